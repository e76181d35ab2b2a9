/* screening_columns_check.c - columns checked before any row of them is screened.
 * Spec: spec/10-screening.md, "Columns" (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_columns_check.h"

#include "core/date.h"
#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/bounds.h"

/* The first bad row seen so far, and why it is bad. */
typedef struct first_bad {
    size_t row;
    uint32_t fault; /* INTEGRA_FAULT_ */
    uint32_t word;
} first_bad;

static void blame(first_bad *found, size_t row, uint32_t fault, uint32_t word)
{
    if (row < found->row) {
        *found = (first_bad){ row, fault, word };
    }
}

static void check_bytes(first_bad *found, const uint8_t *column, uint8_t greatest, uint32_t fault, uint32_t word)
{
    for (size_t row = 0; column != NULL && row < found->row; row++) {
        if (column[row] > greatest) {
            blame(found, row, fault, word);
        }
    }
}

static void check_dates(first_bad *found, const integra_date *column)
{
    for (size_t row = 0; column != NULL && row < found->row; row++) {
        if (!integra__date_or_unknown(column[row])) {
            blame(found, row, INTEGRA_FAULT_FACTS_DATE, 0);
        }
    }
}

static void check_admission(first_bad *found, const integra_screening_inputs *in, size_t row)
{
    int64_t first = in->admission_offsets[row];
    int64_t last = in->admission_offsets[row + 1];
    if (first < 0 || last < first || (uint64_t)last > in->admission_size) {
        blame(found, row, INTEGRA_FAULT_OFFSETS, 0);
        return;
    }
    if (last - first > INTEGRA_ADMISSION_LIMIT) {
        blame(found, row, INTEGRA_FAULT_ADMISSIONS_LIMIT, 0);
        return;
    }
    for (int64_t i = first; i < last && row < found->row; i++) {
        if (!integra__date_or_unknown(in->admission_dates[i])) {
            blame(found, row, INTEGRA_FAULT_ADMISSION_DATE, 0);
        } else if (in->admission_emergencies != NULL && in->admission_emergencies[i] > INTEGRA__TRI_LAST) {
            blame(found, row, INTEGRA_FAULT_ADMISSION_EMERGENCY, 0);
        }
    }
}

static void check_rows(first_bad *found, const integra_screening_inputs *in)
{
    for (uint32_t q = 0; q < INTEGRA_QUESTION_COUNT; q++) {
        check_bytes(found, in->questions[q], INTEGRA__TRI_LAST, INTEGRA_FAULT_ANSWER, q);
    }
    for (uint32_t i = 0; i < INTEGRA__FACT_CODES; i++) {
        check_bytes(found, in->values[i], INTEGRA__TRI_LAST, INTEGRA_FAULT_FACT, i);
    }
    for (uint32_t i = 0; i < INTEGRA__COUNT_CODES; i++) {
        check_bytes(found, in->complete[i], 1, INTEGRA_FAULT_COMPLETE, i);
    }
    check_dates(found, in->dates);
    check_dates(found, in->admissions_known_from);
    check_dates(found, in->admissions_known_to);
    for (size_t row = 0; in->admission_offsets != NULL && row < found->row; row++) {
        check_admission(found, in, row);
    }
}

/* Columns kept for later versions stay NULL, and admissions come with their dates. */
static integra_status check_shape(const integra_screening_inputs *in, const integra_screening_outputs *out,
                                  integra_error *error)
{
    int reserved = in->reserved != 0 || out->reserved != 0;
    for (size_t i = INTEGRA__COUNT_CODES; i < INTEGRA_COUNT_ROOM; i++) {
        reserved |= in->counts[i] != NULL || in->complete[i] != NULL;
    }
    for (size_t i = INTEGRA__FACT_CODES; i < INTEGRA_FACT_ROOM; i++) {
        reserved |= in->values[i] != NULL;
    }
    if (reserved) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (in->admission_offsets != NULL && in->admission_size > 0 && in->admission_dates == NULL) {
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, 1);
    }
    return integra__date_or_unknown(in->date)
               ? INTEGRA_OK
               : integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
}

int integra__screening_columns_have_facts(const integra_screening_inputs *in)
{
    int any = in->admission_offsets != NULL || in->admissions_known_from != NULL || in->admissions_known_to != NULL;
    for (size_t i = 0; i < INTEGRA__COUNT_CODES; i++) {
        any |= in->counts[i] != NULL || in->complete[i] != NULL;
    }
    for (size_t i = 0; i < INTEGRA__FACT_CODES; i++) {
        any |= in->values[i] != NULL;
    }
    return any;
}

integra_status integra__screening_columns_read(integra_screening_inputs *in, integra_screening_outputs *out,
                                               const integra_rules *rules, const integra_screening_inputs *inputs,
                                               size_t n, const integra_screening_outputs *outputs, integra_error *error)
{
    const uint8_t present[] = { rules != NULL, inputs != NULL, 1, outputs != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(in, sizeof *in, sizeof *in, inputs, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_read(out, sizeof *out, sizeof *out, outputs, error);
    }
    if (status == INTEGRA_OK) {
        status = check_shape(in, out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    first_bad found = { n, INTEGRA_FAULT_NONE, 0 };
    check_rows(&found, in);
    if (found.fault == INTEGRA_FAULT_NONE) {
        return INTEGRA_OK;
    }
    int64_t most = found.fault == INTEGRA_FAULT_ADMISSIONS_LIMIT ? INTEGRA_ADMISSION_LIMIT : 0;
    status = integra__fault_told(error, found.fault, 0, found.row, found.word, 0, most);
    return integra__fault_in_row(error, status, found.row);
}
