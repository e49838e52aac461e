"""What a curator judged of a finding of a check: that it need not be told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A judgement that a check's finding at one place of one report is right as it is.

    `place` is the field's path, references named by their number (`references[number=5].page`).
    `seen` is the digest of what stood there: where the field says something else, the judgement
    is not about it. `at` is ISO 8601, UTC.
    """

    code: str
    place: str
    seen: str
    reason: str
    actor: str
    at: str
