/* screening_facts.c - the message `facts`.
 * Spec: spec/integra.cddl, facts-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_facts.h"

#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/bounds.h"
#include "domain/screening/screening_check.h"

enum {
    PERSON,
    DATE,
    QUESTIONS,
    ADMISSIONS,
    KNOWN_FROM,
    KNOWN_TO,
    COUNTS,
    VALUES = COUNTS + INTEGRA__COUNT_CODES,
    KEYS = VALUES + INTEGRA__FACT_CODES
};

/* The date that a key holds, or NULL. */
static const integra_date *date_of(const integra_facts *facts, uint32_t key)
{
    switch (key) {
    case DATE:
        return &facts->date;
    case KNOWN_FROM:
        return &facts->admissions_known_from;
    case KNOWN_TO:
        return &facts->admissions_known_to;
    default:
        return NULL;
    }
}

static int has(const void *value, uint32_t key)
{
    const integra__screening_facts_message *message = value;
    const integra_facts *facts = &message->facts;
    const integra_date *date = date_of(facts, key);
    if (date != NULL) {
        return *date != INTEGRA_DATE_UNKNOWN;
    }
    if (key >= VALUES) {
        return facts->values[key - VALUES] != INTEGRA_TRI_UNKNOWN;
    }
    if (key >= COUNTS) {
        return facts->counts[key - COUNTS] != 0 || facts->complete[key - COUNTS] != 0;
    }
    if (key == PERSON) {
        return integra__id_known(&facts->person);
    }
    return key == QUESTIONS ? integra__message_tris_known(message->answers.questions, INTEGRA_QUESTION_COUNT)
                            : facts->admission_count > 0;
}

