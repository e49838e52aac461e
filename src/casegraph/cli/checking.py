"""The command that finds what looks wrong, judges findings, and puts right what is certain."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.asking import confirm
from casegraph.cli.check_table import (
    catalogue_table,
    explanation,
    findings_tables,
    fixes_table,
    suppressions_table,
)
from casegraph.cli.diff_table import print_changes
from casegraph.cli.messages import counted, one_line, say
from casegraph.cli.output import emit, emit_in_parts, emit_text
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    ForceOption,
    Format,
    FormatOption,
    JsonOption,
    KeyOrAllArgument,
    OutputOption,
    Session,
    Target,
    archive_of,
    session_of,
    target_of,
)
from casegraph.errors import UsageError
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.app.check_fixes import Fix
    from casegraph.app.checking import CheckFinding, CheckQuestion

_CODES = typer.Option("--code", metavar="CODE", help="Only this check.")
_IGNORED = typer.Option("--ignore", metavar="CODE", help="Not this check.")
_LEAST = typer.Option("--severity", help="Only what weighs at least so much.")
_FIX = typer.Option("--fix", help="Put right what is certain, once you have seen it.")
_EXPLAIN = typer.Option(
    "--explain", metavar="CODE", help="Tell what a check finds, why, and how sure it is."
)
_LIST = typer.Option("--list", help="List all checks.")
_SUPPRESS = typer.Option(
    "--suppress", metavar="CODE", help="Judge what this check finds in KEY right as it is."
)
_UNSUPPRESS = typer.Option(
    "--unsuppress", metavar="CODE", help="Take such a judgement back: the finding is told again."
)
_AT = typer.Option("--at", metavar="PATH", help="Only the finding at this field.")
_BECAUSE = typer.Option("--because", metavar="TEXT", help="Why it is right as it is.")
_SUPPRESSED = typer.Option("--suppressed", help="List what is suppressed: by whom, when and why.")
_YES = typer.Option("--yes", "-y", help="Store without asking.")


def check(
    context: typer.Context,
    key: KeyOrAllArgument = None,
    code: Annotated[list[str] | None, _CODES] = None,
    ignore: Annotated[list[str] | None, _IGNORED] = None,
    severity: Annotated[Severity, _LEAST] = Severity.INFO,
    fix: Annotated[bool, _FIX] = False,
    explain: Annotated[str | None, _EXPLAIN] = None,
    list_all: Annotated[bool, _LIST] = False,
    suppress: Annotated[str | None, _SUPPRESS] = None,
    unsuppress: Annotated[str | None, _UNSUPPRESS] = None,
    at: Annotated[str | None, _AT] = None,
    because: Annotated[str | None, _BECAUSE] = None,
    suppressed: Annotated[bool, _SUPPRESSED] = False,
    yes: Annotated[bool, _YES] = False,
    dry_run: DryRunOption = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Find what looks wrong in reports: reference lists, cases, quotes, patients' privacy.

    Example: casegraph check harel2018
    """
    wishes = {"--fix": fix, "--explain": explain, "--list": list_all, "--suppressed": suppressed}
    wishes |= {"--suppress": suppress, "--unsuppress": unsuppress}
    _refuse_contradictions(wishes, at=at, because=because)
    target = target_of(form, as_json, output, force)
    if list_all or explain:
        _tell_catalogue(explain, target)
        return
    url, session = archive_of(context, archive).archive, session_of(context)
    question = _question(key, code, ignore, severity)
    if suppress or unsuppress:
        judgement = _Judgement(key, suppress, unsuppress, at, because)
        _judge(url, session, judgement, target, dry_run=dry_run)
    elif fix:
        _fix(url, session, question, target, yes=yes, dry_run=dry_run)
    else:
        _tell_findings(url, session, question, target, suppressed=suppressed)


def _question(
    key: str | None, codes: list[str] | None, ignored: list[str] | None, least: Severity
) -> CheckQuestion:
    from casegraph.app.checking import CheckQuestion

    codes, ignored = codes or [], ignored or []
    return CheckQuestion(report=key, codes=tuple(codes), ignored=tuple(ignored), least=least)


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What is to be suppressed in which report, or told again, and why."""

    report: str | None
    suppress: str | None
    unsuppress: str | None
    place: str | None
    reason: str | None


def _refuse_contradictions(
    wishes: Mapping[str, object], *, at: str | None, because: str | None
) -> None:
    given = [name for name, value in wishes.items() if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} contradict each other")
    judges = given and given[0] in {"--suppress", "--unsuppress"}
    for name, value in (("--at", at), ("--because", because)):
        if value and not judges:
            raise UsageError(f"{name} belongs to --suppress or --unsuppress")


def _tell_catalogue(code: str | None, target: Target) -> None:
    from casegraph.app.check_catalogue import catalogue, explain

    if code is None:
        emit(catalogue_table(catalogue()), target)
        return
    entry = explain(code)
    if target.format in {None, Format.TABLE}:
        emit_text(explanation(entry), target)
    else:
        emit(catalogue_table((entry,), one=True), target)


def _tell_findings(
    archive: str, session: Session, question: CheckQuestion, target: Target, *, suppressed: bool
) -> None:
    from casegraph.app.checking import each_finding

    hidden = 0

    def told() -> Iterator[CheckFinding]:
        nonlocal hidden
        for finding in each_finding(archive, question):
            if (finding.suppression is not None) == suppressed:
                yield finding
            else:
                hidden += 1

    emit_in_parts(findings_tables(told(), suppressed=suppressed), target)
    if hidden and not suppressed:
        findings = "1 finding is" if hidden == 1 else f"{hidden} findings are"
        say(session, f"{findings} suppressed: see casegraph check --suppressed")


def _judge(
    archive: str, session: Session, judgement: _Judgement, target: Target, *, dry_run: bool
) -> None:
    from casegraph.app.suppressing import suppress, unsuppress

    if judgement.report is None:
        raise UsageError("name the report: a judgement is about one report")
    if judgement.suppress and not (judgement.reason or "").strip():
        raise UsageError("--suppress needs --because: why is it right as it is?")
    act, status = (suppress, "suppressed") if judgement.suppress else (unsuppress, "told again")
    answer = act(
        archive,
        judgement.report,
        judgement.suppress or judgement.unsuppress or "",
        reason=(judgement.reason or "").strip(),
        place=judgement.place,
        dry_run=dry_run,
    )
    shown = f"would be {status}" if dry_run else status
    emit(suppressions_table(answer, status, shown), target)
    say(session, f"{answer.report}: {shown}: {len(answer.suppressions)}")


def _fix(
    archive: str,
    session: Session,
    question: CheckQuestion,
    target: Target,
    *,
    yes: bool,
    dry_run: bool,
) -> None:
    from casegraph.app.check_fixes import propose_fixes, store_fix

    fixes = tuple(propose_fixes(archive, question))
    if not (yes and session.quiet):
        _show(fixes)
    if not fixes:
        say(session, "nothing to put right for certain")
    elif not dry_run:
        confirm(f"store {_counted(fixes)}?", yes=yes)
    done = fixes if dry_run else tuple(store_fix(archive, one) for one in fixes)
    emit(fixes_table(done, dry_run=dry_run), target)


def _show(fixes: Sequence[Fix]) -> None:
    for one in fixes:
        print(one_line(f"{one.key}: {', '.join(one.codes)}"), file=sys.stderr)
        print_changes(one.changes)


def _counted(fixes: Sequence[Fix]) -> str:
    changes = sum(len(one.changes) for one in fixes)
    return f"{counted(changes, 'change')} in {counted(len(fixes), 'report')}"
