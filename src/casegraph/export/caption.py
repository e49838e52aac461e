"""What the picture says in words: the full citation of a work, and the sum of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.vocab.enums import CoverageState

if TYPE_CHECKING:
    from casegraph.export.picture import Colours, Picture
    from casegraph.model.work import Work

_MOST_AUTHORS = 6
_STATES = {
    CoverageState.COVERED: "",
    CoverageState.NOT_STATED: "Treatment not stated.",
    CoverageState.NONE: "Judged to cover no treatment.",
}


def citation_text(work: Work) -> str:
    """Return a work as a reference list prints it, with the fields that are known.

    A work of which nothing is known is named by its key.
    """
    cut = work.et_al or len(work.authors) > _MOST_AUTHORS
    authors = ", ".join((*work.authors[:_MOST_AUTHORS], *(("et al",) if cut else ())))
    head = " ".join(part for part in (authors, f"({work.year})" if work.year else "") if part)
    issue = f"({work.issue})" if work.issue else ""
    place = f"{work.volume or ''}{issue}" + (f":{work.page}" if work.page else "")
    printed = " ".join(part for part in (work.journal, place.lstrip(":")) if part)
    parts = [part for part in (head, work.title, printed) if part]
    return (
        " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)
        or work.key
    )


def caption(picture: Picture, work: Work, state: CoverageState, cited_by: int) -> str:
    """Return the tooltip of a work: its citation, what it covers and on what basis."""
    names = dict(picture.treatments)
    covered = picture.covers.get(work.key, {})
    said = [f"{names.get(term, term)} ({basis})" for term, basis in covered.items()]
    lines = [
        citation_text(work),
        f"Covers {', '.join(said)}." if said else "" if work.is_report else _STATES[state],
        f"Cited by {cited_by} of these works." if cited_by else "",
    ]
    return "\n".join(line for line in lines if line)


def describe(picture: Picture, colours: Colours, citations: int) -> str:
    """Return what a reader who cannot see the picture should know of it."""
    years = sorted(work.year for work in picture.works if work.year is not None)
    span = f", published {years[0]} to {years[-1]}" if years else ""
    reports = sum(work.is_report for work in picture.works)
    counts = ((len(picture.works), "work"), (reports, "archived report"), (citations, "citation"))
    said = ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts)
    covered = "; ".join(f"{name}: {works}" for _, name, _, works in colours.named)
    return f"{said}{span}." + (f" Works by treatment: {covered}." if covered else "")
