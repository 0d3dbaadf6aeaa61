// One item: its inputs and its question first, everything else when it is asked for.
const CONTROLS = {removed: "what the question is about was taken out of the room", black: "every picture is black", first_view: "only the first view is shown", mismatched: "the hidden view is that of the twin"};
const HINTS = {
  "least visible share": "The smallest thing that the answer rests on fills this part of the picture that shows most of it.",
  "turn that changes the answer": "A direction may be misjudged by so many degrees before another option is right.",
  "distance by which it holds": "Things may be misjudged by so many metres before another option is right.",
  "visible part in the hidden view": "So much of what the answer rests on is not covered in the hidden view.",
  "missed by the best view": "So many of the counted objects are not in the single view that shows most of them.",
  room: "What the room is for, and how many objects are in it.", series: "The part of the recipe that the item was made by.", pair: "The name that the two twins share.",
  wording: "The number of the sentence that the question was worded by.", rig: "How the cameras stand to each other, such as along a walk, in a ring, or at a mark.",
  attempt: "How many scenes were thrown away before this one held a sound question.", light: "The time of day that the light is of.", "views needed": "The views that have to be looked at to find the answer.",
};
const GRID_SCALE = [.25, 2, 16];  // metres of the first, the middle and the last code of a depth grid
const LAYER_NOTES = {
  depth: `Derived again from the facts, ${state.layer_note}; without the models of the data set, the coarse grid of the tokens is shown.`,
  mask: `Derived again from the facts, ${state.layer_note}. No pixel is smoothed: each shows one object.`,
};
let shown = null, layer = "picture", isRevealed = false, order = [], cameFrom = null, stage = null;

async function openItem(place, {keep = false, show = ""} = {}) {
  const dialog = by("item");
  if (!dialog.open) { cameFrom = document.activeElement; dialog.showModal(); by("item-id").focus() }
  const turn = place;
  openItem.turn = turn;
  try {
    const [item, places] = await Promise.all([source.item(place), keep ? order : source.places(query)]);
    if (openItem.turn !== turn) return;
    shown = item; order = places; isRevealed = false;
  } catch (error) { return fail(by("item-body"), error) }
  keepAddress(place); isRevealed = show === "answer" || show === "room"; showItem(); dialog.scrollTop = 0;
  if (show === "room") { by("open-room")?.click(); document.querySelector(".item-rest").scrollIntoView() }
}

function closeItem() {
  by("item").close();
  leaveStage(); keepAddress(); shown = null;
  const card = document.querySelector(`.card[data-place="${openItem.turn}"]`) || cameFrom;
  card?.focus();
}

function stepItem(step) {
  const next = order[order.indexOf(shown?.place) + step];
  if (shown && next !== undefined) openItem(next, {keep: true});
}

function showItem() {
  leaveStage(); by("top-key").replaceChildren();
  const item = shown, inputs = item.views.filter(view => !view.hidden), hidden = item.views.filter(view => view.hidden);
  by("item-id").textContent = item.id;
  const at = order.indexOf(item.place);
  by("item-before").disabled = at <= 0; by("item-after").disabled = at < 0 || at >= order.length - 1;
  for (const button of document.querySelectorAll("[data-layer]")) button.setAttribute("aria-pressed", button.dataset.layer === layer);
  by("signs").disabled = !isRevealed || layer !== "picture";
  // Up to three views stand below the question; more stand beside it, and the hidden one below the options.
  const isStrip = item.views.length < 4, across = isStrip ? item.views.length : inputs.length > 4 ? 3 : 2, rows = isStrip ? 1 : Math.ceil(inputs.length / across);
  const beside = isStrip ? hidden : [], below = isStrip ? [] : hidden;
  const views = make("div", {class: "item-views"}, make("div", {class: `views of-${layer}`}, inputs.map(viewFigure), beside.map(viewFigure)));
  const imagined = below.length ? make("section", {class: "imagined", "aria-label": "To be imagined"}, make("div", {class: `views of-${layer}`}, below.map(viewFigure))) : null, key = make("div", {class: "item-key"}, legend(isRevealed ? item.views : inputs));
  if (imagined && layer === "picture") imagined.append(key);
  const page = make("div", {class: `item ${isStrip ? "strip" : "beside"}${across === 2 ? " two" : ""}${isRevealed ? " is-revealed" : ""}`, style: `--across:${across};--rows:${rows}`}, askedPart(item), isRevealed ? whyPart(item) : null, views, imagined, key.parentElement ? null : key, isRevealed ? [make("div", {class: "item-rest"}, roomPart(item)), toldPart(item)] : null);
  by("item-body").replaceChildren(page);
  if (isStrip) page.style.setProperty("--asked", `${page.firstChild.offsetHeight + (isRevealed ? page.children[1].offsetHeight + 14 : 0)}px`);
  page.style.setProperty("--key", isStrip && key.offsetHeight && layer === "picture" ? `${key.offsetHeight + 14}px` : "0px");
  if (layer === "depth") learnDepths(item);
}

