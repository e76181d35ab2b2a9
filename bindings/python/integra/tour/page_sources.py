"""The last page: the documents behind the rules, the thresholds, and the versions that made the report.

Spec: spec/90-report.md; GEN-9, GEN-11.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .._low import core as _low
from ..text import LANGUAGES, Text, capital
from .. import rules
from .markup import Html, Writer, day
from .tally import Tour
from .template import Page

#: The documents, by the name that rules use; titles are in French, the language they are written in.
_DOCUMENTS = (
    ("HAS-APP", "Comment organiser les fonctions d'appui aux professionnels de soins primaires\u202f?",
     Text("Haute Autorité de santé; its annexe 3 is the questionnaire", "Haute Autorité de santé ; son annexe 3 est "
          "le questionnaire")),
    ("ARS-CVL", "Les fonctions d'appui aux professionnels pour la coordination des parcours de santé complexes",
     Text("Regional health agency, Centre-Val de Loire, 20 April 2017; on the law of 26 January 2016, article 74",
          "Agence régionale de santé Centre-Val de Loire, 20 avril 2017 ; sur la loi du 26 janvier 2016, article 74")),
)


def page(tour: Tour, w: Writer) -> Page:
    """The page."""
    del tour  # the same for everybody
    documents = [w("li", w("strong", name), " ", w("cite", title, lang="fr"), w("br"), text, ".")
                 for name, title, text in _DOCUMENTS]
    pack = rules.Rules.default()
    versions = (
        (Text("rules", "règles"), f"{pack.name}, version {pack.version}"),
        (Text("in force from", "en vigueur depuis le"), day(pack.effective)),
        (Text("fingerprint (SHA-256)", "empreinte (SHA-256)"), pack.digest.hex()),
        (Text("library", "bibliothèque"), _low.core_version()))
    return Page(
        "sources", Text("Where it comes from", "D'où cela vient"),
        Text("Every rule names its source. What is the project's own reading is marked as its choice.",
             "Chaque règle nomme sa source. Ce qui est une lecture du projet est marqué comme son choix."),
        (w("ul", documents),
         w("h3", Text("Thresholds", "Seuils")), _thresholds(pack, w),
         w("h3", Text("Versions", "Versions")),
         w("dl", [w("div", w("dt", name), w("dd", value)) for name, value in versions], cls="versions")))


def _thresholds(pack: rules.Rules, w: Writer) -> Html:
    rows = [w("tr", w("th", capital(Text(*(each.label(language) for language in LANGUAGES))), scope="row"),
              w("td", each.rule, cls="rule"), w("td", str(pack.value(each.name)), cls="n"))
            for each in rules.parameters()]
    heads = (w("th", Text("What", "Quoi"), scope="col"), w("th", Text("Rule", "Règle"), scope="col"),
             w("th", Text("value", "valeur"), scope="col", cls="n"))
    return w("table", w("caption", Text("Values of the pack of rules", "Valeurs du jeu de règles")),
             w("thead", w("tr", heads)), w("tbody", rows), cls="lines")
