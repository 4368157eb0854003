// Two islands. <verbond-map> makes the drawing it holds movable; <verbond-filter> narrows the list it holds.
// Without this file both still work: the drawing has links, the list is whole.

const LABELS_FROM_ZOOM = 13; // below it 31 names would lie on top of each other
const still = matchMedia("(prefers-reduced-motion: reduce)");
const print = matchMedia("print");

let leaflet; // one promise for all maps of a page

function fetchLeaflet(script, style) {
  leaflet ??= Promise.all([
    append("link", { rel: "stylesheet", href: style }),
    append("script", { src: script }),
  ]).then(() => window.L);
  return leaflet;
}

function append(tag, attributes) {
  return new Promise((done, failed) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.addEventListener("load", done);
    node.addEventListener("error", () => failed(new Error(`${node.href || node.src} did not load`)));
    document.head.append(node);
  });
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

class VerbondMap extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.url || this.watcher) return;
    this.watcher = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      this.watcher.disconnect();
      this.start();
    }, { rootMargin: "200px" });
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    this.watcher?.disconnect();
    this.watcher = undefined;
    this.map?.remove();
    this.map = undefined;
  }

  async start() {
    try {
      const [L, answer] = await Promise.all([
        fetchLeaflet(this.dataset.script, this.dataset.sheet),
        fetch(this.dataset.url, { headers: { Accept: "application/geo+json" } }),
      ]);
      if (!answer.ok) throw new Error(`${this.dataset.url}: ${answer.status}`);
      const places = await answer.json();
      if (this.isConnected) this.draw(L, places);
    } catch (problem) {
      // The drawing is still there, with its links: nothing is lost but the moving.
      console.warn(problem);
    }
  }

  // What the server drew is the one source of colour, link and name; Leaflet only moves it.
  readDrawing() {
    const drawn = new Map();
    for (const link of this.querySelectorAll(".map-drawing [data-code]")) {
      const path = link.querySelector("path");
      drawn.set(link.dataset.code, {
        name: link.dataset.name,
        label: link.getAttribute("aria-label"),
        href: link.getAttribute("href"),
        classes: path.getAttribute("class"),
        fill: path.getAttribute("fill"),
        chosen: path.classList.contains("is-chosen") || path.classList.contains("is-likely"),
      });
    }
    return drawn;
  }

  draw(L, places) {
    const drawn = this.readDrawing();
    const drawing = this.querySelector(".map-drawing");
    const shown = places.features.filter((one) => drawn.has(one.properties.code));
    if (!shown.length) return;
    const canvas = document.createElement("div");
    canvas.className = `map-live${drawing.classList.contains("is-coloured") ? " is-coloured" : ""}`;
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", this.dataset.label);
    this.append(canvas);
    const moving = !still.matches;
    this.map = L.map(canvas, {
      attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.25, maxZoom: 17,
      zoomAnimation: moving, fadeAnimation: moving, markerZoomAnimation: moving, inertia: moving,
    });
    L.control.zoom({ zoomInTitle: this.dataset.zoomIn, zoomOutTitle: this.dataset.zoomOut }).addTo(this.map);
    if (this.dataset.tiles) L.tileLayer(this.dataset.tiles, { opacity: 0.5 }).addTo(this.map);
    // The chosen come last, so that their border lies on top.
    shown.sort((a, b) => drawn.get(a.properties.code).chosen - drawn.get(b.properties.code).chosen);
    this.layers = new Map();
    const all = L.geoJSON({ type: "FeatureCollection", features: shown }, {
      style: (one) => this.look(drawn.get(one.properties.code)),
      onEachFeature: (one, layer) => this.layers.set(one.properties.code, layer),
    });
    this.map.fitBounds(all.getBounds(), { padding: [8, 8], animate: false });
    all.addTo(this.map);
    this.map.setMinZoom(this.map.getZoom() - 1);
    this.map.setMaxBounds(all.getBounds().pad(0.5));
    this.borrowPatterns(canvas, drawing);
    for (const [code, layer] of this.layers) this.enliven(layer, drawn.get(code), code);
    this.rove([...this.layers].sort(([a], [b]) => drawn.get(a).name.localeCompare(drawn.get(b).name)).map(([, layer]) => layer));
    this.label(L, drawn);
    this.map.on("zoomend", () => this.label(L, drawn));
    this.followList();
    this.hideDrawing(drawing.parentElement);
  }

  look(place) {
    return { className: place.classes, fillColor: place.fill ?? undefined, fillOpacity: 1, weight: 1 };
  }

  borrowPatterns(canvas, drawing) {
    // A pattern is found by its id anywhere in the page, but not inside what is not rendered.
    const defs = drawing.querySelector("defs");
    if (defs) canvas.querySelector("svg").prepend(defs.cloneNode(true));
  }

  enliven(layer, place, code) {
    const path = layer.getElement();
    path.setAttribute("role", "link");
    path.setAttribute("aria-label", place.label);
    path.dataset.code = code;
    const go = () => { location.href = place.href; };
    layer.on("click", go);
    path.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
    path.addEventListener("focus", () => layer.openTooltip());
    path.addEventListener("blur", () => { if (this.map && this.map.getZoom() < LABELS_FROM_ZOOM) layer.closeTooltip(); });
  }

  // One stop for the Tab key; the arrows go from place to place, in the order of the list.
  rove(layers) {
    const paths = layers.map((layer) => layer.getElement());
    paths.forEach((path, place) => {
      path.tabIndex = place === 0 ? 0 : -1;
      path.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        event.stopPropagation(); // the map itself would move on the arrows
        const next = paths[(place + step + paths.length) % paths.length];
        path.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    });
  }

  label(L, drawn) {
    const near = this.map.getZoom() >= LABELS_FROM_ZOOM;
    if (near === this.near) return;
    this.near = near;
    for (const [code, layer] of this.layers) {
      const place = drawn.get(code);
      const words = document.createElement("span");
      words.textContent = near ? place.name : place.label;
      const always = near || (place.classes.includes("is-chosen") && this.onlyChosen(drawn));
      layer.unbindTooltip().bindTooltip(words, {
        permanent: always, direction: near ? "center" : "top", sticky: !always, className: near ? "" : "is-pill",
      });
    }
  }

  onlyChosen(drawn) {
    return [...drawn.values()].filter((place) => place.classes.includes("is-chosen")).length === 1;
  }

  // Point at a name in the list, and its place lights up; point at a place, and its name does.
  followList() {
    const links = this.closest("figure")?.querySelectorAll(".map-list [data-code]") ?? [];
    for (const link of links) {
      const path = this.layers.get(link.dataset.code)?.getElement();
      if (!path) continue;
      const light = (on) => () => { path.classList.toggle("is-near", on); link.classList.toggle("is-near", on); };
      for (const node of [link, path]) {
        node.addEventListener("mouseenter", light(true));
        node.addEventListener("mouseleave", light(false));
        node.addEventListener("focus", light(true));
        node.addEventListener("blur", light(false));
      }
    }
  }

  hideDrawing(box) {
    const fit = () => { this.style.height = print.matches ? "" : `${height}px`; };
    const height = box.offsetHeight + 4;
    fit();
    box.classList.add("is-replaced");
    box.inert = true;
    new ResizeObserver(() => this.map?.invalidateSize({ animate: false })).observe(this);
    print.addEventListener("change", fit);
  }
}

class VerbondFilter extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const rows = [...this.querySelectorAll("li")].map((row) => [row, plain(row.textContent)]);
    const said = this.querySelector("[role=status]");
    if (!input) return;
    input.closest("[hidden]")?.removeAttribute("hidden");
    input.addEventListener("input", () => {
      const wanted = plain(input.value.trim());
      let found = 0;
      for (const [row, text] of rows) {
        row.hidden = !text.includes(wanted);
        if (!row.hidden) found += 1;
      }
      const { none, one, some } = this.dataset;
      for (const fold of this.querySelectorAll("details")) fold.open = wanted !== "" && fold.querySelector("li:not([hidden])") !== null;
      said.textContent = found ? `${found} ${found === 1 ? one : some}` : none;
    });
  }
}

customElements.define("verbond-map", VerbondMap);
customElements.define("verbond-filter", VerbondFilter);
