/* orientation_columns_check.c - columns of demands as a caller hands them in.
 * Spec: spec/20-orientation.md, "Columns".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "../core/date.h"
#include "../core/generated/rules.h"
#include "../core/status.h"
#include "../core/structs.h"
#include "generated/rules.h"
#include "orientation_columns.h"

static integra_status fail(integra_error *error, integra_status status, uint32_t rule, uint64_t index)
{
    return integra__fail(error, status, rule, INTEGRA_NO_PLACE, index);
}

static void lay_out(integra__demands *all)
{
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        const uint8_t *column = all->in.fields[field];
        all->at[field] = column != NULL ? column : &integra__field_rows[field].unknown;
        all->step[field] = column != NULL ? 1 : 0;
    }
}

void integra__demands_values(const integra__demands *all, size_t row, uint8_t *values)
{
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        uint8_t value = integra__value_at(all, field, row);
        values[field] = value > integra__field_rows[field].last ? integra__field_rows[field].unknown : value;
    }
}

static integra_status check_row(const integra__demands *all, size_t row, integra_error *error)
{
    uint8_t values[INTEGRA__FIELD_COUNT];
    uint32_t motives = all->in.motives[row];
    if (motives == 0 || (motives & ~INTEGRA__ALL_MOTIVES) != 0) {
        return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__ORI_5, row);
    }
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        values[field] = integra__value_at(all, field, row);
        if (values[field] < integra__field_rows[field].first || values[field] > integra__field_rows[field].last) {
            return fail(error, INTEGRA_ERR_INVALID_VALUE, 0, row);
        }
    }
    if (integra__impossible(values) != INTEGRA__FIELD_COUNT) {
        return fail(error, INTEGRA_ERR_REFUSED, INTEGRA__ORI_16, row);
    }
    return integra__date_or_unknown(integra__date_at(all, row))
               ? INTEGRA_OK
               : fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, row);
}

/* Whether some row is wrong, without saying which: column by column, as fast as they can be read. */
static int some_wrong(const integra__demands *all, size_t n)
{
    unsigned wrong = 0;
    for (uint32_t field = 0; field < INTEGRA__FIELD_COUNT; field++) {
        const integra__field_row *codes = &integra__field_rows[field];
        const uint8_t *column = all->at[field];
        for (size_t row = 0; row < n && all->step[field] != 0; row++) {
            wrong |= (unsigned)(column[row] < codes->first) | (unsigned)(column[row] > codes->last);
        }
    }
    for (size_t row = 0; row < n; row++) {
        unsigned requester = integra__value_at(all, INTEGRA_DEMAND_FIELD_REQUESTER, row);
        unsigned pps = integra__value_at(all, INTEGRA_DEMAND_FIELD_PPS, row);
        unsigned stage = integra__value_at(all, INTEGRA_DEMAND_FIELD_STAGE, row);
        unsigned most = pps == INTEGRA_TRI_YES  ? INTEGRA_STAGE_TO_REFER
                        : pps == INTEGRA_TRI_NO ? INTEGRA_STAGE_NOT_INDICATED
                                                : INTEGRA_STAGE_UNDETERMINED;
        unsigned ground = integra__value_at(all, INTEGRA_DEMAND_FIELD_GROUND, row);
        unsigned mt = integra__value_at(all, INTEGRA_DEMAND_FIELD_MT, row);
        wrong |= (unsigned)(stage > most) | ((unsigned)(requester < INTEGRA_REQUESTER_MT) & (unsigned)(ground != 0)) |
                 ((unsigned)(requester == INTEGRA_REQUESTER_MT) & (unsigned)(mt != INTEGRA_MT_STATE_INFORMED));
        uint32_t motives = all->in.motives[row];
        wrong |= (unsigned)(motives == 0) | (unsigned)(motives > INTEGRA__ALL_MOTIVES);
    }
    for (size_t row = 0; row < n && all->in.dates != NULL; row++) {
        wrong |= (unsigned)!integra__date_or_unknown(all->in.dates[row]);
    }
    return wrong != 0 || !integra__date_or_unknown(all->in.date);
}

integra_status integra__demands_read(const integra_rules *rules, const integra_protocol *protocol,
                                     const integra_demand_columns *demands, size_t n, integra__demands *all,
                                     integra_error *error)
{
    const uint8_t present[] = { rules != NULL, protocol != NULL, demands != NULL };
    integra_demand_columns *in = &all->in;
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
    lay_out(all);
    int wrong = n > 0 && some_wrong(all, n);
    for (size_t row = 0; row < n && wrong && status == INTEGRA_OK; row++) {
        status = check_row(all, row, error);
    }
    return status;
}
