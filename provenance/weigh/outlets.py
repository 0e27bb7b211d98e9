"""What kind of outlet it is: agencies sell text, newspapers buy it. Weak, and said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.data.agencies import canonical
from provenance.model import Evidence, Place
from provenance.weigh.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.weigh.case import Case


def _is_agency(name: str | None) -> bool:
    """Whether the registry has the name as an agency; a press-release wire is none."""
    agency = canonical(name) if name else None
    return agency is not None and agency.kind == "agency"


def outlets(case: Case) -> Iterator[Evidence]:
    """For the reading in which an agency gave and another kind of outlet took."""
    for reading in case.readings():
        source, copy = reading.source.reading.outlet, reading.copy.reading.outlet
        if not reading.copy_spans or source is None or copy is None or source.basis == "dateline":
            continue
        if _is_agency(source.agency) and not copy.agency:
            yield Evidence(
                "agency",
                "outlet",
                reading.favours,
                weight("outlet", "agency"),
                f"{source.name} is a news agency and {copy.name} is not: a weak sign, as agencies sell text.",
                (Place(reading.source.id, source.span),) if source.span else (),
            )
