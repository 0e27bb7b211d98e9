"""The report as one HTML file that needs nothing else and lets nothing in.

Articles are hostile until shown otherwise. Three fences, each of which would do alone: every value is escaped by the
template engine; the page's policy forbids every style, script, image, frame, form and request but the one style and
the one script named by their hashes; and the page contains no address that could be asked for, only fragments of its
own. The page works without its script, which only opens folded text that a link leads into.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.report.view import view

if TYPE_CHECKING:
    from jinja2 import Environment

    from provenance.report.document import Json


def render(document: Json) -> str:
    """The page for a document of schema `provenance/1`; the same document gives the same bytes.

    Characters UTF-8 cannot write do not occur in it, whatever the articles hold.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, and with it only where a page is made

    environment = _environment()
    style, script = (_inline(environment, name) for name in ("report.css", "report.js"))
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment.get_template("report.html").render(
        report=view(document),
        style=Markup(style),  # noqa: S704 - our own file, checked in _inline
        script=Markup(script),  # noqa: S704 - our own script
        policy=policy,
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - heavy, needed for pages only

    return Environment(
        loader=PackageLoader("provenance.templates", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _inline(environment: Environment, name: str) -> str:
    """A file of ours to stand between its tags, to the letter: the browser hashes exactly what is there."""
    if environment.loader is None:  # pragma: no cover - _environment always sets one
        raise RuntimeError("the templates have no loader")
    text = environment.loader.get_source(environment, name)[0].replace("\r\n", "\n")
    if "</" in text or "<!--" in text:
        raise ValueError(f"{name} must contain neither '</' nor '<!--': it would end its own tag")
    return text


def _digest(text: str) -> str:
    """A source expression of the Content Security Policy (level 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
