/* screening.c - the message `screening`.
 * Spec: spec/integra.cddl, screening-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening.h"

#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/bounds.h"
#include "domain/screening/screening_check.h"
#include "domain/screening/screening_items.h"
#include "domain/screening/screening_verdicts.h"

enum { PERSON, DATE, PACK, OVERRIDDEN, STAGE, ASK, STATED, DERIVED, PPS, THRESHOLD, LEGAL, LEAST, ROBUSTNESS, KEYS };

/* A key that holds a small number, or -1. */
static int64_t number_of(const integra_screening *s, uint32_t key)
{
    switch (key) {
    case PACK:
        return s->pack;
    case OVERRIDDEN:
        return s->pack_overridden;
    case STAGE:
        return s->stage;
    case ASK:
        return s->ask;
    case PPS:
        return s->pps;
    case THRESHOLD:
        return s->assistance_threshold;
    case LEGAL:
        return s->legal_complexity;
    case LEAST:
        return s->least_to_settle;
    default:
        return -1;
    }
}

static int has(const void *value, uint32_t key)
{
    const integra_screening *s = value;
    switch (key) {
    case PERSON:
        return integra__id_known(&s->person);
    case DATE:
        return s->date != INTEGRA_DATE_UNKNOWN;
    case STATED:
        return integra__message_tris_known(s->stated, INTEGRA_QUESTION_COUNT);
    case DERIVED:
        return s->from_facts;
    case ROBUSTNESS:
        return 1;
    default:
        return number_of(s, key) > 0;
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_screening *s = value;
    switch (key) {
    case PERSON:
        integra__write_id(writer, &s->person);
        break;
    case DATE:
        integra__write_int(writer, s->date);
        break;
    case STATED:
        integra__write_tris(writer, s->stated, INTEGRA_QUESTION_COUNT);
        break;
    case DERIVED:
        integra__write_tris(writer, s->derived, INTEGRA_ITEM_COUNT);
        break;
    case ROBUSTNESS:
        integra__write_array(writer, 2);
        integra__write_uint(writer, s->pps_robustness);
        integra__write_uint(writer, s->threshold_robustness);
        break;
    default:
        integra__write_int(writer, number_of(s, key));
    }
}

static void read_number(integra__reader *reader, integra_screening *s, uint32_t key)
{
    static const uint8_t maximum[KEYS] = { [OVERRIDDEN] = 1,
                                           [STAGE] = INTEGRA__STAGE_LAST,
                                           [ASK] = INTEGRA__QUESTION_ALL,
                                           [PPS] = INTEGRA__TRI_LAST,
                                           [THRESHOLD] = INTEGRA__TRI_LAST,
                                           [LEGAL] = INTEGRA__TRI_LAST,
                                           [LEAST] = INTEGRA_ITEM_COUNT };
    uint32_t value = 0;
    if (key == PACK || key == STAGE) { /* required: there is no default to leave out */
        uint64_t number = 0;
        integra__read_uint(reader, 1, key == PACK ? INTEGRA__PACK_LAST : maximum[key], &number);
        value = (uint32_t)number;
    } else {
        integra__read_known(reader, maximum[key], &value);
    }
    switch (key) {
    case PACK:
        s->pack = value;
        break;
    case OVERRIDDEN:
        s->pack_overridden = value;
        break;
    case STAGE:
        s->stage = value;
        break;
    case ASK:
        s->ask = value;
        break;
    case PPS:
        s->pps = (integra_tri)value;
        break;
    case THRESHOLD:
        s->assistance_threshold = (integra_tri)value;
        break;
    case LEGAL:
        s->legal_complexity = (integra_tri)value;
        break;
    default:
        s->least_to_settle = (uint8_t)value;
    }
}

static void read_robustness(integra__reader *reader, integra_screening *s)
{
    uint64_t pps = 0;
    uint64_t threshold = 0;
    integra__read_array(reader, 2);
    integra__read_uint(reader, 0, UINT8_MAX, &pps);
    integra__read_uint(reader, 0, UINT8_MAX, &threshold);
    s->pps_robustness = (uint8_t)pps;
    s->threshold_robustness = (uint8_t)threshold;
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra_screening *s = value;
    switch (key) {
    case PERSON:
        integra__read_id(reader, &s->person);
        break;
    case DATE:
        integra__read_date(reader, &s->date);
        break;
    case STATED:
        integra__read_tris(reader, s->stated, INTEGRA_QUESTION_COUNT, 0);
        break;
    case DERIVED:
        integra__read_tris(reader, s->derived, INTEGRA_ITEM_COUNT, 1);
        s->from_facts = 1;
        break;
    case ROBUSTNESS:
        read_robustness(reader, s);
        break;
    default:
        read_number(reader, s, key);
    }
}

const integra__kind integra__screening_kind = {
    INTEGRA_MESSAGE_SCREENING, KEYS, 1u << PACK | 1u << STAGE | 1u << ROBUSTNESS, has, write, read
};

integra_status integra_screening_encode(const integra_screening *screening, uint8_t *bytes_out, size_t capacity,
                                        size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { screening != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_screening copy;
    status = integra__screening_read(&copy, screening, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__message_give(&integra__screening_kind, &copy, copy.extension, bytes_out, capacity, size_out, error);
}

integra_status integra_screening_decode(const uint8_t *bytes, size_t size, integra_screening *screening_out,
                                        integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, screening_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(screening_out, sizeof *screening_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_screening made;
    integra_screening_init(&made, sizeof made);
    status = integra__message_read(&integra__screening_kind, bytes, size, &made, &made.extension, error);
    if (status == INTEGRA_OK) {
        integra__screening_choose_items(&made);
        integra__screening_count_items(made.items, &made);
        integra__struct_write(screening_out, &made, sizeof made);
    }
    return status;
}
