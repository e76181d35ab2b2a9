"""The first page: what this is, in five steps, and what it is not for.

Spec: spec/intended-use.md; GEN-1, GEN-2.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import Text, capital
from ..words import Tri, Verdict
from .markup import Html, Writer, label
from .plot import grouped
from .tally import Tour
from .template import Page
from .terms import ITEMS

_STEPS = (
    (Text("Six questions", "Six questions"),
     Text("Each is answered yes, no or unknown. What was not asked is unknown, and unknown is never taken for no.",
          "À chacune on répond oui, non ou inconnu. Ce qui n'a pas été demandé est inconnu, et l'inconnu n'est "
          "jamais pris pour un non.")),
    (Text("The record helps", "Le dossier complète les réponses"),
     Text("What nobody answered is looked for in the record. An answer stands against the record, and somebody is "
          "told that they differ.",
          "Ce à quoi personne n'a répondu est cherché dans le dossier. Une réponse l'emporte sur le dossier, et leur "
          "désaccord est signalé.")),
    (Text("Two thresholds", "Deux seuils"),
     Text("One criterion: a personalised health plan (PPS) is considered. Two or more: pathway assistance may be "
          "needed.",
          "Un critère : un plan personnalisé de santé (PPS) s'envisage. Deux ou plus : une assistance au parcours "
          "est peut-être nécessaire.")),
    (Text("People decide", "Les personnes décident"),
     Text("The professional judges whether assistance is needed; the person says yes or no. No data stands in for "
          "either.",
          "Le professionnel juge si l'assistance est nécessaire ; la personne dit oui ou non. Aucune donnée ne les "
          "remplace.")),
    (Text("Reasons, always", "Toujours des raisons"),
     Text("Every result names its rules and their source, the facts read, what is missing and what to ask next.",
          "Chaque résultat nomme ses règles et leur source, les faits lus, ce qui manque et ce qu'il faut demander.")),
)
_LIMITS = (
    Text("It proposes, never decides: no result enrols, orients or closes anybody.",
         "Elle propose et ne décide jamais : aucun résultat n'inscrit ni n'oriente personne, ni ne clôt aucun dossier."),
    Text("It is no diagnosis, no triage and no prediction, and it is not for emergencies.",
         "Ce n'est ni un diagnostic, ni un tri, ni une prédiction, et ce n'est pas fait pour l'urgence."),
    Text("It is not for deciding on rights or resources, nor for ranking people.",
         "Elle ne sert ni à décider de droits ou de moyens, ni à classer des personnes."),
    Text("No clinical validation has been made.", "Aucune validation clinique n'a été faite."),
)


def page(tour: Tour, w: Writer) -> Page:
    """The page."""
    steps = [w("li", w("strong", name), " ", w("span", text)) for name, text in _STEPS]
    return Page(
        "start", Text("What it does", "Ce qu'elle fait"),
        Text("Some people's care becomes too complex for one professional alone. libintegra finds out who may need "
             "help along the pathway, from six questions that the French health authority (HAS) published in 2014, "
             "and says why.",
             "Les soins de certaines personnes deviennent trop complexes pour un professionnel seul. libintegra "
             "repère qui peut avoir besoin d'aide dans son parcours, à partir de six questions publiées par la "
             "Haute Autorité de santé (HAS) en 2014, et dit pourquoi."),
        (_figures(tour, w),
         w("p", Text("Everyone shown here is made up, drawn from seed {seed}. The figures show how the rules work, "
                     "and nothing of how often anything occurs.",
                     "Toutes les personnes montrées ici sont inventées, tirées de la graine {seed}. Les chiffres "
                     "montrent comment les règles fonctionnent, et ne disent rien de la fréquence de quoi que ce soit."
                     ).of(seed=tour.seed), cls="note"),
         w("h3", Text("How it works", "Comment cela marche")), w("ol", steps, cls="steps"),
         w("h3", Text("The six questions", "Les six questions")),
         w("ol", [w("li", capital(label(item))) for item in ITEMS], cls="plain"),
         w("h3", Text("What it is not for", "Ce à quoi elle ne sert pas")),
         w("ul", [w("li", text) for text in _LIMITS], cls="limits")))


def _figures(tour: Tour, w: Writer) -> Html:
    """The four numbers that sum up the cohort."""
    cohort = tour.cohort
    shown = (
        (cohort.people, Text("made-up people screened", "personnes inventées, passées au repérage")),
        (cohort.verdicts[Verdict.PPS, Tri.YES], Text("meet one criterion at least: a plan is considered",
                                                     "remplissent au moins un critère : un plan s'envisage")),
        (cohort.verdicts[Verdict.ASSISTANCE_THRESHOLD, Tri.YES],
         Text("reach the threshold of assistance", "atteignent le seuil de l'assistance")),
        (cohort.open, Text("have a verdict open: answers are missing",
                           "ont un verdict ouvert : des réponses manquent")))
    return w("ul", [w("li", w("strong", grouped(number)), " ", w("span", text)) for number, text in shown],
             cls="figures")
