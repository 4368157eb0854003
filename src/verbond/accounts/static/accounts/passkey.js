// Shows what only works with a script, and says in words when a passkey failed.
for (const part of document.querySelectorAll("[data-needs-script]")) {
  part.hidden = !window.PublicKeyCredential;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const trouble = document.getElementById("passkey-trouble");
  if (!trouble) return;
  trouble.hidden = false;
  trouble.scrollIntoView({ block: "center" });
});
