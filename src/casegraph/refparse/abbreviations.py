"""Words that tell the name of a journal or a publisher from the words of a title."""

from __future__ import annotations

from casegraph.refparse.pattern import Pattern


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ABBREVIATIONS = _words(
    """
        Abdom Abstr Acad Asia Bioorg J Neurourol Therapeut Urodyn Addict Adolesc Adv Aesthet
    Agric Allergy Am Anaesth Anal Anat Anesth     Anesthesiol Angew Angiol Anim Ann Annu
    Antibiot Antimicrob Antivir Appl Arch Argent Arq     Arthrosc Artif Assoc Atheroscler Aust
    Austral Autoimmun Avian Bacteriol Behav Belg
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

STARTS = _words(
    """
    AIDS AJNR AJR ANZ ASAIO Abdom Acad Acta Addiction Adv Advances Age Aging Aliment Allergy Am
    American Anaesthesia Anal Angew Animal Ann Annals Annu Antimicrob Antioxid Antivir Appetite
    Appl Applied Arch Archives Arq Arthritis Arthroscopy Aust Australas BJOG BJU BMC BMJ Behav
    Best Biochem Biochim Bioinformatics Biol Biomed Biomaterials Biophys Bioresour Biosens Blood
    Bone Br Brain Braz Breast British Bull CA CMAJ CNS COPD Can Canadian Cancer Carcinogenesis
    Cardiol Cardiovasc Case Cell Chem Chest Child Chin Chirurg Circ Circulation Clin Clinical
    Cochrane Community Contemp Contraception Cornea Crit Curr Current Cytometry Dalton Dement
    Dermatol Dermatology Dev Development Diabet Diabetes Diabetologia Diagn Dig Dis Drug Drugs
    EBioMedicine EMBO ESC EClinicalMedicine Ear Ecol Ecology Emerg Endocr Endocrinology
    Endoscopy Environ Epilepsia Epilepsy Equine Ergonomics Eur Europace European Evid Exp Expert
    Eye FASEB FEBS FEMS Fam Familial Fertil Food Foot Free Front Frontiers Future Gait
    Gastroenterol Gastroenterology Gastrointest Gene Genes Genet Genetics Genome Geriatr Glia
    Glob Gut Gynecol HIV HPB Haematologica Haemophilia Hand Head Headache Health Heart Hepatology
    Hernia High Histopathology Hum Human Hypertension IEEE ISME Immunity Immunol Immunology
    Indian Infect Infection Injury Inorg Insect Int Intensive Intern International Ital JAAPA
    JACC JAMA JBJS JCI JCO JIMD JNCI JSLS J Jpn Journal Kidney Knee Korean Lab Lancet Langmuir
    Laryngoscope Leuk Leukemia Life Lung Lupus MBio MMWR Macromolecules Magn Mar Maturitas Mayo
    Mech Med Medicine Metab Metabolism Methods Microb Microbes Microbiol Mil Minerva Mod Mol
    Molecules Mov Mult Mutat Mycoses N NMR NPJ Nanoscale Nano Nat Nature Neth Neural Neurobiol
    Neurochem NeuroImage Neuroimage Neurol Neurology Neuron Neuropathol Neuropsychologia
    Neuroradiology NeuroReport Neuroreport Neurosci Neuroscience Neurosurg Neurosurgery
    Neurourol New Nucleic Nurs Nutr Nutrients Nutrition OMICS Obes Obesity Obstet Occup
    Oncogene Oncologist Oncology Oncotarget Open Ophthalmic Ophthalmol Ophthalmology Oral Org
    Orphanet Orthop Orthopedics Osteoarthritis Osteoporos Otol Otolaryngol Otolaryngology PLOS
    PLoS PNAS Pacing Paediatr Pain Pancreas Pancreatology Parasit Parasitol Parasitology
    Pathology Patient Pediatr Pediatrics Pharm Pharmacol Pharmacotherapy Philos Phys Physiol
    Plant Planta Plast PloS Postgrad Pract Prev Proc Proceedings Prog Prostate Proteins
    Proteomics Psychiatr Psychiatry Psychol Psychosom Psychother Public QJM RNA RSC
    Radiographics RadioGraphics Radiol Radiology Radiother Regul Reprod Res Respir Respirology
    Resuscitation Retina Retrovirology Rev Revista Rheum Rheumatol Rheumatology Rinsho SAGE SLAS
    Saudi Scand Schizophr Sci Science Scientometrics Semin Seminars Sex Shock Skeletal Sleep Small
    Soc Spinal Spine Sports Stat Stem Steroids Stroke Surg Surgery Talanta Tetrahedron Theor Ther
    Thorac Thorax Thromb Thyroid Tissue Tob Toxicol Toxicology Toxicon Traffic Trans Transfus
    Transfusion Transl Transplant Transplantation Trends Trop Tuberculosis Tumori Ultrasound Urol
    Urology Vaccine Vasc Vector Vet Veterinary Virol Virology Virulence Virus Vox Water Weed West
    World Wound Yonsei Zentralbl Zhonghua Zookeys
    """
)
"""Words that the names of journals begin with; alone they may be the whole name."""

CITIES = frozenset(
    {
        "Amsterdam", "Baltimore", "Barcelona", "Basel", "Berlin", "Bethesda", "Boston",
        "Buenos Aires", "Cambridge", "Chicago", "Dordrecht", "Edinburgh", "Genebra", "Geneva",
        "Genève", "Heidelberg", "Hoboken", "Leiden", "Leipzig", "Lisboa", "London", "Madrid",
        "Melbourne", "Milano", "München", "New York", "Oxford", "Paris", "Philadelphia",
        "Rio de Janeiro", "Roma", "São Paulo", "Stuttgart", "Sunderland", "Tokyo", "Torino",
        "Washington", "Wien", "Zürich",
    }
)  # fmt: skip
"""Where many publishers of scientific books have their seat."""

PUBLISHER = Pattern(
    r"\b(?:Press|Publish(?:ers?|ing)|Publications?|Verlag|Springer|Elsevier|Wiley|Saunders|Mosby"
    r"|Lippincott|Williams|McGraw|Karger|Thieme|Academic|Routledge|Blackwell|Churchill|Editora"
    r"|Editorial|Ediciones|Books?|Sage|SAGE|Taylor|Francis|Butterworth|Oxford|Cambridge"
    r"|[Tt]hesis|[Dd]issertation|[Tt]ese|[Dd]issertação|University)\b|\b[A-Z]\w+:\s[A-Z]"
)
PUBLISHER_WORD = Pattern(
    r"\b(?:Press|Publish(?:ers?|ing)|Verlag|Springer|Elsevier|Wiley|Saunders|Mosby|Lippincott"
    r"|McGraw|Karger|Thieme|Routledge|Blackwell|Churchill|Editora|Ediciones|Books|Sage|SAGE"
    r"|Butterworth|Penguin|Humana|Masson|Dekker|CABI|Guilford|Macmillan|Jossey|Pearson|Erlbaum"
    r"|Kaufmann|Plenum|Kluwer|Prentice|Addison-Wesley|Knopf|Norton|Houghton|Schattauer|Enke"
    r"|Steinkopff|Gruyter|Hogrefe|Schwarzenberg|Maloine|Doin|Flammarion|Piccin|Panamericana"
    r"|Interamericana|Koogan|Artmed|Atheneu|Manole|Sarvier)\b"
)
GROUP = Pattern(
    r"\b(?:Organi[sz]ation|Consortium|Group|Committee|Society|Association|Collaborati(?:on|ve)"
    r"|Collaborators|Investigators|Network|Agency|Ministry|Minist[eé]rio|Institutes?|Instituto"
    r"|Cent(?:er|re)s?|Department|College|Academy|Council|Federation|Commission|Foundation"
    r"|Program(?:me)?|Team|Panel|Initiative|Board|Union|Authority|Administration|Service"
    r"|Services|Office|Bureau|Alliance|Project|Registry|Task Force|Trialists|Members"
    r"|Universidade|Conselho|Organiza[çc][ãió]+[on]|Sociedade|Sociedad|Associação|Asociación|Secretaria|Nations|Bank|Brasil|BRASIL|UNESCO|WHO|NICE|Company|Corporation|Inc)\b"
)
