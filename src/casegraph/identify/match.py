"""Which work a reference points to: by identifier, by match key, or a new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from casegraph.identify.keys import first_page, is_distinctive, match_key, parts_agree
from casegraph.model.archive import WorkMatch
from casegraph.model.containers import own_identifiers
from casegraph.model.ids import LONGEST_IDENTIFIER, clean
from casegraph.model.work import NO_MATCH_KEY, match_block
from casegraph.vocab.enums import MatchMethod

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from casegraph.model.archive import KnownWork
    from casegraph.model.record import Record, Reference

Pair = tuple[str, str]
_Parts = tuple[str, str]

_UNIQUE_SCHEMES = frozenset({"doi", "pmid", "pmcid", "arxiv", "isbn"})
_SIMILAR_TITLE = 0.8
_NO_PARTS = ("", "")
_SAME_TITLE = ("same title; year, first author and page do not contradict",)


@dataclass(slots=True, eq=False)
class _Candidate:
    """A work to compare with; `identifiers` are the unique ones, `work_id` is negative for new."""

    work_id: int
    match_key: str
    identifiers: dict[str, str]
    is_report: bool
    page: str | None


@dataclass(slots=True)
class WorkIndex:
    """The works that a batch of reports may point to, found by identifier and by match key.

    Works that the batch itself adds are registered as they are met, under negative numbers, so
    that two references to one new work become one work. Once a report is matched, `take_up`
    makes the index what it would be if the report were stored: the reports of a batch are
    matched as if each were stored before the next.
    """

    _by_identifier: dict[Pair, list[_Candidate]] = field(default_factory=dict)
    _by_block: dict[str, dict[_Parts, list[_Candidate]]] = field(default_factory=dict)
    _by_number: dict[int, _Candidate] = field(default_factory=dict)
    _unstored: list[_Candidate] = field(default_factory=list)
    _new: int = 0

    def add(self, works: Iterable[KnownWork]) -> None:
        """Register works that the archive knows."""
        for work in works:
            unique = dict(_unique(work.identifiers))
            self._register(
                _Candidate(work.work_id, work.match_key, unique, work.is_report, work.page),
                *_cut(work.match_key),
            )

    def match(self, entry: Record | Reference, key: str | None = None) -> WorkMatch:
        """Return the work that a report or reference is, with the reasons.

        An identifier decides, but for another title on another page: what is printed together may
        share it. A contradicting one refuses. The same title decides where nothing contradicts
        (year, first author, first page) and enough agrees. Several candidates that remain are no
        match: ambiguous stays unresolved, and a new work is made. `key` is the match key of the
        entry, where the caller knows it.
        """
        key = match_key(entry) if key is None else key
        unique = unique_pairs(entry) if entry.identifiers else []
        for pair in unique:
            found = [
                w
                for w in self._by_identifier.get(pair, ())
                if not _contradicts(unique, w) and not _are_apart(entry, key, w, pair[0])
            ]
            if len(found) == 1:
                return _matched(found[0], MatchMethod.IDENTIFIER, (f"same {pair[0]} {pair[1]}",))
        block, parts = _cut(key)
        alike = self._by_block.get(block)
        if alike and key != NO_MATCH_KEY:
            found = [
                w
                for w in _of_title(alike, parts)
                if not (unique and _contradicts(unique, w)) and _agrees(entry, w, key)
            ]
            if len(found) == 1:
                return _matched(found[0], MatchMethod.MATCH_KEY, _SAME_TITLE)
        self._new += 1
        work = _Candidate(-self._new, key, dict(unique), is_report=False, page=entry.page)
        self._register(work, block, parts)
        self._unstored.append(work)
        return WorkMatch(work_id=None, new=self._new, method=MatchMethod.NEW, match_key=key)

    def is_report(self, match: WorkMatch) -> bool:
        """Tell whether the work of a match is a report, in the archive or of this batch."""
        return self._by_number[_number(match)].is_report

    def reports_like(self, entry: Record, key: str) -> bool:
        """Tell whether a report with an identifier or the title of an entry was registered."""
        alike: list[Sequence[_Candidate]] = list(self._by_block.get(match_block(key), {}).values())
        alike += [self._by_identifier.get(pair, ()) for pair in unique_pairs(entry)]
        return any(work.is_report for works in alike for work in works)

    def take_up(self, record: Record, match: WorkMatch, matches: Mapping[int, WorkMatch]) -> None:
        """Let the works of a matched report learn what storing it would make of them.

        The report's work takes its identifiers and page; cited works are completed. An
        identifier that names another work stays with that work.
        """
        own = self._by_number[_number(match)]
        cited = [
            (self._by_number[_number(found)], reference)
            for reference in record.references
            if (found := matches.get(reference.number))
        ]
        for work in self._unstored:
            for pair in work.identifiers.items():
                self._by_identifier[pair].remove(work)
            work.identifiers = {}
        self._unstored.clear()
        own.page, own.is_report = record.page, True
        freed = self._identify(own, unique_pairs(record), overrule=True)
        for work, reference in cited:
            if reference.identifiers:
                self._identify(work, unique_pairs(reference), overrule=False)
            if not work.is_report:
                work.page = work.page or reference.page
        for pair in freed:
            self._by_identifier[pair].remove(own)

    def _register(self, work: _Candidate, block: str, parts: _Parts) -> None:
        self._by_number[work.work_id] = work
        self._by_block.setdefault(block, {}).setdefault(parts, []).append(work)
        for pair in work.identifiers.items():
            self._by_identifier.setdefault(pair, []).append(work)

    def _identify(
        self, work: _Candidate, identifiers: Iterable[Pair], *, overrule: bool
    ) -> list[Pair]:
        """Give a work identifiers in normal form, as storing does; return those they replace."""
        replaced = []
        for scheme, value in identifiers:
            normal = clean(scheme, value)
            held = work.identifiers.get(scheme)
            if normal is None or len(normal) > LONGEST_IDENTIFIER:
                continue
            if self._by_identifier.get((scheme, normal)) or (held is not None and not overrule):
                continue
            if held is not None:
                replaced.append((scheme, held))
            work.identifiers[scheme] = normal
            self._by_identifier.setdefault((scheme, normal), []).append(work)
        return replaced


def unique_pairs(entry: Record | Reference) -> list[Pair]:
    """Return the identifiers of a report or a reference that name one work each, by scheme."""
    return _unique(own_identifiers(entry))


def is_beside(entry: Record | Reference, known: KnownWork, scheme: str) -> bool:
    """Tell whether a work that shares an identifier of a report or a reference is another one."""
    return _are_apart(entry, match_key(entry), known, scheme)


def _unique(identifiers: Mapping[str, str]) -> list[Pair]:
    return [pair for pair in identifiers.items() if pair[0] in _UNIQUE_SCHEMES]


def _are_apart(
    entry: Record | Reference, key: str, other: _Candidate | KnownWork, scheme: str
) -> bool:
    """Tell whether two works that share an identifier are only printed in one place.

    So are the abstracts of a supplement under one DOI: titles and first pages differ. Of books
    the titles alone tell it.
    """
    mine, theirs = match_block(key), match_block(other.match_key)
    if mine == theirs or not mine or not theirs or key[0] in "@#" or other.match_key[0] in "@#":
        return False
    if scheme != "isbn":
        pages = first_page(entry.page), first_page(other.page)
        if not all(pages) or pages[0] == pages[1]:
            return False
    if mine in theirs or theirs in mine:
        return False
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() < _SIMILAR_TITLE


def _cut(key: str) -> tuple[str, _Parts]:
    """Return the block of a key, and its year and first author, as far as they say.

    They are nothing in the key of what has no title.
    """
    if key.startswith(("@", "#")):
        return key, _NO_PARTS
    title, year, author = key.split("|")
    return title, (year, author)


def _of_title(block: Mapping[_Parts, list[_Candidate]], own: _Parts) -> Sequence[_Candidate]:
    """Return the works of a title whose year and author do not contradict these."""
    if len(block) == 1 and own in block:
        return block[own]
    year, author = own
    if not (year and author):
        return [work for works in block.values() for work in works]
    fitting = (own, (year, ""), ("", author), _NO_PARTS)
    return [work for parts in fitting for work in block.get(parts, ())]


def _number(match: WorkMatch) -> int:
    return -(match.new or 0) if match.work_id is None else match.work_id


def _contradicts(unique: Iterable[Pair], work: _Candidate) -> bool:
    theirs = work.identifiers
    return any(theirs.get(scheme, value) != value for scheme, value in unique)


def _agrees(entry: Record | Reference, work: _Candidate, key: str) -> bool:
    if not parts_agree(key, work.match_key):
        return False
    mine, theirs = first_page(entry.page), first_page(work.page)
    if mine and theirs:
        return mine == theirs
    return is_distinctive(key, work.match_key)


def _matched(work: _Candidate, method: MatchMethod, reasons: tuple[str, ...]) -> WorkMatch:
    pending = work.work_id < 0
    return WorkMatch(
        work_id=None if pending else work.work_id,
        new=-work.work_id if pending else None,
        method=method,
        match_key=work.match_key,
        score=1.0,
        reasons=reasons,
    )
