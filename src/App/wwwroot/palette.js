// The search of the whole house as one types. Without this file the field in the top bar leads to a page that does the same.
const palette = document.getElementById("palette");
const input = palette.querySelector("input");
const list = document.getElementById("palette-list");
const status = palette.appendChild(document.createElement("p"));
status.className = "vh";
status.setAttribute("role", "status");
let asked = 0;
let waiting;

const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
};

// Answers may come in another order than the questions: only the newest counts.
const look = async () => {
  const mine = ++asked;
  const answer = await fetch(`${palette.dataset.list}?q=${encodeURIComponent(input.value)}`);
  if (mine !== asked || !answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return;
  status.textContent = found.querySelector("[role=status]")?.textContent ?? "";
  list.replaceChildren(...found.querySelectorAll("body > [role=group]"));
  if (options().length === 0 && status.textContent) {
    const nothing = document.createElement("p");
    nothing.className = "soft";
    nothing.textContent = status.textContent;
    list.append(nothing);
  }
  input.setAttribute("aria-expanded", String(options().length > 0));
  choose(input.value ? options()[0] : undefined);
};

const open = () => {
  if (palette.open) return;
  palette.showModal();
  input.select();
  look().catch(() => {});
};

const step = (by) => {
  const all = options();
  if (all.length === 0) return;
  const at = all.indexOf(chosen());
  choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
};

input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => look().catch(() => {}), 90);
});

input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && chosen() && !event.isComposing) {
    event.preventDefault();
    location.assign(chosen().href);
  } else if (event.key === "Escape" && !event.isComposing) {
    // The browser would first empty a search field.
    event.preventDefault();
    palette.close();
  }
});

// A click beside the box shuts it.
palette.addEventListener("click", (event) => {
  if (event.target === palette || event.target.closest("[data-close]")) palette.close();
});

addEventListener("keydown", (event) => {
  const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !inField;
  const key = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
  if ((slash || key) && !document.querySelector("dialog[open]:not(#palette)")) {
    event.preventDefault();
    open();
  }
});

document.querySelector(".find")?.addEventListener("click", (event) => {
  event.preventDefault();
  open();
});
