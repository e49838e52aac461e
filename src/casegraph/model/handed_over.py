"""Values that one process hands to another by the hundred."""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class HandedOver:
    """A frozen dataclass with slots and several fields, pickled as its contents in their order.

    By itself such a class looks up its fields anew for each object that is packed or unpacked:
    twice the work, of which the process that writes for all others has most.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Return what makes this value again."""
        kind = type(self)
        return _made, (kind, _FORMS[kind].contents(self))


def _made(kind: type, contents: tuple[Any, ...]) -> Any:
    value: Any = object.__new__(kind)
    for put, content in zip(_FORMS[kind].slots, contents, strict=True):
        put(value, content)
    return value


class _Form(NamedTuple):
    """What reads all fields of an object, and what fills each of a new one, frozen from then on."""

    contents: Callable[[Any], tuple[Any, ...]]
    slots: tuple[Callable[[Any, Any], None], ...]


class _Forms(dict[type, _Form]):
    """The form of each class, found when its first object is handed over."""

    def __missing__(self, kind: type) -> _Form:
        names = [field.name for field in dataclasses.fields(kind)]
        slots = tuple(getattr(kind, name).__set__ for name in names)
        form = self[kind] = _Form(attrgetter(*names), slots)
        return form


_FORMS = _Forms()
