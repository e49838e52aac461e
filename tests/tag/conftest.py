"""The bundled vocabulary and a tagger over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casegraph.tag.tagger import Tagger
from casegraph.vocab.load import load_vocabulary
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def vocabulary(repository: Path) -> Vocabulary:
    terms, issues = load_vocabulary(sorted((repository / "seeds" / "vocabulary").glob("*.yaml")))
    assert issues == ()
    return Vocabulary(terms)


@pytest.fixture(scope="session")
def tagger(vocabulary: Vocabulary) -> Tagger:
    return Tagger(vocabulary)
