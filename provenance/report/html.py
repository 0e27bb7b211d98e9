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

from provenance.errors import UsageError
from provenance.report.catalogue import catalogue
from provenance.report.view import view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jinja2 import Environment

    from provenance.report.document import Json


def render(document: Json, *, templates: Path | None = None, language: str = "en") -> str:
    """The page for a document of schema `provenance/1`; the same document gives the same bytes.

    Characters UTF-8 cannot write do not occur in it, whatever the articles hold.

    Args:
        document: as `provenance.report.document.document` makes it.
        templates: a folder of one's own templates, style and script; a file there takes the place of the shipped one of
            the same name. Values are escaped in them as in the shipped ones. They are code, and trusted as code is.
        language: the language of the page, one of `provenance.report.catalogue.LANGUAGES`.

    Raises:
        UsageError: the page cannot be written in this language; ``templates`` is no folder, or what is in it cannot be
            rendered.
    """
    values, strings = view(document, language), catalogue(language).page
    if templates is None:
        return _rendered("report.html", _environment(None), report=values, t=strings)
    from jinja2 import TemplateError  # noqa: PLC0415 - see _environment

    if not templates.is_dir():
        raise UsageError(f"{templates} is no folder of templates.")
    try:
        return _rendered("report.html", _environment(templates), report=values, t=strings)
    except (TemplateError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RuntimeError) as error:
        # A template can fail in as many ways as a program can; the shipped ones are tested, so it is the user's.
        raise UsageError(_broken(templates, error)) from error


def _broken(templates: Path, error: Exception) -> str:
    """What is wrong with a template of the user's, and in which line where that is known."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - see _environment

    if isinstance(error, TemplateNotFound):
        return f"{templates}: a template asks for {error.name!r}, which is neither there nor among the shipped ones."
    if isinstance(error, TemplateSyntaxError):
        return f"{templates}: {error.name or 'a template'}, line {error.lineno}: {error.message}."
    return f"{templates}: a template cannot be rendered: {error}."


def page(name: str, **values: object) -> str:
    """Another page of the shipped templates, in the style of all pages and its own, behind the same fences.

    Args:
        name: `scan` for `scan.html` with `scan.css`.
        values: what the template is filled with.
    """
    return _rendered(f"{name}.html", _environment(None), ("report.css", f"{name}.css"), **values)


def prepare(name: str) -> None:
    """Read a page's template, and import what fills it, before there is anything to fill it with.

    Args:
        name: as for `page`.
    """
    _environment(None).get_template(f"{name}.html")


def _rendered(
    template: str, environment: Environment, styles: Sequence[str] = ("report.css",), **values: object
) -> str:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, and with it only where a page is made

    style, script = "".join(_inline(environment, name) for name in styles), _inline(environment, "report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment.get_template(template).render(
        **values,
        style=Markup(style),  # noqa: S704 - our own file, checked in _inline
        script=Markup(script),  # noqa: S704 - our own script
        policy=policy,
    )


@lru_cache(maxsize=2)
def _environment(templates: Path | None) -> Environment:
    from jinja2 import (  # noqa: PLC0415 - heavy, needed for pages only
        ChoiceLoader,
        Environment,
        FileSystemLoader,
        PackageLoader,
        StrictUndefined,
    )

    shipped = PackageLoader("provenance.templates", "")
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(templates), shipped]) if templates else shipped,
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
