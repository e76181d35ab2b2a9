/* protocol_row.c - one row as a caller hands it in: codes, counts, texts.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_row.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/structs.h"
#include "core/utf8.h"
#include "domain/demand/demand.h"
#include "protocol_types.h"

_Static_assert(sizeof(integra_row) % 8 == 0, "integra_row");
_Static_assert(sizeof(integra_failure) % 8 == 0, "integra_failure");

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
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, 1);
    }
    if (!integra__protocol_row_name(row->id)) {
        return integra__fault_within(error, INTEGRA_FAULT_ROW_ID, INTEGRA_NO_PLACE, 1, INTEGRA_PROTOCOL_NAME_LIMIT);
    }
    if (source->size > INTEGRA_SOURCE_LIMIT ||
        integra__utf8_valid((const uint8_t *)source->bytes, source->size) != source->size) {
        return integra__fault_within(error, INTEGRA_FAULT_ROW_SOURCE, INTEGRA_NO_PLACE, 0, INTEGRA_SOURCE_LIMIT);
    }
    return INTEGRA_OK;
}

static integra_status bad_condition(uint32_t field, integra_error *error)
{
    static const integra__demand_field_row none = { 0, 0, 0, 0 };
    const integra__demand_field_row *codes =
        field < INTEGRA__DEMAND_FIELD_CODES ? &integra__demand_field_rows[field] : &none;
    return integra__fault_told(error, INTEGRA_FAULT_ROW_CONDITIONS, 0, INTEGRA_NO_PLACE, field, codes->first,
                               codes->last);
}

/* A mask of a field's values; all of them is the same as no condition. */
static integra_status check_conditions(integra_row *row, integra_error *error)
{
    for (uint32_t field = 0; field < INTEGRA_DEMAND_FIELD_ROOM; field++) {
        uint32_t all = 0;
        if (field < INTEGRA__DEMAND_FIELD_CODES) {
            const integra__demand_field_row *codes = &integra__demand_field_rows[field];
            all = (2u << codes->last) - (1u << codes->first);
        }
        if ((row->conditions[field] & ~all) != 0) {
            return bad_condition(field, error);
        }
        row->conditions[field] = row->conditions[field] == all ? 0 : row->conditions[field];
    }
    return INTEGRA_OK;
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
            return integra__fault_at(error, INTEGRA_FAULT_CALL, i);
        }
        if (row->within[i] < INTEGRA_WITHIN_FIRST_ANSWER || row->within[i] > INTEGRA__PROTOCOL_WITHIN_LIMIT) {
            return integra__fault_within(error, INTEGRA_FAULT_CALL_DAYS, i, 0, INTEGRA__PROTOCOL_WITHIN_LIMIT);
        }
        if ((called & INTEGRA__BIT(row->services[i])) != 0) {
            return integra__fault_at(error, INTEGRA_FAULT_CALL_TWICE, i);
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

/* What a row says beside its texts, its conditions and each of its calls. */
static integra_status check_row(const integra_row *row, integra_error *error)
{
    const struct {
        int bad;
        uint32_t fault;
        int64_t least;
        int64_t most;
    } rows[] = {
        { row->motives == 0 || (row->motives & ~INTEGRA__MOTIVE_ALL) != 0, INTEGRA_FAULT_ROW_MOTIVES, 0, 0 },
        { row->otherwise > 1 || row->imposed > 1, INTEGRA_FAULT_ROW_FLAGS, 0, 0 },
        { row->call_count == 0 || row->call_count > INTEGRA_CALL_ROOM, INTEGRA_FAULT_ROW_CALLS, 1, INTEGRA_CALL_ROOM },
        { row->override_count > INTEGRA_OVERRIDE_ROOM, INTEGRA_FAULT_ROW_OVERRIDES, 0, INTEGRA_OVERRIDE_ROOM },
        { integra_rule_name(row->rule) == NULL, INTEGRA_FAULT_ROW_RULE, 0, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].bad) {
            return integra__fault_within(error, rows[i].fault, INTEGRA_NO_PLACE, rows[i].least, rows[i].most);
        }
    }
    return INTEGRA_OK;
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
    status = check_row(copy, error);
    if (status == INTEGRA_OK) {
        status = check_conditions(copy, error);
    }
    if (status == INTEGRA_OK) {
        status = check_calls(copy, error);
    }
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
