// The page works without this file: its button asks the same. Here the remarks come while somebody writes.
const paper = document.querySelector("[data-edit]");
const text = paper.querySelector("textarea");
const numbers = paper.querySelector(".lines");
const remarks = document.getElementById("remarks");
const PAUSE = 500;
let asked = null;
let timer = 0;

const number = () => {
  const count = text.value.split("\n").length;
  if (numbers.textContent.split("\n").length !== count) numbers.textContent = Array.from({ length: count }, (_, at) => at + 1).join("\n");
};

const ask = async () => {
  asked?.abort();
  asked = new AbortController();
  const answer = await fetch(paper.dataset.edit, { method: "POST", body: new URLSearchParams(new FormData(text.form)), signal: asked.signal });
  if (answer.ok) remarks.innerHTML = await answer.text();
};

text.addEventListener("input", () => {
  number();
  clearTimeout(timer);
  timer = setTimeout(() => ask().catch((error) => { if (error.name !== "AbortError") throw error; }), PAUSE);
});

remarks.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = text.value.split("\n");
  const line = Math.min(Number(link.dataset.line), lines.length) - 1;
  const start = lines.slice(0, line).reduce((sum, words) => sum + words.length + 1, 0);
  text.focus({ preventScroll: true });
  text.setSelectionRange(start, start + lines[line].length);
  const height = parseFloat(getComputedStyle(text).lineHeight);
  const top = text.getBoundingClientRect().top + scrollY + line * height;
  scrollTo({ top: top - innerHeight / 3 });
});

number();
