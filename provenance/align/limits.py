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
    retold_share: float
    sealed_similarity: float
    sealed_words: int
    start_bits: float
    usual_tries: float
    cluster_gap: int
    region_reach: int
    word_bits: float
    own_words: float
    kept: float
    kept_least: float
    kept_most: float
    drop: float
    core_drop: float
    snap: float
    join_gap: int
    region_words: int
    region_bits: float
    beside_bits: float
    summary_gap: int
    summary_ratio: float
    summary_part: int
    summary_copied: float


def _limits() -> Limits:
    values = table("alignment.toml")
    return Limits(**{field.name: values[field.name]["value"] for field in fields(Limits)})


LIMITS = _limits()
