"""Rule packs, their parameters, the catalogue of rules, and the words people read.

Spec: spec/00-conventions.md (GEN-9, GEN-11).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

from ._low import core as _low, rules as _low_rules
from ._low.rules import fits
from .errors import UsageError, language_of
from .nearest import with_nearest
from ._model import FrozenMap, Immutable, argument_text, argument_word
from .text import Text, expected, whole_number
from .words import Group, Language, Mark, Provider, Service, SettledBy, Status, Word

__all__ = ["Parameter", "RuleInfo", "Rules", "catalogue", "label", "packs", "parameters", "rule", "sentence"]


#: The units of parameters, by their names in English.
_UNITS = {each.en: each for each in (
    Text("conditions", "maladies"), Text("criteria", "critères"), Text("days", "jours"), Text("medicines", "médicaments"),
    Text("meetings", "réunions"), Text("months", "mois"), Text("occurrences", "survenues"),
    Text("professions", "professions"))}


class Rules(Immutable):
    """An immutable pack of dated rules, some parameters perhaps overridden (GEN-9).

    >>> from integra import Rules
    >>> Rules("has-2014", medicines_threshold=5).overrides
    {'medicines_threshold': 5}
    >>> Rules() == Rules.default()
    True

    Raises:
        UsageError: no such pack or parameter, or a value out of its range (with the rule that refuses it).
        RefusedError: the values contradict each other (SCR-3).
    """

    __slots__ = ("_pack", "_name", "_digest", "_overrides")
    _pack: Any
    _name: str
    _digest: bytes
    _overrides: FrozenMap[str, int]

    def __init__(self, name: str = "has-2014", **overrides: int) -> None:
        argument_text(name, "Rules.name")
        for parameter, value in overrides.items():
            if type(value) is not int:
                raise TypeError(f"Rules: {parameter} takes an int")
            if not fits(value):
                raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(-2**63, 2**63 - 1)).at(parameter))
        try:
            self._settle(_low_rules.create(name, overrides))
        except UsageError as error:
            given, known = (name, packs()) if error.index is None else (
                tuple(overrides)[error.index], [each.name for each in parameters()])
            error.retold(with_nearest(error.told, given, known).at(given) if error.status is Status.UNKNOWN_NAME else error.told)
            raise

    def _settle(self, pack: Any) -> None:
        name = _low_rules.name(pack)
        plain = _low_rules.create(name, {})
        values = {row[0]: _low_rules.value(pack, row[0]) for row in _low_rules.parameter_rows()}
        changed = {key: value for key, value in values.items() if value != _low_rules.value(plain, key)}
        object.__setattr__(self, "_pack", pack)
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_digest", _low_rules.digest(pack))
        object.__setattr__(self, "_overrides", FrozenMap(changed))

    @classmethod
    def _from_message(cls, data: bytes) -> Rules:
        made = cls.__new__(cls)
        made._settle(_low_rules.decode(data))
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Rules cannot be changed: make another one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("Rules cannot be changed: make another one")

    @staticmethod
    def default() -> Rules:
        """The pack has-2014 as it is, one object for everybody."""
        return _default()

    @property
    def name(self) -> str:
        """The pack's name."""
        return self._name

    @property
    def version(self) -> int:
        """The pack's version, counted from 1."""
        return _low_rules.version(self._pack)

    @property
    def effective(self) -> datetime.date:
        """The date from which the pack holds."""
        return _low_rules.effective(self._pack)

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the pack's message: two packs with one digest decide alike."""
        return self._digest

    @property
    def overrides(self) -> dict[str, int]:
        """The parameters whose value is not the pack's own, by name."""
        return dict(self._overrides)

    def value(self, name: str) -> int:
        """The value of a parameter, in its unit. Raises UsageError for an unknown name."""
        return _low_rules.value(self._pack, argument_text(name, "name"))

    def provider(self, service: Service) -> Provider | None:
        """Which body provides a service under this pack, None where the pack names none."""
        code = _low_rules.provider(self._pack, argument_word(Service, service, "service"))
        return Provider(code) if code else None

    def label(self, word: Word, language: str | Language = "en") -> str:
        """What a word is called in the years of this pack, in ``"en"`` or ``"fr"``; as :func:`label` where that has not changed.

        >>> import integra
        >>> from integra import words
        >>> integra.Rules("has-2014").label(words.Tier.MESO, "fr"), integra.Rules("dac-2022").label(words.Tier.MESO, "fr")
        ('table tactique', 'comité territorial')
        """
        if type(word) not in _GROUPS:
            return label(word, language)
        return _low_rules.label(self._pack, _GROUPS[type(word)], word, language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rules) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)

    def __repr__(self) -> str:
        changed = "".join(f", {name}={value}" for name, value in self._overrides.items())
        return f"Rules({self._name!r}{changed})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rules_from, (_low_rules.encode(self._pack),)


