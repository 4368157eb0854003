// Review by keyboard: j and k walk through the cards, Enter confirms, x rejects, e opens the fields to change it.
const editable = "input, textarea, select, [contenteditable]";

function cards() {
  return [...document.querySelectorAll(".review-card")];
}

function step(by) {
  const all = cards();
  const now = all.findIndex((card) => card.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, now + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(action) {
  const card = document.activeElement?.closest(".review-card");
  const button = card?.querySelector(`[data-action="${action}"]`);
  if (!button) return false;
  if (action !== "change") card.dataset.leaving = "";
  button.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (!document.querySelector(".review") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches(editable)) return;
  if (event.key === "Enter" && !event.target.matches(".review-card")) return;
  const keys = { j: () => step(1), k: () => step(-1), Enter: () => press("confirm"), x: () => press("reject"), e: () => press("change") };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

// A card that was answered is swapped by htmx: the focus goes on to the next one, so that the hands stay on the keys.
let answered = -1;
document.addEventListener("htmx:before:swap", () => {
  answered = cards().findIndex((card) => "leaving" in card.dataset);
});
document.addEventListener("htmx:after:swap", () => {
  if (answered < 0) return;
  const all = cards();
  const next = all.find((card, place) => place >= answered && (card.dataset.state ?? "proposed") === "proposed");
  (next ?? all[answered])?.focus();
  answered = -1;
});
