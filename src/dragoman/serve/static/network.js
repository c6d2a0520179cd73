// Untangles the circle: states push each other away, ties pull; a state can be dragged, and looked at alone.
const svg = document.querySelector("svg.net");
if (svg) {
  const size = svg.viewBox.baseVal.width;
  const nodes = new Map([...svg.querySelectorAll("[data-node]")].map((element) => {
    const circle = element.querySelector("circle");
    return [element.dataset.node, { element, circle, text: element.querySelector("text"), x: +circle.getAttribute("cx"), y: +circle.getAttribute("cy") }];
  }));
  const edges = [...svg.querySelectorAll("line[data-one]")].map((line) => ({ line, one: nodes.get(line.dataset.one), other: nodes.get(line.dataset.other) }));
  const all = [...nodes.values()];
  const clamp = (value) => Math.min(Math.max(value, 40), size - 40);
  const draw = () => {
    for (const { element, circle, text, x, y } of all) {
      circle.setAttribute("cx", x); circle.setAttribute("cy", y);
      const left = x > size - 130;
      text.setAttribute("x", x + (left ? -12 : 12)); text.setAttribute("y", y + 4); text.setAttribute("text-anchor", left ? "end" : "start");
    }
    for (const { line, one, other } of edges) {
      line.setAttribute("x1", one.x); line.setAttribute("y1", one.y); line.setAttribute("x2", other.x); line.setAttribute("y2", other.y);
    }
  };
  // Fruchterman and Reingold (1991) from the circle, so that the same network gives the same drawing.
  const ideal = 0.75 * Math.sqrt((size * size) / Math.max(all.length, 1));
  for (let step = 0, heat = size / 8; step < 200; step++, heat *= 0.97) {
    for (const node of all) { node.dx = (size / 2 - node.x) * 0.05; node.dy = (size / 2 - node.y) * 0.05; }
    for (const one of all) for (const other of all) {
      if (one === other) continue;
      const dx = one.x - other.x || 0.1, dy = one.y - other.y || 0.1, away = Math.max(Math.hypot(dx, dy), 1);
      one.dx += (dx / away) * (ideal * ideal) / away; one.dy += (dy / away) * (ideal * ideal) / away;
    }
    for (const { one, other } of edges) {
      const dx = one.x - other.x, dy = one.y - other.y, away = Math.max(Math.hypot(dx, dy), 1), pull = away / ideal;
      one.dx -= dx * pull; one.dy -= dy * pull; other.dx += dx * pull; other.dy += dy * pull;
    }
    for (const node of all) {
      const far = Math.max(Math.hypot(node.dx, node.dy), 1);
      node.x = clamp(node.x + (node.dx / far) * Math.min(far, heat)); node.y = clamp(node.y + (node.dy / far) * Math.min(far, heat));
    }
  }
  for (const node of all) { node.x = Math.round(node.x); node.y = Math.round(node.y); }
  draw();
  document.querySelector(".hint")?.removeAttribute("hidden");
  let held = null, moved = false;
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return [clamp(((event.clientX - box.left) / box.width) * size), clamp(((event.clientY - box.top) / box.height) * size)];
  };
  svg.addEventListener("pointerdown", (event) => {
    const found = event.target.closest("[data-node]");
    if (found) { held = nodes.get(found.dataset.node); moved = false; svg.setPointerCapture(event.pointerId); event.preventDefault(); }
  });
  svg.addEventListener("pointermove", (event) => { if (held) { moved = true; [held.x, held.y] = place(event); draw(); } });
  svg.addEventListener("pointerup", () => {
    if (held && !moved) location.href = held.element.getAttribute("href");
    held = null;
  });
  svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
  const alone = (node) => {
    const near = new Set(node ? edges.flatMap(({ one, other }) => one === node ? [other] : other === node ? [one] : []) : all);
    if (node) near.add(node);
    for (const one of all) one.element.classList.toggle("faded", !near.has(one));
    for (const { line, one, other } of edges) line.classList.toggle("faded", Boolean(node) && one !== node && other !== node);
  };
  svg.addEventListener("mouseover", (event) => { const found = event.target.closest("[data-node]"); if (found && !held) alone(nodes.get(found.dataset.node)); });
  svg.addEventListener("mouseout", (event) => { if (event.target.closest("[data-node]") && !held) alone(null); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") alone(null); });
}
