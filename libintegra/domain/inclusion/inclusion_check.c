/* inclusion_check.c - an inclusion sheet as a caller hands it in, checked and copied.
 * Spec: spec/10-screening.md (SCR-9, SCR-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "inclusion_check.h"

#include <string.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/tri.h"
#include "core/utf8.h"
#include "domain/rules/generated/bounds.h"
#include "inclusion.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_inclusion) % 8 == 0, "integra_inclusion");
_Static_assert(sizeof(integra_inclusion_result) % 8 == 0, "integra_inclusion_result");

int integra__inclusion_entry_empty(const integra_entry *entry)
{
    return entry->value == INTEGRA_TRI_UNKNOWN && entry->basis == INTEGRA_BASIS_NONE &&
           (entry->date == INTEGRA_DATE_UNKNOWN) && !integra__id_known(&entry->evidence);
}

static integra_status check_factors(const integra_inclusion *sheet, integra_error *error)
{
    for (uint32_t i = 0; i < INTEGRA_FACTOR_COUNT; i++) {
        const integra_entry *entry = &sheet->factors[i];
        if (!integra__tri_valid(entry->value) || entry->basis > INTEGRA__BASIS_LAST) {
            return integra__fault_of(error, INTEGRA_FAULT_FACTOR_ENTRY, i);
        }
        if (!integra__date_or_unknown(entry->date)) {
            return integra__fault_of(error, INTEGRA_FAULT_FACTOR_DATE, i);
        }
        if (entry->reserved[0] != 0 || entry->reserved[1] != 0) {
            return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, i);
        }
    }
    return INTEGRA_OK;
}

static integra_status check_text(const integra_text *text, uint64_t index, integra_error *error)
{
    if (text->bytes == NULL && text->size > 0) {
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, index);
    }
    if (text->size > INTEGRA_TEXT_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_SHEET_TEXT_LIMIT, index, 0, INTEGRA_TEXT_LIMIT);
    }
    if (integra__utf8_valid((const uint8_t *)text->bytes, text->size) != text->size) {
        return integra__fault_at(error, INTEGRA_FAULT_SHEET_TEXT_UTF8, index);
    }
    return INTEGRA_OK;
}

static integra_status check_texts(const integra_inclusion *sheet, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    for (size_t i = 0; i < INTEGRA_GROUND_OTHER && status == INTEGRA_OK; i++) {
        status = check_text(&sheet->others[i], i, error);
    }
    const integra_text *rest[] = { &sheet->needs, &sheet->capacities, &sheet->participation };
    for (size_t i = 0; i < sizeof rest / sizeof rest[0] && status == INTEGRA_OK; i++) {
        status = check_text(rest[i], INTEGRA_GROUND_OTHER + i, error);
    }
    return status;
}

integra_status integra__inclusion_read(integra_inclusion *copy, const integra_inclusion *inclusion,
                                       integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, inclusion, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__date_or_unknown(copy->date) || !integra__date_or_unknown(copy->birth_date)) {
        return integra__fault(error, INTEGRA_FAULT_SHEET_DATE);
    }
    if (copy->reserved != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (copy->sex > INTEGRA__SEX_LAST) {
        return integra__fault(error, INTEGRA_FAULT_SHEET_SEX);
    }
    if (copy->outcome > INTEGRA__OUTCOME_LAST) {
        return integra__fault(error, INTEGRA_FAULT_SHEET_OUTCOME);
    }
    if ((copy->grounds & ~INTEGRA__INCLUSION_GROUNDS) != 0 || (copy->extent & ~INTEGRA__INCLUSION_EXTENT) != 0) {
        return integra__fault(error, INTEGRA_FAULT_SHEET_SETS);
    }
    status = check_texts(copy, error);
    return status == INTEGRA_OK ? check_factors(copy, error) : status;
}
