/* demands.h - demands and small protocols for the tests of orientation.
 * Spec: spec/20-orientation.md, spec/21-protocol.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h and string.h. */
#ifndef DEMANDS_H
#define DEMANDS_H

#include <integra/integra.h>

#include "core/generated/bounds.h"
#include "domain/rules/generated/bounds.h"

#define BIT(code) (1u << (code))

enum { FIELDS = INTEGRA__DEMAND_FIELD_CODES, MOTIVES = INTEGRA__MOTIVE_CODES };

/* A demand with everything known and nothing in the way: a GP asks, the person consents, the MT is informed. */
static inline integra_demand plain_demand(uint32_t motives)
{
    integra_demand demand;
    integra_demand_init(&demand, sizeof demand);
    demand.motives = motives;
    demand.date = 20240; /* 2025-06-01 */
    demand.requester = INTEGRA_REQUESTER_MT;
    demand.urgency = INTEGRA_URGENCY_ROUTINE;
    demand.ground = INTEGRA_SUPPORT_GROUND_MISSING_SKILL;
    demand.pps = INTEGRA_TRI_YES;
    demand.stage = INTEGRA_STAGE_NOT_NEEDED;
    demand.over_60 = INTEGRA_TRI_YES;
    demand.loss_of_autonomy = INTEGRA_TRI_YES;
    demand.place = INTEGRA_CARE_PLACE_HOME;
    demand.assessment = INTEGRA_TRI_NO;
    demand.mt = INTEGRA_MT_STATE_INFORMED;
    demand.sharing_consent = INTEGRA_TRI_YES;
    demand.isolated = INTEGRA_TRI_NO;
    demand.open_plan = INTEGRA_OPEN_PLAN_NONE;
    return demand;
}

static inline void set_field(integra_demand *demand, uint32_t field, uint8_t value)
{
    ((uint8_t *)demand)[offsetof(integra_demand, requester) + field] = value;
}

/* A number below limit, from a seed that moves on. */
static inline uint32_t pick(uint64_t *seed, uint32_t limit)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % limit;
}

/* Any possible demand of one to three motives, of which some have no date. */
static inline integra_demand some_demand(uint64_t *seed)
{
    static const uint8_t codes[FIELDS] = { 7, 4, 4, 3, 7, 3, 3, 5, 3, 3, 3, 3, 4 };
    integra_demand demand;
    size_t size = 0;
    do {
        demand = plain_demand(BIT(pick(seed, MOTIVES)) | BIT(pick(seed, MOTIVES)) | BIT(pick(seed, MOTIVES)));
        demand.date = pick(seed, 5) == 0 ? INTEGRA_DATE_UNKNOWN : demand.date;
        for (uint32_t field = 0; field < FIELDS; field++) {
            uint32_t first = field == INTEGRA_DEMAND_FIELD_REQUESTER || field == INTEGRA_DEMAND_FIELD_STAGE;
            set_field(&demand, field, (uint8_t)(first + pick(seed, codes[field])));
        }
    } while (integra_demand_encode(&demand, NULL, NULL, 0, &size, NULL) != INTEGRA_ERR_CAPACITY);
    return demand;
}

/* A row that calls one service, all it needs said first. */
static inline integra_row plain_row(const char *id, uint32_t motives, uint32_t service)
{
    integra_row row;
    integra_service about;
    integra_row_init(&row, sizeof row);
    integra_service_init(&about, sizeof about);
    assert_int_equal(integra_service_at(service, &about, NULL), INTEGRA_OK);
    row.motives = motives;
    row.rule = 2016; /* ORI-16 */
    row.call_count = 1;
    row.services[0] = (uint8_t)service;
    row.first[0] = (uint8_t)about.needs;
    row.id = (integra_text){ id, strlen(id) };
    return row;
}

static inline integra_protocol *draft(void)
{
    integra_protocol *protocol = NULL;
    assert_int_equal(integra_protocol_draft((integra_text){ "draft", 5 }, INTEGRA_DATE_UNKNOWN, NULL, &protocol, NULL),
                     INTEGRA_OK);
    return protocol;
}

static inline void apply(integra_protocol *protocol, integra_row row)
{
    assert_int_equal(integra_protocol_apply(protocol, &row, NULL), INTEGRA_OK);
}

/* The built-in rows as a draft, but for one (row_count for none). */
static inline integra_protocol *built_in_without(uint32_t left_out)
{
    integra_protocol *built_in = NULL;
    integra_protocol *protocol = draft();
    assert_int_equal(integra_protocol_create("has-2014", NULL, &built_in, NULL), INTEGRA_OK);
    for (uint32_t i = 0; i < integra_protocol_row_count(built_in); i++) {
        integra_row row;
        integra_row_init(&row, sizeof row);
        assert_int_equal(integra_protocol_row_at(built_in, i, &row, NULL), INTEGRA_OK);
        uint8_t kept = 0;
        for (uint32_t k = 0; k < row.override_count; k++) {
            if (row.overrides[k] != left_out) {
                row.overrides[kept++] = (uint16_t)(row.overrides[k] - (row.overrides[k] > left_out));
            }
        }
        row.override_count = kept;
        if (i != left_out) {
            apply(protocol, row);
        }
    }
    integra_protocol_destroy(built_in);
    return protocol;
}

/* Rows of so many motives that between them tell every value from every other: a proof would look at every demand of
 * them, 259,329,600 of all, and at far more pairs. */
static inline integra_protocol *endless_protocol(uint32_t motives)
{
    static const uint8_t values[FIELDS] = { 7, 4, 4, 3, 7, 3, 3, 5, 3, 3, 3, 3, 4 };
    static const char *const ids[] = { "a", "b", "c", "d", "e", "f", "g" };
    integra_protocol *endless = draft();
    for (uint32_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        integra_row row = plain_row(ids[i], BIT(motives) - 1, INTEGRA_SERVICE_HOME_HELP);
        for (uint32_t field = 0; field < FIELDS; field++) {
            uint32_t first = field == INTEGRA_DEMAND_FIELD_REQUESTER || field == INTEGRA_DEMAND_FIELD_STAGE;
            row.conditions[field] = (uint8_t)(((BIT(values[field]) - 1) & ~BIT(i % values[field])) << first);
        }
        apply(endless, row);
    }
    return endless;
}

/* The failure of a law about a subject; law 0 where there is none. */
static inline integra_failure failure_of(integra_protocol *protocol, uint32_t law, uint32_t subject)
{
    size_t count = 0;
    integra_failure failure;
    integra_failure_init(&failure, sizeof failure);
    assert_int_equal(integra_protocol_prove(protocol, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(integra_protocol_failure_at(protocol, i, &failure, NULL), INTEGRA_OK);
        if (failure.law == law && failure.subject == subject) {
            return failure;
        }
    }
    integra_failure_init(&failure, sizeof failure);
    return failure;
}

#endif
