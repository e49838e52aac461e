"""What the demonstration prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.cli.coverage_table import coverage_as_document, coverage_table
from casegraph.cli.output import draw_table, standard_output, to_json
from casegraph.model.names import display

if TYPE_CHECKING:
    from casegraph.app.demo import DemoAnswer
    from casegraph.model.record import Record


def print_demo(answer: DemoAnswer, *, as_json: bool) -> None:
    """Print the report's summary, the coverage matrix and the files that were written."""
    with standard_output() as stream:
        stream.write(to_json(_document(answer)) if as_json else _page(answer, stream.isatty()))


def _page(answer: DemoAnswer, on_terminal: bool) -> str:
    title = "Which prior treatments does each reference cover?"
    matrix = draw_table(coverage_table(answer.coverage, title), on_terminal=on_terminal)
    files = (("archive", answer.archive), ("graph", answer.graphml), ("picture", answer.svg))
    lines = [
        *_summary(answer.record),
        "",
        f"{matrix}{_totals(answer)}",
        "",
        f"{answer.works} works, {answer.citations} citations",
        *(f"{label:8} {path}" for label, path in files),
        "",
        f"Next: casegraph --archive {answer.archive} references --treatment IL-7",
    ]
    return "\n".join(lines) + "\n"


def _summary(record: Record) -> list[str]:
    authors = ", ".join(display(author) for author in record.authors)
    lines = [record.title or "", authors, _place(record)]
    for case in record.cases:
        lines.append(f"Patient: {case.sex}, {case.age}; {', '.join(case.conditions)}")
        for at, step in enumerate(case.therapy, start=1):
            outcomes = f"clinical {step.clinical}, virological {step.virological}"
            agents = " + ".join(step.agents)
            lines.append(f"  step {at}: {agents}: {outcomes}, radiological {step.radiological}")
    return lines


def _place(record: Record) -> str:
    volume = f"{record.volume}({record.issue})" if record.issue else record.volume
    doi = record.identifiers.get("doi")
    place = f"{record.journal} {volume}:{record.page}, {record.issued}"
    return f"{place}, doi:{doi}" if doi else place


def _totals(answer: DemoAnswer) -> str:
    parts = []
    for term in answer.coverage.treatments:
        covered, by_class = answer.coverage.totals[term.id]
        parts.append(f"{term.label} {covered}" + (f" (+{by_class} by class)" if by_class else ""))
    none, unstated = len(answer.coverage.none), len(answer.coverage.not_stated)
    return f"Covered: {', '.join(parts)}. None (judged): {none}. Not stated: {unstated}."


def _document(answer: DemoAnswer) -> dict[str, object]:
    return {
        "archive": str(answer.archive),
        "report": answer.record.key,
        "coverage": coverage_as_document(answer.coverage),
        "works": answer.works,
        "citations": answer.citations,
        "graphml": str(answer.graphml),
        "svg": str(answer.svg),
    }
