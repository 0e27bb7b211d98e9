"""Style and subject: the shared text is at home in the article that it was written for, and a stranger in the other.

::

    a   ▓▓▓▓▓▓▓▓▓░░░░░░░░░░░     ▓ shared   ░ the rest
    b   ░░░▓▓▓▓▓▓▓▓▓░░░░░░░

    rare words of ▓ that return in the rest of a:  31 of 84       at home
    rare words of ▓ that return in the rest of b:   4 of 84       a stranger

Whoever writes an article goes on about the same people, places and things, in the same manner; a passage that was put
into an article written elsewhere leaves both behind. Two measures of it, over rests cut to one length where both
articles have one: the share of the passage's rare words that return, which a reader can check; and how alike the
profiles of four letters are (Bhattacharyya's coefficient; profiles after Grozea and Popescu 2010, "Who's the thief?"),
which sees endings and small words too. They are read against what other articles of these lengths show
(`benchmarks/style.py`): parts of one article, and parts of an article of another outlet, on the nearest subject that
this outlet has.

*one rest*    the measures give a likelihood ratio 2^h of "one hand wrote both" against "two did". A stranger counts,
              and counts for more where the halves of the rest are at home with each other: then it is no digest, whose
              items are all strangers, and tells nothing of the passage's event. To be at home counts nothing: what a
              copier adds to a text tells the same event, too.
*two rests*   the passage is the same on both sides, so subject, length and manner cancel, and the difference of the
              two likenesses says more than each by itself. The better side has 2^h, the other 2^(h - d), where d is
              read from the differences alone.

A rest is only what stands together for a good paragraph and more. The sentence or two between copied ones are mostly
the source's again, reworded, and so are captions: over such scraps, the real copies are at home in the copy as often as
in the source.

How much that is worth depends on what the two rests have in common:

*two subjects*   a passage stands in two articles about two things; it belongs to the one whose things it names. The
                 ratio counts whole.
*one event*      the rest of a copy tells the same event, often by rewording more of its source, so that the passage
                 looks at home there too. The ratio is multiplied by what fits real pairs best (`one_event`).

Against "a stranger on both sides" it speaks for the hypotheses by

* text went from this article to the other:  2^h;
* both have it from a source that is not here:  q·2^h + (1 - q), where q is how often such an article is a copy of
  that source from end to end, so that all of it is from one hand.

Departure: English only, for no other background of words ships.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.data.words import unseen_bits, word_bits
from provenance.match import Texts
from provenance.model import Article, Evidence, Place, Span, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.weigh.case import Case, Direct

_LETTERS = 4
"""Letters of a profile's pieces, blanks included."""


