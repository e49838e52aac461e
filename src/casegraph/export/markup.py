"""Text for XML 1.0: what may not stand in a document is removed, the rest is escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile("[\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_KEPT = {"\r": "&#13;"}


def allowed(text: str) -> str:
    """Return the text without characters that XML 1.0 forbids (section 2.2, production 2)."""
    return _FORBIDDEN.sub("", text)


def content(text: str) -> str:
    """Return the text as the content of an element; a reader gets back what was given."""
    return text if _PLAIN.fullmatch(text) else escape(allowed(text), _KEPT)


def attribute(text: str) -> str:
    """Return the text as the value of an attribute, with its quotation marks."""
    return quoteattr(allowed(text))