@cache
def _default() -> Rules:
    return Rules()


def _rules_from(data: bytes) -> Rules:
    return Rules._from_message(data)


def pack_of(rules: Rules | None) -> Any:
    """The low-level pack of rules, of the default ones for None."""
    if rules is not None and not isinstance(rules, Rules):
        raise TypeError("rules takes integra.Rules, or None for the default ones")
    return (rules or Rules.default())._pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A threshold or period of the packs; ``rule`` reads it and refuses a value out of range.

    ``domain`` says whose it is, such as ``"screening"``. Packs of an ``edition`` before its own were published without
    it: their message and digest hold it only where it is overridden (GEN-9).
    """

    name: str
    rule: str
    domain: str
    edition: int
    unit: str
    default: int
    minimum: int
    maximum: int
    mark: Mark

    def label(self, language: str | Language = "en") -> str:
        """What it is, in ``"en"`` or ``"fr"``."""
        return _low_rules.parameter_label(self.name, language)

    def unit_in(self, language: str | Language = "en") -> str:
        """Its unit, in ``"en"`` or ``"fr"``."""
        return _UNITS[self.unit].said(language_of(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """A rule of the catalogue: where it comes from, and who fixed it (GEN-11).

    ``source`` is in English; :meth:`source_in` says it in either language.
    """

    name: str
    number: int
    source: str
    mark: Mark

    def title(self, language: str | Language = "en") -> str:
        """What it says, in one line, in ``"en"`` or ``"fr"``."""
        return _low_rules.rule_title(self.number, language)

    def source_in(self, language: str | Language = "en") -> str:
        """Where it comes from, in ``"en"`` or ``"fr"``: names of documents stay, words are translated.

        >>> import integra
        >>> integra.rule("SCR-2").source_in("fr")
        'HAS-APP, étape 5, note 3'
        """
        return _low_rules.rule_source_text(self.number, language)


def packs() -> tuple[str, ...]:
    """The names of the built-in packs, oldest first."""
    return _low_rules.pack_names()


def parameters() -> tuple[Parameter, ...]:
    """The parameters of the packs, by name."""
    return tuple(
        Parameter(name=name, rule=_low.rule_name(number), domain=domain, edition=edition, unit=unit, default=default,
                  minimum=minimum, maximum=maximum, mark=Mark(mark))
        for name, number, unit, default, minimum, maximum, mark, edition, domain in _low_rules.parameter_rows()
    )


def _info(number: int) -> RuleInfo:
    return RuleInfo(name=_low.rule_name(number), number=number, source=_low_rules.rule_source(number),
                    mark=Mark(_low_rules.rule_mark(number)))


def rule(name: str) -> RuleInfo:
    """The rule of that name, such as ``"SCR-3"``. Raises UsageError for an unknown one."""
    try:
        return _info(_low_rules.rule_number(argument_text(name, "name")))
    except UsageError as error:
        error.retold(with_nearest(error.told, name, [each.name for each in catalogue()]).at(name))
        raise


def catalogue() -> tuple[RuleInfo, ...]:
    """Every rule that this library knows, by number."""
    return tuple(_info(number) for number in _low_rules.rule_numbers())


#: The group of each enumeration.
_GROUPS: dict[type[Word], Group] = {words: group for group, words in _low.WORD_CLASSES.items()}


def label(word: Word, language: str | Language = "en") -> str:
    """What a word says to a reader, in ``"en"`` or ``"fr"``, which ``Language.EN`` and ``Language.FR`` say too.

    >>> from integra import Language, Stage, label
    >>> label(Stage.TO_REFER, "fr")
    "à adresser à une structure d'appui"
    >>> label(Stage.TO_REFER, Language.EN)
    'to refer to a support structure'
    """
    if isinstance(word, Status):
        return _low.status_text(word, language)
    if type(word) not in _GROUPS:
        raise TypeError("word takes a word of integra's enumerations")
    return _low.word_label(_GROUPS[type(word)], word, language)


def sentence(rule: str, settled_by: SettledBy, language: str | Language = "en") -> str:
    """The sentence a case manager reads for a finding of a rule. Raises UsageError where no such finding exists."""
    return _low.finding_sentence(
        argument_text(rule, "rule"), argument_word(SettledBy, settled_by, "settled_by"), language)
