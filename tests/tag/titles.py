"""Titles of our own making, in the manner of the literature, with what each supports."""

from __future__ import annotations

from typing import NamedTuple


class Title(NamedTuple):
    """A title, the treatments it supports and, where it matters, the conditions."""

    text: str
    treatments: frozenset[str]
    conditions: frozenset[str] | None = None


def _ids(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _of(table: str) -> tuple[Title, ...]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(
        Title(row[0].strip(), _ids(row[1]), _ids(row[2]) if len(row) > 2 else None) for row in rows
    )


EVERY_TERM = _of(
    """
Immune reconstitution therapy in progressive multifocal leukoencephalopathy | immune-reconstitution
Treatment of PML with common gamma-chain cytokines: a perspective | gamma-chain-cytokine
Immune checkpoint inhibitors for PML: a systematic review | checkpoint-inhibitor | pml
PD-1 blockade in progressive multifocal leucoencephalopathy | pd1-pdl1-inhibitor
Third-party virus-specific T-cell therapy for PML in a kidney recipient | vst
Infusion of a colony-stimulating factor for natalizumab-associated PML | colony-stimulating-factor
Towards a therapeutic vaccine against progressive multifocal leukoencephalopathy | vaccination
Chemokine receptor antagonists and the blood-brain barrier in PML | chemokine-receptor-antagonist
Use of a CCR5 inhibitor in PML-IRIS | ccr5-antagonist | pml pml-iris
No benefit of antiviral therapy in progressive multifocal leukoencephalopathy | antiviral
Nucleoside analogues against JC virus infection: an overview | nucleoside-analogue
5-HT2A receptor antagonists in PML: hope or hype? | 5ht2a-antagonist
Interferon therapy for progressive multifocal leukoencephalopathy | interferon
Reversal of immunosuppression as the mainstay of PML treatment | removal-of-cause
Recovery after CYT107 in a patient with PML and sarcoidosis | il-7 | pml sarcoidosis
Efineptakin alfa (NT-I7) for lymphopenia-related PML | efineptakin
Low-dose subcutaneous interleukin-2 for PML after stem cell transplantation | il-2 | pml transplant
N-803 (nogapendekin alfa inbakicept) in PML | il-15-agonist
Keytruda in a woman with PML and no response | pembrolizumab
Nivolumab for PML in HIV: a case report | nivolumab | pml hiv
Atezolizumab as salvage for inflammatory PML | atezolizumab
JCV-specific T-cell infusion rescues a child with PML | jcv-vst
Posoleucel given for PML on compassionate grounds | bkv-vst
Donor lymphocyte infusion for PML after allogeneic transplantation | dli | pml transplant
Immunization with VP1 to treat progressive multifocal leukoencephalopathy | jcv-vp1-vaccine
Topical imiquimod as adjuvant in a patient with PML | imiquimod
A human anti-JCV monoclonal antibody for treatment of PML | anti-jcv-mab
Filgrastim hastens immune reconstitution in PML | filgrastim
GM-CSF treatment of PML in a patient with leukaemia | gm-csf
Intravenous immunoglobulins in PML-IRIS: two cases | ivig
Celsentri added to HAART in AIDS-related PML | maraviroc art | pml aids
Mefloquine hydrochloride for PML in an immunocompetent man | mefloquine
Mirtazapine for PML | mirtazapine
Risperidone in PML: a negative experience | risperidone
Olanzapine and progressive multifocal leukoencephalopathy | olanzapine
Ziprasidone and 5-HT2A blockade in PML | ziprasidone
Chlorpromazine inhibits JC virus entry into glial cells | chlorpromazine
Clozapine for progressive multifocal leukoencephalopathy | clozapine
Cyproheptadine in the treatment of PML | cyproheptadine
Cidofovir in AIDS-related PML | cidofovir | pml aids
Brincidofovir (CMX001) for JC virus nephropathy and PML | brincidofovir
Intrathecal Ara-C for PML in chronic lymphocytic leukaemia | cytarabine | pml cll
Adenine arabinoside therapy of progressive multifocal leukoencephalopathy | vidarabine
Ganciclovir does not alter the course of PML | ganciclovir
Acyclovir in PML: report of a case | aciclovir
Foscarnet for AIDS-associated PML | foscarnet
Topotecan in the treatment of AIDS-related PML: a phase II trial | topotecan
Leflunomide for BK nephropathy | leflunomide | bk-nephropathy
Amantadine in subacute demyelination due to papovavirus | amantadine
Interferon-alpha for PML | ifn-alpha
Peginterferon alfa-2a in JC virus encephalopathy | ifn-alpha
Response of PML to interferon-\u00df: a case | ifn-beta
Effect of HAART on survival in AIDS-associated PML | art
T-20 in combination with antiretroviral therapy for HIV-associated PML | enfuvirtide art | pml hiv
High-dose zidovudine for PML | zidovudine
Plasma exchange and IRIS in natalizumab PML | plex | pml pml-iris
Immunoadsorption accelerates recovery of natalizumab-associated PML | immunoadsorption
Natalizumab withdrawal in PML: what comes next | natalizumab-withdrawal
Reduction of immunosuppression as therapy for PML in renal transplantation | \
immunosuppression-reduction | pml transplant
Corticosteroids for PML-IRIS: when and how long | corticosteroids
"""
)

CAUSES = _of(
    """
Rituximab-associated PML treated with mirtazapine | mirtazapine | pml
PML after leflunomide | | pml
Pembrolizumab-induced myasthenia |
PML during treatment with pembrolizumab for melanoma | | pml
Fatal PML complicating treatment with nivolumab in Hodgkin lymphoma | | pml hodgkin-lymphoma
Progressive multifocal leukoencephalopathy in a patient receiving leflunomide | | pml
PML in a patient with rheumatoid arthritis on leflunomide | | pml rheumatoid-arthritis
Risk of PML with checkpoint inhibitors in registries | | pml
Corticosteroid-treated sarcoidosis and progressive multifocal leukoencephalopathy | | \
pml sarcoidosis
Corticosteroid-treated PML-IRIS: long-term outcome | corticosteroids
Leflunomide treatment of rheumatoid arthritis complicated by PML |
PML complicating treatment with natalizumab and interferon beta-1a |
PML associated with leflunomide | | pml
Survival improvement associated with cidofovir in PML | cidofovir
Interleukin-2 responsive PML in Hodgkin lymphoma | il-2
PML: recovery after treatment with IL-2 | il-2
Recovery of PML after treatment with pembrolizumab | pembrolizumab
PML treated with nivolumab: a case | nivolumab
PML successfully treated with pembrolizumab in a man with lymphoma | pembrolizumab | pml lymphoma
PML in a kidney transplant recipient treated with cidofovir | cidofovir | pml transplant
Progressive multifocal leukoencephalopathy in a woman with CLL treated with cytarabine | | pml cll
PML following initiation of prednisone for sarcoidosis |
IRIS after plasma exchange in natalizumab-related PML |
Outcome of natalizumab-associated PML after plasma exchange | plex
Cytarabine-induced cerebellar toxicity |
Ganciclovir-resistant cytomegalovirus in a kidney recipient |
Nivolumab and progressive multifocal leukoencephalopathy | | pml
PML in patients exposed to leflunomide |
PML unmasked by pembrolizumab |
Mirtazapine-treated PML in HIV infection | mirtazapine | pml hiv
Remission of PML without cidofovir | | pml
PML resolving without antiviral therapy |
Antiretroviral therapy with or without cytarabine in PML | art cytarabine
Treatment of natalizumab-associated PML | | pml
Seizures associated with mefloquine |
PML initially treated with pembrolizumab | pembrolizumab
PML in a patient with lymphoma successfully treated with nivolumab | nivolumab | pml lymphoma
PML treatment in the clinic: an update on pembrolizumab | pembrolizumab
Pembrolizumab therapy and the risk of PML | | pml
Anti-PD-1 therapy-associated PML |
Immune checkpoint inhibitor therapy in PML: risk of IRIS | checkpoint-inhibitor | pml pml-iris
Pembrolizumab for PML complicated by IRIS | pembrolizumab
"""
)

BIOLOGY = _of(
    """
CCR5 expression on T cells in multiple sclerosis | | ms
CCR5 blockade in HIV-1 infection | ccr5-antagonist | hiv
CCR5-dependent entry of HIV-1 |
PD-1 expression and T-cell exhaustion in PML | | pml
IL-15 expression in skin |
Soluble IL-7 receptor in HIV infection | | hiv
CD127 and IL-7 levels in patients treated with HAART |
Interleukin-17 in multiple sclerosis | | ms
IL-21 and IL-22 production in Crohn's disease | | crohn-disease
Therapy with IL-21 in melanoma |
IL-2R alpha polymorphisms in lupus |
Serum interleukin-7 in idiopathic CD4 lymphocytopenia | | icl
Interferon-gamma release assay in PML |
Type I interferon signature in systemic lupus erythematosus | | sle
Interferon-alpha levels in cerebrospinal fluid |
G-CSF mobilised peripheral blood stem cells and outcome |
Recombinant interleukin-7 in HIV-infected persons: a phase I trial | il-7 | hiv
Anti-IL-2 receptor therapy in transplantation | | transplant
Role of interleukin-2 in T-cell homeostasis |
Efficacy of aldesleukin in PML | il-2
Safety of interleukin-7 in HIV infection | il-7
Exogenous interleukin-7 in HIV infection | il-7
T-cell response to endogenous interleukin-7 |
Levels of interleukin-7 in PML |
Efficacy of IL-7 receptor blockade in mice |
Interferon gamma therapy in chronic granulomatous disease |
Interleukin-7 restores lymphocytes in sepsis: a randomised clinical trial | il-7
Proleukin and JC virus | il-2
"""
)

ABBREVIATIONS = _of(
    """
Effects of MVC in HIV-1 infection | maraviroc | hiv
MVC seroprevalence in dogs |
Minute virus of canines (MVC) and PML-like lesions |
CSF JC virus PCR in the diagnosis of PML | | pml
CSF viral load and outcome of PML | | pml
Pulmonary embolism (PE) in PML |
PE and immunoadsorption for natalizumab-associated PML | plex immunoadsorption
CDV in dogs: a seroepidemiological study |
CDV for PML | cidofovir
ART and the outcome of PML in AIDS | art | pml aids
State of the art in PML diagnosis | | pml
Assisted reproductive technology (ART) in HIV-positive couples |
CART cells in lymphoma | | lymphoma
ICI therapy in PML | checkpoint-inhibitor
PML nuclear bodies in promyelocytic leukemia | |
PML-RAR\u03b1 fusion and therapy |
LC-MS/MS determination of leflunomide | leflunomide |
Natalizumab in MS: PML risk | | pml ms
T20 cricket injuries in patients |
IRIS recognition in ophthalmology |
HEARING AIDS IN CHILDREN | |
Hearing Aids in children with deafness | |
"""
)

SETTINGS = _of(
    """
Immune recovery during antiretroviral therapy |
IRIS in HIV-infected patients starting antiretroviral therapy | | iris hiv
PML in the HAART era | art | pml
Progressive multifocal leukoencephalopathy on HAART: case series | art
Impact of antiretroviral therapy intensification on reservoirs in HIV | art | hiv
Predictors of death among patients initiating combination antiretroviral therapy |
Antiretroviral-naive patients with PML | | pml
Influenza vaccination of patients with PML | | pml
Hepatitis B vaccine response in natalizumab-treated MS | | ms
Vaccination with recombinant VP1 protein of JC virus | jcv-vp1-vaccine
Vaccination against JC polyomavirus in PML | jcv-vp1-vaccine | pml
VP1 sequence variation in PML | | pml
VP1-specific antibodies in blood donors |
Anti-JCV antibody index and natalizumab in multiple sclerosis | | ms
JC virus-specific T-cell responses in PML survivors | | pml
Detection of JC virus-specific T cells in HIV | | hiv
JC virus-specific T-cell responses of donor lymphocytes |
Adoptive transfer of JC virus-specific T cells in PML | jcv-vst
Donor-derived BK virus-specific T cells to treat PML | bkv-vst
BK virus-specific T-cell immunity in renal transplant recipients | | transplant
Interferon beta in relapsing multiple sclerosis | | ms
Methylprednisolone in multiple sclerosis relapse | | ms
Prednisone for the prevention of paradoxical IRIS: a randomised trial | corticosteroids
Immune restoration disease after HAART |
Tapering of immunosuppression in transplant recipients with PML | \
immunosuppression-reduction | pml transplant
Opioid tapering in chronic pain |
"""
)

CLASSES_AND_FORMS = _of(
    """
The CCR5 antagonist maraviroc in PML-IRIS | maraviroc
PD-1 blockade with pembrolizumab in PML | pembrolizumab
Pembrolizumab and other checkpoint inhibitors in PML | pembrolizumab checkpoint-inhibitor
Maraviroc, a CCR5 inhibitor, for PML | maraviroc
Gancyclovir and amantidine in PML | ganciclovir amantadine
Mirtazepine for multifocal progressive leukoencephalopathy | mirtazapine | pml
Interferon \u03b1-2b and cytosine\u2010arabinoside for PML | ifn-alpha cytarabine
Treatment of PML with cytarabine and interleukin\u20112 | cytarabine il-2
INTERLEUKIN-7 TREATMENT OF PROGRESSIVE MULTIFOCAL LEUKOENCEPHALOPATHY | il-7 | pml
Interleukin\u00a07 therapy for progressive multifocal leucoencephalopathy | il-7 | pml
Plasmapheresis, steroids and mefloquine for natalizumab PML | plex corticosteroids mefloquine
Intravenous immunoglobulin and mefloquine in PML | ivig mefloquine
"""
)

CONDITIONS = _of(
    """
Non-AIDS PML: a review | | pml
PML in HIV-negative patients | | pml
PML without HIV infection | | pml
PML in patients with and without HIV infection | | pml hiv
PML in patients not infected with HIV | | pml
Idiopathic CD4+ T-cell lymphopenia with cryptococcal meningitis | | icl
Multiple sclerosis mimicking PML | | ms
HIV-1 Tat and JC virus promoter activation | |
PML with immune reconstitution inflammatory syndrome | | pml pml-iris
Interleukin-7 in PML-IRIS | il-7 | pml pml-iris
Pulsed methylprednisolone for PML-IRIS in MS | corticosteroids | pml pml-iris ms
Small lymphocytic lymphoma and PML | | cll pml
Common variable immunodeficiency presenting as PML | | cvid pml
Diffuse large B-cell lymphoma after kidney transplantation | | non-hodgkin-lymphoma transplant
"""
)

ALL = (
    *EVERY_TERM,
    *CAUSES,
    *BIOLOGY,
    *ABBREVIATIONS,
    *SETTINGS,
    *CLASSES_AND_FORMS,
    *CONDITIONS,
)
