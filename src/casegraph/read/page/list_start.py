"""Where the list of references begins: by the form of its first lines, where no heading says so."""

from __future__ import annotations

import re

from casegraph.model.countries import country_at_end
from casegraph.model.link_labels import NEVER_WORDS, split_links
from casegraph.read.page.authors import SUPERSCRIPTS
from casegraph.read.wording.addresses import is_affiliation

_BEFORE = r"(?:[•·●▪◦‣*↵]\s*|#|R(?=\d))?"
NUMBER = re.compile(
    rf"{_BEFORE}(?:\[(?P<bracketed>\d{{1,4}})\][.:)]?\s*|\((?P<parenthesised>\d{{1,3}})\)[.:]?\s*|"
    r"(?P<plain>\d{1,4})(?:\\?[.)．]\s*(?:(?P=plain)[.)]\s*)?(?!\d)|\t\s*))(?:↵\s*)?"
)
BARE_NUMBER = re.compile(
    rf"{_BEFORE}(?:(?P<bare>\d{{1,4}})(?:$|\s*[:–-]\s+|\s+|(?=[^\W\d_]))|(?P<raised>[⁰¹²³⁴-⁹]{{1,4}})\s*)"
)
BULLET = re.compile(r"[•·●▪◦‣*↵]\s*|[-–]\s+(?=\D)")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NUMBER_ALONE = re.compile(r"\[?1[\].)]?")
FIRST_AUTHOR = re.compile(
    r"[^\W\d_][\w'’-]{0,40}(?: [^\W\d_][\w'’-]{0,40}){0,3}?,? [A-Z](?:[. -]{0,2}[A-Z]){0,3}\.?"
    r"(?:,|:|;| and | & | et al| \((?:1[89]|20)\d\d|(?<=\.) | [A-Z][a-z])"
)
_SHORTEST_UNHEADED = 60
_SHORTEST = 25


def looks_like_reference(text: str) -> bool:
    """Tell whether a numbered line is an entry of a reference list."""
    found = NUMBER.match(text)
    if not found or len(text) < _SHORTEST:
        return False
    return bool(YEAR.search(text, found.end())) or bool(split_links(text)[1])


def opens_list(text: str, following: str) -> bool:
    """Tell whether a line opens a list of references that has neither heading nor marked numbers.

    Such a line is dated and ends in labels that only references have, or it begins with authors
    as references print them, or with the number 1; and where there are no labels, the line behind
    it has the same form.
    """
    number, entry = _lead(text)
    if len(entry) < _SHORTEST_UNHEADED or not YEAR.search(entry):
        return False
    if not NEVER_WORDS.isdisjoint(split_links(entry)[1]):
        return True
    next_number, next_entry = _lead(following)
    counted = (number, next_number) == (1, 2)
    named = FIRST_AUTHOR.match(entry) and FIRST_AUTHOR.match(next_entry)
    return bool(counted or named) and bool(YEAR.search(next_entry))


def _lead(text: str) -> tuple[int, str]:
    """Return the number printed before an entry, 0 where there is none, and the entry."""
    found = NUMBER.match(text) or BARE_NUMBER.match(text)
    if found:
        return number_of(found), text[found.end() :]
    bullet = BULLET.match(text)
    return 0, text[bullet.end() :] if bullet else text


def number_of(found: re.Match[str]) -> int:
    """Return the number that one of the two forms of numbers has found."""
    return int(found[found.lastgroup or 0].translate(SUPERSCRIPTS))


def begins_list(text: str, following: str, *, at_top: bool) -> bool:
    """Tell whether a numbered line without a heading opens the list of references.

    `following` is the line behind it; `at_top` tells that only front matter was met, where
    numbered lines may be affiliations.
    """
    if looks_like_reference(text):
        return not (at_top and is_affiliation(text))
    if not _NUMBER_ALONE.fullmatch(text):
        return opens_list(text, following)
    if at_top and is_affiliation(following):
        return False
    return looks_like_reference(f"1. {following}")


def is_address(text: str, *, within_list: bool) -> bool:
    """Tell whether a line with its number twice is an affiliation, rather than a reference.

    `within_list` tells that it stands behind references.
    """
    if not looks_like_reference(text):
        return True
    begins = int(text[: len(text) - len(text.lstrip("0123456789"))]) == 1
    return begins and within_list and country_at_end(text) is not None
