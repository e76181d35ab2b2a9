/* concertation_seats.c - who sits at the macro and meso levels, and with whom clinical concertation is held.
 * Spec: spec/40-concertation.md (CON-2).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "concertation_levels.h"
#include "concertation_power.h"

#include "domain/rules/generated/rules.h"

/* In sets of categories, bit c says category c, and this one a general practitioner among the self-employed. */
enum { GENERAL_PRACTITIONER = 0 };

/* CON-2: who is required at a level, and who is expected besides. */
static const struct {
    uint32_t tier, category, settled_by;
} composition[] = {
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_ARS, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_DEPARTMENTAL_COUNCIL, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_USERS, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_URPS, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_HEALTH_INSURANCE, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_SOCIAL_COHESION, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_PENSION_FUND, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MACRO, INTEGRA_SEAT_CATEGORY_EDUCATION, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MESO, INTEGRA_SEAT_CATEGORY_ELECTED, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MESO, INTEGRA_SEAT_CATEGORY_USERS, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MESO, INTEGRA_SEAT_CATEGORY_MANAGER, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MESO, INTEGRA_SEAT_CATEGORY_SELF_EMPLOYED, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MESO, GENERAL_PRACTITIONER, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MESO, INTEGRA_SEAT_CATEGORY_CCAS, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
};

/* The findings of it, one a level and weight. */
static const struct {
    uint32_t tier, settled_by;
} judged[] = {
    { INTEGRA_TIER_MACRO, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MACRO, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
    { INTEGRA_TIER_MESO, INTEGRA_SETTLED_BY_SEAT_REQUIRED },
    { INTEGRA_TIER_MESO, INTEGRA_SETTLED_BY_SEAT_EXPECTED },
};

/* The seats of a level's bodies together. */
typedef struct level_seats {
    int open;       /* a body is open for certain */
    int incomplete; /* a body that may be open does not list its seats */
    uint32_t may;   /* who may sit: set of categories */
} level_seats;

/* Whom a seat may be: a category that is not known may be any, and a profession too. */
static uint32_t who_may(uint32_t category, uint32_t profession)
{
    uint32_t may = category == 0 ? (uint32_t)INTEGRA__SEAT_CATEGORY_ALL : 1u << category;
    int practitioner = profession == 0 || profession == INTEGRA_PROFESSION_GENERAL_PRACTITIONER;
    return may |
           ((may & INTEGRA_SEAT_CATEGORY_BIT_SELF_EMPLOYED) != 0 && practitioner ? 1u << GENERAL_PRACTITIONER : 0);
}

static void look_at_body(const integra__review *review, size_t body, level_seats *level)
{
    const integra__review_children *seats = &review->seats_of_body;
    if (review->body_open[body] == INTEGRA_TRI_NO) {
        return;
    }
    level->open |= review->body_open[body] == INTEGRA_TRI_YES;
    level->incomplete |= !review->t.body.seats_complete[body];
    for (uint32_t i = seats->from[body]; i < seats->from[body + 1]; i++) {
        uint32_t seat = seats->rows[i];
        if (review->seat_open[seat] != INTEGRA_TRI_NO) {
            level->may |= who_may(review->t.seat.category[seat], review->t.seat.profession[seat]);
        }
    }
}

/* Who of those required, or expected, is known not to sit. That no general practitioner is among the self-employed is
 * not said where nobody is self-employed. */
static uint32_t missing(const level_seats *level, uint32_t tier, uint32_t settled_by)
{
    uint32_t wanted = 0;
    for (size_t i = 0; i < sizeof composition / sizeof composition[0]; i++) {
        if (composition[i].tier == tier && composition[i].settled_by == settled_by) {
            wanted |= 1u << composition[i].category;
        }
    }
    uint32_t absent = wanted & ~level->may;
    return absent & INTEGRA_SEAT_CATEGORY_BIT_SELF_EMPLOYED ? absent & ~(1u << GENERAL_PRACTITIONER) : absent;
}

static void judge_composition(integra__review *review)
{
    level_seats levels[INTEGRA__TIER_CODES] = { { 0, 0, 0 } };
    for (size_t body = 0; body < review->t.body.count; body++) {
        look_at_body(review, body, &levels[review->t.body.tier[body]]);
    }
    for (size_t i = 0; i < sizeof judged / sizeof judged[0]; i++) {
        const level_seats *level = &levels[judged[i].tier];
        uint32_t absent = missing(level, judged[i].tier, judged[i].settled_by);
        if (integra__review_claimed(review, INTEGRA_TERRITORY_TABLE_BODY) && level->open && !level->incomplete &&
            absent != 0) {
            integra__review_tell(review, INTEGRA__CON_2, judged[i].settled_by, NULL, NULL, INTEGRA_NO_INDEX, absent,
                                 judged[i].tier, INTEGRA_DATE_UNKNOWN);
        }
    }
}

/* Micro is counted by month: of D's month and the one before, meetings held without the MT, or without every sector. */
static void judge_months(integra__review *review)
{
    const integra__tables *t = &review->t;
    const struct {
        uint32_t settled_by;
        const uint32_t *with;
    } counts[] = {
        { INTEGRA_SETTLED_BY_MT_SEAT, t->clinical_month.with_mt },
        { INTEGRA_SETTLED_BY_SECTOR_SEATS, t->clinical_month.with_every_sector },
    };
    integra_date from = integra__concertation_month(integra__review_window(integra__concertation_month(review->at), 1));
    for (size_t row = 0; row < t->clinical_month.count; row++) {
        uint32_t held = t->clinical_month.held[row], body = t->clinical_month.body[row];
        if (t->clinical_month.month[row] < from || t->clinical_month.month[row] > review->at || held == UINT32_MAX) {
            continue;
        }
        for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
            uint32_t with = counts[i].with[row];
            if (with < held) { /* what is not known is the greatest number */
                integra__review_tell(review, INTEGRA__CON_2, counts[i].settled_by,
                                     integra__review_ref_known(body) ? &t->body.id[body] : NULL, NULL, (uint32_t)row,
                                     held - with, held, INTEGRA_DATE_UNKNOWN);
            }
        }
    }
}

void integra__pass_seats(integra__review *review)
{
    judge_composition(review);
    integra__concertation_power(review);
    judge_months(review);
}
