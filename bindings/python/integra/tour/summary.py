"""The tour in a terminal: 80 columns of plain text, the same on a pipe.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Bars are drawn with #, ? and . so that neither colour nor a rich character set is needed to tell yes, unknown and no.
"""
from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from ..errors import language_of
from ..text import Text
from ..words import Language, Service, Stage, Tri
from .markup import label, typeset
from .orientations import Sent
from .people import Case
from .plot import FOLD, grouped, line_of
from . import summary_years
from .tally import Tally, Tour
from .terms import ANSWERS, ITEMS, SAID, SERVICES, SHORT, VERDICT, VERDICTS
from .years import Year

WIDTH = 80
#: Columns: a name, a bar of signs, then two or three numbers.
_NAME, _BAR, _NUMBER = 34, 15, 10
_SIGNS = {Tri.YES: "#", Tri.UNKNOWN: "?", Tri.NO: "."}
_ANSWERS = tuple((SAID[tri], _SIGNS[tri]) for tri in ANSWERS)
_ABOUT = Text(
    "Made-up people: {n}, drawn from seed {seed}. They are screened by the six questions that the French health "
    "authority (HAS) published in 2014. It proposes, people decide; the figures say nothing of how often anything "
    "occurs.",
    "Personnes inventées : {n}, tirées de la graine {seed}. Le repérage se fait par les six questions que la Haute "
    "Autorité de santé (HAS) a publiées en 2014. La bibliothèque propose, les personnes décident ; les chiffres ne disent "
    "rien de la fréquence de quoi que ce soit.")
_GIVEN = Text("Your records: {n} screened, {refused} refused", "Vos dossiers : {n} traités, {refused} refusés")
_MEETS = Text("Who meets what", "Qui remplit quoi")
_VERDICTS = Text("Verdicts", "Verdicts")
_STAGES = Text("Stages", "Étapes")
_FIRST = Text("What to ask first ({n} open)", "Que demander d'abord ({n} ouverts)")
_USE = ((Text("alone", "seule"), "#"), (Text("others", "autres"), "?"))
_SENT = Text("Where people are sent ({n} demands)", "Où les personnes sont orientées ({n} demandes)")
_UNMET = Text("Needs that nobody serves: {n}", "Besoins que personne ne couvre : {n}")
_SERVED = ((Text("sure", "sûre"), "#"), (Text("check", "vérif."), "?"), (Text("nobody", "aucune"), "."))
_EXPLAINED = Text("Explained in full in the report", "Expliquées en entier dans le rapport")
_ASK = Text("{stage}; to ask: {asked}", "{stage} ; à demander : {asked}")
_DONE = Text("{stage}; nothing more to ask", "{stage} ; plus rien à demander")


def summary(tour: Tour, language: str | Language = "en") -> tuple[str, ...]:
    """The lines of the summary, in one language."""
    return tuple(line.rstrip() for line in _lines(tour, language_of(language).word))


def _lines(tour: Tour, language: str) -> Iterator[str]:
    yield from textwrap.wrap(_plain(_ABOUT.of(n=tour.cohort.people, seed=tour.seed), language), WIDTH)
    yield from _counted(tour.cohort, language)
    if tour.cases:
        yield from ("", _plain(_EXPLAINED, language))
        for case in tour.cases:
            yield from _case(case, language)
    yield from _sent(tour.sent, language)
    yield from _years(tour.years, language)
    if tour.given is not None:
        heading = _plain(_GIVEN.of(n=tour.given.people, refused=tour.refused), language)
        yield from ("", heading, "=" * len(heading))
        yield from _counted(tour.given, language)


def _sent(sent: Sent, language: str) -> Iterator[str]:
    """Where people are sent, and what nobody serves."""
    yield ""
    yield _head(_SENT.of(n=sent.demands), language, _SERVED)
    served = {service: (sent.sure[service], sent.checked[service], sent.unserved(service))
              for service in Service if service in sent.listed}
    sums = [sum(values) for values in served.values()]
    line = line_of(sums)
    if max(sums) > line:
        yield from textwrap.wrap(_plain(FOLD.of(n=grouped(line)), language), WIDTH, initial_indent="  ", subsequent_indent="  ")
    for service, values in served.items():
        yield from _row(SERVICES.get(service) or label(service), values, line, language, [sign for _, sign in _SERVED])
    yield ""
    yield _head(_UNMET.of(n=sent.unmet.total()), language)
    for (wanted, reason), count in sorted(sent.unmet.items(), key=lambda item: (*map(int, item[0]),)):
        said = _plain(Text("{service}: {reason}", "{service} : {reason}").of(
            service=SERVICES.get(wanted) or label(wanted), reason=label(reason)), language)
        yield f"  {said:{WIDTH - 2 - _NUMBER}}{count:>{_NUMBER}}"


