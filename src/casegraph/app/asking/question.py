"""What a question is, and how the fields and lists of a part of the record are asked for."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from casegraph.app.asking import answers
from casegraph.read.record.shape import choices_of, fields_of
from casegraph.read.record.template import explain
from casegraph.vocab.enums import DisclosureCategory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.marked import Plain
    from casegraph.vocab.enums import VocabularyName

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the field it asks for, its words and what an answer may be.

    `choices` are the only answers where there are any; `vocabulary` names the terms to offer,
    the only ones where `strict`; `several` tells that the question comes again until it is left
    empty. Every question may be left empty: nobody is held by one.
    """

    path: str
    text: str
    explanation: str
    choices: tuple[str, ...] = ()
    vocabulary: VocabularyName | None = None
    strict: bool = False
    default: str = ""
    several: bool = False


Script: TypeAlias = Generator[Question, str, None]
Part: TypeAlias = "dict[str, Plain]"
Reading: TypeAlias = Callable[[str], "list[Plain]"]
Asking: TypeAlias = Callable[[Part, str], Script]


def field(holder: Part, owner: type, base: str, name: str) -> Script:
    """Ask for one field of a part; an empty answer leaves it out."""
    answer = yield Question(
        path=f"{base}.{name}" if base else name,
        text=name.replace("_", " ").capitalize(),
        explanation=_explained(owner, name),
        choices=_choices(owner, name),
    )
    if answer:
        holder[name] = answer


def fields(holder: Part, owner: type, base: str, *names: str) -> Script:
    """Ask for several fields of a part."""
    for name in names:
        yield from field(holder, owner, base, name)


def entries(holder: Part, name: str, question: Question, read: Reading) -> Script:
    """Ask for the entries of a list until one is left empty; an answer may hold several.

    `question` is that of the list.
    """
    found: list[Plain] = []
    while True:
        answer = yield replace(
            question,
            path=f"{question.path}[{len(found)}]",
            text=f"{question.text} {len(found) + 1}",
            several=True,
        )
        if not answer:
            return
        found.extend(answers.numbered(read(answer), found))
        holder[name] = found


def flag(holder: Part, owner: type, base: str, name: str) -> Script:
    """Ask whether something is so; an empty answer leaves it out."""
    answer = yield Question(
        path=f"{base}.{name}",
        text=name.replace("_", " ").capitalize(),
        explanation=explain(owner, name),
        choices=(YES, NO),
    )
    if answer:
        holder[name] = answer == YES


def parts(holder: Part, name: str) -> list[Part]:
    """Return the entries of a list of parts, as far as it was answered."""
    held = holder.get(name)
    return [entry for entry in held if isinstance(entry, dict)] if isinstance(held, list) else []


def more(held: Sequence[Part], question: Question, ask: Asking) -> Script:
    """Ask, by their numbers, for what the lines of a list do not tell of its entries.

    `question` has the path of the list; without an entry nothing is asked.
    """
    places = {str(entry.get("number", place + 1)): place for place, entry in enumerate(held)}
    while places:
        number = yield replace(question, choices=tuple(places), several=True)
        if not number:
            return
        yield from ask(held[places[number]], f"{question.path}[{places[number]}]")


def gate(path: str, text: str, explanation: str, *, default: str) -> Generator[Question, str, bool]:
    """Ask whether to go into a part; return the answer."""
    answer = yield Question(
        path=path, text=text, explanation=explanation, choices=(YES, NO), default=default
    )
    return answer == YES


def _choices(owner: type, name: str) -> tuple[str, ...]:
    """Return the only words that a field takes, none where it takes others as well."""
    return () if name == "age" else choices_of(fields_of(owner)[name])


def _explained(owner: type, name: str) -> str:
    if name != "category":
        return explain(owner, name)
    items = (f"{item.value} {item.name.lower().replace('_', ' ')}" for item in DisclosureCategory)
    return f"{explain(owner, name)} {', '.join(items)}."
