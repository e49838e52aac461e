"""Commands for the controlled terms: vocab list, vocab show, vocab check, vocab add."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.completion import complete_term
from casegraph.cli.messages import issue_document, print_issues, say
from casegraph.cli.output import Table, emit
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    Session,
    archive_of,
    session_of,
    target_of,
)
from casegraph.errors import ExitCode, UsageError
from casegraph.issues import Severity
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName

if TYPE_CHECKING:
    from casegraph.app.vocabulary import ListedTerm, TermAnswer
    from casegraph.app.vocabulary_add import TermAdded
    from casegraph.vocab.terms import Term

VocabularyOption = Annotated[
    VocabularyName | None,
    typer.Option("--vocabulary", help="The vocabulary of the term.", show_default=False),
]
_LABELS = {
    "synonyms": LabelKind.SYNONYM,
    "abbreviations": LabelKind.ABBREVIATION,
    "misspellings": LabelKind.MISSPELLING,
}

ExtendOption = Annotated[
    bool, typer.Option("--extend", help="Add names and codes to the known term TERM.")
]
IdOption = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="The id; made of TERM when left out.")
]
KindOption = Annotated[TermKind, typer.Option("--kind", help="A thing, or a class of things.")]
BroaderOption = Annotated[
    str | None,
    typer.Option(
        "--broader", metavar="B", help="The term above, by any name.", autocompletion=complete_term
    ),
]
SynonymOption = Annotated[
    list[str] | None, typer.Option("--synonym", metavar="S", help="Another name.")
]
AbbreviationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--abbreviation",
        metavar="A",
        help="A short form; believed where it is expanded, or beside a --context word.",
    ),
]
ContextOption = Annotated[
    list[str] | None,
    typer.Option("--context", metavar="WORD", help="A word that decides an abbreviation."),
]
CodeOption = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="SCHEME:CODE", help="A code, as mesh:D000077592."),
]
NoteOption = Annotated[str | None, typer.Option("--note", help="A remark.")]


def list_(
    context: typer.Context,
    vocabulary: Annotated[
        VocabularyName | None, typer.Argument(help="Only the terms of this vocabulary.")
    ] = None,
    tree: Annotated[
        bool, typer.Option("--tree", help="Indent each term below its broader.")
    ] = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List the terms of the archive, each below its broader term.

    Example: casegraph vocab list treatment --tree
    """
    from casegraph.app.vocabulary import list_terms

    found = list_terms(archive_of(context, archive), vocabulary)
    emit(_list_table(found, tree=tree), target_of(form, as_json, output, force))


