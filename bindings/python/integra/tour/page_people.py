"""The pages of three people, each explained in full.

Spec: spec/90-report.md; GEN-3, SCR-6, SCR-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .. import rules
from .._model import NEVER
from ..screening.model import Finding
from ..text import LANGUAGES, Text, capital, joined, plural
from ..words import Count, Question, Tri, Verdict
from . import facts
from .markup import Child, Html, Writer, day, label
from .people import Case
from .plot import badge
from .tally import Tour
from .template import Page
from .terms import FILLS, ITEMS, SAID, SHORT, VERDICT, VERDICTS, source

_SETS = {
    Tri.YES: Text("Enough by themselves, at yes:", "Suffisent à eux seuls, à oui :"),
    Tri.NO: Text("Enough by themselves, at no:", "Suffisent à eux seuls, à non :"),
}


def pages(tour: Tour, w: Writer) -> tuple[Page, ...]:
    """A page that introduces them, and one for each."""
    if not tour.cases:
        return ()
    intro = Page(
        "people", Text("People, explained", "Des personnes, expliquées"),
        Text("A verdict that cannot be checked is worth little. Here is all that was read, concluded and left open, "
             "for people of the made-up cohort.",
             "Un verdict qu'on ne peut vérifier vaut peu. Voici tout ce qui a été lu, conclu et laissé ouvert, pour "
             "des personnes de la cohorte inventée."), None)
    return (intro, *(_person(case, w) for case in tour.cases))


def _person(case: Case, w: Writer) -> Page:
    seen = case.screening
    who = Text("“{ref}”, screened for {day}.", "« {ref} », à la date du {day}.").of(ref=case.name, day=day(seen.date))
    parts: tuple[tuple[Text, Child], ...] = (
        (Text("The six criteria", "Les six critères"), _criteria(case, w)),
        (Text("What to ask next", "Que demander ensuite"), _next(case, w)),
        (Text("What the verdicts rest on", "Sur quoi reposent les verdicts"), _firmness(case, w)),
        (Text("What is pointed out", "Ce qui est signalé"), _findings(case, w)),
        (Text("Rules applied, and their source", "Règles appliquées, et leur source"), _rules(case, w)),
    )
    return Page(f"person-{case.role.name}", case.role.title, case.role.lead,
                (w("p", who, cls="note"), _outcome(case, w),
                 [(w("h4", title), body) for title, body in parts]), within="people")


def _outcome(case: Case, w: Writer) -> Html:
    """The stage, then the verdicts."""
    seen = case.screening
    values = {Verdict.PPS: seen.pps, Verdict.ASSISTANCE_THRESHOLD: seen.assistance_threshold,
              Verdict.LEGAL_COMPLEXITY: seen.legal_complexity}
    shown: list[Html] = [w("div", w("dt", VERDICT[Verdict.STAGE]), w("dd", w("strong", capital(label(seen.stage)))),
                           cls="stage")]
    shown += [w("div", w("dt", VERDICT[verdict]), w("dd", _said(values[verdict], w))) for verdict in VERDICTS]
    return w("dl", shown, cls="outcome")


def _said(value: Tri, w: Writer) -> Html:
    return badge(w, FILLS[value], SAID[value])


def _criteria(case: Case, w: Writer) -> Html:
    """Each criterion, its value, who told it, and the facts read."""
    rows = []
    for item in ITEMS:
        value = case.screening.items[item]
        told = [w("li", capital(text), cls=FILLS[amounts]) for text, amounts in facts.read(case, item)]
        rows.append(w(
            "tr", w("th", w("span", SHORT[item], cls="what"), w("span", _said(value, w), " ",
                                                               w("span", facts.teller(case, item)), cls="more"),
                    scope="row"),
            w("td", w("ul", told, cls="read") if told else Text("no record", "pas de dossier"))))
    heads = (w("th", Text("Criterion, and its value", "Critère, et sa valeur"), scope="col"),
             w("th", Text("What the record says", "Ce que dit le dossier"), scope="col"))
    count = Text("Between {low} and {high} criteria met, out of six", "Entre {low} et {high} critères remplis, sur six")
    if not case.screening.unknown_count:
        count = plural(case.screening.yes_count, Text("{n} criterion met, out of six", "{n} critère rempli, sur six"),
                       Text("{n} criteria met, out of six", "{n} critères remplis, sur six"))
    low = case.screening.yes_count
    return w("table", w("caption", count.of(low=low, high=low + case.screening.unknown_count)),
             w("thead", w("tr", heads)), w("tbody", rows), cls="criteria")


def _next(case: Case, w: Writer) -> Child:
    """What is asked, why nothing is, and how little may be enough."""
    seen = case.screening
    if not seen.ask:
        return w("p", Text("Nothing. Every question that could change something has its answer.",
                           "Rien. Chaque question qui pouvait changer quelque chose a sa réponse."))
    asked = w("ul", [w("li", capital(label(question)), w("span", Text("?", " ?"), cls="unseen")) for question in seen.ask])
    if seen.least_to_settle:
        enough = plural(seen.least_to_settle,
                        Text("{n} answer may be enough to settle both verdicts.",
                             "{n} réponse peut suffire à conclure les deux verdicts."),
                        Text("{n} answers may be enough to settle both verdicts.",
                             "{n} réponses peuvent suffire à conclure les deux verdicts."))
        return asked, w("p", enough)
    return asked, w("p", Text("The verdicts are settled; this is somebody's to say.",
                              "Les verdicts sont acquis ; reste la parole de quelqu'un."))


def _firmness(case: Case, w: Writer) -> Html:
    """For each verdict what it rests on: answers that force it and what would change it; or professions (SCR-11)."""
    seen = case.screening
    shown = ((Verdict.PPS, seen.pps, seen.pps_robustness),
             (Verdict.ASSISTANCE_THRESHOLD, seen.assistance_threshold, seen.threshold_robustness))
    professions = case.record.facts.professions if case.record.facts else None
    called = Text("{what}: {number}", "{what} : {number}").of(
        what=capital(label(Count.PROFESSIONS)), number=facts.number_of(professions))
    return w(
        "ul",
        [w("li", _verdict(verdict, value, w), _sets(case, verdict, value, w), w("p", _robust(value, robustness)))
         for verdict, value, robustness in shown],
        w("li", _verdict(Verdict.LEGAL_COMPLEXITY, seen.legal_complexity, w), w("p", called)), cls="rests")


def _verdict(verdict: Verdict, value: Tri, w: Writer) -> Html:
    return w("p", w("strong", VERDICT[verdict]), " ", _said(value, w))


def _sets(case: Case, verdict: Verdict, value: Tri, w: Writer) -> Html:
    """The smallest sets, one a line; nothing forces what is open."""
    sets = case.sets(verdict)
    if value is Tri.UNKNOWN or not sets:
        return w("p", Text("The answers known so far force neither yes nor no.",
                           "Les réponses connues n'imposent encore ni oui ni non."))
    named = [w("li", joined((SHORT[question] for question in each), " + ")) for each in sets]
    return w("div", w("p", _SETS[value]), w("ul", named))


def _robust(value: Tri, number: int) -> Text:
    """How many answers it would take; for an open verdict these are answers not given yet."""
    if number == NEVER:
        return Text("No answers could change it.", "Aucune réponse ne pourrait le changer.")
    if value is Tri.UNKNOWN:
        return plural(number, Text("{n} more answer may settle it.", "{n} réponse de plus peut suffire à conclure."),
                      Text("{n} more answers may settle it.", "{n} réponses de plus peuvent suffire à conclure."))
    return plural(number, Text("{n} answer would have to differ to change it.",
                               "Il faudrait {n} réponse différente pour le changer."),
                  Text("{n} answers would have to differ to change it.",
                       "Il faudrait {n} réponses différentes pour le changer."))


def _findings(case: Case, w: Writer) -> Html:
    found = case.screening.findings
    if not found:
        return w("p", Text("Nothing.", "Rien."))
    return w("ul", [w("li", w("strong", _about(finding)), " ", _sentence(finding), " ", w("span", finding.rule,
                                                                                        cls="rule"))
                    for finding in found])


def _about(finding: Finding) -> Text | None:
    if finding.item is None:
        return None
    return Text("{item}.", "{item}.").of(item=SHORT[Question(finding.item)])


def _sentence(finding: Finding) -> Text:
    return Text(*(rules.sentence(finding.rule, finding.settled_by, language) for language in LANGUAGES))


def _rules(case: Case, w: Writer) -> Html:
    rows = []
    for name in facts.rules_of(case):
        info = rules.rule(name)
        title = Text(*(info.title(language) for language in LANGUAGES))
        rows.append(w("tr", w("th", name, scope="row", cls="rule"), w("td", capital(title)),
                      w("td", source(info))))
    heads = [w("th", text, scope="col") for text in (
        Text("Rule", "Règle"), Text("What it says", "Ce qu'elle dit"), Text("Source", "Source"))]
    return w("table", w("caption", Text("Rules that had a part in this", "Règles qui y ont pris part")),
             w("thead", w("tr", heads)), w("tbody", rows), cls="lines")
