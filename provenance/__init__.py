"""Of these articles that say the same thing: who wrote it first, who took it over, how much, and did they say so?

::

    import provenance

    documents, errors = provenance.load(["a.txt", "b.html"], outlets={"a.txt": "Harbour Courier"})
    comparison = provenance.compare(documents, agencies="own.toml")
    page = provenance.render(comparison, "html")
    table = provenance.render(provenance.stored("report.json"), "csv", table="pairs")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.version import VERSION as __version__

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from provenance.errors import InputError
    from provenance.loading.described import Table
    from provenance.model import Comparison, Document, Notice
    from provenance.report.finish import Finish

__all__ = ["__version__", "compare", "described_by", "load", "published_by", "render", "stored"]

_NAMED = 5
"""Articles that a message names before it stops."""


def load(
    sources: Sequence[str],
    *,
    outlets: Mapping[str, str] | None = None,
    meta: str | os.PathLike[str] | None = None,
    whole: bool = False,
    columns: Mapping[str, str] | None = None,
) -> tuple[tuple[Document, ...], tuple[InputError, ...]]:
    """Read files, folders and addresses: the documents, and what could not be read, with the reason.

    Args:
        sources: paths of files and folders, and addresses, which are fetched.
        outlets: who published which article, where you know it; see `published_by`.
        meta: a table of what you know of the articles; see `described_by`. What of it could not be used is among the
            errors.
        whole: the texts are articles and nothing else: no masthead, menu or comment is looked for in them.
        columns: which column of a table holds which field, such as ``{"text": "Story"}``; see docs/inputs.md.

    Raises:
        UsageError: ``outlets`` names no article, or several at once; ``columns`` names a field that there is not; or
            the table cannot be read.
    """
    from pathlib import Path

    from provenance.errors import InputError
    from provenance.loading import LoadOptions, read_sources
    from provenance.loading.columns import told

    table = Path(meta) if meta is not None else None
    options = LoadOptions(whole=whole, meta=table, mapping=told(columns or {}))
    documents, errors = read_sources(sources, options=options)
    if table is not None:
        documents, unused = described_by(documents, table)
        errors = (*errors, *(InputError(str(table), notice.message) for notice in unused))
    return published_by(documents, outlets or {}), errors


def published_by(documents: Sequence[Document], outlets: Mapping[str, str]) -> tuple[Document, ...]:
    """The documents again, those that ``outlets`` names published by whom it says, whatever else speaks against it.

    Args:
        documents: what was loaded.
        outlets: the outlet's name for the source as it was given, the article's id, or the file's base name. The first
            of the three by which some article goes is meant.

    Raises:
        UsageError: a key by which no article or several go, two keys for one article, or an empty name.
    """
    from dataclasses import replace
    from pathlib import PurePath

    from provenance.errors import UsageError
    from provenance.model import Stated

    told: dict[str, tuple[str, str]] = {}
    for key, name in outlets.items():
        if not name.strip():
            raise UsageError(f"The outlet of {key} has no name; write SOURCE=NAME.")
        ways = (
            [each for each in documents if PurePath(each.source) == PurePath(key)],
            [each for each in documents if each.id == key],
            [each for each in documents if PurePath(each.source).name == key],
        )
        meant = next((found for found in ways if found), [])
        if not meant:
            known = ", ".join(each.id for each in documents[:_NAMED]) + (", …" if len(documents) > _NAMED else "")
            raise UsageError(f"{key!r}, whose outlet you say, is none of the articles ({known or 'there are none'}).")
        if len(meant) > 1:
            ids = ", ".join(each.id for each in meant[:_NAMED])
            raise UsageError(f"{key!r}, whose outlet you say, is the name of several articles; say which: {ids}.")
        (document,) = meant
        if document.id in told:
            raise UsageError(f"{key!r} and {told[document.id][0]!r} are one article; say its outlet once.")
        told[document.id] = key, " ".join(name.split())
    return tuple(
        replace(each, metadata=replace(each.metadata, outlet=Stated(told[each.id][1], "option")))
        if each.id in told
        else each
        for each in documents
    )


def described_by(
    documents: Sequence[Document], table: Table | str | os.PathLike[str]
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents again, with what a table says of them; docs/inputs.md describes such a table.

    Args:
        documents: what was loaded.
        table: a CSV file, or one that was read already.

    Returns:
        The documents in their order, and notices of what in the table could not be used: lines about no article,
        columns that say nothing.

    Raises:
        UsageError: the table cannot be read, or two of its lines are about one article.
    """
    from pathlib import Path

    from provenance.loading.described import Table, applied, read

    return applied(documents, table if isinstance(table, Table) else read(Path(table)))


def compare(
    documents: Sequence[Document],
    *,
    options: Mapping[str, object] | None = None,
    agencies: str | os.PathLike[str] | None = None,
    source_inside: bool = False,
) -> Comparison:
    """Compare every document with every other; see `provenance.pipeline.compare`.

    Args:
        documents: two or more, with different ids.
        options: what the report says the comparison was made with.
        agencies: a TOML file of your own agencies and outlets, described in docs/agencies.md. The report's options
            then say its name and SHA-256.
        source_inside: you state that no absent text stands behind two articles that agree; the report says so.

    Raises:
        UsageError: fewer than two documents, or the file of agencies says something it cannot say.
    """
    from provenance.pipeline import compare as run

    if agencies is None:
        return run(documents, options=options, source_inside=source_inside)
    from pathlib import Path

    from provenance.data.agencies import read_own, using

    with using(read_own(Path(agencies))) as registry:
        return run(documents, options={**(options or {}), **registry.options}, source_inside=source_inside)


def render(
    comparison: Comparison | Mapping[str, Any],
    name: str = "json",
    *,
    no_text: bool = False,
    finish: Finish | None = None,
    **how: Any,
) -> str:
    """The report of a comparison, or of a stored one that `stored` opened.

    Args:
        comparison: what `compare` or `stored` gave.
        name: `html`, `json`, `csv`, `markdown` or `prov`.
        no_text: leave the text of plain-text articles out of the JSON report.
        finish: a title, a case number, a stamp; whether to blank text or mask names. See `provenance.report.finish`.
        how: ``table`` of CSV, ``notation`` of PROV, ``templates`` and ``language`` of HTML; see
            `provenance.report.render`.

    Raises:
        UsageError: there is no such format, table, notation or language; a template is broken; PROV's library is
            missing.
    """
    from provenance.model import Comparison as Compared
    from provenance.report import render as run
    from provenance.report.document import document
    from provenance.report.finish import finished

    found = document(comparison) if isinstance(comparison, Compared) else dict(comparison)
    return run(finished(found, finish), name, no_text=no_text, **how)


def stored(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The document of a stored JSON report, checked whole; `render` makes any format of it.

    Raises:
        InputError: it is no report, of another version, or says what cannot be.
        OSError: the file cannot be read.
    """
    from pathlib import Path

    from provenance.report.stored import opened

    return opened(Path(path).read_bytes(), str(path))
