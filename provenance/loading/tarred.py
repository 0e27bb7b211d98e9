"""tar archives, read as a stream: every regular file in them, by its own format. Links are not followed."""

from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

from provenance.errors import InputError, NoArticleError
from provenance.loading.raw import Raw
from provenance.loading.unpacked import Watched
from provenance.loading.zipped import cleaned, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.formats import Found
    from provenance.loading.options import LoadOptions


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The members of an archive, in their order.

    Raises:
        InputError: it is damaged or not complete.
        NoArticleError: it has no member of a known format.
    """
    some = False
    try:
        with tarfile.open(fileobj=raw.stream, mode="r|") as archive:
            for member in archive:
                name = cleaned(member.name)
                if not member.isreg() or member.issparse() or not wanted(name):
                    continue
                stream = archive.extractfile(member)
                if stream is None:
                    continue
                some = True
                if raw.depth == 0:
                    raw.budget.taken += member.size
                found = Raw(f"{raw.name}/{name}", name, io.BytesIO(), depth=raw.depth + 1, budget=raw.budget)
                found.stream = io.BufferedReader(Watched(stream, found, options, tarfile.TarError), 256 * 1024)
                yield found
                # The library remembers every member it has met, which it never needs of a stream.
                archive.members = []  # type: ignore[attr-defined]  # documented, and missing in its types
    except (tarfile.TarError, EOFError) as error:
        raise InputError(
            raw.name, f"is no tar archive that can be read to its end ({error}). Fetch it again."
        ) from error
    if not some:
        raise NoArticleError(raw.name, "the archive holds no file of a format that is read.")