def show(
    context: typer.Context,
    term: Annotated[
        str,
        typer.Argument(
            metavar="TERM", help="Any name or code of the term.", autocompletion=complete_term
        ),
    ],
    vocabulary: VocabularyOption = None,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print everything of a term: its names, codes, hierarchy, guards and use.

    Example: casegraph vocab show IL-7
    """
    from casegraph.app.vocabulary import show_term

    answer = show_term(archive_of(context, archive), term, vocabulary)
    emit(_show_table(answer), target_of(form, as_json, output, force))


def check(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A file of own terms in place of the archive's."),
    ] = None,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Find what is wrong in the vocabularies, and names in records that no term holds.

    Example: casegraph vocab check
    """
    from casegraph.app.vocabulary_check import check_vocabulary

    issues = check_vocabulary(archive_of(context, archive), file)
    columns = ("severity", "code", "where", "detail", "hint")
    rows = [(i.severity.value, i.code, str(i.where), i.detail, i.hint) for i in issues]
    document = [{**issue_document(i), "source": i.where.source} for i in issues]
    emit(Table(columns, rows, document), target_of(form, as_json, output, force))
    if any(issue.severity is Severity.ERROR for issue in issues):
        raise typer.Exit(ExitCode.INVALID)


def add(
    context: typer.Context,
    term: Annotated[str, typer.Argument(metavar="TERM", help="The preferred label.")],
    vocabulary: VocabularyOption = None,
    extend: ExtendOption = False,
    id: IdOption = None,
    kind: KindOption = TermKind.CONCEPT,
    broader: BroaderOption = None,
    synonym: SynonymOption = None,
    abbreviation: AbbreviationOption = None,
    context_word: ContextOption = None,
    code: CodeOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a term of your own, and compute anew what the archived references cover.

    Example: casegraph vocab add filgrastim --vocabulary treatment --synonym G-CSF
    """
    from casegraph.app.vocabulary_add import NewTerm, add_term

    if extend == (vocabulary is not None):
        message = "name the --vocabulary of a new term, or --extend a known one"
        raise UsageError(message, hint=f"one of {', '.join(VocabularyName)}")
    session = session_of(context)
    asked = NewTerm(
        name=term,
        vocabulary=vocabulary,
        id=id,
        kind=kind,
        broader=broader,
        synonyms=tuple(synonym or ()),
        abbreviations=tuple(abbreviation or ()),
        codes=tuple(code or ()),
        context=tuple(context_word or ()),
        note=note,
    )
    answer = add_term(archive_of(context, archive), asked, dry_run=dry_run)
    _tell_added(session, answer, dry_run=dry_run)
    emit(_added_table(answer), target_of(form, as_json, None, False))


def _tell_added(session: Session, answer: TermAdded, *, dry_run: bool) -> None:
    if not session.quiet:
        print_issues(answer.issues, least=Severity.WARNING)
    if answer.retagged:
        would = "would change" if dry_run else "changed"
        say(session, f"coverage {would} in {', '.join(answer.retagged)}")


def _list_table(found: tuple[ListedTerm, ...], *, tree: bool) -> Table:
    columns = ("id", "label", "vocabulary", "kind", "broader", "names", "codes", "origin")
    rows = [
        (
            f"{'· ' * entry.depth if tree else ''}{entry.term.id}",
            entry.term.label,
            entry.term.vocabulary.value,
            entry.term.kind.value,
            entry.term.broader,
            "; ".join(label.text for label in entry.term.labels),
            "; ".join(_codes(entry.term, former=False)),
            entry.origin,
        )
        for entry in found
    ]
    document = [{**_document(e.term), "depth": e.depth, "origin": e.origin} for e in found]
    wide = frozenset({"names", "vocabulary"} | ({"broader"} if tree else set()))
    return Table(columns, rows, document, wide=wide)


def _show_table(answer: TermAnswer) -> Table:
    term, use = answer.term, answer.use
    document = {
        **_document(term),
        "origin": answer.origin,
        "broader_chain": [_brief(other) for other in answer.broader],
        "narrower": [_brief(other) for other in answer.narrower],
        "guards": [{"guard": g.guard, "explanation": g.explanation} for g in answer.guards],
        "context": list(term.context),
        "note": term.note,
        "use": None
        if use is None
        else {
            "references": use.references,
            "works": use.works,
            "therapy_steps": use.therapy_steps,
            "cases": use.cases,
        },
    }
    rows: list[tuple[object, ...]] = [
        ("id", term.id),
        ("label", term.label),
        ("vocabulary", term.vocabulary.value),
        ("kind", term.kind.value),
        ("origin", answer.origin),
        *((name, text) for name in _LABELS for text in _texts(term, _LABELS[name])),
        *(("code", code) for code in _codes(term, former=False)),
        *(("former code", code) for code in _codes(term, former=True)),
        *(("broader", f"{other.label} ({other.id})") for other in answer.broader),
        *(("narrower", f"{other.label} ({other.id})") for other in answer.narrower),
        *((f"guard {note.guard}", note.explanation) for note in answer.guards),
        *(("context", word) for word in term.context),
        *((("note", term.note),) if term.note else ()),
    ]
    if use:
        counts = (("references", str(use.references)), ("works", str(use.works)))
        rows += [*counts, ("therapy steps", str(use.therapy_steps)), ("cases", str(use.cases))]
    return Table(("fact", "value"), rows, document)


def _added_table(answer: TermAdded) -> Table:
    columns = ("id", "label", "vocabulary", "status", "file", "retagged")
    facts = (answer.id, answer.label, answer.vocabulary.value, answer.status.value, answer.file)
    document = dict(zip(columns, (*facts, list(answer.retagged)), strict=True))
    issues = [issue_document(issue) for issue in answer.issues]
    return Table(columns, [(*facts, len(answer.retagged))], {**document, "issues": issues})


def _document(term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "label": term.label,
        "vocabulary": term.vocabulary.value,
        "kind": term.kind.value,
        "broader": term.broader,
        **{name: _texts(term, kind) for name, kind in _LABELS.items()},
        "codes": _codes(term, former=False),
        "former_codes": _codes(term, former=True),
    }


def _brief(term: Term) -> dict[str, str]:
    return {"id": term.id, "label": term.label}


def _texts(term: Term, kind: LabelKind) -> list[str]:
    return [label.text for label in term.labels if label.kind is kind]


def _codes(term: Term, *, former: bool) -> list[str]:
    return [f"{code.scheme}:{code.value}" for code in term.codes if code.former is former]
