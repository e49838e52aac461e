"""The CARE checklist for case reports: 13 items in 30 parts, each with the rule that judges it.

Codes and sections are those of the checklist (Gagnier et al. 2013, as revised in 2016); the labels
are ours.
"""

from __future__ import annotations

from casegraph.completeness import care_case, care_paper
from casegraph.completeness.base import Item

CARE: tuple[Item, ...] = (
    Item("1", "title", "calls itself a case report, with its subject", care_paper.title),
    Item("2", "key words", "two to five key words", care_paper.keywords),
    Item("3a", "abstract", "what the case adds", care_paper.abstract_introduction),
    Item("3b", "abstract", "main symptoms and findings", care_paper.abstract_symptoms),
    Item("3c", "abstract", "diagnoses, treatment, outcomes", care_paper.abstract_diagnosis),
    Item("3d", "abstract", "conclusion", care_paper.abstract_conclusion),
    Item("4", "introduction", "why the case matters, with literature", care_paper.introduction),
    Item("5a", "patient information", "demographics", care_case.demographics),
    Item("5b", "patient information", "main symptoms", care_case.symptoms),
    Item("5c", "patient information", "medical, family, social history", care_case.history),
    Item("5d", "patient information", "past interventions", care_case.past_interventions),
    Item("6", "clinical findings", "relevant examination", care_case.examination),
    Item("7", "timeline", "events in their order", care_case.timeline),
    Item("8a", "diagnostic assessment", "methods", care_case.diagnostic_methods),
    Item("8b", "diagnostic assessment", "challenges", care_case.diagnostic_challenges),
    Item("8c", "diagnostic assessment", "reasoning, differential", care_case.diagnostic_reasoning),
    Item("8d", "diagnostic assessment", "prognosis, staging", care_case.prognosis),
    Item("9a", "therapeutic intervention", "types of intervention", care_case.interventions),
    Item("9b", "therapeutic intervention", "dose, route, duration", care_case.administration),
    Item("9c", "therapeutic intervention", "changes, with reasons", care_case.changes),
    Item("10a", "follow-up and outcomes", "outcomes", care_case.outcomes),
    Item("10b", "follow-up and outcomes", "follow-up test results", care_case.follow_up_results),
    Item("10c", "follow-up and outcomes", "adherence, tolerability", care_case.adherence),
    Item("10d", "follow-up and outcomes", "adverse events", care_case.adverse_events),
    Item("11a", "discussion", "strengths and limitations", care_paper.strengths),
    Item("11b", "discussion", "relevant literature", care_paper.literature),
    Item("11c", "discussion", "rationale for conclusions", care_paper.rationale),
    Item("11d", "discussion", "take-away lessons", care_paper.lessons),
    Item("12", "patient perspective", "the patient's own view", care_paper.patient_perspective),
    Item("13", "informed consent", "consent of the patient", care_paper.informed_consent),
)
