"""The page in a real browser: it asks for nothing, runs nothing, and reads well on a phone and by keyboard."""

from __future__ import annotations

import os
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provenance.report.html import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_STORIES = runpy.run_path(str(Path(__file__).parents[1] / "report" / "report_stories.py"))
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
        page.goto(address)
        self.address = address

    def _dialog(self, dialog: Any) -> None:  # noqa: ANN401 - playwright's type, which may be absent
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def run(self, script: str) -> Any:  # noqa: ANN401 - any JSON
        """Whatever the script gives."""
        return self.page.evaluate(script)


@pytest.fixture(params=["harbour", "hostile"])
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _open(browser: Browser, folder: Path, story: str, width: int = 1280, **context: Any) -> Opened:  # noqa: ANN401 - any JSON
    file = folder / f"{story}.html"
    file.write_text(render(_STORIES[story]()), encoding="utf-8")
    return Opened(browser.new_page(viewport={"width": width, "height": 800}, **context), file.as_uri())


def test_no_request_leaves_the_page_and_the_console_stays_silent(browser: Browser, tmp_path: Path, story: str) -> None:
    opened = _open(browser, tmp_path, story)
    opened.page.wait_for_timeout(200)
    assert opened.requests == [opened.address]
    assert opened.said == []


def test_the_one_style_and_the_one_script_are_let_in(browser: Browser, tmp_path: Path, story: str) -> None:
    opened = _open(browser, tmp_path, story)
    assert opened.run("getComputedStyle(document.querySelector('.sides')).display") == "grid"
    opened.run("document.querySelector('details.left').open = false; location.hash = ''; 0")
    opened.run("document.querySelector('details.left .text').id = 'inside'; location.hash = 'inside'; 0")
    opened.page.wait_for_function("document.querySelector('details.left').open")


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
    wanted = opened.run("[...document.querySelectorAll('a[href], summary')].filter(e => e.checkVisibility()).length")
    opened.run("window.__seen = new Set(); addEventListener('focusin', e => window.__seen.add(e.target)); 0")
    for _ in range(wanted + 5):
        opened.page.keyboard.press("Tab")
    seen = opened.run("[...window.__seen].filter(e => e.matches('a[href], summary')).length")
    assert wanted > 50
    assert seen == wanted


def test_clicking_an_evidence_link_scrolls_to_its_place(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    links = opened.page.locator("#pair-1 .evidence a")
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
    opened.page.wait_for_function("document.querySelector(location.hash).checkVisibility()")
    assert opened.run("document.querySelector(location.hash).closest('details').open")


def test_a_passage_leads_to_its_other_side_and_back(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour", width=360)
    opened.page.locator("#p1a2").click()
    assert opened.run("location.hash") == "#p1b2"
    opened.page.locator("#p1b2").click()
    assert opened.run("location.hash") == "#p1a2"


def test_the_page_works_without_its_script(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour", java_script_enabled=False)
    opened.page.locator("#pair-1 .evidence a").first.click()
    assert "#p1" in opened.page.url
    assert "Levant Wire (wire) had the text first" in opened.page.inner_text("#answer")


_CONTRAST = """() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.map(v => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walker.nextNode());) {
    const e = n.parentElement;
    if (!n.textContent.trim() || e.closest('svg, script') || !e.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color).slice(0, 3)), light(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${e.className} ${n.textContent.slice(0, 30)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground_as_wcag_aa_asks(
    browser: Browser, tmp_path: Path, scheme: str, story: str
) -> None:
    opened = _open(browser, tmp_path, story, color_scheme=scheme)
    opened.run("document.querySelectorAll('details').forEach(each => each.open = true); 0")
    assert opened.run(_CONTRAST) == []


def test_ten_thousand_combining_marks_stay_inside_their_text(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "hostile")
    assert opened.run("getComputedStyle(document.querySelector('#p1a .text.body')).overflow") == "hidden"


def test_paper_keeps_headings_with_what_follows_and_drops_the_navigation(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, "harbour")
    opened.page.emulate_media(media="print")
    assert opened.run("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert opened.run(
        "[...document.querySelectorAll('h2, h3, h4')].every(e => getComputedStyle(e).breakAfter === 'avoid')"
    )
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
