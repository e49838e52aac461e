"""Reading in several processes, in the order of the input and with little ahead of it."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from queue import SimpleQueue
from typing import TYPE_CHECKING

from casegraph.app.importing.events import Unread
from casegraph.app.importing.reading import FileReader
from casegraph.errors import CasegraphError
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from multiprocessing.connection import Connection

    from casegraph.app.importing.events import Event, Found
    from casegraph.vocab.terms import Term

_FILES = 32
_BYTES = 1 << 20
_AHEAD = 3
_BYTES_AHEAD = 64 << 20
_EVENTS = 32


def read_files(found: Iterable[Found], reader: FileReader, jobs: int) -> Generator[Event]:
    """Yield what comes out of files in their order, whatever the number of reading processes.

    With one job everything is read in this process. A reading process is never more than a few
    tasks ahead of what is asked for.
    """
    if jobs == 1:
        for each in found:
            if isinstance(each, Unread):
                yield from reader.read(each)
            else:
                yield each
        return
    with _readers(reader, jobs) as processes:
        yield from _in_turn(found, processes)


@dataclass(slots=True)
class _Reader:
    """A reading process: tasks go in by a thread, so that no one waits for the other."""

    process: multiprocessing.process.BaseProcess
    tasks: SimpleQueue[list[Unread] | None]
    results: Connection
    feeder: threading.Thread
    waiting: int = 0


@dataclass(slots=True)
class _Task:
    """Files of one reading process, or what needs no reading."""

    reader: _Reader | None
    size: int = 0
    events: list[Event] = field(default_factory=list)


def _in_turn(found: Iterable[Found], readers: list[_Reader]) -> Iterator[Event]:
    under_way: deque[_Task] = deque()
    for some in _tasks(found):
        while len(under_way) >= _AHEAD * len(readers) or _held(under_way) > _BYTES_AHEAD:
            yield from _results(under_way.popleft())
        if isinstance(some, list):
            least = min(readers, key=lambda reader: reader.waiting)
            least.waiting += 1
            least.tasks.put(some)
            under_way.append(_Task(least, sum(len(file.data or b"") for file in some)))
        else:
            under_way.append(_Task(None, 0, [some]))
    while under_way:
        yield from _results(under_way.popleft())


def _held(tasks: Iterable[_Task]) -> int:
    return sum(task.size for task in tasks)


def _results(task: _Task) -> Iterator[Event]:
    yield from task.events
    if task.reader is None:
        return
    try:
        while (events := task.reader.results.recv()) is not None:
            yield from events
    except EOFError:
        raise CasegraphError(
            "a process that read files has ended before its time",
            hint="too little memory? fewer --jobs need less; --resume goes on",
        ) from None
    task.reader.waiting -= 1


def _tasks(found: Iterable[Found]) -> Iterator[list[Unread] | Event]:
    """Gather small files into tasks; what needs no reading stands alone."""
    some: list[Unread] = []
    size = 0
    for each in found:
        if isinstance(each, Unread):
            some.append(each)
            size += len(each.data or b"") or _BYTES // _FILES
            if len(some) < _FILES and size < _BYTES:
                continue
        if some:
            yield some
            some, size = [], 0
        if not isinstance(each, Unread):
            yield each
    if some:
        yield some


@contextmanager
def _readers(reader: FileReader, jobs: int) -> Iterator[list[_Reader]]:
    """Start reading processes; at the end, whatever happened, none is left."""
    # A process started anew shares no lock, no file and no thread with this one.
    context = multiprocessing.get_context("spawn")
    with ExitStack() as stack:
        readers = []
        for _ in range(jobs):
            task_end, tasks = context.Pipe(duplex=False)
            results, result_end = context.Pipe(duplex=False)
            process = context.Process(
                target=_serve,
                args=(reader.vocabulary.terms, reader.forced, task_end, result_end),
                daemon=True,
            )
            _start(process)
            stack.callback(process.join)
            stack.callback(process.terminate)
            # Only the process itself holds its ends now: its death is seen as their end.
            task_end.close()
            result_end.close()
            queue: SimpleQueue[list[Unread] | None] = SimpleQueue()
            feeder = threading.Thread(target=_feed, args=(queue, tasks), daemon=True)
            feeder.start()
            stack.callback(queue.put, None)
            readers.append(_Reader(process, queue, results, feeder))
        yield readers


def _start(process: multiprocessing.process.BaseProcess) -> None:
    """Start a process that no interrupt ever reaches: this one answers it, and ends that one."""
    # First, for it lets interrupts through again: the process that tracks what processes share.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _feed(queue: SimpleQueue[list[Unread] | None], tasks: Connection) -> None:
    with tasks:
        try:
            while (files := queue.get()) is not None:
                tasks.send(files)
        except OSError:
            return  # The process has ended: whoever waits for its results is told.


def _serve(
    terms: tuple[Term, ...], forced: str | None, tasks: Connection, results: Connection
) -> None:
    """Read the files of tasks until there are no more, or nobody listens."""
    reader = FileReader(Vocabulary(terms), forced)
    try:
        while True:
            for events in _batches(reader, tasks.recv()):
                results.send(events)
            results.send(None)
    except (EOFError, BrokenPipeError):
        return


def _batches(reader: FileReader, files: list[Unread]) -> Iterator[list[Event]]:
    some: list[Event] = []
    for file in files:
        for event in reader.read(file):
            some.append(event)
            if len(some) == _EVENTS:
                yield some
                some = []
    if some:
        yield some
