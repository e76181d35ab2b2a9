/* review_tally.c - the latest count of a kind.
 * Spec: spec/41-territory.md (TER-5, TER-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review_tally.h"

/* Adds a number to a sum, and says whether it is known. */
static int add(uint64_t *sum, uint32_t number)
{
    *sum += number == UINT32_MAX ? 0 : number;
    return number != UINT32_MAX;
}

integra__review_tallied integra__review_tally(const integra__review *review, uint32_t kind)
{
    static const integra__review_tallied none;
    const integra__tables *t = &review->t;
    integra__review_tallied tally = none;
    integra_date latest = INTEGRA_DATE_UNKNOWN;
    if (!integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_TALLY)) {
        return none;
    }
    for (size_t i = 0; i < t->tally.count; i++) {
        integra_date day = t->tally.date[i];
        if (t->tally.kind[i] != kind || day > review->at) {
            continue;
        }
        if (!integra__review_date_known(day)) {
            return none;
        }
        if (latest == INTEGRA_DATE_UNKNOWN || day > latest) {
            latest = day;
            tally = none;
            tally.clean = 1;
        }
        if (day == latest) {
            int bad = add(&tally.bad, t->tally.bad[i]), not_known = add(&tally.not_known, t->tally.not_known[i]);
            (void)add(&tally.good, t->tally.good[i]);
            tally.clean = tally.clean && bad && not_known;
        }
    }
    tally.clean = tally.clean && tally.bad == 0 && tally.not_known == 0;
    return tally;
}
