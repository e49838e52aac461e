"""Which work a reference points to: by identifier, by match key, or a new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.identify.keys import first_page, is_distinctive, match_key, parts_agree
from casegraph.model.archive import KnownWork, WorkMatch
from casegraph.model.work import NO_MATCH_KEY, match_block
from casegraph.vocab.enums import MatchMethod

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from casegraph.model.record import Record, Reference

_UNIQUE_SCHEMES = frozenset({"doi", "pmid", "pmcid", "arxiv"})


@dataclass
class WorkIndex:
    """The works that a batch of reports may point to, found by identifier and by match key.

    Works that the batch itself adds are registered as they are met, under negative numbers, so
    that two references to one new work become one work.
    """

    _by_identifier: dict[tuple[str, str], list[KnownWork]] = field(default_factory=dict)
    _by_block: dict[str, list[KnownWork]] = field(default_factory=dict)
    _new: int = 0

    def add(self, works: Iterable[KnownWork]) -> None:
        """Register works that the archive knows."""
        for work in works:
            self._by_block.setdefault(match_block(work.match_key), []).append(work)
            for pair in unique_pairs(work.identifiers):
                self._by_identifier.setdefault(pair, []).append(work)

    def match(self, entry: Record | Reference) -> WorkMatch:
        """Return the work that a report or reference is, with the reasons.

        An identifier decides; a contradicting one refuses. The same title decides where nothing
        contradicts (year, first author, first page) and enough agrees. Several candidates that
        remain are no match: ambiguous stays unresolved, and a new work is made.
        """
        for pair in unique_pairs(entry.identifiers):
            found = [w for w in self._by_identifier.get(pair, ()) if not _contradicts(entry, w)]
            if len(found) == 1:
                return _matched(found[0], MatchMethod.IDENTIFIER, (f"same {pair[0]} {pair[1]}",))
        key = match_key(entry)
        found = [
            w
            for w in self._by_block.get(match_block(key), ())
            if key != NO_MATCH_KEY and not _contradicts(entry, w) and _agrees(entry, w, key)
        ]
        if len(found) == 1:
            reasons = ("same title; year, first author and page do not contradict",)
            return _matched(found[0], MatchMethod.MATCH_KEY, reasons)
        self._new += 1
        self.add([_pending(entry, key, self._new)])
        return WorkMatch(work_id=None, new=self._new, method=MatchMethod.NEW, match_key=key)


def unique_pairs(identifiers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the identifiers that name one work each, by scheme."""
    return [pair for pair in identifiers.items() if pair[0] in _UNIQUE_SCHEMES]


def _contradicts(entry: Record | Reference, work: KnownWork) -> bool:
    theirs = dict(unique_pairs(work.identifiers))
    return any(
        theirs.get(scheme, value) != value for scheme, value in unique_pairs(entry.identifiers)
    )


def _agrees(entry: Record | Reference, work: KnownWork, key: str) -> bool:
    if not parts_agree(key, work.match_key):
        return False
    mine, theirs = first_page(entry.page), first_page(work.page)
    if mine and theirs:
        return mine == theirs
    return is_distinctive(key, work.match_key)


def _matched(work: KnownWork, method: MatchMethod, reasons: tuple[str, ...]) -> WorkMatch:
    pending = work.work_id < 0
    return WorkMatch(
        work_id=None if pending else work.work_id,
        new=-work.work_id if pending else None,
        method=method,
        match_key=work.match_key,
        score=1.0,
        reasons=reasons,
    )


def _pending(entry: Record | Reference, key: str, new: int) -> KnownWork:
    return KnownWork(
        work_id=-new,
        key="",
        match_key=key,
        identifiers=dict(entry.identifiers),
        is_report=False,
        page=entry.page,
    )
