"""The command line: typer at the edge, errors as exit statuses, and nothing else.

Exit statuses: 0 done; 1 reuse was found (with --exit-code), or no agency is known by that name; 2 wrong usage; 3 an
input could not be read.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command that the arguments name, and end with its exit status."""
    # Every further process of a scan imports this module first, and reads no command line.
    from provenance.cli.app import main as run

    run()
