// The reader of the whole text: says in the contents where you are, and finds a line that has no anchor of its own.
const text = document.querySelector(".reader-text");
const links = new Map([...document.querySelectorAll(".reader-contents a")].map((link) => [link.hash.slice(1), link]));
const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
const where = document.querySelector("[data-where]");

function mark() {
  const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight * 0.3);
  const here = links.get((passed.at(-1) ?? heads[0])?.id);
  if (!here || here.hasAttribute("aria-current")) return;
  for (const link of links.values()) link.removeAttribute("aria-current");
  here.setAttribute("aria-current", "true");
  if (where) where.textContent = here.textContent;
  const box = here.closest(".reader-contents");
  if (box.scrollHeight > box.clientHeight) box.scrollTop = here.offsetTop - box.clientHeight / 2;
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; mark(); });
}, { passive: true });
mark();

// A line in the middle of a sentence: go to where that sentence begins.
function findLine() {
  const asked = Number(/^#L(\d+)$/.exec(location.hash)?.[1]);
  if (!asked || document.getElementById(`L${asked}`)) return;
  const before = [...text.querySelectorAll("[id]")].filter((line) => Number(line.id.slice(1)) <= asked).at(-1);
  if (before) location.replace(`#${before.id}`);
}
findLine();
addEventListener("hashchange", findLine);

// The number of a line is its address.
text.addEventListener("click", (event) => {
  const line = event.target.closest("b")?.closest("[id]");
  if (line) location.hash = line.id;
});

// On a phone the contents fold away after a choice.
document.querySelector(".reader-contents")?.addEventListener("click", (event) => {
  const fold = event.target.closest("a")?.closest("details");
  if (fold && !matchMedia("(min-width: 62rem)").matches) fold.open = false;
});
