"""What the record's fields share: how a field is described and constrained."""

from __future__ import annotations

from typing import Any

DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
KEY_PATTERN = r"^[a-z][a-z0-9-]*$"
NUMBER_PATTERN = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
STRICT: dict[str, Any] = {"extra": "forbid"}


def about(description: str, **constraints: Any) -> dict[str, Any]:
    """Return dataclass field metadata: the description and constraints of the JSON Schema."""
    return {"description": description, **constraints}
