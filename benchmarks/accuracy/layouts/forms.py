"""The forms in which pages print references, keywords, statements and what surrounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.names import display, split_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.accuracy.layouts.article import Article, Cited, Person, Sheet

NBSP = "\u00a0"
ORCID = "0000-0002-1825-0097"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BANNERS = (
    "Skip to main content", "Advertisement", "Log in", "Menu", "Search", "Cart",
    "We use cookies to improve your website experience.", "Accept all cookies",
    "Manage preferences",
    "Your privacy, your choice", "Home", "Sign in", "Register", "Submit your manuscript",
)  # fmt: skip
SHARES = (
    "Share on Facebook", "Share on Twitter", "Share on LinkedIn", "Tweet", "Share", "Email",
    "Print",
    "Share by email", "Share on X", "Copy link", "Reddit", "WhatsApp",
)  # fmt: skip
FIGURE = (
    "Fig. 1", "Imaging of the patient on admission. The arrow marks the lesion", "Full size image",
)  # fmt: skip
PMC_FIGURE = (
    "Open in a separate window", "Figure 1", "Imaging of the patient on admission.",
)  # fmt: skip
ELSEVIER_FIGURE = (
    "Download : Download high-res image (180KB)", "Download : Download full-size image",
    "Fig. 1. Imaging of the patient on admission.",
)  # fmt: skip


def noise(sheet: Sheet, lines: Sequence[str], most: int) -> None:
    """Print up to `most` of the lines."""
    sheet.put(*sheet.chance.sample(list(lines), sheet.chance.randint(0, most)))


def body(sheet: Sheet, figure: Sequence[str] = FIGURE, *, numbered: bool = False) -> None:
    """Print an article's text, in the synthetic words of this file."""
    heads = ("Introduction", "Case presentation", "Discussion", "Conclusions")
    texts = (
        (
            "Weakness of both legs has many causes [1, 2]. Few patients are seen with the one that "
            "is described here, and in 2012 a review counted eleven [3]."
        ),
        (
            "A 54-year-old patient came to the clinic after a fall. There was no fever. The "
            "reflexes were brisk, and the plantar response was extensor on both sides (Fig. 1)."
        ),
        (
            "The course was good. 3 of 11 patients of earlier reports had a relapse within 2 years "
            "(Table 1), which this patient did not have."
        ),
        "Early treatment may help.",
    )
    for number, (head, text) in enumerate(zip(heads, texts, strict=True), start=1):
        sheet.put(f"{number}. {head}" if numbered else head, "", text, "")
        if number == 2:
            sheet.put(*figure, "")


def vancouver(cited: Cited) -> list[str]:
    """Return a reference in the style of the NLM, on one line."""
    if not (cited.title and cited.authors and cited.journal and cited.year):
        return [cited.raw]
    people = ", ".join(cited.authors)
    place = f"{cited.year};{cited.volume or ''}:{cited.pages or ''}".rstrip(":;")
    return [f"{people}. {cited.title}. {cited.journal}. {place}."]


def semicolons(cited: Cited) -> list[str]:
    """Return a reference in the style of MDPI."""
    if not (cited.title and cited.authors and cited.journal and cited.year):
        return [cited.raw]
    people = "; ".join(f"{family}, {dotted}" for family, dotted in map(_dotted, cited.authors))
    place = ", ".join(filter(None, (cited.year, cited.volume, cited.pages)))
    return [f"{people} {cited.title}. {cited.journal} {place}."]


def three_lines(cited: Cited) -> list[str]:
    """Return a reference as ScienceDirect prints it: authors, title and place, a line each."""
    if not (cited.title and cited.authors and cited.journal and cited.year):
        return [cited.raw]
    people = ", ".join(f"{dotted} {family}" for family, dotted in map(_dotted, cited.authors))
    pages = f", pp. {cited.pages}" if cited.pages else ""
    volume = f", {cited.volume}" if cited.volume else ""
    return [people, cited.title, f"{cited.journal}{volume} ({cited.year}){pages}"]


def as_printed(cited: Cited) -> list[str]:
    """Return a reference in its own style."""
    return [cited.raw]


def _dotted(author: str) -> tuple[str, str]:
    family, _, given = author.rpartition(" ")
    return (family, "".join(f"{letter}." for letter in given)) if family else (author, "")


