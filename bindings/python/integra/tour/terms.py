"""Words of the report that the library has no label for, French and English side by side.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..rules import RuleInfo
from ..text import Text
from ..words import Question, Service, Stage, Tri, Verdict, marked
from .plot import HATCH, PLAIN, SOLID

ITEMS = marked(Question, "item")
#: The order in which answers are shown, from the surest yes.
ANSWERS = (Tri.YES, Tri.UNKNOWN, Tri.NO)
FILLS = {Tri.YES: SOLID, Tri.UNKNOWN: HATCH, Tri.NO: PLAIN}
SAID = {Tri.YES: Text("yes", "oui"), Tri.UNKNOWN: Text("unknown", "inconnu"), Tri.NO: Text("no", "non")}
#: Questions in a word or two; the library's label says them in full.
SHORT = {
    Question.EMERGENCY_ADMISSION: Text("Emergency admission", "Hospitalisation en urgence"),
    Question.POLYPATHOLOGY: Text("Several illnesses", "Polypathologie"),
    Question.MOBILITY: Text("Getting about", "Déplacements"),
    Question.COGNITION_MOOD_BEHAVIOUR: Text("Cognition, mood, behaviour", "Cognition, humeur, comportement"),
    Question.SOCIO_ECONOMIC: Text("Social and economic", "Social et économique"),
    Question.ACCESS_TO_CARE: Text("Access to care", "Accès aux soins"),
    Question.JUDGEMENT: Text("The professional's judgement", "Le jugement du professionnel"),
    Question.ASSISTANCE_CONSENT: Text("The person's consent", "Le consentement de la personne"),
}
#: Services whose label is too long for a line of the summary.
SERVICES = {
    Service.ETP: Text("patient education (ETP)", "éducation thérapeutique (ETP)"),
    Service.SHARED_ASSESSMENT: Text("shared assessment", "évaluation partagée"),
    Service.RE_EVALUATION: Text("re-evaluation", "réévaluation"),
    Service.PPS_FOLLOW_UP: Text("follow-up of a PPS", "suivi d'un PPS"),
    Service.PALLIATIVE_EXPERTISE: Text("palliative expertise", "expertise palliative"),
    Service.ADMISSION_LIAISON: Text("liaison on admission", "liaison à l'entrée"),
    Service.DISCHARGE_LIAISON: Text("liaison on discharge", "liaison à la sortie"),
    Service.PPS_PLANNING: Text("help with a PPS", "aide à un PPS"),
    Service.ACCOMPANIMENT: Text("accompaniment", "accompagnement"),
    Service.CONCERTATION_SUPPORT: Text("support for a concertation", "appui à une concertation"),
    Service.KNOW_HOW_SUPPORT: Text("know-how for professionals", "savoir-faire"),
    Service.INFORMATION_SYSTEM_SUPPORT: Text("information system", "système d'information"),
    Service.PROJECT_SUPPORT: Text("help to build a project", "construction d'un projet"),
}
VERDICTS = marked(Verdict, "three_valued")
VERDICT = {
    Verdict.PPS: Text("Personalised health plan", "Plan personnalisé de santé"),
    Verdict.ASSISTANCE_THRESHOLD: Text("Threshold of assistance", "Seuil de l'assistance"),
    Verdict.STAGE: Text("Stage", "Étape"),
    Verdict.LEGAL_COMPLEXITY: Text("Complex in the law's sense", "Complexe au sens de la loi"),
}
#: What a verdict rests on.
VERDICT_MORE = {
    Verdict.PPS: Text("one criterion is enough (PPS)", "un critère suffit (PPS)"),
    Verdict.ASSISTANCE_THRESHOLD: Text("two criteria or more", "deux critères ou plus"),
    Verdict.LEGAL_COMPLEXITY: Text("two professions or more; beside the six questions",
                                   "deux professions ou plus ; à côté des six questions"),
}
#: What follows from a stage, for the reader.
STAGE_MORE = {
    Stage.NOT_INDICATED: Text("fewer than two criteria: nothing to judge", "moins de deux critères : rien à juger"),
    Stage.UNDETERMINED: Text("answers are missing", "des réponses manquent"),
    Stage.AWAITING_JUDGEMENT: Text("two criteria or more: does the professional see a need?",
                                   "deux critères ou plus : le professionnel voit-il un besoin ?"),
    Stage.NOT_NEEDED: Text("the professional sees no need; the plan stands",
                           "le professionnel ne voit pas de besoin ; le plan demeure"),
    Stage.AWAITING_CONSENT: Text("a need is seen: does the person agree?", "besoin reconnu : la personne est-elle "
                                 "d'accord ?"),
    Stage.DECLINED: Text("the person said no, and that is respected; the plan stands",
                         "la personne a dit non, et c'est respecté ; le plan demeure"),
    Stage.TO_REFER: Text("needed and accepted", "besoin reconnu et accepté"),
}


def source(rule: RuleInfo) -> Text:
    """Where a rule comes from."""
    return Text("the project's choice" if rule.source == "choice" else rule.source, rule.source_in("fr"))
