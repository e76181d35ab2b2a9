"""For each planted wrong reading of the plan on a day a life that the package played, and a day, that tell it: due_witnesses.tsv.

    python tests/conformance/due_witnesses.py FIRST END     keeps those that still tell theirs, and looks for the others in
                                                            these lives, after a reading or the drawing has changed

Spec: none.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import functools
import pathlib
import random
import sys
from collections.abc import Iterator
from typing import NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parent)]

from due_cases import OTHERWISE, history, play, unlike, unlike_cover, wild
from integra.plan import Plan

from oracle.due.basis import Screened
from oracle.due.cover import cover
from oracle.due.drawing import draw, interesting
from oracle.due.fold import State
from oracle.due.history import History
from oracle.due.known import known_at, known_on, known_since
from oracle.due.look import look
from oracle.due.planted import ALL, KNOWN

TABLE = pathlib.Path(__file__).with_name("due_witnesses.tsv")
ANSWERS = ("yes", "no", "unknown")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


class Witness(NamedTuple):
    """A life (drawn, or a wild history), what is asked of it (look, cover or known), the day, and a screening."""

    wrong: str
    life: str
    seed: int
    asked: str
    day: datetime.date
    screened: Screened


@functools.lru_cache(maxsize=2)
def lived(life: str, seed: int) -> tuple[Plan, History]:
    """The plan of a life, and its second reading."""
    plan = wild(seed) if life == "wild" else play(draw(seed))
    return plan, history(plan)


def asked_of(one: History, witness: Witness) -> object:
    """What the second reading says where a witness looks."""
    if witness.asked == "cover":
        return cover(one, witness.day)
    if witness.asked == "known":
        first = known_at(one, one.order[0].recorded)
        return known_since(one), set(known_on(one, witness.day).at), set(first.at)
    seen = look(one, witness.day, None, witness.screened)
    return seen.rows, set(seen.held), seen.answers


def told(witness: Witness) -> bool:
    """Whether the wrong reading says something else there. Played anew a life has other digests, its texts other salts: what
    was said of it is kept with the history that it was said of."""
    _, right = lived(witness.life, witness.seed)
    asked, wrong = witness._replace(wrong=""), right.wrong ^ {witness.wrong}
    if asked not in right.cache:
        right.cache[asked] = asked_of(right, asked)
    if wrong not in right.cache:
        right.cache[wrong] = right.read_wrongly(wrong)
    wrongly = right.cache[wrong]
    assert isinstance(wrongly, History)
    return right.cache[asked] != asked_of(wrongly, witness)


def agrees(witness: Witness) -> bool:
    """Whether the package says there what the right reading says."""
    plan, right = lived(witness.life, witness.seed)
    if witness.asked == "cover":
        return not list(unlike_cover(plan, right, witness.day))
    if witness.asked == "known":
        since = {event.digest: int(plan.known_since(event).timestamp()) // 60 for event in plan.events}
        first = EPOCH + datetime.timedelta(minutes=right.order[0].recorded)
        then = ({event.digest for event in plan.known_at(when).events} for when in (witness.day, first))
        return (since, *then) == asked_of(right, witness)
    return not list(unlike(plan, right, witness.day, witness.screened))


def read() -> list[Witness]:
    """The table."""
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        wrong, life, seed, asked, day, when, pps, assistance = line.split("\t")
        found.append(Witness(wrong, life, int(seed), asked, datetime.date.fromisoformat(day),
                             Screened(datetime.date.fromisoformat(when), pps, assistance)))
    return found


def candidates(wrong: str, life: str, seed: int, many: int) -> Iterator[Witness]:
    """Where to look in one life for a wrong reading."""
    _, right = lived(life, seed)
    days = interesting(right)
    rng = random.Random(seed)
    phases = [State(right, days[-1]).effective(i) for i, e in enumerate(right.order)
              if e.kind in ("activation", "suspension", "resumption", "review_suspension", "settlement")] if days else []
    for day in rng.sample(days, min(many, len(days))):
        screened = Screened(rng.choice([*phases[-4:], day]), rng.choice(ANSWERS), rng.choice(ANSWERS))
        if wrong not in KNOWN:
            yield Witness(wrong, life, seed, "look", day, screened)
    if days and "PLN-14" in ALL[wrong] and (days[-1] - days[0]).days < 2000:
        yield Witness(wrong, life, seed, "cover", days[-1], Screened(days[-1]))
    if days and wrong in KNOWN:
        for day in rng.sample(days, min(6, len(days))):
            yield Witness(wrong, life, seed, "known", day, Screened(day))


def main() -> None:
    """Writes the table, after each seed."""
    found = [one for one in (read() if TABLE.exists() else []) if one.wrong in ALL and told(one) and agrees(one)]
    left = sorted(set(ALL) - OTHERWISE - {one.wrong for one in found})
    for seed in range(int(sys.argv[1]), int(sys.argv[2])):
        for life in ("life", "wild"):
            some = [next(filter(told, candidates(wrong, life, seed, 8 if seed < 6 else 40)), None) for wrong in left]
            found += [one for one in some if one is not None]
            left = [wrong for wrong, one in zip(left, some, strict=True) if one is None]
        lines = ["wrong\tlife\tseed\tasked\tday\tscreened\tpps\tassistance"]
        for one in sorted(found):
            lines.append("\t".join(map(str, [*one[:5], *vars(one.screened).values()])))
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{seed}: {len(found)} told; without witness: {', '.join(left) or 'none'}", flush=True)
        if not left:
            break


if __name__ == "__main__":
    main()
