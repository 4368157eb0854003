// The ballot counts along, filters without a trip, and keeps its draft in this browser by itself.
const form = document.querySelector("[data-ballot]");
const marks = form ? [...form.querySelectorAll("[data-mark]")] : [];
const isCross = (mark) => mark.matches("[type=checkbox], [type=radio]");
const valueOf = (mark) => (isCross(mark) ? Number(mark.checked) : Number(mark.value) || 0);

function tellCount() {
  const line = form.querySelector("[data-count]");
  const words = line.dataset;
  const chosen = marks.filter(valueOf);
  let text = chosen.length === 0 ? words.none : chosen.length === 1 ? words.one : words.many.replace("#", chosen.length);
  let over = Boolean(form.dataset.most) && chosen.length > Number(form.dataset.most);
  if (form.dataset.kind === "cumulative" && form.dataset.points) {
    const left = Number(form.dataset.points) - marks.reduce((sum, mark) => sum + valueOf(mark), 0);
    text += `, ${(left < 0 ? words.pointsOver : words.pointsLeft).replace("#", Math.abs(left))}`;
    over ||= left < 0;
  }
  line.textContent = text;
  line.toggleAttribute("data-over", over);
  tellCost();
}

function tellCost() {
  const line = form.querySelector("[data-bar] [data-cost]");
  if (!line) return;
  const euros = new Intl.NumberFormat("nl-BE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
  const spent = marks.reduce((sum, mark) => sum + (mark.checked ? Number(mark.dataset.cost) : 0), 0);
  line.textContent = `${euros.format(spent / 100)} / ${euros.format(Number(line.dataset.budget) / 100)}`;
  line.toggleAttribute("data-over", spent > Number(line.dataset.budget));
}

function filter() {
  const wanted = { theme: form.elements.show_theme?.value, place: form.elements.show_place?.value };
  for (const line of form.querySelectorAll(".ballot-line")) {
    line.hidden = Object.entries(wanted).some(([name, value]) => value && line.dataset[name] !== value);
  }
}

let waiting;
async function keep() {
  const said = form.querySelector("[data-saved]");
  const body = new URLSearchParams(new FormData(form));
  body.set("go", "quietly");
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "error" });
    said.textContent = answer.status === 204 ? said.dataset.words : said.dataset.failed;
  } catch {
    said.textContent = said.dataset.failed;
  }
}

if (form) {
  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-resend]")) { form.requestSubmit(form.querySelector("[data-filter-button]")); return; }
    if (event.target.matches("select:not([data-mark])")) { filter(); return; }
    tellCount();
    form.querySelector("[data-saved]").textContent = "";
    clearTimeout(waiting);
    waiting = setTimeout(keep, 800);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  for (const button of form.querySelectorAll("[data-filter-button], [data-keep-button]")) button.hidden = true;
  tellCount();
}

for (const button of document.querySelectorAll("[data-copy-text]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copyText);
    document.querySelector("[data-copied]").textContent = button.dataset.done;
  });
}
