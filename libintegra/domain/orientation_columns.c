/* orientation_columns.c - many demands at once, each answered exactly as one would be.
 * Spec: spec/20-orientation.md, "Columns".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "../core/date.h"
#include "../core/generated/rules.h"
#include "../core/status.h"
#include "../core/structs.h"
#include "generated/rules.h"
#include "orientation_answer.h"

/* The columns after struct_size and one word are pointers, whatever their size: the structs have no padding. */
_Static_assert(sizeof(integra_demand_columns) % 8 == 0, "integra_demand_columns");
_Static_assert(sizeof(integra_orientation_columns) % 8 == 0, "integra_orientation_columns");
_Static_assert(sizeof(integra_route_columns) % 8 == 0, "integra_route_columns");

static integra_status fail(integra_error *error, integra_status status, uint32_t rule, uint64_t index)
{
    return integra__fail(error, status, rule, INTEGRA_NO_PLACE, index);
}

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

/* ---- what goes in ---- */

static integra_date date_at(const integra_demand_columns *in, size_t row)
{
    return in->dates == NULL ? in->date : in->dates[row];
}

/* A row's values. Codes that are none were refused before; another thread of a careless caller may have written since,
 * so that they are read as not known here rather than used as an index. */
static void gather(const integra_demand_columns *in, size_t row, uint8_t *values)
{
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        const integra__field_row *codes = &integra__field_rows[field];
        uint8_t value = in->fields[field] == NULL ? codes->unknown : in->fields[field][row];
        values[field] = value > codes->last ? codes->unknown : value;
    }
}

static integra_status check_row(const integra_demand_columns *in, size_t row, integra_error *error)
{
    uint8_t values[INTEGRA__FIELD_COUNT];
    if (in->motives[row] == 0 || (in->motives[row] & ~INTEGRA__ALL_MOTIVES) != 0) {
        return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__ORI_5, row);
    }
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        const integra__field_row *codes = &integra__field_rows[field];
        values[field] = in->fields[field] == NULL ? codes->unknown : in->fields[field][row];
        if (values[field] < codes->first || values[field] > codes->last) {
            return fail(error, INTEGRA_ERR_INVALID_VALUE, 0, row);
        }
    }
    if (integra__impossible(values) != INTEGRA__FIELD_COUNT) {
        return fail(error, INTEGRA_ERR_REFUSED, INTEGRA__ORI_16, row);
    }
    return integra__date_or_unknown(date_at(in, row)) ? INTEGRA_OK
                                                      : fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, row);
}

