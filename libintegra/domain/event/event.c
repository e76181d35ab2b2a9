/* event.c - what the tables say of a kind, a field, a guard.
 * Spec: spec/31-history.md (PLN-11, PLN-23), spec/kinds.tsv, spec/guards.tsv.  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "event.h"

#include <string.h>

#include "core/id.h"
#include "core/sha256.h"
#include "core/status.h"
#include "core/structs.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_event) % 8 == 0, "integra_event");
_Static_assert(sizeof(integra_digest) == INTEGRA__SHA256_SIZE, "frozen");

void integra_event_init(integra_event *event, size_t struct_size)
{
    integra__struct_init(event, struct_size);
    if (event != NULL && struct_size >= sizeof *event) {
        event->effective = INTEGRA_DATE_UNKNOWN;
        event->due = INTEGRA_DATE_UNKNOWN;
        event->until = INTEGRA_DATE_UNKNOWN;
    }
}

const integra__event_row *integra__event_row_of(uint32_t kind)
{
    return kind == 0 || kind > integra__event_row_count ? NULL : &integra__event_rows[kind - 1];
}

uint32_t integra_event_field(uint32_t kind, uint32_t field)
{
    const integra__event_row *row = integra__event_row_of(kind);
    return row == NULL || field == 0 || field > INTEGRA__FIELD_LAST ? INTEGRA_PRESENCE_ABSENT
                                                                    : row->presence[field - 1];
}

uint32_t integra_event_correctable(uint32_t kind, uint32_t field)
{
    const integra__event_row *row = integra__event_row_of(kind);
    return row == NULL || field > INTEGRA__FIELD_LAST ? 0 : row->correctable >> field & 1u;
}

uint32_t integra_event_words(uint32_t kind, uint32_t field)
{
    const integra__event_row *row = integra__event_row_of(kind);
    if (row == NULL || integra_event_field(kind, field) == INTEGRA_PRESENCE_ABSENT) {
        return 0;
    }
    switch (field) {
    case INTEGRA_FIELD_CODE:
        return row->code_words;
    case INTEGRA_FIELD_DETAIL:
        return row->detail_words;
    case INTEGRA_FIELD_HEARD:
        return INTEGRA_GROUP_HEARD;
    case INTEGRA_FIELD_VOUCHED:
        return INTEGRA_GROUP_TRI;
    default:
        return 0;
    }
}

uint32_t integra_guard_rule(uint32_t guard)
{
    return guard == 0 || guard > integra__event_guard_row_count ? 0 : integra__event_guard_rows[guard - 1].rule;
}

const char *integra_guard_remedy(uint32_t guard, uint32_t language)
{
    if (guard == 0 || guard > integra__event_guard_row_count || language > INTEGRA__LANGUAGE_LAST) {
        return NULL;
    }
    return integra__event_guard_rows[guard - 1].remedy[language];
}

int integra__event_digest_known(const integra_digest *digest)
{
    static const integra_digest none = { { 0 } };
    return memcmp(digest, &none, sizeof none) != 0;
}

int integra__event_has(const integra_event *event, uint32_t field)
{
    switch (field) {
    case INTEGRA_FIELD_EFFECTIVE:
        return event->effective != INTEGRA_DATE_UNKNOWN;
    case INTEGRA_FIELD_DUE:
        return event->due != INTEGRA_DATE_UNKNOWN;
    case INTEGRA_FIELD_UNTIL:
        return event->until != INTEGRA_DATE_UNKNOWN;
    case INTEGRA_FIELD_PERSON:
        return integra__id_known(&event->person);
    case INTEGRA_FIELD_REFERENCE:
        return integra__id_known(&event->reference);
    case INTEGRA_FIELD_CODE:
        return event->code != 0;
    case INTEGRA_FIELD_DETAIL:
        return event->detail != 0;
    case INTEGRA_FIELD_TEXT:
        return event->text.size > 0 || integra__event_digest_known(&event->text_digest);
    case INTEGRA_FIELD_TARGET:
        return integra__event_digest_known(&event->target);
    case INTEGRA_FIELD_GIVER:
        return integra__id_known(&event->giver);
    case INTEGRA_FIELD_HEARD:
        return event->heard != 0;
    case INTEGRA_FIELD_VOUCHED:
        return event->vouched != 0;
    default:
        return 0;
    }
}

void integra__event_text_digest(integra_bytes salt, integra_text text, integra_digest *out)
{
    integra__sha256_state state;
    integra__sha256_init(&state);
    integra__sha256_update(&state, salt.bytes, salt.size);
    integra__sha256_update(&state, (const uint8_t *)text.bytes, text.size);
    integra__sha256_final(&state, out->bytes);
}

integra_status integra_digest_of(const uint8_t *bytes, size_t size, integra_digest *digest_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, digest_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        integra__sha256(bytes, size, digest_out->bytes);
    }
    return status;
}
