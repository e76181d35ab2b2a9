/* inclusion.c - the message `inclusion`.
 * Spec: spec/integra.cddl, inclusion-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/inclusion/inclusion.h"
#include "domain/rules/generated/bounds.h"
#include "domain/inclusion/inclusion_check.h"
#include "codec/message/message.h"

enum {
    PERSON,
    DATE,
    PRESCRIBER,
    BIRTH_DATE,
    SEX,
    OUTCOME,
    GROUNDS,
    EXTENT,
    OTHERS,
    NEEDS,
    CAPACITIES,
    PARTICIPATION,
    FACTORS,
    KEYS
};

/* What a key holds, where it is one of three simple things; else NULL. */
static const integra_id *id_of(const integra_inclusion *sheet, uint32_t key)
{
    return key == PERSON ? &sheet->person : key == PRESCRIBER ? &sheet->prescriber : NULL;
}

static const integra_date *date_of(const integra_inclusion *sheet, uint32_t key)
{
    return key == DATE ? &sheet->date : key == BIRTH_DATE ? &sheet->birth_date : NULL;
}

static const uint32_t *number_of(const integra_inclusion *sheet, uint32_t key)
{
    const uint32_t *numbers[] = { &sheet->sex, &sheet->outcome, &sheet->grounds, &sheet->extent };
    return key >= SEX && key <= EXTENT ? numbers[key - SEX] : NULL;
}

static const integra_text *text_of(const integra_inclusion *sheet, uint32_t key)
{
    const integra_text *texts[] = { &sheet->needs, &sheet->capacities, &sheet->participation };
    return key >= NEEDS && key <= PARTICIPATION ? texts[key - NEEDS] : NULL;
}

static int has(const void *value, uint32_t key)
{
    const integra_inclusion *sheet = value;
    int any = 0;
    if (id_of(sheet, key) != NULL) {
        return integra__id_known(id_of(sheet, key));
    }
    if (date_of(sheet, key) != NULL) {
        return *date_of(sheet, key) != INTEGRA_DATE_UNKNOWN;
    }
    if (number_of(sheet, key) != NULL) {
        return *number_of(sheet, key) != 0;
    }
    if (text_of(sheet, key) != NULL) {
        return text_of(sheet, key)->size > 0;
    }
    for (size_t i = 0; i < INTEGRA_GROUND_OTHER; i++) {
        any |= key == OTHERS ? sheet->others[i].size > 0 : !integra__inclusion_entry_empty(&sheet->factors[i]);
    }
    return any;
}

