from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.export.latex import escaped, protected
from casegraph.read.bibtex.latex import to_text, verbatim

MARKS = {"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "v": "\u030c", "c": "\u0327"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain words", "plain words"),
        ("{PML} in {HIV}", "PML in HIV"),
        (r"M{\"u}ller and M\"uller and M{\"{u}}ller", "Müller and Müller and Müller"),
        (r"Garc{\'\i}a, Garc\'{\i}a, {\' c}", "García, García, ć"),
        (r"\c c \c{c} \v{s} \v S {\c{C}}", "ç ç š Š Ç"),
        (r"{\L}ukasz, {\O}stergaard, Stra{\ss}e, \aa", "Łukasz, Østergaard, Straße, å"),
        (r"50\% of A \& B, C\_D \#1", "50% of A & B, C_D #1"),
        ("a -- b --- c ``d'' e~f", "a – b — c “d” e f"),
        (r"\textit{in vivo} {\em in vitro} \textsubscript{2}", "in vivo in vitro 2"),
        (r"$\alpha$-synuclein, CO$_2$, H$_{2}$O", "α-synuclein, CO2, H2O"),
        (r"$10^{-3}$ and CD4$^+$", "10⁻³ and CD4+"),
        (r"\{a\} \textasciitilde b O\textquotesingle Neil", "{a} ~b O'Neil"),
        (r"50% of \alpha", "50% of α"),
        (r"\href{https://example.org}{a page}", "a page"),
        (r"\begin{it}word\end{it}", "word"),
        ("unbalanced {brace", "unbalanced brace"),
        (r"\frac{1}{2}", "1/2"),
        (r"\textbraceleft{}a\textbraceright{} a\textbackslash{}b", r"{a} a\b"),
        (r"2\textasciicircum{}3 -{}- '{}' `{}`", "2^3 -- '' ``"),
        (r"\textbackslash{}'e \textasciitilde{}n \textdollar 5", r"\'e ~n $5"),
    ],
)
def test_latex_becomes_text(written: str, read: str) -> None:
    assert to_text(written) == (read, ())


def test_the_text_of_an_unknown_command_stays_and_the_command_is_named() -> None:
    assert to_text(r"a \mystery{word} b") == ("a word b", (r"\mystery",))
    assert to_text(r"a \mystery{} b") == (r"a \mystery b", (r"\mystery",))


def test_what_is_too_long_or_too_deep_for_the_commands_loses_only_them() -> None:
    deep = "{" * 200 + r"\frac{1}{2} word" + "}" * 200
    text, unknown = to_text(deep)
    assert text.split() == ["12", "word"]
    assert unknown == (r"\frac",)
    text, _ = to_text(r"\sqrt{x} " * 10_000)
    assert text.count("x") == 10_000


def test_addresses_lose_nothing_but_escapes() -> None:
    assert verbatim(r"https://example.org/a\_b\%20~c--d") == "https://example.org/a_b%20~c--d"
    assert verbatim(r"\url{https://example.org/}") == "https://example.org/"


@given(st.sampled_from(sorted(MARKS)), st.sampled_from("aceginorsuzACEINOSUZ"))
def test_every_way_to_write_an_accent_is_the_same_letter(mark: str, letter: str) -> None:
    whole = unicodedata.normalize("NFC", letter + MARKS[mark])
    ways = (rf"\{mark}{{{letter}}}", rf"{{\{mark}{{{letter}}}}}", rf"{{\{mark} {letter}}}")
    assert {to_text(way)[0] for way in ways} == {whole}


@given(st.text(alphabet="abc XYZ.,;:()äß–", max_size=60))
def test_text_without_latex_is_only_freed_of_spaces(text: str) -> None:
    assert to_text(text)[0].split() == text.split()


@given(st.text(alphabet="\\{}$%&#_^~ab '\"-`?!é", max_size=30))
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    plain = " ".join(text.split())
    assert to_text(escaped(plain)) == (plain, ())
    assert to_text(protected(plain)) == (plain, ())


@given(st.text(alphabet="\\{}$%&#_^~ab '\"", max_size=40))
def test_no_text_breaks_the_decoder(text: str) -> None:
    read, unknown = to_text(text)
    assert read.isprintable()
    assert all(command in text for command in unknown)
