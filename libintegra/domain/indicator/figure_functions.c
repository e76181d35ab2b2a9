/* figure_functions.c - support functions available now and twelve months before (B1).
 * Spec: spec/50-indicators.md, IND-13.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Functions are not filled in one by one, since an offer has several on two days. But there are only 64 sets of them:
 * so it is kept which pairs of sets, now and before, some filling comes to, a bit each. An offer joins one of its own
 * pairs to each; what two offers that may be the same things come to, three come to too: more than two of a kind are
 * not read. */
#include "figure_evaluators.h"

#include "core/bits.h"
#include "domain/rules/generated/bounds.h"
#include "figure_offers.h"

enum { SETS = 64, KINDS = SETS + 1 /* of functions: known sets, and not known */, ENOUGH = 2 };

/* Of each set of functions now, the sets before that go with it. */
typedef struct reached {
    uint64_t before[SETS];
} reached;

typedef struct functions {
    integra__figure_two_days days;
    uint8_t offers[INTEGRA__FIGURE_OPENINGS][KINDS]; /* how many may be so, ENOUGH at most */
    uint64_t pairs[4];                               /* now, the most, before, the most */
} functions;

/* Each of these sets joined with one more: for each function of it, those without it become those with it. */
static uint64_t joined(uint64_t sets, uint32_t with)
{
    static const uint64_t having[] = { UINT64_C(0xaaaaaaaaaaaaaaaa), UINT64_C(0xcccccccccccccccc),
                                       UINT64_C(0xf0f0f0f0f0f0f0f0), UINT64_C(0xff00ff00ff00ff00),
                                       UINT64_C(0xffff0000ffff0000), UINT64_C(0xffffffff00000000) };
    for (uint32_t i = 0; i < sizeof having / sizeof having[0]; i++) {
        if ((with >> i & 1u) != 0) {
            sets = (sets & having[i]) | (sets & ~having[i]) << (1u << i);
        }
    }
    return sets;
}

static void join(reached *after, const reached *all, uint32_t now, uint32_t before)
{
    for (uint32_t set = 0; set < SETS; set++) {
        after->before[set | now] |= joined(all->before[set], before);
    }
}

static void join_openings(reached *after, const reached *all, uint32_t openings, uint32_t with)
{
    if ((openings & INTEGRA__FIGURE_CLOSED) != 0) {
        join(after, all, 0, 0);
    }
    if ((openings & INTEGRA__FIGURE_OPEN_BEFORE) != 0) {
        join(after, all, 0, with);
    }
    if ((openings & INTEGRA__FIGURE_OPEN_NOW) != 0) {
        join(after, all, with, 0);
    }
    if ((openings & INTEGRA__FIGURE_OPEN_BOTH) != 0) {
        join(after, all, with, with);
    }
}

/* One offer more: of known functions, or of any. */
static void add_offer(reached *all, uint32_t openings, uint32_t kind)
{
    reached after = { { 0 } };
    const uint32_t first = kind == SETS ? 0 : kind, last = kind == SETS ? SETS - 1 : kind;
    for (uint32_t set = first; set <= last; set++) {
        join_openings(&after, all, openings, set);
    }
    *all = after;
}

static void reach(const functions *of, reached *all)
{
    *all = (reached){ { 1 } };
    for (uint32_t openings = 1; openings < INTEGRA__FIGURE_OPENINGS; openings++) {
        for (uint32_t kind = 0; kind < KINDS; kind++) {
            for (uint32_t i = 0; i < of->offers[openings][kind]; i++) {
                add_offer(all, openings, kind);
            }
        }
    }
}

/* Functions of one structure: that it has in every filling, and in some. */
static void see(const integra__figure_offer *offer, uint32_t open, uint32_t *certain, uint32_t *possible)
{
    const int known = offer->functions != INTEGRA__FUNCTIONS_UNKNOWN;
    if ((offer->openings & ~open) == 0 && known) {
        *certain |= offer->functions;
    }
    if ((offer->openings & open) != 0) {
        *possible |= known ? offer->functions : SETS - 1u;
    }
}

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    functions *of = context;
    const uint8_t *first = integra__rows_peek(cursor);
    uint32_t kind = 0, sets[4] = { 0 };
    for (const uint8_t *row = first; row != NULL && memcmp(row, first, INTEGRA__ID_SIZE) == 0;
         row = integra__rows_peek(cursor)) {
        const integra__figure_offer offer = integra__figure_offer_read(&of->days, &kind, cursor);
        uint8_t *count = &of->offers[offer.openings][offer.functions < SETS ? offer.functions : SETS];
        *count = *count < ENOUGH ? (uint8_t)(*count + 1) : ENOUGH;
        see(&offer, INTEGRA__FIGURE_OPEN_NOW | INTEGRA__FIGURE_OPEN_BOTH, &sets[0], &sets[1]);
        see(&offer, INTEGRA__FIGURE_OPEN_BEFORE | INTEGRA__FIGURE_OPEN_BOTH, &sets[2], &sets[3]);
    }
    for (size_t i = 0; i < 4; i++) {
        of->pairs[i] += integra__bit_count(sets[i]);
    }
    return 0;
}

static void tell_nobody(void *context, const uint8_t *id, uint32_t outcomes)
{
    (void)context, (void)id, (void)outcomes;
}

/* One filling's counts taken in. */
static void take_in(integra__bounds *bounds, uint64_t now, uint64_t before)
{
    const integra__ratio ratio = { now, before };
    bounds->numerator = now < bounds->numerator ? now : bounds->numerator;
    bounds->numerator_highest = now > bounds->numerator_highest ? now : bounds->numerator_highest;
    bounds->denominator = before < bounds->denominator ? before : bounds->denominator;
    bounds->denominator_highest = before > bounds->denominator_highest ? before : bounds->denominator_highest;
    bounds->unbounded |= before == 0 && now > 0;
    if (integra__ratio_less(ratio, bounds->lowest)) {
        bounds->lowest = ratio;
    }
    if (integra__ratio_more(ratio, bounds->highest)) {
        bounds->highest = ratio;
    }
}

int integra__figure_functions_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out)
{
    functions of = { .days = integra__figure_two_days_of(ask->tally) };
    const integra__figure_listener listener = { tell_nobody, NULL };
    reached all;
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate, &of, &listener);
    reach(&of, &all);
    counts_out->bounds = (integra__bounds){ .numerator = SETS, .denominator = SETS };
    for (uint32_t now = 0; now < SETS; now++) {
        for (uint32_t before = 0; before < SETS; before++) {
            if ((all.before[now] >> before & 1u) != 0) {
                take_in(&counts_out->bounds, integra__bit_count(now), integra__bit_count(before));
            }
        }
    }
    memcpy(counts_out->pairs, of.pairs, sizeof of.pairs);
    return 1;
}
