/* fault.c - the failures that say more closely than their status what is wrong.
 * Spec: spec/faults.tsv.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "fault.h"

#include "status.h"

const integra__fault_row *integra__fault_row_of(uint32_t fault)
{
    for (size_t i = 0; i < integra__fault_row_count; i++) {
        if (integra__fault_rows[i].fault == fault) {
            return &integra__fault_rows[i];
        }
    }
    return NULL;
}

const char *integra_fault_name(uint32_t fault)
{
    const integra__fault_row *row = integra__fault_row_of(fault);
    return row == NULL ? NULL : row->name;
}

integra_status integra__fault_told(integra_error *error, uint32_t fault, uint32_t rule, uint64_t index, uint32_t word,
                                   int64_t least, int64_t most)
{
    const integra__fault_row *row = integra__fault_row_of(fault); /* every INTEGRA_FAULT_ has one */
    integra_status status = integra__fail(error, row->status, rule == 0 ? row->rule : rule, INTEGRA_NO_PLACE, index);
    integra__fault_says(error, fault, word, least, most);
    return status;
}

void integra__fault_says(integra_error *error, uint32_t fault, uint32_t word, int64_t least, int64_t most)
{
    if (error != NULL) {
        error->fault = fault;
        error->word = word;
        error->least = least;
        error->most = most;
        error->index_of = error->index == INTEGRA_NO_PLACE ? 0 : integra__fault_row_of(fault)->index_of;
    }
}

integra_status integra__fault_in_row(integra_error *error, integra_status status, uint64_t row)
{
    if (status != INTEGRA_OK && error != NULL) {
        error->index = row;
        error->index_of = INTEGRA_INDEX_ROW;
    }
    return status;
}

integra_status integra__fault_at_byte(integra_error *error, integra_status status, uint64_t offset)
{
    if (status != INTEGRA_OK && error != NULL) {
        error->offset = offset;
    }
    return status;
}

integra_status integra__fault_again(integra_error *error, const integra_error *why, integra_status status,
                                    uint32_t rule, uint64_t offset, uint64_t index)
{
    if (error != NULL) {
        *error = *why;
        error->status = status;
        error->rule = rule;
        error->offset = offset;
        error->index = index;
    }
    return status;
}
