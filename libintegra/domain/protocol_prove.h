/* protocol_prove.h - a proof under way: which failures were found, and by which smallest demands.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_PROVE_H
#define INTEGRA_DOMAIN_PROTOCOL_PROVE_H

#include "protocol.h"

#define INTEGRA__NO_KEY UINT64_MAX /* above every key: no demand shows it */

/* The smallest demand found for one law and subject. */
typedef struct integra__shown {
    uint64_t key; /* wide, or INTEGRA__NO_KEY */
    uint32_t rule;
    uint16_t row; /* rows at fault, UINT16_MAX for none */
    uint16_t other;
    uint8_t failed; /* 1 where it failed, with or without a demand */
    uint8_t service;
} integra__shown;

/* What a motive's rows are beside their masks, a bit a place. */
typedef struct integra__watch {
    uint64_t aged;                           /* law 13 */
    uint64_t over_imposed;                   /* adaptable rows that override imposed ones (law 10) */
    uint64_t imposed_under[INTEGRA__PLACES]; /* which */
} integra__watch;

typedef struct integra__proof {
    const integra_protocol *protocol;
    integra__shown *shown[INTEGRA_LAW_AGE + 1]; /* by law, then by subject */
    uint32_t subjects[INTEGRA_LAW_AGE + 1];
    uint8_t *spoke; /* a row: it speaks in some demand */
    /* Values of a field with one number are told apart by no law and no table, only, perhaps, by rows. */
    uint8_t classes[INTEGRA__FIELD_COUNT][INTEGRA__VALUE_ROOM];
    uint32_t motive; /* being looked at */
    const integra__motive_table *table;
    integra__watch watch;
    uint64_t steps_left; /* of work; at none the proof is given up */
} integra__proof;

/* A set of demands that rows and laws do not tell apart, by its smallest. */
typedef struct integra__case {
    const uint8_t *values;
    uint64_t key;
    uint64_t matching; /* places that match */
    uint64_t fillable; /* places that would if some or all unknown fields were known */
} integra__case;

/* Records a failure if this demand is smaller than the one that showed it so far; 1 where it is. */
int integra__show(integra__proof *proof, uint32_t law, uint32_t subject, uint64_t key, uint32_t rule, uint8_t service);

/* Which values of a field no table and no law tells apart; then the walk over one motive, proof->motive. */
void integra__set_classes(integra__proof *proof);
void integra__walk(integra__proof *proof);

/* Looks at every law of one motive in one case. */
void integra__look(integra__proof *proof, const integra__case *at);

/* Whether the calls of two sets of speaking places differ, in demands that differ in `isolated` alone (law 9). */
int integra__calls_differ(integra__proof *proof, const uint8_t *values, uint64_t one, uint64_t two);

/* Whether two calls of one service contradict each other in a demand (law 3). */
int integra__calls_contradict(const integra__call *one, const integra__call *two, const uint8_t *values, uint8_t open);

/* The lowest row at some of the places, UINT16_MAX for none. */
uint16_t integra__lowest_row(const integra__motive_table *table, uint64_t places);

/* Looks at laws 3 and 4 in demands of two motives. */
void integra__look_at_pairs(integra__proof *proof);

/* One step of work, on a value of a walk or on a call: 0 where none is left, and the walk ends. */
static inline int integra__step(integra__proof *proof)
{
    return proof->steps_left > 0 && --proof->steps_left > 0;
}

/* What a call comes to in a demand: its preconditions that are open there. */
static inline uint8_t integra__effective(const integra__call *call, const uint8_t *values, uint8_t open)
{
    return call->first & integra__open_for(&integra__service_rows[call->service], values, open);
}

/* Whether an exclusion forbids two services in a demand. */
static inline int integra__excludes(const integra__exclusion_row *row, const uint8_t *values)
{
    return !row->has_except || !integra__where_holds(&row->except, values);
}

#endif
