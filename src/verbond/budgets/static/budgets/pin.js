// A pin on the drawing of neighbourhoods. Without this script the list of neighbourhoods remains.
const MARGIN = 8;
const STEP = 6;

class VerbondPin extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.svg = this.querySelector("svg");
    this.dot = this.querySelector(".pin-dot");
    this.says = this.querySelector(".pin-says");
    this.clearButton = this.querySelector(".pin-clear");
    this.board = this.querySelector(".pin-board");
    const field = (name) => document.getElementById(this.dataset[name]);
    [this.latitude, this.longitude, this.place] = ["latitude", "longitude", "place"].map(field);
    this.board.addEventListener("click", (event) => this.put(this.spotOf(event)));
    this.board.addEventListener("keydown", (event) => this.move(event));
    this.clearButton.addEventListener("click", () => this.clear());
    this.place?.addEventListener("change", () => this.around !== this.place.value && this.clear());
    if (this.latitude.value && this.longitude.value) this.put(this.spotOnEarth());
  }

  get scale() {
    return { west: +this.dataset.west, north: +this.dataset.north, x: +this.dataset.x, y: +this.dataset.y };
  }

  spotOf(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return { x: point.x, y: point.y };
  }

  spotOnEarth() {
    const { west, north, x, y } = this.scale;
    return { x: MARGIN + (+this.longitude.value - west) * x, y: MARGIN + (north - +this.latitude.value) * y };
  }

  move(event) {
    const ways = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (event.key === "Escape") this.clear();
    if (!(event.key in ways)) return;
    event.preventDefault();
    const box = this.svg.viewBox.baseVal;
    const from = this.spot ?? { x: box.width / 2, y: box.height / 2 };
    const [dx, dy] = this.spot ? ways[event.key] : [0, 0];
    this.put({
      x: Math.min(box.width, Math.max(0, from.x + dx)),
      y: Math.min(box.height, Math.max(0, from.y + dy)),
    });
  }

  put(spot) {
    const { west, north, x, y } = this.scale;
    this.spot = spot;
    this.longitude.value = (west + (spot.x - MARGIN) / x).toFixed(6);
    this.latitude.value = (north - (spot.y - MARGIN) / y).toFixed(6);
    this.dot.setAttribute("cx", spot.x);
    this.dot.setAttribute("cy", spot.y);
    this.dot.setAttribute("visibility", "visible");
    this.clearButton.hidden = false;
    const at = Object.assign(this.svg.createSVGPoint(), spot);
    const around = [...this.svg.querySelectorAll(".shape")].find((shape) => shape.isPointInFill(at));
    this.says.textContent = around ? `${this.dataset.set} ${around.dataset.name}.` : this.dataset.out;
    this.around = around?.dataset.code;
    if (around && this.place) this.place.value = this.around;
  }

  clear() {
    this.spot = undefined;
    this.latitude.value = this.longitude.value = "";
    this.dot.setAttribute("visibility", "hidden");
    this.clearButton.hidden = true;
    this.says.textContent = this.dataset.none;
  }
}

customElements.define("verbond-pin", VerbondPin);
