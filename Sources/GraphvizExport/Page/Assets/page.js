// What people do: hover, choose, search, filter, fold; by pointer and by keyboard.
const elements = {
  nodes: model.nodes.map((node) => document.getElementById(node.id)),
  edges: model.edges.map((edge) => document.getElementById(edge.id)),
};

const page = {
  chosen: null,

  refresh() {
    const visible = model.visible();
    elements.nodes.forEach((element, index) => {
      element.classList.toggle("off", !visible.nodes.has(index));
      element.classList.toggle("folded", model.folded.has(index));
    });
    elements.edges.forEach((element, index) => element.classList.toggle("off", !visible.edges.has(index)));
    this.visible = visible;
  },

  /** Lights up a node or edge and what it is tied to; `null` lights up all. */
  light(item) {
    svg.classList.toggle("focus", item !== null);
    [...elements.nodes, ...elements.edges].forEach((element) => element.classList.remove("near"));
    if (item === null) return;
    const nodes = new Set();
    const edges = new Set();
    if (item.edge !== undefined) edges.add(item.edge);
    if (item.node !== undefined) {
      nodes.add(item.node);
      model.edges.forEach((edge, index) => {
        if (edge.source === item.node || edge.target === item.node) edges.add(index);
      });
    }
    edges.forEach((index) => {
      elements.edges[index].classList.add("near");
      nodes.add(model.edges[index].source).add(model.edges[index].target);
    });
    nodes.forEach((index) => elements.nodes[index].classList.add("near"));
  },

  choose(item) {
    this.chosen = item;
    document.querySelectorAll(".chosen").forEach((element) => element.classList.remove("chosen"));
    this.light(item);
    if (item === null) { panel.hidden = true; return; }
    if (item.node !== undefined) {
      elements.nodes[item.node].classList.add("chosen");
      showNode(item.node);
    } else {
      elements.edges[item.edge].classList.add("chosen");
      showEdge(item.edge);
    }
  },

  fold(node) {
    if (!model.folded.delete(node)) model.folded.add(node);
    this.refresh();
    showNode(node);
  },

  /** Brings a found node to the middle, whatever hid it. */
  reveal(node) {
    model.folded.clear();
    model.hiddenLabels.delete(model.nodes[node].label);
    document.querySelectorAll("input[data-label]").forEach((box) => {
      box.checked = !model.hiddenLabels.has(box.dataset.label);
    });
    this.refresh();
    results.replaceChildren();
    view.centre(elements.nodes[node]);
    this.choose({ node });
  },

  /** The visible node nearest to one in a direction; itself when there is none. */
  beside(node, dx, dy) {
    const from = view.middle(elements.nodes[node]);
    let best = node;
    let least = Infinity;
    this.visible.nodes.forEach((other) => {
      if (other === node) return;
      const to = view.middle(elements.nodes[other]);
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (along > 1 && along + 2 * across < least) { best = other; least = along + 2 * across; }
    });
    return best;
  },
};

function attach(element, item, name) {
  element.setAttribute("tabindex", item.node === undefined ? "-1" : "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", name);
  element.addEventListener("pointerenter", () => { if (!drag?.moved) page.light(item); });
  element.addEventListener("pointerleave", () => page.light(page.chosen));
  element.addEventListener("focus", () => page.light(item));
  element.addEventListener("click", (event) => {
    event.stopPropagation();
    if (!drag?.moved) page.choose(item);
  });
}

model.nodes.forEach((node, index) => {
  attach(elements.nodes[index], { node: index }, node.name);
  elements.nodes[index].addEventListener("dblclick", () => page.fold(index));
});
model.edges.forEach((edge, index) => {
  const path = elements.edges[index].querySelector("path");
  if (path) {
    const hit = path.cloneNode();
    hit.setAttribute("class", "hit");
    path.after(hit);
  }
  attach(elements.edges[index], { edge: index }, edge.typeName);
});
svg.addEventListener("click", () => { if (!drag?.moved) page.choose(null); });

// Search
const search = document.querySelector("input[type=search]");
const results = document.querySelector(".results");
search.placeholder = words.search;
search.setAttribute("aria-label", words.search);
search.addEventListener("input", () => {
  const found = model.find(search.value);
  results.replaceChildren(...found.map((index, at) => {
    const item = make("li", model.nodes[index].name);
    item.tabIndex = 0;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", at === 0);
    item.addEventListener("click", () => page.reveal(index));
    item.addEventListener("keydown", (event) => { if (event.key === "Enter") page.reveal(index); });
    return item;
  }));
  if (search.value.trim() && !found.length) results.append(make("li", words.none, "muted"));
});
search.addEventListener("keydown", (event) => {
  const found = model.find(search.value);
  if (event.key === "Enter" && found.length) page.reveal(found[0]);
  if (event.key === "Escape") { search.value = ""; results.replaceChildren(); search.blur(); }
});

// Filters and buttons
const filters = document.querySelector(".filters");
filters.append(make("summary", words.filters));
function boxes(title, names, hidden, key) {
  filters.append(make("div", title, "muted"));
  for (const { value, text } of names) {
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.checked = true;
    box.dataset[key] = value;
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(value); else hidden.add(value);
      page.refresh();
    });
    label.append(box, text);
    filters.append(label);
  }
}
boxes(words.labels, data.labels, model.hiddenLabels, "label");
boxes(words.types, data.types, model.hiddenTypes, "type");
const least = make("input");
least.type = "number";
least.min = 1;
least.value = 1;
least.addEventListener("input", () => {
  model.leastSources = Math.max(1, Number(least.value) || 1);
  page.refresh();
});
const leastLabel = make("label", words.sources + " ");
leastLabel.append(least);
filters.append(leastLabel);

const buttons = document.querySelector(".buttons");
const named = (text, title, act) => {
  const element = button(text, act);
  element.title = title;
  return element;
};
buttons.append(
  named("＋", words.zoomIn, () => view.zoom(1.3)), named("－", words.zoomOut, () => view.zoom(1 / 1.3)),
  named(words.fit, words.fit, () => view.fit()), named(words.svg, words.svg, () => view.saveSVG()),
  named(words.png, words.png, () => view.savePNG()));
panel.setAttribute("aria-label", words.panel);

// Keyboard
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = elements.nodes.indexOf(document.activeElement);
  if (arrows[event.key]) {
    event.preventDefault();
    const [dx, dy] = arrows[event.key];
    if (focused >= 0) elements.nodes[page.beside(focused, dx, dy)].focus();
    else view.pan(dx * view.box[2] / 12, dy * view.box[3] / 12);
  } else if (event.key === "/") {
    event.preventDefault();
    search.focus();
  } else if (event.key === "+" || event.key === "=") view.zoom(1.3);
  else if (event.key === "-") view.zoom(1 / 1.3);
  else if (event.key === "0") view.fit();
  else if (event.key === "Escape") page.choose(null);
  else if ((event.key === "Enter" || event.key === " ") && focused >= 0) {
    event.preventDefault();
    page.choose({ node: focused });
  } else if (event.key === "f" && focused >= 0) page.fold(focused);
});

page.refresh();
document.documentElement.dataset.ready = "yes";
