"""Values of indicators as they are said: proportions as per cents, ratios as decimal numbers, nothing rounded a second time.

Spec: spec/50-indicators.md (IND-4, IND-7).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ..text import LANGUAGES, Text
from ..words import Indicator

__all__ = ["PERCENT_DIGITS", "PPM_DIGITS", "PROPORTIONS", "decimals", "number"]

#: Shares of a whole; the others are ratios, which may exceed one (IND-2).
PROPORTIONS = (Indicator.A1, Indicator.A2, Indicator.A3, Indicator.A4, Indicator.SHARE)
#: How many digits parts per million have behind the point, as a ratio and as a per cent.
PPM_DIGITS, PERCENT_DIGITS = 6, 4


def decimals(ppm: int, digits: int, language: str) -> str:
    """Parts per million as a decimal number, all that is told of it and no more; ``digits`` stand behind the point."""
    whole, rest = divmod(abs(ppm), 10**digits)
    fraction = f"{rest:0{digits}}".rstrip("0")
    sign = "," if language == LANGUAGES[1] else "."
    return ("-" if ppm < 0 else "") + str(whole) + (sign + fraction if fraction else "")


def number(indicator: Indicator, ppm: int) -> Text:
    """A value in both languages: a per cent of a proportion, else a ratio."""
    if indicator in PROPORTIONS:
        return Text(*(decimals(ppm, PERCENT_DIGITS, language) + "\u00a0%" for language in LANGUAGES))
    return Text(*(decimals(ppm, PPM_DIGITS, language) for language in LANGUAGES))
