// The marks of a report from the keyboard: one stop for Tab, arrows between marks, Enter to the claim and Escape back.
const marks = [...document.querySelectorAll("article.text mark[data-claims]")].filter((mark) => mark.textContent.trim());
const lineOf = (mark) => document.getElementById(`line-${mark.dataset.claims.split(" ").at(-1)}`);
let current = 0;
const focusMark = (index) => {
  marks[current].tabIndex = -1;
  current = (index + marks.length) % marks.length;
  marks[current].tabIndex = 0;
  marks[current].focus();
};
marks.forEach((mark, index) => {
  mark.tabIndex = index ? -1 : 0;
  mark.setAttribute("role", "link");
  mark.addEventListener("click", () => {
    marks[current].tabIndex = -1;
    current = index;
    mark.tabIndex = 0;
    lineOf(mark)?.scrollIntoView({ block: "nearest" });
  });
});
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
document.querySelector("article.text")?.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.("mark[data-claims]");
  if (!marks.includes(mark) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key in steps) {
    event.preventDefault();
    focusMark(marks.indexOf(mark) + steps[event.key]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    lineOf(mark)?.querySelector("a")?.focus();
  }
});
document.querySelector(".reading aside")?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && marks.length) focusMark(current);
});
if (marks.length) document.querySelector(".keys")?.removeAttribute("hidden");
