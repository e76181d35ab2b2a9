/* protocol_pairs.c - laws 3 and 4 in demands of two motives: the walk over those in which rows of both might clash.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * As protocol_walk.c, with a mask a motive. A branch is left as soon as no row that might clash with one of the other
 * motive is left, which for most pairs is at once.
 */
#include "protocol_pairs.h"

#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"
#include "protocol_laws.h"
#include "protocol_proof.h"

typedef struct motive_pair {
    integra__protocol_proof *proof;
    const integra__protocol_table *tables[2];
    uint64_t clashing[2]; /* places of each with a call that might clash with one of the other */
} motive_pair;

typedef struct step {
    uint64_t matching[2];
    uint64_t key;
    uint8_t next;
} step;

static const integra_row *row_at(const motive_pair *pair, uint32_t side, uint32_t place)
{
    return integra__protocol_row_of(pair->proof->protocol, pair->tables[side]->rows[place]);
}

static const integra__service_exclusion_row *exclusion_of(uint8_t one, uint8_t two)
{
    for (size_t i = 0; i < integra__service_exclusion_row_count; i++) {
        const integra__service_exclusion_row *row = &integra__service_exclusion_rows[i];
        if ((row->service == one && row->other == two) || (row->service == two && row->other == one)) {
            return row;
        }
    }
    return NULL;
}

static int might_clash(const integra_row *one, const integra_row *two)
{
    for (uint32_t i = 0; i < one->call_count; i++) {
        integra__protocol_call call = integra__protocol_call_at(one, i);
        for (uint32_t k = 0; k < two->call_count; k++) {
            integra__protocol_call other = integra__protocol_call_at(two, k);
            int same = call.service == other.service;
            if ((same && (call.level != other.level || call.within != other.within || call.first != other.first)) ||
                exclusion_of(call.service, other.service) != NULL) {
                return 1;
            }
        }
    }
    return 0;
}

static void set_clashing(motive_pair *pair)
{
    pair->clashing[0] = pair->clashing[1] = 0;
    for (uint32_t one = 0; one < pair->tables[0]->count; one++) {
        for (uint32_t two = 0; two < pair->tables[1]->count; two++) {
            if (might_clash(row_at(pair, 0, one), row_at(pair, 1, two))) {
                pair->clashing[0] |= INTEGRA__BIT(one);
                pair->clashing[1] |= INTEGRA__BIT(two);
            }
        }
    }
}

/* Shows a clash of two rows; of several in one demand, the one of the lowest rows. */
static void show(const motive_pair *pair, uint32_t law, uint32_t subject, uint64_t key, uint32_t rule, uint8_t service,
                 uint16_t row, uint16_t other)
{
    integra__protocol_shown *shown = &pair->proof->shown[law][subject];
    int lower = shown->key == key && (row < shown->row || (row == shown->row && other < shown->other));
    if (integra__protocol_show(pair->proof, law, subject, key, rule, service) || lower) {
        shown->row = row;
        shown->other = other;
    }
}

static void look_at_rows(const motive_pair *pair, const uint8_t *values, uint64_t key, uint32_t one, uint32_t two)
{
    const integra_row *first = row_at(pair, 0, one);
    const integra_row *second = row_at(pair, 1, two);
    uint16_t row = pair->tables[0]->rows[one];
    uint16_t other = pair->tables[1]->rows[two];
    uint8_t open = integra__service_open(values);
    for (uint32_t i = 0; i < first->call_count; i++) {
        integra__protocol_call call = integra__protocol_call_at(first, i);
        for (uint32_t k = 0; k < second->call_count; k++) {
            integra__protocol_call against = integra__protocol_call_at(second, k);
            integra__protocol_step(pair->proof);
            const integra__service_exclusion_row *exclusion = exclusion_of(call.service, against.service);
            if (call.service == against.service && integra__protocol_calls_contradict(&call, &against, values, open)) {
                show(pair, INTEGRA_LAW_CONTRADICTION, call.service, key, INTEGRA__ORI_16, call.service,
                     row < other ? row : other, row < other ? other : row);
            }
            if (exclusion != NULL && integra__protocol_excludes(exclusion, values)) {
                int straight = call.service == exclusion->service;
                uint8_t service = call.service < against.service ? call.service : against.service;
                show(pair, INTEGRA_LAW_EXCLUSIVE, exclusion->exclusion, key, exclusion->rule, service,
                     straight ? row : other, straight ? other : row);
            }
        }
    }
}

