/* concertation_inclusion.c - situations put to an inclusion meeting are decided in time.
 * Spec: spec/40-concertation.md (CON-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include "domain/rules/generated/parameters.h"
#include "domain/rules/generated/rules.h"

/* A month that says nothing of what waits leaves what an earlier one says. */
static int says_what_waits(const integra__review *review, uint32_t row)
{
    return review->t.inclusion_month.pending[row] != UINT32_MAX ||
           !integra__review_date_blank(review->t.inclusion_month.pending_since[row]);
}

/* The latest month of a body, not after D, that says what waits; INTEGRA_DATE_UNKNOWN, before any month, where there is
 * none. */
static integra_date latest_month(const integra__review *review, size_t body)
{
    const integra__review_children *months = &review->inclusion_of_body;
    integra_date latest = INTEGRA_DATE_UNKNOWN;
    for (uint32_t i = months->from[body]; i < months->from[body + 1]; i++) {
        uint32_t row = months->rows[i];
        integra_date month = review->t.inclusion_month.month[row];
        latest = month <= review->at && month > latest && says_what_waits(review, row) ? month : latest;
    }
    return latest;
}

/* Of the record: what is said to wait, or of which it is not said how much does. What waits since a day after D is not
 * late. */
static void tell_waiting(integra__review *review, uint32_t row)
{
    const integra__tables *t = &review->t;
    integra_date since = t->inclusion_month.pending_since[row];
    uint32_t pending = t->inclusion_month.pending[row];
    if (!integra__review_date_known(since) || pending == 0) {
        return;
    }
    integra_date due =
        integra__review_months_due(since, integra__review_value(review, INTEGRA__PARAMETER_INCLUSION_DECISION_MONTHS));
    if (due < review->at) {
        integra__review_tell(review, INTEGRA__CON_14, INTEGRA_SETTLED_BY_INCLUSION_DECISION,
                             &t->body.id[t->inclusion_month.body[row]], NULL, row, pending == UINT32_MAX ? 0 : pending,
                             0, due);
    }
}

void integra__pass_inclusion(integra__review *review)
{
    const integra__review_children *months = &review->inclusion_of_body;
    for (size_t body = 0; body < review->t.body.count; body++) {
        if (review->t.body.kind[body] != INTEGRA_BODY_KIND_INCLUSION) {
            continue;
        }
        integra_date latest = latest_month(review, body);
        for (uint32_t i = months->from[body]; i < months->from[body + 1]; i++) {
            if (review->t.inclusion_month.month[months->rows[i]] == latest) {
                tell_waiting(review, months->rows[i]);
            }
        }
    }
}
