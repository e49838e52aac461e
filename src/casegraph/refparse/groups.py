"""Groups as authors: alone, or named beside persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.refparse.abbreviations import GROUP
from casegraph.refparse.names import AuthorList, collective, join
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import YEAR, trim

if TYPE_CHECKING:
    from casegraph.refparse.draft import Draft

ENCLOSED_YEAR = Pattern(
    rf"[\s.,:;]*[(\[]\s?(?:[a-z]\.\s?)?(?P<year>{YEAR}[a-z]?)(?![\w-])"
    r"[^()\[\]]{0,30}[)\]][\s.,:;]*"
)
"""A year in parentheses, with what stands between it and its neighbours."""
FIRST_ENCLOSED = Pattern(rf"\(\s?{YEAR}[a-z]?[),]")
_SENTENCE = Pattern(rf"(?<![A-Z]\.[A-Z])[.;:]\s+(?=[^\s])|,\s(?={YEAR}[a-z]?[.\s])")
_JOINED = Pattern(
    r"\s?[,;]\s?(?:(?:and|&|for|on behalf of)\s)?"
    r"|\s(?:and|for|on behalf of)\s|\s?\.\s(?=on behalf|for the)"
)
_ACRONYM = Pattern(r"[A-Z]{2,8}(?:[/-][A-Z]{2,8})?")
_AND = Pattern(r"\sand\s[A-Z]")
_GROUP_WORDS = 16
_GROUP_LENGTH = 160


def joined(draft: Draft, *, group: bool) -> AuthorList | None:
    """Return persons and the group beside them, or (where `group` tells to) a group alone."""
    people = draft.source.people
    if not people:
        return _group(draft) if group else None
    if group and len(people.names) == 1 and _goes_on(draft, people.end):
        return _group(draft) or people
    return _with_group(draft, people)


def _goes_on(draft: Draft, at: int) -> bool:
    """Tell whether words follow where a list of authors seems to end."""
    return (
        draft.source.text[at : at + 2].strip()[:1].isalpha()
        or _AND.match(draft.source.text, at) is not None
    )


def _group(draft: Draft) -> AuthorList | None:
    """Return the collective author that the first sentence names."""
    stop = _SENTENCE.search(draft.source.text, draft.start, draft.end)
    if not stop or not (
        _is_group(draft.source.text[draft.start : stop.start()]) or _is_acronym(draft, stop)
    ):
        return None
    return collective(draft.source.text, draft.source.raw, draft.start, stop.start())


def _is_acronym(draft: Draft, stop: re.Match[str]) -> bool:
    """Tell whether the first sentence is an acronym (`CDC.`), and the work is in no journal."""
    text, place = draft.source.text, draft.source.place
    if stop[0][0] != "." or (place and place.volume):
        return False
    if not _ACRONYM.fullmatch(text, draft.start, stop.start()):
        return False
    return draft.source.online or _SENTENCE.search(text, stop.end(), draft.end) is not None


def _with_group(draft: Draft, people: AuthorList) -> AuthorList:
    """Return the list with the group that is named behind the persons, where one is."""
    text = draft.source.text
    near = None if people.et_al else _JOINED.match(text, people.end, draft.end)
    if not near:
        return people
    stop = _SENTENCE.search(text, near.end(), draft.end)
    year = FIRST_ENCLOSED.search(text, near.end(), draft.end)
    end = min((m.start() for m in (stop, year) if m), default=draft.end)
    if not _is_group(text[near.end() : end]):
        return people
    return join(people, collective(text, draft.source.raw, *trim(text, (near.end(), end))))


def _is_group(name: str) -> bool:
    return (
        not {"\n", '"'} & set(name)
        and len(name.split()) <= _GROUP_WORDS
        and GROUP.search(name) is not None
    )


def year_behind_group(draft: Draft) -> re.Match[str] | None:
    """Return the year in parentheses behind a group, or behind names that no form fits."""
    text = draft.source.text
    first = FIRST_ENCLOSED.search(text, draft.start, min(draft.end, draft.start + _GROUP_LENGTH))
    if not first or not _is_one_phrase(draft, first.start()):
        return None
    near = _JOINED.match(text, draft.start, first.start()) if draft.people else None
    if draft.people and not near:
        return None
    span = trim(text, (near.end() if near else draft.start, first.start()))
    if span[0] == span[1]:
        return None
    group = collective(text, draft.source.raw, *span)
    draft.people = join(draft.people, group) if draft.people else group
    return ENCLOSED_YEAR.match(text, span[1], draft.end)


def _is_one_phrase(draft: Draft, end: int) -> bool:
    phrase = draft.source.text[draft.start : end].strip()
    return bool(phrase) and "\n" not in phrase and not re.search(r"[.?!]\s", phrase.rstrip("."))
