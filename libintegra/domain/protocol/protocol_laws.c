/* protocol_laws.c - the laws of one motive, looked at in one case.
 * Spec: spec/21-protocol.md (ORI-16, "Laws").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_laws.h"

#include "core/generated/rules.h"
#include "domain/rules/generated/rules.h"
#include "protocol_owed.h"
#include "protocol_proof.h"

/* What is common to every call of a case. */
typedef struct law_view {
    integra__protocol_proof *proof;
    const integra__protocol_case *at;
    uint64_t speaking;
    uint8_t open;
    uint8_t swallows; /* an ordinary row might match: `otherwise` may not take what is unknown for no */
} law_view;

static const integra_row *row_at(const law_view *view, uint32_t place)
{
    return integra__protocol_row_of(view->proof->protocol, view->proof->table->rows[place]);
}

/* Shows a failure whose subject is the row at a place; of two services at fault in one demand the lower one is named.
 */
static void show_row(const law_view *view, uint32_t law, uint32_t place, uint32_t rule, uint8_t service)
{
    uint32_t subject = view->proof->table->rows[place];
    integra__protocol_shown *shown = &view->proof->shown[law][subject];
    int lower = shown->key == view->at->key && service < shown->service;
    if (integra__protocol_show(view->proof, law, subject, view->at->key, rule, service)) {
        shown->row = (uint16_t)subject;
    } else if (lower) {
        shown->service = service;
        shown->rule = rule;
    }
}

/* Law 2: what an `otherwise` row may call where an ordinary row might match. */
static int harmless(const law_view *view, const integra__protocol_call *call)
{
    return call->service == INTEGRA_SERVICE_INFORMATION ||
           (call->service == INTEGRA_SERVICE_DEEPENING && view->proof->motive == INTEGRA_MOTIVE_UNCLEAR) ||
           integra__service_rows[call->service].kind == INTEGRA_SERVICE_KIND_STAND_IN;
}

static void look_at_call(const law_view *view, uint32_t place, const integra__protocol_call *call)
{
    const integra__service_row *service = &integra__service_rows[call->service];
    const uint8_t *values = view->at->values;
    uint8_t open = integra__service_open_for(service, values, view->open);
    uint8_t differ = (call->first ^ service->needs) & open;
    const uint8_t mt = 1u << INTEGRA_PRECONDITION_MT;
    const uint8_t consent = 1u << INTEGRA_PRECONDITION_SHARING_CONSENT;
    int refused = service->shares && values[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] == INTEGRA_TRI_NO;
    if (view->swallows && !harmless(view, call)) {
        show_row(view, INTEGRA_LAW_OTHERWISE, place, INTEGRA__GEN_1, call->service);
    }
    if (!integra__service_may_ask(service, values)) {
        show_row(view, INTEGRA_LAW_SUBSIDIARY, place, INTEGRA__ORI_6, call->service);
    }
    if ((differ & mt) != 0) {
        show_row(view, INTEGRA_LAW_MT_IN_THE_LOOP, place, INTEGRA__ORI_7, call->service);
    }
    if ((differ & consent) != 0 || refused) {
        show_row(view, INTEGRA_LAW_CONSENTING, place, INTEGRA__ORI_8, call->service);
    }
    if ((differ & ~(mt | consent)) != 0) {
        show_row(view, INTEGRA_LAW_SETTLED_FIRST, place, service->rule, call->service);
    }
    if (service->kind == INTEGRA_SERVICE_KIND_SERVICE && !integra__service_where_holds(&service->due, values)) {
        show_row(view, INTEGRA_LAW_DUE, place, service->rule, call->service);
    }
    if (integra__protocol_late(call->within, values[INTEGRA_DEMAND_FIELD_URGENCY])) {
        show_row(view, INTEGRA_LAW_IN_TIME, place, INTEGRA__ORI_13, call->service);
    }
}

/* The lowest row that calls a service and, from above `least` on, calls it otherwise than `than` (NULL: at all). */
static uint16_t lowest_caller(const law_view *view, uint8_t service, const integra__protocol_call *than)
{
    uint16_t lowest = UINT16_MAX;
    for (uint32_t place = 0; place < view->proof->table->count; place++) {
        const integra_row *row = row_at(view, place);
        uint16_t index = view->proof->table->rows[place];
        for (uint32_t i = 0; (view->speaking & INTEGRA__BIT(place)) != 0 && i < row->call_count; i++) {
            integra__protocol_call call = integra__protocol_call_at(row, i);
            if (call.service == service && index < lowest &&
                (than == NULL || integra__protocol_calls_contradict(&call, than, view->at->values, view->open))) {
                lowest = index;
            }
        }
    }
    return lowest;
}

