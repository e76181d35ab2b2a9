"""For each planted reading a drawn life and a day that tell it from the right one: `witnesses.tsv`.

`PYTHONPATH=tests python -m oracle.due.witnesses` looks for them again, after the drawing has changed.

Spec: none.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import functools
import pathlib
import random
from typing import NamedTuple

from .basis import Screened
from .cover import cover
from .drawing import draw, interesting
from .history import History
from .known import known_at, known_on, known_since
from .look import look
from .planted import ALL, KNOWN
from .pretend import judged, play

TABLE = pathlib.Path(__file__).with_name("witnesses.tsv")
ANSWERS = ("yes", "no", "unknown")


class Witness(NamedTuple):
    """A life by its seed, what is asked of it (look, cover or known), the day, and the screening that is given."""

    wrong: str
    seed: int
    asked: str
    day: datetime.date
    screened: Screened


@functools.lru_cache(maxsize=2)
def life(seed: int) -> History:
    """A drawn life, with rough verdicts and values read."""
    return judged(play(draw(seed)), reading=True)


def asked_of(history: History, witness: Witness) -> object:
    """What the oracle says where a witness looks."""
    if witness.asked == "look":
        return look(history, witness.day, None, witness.screened)
    if witness.asked == "cover":
        return cover(history, witness.day)
    first = known_at(history, history.order[0].recorded)
    return known_since(history), set(known_on(history, witness.day).at), set(first.at)


def told(witness: Witness) -> bool:
    """Whether the wrong reading says something else there."""
    right = life(witness.seed)
    wrongly = right.read_wrongly(frozenset({witness.wrong}))
    return asked_of(right, witness) != asked_of(wrongly, witness)


def noticed(history: History, day: datetime.date, screened: Screened, among: set[str]) -> set[str]:
    """Of these wrong readings those that a comparison of this history on this day, its cover included, would tell."""
    right = look(history, day, None, screened), cover(history, day)
    found = set()
    for wrong in among:
        wrongly = history.read_wrongly(frozenset({wrong}))
        if (look(wrongly, day, None, screened), cover(wrongly, day)) != right:
            found.add(wrong)
    return found


def candidates(wrong: str, seed: int) -> list[Witness]:
    """Where to look in one life for a wrong reading."""
    rng, history = random.Random(seed), life(seed)
    days = interesting(history)
    if wrong in KNOWN:
        minutes = rng.choice(days)
        return [Witness(wrong, seed, "known", day, Screened(day)) for day in (days[0], minutes, days[-1])]
    found = []
    for day in rng.sample(days, min(50, len(days))):
        phases = [e.effective for e in history.order if e.kind in ("activation", "suspension", "resumption")]
        when = rng.choice([*phases[-3:], day, day + datetime.timedelta(days=1)])
        found.append(Witness(wrong, seed, "look", day, Screened(when, rng.choice(ANSWERS), rng.choice(ANSWERS))))
    if "PLN-14" in ALL[wrong]:
        found.append(Witness(wrong, seed, "cover", days[-1], Screened(days[-1])))
    return found


def read() -> list[Witness]:
    """The table."""
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        wrong, seed, asked, day, when, pps, assistance = line.split("\t")
        screened = Screened(datetime.date.fromisoformat(when), pps, assistance)
        found.append(Witness(wrong, int(seed), asked, datetime.date.fromisoformat(day), screened))
    return found


def search(seeds: range) -> tuple[list[Witness], list[str]]:
    """A witness for each wrong reading, those kept that still tell it, and those that have none in these lives."""
    found = [witness for witness in read() if witness.wrong in ALL and told(witness)]
    left = sorted(set(ALL) - {witness.wrong for witness in found})
    for seed in seeds:
        rest = []
        for wrong in left:
            one = next((witness for witness in candidates(wrong, seed) if told(witness)), None)
            if one is None:
                rest.append(wrong)
            else:
                found.append(one)
        left = rest
        if not left:
            break
    return sorted(found), left


def main() -> None:
    """Writes the table."""
    found, left = search(range(12))
    lines = ["wrong\tseed\tasked\tday\tscreened\tpps\tassistance"]
    for wrong, seed, asked, day, screened in found:
        lines.append(f"{wrong}\t{seed}\t{asked}\t{day}\t{screened.date}\t{screened.pps}\t{screened.assistance}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} told; without witness: {', '.join(left) or 'none'}")


if __name__ == "__main__":
    main()
