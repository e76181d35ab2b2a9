"""Made-up people as a data frame.

Spec: spec/03-command.md ("The cohort"), README.md ("Data frames").  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, SupportsIndex, overload

from .columns import columns
from .draw import checked
from .records import COUNT, SEED

if TYPE_CHECKING:  # any of them may be missing, or have no types
    import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]
    import polars  # type: ignore[import-not-found,unused-ignore]
    import pyarrow  # type: ignore[import-untyped,import-not-found,unused-ignore]

__all__ = ["frame"]


@overload
def frame(
    seed: SupportsIndex = ..., count: SupportsIndex = ..., *, library: Literal["pandas"]
) -> pandas.DataFrame: ...
@overload
def frame(
    seed: SupportsIndex = ..., count: SupportsIndex = ..., *, library: Literal["polars"]
) -> polars.DataFrame: ...
@overload
def frame(
    seed: SupportsIndex = ..., count: SupportsIndex = ..., *, library: Literal["pyarrow"]
) -> pyarrow.Table: ...
@overload
def frame(seed: SupportsIndex = ..., count: SupportsIndex = ..., *, library: None = None) -> Any: ...
def frame(
    seed: SupportsIndex = SEED, count: SupportsIndex = COUNT, *,
    library: Literal["pandas", "polars", "pyarrow"] | None = None,
) -> Any:
    """People who do not exist, a row each, for :func:`integra.screen` and :func:`integra.orient` to take as they are.

    >>> import integra
    >>> people = integra.cohort.frame(count=1000, library="pandas")
    >>> print(people[["ref", "age", "sex", "commune", "motives"]].head(2).to_string(index=False))
           ref  age    sex commune                          motives
    person 001   32 female   18279 information palliative_expertise
    person 002   99   male   18033                   social_aid etp
    >>> seen = integra.screen(people, outputs=["pps", "stage"], prefix="")
    >>> integra.orient(seen)["orient_services"].head(2).tolist()
    ['information consent_discussion advice_without_identity', 'social_aids etp mt_search']

    The first columns are ``ref`` and ``date``, ``age`` in whole years (18 to 99), ``sex`` (words of :class:`integra.Sex`)
    and ``commune`` (codes of :data:`integra.cohort.COMMUNES`). Then comes what :func:`cohort` says of each person, flat:
    answers, facts, counts and their floors, admissions; and a demand of each: motives, and the fields of
    :class:`integra.Demand` but for ``pps`` and ``stage``, which nobody knows before a screening, as above. ``over_60``
    goes with the age (ORI-10). What a record leaves out is missing.

    Args:
        seed: whose people; the same seed gives the same ones everywhere, whatever the library.
        count: how many; person n is the same in every cohort of a seed.
        library: the one to make a frame of; the first that is installed of pandas, polars and pyarrow by default.

    Raises:
        UsageError: another library, a seed of more than 127 bits, or a count below 0.
        TypeError: a seed or a count that is no whole number.
        ImportError: the library is not installed, or numpy; lists in pandas need pyarrow as well.
    """
    whole, many = checked(seed, count)
    from ..frames.make import frame_of

    return frame_of(columns(whole, many), library)