@dataclass(frozen=True, slots=True)
class Parted:
    """An article as its shared text and the rest: their words, and where in the rest the longest passage stood."""

    passage: tuple[str, ...]
    rest: tuple[str, ...]
    at: int

    def window(self, length: int) -> tuple[str, ...]:
        """So many words of the rest, around the place from which the longest passage was taken."""
        start = max(0, min(self.at - length // 2, len(self.rest) - length))
        return self.rest[start : start + length]


def parted(
    article: Article, passages: Sequence[Span], aside: Iterable[Span] = (), texts: Texts | None = None
) -> Parted | None:
    """An article's shared text and its rest; None where one of the two is too short, or the text is not English.

    Args:
        article: the article.
        passages: the shared text in it.
        aside: what is neither passage nor rest: statements that both articles quote.
        texts: the texts of the comparison, where there are more to be read.
    """
    read = texts or Texts()
    least = table("style.toml")["least"]
    rest = read.words(article.text, _stretches(article, [*passages, *aside], least["rest"], read))
    if len(rest.words) < least["rest"]:  # of most copies next to nothing is left
        return None
    passage = read.words(article.text, passages).words
    if len(passage) < least["passage"]:
        return None
    known, words = word_bits(), set(passage)
    if sum(word in known for word in words) < least["known"] * len(words) or len(_rare(words)) < least["rare"]:
        return None
    longest = max(passages, key=len)
    return Parted(passage, rest.words, bisect_left(rest.starts, longest.start))


def _stretches(article: Article, taken: Sequence[Span], least: int, read: Texts) -> list[Span]:
    """What an article has of its own in so many words together and more, with nothing taken between them."""
    ends = sorted(span.end for span in taken)
    together: dict[int, list[Span]] = {}
    for span in difference(article.body, taken):
        together.setdefault(bisect_right(ends, span.start), []).append(span)
    # To count characters is quicker, and a word has one at least.
    long = (spans for spans in together.values() if sum(map(len, spans)) >= least)
    return [span for spans in long if len(read.words(article.text, spans).words) >= least for span in spans]


@dataclass(frozen=True, slots=True)
class Home:
    """How a passage sits in the rest of its article.

    ``rare`` different rare words stand in the passage and ``again`` of them in the rest; ``alike`` (0…1) is how alike
    the profiles are; ``passage`` and ``rest`` are the words of the two.
    """

    rare: int
    again: int
    alike: float
    passage: int
    rest: int

    @property
    def terms(self) -> tuple[float, ...]:
        """What the model multiplies: lengths, share and likeness, and their products with the lengths."""
        share = self.again / self.rare
        rest, passage = math.log2(self.rest / 200), math.log2(self.passage / 200)
        return (
            *(rest, passage),
            *(share, share * rest, share * passage),
            *(self.alike, self.alike * rest, self.alike * passage),
        )

    @property
    def likeness(self) -> tuple[float, ...]:
        """The terms that differ between two sides of one passage: all but the lengths by themselves."""
        return self.terms[2:]

    @property
    def bits(self) -> float:
        """log₂ of the likelihood ratio: one hand against two, within the limits of `style.toml`."""
        model = table("style.toml")["home"]
        found: float = model["constant"] + sum(
            value * factor for value, factor in zip(self.terms, model["factors"], strict=True)
        )
        return max(-float(model["most_against"]), min(float(model["most_for"]), found))


def lead(one: Home, other: Home) -> float:
    """log₂ of the likelihood ratio: the first rest is of the passage's hand and the other is not, against the reverse.

    Swapping the two changes the sign. Within the limits of `style.toml`.
    """
    model = table("style.toml")["lead"]
    found: float = sum(
        (here - there) * factor
        for here, there, factor in zip(one.likeness, other.likeness, model["factors"], strict=True)
    )
    return max(-float(model["most"]), min(float(model["most"]), found))


def home(one: Parted, length: int) -> Home:
    """How an article's passage sits in so many words of its rest."""
    rest = one.window(length)
    rare = _rare(one.passage)
    return Home(len(rare), len(rare.intersection(rest)), _alike(one.passage, rest), len(one.passage), len(rest))


def _rare(words: Iterable[str]) -> frozenset[str]:
    known, unseen, least = word_bits(), unseen_bits(), table("style.toml")["least"]["bits"]
    return frozenset(word for word in set(words) if known.get(word, unseen) >= least and not word[0].isdigit())


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    a, b = _profile(one), _profile(other)
    both = [piece for piece in a if piece in b]
    common = sum(map(math.sqrt, map(mul, map(a.__getitem__, both), map(b.__getitem__, both))))
    return common / math.sqrt(a.total() * b.total())


def _profile(words: Sequence[str]) -> Counter[str]:
    text = " ".join(words)
    return Counter(map("".join, zip(*(text[i:] for i in range(_LETTERS)), strict=False)))


def style(case: Case) -> Iterator[Evidence]:
    """For each side whose rest is long enough: whether the shared text is at home there."""
    statements = [each for each in case.alignment.passages if each.kind == "statement"]
    asides = ([each.a for each in statements], [each.b for each in statements])
    readings = tuple(case.readings())
    sides = [
        parted(each.source, each.source_spans, aside, case.texts) if each.source_spans else None
        for each, aside in zip(readings, asides, strict=True)
    ]
    there = [(reading, side) for reading, side in zip(readings, sides, strict=True) if side]
    if not there:
        return
    model = table("style.toml")
    length = min(model["least"]["most"], *(len(side.rest) for _, side in there))
    found = [(reading, home(side, length)) for reading, side in there]
    if len(found) == 1:
        [(reading, alone)] = found
        apart = alone.bits < 0 and is_of_one_piece(there[0][1])
        against = max(-model["one_rest"]["most"], alone.bits) if apart else alone.bits * model["one_event"]["worth"]
        about = "; the rest is of one piece, and about something else" if apart else ""
        yield from _said(reading, alone, min(0.0, against), about)
        return
    apart = are_apart(there[0][1].window(length), there[1][1].window(length))
    worth = 1.0 if apart else model["one_event"]["worth"]
    (_, one), (_, other) = found
    best, ahead = max(one.bits, other.bits), lead(one, other)
    about = "; the rests of the two articles are about different things" if apart else ""
    for (reading, side), behind in zip(found, (max(0.0, -ahead), max(0.0, ahead)), strict=True):
        yield from _said(reading, side, (best - behind) * worth, about)


def _said(reading: Direct, found: Home, weight: float, about: str) -> Iterator[Evidence]:
    """What one side shows, for the direction in which it gave, and for a source that gave it all it has.

    ``about`` says of two subjects, where there are two.
    """
    bits, here = round(weight, 2), reading.source
    if not bits:
        return
    kind = ("at_home" if bits > 0 else "stranger") + ("_apart" if about else "")
    if bits > 0:
        how = "as where one hand wrote both"
    elif found.bits > 0:
        how = f"it is less at home there than in {reading.copy.name}"
    else:
        how = "as where another hand wrote it: it is a stranger there"
    seen = (
        f"{found.again} of {found.rare} rare words of the shared text return in {found.rest:,} words of the rest "
        f"of {here.name}, and the likeness of the two is {found.alike:.2f}"
    )
    places = tuple(Place(here.id, span) for span in reading.source_spans[:1])
    yield Evidence(kind, "style", reading.favours, bits, f"{seen}: {how}{about}.", places)
    whole: float = table("style.toml")["third"]["whole"]
    third = round(math.log2(whole * 2**bits + 1 - whole), 2)
    if third > 0:
        yield Evidence(
            f"{kind}_by_third",
            "style",
            "shared_source",
            third,
            f"{seen}: so it would be, too, if all of {here.name} were copied from a source that is not here.",
            places,
        )


def is_of_one_piece(one: Parted) -> bool:
    """Whether the two halves of an article's rest are at home with each other: no digest, whose items are strangers."""
    half = len(one.rest) // 2
    least = table("style.toml")["least"]
    first, second = one.rest[:half], one.rest[half:]
    if half < least["rest"] or len(_rare(first)) < least["rare"]:
        return False
    return home(Parted(first, second, 0), min(half, least["most"])).bits > 0


def are_apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two rests have next to no rare word in common: two subjects."""
    most: float = table("style.toml")["apart"]["common"]
    return common_share(one, other) <= most


def common_share(one: Iterable[str], other: Iterable[str]) -> float:
    """The share (0…1) of the rarer one's rare words that both rests have."""
    a, b = _rare(one), _rare(other)
    return len(a & b) / max(1, min(len(a), len(b)))