function askedPart(item) {
  const options = item.options.map((option, place) => {
    const isRight = LETTERS[place] === item.answer, isChosen = item.guess === place, mark = !isRevealed ? "" : isRight ? "right" : isChosen ? "wrong" : "";
    const said = !isRevealed ? null : isRight ? "\u2713 correct" : isChosen ? "\u2717 your choice" : null;
    return make("button", {type: "button", class: mark, onclick: () => { item.guess = place; reveal(true) }}, make("b", {}, LETTERS[place]), make("span", {}, option), said ? make("span", {}, said) : null);
  });
  const result = item.options[item.guess] === undefined ? "" : LETTERS[item.guess] === item.answer ? "Right. " : "Not right. ", known = `${result}The answer is ${item.answer}: ${item.answer_text}.`;
  const hint = make("p", {class: "hint", role: "status"}, isRevealed ? known : "Click an answer to see whether it is right.");
  const button = make("button", {type: "button", id: "reveal", class: isRevealed ? "" : "main", "aria-pressed": String(isRevealed), onclick: () => { if (isRevealed) delete item.guess; reveal(!isRevealed) }}, isRevealed ? "Hide the answer" : "Show the answer", make("kbd", {}, "A"));
  const control = item.control ? make("p", {class: "box"}, `A control, altered on purpose: ${CONTROLS[item.control] || plain(item.control)}.`) : null;
  return make("div", {class: "asked"}, make("div", {class: "questioned"}, make("p", {class: "question"}, item.question), tags(item), control),
    make("div", {class: "answering"}, make("div", {class: "options", role: "group", "aria-label": "Options"}, options), make("div", {class: "after-options"}, hint, button)));
}

function whyPart(item) {
  return make("section", {class: "why", "aria-label": "Why"}, make("h3", {}, "Why"), make("ol", {class: "steps-list"}, item.rationale.map(step => make("li", {}, step))));
}

function toldPart(item) {
  return make("div", {class: "told"}, pairs("How sure the answer is", item.margins), twinPart(item), pairs("Item", item.details));
}

function pairs(title, values) {
  if (!values.length) return null;
  return make("section", {class: "box"}, make("h3", {}, title), make("dl", {class: "pairs"}, values.map(([name, value]) => [make("dt", HINTS[name] ? {title: HINTS[name], tabindex: 0} : {}, name), make("dd", {}, value)])));
}

function twinPart(item) {
  if (item.twin === null) return null;
  return make("section", {class: "box"}, make("h3", {}, "Its twin" + (item.twin_of ? ` differs in ${differsIn(item.twin_of)}` : "")), make("button", {type: "button", id: "twin", onclick: () => openItem(item.twin, {keep: true})}, item.twin_id));
}

function reveal(value) {
  if (!shown) return;
  const top = () => document.querySelector("#item .answering").getBoundingClientRect().top, before = top();
  isRevealed = value;
  showAgain();
  by("item").scrollTop += top() - before;  // what was clicked stays where it is
  by("reveal").focus({preventScroll: true});
}

function setLayer(name) { layer = name; if (shown) showAgain() }

function viewFigure(view) {
  const caption = make("figcaption", {}, view.caption, make("span", {"data-view": view.name}, ...layerNote(view)));
  const frame = make("div", {class: "frame"});
  if (view.hidden && !isRevealed) frame.append(make("div", {class: "ask"}, make("p", {}, "Not shown: to be imagined."), make("button", {type: "button", onclick: () => reveal(true)}, "Show it")));
  else frame.append(...layerOf(view));
  return make("figure", {class: "view" + (view.hidden ? " is-hidden" : "")}, caption, frame);
}

function layerNote(view) {
  if (view.hidden && !isRevealed) return [];
  if (layer === "picture" && !view.picture) return view.mask ? ["masks: built without pictures"] : [];
  return layer === "map" ? [view.is_map ? "over the picture" : "from above; \u25b2 is the camera"] : [];
}

// One bar for all views that have its ends: maps, which are seen from above, have ends of their own.
function depthLegend(views) {
  const there = views.filter(view => !view.hidden || isRevealed), scales = new Map();
  for (const view of there) {
    const ends = view.depth ? (view.far ? [view.near / 1000, (view.near + view.far) / 2000, view.far / 1000] : null) : GRID_SCALE;
    if (ends) scales.set(ends.join(), [ends, [...(scales.get(ends.join())?.[1] || []), view.caption]]);
  }
  const [first] = scales.values();
  if (first) by("top-key").append(depthScale(first[0], ""));
  const bars = [...scales.values()].map(([ends, names]) => depthScale(ends, scales.size > 1 ? names.join(", ") : ""));
  return make("div", {class: "legend depths", id: "depths"}, bars, make("span", {class: "legend-note", title: LAYER_NOTES.depth}, "Distance from the camera, straight ahead; the same colours mean the same metres in all views of a bar."));
}

function depthScale([near, middle, far], names) {
  const said = metres => `${metres < 1 ? metres.toFixed(2) : metres.toFixed(1)} m`;
  return make("span", {class: "scale"}, names ? make("b", {}, names) : null, said(near), make("i", {class: "heat"}), middle === (near + far) / 2 ? null : `(middle ${said(middle)})`, said(far));
}

