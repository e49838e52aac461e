"""Taking reports into the archive, many at once where nothing stands in the way.

The outcome is that of `add`, one report after the other. A report that the archive does not hold
goes with its neighbours: their works are looked up together and their rows written together. So
does one that it holds, where another reading only adds to it. One that takes something back, that
states a key in use, or that is refused takes the careful way of `add`, after those before it are
stored. So neither the size of a batch nor the number of readers decides which works there are, and
how they are called.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casegraph.app.actors import current_actor, now
from casegraph.app.importing.pause import collection_paused
from casegraph.app.importing.plan import Plan, message_of
from casegraph.app.ingest import AddAnswer, add_one, refusal
from casegraph.errors import InvalidInputError
from casegraph.store.sources import keep_sources
from casegraph.store.write import save_reports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.app.assemble import Workshop
    from casegraph.app.importing.events import Ready
    from casegraph.app.importing.plan import Judged
    from casegraph.app.referring import Stated

_GROWTH = 4


@dataclass(slots=True)
class Storing:
    """Takes reports into an archive inside its open transaction.

    `message` is what the history says of each, `largest` how many are written together at most.
    """

    workshop: Workshop
    stated: Stated
    message: str | None = None
    largest: int = 500
    _span: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin with as many as may be."""
        self._span = self.largest

    def store(self, reports: Sequence[Ready]) -> Iterator[AddAnswer]:
        """Store reports; yield what became of each, in their order."""
        start = 0
        while start < len(reports):
            some = reports[start : start + self._span]
            with collection_paused():
                answers, waits = self._store_together(some)
            yield from answers
            start += len(answers)
            if waits:
                self._span = min(2 * len(answers), self.largest)
            elif len(answers) < len(some):
                yield self.store_one(reports[start])
                start += 1
                self._span = 1
            else:
                self._span = min(self._span * _GROWTH, self.largest)

    def store_one(self, ready: Ready) -> AddAnswer:
        """Store one report as `add` does."""
        reading, record = ready.reading, ready.record
        source = replace(ready.source, loaded_at=now())
        if reading.refers:
            record = replace(record, key=self.stated.key(reading) or record.key)
        try:
            with self.workshop.connection.begin_nested():
                answer = add_one(
                    self.workshop,
                    source,
                    reading,
                    record,
                    self.stated,
                    self.message or message_of(ready),
                )
        except InvalidInputError as error:
            answer = refusal(source.file_name, reading, error)
        return answer

    def _store_together(self, some: Sequence[Ready]) -> tuple[list[AddAnswer], bool]:
        """Store the first of some reports, as far as they can go together.

        Tells, too, whether the next may go on with those behind it.
        """
        plan = Plan(self.workshop, some)
        kept, waits = plan.kept, plan.waits
        while kept:
            try:
                return self._save(kept), waits
            except InvalidInputError:
                # One of them is refused; which one is found by halves.
                kept, waits = kept[: len(kept) // 2], False
        return [], False

    def _save(self, judged: Sequence[Judged]) -> list[AddAnswer]:
        connection = self.workshop.connection
        reports = [entry.report for entry in judged if entry.report]
        keys: tuple[str, ...] = ()
        if reports:
            # What is refused is refused before a row is written: nothing is to be taken back.
            keys = save_reports(
                connection, reports, actor=current_actor(), at=now(), message=self.message
            )
        named = iter(keys)
        answers: list[AddAnswer] = []
        for entry in judged:
            answer = entry.answer
            if entry.report:
                answer = replace(answer, key=next(named))
            elif entry.first is not None:
                answer = replace(answer, key=answers[entry.first].key)
            elif entry.sources and answer.key:
                keep_sources(connection, answer.key, entry.sources)
            answers.append(answer)
        return answers