static integra__protocol_call call_of(const integra_row *row, uint8_t service)
{
    uint32_t i = 0;
    while (row->services[i] != service) {
        i++;
    }
    return integra__protocol_call_at(row, i);
}

/* Law 3: the lowest row that calls it otherwise than some other, and the lowest of those others. */
static void show_contradiction(const law_view *view, uint8_t service)
{
    integra__protocol_proof *proof = view->proof;
    if (!integra__protocol_show(proof, INTEGRA_LAW_CONTRADICTION, service, view->at->key, INTEGRA__ORI_16, service)) {
        return;
    }
    /* Where any two differ, the lowest caller differs from one of them. */
    uint16_t row = lowest_caller(view, service, NULL);
    integra__protocol_call call = call_of(integra__protocol_row_of(proof->protocol, row), service);
    proof->shown[INTEGRA_LAW_CONTRADICTION][service].row = row;
    proof->shown[INTEGRA_LAW_CONTRADICTION][service].other = lowest_caller(view, service, &call);
}

int integra__protocol_calls_contradict(const integra__protocol_call *one, const integra__protocol_call *two,
                                       const uint8_t *values, uint8_t open)
{
    return one->level != two->level || one->within != two->within ||
           integra__protocol_call_effective(one, values, open) != integra__protocol_call_effective(two, values, open);
}

static void look_exclusive(const law_view *view, uint64_t called)
{
    for (size_t i = 0; i < integra__service_exclusion_row_count; i++) {
        const integra__service_exclusion_row *row = &integra__service_exclusion_rows[i];
        uint64_t both = INTEGRA__BIT(row->service) | INTEGRA__BIT(row->other);
        if ((called & both) == both && integra__protocol_excludes(row, view->at->values)) {
            uint8_t service = row->service < row->other ? row->service : row->other;
            if (integra__protocol_show(view->proof, INTEGRA_LAW_EXCLUSIVE, row->exclusion, view->at->key, row->rule,
                                       service)) {
                integra__protocol_shown *shown = &view->proof->shown[INTEGRA_LAW_EXCLUSIVE][row->exclusion];
                shown->row = lowest_caller(view, row->service, NULL);
                shown->other = lowest_caller(view, row->other, NULL);
            }
        }
    }
}

/* Every call of what speaks; gives the services called. */
static integra__protocol_called look_at_calls(const law_view *view)
{
    integra__protocol_call first[INTEGRA__SERVICE_CODES];
    integra__protocol_called called = { 0, 0 };
    for (uint32_t place = 0; place < view->proof->table->count; place++) {
        if ((view->speaking & INTEGRA__BIT(place)) == 0) {
            continue;
        }
        const integra_row *row = row_at(view, place);
        for (uint32_t i = 0; i < row->call_count; i++) {
            integra__protocol_call call = integra__protocol_call_at(row, i);
            integra__protocol_step(view->proof);
            look_at_call(view, place, &call);
            if ((called.services & INTEGRA__BIT(call.service)) == 0) {
                first[call.service] = call;
            } else if (integra__protocol_calls_contradict(&call, &first[call.service], view->at->values, view->open)) {
                show_contradiction(view, call.service);
            }
            uint8_t waits = integra__protocol_call_effective(&call, view->at->values, view->open);
            called.services |= INTEGRA__BIT(call.service);
            called.at_once |= waits == 0 ? INTEGRA__BIT(call.service) : 0;
        }
        view->proof->spoke[view->proof->table->rows[place]] = 1;
    }
    return called;
}

/* Law 5: rows that match and do not speak, and the lowest row that keeps them from it. */
static void look_silenced(const law_view *view, uint64_t silenced)
{
    const integra__protocol_table *table = view->proof->table;
    for (uint32_t place = 0; place < table->count; place++) {
        uint32_t subject = table->rows[place];
        if ((silenced & INTEGRA__BIT(place)) == 0 ||
            !integra__protocol_show(view->proof, INTEGRA_LAW_DEAD_ROW, subject, view->at->key, INTEGRA__ORI_16, 0)) {
            continue;
        }
        int otherwise = (table->otherwise & INTEGRA__BIT(place)) != 0;
        uint64_t keepers =
            otherwise ? view->at->matching & ~table->otherwise : view->speaking & table->overriders[place];
        integra__protocol_shown *shown = &view->proof->shown[INTEGRA_LAW_DEAD_ROW][subject];
        shown->row = (uint16_t)subject;
        shown->other = integra__protocol_lowest_row(table, keepers);
    }
}

