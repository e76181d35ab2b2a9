/* status.c - names and texts of statuses, and the filling of an error.
 * Spec: spec/errors.tsv.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "status.h"

#include "core/generated/bounds.h"

#include <string.h>

_Static_assert(sizeof(integra_error) == 64, "integra_error is frozen at 64 bytes");
_Static_assert(sizeof(integra_finding) == 64, "integra_finding is frozen at 64 bytes");
_Static_assert(sizeof(integra_entry) == 24, "integra_entry is frozen at 24 bytes");

static const integra__status_row *row_of(integra_status status)
{
    for (size_t i = 0; i < integra__status_row_count; i++) {
        if (integra__status_rows[i].status == status) {
            return &integra__status_rows[i];
        }
    }
    return NULL;
}

const char *integra_status_name(integra_status status)
{
    const integra__status_row *row = row_of(status);
    return row ? row->name : NULL;
}

const char *integra_status_text(integra_status status, uint32_t language)
{
    const integra__status_row *row = row_of(status);
    return row && language <= INTEGRA__LANGUAGE_LAST ? row->text[language] : NULL;
}

integra_status integra__fail(integra_error *error, integra_status status, uint32_t rule, uint64_t offset,
                             uint64_t index)
{
    if (error) {
        memset(error, 0, sizeof *error);
        error->status = status;
        error->rule = rule;
        error->offset = offset;
        error->index = index;
    }
    return status;
}

static integra_status fail_at(integra_error *error, integra_status status, uint64_t index, uint32_t index_of)
{
    (void)integra__fail(error, status, 0, INTEGRA_NO_PLACE, index);
    if (error) {
        error->index_of = index_of;
    }
    return status;
}

integra_status integra__argument_missing(integra_error *error, uint64_t argument)
{
    return fail_at(error, INTEGRA_ERR_NULL_ARGUMENT, argument, INTEGRA_INDEX_ARGUMENT);
}

integra_status integra__no_room(integra_error *error, uint64_t needed)
{
    return fail_at(error, INTEGRA_ERR_CAPACITY, needed, INTEGRA_INDEX_SIZE);
}

integra_status integra__no_memory(integra_error *error)
{
    return integra__fail(error, INTEGRA_ERR_MEMORY, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
}

integra_status integra__arguments(const uint8_t *present, size_t count, integra_error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (!present[i]) {
            return integra__argument_missing(error, i);
        }
    }
    return INTEGRA_OK;
}
