/* orientation_columns_check.c - columns of demands as a caller hands them in.
 * Spec: spec/20-orientation.md, "The response".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "orientation_columns_check.h"

#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/demand/demand.h"
#include "domain/protocol/protocol.h"
#include "orientation_columns.h"

static void lay_out(integra__orientation_demands *all)
{
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        const uint8_t *column = all->in.fields[field];
        all->at[field] = column != NULL ? column : &integra__demand_field_rows[field].unknown;
        all->step[field] = column != NULL ? 1 : 0;
    }
}

void integra__orientation_demands_values(const integra__orientation_demands *all, size_t row, uint8_t *values)
{
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        uint8_t value = integra__orientation_value_at(all, field, row);
        values[field] =
            value > integra__demand_field_rows[field].last ? integra__demand_field_rows[field].unknown : value;
    }
}

static integra_status check_row(const integra__orientation_demands *all, size_t row, integra_error *error)
{
    uint8_t values[INTEGRA__DEMAND_FIELD_CODES];
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        values[field] = integra__orientation_value_at(all, field, row);
    }
    integra_status status = integra__demand_check_motives(all->in.motives[row], error);
    if (status == INTEGRA_OK) {
        status = integra__demand_check_values(values, error);
    }
    if (status == INTEGRA_OK && !integra__date_or_unknown(integra__orientation_date_at(all, row))) {
        status = integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, row);
    }
    return integra__fault_in_row(error, status, row);
}

/* Whether some row is wrong, without saying which: column by column, as fast as they can be read. */
static int some_wrong(const integra__orientation_demands *all, size_t n)
{
    unsigned wrong = 0;
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        const integra__demand_field_row *codes = &integra__demand_field_rows[field];
        const uint8_t *column = all->at[field];
        for (size_t row = 0; row < n && all->step[field] != 0; row++) {
            wrong |= (unsigned)(column[row] < codes->first) | (unsigned)(column[row] > codes->last);
        }
    }
    for (size_t row = 0; row < n; row++) {
        unsigned requester = integra__orientation_value_at(all, INTEGRA_DEMAND_FIELD_REQUESTER, row);
        unsigned pps = integra__orientation_value_at(all, INTEGRA_DEMAND_FIELD_PPS, row);
        unsigned stage = integra__orientation_value_at(all, INTEGRA_DEMAND_FIELD_STAGE, row);
        unsigned stages = pps == INTEGRA_TRI_YES ? INTEGRA__STAGE_ALL
                          : pps == INTEGRA_TRI_NO
                              ? 1u << INTEGRA_STAGE_NOT_INDICATED
                              : 1u << INTEGRA_STAGE_NOT_INDICATED | 1u << INTEGRA_STAGE_UNDETERMINED;
        unsigned ground = integra__orientation_value_at(all, INTEGRA_DEMAND_FIELD_GROUND, row);
        unsigned mt = integra__orientation_value_at(all, INTEGRA_DEMAND_FIELD_MT, row);
        unsigned professional = INTEGRA__REQUESTER_MARKED_PROFESSIONAL >> (requester & 31u) & 1u;
        wrong |= (~(stages >> (stage & 31u)) & 1u) | (~professional & (unsigned)(ground != 0)) |
                 ((unsigned)(requester == INTEGRA_REQUESTER_MT) & (unsigned)(mt != INTEGRA_MT_STATE_INFORMED));
        uint32_t motives = all->in.motives[row];
        wrong |= (unsigned)(motives == 0) | (unsigned)(motives > INTEGRA__MOTIVE_ALL);
    }
    for (size_t row = 0; row < n && all->in.dates != NULL; row++) {
        wrong |= (unsigned)!integra__date_or_unknown(all->in.dates[row]);
    }
    return wrong != 0 || !integra__date_or_unknown(all->in.date);
}

integra_status integra__orientation_demands_read(const integra_rules *rules, const integra_protocol *protocol,
                                                 const integra_demand_columns *demands, size_t n,
                                                 integra__orientation_demands *all, integra_error *error)
{
    const uint8_t present[] = { rules != NULL, protocol != NULL, demands != NULL };
    integra_demand_columns *in = &all->in;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(in, sizeof *in, sizeof *in, demands, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__protocol_usable(protocol, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    for (uint32_t field = INTEGRA__DEMAND_FIELD_CODES; field < INTEGRA_DEMAND_FIELD_ROOM; field++) {
        if (in->fields[field] != NULL) {
            return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
        }
    }
    if (n > 0 && (in->motives == NULL || in->fields[INTEGRA_DEMAND_FIELD_REQUESTER] == NULL)) {
        return integra__fault_at(error, INTEGRA_FAULT_COLUMNS_NEEDED, 2);
    }
    lay_out(all);
    int wrong = n > 0 && some_wrong(all, n);
    for (size_t row = 0; row < n && wrong && status == INTEGRA_OK; row++) {
        status = check_row(all, row, error);
    }
    return status;
}