uint16_t integra__protocol_lowest_row(const integra__protocol_table *table, uint64_t places)
{
    uint16_t lowest = UINT16_MAX;
    for (uint32_t place = 0; place < table->count; place++) {
        if ((places & INTEGRA__BIT(place)) != 0 && table->rows[place] < lowest) {
            lowest = table->rows[place];
        }
    }
    return lowest;
}

/* Laws 10 and 13: rows at fault by themselves, shown where they match. */
static void look_watched(const law_view *view)
{
    const integra__protocol_watch *watch = &view->proof->watch;
    const integra__protocol_table *table = view->proof->table;
    for (uint32_t place = 0; place < table->count; place++) {
        uint64_t bit = view->at->matching & INTEGRA__BIT(place);
        uint64_t under = watch->imposed_under[place] & view->at->matching;
        uint32_t subject = table->rows[place];
        if ((bit & watch->aged) != 0 &&
            integra__protocol_show(view->proof, INTEGRA_LAW_AGE, subject, view->at->key, INTEGRA__GEN_4, 0)) {
            view->proof->shown[INTEGRA_LAW_AGE][subject].row = (uint16_t)subject;
        }
        if (bit != 0 && under != 0 &&
            integra__protocol_show(view->proof, INTEGRA_LAW_IMPOSED, subject, view->at->key, INTEGRA__ORI_17, 0)) {
            view->proof->shown[INTEGRA_LAW_IMPOSED][subject].row = integra__protocol_lowest_row(table, under);
        }
    }
}

void integra__protocol_look(integra__protocol_proof *proof, const integra__protocol_case *at)
{
    const integra__protocol_table *table = proof->table;
    uint64_t ordinary = at->matching & ~table->otherwise;
    law_view view = { proof, at, integra__protocol_speaking(table, at->matching), integra__service_open(at->values),
                      ordinary == 0 && (at->fillable & ~table->otherwise) != 0 };
    integra__protocol_called called = look_at_calls(&view);
    uint64_t answers = integra__service_answers(proof->motive, at->values);
    if ((called.services & answers) == 0) {
        integra__protocol_show(proof, INTEGRA_LAW_COMPLETE, proof->motive, at->key, INTEGRA__ORI_16, 0);
    }
    integra__protocol_look_owed(proof, at, answers, &called);
    look_exclusive(&view, called.services);
    if (at->matching != view.speaking) {
        look_silenced(&view, at->matching & ~view.speaking);
    }
    if ((at->matching & (proof->watch.aged | proof->watch.over_imposed)) != 0) {
        look_watched(&view);
    }
}

/* Whether what `one` calls is all called, the same way, by `two`. */
static int calls_within(const law_view *one, uint64_t two)
{
    for (uint32_t place = 0; place < one->proof->table->count; place++) {
        const integra_row *row = row_at(one, place);
        for (uint32_t i = 0; (one->speaking & INTEGRA__BIT(place)) != 0 && i < row->call_count; i++) {
            integra__protocol_call call = integra__protocol_call_at(row, i);
            int found = 0;
            integra__protocol_step(one->proof);
            for (uint32_t other = 0; other < one->proof->table->count && !found; other++) {
                const integra_row *there = row_at(one, other);
                for (uint32_t k = 0; (two & INTEGRA__BIT(other)) != 0 && k < there->call_count; k++) {
                    integra__protocol_call same = integra__protocol_call_at(there, k);
                    found |= same.service == call.service &&
                             !integra__protocol_calls_contradict(&call, &same, one->at->values, one->open);
                }
            }
            if (!found) {
                return 0;
            }
        }
    }
    return 1;
}

int integra__protocol_calls_differ(integra__protocol_proof *proof, const uint8_t *values, uint64_t one, uint64_t two)
{
    integra__protocol_case at = { values, 0, 0, 0 };
    law_view first = { proof, &at, one, integra__service_open(values), 0 };
    law_view second = { proof, &at, two, first.open, 0 };
    return one != two && !(calls_within(&first, two) && calls_within(&second, one));
}
