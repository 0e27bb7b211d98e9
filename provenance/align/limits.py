"""The thresholds of alignment, from `provenance/data/alignment.toml`, where each has its origin."""

from __future__ import annotations

from dataclasses import dataclass, fields

from provenance.data.tables import table


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in words, rarities in bits, similarities and shares 0…1; see the data file for what set them."""

    edit_gap: int
    similar_gap: int
    gap_similarity: float
    overlap: int
    stray_words: int
    seed_bits: float
    passage_words: int
    passage_bits: float
    statement_words: int
    statement_bits: float
    edge_words: int
    edge_similarity: float
    edited_similarity: float
    quoted_share: float
    told_bits: float
    paraphrase_words: int
    paraphrase_bits: float
    paraphrase_similarity: float


def _limits() -> Limits:
    values = table("alignment.toml")
    return Limits(**{field.name: values[field.name]["value"] for field in fields(Limits)})


LIMITS = _limits()
