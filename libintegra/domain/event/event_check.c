/* event_check.c - whether an event is one: all that can be said of it alone.
 * Spec: spec/31-history.md (PLN-11, PLN-22), spec/kinds.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "event_check.h"

#include <string.h>

#include <integra/inclusion.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/utf8.h"
#include "event.h"

#define DIGEST sizeof(integra_digest)

/* What is wrong with a field of an event of this kind. */
static integra_status wrong_field(integra_error *error, uint32_t fault, const integra_event *event, uint32_t field)
{
    return integra__fault_told(error, fault, 0, field, field, event->kind, 0);
}

/* Who, when and where in the plan: the first that an event of any kind has and this one has not, or 0. */
static uint32_t bad_frame(const integra_event *event)
{
    int opening = event->kind == INTEGRA_EVENT_OPENING;
    /* A kind of a later edition may have an edition too; on the wire 1 is left out, so there it would read as 0. */
    int edition = integra__event_row_of(event->kind) != NULL ? event->edition != 0 : event->edition == 1;
    const struct {
        int bad;
        uint32_t fault;
    } rows[] = {
        { event->kind == 0, INTEGRA_FAULT_EVENT_KIND },
        { event->sequence == 0, INTEGRA_FAULT_EVENT_SEQUENCE },
        { !integra__id_known(&event->writer), INTEGRA_FAULT_EVENT_WRITER },
        { !integra__id_known(&event->author), INTEGRA_FAULT_EVENT_AUTHOR },
        { !opening && !integra__id_known(&event->plan), INTEGRA_FAULT_EVENT_PLAN },
        { event->recorded < INTEGRA__EVENT_RECORDED_FIRST || event->recorded > INTEGRA__EVENT_RECORDED_LAST,
          INTEGRA_FAULT_EVENT_RECORDED },
        { opening && (integra__id_known(&event->plan) || event->parents.size > 0 || event->edition == 0),
          INTEGRA_FAULT_OPENING_FRAME },
        { !opening && edition, INTEGRA_FAULT_EVENT_EDITION },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].bad) {
            return rows[i].fault;
        }
    }
    return INTEGRA_FAULT_NONE;
}

static integra_status check_frame(const integra_event *event, integra_error *error)
{
    uint32_t bad = bad_frame(event);
    return bad == INTEGRA_FAULT_NONE ? INTEGRA_OK : integra__fault(error, bad);
}

/* The writer's own previous event, where there is one, comes first; the others ascend, and none comes twice. */
static integra_status check_parents(const integra_event *event, integra_error *error)
{
    static const integra_digest none = { { 0 } };
    const uint8_t *parents = event->parents.bytes;
    size_t count = event->parents.size / DIGEST;
    size_t own = event->sequence > 1 ? 1 : 0;
    if (event->parents.size > 0 && parents == NULL) {
        return integra__fault(error, INTEGRA_FAULT_POINTER_IN_STRUCT);
    }
    if (count > INTEGRA_PARENT_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_PARENTS_LIMIT, INTEGRA_NO_PLACE, 0, INTEGRA_PARENT_LIMIT);
    }
    if (event->parents.size % DIGEST != 0 || (count > 0 && memcmp(parents, none.bytes, DIGEST) == 0)) {
        return integra__fault_within(error, INTEGRA_FAULT_PARENTS_FORM, INTEGRA_NO_PLACE, DIGEST, 0);
    }
    for (size_t i = 1; i < count; i++) {
        const uint8_t *before = i > own ? parents + (i - 1) * DIGEST : none.bytes;
        if (memcmp(before, parents + i * DIGEST, DIGEST) >= 0 ||
            (own == 1 && memcmp(parents, parents + i * DIGEST, DIGEST) == 0)) {
            return integra__fault_within(error, INTEGRA_FAULT_PARENTS_FORM, INTEGRA_NO_PLACE, DIGEST, 0);
        }
    }
    return INTEGRA_OK;
}

int integra__event_bytes_order(integra_bytes a, integra_bytes b)
{
    int order = memcmp(a.bytes, b.bytes, a.size < b.size ? a.size : b.size);
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

/* None is empty, and they ascend. */
static integra_status check_signatures(const integra_event *event, integra_error *error)
{
    if (event->signature_count > INTEGRA_SIGNATURES_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_SIGNATURES_LIMIT, INTEGRA_NO_PLACE, 0,
                                     INTEGRA_SIGNATURES_LIMIT);
    }
    for (uint32_t i = 0; i < event->signature_count; i++) {
        const integra_bytes *signature = &event->signatures[i];
        if (signature->size > 0 && signature->bytes == NULL) {
            return integra__fault(error, INTEGRA_FAULT_POINTER_IN_STRUCT);
        }
        if (signature->size > INTEGRA_SIGNATURE_LIMIT) {
            return integra__fault_within(error, INTEGRA_FAULT_SIGNATURE_LIMIT, INTEGRA_NO_PLACE, 0,
                                         INTEGRA_SIGNATURE_LIMIT);
        }
        if (signature->size == 0 || (i > 0 && integra__event_bytes_order(signature[-1], *signature) >= 0)) {
            return integra__fault(error, INTEGRA_FAULT_SIGNATURES_FORM);
        }
    }
    return INTEGRA_OK;
}

