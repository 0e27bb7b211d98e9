"""How fast a collection is loaded, and in how much memory: `python benchmarks/loading.py FILE...`.

Counted is the time of the processor, and the bytes of the articles' texts and of what is in compressed files beside
them, so that formats can be compared. Nothing is cleaned or compared.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import time
from pathlib import Path

from corpora import skip_unless

from provenance.loading import stream_sources
from provenance.model import Document

_PIECE = 2**20


def main() -> None:
    """Load each file once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        skip_unless(path)
        size = _unpacked(path)
        started = time.process_time()
        articles = errors = 0
        for each in stream_sources([str(path)]):
            if isinstance(each, Document):
                articles += 1
            else:
                errors += 1
        seconds = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{path.name}: {articles:,} articles, {errors} errors, {size / 1e6:.1f} MB in {seconds:.2f} s "
            f"= {size / 1e6 / seconds:.1f} MB/s; at most {memory:.0f} MiB held"
        )


def _unpacked(path: Path) -> int:
    """The bytes of a file, of a gzip file those in it."""
    if path.suffix != ".gz":
        return path.stat().st_size
    with gzip.open(path) as file:
        return sum(len(piece) for piece in iter(lambda: file.read(_PIECE), b""))


if __name__ == "__main__":
    main()
