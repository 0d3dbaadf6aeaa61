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

// What question and options name: nobody sees the answer by that. With the answer, what it rests on as well.
function askedOf(item, {answers = false} = {}) {
  let text = ` ${[item.question, ...item.options].join(" ; ").toLowerCase()} `;
  const nouns = [...new Set(item.entities.map(each => each.noun.toLowerCase()))].sort((a, b) => b.length - a.length), named = new Set();
  for (const noun of nouns) {
    const forms = [noun, noun + "s", noun + "es", noun.replace(/y$/, "ies"), noun.replace(/fe?$/, "ves"), noun.replace(/^(\w+)( of )/, "$1s$2")];
    const pattern = new RegExp(`\\b(${forms.map(form => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})\\b`, "g");
    if (pattern.test(text)) { named.add(noun); text = text.replace(pattern, ";") }
  }
  return new Set(item.entities.filter(each => named.has(each.noun.toLowerCase()) || (answers && item.instances.includes(each.id))).map(each => each.id));
}

// The part of the bird's-eye grid that is in use: what is asked about has its name, everything else is faded.
function objectMap(view, item, {answers = false} = {}) {
  const named = new Map(item.entities.map(each => [each.id, each])), asked = askedOf(item, {answers}), camera = view.is_map ? [] : [[item.cells - 1, item.cells / 2]];
  const [top, left, size] = windowOf([...view.map, ...view.painted.map(each => each.slice(1)), ...camera].map(([row, column]) => [row, column]), item.cells), unit = Math.max(1, size / 15), taken = [], minor = [];
  const at = (row, column) => [column - left + .5, row - top + .5], claim = (x, y, side, list = taken) => list.push([x - side / 2, y - side / 2, side, side]);
  const under = view.is_map && view.picture ? [draw("image", {href: view.picture, x: -left, y: -top, width: item.cells, height: item.cells, opacity: .5})] : [];
  const lines = Array.from({length: size + 1}, (_, line) => draw("path", {d: `M${line} 0V${size}M0 ${line}H${size}`, stroke: "var(--line)", "stroke-width": .03, fill: "none", opacity: under.length ? .35 : 1}));
  const faded = [], shape = [], seen = new Map();
  for (const [row, column, id] of view.map) {
    const thing = named.get(id), title = `${thing?.noun || "object"} ${id}`, key = row * 100 + column, before = seen.get(key) || 0;
    if (!asked.has(id)) { const [x, y] = at(row, column); claim(x, y, .84, minor); faded.push(chipShape({words: id, fill: thing?.colour || "#999", title}, x - .42, y - .42, .84)); continue }
    const [x, y] = at(row, column); seen.set(key, before + 1);
    const across = x + before * unit * .8;
    shape.push([across, y, {words: id, fill: thing?.colour || "#999", title, right: answers && item.instances.includes(id), name: thing?.noun}]);
  }
  const walk = view.painted.filter(([label]) => !(label in MARK)).map(([, row, column]) => at(row, column).join(" "));
  const route = walk.length > 1 ? [draw("polyline", {points: walk.join(" "), fill: "none", stroke: WALK, "stroke-width": unit * .14})] : [];
  for (const [label, row, column] of view.painted) if (label !== "BEND") shape.push([...at(row, column), {words: label === "ARROW" ? "" : label, fill: MARK[label] || WALK, title: label, round: true}]);
  for (const [x, y] of shape) claim(x, y, unit);
  const eye = camera.map(([row, column]) => { const [x, y] = at(row, column); claim(x, y, unit); return draw("path", {d: `M${x - unit * .45} ${y + unit * .45}h${unit * .9}l${-unit * .45}${-unit * .9}z`, fill: "var(--ink)"}, draw("title", {}, "camera")) });
  const words = shape.filter(([, , chip]) => chip.name).map(([x, y, chip]) => nameBeside(chip.name, [x, y], unit, size, taken, minor)), chips = shape.map(([x, y, chip]) => chipShape(chip, x - unit / 2, y - unit / 2, unit));
  return draw("svg", {viewBox: `-.1 -.1 ${size + .2} ${size + .2}`, role: "img", "aria-label": "Object map"}, under, lines, draw("g", {opacity: under.length ? .5 : .38}, faded), route, eye, chips, words);
}

// A name where it covers no chip and no other name, and no faded chip if possible; none where there is no room.
function nameBeside(name, [x, y], unit, size, taken, minor) {
  const tall = size * .04, wide = name.length * tall * .6, gap = unit * .6;
  const spots = [[x + gap, y - tall / 2], [x - gap - wide, y - tall / 2], [x - wide / 2, y + gap], [x - wide / 2, y - gap - tall]];
  const isFree = (left, top, all) => left > 0 && top > 0 && left + wide < size && top + tall < size && all.every(([a, b, c, d]) => left > a + c || left + wide < a || top > b + d || top + tall < b);
  const found = spots.find(spot => isFree(...spot, [...taken, ...minor])) || spots.find(spot => isFree(...spot, taken));
  if (!found) return null;
  taken.push([...found, wide, tall]);
  return draw("text", {x: found[0], y: found[1] + tall * .82, "font-size": tall, "font-weight": 600, fill: "var(--ink)", stroke: "var(--well)", "stroke-width": tall * .25, "stroke-linejoin": "round", "paint-order": "stroke"}, name);
}

function chipShape(chip, x, y, side) {
  const outline = chip.right ? {stroke: "#14a05a", "stroke-width": side * .14} : {stroke: "var(--card)", "stroke-width": side * .06};
  const form = chip.round ? draw("circle", {cx: x + side / 2, cy: y + side / 2, r: side * .48, fill: chip.fill, ...outline}) : draw("rect", {x: x + side * .04, y: y + side * .04, width: side * .92, height: side * .92, rx: side * .14, fill: chip.fill, ...outline});
  return draw("g", {}, draw("title", {}, chip.title), form, draw("text", {x: x + side / 2, y: y + side * .67, "font-size": side * (String(chip.words).length > 2 ? .4 : .5), "text-anchor": "middle", fill: "#fff", "font-weight": 650, stroke: "rgb(0 0 0 / 45%)", "stroke-width": side * .06, "paint-order": "stroke"}, String(chip.words)));
}

function windowOf(places, cells) {
  if (!places.length) return [0, 0, cells];
  const rows = places.map(each => each[0]), columns = places.map(each => each[1]);
  const span = Math.max(Math.max(...rows) - Math.min(...rows), Math.max(...columns) - Math.min(...columns)), size = Math.min(Math.max(span + 3, 8), cells);
  const first = line => Math.min(Math.max(Math.floor((Math.min(...line) + Math.max(...line) + 1 - size) / 2), 0), cells - size);
  return [first(rows), first(columns), size];
}
