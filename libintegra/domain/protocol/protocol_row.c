/* protocol_row.c - one row as a caller hands it in: codes, counts, texts.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_row.h"

#include <string.h>

#include "core/generated/bounds.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/utf8.h"
#include "domain/demand/demand.h"
#include "domain/rules/generated/rules.h"
#include "protocol_types.h"

_Static_assert(sizeof(integra_row) % 8 == 0, "integra_row");
_Static_assert(sizeof(integra_failure) % 8 == 0, "integra_failure");

static integra_status fail(integra_error *error, integra_status status, uint32_t rule, uint64_t index)
{
    return integra__fail(error, status, rule, INTEGRA_NO_PLACE, index);
}

int integra__protocol_row_name(integra_text text)
{
    if (text.size == 0 || text.size > INTEGRA_PROTOCOL_NAME_LIMIT) {
        return 0;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
            return 0;
        }
    }
    return 1;
}

static integra_status check_texts(const integra_row *row, integra_error *error)
{
    const integra_text *source = &row->source;
    if ((row->id.bytes == NULL && row->id.size > 0) || (source->bytes == NULL && source->size > 0)) {
        return fail(error, INTEGRA_ERR_NULL_ARGUMENT, 0, 1);
    }
    if (!integra__protocol_row_name(row->id) || source->size > INTEGRA_SOURCE_LIMIT ||
        integra__utf8_valid((const uint8_t *)source->bytes, source->size) != source->size) {
        return fail(error, INTEGRA_ERR_INVALID_TEXT, INTEGRA__ORI_16, INTEGRA_NO_PLACE);
    }
    return INTEGRA_OK;
}

/* A mask of a field's values; all of them is the same as no condition. */
static int check_conditions(integra_row *row)
{
    for (uint32_t field = 0; field < INTEGRA_DEMAND_FIELD_ROOM; field++) {
        uint32_t all = 0;
        if (field < INTEGRA__DEMAND_FIELD_CODES) {
            const integra__demand_field_row *codes = &integra__demand_field_rows[field];
            all = (2u << codes->last) - (1u << codes->first);
        }
        if ((row->conditions[field] & ~all) != 0) {
            return 0;
        }
        row->conditions[field] = row->conditions[field] == all ? 0 : row->conditions[field];
    }
    return 1;
}

static int call_exists(const integra_row *row, uint32_t i)
{
    uint8_t service = row->services[i];
    uint8_t kind = service < INTEGRA__SERVICE_CODES ? integra__service_rows[service].kind : 0;
    return (kind == INTEGRA_SERVICE_KIND_SERVICE || kind == INTEGRA_SERVICE_KIND_STAND_IN) &&
           row->levels[i] <= INTEGRA__LEVEL_LAST && (row->first[i] & ~INTEGRA__PRECONDITION_ALL) == 0;
}

static integra_status check_calls(const integra_row *row, integra_error *error)
{
    uint64_t called = 0;
    for (uint32_t i = 0; i < row->call_count; i++) {
        if (!call_exists(row, i)) {
            return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__ORI_16, i);
        }
        if (row->within[i] < INTEGRA_WITHIN_FIRST_ANSWER || row->within[i] > INTEGRA__PROTOCOL_WITHIN_LIMIT) {
            return fail(error, INTEGRA_ERR_OUT_OF_RANGE, INTEGRA__ORI_13, i);
        }
        if ((called & INTEGRA__BIT(row->services[i])) != 0) {
            return fail(error, INTEGRA_ERR_DUPLICATE, INTEGRA__ORI_16, i);
        }
        called |= INTEGRA__BIT(row->services[i]);
    }
    return INTEGRA_OK;
}

/* A home level said or left out is the same; what lies beyond the counts says nothing. */
static void settle(integra_row *row)
{
    for (uint32_t i = 0; i < row->call_count; i++) {
        int home = row->levels[i] == integra__service_rows[row->services[i]].level;
        row->levels[i] = home ? 0 : row->levels[i];
    }
    for (uint32_t i = row->call_count; i < INTEGRA_CALL_ROOM; i++) {
        row->services[i] = row->levels[i] = row->first[i] = 0;
        row->within[i] = INTEGRA_WITHIN_FIRST_ANSWER;
    }
    for (uint32_t i = row->override_count; i < INTEGRA_OVERRIDE_ROOM; i++) {
        row->overrides[i] = 0;
    }
}

integra_status integra__protocol_row_read(integra_row *copy, const integra_row *row, integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, row, error);
    if (status == INTEGRA_OK) {
        status = check_texts(copy, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (copy->motives == 0 || (copy->motives & ~INTEGRA__MOTIVE_ALL) != 0 || copy->otherwise > 1 || copy->imposed > 1 ||
        copy->call_count == 0 || copy->call_count > INTEGRA_CALL_ROOM || copy->override_count > INTEGRA_OVERRIDE_ROOM ||
        integra_rule_name(copy->rule) == NULL || !check_conditions(copy)) {
        return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__ORI_16, INTEGRA_NO_PLACE);
    }
    status = check_calls(copy, error);
    if (status == INTEGRA_OK) {
        settle(copy);
    }
    return status;
}

static int same(integra_text one, integra_text other)
{
    return one.size == other.size && (one.size == 0 || memcmp(one.bytes, other.bytes, one.size) == 0);
}

/* A built-in row is known by its id and its source, wherever it went meanwhile: messages hold no translation. */
static const char *translated(const integra_row *row)
{
    for (size_t i = 0; i < integra__protocol_builtin_count; i++) {
        const integra__protocol_builtin_row *builtin = &integra__protocol_builtins[i];
        for (size_t k = 0; k < builtin->count; k++) {
            if (same(builtin->rows[k].id, row->id) && same(builtin->rows[k].source, row->source)) {
                return builtin->sources_fr[k];
            }
        }
    }
    return NULL;
}

integra_text integra_row_source(const integra_row *row, uint32_t language)
{
    integra_row copy;
    if (row == NULL || language > INTEGRA__LANGUAGE_LAST ||
        integra__struct_read(&copy, sizeof copy, sizeof copy, row, NULL) != INTEGRA_OK) {
        return (integra_text){ NULL, 0 };
    }
    const char *text = language == INTEGRA_LANGUAGE_FR ? translated(&copy) : NULL;
    return text == NULL ? copy.source : (integra_text){ text, strlen(text) };
}
