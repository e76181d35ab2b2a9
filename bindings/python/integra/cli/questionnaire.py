"""``integra questionnaire``: the blank form, as text or as a page to print.

Spec: spec/10-screening.md (SCR-1 to SCR-5), spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import html
import textwrap
from importlib import resources
from string import Template

from ..rules import Rules, label
from ..text import Text, verbatim
from ..words import Question, marked
from .console import output
from .options import add_output, command
from .page import HEAD, Page, page_for
from .usage import Commands

QUESTIONS = tuple(Question)
ITEMS = marked(Question, "item")
AFTER = marked(Question, "decision")
BOXES = Text("Yes", "Oui"), Text("No", "Non"), verbatim("?")
#: Texts of the form by their names in questionnaire.html.
TEXTS = {
    "title": Text("Does this person need help with a complex health pathway?",
                  "Cette personne a-t-elle besoin d'aide pour un parcours de santé complexe ?"),
    "person": Text("Person", "Personne"), "date": verbatim("Date"), "by": Text("Filled in by", "Rempli par"),
    "question": verbatim("Question"), "items": Text("Six criteria", "Six critères"),
    "after": Text("Only if at least {threshold} of the six are yes",
                  "Seulement si au moins {threshold} des six sont à oui"),
    "help": Text("One box a line. ? is for what is not known: it is never read as no.",
                 "Une case par ligne. « ? » vaut pour ce qui n'est pas connu : ce n'est jamais lu comme un non."),
    "then": Text("The second question is for the person, and only if the answer to the first is yes.",
                 "La seconde question s'adresse à la personne, et seulement si la réponse à la première est oui."),
    "reading": Text("From {pps} yes: a personalised health plan (PPS) can be considered. From {threshold}: ask whether "
                    "pathway assistance is needed.",
                    "À partir de {pps} oui : un plan personnalisé de santé (PPS) peut s'envisager. À partir de "
                    "{threshold} : se demander si une assistance au parcours est nécessaire."),
    "use": Text("Help to decide for professionals who know the person: the threshold says when to ask, people decide. Not "
                "a diagnosis, not for emergencies, not for rights or benefits. Once filled in, this is health data.",
                "Aide à la décision pour les professionnels qui connaissent la personne : le seuil dit quand se poser la "
                "question, les personnes décident. Ni diagnostic, ni usage en urgence, ni décision sur des droits ou des "
                "prestations. Une fois remplie, cette fiche contient des données de santé."),
    "source": Text("Questions after HAS, Fonctions d'appui aux professionnels de santé, annexe 3 (2014), in our own "
                   "words. Rules SCR-1 to SCR-5, pack {pack}.",
                   "Questions d'après HAS, Fonctions d'appui aux professionnels de santé, annexe 3 (2014), dans nos "
                   "propres mots. Règles SCR-1 à SCR-5, jeu de règles {pack}."),
}


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "questionnaire", run, Text("print the blank questionnaire", "écrire le questionnaire vierge"),
        Text("Prints the form of the six criteria, the professional's judgement and the person's consent, each with a box "
             "for yes, no and unknown. The page of --format html stands alone and prints on one sheet of A4.",
             "Écrit le formulaire des six critères, du jugement du professionnel et du consentement de la personne, chacun "
             "avec une case pour oui, non et inconnu. La page de --format html se suffit et s'imprime sur une feuille A4."),
        "  integra questionnaire\n  integra questionnaire --lang fr --format html -o questionnaire.html\n")
    parser.takes("--format", choices=("text", "html"), default="text", help=Text(
        "what is written: text, or a page to print (default: %(default)s)",
        "ce qui est écrit : texte, ou page à imprimer (par défaut : %(default)s)"))
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the form."""
    with output(args.output, private=False) as out:
        if args.format == "html":
            out.write(page(args.lang).encode("utf-8"))
        else:
            write(page_for(args, out))
    return 0


def texts(language: str) -> dict[str, str]:
    """The form's texts, with the values of the default pack."""
    rules = Rules.default()
    values = {"pps": rules.value("pps_threshold"), "threshold": rules.value("assistance_threshold"), "pack": rules.name}
    return {name: text.of(**values).said(language) for name, text in TEXTS.items()}


#: What the question of item 2 counts; the values come from the rules.
HINT = Text("Chronic conditions: {chronic} or more. Severe failure: heart, respiratory or renal. Medicines: {medicines} or "
            "more.", "Maladies chroniques : {chronic} ou plus. Insuffisance sévère : cardiaque, respiratoire ou rénale. "
            "Médicaments : {medicines} ou plus.")


def hint(question: Question, language: str) -> str:
    """What a question counts, beside its label; empty where the label says it all."""
    if question is not Question.POLYPATHOLOGY:
        return ""
    rules = Rules.default()
    return HINT.of(chronic=rules.value("chronic_conditions_threshold"),
                   medicines=rules.value("medicines_threshold")).said(language)


def sentence(question: Question, language: str) -> str:
    """A question's label as a line of the form."""
    text = label(question, language)
    return text[0].upper() + text[1:]


def write(page: Page) -> None:
    """The form as text."""
    said = texts(page.language)
    page.wrapped(said["title"], style=HEAD)
    page.line()
    page.line(f"{said['person']} {'_' * (38 - len(said['person']))}  {said['date']} {'_' * (37 - len(said['date']))}")
    page.line(f"{said['by']} {'_' * (78 - len(said['by']))}"[:79])
    for head, questions in (("items", ITEMS), ("after", AFTER)):
        page.line()
        page.wrapped(said[head], style=HEAD)
        for number, question in enumerate(questions, 1 + QUESTIONS.index(questions[0])):
            _row(page, number, question)
    page.line()
    for name in ("then", "help", "reading", "use", "source"):
        page.wrapped(said[name])


def _row(page: Page, number: int, question: Question) -> None:
    """A question with its boxes beside its first line."""
    first, *others = textwrap.wrap(sentence(question, page.language), 50)
    page.line(f" {number} {first:<52} " + " ".join(f"☐ {page.said(box):<4}" for box in BOXES).rstrip())
    for each in (*others, *textwrap.wrap(hint(question, page.language), 50)):
        page.line(f"   {each}")


def page(language: str) -> str:
    """The form as a page of HTML that needs nothing else."""
    said = {name: html.escape(text) for name, text in texts(language).items()}
    template = Template(resources.files(__package__).joinpath("questionnaire.html").read_text(encoding="utf-8"))
    return template.substitute(said, lang=language, items_rows=_rows(ITEMS, language),
                               after_rows=_rows(AFTER, language),
                               heads="".join(f'<th scope="col">{box.said(language)}</th>' for box in BOXES))


def _rows(questions: tuple[Question, ...], language: str) -> str:
    """The rows of one table; each box is a radio button named by its question and its column."""
    rows = []
    for question in questions:
        cells = "".join(
            f'<td><input type="radio" name="{question.word}" value="{value}" aria-label="{box.said(language)}" '
            f'aria-describedby="q-{question.word}"></td>'
            for box, value in zip(BOXES, ("yes", "no", "unknown"), strict=True))
        text, more = html.escape(sentence(question, language)), html.escape(hint(question, language))
        text += f"<br><small>{more}</small>" if more else ""
        rows.append(f'<tr><th scope="row" id="q-{question.word}">{int(question) + 1}. {text}</th>{cells}</tr>')
    return "\n".join(rows)
