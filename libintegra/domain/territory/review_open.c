/* review_open.c - what is open as of the day of a review: structures, bodies, seats, functions, pilotes.
 * Spec: spec/00-conventions.md (GEN-1, GEN-7), spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "review.h"

/* Two columns of a table of which its claim says whether they are complete. */
static integra_tri *open_rows(integra__review *review, uint32_t table, size_t count, const integra_date *opens,
                              const integra_date *closes)
{
    integra_tri *open = integra__review_memory(review, count, sizeof *open);
    int complete = integra__review_claimed(review, table);
    for (size_t i = 0; open != NULL && i < count; i++) {
        open[i] = integra__review_open(opens[i], closes[i], complete, review->at);
    }
    return open;
}

/* Seats are complete where their body says so. */
static integra_tri *open_seats(integra__review *review)
{
    const integra__tables *t = &review->t;
    integra_tri *open = integra__review_memory(review, t->seat.count, sizeof *open);
    for (size_t i = 0; open != NULL && i < t->seat.count; i++) {
        int complete = t->body.seats_complete[t->seat.body[i]];
        open[i] = integra__review_open(t->seat.opens[i], t->seat.closes[i], complete, review->at);
    }
    return open;
}

void integra__pass_open(integra__review *review)
{
    const integra__tables *t = &review->t;
    review->structure_open = open_rows(review, INTEGRA_TERRITORY_TABLE_STRUCTURE, t->structure.count,
                                       t->structure.opens, t->structure.closes);
    review->body_open = open_rows(review, INTEGRA_TERRITORY_TABLE_BODY, t->body.count, t->body.opens, t->body.closes);
    review->seat_open = open_seats(review);
    review->function_open =
        open_rows(review, INTEGRA_TERRITORY_TABLE_FUNCTION, t->function.count, t->function.opens, t->function.closes);
    review->pilote_open =
        open_rows(review, INTEGRA_TERRITORY_TABLE_PILOTE, t->pilote.count, t->pilote.opens, t->pilote.closes);
}
