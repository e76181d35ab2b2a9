"""What diseases and substances are called: several codes of one thing, in the systems that FHIR R4 uses.

Only codes that are in common use: a wrong table here would accuse the package of what it does not do.
Spec: SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from dataclasses import dataclass

ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
ACT_PRIORITY = "http://terminology.hl7.org/CodeSystem/v3-ActPriority"
ADMIT_SOURCE = "http://terminology.hl7.org/CodeSystem/admit-source"
ATC = "http://www.whocc.no/atc"
ATC_OID = "urn:oid:2.16.840.1.113883.6.73"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
DISCHARGE = "http://terminology.hl7.org/CodeSystem/discharge-disposition"
EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
ICD_10 = "http://hl7.org/fhir/sid/icd-10"
ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm"
ICD_10_OID = "urn:oid:2.16.840.1.113883.6.3"
LOCAL = "https://hospital.example/codes"
LOINC = "http://loinc.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
SNOMED = "http://snomed.info/sct"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"

#: The flags of a record that a life may hold without any document saying so.
FLAGS = (
    "severe_heart_failure", "severe_respiratory_failure", "severe_renal_failure", "restricted_mobility", "cognitive_trouble",
    "mood_trouble", "behavioural_trouble", "addiction", "cannot_manage_pathway", "entourage_in_difficulty", "isolation",
    "housing_problem", "low_resources", "access_problem", "organisation_problem")


@dataclass(frozen=True)
class Disease:
    """One disease under all its codes: ``chronic`` is "yes", "no", or "maybe" where people count differently."""

    name: str
    chronic: str
    icd: tuple[str, ...]
    snomed: tuple[str, ...]
    flags: tuple[str, ...] = ()
    ends: bool = False


@dataclass(frozen=True)
class Substance:
    """One substance under all its codes; in RxNorm the ingredient first, then strengths of it."""

    name: str
    atc: tuple[str, ...]
    rxnorm: tuple[str, ...]
    acute: bool = False
    parts: tuple[str, ...] = ()

    @property
    def substances(self) -> frozenset[str]:
        """What is taken with it: itself, or the parts of a combination."""
        return frozenset(self.parts or (self.name,))


#: Codes of the table below that the American edition has as well.
IN_CM = frozenset(("E11.9", "I10", "J44.9", "J44.1", "J44.0", "N18.9", "I50.9", "I48.0", "I25.2", "M06.9", "M05.9", "G30.9",
                   "E03.9", "M10.9", "F33.9", "J18.9", "J20.9", "N39.0", "E66.9", "E78.5"))


DISEASES = (
    Disease("diabetes", "yes", ("E11.9", "E11.6", "E11", "E14.9"), ("44054006", "73211009")),
    Disease("hypertension", "yes", ("I10",), ("38341003", "59621000")),
    Disease("copd", "yes", ("J44.9", "J44.1", "J44.0", "J43.9"), ("13645005", "87433001")),
    Disease("ckd", "yes", ("N18.3", "N18.9"), ("433144002", "709044004")),
    Disease("heart failure", "yes", ("I50.9", "I50.0"), ("84114007", "42343007")),
    Disease("atrial fibrillation", "yes", ("I48.9", "I48.0", "I48.2"), ("49436004",)),
    Disease("ischaemic heart disease", "yes", ("I25.9", "I25.1", "I25.2", "I20.9"), ("53741008", "414545008", "194828000")),
    Disease("epilepsy", "yes", ("G40.9",), ("84757009",)),
    Disease("parkinson", "yes", ("G20",), ("49049000",)),
    Disease("dementia", "yes", ("G30.9", "F00.9", "F03"), ("26929004", "52448006"), ("cognitive_trouble",)),
    Disease("rheumatoid arthritis", "yes", ("M06.9", "M05.9"), ("69896004",)),
    Disease("breast cancer", "yes", ("C50.9", "C79.5"), ("254837009",)),
    Disease("asthma", "yes", ("J45.9", "J45.0"), ("195967001",), ends=True),
    Disease("hypothyroidism", "maybe", ("E03.9",), ("40930008",)),
    Disease("gout", "maybe", ("M10.9", "M10.0"), ("90560007",), ends=True),
    Disease("depression", "maybe", ("F33.9", "F32.9"), ("370143000", "35489007"), ("mood_trouble",), True),
    Disease("osteoarthritis", "maybe", ("M19.9", "M17.9"), ("396275006", "239873007")),
    Disease("osteoporosis", "maybe", ("M81.9", "M81.0"), ("64859006",)),
    Disease("hyperlipidaemia", "maybe", ("E78.5", "E78.0"), ("55822004", "13644009"), ends=True),
    Disease("obesity", "maybe", ("E66.9",), ("414916001",), ends=True),
    Disease("prediabetes", "maybe", ("R73.0",), ("15777000",), ends=True),
    Disease("alcohol dependence", "maybe", ("F10.2",), ("66590003",), ("addiction",), True),
    Disease("pneumonia", "no", ("J18.9",), ("233604007",), ends=True),
    Disease("bronchitis", "no", ("J20.9",), ("10509002",), ends=True),
    Disease("sinusitis", "no", ("J01.9",), ("36971009", "444814009"), ends=True),
    Disease("appendicitis", "no", ("K35.8",), ("74400008",), ends=True),
    Disease("urinary infection", "no", ("N39.0",), ("68566005",), ends=True),
    Disease("living alone", "no", ("Z60.2",), (), ("isolation",), True),
    Disease("homelessness", "no", ("Z59.0",), ("32911000",), ("housing_problem",), True),
    Disease("low income", "no", ("Z59.6",), (), ("low_resources",), True),
)

SUBSTANCES = (
    Substance("metformin", ("A10BA02",), ("6809", "860975", "861007")),
    Substance("lisinopril", ("C09AA03",), ("29046", "314076", "314077")),
    Substance("amlodipine", ("C08CA01",), ("17767", "197361", "308135")),
    Substance("atorvastatin", ("C10AA05",), ("83367", "617311", "259255")),
    Substance("simvastatin", ("C10AA01",), ("36567", "312961", "314231")),
    Substance("levothyroxine", ("H03AA01",), ("10582",)),
    Substance("furosemide", ("C03CA01",), ("4603", "310429", "313988")),
    Substance("metoprolol", ("C07AB02",), ("6918", "866427", "866436")),
    Substance("omeprazole", ("A02BC01",), ("7646", "198051")),
    Substance("paracetamol", ("N02BE01",), ("161", "313782", "198440")),
    Substance("warfarin", ("B01AA03",), ("11289", "855332")),
    Substance("aspirin", ("B01AC06", "N02BA01"), ("1191", "243670", "212033")),
    Substance("clopidogrel", ("B01AC04",), ("32968", "309362")),
    Substance("hydrochlorothiazide", ("C03AA03",), ("5487", "310798")),
    Substance("sertraline", ("N06AB06",), ("36437", "312940", "312941")),
    Substance("gabapentin", ("N03AX12",), ("25480",)),
    Substance("allopurinol", ("M04AA01",), ("519",)),
    Substance("spironolactone", ("C03DA01",), ("9997",)),
    Substance("ramipril", ("C09AA05",), ("35296",)),
    Substance("bisoprolol", ("C07AB07",), ("19484",)),
    Substance("digoxin", ("C01AA05",), ("3407",)),
    Substance("diclofenac", ("M01AB05", "M02AA15"), ("3355",)),
    Substance("prednisolone", ("H02AB06", "S01BA04"), ("8638",)),
    Substance("perindopril", ("C09AA04",), ()),
    Substance("perindopril and amlodipine", ("C09BB04",), (), parts=("perindopril", "amlodipine")),
    Substance("codeine", ("R05DA04",), ()),
    Substance("codeine and paracetamol", ("N02AJ06",), (), parts=("codeine", "paracetamol")),
    Substance("sitagliptin", ("A10BH01",), ()),
    Substance("metformin and sitagliptin", ("A10BD07",), (), parts=("metformin", "sitagliptin")),
    Substance("ibuprofen", ("M01AE01", "M02AA13"), ("5640", "310965", "197806"), True),
    Substance("amoxicillin", ("J01CA04",), ("723", "308182", "308192"), True),
)
