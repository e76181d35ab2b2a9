/* orientation_columns.c - many demands at once, each answered exactly as one would be.
 * Spec: spec/20-orientation.md, "The response".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "orientation_columns.h"

#include "core/date.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/rules.h"
#include "orientation_columns_check.h"

/* The columns after struct_size and one word are pointers, whatever their size: the structs have no padding. */
_Static_assert(sizeof(integra_demand_columns) % 8 == 0, "integra_demand_columns");
_Static_assert(sizeof(integra_orientation_columns) % 8 == 0, "integra_orientation_columns");
_Static_assert(sizeof(integra_route_columns) % 8 == 0, "integra_route_columns");

void integra_demand_columns_init(integra_demand_columns *columns, size_t struct_size)
{
    integra__struct_init(columns, struct_size);
    if (columns != NULL && struct_size >= sizeof *columns) {
        columns->date = INTEGRA_DATE_UNKNOWN;
    }
}

void integra_orientation_columns_init(integra_orientation_columns *columns, size_t struct_size)
{
    integra__struct_init(columns, struct_size);
}

void integra_route_columns_init(integra_route_columns *columns, size_t struct_size)
{
    integra__struct_init(columns, struct_size);
}

/* ---- what comes out ---- */

/* The rows that speak for one motive: a load and an AND for each field that some row reads. */
static void put_rows(const integra__orientation_demands *all, size_t n, const integra__protocol_table *table,
                     uint32_t motive, uint64_t *out)
{
    uint64_t places = integra__protocol_all_places(table);
    for (size_t row = 0; row < n; row++) {
        uint64_t matching = (all->in.motives[row] >> motive & 1u) != 0 ? places : 0;
        for (uint32_t i = 0; i < table->read_count; i++) {
            uint32_t field = table->reads[i];
            matching &=
                table->accepts[field][integra__orientation_value_at(all, field, row) % INTEGRA__PROTOCOL_VALUE_ROOM];
        }
        out[row] = integra__protocol_speaking(table, matching);
    }
}

static uint8_t all_waits(const integra__orientation_answer *answer)
{
    uint8_t waits = 0;
    for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES && answer->services >> service != 0; service++) {
        waits |= (answer->services >> service & 1u) != 0 ? answer->called[service].waits : 0;
    }
    return waits;
}

static void put_answers(const integra__orientation_demands *all, size_t n, const integra_rules *rules,
                        const integra_protocol *protocol, const integra_orientation_columns *out)
{
    for (size_t row = 0; row < n; row++) {
        uint8_t values[INTEGRA__DEMAND_FIELD_CODES];
        integra__orientation_answer answer;
        integra__orientation_demands_values(all, row, values);
        if (out->services != NULL || out->waits != NULL) {
            integra__orientation_answer_demand(&answer, protocol, all->in.motives[row] & INTEGRA__MOTIVE_ALL, values);
        }
        if (out->services != NULL) {
            out->services[row] = answer.services;
        }
        if (out->waits != NULL) {
            out->waits[row] = all_waits(&answer);
        }
        if (out->first_answer_dues != NULL) {
            out->first_answer_dues[row] = integra__date_days_after(
                integra__orientation_date_at(all, row),
                integra__demand_first_answer_days(rules, values[INTEGRA_DEMAND_FIELD_URGENCY]));
        }
    }
}

integra_status integra_orientation_evaluate_columns(const integra_rules *rules, const integra_protocol *protocol,
                                                    const integra_demand_columns *demands, size_t n,
                                                    const integra_orientation_columns *outputs, integra_error *error)
{
    const uint8_t present[] = { rules != NULL, protocol != NULL, demands != NULL, 1, outputs != NULL };
    integra__orientation_demands all;
    integra_orientation_columns out;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&out, sizeof out, sizeof out, outputs, error);
    }
    if (status == INTEGRA_OK && out.motive >= INTEGRA__MOTIVE_CODES) {
        status = integra__fault(error, INTEGRA_FAULT_MOTIVE_CODE);
    }
    if (status == INTEGRA_OK) {
        status = integra__orientation_demands_read(rules, protocol, demands, n, &all, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (out.rows != NULL) {
        put_rows(&all, n, &protocol->tables[out.motive], out.motive, out.rows);
    }
    if (out.services != NULL || out.waits != NULL || out.first_answer_dues != NULL) {
        put_answers(&all, n, rules, protocol, &out);
    }
    return INTEGRA_OK;
}

/* ---- routes, one after the other ---- */

#define PUT(column, at, value)                                                                                         \
    do {                                                                                                               \
        if ((column) != NULL) {                                                                                        \
            (column)[at] = (value);                                                                                    \
        }                                                                                                              \
    } while (0)

static void put_route(const integra_route_columns *out, size_t at, size_t row, uint32_t service,
                      const integra__orientation_called *called, integra_date due)
{
    PUT(out->demands, at, row);
    PUT(out->services, at, (uint8_t)service);
    PUT(out->levels, at, called->level);
    PUT(out->waits, at, called->waits);
    PUT(out->rows, at, called->row);
    PUT(out->dues, at, due);
    PUT(out->motives, at, called->motives);
    PUT(out->rules, at, called->rule);
}

/* Goes through every route; out NULL counts them alone. No more than capacity are written, whatever a careless caller's
 * other thread has made of the columns since they were counted. */
static size_t each_route(const integra_rules *rules, const integra_protocol *protocol,
                         const integra__orientation_demands *all, size_t n, const integra_route_columns *out,
                         size_t capacity)
{
    size_t count = 0;
    for (size_t row = 0; row < n; row++) {
        uint8_t values[INTEGRA__DEMAND_FIELD_CODES];
        integra__orientation_answer answer;
        integra__orientation_demands_values(all, row, values);
        integra__orientation_answer_demand(&answer, protocol, all->in.motives[row] & INTEGRA__MOTIVE_ALL, values);
        integra_date date = integra__orientation_date_at(all, row);
        integra_date first = integra__date_days_after(
            date, integra__demand_first_answer_days(rules, values[INTEGRA_DEMAND_FIELD_URGENCY]));
        for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES && answer.services >> service != 0; service++) {
            if ((answer.services >> service & 1u) != 0) {
                const integra__orientation_called *called = &answer.called[service];
                if (out != NULL && count < capacity) {
                    put_route(out, count, row, service, called, integra__orientation_route_due(called, date, first));
                }
                count++;
            }
        }
    }
    return count;
}

integra_status integra_orientation_route_columns(const integra_rules *rules, const integra_protocol *protocol,
                                                 const integra_demand_columns *demands, size_t n,
                                                 const integra_route_columns *routes, size_t capacity,
                                                 size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { rules != NULL,    protocol != NULL, demands != NULL, 1, routes != NULL, 1,
                                count_out != NULL };
    integra__orientation_demands all;
    integra_route_columns out;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&out, sizeof out, sizeof out, routes, error);
    }
    if (status == INTEGRA_OK && out.reserved != 0) {
        status = integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (status == INTEGRA_OK) {
        status = integra__orientation_demands_read(rules, protocol, demands, n, &all, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t count = each_route(rules, protocol, &all, n, NULL, 0);
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    each_route(rules, protocol, &all, n, &out, capacity);
    return INTEGRA_OK;
}
