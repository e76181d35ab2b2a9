/* ask_bodies.c - the facts that tell who is present at bodies: of sign 3, and of elected officials absent.
 * Spec: spec/41-territory.md (TER-16), spec/40-concertation.md (CON-10).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "ask_bodies.h"

#include "ask.h"
#include "ask_open.h"
#include "concertation_levels.h"
#include "domain/rules/generated/parameters.h"

#include "core/date.h"

/* Of a body that may be open, by its seats in question: whether who sends to them may be found absent from its last
 * meetings, or present at one. */
typedef struct attendance {
    uint8_t read, absent, present;
} attendance;

/* Meetings of a body that may be among the last, latest first, those that are not dated before all: one that so many
 * followed cannot be. */
typedef struct last_meetings {
    const integra__review *review;
    int64_t most, held, all;
    uint32_t first, next;
    integra_date from; /* of the earliest, where so many are dated; else any earlier one may be among the last */
} last_meetings;

static last_meetings last_meetings_of(const integra__review *review, size_t body)
{
    const integra__review_children *meetings = &review->meetings_of_body;
    return (last_meetings){ .review = review,
                            .most = integra__review_value(review, INTEGRA__PARAMETER_LAST_MEETINGS),
                            .first = meetings->from[body],
                            .next = meetings->from[body + 1],
                            .from = INTEGRA__DATE_FIRST };
}

static int next_meeting(last_meetings *last, uint32_t *meeting_out)
{
    while (last->next > last->first && last->held < last->most) {
        uint32_t meeting = last->review->meetings_of_body.rows[--last->next];
        integra_date day = last->review->t.meeting.date[meeting];
        integra_tri exists = integra__review_exists(day, last->review->at);
        if (exists == INTEGRA_TRI_NO) {
            continue;
        }
        last->all++;
        last->held += exists == INTEGRA_TRI_YES;
        last->from = last->held == last->most ? day : last->from;
        *meeting_out = meeting;
        return 1;
    }
    return 0;
}

static int in_question(const integra__review *review, uint32_t seat, int elected)
{
    const integra__tables *t = &review->t;
    uint32_t category = t->seat.category[seat];
    if (review->seat_open[seat] == INTEGRA_TRI_NO) {
        return 0;
    }
    return elected ? category == 0 || category == INTEGRA_SEAT_CATEGORY_ELECTED
                   : !integra__review_ref_none(t->seat.structure[seat], t->body.seats_complete[t->seat.body[seat]]);
}

static attendance attendance_of(const integra__review *review, size_t body, int elected)
{
    const integra__tables *t = &review->t;
    const integra__review_children *seats = &review->seats_of_body, *present = &review->present_of_meeting;
    last_meetings last = last_meetings_of(review, body);
    int sent = 0, there = 0;
    uint32_t meeting;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i];
        sent |= in_question(review, seat, elected) &&
                !integra__review_ref_none(t->seat.structure[seat], t->body.seats_complete[body]);
    }
    while (next_meeting(&last, &meeting)) {
        for (uint32_t i = present->from[meeting]; i < present->from[meeting + 1]; i++) {
            there |=
                !integra__review_ref_none(t->present.structure[present->rows[i]], t->meeting.present_complete[meeting]);
        }
    }
    return (attendance){ 1, (uint8_t)(sent && last.all >= last.most), (uint8_t)(sent && there) };
}

/* Of the bodies that may be open, those of meso for elected officials, of macro too for others. */
static attendance *attendances(integra__review *review, int elected)
{
    const integra__tables *t = &review->t;
    attendance *found = integra__review_memory(review, t->body.count, sizeof *found);
    for (size_t body = 0; found != NULL && body < t->body.count; body++) {
        uint32_t tier = t->body.tier[body];
        if (review->body_open[body] != INTEGRA_TRI_NO &&
            (tier == INTEGRA_TIER_MESO || (tier == INTEGRA_TIER_MACRO && !elected))) {
            found[body] = attendance_of(review, body, elected);
        }
    }
    return found;
}

static void ask_seats(integra__review *review, size_t body, int elected)
{
    const integra__tables *t = &review->t;
    const integra__review_children *seats = &review->seats_of_body;
    integra__ask_open(review, INTEGRA_TERRITORY_TABLE_BODY, body);
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i];
        if (in_question(review, seat, elected)) {
            integra__ask_blank(review, integra__ref_open(t->seat.structure[seat], t->body.seats_complete[body]),
                               INTEGRA_TERRITORY_TABLE_SEAT, seat, INTEGRA_COLUMN_SEAT_STRUCTURE);
            integra__ask_blank(review, elected && t->seat.category[seat] == 0, INTEGRA_TERRITORY_TABLE_SEAT, seat,
                               INTEGRA_COLUMN_SEAT_CATEGORY);
            integra__ask_open(review, INTEGRA_TERRITORY_TABLE_SEAT, seat);
        }
    }
}

