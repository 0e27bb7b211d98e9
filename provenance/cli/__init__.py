"""The command line: typer at the edge, errors as exit statuses, and nothing else.

Exit statuses: 0 done; 1 reuse was found (with --exit-code), or no agency is known by that name; 2 wrong usage; 3 an
input could not be read.
"""

from provenance.cli.app import main

__all__ = ["main"]
