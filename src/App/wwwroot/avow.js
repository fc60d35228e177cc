// Everything works without this file. It only shortens some ways.
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.target.form?.requestSubmit();
  }
});

// A link to a confirmation page opens that page's question on top of this one.
const ask = async (link) => {
  const answer = await fetch(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const question = page.getElementById("ask");
  if (!answer.ok || !question) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "ask-question");
  dialog.append(document.adoptNode(question));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};

addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  // A button that cannot work yet says why beside it; the server would refuse it too.
  if (target?.closest("[aria-disabled=true]")) {
    event.preventDefault();
    return;
  }
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const link = target?.closest("a[data-ask]");
  if (link && plain) {
    event.preventDefault();
    ask(link).catch(() => location.assign(link.href));
    return;
  }
  const close = target?.closest("dialog [data-close]");
  if (close && plain) {
    event.preventDefault();
    close.closest("dialog").close();
  }
  target?.closest("[data-dismiss]")?.closest(".toast").remove();
});

// A form is sent once, however often its button is pressed.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  // Whoever leaves takes along what typed.js remembers.
  if (form.getAttribute("action")?.endsWith("/sign-out")) {
    for (const key of Object.keys(localStorage)) if (key.startsWith("avow:typed:")) localStorage.removeItem(key);
  }
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

for (const button of document.querySelectorAll("[data-dismiss]")) button.hidden = false;
