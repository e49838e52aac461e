"""Shell completion of terms, from the archive that the words typed so far name."""

from __future__ import annotations

import typer

from casegraph.cli.session import archive_of
from casegraph.vocab.enums import VocabularyName


def complete_treatment(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the names of treatments."""
    return _offered(context, incomplete, VocabularyName.TREATMENT)


def complete_condition(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the names of conditions."""
    return _offered(context, incomplete, VocabularyName.CONDITION)


def complete_term(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the names of terms of every vocabulary."""
    return _offered(context, incomplete, None)


def _offered(
    context: typer.Context, incomplete: str, kind: VocabularyName | None
) -> list[tuple[str, str]]:
    from casegraph.app.completion import offered_names

    archive = context.params.get("archive") or context.find_root().params.get("archive")
    return list(offered_names(archive_of(context, archive), incomplete, kind))
