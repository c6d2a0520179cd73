// The page shows a job as it is when asked; this file keeps it as it is now, and asks again once the job is over.
const box = document.getElementById("job");
if (box && "EventSource" in window) {
  const source = new EventSource(box.dataset.events);
  const set = (name, value) => {
    const field = box.querySelector(`[data-field="${name}"]`);
    if (field && field.textContent !== String(value)) field.textContent = value;
  };
  source.addEventListener("progress", (event) => {
    const job = JSON.parse(event.data);
    for (const name of ["state", "note", "total", "added", "known", "failed"]) set(name, job[name]);
    const state = box.querySelector('[data-field="state"]');
    if (state) state.className = `state ${job.state}`;
    for (const stage of box.querySelectorAll("[data-stage]")) {
      if (stage.dataset.stage === job.state) stage.setAttribute("aria-current", "step");
      else stage.removeAttribute("aria-current");
    }
  });
  source.addEventListener("over", () => {
    source.close();
    location.reload();
  });
}
