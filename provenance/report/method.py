"""What is needed to repeat a run: the command, the inputs with their hashes, the options, the version."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report.catalogue import LANGUAGES
from provenance.report.visible import plain
from provenance.report.words import SCALE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.words import Wording

_MOST_OF_A_COMMAND = 100_000  # sixty sources of usual length must be given whole; a hostile name need not


@dataclass(frozen=True, slots=True)
class Method:
    """What is needed to repeat the run."""

    tool: str
    schema: str
    command: str
    inputs: tuple[tuple[str, str, str], ...]
    options: tuple[tuple[str, str], ...]
    scale: tuple[tuple[str, str], ...]


def method(document: Json, wording: Wording) -> Method:
    """The method of a document."""
    articles: Sequence[Json] = document["articles"]
    bounds = [0.0, *SCALE]
    return Method(
        f"{plain(document['tool']['name'])} {plain(document['tool']['version'])}",
        plain(document["schema"]),
        plain(
            shlex.join(
                ["provenance", "compare", *_arguments(document), *_page(wording.strings.language), "-o", "report.html"]
            ),
            _MOST_OF_A_COMMAND,
        ),
        tuple(
            (plain(article["source"]), plain(article["media_type"]), plain(article["sha256"])) for article in articles
        ),
        tuple((plain(name), plain(_option(value))) for name, value in sorted(document["options"].items())),
        tuple(
            (said, wording.say("range", low=_whole(low, wording), high=_whole(high, wording)))
            for low, high, said in zip(bounds, SCALE, wording.strings.items("scale"), strict=False)
        ),
    )


def _arguments(document: Json) -> list[str]:
    """The sources, and the options that change what is found."""
    sources = {article["id"]: article["source"] for article in document["articles"]}
    options: Mapping[str, object] = document["options"]
    found = list(sources.values())
    if options.get("whole") is True:
        found.append("--whole")
    if options.get("source_inside") is True:
        found.append("--source-inside")
    agencies, outlets = options.get("agencies"), options.get("outlets")
    if isinstance(agencies, dict) and agencies.get("name"):
        found += ["--agencies", str(agencies["name"])]
    if isinstance(outlets, dict):
        for identity, name in outlets.items():
            found += ["--outlet", f"{sources.get(identity, identity)}={name}"]
    return found


def _page(language: str) -> list[str]:
    return [] if language == LANGUAGES[0] else ["--language", language]


def _whole(probability: float, wording: Wording) -> str:
    return wording.say("percent", figure=f"{probability * 100:.0f}")


def _option(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
