"""What the words of a text take back, and what they leave as it is: each phrase is a row, both ways.

Spec: spec/10-screening.md (SCR-7), GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import pytest
from adapter_build import concept, condition, facts, request

from integra.adapters import tables
from integra.adapters.wording import stopped, unsure

TAKEN_BACK = [
    "pas d'HTA", "Pas d’asthme", "pas d'insuffisance cardiaque", "risque d'AVC", "n'a pas d'HTA", "Le patient n'a pas d'HTA",
    "aucun diabète", "aucune HTA", "Absence de diabète", "absence d'HTA", "absence of diabetes", "no hypertension",
    "not hypertensive", "denies diabetes", "without COPD", "sans HTA", "HTA : non", "HTA: no", "HTA (non)", "HTA = non", "HTA - non",
    "HTA : négatif", "HTA résolue", "HTA guérie", "asthma, resolved", "asthme (guéri en 2019)", "Non diabétique", "père : HTA",
    "mère diabétique", "HTA (père)", "mother: diabetes", "diabète chez sa mère", "recherche d'HTA", "bilan d'HTA", "dépistage du diabète",
    "HTA (diagnostic à confirmer)", "HTA, à confirmer par MAPA", "HTA ?", "HTA (?)", "HTA, suspectée", "HTA suspectée par l'infirmière",
    "Maladie d'Alzheimer probable", "HTA 0", "Diabète : 0", "DT2 à revoir", "HTA négative", "négatif", "HTA éliminée", "ancien diabète",
    "jamais de dépression", "crainte d'un cancer", "peur du diabète", "à confirmer : HTA", "ATCD familial d'HTA", "Pas diabétique",
    "n'est pas diabétique", "no known diabetes", "free of diabetes", "indemne de BPCO", "HTA infirmée", "son père a une HTA", "fille asthmatique"]
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


GOES_ON = [
    "1 matin, 0 midi, 1 soir", "matin 0 - midi 0 - soir 1", "1 0 1", "1 cp matin, 0 midi, 1 soir", "0 cp le matin 1 cp le soir",
    "matin : 1, midi : 0, soir : 1", "0 à 3 cp par jour si douleur", "0,0,1", "0 - 0 - ½", "0 UI le matin, 10 UI le soir", "0 to 2 tablets",
    "un comprimé le matin à jeun, à ne pas arrêter brutalement", "1 cp/j. Ne pas interrompre sans avis médical", "ne jamais arrêter",
    "Bonne observance, pas d'arrêt", "Ne pas arrêter avant avis médical", "do not stop taking this", "never discontinue", "n'arrêtez jamais",
    "1 sachet par jour sans interruption", "jamais interrompu", "Ne l'arrêtez pas", "ne pas stopper",
    "Ne doit pas être arrêté", "should not be stopped", "0/j à 4/j", "n'a jamais été interrompu"]
STOPS = [
    "0-0-0", "5 mg 0-0-0", "ramipril 0 mg", "0 cp", "ramipril 5 mg, 0 cp par jour", "matin 0, midi 0, soir 0", "0 0 0", "0 mg le matin, 0 mg le soir",
    "0 depuis le 03/05/2025", "0 cp pendant 3 mois", "ne prend plus", "arrêté", "ne pas arrêter avant le 3 mai", "à arrêter", "stop",
    "n'est plus pris", "ne pas prendre", "do not stop before day 7", "ne pas interrompre ; arrêté le 3 mai",
    "Kardegic 75 : 0 cp", "1 cp par jour puis 0", "Lévothyrox 100 µg : 0 cp le matin"]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_nought_among_doses_and_not_to_stop_leave_it_taken(text: str) -> None:
    assert not stopped(text)
    made = request("atc|C09AA03", authoredOn="2025-05-20", dosageInstruction=[{"text": text}], note=[{"text": text}])
    assert facts(made) == {"medicines_at_least": 1}


@pytest.mark.parametrize("text", STOPS)
def test_nought_at_every_time_and_stopped_leave_it_open(text: str) -> None:
    assert stopped(text)
    assert facts(request("atc|C09AA03", authoredOn="2025-05-20", dosageInstruction=[{"text": text}])) == {}
