"""How many attributes the largest tag of a page has, counted before the page is parsed.

The HTML parser compares every attribute of a tag with all before it: one tag of a million attributes, a file of a few
megabytes, would keep it busy for an hour, and no option of its bounds that. So tags are walked here first, as the HTML
standard reads them (a quotation mark counts only behind an equals sign; what is in scripts, styles and comments is no
tag), in time linear in the length of the page.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?:!--|([A-Za-z][^\s/>]*))")
_ATTRIBUTE = re.compile(r"""[\s/]*(?:[^\s/>=]+|=)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
_RAW_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}


def most_attributes(text: str, limit: int) -> int:
    """The most attributes of one tag; counting ends where ``limit`` is exceeded."""
    most = 0
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        name = tag.group(1)
        if name is None:
            end = text.find("-->", at)
            if end < 0:
                break
            at = end
            continue
        count = 0
        while attribute := _ATTRIBUTE.match(text, at):
            at = attribute.end()
            count += 1
            if count > limit:
                return count
        most = max(most, count)
        if raw := _RAW_ENDS.get(name.lower()):
            close = raw.search(text, at)
            if close is None:
                break
            at = close.start() + 1
    return most
