// Tabs, colours, keys, and the first page.
const TABS = ["items", "charts", "audit", "about"], THEMES = ["auto", "light", "dark"];
const ICONS = {auto: ["M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18", "M12 3a9 9 0 0 1 0 18z"], light: ["M12 7a5 5 0 1 0 0 10a5 5 0 0 0 0-10M12 1v2M12 21v2M1 12h2M21 12h2M4.2 4.2l1.4 1.4M18.4 18.4l1.4 1.4M4.2 19.8l1.4-1.4M18.4 5.6l1.4-1.4"], dark: ["M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"]};
const SAID = {auto: "as the system has them", light: "light", dark: "dark"};
let oldCharts = true;

function showTab(name, {focus = false} = {}) {
  for (const tab of TABS) {
    const button = by("tab-" + tab), isOpen = tab === name;
    by(tab).hidden = !isOpen; button.setAttribute("aria-selected", isOpen); button.tabIndex = isOpen ? 0 : -1;
    if (isOpen && focus) button.focus();
  }
  if (name === "charts") showCharts();
  if (name === "audit") showAudit();
  scrollTo(0, 0);
}

function chartsAreOld() { oldCharts = true; if (!by("charts").hidden) showCharts() }

async function showCharts() {
  if (state.mode === "report") { by("charted").textContent = state.total > state.rows.length ? `Charts count all ${number(state.total)} items; ${number(state.rows.length)} of them are on this page. Click a bar to see its items.` : "Click a bar to see its items."; return }
  if (!oldCharts) return;
  oldCharts = false;
  try {
    const answer = await source.charts(query);
    by("chart-list").innerHTML = answer.html;  // made and escaped by the server of this page
    const some = Object.keys(query).length ? `${number(answer.items)} items that pass the filters` : `All ${number(answer.items)} items`;
    by("charted").textContent = some + (answer.read < state.total ? `; scenes read so far: ${number(answer.read)} of ${number(state.total)}.` : ". Click a bar to see its items.");
    if (answer.read < state.total) { oldCharts = true; setTimeout(() => { if (!by("charts").hidden) showCharts() }, 1500) }
  } catch (error) { fail(by("chart-list"), error) }
}

// A long audit is fetched when it is looked at.
async function showAudit() {
  if (!source.audit || by("audit").firstElementChild) return;
  try { by("audit").innerHTML = (await source.audit()).html } catch (error) { fail(by("audit"), error) }  // made and escaped by the server of this page
}

// A click on a bar shows the items that it counts.
function pick(event) {
  const bar = event.target.closest(".pick");
  if (!bar) return;
  const {column, value, margin, least, most} = bar.dataset;
  ask(margin ? {...query, margin, least, most} : {...query, [column]: value}); showTab("items");
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  by("theme").replaceChildren(draw("svg", {viewBox: "0 0 24 24", "aria-hidden": "true"}, ICONS[name].map((d, place) => draw("path", {d, fill: place ? "currentColor" : "none"}))));
  by("theme").setAttribute("aria-label", `Colours: ${SAID[name]}`);
  by("theme").title = `Colours: ${SAID[name]}`;
  try { localStorage.setItem("scenegen-theme", name) } catch (error) { /* a browser without storage */ }
}

// Categories, rooms and words can be asked for when all scenes were read.
async function watchReading() {
  const status = await source.status();
  state.choices = status.choices; countChoices();
  if (status.problem) by("count").append(make("span", {role: "alert"}, ` ${status.problem}`));
  else if (status.read < state.total) setTimeout(watchReading, 1200);
  else if (query.text || query.category || query.room) showPage();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.matches("input, select, textarea"), key = event.key;
  if (by("item").open) {
    if (event.target.closest("#stage") && key.startsWith("Arrow")) return;
    const name = ["picture", "depth", "mask", "map"]["1234".indexOf(key)];
    if (name && "1234".includes(key)) setLayer(name);
    else if (key === "ArrowRight") stepItem(1); else if (key === "ArrowLeft") stepItem(-1);
    else if (key.toLowerCase() === "a") reveal(!isRevealed);
    else if (key.toLowerCase() === "s" && isRevealed && layer === "picture") setSigns(!hasSigns); else return;
    return event.preventDefault();
  }
  if (key === "Escape" && isTyping) { event.target.blur(); if (event.target === by("text") && by("text").value) { by("text").value = ""; choose("text", "") } return }
  if (isTyping) return;
  const tab = TABS.findIndex(each => by("tab-" + each) === document.activeElement);
  if (tab >= 0 && (key === "ArrowRight" || key === "ArrowLeft")) { showTab(TABS[(tab + (key === "ArrowRight" ? 1 : 3)) % 4], {focus: true}); return event.preventDefault() }
  if (key === "/") { showTab("items"); by("text").focus(); return event.preventDefault() }
  if (by("items").hidden) return;
  if (key.startsWith("Arrow") && moveOver(key)) event.preventDefault();
  else if ((key === "Enter" || key === " ") && document.activeElement.matches(".card")) { openItem(Number(document.activeElement.dataset.place)); event.preventDefault() }
}

function start() {
  by("size").textContent = `scenegen data set, ${number(state.total)} items`;
  setTheme(THEMES.includes(document.documentElement.dataset.theme) ? document.documentElement.dataset.theme : "auto");
  by("theme").onclick = () => setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % 3]);
  for (const tab of TABS) by("tab-" + tab).onclick = () => showTab(tab);
  for (const button of document.querySelectorAll("[data-layer]")) button.onclick = () => setLayer(button.dataset.layer);
  by("signs").onclick = () => setSigns(!hasSigns);
  by("chart-list").onclick = pick;
  by("before").onclick = () => turnPage(-1); by("after").onclick = () => turnPage(1);
  by("item-close").onclick = closeItem; by("item-before").onclick = () => stepItem(-1); by("item-after").onclick = () => stepItem(1);
  by("item").addEventListener("cancel", event => { event.preventDefault(); closeItem() });
  by("text").oninput = later(() => choose("text", by("text").value.trim()));
  by("filters").onsubmit = event => event.preventDefault();
  by("more").onclick = () => by("more").setAttribute("aria-expanded", by("choices").classList.toggle("open"));
  document.addEventListener("keydown", onKey);
  buildFilters();
  const address = readAddress();
  ask(address.query, address.from);
  if (address.item !== null) openItem(address.item, {show: address.show});
  if (state.mode === "view") watchReading();
}
start();
