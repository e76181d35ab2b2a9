/* screening.c - one person: items chosen, verdicts made.
 * Spec: spec/10-screening.md (SCR-1 to SCR-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening.h"

#include <string.h>

#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/parameters.h"
#include "domain/rules/pack.h"
#include "screening_check.h"
#include "screening_items.h"
#include "screening_verdicts.h"

static void init_dated(void *x, size_t struct_size, size_t date_offset)
{
    integra__struct_init(x, struct_size);
    if (x != NULL && struct_size >= date_offset + sizeof(integra_date)) {
        integra_date unknown = INTEGRA_DATE_UNKNOWN;
        memcpy((char *)x + date_offset, &unknown, sizeof unknown);
    }
}

void integra_answers_init(integra_answers *answers, size_t struct_size)
{
    init_dated(answers, struct_size, offsetof(integra_answers, date));
}

void integra_facts_init(integra_facts *facts, size_t struct_size)
{
    init_dated(facts, struct_size, offsetof(integra_facts, date));
    if (facts != NULL && struct_size >= sizeof *facts) {
        facts->admissions_known_from = INTEGRA_DATE_UNKNOWN;
        facts->admissions_known_to = INTEGRA_DATE_UNKNOWN;
    }
}

void integra_screening_init(integra_screening *screening, size_t struct_size)
{
    init_dated(screening, struct_size, offsetof(integra_screening, date));
}

void integra_reason_init(integra_reason *reason, size_t struct_size)
{
    integra__struct_init(reason, struct_size);
}

void integra__screening_settle_items(const integra_rules *rules, const integra__screening_record *inputs,
                                     integra_screening *out)
{
    memset(out, 0, sizeof *out);
    out->date = inputs->answers.date;
    out->person = inputs->answers.person;
    out->pack = rules->pack->code;
    out->pack_overridden = (uint32_t)integra__rules_overridden(rules);
    out->from_facts = (uint8_t)inputs->has_facts;
    memcpy(out->stated, inputs->answers.questions, sizeof out->stated);
    if (inputs->has_facts) {
        integra__screening_derive(rules, &inputs->facts, out->derived);
        /* SCR-11 stands beside the questionnaire: nothing else reads it. */
        out->legal_complexity = integra__screening_reaches(
            &inputs->facts, INTEGRA_COUNT_PROFESSIONS, rules->values[INTEGRA__PARAMETER_LEGAL_COMPLEXITY_PROFESSIONS]);
    }
    integra__screening_choose_items(out);
    integra__screening_count_items(out->items, out);
}

void integra__screening_make(const integra_rules *rules, const integra__screening_record *inputs,
                             integra_screening *out)
{
    integra__screening_settle_items(rules, inputs, out);
    integra__screening_outlook outlook = integra__screening_outlook_of(rules, out->yes_count, out->unknown_count);
    integra__screening_judge(&outlook, out);
}

integra_status integra_screening_evaluate(const integra_rules *rules, const integra_answers *answers,
                                          const integra_facts *facts, integra_screening *screening_out,
                                          integra_error *error)
{
    const uint8_t present[] = { rules != NULL, 1, 1, screening_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(screening_out, sizeof *screening_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__screening_record inputs;
    status = integra__screening_record_read(&inputs, answers, facts, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_screening made;
    integra__screening_make(rules, &inputs, &made);
    integra__struct_write(screening_out, &made, sizeof made);
    return INTEGRA_OK;
}
