"""What is said of the entries of a parsed list."""

from __future__ import annotations

import io

from casegraph.app.parsing import lists_in
from casegraph.issues import Severity


def test_a_lost_character_is_told() -> None:
    raw = "Roe A. The \u00e2\u20ac\u0153big\u00e2\u20ac\ufffd wool. J Wool Res. 2010;9:42-43."
    text = f"1. {raw}\n2. {raw.replace(chr(0xFFFD), '')}\n"
    listed = next(lists_in(["-"], io.BytesIO(text.encode())))
    issues = [issue for entry in listed.entries for issue in entry.issues]
    assert [(issue.code, issue.severity, issue.where.line) for issue in issues] == [
        ("lost-character", Severity.WARNING, 1)
    ]
