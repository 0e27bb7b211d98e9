"""The picture of a report in the README: `python docs/make_picture.py`, with the test extras and a Chromium.

Compares the story set `chain-of-three` and takes a picture of the top of the page at desk width.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import provenance

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT = 1280, 900


def main() -> None:
    """Write docs/report.png.

    Raises:
        SystemExit: there is no Chromium.
    """
    browser_path = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if browser_path is None:
        raise SystemExit("There is no Chromium to take the picture with.")
    documents, _ = provenance.load([str(ROOT / "samples" / "chain-of-three")])
    page_text = provenance.render(provenance.compare(documents), "html")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        report.write_text(page_text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(report.as_uri())
        page.screenshot(path=str(ROOT / "docs" / "report.png"))
        browser.close()


if __name__ == "__main__":
    main()
