"""How lxml is to parse what strangers wrote, and how it says that it gave up.

Pages, pieces of HTML and feeds are parsed in three modules, each with what its form needs besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.etree import HTMLParser

HARMLESS: Final[Mapping[str, Any]] = {
    "encoding": "utf-8",
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
    "huge_tree": False,
}
"""Options of every parser: nothing is fetched, libxml2's own limits hold, and only what is text or element is kept.

Names are not looked up by their `id`, which pages of a million of them would make slow.
"""


def broke_off(parser: HTMLParser) -> bool:
    """Whether the HTML parser left out the rest, because it is nested too deeply or a piece of text is too long.

    It says so in its log alone; the XML parser raises.
    """
    return any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "XML_PARSE_HUGE" in entry.message for entry in parser.error_log
    )
