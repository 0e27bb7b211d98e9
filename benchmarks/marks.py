"""How well marks of origin are read: found, right agency, right kind, and what is claimed falsely.

    python benchmarks/marks.py FILE.jsonl[.gz] ... [--misses]

Two formats are known by their fields. Rows with `kind` and `origin` hold one opening, credit or look-alike each
(`text`, `agency`: several joined by `+`, original and carrier by ` via `; an ending starts with `…`); rows with `wire`
hold whole articles and the agency whose copy each is, or none. Rows with neither are read for speed only.

Each text is read as `provenance inspect` would read it: cleaned, then read, with default settings. A row that claims an
origin (`agency`, `mixed`) is right where every agency it names is claimed, by marks of a kind that fits; the table of
fitting kinds is below, because corpora name kinds by where a mark stands and reports by what it says. A row that
claims none (`own`, `not-origin`, `unmarked`) is false where any mark claims the text.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora import records, skip_unless

from provenance.clean import clean
from provenance.data.agencies import best
from provenance.loading import read_document
from provenance.marks import read
from provenance.marks.slots import name_of, read_slot
from provenance.model import Mark
from provenance.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FITS: dict[str, frozenset[str]] = {
    "dateline": frozenset({"dateline", "press_release"}),
    "trailing credit": frozenset({"credit", "source_line", "contributor"}),
    "byline": frozenset({"byline", "credit"}),
    "source line": frozenset({"source_line", "credit"}),
    "contributor line": frozenset({"contributor"}),
    "reprint notice": frozenset({"reprint", "press_release"}),
    "press release boilerplate": frozenset({"press_release"}),
    "copyright line": frozenset({"copyright"}),
    # A value that a page's head states; pasted as text it may also look like a line.
    "metadata": frozenset({"metadata", "credit", "byline", "source_line", "dateline"}),
}
_CLAIMING = ("agency", "mixed")
_ONCE = """UNDERHILL, Dec. 9 (Reuters) - The ferry crews of Tarrow get a pay rise, an official told Reuters on Sunday.

The crews have asked for it since 2019, the Tarrow Herald reported.
"""
"""A text that has most readers do what they do once: a dateline without a year asks for sentences, too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row: what was asked, what was read."""

    kind: str
    lang: str
    claims: bool
    found: bool
    agency_right: bool
    right: bool
    wanted: str
    read: tuple[str, ...]
    text: str


def main() -> None:
    """Read the files named and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every row that is wrong")
    asked = parser.parse_args()
    for path in asked.files:
        skip_unless(path)
        rows = list(records(path))
        print(f"{path.name}: {len(rows)} rows")
        if rows and "origin" in rows[0]:
            _rows(rows, misses=asked.misses)
        elif rows and "wire" in rows[0]:
            _articles(rows, misses=asked.misses)
        _speed(rows)


def _rows(rows: Iterable[dict[str, Any]], *, misses: bool) -> None:
    outcomes = [_outcome(row) for row in rows]
    claiming = [each for each in outcomes if each.claims]
    silent = [each for each in outcomes if not each.claims]
    print(f"  rows that claim an origin, right agency and kind: {_share(claiming, 'right')}")
    print(f"  rows that claim an origin, right agency:          {_share(claiming, 'agency_right')}")
    print(f"  rows that claim none and get a claim on the text: {_share(silent, 'found')}")
    for title, name in (("kind", "kind"), ("language", "lang")):
        groups: defaultdict[str, list[Outcome]] = defaultdict(list)
        for each in outcomes:
            groups[getattr(each, name)].append(each)
        print(f"  {title:56}{'rows':>5}{'found':>7}{'agency':>8}{'kind':>6}   {'rows':>5}{'false':>7}")
        for group_name, group in sorted(groups.items()):
            asked = [each for each in group if each.claims]
            others = [each for each in group if not each.claims]
            counts = [sum(getattr(each, field) for each in asked) for field in ("found", "agency_right", "right")]
            false = sum(each.found for each in others)
            numbers = f"{len(asked):>5}{counts[0]:>7}{counts[1]:>8}{counts[2]:>6}   {len(others):>5}{false:>7}"
            print(f"    {group_name:54}{numbers}")
    for each in outcomes if misses else ():
        if not each.right:
            verdict = "missed" if each.claims else "FALSE"
            as_read = ", ".join(each.read)
            print(f"  {verdict} [{each.kind}, {each.lang}] wanted {each.wanted}, read {as_read} :: {each.text}")


