"""The authors of an article page; what stands behind an author's name is that author's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.names import inverted_name
from casegraph.model.record import Author
from casegraph.read.fields.affiliation_list import AffiliationList
from casegraph.read.fields.markup import plain_text
from casegraph.read.html.fields import AUTHORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.html.metadata import Meta

_GROUP = re.compile(
    r"\b(?:group|consortium|collaborat(?:ion|ors)|investigators|committee|team|network|initiative|"
    r"society|task force|panel|registry)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[\s,*†‡§¶#]+|[\s,*†‡§¶#]+$")
"""Signs of notes that some pages leave at the names."""

_DEGREES = re.compile(
    r",?\s+(?:M\.?D\.?|Ph\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|MPH|FRCP|MBBS|M\.?B\.?,? ?Ch\.?B\.?|DO|RN|"
    r"PharmD)\b\.?(?=,|$|\s)"
)
_INITIALS_LAST = re.compile(r"(?P<family>.*\S)\s+(?P<given>[A-Z]{1,4})")
_INSTITUTIONS = frozenset({"citation_author_institution", "citation_author_affiliation",
                           "institution"})  # fmt: skip
_ORCIDS = frozenset({"citation_author_orcid", "orcid"})


class PeopleReader:
    """Takes the authors of the first vocabulary that names any; equal institutions become one."""

    def __init__(self, builder: RecordBuilder) -> None:
        self._builder = builder
        self._affiliations = AffiliationList()

    def read(self, metas: Sequence[Meta], linked: Sequence[Meta]) -> None:
        """Read the authors, their institutions and their ORCID iDs in the order of the page."""
        stated = {meta.name for meta in metas}
        first = next((name for name in AUTHORS if name in stated), None)
        if first:
            self._read(metas, frozenset({first, "citation_collaboration"}))
        else:
            self._read(linked, frozenset({"author", "group"}))
        self._affiliations.state(self._builder)

    def _read(self, metas: Sequence[Meta], names: frozenset[str]) -> None:
        for meta in metas:
            at = meta.line, 1
            if meta.name in names:
                several = meta.name == "citation_authors" or ";" in meta.content
                for printed in re.split(r"\s*;\s*", meta.content) if several else [meta.content]:
                    is_group = meta.name in {"group", "citation_collaboration"}
                    self._builder.author(self._author(printed, meta, is_group=is_group), at)
            elif meta.name in _INSTITUTIONS and self._builder.authors:
                self._institution(meta)
            elif meta.name in _ORCIDS and self._builder.authors:
                self._orcid(meta)

    def _author(self, printed: str, meta: Meta, *, is_group: bool) -> Author:
        text = self._builder.clean(plain_text(printed), (meta.line, 1), "authors")
        text = _MARKS.sub("", text)
        if is_group or ("," not in text and _GROUP.search(text)):
            return Author(literal=text or None)
        listed = _INITIALS_LAST.fullmatch(text) if meta.name == "citation_authors" else None
        if listed:
            return Author(family=listed["family"], given=listed["given"])
        name = inverted_name(_DEGREES.sub("", text))
        return Author(family=name.family, given=name.given, suffix=name.suffix)

    def _institution(self, meta: Meta) -> None:
        name = self._builder.clean(plain_text(meta.content), (meta.line, 1), "affiliations")
        if name:
            self._affiliations.add(name, len(self._builder.authors) - 1, at=(meta.line, 1))

    def _orcid(self, meta: Meta) -> None:
        last = len(self._builder.authors) - 1
        self._builder.orcid(last, meta.content, (meta.line, 1))
