/* event_check.c - whether an event is one: all that can be said of it alone.
 * Spec: spec/31-history.md (PLN-11, PLN-22), spec/kinds.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "event_check.h"

#include <string.h>

#include <integra/inclusion.h>

#include "core/date.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "core/utf8.h"
#include "domain/rules/generated/rules.h"
#include "event.h"

#define DIGEST sizeof(integra_digest)

static integra_status fail(integra_error *error, integra_status status, uint32_t rule, uint64_t field)
{
    return integra__fail(error, status, rule, INTEGRA_NO_PLACE, field);
}

static integra_status invalid(integra_error *error, uint64_t field)
{
    return fail(error, INTEGRA_ERR_INVALID_VALUE, INTEGRA__PLN_11, field);
}

/* Who, when and where in the plan: what an event of any kind has. */
static integra_status check_frame(const integra_event *event, integra_error *error)
{
    int opening = event->kind == INTEGRA_EVENT_OPENING;
    if (event->reserved != 0) {
        return fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE);
    }
    if (event->kind == 0 || event->sequence == 0) {
        return invalid(error, INTEGRA_NO_PLACE);
    }
    if (!integra__id_known(&event->writer) || !integra__id_known(&event->author) ||
        (!opening && !integra__id_known(&event->plan))) {
        return fail(error, INTEGRA_ERR_MISSING_KEY, INTEGRA__WIRE_21, INTEGRA_NO_PLACE);
    }
    if (event->recorded < INTEGRA__EVENT_RECORDED_FIRST || event->recorded > INTEGRA__EVENT_RECORDED_LAST) {
        return fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE);
    }
    if (opening && (integra__id_known(&event->plan) || event->parents.size > 0 || event->edition == 0)) {
        return invalid(error, INTEGRA_NO_PLACE);
    }
    /* A kind of a later edition may have an edition too; on the wire 1 is left out, so there it would read as 0. */
    if (!opening && (integra__event_row_of(event->kind) != NULL ? event->edition != 0 : event->edition == 1)) {
        return invalid(error, INTEGRA_NO_PLACE);
    }
    return INTEGRA_OK;
}

/* The writer's own previous event, where there is one, comes first; the others ascend, and none comes twice. */
static integra_status check_parents(const integra_event *event, integra_error *error)
{
    static const integra_digest none = { { 0 } };
    const uint8_t *parents = event->parents.bytes;
    size_t count = event->parents.size / DIGEST;
    size_t own = event->sequence > 1 ? 1 : 0;
    if (event->parents.size > 0 && parents == NULL) {
        return fail(error, INTEGRA_ERR_NULL_ARGUMENT, 0, INTEGRA_NO_PLACE);
    }
    if (count > INTEGRA_PARENT_LIMIT) {
        return fail(error, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, INTEGRA_NO_PLACE);
    }
    if (event->parents.size % DIGEST != 0 || (count > 0 && memcmp(parents, none.bytes, DIGEST) == 0)) {
        return invalid(error, INTEGRA_NO_PLACE);
    }
    for (size_t i = 1; i < count; i++) {
        const uint8_t *before = i > own ? parents + (i - 1) * DIGEST : none.bytes;
        if (memcmp(before, parents + i * DIGEST, DIGEST) >= 0 ||
            (own == 1 && memcmp(parents, parents + i * DIGEST, DIGEST) == 0)) {
            return invalid(error, INTEGRA_NO_PLACE);
        }
    }
    return INTEGRA_OK;
}

static integra_status check_values(const integra_event *event, integra_error *error)
{
    const struct {
        integra_date date;
        uint32_t field;
    } dates[] = { { event->effective, INTEGRA_FIELD_EFFECTIVE },
                  { event->due, INTEGRA_FIELD_DUE },
                  { event->until, INTEGRA_FIELD_UNTIL } };
    for (uint32_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        if (!integra__date_or_unknown(dates[i].date)) {
            return fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, dates[i].field);
        }
    }
    if (event->code > UINT16_MAX) {
        return invalid(error, INTEGRA_FIELD_CODE);
    }
    if (event->detail > UINT16_MAX) {
        return invalid(error, INTEGRA_FIELD_DETAIL);
    }
    if (event->signature.size > 0 && event->signature.bytes == NULL) {
        return fail(error, INTEGRA_ERR_NULL_ARGUMENT, 0, INTEGRA_NO_PLACE);
    }
    if (event->signature.size > INTEGRA_SIGNATURE_LIMIT) {
        return fail(error, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, INTEGRA_NO_PLACE);
    }
    return INTEGRA_OK;
}

/* A text has its salt, is UTF-8 and is the one that its digest covers. */
static integra_status check_text(const integra_event *event, integra_error *error)
{
    const integra_text *text = &event->text;
    integra_digest digest;
    if ((text->size > 0 && text->bytes == NULL) || (event->salt.size > 0 && event->salt.bytes == NULL)) {
        return fail(error, INTEGRA_ERR_NULL_ARGUMENT, 0, INTEGRA_FIELD_TEXT);
    }
    if (event->salt.size != (text->size > 0 ? INTEGRA_SALT_SIZE : 0)) {
        return invalid(error, INTEGRA_FIELD_TEXT);
    }
    if (text->size > INTEGRA_TEXT_LIMIT) {
        return fail(error, INTEGRA_ERR_LIMIT, INTEGRA__WIRE_15, INTEGRA_FIELD_TEXT);
    }
    if (integra__utf8_valid((const uint8_t *)text->bytes, text->size) != text->size) {
        return fail(error, INTEGRA_ERR_INVALID_TEXT, INTEGRA__WIRE_11, INTEGRA_FIELD_TEXT);
    }
    if (text->size == 0 || !integra__event_digest_known(&event->text_digest)) {
        return INTEGRA_OK;
    }
    integra__event_text_digest(event->salt, *text, &digest);
    if (memcmp(&digest, &event->text_digest, sizeof digest) != 0) {
        return fail(error, INTEGRA_ERR_REFUSED, INTEGRA__PLN_22, INTEGRA_FIELD_TEXT);
    }
    return INTEGRA_OK;
}

/* A known kind's fields against its row. */
static integra_status check_fields(const integra_event *event, const integra__event_row *row, integra_error *error)
{
    for (uint32_t field = 1; field <= INTEGRA__FIELD_LAST; field++) {
        int has = integra__event_has(event, field);
        if (has && row->presence[field - 1] == INTEGRA_PRESENCE_ABSENT) {
            return invalid(error, field);
        }
        if (!has && row->presence[field - 1] == INTEGRA_PRESENCE_REQUIRED) {
            return fail(error, INTEGRA_ERR_MISSING_KEY, INTEGRA__WIRE_21, field);
        }
    }
    if (event->code != 0 && row->code_words != 0 && integra_word_name(row->code_words, event->code) == NULL) {
        return invalid(error, INTEGRA_FIELD_CODE);
    }
    if (event->detail != 0 && row->detail_words != 0 && integra_word_name(row->detail_words, event->detail) == NULL) {
        return invalid(error, INTEGRA_FIELD_DETAIL);
    }
    return INTEGRA_OK;
}

integra_status integra__event_check(const integra_event *event, integra_error *error)
{
    const integra__event_row *row = integra__event_row_of(event->kind);
    integra_status status = check_frame(event, error);
    if (status == INTEGRA_OK) {
        status = check_parents(event, error);
    }
    if (status == INTEGRA_OK) {
        status = check_values(event, error);
    }
    if (status == INTEGRA_OK) {
        status = check_text(event, error);
    }
    return status == INTEGRA_OK && row != NULL ? check_fields(event, row, error) : status;
}