static integra_status read_columns(const integra_rules *rules, const integra_protocol *protocol,
                                   const integra_demand_columns *demands, size_t n, integra_demand_columns *in,
                                   integra_error *error)
{
    const uint8_t present[] = { rules != NULL, protocol != NULL, demands != NULL };
    integra_status status = integra__need(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(in, sizeof *in, sizeof *in, demands, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__protocol_usable(protocol, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    for (uint32_t field = INTEGRA__FIELD_COUNT; field < INTEGRA_DEMAND_FIELD_ROOM; field++) {
        if (in->fields[field] != NULL) {
            return fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE);
        }
    }
    if (n > 0 && (in->motives == NULL || in->fields[INTEGRA_DEMAND_FIELD_REQUESTER] == NULL)) {
        return fail(error, INTEGRA_ERR_NULL_ARGUMENT, 0, 2);
    }
    for (size_t row = 0; row < n && status == INTEGRA_OK; row++) {
        status = check_row(in, row, error);
    }
    return status;
}

/* ---- what comes out ---- */

static uint64_t rows_of(const integra_protocol *protocol, uint32_t motive, uint32_t motives, const uint8_t *values)
{
    const integra__motive_table *table = &protocol->tables[motive];
    return (motives >> motive & 1u) == 0 ? 0 : integra__speaking(table, integra__rows_matching(table, values));
}

static uint8_t all_waits(const integra__answer *answer)
{
    uint8_t waits = 0;
    for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES && answer->services >> service != 0; service++) {
        waits |= (answer->services >> service & 1u) != 0 ? answer->called[service].waits : 0;
    }
    return waits;
}

integra_status integra_orientation_evaluate_columns(const integra_rules *rules, const integra_protocol *protocol,
                                                    const integra_demand_columns *demands, size_t n,
                                                    const integra_orientation_columns *outputs, integra_error *error)
{
    const uint8_t present[] = { rules != NULL, protocol != NULL, demands != NULL, 1, outputs != NULL };
    integra_demand_columns in;
    integra_orientation_columns out;
    integra_status status = integra__need(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&out, sizeof out, sizeof out, outputs, error);
    }
    if (status == INTEGRA_OK && out.motive >= INTEGRA__MOTIVE_COUNT) {
        status = fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__ORI_5, INTEGRA_NO_PLACE);
    }
    if (status == INTEGRA_OK) {
        status = read_columns(rules, protocol, demands, n, &in, error);
    }
    for (size_t row = 0; row < n && status == INTEGRA_OK; row++) {
        uint8_t values[INTEGRA__FIELD_COUNT];
        gather(&in, row, values);
        if (out.rows != NULL) {
            out.rows[row] = rows_of(protocol, out.motive, in.motives[row], values);
        }
        if (out.services != NULL || out.waits != NULL) {
            integra__answer answer;
            integra__answer_demand(&answer, protocol, in.motives[row] & INTEGRA__ALL_MOTIVES, values);
            if (out.services != NULL) {
                out.services[row] = answer.services;
            }
            if (out.waits != NULL) {
                out.waits[row] = all_waits(&answer);
            }
        }
        if (out.first_answer_dues != NULL) {
            out.first_answer_dues[row] = integra__days_after(
                date_at(&in, row), integra__first_answer_days(rules, values[INTEGRA_DEMAND_FIELD_URGENCY]));
        }
    }
    return status;
}

/* ---- routes, one after the other ---- */

#define PUT(column, at, value)                                                                                         \
    do {                                                                                                               \
        if ((column) != NULL) {                                                                                        \
            (column)[at] = (value);                                                                                    \
        }                                                                                                              \
    } while (0)

static void put_route(const integra_route_columns *out, size_t at, size_t row, uint32_t service,
                      const integra__called *called, integra_date due)
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
static size_t each_route(const integra_rules *rules, const integra_protocol *protocol, const integra_demand_columns *in,
                         size_t n, const integra_route_columns *out, size_t capacity)
{
    size_t count = 0;
    for (size_t row = 0; row < n; row++) {
        uint8_t values[INTEGRA__FIELD_COUNT];
        integra__answer answer;
        gather(in, row, values);
        integra__answer_demand(&answer, protocol, in->motives[row] & INTEGRA__ALL_MOTIVES, values);
        integra_date date = date_at(in, row);
        integra_date first =
            integra__days_after(date, integra__first_answer_days(rules, values[INTEGRA_DEMAND_FIELD_URGENCY]));
        for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES && answer.services >> service != 0; service++) {
            if ((answer.services >> service & 1u) != 0) {
                const integra__called *called = &answer.called[service];
                if (out != NULL && count < capacity) {
                    put_route(out, count, row, service, called, integra__route_due(called, date, first));
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
    integra_demand_columns in;
    integra_route_columns out;
    integra_status status = integra__need(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&out, sizeof out, sizeof out, routes, error);
    }
    if (status == INTEGRA_OK && out.reserved != 0) {
        status = fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE);
    }
    if (status == INTEGRA_OK) {
        status = read_columns(rules, protocol, demands, n, &in, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t count = each_route(rules, protocol, &in, n, NULL, 0);
    *count_out = count;
    if (count > capacity) {
        return fail(error, INTEGRA_ERR_CAPACITY, 0, count);
    }
    each_route(rules, protocol, &in, n, &out, capacity);
    return INTEGRA_OK;
}
