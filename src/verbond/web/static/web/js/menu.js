// On a phone the main menu folds behind its button; without script it simply stays open.
document.documentElement.classList.add("has-script");

const toggle = document.querySelector(".nav-toggle");
const menu = document.querySelector("#main-menu");

function setOpen(open) {
  toggle.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("open", open);
}

if (toggle && menu) {
  const narrow = matchMedia("(max-width: 61.99rem)");
  const fit = () => { toggle.hidden = !narrow.matches; setOpen(false); };
  narrow.addEventListener("change", fit);
  fit();
  toggle.addEventListener("click", () => setOpen(toggle.getAttribute("aria-expanded") !== "true"));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !toggle.hidden) { setOpen(false); toggle.focus(); }
  });
}
