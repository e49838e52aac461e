"""Templates of the tables that curators fill in, a row for each report or a part of it."""

from __future__ import annotations

import difflib
from typing import Literal, TypeAlias

from casegraph.errors import UsageError
from casegraph.read.table.columns import SheetKind

TableForm: TypeAlias = Literal["csv", "xlsx"]


def table_template(kind: str, form: TableForm) -> bytes:
    """Return an empty table with its header and an example row that is not read.

    `kind` says what a row stands for: `reports`, `therapy` or `references`. Raises UsageError
    where there is no such table.
    """
    from casegraph.read.table.template import csv_template, xlsx_template

    template = xlsx_template if form == "xlsx" else csv_template
    return template(_kind(kind))


def _kind(name: str) -> SheetKind:
    known = [kind.value for kind in SheetKind]
    if name in known:
        return SheetKind(name)
    close = difflib.get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {close[0]}?" if close else f"known tables: {', '.join(known)}"
    raise UsageError(f"there is no table {name!r}", hint=hint)
