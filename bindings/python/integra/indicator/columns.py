"""The columns of each frame, generated from spec/frames.tsv by script/generate.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import NamedTuple

from ..words import Frame


class Column(NamedTuple):
    """A column of a frame: its name, its kind, whether it is never blank, the group of its words."""

    name: str
    kind: str
    required: bool
    group: str | None
    meaning_en: str
    meaning_fr: str


#: By frame, in the order that the C library takes them.
COLUMNS: dict[Frame, tuple[Column, ...]] = {
    Frame.STRUCTURES: (
        Column("structure", "id", True, None,
               "the structure's identifier",
               "l'identifiant de la structure"),
        Column("on_territory", "tri", False, None,
               "whether it is one of the territory",
               "si elle est du territoire"),
        Column("opens", "date", False, None,
               "first day, blank: open already",
               "premier jour, vide : déjà ouverte"),
        Column("closes", "date", False, None,
               "last day, blank: no end",
               "dernier jour, vide : pas de fin"),
        Column("has_protocol", "tri", False, None,
               "whether it has a protocol of orientation",
               "si elle a un protocole d'orientation"),
        Column("digest", "digest", False, None,
               "the protocol's behaviour, as its digest",
               "le comportement du protocole, par son empreinte"),
        Column("conforms", "tri", False, None,
               "whether its protocol conforms to the adopted one (ORI-17)",
               "si son protocole est conforme à celui qui est adopté (ORI-17)"),
    ),
    Frame.BODIES: (
        Column("body", "id", True, None,
               "the partner's or institution's identifier",
               "l'identifiant du partenaire ou de l'institution"),
        Column("on_territory", "tri", False, None,
               "whether it is one of the territory",
               "s'il est du territoire"),
        Column("signed", "tri", False, None,
               "whether it signed the common plan in force",
               "s'il a signé le plan commun en vigueur"),
        Column("signed_on", "day", False, None,
               "when it signed",
               "quand il a signé"),
    ),
    Frame.USES: (
        Column("person", "id", True, None,
               "who was assessed",
               "qui a été évalué"),
        Column("assessment", "id", True, None,
               "the assessment's identifier",
               "l'identifiant de l'évaluation"),
        Column("date", "day", False, None,
               "the day of the assessment",
               "le jour de l'évaluation"),
        Column("kind", "word", False, "assessment_kind",
               "an initial assessment or an update",
               "évaluation initiale ou mise à jour"),
        Column("actor", "id", False, None,
               "who used it, the assessor included",
               "qui l'a utilisée, évaluateur compris"),
        Column("birth_date", "day", False, None,
               "the person's birth date",
               "la date de naissance de la personne"),
    ),
    Frame.CALLS: (
        Column("call", "id", True, None,
               "the call's opaque identifier",
               "l'identifiant opaque de l'appel"),
        Column("date", "day", False, None,
               "when it was received",
               "quand il a été reçu"),
        Column("answered", "tri", False, None,
               "whether a response beyond deepening was delivered (ORI-15)",
               "si une réponse autre qu'approfondir a été donnée (ORI-15)"),
        Column("answered_on", "day", False, None,
               "when it was answered",
               "quand il a obtenu réponse"),
    ),
    Frame.OFFERS: (
        Column("structure", "id", True, None,
               "where the offer is exercised",
               "où l'offre est exercée"),
        Column("offer", "id", True, None,
               "the offer's identifier in that structure",
               "l'identifiant de l'offre dans cette structure"),
        Column("kind", "word", False, "structure_kind",
               "what kind of structure it is",
               "la nature de la structure"),
        Column("functions", "set", False, "function",
               "support functions of its services",
               "fonctions d'appui de ses services"),
        Column("opens", "date", False, None,
               "first day, blank: open already",
               "premier jour, vide : déjà ouverte"),
        Column("closes", "date", False, None,
               "last day, blank: no end",
               "dernier jour, vide : pas de fin"),
    ),
    Frame.STAYS: (
        Column("person", "id", True, None,
               "whose stay it is",
               "de qui est le séjour"),
        Column("admission", "day", False, None,
               "day of admission",
               "jour d'entrée"),
        Column("discharge", "end", False, None,
               "day of discharge, or not ended",
               "jour de sortie, ou pas fini"),
        Column("mco", "tri", False, None,
               "whether it is a short stay (MCO), sessions being none",
               "si c'est un séjour MCO, les séances n'en étant pas"),
        Column("on_list", "tri", False, None,
               "whether the person is on the practice's list",
               "si la personne est de la patientèle"),
        Column("birth_date", "day", False, None,
               "the person's birth date",
               "la date de naissance de la personne"),
        Column("age_at_admission", "number", False, None,
               "the person's age on the day of admission, in whole years",
               "l'âge de la personne le jour de l'entrée, en années révolues"),
    ),
    Frame.ACCOMPANIMENTS: (
        Column("person", "id", True, None,
               "who is accompanied",
               "qui est accompagné"),
        Column("assistant", "id", True, None,
               "who accompanies",
               "qui accompagne"),
        Column("begins", "date", False, None,
               "first day, blank: already before",
               "premier jour, vide : déjà auparavant"),
        Column("ends", "date", False, None,
               "last day, blank: goes on",
               "dernier jour, vide : se poursuit"),
        Column("requester", "word", False, "requester",
               "who oriented the person",
               "qui a orienté la personne"),
    ),
}