NUMBERS: dict[str, Callable[[int], str]] = {
    "dotted": lambda n: f"{n}. ",
    "indented": lambda n: f"  {n}. ",
    "bracketed": lambda n: f"[{n}] ",
    "round": lambda n: f"{n}) ",
    "tabbed": lambda n: f"{n}.\t",
    "glued": lambda n: f"{n}.",
    "alone": lambda n: f"{n}.\n",
    "bare alone": lambda n: f"{n}\n",
    "bracketed alone": lambda n: f"[{n}]\n",
    "bare": lambda n: f"{n} ",
    "none": lambda _: "",
}


def references(
    sheet: Sheet,
    article: Article,
    *,
    numbers: Sequence[str],
    links: Callable[[Sheet], tuple[str, tuple[str, ...]]],
    style: Callable[[Cited], list[str]] = as_printed,
) -> None:
    """Print the list; `links` gives the printed labels behind an entry and what they are."""
    form = sheet.any(*numbers)
    number = NUMBERS[form]
    raws: list[str] = []
    labels: list[tuple[str, ...]] = []
    for index, cited in enumerate(article.references, start=1):
        texts = style(cited)
        printed, names = links(sheet)
        sheet.put(*(number(index) + "\n".join(texts) + printed).split("\n"))
        if form == "none":
            sheet.put("")
        raws.append(" ".join(texts))
        labels.append(names)
    sheet.expected["references"] = raws
    sheet.expected["reference numbers"] = list(range(1, len(raws) + 1))
    sheet.expected["reference links"] = labels


def labels(
    *names: str, before: str = "", between: str = "", after: str = "", shuffled: bool = False
) -> Callable[[Sheet], tuple[str, tuple[str, ...]]]:
    """Return a printer of link labels: a part of the names, the last always among them."""

    def some(sheet: Sheet) -> tuple[str, tuple[str, ...]]:
        kept = [name for name in names[:-1] if sheet.chance.random() < 0.7] + [names[-1]]
        if shuffled:
            sheet.chance.shuffle(kept)
        return before + between.join(kept) + after, tuple(kept)

    return some


def no_links(_: Sheet) -> tuple[str, tuple[str, ...]]:
    """Print no link labels."""
    return "", ()


def keywords(sheet: Sheet, article: Article, heading: str, form: str) -> None:
    """Print the keywords under or behind a heading."""
    words = article.keywords
    sheet.expected["keywords"] = list(words)
    if form == "lines":
        sheet.put(heading, *words, "")
    elif form == "spaced lines":
        sheet.put(heading, "", *(line for word in words for line in (word, "")))
    elif form == "nbsp":
        sheet.put(heading, "", "".join(word + NBSP for word in words), "")
    else:
        run = {"commas": ", ", "semicolons": "; ", "middots": " · ", "bars": " | "}[form].join(
            words
        )
        sheet.put(*((heading, "", run) if heading[-1] != ":" else (f"{heading} {run}",)), "")


def statements(sheet: Sheet, article: Article, *headings: str) -> None:
    """Print the conflict statement: one sentence for all, or author by author."""
    sheet.put(sheet.any(*headings))
    sheet.gap(1)
    first, last = article.authors[0], article.authors[-1]
    form = sheet.any("as printed", "initials", "names", "dotted")
    names = [author.name for author in article.authors]
    sure = min(len(first.initials), len(last.initials), len(names)) > 1 and len(
        {_short(author.initials) for author in article.authors}
    ) == len(names)
    if form == "as printed" or not sure:
        sheet.field("disclosures", article.conflict, article.conflict, "")
        return
    said = {"initials": _initials, "dotted": _points, "names": _whole}[form]
    text = f"{said(first)} has received honoraria from Widget Pharma. {said(last)} declares none."
    sheet.field("disclosures", text, text, "")
    sheet.expected["disclosing authors"] = [shown(first), shown(last)]


def _short(text: str) -> str:
    return text[0] + text[-1]


def _initials(person: Person) -> str:
    return person.initials


def _whole(person: Person) -> str:
    return person.name


def _points(person: Person) -> str:
    return "".join(f"{letter}." for letter in person.initials)


def shown(person: Person) -> str:
    """Return the name as a record shows it."""
    return display(split_name(person.name))


def shuffled_case(sheet: Sheet, text: str) -> str:
    """Return a label as some publishers' style sheets print it: in capitals, or as it is."""
    return text.upper() if sheet.chance.random() < 0.5 else text
