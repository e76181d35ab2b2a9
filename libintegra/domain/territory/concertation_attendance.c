/* concertation_attendance.c - each structure that has a seat is present at one at least of the last meetings.
 * Spec: spec/40-concertation.md (CON-10).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Of each body the last meetings are walked once, latest first: each structure is stamped with the latest that it is
 * known to have been at. Its first open seat then says whether that meeting counts, and whether enough of them do.
 */
#include "ask_open.h"
#include "concertation_levels.h"

#include "core/date.h"
#include "domain/rules/generated/parameters.h"
#include "domain/rules/generated/rules.h"

/* A structure at the body that is looked at, which its stamps say. */
typedef struct sender {
    uint32_t seated;  /* the place and one of the body at which its seats were read; 0 before any */
    uint32_t present; /* and of the one at whose last meetings it was */
    integra_date
        since;         /* first day of the earliest of its open seats; INTEGRA_DATE_UNKNOWN, before any day, for none */
    integra_date last; /* of the latest of those meetings */
    int elected;       /* one of its open seats is an elected official's */
} sender;

/* The last meetings of a body: who may be known to be absent from them. */
typedef struct last_meetings {
    integra_date first; /* day of the earliest of them */
    int told;           /* so many were held, and all is known of who was there */
} last_meetings;

/* What the pairs of body and structure come to. */
typedef struct presences {
    size_t elected;              /* how many pairs at meso are those of elected officials */
    integra_tri present;         /* AND over all */
    integra_tri elected_present; /* OR over those */
} presences;

/* Stamps who was at a meeting, latest first; 1 where everybody who was there is known. */
static int read_present(const integra__review *review, uint32_t meeting, uint32_t stamp, sender *senders)
{
    const integra__review_children *present = &review->present_of_meeting;
    int known = review->t.meeting.present_complete[meeting];
    for (uint32_t i = present->from[meeting]; i < present->from[meeting + 1]; i++) {
        uint32_t structure = review->t.present.structure[present->rows[i]];
        if (!integra__review_ref_known(structure)) {
            known = known && !integra__ref_open(structure, 1);
        } else if (senders[structure].present != stamp) {
            senders[structure].present = stamp;
            senders[structure].last = review->t.meeting.date[meeting];
        }
    }
    return known;
}

/* Meetings that are not dated may be later than any, so that they take places among the last; who is known to have been
 * at a meeting was at one of the last where all that followed are listed. */
static last_meetings read_meetings(const integra__review *review, size_t body, sender *senders)
{
    const integra__review_children *meetings = &review->meetings_of_body;
    const integra_date *date = review->t.meeting.date;
    uint32_t most = (uint32_t)integra__review_value(review, INTEGRA__PARAMETER_LAST_MEETINGS), held = 0, undated = 0;
    last_meetings last = { INTEGRA_DATE_UNKNOWN, 1 };
    for (uint32_t i = meetings->from[body + 1]; i > meetings->from[body] && held + undated < most; i--) {
        uint32_t meeting = meetings->rows[i - 1];
        if (!integra__review_date_known(date[meeting])) {
            undated++;
        } else if (date[meeting] <= review->at) {
            held++;
            last.first = date[meeting];
            if (!integra__concertation_covers(review, body, (integra__concertation_span){ last.first, review->at })) {
                last.told = 0;
                break;
            }
            last.told &= read_present(review, meeting, (uint32_t)body + 1, senders);
        }
    }
    last.told = last.told && held == most; /* so that none was undated */
    return last;
}

/* Each structure that has a seat open for certain, since when, and whether it is an elected official's. */
static void read_seats(const integra__review *review, size_t body, sender *senders)
{
    const integra__tables *t = &review->t;
    const integra__review_children *seats = &review->seats_of_body;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i], structure = t->seat.structure[seat];
        if (review->seat_open[seat] != INTEGRA_TRI_YES || !integra__review_ref_known(structure)) {
            continue;
        }
        sender *s = &senders[structure];
        if (s->seated != body + 1) {
            s->seated = (uint32_t)body + 1;
            s->since = t->seat.opens[seat];
            s->elected = 0;
        }
        s->since = t->seat.opens[seat] < s->since ? t->seat.opens[seat] : s->since;
        s->elected |= t->seat.category[seat] == INTEGRA_SEAT_CATEGORY_ELECTED;
    }
}

