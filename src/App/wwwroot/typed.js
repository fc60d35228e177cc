// What somebody types into these forms is kept in this browser until it has arrived, so that no reload, ended sign-in or crash loses it.
// The page works without this file. Signing out forgets everything (avow.js); so does a week.
const PREFIX = "avow:typed:";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const PAUSE = 300;
const TYPED = ["text", "number", "date", "search"];
const forms = [...document.querySelectorAll("form[data-keep]")];
const place = (form) => PREFIX + form.dataset.keep;
const read = (form) => JSON.parse(localStorage.getItem(place(form)));
const fields = (form) => [...form.elements].filter((field) => field.name && (field.matches("textarea, select") || TYPED.includes(field.type)));

// Enough to tell whether the page still shows what somebody began from.
const digest = (text) => {
  let sum = 5381;
  for (let at = 0; at < text.length; at++) sum = ((sum * 33) ^ text.charCodeAt(at)) >>> 0;
  return `${text.length}.${sum}`;
};

const write = (form, begun, sent) => {
  const values = fields(form).map((field) => [field.name, field.value, digest(begun.get(field) ?? "")]);
  try {
    localStorage.setItem(place(form), JSON.stringify({ at: Date.now(), sent, values }));
  } catch (error) {
    if (error.name !== "QuotaExceededError") throw error;
  }
};

// A page that says what was done, or that no longer shows the form, is what a form that arrived leads to.
const arrived = document.querySelector(".toast") !== null;
for (const key of Object.keys(localStorage).filter((k) => k.startsWith(PREFIX))) {
  const kept = JSON.parse(localStorage.getItem(key));
  const here = forms.some((form) => place(form) === key);
  if (Date.now() - kept.at > WEEK || (kept.sent && (arrived || !here))) localStorage.removeItem(key);
}

for (const form of forms) {
  const begun = new Map(fields(form).map((field) => [field, field.value]));
  const other = (read(form)?.values ?? []).filter(([name, value]) => form.elements[name] && form.elements[name].value !== value);
  const bring = () => {
    for (const [name, value] of other) {
      form.elements[name].value = value;
      form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    }
    const details = form.closest("details");
    if (details) details.open = true;
  };
  const say = (which) => {
    for (const note of form.querySelectorAll("[data-kept]")) note.hidden = note.dataset.kept !== which;
  };

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(form, begun, false), PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    write(form, begun, true);
  });

  form.querySelector("[data-kept=back] button").addEventListener("click", () => {
    for (const [field, value] of begun) field.value = value;
    clearTimeout(timer);
    localStorage.removeItem(place(form));
    say(null);
    begun.keys().next().value?.focus();
  });
  form.querySelector("[data-kept=other] button").addEventListener("click", () => {
    bring();
    say("back");
  });

  // Where the page shows something else than it did then, the person chooses; what comes back with its faults is newer.
  if (other.length === 0 || form.querySelector("#faults")) continue;
  if (other.every(([name, , from]) => digest(form.elements[name].value) === from)) {
    bring();
    say("back");
  } else {
    say("other");
  }
}
