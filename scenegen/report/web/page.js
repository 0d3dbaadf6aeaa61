// What every part of the page shares: state, elements, and where items come from.
const state = JSON.parse(document.getElementById("state").textContent);
const LETTERS = "ABCDEFGH", PAGE = 24;
const by = id => document.getElementById(id);
const plain = name => String(name).replaceAll("_", " ");
const differsIn = name => state.twins[name] || plain(name);
const number = value => Number(value).toLocaleString("en-US");

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(each => each !== null && each !== undefined));
  return element;
}
const make = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const SVG = document.querySelector("svg")?.namespaceURI || new DOMParser().parseFromString("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml").documentElement.namespaceURI;
const draw = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

// The items of a report are blocks of this page; each is read when it is shown.
class PageItems {
  constructor() { this.kept = new Map(); this.rows = state.rows }
  async page(query, offset) {
    const found = this.rows.filter(row => passes(row, query));
    const shown = found.slice(offset, offset + PAGE).map(row => this.card(row.place));
    return {total: found.length, of: this.rows.length, items: shown};
  }
  async item(place) { return this.get(place) }
  async places(query) { return this.rows.filter(row => passes(row, query)).map(row => row.place) }
  async choices(query) {
    return Object.fromEntries(Object.keys(state.choices).map(name => {
      const {[name]: _, ...others} = query, found = {};
      for (const row of this.rows) if (passes(row, others)) for (const value of [row[name] ?? []].flat()) found[value] = (found[value] || 0) + 1;
      return [name, found];
    }));
  }
  get(place) {
    if (!this.kept.has(place)) {
      const block = document.querySelector(`script[data-item="${place}"]`);
      this.kept.set(place, block ? JSON.parse(block.textContent) : null);
    }
    return this.kept.get(place);
  }
  card(place) {
    const item = this.get(place), shown = item.views.filter(view => !view.hidden);
    return {...item, shown: shown.length, pictures: shown.filter(view => view.picture).map(view => ({caption: view.caption, url: view.picture})), scene: item};
  }
}

// A server has them all and gives a page of them.
class ServerItems {
  async ask(path, query) {
    const words = new URLSearchParams(query || {}), answer = await fetch(`${path}?${words}`);
    if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
    return answer.json();
  }
  page(query, offset) { return this.ask("/api/items", {...query, offset, limit: PAGE}) }
  item(place) { return this.ask(`/api/item/${place}`) }
  async places(query) { return (await this.ask("/api/places", query)).places }
  choices(query) { return this.ask("/api/choices", query) }
  depths(place) { return this.ask(`/api/depths/${place}`) }
  charts(query) { return this.ask("/api/charts", query) }
  audit() { return this.ask("/api/audit") }
  status() { return this.ask("/api/status") }
}

function passes(row, query) {
  for (const [name, value] of Object.entries(query)) {
    if (name === "text") { if (!value.toLowerCase().split(/\s+/).every(word => row.text.includes(word))) return false }
    else if (name === "category") { if (!row.category.includes(value)) return false }
    else if (name === "margin") { if (!(value in row.margins)) return false }
    else if (name === "least" || name === "most") {
      const margin = row.margins[query.margin];
      if (query.margin && (name === "least" ? margin < Number(value) : margin > Number(value))) return false;
    } else if (row[name] !== value) return false;
  }
  return true;
}
const source = state.mode === "report" ? new PageItems() : new ServerItems();