static integra_tri was_present(const sender *s, const last_meetings *last, size_t body)
{
    if (s->present == body + 1 && s->last >= s->since) {
        return INTEGRA_TRI_YES;
    }
    return s->present != body + 1 && last->told && last->first >= s->since ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

static void tell_pairs(integra__review *review, size_t body, const last_meetings *last, sender *senders,
                       presences *pairs)
{
    const integra__tables *t = &review->t;
    const integra__review_children *seats = &review->seats_of_body;
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t structure = t->seat.structure[seats->rows[i]];
        if (!integra__review_ref_known(structure) || senders[structure].seated != body + 1) {
            continue;
        }
        sender *s = &senders[structure];
        integra_tri present = was_present(s, last, body);
        if (present == INTEGRA_TRI_NO) {
            integra__review_tell(review, INTEGRA__CON_10, INTEGRA_SETTLED_BY_ATTENDANCE, &t->body.id[body],
                                 &t->structure.id[structure], structure, 0, 0, INTEGRA_DATE_UNKNOWN);
        }
        pairs->present = integra__tri_and(pairs->present, present);
        if (s->elected && t->body.tier[body] == INTEGRA_TIER_MESO) {
            pairs->elected++;
            pairs->elected_present = integra__tri_or(pairs->elected_present, present);
        }
        s->seated = 0; /* once a structure */
    }
}

/* Whether elected officials may sit at meso elsewhere than where they are known to. */
typedef struct elected_seats {
    int may;      /* at a seat, or a body, of which too little is known */
    int personal; /* a seat is sent by no structure: no list of presence can tell */
} elected_seats;

static void look_for_elected(const integra__review *review, size_t body, elected_seats *elected)
{
    const integra__tables *t = &review->t;
    const integra__review_children *seats = &review->seats_of_body;
    elected->may |= !t->body.seats_complete[body];
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i], structure = t->seat.structure[seat];
        if (review->seat_open[seat] == INTEGRA_TRI_NO) {
            continue;
        }
        int is = t->seat.category[seat] == INTEGRA_SEAT_CATEGORY_ELECTED;
        int certain = review->seat_open[seat] == INTEGRA_TRI_YES && review->body_open[body] == INTEGRA_TRI_YES;
        elected->may |= t->seat.category[seat] == 0 || (is && (!certain || integra__ref_open(structure, 1)));
        elected->personal |= is && integra__review_ref_none(structure, 1);
    }
}

/* TER-5, elected officials absent: no such seat, or all that send them absent. */
static integra_tri elected_present(const integra__review *review, const presences *pairs, const elected_seats *elected)
{
    int may = elected->may || (elected->personal && pairs->elected == 0) ||
              !integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY);
    return integra__tri_or(pairs->elected_present, may ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO);
}

void integra__pass_attendance(integra__review *review)
{
    const integra__tables *t = &review->t;
    presences pairs = { 0, INTEGRA_TRI_YES, INTEGRA_TRI_NO };
    elected_seats elected = { 0, 0 };
    sender *senders = integra__review_memory(review, t->structure.count, sizeof *senders);
    for (size_t body = 0; senders != NULL && body < t->body.count; body++) {
        if (t->body.tier[body] == INTEGRA_TIER_MICRO || review->body_open[body] == INTEGRA_TRI_NO) {
            continue;
        }
        if (t->body.tier[body] == INTEGRA_TIER_MESO) {
            look_for_elected(review, body, &elected);
        }
        if (review->body_open[body] == INTEGRA_TRI_YES) {
            read_seats(review, body, senders);
            last_meetings last = read_meetings(review, body, senders);
            tell_pairs(review, body, &last, senders, &pairs);
        }
    }
    review->attendance_all = pairs.present;
    review->elected_present = elected_present(review, &pairs, &elected);
}
