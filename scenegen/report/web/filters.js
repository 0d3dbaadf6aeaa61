// The filters at the side, the chips above the items, and the address of the page.
const FILTERS = {task: "Task", kind: "Kind", difficulty: "Difficulty", config: "Config", split: "Split", answer: "Answer", category: "Asked about", room: "Room", twin_of: "Twins differ in", control: "Controls"};
const BOUNDS = {least: "At least", most: "At most"};
const FEW = 4;  // so many choices of a filter are seen at once
let query = {}, offset = 0, counts = state.choices, counted = 0;

function buildFilters() {
  const places = Object.entries(FILTERS).map(([name, title]) => make("div", {class: "choice", "data-name": name}, make("label", {for: "by-" + name}, title), make("select", {id: "by-" + name, onchange: () => { choose(name, by("by-" + name).value); fold() }}), make("div", {class: "values", role: "group", "aria-label": title})));
  const margins = Object.entries(state.margins).map(([name, [title, unit]]) => make("option", {value: name}, `${title}, ${unit}`));
  const margin = make("label", {class: "choice", "data-name": "margin"}, "How sure", make("select", {id: "by-margin", onchange: () => choose("margin", by("by-margin").value)}, make("option", {value: ""}, "any"), margins));
  const bounds = Object.entries(BOUNDS).map(([name, title]) => make("label", {class: "choice"}, title, make("input", {id: "by-" + name, type: "number", step: "any", inputmode: "decimal", oninput: later(() => choose(name, by("by-" + name).value))})));
  by("choices").replaceChildren(...places, margin, make("div", {class: "between", id: "bounds"}, bounds), make("button", {type: "button", id: "reset", onclick: () => { ask({}); fold() }}, "Reset filters"));
  fillChoices();
}

// Where filters cover the items, they make room once one was chosen.
function fold() { by("choices").classList.remove("open"); by("more").setAttribute("aria-expanded", "false") }

// Configs that are the tasks, under the same names, filter nothing else.
const isLikeTasks = () => JSON.stringify(Object.entries(state.choices.config || {}).sort()) === JSON.stringify(Object.entries(state.choices.task || {}).sort());

const sayValue = (name, value) => name === "twin_of" ? differsIn(value) : name === "room" ? state.rooms[value] || plain(value) : plain(value);

// Values with the numbers of items that they would show; some are known only when scenes were read.
function fillChoices() {
  for (const name of Object.keys(FILTERS)) {
    const select = by("by-" + name), values = Object.keys(state.choices[name] || {}).filter(value => value !== ""), many = value => counts[name]?.[value] || 0, isFew = values.length <= FEW;
    if (name === "category" || name === "room") values.sort((a, b) => many(b) - many(a) || (a < b ? -1 : 1));
    select.replaceChildren(make("option", {value: ""}, `any of ${values.length}`), ...values.map(value => make("option", {value}, `${sayValue(name, value)} (${number(many(value))})`)));
    select.value = query[name] || "";
    const held = document.activeElement?.dataset?.value, pills = values.map(value => make("button", {type: "button", "data-value": value, "aria-pressed": String(query[name] === value), class: many(value) ? "" : "none-left", onclick: () => { choose(name, query[name] === value ? "" : value); fold() }}, sayValue(name, value), make("span", {}, number(many(value)))));
    const hasFocus = select.parentElement.contains(document.activeElement) && held;
    select.nextElementSibling.replaceChildren(...(isFew ? pills : []));
    if (hasFocus) pills.find(each => each.dataset.value === held)?.focus();
    select.hidden = isFew; select.nextElementSibling.hidden = !isFew;
    select.parentElement.hidden = (values.length < 2 || (name === "config" && isLikeTasks())) && !query[name];
  }
}

// A report counts its own items. With filters set, each choice counts what would be there if it were chosen.
async function countChoices() {
  const turn = ++counted;
  let found = state.choices;
  if (Object.keys(query).length || state.mode === "report") try { found = await source.choices(query) } catch (error) { return }
  if (turn !== counted) return;
  counts = found; fillChoices();
}

function later(run, wait = 180) {
  let timer = 0;
  return (...words) => { clearTimeout(timer); timer = setTimeout(() => run(...words), wait) };
}

function choose(name, value) {
  const next = {...query};
  if (value === "") delete next[name]; else next[name] = value;
  if (name === "margin" && value === "") { delete next.least; delete next.most }
  ask(next);
}

// Show the items that a query asks for, from the first one or from a place on.
function ask(next, from = 0) {
  query = next; offset = from;
  for (const name of [...Object.keys(FILTERS), "margin", ...Object.keys(BOUNDS)]) {
    const field = by("by-" + name);
    if (field !== document.activeElement || field.tagName === "SELECT") field.value = query[name] || "";
    field.closest(".choice").classList.toggle("set", name in query);
  }
  if (by("text") !== document.activeElement) by("text").value = query.text || "";
  by("bounds").hidden = !query.margin;
  fillChoices(); showChips(); keepAddress(); showPage(); chartsAreOld(); countChoices();
}

function showChips() {
  const titles = {...FILTERS, text: "Words", margin: "How sure", ...BOUNDS};
  const chips = Object.entries(query).map(([name, value]) => {
    const said = name === "margin" ? state.margins[value][0] : sayValue(name, value);
    return make("button", {type: "button", "aria-label": `Remove the filter ${titles[name]}: ${said}`, onclick: () => choose(name, "")}, `${titles[name]}: ${said} \u00d7`);
  });
  by("chips").replaceChildren(...chips);
}

function keepAddress(place = null) {
  const words = new URLSearchParams(query);
  if (offset) words.set("from", offset);
  if (place !== null) words.set("item", place);
  const text = words.toString();
  try { history.replaceState(null, "", text ? "#" + text : "#") } catch (error) { /* a browser that keeps no addresses of files */ }
}

function readAddress() {
  const words = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const known = ["text", "margin", ...Object.keys(FILTERS), ...Object.keys(BOUNDS)];
  const found = Object.fromEntries(Object.entries(words).filter(([name, value]) => known.includes(name) && (name !== "margin" || value in state.margins)));
  return {query: found, from: Number(words.from) || 0, item: words.item === undefined ? null : Number(words.item), show: words.show};
}
