"""Words that tell the name of a journal or a publisher from the words of a title."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ABBREVIATIONS = _words(
    """
    Abdom Abstr Acad Addict Adolesc Adv Aesthet Agric Allergy Am Anaesth Anal Anat Anesth
    Anesthesiol Angew Angiol Anim Ann Annu Antibiot Antimicrob Antivir Appl Arch Argent Arq
    Arthrosc Artif Assoc Atheroscler Aust Austral Autoimmun Avian Bacteriol Behav Belg
    Biochem Bioeng Bioinform Biol Biomater Biomech Biomed Biometr Biophys Biosci Biotech
    Biotechnol Bol Bot Br Bras Braz Bull Calcif Can Cancerol Carcinog Card Cardiol
    Cardiothorac Cardiovasc Cent Chem Chemother Chim Chin Chir Chromatogr Chron Chronobiol
    Cient Circ Clim Clin Cogn Colet Coll Collect Colorectal Commun Comp Comput Contemp
    Contracept Coron Cosmet Craniofac Crit Cryst Crystallogr Curr Cutan Cytogenet Cytol
    Cytom Dent Dermatol Dermatopathol Dev Diab Diabet Diabetol Diagn Dial Dig Dis Discov
    Disord Ecol Econ Educ Electroanal Emerg Endocr Endocrinol Endod Endosc Enferm Eng
    Entomol Environ Enzym Enzymol Epidemiol Epilept Ergon Esp Ethnopharmacol Eur Evol Exerc
    Exp Fam Fed Fertil Fisiol Forens Found Fr Front Funct Fundam Gastroenterol Gastrointest
    Gen Genet Geogr Geriatr Gerontol Ges Gynaecol Gynecol Haematol Healthc Helv Hematol
    Hematop Hepatol Heredit Hist Histochem Histol Histopathol Hon Horm Hosp Hum Hyg
    Hypertens Imag Immun Immunobiol Immunol Immunopathol Immunopharmacol Immunother Ind
    Infect Inflamm Inform Infus Inorg Inst Int Intern Interv Invest Investig Ital Jap Jpn Jt
    Lab Laparoendosc Laparosc Laryngol Lat Lett Leuk Libr Lipidol Lymphat Macromol Magn
    Malar Manag Mar Mater Math Maxillofac Mech Med Mem Membr Mens Ment Metab Meth Mex Microb
    Microbiol Microsc Microsurg Milit Minim Mod Mol Monogr Morphol Mov Mult Musculoskelet
    Mutat Mycol Nat Natl Neoplas Nephrol Neth Neuroanat Neurobiol Neurochem Neuroendocrinol
    Neuroimmunol Neuroinflamm Neurol Neuropathol Neuropharmacol Neurophysiol Neuropsychol
    Neuropsychopharmacol Neuroradiol Neurosci Neurosurg Neurotrauma Neurovirol Newsl Nord
    Nucl Nurs Nutr Obes Obst Obstet Occup Odontol Oncol Ophthal Ophthalmol Opin Opt Orthod
    Orthop Orthopaed Osteoarthr Osteopath Otol Otolaryngol Otorhinolaryngol Paediatr Palliat
    Parasit Parasitol Parkinsonism Pathog Pathol Pathophysiol Patol Pediatr Percept Perform
    Perinat Perinatol Periodontol Perspect Pesqui Pflugers Pharm Pharmacogenet
    Pharmacogenomics Pharmacol Pharmacother Philos Photochem Phylogenet Phys Physiol
    Phytochem Phytother Pigment Plast Pol Polym Postgrad Pract Presse Prev Prim Proc Prod
    Prof Prog Prosthet Protoc Psychiat Psychiatr Psychol Psychopharmacol Psychosom
    Psychother Publ Pulm Quant Quart Radiat Radic Radiol Radiother Recept Rech Reconstr Reg
    Regen Regul Rehab Rehabil Relat Rep Reprod Res Resist Respir Respirat Resusc Retin Rev
    Rheum Rheumatol Rhinol Roentgenol Rom Saf Saude Saudi Scand Schweiz Sci Sect Secur Semin
    Sens Serv Sex Soc Sociol Spat Spectrom Spectrosc Sport Sports Stand Stat Stem Stereotact
    Stomatol Struct Stud Surg Sustain Symp Syndr Synth Syst Tech Technol Telemed Ther Thorac
    Thromb Toxicol Toxicon Trans Transfus Transl Transplant Traumatol Trop Ultramicrosc
    Ultrasonogr Univ Urogynecol Urol Vaccin Vasc Ven Verh Vet Virol Vis Vitam Wildl Wkly
    Wochenschr Yearb Zentralbl Zool
    """
)
"""Abbreviated words of journal titles (ISO 4), as printed in reference lists."""

TITLE_ABBREVIATIONS = _words(
    """
    al approx ca cf cit cv dr e.g eq fig figs ft i.e inc ltd mr mrs ms mt no nos op prof
    resp sp spp ssp st subsp v var vol vs
    """
)
"""Words of titles that end in a point without ending the sentence."""

TITLE_WORDS = _words(
    """
    Abstract Comment Commentary Correction Correspondence Discussion Editorial Erratum
    Guideline Guidelines I II III IV Introduction Letter Overview Part Perspective Reply
    Report Reports Response Results Review Reviews Series Statement Study Trial Update V VI
    """
)
"""Words that may stand alone as a sentence of a title."""

JOURNAL_WORDS = _words(
    """
    Acta Advances American Anais Andrologia Annales Annals Archiv Archives Archivos Asian
    British Bulletin Chest Child Connect Drug Earth European Expert Eye Folia Frontiers Head
    Heart Indian Japan Journal Kidney Korean Lancet Laryngoscope Lipid Lung Mayo Methods
    Mineral Minerva Nature Neural Nucleic Ophthalmic Oral Organ Pain Pan Proceedings
    Prostate Psychiatry Public Remote Renal Reviews Revista Seminars Sleep Soil South Spine
    Thorax Thyroid Transactions Travel Trends Ultrasound Water Zeitschrift Zhonghua
    """
)
"""Words in full that journals' names hold."""

PUBLISHER = re.compile(
    r"\b(?:Press|Publish(?:ers?|ing)|Publications?|Verlag|Springer|Elsevier|Wiley|Saunders|Mosby"
    r"|Lippincott|Williams|McGraw|Karger|Thieme|Academic|Routledge|Blackwell|Churchill|Editora"
    r"|Editorial|Ediciones|Books?|Sage|SAGE|Taylor|Francis|Butterworth|Oxford|Cambridge"
    r"|[Tt]hesis|[Dd]issertation|[Tt]ese|[Dd]issertação|University)\b|\b[A-Z]\w+:\s[A-Z]"
)
GROUP = re.compile(
    r"\b(?:Organi[sz]ation|Consortium|Group|Committee|Society|Association|Collaborati(?:on|ve)"
    r"|Collaborators|Investigators|Network|Agency|Ministry|Minist[eé]rio|Institutes?|Instituto"
    r"|Cent(?:er|re)s?|Department|College|Academy|Council|Federation|Commission|Foundation"
    r"|Program(?:me)?|Team|Panel|Initiative|Board|Union|Authority|Administration|Service"
    r"|Services|Office|Bureau|Alliance|Project|Registry|Task Force|Trialists|Members"
    r"|Universidade|Conselho|Brasil|BRASIL|UNESCO|WHO|NICE|Company|Corporation|Inc)\b"
)
