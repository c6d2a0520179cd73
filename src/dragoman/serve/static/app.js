// Pages work without this file; it lights up a claim's characters and its line together, folds the filters' values on
// narrow screens, where results come first, and shows the middle of a drawing that is broader than the screen.
const lit = (ids, on) => {
  for (const id of ids) {
    document.querySelectorAll(`mark[data-claims~="${CSS.escape(id)}"]`).forEach((mark) => mark.classList.toggle("lit", on));
    document.getElementById(`line-${id}`)?.classList.toggle("lit", on);
  }
};
const idsOf = (element) => {
  const mark = element.closest?.("mark[data-claims]");
  if (mark) return mark.dataset.claims.split(" ");
  const line = element.closest?.(".line[id^='line-']");
  return line ? [line.id.slice(5)] : [];
};
for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(kind, (event) => lit(idsOf(event.target), on));
}
const target = () => {
  document.querySelectorAll(".aimed").forEach((one) => one.classList.remove("aimed"));
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  document.querySelectorAll(`mark[data-claims~="${CSS.escape(id)}"]`).forEach((mark) => mark.classList.add("aimed"));
  document.getElementById(`line-${id}`)?.classList.add("aimed");
};
addEventListener("hashchange", target);
target();
if (matchMedia("(max-width: 52rem)").matches) {
  document.querySelectorAll("details.facet").forEach((one) => { if (!one.querySelector(".chosen")) one.open = false; });
}
document.querySelectorAll(".scroll > svg.world, .scroll > svg.net").forEach(({ parentElement: box }) => {
  box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
});
