"""The short way and the general way read alike, wherever the short way reads at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.accuracy.references import labelled
from hypothesis import given
from hypothesis import strategies as st

from casegraph.refparse import quick, reading

if TYPE_CHECKING:
    from pathlib import Path

SPRINGER = "Ito M, van Roe-Poe JB, O’Hara K (2014) Counting sheep. J Wool Res 12(3):45–50"
VANCOUVER = (
    "Ito M, Roe JB, et al. Is it wool? Sheep Sci. 2014 Oct 3;12(3):45-50. doi: 10.1000/abc.1"
)
NAMES = st.sampled_from(["Ito M", "van Roe JB", "Roe-Poe ABC", "O’Hara K", "Silva Coe M", "Öz Ç"])
TITLES = st.lists(
    st.sampled_from(
        ["Counting", "sheep", "in wool", "HIV", "(12 of 40)", "Med", "2014", "J Virol", "12:3",
         "IV", "success", "in press", "Part II", "Suppl 1", "vs", "C. elegans", "The first.",
         "Why?", "al", "of Spain", "Cancer", "in: a review", ", eds", "β-cell", "‘white’",
         "Editorial", "of the wool and", "(2013)", "B cells", "Van der Roe"]
    ),
    min_size=1,
    max_size=7,
).map(" ".join)  # fmt: skip
JOURNALS = st.sampled_from(
    ["J Wool Res", "Sheep", "Wool Sci (Oslo)", "J. Wool. Res", "BMJ", "Wool & Co", "Acta C (Lond)",
     "Ann Wool May", "In Wool", "The lancet", "J Wool Res Suppl", "PLoS One", "Graefe's Arch"]
)  # fmt: skip
PLACES = st.sampled_from(
    ["12:3–9", "12(3):45", "2017(3):rjx044", "9(2018):7", "1850:3-9", "12:e12–e14",
     "4(Suppl 2):S1-S9", "12:145-7", "12: 1999-2004", "0:0", "12(3-4):5–3", "12 45–50",
     "12 45–40", "12 e3-9"]
)  # fmt: skip
ENDS = st.sampled_from(
    [
        "",
        ".",
        " https://doi.org/10.1000/ABC_d.1",
        ". doi: 10.1000/x-1.",
        ". PMID: 12",
        " 12",
        " PMid:12",
        " ( )",
        ". 10.1000/x. ( )",
    ]
)


AMA = (
    "Ito M, Roe JB. Is it wool? J Wool Res (Oslo). 2014;12(3 Suppl 1):S45-e50. doi:10.1000/a(1)2-b"
)
APA = "Ito, M., van Roe, J. B., & Öz, K. (2014). Counting sheep. Journal of Wool, 12(3), 45-50."
HARVARD = "Ito M., Roe J. B. and Coe K. 2014. Counting sheep. Journal of Wool 12: 45–50."
FRONTIERS = "Ito M, Roe JB, et al. Counting sheep. J Wool Res. (2014) 12:e45. PMID: 123"
ACS = "Ito, M.; Roe, J.B. Counting sheep. J. Wool Res. 2014, 12, 45–50. 10.1000/abc."
CLOSED = "Ito M, Roe JB. Counting sheep. J Wool Res 12 (2014), pp. 45-50."
ABNT = "ITO, M.; ROE, J. B. Counting sheep. Journal of Wool, v. 12, n. 3, p. 45-50, 2014."
PRINTS = (SPRINGER, VANCOUVER, AMA, APA, HARVARD, FRONTIERS, ACS, CLOSED, ABNT)
SCIENCE = "Ito M. A., Roe J., Counting of the white sheep in wool. J Wool Res 12, 45–50 (2014)."
LINKED = "Ito M., Roe J. B. (2014). Counting sheep. J. Wool Res. 12 45–50. 10.1000/abc.1"
ARTICLE = "Ito M, Roe JB. A count of sheep. J Wool Res. 2014;12:45-50. PMid:12345."
SHORT_ARTICLE = "ITO, M.; ROE, J. B. O uso de ovelhas. Ovelha, v. 12, n. 3-4, p. 45-50, 2014."
QUOTED = 'Ito M, Roe JB: "Counting sheep." J Wool Res 2014; 12:45-50.'
RUN_ON = "Ito M, Roe JB, Coe A. C.2014. Counting sheep. J Wool Res 12, 45–50. ( )"
NO_POINT = "Ito M. A., Roe J. B. Counting sheep. J Wool Res 12, 45–50 (2014)."
SELDOM = (SCIENCE, LINKED, ARTICLE, SHORT_ARTICLE, QUOTED, RUN_ON, NO_POINT)


def _same(raw: str) -> bool:
    found = quick.read(raw)
    assert found is None or found == reading.read(raw)
    return found is not None


@pytest.mark.parametrize(
    "raw", [*PRINTS, *SELDOM, f"12. {SPRINGER}", f"[3] {VANCOUVER}", f"7.{AMA}"]
)
def test_the_common_print_goes_the_short_way(raw: str) -> None:
    assert _same(raw)


@pytest.mark.parametrize(
    "raw",
    [
        SPRINGER.replace("(3)", "/3"),
        SPRINGER.replace("Counting", "“Counting”"),
        SPRINGER.replace("JB", "Jane"),
        SPRINGER.replace("sheep", "sheep, in: Wool"),
        SPRINGER.replace("Counting", "CountingÃ¼"),
        VANCOUVER.replace("Roe JB", "Roe JB Jr"),
        LINKED.replace("45–50", "45–40"),
        SCIENCE.replace("sheep", "sheep (2013)"),
        SCIENCE.replace("Counting of", "Van den Berg of"),
        SCIENCE.replace("Counting of", "Silva y Coe A"),
        "Ito M" * quick.MAX_LENGTH,
        "",
    ],
)
def test_what_is_not_common_does_not(raw: str) -> None:
    assert quick.read(raw) is None


@given(st.lists(NAMES, min_size=1, max_size=4), TITLES, JOURNALS, PLACES, ENDS)
def test_springer_basic_is_read_alike(
    names: list[str], title: str, journal: str, place: str, end: str
) -> None:
    _same(f"{', '.join(names)} (2014a) {title}. {journal} {place}{end}")


@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.sampled_from([".", " et al.", ", et al.", "", ",", " et al. A", ". O", ":", ".2013."]),
    TITLES,
    JOURNALS,
    st.sampled_from([" 2014;", ". 2014; ", ". 2014 May 12;", " 2014 Oct;", ". 2014 ", " "]),
    PLACES,
    ENDS,
)
def test_vancouver_is_read_alike(
    names: list[str], close: str, title: str, journal: str, year: str, place: str, end: str
) -> None:
    _same(f"{', '.join(names)}{close} {title}. {journal}{year}{place}{end}")


@given(
    st.lists(
        st.sampled_from(
            ["Ito, M.", "van Roe, J. B.", "Öz, K", "ROE-POE, A.-B.", "Coe, II", "Li, Ab"]
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([", ", "; ", ", & ", " and ", " , "]),
    st.sampled_from(
        [" (2014). ", " 2014. ", ", 2014a. ", ". ", " et al. ", " et al. (2014) ", " "]
    ),
    TITLES,
    JOURNALS,
    st.sampled_from([", 12(3), 45-50", " 12: 45–50", ", 12 (2014), pp. 45-50", ". 2014, 12, 45",
                     ", v. 12, n. 3, p. 45-9, 2014", ", Oslo, v. 12, p. 4-5, 2014",
                     " 9, 3-5 (2014)", ". 2014 12 3;9(1):4 - 5", ". (2014) 9:e4",
                     " . 2014 ; 9 : 4 - 5 ."]),
    ENDS,
)  # fmt: skip
def test_other_orders_are_read_alike(
    names: list[str], between: str, year: str, title: str, journal: str, place: str, end: str
) -> None:
    _same(f"{between.join(names)}{year}{title}. {journal}{place}{end}")


def test_every_labelled_reference_is_read_alike(shared: Path) -> None:
    quickly = sum(_same(gold["raw"]) for gold in labelled(shared))
    assert quickly > 4_400
