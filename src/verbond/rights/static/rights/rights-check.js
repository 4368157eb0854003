// Only what a page without it does a step later: the echo of an amount, and printing.
const euro = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "nl-BE", { maximumFractionDigits: 2 });

function amount(text) {
  let plain = text.replace(/[€\s]|euro/gi, "");
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d{1,2})?$/.test(plain)) plain = plain.replaceAll(",", "");
  else if (plain.includes(",")) plain = plain.replaceAll(".", "").replace(",", ".");
  else if (/^\d{1,3}(\.\d{3})+$/.test(plain)) plain = plain.replaceAll(".", "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

function echo(line) {
  const key = line.dataset.echo, form = line.closest("form");
  const field = form.querySelector(`[name="${key}-amount"]`);
  const per = form.querySelector(`[name="${key}-per"]:checked`)?.value;
  const given = amount(field.value);
  if (given === null || !per) { line.textContent = ""; return; }
  const other = per === "month" ? given * 12 : given / 12;
  line.textContent = `= € ${euro.format(other)} ${per === "month" ? line.dataset.year : line.dataset.month}`;
}

for (const line of document.querySelectorAll("[data-echo]")) {
  line.closest("fieldset").addEventListener("input", () => echo(line));
  echo(line);
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
