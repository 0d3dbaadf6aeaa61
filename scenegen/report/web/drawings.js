// Drawings from tokens and scenes: object map, depth grid, boxes, floor plan.
const HEAT = [[253, 231, 132], [244, 165, 96], [205, 92, 92], [122, 58, 110], [44, 33, 74]];
const MARK = {X: "#cd1818", ARROW: "#1c54c8"}, WALK = "#cd1880";

function heat(share) {
  const at = Math.min(Math.max(share, 0), 1) * (HEAT.length - 1), low = Math.min(Math.floor(at), HEAT.length - 2);
  return `rgb(${HEAT[low].map((channel, place) => Math.round(channel + (HEAT[low + 1][place] - channel) * (at - low))).join(" ")})`;
}

function depthGrid(view) {
  const side = Math.sqrt(view.codes.length);
  const tiles = view.codes.map((code, place) => draw("rect", {x: place % side + .02, y: Math.floor(place / side) + .02, width: .96, height: .96, fill: heat(code / 127)}, draw("title", {}, `depth code ${code}`)));
  return draw("svg", {viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": "Depth grid"}, tiles);
}

function boxes(view, item) {
  const named = new Map(item.entities.map(each => [each.id, each]));
  const frames = view.map.map(([, , id, x0, y0, x1, y1]) => draw("rect", {x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1, fill: "none", stroke: named.get(id)?.colour || "#888", "stroke-width": 2.5}, draw("title", {}, `${named.get(id)?.noun || "object"} ${id}`)));
  return draw("svg", {viewBox: "0 0 336 336", role: "img", "aria-label": "Boxes of objects"}, frames);
}

// The part of the bird's-eye grid that is in use, a numbered chip for each object.
function objectMap(view, item, {answers = false} = {}) {
  const named = new Map(item.entities.map(each => [each.id, each])), camera = view.is_map ? [] : [[item.cells - 1, item.cells / 2]];
  const places = [...view.map.map(([row, column]) => [row, column]), ...view.painted.map(([, row, column]) => [row, column]), ...camera];
  const [top, left, size] = windowOf(places, item.cells);
  const lines = [];
  for (let line = 0; line <= size; line++) lines.push(draw("path", {d: `M${line} 0V${size}M0 ${line}H${size}`, stroke: "var(--line)", "stroke-width": .02, fill: "none"}));
  const shape = [...camera.map(([row, column]) => draw("path", {d: `M${column - left + .1} ${row - top + .9}h.8l-.4-.8z`, fill: "var(--ink)"}, draw("title", {}, "camera")))];
  const walk = view.painted.filter(([label]) => !(label in MARK)).map(([, row, column]) => `${column - left + .5} ${row - top + .5}`);
  if (walk.length > 1) shape.push(draw("polyline", {points: walk.join(" "), fill: "none", stroke: WALK, "stroke-width": .12}));
  const cells = new Map();
  const put = (row, column, chip) => { const key = row * 100 + column; cells.set(key, [...(cells.get(key) || []), chip]) };
  for (const [row, column, id] of view.map) put(row, column, {words: id, fill: named.get(id)?.colour || "#999", title: `${named.get(id)?.noun || "object"} ${id}`, right: answers && item.instances.includes(id)});
  for (const [label, row, column] of view.painted) if (label !== "BEND") put(row, column, {words: label === "ARROW" ? "" : label, fill: MARK[label] || WALK, title: label, round: true});
  for (const [key, chips] of cells) {
    const row = Math.floor(key / 100) - top, column = key % 100 - left, across = Math.ceil(Math.sqrt(chips.length)), side = 1 / across;
    chips.forEach((chip, place) => shape.push(chipShape(chip, column + place % across * side, row + Math.floor(place / across) * side, side)));
  }
  return draw("svg", {viewBox: `-.1 -.1 ${size + .2} ${size + .2}`, role: "img", "aria-label": "Object map"}, lines, shape);
}

function chipShape(chip, x, y, side) {
  const outline = chip.right ? {stroke: "#14713f", "stroke-width": .12} : {stroke: "var(--card)", "stroke-width": .05};
  const form = chip.round ? draw("circle", {cx: x + side / 2, cy: y + side / 2, r: side * .45, fill: chip.fill, ...outline}) : draw("rect", {x: x + side * .04, y: y + side * .04, width: side * .92, height: side * .92, rx: side * .14, fill: chip.fill, ...outline});
  return draw("g", {}, draw("title", {}, chip.title), form, draw("text", {x: x + side / 2, y: y + side * .67, "font-size": side * .46, "text-anchor": "middle", fill: "#fff", "font-weight": 600, stroke: "rgb(0 0 0 / 45%)", "stroke-width": side * .06, "paint-order": "stroke"}, String(chip.words)));
}

function windowOf(places, cells) {
  if (!places.length) return [0, 0, cells];
  const rows = places.map(each => each[0]), columns = places.map(each => each[1]);
  const span = Math.max(Math.max(...rows) - Math.min(...rows), Math.max(...columns) - Math.min(...columns)), size = Math.min(Math.max(span + 3, 8), cells);
  const first = line => Math.min(Math.max(Math.floor((Math.min(...line) + Math.max(...line) + 1 - size) / 2), 0), cells - size);
  return [first(rows), first(columns), size];
}

// The room from above: walls, openings, objects, cameras, marks and the walk.
function floorPlan(item, {small = false, answers = false} = {}) {
  const outline = item.room.outline, xs = outline.map(each => each[0]), ys = outline.map(each => each[1]), pad = small ? 250 : 700;
  const west = Math.min(...xs) - pad, north = Math.max(...ys) + pad, wide = Math.max(...xs) - west + pad, deep = north - Math.min(...ys) + pad;
  const at = ([x, y]) => [x - west, north - y], path = outline.map(at).map(([x, y]) => `${x} ${y}`).join(" ");
  const parts = [draw("polygon", {points: path, fill: "var(--well)", stroke: "var(--soft)", "stroke-width": item.room.wall, "stroke-linejoin": "miter", "paint-order": "stroke"})];
  for (const [kind, wall, along, width] of item.room.openings) {
    const [x0, y0] = outline[wall], [x1, y1] = outline[(wall + 1) % outline.length], length = Math.hypot(x1 - x0, y1 - y0);
    const on = part => at([x0 + (x1 - x0) * part / length, y0 + (y1 - y0) * part / length]), [a, b] = [on(along), on(along + width)];
    parts.push(draw("line", {x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke: kind === "door" ? "#c79a63" : "#7fb6d6", "stroke-width": item.room.wall}, draw("title", {}, kind)));
  }
  const low = item.entities.filter(each => each.support !== -3).sort((a, b) => a.at[2] - b.at[2] || b.size[0] * b.size[1] - a.size[0] * a.size[1]);
  for (const each of low) parts.push(entityShape(each, at, small, answers && item.instances.includes(each.id)));
  for (const view of small ? [] : item.views || []) parts.push(...viewShapes(view, at));
  return draw("svg", {viewBox: `0 0 ${wide} ${deep}`, role: "img", "aria-label": `Plan of a ${item.room.kind}`, preserveAspectRatio: "xMidYMid meet"}, parts);
}

function entityShape(each, at, small, isAnswer) {
  const [x, y] = at(each.at), [length, width] = each.size, turn = -each.heading / 10, big = Math.min(length, width) > 330;
  const shape = [draw("title", {}, `${each.noun} ${each.id}`), draw("rect", {x: -length / 2, y: -width / 2, width: length, height: width, rx: 30, fill: each.colour, "fill-opacity": small ? .85 : .8, stroke: isAnswer ? "#14a05a" : "var(--ink)", "stroke-opacity": isAnswer ? 1 : .35, "stroke-width": isAnswer ? 60 : 14, transform: `rotate(${turn})`})];
  if (big && !small) shape.push(draw("path", {d: `M${length / 2 - 40} -55l40 55l-40 55`, fill: "none", stroke: "var(--ink)", "stroke-opacity": .55, "stroke-width": 18, transform: `rotate(${turn})`}), draw("text", {y: 50, "font-size": 150, "text-anchor": "middle", fill: "#fff", "font-weight": 600, stroke: "rgb(0 0 0 / 50%)", "stroke-width": 22, "paint-order": "stroke"}, String(each.id)));
  return draw("g", {transform: `translate(${x} ${y})`}, shape);
}

function viewShapes(view, at) {
  const found = [], colour = view.hidden ? "var(--hidden)" : "var(--accent)";
  if (!view.is_map) {
    const [x, y] = at(view.at), half = view.fov / 20, reach = 900, edge = turn => { const angle = (view.heading / 10 + turn) * Math.PI / 180; return `${x + reach * Math.cos(angle)} ${y - reach * Math.sin(angle)}` };
    const label = view.hidden ? "?" : String(Number(view.name.split("_")[1]) + 1 || 1);
    found.push(draw("g", {}, draw("title", {}, view.caption), draw("path", {d: `M${x} ${y}L${edge(half)}L${edge(-half)}z`, fill: colour, "fill-opacity": .22, stroke: colour, "stroke-width": 16}), draw("circle", {cx: x, cy: y, r: 120, fill: colour, stroke: "var(--card)", "stroke-width": 20}), draw("text", {x, y: y + 55, "font-size": 160, "text-anchor": "middle", fill: "var(--card)", "font-weight": 700}, label)));
  }
  for (const cross of view.crosses) { const [x, y] = at(cross); found.push(draw("path", {d: `M${x - 110} ${y - 110}l220 220m0-220l-220 220`, stroke: MARK.X, "stroke-width": 55, fill: "none"}, draw("title", {}, "X"))) }
  if (view.route) {
    const points = view.route.points.map(at), ends = [[points[0], "1"], [points.at(-1), "2"], ...(view.route.middle ? [[at(view.route.middle), "M1"]] : [])];
    found.push(draw("polyline", {points: points.map(each => each.join(" ")).join(" "), fill: "none", stroke: WALK, "stroke-width": 45}));
    for (const [[x, y], label] of ends) found.push(draw("circle", {cx: x, cy: y, r: 125, fill: WALK}), draw("text", {x, y: y + 50, "font-size": label.length > 1 ? 115 : 150, "text-anchor": "middle", fill: "#fff", "font-weight": 700}, label));
  }
  return found;
}
