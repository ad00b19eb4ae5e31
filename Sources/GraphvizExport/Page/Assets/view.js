// The drawing: pan, zoom, and saving what is seen.
const svg = document.querySelector("main > svg");
const whole = svg.viewBox.baseVal;
const view = {
  home: [whole.x, whole.y, whole.width, whole.height],
  box: [whole.x, whole.y, whole.width, whole.height],

  apply() { svg.setAttribute("viewBox", this.box.map((n) => n.toFixed(2)).join(" ")); },
  fit() { this.box = [...this.home]; this.apply(); },

  /** Zooms by a factor around a point of the drawing; by default its middle. */
  zoom(factor, x = this.box[0] + this.box[2] / 2, y = this.box[1] + this.box[3] / 2) {
    const width = this.box[2] / factor;
    if (width < this.home[2] / 60 || width > this.home[2] * 6) return;
    const [left, top] = this.box;
    this.box = [
      x - (x - left) / factor, y - (y - top) / factor, width, this.box[3] / factor,
    ];
    this.apply();
  },

  pan(dx, dy) { this.box[0] += dx; this.box[1] += dy; this.apply(); },

  /** The drawing's point under a point of the screen. */
  point(event) {
    const place = new DOMPoint(event.clientX, event.clientY);
    return place.matrixTransform(svg.getScreenCTM().inverse());
  },

  /** The middle of an element, in the drawing's units. */
  middle(element) {
    const box = element.getBoundingClientRect();
    return this.point({ clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 });
  },

  centre(element) {
    const middle = this.middle(element);
    this.pan(middle.x - this.box[0] - this.box[2] / 2, middle.y - this.box[1] - this.box[3] / 2);
  },

  /** The visible part as an SVG document of its own. */
  text() {
    const copy = svg.cloneNode(true);
    copy.querySelectorAll(".off, .hit").forEach((element) => element.remove());
    copy.querySelectorAll("[tabindex]").forEach((element) => {
      ["tabindex", "role", "aria-label"].forEach((name) => element.removeAttribute(name));
      element.classList.remove("near", "chosen", "folded");
    });
    copy.removeAttribute("class");
    const [, , width, height] = this.box;
    const scale = Math.max(1, 1200 / width);
    copy.setAttribute("width", Math.round(width * scale));
    copy.setAttribute("height", Math.round(height * scale));
    return new XMLSerializer().serializeToString(copy);
  },

  saveSVG() { this.save(new Blob([this.text()], { type: "image/svg+xml" }), "svg"); },

  savePNG() {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      const pen = canvas.getContext("2d");
      pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--page");
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => this.save(blob, "png"), "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(this.text());
  },

  save(blob, ending) {
    document.documentElement.dataset.saved = `${ending} ${blob.size}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = document.title.replace(/[^\p{L}\p{N}_-]+/gu, "_") + "." + ending;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  },
};

let drag = null;
svg.addEventListener("wheel", (event) => {
  event.preventDefault();
  const place = view.point(event);
  view.zoom(Math.exp(-event.deltaY * 0.0015), place.x, place.y);
}, { passive: false });
svg.addEventListener("pointerdown", (event) => {
  if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false };
});
window.addEventListener("pointermove", (event) => {
  // A drag that has ended is known for a moment more: see below.
  if (!drag || !(event.buttons & 1)) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  const scale = 1 / svg.getScreenCTM().a;
  view.pan(-dx * scale, -dy * scale);
  drag = { x: event.clientX, y: event.clientY, moved: true };
  svg.classList.add("dragging");
});
window.addEventListener("pointerup", () => {
  svg.classList.remove("dragging");
  // The click that ends a drag chooses nothing.
  const ended = drag;
  setTimeout(() => { if (drag === ended) drag = null; }, 0);
});
