"""Asking for a record in the terminal, one question after the other; every answer is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import DummyCompleter, FuzzyWordCompleter
from prompt_toolkit.output import create_output

from casegraph.cli.messages import one_line, say
from casegraph.cli.output import emit_text
from casegraph.cli.session import archive_of, session_of
from casegraph.errors import ExitCode, UsageError
from casegraph.vocab.enums import LabelKind

if TYPE_CHECKING:
    from pathlib import Path

    from prompt_toolkit.output import Output

    from casegraph.app.asking.question import Question
    from casegraph.app.inputs import Input
    from casegraph.app.interview import Interview
    from casegraph.app.location import Location
    from casegraph.cli.session import Target
    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary

BACK, EXPLAIN, NOTHING = "<", "?", "-"
_HELP = (
    "Enter leaves a field out, or takes what stands in [brackets], which - leaves out; "
    "? explains; < goes back; Ctrl-C stops, nothing is lost."
)
_YES = "yes"
_KEEP = f"Keep this record? ({BACK} goes back; Ctrl-C stops) [{_YES}]"


def ask_for_record(
    context: typer.Context,
    *,
    answers: Path | None,
    resume: bool,
    add: bool,
    archive: str | None,
    target: Target,
) -> None:
    """Ask for a record, then write it or add it to the archive.

    Raises UsageError without a terminal, or where the record could not be written at the end.
    """
    from casegraph.app import interview as interviews
    from casegraph.app.vocabulary import known_vocabulary

    _require_terminal()
    _require_free(target)
    location = archive_of(context, archive)
    vocabulary = known_vocabulary(location)
    folder = interviews.state_folder()
    if resume:
        path = answers or interviews.last_state_file(folder)
        interview = interviews.load(path, vocabulary)
    else:
        path = interviews.new_state_file(folder)
        interview = interviews.Interview(vocabulary)
        interviews.save(interview, path)
    print(f"Answers are kept in {path}", file=sys.stderr)
    print(_HELP, file=sys.stderr)
    try:
        record = Asker(interview, path).run()
    except (KeyboardInterrupt, EOFError):
        print(f"\nstopped; go on with: casegraph new --resume {path}", file=sys.stderr)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    _finish(context, record, path, location=location if add else None, target=target)


class Asker:
    """One interview in a terminal."""

    def __init__(self, interview: Interview, path: Path, output: Output | None = None) -> None:
        self._interview = interview
        self._path = path
        self._session: PromptSession[str] = PromptSession(
            output=output or terminal_output(), complete_while_typing=True
        )

    def run(self) -> Record:
        """Ask until every question is answered and the record is kept; return the record."""
        while True:
            question = self._interview.question
            if question:
                self._ask(question)
            elif self._is_kept():
                return self._interview.record()

    def _ask(self, question: Question) -> None:
        from casegraph.app.interview import save

        text = self._read(question).strip()
        command = text if question.choices else text.removeprefix(question.default)
        if command == EXPLAIN:
            self._tell(question.explanation)
        elif command == BACK:
            if not self._interview.back():
                self._tell("this is the first question")
        else:
            if question.choices and question.default:
                text = "" if text == NOTHING else text or question.default
            verdict = self._interview.answer(text)
            for told in (*verdict.problems, *verdict.notes):
                self._tell(told)
        save(self._interview, self._path)

    def _read(self, question: Question) -> str:
        words = question.choices or _terms(question, self._interview.vocabulary)
        choices = f" ({', '.join(question.choices)})" if 0 < len(question.choices) <= 8 else ""
        # One of a few words is typed anew, not mended: a default stands beside it.
        bracketed = f" [{question.default}]" if question.choices and question.default else ""
        return self._session.prompt(
            f"{question.text}{choices}{bracketed}: ",
            default="" if question.choices else question.default,
            completer=FuzzyWordCompleter(list(words)) if words else DummyCompleter(),
        )

    def _is_kept(self) -> bool:
        """Show the record and ask whether it is right; going back returns to the questions."""
        from casegraph.app.reports import record_text

        print(record_text(self._interview.record(), as_json=False), file=sys.stderr)
        text = self._session.prompt(f"{_KEEP}: ", default="", completer=DummyCompleter()).strip()
        if text == BACK:
            self._interview.back()
        return text in {"", _YES}

    def _tell(self, text: str) -> None:
        print(f"  {one_line(text)}", file=sys.stderr)


def _terms(question: Question, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the labels to offer for a question, each once, in the order of the vocabulary."""
    if question.vocabulary is None:
        return ()
    terms = vocabulary.of(question.vocabulary)
    labels = (
        name
        for term in terms
        for name in (
            term.label,
            *(label.text for label in term.labels if label.kind is not LabelKind.MISSPELLING),
        )
    )
    return tuple(dict.fromkeys(labels))


def terminal_output() -> Output:
    """Return standard error as the place to ask: standard output is for the record."""
    return create_output(stdout=sys.stderr)


def _require_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        hint = "without one, fill in the template: casegraph new -o report.yaml"
        raise UsageError("--interactive asks in a terminal, and there is none", hint=hint)


def _require_free(target: Target) -> None:
    if target.output and target.output.exists() and not target.force:
        raise UsageError(f"{target.output} exists", hint="--force overwrites it")


def _finish(
    context: typer.Context,
    record: Record,
    path: Path,
    *,
    location: Location | None,
    target: Target,
) -> None:
    """Write the record, or add it; the answers are done with once it is in a file or archive."""
    from casegraph.app.inputs import Input
    from casegraph.app.reports import record_text

    text = record_text(record, as_json=False)
    if target.output or location is None:
        emit_text(text, target)
    if target.output:
        say(session_of(context), f"wrote {target.output}")
    if location:
        name = str(target.output or path.name)
        _add(context, Input(name, text.encode()), path, location)
    if target.output or location:
        path.unlink(missing_ok=True)


def _add(context: typer.Context, given: Input, path: Path, location: Location) -> None:
    from casegraph.app.archive import ensure_archive
    from casegraph.app.ingest import add
    from casegraph.errors import InvalidInputError

    session = session_of(context)
    if ensure_archive(location):
        say(session, f"created {location.shown} ({location.reason})")
    for answer in add(location.archive, [given]):
        if answer.status.value == "invalid":
            hint = f"casegraph new --resume {path}"
            raise InvalidInputError("the record is refused", issues=answer.issues, hint=hint)
        say(session, f"{answer.status.value} {answer.key}")
