"""Graphs and pictures to export: the shape of a first report, and larger invented ones."""

from __future__ import annotations

import random

from casegraph.export.picture import Picture
from casegraph.model.coverage import Coverage
from casegraph.model.record import Author, Name
from casegraph.model.work import Citation, Work
from casegraph.vocab.enums import Basis, CoverageState, WorkType

TREATMENTS = (("il-7", "IL-7"), ("maraviroc", "maraviroc"), ("vaccination", "vaccination"))
_CITED = (
    ("Ahuja", 2008, None, CoverageState.NONE),
    ("Alstadhaug", 2014, {"il-7": Basis.NAMED}, CoverageState.COVERED),
    ("Berger", 2000, None, CoverageState.NOT_STATED),
    ("Berger", 1998, None, CoverageState.NOT_STATED),
    ("Delgado-Alvarado", 2013, {"mirtazapine": Basis.CURATOR}, CoverageState.COVERED),
    ("Middel", 2015, {"maraviroc": Basis.ABBREVIATION}, CoverageState.COVERED),
    ("Sierra-Madero", 2014, {"maraviroc": Basis.CLASS}, CoverageState.COVERED),
    (
        "Sospedra",
        2014,
        {"il-7": Basis.NAMED, "vaccination": Basis.NAMED},
        CoverageState.COVERED,
    ),
)
_NAMES = (
    "Smith Okafor Nakamura-Yamada García Müller Li Wang Papadopoulos Ивановский Silva Dubois "
    "O'Brien Haddad 北京协作组 WWWWMMMMWWWW van-der-Westhuizen-Brandenburger"
).split()


def first_works() -> tuple[Work, ...]:
    """Return a report and eight works it cites."""
    report = Work(
        key="harel2018",
        type=WorkType.CASE_REPORT,
        title="PML & <IL-7>",
        authors=("Harel", "Horng"),
        people=(
            Author(family="Harel", given="Asaff", orcid="0000-0002-1825-0097"),
            Name(family="Horng", given="Sam"),
        ),
        journal="J Neurovirol",
        volume="24",
        issue="5",
        page="652-655",
        year=2018,
        identifiers={"doi": "10.1007/s13365-018-0657-x", "pmid": "12345"},
        is_report=True,
        conditions=("pml",),
    )
    cited = (
        Work(
            key=f"{name.lower()}{year}",
            authors=(name,),
            et_al=True,
            year=year,
            identifiers={"doi": f"10.1000/{name.lower()}<{year}>"} if year != 1998 else {},
            coverage=tuple(Coverage(treatment=t, basis=b) for t, b in (covered or {}).items()),
        )
        for name, year, covered, _ in _CITED
    )
    return (report, *cited)


def first_citations() -> tuple[Citation, ...]:
    """Return the citations of the report, numbered as printed."""
    return tuple(
        Citation(citing="harel2018", cited=work.key, number=number)
        for number, work in enumerate(first_works()[1:], 1)
    )


def first_picture() -> Picture:
    """Return the picture of the report and the works it cites."""
    keys = [work.key for work in first_works()[1:]]
    return Picture(
        works=first_works(),
        citations=first_citations(),
        title="Harel 2018 and the works it cites",
        treatments=TREATMENTS,
        covers={key: entry[2] for key, entry in zip(keys, _CITED, strict=True) if entry[2]},
        states={key: entry[3] for key, entry in zip(keys, _CITED, strict=True)},
    )


def large_picture(works: int, reports: int, treatments: int = 6) -> Picture:
    """Return an invented picture: some works without a year, cycles, every kind of coverage."""
    chance = random.Random(works * 1000 + reports)
    terms = tuple((f"t{n}", f"treatment {n}") for n in range(treatments))
    invented = tuple(
        Work(
            key=f"w{n:04d}",
            authors=(chance.choice(_NAMES),),
            year=None if chance.random() < 0.03 else int(chance.triangular(1962, 2024, 2015)),
            identifiers={"doi": f"10.1000/{n}"} if chance.random() < 0.8 else {},
            is_report=n < reports,
        )
        for n in range(works)
    )
    citations = tuple(
        Citation(citing=f"w{report:04d}", cited=f"w{cited:04d}", number=number)
        for report in range(reports)
        for number, cited in enumerate(chance.sample(range(works), min(works, 15)), 1)
    )
    bases = (Basis.NAMED, Basis.ABBREVIATION, Basis.CLASS, Basis.CURATOR)
    covers = {
        work.key: {
            chance.choice(terms)[0]: chance.choice(bases) for _ in range(chance.randint(1, 3))
        }
        for work in invented
        if terms and chance.random() < 0.5
    }
    judged = {work.key: CoverageState.NONE for work in invented if chance.random() < 0.3}
    return Picture(
        works=invented, citations=citations, treatments=terms, covers=covers, states=judged
    )
