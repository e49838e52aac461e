"""The reference list of the first report: every field of the fifteen printed references."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from casegraph.model.record import Name
from casegraph.refparse.parse import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed reference and what it says."""

    raw: str
    authors: str
    et_al: bool
    year: str
    title: str
    journal: str
    volume: str
    issue: str | None
    page: str
    style: str


REFERENCES = (
    Printed(
        raw=(
            "Ahuja SK, Kulkarni H, Catano G, Agan BK, Camargo JF, He W, O'Connell RJ, Marconi "
            "VC, Delmar J, Eron J, Clark RA, Frost S, Martin J, Ahuja SS, Deeks SG, Little S, "
            "Richman D, Hecht FM, Dolan MJ (2008) CCL3L1-CCR5 genotype influences durability of "
            "immune recovery during antiretroviral therapy of HIV-1 infected individuals. Nat "
            "Med 14:413–420"
        ),
        authors=(
            "Ahuja|SK; Kulkarni|H; Catano|G; Agan|BK; Camargo|JF; He|W; O'Connell|RJ; "
            "Marconi|VC; Delmar|J; Eron|J; Clark|RA; Frost|S; Martin|J; Ahuja|SS; Deeks|SG; "
            "Little|S; Richman|D; Hecht|FM; Dolan|MJ"
        ),
        et_al=False,
        year="2008",
        title=(
            "CCL3L1-CCR5 genotype influences durability of immune recovery during antiretroviral "
            "therapy of HIV-1 infected individuals"
        ),
        journal="Nat Med",
        volume="14",
        issue=None,
        page="413-420",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Alstadhaug KB, Croughs T, Henriksen S, Leboeuf C, Sereti I, Hirsch HH, Rinaldo CH "
            "(2014) Treatment of progressive multifocal leukoencephalopathy with interleukin 7. "
            "JAMA Neurology 71(8):1030–1035"
        ),
        authors="Alstadhaug|KB; Croughs|T; Henriksen|S; Leboeuf|C; Sereti|I; Hirsch|HH; Rinaldo|CH",
        et_al=False,
        year="2014",
        title="Treatment of progressive multifocal leukoencephalopathy with interleukin 7",
        journal="JAMA Neurology",
        volume="71",
        issue="8",
        page="1030-1035",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Berger JR (2000) Progressive multifocal leukoencephalopathy. Curr Treat Options "
            "Neurol 2(4):361–368"
        ),
        authors="Berger|JR",
        et_al=False,
        year="2000",
        title="Progressive multifocal leukoencephalopathy",
        journal="Curr Treat Options Neurol",
        volume="2",
        issue="4",
        page="361-368",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Berger JR, Pall L, Lanska D, Whiteman M (1998) Progressive multifocal "
            "leukoencephalopathy in patients with HIV infection. J Neuro-Oncol 4(1):59–68"
        ),
        authors="Berger|JR; Pall|L; Lanska|D; Whiteman|M",
        et_al=False,
        year="1998",
        title="Progressive multifocal leukoencephalopathy in patients with HIV infection",
        journal="J Neuro-Oncol",
        volume="4",
        issue="1",
        page="59-68",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Camargo JF, Quinones MP, Mummidi S et al (2009) CCR5 expression levels influence "
            "NFAT translocation, IL-2 production, and subsequent signaling events during T "
            "lymphocyte activation. J Immunol 182:1550–6606"
        ),
        authors="Camargo|JF; Quinones|MP; Mummidi|S",
        et_al=True,
        year="2009",
        title=(
            "CCR5 expression levels influence NFAT translocation, IL-2 production, and "
            "subsequent signaling events during T lymphocyte activation"
        ),
        journal="J Immunol",
        volume="182",
        issue=None,
        page="1550-6606",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Delgado-Alvarado M, Sedano MJ, Gonzalez-Quintanilla V, de Lucas EM, Polo JM, "
            "Berciano J (2013) Progressive multifocal leukoencephalopathy and idiopathic CD4 "
            "lymphocytopenia. J Neurol Sci 327:75–79"
        ),
        authors=(
            "Delgado-Alvarado|M; Sedano|MJ; Gonzalez-Quintanilla|V; de Lucas|EM; Polo|JM; "
            "Berciano|J"
        ),
        et_al=False,
        year="2013",
        title="Progressive multifocal leukoencephalopathy and idiopathic CD4 lymphocytopenia",
        journal="J Neurol Sci",
        volume="327",
        issue=None,
        page="75-79",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Gasnault J, De Goer de Herve MG, Michot JM et al (2014) Efficacy of recombinant "
            "human interleukin 7 in a patient with severe lymphopenia-related progressive "
            "multifocal leukoencephalopathy. Open Forum Infect Dis 1(2):ofu074"
        ),
        authors="Gasnault|J; De Goer de Herve|MG; Michot|JM",
        et_al=True,
        year="2014",
        title=(
            "Efficacy of recombinant human interleukin 7 in a patient with severe "
            "lymphopenia-related progressive multifocal leukoencephalopathy"
        ),
        journal="Open Forum Infect Dis",
        volume="1",
        issue="2",
        page="ofu074",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Gheuens S, Bord E, Kesari S, Simpson DM, Gandhi RT, Clifford DB, Berger JR, Ngo L, "
            "Koralnik IJ (2011) Role of CD4+ and CD8+ T-cell responses against JC virus in the "
            "outcome of patients with progressive multifocal leukoencephalopathy (PML) and PML "
            "with immune reconstitution inflammatory syndrome. J Virol 85(14):7256–7263"
        ),
        authors=(
            "Gheuens|S; Bord|E; Kesari|S; Simpson|DM; Gandhi|RT; Clifford|DB; Berger|JR; Ngo|L; "
            "Koralnik|IJ"
        ),
        et_al=False,
        year="2011",
        title=(
            "Role of CD4+ and CD8+ T-cell responses against JC virus in the outcome of patients "
            "with progressive multifocal leukoencephalopathy (PML) and PML with immune "
            "reconstitution inflammatory syndrome"
        ),
        journal="J Virol",
        volume="85",
        issue="14",
        page="7256-7263",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Mackall CL, Fry TJ, Gress RE (2011) Harnessing the biology of IL-7 for therapeutic "
            "application. Nat Rev Immunol 11(5):330–342"
        ),
        authors="Mackall|CL; Fry|TJ; Gress|RE",
        et_al=False,
        year="2011",
        title="Harnessing the biology of IL-7 for therapeutic application",
        journal="Nat Rev Immunol",
        volume="11",
        issue="5",
        page="330-342",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Middel A, Arends JE, van Lelyveld SFL, Otto S, Schuurman R, Frijns CJM, Tesselaar "
            "K, Hoepelman AIM (2015) Clinical and immunologic effects of MVC in progressive "
            "multifocal leukoencephalopathy. Neurology 85:104–106"
        ),
        authors=(
            "Middel|A; Arends|JE; van Lelyveld|SFL; Otto|S; Schuurman|R; Frijns|CJM; "
            "Tesselaar|K; Hoepelman|AIM"
        ),
        et_al=False,
        year="2015",
        title=(
            "Clinical and immunologic effects of MVC in progressive multifocal leukoencephalopathy"
        ),
        journal="Neurology",
        volume="85",
        issue=None,
        page="104-106",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Miskin DP, Chalkias S, Dang X, Bord E, Batson S, Koralnik I (2016) Interleukin-7 "
            "treatment of PML in a patient with idiopathic lymphocytopenia. Neurology: "
            "Neuroimmunology Neuroinflammation 3(2):e213"
        ),
        authors="Miskin|DP; Chalkias|S; Dang|X; Bord|E; Batson|S; Koralnik|I",
        et_al=False,
        year="2016",
        title="Interleukin-7 treatment of PML in a patient with idiopathic lymphocytopenia",
        journal="Neurology: Neuroimmunology Neuroinflammation",
        volume="3",
        issue="2",
        page="e213",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Rueger MA, Miletic H, Dorries K, Wyen C, Eggers C, Deckert M, Faetkenheuer G, "
            "Jacobs AH Long-term remission in progressive multifocal leukoencephalopathy caused "
            "by idiopathic CD4+ T lymphocytopenia: a case report. Clin Infect Dis 2006; "
            "1;42(7):e53–6"
        ),
        authors=(
            "Rueger|MA; Miletic|H; Dorries|K; Wyen|C; Eggers|C; Deckert|M; Faetkenheuer|G; "
            "Jacobs|AH"
        ),
        et_al=False,
        year="2006",
        title=(
            "Long-term remission in progressive multifocal leukoencephalopathy caused by "
            "idiopathic CD4+ T lymphocytopenia: a case report"
        ),
        journal="Clin Infect Dis",
        volume="42",
        issue="7",
        page="e53-e56",
        style="vancouver",
    ),
    Printed(
        raw=(
            "Sierra-Madero J, Ellenberg S, Rassool MS et al (2014) A randomized, double-blind, "
            "placebo-controlled clinical trial of chemokine receptor 5 (CCR5) antagonist to "
            "decrease the occurrence of immune reconstitution inflammatory syndrome in "
            "HIV-infection: the CADIRIS Study. Lancet HIV 1(2):e60–e67"
        ),
        authors="Sierra-Madero|J; Ellenberg|S; Rassool|MS",
        et_al=True,
        year="2014",
        title=(
            "A randomized, double-blind, placebo-controlled clinical trial of chemokine receptor "
            "5 (CCR5) antagonist to decrease the occurrence of immune reconstitution "
            "inflammatory syndrome in HIV-infection: the CADIRIS Study"
        ),
        journal="Lancet HIV",
        volume="1",
        issue="2",
        page="e60-e67",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Sosperda M, Schippling S, Yousef S et al (2014) Treating progressive multifocal "
            "leukoencephalopathy with interleukin 7 and vaccination with JC virus capsid protein "
            "VP1. Clin Infect Dis 59(11):1588–1592"
        ),
        authors="Sosperda|M; Schippling|S; Yousef|S",
        et_al=True,
        year="2014",
        title=(
            "Treating progressive multifocal leukoencephalopathy with interleukin 7 and "
            "vaccination with JC virus capsid protein VP1"
        ),
        journal="Clin Infect Dis",
        volume="59",
        issue="11",
        page="1588-1592",
        style="springer-basic",
    ),
    Printed(
        raw=(
            "Spadaro F, Cecchetti S, Purificato C, Sabbatucci M, Podo F, Ramoni C, Gessani S, "
            "Fantuzzi L (2013) Nuclear phosphoinositide-specific phospholipase C ß1 controls "
            "cytoplasmic CCL2 mRNA levels in HIV-1 gp120-stimulated primary human macrophages. "
            "PLoS One 8(3):e59705"
        ),
        authors=(
            "Spadaro|F; Cecchetti|S; Purificato|C; Sabbatucci|M; Podo|F; Ramoni|C; Gessani|S; "
            "Fantuzzi|L"
        ),
        et_al=False,
        year="2013",
        title=(
            "Nuclear phosphoinositide-specific phospholipase C ß1 controls cytoplasmic CCL2 mRNA "
            "levels in HIV-1 gp120-stimulated primary human macrophages"
        ),
        journal="PLoS One",
        volume="8",
        issue="3",
        page="e59705",
        style="springer-basic",
    ),
)