static void look(const motive_pair *pair, const uint8_t *values, const step *at)
{
    uint64_t speaking[2];
    for (uint32_t side = 0; side < 2; side++) {
        speaking[side] = integra__protocol_speaking(pair->tables[side], at->matching[side]) & pair->clashing[side];
    }
    for (uint32_t one = 0; one < pair->tables[0]->count; one++) {
        for (uint32_t two = 0; two < pair->tables[1]->count && (speaking[0] & INTEGRA__BIT(one)) != 0; two++) {
            if ((speaking[1] & INTEGRA__BIT(two)) != 0) {
                look_at_rows(pair, values, at->key, one, two);
            }
        }
    }
}

static step after(const motive_pair *pair, const step *before, uint32_t field, uint8_t value)
{
    step left = { { before->matching[0] & pair->tables[0]->accepts[field][value],
                    before->matching[1] & pair->tables[1]->accepts[field][value] },
                  before->key + integra__demand_key_of_value(field, value),
                  0 };
    return left;
}

static int stood_for(const motive_pair *pair, const step *before, uint32_t field, uint8_t value, const step *left,
                     const uint8_t *values)
{
    const uint8_t *classes = pair->proof->classes[field];
    for (uint8_t other = integra__demand_field_rows[field].first; other <= integra__demand_field_rows[field].last;
         other++) {
        step same = after(pair, before, field, other);
        if (other != value && classes[other] == classes[value] &&
            integra__demand_value_possible(field, other, values) && same.matching[0] == left->matching[0] &&
            same.matching[1] == left->matching[1] && same.key < left->key) {
            return 1;
        }
    }
    return 0;
}

static void walk(const motive_pair *pair, uint64_t key)
{
    step steps[INTEGRA__DEMAND_FIELD_CODES + 1];
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint32_t depth = 0;
    steps[0] = (step){ { integra__protocol_all_places(pair->tables[0]), integra__protocol_all_places(pair->tables[1]) },
                       key,
                       integra__demand_field_rows[0].first };
    while (integra__protocol_step(pair->proof)) {
        step *here = &steps[depth];
        int hopeless = (here->matching[0] & pair->clashing[0]) == 0 || (here->matching[1] & pair->clashing[1]) == 0;
        if (!hopeless && depth == INTEGRA__DEMAND_FIELD_CODES) {
            look(pair, values, here);
        } else if (!hopeless && here->next <= integra__demand_field_rows[depth].last) {
            uint8_t value = here->next++;
            step left = after(pair, here, depth, value);
            if (integra__demand_value_possible(depth, value, values) &&
                !stood_for(pair, here, depth, value, &left, values)) {
                values[depth++] = value;
                left.next = depth == INTEGRA__DEMAND_FIELD_CODES ? 0 : integra__demand_field_rows[depth].first;
                steps[depth] = left;
            }
            continue;
        }
        if (depth == 0) {
            return;
        }
        depth--;
    }
}

void integra__protocol_look_at_pairs(integra__protocol_proof *proof)
{
    for (uint32_t one = 0; one < INTEGRA__MOTIVE_CODES; one++) {
        for (uint32_t two = one + 1; two < INTEGRA__MOTIVE_CODES; two++) {
            motive_pair pair = { proof, { &proof->protocol->tables[one], &proof->protocol->tables[two] }, { 0, 0 } };
            set_clashing(&pair);
            walk(&pair, integra__demand_key_of_motives(one, two));
        }
    }
}