/* The fields that hold words or numbers, and the greatest number of each. */
static const struct {
    uint32_t field;
    uint32_t most;
    size_t offset;
} numbers[] = {
    { INTEGRA_FIELD_CODE, UINT16_MAX, offsetof(integra_event, code) },
    { INTEGRA_FIELD_DETAIL, UINT16_MAX, offsetof(integra_event, detail) },
    { INTEGRA_FIELD_HEARD, UINT16_MAX, offsetof(integra_event, heard) },
    { INTEGRA_FIELD_VOUCHED, INTEGRA__TRI_LAST, offsetof(integra_event, vouched) },
};

#define NUMBERS (sizeof numbers / sizeof numbers[0])

static uint32_t number_of(const integra_event *event, size_t i)
{
    uint32_t value;
    memcpy(&value, (const uint8_t *)event + numbers[i].offset, sizeof value);
    return value;
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
            return integra__fault_of(error, INTEGRA_FAULT_EVENT_DATE, dates[i].field);
        }
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        if (number_of(event, i) > numbers[i].most) {
            return wrong_field(error, INTEGRA_FAULT_EVENT_CODE, event, numbers[i].field);
        }
    }
    return INTEGRA_OK;
}

/* A text has its salt, is UTF-8 and is the one that its digest covers. */
static integra_status check_text(const integra_event *event, integra_error *error)
{
    const integra_text *text = &event->text;
    integra_digest digest;
    if ((text->size > 0 && text->bytes == NULL) || (event->salt.size > 0 && event->salt.bytes == NULL)) {
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, INTEGRA_FIELD_TEXT);
    }
    if (event->salt.size != (text->size > 0 ? INTEGRA_SALT_SIZE : 0)) {
        return integra__fault_told(error, INTEGRA_FAULT_SALT, 0, INTEGRA_FIELD_TEXT, INTEGRA_FIELD_TEXT,
                                   INTEGRA_SALT_SIZE, 0);
    }
    if (text->size > INTEGRA_TEXT_LIMIT) {
        return integra__fault_told(error, INTEGRA_FAULT_EVENT_TEXT_LIMIT, 0, INTEGRA_FIELD_TEXT, INTEGRA_FIELD_TEXT, 0,
                                   INTEGRA_TEXT_LIMIT);
    }
    if (integra__utf8_valid((const uint8_t *)text->bytes, text->size) != text->size) {
        return integra__fault_of(error, INTEGRA_FAULT_EVENT_TEXT_UTF8, INTEGRA_FIELD_TEXT);
    }
    if (text->size == 0 || !integra__event_digest_known(&event->text_digest)) {
        return INTEGRA_OK;
    }
    integra__event_text_digest(event->salt, *text, &digest);
    if (memcmp(&digest, &event->text_digest, sizeof digest) != 0) {
        return integra__fault_of(error, INTEGRA_FAULT_TEXT_DIGEST, INTEGRA_FIELD_TEXT);
    }
    return INTEGRA_OK;
}

/* A known kind's fields against its row. */
static integra_status check_fields(const integra_event *event, const integra__event_row *row, integra_error *error)
{
    for (uint32_t field = 1; field <= INTEGRA__FIELD_LAST; field++) {
        int has = integra__event_has(event, field);
        if (has && row->presence[field - 1] == INTEGRA_PRESENCE_ABSENT) {
            return wrong_field(error, INTEGRA_FAULT_FIELD_ABSENT, event, field);
        }
        if (!has && row->presence[field - 1] == INTEGRA_PRESENCE_REQUIRED) {
            return wrong_field(error, INTEGRA_FAULT_FIELD_NEEDED, event, field);
        }
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        uint32_t group = integra_event_words(event->kind, numbers[i].field);
        uint32_t value = number_of(event, i);
        if (value != 0 && group != 0 && integra_word_name(group, value) == NULL) {
            return wrong_field(error, INTEGRA_FAULT_EVENT_CODE, event, numbers[i].field);
        }
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
        status = check_signatures(event, error);
    }
    if (status == INTEGRA_OK) {
        status = check_text(event, error);
    }
    return status == INTEGRA_OK && row != NULL ? check_fields(event, row, error) : status;
}
