"""What is proposed, in words: for those at the table, and as the head of a draft that may be handed on.

Spec: spec/45-observed.md ("Proposals"); CON-4, CON-7, ORI-16 to ORI-18.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..._model import argument
from ...errors import language_of
from ...protocol.protocol import demand_count
from ...protocol.template import WIDTH, to_toml
from ...rules import label
from ...text import LANGUAGES, Text, joined, plural, verbatim
from ...words import DifficultyKind, Function, Language, Passing, Service, Tri, Word
from .proposals import Proposal, Proposals, Tried

__all__ = ["draft_toml", "lines_of", "proof_of", "title_of"]

Line = tuple[Text, Text]
_RECURS, _KEPT = Text("recurs", "revient"), Text("kept by", "en cause")
_DECIDES, _ROW, _NO_ROW = Text("decides", "décide"), Text("to discuss", "à débattre"), Text("no row", "pas de ligne")
_TRIED, _PROOF = Text("tried", "essayé"), Text("proof", "preuve")
_HIDDEN = Text("1 to 10 times, the number is hidden (CON-7)", "1 à 10 fois, le nombre est masqué (CON-7)")
_TIMES = Text("{n} time", "{n} fois"), Text("{n} times", "{n} fois")
_SINCE = Text("a collective problem since {month} (CON-7)", "problème collectif depuis {month} (CON-7)")
_ENTER = Text("the tactical table (meso): to be entered on its agenda, with a day by which it settles it (CON-7)",
              "la table tactique (méso) : à inscrire à son ordre du jour, avec une échéance (CON-7)")
_THERE = Text("the tactical table (meso), on whose agenda it stands already (CON-7)",
              "la table tactique (méso), qui l'a déjà à son ordre du jour (CON-7)")
_TOOL = Text("a row of the protocol is its to adopt (CON-4)", "adopter une ligne du protocole lui revient (CON-4)")
_OFFER = Text("to open or fund an offer is the strategic table's (macro, CON-4), to which it rises if it is not settled in time",
              "ouvrir ou financer une offre relève de la table stratégique (macro, CON-4), vers qui il remonte s'il n'est pas réglé "
              "à temps")
_BESIDE = Text("{row}: calls “{candidate}” beside “{service}”, which stays called, since no row takes away what answers a motive "
               "(ORI-16)", "{row} : appelle « {candidate} » en plus de « {service} », toujours appelé, car aucune ligne ne retire ce "
               "qui répond à un motif (ORI-16)")
_SEEN = Text("this log saw it served, whether where the other is lacking it does not say; whether it meets the need is for the table "
             "to say", "ce journal l'a vu assuré, sans dire si c'est là où l'autre manque ; à la table de dire si cela répond au besoin")
_BACK = Text("offers turn away who asks for themselves: a professional's request is a route back",
             "des offres n'acceptent pas la demande de la personne ou de l'aidant : la demande d'un professionnel est un retour possible")
_NOWHERE = Text("may not be called there", "ne peut y être appelé")
_HOLDS = Text("changes no answer", "ne change aucune réponse")
_HEAD = Text("Draft to discuss: nobody has adopted it, and it answers no demand before somebody does (GEN-2). Its rows are those "
             "of {adopted}; those that are new stand at the end, and their ids begin with observed-.",
             "Projet à débattre : personne ne l'a adopté, et il ne répond à aucune demande avant cela (GEN-2). Ses lignes sont "
             "celles de {adopted} ; les nouvelles sont à la fin, et leur id commence par observed-.")
#: What no row of a protocol changes: there is no offer, or not enough of it.
_OF_OFFERS = frozenset((Passing.NOT_OFFERED, Passing.OTHER_AREA, Passing.NOT_YET_OPEN, Passing.CLOSED, Passing.FULL))


def title_of(proposal: Proposal) -> Text:
    """What recurs: the service, the function's or the caller's own number."""
    if proposal.service is not None:
        return _label(proposal.service)
    function = next((each for each in Function if each.code == proposal.topic), None)
    if proposal.kind is DifficultyKind.SUPPORT_FUNCTION and function is not None:
        return _label(function)
    return _label(proposal.kind).within(verbatim(proposal.topic))


def lines_of(proposal: Proposal, *, outward: bool) -> Iterator[Line]:
    """What is said of a proposal, each with its head; ``outward`` as it may leave the territory: no count from 1 to 10, and
    none of a reason."""
    month = f"{proposal.month:%Y-%m}" if proposal.month else "?"
    count = proposal.count if outward else proposal.occurrences
    yield _RECURS, (_HIDDEN if count is None else plural(count, *_TIMES)).then(_SINCE.of(month=month))
    if proposal.reasons:
        yield _KEPT, joined((_label(reason) if outward else _label(reason).within(plural(times, *_TIMES))
                             for reason, times in proposal.reasons))
    yield _DECIDES, _decides(proposal)
    if proposal.why is not None:
        yield _NO_ROW, proposal.why
    for tried in proposal.tried:
        if proposal.rows and tried is proposal.tried[-1]:
            break
        yield _TRIED, _tried(tried)
    for row in proposal.rows:
        assert proposal.service is not None
        called = row.calls[0].service
        yield _ROW, _BESIDE.of(row=row.id, candidate=_label(called), service=_label(proposal.service)).then(
            _BACK if called is Service.PROFESSIONAL_REQUEST else _SEEN)


def _decides(proposal: Proposal) -> Text:
    told = _THERE if proposal.matter is None else _ENTER
    if proposal.rows:
        told = told.then(_TOOL)
    return told.then(_OFFER) if any(reason in _OF_OFFERS for reason, _ in proposal.reasons) else told


def _tried(tried: Tried) -> Text:
    if tried.failures:
        failure = tried.failures[0]
        return _label(tried.service).then(Text(*(failure.sentence(language) for language in LANGUAGES)))
    return _label(tried.service).then(_HOLDS if tried.rows else _NOWHERE)


def _label(word: Word) -> Text:
    return Text(*(label(word, language) for language in LANGUAGES))


def proof_of(proposals: Proposals) -> Text:
    """What the prover says of a draft: that it is proved, whether it calls what is imposed, how many answers change."""
    changes, conformity = proposals.changes(most=0), proposals.conformity()
    assert changes is not None and conformity is not None
    adopted = proposals.adopted.name
    told = Text("proved over {n} possible demands (ORI-16)", "prouvé pour {n} demandes possibles (ORI-16)").of(
        n=_grouped(demand_count()))
    if conformity.verdict is Tri.YES:
        told = told.then(Text(f"calls all that {adopted} imposes (ORI-17)", f"appelle tout ce que {adopted} impose (ORI-17)"))
    return told.then(Text("answers {n} demands otherwise than {adopted} (ORI-18)",
                          "répond autrement que {adopted} à {n} demandes (ORI-18)").of(
        n=_grouped(changes.demands), adopted=adopted))


def _grouped(number: int) -> Text:
    return Text(f"{number:,}", f"{number:,}".replace(",", " "))


def draft_toml(proposals: Proposals, language: str | Language = "en") -> str:
    """The draft as TOML that ``integra protocol check`` reads, what it is and why as comments at its head, fit to leave the
    territory. Raises ValueError where there is no draft."""
    draft = argument(Proposals, proposals, "proposals").draft
    if draft is None:
        raise ValueError("no row is proposed: there is no draft")
    said = language_of(language).word
    lines = [*_comment(_HEAD.of(adopted=proposals.adopted.name).said(said)), *_comment(_line((_PROOF, proof_of(proposals)), said))]
    for proposal in proposals.found:
        lines += ["#", *_comment(f"- {title_of(proposal).said(said)}")]
        for each in lines_of(proposal, outward=True):
            lines += _comment(_line(each, said), "#   ")
    return "\n".join([*lines, "", to_toml(draft)])


def _line(line: Line, language: str) -> str:
    return line[1].at(line[0]).said(language)


def _comment(text: str, first: str = "# ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=f"{first}  ", break_on_hyphens=False,
                         break_long_words=False)
