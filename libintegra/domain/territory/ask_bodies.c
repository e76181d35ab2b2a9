/* ask_bodies.c - the facts of a body that tell who is present at it.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md (CON-10).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "ask_bodies.h"

#include "ask.h"
#include "ask_open.h"
#include "concertation_levels.h"
#include "domain/rules/generated/parameters.h"

#include "core/date.h"

/* Who was at the last meetings, and when those were that are not dated. One that so many followed cannot be among the
 * last; where so many are not known, any earlier one may be, so that the list is wanted from its beginning. */
static void ask_last_meetings(integra__review *review, size_t body)
{
    const integra__tables *t = &review->t;
    const integra__review_children *meetings = &review->meetings_of_body;
    int64_t most = integra__review_value(review, INTEGRA__PARAMETER_LAST_MEETINGS), held = 0;
    integra__concertation_span days = { INTEGRA__DATE_FIRST, review->at };
    for (uint32_t i = meetings->from[body + 1]; i > meetings->from[body] && held < most; i--) {
        uint32_t row = meetings->rows[i - 1];
        integra_tri exists = integra__review_exists(t->meeting.date[row], review->at);
        if (exists == INTEGRA_TRI_NO) {
            continue;
        }
        integra__ask_blank(review, exists != INTEGRA_TRI_YES, INTEGRA_TERRITORY_TABLE_MEETING, row,
                           INTEGRA_COLUMN_MEETING_DATE);
        integra__ask_blank(review, !t->meeting.present_complete[row], INTEGRA_TERRITORY_TABLE_MEETING, row,
                           INTEGRA_COLUMN_MEETING_PRESENT_COMPLETE);
        held += exists == INTEGRA_TRI_YES;
        days.from = held == most ? t->meeting.date[row] : days.from;
    }
    integra__ask_blank(review, !integra__concertation_covers(review, body, days), INTEGRA_TERRITORY_TABLE_BODY, body,
                       INTEGRA_COLUMN_BODY_MEETINGS_COMPLETE);
}

void integra__ask_body(integra__review *review, size_t body)
{
    integra__ask_open(review, INTEGRA_TERRITORY_TABLE_BODY, body);
    integra__ask_blank(review, !review->t.body.seats_complete[body], INTEGRA_TERRITORY_TABLE_BODY, body,
                       INTEGRA_COLUMN_BODY_SEATS_COMPLETE);
    ask_last_meetings(review, body);
}

void integra__ask_senders(integra__review *review, size_t body)
{
    const integra__tables *t = &review->t;
    const integra__review_children *seats = &review->seats_of_body;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i];
        if (review->seat_open[seat] != INTEGRA_TRI_NO) {
            integra__ask_blank(review, integra__ref_open(t->seat.structure[seat], t->body.seats_complete[body]),
                               INTEGRA_TERRITORY_TABLE_SEAT, seat, INTEGRA_COLUMN_SEAT_STRUCTURE);
            integra__ask_open(review, INTEGRA_TERRITORY_TABLE_SEAT, seat);
        }
    }
}

void integra__ask_elected(integra__review *review, size_t body)
{
    const integra__review_children *seats = &review->seats_of_body;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i], category = review->t.seat.category[seat];
        if (review->seat_open[seat] != INTEGRA_TRI_NO && (category == 0 || category == INTEGRA_SEAT_CATEGORY_ELECTED)) {
            integra__ask_blank(review, category == 0, INTEGRA_TERRITORY_TABLE_SEAT, seat, INTEGRA_COLUMN_SEAT_CATEGORY);
            integra__ask_open(review, INTEGRA_TERRITORY_TABLE_SEAT, seat);
        }
    }
}