def names(listed: str) -> tuple[Name, ...]:
    """Return the names of `family|given; family|given`."""
    pairs = (name.split("|") for name in listed.split("; "))
    return tuple(Name(family=family, given=given) for family, given in pairs)


@pytest.mark.parametrize("printed", REFERENCES, ids=lambda p: p.raw[:20])
def test_every_field_is_read(printed: Printed) -> None:
    parsed = parse(printed.raw)
    assert parsed.authors == names(printed.authors)
    assert parsed.et_al is printed.et_al
    assert (parsed.year, parsed.title) == (printed.year, printed.title)
    assert parsed.journal == printed.journal
    assert (parsed.volume, parsed.issue, parsed.page) == (
        printed.volume,
        printed.issue,
        printed.page,
    )
    assert parsed.style == printed.style
    assert parsed.identifiers == {}


@pytest.mark.parametrize("printed", REFERENCES, ids=lambda p: p.raw[:20])
@pytest.mark.parametrize("links", ["", "CrossRefGoogle Scholar", "PubMedPubMedCentralCrossRef"])
def test_links_glued_to_the_pages_change_nothing(printed: Printed, links: str) -> None:
    bare, linked = parse(printed.raw), parse(printed.raw + links)
    assert (linked.authors, linked.title, linked.journal) == (
        bare.authors,
        bare.title,
        bare.journal,
    )
    assert linked.page == bare.page
    assert linked.leftover == bare.leftover
    assert ("links" in linked.spans) is bool(links)


def test_every_field_has_its_place() -> None:
    raw = REFERENCES[6].raw
    spans = parse(raw).spans
    assert {name: raw[start:end] for name, (start, end) in spans.items()} == {
        "authors": "Gasnault J, De Goer de Herve MG, Michot JM et al",
        "year": "2014",
        "title": REFERENCES[6].title,
        "journal": "Open Forum Infect Dis",
        "volume": "1",
        "issue": "2",
        "page": "ofu074",
    }


def test_only_the_lost_date_is_left_over() -> None:
    left = {p.raw[:6]: [p.raw[a:b] for a, b in parse(p.raw).leftover] for p in REFERENCES}
    assert left.pop("Rueger") == ["1"]
    assert not any(left.values())
