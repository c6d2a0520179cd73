// The desk from the keyboard. Every key presses a button or follows a link that the page has anyway, so that nothing
// happens by key that does not happen by click, and nothing is lost without scripts.
const settings = document.getElementById("desk-keys");
const mode = settings?.dataset.mode ?? "off";
const bound = mode === "off" ? {} : JSON.parse(settings.dataset.keys);
const inQueue = location.pathname === "/review";
const help = document.getElementById("keyhelp");
const GOING = 1500; // milliseconds that the key for going waits for its letter
let goingUntil = 0;
let leaving = false;

const typing = (element) => Boolean(element?.closest?.("input, textarea, select, [contenteditable], [role=textbox]"));
const pressable = (element) => Boolean(element?.closest?.("button, a[href], summary, label"));
const named = (event) => (event.key === " " ? "Space" : event.key);
const act = (name) => document.querySelector(`[data-act="${CSS.escape(name)}"]`);

const press = (element) => {
  if (!element) return false;
  if (element.closest("form") || element.form || element.matches("a[href^='/']")) leaving = element.type !== "button";
  element.click();
  return true;
};

// A panel opens with its first field ready, and closes again with Escape, focus back on the claim.
const open = (id, field) => {
  const panel = document.getElementById(id);
  if (!panel) return false;
  panel.open = true;
  const first = panel.querySelector(field);
  first?.focus({ preventScroll: true });
  first?.scrollIntoView({ block: "nearest" });
  return true;
};
const OPENING = { correct: () => open("correcting", "select, input:not([type=hidden]), textarea"), note: () => open("noting", "textarea") };

const go = (key) => {
  goingUntil = 0;
  const address = /^[a-z]$/.test(key) ? settings.getAttribute(`data-go-${key}`) : null;
  if (!address) return false;
  location.assign(address);
  return true;
};

const carryOut = (key) => {
  if (performance.now() < goingUntil) return go(key);
  if (/^[1-9]$/.test(key)) return inQueue && press(document.querySelector(`[data-reason="${key}"]`));
  const action = bound[key];
  if (!action) return false;
  if (action === "help") return help ? (help.showModal(), true) : false;
  if (action === "go") return (goingUntil = performance.now() + GOING), true;
  return OPENING[action]?.() ?? press(act(action));
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState?.("AltGraph")) return;
  if (event.key === "Escape") return closePanel(event.target);
  if (leaving || mode === "off" || (mode === "queue" && !inQueue) || help?.open) return;
  if (typing(event.target)) return;
  const key = named(event);
  if (key === "Space" && pressable(event.target)) return; // presses what has the focus
  if (carryOut(key)) event.preventDefault();
});

const closePanel = (from) => {
  const panel = from.closest?.(".correcting, .noting, .reasons");
  if (!panel?.open) return;
  panel.open = false;
  document.getElementById("what")?.focus();
};

for (const [name, opening] of Object.entries(OPENING)) {
  act(name)?.addEventListener("click", (event) => {
    event.preventDefault();
    opening();
  });
}
if (help) {
  for (const button of document.querySelectorAll('[data-act="help"]')) {
    button.hidden = mode === "off";
    button.addEventListener("click", () => help.showModal());
  }
}
document.querySelectorAll(".scripted:not([data-act])").forEach((one) => (one.hidden = false));
// Back from the browser's own memory of a page: it takes keys again.
addEventListener("pageshow", () => (leaving = false));
// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = "yes";
  setTimeout(() => delete event.target.dataset.sent, 5000);
});

// What was selected in the text becomes the quote. Offsets count characters as the record does (code points), not UTF-16.
const context = document.getElementById("context");
const counted = (text) => Array.from(text).length;
const offsetOf = (node, at) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!piece) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, at);
  return Number(piece.dataset.at) + counted(range.toString());
};
const take = () => {
  const panel = document.getElementById("correcting");
  const selection = getSelection();
  if (!panel?.open || !selection || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  if (!context.contains(range.startContainer) || !context.contains(range.endContainer)) return;
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  if (start === null || end === null || start >= end) return;
  document.getElementById("f-quote").value = range.toString();
  document.getElementById("f-at").value = start;
  document.getElementById("f-to").value = end;
};
if (context) for (const kind of ["mouseup", "keyup", "touchend"]) document.addEventListener(kind, () => setTimeout(take));

// A live region speaks of what changes in it, not of what it was loaded with.
const told = document.querySelector("[role=status]");
if (told?.textContent.trim()) {
  const words = [...told.childNodes];
  told.replaceChildren();
  setTimeout(() => told.replaceChildren(...words), 150);
}
document.querySelector("[role=alert][tabindex]")?.focus();
