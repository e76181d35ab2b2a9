"""Words that take back what stands beside them: a text that says stop, nought, doubt, or an end.

Spec: spec/10-screening.md (SCR-7), GEN-1.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A code whose own text says that it is over or not sure is no evidence. Who writes one word of these may
have meant another thing: so the code says neither yes nor no, and what it says is left open.
Patterns are of plain text: small letters, without accents. No text is kept or shown (GEN-6).
"""

from __future__ import annotations

import functools
import re
import unicodedata

#: What says that something is no longer so, and why it is read so.
_STOP = (
    (r"stop(s|pe|pee|pes|pees|per|ped|ping)?", "the usual word in both languages, on lists of medicines above all"),
    (r"arret(e|ee|es|ees|er|ons|ez)?(?! (cardi|respir|circul))", "stopped; an arrest of heart or breathing is a disease"),
    (r"suspend(u|ue|us|ues|re|ed|s)?", "held back; a suspension is a form, and no such word"),
    (r"interromp\w*|(treatment|therapy|drug) interrupted", "broken off; a vessel may be interrupted too"),
    (r"discontinu(e|ed|ing)", "stopped"),
    (r"cess(e|ee|es|ees|er)|ceased", "stopped"),
    (r"termine(e|s|es|r)?", "over; what is terminal is not"),
    (r"fin (de|du) traitement|end of treatment", "over"),
    (r"en pause|paused|on hold|withheld", "held back"),
    (r"annule(e|s|es|r)?|cancell?ed", "called off"),
    (r"remplace[er]?s? par|replaced by|switched to", "another has taken its place"),
    (r"(ne|n') ?(\w+ )?(plus|jamais)|plus pris(e|es)?|no longer|never", "not any more, or never"),
    (r"(ne|n') ?(en )?(prend|prends|prenait|prendre) pas|ne pas prendre|pas pris(e|es)?|non pris(e|es)?", "not taken"),
    (r"not (taking|taken)|(do|does|did) not take", "not taken"),
    (r"zero|aucune? (prise|dose)|no dose", "nought"),
)
#: What says that something is not sure, or is not so.
_DOUBT = (
    (r"suspicions?( de| d')?|suspect(e|ee|es|ees|ed)?", "thought of, not found"),
    (r"possibl(e|es|y|ement)|eventuel(s|le|les|lement)?", "may be"),
    (r"probabl(e|es|y|ement)|presum(e|ee|es|ees|ed)|likely", "thought to be"),
    (r"dout(e|es|eux|euse|euses)|doubtful", "doubt itself"),
    (r"hypothese|diagnostic differentiel|differential diagnosis", "one of several thoughts"),
    (r"a (confirmer|verifier|preciser|eliminer|rechercher|discuter|revoir|voir)", "still to be found out"),
    (r"non (confirme|retrouve)(e|s|es)?|unconfirmed|not found", "not found"),
    (r"elimine(e|s|es)?|ecarte(e|s|es)?|exclu(e|s|es)?|refute(e|s|es|d)?", "looked for and not there"),
    (r"ruled? out|excluded|no evidence of|negative for", "looked for and not there"),
    (r"pas (de|d'|du)|absence (de signe|d'argument)s?", "said not to be"),
    (r"depistage|screening (for|of)|at risk (for|of)|risque (de|d')", "looked for, or feared"),
    (r"antecedents? famili\w+|atcd fam\w*|family history", "somebody else's"),
)
#: What says in the words of a dosage that it ends.
_END = (
    (r"pendant (\d|un|deux|trois|quatre|cinq|six|sept|huit|dix|quinze)", "so long, and no longer"),
    (r"(durant|for) \d", "so long, and no longer"),
    (r"jusqu|until|till", "up to a day"),
    (r"(?<!les )(?<!every )(?<!each )\d+ ?(j|jrs?|jours?|sem|semaines?|mois|days?|wks?|weeks?|months?)(?! sur)",
     "a length; what comes every so many days has none"),
    (r"qsp", "as much as is needed for so long"),
    (r"(dose|prise|injection|cure) unique|une seule (fois|dose|prise)|single dose|one dose|stat", "once"),
    (r"(one time|once|une fois)$", "once; what follows may say that it is every day"),
)
#: A question mark, but for one within a word: there it stands for a letter that was lost.
_QUESTION = re.compile(r"(?<![a-z])\?|\?(?![a-z])")
#: Numbers as doses are written, morning to night or one alone.
_DOSES = re.compile(r"(?<![a-z0-9.,])\d+(?:[.,]\d+)?(?:\s*[-\u2013\u2014/\u2044]\s*\d+(?:[.,]\d+)?)*")
#: The thousands of one number, apart from one another.
_THOUSANDS = re.compile(r"(?<![0-9.,] )(?<![0-9.,])([1-9][0-9]{0,2})(?: [0-9]{3})+(?![0-9.,])")


def _any(*tables: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{pattern})(?![a-z])" for table in tables for pattern, _ in table))


_STOPPED, _DOUBTED, _ENDING = _any(_STOP), _any(_STOP, _DOUBT), _any(_END)


def plain(text: str) -> str:
    """Give a text in small letters, without accents, its signs in one form."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _nought(text: str) -> bool:
    return any(not re.search("[1-9]", each[0]) for each in _DOSES.finditer(_THOUSANDS.sub(r"\1", text)))


def stopped(text: str) -> bool:
    """Say whether a text says of a medicine that it is not taken any more, or that nothing is taken."""
    told = plain(text)
    return bool(_STOPPED.search(told)) or _nought(told)


@functools.lru_cache(maxsize=2048)
def doubted(text: str) -> bool:
    """Say whether a text takes back what its code says, or is not sure of it."""
    told = plain(text)
    return bool(_DOUBTED.search(told) or _QUESTION.search(told)) or _nought(told)


def ending(text: str) -> bool:
    """Say whether the words of a dosage speak of its end."""
    return bool(_ENDING.search(plain(text)))
