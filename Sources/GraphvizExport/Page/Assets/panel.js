// The side panel: everything known about one node or edge. Data comes in as text only.
const panel = document.querySelector("aside");

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function button(text, act) {
  const element = make("button", text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

/** The sentence with the words marked, in what stands around it. */
function quote(proof) {
  const block = make("blockquote");
  block.append(make("span", proof.lead, "context"));
  let rest = proof.text;
  const marked = [...proof.marked].filter(Boolean).sort((a, b) => b.length - a.length);
  while (rest) {
    const hits = marked
      .map((word) => ({ word, at: rest.indexOf(word) }))
      .filter((hit) => hit.at >= 0)
      .sort((a, b) => a.at - b.at || b.word.length - a.word.length);
    if (!hits.length) break;
    block.append(rest.slice(0, hits[0].at), make("mark", hits[0].word));
    rest = rest.slice(hits[0].at + hits[0].word.length);
  }
  block.append(rest, make("span", proof.trail, "context"));
  const place = make("div", `${proof.title || proof.document} · ${words.line(proof.line)}`, "muted");
  if (proof.link) {
    const link = make("a", place.textContent, "muted");
    link.href = proof.link;
    place.replaceChildren(link);
  }
  block.append(place);
  return block;
}

function section(title, ...children) {
  panel.append(make("h2", title), ...children);
}

function describe(properties) {
  const list = make("dl");
  for (const [key, value] of properties) list.append(make("dt", key), make("dd", value));
  return list;
}

function openPanel(title, kind) {
  panel.hidden = false;
  const close = button("×", () => page.choose(null));
  close.className = "close";
  close.title = words.close;
  panel.replaceChildren(close, make("h1", title), make("div", kind, "muted"));
  panel.scrollTop = 0;
}

function showNode(index) {
  const node = model.nodes[index];
  openPanel(node.name, `${node.labelName} · ${words.documents(node.sources)}`);
  const isFolded = model.folded.has(index);
  panel.append(button(isFolded ? words.unfold : words.fold, () => page.fold(index)));
  if (node.aliases.length) section(words.aliases, make("div", node.aliases.join("、")));
  if (node.properties.length) section(words.properties, describe(node.properties));
  const ties = make("ul");
  model.edges.forEach((edge, at) => {
    if (edge.type === "" || (edge.source !== index && edge.target !== index)) return;
    const other = edge.source === index ? edge.target : edge.source;
    const arrow = edge.arrow ? (edge.source === index ? "→" : "←") : "—";
    const item = make("li");
    item.append(button(`${arrow} ${edge.typeName} ${model.nodes[other].name}`, () => page.choose({ edge: at })));
    ties.append(item);
  });
  if (ties.children.length) section(words.ties, ties);
  section(words.proofs, ...proofs(node));
}

function showEdge(index) {
  const edge = model.edges[index];
  const arrow = edge.arrow ? " → " : " — ";
  openPanel(
    model.nodes[edge.source].name + arrow + model.nodes[edge.target].name,
    `${edge.typeName} · ${words.documents(edge.sources)}`);
  const ends = make("ul");
  for (const end of [edge.source, edge.target]) {
    const item = make("li");
    item.append(button(model.nodes[end].name, () => page.choose({ node: end })));
    ends.append(item);
  }
  panel.append(ends);
  if (edge.properties.length) section(words.properties, describe(edge.properties));
  section(words.proofs, ...proofs(edge));
}

function proofs(item) {
  return item.proofs.length ? item.proofs.map(quote) : [make("div", words.noProof, "muted")];
}
