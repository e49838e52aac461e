"""The command on how complete papers and records are."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.output import Table, emit
from casegraph.cli.session import (
    ArchiveOption,
    ForceOption,
    FormatOption,
    JsonOption,
    KeyOrAllArgument,
    OutputOption,
    archive_of,
    target_of,
)
from casegraph.vocab.enums import CompletenessScheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.completeness import CompletenessAnswer, ItemAnswer, SchemeAnswer

_PRESENT = "present"
_ITEM_COLUMNS = ("scheme", "code", "section", "item", "state", "because")
_MEASURES = ("present", "applicable", "at_least", "at_most")


def completeness(
    context: typer.Context,
    key: KeyOrAllArgument = None,
    scheme: Annotated[
        list[CompletenessScheme] | None,
        typer.Option("--scheme", help="care: the paper; maccr: the record. Both when left out."),
    ] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only the items that are not present.")
    ] = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Tell how complete the paper is (CARE), and how complete its record (MACCR).

    Example: casegraph completeness harel2018 --missing
    """
    from casegraph.app.completeness import ask_completeness

    schemes = tuple(dict.fromkeys(scheme or CompletenessScheme))
    answers = ask_completeness(archive_of(context, archive).archive, key, schemes)
    if key or missing:
        table = _items_table(answers, only_missing=missing)
    else:
        table = _scores_table(answers, schemes)
    emit(table, target_of(form, as_json, output, force))


def _items_table(answers: Sequence[CompletenessAnswer], *, only_missing: bool) -> Table:
    rows: list[tuple[object, ...]] = []
    document: list[dict[str, Any]] = []
    for answer in answers:
        schemes = []
        for part in answer.schemes:
            shown = [item for item in part.items if not only_missing or item.state != _PRESENT]
            rows += [(answer.report, *_item_row(part, item)) for item in shown]
            schemes.append({**_scores(part), "items": [asdict(item) for item in shown]})
        document.append({"report": answer.report, "schemes": schemes})
    title = "; ".join(_in_words(part) for part in answers[0].schemes) if len(answers) == 1 else None
    columns = ("report", *_ITEM_COLUMNS)
    wide = frozenset({"report"} if len(answers) == 1 else ())
    return Table(columns, rows, document, title=title, wide=wide)


def _scores_table(
    answers: Sequence[CompletenessAnswer], schemes: Sequence[CompletenessScheme]
) -> Table:
    columns = ("report", *(f"{scheme}_{name}" for scheme in schemes for name in _MEASURES))
    rows: list[tuple[object, ...]] = []
    document: list[dict[str, Any]] = []
    for answer in answers:
        scores = [_scores(part) for part in answer.schemes]
        rows.append((answer.report, *(score[name] for score in scores for name in _MEASURES)))
        document.append({"report": answer.report, "schemes": scores})
    return Table(columns, rows, document)


def _scores(part: SchemeAnswer) -> dict[str, Any]:
    return {
        "scheme": part.scheme.value,
        "present": part.present,
        "undecided": part.undecided,
        "applicable": part.applicable,
        "at_least": _rounded(part.at_least),
        "at_most": _rounded(part.at_most),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _item_row(part: SchemeAnswer, item: ItemAnswer) -> tuple[object, ...]:
    return part.scheme.value, item.code, item.section, item.label, item.state, item.because


def _in_words(part: SchemeAnswer) -> str:
    most = part.present + part.undecided
    upper = f", at most {most}" if most > part.present else ""
    return f"{part.scheme}: at least {part.present}{upper} of {part.applicable}"
