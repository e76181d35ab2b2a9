/* inclusion_check.c - an inclusion sheet as a caller hands it in, checked and copied.
 * Spec: spec/10-screening.md (SCR-9, SCR-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "inclusion_check.h"

#include <string.h>

#include "core/date.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/tri.h"
#include "core/utf8.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/generated/rules.h"
#include "inclusion.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_inclusion) % 8 == 0, "integra_inclusion");
_Static_assert(sizeof(integra_inclusion_result) % 8 == 0, "integra_inclusion_result");

static integra_status fail(integra_error *error, integra_status status, uint32_t rule, uint64_t index)
{
    return integra__fail(error, status, rule, INTEGRA_NO_PLACE, index);
}

int integra__inclusion_entry_empty(const integra_entry *entry)
{
    return entry->value == INTEGRA_TRI_UNKNOWN && entry->basis == INTEGRA_BASIS_NONE &&
           (entry->date == INTEGRA_DATE_UNKNOWN) && !integra__id_known(&entry->evidence);
}

static integra_status check_factors(const integra_inclusion *sheet, integra_error *error)
{
    for (size_t i = 0; i < INTEGRA_FACTOR_COUNT; i++) {
        const integra_entry *entry = &sheet->factors[i];
        if (!integra__tri_valid(entry->value) || entry->basis > INTEGRA__BASIS_LAST) {
            return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__GEN_12, i);
        }
        if (!integra__date_or_unknown(entry->date)) {
            return fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, i);
        }
        if (entry->reserved[0] != 0 || entry->reserved[1] != 0) {
            return fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, i);
        }
    }
    return INTEGRA_OK;
}

static integra_status check_text(const integra_text *text, uint64_t index, integra_error *error)
{
    if (text->bytes == NULL && text->size > 0) {
        return fail(error, INTEGRA_ERR_NULL_ARGUMENT, 0, index);
    }
    if (text->size > INTEGRA_TEXT_LIMIT) {
        return fail(error, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, index);
    }
    if (integra__utf8_valid((const uint8_t *)text->bytes, text->size) != text->size) {
        return fail(error, INTEGRA_ERR_INVALID_TEXT, INTEGRA__WIRE_11, index);
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
        return fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE);
    }
    if (copy->reserved != 0) {
        return fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE);
    }
    if (copy->sex > INTEGRA__SEX_LAST) {
        return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__SCR_13, INTEGRA_NO_PLACE);
    }
    if (copy->outcome > INTEGRA__OUTCOME_LAST || (copy->grounds & ~INTEGRA__INCLUSION_GROUNDS) != 0 ||
        (copy->extent & ~INTEGRA__INCLUSION_EXTENT) != 0) {
        return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__SCR_9, INTEGRA_NO_PLACE);
    }
    status = check_texts(copy, error);
    return status == INTEGRA_OK ? check_factors(copy, error) : status;
}
