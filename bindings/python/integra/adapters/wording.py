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
    (r"(puis|then) 0(?![.,/\d])", "down to nought"),
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
    (r"antecedents? famili\w+|atcd fam\w*|family history", "somebody else's"),
)
#: What no disease is, so that to be without it is what the code itself says.
_LACKED = ("domicile", "abri", "abode", "emploi", "travail", "profession", "logement", "housing", "home", "revenu", "income",
           "ressource", "couverture", "soutien", "support", "entourage", "famil", "membre", "member", "carer", "aid", "help",
           "care", "congenit", "acqui", "labor", "labour", "transport", "access", "work", "employ", "complication", "precision", "specified", "otherwise",
           "insulin", "hodgkin", "alcoo", "alcoh", "small", "toxi", "rheum", "rhum", "st ", "valv", "tubercul")
#: Who is somebody else.
_OTHERS = (r"(?:grand[- ]?)?(?:pere|mere|parents?)|freres?|soeurs?|oncle|tante|cousine?|fils|fille|daughter|mari|conjointe?|epou(?:x|se)|"
           r"(?:grand)?(?:father|mother|parents?)|brother|sister|uncle|aunt|husband|wife|spouse")
#: What takes back a name only where it leads: elsewhere it mostly speaks of another thing.
_LEADING = (
    (r"(aucune?|absence (de|d'|du|of)|pas (de|d'|du)|pas|no|not|sans|without|non)(?= ?[a-z])"
     r"(?!.*(?:" + "|".join(_LACKED) + "))", "said not to be; a lack that is a finding is none"),
    (r"absence (de signe|d'argument)s?", "said not to be"),
    (r"(non|negati(f|fs|ve|ves)|s/o|n/a)$|jamais", "the answer is no"),
    (r"(denies|denied|denying|nie|free of|free from|exempte? de|indemne de)", "said not to be"),
    (r"(recherche|bilan|crainte|peur|fear|workup|work-up)( d'une?)? ?(de|d'|du|of|for)?|a l'etude", "looked for, or feared"),
    (r"depistage|screening (for|of)|at risk (for|of)|risque (de|d')", "looked for, or feared"),
    (r"anciens?|anciennes?|former|h/o", "it was so"),
    (_OTHERS, "somebody else's"),
)
#: What takes back a name wherever it stands in the clause of the name.
_BESIDE = (
    (r"(gueri|resolu|disparu|infirme)(e|s|es)?|resolved|cured|healed|(en|in) remission", "over"),
    (r"absente?s?$", "said not to be"),
    (r"(chez|in) (le |la |l'|son |sa |her |his |the )?(" + _OTHERS + ")", "somebody else's"),
)
#: A question mark, but for one within a word: there it stands for a letter that was lost.
_QUESTION = re.compile(r"(?<![a-z])\?|\?(?![a-z])")
#: The thousands of one number, apart from one another.
_THOUSANDS = re.compile(r"(?<![0-9.,] )(?<![0-9.,])([1-9][0-9]{0,2})(?: [0-9]{3})+(?![0-9.,])")
#: Numbers as doses are written, morning to night, from least to most, or one alone; and what they are of.
_DOSES = re.compile(r"(?<![a-z0-9.,])(\d+(?:[.,]\d+)*(?:(?:\s*[-\u2013\u2014/\u2044]\s*|\s+(?:a|to|ou|or)\s+)\d+(?:[.,]\d+)*)*)\s*([a-z\u03bc%]*)")
#: A strength, a length and a day are no part of what is taken when.
_STRENGTHS = frozenset("mg g kg ug mcg µg μg ng ml l ui iu u % mmol meq".split())
_APART = frozenset("j jr jrs jour jours day days sem semaine semaines week weeks "
                   "wk wks mois month months an ans year years h heure heures min".split()) | _STRENGTHS
_DATED = re.compile(r"\b(?:le|en|depuis|since|on|du|au) \d[\d/.-]*")
#: Several times of the day, or a least and a most: only there may one number be nought and the medicine be taken.
_SCHEME = re.compile(r"\b(?:matin|midi|soir|coucher|nuit|morning|noon|evening|night|bedtime)|\d\s+\d"
                     r"|(?<![\d.,])0(?:\s?[a-z/]+){0,2}\s(?:a|to|ou|or)\s")
_STOPPING = r"(?:(?:l'|les? |la |ce |it |them )?(?:arret|interromp|suspend|stopp|cess|stop|interrupt|discontinu)\w*)"
#: Who says not to stop says that it goes on, unless it is only up to some day.
_GOES_ON = re.compile(
    r"\b(?:(?:ne |n')(?:(?:pas|jamais|surtout|plus|doit|doivent|faut|est|a|ete|etre|en) ?)*" + _STOPPING + r"(?:ez)?(?: (?:pas|jamais))?"
    r"|(?:do not|don't|must not|should not|never|not|without|non|pas|jamais|sans)(?: (?:a|ete|been|d'|de|be))? ?" + _STOPPING
    + r"|pas d'(?:arret|interruption)|sans interruption|without interruption)(?![a-z])(?!.*\b(?:avant|before) (?:le|la fin|\d|j|the end|day))")


