/* figure_multiprofessional.c - multi-professional structures with a support function (B2).
 * Spec: spec/50-indicators.md, IND-13.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_evaluators.h"

#include "domain/rules/generated/bounds.h"
#include "figure_offers.h"

/* What a structure with that opening alone would count as; these, as bits, are the numerator's and the denominator's.
 */
enum { NOW = 1, BEFORE = 2, STATES = 4 };
static const uint8_t outcome_of[STATES] = { INTEGRA__OUTCOME_NEITHER, INTEGRA__OUTCOME_ABOVE, INTEGRA__OUTCOME_BELOW,
                                            INTEGRA__OUTCOME_BOTH };
static const struct {
    uint32_t opening;
    uint32_t adds;
} openings[] = { { INTEGRA__FIGURE_CLOSED, 0 },
                 { INTEGRA__FIGURE_OPEN_BEFORE, BEFORE },
                 { INTEGRA__FIGURE_OPEN_NOW, NOW },
                 { INTEGRA__FIGURE_OPEN_BOTH, NOW | BEFORE } };

/* States that a structure can be in with one offer more, each set a bit of theirs. */
static uint32_t with_offer(uint32_t states, const integra__figure_offer *offer)
{
    uint32_t after = 0;
    if (offer->functions == 0) {
        return states;
    }
    for (uint32_t state = 0; state < STATES; state++) {
        for (size_t i = 0; (states >> state & 1u) != 0 && i < sizeof openings / sizeof openings[0]; i++) {
            if ((offer->openings & openings[i].opening) != 0) {
                after |= 1u << (state | openings[i].adds);
            }
        }
    }
    return offer->functions == INTEGRA__FUNCTIONS_UNKNOWN ? after | states : after; /* it may have none */
}

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    const integra__figure_two_days *days = context;
    const uint8_t *first = integra__rows_peek(cursor);
    uint32_t states = 1u, kind = 0, outcomes = 0;
    for (const uint8_t *row = first; row != NULL && memcmp(row, first, INTEGRA__ID_SIZE) == 0;
         row = integra__rows_peek(cursor)) {
        const integra__figure_offer offer = integra__figure_offer_read(days, &kind, cursor);
        states = with_offer(states, &offer);
    }
    kind = integra__figure_settled(kind);
    if (kind != 0 && (INTEGRA__STRUCTURE_KIND_MARKED_MULTIPROFESSIONAL >> kind & 1u) == 0) {
        return INTEGRA__OUTCOME_NEITHER;
    }
    for (uint32_t state = 0; state < STATES; state++) {
        outcomes |= (states >> state & 1u) != 0 ? outcome_of[state] : 0u;
    }
    return kind == 0 ? outcomes | INTEGRA__OUTCOME_NEITHER : outcomes;
}

int integra__figure_multiprofessional(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra__figure_two_days days = integra__figure_two_days_of(ask->tally);
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate, &days, listener);
    return 1;
}
