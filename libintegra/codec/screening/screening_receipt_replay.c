/* screening_receipt_replay.c - a receipt read, its verdict made again, and both compared byte for byte.
 * Spec: spec/00-conventions.md, GEN-10.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_receipt_replay.h"

#include "core/allocator.h"
#include "core/status.h"
#include "core/structs.h"
#include "codec/rules/pack.h"
#include "screening_receipt.h"

#define FINDING_LIMIT 64 /* WIRE-15, of a receipt */
#define REASON_LIMIT  255

/* What is needed to make the receipt again; the rest is compared, not kept. */
typedef struct reading {
    const integra_allocator *given;
    integra_allocator allocator;
    integra__pack_named named;
    integra_bytes input;
    integra_rules *rules;
    integra_date *dates;
    integra_tri *emergencies;
    size_t admissions;
} reading;

/* One element of a finding or of a reason; a date is known or null. */
typedef struct element {
    uint64_t minimum;
    uint64_t maximum;
    uint8_t null_too;
    uint8_t date;
} element;

#define RECORD_SIZE 8

static void read_record(integra__reader *reader, const element elements[RECORD_SIZE])
{
    uint64_t number = 0;
    integra_date date = INTEGRA_DATE_UNKNOWN;
    integra__read_array(reader, RECORD_SIZE);
    for (size_t i = 0; i < RECORD_SIZE; i++) {
        if (elements[i].null_too && integra__read_null(reader)) {
            continue;
        }
        if (elements[i].date) {
            integra__read_date(reader, &date);
        } else {
            integra__read_uint(reader, elements[i].minimum, elements[i].maximum, &number);
        }
    }
}

static void read_findings(integra__reader *reader)
{
    static const element finding[RECORD_SIZE] = {
        { 1, UINT32_MAX, 0, 0 }, { 1, INTEGRA__WEIGHT_LAST, 0, 0 }, { 1, INTEGRA__FINDING_STATE_LAST, 0, 0 },
        { 0, UINT64_MAX, 0, 0 }, { 0, UINT64_MAX, 1, 0 },           { 0, 0, 1, 1 },
        { 0, UINT64_MAX, 0, 0 }, { 0, UINT64_MAX, 0, 0 },
    };
    uint64_t count = 0;
    integra__read_known_list(reader, FINDING_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        read_record(reader, finding);
    }
}

static void read_reasons(integra__reader *reader)
{
    static const element reason[RECORD_SIZE] = {
        { 1, UINT32_MAX, 0, 0 }, { 0, UINT64_MAX, 0, 0 }, { 0, UINT64_MAX, 0, 0 },        { 0, UINT64_MAX, 0, 0 },
        { 0, UINT64_MAX, 0, 0 }, { 0, UINT64_MAX, 0, 0 }, { 0, INTEGRA__TRI_LAST, 0, 0 }, { 0, 1, 0, 0 },
    };
    uint64_t count = 0;
    integra__read_list(reader, 1, REASON_LIMIT, &count);
    for (uint64_t i = 0; i < count && reader->status == INTEGRA_OK; i++) {
        read_record(reader, reason);
    }
}

static void read_sets(integra__reader *reader)
{
    integra_bytes sets = { NULL, 0 };
    integra__read_array(reader, 2);
    integra__read_string(reader, INTEGRA__BYTES, 0, INTEGRA_SET_LIMIT, &sets);
    integra__read_string(reader, INTEGRA__BYTES, 0, INTEGRA_SET_LIMIT, &sets);
}