def any_of(*tables: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Give one pattern of whole words for the rows of tables."""
    return re.compile("|".join(rf"\b(?:{pattern})(?:(?<=')|(?![a-z]))" for table in tables for pattern, _ in table))


_NOT = (
    (r"pas (de|d'|du)|absence (de signe|d'argument)s?", "said not to be"),
    (r"depistage|screening (for|of)|at risk (for|of)|risque (de|d')", "looked for, or feared"),
)
_STOPPED, _DOUBTED = any_of(_STOP), any_of(_STOP, _DOUBT, _NOT)
#: Where another clause begins than that of the name.
_CLAUSE = re.compile(r"[,;:=(\[]| - | [\u2013\u2014] ")
#: Who or what may stand before the words that lead.
_BEFORE = r"(?:(?:le|la|l'|il|elle|ce|cette|the|this|patiente?|sujet|malade|she|he|son|sa|his|her|est|n'est|has|had|is|does|y|a|n'a|n'y|ne|presente|note|on) ?)*"
_LEADS = re.compile(rf"{_BEFORE}(?:{any_of(_LEADING, _STOP).pattern})")
_NAMED = any_of(_DOUBT, _BESIDE)
#: An adverb that is followed by a word makes that word doubtful, and not the name.
_ADVERB = re.compile(r"(?<=\w )(?:possiblement|probablement|eventuellement|likely|probably|possibly) (?=[a-z])(?!a |chez |en )")
#: A clause of nothing but doubt: it has no other thing to speak of than the name.
_BARE = re.compile(
    r"(?:(?:diagnostic|diagnosis|diag|dx|encore|reste|still|a ce jour|est|is|n'est) )*"
    rf"(?:{any_of(_STOP, _DOUBT, _BESIDE).pattern}|\b(?:non|no|neg|negati(?:f|ve)s?|absente?s?|aucune?s?|jamais|none|nil|0|{_OTHERS})\b"
    r"|pas d'argument.*|plus (?:actif|active|actuel|actuelle))"
    r"(?:(?: (?:en|le|in|on|depuis|since|par|by|chez|lors|apres|after|sur)\b.*)|[ \d/.-]*)[).\] !]*")
#: At the end of the clause of the name: stopped, or over; what a person does no more is another thing.
_ENDED = re.compile(r"(?:(?<!traitement )(?<!tabac )\b(?:arrete|suspendu|termine|stoppe|annule)e?s?|\bstop|\bnon|^\S+ negati(?:f|ve))(?: (?:en|le|depuis)?[ \d/.-]*)?$")
_LIVING_WITH = re.compile(r"(?:ne|n') ?(?!est|sont)\w+ (?:plus|jamais)\b|n'a (?:plus|jamais)\b")


def plain(text: str) -> str:
    """Give a text in small letters, without accents, its signs in one form."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _nought(text: str) -> bool:
    """Say whether what is taken is nought at every time that the text names."""
    found = [(each[1], each[2]) for each in _DOSES.finditer(_DATED.sub("", _THOUSANDS.sub(r"\1", text)))]
    some = [(number, unit) for number, unit in found if re.search("[1-9]", number)]
    for number, unit in found:
        if re.search("[1-9]", number):
            continue
        if re.search(r"\d\s*[-\u2013\u2014/\u2044]", number):
            return True
        others = [of for _, of in some if (of == unit if unit in _STRENGTHS else of not in _APART)]
        if not others or not _SCHEME.search(text):
            return True
    return False


def stopped(text: str) -> bool:
    """Say whether a text says of a medicine that it is not taken any more, or that nothing is taken."""
    told = _GOES_ON.sub("", plain(text))
    return bool(_STOPPED.search(told)) or _nought(told)


@functools.lru_cache(maxsize=2048)
def doubted(text: str) -> bool:
    """Say whether a text takes back what its code says, or is not sure of it."""
    told = _GOES_ON.sub("", plain(text))
    return bool(_DOUBTED.search(told) or _QUESTION.search(told)) or _nought(told)


@functools.lru_cache(maxsize=2048)
def unsure(text: str) -> bool:
    """Say whether the text of a condition takes back its name: where it leads, or right beside it.

    What is said after a comma mostly speaks of another thing, unless nothing but doubt is said.
    """
    told = plain(text)
    parts = [each.strip() for each in _CLAUSE.split(told)]
    marks = ["", *_CLAUSE.findall(told)]
    clauses = [(mark, part) for mark, part in zip(marks, parts, strict=True) if part.strip(") ].")]
    if not clauses or _QUESTION.search(told):
        return bool(_QUESTION.search(told))
    first = _ADVERB.sub("", clauses[0][1])
    if _LEADS.match(first) or _NAMED.search(first) or _nought(first) or _ENDED.search(first):
        return True
    later = clauses[1:2] + [each for each in clauses[2:] if each[0] not in ":="]
    return any(_BARE.fullmatch(part) and not _LIVING_WITH.match(part) for _, part in later)
