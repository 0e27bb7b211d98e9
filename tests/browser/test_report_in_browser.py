"""The page in a real browser: it asks for nothing, runs nothing, and reads well on a phone, by keyboard and in print.

The made-up documents of `tests/report_stories.py` have every case; every story set of `samples/` is compared as
a user would and its page held to the same.
"""

from __future__ import annotations

import io
import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import report_stories

import provenance
from provenance.report.html import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Dialog, Page
    from pypdfium2 import PdfTextPage

pytestmark = pytest.mark.browser

_SAMPLES = Path(__file__).parents[2] / "samples"
_SETS = sorted(path.name for path in _SAMPLES.iterdir() if path.is_dir())
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, _NAMES)), None)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be absent; then the tests say so
    except ImportError:
        executable, why = None, "playwright is not installed"
    else:
        why = f"none of {', '.join(_NAMES)} is installed"
    if executable is None:
        if os.environ.get("PROVENANCE_REQUIRE_BROWSER"):
            pytest.fail(f"PROVENANCE_REQUIRE_BROWSER is set, but {why}")
        pytest.skip(why)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=executable, headless=True, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(autouse=True)
def _closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Pages are closed when a test is done with them."""
    yield
    for context in request.getfixturevalue("browser").contexts:
        context.close()


class Opened:
    """A page with everything it did while it was open."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.said: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self._dialog)
        page.add_init_script("addEventListener('securitypolicyviolation', e => console.log(`blocked ${e.blockedURI}`))")
        self.address = address
        page.goto(address)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever a script gives
        """Whatever the script gives."""
        return self.page.evaluate(script)

    def wait_for(self, condition: str) -> None:
        """Wait until the condition holds, ten seconds at most.

        Playwright's own waiting evaluates its text anew in the page for every look behind the first, which the
        page's policy forbids, as it should; here the page looks by itself.
        """
        held = self.run(
            "new Promise(done => { const until = performance.now() + 10000; "
            f"const look = () => ({condition}) ? done(true) "
            ": performance.now() > until ? done(false) : requestAnimationFrame(look); look(); })"
        )
        assert held, f"never came true: {condition}"


@pytest.fixture(params=["harbour", "hostile"])
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def _story(name: str) -> str:
    return render(getattr(report_stories, name)())


@cache
def _compared(name: str) -> str:
    """The page of a story set as a user gets it."""
    documents, errors = provenance.load([str(_SAMPLES / name)])
    assert not errors
    return provenance.render(provenance.compare(documents), "html")


def _shown(browser: Browser, folder: Path, page: str, width: int = 1280, **context: Any) -> Opened:
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    return Opened(browser.new_page(viewport={"width": width, "height": 800}, **context), file.as_uri())


def _open(browser: Browser, folder: Path, story: str, width: int = 1280, **context: Any) -> Opened:
    return _shown(browser, folder, _story(story), width, **context)


def test_no_request_leaves_the_page_and_the_console_stays_silent(browser: Browser, tmp_path: Path, story: str) -> None:
    opened = _open(browser, tmp_path, story)
    opened.page.wait_for_timeout(200)
    assert opened.requests == [opened.address]
    assert opened.said == []


def test_the_one_style_and_the_one_script_are_let_in(browser: Browser, tmp_path: Path, story: str) -> None:
    opened = _open(browser, tmp_path, story)
    assert opened.run("getComputedStyle(document.querySelector('.sides')).display") == "grid"
    assert opened.run("document.documentElement.className") == "js"