/* What is only compared later must be of its shape all the same (WIRE-15, WIRE-20). */
void integra__screening_receipt_read(integra__reader *reader, void *value, uint32_t key)
{
    reading *into = value;
    integra_bytes verdict = { NULL, 0 };
    switch (key) {
    case INTEGRA__SCREENING_RECEIPT_PACK:
        integra__pack_read_named(reader, &into->named);
        break;
    case INTEGRA__SCREENING_RECEIPT_OVERRIDES:
        integra__read_known_list(reader, INTEGRA__PACK_OVERRIDE_LIMIT, &into->named.count);
        integra__pack_read_overrides(reader, &into->named);
        break;
    case INTEGRA__SCREENING_RECEIPT_INPUT:
        integra__read_string(reader, INTEGRA__BYTES, 1, INTEGRA_MESSAGE_LIMIT, &into->input);
        break;
    case INTEGRA__SCREENING_RECEIPT_VERDICT:
        integra__read_string(reader, INTEGRA__BYTES, 1, INTEGRA_MESSAGE_LIMIT, &verdict);
        break;
    case INTEGRA__SCREENING_RECEIPT_FINDINGS:
        read_findings(reader);
        break;
    case INTEGRA__SCREENING_RECEIPT_REASONS:
        read_reasons(reader);
        break;
    default:
        read_sets(reader);
    }
}

static integra_status read_facts(reading *r, integra_facts *facts, integra_answers *answers, integra_error *error)
{
    integra_error counting; /* too small an array is how the count is asked for, no failure to tell of */
    integra_status status =
        integra_facts_decode(r->input.bytes, r->input.size, NULL, NULL, 0, &r->admissions, facts, answers, &counting);
    if (status != INTEGRA_ERR_CAPACITY) {
        if (status != INTEGRA_OK && error != NULL) {
            *error = counting;
        }
        return status;
    }
    r->dates = integra__allocate(&r->allocator, r->admissions * sizeof *r->dates);
    r->emergencies = integra__allocate(&r->allocator, r->admissions * sizeof *r->emergencies);
    if (r->dates == NULL || r->emergencies == NULL) {
        return integra__no_memory(error);
    }
    return integra_facts_decode(r->input.bytes, r->input.size, r->dates, r->emergencies, r->admissions, &r->admissions,
                                facts, answers, error);
}

/* GEN-10: the same inputs under the same pack, made into a receipt here. */
static integra_status make_again(reading *r, integra__screening_receipt *receipt, integra_error *error)
{
    uint32_t kind = 0;
    size_t size = 0;
    integra_facts facts;
    integra_answers answers;
    integra_facts_init(&facts, sizeof facts);
    integra_answers_init(&answers, sizeof answers);
    integra_status status = integra_message_next(r->input.bytes, r->input.size, 0, &kind, &size, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (kind != INTEGRA_MESSAGE_FACTS) {
        status = integra_answers_decode(r->input.bytes, r->input.size, &answers, error);
        return status != INTEGRA_OK ? status
                                    : integra__screening_receipt_make(receipt, r->rules, &answers, NULL, error);
    }
    status = read_facts(r, &facts, &answers, error);
    return status != INTEGRA_OK ? status : integra__screening_receipt_make(receipt, r->rules, &answers, &facts, error);
}

static integra_status replay(reading *r, const uint8_t *bytes, size_t size, integra_screening *screening_out,
                             integra_error *error)
{
    integra_bytes extension = { NULL, 0 };
    integra__screening_receipt receipt;
    integra_status status = integra__message_read(&integra__screening_receipt_kind, bytes, size, r, &extension, error);
    if (status == INTEGRA_OK) {
        status = integra__pack_named_make(&r->named, r->given, &r->rules, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__message_moved(make_again(r, &receipt, error), error, (size_t)(r->input.bytes - bytes));
    }
    if (status == INTEGRA_OK) {
        status =
            integra__message_receipt_same(&integra__screening_receipt_kind, &receipt, extension, bytes, size, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(screening_out, &receipt.screening, sizeof receipt.screening);
    }
    return status;
}

integra_status integra_receipt_replay(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                      integra_screening *screening_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, integra__allocator_usable(allocator),
                                screening_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(screening_out, sizeof *screening_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    reading r = { .given = allocator, .allocator = integra__allocator_of(allocator) };
    status = replay(&r, bytes, size, screening_out, error);
    integra__release(&r.allocator, r.dates, r.admissions * sizeof *r.dates);
    integra__release(&r.allocator, r.emergencies, r.admissions * sizeof *r.emergencies);
    integra_rules_destroy(r.rules);
    return status;
}
