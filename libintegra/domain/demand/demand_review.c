/* demand_review.c - what should be known or done about a demand, and whether calls were answered.
 * Spec: spec/20-orientation.md (ORI-7, ORI-9, ORI-10, ORI-13 to ORI-15, ORI-20).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/tri.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/rules.h"
#include "domain/rules/services.h"
#include "demand.h"

_Static_assert(sizeof(integra_follow_up) % 8 == 0, "integra_follow_up");
_Static_assert(sizeof(integra_contact) % 8 == 0, "integra_contact");

typedef struct reviewed {
    const integra_rules *rules;
    const integra_demand *demand;
    const integra_follow_up *follow_up; /* always there: nothing followed where the caller gave none */
    integra_date as_of;
} reviewed;

void integra_follow_up_init(integra_follow_up *follow_up, size_t struct_size)
{
    integra__struct_init(follow_up, struct_size);
    if (follow_up != NULL && struct_size >= sizeof *follow_up) {
        follow_up->first_answer = INTEGRA_DATE_UNKNOWN;
        follow_up->assessed = INTEGRA_DATE_UNKNOWN;
    }
}

/* ---- what followed, as a caller hands it in ---- */

static integra_status check_delivered(const integra_follow_up *copy, size_t i, integra_error *error)
{
    uint8_t service = copy->services[i];
    if (service >= INTEGRA__SERVICE_CODES || integra__service_rows[service].kind == 0) {
        return integra__fault_at(error, INTEGRA_FAULT_DELIVERED_SERVICE, i);
    }
    if (copy->dates != NULL && !integra__date_or_unknown(copy->dates[i])) {
        return integra__fault_at(error, INTEGRA_FAULT_DELIVERED_DATE, i);
    }
    if ((copy->knowhow != NULL && !integra__tri_valid(copy->knowhow[i])) ||
        (copy->feedback != NULL && !integra__tri_valid(copy->feedback[i]))) {
        return integra__fault_at(error, INTEGRA_FAULT_DELIVERED_ANSWER, i);
    }
    return INTEGRA_OK;
}

