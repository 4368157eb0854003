// On a phone the main menu folds behind its button; the sheet folds it, so that nothing jumps.
// Until this has come, the button is a link that opens the menu by its address.
const toggle = document.querySelector(".nav-toggle");
const menu = document.querySelector("#main-menu");

function setOpen(open) {
  toggle.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("open", open);
}

if (toggle && menu) {
  const narrow = matchMedia("(max-width: 61.99rem)");
  narrow.addEventListener("change", () => setOpen(false));
  const turn = (event) => {
    event.preventDefault();
    setOpen(toggle.getAttribute("aria-expanded") !== "true");
  };
  toggle.addEventListener("click", turn);
  toggle.addEventListener("keydown", (event) => { if (event.key === " ") turn(event); });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches) { setOpen(false); toggle.focus(); }
  });
}
