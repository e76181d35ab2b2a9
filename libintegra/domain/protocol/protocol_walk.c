/* protocol_walk.c - the walk over every possible demand of one motive.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Fields are walked in published order with the mask of rows that still match. Of the values of a field that leave the
 * same rows, and that no law and no possibility tells apart, one is walked for all: the smallest. So every possible
 * demand is looked at, by one that rows and laws cannot tell from it. `isolated` comes last, for law 9 compares its
 * three values.
 */
#include "protocol_walk.h"

#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"
#include "protocol_laws.h"
#include "protocol_proof.h"

#define STEPS (INTEGRA__DEMAND_FIELD_CODES - 1) /* isolated is left to the end */

/* One field of the walk: what matched before it, and the value being walked. */
typedef struct step {
    uint64_t matching;
    uint64_t fillable;
    uint64_t key;
    uint8_t next; /* value to look at next */
} step;

/* The fields in the order of the walk: as published, but that `isolated` comes last. */
static const uint8_t walked[STEPS + 1] = {
    INTEGRA_DEMAND_FIELD_REQUESTER,
    INTEGRA_DEMAND_FIELD_URGENCY,
    INTEGRA_DEMAND_FIELD_GROUND,
    INTEGRA_DEMAND_FIELD_PPS,
    INTEGRA_DEMAND_FIELD_STAGE,
    INTEGRA_DEMAND_FIELD_OVER_60,
    INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY,
    INTEGRA_DEMAND_FIELD_PLACE,
    INTEGRA_DEMAND_FIELD_ASSESSMENT,
    INTEGRA_DEMAND_FIELD_MT,
    INTEGRA_DEMAND_FIELD_SHARING_CONSENT,
    INTEGRA_DEMAND_FIELD_OPEN_PLAN,
    INTEGRA_DEMAND_FIELD_ISOLATED,
};

/* ---- which values no table and no law tells apart ---- */

static int masks_differ(const integra__service_where *where, uint32_t field, uint8_t one, uint8_t two)
{
    return ((where->fields[field] >> one ^ where->fields[field] >> two) & 1u) != 0;
}

static int tables_differ(uint32_t field, uint8_t one, uint8_t two)
{
    int differ = 0;
    for (size_t i = 0; i < INTEGRA__SERVICE_CODES; i++) {
        differ |= masks_differ(&integra__service_rows[i].due, field, one, two);
    }
    for (size_t i = 0; i < integra__service_answer_row_count; i++) {
        differ |= masks_differ(&integra__service_answer_rows[i].where, field, one, two);
    }
    for (size_t i = 0; i < integra__service_exclusion_row_count; i++) {
        differ |= masks_differ(&integra__service_exclusion_rows[i].except, field, one, two);
    }
    return differ;
}

/* Laws read more than tables: who asks, what is open, what is urgent or, of rows with so many days at the most, too
 * prompt for them, what is refused; and pps, stage and requester decide what is possible. */
static int laws_differ(uint32_t field, uint8_t one, uint8_t two, int16_t days)
{
    uint8_t first[INTEGRA__DEMAND_FIELD_CODES] = { 0 };
    uint8_t second[INTEGRA__DEMAND_FIELD_CODES] = { 0 };
    first[field] = one;
    second[field] = two;
    switch (field) {
    case INTEGRA_DEMAND_FIELD_REQUESTER:
        return integra__demand_professional(one) != integra__demand_professional(two) ||
               (one == INTEGRA_REQUESTER_MT) != (two == INTEGRA_REQUESTER_MT);
    case INTEGRA_DEMAND_FIELD_URGENCY:
        return (one == INTEGRA_URGENCY_URGENT) != (two == INTEGRA_URGENCY_URGENT) ||
               integra__protocol_late(days, one) != integra__protocol_late(days, two);
    case INTEGRA_DEMAND_FIELD_PPS:
    case INTEGRA_DEMAND_FIELD_STAGE:
    case INTEGRA_DEMAND_FIELD_SHARING_CONSENT:
        return one != two;
    default:
        return integra__service_open(first) != integra__service_open(second);
    }
}

/* The most days that a row puts something off. */
static int16_t most_days(const integra_protocol *protocol)
{
    int16_t most = INTEGRA_WITHIN_FIRST_ANSWER;
    for (uint32_t i = 0; i < protocol->row_count; i++) {
        const integra_row *row = integra__protocol_row_of(protocol, i);
        for (uint32_t k = 0; k < row->call_count; k++) {
            most = row->within[k] > most ? row->within[k] : most;
        }
    }
    return most;
}

void integra__protocol_set_classes(integra__protocol_proof *proof)
{
    int16_t days = most_days(proof->protocol);
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        for (uint8_t value = 0; value <= integra__demand_field_rows[field].last; value++) {
            uint8_t same = 0;
            while (same < value && (tables_differ(field, same, value) || laws_differ(field, same, value, days))) {
                same++;
            }
            proof->classes[field][value] = same;
        }
    }
}

/* ---- the walk ---- */

/* Rows that would match whatever a field that is not known were filled with. Screening's two fields are filled
 * together, since only some pairs are possible. */
