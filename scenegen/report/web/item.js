// One item: its inputs and its question first, everything else when it is asked for.
const CONTROLS = {removed: "what the question is about was taken out of the room", black: "every picture is black", first_view: "only the first view is shown", mismatched: "the hidden view is that of the twin"};
const GRID_SCALE = [.25, 2, 16];  // metres of the first, the middle and the last code of a depth grid
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
  if (show === "room") { by("open-room")?.click(); document.querySelector(".item-rest > :last-child").scrollIntoView() }
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
  leaveStage();
  const item = shown, inputs = item.views.filter(view => !view.hidden), hidden = item.views.filter(view => view.hidden);
  by("item-id").textContent = item.id;
  const at = order.indexOf(item.place);
  by("item-before").disabled = at <= 0; by("item-after").disabled = at < 0 || at >= order.length - 1;
  for (const button of document.querySelectorAll("[data-layer]")) button.setAttribute("aria-pressed", button.dataset.layer === layer);
  // The one hidden view stands beside the inputs where their last line has room for it.
  const across = inputs.length > 4 ? 3 : 2, isBeside = hidden.length === 1 && inputs.length % across !== 0;
  const columns = hidden.length === 0 && inputs.length === 1 ? "n1" : across === 3 ? "n9" : "n2";
  const views = make("div", {class: "item-views"}, make("div", {class: "views " + columns}, inputs.map(viewFigure), isBeside ? hidden.map(viewFigure) : null), legend(isBeside && isRevealed ? item.views : inputs));
  const isWide = hidden.length === 1 && hidden[0].is_map;
  const imagined = isBeside || !hidden.length ? null : make("section", {class: "part", "aria-label": "To be imagined"}, make("h3", {}, "To be imagined"), make("div", {class: "views " + (isWide ? "n1" : "n2")}, hidden.map(viewFigure)), isRevealed ? legend(hidden) : null);
  const rest = make("div", {class: "item-rest"}, imagined, isRevealed ? roomPart(item) : null);
  by("item-body").replaceChildren(make("div", {class: "item"}, views, rest, sidePart(item)));
  if (layer === "depth") learnDepths(item);
}

function sidePart(item) {
  const options = item.options.map((option, place) => {
    const isRight = LETTERS[place] === item.answer, mark = !isRevealed ? "" : isRight ? "right" : item.guess === place ? "wrong" : "";
    const said = !isRevealed ? null : isRight ? (item.guess === place ? "correct, as you chose" : "correct") : item.guess === place ? "your choice" : null;
    return make("button", {type: "button", class: mark, onclick: () => { item.guess = place; reveal(true) }}, make("b", {}, LETTERS[place]), make("span", {}, option), said ? make("span", {}, said) : null);
  });
  const asked = make("div", {class: "asked"}, make("p", {class: "question"}, item.question), make("div", {class: "options", role: "group", "aria-label": "Options"}, options),
    make("button", {type: "button", id: "reveal", class: isRevealed ? "" : "main", "aria-pressed": String(isRevealed), onclick: () => reveal(!isRevealed)}, isRevealed ? "Hide the answer" : "Show the answer and the hidden view", make("kbd", {}, "A")), tags(item),
    item.control ? make("p", {class: "box"}, `A control, altered on purpose: ${CONTROLS[item.control] || plain(item.control)}.`) : null);
  if (!isRevealed) return make("div", {class: "side"}, asked);
  const why = make("section", {class: "box"}, make("h3", {}, "Why"), make("ol", {class: "steps-list"}, item.rationale.map(step => make("li", {}, step))));
  return make("div", {class: "side"}, asked, make("div", {class: "told"}, why, pairs("Margins", item.margins), twinPart(item), pairs("Item", item.details)));
}

function pairs(title, values) {
  if (!values.length) return null;
  return make("section", {class: "box"}, make("h3", {}, title), make("dl", {class: "pairs"}, values.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])));
}

function twinPart(item) {
  if (item.twin === null) return null;
  return make("section", {class: "box"}, make("h3", {}, "Its twin" + (item.twin_of ? ` differs in ${differsIn(item.twin_of)}` : "")), make("button", {type: "button", id: "twin", onclick: () => openItem(item.twin, {keep: true})}, item.twin_id));
}

function reveal(value) {
  if (!shown) return;
  isRevealed = value;
  const top = by("item").scrollTop;
  showItem();
  by("item").scrollTop = top; by("reveal").focus({preventScroll: true});
}

function setLayer(name) { layer = name; if (shown) { const top = by("item").scrollTop; showItem(); by("item").scrollTop = top } }

function viewFigure(view) {
  const caption = make("figcaption", {}, view.caption, make("span", {"data-view": view.name}, ...layerNote(view)));
  const frame = make("div", {class: "frame"});
  if (view.hidden && !isRevealed) frame.append(make("div", {class: "ask"}, make("p", {}, "This view is not shown: it has to be imagined."), make("button", {type: "button", onclick: () => reveal(true)}, "Show it")));
  else frame.append(...layerOf(view, caption.lastChild));
  return make("figure", {class: "view" + (view.hidden ? " is-hidden" : "")}, caption, frame);
}

