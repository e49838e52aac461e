"""How MEDLINE files write their tags and part their records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.medline.tags import ALIASES, KNOWN, OPENING
from casegraph.read.tagged.lines import Tagged, padded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from casegraph.read.tagged.lines import Block

_PADDED = padded(KNOWN)
_LOOSE = re.compile(r"\ufeff?([A-Z][A-Z0-9]{1,3}) {0,2}-[ \t]*")


class MedlineDialect:
    """The dialect of one file: a tag fills four columns, and a hyphen stands in the fifth.

    Records are parted by a blank line, or by the number with which each of them begins.
    """

    padded: Mapping[str, str] = _PADDED
    borders: Collection[str] = frozenset({"PMID", "UI"})
    end = ""
    behind: Collection[str] = frozenset()
    indented = True

    def tag_of(self, line: str) -> Tagged | None:
        """Return the tag of a line without the space behind its hyphen, or of an unknown tag."""
        found = _LOOSE.match(line)
        if found is None:
            return None
        aligned = line.lstrip("\ufeff").find("-") == 4
        known = found[1] in KNOWN
        spaced = found.end() == len(line) or line[found.end() - 1] in " \t"
        if (aligned and (known or spaced)) or (known and spaced and " -" in found[0]):
            return Tagged(found[1], found.end())
        return None

    def begins(self, tag: str, block: Block) -> bool:
        """Tell whether a tag begins another record.

        The number of a record does where one is there already. Behind a blank line so does a tag
        that may open a record, and one that the record began with.
        """
        if tag in self.borders:
            numbered = any(entry.tag in self.borders for entry in block.entries)
            return numbered or (block.after_blank and block.entries[0].tag not in OPENING)
        return block.after_blank and (tag in OPENING or tag == block.entries[0].tag)


def canonical(tag: str) -> str:
    """Return MEDLINE's own tag for one of Ovid's variant."""
    return ALIASES.get(tag, tag)
