/* concertation_power.c - each structure sends one who decides, or holds a delegation.
 * Spec: spec/40-concertation.md (CON-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "concertation_power.h"

#include "domain/rules/generated/rules.h"
#include "ask_open.h"

/* What a structure's seats come to at the body that is looked at, which its stamp says. */
typedef struct sender {
    uint32_t body;   /* its place and one; 0 before any */
    uint8_t certain; /* a seat is open for certain */
    uint8_t power;   /* a seat that may be open has power, or may */
} sender;

/* 1 where every seat that may be open says whose it is: a seat of nobody known might have power for any structure. */
static int take_seats(const integra__review *review, size_t body, sender *senders)
{
    const integra__review_children *seats = &review->seats_of_body;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i], structure = review->t.seat.structure[seat];
        if (review->seat_open[seat] == INTEGRA_TRI_NO) {
            continue;
        }
        if (!integra__review_ref_known(structure)) {
            if (integra__ref_open(structure, 1)) {
                return 0;
            }
            continue;
        }
        sender *s = &senders[structure];
        if (s->body != body + 1) {
            *s = (sender){ (uint32_t)body + 1, 0, 0 };
        }
        s->certain |= review->seat_open[seat] == INTEGRA_TRI_YES;
        s->power |= review->t.seat.power[seat] != INTEGRA_POWER_NONE;
    }
    return 1;
}

static void tell_senders(integra__review *review, size_t body, sender *senders)
{
    const integra__review_children *seats = &review->seats_of_body;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t structure = review->t.seat.structure[seats->rows[i]];
        sender *s = integra__review_ref_known(structure) ? &senders[structure] : NULL;
        if (s != NULL && s->body == body + 1 && s->certain && !s->power) {
            integra__review_tell(review, INTEGRA__CON_3, INTEGRA_SETTLED_BY_POWER, &review->t.body.id[body],
                                 &review->t.structure.id[structure], structure, 0, 0, INTEGRA_DATE_UNKNOWN);
            s->certain = 0; /* once a structure */
        }
    }
}

void integra__concertation_power(integra__review *review)
{
    const integra__tables *t = &review->t;
    sender *senders = integra__review_memory(review, t->structure.count, sizeof *senders);
    for (size_t body = 0; senders != NULL && body < t->body.count; body++) {
        if (t->body.tier[body] != INTEGRA_TIER_MICRO && review->body_open[body] == INTEGRA_TRI_YES &&
            t->body.seats_complete[body] && take_seats(review, body, senders)) {
            tell_senders(review, body, senders);
        }
    }
}