def _outcome(row: dict[str, Any]) -> Outcome:
    text = str(row["text"])
    marks = _marks(text.removeprefix("…").lstrip() if text.startswith("…") else text)
    claims = row["origin"] in _CLAIMING
    wanted = _named(str(row.get("agency") or ""))
    claimed = [mark for mark in marks if mark.claims != "nothing" and mark.kind != "attribution"]
    names = {mark.agency for mark in claimed}
    fits = _FITS.get(row["kind"], frozenset())
    right_kind = {mark.agency for mark in claimed if mark.kind in fits}
    found = bool(names) if claims else any(mark.claims == "text" for mark in marks)
    agency_right = bool(wanted) and wanted <= names if claims else not found
    right = bool(wanted) and wanted <= right_kind if claims else not found
    as_read = tuple(f"{mark.kind} {mark.agency} ({mark.claims})" for mark in marks)
    wanted_as_written = str(row.get("agency") or "nobody")
    return Outcome(
        row["kind"], str(row.get("lang")), claims, found, agency_right, right, wanted_as_written, as_read, text
    )


def _named(agency: str) -> frozenset[str]:
    """The names asked for, as the registry has them; a desk's own sign among them is nobody."""
    parts = [part.strip() for piece in agency.split("+") for part in piece.split(" via ")]
    found: set[str] = set()
    for part in parts:
        if part and part.casefold() != "red":
            slot = read_slot(part)
            row = best(part)
            found.update([party.name for party in slot.parties] if slot.whole else [row.name if row else name_of(part)])
    return frozenset(found)


def _articles(rows: Iterable[dict[str, Any]], *, misses: bool) -> None:
    found = right = false = agency = others = 0
    for row in rows:
        marks = _marks(str(row["text"]))
        claimed = [mark for mark in marks if mark.claims == "text" and mark.kind != "attribution"]
        names = {mark.agency for mark in claimed}
        if row["wire"]:
            agency += 1
            found += bool(names)
            hit = bool(_named(str(row["wire"])) & names)
            right += hit
            if misses and not hit:
                print(f"  missed {row['wire']} {sorted(names)} {row['id']}")
        else:
            others += 1
            false += bool(names)
            if misses and names:
                print(f"  FALSE {[(m.kind, m.agency, m.span.of(str(row['text']))[:90]) for m in claimed]} {row['id']}")
    print(f"  agency copy: {found} of {agency} found, {right} with the right agency")
    print(f"  all others:  {false} of {others} get a claim on the text")


def _marks(text: str) -> tuple[Mark, ...]:
    return understand(read_document(text.encode(), "row.txt")).reading.marks


def _speed(rows: Sequence[dict[str, Any]]) -> None:
    """Megabytes (10^6 bytes) of text a second, of one core's time and by the clock: the marks alone, and with cleaning.

    What a process does once (imports, tables, patterns) is done before the clock starts.
    """
    _marks(_ONCE)
    texts = [str(row["text"]).encode() for row in rows if row.get("text")]
    documents = [read_document(text, "row.txt") for text in texts]
    size = sum(map(len, texts)) / 1e6
    gc.set_threshold(100_000)  # as the command does
    started, started_by_clock = time.process_time(), time.perf_counter()
    layouts = [clean(document) for document in documents]
    cleaned, cleaned_by_clock = time.process_time(), time.perf_counter()
    for document, layout in zip(documents, layouts, strict=True):
        read(document, layout)
    ended, ended_by_clock = time.process_time(), time.perf_counter()
    print(f"  read without an error: {size:.1f} MB in {len(documents)} texts")
    for what, of_core, by_clock in (
        ("the marks", ended - cleaned, ended_by_clock - cleaned_by_clock),
        ("with the cleaning before them", ended - started, ended_by_clock - started_by_clock),
    ):
        print(f"  {what}: {size / of_core:.1f} MB/s of one core's time, {size / by_clock:.1f} MB/s by the clock")


def _share(group: Sequence[Outcome], field: str) -> str:
    count = sum(bool(getattr(each, field)) for each in group)
    return f"{count} of {len(group)} ({count / len(group):.1%})" if group else "0 of 0"


if __name__ == "__main__":
    main()
