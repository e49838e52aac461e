"""Commands for the controlled terms: vocab list, vocab show, vocab check, vocab add."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.completion import complete_term
from casegraph.cli.messages import print_issues, say
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
from casegraph.cli.vocab_table import added_table, list_table, show_table
from casegraph.errors import ExitCode, UsageError
from casegraph.issues import Severity
from casegraph.vocab.enums import TermKind, VocabularyName

if TYPE_CHECKING:
    from casegraph.app.vocabulary_add import TermAdded

VocabularyOption = Annotated[
    VocabularyName | None,
    typer.Option("--vocabulary", help="The vocabulary of the term.", show_default=False),
]
NewTermArgument = Annotated[
    str, typer.Argument(metavar="TERM", help="The preferred label; with --extend, any name.")
]
NewVocabularyOption = Annotated[
    VocabularyName | None,
    typer.Option(
        "--vocabulary",
        help="The vocabulary of a new term; with --extend, of the known one it means.",
        show_default=False,
    ),
]
ExtendOption = Annotated[
    bool, typer.Option("--extend", help="Add names and codes to a known term, bundled or your own.")
]
IdOption = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="The id; made of TERM when left out.")
]
KindOption = Annotated[
    TermKind | None,
    typer.Option("--kind", help="A thing (when left out), or a class of things."),
]
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
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="WORD", help="Only terms with this part of a name."),
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

    found = list_terms(archive_of(context, archive), vocabulary, search)
    emit(list_table(found, tree=tree), target_of(form, as_json, output, force))


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
    emit(show_table(answer), target_of(form, as_json, output, force))


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
    document = [{**i.to_plain(), "source": i.where.source} for i in issues]
    emit(Table(columns, rows, document), target_of(form, as_json, output, force))
    if any(issue.severity is Severity.ERROR for issue in issues):
        raise typer.Exit(ExitCode.INVALID)


def add(
    context: typer.Context,
    term: NewTermArgument,
    vocabulary: NewVocabularyOption = None,
    extend: ExtendOption = False,
    id: IdOption = None,
    kind: KindOption = None,
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

    Example: casegraph vocab add letermovir --vocabulary treatment --broader antiviral
    """
    from casegraph.app.vocabulary_add import add_term
    from casegraph.app.vocabulary_asked import NewTerm

    if not extend and vocabulary is None:
        message = "name the --vocabulary of a new term, or --extend a known one"
        raise UsageError(message, hint=f"one of {', '.join(VocabularyName)}")
    session = session_of(context)
    asked = NewTerm(
        name=term,
        vocabulary=vocabulary,
        extends=extend,
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
    emit(added_table(answer, dry_run=dry_run), target_of(form, as_json))


def _tell_added(session: Session, answer: TermAdded, *, dry_run: bool) -> None:
    if not session.quiet:
        print_issues(answer.issues, least=Severity.WARNING)
    if answer.retagged:
        would = "would change" if dry_run else "changed"
        say(session, f"coverage {would} in {', '.join(answer.retagged)}")
