"""Where an offer serves and where a person lives, as sets of communes: what meets surely, perhaps, or not at all.

An area is the beginning of the codes of the communes that it holds: a département, a part of one, a commune. Paris, Lyon
and Marseille have a code for the whole city and one for each district; whoever is known by the city alone lives in some
district of it, nobody knows which.
Spec: 22-directory (ORI-11, ORI-12), GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Collection

#: A whole city's code, and those of its districts.
CITIES: dict[str, frozenset[str]] = {
    "75056": frozenset(str(code) for code in range(75101, 75121)),
    "69123": frozenset(str(code) for code in range(69381, 69390)),
    "13055": frozenset(str(code) for code in range(13201, 13217)),
}
#: How long an area may be; of four characters it is a commune's code that lost its leading zero.
LENGTHS = (2, 3, 5)


def refused(area: str) -> bool:
    return len(area) not in LENGTHS


def holds(area: str, commune: str) -> bool:
    """Whether the area holds all of a commune or district: by its own code, or by that of the city it is in."""
    city = next((whole for whole, districts in CITIES.items() if commune in districts), commune)
    return commune.startswith(area) or city.startswith(area)


def serves(areas: Collection[str], commune: str | None) -> str:
    """Whether offers of these areas serve who lives there: ``yes``, ``no``, or ``unknown``.

    Nothing said of either is unknown. Of a whole city: yes where each district is served, no where none is.
    """
    if not areas or commune is None:
        return "unknown"
    homes = {commune} if any(holds(area, commune) for area in areas) else CITIES.get(commune, {commune})
    served = {any(holds(area, home) for area in areas) for home in homes}
    return "unknown" if len(served) == 2 else "yes" if served == {True} else "no"


def near(site: str | None, commune: str | None) -> bool:
    """Whether an offer's own site is in the person's commune (ORI-11): the same code, or a whole city and a district of it."""
    if site is None or commune is None:
        return False
    return site == commune or commune in CITIES.get(site, ()) or site in CITIES.get(commune, ())
