// Cards with the inputs and the question of each item; no answer is on them.
let total = 0, asked = 0;

async function showPage() {
  const turn = ++asked;
  let page;
  try { page = await source.page(query, offset) } catch (error) { return fail(by("gallery"), error) }
  if (turn !== asked) return;
  total = page.total;
  by("gallery").replaceChildren(...withTwins(page.items).map(group => group.length > 1 ? pair(group) : card(group[0], {isAlone: true})));
  if (!page.items.length) by("gallery").append(make("p", {class: "empty"}, "No item passes these filters."));
  const all = page.of ?? state.total;
  by("count").replaceChildren(make("strong", {}, number(total)), total === all ? " items" : ` of ${number(all)} items`);
  by("pager").hidden = total <= PAGE;
  by("place").textContent = total ? `${number(offset + 1)} to ${number(Math.min(offset + PAGE, total))}` : "";
  by("before").disabled = offset === 0;
  by("after").disabled = offset + PAGE >= total;
}

function fail(element, error) { element.replaceChildren(make("p", {class: "empty", role: "alert"}, `This could not be read: ${error.message}`)) }

function turnPage(step) {
  const next = offset + step * PAGE;
  if (next < 0 || next >= total) return;
  ask(query, next); scrollTo(0, 0);
}

// Items in their order; twins that follow each other are together.
function withTwins(items) {
  const groups = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.length === 1 && item.twin === last[0].place) last.push(item); else groups.push([item]);
  }
  return groups;
}

// What both twins have is said once.
function pair(items) {
  const said = items[0].twin_of ? `they differ in ${differsIn(items[0].twin_of)}` : "the other one differs in one input", [one, other] = items;
  const isShared = one.question === other.question && one.options.join("\n") === other.options.join("\n");
  return make("section", {class: "pair", "aria-label": `Twins: ${said}`}, make("p", {class: "twins"}, make("strong", {}, "Twins"), ` ${said}, and in the answer`), items.map(item => card(item, {isBare: isShared, isTwin: true})), isShared ? words(items) : null);
}

function card(item, {isAlone = false, isBare = false, isTwin = false} = {}) {
  const shown = item.pictures.length, kind = shown > 4 ? "n9" : "n" + Math.max(shown, 1);
  const pictures = item.pictures.slice(0, 9).map(each => make("div", {}, make("img", {src: each.url, alt: each.caption, loading: "lazy", decoding: "async"})));
  if (!shown && item.scene) pictures.push(floorPlan(item.scene, {small: true}));
  const open = () => openItem(item.place);
  return make("article", {class: "card", tabindex: 0, role: "button", "aria-label": `${item.id}: ${item.question}`, "data-place": item.place, onclick: open},
    make("div", {class: "pictures " + kind}, pictures), isBare ? null : words([item], {isAlone, isTwin}));
}

// Of twins, the words and options that the other one does not have are marked.
function words(items, {isAlone = false, isTwin = false} = {}) {
  const [{question, options, differs}] = items, changed = new Set(isTwin ? differs?.options : []);
  const said = options.map((option, place) => make("li", {}, make("b", {}, LETTERS[place]), changed.has(place) ? make("mark", {}, option) : option));
  return make("div", {class: "words"}, make("p", {class: "question"}, isTwin ? marked(question, differs?.words) : question), make("ol", {}, said), tagsOf(items, {isAlone}));
}

// A text with some of its words marked; words that follow each other have one mark.
function marked(text, places = []) {
  const wanted = new Set(places), parts = text.split(/\s+/).filter(Boolean), found = [];
  for (let at = 0; at < parts.length; at++) {
    const run = [parts[at]], isMarked = wanted.has(at);
    while (at + 1 < parts.length && wanted.has(at + 1) === isMarked) run.push(parts[++at]);
    found.push(isMarked ? make("mark", {}, run.join(" ")) : run.join(" "), " ");
  }
  return found;
}

const tags = item => tagsOf([item]);

// What kind of item it is; of twins, what differs stands side by side. What all items have says nothing.
function tagsOf(items, {isAlone = false} = {}) {
  const [item] = items, isOne = name => Object.keys(state.choices[name] || {}).length < 2;
  const named = {task: item.task, kind: plain(item.kind), difficulty: [...new Set(items.map(each => each.difficulty))].join(" / "), config: item.config === item.task ? "" : item.config, split: isOne("split") ? "" : item.split};
  const found = Object.entries(named).filter(([, word]) => word).map(([name, word]) => make("span", {class: "tag", title: FILTERS[name]}, word));
  if (isAlone && item.twin_of) found.push(make("span", {class: "tag twin"}, `twins differ in ${differsIn(item.twin_of)}`));
  for (const control of new Set(items.map(each => each.control).filter(Boolean))) found.push(make("span", {class: "tag control"}, "control: " + plain(control)));
  return make("div", {class: "tags"}, found);
}

// Arrows move over the cards, by rows up and down.
function moveOver(key) {
  const cards = [...by("gallery").querySelectorAll(".card")], at = cards.indexOf(document.activeElement);
  if (!cards.length) return false;
  if (at < 0) { cards[0].focus(); return true }
  const top = cards[0].offsetTop, across = cards.filter(each => each.offsetTop === top).length;
  const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across}[key], next = cards[at + step];
  if (next) next.focus();
  return true;
}