def _years(years: Sequence[Year], language: str) -> Iterator[str]:
    """For each year the days looked at, with how much is due on them, and what came of it in sentences."""
    if years:
        yield ""
        yield _head(summary_years.TITLE, language, [(column, " ") for column in summary_years.COLUMNS.values()])
    for year in years:
        yield f"  {_plain(summary_years.heading(year), language)}"
        for date, what, values in summary_years.numbers(year):
            said = f"{date}  {_plain(what, language)}"
            yield f"    {said:{WIDTH - 4 - _NUMBER * len(values)}}" + "".join(f"{value:>{_NUMBER}}" for value in values)
        told = " ".join(_plain(each, language) for each in summary_years.sentences(year))
        yield from textwrap.wrap(told, WIDTH, initial_indent="    ", subsequent_indent="    ")


def _counted(tally: Tally, language: str) -> Iterator[str]:
    """The four charts of some people."""
    yield ""
    yield _head(_MEETS, language, _ANSWERS)
    for item in ITEMS:
        yield from _row(SHORT[item], [tally.items[item, tri] for tri in ANSWERS], tally.people, language)
    yield ""
    yield _head(_VERDICTS, language, _ANSWERS)
    for verdict in VERDICTS:
        yield from _row(VERDICT[verdict], [tally.verdicts[verdict, tri] for tri in ANSWERS], tally.people, language)
    yield ""
    yield _head(_STAGES, language)
    for stage in Stage:
        yield f"  {_plain(label(stage), language):{WIDTH - 2 - _NUMBER}}{tally.stages[stage]:>{_NUMBER}}"
    if tally.open:
        yield ""
        yield _head(_FIRST.of(n=tally.open), language, _USE)
        most = max(tally.asked[item] for item in ITEMS)
        for item in sorted(ITEMS, key=lambda item: (-tally.alone[item], -tally.asked[item], int(item))):
            yield from _row(SHORT[item], (tally.alone[item], tally.asked[item] - tally.alone[item]), most, language,
                            [sign for _, sign in _USE])


def _head(title: Text, language: str, columns: Sequence[tuple[Text, str]] = ()) -> str:
    """A title, and over each column of numbers its name and sign."""
    names = "".join(f"{sign + ' ' + _plain(name, language):>{_NUMBER}}" for name, sign in columns)
    return f"{_plain(title, language):{WIDTH - len(names)}}{names}"


def _row(name: Text, values: Sequence[int], whole: int, language: str, signs: Sequence[str] = ()) -> Iterator[str]:
    """A name, a bar of signs, and the numbers; a bar of more than ``whole`` goes on in the lines below."""
    bar, end = "", 0
    for value, sign in zip(values, signs or _SIGNS.values(), strict=True):
        end += value
        bar += sign * ((2 * end * _BAR + whole) // (2 * whole or 1) - len(bar))
    numbers = "".join(f"{value:>{_NUMBER}}" for value in values)
    yield f"  {_plain(name, language):{_NAME - 2}}{bar[:_BAR]:{WIDTH - _NAME - len(numbers)}}{numbers}"
    for start in range(_BAR, len(bar), _BAR):
        yield " " * _NAME + bar[start:start + _BAR]


def _case(case: Case, language: str) -> Iterator[str]:
    """What a person shows, where they are, and what is asked of whom."""
    seen = case.screening
    asked = " / ".join(_plain(SHORT[question], language).lower() for question in seen.ask)
    after = (_ASK if asked else _DONE).of(stage=label(seen.stage), asked=asked)
    yield f"  {_plain(case.role.title, language)} ({_plain(case.name, language)})"
    yield from textwrap.wrap(_plain(after, language), WIDTH, initial_indent="    ", subsequent_indent="    ")


def _plain(text: Text, language: str) -> str:
    """A text for a terminal, where no space needs to hold words together."""
    return typeset(text, language).replace("\u00a0", " ").replace("\u202f", " ")
