/* screening_check.c - what a caller hands in, checked and copied before anything reads it.
 * Spec: spec/10-screening.md (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_check.h"

#include <string.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/tri.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/generated/rules.h"
#include "screening_items.h"
#include "screening_verdicts.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_answers) % 8 == 0, "integra_answers");
_Static_assert(sizeof(integra_facts) % 8 == 0, "integra_facts");
_Static_assert(sizeof(integra_screening) % 8 == 0, "integra_screening");
_Static_assert(sizeof(integra_reason) % 8 == 0, "integra_reason");
_Static_assert(sizeof(integra_screening_inputs) % 8 == 0, "integra_screening_inputs");
_Static_assert(sizeof(integra_screening_outputs) % 8 == 0, "integra_screening_outputs");

/* Where the first value stands that is neither unknown, no nor yes: count where all are. */
static size_t first_bad_tri(const integra_tri *values, size_t count)
{
    size_t i = 0;
    while (i < count && integra__tri_valid(values[i])) {
        i++;
    }
    return i;
}

/* Values that a group has words for, by their codes. */
static integra_status check_tris(const integra_tri *values, size_t count, uint32_t fault, integra_error *error)
{
    size_t bad = first_bad_tri(values, count);
    return bad == count ? INTEGRA_OK : integra__fault_of(error, fault, (uint32_t)bad);
}

static integra_status invalid_date(integra_error *error)
{
    return integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
}

static integra_status unknown_tail(integra_error *error)
{
    return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
}

static int all_zero(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        if (at[i] != 0) {
            return 0;
        }
    }
    return 1;
}

integra_status integra__screening_answers_read(integra_answers *copy, const integra_answers *answers,
                                               integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, answers, error);
    if (status == INTEGRA_OK) {
        status = check_tris(copy->questions, INTEGRA_QUESTION_COUNT, INTEGRA_FAULT_ANSWER, error);
    }
    if (status == INTEGRA_OK && !integra__date_or_unknown(copy->date)) {
        status = invalid_date(error);
    }
    return status;
}

static integra_status check_admissions(const integra_facts *facts, integra_error *error)
{
    if (facts->admission_count > INTEGRA_ADMISSION_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_ADMISSIONS_LIMIT, facts->admission_count, 0,
                                     INTEGRA_ADMISSION_LIMIT);
    }
    if (facts->admission_count > 0 && (facts->admission_dates == NULL || facts->admission_emergencies == NULL)) {
        return integra__fault(error, INTEGRA_FAULT_POINTER_IN_STRUCT);
    }
    for (size_t i = 0; i < facts->admission_count; i++) {
        if (!integra__date_or_unknown(facts->admission_dates[i])) {
            return integra__fault_at(error, INTEGRA_FAULT_ADMISSION_DATE, i);
        }
    }
    size_t bad = first_bad_tri(facts->admission_emergencies, facts->admission_count);
    return bad == facts->admission_count ? INTEGRA_OK
                                         : integra__fault_at(error, INTEGRA_FAULT_ADMISSION_EMERGENCY, bad);
}

static int facts_reserved_zero(const integra_facts *facts)
{
    return facts->reserved == 0 && all_zero(facts->reserved_bytes, sizeof facts->reserved_bytes) &&
           all_zero(facts->counts + INTEGRA__COUNT_CODES,
                    (INTEGRA_COUNT_ROOM - INTEGRA__COUNT_CODES) * sizeof facts->counts[0]) &&
           all_zero(facts->complete + INTEGRA__COUNT_CODES, INTEGRA_COUNT_ROOM - INTEGRA__COUNT_CODES) &&
           all_zero(facts->values + INTEGRA__FACT_CODES, INTEGRA_FACT_ROOM - INTEGRA__FACT_CODES);
}

integra_status integra__screening_facts_read(integra_facts *copy, const integra_facts *facts, integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, facts, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!facts_reserved_zero(copy)) {
        return unknown_tail(error);
    }
    if (!integra__date_or_unknown(copy->date) || !integra__date_or_unknown(copy->admissions_known_from) ||
        !integra__date_or_unknown(copy->admissions_known_to)) {
        return integra__fault(error, INTEGRA_FAULT_FACTS_DATE);
    }
    for (size_t i = 0; i < INTEGRA__COUNT_CODES; i++) {
        if (copy->complete[i] > 1) {
            return integra__fault_of(error, INTEGRA_FAULT_COMPLETE, (uint32_t)i);
        }
    }
    status = check_tris(copy->values, INTEGRA__FACT_CODES, INTEGRA_FAULT_FACT, error);
    return status == INTEGRA_OK ? check_admissions(copy, error) : status;
}

