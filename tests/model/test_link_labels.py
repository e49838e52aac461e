"""Link labels behind references, told from ordinary words."""

from __future__ import annotations

import pytest

from casegraph.model.link_labels import is_link_line, split_links

TEXT = "Abel K (2004) A rare infection. J Imag Med 12:45–52"
RUNS = {
    "CrossRefGoogle Scholar": ("CrossRef", "Google Scholar"),
    "PubMedPubMedCentralCrossRefGoogle Scholar": (
        "PubMed", "PubMedCentral", "CrossRef", "Google Scholar",
    ),
    " [PubMed]": ("PubMed",),
    "PubMedWeb of Science": ("PubMed", "Web of Science"),
    " [Google Scholar] [CrossRef] [PubMed]": ("Google Scholar", "CrossRef", "PubMed"),
    " Article CAS Google Scholar ": ("Article", "CAS", "Google Scholar"),
    "MATHMathSciNetCrossRef": ("MATH", "MathSciNet", "CrossRef"),
}  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_labels_are_set_apart_in_printed_order(run: str) -> None:
    assert split_links(TEXT + run) == (TEXT, RUNS[run])
    assert split_links(f"{TEXT}.{run}") == (f"{TEXT}.", RUNS[run])
    assert split_links(run.strip())[0] == ""
    assert is_link_line(run)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Abel K. Searching PubMed",
        "Abel K. What is an Article",
        "Indexed in PubMed Central",
        "",
        "Article in press",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert split_links(text) == (text, ())
    assert not is_link_line(text)


def test_a_word_alone_on_its_line_is_a_label() -> None:
    assert is_link_line("PubMed")
    assert is_link_line("Article")