def test_a_foreign_script_would_be_kept_out(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    opened.run(
        "const s = document.createElement('script'); s.textContent = 'window.__hacked = 1'; document.body.append(s); 0"
    )
    opened.page.wait_for_timeout(100)
    assert opened.run("window.__hacked") is None
    assert opened.said != []


def test_hostile_articles_run_nothing(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "hostile")
    opened.page.wait_for_timeout(200)
    assert opened.run("window.__hacked") is None
    assert opened.dialogs == []
    assert opened.run("getComputedStyle(document.body).display") == "block"
    assert "javascript:alert(1)" in opened.page.inner_text("body")
    assert opened.run("document.querySelectorAll('script, style, img, iframe').length") == 2


_BEYOND = """[...document.querySelectorAll('td, th, p, li, dd, .side, svg')].filter(
  e => e.getClientRects().length && !e.closest('thead') && e.getBoundingClientRect().right > 361).length"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, tmp_path: Path, story: str, scheme: str) -> None:
    opened = _open(browser, tmp_path, story, width=360, color_scheme=scheme)
    assert opened.run("document.documentElement.scrollWidth") <= 360
    opened.run("document.querySelectorAll('details').forEach(each => each.open = true); 0")
    assert opened.run("document.documentElement.scrollWidth") <= 360
    assert opened.run(_BEYOND) == 0


def test_the_first_tab_reaches_the_skip_link_which_leads_to_the_answer(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    opened.page.keyboard.press("Tab")
    assert opened.run("document.activeElement.className") == "skip"
    assert opened.run("document.activeElement.getBoundingClientRect().left") >= 0
    opened.page.keyboard.press("Enter")
    assert opened.run("document.activeElement.id") == "answer"


def test_tab_reaches_every_link_and_every_fold(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    # A bar is a second way to the first place of its evidence, for the pointer alone.
    links = "a[href]:not([aria-hidden]), summary, .side"
    wanted = opened.run(
        f"window.__left = new Set([...document.querySelectorAll('{links}')].filter(e => e.checkVisibility()));"
        "addEventListener('focusin', e => window.__left.delete(e.target)); window.__left.size"
    )
    assert wanted > 50
    for _ in range(wanted + 5):
        opened.page.keyboard.press("Tab")
    assert opened.run("[...window.__left].map(e => e.outerHTML.slice(0, 100))") == []


def test_clicking_an_evidence_link_scrolls_to_its_place(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    links = opened.page.locator("#pair-1 .evidence li a")
    assert links.count() >= 6
    for number in range(links.count()):
        links.nth(number).click()
        place = opened.run(
            "document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect()"
        )
        assert 0 <= place["top"] < 800, links.nth(number).inner_text()


def test_a_link_into_folded_text_opens_the_fold(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    opened.page.locator("#article-1 .marks a", has_text="Photo by").click()
    opened.wait_for("document.querySelector(location.hash).checkVisibility()")
    assert opened.run("document.querySelector(location.hash).closest('details').open")


def test_on_a_phone_a_passage_leads_to_its_other_side_and_back(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour", width=360)
    opened.page.locator("#p1a2").click()
    assert opened.run("location.hash") == "#p1b2"
    opened.page.locator("#p1b2").click()
    assert opened.run("location.hash") == "#p1a2"


_TOP = "document.getElementById('{}').getBoundingClientRect().top"
_APART = f"Math.abs({_TOP.format('p1a2')} - {_TOP.format('p1b2')})"
_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def test_the_texts_of_a_pair_scroll_so_that_a_passage_stays_beside_its_other_side(
    browser: Browser, tmp_path: Path
) -> None:
    opened = _shown(browser, tmp_path, _compared("mosaic"))
    opened.page.set_viewport_size({"width": 1280, "height": 420})
    # Until the passage is where one reads: a third of the way down.
    opened.run(
        "const side = document.getElementById('p1b'), chip = document.getElementById('p1b2'); "
        "const top = e => e.getBoundingClientRect().top; "
        "side.scrollTop += top(chip) - top(side) - side.clientHeight / 3; 0"
    )
    opened.wait_for("document.getElementById('p1a').scrollTop > 0")
    assert opened.run(_APART) < 40


def test_a_click_on_a_passage_brings_its_other_side_beside_it(browser: Browser, tmp_path: Path) -> None:
    opened = _shown(browser, tmp_path, _compared("mosaic"))
    opened.page.set_viewport_size({"width": 1280, "height": 420})
    opened.page.locator("#p1b [data-p='2']").first.click()
    assert opened.run("document.activeElement.id") == "p1a2"
    opened.page.evaluate(_FRAMES)
    assert opened.run(_APART) < 40
    opened.page.locator("#p1b [data-p='2']").first.hover()
    assert opened.run("document.querySelectorAll('#p1a .on').length") > 0


def test_a_click_holds_though_the_text_was_scrolled_in_the_frame_before(browser: Browser, tmp_path: Path) -> None:
    opened = _shown(browser, tmp_path, _compared("mosaic"))
    opened.page.set_viewport_size({"width": 1280, "height": 420})
    # The scroll event comes a frame after the scrolling: behind the click, that has already set both texts.
    for share in (0.1, 0.6, 1.5):
        opened.run(
            "(() => { const side = document.getElementById('p1b'), part = side.querySelector(\"[data-p='2']\"); "
            "const top = e => e.getBoundingClientRect().top; "
            f"side.scrollTop += top(part) - top(side) - side.clientHeight * {share}; part.click(); }})()"
        )
        opened.page.evaluate(_FRAMES)
        assert opened.run(_APART) < 40


def test_arrow_keys_go_from_passage_to_passage_and_across(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    opened.page.locator("#p1a1").focus()
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        opened.page.keyboard.press(key)
        seen.append(opened.run("document.activeElement.id"))
    assert seen == ["p1a2", "p1a3", "p1b3", "p1b2", "p1a2"]


def test_a_filter_leaves_the_rows_that_hold_what_is_typed(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "sixty")
    opened.page.locator("[data-filter=pairs] input").fill("paper 58 and paper 59")
    assert opened.run(
        "[...document.querySelectorAll('#pairs tbody tr')].filter(e => e.checkVisibility())"
        ".map(e => e.cells[0].innerText)"
    ) == ["Paper 58 and Paper 59"]
    assert opened.page.inner_text("[data-filter=pairs] output") == "1 of 1770 shown"


def test_the_squares_of_the_overview_lead_to_their_pairs_by_pointer_and_by_keyboard(
    browser: Browser, tmp_path: Path
) -> None:
    opened = _open(browser, tmp_path, "sixty")
    opened.page.locator(".matrix > svg").focus()
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.inner_text(".matrix .cell") == "Paper 0 and Paper 2"
    opened.page.keyboard.press("Enter")
    assert opened.page.inner_text(":target h2").startswith("Paper 0 → Paper 2")
    assert opened.run("document.querySelector(':target .ledger').checkVisibility()")
    opened.page.go_back()
    box = opened.page.locator(".matrix > svg").bounding_box()
    assert box is not None
    scale = box["width"] / (200 + 60 * 20)
    opened.page.mouse.click(box["x"] + scale * (200 + 10), box["y"] + scale * (20 * 5 + 10))
    assert opened.page.inner_text(":target h2").startswith("Paper 0 → Paper 5")


def test_the_page_works_without_its_script(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour", java_script_enabled=False)
    opened.page.locator("#pair-1 .evidence li a").first.click()
    assert "#p1" in opened.page.url
    assert "Levant Wire (wire) had the text first" in opened.page.inner_text("#answer")


_ALL_RULES: Mapping[str, Any] = {"resultTypes": ["violations"]}
_COLOURS: Mapping[str, Any] = {**_ALL_RULES, "runOnly": ["color-contrast"]}


def _violations(page: Page, rules: Mapping[str, Any] = _ALL_RULES) -> list[str]:
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - may be absent; then the tests say so
    except ImportError:
        if os.environ.get("PROVENANCE_REQUIRE_BROWSER"):
            raise
        pytest.skip("axe-playwright-python is not installed")
    found = Axe().run(page, options=dict(rules)).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"][:3]]


_OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true); 0"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_keeps_anybody_out(browser: Browser, tmp_path: Path, scheme: str, story: str) -> None:
    opened = _open(browser, tmp_path, story, color_scheme=scheme)
    opened.run(_OPEN_ALL)
    assert _violations(opened.page) == []


def test_axe_finds_nothing_on_a_phone_and_in_german(browser: Browser, tmp_path: Path) -> None:
    opened = _shown(browser, tmp_path, render(report_stories.harbour(), language="de"), width=360)
    opened.run(_OPEN_ALL)
    assert _violations(opened.page) == []


_BROKEN = """() => [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href'))
  .filter(to => !to.startsWith('#') || !document.getElementById(decodeURIComponent(to.slice(1))))"""


@pytest.mark.parametrize("name", _SETS)
def test_the_page_of_every_story_set_holds_to_all_of_it(browser: Browser, tmp_path: Path, name: str) -> None:
    opened = _shown(browser, tmp_path, _compared(name))
    page = opened.page
    assert opened.run(_BROKEN) == []
    assert _violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page, _COLOURS) == []  # nothing else depends on the scheme
    opened.run(_OPEN_ALL)
    page.set_viewport_size({"width": 360, "height": 740})
    assert opened.run("document.documentElement.scrollWidth") <= 360
    assert opened.run(_BEYOND) == 0
    assert opened.requests == [opened.address]
    assert opened.said == []


def test_the_page_of_sixty_articles_holds_to_all_of_it(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "sixty")
    assert opened.run(_BROKEN) == []
    opened.page.set_viewport_size({"width": 360, "height": 740})
    assert opened.run("document.documentElement.scrollWidth") <= 360
    opened.run(_OPEN_ALL)
    assert opened.run("document.documentElement.scrollWidth") <= 360
    assert (
        opened.run(
            "[...document.querySelectorAll('a[href], summary, input')]"
            ".filter(e => e.tabIndex < 0 && !e.closest('[aria-hidden]')).length"
        )
        == 0
    )
    assert opened.requests == [opened.address]
    assert opened.said == []


def test_axe_finds_nothing_on_the_whole_page_of_sixty_articles_as_it_opens(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "sixty")
    opened.page.set_default_timeout(240_000)  # 50,000 elements
    assert _violations(opened.page) == []
    opened.page.emulate_media(color_scheme="dark")
    assert _violations(opened.page, _COLOURS) == []


# With everything unfolded, what one template writes hundreds of times is looked at a few times: axe takes minutes else.
_FEWER = """() => { for (const [rows, most] of [
    ['section.pair', 4], ['.related tbody tr', 45], ['#passages details', 4], ['.card', 6],
    ['.audits > li', 6], ['.steps li', 10], ['.repeat > div', 10]])
  [...document.querySelectorAll(rows)].slice(most).forEach(e => e.remove()); }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_sixty_articles(browser: Browser, tmp_path: Path, scheme: str) -> None:
    opened = _open(browser, tmp_path, "sixty", color_scheme=scheme)
    opened.run(_FEWER)
    opened.run("document.querySelectorAll('.matrix, #path, #pairs details').forEach(e => e.open = true); 0")
    assert _violations(opened.page) == []


def test_a_line_of_two_million_characters_is_read_like_any_other(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "endless", width=360)
    assert opened.run("document.documentElement.scrollWidth") <= 360
    assert opened.run("document.querySelector('#p1a .text.body').textContent.length") > 2_000_000
    assert opened.requests == [opened.address]
    assert opened.said == []


def test_ten_thousand_combining_marks_stay_inside_their_text(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "hostile")
    assert opened.run("getComputedStyle(document.querySelector('#p1a .text.body')).overflow") == "hidden"


def test_paper_drops_the_navigation_and_opens_what_is_folded(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    opened.run("document.querySelectorAll('details').forEach(each => each.open = false); 0")
    opened.page.emulate_media(media="print")
    assert opened.run("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert opened.run("document.querySelector('.passages td').checkVisibility()")
    assert not opened.run("document.querySelector('.left .text').checkVisibility()")


@pytest.mark.parametrize("name", ["harbour", "chain-of-three", "one-speech", "sixty"])
def test_paper_cuts_nothing_from_its_heading(browser: Browser, tmp_path: Path, name: str) -> None:
    """Below every heading, and below or beside every passage's number, there is text on the same page."""
    pdfium = pytest.importorskip("pypdfium2")
    opened = _shown(browser, tmp_path, _compared(name) if name in _SETS else _story(name))
    headings = opened.run(
        "[...document.querySelectorAll('h2, h3, h4')].filter(e => e.checkVisibility())"
        ".map(e => e.innerText.trim().split('\\n')[0]).filter(Boolean)"
    )
    numbers = opened.run("[...document.querySelectorAll('.sides .n')].map(e => e.innerText).filter(Boolean)")
    pdf = pdfium.PdfDocument(io.BytesIO(opened.page.pdf(format="A4")))
    found = 0
    for page in pdf:
        text = page.get_textpage()
        width, _ = page.get_size()
        for wanted in sorted({*headings, *numbers}):
            for left, bottom, top in _occurrences(text, wanted):
                found += 1
                below = text.get_text_bounded(left=left - 4, bottom=40, right=min(width, left + 220), top=bottom - 1)
                beside = text.get_text_bounded(left=left, bottom=bottom - 2, right=width, top=top + 2)
                after = below if wanted in headings else below + beside.replace(wanted, "", 1)
                assert after.strip(), f"{wanted!r} stands last on its page"
    assert found > len(numbers)


def _occurrences(text: PdfTextPage, wanted: str) -> Iterator[tuple[float, float, float]]:
    """Where a heading stands on a page: left, bottom, top."""
    search = text.search(wanted, match_case=True, match_whole_word=False)
    while place := search.get_next():
        left, bottom, _, top = text.get_charbox(place[0])
        yield left, bottom, top
