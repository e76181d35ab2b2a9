/* decision_lives.c - whether a decision is known to be no dead letter.
 * Spec: spec/40-concertation.md (CON-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "decision_lives.h"

int integra__decision_lives(const integra__review *review, size_t decision, int complete)
{
    const integra__tables *t = &review->t;
    const integra_date at = review->at, due = t->decision.due[decision], changed = t->decision.changed[decision];
    const integra_date adopted = t->decision.adopted[decision];
    if (integra__review_reached(adopted, complete, at) == INTEGRA_TRI_NO || integra__review_date_none(due, complete) ||
        (integra__review_date_known(due) && due >= at)) {
        return 1;
    }
    const integra_date moved[] = { t->decision.effective[decision], t->decision.dropped[decision],
                                   t->decision.under_way[decision] };
    for (size_t i = 0; i < sizeof moved / sizeof moved[0]; i++) {
        if (integra__review_reached(moved[i], complete, at) == INTEGRA_TRI_YES) {
            return 1;
        }
    }
    return integra__review_date_known(adopted) && integra__review_date_known(changed) && adopted <= changed &&
           changed <= at;
}