// The depths at the ends of the scale of each view, which a server says when asked.
async function learnDepths(item) {
  if (!source.depths || item.views.some(view => view.far) || !item.views.some(view => view.depth)) return;
  let depths;
  try { depths = await source.depths(item.place) } catch (error) { return }
  for (const view of item.views) [view.near, view.far] = depths[view.name] || [];
  if (shown === item && layer === "depth") showAgain();
}

function showAgain() { const top = by("item").scrollTop; showItem(); by("item").scrollTop = top }

function layerOf(view) {
  const photo = () => view.picture ? make("img", {src: view.picture, alt: view.caption}) : make("p", {class: "none"}, "This data set was built without pictures.");
  if (layer === "map") return [objectMap(view, shown, {answers: isRevealed})];
  if (layer === "depth") return [view.depth ? make("img", {src: view.depth, alt: "Depth of " + view.caption}) : depthGrid(view)];
  if (layer === "mask") {
    if (!view.mask) return [photo(), boxes(view, shown)];
    const image = make("img", {src: view.mask, class: "exact", alt: "Masks of " + view.caption});
    return pointable(image);
  }
  const signs = isSigned() ? [signsOver(view)] : [];
  if (!view.picture && view.mask) return [make("img", {src: view.mask, class: "exact", alt: "Masks of " + view.caption}), ...signs];
  return [photo(), ...signs];
}

// The name of what the pointer is over, read from the colour of the mask, beside the pointer.
function pointable(image) {
  let pixels = null, side = 0;
  const names = new Map([...shown.entities.map(each => [each.colour, `${each.noun} ${each.id}`]), ...state.background.map(each => [each.colour, each.noun])]), name = make("div", {class: "hover-name", hidden: true});
  const point = event => {
    if (!pixels) {
      const canvas = make("canvas", {width: image.naturalWidth, height: image.naturalHeight}), paper = canvas.getContext("2d", {willReadFrequently: true});
      paper.drawImage(image, 0, 0); side = image.naturalWidth; pixels = paper.getImageData(0, 0, side, side).data;
    }
    const box = image.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, spot = (at, size) => Math.min(Math.max(Math.floor(at / size * side), 0), side - 1);
    const place = 4 * (spot(y, box.height) * side + spot(x, box.width)), colour = "#" + [0, 1, 2].map(channel => pixels[place + channel].toString(16).padStart(2, "0")).join("");
    name.textContent = names.get(colour) || ""; name.hidden = !name.textContent;
    name.style.left = `${Math.min(x + 12, box.width - name.offsetWidth - 4)}px`; name.style.top = `${y > 40 ? y - 34 : y + 18}px`;
  };
  for (const kind of ["pointermove", "pointerdown"]) image.addEventListener(kind, point);
  image.addEventListener("pointerleave", () => { name.hidden = true });
  return [image, name];
}

function legend(views) {
  if (layer === "picture") return isSigned() ? signsLegend(views) : null;
  if (layer === "depth") return depthLegend(views);
  const seen = new Set(views.flatMap(view => layer === "mask" && view.mask ? view.seen : view.map.map(each => each[2]))), entities = shown.entities.filter(each => seen.has(each.id)), asked = askedOf(shown, {answers: isRevealed});
  if (layer === "mask") return legendOf(entities, ["Point at anything for its name."], LAYER_NOTES.mask);
  const named = entities.filter(each => asked.has(each.id)), others = entities.length - named.length;
  return legendOf(named, others ? [`${others} other object${others > 1 ? "s" : ""}, faded: point at one for its name.`] : []);
}

function legendOf(entities, notes = [], title = null) {
  return make("div", {class: "legend"}, notes.map(note => make("span", {class: "legend-note", title}, note)), entities.map(each => make("span", {class: isRevealed && shown.instances.includes(each.id) ? "is-answer" : ""}, make("i", {style: `background:${each.colour}`}), `${each.noun} ${each.id}`)));
}

function roomPart(item) {
  const has = test => item.views.some(test), parts = [has(view => !view.is_map && !view.hidden) && "green: cameras", has(view => !view.is_map && view.hidden) && "orange: imagined", has(view => view.route) && "pink: the walk", "outlined: what the answer rests on"];
  const note = parts.filter(Boolean).join("; ");
  const button = state.has_room ? make("button", {type: "button", id: "open-room", onclick: () => enterStage(item)}, "Walk around in 3D") : null;
  return make("section", {class: "part", "aria-label": "Room"}, make("h3", {}, "The room ", make("small", {}, note), button), make("div", {id: "room"}, make("div", {class: "plan"}, withNames(floorPlan(item, {answers: true})), legendOf(item.entities))));
}

async function enterStage(item) {
  by("open-room").hidden = true;
  try {
    const module = await import("/web/room3d.js");
    if (shown !== item) return;
    stage = await module.openRoom(by("room"), item, {make, answers: isRevealed});
  } catch (error) { fail(by("room"), error) }
}

function leaveStage() { stage?.close(); stage = null }
