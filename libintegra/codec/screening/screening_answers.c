/* screening_answers.c - the message `answers`.
 * Spec: spec/integra.cddl, answers-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/screening/screening_check.h"
#include "screening.h"

enum { PERSON, DATE, QUESTIONS, KEYS };

static int has(const void *value, uint32_t key)
{
    const integra_answers *answers = value;
    switch (key) {
    case PERSON:
        return integra__id_known(&answers->person);
    case DATE:
        return answers->date != INTEGRA_DATE_UNKNOWN;
    default:
        return integra__message_tris_known(answers->questions, INTEGRA_QUESTION_COUNT);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_answers *answers = value;
    switch (key) {
    case PERSON:
        integra__write_id(writer, &answers->person);
        break;
    case DATE:
        integra__write_int(writer, answers->date);
        break;
    default:
        integra__write_tris(writer, answers->questions, INTEGRA_QUESTION_COUNT);
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra_answers *answers = value;
    switch (key) {
    case PERSON:
        integra__read_id(reader, &answers->person);
        break;
    case DATE:
        integra__read_date(reader, &answers->date);
        break;
    default:
        integra__read_tris(reader, answers->questions, INTEGRA_QUESTION_COUNT, 0);
    }
}

const integra__kind integra__screening_answers_kind = { INTEGRA_MESSAGE_ANSWERS, KEYS, 0, has, write, read };

integra_status integra_answers_encode(const integra_answers *answers, uint8_t *bytes_out, size_t capacity,
                                      size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { answers != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_answers copy;
    status = integra__screening_answers_read(&copy, answers, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__message_give(&integra__screening_answers_kind, &copy, copy.extension, bytes_out, capacity, size_out,
                                 error);
}

integra_status integra_answers_decode(const uint8_t *bytes, size_t size, integra_answers *answers_out,
                                      integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, answers_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(answers_out, sizeof *answers_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_answers made;
    integra_answers_init(&made, sizeof made);
    status = integra__message_read(&integra__screening_answers_kind, bytes, size, &made, &made.extension, error);
    if (status == INTEGRA_OK) {
        integra__struct_write(answers_out, &made, sizeof made);
    }
    return status;
}
