"""`provenance index …` and `provenance trace`: a store of articles, and what it says of one."""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from provenance.cli.output import console, write_out
from provenance.cli.registry import registry_of
from provenance.data.agencies import using
from provenance.errors import InputError, UsageError
from provenance.loading import LoadOptions, read_sources
from provenance.scan.corpus import corpus
from provenance.scan.store import Index
from provenance.scan.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.scan.corpus import Place
    from provenance.scan.trace import Stretch, Trace

_SHOWN = 10
_WORDS = 12


def create(folder: Path) -> None:
    """Make an empty index."""
    Index.create(folder)
    sys.stderr.write(f"made {folder}\n")


def add(folder: Path, sources: Sequence[str], *, batch: int, keep_going: bool, quiet: bool) -> None:
    """Add articles, batch by batch; those whose id is in the index already are passed over.

    Raises:
        InputError: something cannot be read, unless ``keep_going``; batches before it stay added.
    """
    if batch < 1:
        raise UsageError("--batch: a batch holds at least one article.")
    found = corpus(sources)
    index = Index(folder)
    with index.writing() as writer:
        known = index.ids()
        added = passed = 0

        def skipped(error: InputError) -> None:
            if not keep_going:
                raise error
            sys.stderr.write(f"provenance: left out: {error}\n")

        def new() -> Iterator[tuple[str, Place]]:
            nonlocal passed
            for record in found.records(skipped):
                if record.name in known:
                    passed += 1
                    continue
                known.add(record.name)
                yield record.name, record.place

        waiting = new()
        while places := list(islice(waiting, batch)):
            documents = list(found.documents(places))
            writer.add(documents)
            added += len(documents)
            if not quiet and sys.stderr.isatty():
                sys.stderr.write(f"\r\x1b[K{added} articles added")
    if not quiet:
        beside = f"; {passed} were there already" if passed else ""
        sys.stderr.write(f"{added} articles added to {folder}{beside}\n")


def stats(folder: Path, *, as_json: bool) -> None:
    """What the index holds."""
    facts = Index(folder).facts()
    if as_json:
        write_out(json.dumps(facts, ensure_ascii=False) + "\n")
        return
    out = console()
    out.soft_wrap = True
    out.print(f"{facts['articles']} articles of {facts['outlets']} outlets, {facts['characters'] or 0} characters")
    if facts["first"]:
        out.print(f"published {facts['first']} to {facts['last']}")
    out.print(f"{facts['runs']} sampled runs in {facts['segments']} segments, {facts['bytes'] / 1e6:.1f} MB on disk")


def remove(folder: Path, ids: Sequence[str]) -> None:
    """Remove articles by their ids.

    Raises:
        UsageError: none of them is in the index.
    """
    index = Index(folder)
    with index.writing() as writer:
        gone = writer.remove(ids)
    if not gone:
        raise UsageError(f"{folder} holds no article {', '.join(ids)}.")
    sys.stderr.write(f"{gone} articles removed from {folder}\n")


def traced(source: str, folder: Path, *, as_json: bool, agencies: Path | None) -> None:
    """Look an article up and print what the index says of it.

    Raises:
        UsageError: the source is not one article.
        InputError: it cannot be read.
    """
    index = Index(folder)
    documents, errors = read_sources([source], options=LoadOptions())
    if errors:
        raise errors[0]
    if len(documents) != 1:
        raise UsageError(f"{source} holds {len(documents)} articles; trace looks up one.")
    with using(registry_of(agencies)):
        found = trace(documents[0], index)
    if as_json:
        write_out(json.dumps(_as_json(found), ensure_ascii=False, indent=1) + "\n")
    else:
        _print(found, documents[0].text)


def _as_json(found: Trace) -> dict[str, Any]:
    return {
        "article": found.article,
        "outlet": found.outlet,
        "published": found.published,
        "met": found.met,
        "left_out": found.left_out,
        "stretches": [
            {
                "start": each.span.start,
                "end": each.span.end,
                "first": each.first.article,
                "holders": [
                    {
                        "article": holder.article,
                        "outlet": holder.outlet,
                        "published": holder.published,
                        "start": holder.span.start,
                        "end": holder.span.end,
                        "kind": holder.kind,
                        "similarity": holder.similarity,
                        "direction": holder.direction,
                    }
                    for holder in each.holders
                ],
            }
            for each in found.stretches
        ],
    }


def _print(found: Trace, text: str) -> None:
    out = console()
    out.soft_wrap = True
    if not found.stretches:
        out.print(f"No article of the index shares a passage with {found.article}.")
        return
    who = f"{found.article} ({found.outlet or 'outlet not known'}, {found.published or 'date not known'})"
    out.print(f"{who} shares {len(found.stretches)} stretches of its text:")
    for each in found.stretches:
        out.print("")
        out.print(f"characters {each.span.start} to {each.span.end}: “{_opening(text, each)} …”")
        for holder in each.holders[:_SHOWN]:
            said = {"given": "has it from here", "taken": "had it first", "undetermined": "who had it first is open"}
            out.print(
                f"  {holder.published or 'no date':<20} {holder.outlet or '?'} ({holder.article}): "
                f"{holder.kind}, {said[holder.direction]}"
            )
        if len(each.holders) > _SHOWN:
            out.print(f"  and {len(each.holders) - _SHOWN} more")
    if found.left_out:
        out.print(f"\n{found.left_out} further articles share runs of words and were not aligned.")


def _opening(text: str, stretch: Stretch) -> str:
    return " ".join(stretch.span.of(text).split()[:_WORDS])