static void write_admissions(integra__writer *writer, const integra_facts *facts)
{
    integra__write_array(writer, facts->admission_count);
    for (size_t i = 0; i < facts->admission_count; i++) {
        integra__write_array(writer, 2);
        integra__write_date_or_null(writer, facts->admission_dates[i]);
        integra__write_uint(writer, facts->admission_emergencies[i]);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra__screening_facts_message *message = value;
    const integra_facts *facts = &message->facts;
    const integra_date *date = date_of(facts, key);
    if (date != NULL) {
        integra__write_int(writer, *date);
    } else if (key >= VALUES) {
        integra__write_uint(writer, facts->values[key - VALUES]);
    } else if (key >= COUNTS) {
        integra__write_array(writer, 2);
        integra__write_uint(writer, facts->counts[key - COUNTS]);
        integra__write_uint(writer, facts->complete[key - COUNTS]);
    } else if (key == PERSON) {
        integra__write_id(writer, &facts->person);
    } else if (key == QUESTIONS) {
        integra__write_tris(writer, message->answers.questions, INTEGRA_QUESTION_COUNT);
    } else {
        write_admissions(writer, facts);
    }
}

static void read_admissions(integra__reader *reader, integra__screening_facts_message *message)
{
    uint64_t count = 0;
    integra__read_known_list(reader, INTEGRA_ADMISSION_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        integra_date date = INTEGRA_DATE_UNKNOWN;
        uint64_t emergency = 0;
        integra__read_array(reader, 2);
        if (!integra__read_null(reader)) {
            integra__read_date(reader, &date);
        }
        integra__read_uint(reader, INTEGRA__TRI_FIRST, INTEGRA__TRI_LAST, &emergency);
        if (message->dates != NULL && message->emergencies != NULL) {
            message->dates[i] = date;
            message->emergencies[i] = (integra_tri)emergency;
        }
    }
    message->facts.admission_count = (size_t)count;
}

static void read_count(integra__reader *reader, integra_facts *facts, size_t which)
{
    size_t offset = integra__reader_at(reader);
    uint64_t count = 0;
    uint64_t complete = 0;
    integra__read_array(reader, 2);
    integra__read_uint(reader, 0, UINT32_MAX, &count);
    integra__read_uint(reader, 0, 1, &complete);
    if (reader->status == INTEGRA_OK && count == 0 && complete == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
    facts->counts[which] = (uint32_t)count;
    facts->complete[which] = (uint8_t)complete;
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra__screening_facts_message *message = value;
    integra_facts *facts = &message->facts;
    if (key >= VALUES) {
        integra__read_known_tri(reader, &facts->values[key - VALUES]);
    } else if (key >= COUNTS) {
        read_count(reader, facts, key - COUNTS);
    } else if (key == PERSON) {
        integra__read_id(reader, &facts->person);
    } else if (key == DATE) {
        integra__read_date(reader, &facts->date);
    } else if (key == QUESTIONS) {
        integra__read_tris(reader, message->answers.questions, INTEGRA_QUESTION_COUNT, 0);
    } else if (key == ADMISSIONS) {
        read_admissions(reader, message);
    } else {
        integra__read_date(reader, key == KNOWN_FROM ? &facts->admissions_known_from : &facts->admissions_known_to);
    }
}

const integra__kind integra__screening_facts_kind = { INTEGRA_MESSAGE_FACTS, KEYS, 0, has, write, read };

integra_status integra_facts_encode(const integra_facts *facts, const integra_answers *answers, uint8_t *bytes_out,
                                    size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { facts != NULL, 1, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__screening_record inputs;
    status = integra__screening_record_read(&inputs, answers, facts, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__screening_facts_message message = { inputs.facts, inputs.answers, NULL, NULL };
    return integra__message_give(&integra__screening_facts_kind, &message, inputs.facts.extension, bytes_out, capacity,
                                 size_out, error);
}

static void start(integra__screening_facts_message *message, integra_date *dates, integra_tri *emergencies)
{
    integra_facts_init(&message->facts, sizeof message->facts);
    integra_answers_init(&message->answers, sizeof message->answers);
    message->dates = dates;
    message->emergencies = emergencies;
}

/* Read twice: once to check it whole and count the admissions, once to place them, so that nothing is half done. */
static integra_status read_twice(integra__screening_facts_message *message, const uint8_t *bytes, size_t size,
                                 integra_date *dates, integra_tri *emergencies, size_t capacity, size_t *count_out,
                                 integra_error *error)
{
    integra_bytes extension = { NULL, 0 };
    start(message, NULL, NULL);
    integra_status status =
        integra__message_read(&integra__screening_facts_kind, bytes, size, message, &extension, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    *count_out = message->facts.admission_count;
    if (message->facts.admission_count > capacity) {
        return integra__no_room(error, message->facts.admission_count);
    }
    start(message, dates, emergencies);
    status = integra__message_read(&integra__screening_facts_kind, bytes, size, message, &extension, error);
    message->facts.extension = extension;
    message->facts.admission_dates = message->facts.admission_count == 0 ? NULL : dates;
    message->facts.admission_emergencies = message->facts.admission_count == 0 ? NULL : emergencies;
    message->answers.person = message->facts.person;
    message->answers.date = message->facts.date;
    return status;
}

integra_status integra_facts_decode(const uint8_t *bytes, size_t size, integra_date *admission_dates,
                                    integra_tri *admission_emergencies, size_t capacity, size_t *count_out,
                                    integra_facts *facts_out, integra_answers *answers_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size),
                                1,
                                integra__room(admission_dates, capacity),
                                integra__room(admission_emergencies, capacity),
                                1,
                                count_out != NULL,
                                facts_out != NULL,
                                answers_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(facts_out, sizeof *facts_out, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(answers_out, sizeof *answers_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__screening_facts_message message;
    status = read_twice(&message, bytes, size, admission_dates, admission_emergencies, capacity, count_out, error);
    if (status == INTEGRA_OK) {
        integra__struct_write(facts_out, &message.facts, sizeof message.facts);
        integra__struct_write(answers_out, &message.answers, sizeof message.answers);
    }
    return status;
}
