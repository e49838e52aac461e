"""Asking for a record question by question: answers judged at once, taken back, kept in a file.

The whole state is the list of answers. Going back drops the last of them, going on after an
interruption asks the same questions and gives the same answers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from casegraph.app.asking.paper import interview
from casegraph.app.complete import complete
from casegraph.app.doubts import reading_of
from casegraph.errors import CasegraphError, InvalidInputError, NotFoundError
from casegraph.export.files import write_file
from casegraph.issues import Issue, Severity
from casegraph.model.coverage import NO_TREATMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from casegraph.app.asking.question import Part, Question
    from casegraph.model.record import Record
    from casegraph.vocab.terms import Vocabulary

STATE_VERSION = "1"
_SUFFIX = ".answers.json"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and the field it was given for."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong with an answer, which is then asked for again, and what is worth knowing."""

    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Interview:
    """The state of an interview: the answers so far and the question they lead to."""

    def __init__(
        self, vocabulary: Vocabulary, given: Sequence[Answer] = (), undone: Sequence[Answer] = ()
    ) -> None:
        self.vocabulary = vocabulary
        self.answers: list[Answer] = list(given)
        self.undone: list[Answer] = list(undone)
        self._question, self._data = _replay(self.answers)

    @property
    def question(self) -> Question | None:
        """Return the question to ask, None at the end; what was taken back is its default."""
        question = self._question
        if question and self.undone and self.undone[-1].path == question.path:
            return replace(question, default=self.undone[-1].text)
        return question

    def answer(self, text: str) -> Verdict:
        """Take an answer where it is right; the record's own rules judge it, at once."""
        question = self._question
        if question is None:
            return Verdict()
        text = text.strip()
        problems = tuple(_shape_problems(question, text))
        if problems:
            return Verdict(problems=problems)
        trial = [*self.answers, Answer(question.path, text)]
        following, data = _replay(trial)
        verdict = _judge(question, text, data, self.vocabulary)
        if not verdict.problems:
            self.answers, self._question, self._data = trial, following, data
            if self.undone and self.undone[-1].path == question.path:
                self.undone.pop()
        return verdict

    def back(self) -> bool:
        """Take the last answer back; return whether there was one."""
        if not self.answers:
            return False
        self.undone.append(self.answers.pop())
        self._question, self._data = _replay(self.answers)
        return True

    def record(self) -> Record:
        """Return the record that the answers make; raises InvalidInputError where it is none."""
        record, issues = _read(self._data)
        if record is None:
            raise InvalidInputError("the answers make no record", issues=issues)
        return record


def state_folder() -> Path:
    """Return the folder in which the answers of interviews are kept."""
    from platformdirs import user_state_path

    return user_state_path("casegraph") / "interviews"


def new_state_file(folder: Path) -> Path:
    """Return the name for the answers of a new interview; the folder is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CasegraphError(f"cannot make the folder {folder}: {error.strerror}") from error
    return folder / f"{datetime.now(UTC).strftime('%Y%m%dT%H%M%S%f')}{_SUFFIX}"


def last_state_file(folder: Path) -> Path:
    """Return the file of the answers that were given last; raises NotFoundError without one."""
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
    if not files:
        raise NotFoundError(f"no interrupted questions in {folder}", hint="new --interactive")
    return files[-1]


def save(interview: Interview, path: Path) -> None:
    """Write the answers to their file, whole or not at all."""
    document = {
        "interview": STATE_VERSION,
        "answers": [[answer.path, answer.text] for answer in interview.answers],
        "undone": [[answer.path, answer.text] for answer in interview.undone],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def write(stream: BinaryIO) -> None:
        stream.write(text.encode())

    write_file(path, write, force=True)


def load(path: Path, vocabulary: Vocabulary) -> Interview:
    """Return the interview of a file of answers, at the question where it was left."""
    try:
        document = json.loads(path.read_bytes())
        given = [Answer(str(field), str(text)) for field, text in document["answers"]]
        undone = [Answer(str(field), str(text)) for field, text in document["undone"]]
    except FileNotFoundError:
        raise NotFoundError(f"no file {path}") from None
    except OSError as error:
        raise CasegraphError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInputError(f"{path} holds no answers of an interview") from error
    return Interview(vocabulary, given, undone)


def _replay(given: Sequence[Answer]) -> tuple[Question | None, Part]:
    """Return the question that follows some answers, and the data they make."""
    data: Part = {}
    script = interview(data)
    question = next(script, None)
    for answer in given:
        if question is None or question.path != answer.path:
            asked = question.path if question else "nothing"
            detail = f"the answers are for {answer.path}, where {asked} is asked"
            raise InvalidInputError(detail, hint="they were given to another version of casegraph")
        try:
            question = script.send(answer.text)
        except StopIteration:
            question = None
    return question, data


def _shape_problems(question: Question, text: str) -> list[str]:
    if text and question.choices and text not in question.choices:
        return [f"expected one of {', '.join(question.choices)}, got {text!r}"]
    return []


def _judge(question: Question, text: str, data: Part, vocabulary: Vocabulary) -> Verdict:
    """Ask the reader what it finds wrong at the field, and the vocabulary whether it knows it."""
    record, found = _read(data) if text and not question.choices else (None, ())
    asked = question.path.rpartition("[")[0] if question.several else question.path
    here = [issue for issue in found if (issue.where.path or "").startswith(asked)]
    problems = [_told(issue) for issue in here if issue.severity is Severity.ERROR]
    notes = [_told(issue) for issue in here if issue.severity is not Severity.ERROR]
    for name in text.splitlines() if question.vocabulary else ():
        if (question.strict and name == NO_TREATMENT) or len(
            vocabulary.find(name, question.vocabulary)
        ) == 1:
            continue
        unknown = _unknown(name, question, vocabulary)
        (problems if question.strict else notes).append(unknown)
    if record and not problems:
        notes += _understood(question, record)
    return Verdict(problems=tuple(problems), notes=tuple(notes))


def _understood(question: Question, record: Record) -> Iterator[str]:
    """Yield what was understood of the authors or references of an answer."""
    name, _, place = question.path.partition("[")
    if not place.rstrip("]").isdecimal():
        return
    first = int(place.rstrip("]"))
    if name == "authors" and question.several:
        for author in record.authors[first:]:
            if not author.literal:
                yield f"family name {author.family!r}, given name {author.given!r}"
    elif name == "references":
        for reference in complete(record).record.references[first:]:
            yield f"{reference.number}: {reading_of(reference)}"


def _unknown(name: str, question: Question, vocabulary: Vocabulary) -> str:
    meant = [term.label for term in vocabulary.find(name, question.vocabulary)]
    if meant:
        return f"{name!r} may mean {' or '.join(meant)}"
    near = vocabulary.suggestion(name, question.vocabulary)
    kept, hint = "" if question.strict else ", kept as it is", f"; {near}" if near else ""
    return f"{name!r} is not in the vocabulary{kept}{hint}"


def _told(issue: Issue) -> str:
    return f"{issue.detail} ({issue.hint})" if issue.hint else issue.detail


def _read(data: Part) -> tuple[Record | None, tuple[Issue, ...]]:
    from casegraph.read.record.file import read_record_file

    file = read_record_file(json.dumps(data).encode(), "answers")
    return file.record, file.issues