static uint64_t fill(const integra__protocol_table *table, uint32_t field, uint8_t value, const uint8_t *values)
{
    uint64_t filled = table->accepts[field][value];
    if (field == INTEGRA_DEMAND_FIELD_PPS || value != integra__demand_field_rows[field].unknown) {
        return filled;
    }
    for (uint8_t other = integra__demand_field_rows[field].first; other <= integra__demand_field_rows[field].last;
         other++) {
        filled |= integra__demand_value_possible(field, other, values) ? table->accepts[field][other] : 0;
    }
    return filled;
}

static uint64_t fill_screening(const integra__protocol_table *table, const uint8_t *values)
{
    const uint32_t pps = INTEGRA_DEMAND_FIELD_PPS;
    const uint32_t stage = INTEGRA_DEMAND_FIELD_STAGE;
    uint64_t filled = 0;
    for (uint8_t one = 0; one <= INTEGRA__TRI_LAST; one++) {
        uint8_t with[INTEGRA__DEMAND_FIELD_CODES] = { 0 };
        with[pps] = one;
        for (uint8_t two = INTEGRA__STAGE_FIRST; two <= INTEGRA__STAGE_LAST; two++) {
            int same_pps = one == values[pps] || values[pps] == INTEGRA_TRI_UNKNOWN;
            int same_stage = two == values[stage] || values[stage] == INTEGRA_STAGE_UNDETERMINED;
            if (same_pps && same_stage && integra__demand_value_possible(stage, two, with)) {
                filled |= table->accepts[pps][one] & table->accepts[stage][two];
            }
        }
    }
    return filled;
}

/* What is left when `field` takes `value`, values before it being known. */
static integra__protocol_case after(const integra__protocol_proof *proof, const step *before, uint32_t field,
                                    uint8_t value, uint8_t *values)
{
    integra__protocol_case left = { values, before->key + integra__demand_key_of_value(field, value), before->matching,
                                    before->fillable };
    values[field] = value;
    left.matching &= proof->table->accepts[field][value];
    if (field == INTEGRA_DEMAND_FIELD_STAGE) {
        left.fillable &= fill_screening(proof->table, values);
    } else if (field != INTEGRA_DEMAND_FIELD_PPS) {
        left.fillable &= fill(proof->table, field, value, values);
    }
    return left;
}

/* Whether some other value of the field stands for this one: it leaves the same, and makes the demand smaller. */
static int stood_for(const integra__protocol_proof *proof, const step *before, uint32_t field,
                     const integra__protocol_case *left, uint8_t *values)
{
    uint8_t value = values[field];
    int found = 0;
    for (uint8_t other = integra__demand_field_rows[field].first;
         other <= integra__demand_field_rows[field].last && !found; other++) {
        if (other == value || proof->classes[field][other] != proof->classes[field][value] ||
            !integra__demand_value_possible(field, other, values)) {
            continue;
        }
        integra__protocol_case same = after(proof, before, field, other, values);
        found = same.matching == left->matching && same.fillable == left->fillable && same.key < left->key;
    }
    values[field] = value;
    return found;
}

/* The three values of `isolated`, and law 9. */
static void look_isolated(integra__protocol_proof *proof, const step *before, uint8_t *values)
{
    uint64_t speaking[INTEGRA__TRI_CODES];
    uint64_t key = before->key;
    for (uint8_t value = 0; value <= INTEGRA__TRI_LAST; value++) {
        integra__protocol_case left = after(proof, before, INTEGRA_DEMAND_FIELD_ISOLATED, value, values);
        if (!stood_for(proof, before, INTEGRA_DEMAND_FIELD_ISOLATED, &left, values)) {
            integra__protocol_look(proof, &left);
        }
        speaking[value] = integra__protocol_speaking(proof->table, left.matching);
    }
    values[INTEGRA_DEMAND_FIELD_ISOLATED] = INTEGRA_TRI_UNKNOWN;
    if (integra__protocol_calls_differ(proof, values, speaking[INTEGRA_TRI_UNKNOWN], speaking[INTEGRA_TRI_NO]) ||
        integra__protocol_calls_differ(proof, values, speaking[INTEGRA_TRI_UNKNOWN], speaking[INTEGRA_TRI_YES])) {
        integra__protocol_show(proof, INTEGRA_LAW_ISOLATED, proof->motive, key, INTEGRA__ORI_11, 0);
    }
}

void integra__protocol_walk(integra__protocol_proof *proof)
{
    step steps[STEPS + 1];
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint64_t all = integra__protocol_all_places(proof->table);
    uint32_t depth = 0;
    steps[0] = (step){ all, all, integra__demand_key_of_motives(proof->motive, INTEGRA_NO_INDEX),
                       integra__demand_field_rows[0].first };
    while (integra__protocol_step(proof)) {
        step *here = &steps[depth];
        uint32_t field = walked[depth];
        if (depth == STEPS) {
            look_isolated(proof, here, values);
        } else if (here->next <= integra__demand_field_rows[field].last) {
            uint8_t value = here->next++;
            if (!integra__demand_value_possible(field, value, values)) {
                continue;
            }
            integra__protocol_case left = after(proof, here, field, value, values);
            if (!stood_for(proof, here, field, &left, values)) {
                depth++;
                uint8_t first = depth == STEPS ? 0 : integra__demand_field_rows[walked[depth]].first;
                steps[depth] = (step){ left.matching, left.fillable, left.key, first };
            }
            continue;
        }
        if (depth == 0) {
            return;
        }
        depth--;
    }
}
