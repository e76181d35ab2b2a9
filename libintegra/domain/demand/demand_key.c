/* demand_key.c - the order of demands, and the keys of those of one motive.
 * Spec: spec/21-protocol.md (ORI-16, ORI-18).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "demand_key.h"

#include <string.h>

#include "core/bits.h"
#include "core/fault.h"
#include "core/status.h"
#include "demand.h"

/* Where each field's bits begin in a wide key: size 39, requester 36, motive 31, second motive 26, the rest below. */
static const uint8_t shifts[INTEGRA__DEMAND_FIELD_CODES] = { 36, 24, 22, 20, 17, 15, 13, 10, 8, 6, 4, 2, 0 };
static const uint8_t widths[INTEGRA__DEMAND_FIELD_CODES] = { 3, 2, 2, 2, 3, 2, 2, 3, 2, 2, 2, 2, 2 };

#define MOTIVE_SHIFT 31u
#define MOTIVE_BITS  5u
#define LOW_BITS     ((UINT64_C(1) << INTEGRA__DEMAND_KEY_SECOND) - 1u)
#define NARROW_BITS  38u

uint64_t integra__demand_key_of_motives(uint32_t motive, uint32_t second)
{
    uint64_t key = INTEGRA__DEMAND_KEY_SIZE + ((uint64_t)motive << MOTIVE_SHIFT);
    if (second != INTEGRA_NO_INDEX) {
        key += INTEGRA__DEMAND_KEY_SIZE + ((uint64_t)(second + 1) << INTEGRA__DEMAND_KEY_SECOND);
    }
    return key;
}

uint64_t integra__demand_key_of_value(uint32_t field, uint8_t value)
{
    uint64_t size = value == integra__demand_field_rows[field].unknown ? 0 : INTEGRA__DEMAND_KEY_SIZE;
    return size + ((uint64_t)value << shifts[field]);
}

static uint32_t bits_at(uint64_t key, uint32_t shift, uint32_t width)
{
    return (uint32_t)(key >> shift & ((UINT64_C(1) << width) - 1u));
}

void integra__demand_key_demand(uint64_t key, uint32_t *motives, uint8_t *values)
{
    uint32_t second = bits_at(key, INTEGRA__DEMAND_KEY_SECOND, MOTIVE_BITS);
    *motives = 1u << bits_at(key, MOTIVE_SHIFT, MOTIVE_BITS);
    *motives |= second == 0 ? 0 : 1u << (second - 1);
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        values[field] = (uint8_t)bits_at(key, shifts[field], widths[field]);
    }
}

uint64_t integra__demand_key_narrow(uint64_t wide)
{
    return (wide >> MOTIVE_SHIFT << INTEGRA__DEMAND_KEY_SECOND) | (wide & LOW_BITS);
}

uint64_t integra__demand_key_widen(uint64_t narrow)
{
    return (narrow >> INTEGRA__DEMAND_KEY_SECOND << MOTIVE_SHIFT) | (narrow & LOW_BITS);
}

int integra__demand_value_possible(uint32_t field, uint8_t value, const uint8_t *values)
{
    uint8_t requester = values[INTEGRA_DEMAND_FIELD_REQUESTER];
    uint8_t pps = values[INTEGRA_DEMAND_FIELD_PPS];
    switch (field) {
    case INTEGRA_DEMAND_FIELD_GROUND:
        return value == INTEGRA_SUPPORT_GROUND_NONE || integra__demand_professional(requester);
    case INTEGRA_DEMAND_FIELD_STAGE:
        return pps == INTEGRA_TRI_YES || value == INTEGRA_STAGE_NOT_INDICATED ||
               (pps == INTEGRA_TRI_UNKNOWN && value == INTEGRA_STAGE_UNDETERMINED);
    case INTEGRA_DEMAND_FIELD_MT:
        return requester != INTEGRA_REQUESTER_MT || value == INTEGRA_MT_STATE_INFORMED;
    default:
        return 1;
    }
}

uint64_t integra_demand_count(void)
{
    const uint64_t grounds = INTEGRA__SUPPORT_GROUND_WORDS;
    const uint64_t states = INTEGRA__MT_STATE_WORDS;
    uint64_t professionals = integra__bit_count(INTEGRA__REQUESTER_MARKED_PROFESSIONAL);
    uint64_t people = INTEGRA__REQUESTER_WORDS - professionals;
    uint64_t who = people * states + grounds + (professionals - 1) * grounds * states; /* the MT is informed */
    uint64_t screened = INTEGRA__STAGE_WORDS + 2 + 1;                                  /* PPS yes, unknown, no */
    uint64_t count = INTEGRA__MOTIVE_CODES * who * screened;
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        int counted = field == INTEGRA_DEMAND_FIELD_REQUESTER || field == INTEGRA_DEMAND_FIELD_GROUND ||
                      field == INTEGRA_DEMAND_FIELD_MT || field == INTEGRA_DEMAND_FIELD_PPS ||
                      field == INTEGRA_DEMAND_FIELD_STAGE;
        count *= counted ? 1u : (uint64_t)integra__demand_field_rows[field].last + 1u;
    }
    return count;
}

integra_status integra_demand_key(uint32_t motive, const uint8_t *values, uint64_t *key_out, integra_error *error)
{
    const uint8_t present[] = { 1, values != NULL, key_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (motive >= INTEGRA__MOTIVE_CODES) {
        return integra__fault(error, INTEGRA_FAULT_MOTIVE_CODE);
    }
    integra_demand demand;
    integra_demand checked;
    integra_demand_init(&demand, sizeof demand);
    demand.motives = 1u << motive;
    integra__demand_set_values(&demand, values);
    status = integra__demand_read(&checked, &demand, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    uint64_t key = integra__demand_key_of_motives(motive, INTEGRA_NO_INDEX);
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        key += integra__demand_key_of_value(field, values[field]);
    }
    *key_out = integra__demand_key_narrow(key);
    return INTEGRA_OK;
}

integra_status integra_demand_of_key(uint64_t key, uint32_t *motive_out, uint8_t *values_out, integra_error *error)
{
    const uint8_t present[] = { 1, motive_out != NULL, values_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint32_t motives = 0;
    uint64_t again = 0;
    integra__demand_key_demand(integra__demand_key_widen(key), &motives, values);
    uint32_t motive = 0;
    while (motives >> motive != 1u) {
        motive++;
    }
    if (key >> NARROW_BITS != 0 || integra_demand_key(motive, values, &again, NULL) != INTEGRA_OK || again != key) {
        return integra__fault(error, INTEGRA_FAULT_DEMAND_KEY);
    }
    *motive_out = motive;
    memcpy(values_out, values, sizeof values);
    return INTEGRA_OK;
}
