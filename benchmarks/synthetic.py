"""Invented case reports, printed as a publisher's page: the same number gives the same page."""

from __future__ import annotations

import random

REFERENCES = 15
AUTHORS = 6
SHARED_WORKS = 400
FAMILIES = (
    "Abel Brandt Castor Dahl Ekman Falk Garnier Holm Ivarsson Jansen Kessler Lindqvist Moreau "
    "Nakano Oduya Petrov Quist Rossi Sandoval Tanaka Ulrich Varga Weiss Xu Yilmaz Zeman"
).split()
GIVEN = "Ada Bruno Clara David Elsa Felix Greta Hugo Ines Jonas Karla Leo Mira Nils Olga".split()
CONDITIONS = (
    "progressive multifocal leukoencephalopathy",
    "idiopathic CD4 lymphocytopenia",
    "HIV infection",
    "multiple sclerosis",
    "sarcoidosis",
)
SUBJECTS = (
    "interleukin-7",
    "maraviroc",
    "mirtazapine",
    "mefloquine",
    "cidofovir",
    "pembrolizumab",
    "T-cell responses",
    "magnetic resonance imaging",
    "long-term survival",
)
FORMS = (
    "Treatment of {condition} with {subject}",
    "{subject} in a patient with {condition}",
    "A cohort study of {subject} and {condition}",
    "{condition}: what {subject} can tell",
)
SYLLABLES = "ba du fe gi ko la mo nu pe ra si to va we xo zi".split()
ABSTRACT = (
    "We describe an invented patient who exists to measure speed. Nothing that is said here of a "
    "disease or a drug was observed in anybody."
)
JOURNALS = ("J Invent Med", "Ann Synth Neurol", "Arch Made Up Dis", "Acta Fict Immunol")


def page(number: int) -> str:
    """Return the text of one invented report's page, as a reader pastes it."""
    source = random.Random(number)
    authors = [f"{source.choice(GIVEN)} {family}" for family in source.sample(FAMILIES, AUTHORS)]
    first_page = source.randint(1, 900)
    pages = f"pp {first_page}–{first_page + 4}"
    return "\n".join(
        [
            "Journal of Invented Medicine",
            "",
            f", Volume {1 + number % 60}, Issue {1 + number % 12}, {pages} | Cite as",
            "",
            f"{invented_title(source)}, report {number}",
            "",
            *(f"  • {author}" for author in authors),
            "Case Report",
            "",
            "",
            ABSTRACT,
            "",
            "",
            "\u00a0".join([source.choice(CONDITIONS).capitalize(), "Invented patient"]),
            "",
            "Compliance with ethical standards",
            "",
            "Conflict of interest",
            "",
            *(f"{author} reports no disclosures.\n" for author in authors),
            "",
            *(f"  {n}. {text}" for n, text in enumerate(_list(source), start=1)),
            "",
            "Copyright information",
            "",
            f"© The inventors of medicine {2000 + number % 25}",
            "",
            "Authors and Affiliations",
            "",
            "  1. 1.Hospital of InventionNew YorkUSA",
            "",
        ]
    )


def _list(source: random.Random) -> list[str]:
    """Return printed references: half of them from few works that many reports cite."""
    shared = {int(SHARED_WORKS * source.random() ** 3) for _ in range(REFERENCES // 2)}
    own = [source.randint(SHARED_WORKS, 10**9) for _ in range(REFERENCES - len(shared))]
    return sorted(_reference(random.Random(work)) for work in [*shared, *own])


def _reference(source: random.Random) -> str:
    """Return one invented work as Springer's basic style prints it."""
    names = [
        f"{family} {source.choice(GIVEN)[0]}{source.choice(GIVEN)[0]}"
        for family in source.sample(FAMILIES, source.randint(1, AUTHORS))
    ]
    first_page = source.randint(1, 2000)
    return (
        f"{', '.join(names)} ({source.randint(1990, 2024)}) {invented_title(source)}. "
        f"{source.choice(JOURNALS)} {source.randint(1, 90)}({source.randint(1, 12)}):"
        f"{first_page}–{first_page + source.randint(1, 12)}CrossRefPubMedGoogle Scholar"
    )


def invented_title(source: random.Random) -> str:
    """Return an invented title; hardly two works have the same."""
    form = source.choice(FORMS)
    words = form.format(condition=source.choice(CONDITIONS), subject=source.choice(SUBJECTS))
    place = "".join(source.choice(SYLLABLES) for _ in range(4)).capitalize()
    return f"{words[0].upper()}{words[1:]} in {place}"