static void write_entry(integra__writer *writer, const integra_entry *entry)
{
    if (integra__inclusion_entry_empty(entry)) {
        integra__write_null(writer);
        return;
    }
    integra__write_array(writer, 4);
    integra__write_uint(writer, entry->value);
    integra__write_uint(writer, entry->basis);
    integra__write_date_or_null(writer, entry->date);
    if (integra__id_known(&entry->evidence)) {
        integra__write_id(writer, &entry->evidence);
    } else {
        integra__write_null(writer);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_inclusion *sheet = value;
    if (id_of(sheet, key) != NULL) {
        integra__write_id(writer, id_of(sheet, key));
    } else if (date_of(sheet, key) != NULL) {
        integra__write_int(writer, *date_of(sheet, key));
    } else if (number_of(sheet, key) != NULL) {
        integra__write_uint(writer, *number_of(sheet, key));
    } else if (text_of(sheet, key) != NULL) {
        integra__write_text(writer, text_of(sheet, key)->bytes, text_of(sheet, key)->size);
    } else {
        integra__write_array(writer, key == OTHERS ? INTEGRA_GROUND_OTHER : INTEGRA_FACTOR_COUNT);
        for (size_t i = 0; i < INTEGRA_GROUND_OTHER; i++) {
            if (key == OTHERS) {
                integra__write_text(writer, sheet->others[i].bytes, sheet->others[i].size);
            } else {
                write_entry(writer, &sheet->factors[i]);
            }
        }
    }
}

static void read_text(integra__reader *reader, size_t minimum, integra_text *out)
{
    integra_bytes text = { NULL, 0 };
    size_t offset = integra__reader_at(reader);
    if (integra__read_string(reader, INTEGRA__TEXT, 0, INTEGRA_TEXT_LIMIT, &text) == INTEGRA_OK &&
        text.size < minimum) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
    *out = (integra_text){ (const char *)text.bytes, text.size };
}

static void read_entry(integra__reader *reader, integra_entry *entry)
{
    size_t offset = integra__reader_at(reader);
    uint64_t value = 0;
    uint64_t basis = 0;
    if (integra__read_null(reader)) {
        return;
    }
    integra__read_array(reader, 4);
    integra__read_uint(reader, INTEGRA__TRI_FIRST, INTEGRA__TRI_LAST, &value);
    integra__read_uint(reader, INTEGRA__BASIS_FIRST, INTEGRA__BASIS_LAST, &basis);
    entry->value = (integra_tri)value;
    entry->basis = (uint8_t)basis;
    if (!integra__read_null(reader)) {
        integra__read_date(reader, &entry->date);
    }
    if (!integra__read_null(reader)) {
        integra__read_id(reader, &entry->evidence);
    }
    if (reader->status == INTEGRA_OK && integra__inclusion_entry_empty(entry)) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

static void read_five(integra__reader *reader, integra_inclusion *sheet, uint32_t key)
{
    size_t offset = integra__reader_at(reader);
    integra__read_array(reader, key == OTHERS ? INTEGRA_GROUND_OTHER : INTEGRA_FACTOR_COUNT);
    for (size_t i = 0; i < INTEGRA_GROUND_OTHER; i++) {
        if (key == OTHERS) {
            read_text(reader, 0, &sheet->others[i]);
        } else {
            read_entry(reader, &sheet->factors[i]);
        }
    }
    if (reader->status == INTEGRA_OK && !has(sheet, key)) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    static const uint32_t maximum[] = { INTEGRA__SEX_LAST, INTEGRA__OUTCOME_LAST, INTEGRA__INCLUSION_GROUNDS,
                                        INTEGRA__INCLUSION_EXTENT };
    integra_inclusion *sheet = value;
    uint32_t *numbers[] = { &sheet->sex, &sheet->outcome, &sheet->grounds, &sheet->extent };
    integra_text *texts[] = { &sheet->needs, &sheet->capacities, &sheet->participation };
    if (id_of(sheet, key) != NULL) {
        integra__read_id(reader, key == PERSON ? &sheet->person : &sheet->prescriber);
    } else if (date_of(sheet, key) != NULL) {
        integra__read_date(reader, key == DATE ? &sheet->date : &sheet->birth_date);
    } else if (number_of(sheet, key) != NULL) {
        integra__read_known(reader, maximum[key - SEX], numbers[key - SEX]);
    } else if (text_of(sheet, key) != NULL) {
        read_text(reader, 1, texts[key - NEEDS]);
    } else {
        read_five(reader, sheet, key);
    }
}

/* Others and factors share their loops above. */
_Static_assert(INTEGRA_GROUND_OTHER == INTEGRA_FACTOR_COUNT, "five groups of reasons, five kinds of factors");

static const integra__kind inclusion_kind = { INTEGRA_MESSAGE_INCLUSION, KEYS, 0, has, write, read };

integra_status integra_inclusion_encode(const integra_inclusion *inclusion, uint8_t *bytes_out, size_t capacity,
                                        size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { inclusion != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_inclusion copy;
    status = integra__inclusion_read(&copy, inclusion, error);
    if (status == INTEGRA_OK) {
        status = integra__inclusion_judge(&copy, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__message_give(&inclusion_kind, &copy, copy.extension, bytes_out, capacity, size_out, error);
}

integra_status integra_inclusion_decode(const uint8_t *bytes, size_t size, integra_inclusion *inclusion_out,
                                        integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, inclusion_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(inclusion_out, sizeof *inclusion_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_inclusion made;
    integra_inclusion_init(&made, sizeof made);
    status = integra__message_read(&inclusion_kind, bytes, size, &made, &made.extension, error);
    if (status == INTEGRA_OK) {
        status = integra__inclusion_judge(&made, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(inclusion_out, &made, sizeof made);
    }
    return status;
}
