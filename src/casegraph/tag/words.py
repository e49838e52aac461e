"""The words that tell how a treatment is spoken of; all folded as `view.fold_word` does."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


JOINING = _set(
    "and or plus with without versus vs the in combination combined concomitant both"
    " recombinant human intravenous intrathecal oral subcutaneous low high dose"
)
"""Words between two treatments that make them one list."""

LINKS = _set(
    "after following post during on with of by to under for in from using receiving received"
    " through via upon despite since complicating taking undergoing given starting initiating"
    " against versus including before"
)
"""Words that tie a treatment to what stands before it."""

THERAPY_NOUNS = _set(
    "treatment therapy use administration infusion injection course cycle dose initiation"
    " introduction institution start exposure monotherapy immunotherapy regimen addition"
    " application trial chemotherapy"
)
"""Nouns that stand between a link and a treatment: `after initiation of`."""

AFTER = _set("after following post upon since")
DURING = _set(
    "during on under receiving received taking undergoing given starting initiating while"
)
PARTICIPLES = _set("treated receiving received given undergoing taking")
"""What a disease or its patients, named right before, are: `PML treated with`."""

PATIENTS = _set("patient person individual recipient woman man child adult case")

NOT_DURING = _set("based effect impact influence focus report study update data experience")
"""Words before `on` that make it no `while on`."""

HARM_PAIRS = frozenset(
    {
        ("associated", "with"),
        ("associated", "to"),
        ("due", "to"),
        ("secondary", "to"),
        ("related", "to"),
        ("linked", "to"),
        ("attributed", "to"),
        ("attributable", "to"),
        ("exposure", "to"),
        ("exposed", "to"),
        ("caused", "by"),
        ("induced", "by"),
        ("triggered", "by"),
        ("unmasked", "by"),
        ("precipitated", "by"),
        ("provoked", "by"),
        ("complication", "of"),
        ("toxicity", "of"),
        ("event", "of"),
    }
)
"""Word and link that name a treatment as the cause."""

HARM_SUFFIXES = _set(
    "associated related induced linked triggered mediated emergent attributed attributable"
)
"""What follows a cause: `natalizumab-associated`."""

HARM_VERBS = _set(
    "causing cause trigger triggering inducing induce precipitating unmasking complicated"
    " leading resulting provoking"
)
"""What a treatment does to a patient that a disease follows."""

BACKGROUND_SUFFIXES = _set("resistant refractory naive experienced unresponsive exposed sparing")
"""What follows a treatment that patients or viruses have met before."""

RISK = _set("risk incidence pharmacovigilance cause")
ADVERBS = _set("successfully initially subsequently effectively exclusively solely currently")
SUCCESS = _set("successfully effectively successful effective")

_THERAPY = ("treat", "therap", "immunotherap", "manag", "chemotherap")
_RECOVERY = (
    "recover",
    "remission",
    "resol",
    "improv",
    "stabiliz",
    "clearance",
    "regress",
    "cure",
    "revers",
    "success",
    "respon",
)
_EFFECT = (
    *_RECOVERY,
    "outcome",
    "surviv",
    "change",
    "effect",
    "effic",
    "impact",
    "influence",
    "course",
    "kinetic",
    "dynamic",
    "reduc",
    "decreas",
    "declin",
    "increas",
    "expansion",
    "restor",
    "prognos",
    "evolution",
    "benefit",
    "failure",
    "load",
    "monitor",
)

OF_NOUNS = _set(
    "administration effect efficacy effectiveness safety trial infusion use benefit dose dosing"
    " course failure injection potential impact influence pharmacokinetic tolerability treatment"
    " therapy evaluation"
)
"""What is said of a treatment that is given: `efficacy of`."""

STUDIED = _set(
    "impact effect influence efficacy effectiveness benefit role trial failure timing"
    " intensification evaluation comparison"
)
"""What is said of a treatment that is itself the subject: `impact of`."""

FOLLOWING = _set(
    "treatment therapy immunotherapy administration infusion injection trial monotherapy"
    " supplementation prophylaxis responsive regimen intensification treated"
)
"""What follows the name of a molecule that is given: `IL-7 administration`."""

GIVEN_FORMS = _set(
    "recombinant exogenous pegylated intermittent subcutaneous intravenous intrathecal"
    " intraventricular therapeutic systemic aerosolized inhaled dose"
)
"""What stands before the name of a molecule that is given: `intermittent IL-2`."""

MOLECULE_NAMES = _set(
    "interleukin il ifn interferon alpha beta g gcsf gm granulocyte colony common gamma"
    " hematopoietic"
)
"""First words of names that the body's own molecule and the drug share."""

BIOLOGY = _set(
    "receptor r ra rb gene polymorphism variant genotype haplotype mutation locus promoter signal"
    " signaling signalling pathway expression level production secretion synthesis mrna rna"
    " transcript transcription concentration axis deficiency deficient knockout producing"
    " secreting release induction inhibitor antagonist blockade signature response stimulated"
    " driven dependent positive negative mobilized mobilization autoantibody antibody serum plasma"
)
"""What follows a molecule, gene or receptor of the body: `IL-2 production`."""

BIOLOGY_OF = _set(
    "gene receptor expression level production secretion synthesis signaling signalling"
    " concentration mrna release induction deficiency polymorphism variant genotype regulation"
    " antibody autoantibody"
)
"""What is said of a molecule of the body: `expression of IL-2`."""

BODY = _set("anti endogenous serum plasma soluble circulating intracellular mutant")
"""What stands before a molecule of the body."""

MEASURED = _set(
    "response immunity frequency number phenotype detection quantification level index titer"
    " titre serology seroprevalence seropositivity serostatus status assay test testing elisa"
    " positivity prevalence seroconversion count function repertoire recognition"
)
"""What is measured, not given."""

TRANSFER = _set(
    "infusion transfer transfusion therapy immunotherapy treatment donor adoptive adoptively"
    " allogeneic autologous administration administered treated treating third posoleucel"
)
"""What tells that cells are given."""


def speaks_of_therapy(word: str) -> bool:
    """Tell whether a word is of the family of treating."""
    return word.startswith(_THERAPY)


def speaks_of_recovery(word: str) -> bool:
    """Tell whether a word says that a disease got better."""
    return word.startswith(_RECOVERY)


def speaks_of_effect(word: str) -> bool:
    """Tell whether a word names what a treatment did, for better or worse."""
    return word.startswith(_EFFECT)