static void ask_present(integra__review *review, uint32_t meeting)
{
    const integra__review_children *present = &review->present_of_meeting;
    for (uint32_t i = present->from[meeting]; i < present->from[meeting + 1]; i++) {
        uint32_t row = present->rows[i];
        integra__ask_blank(
            review, integra__ref_open(review->t.present.structure[row], review->t.meeting.present_complete[meeting]),
            INTEGRA_TERRITORY_TABLE_PRESENT, row, INTEGRA_COLUMN_PRESENT_STRUCTURE);
    }
}

/* When the last meetings were, whether they are all listed, and who was there: all who were, where some may be absent.
 */
static void ask_meetings(integra__review *review, size_t body, int absent)
{
    const integra__tables *t = &review->t;
    last_meetings last = last_meetings_of(review, body);
    uint32_t meeting;
    while (next_meeting(&last, &meeting)) {
        integra__ask_blank(review, integra__review_date_blank(t->meeting.date[meeting]),
                           INTEGRA_TERRITORY_TABLE_MEETING, meeting, INTEGRA_COLUMN_MEETING_DATE);
        integra__ask_blank(review, absent && !t->meeting.present_complete[meeting], INTEGRA_TERRITORY_TABLE_MEETING,
                           meeting, INTEGRA_COLUMN_MEETING_PRESENT_COMPLETE);
        ask_present(review, meeting);
    }
    integra__concertation_span days = { last.from, review->at };
    integra__ask_blank(review, !integra__concertation_covers(review, body, days), INTEGRA_TERRITORY_TABLE_BODY, body,
                       INTEGRA_COLUMN_BODY_MEETINGS_COMPLETE);
}

/* yes: the line may come to be yes, for which every body that may be open has to be known. */
static void ask_all(integra__review *review, int yes, size_t body)
{
    integra__ask_blank(review, yes && !review->t.body.seats_complete[body], INTEGRA_TERRITORY_TABLE_BODY, body,
                       INTEGRA_COLUMN_BODY_SEATS_COMPLETE);
}

/* Yes where one may be found present, no where one may be found absent. */
void integra__ask_representation(integra__review *review)
{
    const attendance *found = attendances(review, 0);
    int yes = 0;
    for (size_t body = 0; found != NULL && body < review->t.body.count; body++) {
        yes |= found[body].present;
    }
    if (yes) {
        integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    }
    for (size_t body = 0; found != NULL && body < review->t.body.count; body++) {
        if (!found[body].read) {
            continue;
        }
        ask_all(review, yes, body);
        if (yes || found[body].absent) {
            ask_seats(review, body, 0);
        }
        if (found[body].present || found[body].absent) {
            ask_meetings(review, body, found[body].absent);
        }
    }
}

/* Whether a seat of an elected official is certain, and who sends it may not be found absent. */
static int stays(const integra__review *review, const attendance *found, uint32_t seat)
{
    const integra__tables *t = &review->t;
    uint32_t body = t->seat.body[seat];
    int certain = found[body].read && review->body_open[body] == INTEGRA_TRI_YES &&
                  review->seat_open[seat] == INTEGRA_TRI_YES && t->seat.category[seat] == INTEGRA_SEAT_CATEGORY_ELECTED;
    return certain &&
           (!found[body].absent || integra__review_ref_none(t->seat.structure[seat], t->body.seats_complete[body]));
}

/* Yes, they are absent, where no such seat stays; no where one may be found present. */
void integra__ask_elected(integra__review *review)
{
    const integra__tables *t = &review->t;
    const attendance *found = attendances(review, 1);
    int yes = 0;
    for (size_t body = 0; found != NULL && body < t->body.count; body++) {
        yes |= found[body].read;
    }
    for (uint32_t seat = 0; found != NULL && seat < t->seat.count; seat++) {
        yes = yes && !stays(review, found, seat);
    }
    if (yes) {
        integra__ask_unless_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    }
    for (size_t body = 0; found != NULL && body < t->body.count; body++) {
        if (!found[body].read) {
            continue;
        }
        ask_all(review, yes, body);
        if (yes || found[body].present) {
            ask_seats(review, body, 1);
        }
        if (found[body].present || (yes && found[body].absent)) {
            ask_meetings(review, body, yes && found[body].absent);
        }
    }
}