/* 0, or the rule whose value is none that it gives. */
static uint32_t out_of_range(const integra_screening *screening)
{
    const struct {
        uint32_t value;
        uint32_t minimum;
        uint32_t maximum;
        uint32_t rule;
    } ranges[] = {
        { screening->pack, INTEGRA__PACK_FIRST, INTEGRA__PACK_LAST, INTEGRA__GEN_9 },
        { screening->pack_overridden, 0, 1, INTEGRA__GEN_9 },
        { screening->stage, INTEGRA__STAGE_FIRST, INTEGRA__STAGE_LAST, INTEGRA__SCR_5 },
        { screening->ask, 0, INTEGRA__QUESTION_ALL, INTEGRA__SCR_6 },
        { screening->from_facts, 0, 1, INTEGRA__SCR_7 },
        { screening->least_to_settle, 0, INTEGRA_ITEM_COUNT, INTEGRA__SCR_6 },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (ranges[i].value < ranges[i].minimum || ranges[i].value > ranges[i].maximum) {
            return ranges[i].rule;
        }
    }
    return 0;
}

/* 0, or the rule that the struct breaks against itself: items are what SCR-8 makes them, counts what SCR-1 does. */
static uint32_t incoherent(const integra_screening *screening)
{
    integra_screening again = *screening;
    integra__screening_choose_items(&again);
    integra__screening_count_items(again.items, &again);
    if (memcmp(again.items, screening->items, sizeof again.items) != 0 ||
        (!screening->from_facts && !all_zero(screening->derived, sizeof screening->derived))) {
        return INTEGRA__SCR_8;
    }
    int same = again.yes_count == screening->yes_count && again.unknown_count == screening->unknown_count;
    return same ? 0 : INTEGRA__SCR_1;
}

integra_status integra__screening_read(integra_screening *copy, const integra_screening *screening,
                                       integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, screening, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_tri verdicts[3] = { copy->pps, copy->assistance_threshold, copy->legal_complexity };
    const struct {
        const integra_tri *values;
        size_t count;
    } tris[] = { { copy->stated, sizeof copy->stated },
                 { copy->derived, sizeof copy->derived },
                 { copy->items, sizeof copy->items },
                 { verdicts, sizeof verdicts } };
    for (size_t i = 0; i < sizeof tris / sizeof tris[0]; i++) {
        size_t bad = first_bad_tri(tris[i].values, tris[i].count);
        if (bad < tris[i].count) {
            return integra__fault_told(error, INTEGRA_FAULT_SCREENING_MADE, INTEGRA__GEN_1, bad, 0, 0, 0);
        }
    }
    if (!integra__date_or_unknown(copy->date)) {
        return invalid_date(error);
    }
    if (!all_zero(copy->reserved, sizeof copy->reserved)) {
        return unknown_tail(error);
    }
    uint32_t broken = out_of_range(copy);
    if (broken == 0) {
        broken = incoherent(copy);
    }
    return broken == 0 ? INTEGRA_OK
                       : integra__fault_told(error, INTEGRA_FAULT_SCREENING_MADE, broken, INTEGRA_NO_PLACE, 0, 0, 0);
}

integra_status integra__screening_record_read(integra__screening_record *inputs, const integra_answers *answers,
                                              const integra_facts *facts, integra_error *error)
{
    if (answers == NULL && facts == NULL) {
        return integra__fault_at(error, INTEGRA_FAULT_NOTHING_TO_SCREEN, 1);
    }
    integra_answers_init(&inputs->answers, sizeof inputs->answers);
    integra_facts_init(&inputs->facts, sizeof inputs->facts);
    inputs->has_facts = facts != NULL;
    integra_status status = INTEGRA_OK;
    if (answers != NULL) {
        status = integra__screening_answers_read(&inputs->answers, answers, error);
    }
    if (status == INTEGRA_OK && facts != NULL) {
        status = integra__screening_facts_read(&inputs->facts, facts, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (answers == NULL) {
        inputs->answers.person = inputs->facts.person;
        inputs->answers.date = inputs->facts.date;
    } else if (facts != NULL && (memcmp(&inputs->answers.person, &inputs->facts.person, sizeof(integra_id)) != 0 ||
                                 inputs->answers.date != inputs->facts.date)) {
        return integra__fault(error, INTEGRA_FAULT_RECORD_OF_ANOTHER);
    }
    return INTEGRA_OK;
}