static integra_status read_follow_up(integra_follow_up *copy, const integra_follow_up *given, integra_error *error)
{
    integra_follow_up_init(copy, sizeof *copy);
    integra_status status =
        given == NULL ? INTEGRA_OK : integra__struct_read(copy, sizeof *copy, sizeof *copy, given, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (copy->services == NULL && copy->delivered_count > 0) {
        return integra__fault(error, INTEGRA_FAULT_POINTER_IN_STRUCT);
    }
    if (copy->reserved[0] != 0 || copy->reserved[1] != 0 || copy->reserved[2] != 0 || copy->reserved_size != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (!integra__tri_valid(copy->mt_agreement)) {
        return integra__fault(error, INTEGRA_FAULT_MT_AGREEMENT);
    }
    if (!integra__date_or_unknown(copy->first_answer) || !integra__date_or_unknown(copy->assessed)) {
        return integra__fault(error, INTEGRA_FAULT_FOLLOW_UP_DATE);
    }
    for (size_t i = 0; i < copy->delivered_count && status == INTEGRA_OK; i++) {
        status = check_delivered(copy, i, error);
    }
    return status;
}

/* ---- findings ---- */

static integra_finding *add(integra__findings *findings, const reviewed *about, uint32_t rule, uint32_t settled_by,
                            uint32_t index, uint32_t value)
{
    size_t at = findings->count;
    integra__finding_add(findings, rule, settled_by, &about->demand->id, index, value, 0);
    return at < findings->capacity ? &findings->out[at] : NULL;
}

/* ORI-13: an answer given after the day of the review is not known of yet. */
static void add_first_answer(integra__findings *findings, const reviewed *about)
{
    integra_date due = integra__date_days_after(
        about->demand->date, integra__demand_first_answer_days(about->rules, about->demand->urgency));
    integra_date answer = about->follow_up->first_answer;
    int answered = answer != INTEGRA_DATE_UNKNOWN && answer <= about->as_of;
    if (due == INTEGRA_DATE_UNKNOWN) {
        return;
    }
    integra_finding *finding =
        add(findings, about, INTEGRA__ORI_13, INTEGRA_SETTLED_BY_FIRST_ANSWER, INTEGRA_NO_INDEX, 0);
    if (finding != NULL) {
        finding->due = due;
        finding->state = answered && answer <= due        ? INTEGRA_FINDING_STATE_MET
                         : answered || about->as_of > due ? INTEGRA_FINDING_STATE_OVERDUE
                                                          : INTEGRA_FINDING_STATE_DUE;
    }
}

/* ORI-20: whether a motive is answered by a service of mission 2 or 3, whatever the demand. */
static int asks_for_support(uint32_t motives)
{
    for (size_t i = 0; i < integra__service_answer_row_count; i++) {
        const integra__service_answer_row *row = &integra__service_answer_rows[i];
        for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES && (row->motives & motives) != 0; service++) {
            if ((row->services >> service & 1u) != 0 &&
                integra__service_rows[service].kind == INTEGRA_SERVICE_KIND_SERVICE &&
                integra__service_rows[service].mission != INTEGRA_MISSION_M1) {
                return 1;
            }
        }
    }
    return 0;
}

static void add_of_demand(integra__findings *findings, const reviewed *about)
{
    const integra_demand *demand = about->demand;
    const uint32_t assistance = 1u << INTEGRA_MOTIVE_PATHWAY_ASSISTANCE | 1u << INTEGRA_MOTIVE_CASE_MANAGEMENT |
                                1u << INTEGRA_MOTIVE_ASSESSMENT | 1u << INTEGRA_MOTIVE_PLANNING;
    if (integra__demand_professional(demand->requester) && demand->ground == INTEGRA_SUPPORT_GROUND_NONE &&
        asks_for_support(demand->motives)) {
        add(findings, about, INTEGRA__ORI_20, INTEGRA_SETTLED_BY_GROUND, INTEGRA_NO_INDEX, 0);
    }
    int open = (INTEGRA__OPEN_PLAN_MARKED_OPEN >> demand->open_plan & 1u) != 0; /* the assistance is under way */
    if (demand->stage == INTEGRA_STAGE_TO_REFER && (demand->motives & assistance) == 0 && !open) {
        add(findings, about, INTEGRA__ORI_10, INTEGRA_SETTLED_BY_ASSISTANCE_REQUEST, INTEGRA_NO_INDEX, 0);
    }
    if (demand->open_plan == INTEGRA_OPEN_PLAN_NONE && (demand->motives >> INTEGRA_MOTIVE_PPS_FOLLOW_UP & 1u) != 0) {
        add(findings, about, INTEGRA__ORI_10, INTEGRA_SETTLED_BY_PLAN_TO_OPEN, INTEGRA_NO_INDEX, 0);
    }
    if (demand->assessment == INTEGRA_TRI_YES && about->follow_up->assessed != INTEGRA_DATE_UNKNOWN) {
        add(findings, about, INTEGRA__ORI_9, INTEGRA_SETTLED_BY_REUSE, INTEGRA_NO_INDEX, 0);
    }
}

static void add_of_service(integra__findings *findings, const reviewed *about, uint32_t i)
{
    const integra_follow_up *followed = about->follow_up;
    uint8_t service = followed->services[i];
    uint8_t mission = integra__service_rows[service].mission;
    if (mission == INTEGRA_MISSION_M2 && followed->mt_agreement != INTEGRA_TRI_YES) {
        add(findings, about, INTEGRA__ORI_7, INTEGRA_SETTLED_BY_MT_AGREEMENT, i, service);
    }
    if (mission != INTEGRA_MISSION_M1 && (followed->knowhow == NULL || followed->knowhow[i] != INTEGRA_TRI_YES)) {
        add(findings, about, INTEGRA__ORI_14, INTEGRA_SETTLED_BY_KNOWHOW_TRANSFER, i, service);
    }
    if (mission == INTEGRA_MISSION_M2 && (followed->feedback == NULL || followed->feedback[i] != INTEGRA_TRI_YES)) {
        add(findings, about, INTEGRA__ORI_14, INTEGRA_SETTLED_BY_FEEDBACK, i, service);
    }
}

static void findings_of(integra__findings *findings, const void *context)
{
    const reviewed *about = context;
    add_first_answer(findings, about);
    add_of_demand(findings, about);
    for (uint32_t i = 0; i < about->follow_up->delivered_count; i++) {
        add_of_service(findings, about, i);
    }
}

integra_status integra_demand_review(const integra_rules *rules, const integra_demand *demand,
                                     const integra_follow_up *follow_up, integra_date as_of,
                                     integra_finding *findings_out, size_t capacity, size_t *count_out,
                                     integra_error *error)
{
    const uint8_t present[] = { rules != NULL,    demand != NULL, 1, 1, integra__room(findings_out, capacity), 1,
                                count_out != NULL };
    integra_demand read;
    integra_follow_up followed;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__demand_read(&read, demand, error);
    }
    if (status == INTEGRA_OK) {
        status = read_follow_up(&followed, follow_up, error);
    }
    if (status == INTEGRA_OK && (as_of == INTEGRA_DATE_UNKNOWN || !integra__date_or_unknown(as_of))) {
        status = integra__fault(error, INTEGRA_FAULT_KNOWN_DATE);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    reviewed about = { rules, &read, &followed, as_of };
    return integra__findings_give(findings_of, &about, findings_out, capacity, count_out, error);
}

/* ---- answered calls (ORI-15) ---- */

integra_status integra_follow_up_answered(const integra_follow_up *follow_up, integra_date *date_out,
                                          integra_error *error)
{
    const uint8_t present[] = { follow_up != NULL, date_out != NULL };
    integra_follow_up followed;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = read_follow_up(&followed, follow_up, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_date answered = INTEGRA_DATE_UNKNOWN;
    for (size_t i = 0; i < followed.delivered_count; i++) {
        integra_date date = followed.dates == NULL ? INTEGRA_DATE_UNKNOWN : followed.dates[i];
        if (followed.services[i] != INTEGRA_SERVICE_DEEPENING && date != INTEGRA_DATE_UNKNOWN &&
            (answered == INTEGRA_DATE_UNKNOWN || date < answered)) {
            answered = date;
        }
    }
    *date_out = answered;
    return INTEGRA_OK;
}

integra_status integra_calls_count(const integra_id *calls, const integra_date *answered, size_t n, size_t *calls_out,
                                   size_t *answered_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(calls, n), integra__room(answered, n), 1, calls_out != NULL,
                                answered_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    size_t count = 0;
    size_t with = 0;
    int counted = 0; /* the call at hand counts as answered already */
    for (size_t i = 0; i < n && status == INTEGRA_OK; i++) {
        int order = i == 0 ? 1 : memcmp(&calls[i], &calls[i - 1], sizeof *calls);
        int own = order > 0 || !integra__id_known(&calls[i]);
        if (order < 0) {
            status = integra__fault_at(error, INTEGRA_FAULT_CALLS_ORDER, i);
        } else if (!integra__date_or_unknown(answered[i])) {
            status = integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, i);
        }
        count += own ? 1u : 0u;
        counted = own ? 0 : counted;
        with += !counted && answered[i] != INTEGRA_DATE_UNKNOWN ? 1u : 0u;
        counted |= answered[i] != INTEGRA_DATE_UNKNOWN;
    }
    if (status == INTEGRA_OK) {
        *calls_out = count;
        *answered_out = with;
    }
    return status;
}
