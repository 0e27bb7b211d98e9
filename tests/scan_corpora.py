"""Small made-up corpora for tests of the scan."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.data.words import word_bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def sentences(seed: int, count: int) -> list[str]:
    """Sentences of words of the news in any order, others for each seed, which share nothing by chance."""
    rng = random.Random(seed)
    words = [word for word in word_bits() if word.isalpha() and len(word) > 2]
    found = []
    for _ in range(count):
        sentence = " ".join(rng.choices(words, k=16))
        found.append(f"{sentence[0].upper()}{sentence[1:]}.")
    return found


def story(seed: int, count: int = 6) -> str:
    """A text of so many sentences."""
    return " ".join(sentences(seed, count))


def written(path: Path, records: Iterable[Mapping[str, object]]) -> Path:
    """A corpus of records."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def record(name: str, text: str, outlet: str = "Harbour Post", date: str = "2024-03-01") -> dict[str, object]:
    """A record as corpora have it."""
    return {"id": name, "outlet": outlet, "published": date, "text": text}