function layerNote(view) {
  if (view.hidden && !isRevealed) return [];
  if (layer === "depth") return view.depth ? (view.far ? depthScale(view.near / 1000, (view.near + view.far) / 2000, view.far / 1000) : []) : depthScale(...GRID_SCALE);
  if (layer === "picture" && !view.picture) return view.mask ? ["masks: built without pictures"] : [];
  return layer === "map" ? [view.is_map ? "over the picture" : "from above"] : [];
}

// Metres at the near end, in the middle and at the far end of the colours of depth.
function depthScale(near, middle, far) {
  const said = metres => metres < 1 ? metres.toFixed(2) : metres.toFixed(1);
  return [make("span", {class: "scale", title: "Depth in metres: the colours from near to far"}, said(near), make("i", {class: "heat near"}), said(middle), make("i", {class: "heat far"}), `${said(far)} m`)];
}

// The depths at the ends of the scale of each view, which a server says when asked.
async function learnDepths(item) {
  if (!source.depths || item.views.some(view => view.far) || !item.views.some(view => view.depth)) return;
  let depths;
  try { depths = await source.depths(item.place) } catch (error) { return }
  for (const view of item.views) [view.near, view.far] = depths[view.name] || [];
  if (shown !== item || layer !== "depth") return;
  for (const view of item.views) { const note = document.querySelector(`#item [data-view="${view.name}"]`); if (note) note.replaceChildren(...layerNote(view)) }
}

function layerOf(view, note) {
  const photo = () => view.picture ? make("img", {src: view.picture, alt: view.caption}) : make("p", {class: "none"}, "This data set was built without pictures.");
  if (layer === "map") return [objectMap(view, shown, {answers: isRevealed})];
  if (layer === "depth") return [view.depth ? make("img", {src: view.depth, class: "exact", alt: "Depth of " + view.caption}) : depthGrid(view)];
  if (layer === "mask") {
    if (!view.mask) return [photo(), boxes(view, shown)];
    const image = make("img", {src: view.mask, class: "exact", alt: "Masks of " + view.caption});
    return [pointable(image, note)];
  }
  if (!view.picture && view.mask) return [make("img", {src: view.mask, class: "exact", alt: "Masks of " + view.caption})];
  return [photo()];
}

// The name of what the pointer is over, read from the colour of the mask.
function pointable(image, note) {
  let pixels = null, side = 0;
  const names = new Map([...shown.entities.map(each => [each.colour, `${each.noun} ${each.id}`]), ...state.background.map(each => [each.colour, each.noun])]);
  image.addEventListener("pointermove", event => {
    if (!pixels) {
      const canvas = make("canvas", {width: image.naturalWidth, height: image.naturalHeight}), paper = canvas.getContext("2d", {willReadFrequently: true});
      paper.drawImage(image, 0, 0); side = image.naturalWidth; pixels = paper.getImageData(0, 0, side, side).data;
    }
    const box = image.getBoundingClientRect(), spot = (at, from, size) => Math.min(Math.max(Math.floor((at - from) / size * side), 0), side - 1);
    const place = 4 * (spot(event.clientY, box.top, box.height) * side + spot(event.clientX, box.left, box.width));
    const colour = "#" + [0, 1, 2].map(channel => pixels[place + channel].toString(16).padStart(2, "0")).join("");
    note.textContent = names.get(colour) || "";
  });
  image.addEventListener("pointerleave", () => { note.textContent = "" });
  return image;
}

function legend(views) {
  if (layer === "depth") return make("div", {class: "legend"}, make("span", {}, "Depth: yellow is near, dark is far. The metres are above each picture, which has a scale of its own."));
  if (layer === "picture") return null;
  const seen = new Set(views.flatMap(view => layer === "mask" && view.mask ? view.seen : view.map.map(each => each[2])));
  return legendOf(shown.entities.filter(each => seen.has(each.id)));
}

function legendOf(entities) {
  return make("div", {class: "legend"}, entities.map(each => make("span", {class: isRevealed && shown.instances.includes(each.id) ? "is-answer" : ""}, make("i", {style: `background:${each.colour}`}), `${each.noun} ${each.id}`)));
}

function roomPart(item) {
  const has = test => item.views.some(test), parts = [has(view => !view.is_map && !view.hidden) && "green: cameras", has(view => !view.is_map && view.hidden) && "orange: imagined", has(view => view.route) && "pink: the walk", "outlined: what the answer rests on"];
  const note = parts.filter(Boolean).join("; ");
  const button = state.has_room ? make("button", {type: "button", id: "open-room", onclick: () => enterStage(item)}, "Walk around in 3D") : null;
  return make("section", {class: "part", "aria-label": "Room"}, make("h3", {}, "The room ", make("small", {}, note), button), make("div", {id: "room"}, make("div", {class: "plan"}, floorPlan(item, {answers: true}), legendOf(item.entities))));
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
