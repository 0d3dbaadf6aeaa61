const LEAST_NAMED = 300;  // millimetres: what is smaller has its name under the pointer alone

// The room from above: walls, openings, objects, cameras, marks and the walk.
function floorPlan(item, {small = false, answers = false} = {}) {
  const outline = item.room.outline, xs = outline.map(each => each[0]), ys = outline.map(each => each[1]), pad = small ? 250 : 700;
  const west = Math.min(...xs) - pad, north = Math.max(...ys) + pad, wide = Math.max(...xs) - west + pad, deep = north - Math.min(...ys) + pad;
  const at = ([x, y]) => [x - west, north - y], path = outline.map(at).map(([x, y]) => `${x} ${y}`).join(" ");
  const parts = [draw("polygon", {points: path, fill: "var(--well)", stroke: "var(--soft)", "stroke-width": item.room.wall, "stroke-linejoin": "miter", "paint-order": "stroke"})];
  for (const [kind, wall, along, width] of item.room.openings) {
    const [x0, y0] = outline[wall], [x1, y1] = outline[(wall + 1) % outline.length], length = Math.hypot(x1 - x0, y1 - y0);
    const on = part => at([x0 + (x1 - x0) * part / length, y0 + (y1 - y0) * part / length]), [a, b] = [on(along), on(along + width)];
    parts.push(draw("line", {x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke: kind === "door" ? "#c79a63" : "#7fb6d6", "stroke-width": item.room.wall, "data-name": kind}));
  }
  const low = item.entities.filter(each => each.support !== -3).sort((a, b) => a.at[2] - b.at[2] || b.size[0] * b.size[1] - a.size[0] * a.size[1]);
  const views = small ? [] : item.views || [], badges = views.flatMap(view => badgesOf(view)), labelled = badges.map(([, at]) => at), asked = small ? null : askedOf(item, {answers});
  const isClear = spot => labelled.every(([x, y]) => Math.hypot(x - spot[0], y - spot[1]) > 260) && labelled.push(spot);
  const names = small ? new Map() : planNames(low, badges.map(([, spot]) => at(spot)), asked, {at, wide, deep});
  const numbered = new Set(small ? [] : [...low].sort((a, b) => asked.has(b.id) - asked.has(a.id)).filter(each => !names.has(each.id) && (asked.has(each.id) || Math.min(...each.size.slice(0, 2)) > 330) && isClear(each.at)).map(each => each.id));
  for (const each of low) parts.push(entityShape(each, at, small, answers && item.instances.includes(each.id), numbered.has(each.id)));
  for (const view of views) parts.push(...viewShapes(view, at));
  parts.push(...names.values());
  for (const [label, spot, colour, title] of badges) { const [x, y] = at(spot); parts.push(draw("g", {"data-name": title}, draw("circle", {cx: x, cy: y, r: 125, fill: colour, stroke: "var(--card)", "stroke-width": 20}), draw("text", {x, y: y + 52, "font-size": label.length > 1 ? 115 : 150, "text-anchor": "middle", fill: "#fff", "font-weight": 700}, label))) }
  return draw("svg", {viewBox: `0 0 ${wide} ${deep}`, role: "img", "aria-label": `Plan of a ${item.room.kind}`, preserveAspectRatio: "xMidYMid meet"}, parts);
}

// Short names where they fit: in their things, or else beside them on free floor; what is asked about and what is large first.
function planNames(things, spots, asked, {at, wide, deep}) {
  const tall = Math.max(wide, deep) * .02, gap = tall * .25, found = new Map(), taken = spots.map(([x, y]) => [x - 150, y - 150, 300, 300]);
  const boxes = new Map(things.map(each => [each.id, boxOf(each, at)])), onFloor = each => each.support <= 0, solid = things.filter(each => onFloor(each) && each.size[2] > 60);
  const meets = ([x, y, w, h], [a, b, c, d]) => x < a + c && x + w > a && y < b + d && y + h > b, small = things.filter(each => !onFloor(each)).map(each => boxes.get(each.id));
  const order = things.filter(each => asked.has(each.id) || (onFloor(each) && Math.max(...each.size) > LEAST_NAMED)).sort((a, b) => asked.has(b.id) - asked.has(a.id) || b.size[0] * b.size[1] - a.size[0] * a.size[1]);
  for (const each of order) {
    const [x, y, w, h] = boxes.get(each.id), [cx, cy] = [x + w / 2, y + h / 2], others = solid.filter(other => other !== each).map(other => boxes.get(other.id)), inner = each.heading % 900 ? Math.min(...each.size.slice(0, 2)) : null;
    const set = linesOf(each.noun).map(lines => [lines, Math.max(...lines.map(line => line.length)) * tall * .58, lines.length * tall * 1.1]);
    const within = set.filter(([, a, b]) => a < (inner || w) && b < (inner || h)).map(([lines, a, b]) => [lines, [cx - a / 2, cy - b / 2, a, b]]);
    const beside = set.flatMap(([lines, a, b]) => [[cx - a / 2, y + h + gap], [cx - a / 2, y - gap - b], [x + w + gap, cy - b / 2], [x - gap - a, cy - b / 2]].map(([left, top]) => [lines, [left, top, a, b]]));
    const isFree = ([, box], all) => box[0] > 0 && box[1] > 0 && box[0] + box[2] < wide && box[1] + box[3] < deep && all.every(other => !meets(box, other));
    const best = within.find(spot => isFree(spot, [...taken, ...small])) || beside.find(spot => isFree(spot, [...taken, ...small, ...others])) || within.find(spot => isFree(spot, taken));
    if (!best) continue;
    const [lines, [left, top, a]] = best;
    taken.push(best[1]);
    found.set(each.id, draw("text", {class: "plan-name", "font-size": tall, "font-weight": asked.has(each.id) ? 700 : 400, "stroke-width": tall * .26}, lines.map((line, row) => draw("tspan", {x: left + a / 2, y: top + tall * (.86 + row * 1.1)}, line))));
  }
  return found;
}

