"""Lines that list several authors, given names first or family names first."""

from __future__ import annotations

import re

from casegraph.model.names import PARTICLES
from casegraph.model.record import Author
from casegraph.read.page.authors import (
    CORRESPONDING,
    DEGREES_AS_PRINTED,
    LINKS_TO_ALL,
    LONGEST_NAME,
    MARKS_ALONE,
    SUFFIX,
    SUPERSCRIPTS,
    bare_name,
    is_degree,
    is_name,
    read_author,
)
from casegraph.read.wording.lines import NBSP, plain

_LONGEST_LINE = 4000
_SEPARATOR = re.compile(
    r"\s*;\s*|\s*[•·|]\s*(?:(?:and|&)\s+)?|,?\s+&\s*|,?\s+and\s+|,\s*(?=[^\W\d])"
)
BY = re.compile(r"by\s+(?=[^\W\d_])", re.IGNORECASE)
_BEHIND_COMMA = re.compile(
    r"(?<=[^\W\d_]|[.)]),(?P<marks>(?:[a-z]|\d{1,2}|[*†‡§¶#✉])(?:,\s?(?:[a-z]|\d{1,2}|[*†‡§¶#✉]))*)"
    r"\s+(?=[^\W\d_a-z]|and\s|&\s|(?:de|van|von|da|al)[\s-])"
)
_BEHIND_MARK = re.compile(
    r"(?<=[^\W_][*†‡§¶#✉]|[^\W\d_][\d]|,[\d]|\d[*†‡§¶#✉\d])\s+(?=[^\W\d_a-z][^\W\d_A-Z])"
)
_BEHIND_DEGREE = re.compile(
    rf"(?:{DEGREES_AS_PRINTED})(?P<marks>(?:\s?(?:\d|[a-z]\b|[*†‡§¶#✉]|https?:).*)?)"
)
_ONE_INVERTED = re.compile(
    rf"(?:[^\W\d_A-Z]+\s)*[^\W\d_][^\s,]*, [^,;]*?\s{DEGREES_AS_PRINTED}[a-z]?\b"
)


_LOWER_STARTS = PARTICLES | {"by"}


def parse_author_line(text: str) -> tuple[Author, ...] | None:
    """Return the authors of a line that lists several, None where it is no such line."""
    if len(text) > _LONGEST_LINE or not _may_list(text):
        return None
    text = LINKS_TO_ALL.sub("", text.translate(SUPERSCRIPTS))
    inverted = _inverted_line(text) if ";" in text or "," in text else None
    if inverted:
        return inverted
    text = BY.sub("", text, count=1) if text[:3] in {"by ", "By "} else text
    for pieces in (_split(text), [piece for piece in text.split(NBSP) if piece.strip()]):
        names = _with_suffixes(pieces)
        whole = sum(" " in plain(name) for name in names)
        if len(names) > 1 and 2 * whole > len(names):
            authors = _all_authors(names)
            if authors:
                return authors
    return None


def _all_authors(names: list[str]) -> tuple[Author, ...] | None:
    """Return the authors of these names, None where one of them is no name."""
    found: list[Author] = []
    for name in names:
        author = read_author(name)
        if author is None:
            return None
        found.append(author)
    return tuple(found)


def _may_list(text: str) -> bool:
    """Tell, at little cost, whether a line may list names: it has a separator, and no sentence."""
    return (
        (
            any(mark in text for mark in (",", ";", "&", " and ", NBSP, "•", "·", "|"))
            or _BEHIND_MARK.search(text) is not None
        )
        and (text[0].isupper() or not text[0].isascii() or text.partition(" ")[0] in _LOWER_STARTS)
        and not (len(text) > LONGEST_NAME and text.endswith(".") and ". " in text)
    )


def _inverted_line(text: str) -> tuple[Author, ...] | None:
    """Return the authors of a line that prints family names first: `Doe, Jane MD; Roe, Ann`."""
    pieces = [piece.strip(" ,") for piece in text.split(";")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) == 1 and not _ONE_INVERTED.match(text):
        return None
    if 2 * sum(", " in piece for piece in pieces) <= len(pieces):
        return None
    authors = [_inverted(piece) for piece in pieces]
    return tuple(a for a in authors if a) if all(authors) else None


def _inverted(piece: str) -> Author | None:
    bare, links = bare_name(piece)
    family, _, rest = bare.partition(",")
    given = rest.partition(",")[0].strip()
    if not rest and " " not in bare and is_name(bare):
        return Author(family=bare, affiliations=links or None)
    if not given or is_degree(given) or not is_name(f"{given} {family}"):
        return None
    corresponding = True if CORRESPONDING.search(piece) else None
    return Author(
        family=family.strip(),
        given=given,
        affiliations=links or None,
        corresponding=corresponding,
    )


def _split(text: str) -> list[str]:
    """Return the names of a line; marks set off by a comma stay with the name before them."""
    marked = CORRESPONDING.sub("✉, ", text).rstrip(", ")
    marked = _BEHIND_MARK.sub(" • ", _BEHIND_COMMA.sub(r" \g<marks> • ", marked))
    names: list[str] = []
    for piece in _SEPARATOR.split(marked):
        name = piece.strip(" ,…")
        degree = _BEHIND_DEGREE.fullmatch(name) if names else None
        if names and MARKS_ALONE.fullmatch(name):
            names[-1] += f", {name}"
        elif degree:
            names[-1] += f" {degree['marks']}".rstrip()
        elif name and not is_degree(name):
            names.append(name)
    return names


def _with_suffixes(pieces: list[str]) -> list[str]:
    names: list[str] = []
    for piece in pieces:
        if names and SUFFIX.fullmatch(piece):
            names[-1] += f" {piece}"
        else:
            names.append(piece)
    return names
