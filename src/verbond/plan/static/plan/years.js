// The years of a plan as a slider: it follows the same links, and puts the answer in place without leaving the page.
class PlanYears extends HTMLElement {
  connectedCallback() {
    this.links = [...this.querySelectorAll("a")];
    if (this.links.length < 3) return;
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = 0;
    slider.max = this.links.length - 1;
    slider.step = 1;
    slider.setAttribute("aria-label", this.querySelector("nav").getAttribute("aria-label"));
    this.slider = slider;
    this.mark(Math.max(0, this.links.findIndex((link) => link.hasAttribute("aria-current"))));
    slider.addEventListener("input", () => this.mark(Number(slider.value)));
    slider.addEventListener("change", () => this.go(this.links[slider.value].href));
    this.links.forEach((link, place) => link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.mark(place);
      this.go(link.href);
    }));
    // From the middle of the first station to the middle of the last, and half a knob beyond.
    const part = `50% / ${this.links.length}`;
    slider.style.left = `calc(${part} - .95rem)`;
    slider.style.width = `calc(100% - 2 * (${part}) + 1.9rem)`;
    this.querySelector("nav").append(slider);
  }

  mark(place) {
    this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", this.links[place].textContent.trim());
    this.links.forEach((link, one) => {
      if (one === place) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  async go(address) {
    this.asked = address;
    this.setAttribute("busy", "");
    try {
      const answer = await fetch(address);
      const text = await answer.text();
      if (this.asked !== address) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      const part = page.querySelector("#plan-year");
      if (!answer.ok || !part) throw new Error(address);
      document.querySelector("#plan-year").replaceWith(part);
      document.title = page.title;
      history.replaceState(history.state, "", address);
      this.removeAttribute("busy");
    } catch {
      location.assign(address);
    }
  }
}
customElements.define("plan-years", PlanYears);
