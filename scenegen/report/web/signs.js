// Signs of the answer over a picture: what they are and where is found by the program that draws sheets.
const SIGNS = {asked: "what the answer rests on", other: "other options", giver: "what gives the direction", fan: "what the hidden view covers", changed: "what its twin has otherwise"};
let hasSigns = true, masks = 0;

function setSigns(value) {
  hasSigns = value;
  by("signs").setAttribute("aria-pressed", value);
  if (shown) showAgain();
}

// Signs are drawn once the answer is shown, over the pictures alone.
const isSigned = () => isRevealed && hasSigns && layer === "picture";
const inkOf = name => state.signs.colours[name];

function signsOver(view) {
  const {fans = [], ways = [], discs = [], rings = [], arrows = [], labels = []} = view.signs || {}, side = state.signs.side, giver = inkOf("giver"), id = `clear-${masks++}`;
  const points = flat => flat.map((value, at) => (at % 2 ? "," : " ") + value).join("");
  const clear = discs.length ? draw("mask", {id, maskUnits: "userSpaceOnUse", x: 0, y: 0, width: side, height: side}, draw("rect", {width: side, height: side, fill: "#fff"}), discs.map(([cx, cy, r]) => draw("circle", {cx, cy, r}))) : null;
  const below = [...fans.map(each => draw("polygon", {points: points(each), fill: giver, "fill-opacity": .38, stroke: giver, "stroke-width": 2, "stroke-linejoin": "round"})), ...ways.map(each => draw("polyline", {points: points(each), fill: "none", stroke: giver, "stroke-width": 2}))];
  const box = ([x0, y0, x1, y1], rx, more) => draw("rect", {x: x0, y: y0, width: x1 - x0, height: y1 - y0, rx, ...more});
  const ring = ([x0, y0, x1, y1, rx, name]) => [["#fff", 5], [inkOf(name), 3]].map(([stroke, width]) => box([x0 + 1.5, y0 + 1.5, x1 - 1.5, y1 - 1.5], Math.max(rx - 1.5, 0), {fill: "none", stroke, "stroke-width": width}));
  const arrow = each => draw("polygon", {points: points(each), fill: giver, stroke: "#22242a", "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke"});
  return draw("svg", {class: "signs", viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": saysOf(view)}, clear, draw("g", clear ? {mask: `url(#${id})`} : {}, below), rings.map(ring), arrows.map(arrow), labels.map(each => labelOf(each, box)));
}

function labelOf([x0, y0, x1, y1, text, name], box) {
  const tall = y1 - y0, isLong = text.length > 2;
  return [box([x0, y0, x1, y1], tall / 2, {fill: inkOf(name), stroke: "#fff", "stroke-width": 2, "paint-order": "stroke"}),
    draw("text", {x: (x0 + x1) / 2, y: (y0 + y1) / 2, dy: ".35em", "font-size": tall * .68, "text-anchor": "middle", "font-weight": 650, fill: name === "giver" ? "#22242a" : "#fff", textLength: isLong ? x1 - x0 - tall * .6 : null, lengthAdjust: "spacingAndGlyphs"}, text)];
}

// For whoever hears the page: what has a ring, by its label.
function saysOf(view) {
  const labels = (view.signs?.labels || []).map(each => each[4]);
  return labels.length ? `Signs of the answer: rings around ${labels.join(", ")}` : "Signs of the answer";
}

// What the signs of an item mean; what none of its views has is left out.
function signsLegend(views) {
  const all = views.map(view => view.signs || {}), names = new Set(all.flatMap(each => (each.rings || []).map(ring => ring.at(-1))));
  if (all.some(each => each.fans)) names.add("fan");
  const there = Object.entries(SIGNS).filter(([name]) => names.has(name));
  return there.length ? make("div", {class: "legend signs-key"}, there.map(([name, said]) => make("span", {}, make("i", {class: name === "fan" ? "is-fan" : "is-ring", style: `--ink:${inkOf(name === "fan" ? "giver" : name)}`}), said))) : null;
}
