// The list under a search field: htmx fills it, the arrow keys walk through it, Escape closes it.
function around(event) {
  return event.target instanceof Element ? event.target.closest(".search-box") : null;
}

document.addEventListener("keydown", (event) => {
  const box = around(event);
  const list = box?.querySelector(".suggestions");
  if (!list || !list.childElementCount) return;
  const links = [...list.querySelectorAll("a")];
  const input = box.querySelector("input");
  const place = links.indexOf(document.activeElement);
  if (event.key === "Escape") {
    list.replaceChildren();
    input.focus();
  } else if (event.key === "ArrowDown" && place < links.length - 1) {
    event.preventDefault();
    links[place + 1].focus();
  } else if (event.key === "ArrowUp" && place >= 0) {
    event.preventDefault();
    (place ? links[place - 1] : input).focus();
  }
});

document.addEventListener("focusout", (event) => {
  const box = around(event);
  if (!box || box.contains(event.relatedTarget) || !event.relatedTarget) return;
  box.querySelector(".suggestions")?.replaceChildren();
});

document.addEventListener("pointerdown", (event) => {
  for (const box of document.querySelectorAll(".search-box")) {
    if (!box.contains(event.target)) box.querySelector(".suggestions")?.replaceChildren();
  }
});
