"""A reference that is given in fields alone, as a line of text in one printed style."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def compose(
    *,
    authors: Sequence[str] = (),
    year: str | None = None,
    title: str | None = None,
    journal: str | None = None,
    volume: str | None = None,
    issue: str | None = None,
    page: str | None = None,
    identifier: str | None = None,
) -> str:
    """Return `Doe J (2014) A title. A Journal 1(2):3-4. 10.1/x`, without what is not known."""
    who = " ".join(part for part in (", ".join(authors), f"({year})" if year else "") if part)
    number = f"{volume or ''}{f'({issue})' if issue else ''}{f':{page}' if page else ''}"
    where = " ".join(part for part in (journal, number.lstrip(":")) if part)
    head = " ".join(part for part in (who, _ended(title) if title else "") if part)
    parts = (head, _ended(where) if where and identifier else where, identifier)
    return " ".join(part for part in parts if part)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