// A name on one line, and on two where it has several words.
function linesOf(name) {
  const words = name.split(" "), half = Math.ceil(words.length / 2);
  return words.length > 1 ? [[name], [words.slice(0, half).join(" "), words.slice(half).join(" ")]] : [[name]];
}

// What a thing covers from above: left, upper, width, height.
function boxOf(each, at) {
  const [x, y] = at(each.at), [length, width] = each.size, turn = each.heading / 10 * Math.PI / 180, c = Math.abs(Math.cos(turn)), s = Math.abs(Math.sin(turn)), w = length * c + width * s, h = length * s + width * c;
  return [x - w / 2, y - h / 2, w, h];
}

// The name of what the pointer is over, beside the pointer.
function withNames(plan) {
  const name = make("div", {class: "hover-name", hidden: true}), frame = make("div", {class: "plan-frame"}, plan, name);
  const point = event => {
    const box = frame.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    name.textContent = event.target.closest("[data-name]")?.dataset.name || ""; name.hidden = !name.textContent;
    name.style.left = `${Math.max(Math.min(x + 12, box.width - name.offsetWidth - 4), 0)}px`; name.style.top = `${y > 40 ? y - 34 : y + 18}px`;
  };
  for (const kind of ["pointermove", "pointerdown"]) plan.addEventListener(kind, point);
  plan.addEventListener("pointerleave", () => { name.hidden = true });
  return frame;
}

function entityShape(each, at, small, isAnswer, isNumbered) {
  const [x, y] = at(each.at), [length, width] = each.size, turn = -each.heading / 10, big = Math.min(length, width) > 330;
  const shape = [draw("rect", {x: -length / 2, y: -width / 2, width: length, height: width, rx: 30, fill: each.colour, "fill-opacity": small ? .85 : .8, stroke: isAnswer ? "#14a05a" : "var(--ink)", "stroke-opacity": isAnswer ? 1 : .35, "stroke-width": isAnswer ? 60 : 14, transform: `rotate(${turn})`})];
  if (big && !small) shape.push(draw("path", {d: `M${length / 2 - 40} -55l40 55l-40 55`, fill: "none", stroke: "var(--ink)", "stroke-opacity": .55, "stroke-width": 18, transform: `rotate(${turn})`}));
  if (isNumbered) shape.push(draw("text", {y: 50, "font-size": 150, "text-anchor": "middle", fill: "#fff", "font-weight": 600, stroke: "rgb(0 0 0 / 50%)", "stroke-width": 22, "paint-order": "stroke"}, String(each.id)));
  return draw("g", {transform: `translate(${x} ${y})`, "data-name": `${each.noun} ${each.id}`}, shape);
}

// What has a round badge: the ends of a walk, M1, and cameras; one that stands on another badge is behind its place.
function badgesOf(view) {
  const found = [];
  if (view.route) found.push(["1", view.route.points[0], WALK, "where the walk begins"], ["2", view.route.points.at(-1), WALK, "where the walk ends"], ...(view.route.middle ? [["M1", view.route.middle, WALK, "M1"]] : []));
  if (!view.is_map) {
    const label = view.hidden ? "?" : `V${Number(view.name.split("_")[1]) + 1 || 1}`, turn = view.heading / 10 * Math.PI / 180, back = 330;
    found.push([label, [view.at[0] - back * Math.cos(turn), view.at[1] - back * Math.sin(turn)], view.hidden ? "#b2560f" : "#0b6e69", view.caption]);
  }
  return found;
}

function viewShapes(view, at) {
  const found = [], colour = view.hidden ? "var(--hidden)" : "var(--accent)";
  if (!view.is_map) {
    const [x, y] = at(view.at), half = view.fov / 20, reach = 900, turn = view.heading / 10 * Math.PI / 180, edge = by => { const angle = turn + by * Math.PI / 180; return `${x + reach * Math.cos(angle)} ${y - reach * Math.sin(angle)}` };
    found.push(draw("g", {"data-name": view.caption}, draw("path", {d: `M${x} ${y}L${edge(half)}L${edge(-half)}z`, fill: colour, "fill-opacity": .22, stroke: colour, "stroke-width": 16}), draw("path", {d: `M${x} ${y}L${x - 330 * Math.cos(turn)} ${y + 330 * Math.sin(turn)}`, stroke: colour, "stroke-width": 24})));
  }
  for (const cross of view.crosses) { const [x, y] = at(cross); found.push(draw("path", {d: `M${x - 110} ${y - 110}l220 220m0-220l-220 220`, stroke: MARK.X, "stroke-width": 55, fill: "none", "data-name": "X"})) }
  if (view.route) found.push(draw("polyline", {points: view.route.points.map(at).map(each => each.join(" ")).join(" "), fill: "none", stroke: WALK, "stroke-width": 45}));
  return found;
}
