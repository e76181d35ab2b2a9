"""What the words of a text take back, and what they leave as it is: each phrase is a row, both ways.

Spec: spec/10-screening.md (SCR-7), GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import pytest
from adapter_build import concept, condition, facts

from integra.adapters import tables
from integra.adapters.wording import unsure

TAKEN_BACK = [
    "pas d'HTA", "Pas d’asthme", "pas d'insuffisance cardiaque", "risque d'AVC", "n'a pas d'HTA", "Le patient n'a pas d'HTA",
    "aucun diabète", "aucune HTA", "Absence de diabète", "absence d'HTA", "absence of diabetes", "no hypertension",
    "not hypertensive", "denies diabetes", "without COPD", "sans HTA", "HTA : non", "HTA: no", "HTA (non)", "HTA = non", "HTA - non",
    "HTA : négatif", "HTA résolue", "HTA guérie", "asthma, resolved", "asthme (guéri en 2019)", "Non diabétique", "père : HTA",
    "mère diabétique", "HTA (père)", "mother: diabetes", "diabète chez sa mère", "recherche d'HTA", "bilan d'HTA", "dépistage du diabète",
    "HTA (diagnostic à confirmer)", "HTA, à confirmer par MAPA", "HTA ?", "HTA (?)", "HTA, suspectée", "HTA suspectée par l'infirmière",
    "Maladie d'Alzheimer probable", "HTA 0", "Diabète : 0", "DT2 à revoir", "HTA négative", "négatif", "HTA éliminée", "ancien diabète",
    "jamais de dépression", "crainte d'un cancer", "peur du diabète", "à confirmer : HTA", "ATCD familial d'HTA"]
LEFT = [
    "Diabète de type 2 sans complication", "Diabète de type 2 non insulinodépendant", "Non-insulin-dependent diabetes mellitus",
    "Non insulinodépendant", "BPCO sans précision", "Asthme, sans précision", "Arthrose, non précisée", "HTA non contrôlée",
    "BPCO, tabac arrêté", "BPCO, ne fume plus", "Diabète, n'a jamais eu d'insuline", "HTA depuis 2010, jamais hospitalisé",
    "Diabète, dépistage rétinopathie annuel", "HTA découverte lors d'un dépistage", "HTA, risque de chute",
    "FA : AVK arrêtés, sous AOD", "HTA essentielle ; à revoir dans 3 mois", "HTA possiblement secondaire",
    "IRC probablement diabétique", "Goutte (0 crise en 2024)", "Hypothyroïdie, pas de goitre", "HTA (pas de traitement)",
    "Dépression, pas d'idées suicidaires", "cancer du sein, chimiothérapie terminée", "cancer du sein triple négatif",
    "Cardiopathie - éventuelle revascularisation", "BPCO GOLD 0/1", "Asthme ancien", "Sans domicile fixe", "No fixed abode",
    "Hypercholestérolémie familiale", "Absence de rein congénitale", "Arrêt cardiaque récupéré", "Diabète (insuline : non)",
    "Type 2 diabetes mellitus without complications", "Hypertension, not otherwise specified", "BPCO stade 2 non sevrée"]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_text_that_takes_back_its_code_is_never_a_yes(text: str) -> None:
    assert unsure(text)
    assert facts(condition(code={**concept("cim|I10"), "text": text})) == {}


@pytest.mark.parametrize("text", LEFT)
def test_words_about_another_thing_leave_the_code_as_it_is(text: str) -> None:
    assert not unsure(text)
    assert facts(condition(code={**concept("cim|I10"), "text": text})) == {"chronic_conditions_at_least": 1}


def test_no_label_of_our_own_tables_takes_back_its_code() -> None:
    taken_back = {(line.code, line.label_en) for lines in tables.lines().values() for line in lines
                  if line.fact not in ("none", "maybe_chronic") and (unsure(line.label_en) or unsure(line.label_fr))}
    assert sorted(taken_back) == []
