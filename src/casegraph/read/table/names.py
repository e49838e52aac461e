"""Which report a row speaks of: rows name it by its key or by an identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.ids import clean, recognize
from casegraph.read.table.columns import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeAlias

    from casegraph.read.table.grid import Row
    from casegraph.read.table.header import Table

    Named: TypeAlias = tuple[str, str]

KEY = "key"


def names_of(table: Table, row: Row) -> Iterator[tuple[int, Named]]:
    """Yield the names that a row gives its report: their columns, schemes and normal forms.

    The column of keys takes an identifier as well; a key, where there is one, comes first.
    """
    for index in table.naming:
        text = row.cell(index).text
        if not text:
            continue
        target = table.columns[index]
        if target.role is Role.KEY:
            yield index, recognize(text) or (KEY, text)
        else:
            scheme = str(target.loc[-1])
            yield index, (scheme, clean(scheme, text) or text)


class ReportNames:
    """Tells which rows are of one report, though some name it by key and some otherwise.

    Every report has one `name` by which its rows are joined: its key, or else an identifier.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._owners: dict[Named, str] = {}
        named = [[each for _, each in names_of(t, row)] for t in tables for row in t.rows]
        # Rows with a key come first: by them the others learn whose identifier is whose.
        for names in sorted(filter(None, named), key=lambda names: names[0][0] != KEY):
            known = (self._owners[each] for each in names if each in self._owners)
            scheme, value = names[0]
            owner = value if scheme == KEY else next(known, f"{scheme}:{value}")
            for each in names:
                self._owners.setdefault(each, owner)

    def name(self, table: Table, row: Row) -> str | None:
        """Return the name of the report that a row speaks of, None where it names none."""
        first = next((each for _, each in names_of(table, row)), None)
        return self._owners[first] if first else None


def case_labels(tables: Sequence[Table], names: ReportNames) -> Mapping[str, tuple[str, ...]]:
    """Return for every report, by its name, the patients that its rows name, in their order."""
    labels: dict[str, dict[str, None]] = {}
    for table in tables:
        index = table.index_of(Role.CASE)
        if index is None:
            continue
        for row in table.rows:
            name, label = names.name(table, row), row.cell(index).text
            if name and label:
                labels.setdefault(name, {})[label] = None
    return {name: tuple(found) for name, found in labels.items()}
