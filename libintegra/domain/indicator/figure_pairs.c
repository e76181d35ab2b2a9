/* figure_pairs.c - the few choices that stays without a day leave, tried one by one.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_pairs.h"

#define KNOWN  SIZE_MAX /* a stay whose day is known: these never get in one another's way */
#define CHOICE (INTEGRA__FIGURE_MOVABLE_MOST + 1)

void integra__figure_movable_keep(integra__figure_movable *movable, int64_t day, uint64_t stay, int greater)
{
    size_t at = movable->count;
    while (at > 0 && (greater ? movable->days[at - 1] < day : movable->days[at - 1] > day)) {
        at--;
    }
    if (at == INTEGRA__FIGURE_MOVABLE_MOST) {
        return;
    }
    movable->count += movable->count < INTEGRA__FIGURE_MOVABLE_MOST;
    for (size_t i = movable->count - 1; i > at; i--) {
        movable->days[i] = movable->days[i - 1];
        movable->stays[i] = movable->stays[i - 1];
    }
    movable->days[at] = day;
    movable->stays[at] = stay;
}

/* What stays whose days are known offer to the others, where there are others: the first day that follows a discharge,
 * the last admission. */
typedef struct edges {
    int known_pair;
    int64_t first, last; /* beyond every day where there is none */
    int64_t from, to;    /* days on which a readmission is looked for */
} edges;

static edges edges_of(const integra__figure_pairs *pairs, int movable)
{
    const integra__figure_days asked = integra__figure_days_between(pairs->from, pairs->to);
    const integra__figure_days follow = integra__figure_days_and(integra__figure_days_after(pairs->discharged), asked);
    const integra__figure_days admitted = integra__figure_days_and(pairs->admitted, asked);
    const int32_t first = movable ? integra__figure_days_first(follow) : -1;
    const int32_t last = movable ? integra__figure_days_last(admitted) : -1;
    const int64_t zero = pairs->window->first;
    return (edges){ integra__figure_days_any(integra__figure_days_and(admitted, follow)),
                    first < 0 ? INT64_MAX : zero + first, last < 0 ? INT64_MIN : zero + last, zero + pairs->from,
                    zero + pairs->to };
}

/* A readmission and the stay before it: places among those that lack a day, or KNOWN. */
typedef struct choice {
    size_t admission, discharge;
} choice;

static int is_same(const integra__figure_movable *a, size_t i, const integra__figure_movable *b, size_t k)
{
    return i != KNOWN && k != KNOWN && a->stays[i] == b->stays[k];
}

static int works(const integra__figure_pairs *pairs, const edges *known, choice chosen)
{
    if (chosen.admission == KNOWN && chosen.discharge == KNOWN) {
        return known->known_pair;
    }
    if (chosen.admission == KNOWN) {
        return pairs->discharges->days[chosen.discharge] < known->last;
    }
    const int64_t latest = pairs->admissions->days[chosen.admission];
    if (chosen.discharge == KNOWN) {
        return latest >= known->first;
    }
    const int64_t admitted = latest < known->to ? latest : known->to;
    return admitted >= known->from && pairs->discharges->days[chosen.discharge] < admitted &&
           !is_same(pairs->admissions, chosen.admission, pairs->discharges, chosen.discharge);
}

/* The choices that work, those of known days first; their number. */
static size_t choices_of(const integra__figure_pairs *pairs, choice chosen[CHOICE * CHOICE])
{
    const edges known = edges_of(pairs, pairs->admissions->count + pairs->discharges->count > 0);
    size_t count = 0;
    for (size_t i = 0; i <= pairs->admissions->count; i++) {
        for (size_t k = 0; k <= pairs->discharges->count; k++) {
            chosen[count] = (choice){ i == 0 ? KNOWN : i - 1, k == 0 ? KNOWN : k - 1 };
            count += works(pairs, &known, chosen[count]) != 0;
        }
    }
    return count;
}

int integra__figure_pairs_can(const integra__figure_pairs *pairs)
{
    choice chosen[CHOICE * CHOICE];
    return choices_of(pairs, chosen) > 0;
}

/* Whether one filling can hold both: a stay readmitted earlier may well be the one discharged before the later one. */
static int together(const integra__figure_pairs *later, choice l, const integra__figure_pairs *earlier, choice e)
{
    return !is_same(later->admissions, l.admission, earlier->admissions, e.admission) &&
           !is_same(later->discharges, l.discharge, earlier->discharges, e.discharge) &&
           !is_same(later->admissions, l.admission, earlier->discharges, e.discharge);
}

int integra__figure_pairs_can_both(const integra__figure_pairs *later, const integra__figure_pairs *earlier)
{
    choice of_later[CHOICE * CHOICE], of_earlier[CHOICE * CHOICE];
    const size_t later_count = choices_of(later, of_later), earlier_count = choices_of(earlier, of_earlier);
    for (size_t l = 0; l < later_count; l++) {
        for (size_t e = 0; e < earlier_count; e++) {
            if (together(later, of_later[l], earlier, of_earlier[e])) {
                return 1;
            }
        }
    }
    return 0;
}
