// Small services: copy an address, send a form on choice, bring an error summary to the reader, show which sentence a dot is.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const address = new URL(button.dataset.copy || location.href, location.href).href;
  const said = button.parentElement.querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(address);
    if (said) said.textContent = button.dataset.done;
  } catch {
    if (said) said.textContent = address;
  }
});
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;

document.addEventListener("change", (event) => {
  if (!event.target.matches("[type=checkbox], [type=radio], select")) return;
  if (event.target.closest("form[data-send-on-change]")) event.target.form.requestSubmit();
});
for (const form of document.querySelectorAll("form[data-send-on-change]")) form.classList.add("sends-itself");

// The address keeps up with what the form asks, so that a search can be shared.
document.addEventListener("htmx:after:swap", () => {
  const form = document.querySelector("form[data-send-on-change]");
  if (!form) return;
  const asked = new URLSearchParams(new FormData(form));
  if (!asked.get("q")) asked.delete("q");
  history.replaceState(history.state, "", `${form.getAttribute("action")}${asked.size ? `?${asked}` : ""}`);
});

function focusSummary() { document.querySelector("[data-focus-first]")?.focus(); }
focusSummary();
// An address with a # takes the focus away again when the page has come.
if (location.hash) { addEventListener("load", () => setTimeout(focusSummary)); }
document.addEventListener("htmx:after:swap", focusSummary);

// Folded on a phone, open beside a list; what arrives later keeps the choice that the reader made.
let unfolded = matchMedia("(min-width: 62rem)").matches;
function unfold() {
  for (const details of document.querySelectorAll("details[data-open-wide]")) details.open = unfolded;
}
unfold();
document.addEventListener("htmx:after:swap", unfold);
document.addEventListener("click", (event) => {
  const details = event.target.closest?.("summary")?.parentElement;
  if (details?.matches("[data-open-wide]")) unfolded = !details.open;
});

// A row of dots says in its own line which sentence is under the pointer or the focus.
function tell(event) {
  const dot = event.target.closest?.(".dot-links a");
  const line = dot?.closest(".dot-figure")?.querySelector("[data-dot-words]");
  if (line) line.textContent = dot.getAttribute("aria-label");
}
document.addEventListener("pointerover", tell);
document.addEventListener("focusin", tell);
