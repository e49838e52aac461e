"""Authors that a page prints one below the other, each with his numbers or his own addresses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casegraph.model.names import ascii_form, display
from casegraph.read.page.authors import CORRESPONDING, ORCID, is_name, parse_author, read_author
from casegraph.read.wording.addresses import is_affiliation, parse_affiliation
from casegraph.read.wording.lines import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Affiliation, Author
    from casegraph.read.wording.lines import Ledger, Line

_LONGEST_NUMBER = 3
_LONGEST_NAME = 80
_SHORTEST_ADDRESS = 20
_LINES_OF_AUTHOR = 8
_FEWEST_BLOCKS = 2


@dataclass(slots=True)
class Block:
    """One author with the lines that name him and the addresses printed below the name."""

    author: Author
    names: list[Line]
    addresses: list[Line] = field(default_factory=list)


def author_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the authors who each have their own addresses below their names, else nothing.

    What else stands below a name (an ORCID iD, an e-mail address, a contribution) is passed over.
    """
    if sum(_is_address(line.text) for line in lines) < _FEWEST_BLOCKS:
        return []
    blocks: list[Block] = []
    distance = 0
    for line in lines:
        distance += 1
        last = blocks[-1] if blocks else None
        if last and distance <= _LINES_OF_AUTHOR and _is_address(line.text):
            last.addresses.append(line)
            continue
        if last and _is_noted(last, line):
            continue
        author = _named(line.text)
        if author is None:
            continue
        if last and display(author) == display(last.author):
            last.names.append(line)
        elif last and not last.addresses:
            blocks[-1] = Block(author, [line])
        elif distance > _LINES_OF_AUTHOR and len(blocks) >= _FEWEST_BLOCKS:
            break
        else:
            blocks.append(Block(author, [line]))
        distance = 0
    if blocks and not blocks[-1].addresses:
        blocks.pop()
    return blocks if len(blocks) >= _FEWEST_BLOCKS else []


def _is_noted(block: Block, line: Line) -> bool:
    """Tell whether a line marks the author above it or holds his ORCID iD, and enter it."""
    orcid = ORCID.fullmatch(line.text)
    if orcid:
        block.author = replace(block.author, orcid=orcid[1])
        block.names.append(line)
    elif CORRESPONDING.fullmatch(line.text):
        block.author = replace(block.author, corresponding=True)
    else:
        return False
    return True


def _named(text: str) -> Author | None:
    name = text.rstrip(" ,;")
    if len(name) > _LONGEST_NAME or " " not in plain(name) or ORCID.fullmatch(name):
        return None
    if "," in name or is_affiliation(name):
        return None
    return parse_author(name) if is_name(name) else None


def _is_address(text: str) -> bool:
    return (
        len(text) >= _SHORTEST_ADDRESS
        and ", " in text
        and ":" not in text
        and "@" not in text
        and is_affiliation(text)
        and not is_name(text)
    )


def numbers_below(
    lines: Sequence[Line], authors: Sequence[Author], ledger: Ledger
) -> dict[int, tuple[int, ...]]:
    """Return by author the affiliation numbers that stand on lines of their own below the name."""
    if not any(line.text.isdigit() for line in lines):
        return {}
    known = {ascii_form(display(one)): at for at, one in enumerate(authors)}
    found: dict[int, list[int]] = {}
    at: int | None = None
    for line in lines:
        if line.text.isdigit() and len(line.text) < _LONGEST_NUMBER:
            if at is not None and not (found.get(at) and _heads_address(line, ledger)):
                found.setdefault(at, []).append(int(line.text))
                ledger.take(f"authors[{at}]", [line])
            continue
        author = read_author(line.text) if len(line.text) <= _LONGEST_NAME else None
        at = known.get(ascii_form(display(author))) if author else None
        following = ledger.following(line)
        if at is not None and following and following.text.isdigit():
            ledger.take(f"authors[{at}]", [line])
    return {author: tuple(numbers) for author, numbers in found.items()}


def _heads_address(line: Line, ledger: Ledger) -> bool:
    following = ledger.following(line)
    return following is not None and is_affiliation(following.text)


def read_blocks(
    blocks: Sequence[Block], authors: Sequence[Author], ledger: Ledger
) -> tuple[tuple[Affiliation, ...], dict[int, tuple[int, ...]]]:
    """Return the affiliations of authors who have their own each, once, and by author the links."""
    known = {ascii_form(display(one)): at for at, one in enumerate(authors)}
    numbers: dict[str, int] = {}
    links: dict[int, tuple[int, ...]] = {}
    for block in blocks:
        at = known.get(ascii_form(display(block.author)))
        if at is None:
            continue
        ledger.take(f"authors[{at}]", block.names)
        for line in block.addresses:
            number = numbers.setdefault(plain(line.text).rstrip(" .;"), len(numbers) + 1)
            ledger.take(f"affiliations[{number - 1}]", [line])
            links[at] = (*links.get(at, ()), number)
    return tuple(parse_affiliation(n, text) for text, n in numbers.items()), links
