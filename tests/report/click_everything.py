"""Clicks every control of a page and presses every key, in headless Chromium.

Run by `test_browser`, in an interpreter that has playwright:

    python click_everything.py URL FOLDER WIDTH THEME

Prints what is wrong, a line each; pictures of what was seen go into FOLDER.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright  # type: ignore[import-not-found]

LAYERS = ("picture", "depth", "mask", "map")
PATIENCE = 300
"""Tenths of a second."""

WALLS = """async () => {
  const walls = await import("/web/walls3d.js");
  const {facesOf, isBehind, isInside, sideAt, sidesOf} = walls;
  const both = [[[0, 0], [4, 0], [4, 3], [0, 3]], [[0, 3], [4, 3], [4, 0], [0, 0]]];
  return both.map(points => {
    const outline = points.map(each => each.map(at => at * 1000));
    const sides = sidesOf({outline}), near = sideAt(sides, 2, 0.1);
    const corners = [
      [1, 0, 0], [2, 0, 2], [2, 0, 0],  // seen from the room
      [1, -0.12, 0], [2, -0.12, 0], [2, -0.12, 2],  // seen from outside
      [1, -0.12, 2], [2, -0.12, 2], [2, 0, 2],  // above the wall
    ];
    const indices = new Uint32Array(9).map((_, at) => at);
    const part = {positions: new Float32Array(corners.flat()), indices};
    const {inner, within} = facesOf(part, sides, 0.12, {standsOut: false});
    const all = facesOf(part, sides, 0.12, {standsOut: true});
    return [
      near.out.map(Math.round).join(), isBehind(near, 2, -1), isBehind(near, 2, 1),
      isInside(sides, 2, 1), isInside(sides, 2, -1), isInside(sides, 5, 1),
      inner.join(), within.length, within[0][0] === near, within[0][1].join(),
      all.inner.join(), all.within.length, all.within[0][1].join(),
    ].join(" ");
  });
}"""
"""Which faces of a wall of a square room are seen, whichever way its outline runs."""

SEEN = "0,-1 true false true false false 0,1,2 1 true 6,7,8  1 0,1,2,6,7,8"

FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader"]


class Walk:
    """One page that is walked over."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._see)

    def _hear(self, message) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text}")

    def _see(self, request) -> None:
        own = ("http://127.0.0.1:", "file:", "data:", "blob:")
        if not request.url.startswith(own):
            self.wrong.append(f"loads {request.url}")

    def expect(self, condition: str, what: str) -> None:
        """Wait until an expression of the page holds.

        Asked again and again: the page forbids what `wait_for_function` does.
        """
        for _ in range(PATIENCE):
            if self.page.evaluate(f"Boolean({condition})"):
                return
            self.page.wait_for_timeout(100)
        self.wrong.append(f"{what}: it never was so that {condition}")

    def shoot(self, name: str) -> None:
        """Keep what is seen, and notice what is wider than the window."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.wrong.append(f"{name}: {wide} pixels wider than the window")
        self.page.screenshot(path=self.folder / f"{name}.png")

    def gallery(self) -> None:
        """Filters, chips, pages, words, arrows."""
        page = self.page
        self.expect("document.querySelector('.card') !== null", "first cards")
        near = "each.getBoundingClientRect().top > innerHeight || each.naturalWidth > 0"
        images = f"[...document.querySelectorAll('.card img')].every(each => {near})"
        self.expect(images, "pictures that are seen")
        self.twins()
        self.shoot("items")
        self.unfold()
        for select in page.query_selector_all("#choices select"):
            values = [
                each.get_attribute("value")
                for each in select.query_selector_all("option")
            ]
            if not select.is_visible() or len(values) < 2:
                continue
            select.select_option(values[1])
            self.expect("document.querySelector('#chips button') !== null", "a chip")
            # A margin has bounds to set next, so that filters stay.
            if page.is_visible("#more") and select.get_attribute("id") != "by-margin":
                folded = "!document.getElementById('choices').matches('.open')"
                self.expect(folded, "filters make room")
                self.unfold()
            page.click("#chips button")
            self.expect("document.querySelector('#chips button') === null", "no chip")
        self.pills()
        page.select_option("#by-margin", index=1)
        page.fill("#by-least", "0")
        page.fill("#by-most", "1000000")
        self.expect("document.querySelectorAll('#chips button').length === 3", "bounds")
        page.click("#reset")
        self.expect("document.querySelector('#chips button') === null", "reset")
        if page.is_visible("#pager"):
            page.click("#after")
            self.expect("!document.getElementById('before').disabled", "second page")
            page.click("#before")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("/")
        page.keyboard.type("qqqqqq")
        self.expect("document.querySelector('.empty') !== null", "nothing is found")
        page.keyboard.press("Escape")
        self.expect("document.querySelector('.card') !== null", "all is found again")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        self.expect("document.activeElement.matches('.card')", "arrows move")

    def pills(self) -> None:
        """Filters of few choices show them all, with the items that each would show."""
        page, pill = self.page, "#choices .choice:not([hidden]) .values button"
        several = f"document.querySelectorAll('{pill}').length > 1"
        self.expect(several, "choices that are seen")
        said = page.inner_text(f"{pill} >> nth=0").split()[-1].replace(",", "")
        page.click(f"{pill} >> nth=0")
        count = "document.querySelector('#count strong').textContent.replace(',', '')"
        self.expect(f"{count} === '{said}'", "as many items as the choice says")
        self.unfold()
        pressed = f"{pill}[aria-pressed=true]"
        self.expect(f"document.querySelectorAll('{pressed}').length === 1", "pressed")
        counts = (
            "[...document.querySelectorAll('[data-name=answer] button span')].reduce("
            "(sum, each) => sum + Number(each.textContent.replace(',', '')), 0)"
        )
        self.expect(f"String({counts}) === '{said}'", "answers of the chosen items")
        page.click(pressed)
        self.expect("document.querySelector('#chips button') === null", "let go")
        self.unfold()

    def unfold(self) -> None:
        """Show the filters, where they are behind a button."""
        if self.page.is_visible("#more") and not self.page.is_visible("#choices"):
            self.page.click("#more")

    def twins(self) -> None:
        """Both of a pair are in one frame that says what they differ in."""
        badge = "document.querySelector('.pair > .twins')?.textContent"
        self.expect(f"/differ in [^_]+, and in the answer$/.test({badge})", "twins")
        both = "each.querySelectorAll(':scope > .card').length === 2"
        self.expect(
            f"[...document.querySelectorAll('.pair')].every(each => {both})",
            "two cards of a pair",
        )

    def item(self) -> None:
        """Layers, options, answer, twin, room, the next item."""
        page = self.page
        page.keyboard.press("Enter")
        self.expect("document.querySelector('#item .question') !== null", "it opens")
        self.shoot("question")
        for number, layer in enumerate(LAYERS, 1):
            page.keyboard.press(str(number))
            pressed = f"#item [data-layer={layer}][aria-pressed=true]"
            self.expect(f"document.querySelector('{pressed}') !== null", layer)
            page.click(f"[data-layer={layer}]")
            self.loaded(layer)
            if layer == "depth":
                scale = "document.querySelector('#depths .scale')"
                metres = f"/[0-9.]+ m[0-9.]+ m$/.test({scale}?.textContent)"
                self.expect(metres, "metres of depth")
                self.expect(f"{scale}.querySelectorAll('.heat').length === 1", "scale")
            if layer == "mask":
                self.names()
            self.shoot(layer)
        self.answer()
        page.click("#reveal")
        self.expect(
            "document.querySelector('.options .right') === null", "hidden again"
        )
        page.keyboard.press("a")
        self.expect("document.querySelector('.steps-list') !== null", "A reveals")
        self.signs()
        self.shoot("answer")
        if page.query_selector("#twin"):
            page.click("#twin")
            self.expect("document.querySelector('#reveal.main') !== null", "the twin")
        for step in ("#item-after", "#item-before"):
            if page.is_enabled(step):
                page.click(step)
                page.wait_for_timeout(200)
        for key in ("ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
            page.wait_for_timeout(200)
        self.expect("document.querySelector('#reveal.main') !== null", "neighbours")
        page.keyboard.press("a")
        self.expect("document.querySelector('.steps-list') !== null", "revealed again")
        if page.query_selector("#open-room"):
            self.room()
        page.click("#item-close")
        self.expect("!document.getElementById('item').open", "it closes")
        page.keyboard.press("Enter")
        self.expect("document.getElementById('item').open", "it opens again")
        page.keyboard.press("Escape")
        self.expect("!document.getElementById('item').open", "Esc closes")

    def names(self) -> None:
        """What is under the pointer has its name beside it."""
        self.page.hover("#item .frame img.exact", position={"x": 40, "y": 60})
        name = "document.querySelector('#item .hover-name:not([hidden])')"
        self.expect(f"{name}?.textContent.length > 2", "a name beside the pointer")

    def answer(self) -> None:
        """A click on an option says whether it is right, and shows the hidden view."""
        page = self.page
        self.expect("document.querySelector('.frame .ask') !== null", "a hidden view")
        boxes = "[...document.querySelectorAll('.frame')].map(each => each.clientWidth)"
        page.keyboard.press("1")
        if page.viewport_size["width"] > 1000:
            self.expect(f"new Set({boxes}).size < 3", "boxes of one size")
        page.click(".options button")
        self.expect(
            "document.querySelectorAll('.options .right').length === 1", "right"
        )
        said = "document.querySelector('.hint').textContent"
        self.expect(f"/^(Right|Not right)[.] The answer is [A-H]/.test({said})", "said")
        self.expect("document.querySelector('.frame .ask') === null", "it is shown")

    def signs(self) -> None:
        """Signs of the answer are over the pictures, and its reason is in sight."""
        page, signs = self.page, "document.querySelectorAll('#item svg.signs').length"
        page.keyboard.press("1")
        shapes = "#item svg.signs > rect, #item svg.signs > text"
        self.expect(f"document.querySelector('{shapes}') !== null", "signs")
        box = "document.querySelector('.why').getBoundingClientRect()"
        if page.viewport_size["width"] > 1000:
            self.expect(f"{box}.top < innerHeight - 60", "the reason is in sight")
        for hide in (lambda: page.click("#signs"), lambda: page.keyboard.press("s")):
            hide()
            self.expect(f"{signs} === 0", "no signs")
            page.keyboard.press("s")
            self.expect(f"{signs} > 0", "signs again")
        page.keyboard.press("2")
        self.expect("document.getElementById('signs').disabled", "none on depths")
        page.keyboard.press("1")
        self.plan()

    def plan(self) -> None:
        """The plan has names, and everything on it has one under the pointer."""
        page = self.page
        self.expect("document.querySelector('.plan .plan-name') !== null", "names")
        page.hover(".plan [data-name] rect >> nth=0", force=True)
        name = "document.querySelector('.plan .hover-name:not([hidden])')"
        self.expect(f"{name}?.textContent.length > 2", "a name on the plan")
        page.evaluate("document.getElementById('item').scrollTop = 0")

    def loaded(self, layer: str) -> None:
        """All pictures of the open item are there."""
        images = "[...document.querySelectorAll('#item img')]"
        self.expect(f"{images}.every(each => each.naturalWidth > 0)", f"{layer} loads")

    def room(self) -> None:
        """Three dimensions: every button, a turn, a key."""
        page = self.page
        page.click("#open-room")
        self.expect("document.querySelector('#stage canvas') !== null", "the room")
        bar = ".stage-bar button"
        masked = (
            f"[...document.querySelectorAll('{bar}')].find(each => "
            "each.textContent === 'Mask colours').getAttribute('aria-pressed')"
        )
        self.expect(f"{masked} === 'false'", "real colours first")
        for button in page.query_selector_all(bar):
            button.click()
            page.wait_for_timeout(150)
        self.expect(f"{masked} === 'true'", "mask colours when asked for")
        page.get_by_role("button", name="Mask colours").click()
        for each in page.evaluate(WALLS):
            if each != SEEN:
                self.wrong.append(f"walls that are seen: {each}, not {SEEN}")
        self.turn(60, 40)
        page.mouse.wheel(0, -120)
        self.shoot("within")
        page.click(".stage-bar button")
        self.turn(120, -200)
        page.focus("#stage")
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(400)
        self.shoot("room")

    def turn(self, across: int, down: int) -> None:
        """Drag the room by some pixels."""
        self.page.query_selector("#stage").scroll_into_view_if_needed()
        box = self.page.query_selector("#stage").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + across, y + down)
        self.page.mouse.up()
        self.page.wait_for_timeout(400)

    def address(self, url: str) -> None:
        """An address opens an item with its answer."""
        self.page.goto("about:blank")
        self.page.goto(f"{url}#item=0&show=answer")
        self.expect("document.querySelector('.steps-list') !== null", "show=answer")

    def tabs(self) -> None:
        """Charts, audit, about; by mouse and by arrows; colours."""
        page = self.page
        for name in ("charts", "audit", "about"):
            page.click(f"#tab-{name}")
            self.expect(f"!document.getElementById('{name}').hidden", name)
            if name == "charts":
                self.expect("document.querySelector('.chart svg') !== null", "charts")
                page.click(".chart .pick rect")
                self.expect("!document.getElementById('items').hidden", "its items")
                page.click("#chips button")
                page.click("#tab-charts")
            if name == "audit":
                self.verdicts()
            page.wait_for_timeout(200)
            self.shoot(name)
        page.keyboard.press("ArrowRight")
        self.expect("!document.getElementById('items').hidden", "arrows on tabs")
        for theme in ("light", "dark", "auto"):
            page.click("#theme")
            self.expect(f"document.documentElement.dataset.theme === '{theme}'", theme)

    def verdicts(self) -> None:
        """Each line of the audit is as wide as the page, its verdict first."""
        page = self.page
        page.click(".family > summary")
        lines = (
            "[...document.querySelectorAll('#audit .line')].filter(e => e.offsetWidth)"
        )
        self.expect(f"{lines}.length > 2", "lines of the audit")
        inside = "b.left >= 0 && b.right <= innerWidth"
        first = f"(b => {inside})(e.querySelector('.verdict').getBoundingClientRect())"
        self.expect(f"{lines}.every(e => {first})", "verdicts that are seen")
        whole = "e.scrollWidth <= e.clientWidth + 1"
        self.expect(f"{lines}.every(e => {whole})", "no line is wider than the page")
        self.expect(
            "document.querySelector('#audit .bar-name').offsetWidth === 0", "no"
        )
        page.check("#bar-names")
        self.expect(
            "document.querySelector('#audit .bar-name').offsetWidth > 0", "names"
        )


def main() -> None:
    """Walk over one page at one width, in one theme."""
    url, folder, width, theme = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        page = browser.new_page(
            viewport={"width": int(width), "height": 900}, color_scheme=theme
        )
        page.set_default_timeout(30_000)
        walk = Walk(page, Path(folder))
        page.goto(url)
        walk.gallery()
        walk.item()
        walk.tabs()
        walk.address(url)
        browser.close()
    sys.stdout.write("".join(f"{line}\n" for line in walk.wrong))


if __name__ == "__main__":
    main()
