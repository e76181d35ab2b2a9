/* protocol_proof.h - a proof under way: which failures were found, and by which smallest demands.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_PROOF_H
#define INTEGRA_DOMAIN_PROTOCOL_PROOF_H

#include "core/work.h"
#include "domain/rules/pack.h"
#include "protocol_types.h"

#define INTEGRA__PROTOCOL_NO_KEY UINT64_MAX /* above every key: no demand shows it */

/* The smallest demand found for one law and subject. */
typedef struct integra__protocol_shown {
    uint64_t key; /* wide, or INTEGRA__PROTOCOL_NO_KEY */
    uint32_t rule;
    uint16_t row; /* rows at fault, UINT16_MAX for none */
    uint16_t other;
    uint8_t failed; /* 1 where it failed, with or without a demand */
    uint8_t service;
} integra__protocol_shown;

/* What a motive's rows are beside their masks, a bit a place. */
typedef struct integra__protocol_watch {
    uint64_t aged;                                    /* law 13 */
    uint64_t over_imposed;                            /* adaptable rows that override imposed ones (law 10) */
    uint64_t imposed_under[INTEGRA__PROTOCOL_PLACES]; /* which */
} integra__protocol_watch;

typedef struct integra__protocol_proof {
    const integra_protocol *protocol;
    integra__protocol_shown *shown[INTEGRA__LAW_CODES]; /* by law, then by subject */
    uint32_t subjects[INTEGRA__LAW_CODES];
    uint8_t *spoke; /* a row: it speaks in some demand */
    /* Values of a field with one number are told apart by no law and no table, only, perhaps, by rows. */
    uint8_t classes[INTEGRA__DEMAND_FIELD_CODES][INTEGRA__PROTOCOL_VALUE_ROOM];
    uint32_t motive; /* being looked at */
    const integra__protocol_table *table;
    integra__protocol_watch watch;
    integra__work_state *work; /* where no step is left the proof is given up */
} integra__protocol_proof;

/* A set of demands that rows and laws do not tell apart, by its smallest. */
typedef struct integra__protocol_case {
    const uint8_t *values;
    uint64_t key;
    uint64_t matching; /* places that match */
    uint64_t fillable; /* places that would if some or all unknown fields were known */
} integra__protocol_case;

/* Records a failure if this demand is smaller than the one that showed it so far; 1 where it is. */
static inline int integra__protocol_show(integra__protocol_proof *proof, uint32_t law, uint32_t subject, uint64_t key,
                                         uint32_t rule, uint8_t service)
{
    integra__protocol_shown *shown = &proof->shown[law][subject];
    shown->failed = 1;
    if (key >= shown->key) {
        return 0;
    }
    shown->key = key;
    shown->rule = rule;
    shown->service = service;
    return 1;
}

/* One step of work, on a value of a walk or on a call: 0 where none is left, and the walk ends. */
static inline int integra__protocol_step(integra__protocol_proof *proof)
{
    return 0 != integra__work_step(proof->work);
}

/* What a call comes to in a demand: its preconditions that are open there. */
static inline uint8_t integra__protocol_call_effective(const integra__protocol_call *call, const uint8_t *values,
                                                       uint8_t open)
{
    return call->first & integra__service_open_for(&integra__service_rows[call->service], values, open);
}

/* Whether a call is put off beyond what the urgency allows (law 16): beyond the first answer of the next lesser
 * urgency, as published, whatever a territory overrides. */
static inline int integra__protocol_late(int16_t within, uint8_t urgency)
{
    const int64_t *published = integra__pack_rows[0].values;
    return (urgency == INTEGRA_URGENCY_URGENT && within > published[INTEGRA__PARAMETER_FIRST_ANSWER_PROMPT_DAYS]) ||
           (urgency == INTEGRA_URGENCY_PROMPT && within > published[INTEGRA__PARAMETER_FIRST_ANSWER_ROUTINE_DAYS]);
}

/* Whether an exclusion forbids two services in a demand. */
static inline int integra__protocol_excludes(const integra__service_exclusion_row *row, const uint8_t *values)
{
    return !row->has_except || !integra__service_where_holds(&row->except, values);
}

#endif
