/* plan_guards.c - whether an event may be, in the eyes of what its writer had seen.
 * Spec: spec/31-history.md (PLN-11, "Guards"), spec/guards.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_guards.h"

#include "core/date.h"
#include "plan_cells.h"
#include "plan_fallen.h"
#include "plan_guards_past.h"
#include "plan_guards_people.h"
#include "plan_guards_ready.h"
#include "plan_judge.h"
#include "plan_kinds.h"
#include "plan_offices.h"
#include "plan_seen.h"
#include "plan_slot.h"

#define BIT(guard) (1u << (guard))

static integra_tri parents(integra__plan_judge_of *judge)
{
    return integra__plan_tri_of(judge->node->parent_count > 0);
}

static integra_tri edition(integra__plan_judge_of *judge)
{
    return integra__plan_tri_of(judge->opening == NULL ||
                                judge->node->kind / INTEGRA__EVENT_EDITION_KINDS + 1 <= judge->opening->edition);
}

static integra_tri chain(integra__plan_judge_of *judge)
{
    const integra__plan_node *node = judge->node;
    for (uint32_t i = 0; i < node->parent_count && node->edge != INTEGRA__PLAN_NONE; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&judge->look.plan->edges, node->edge + i);
        const integra__plan_node *parent = integra__plan_node_at(judge->look.plan, edge->parent);
        int same = parent->writer == node->writer;
        if (node->sequence == 1 && same) {
            return INTEGRA_TRI_NO;
        }
        if (node->sequence > 1 && i == 0 && !(same && parent->sequence + 1 == node->sequence)) {
            return INTEGRA_TRI_NO;
        }
    }
    return integra__plan_tri_of(node->sequence == 1 || node->parent_count > 0);
}

/* The day of the earliest closing that was seen and stands. */
static integra_date earliest_seen(const integra__plan_judge_of *judge)
{
    integra_plan *plan = judge->look.plan;
    integra_date day = INTEGRA__DATE_LAST;
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_CLOSING]; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        plan->work.done++;
        if (node->effective < day && integra__plan_seen_node(plan, &judge->look.view, node) &&
            !integra__plan_fallen(&judge->look, node)) {
            day = node->effective;
        }
        at = node->listed;
    }
    return day;
}

/* The day of the earliest closing that stands, `held` being one of them where it is a closing. */
static integra_date earliest_closing(integra__plan_judge_of *judge, uint32_t held)
{
    const integra_plan *plan = judge->look.plan;
    const integra__plan_node *first = integra__plan_node_at(plan, integra__plan_link_at(plan, held)->source);
    integra__plan_node *of = judge->look.view.of;
    int annulled = judge->look.instead != NULL && judge->look.instead->kind == INTEGRA_SLOT_STANDING;
    integra_date day;
    if (of == NULL || annulled) {
        day = earliest_seen(judge);
    } else {
        of->closed_on = of->closed ? of->closed_on : earliest_seen(judge);
        of->closed = 1; /* what an event has seen never changes */
        day = of->closed_on;
    }
    return day < first->effective ? day : first->effective;
}

/* A closed plan takes a fact that happened before it was closed: who is in touch is not punished for it (PLN-11). */
static integra_tri in_phase(integra__plan_judge_of *judge, const integra__plan_value *value, uint32_t phases)
{
    int late = value->code == INTEGRA_PHASE_CLOSED && integra__plan_is_fact(judge->look.plan, judge->node->kind);
    return integra__plan_tri_of((phases >> value->code & 1u) != 0 ||
                                (late && judge->node->effective <= earliest_closing(judge, value->link)));
}

static integra_tri phase(integra__plan_judge_of *judge)
{
    return integra__plan_each(judge, integra__plan_slot_main(judge->look.plan, INTEGRA_SLOT_PHASE), in_phase,
                              judge->row->phases);
}

static integra_tri term(integra__plan_judge_of *judge)
{
    return integra__plan_tri_of(judge->node->until >= judge->node->effective);
}

static integra_tri target(integra__plan_judge_of *judge)
{
    return integra__plan_tri_of(judge->target_fits);
}

static integra_tri own_withdrawal(integra__plan_judge_of *judge)
{
    return integra__plan_tri_of(judge->node->code != INTEGRA_CLOSING_REASON_CONSENT_WITHDRAWN);
}

static integra__plan_guard *const guards[] = {
    [INTEGRA_GUARD_PARENTS] = parents,
    [INTEGRA_GUARD_EDITION] = edition,
    [INTEGRA_GUARD_CHAIN] = chain,
    [INTEGRA_GUARD_CIRCLE] = integra__plan_guard_circle,
    [INTEGRA_GUARD_GIVER] = integra__plan_guard_giver,
    [INTEGRA_GUARD_MEMBER] = integra__plan_guard_member,
    [INTEGRA_GUARD_REFERENT_CHANGE] = integra__plan_guard_referent_change,
    [INTEGRA_GUARD_MT_OWN] = integra__plan_guard_mt_own,
    [INTEGRA_GUARD_CASE_MANAGER] = integra__plan_guard_case_manager,
    [INTEGRA_GUARD_SETTLER] = integra__plan_guard_settler,
    [INTEGRA_GUARD_CLOSING_OFFICE] = integra__plan_guard_closing_office,
    [INTEGRA_GUARD_PHASE] = phase,
    [INTEGRA_GUARD_TERM] = term,
    [INTEGRA_GUARD_TARGET] = target,
    [INTEGRA_GUARD_LIFE] = integra__plan_guard_life,
    [INTEGRA_GUARD_EFFECTS] = integra__plan_guard_effects,
    [INTEGRA_GUARD_NEEDS_CONSENT] = integra__plan_guard_needs_consent,
    [INTEGRA_GUARD_NEEDS_MT] = integra__plan_guard_needs_mt,
    [INTEGRA_GUARD_NEEDS_REFERENT] = integra__plan_guard_needs_referent,
    [INTEGRA_GUARD_NEEDS_ASSESSMENT] = integra__plan_guard_needs_assessment,
    [INTEGRA_GUARD_NEEDS_NEED] = integra__plan_guard_needs_need,
    [INTEGRA_GUARD_NEEDS_INTERVENTION] = integra__plan_guard_needs_intervention,
    [INTEGRA_GUARD_SHARING] = integra__plan_guard_sharing,
    [INTEGRA_GUARD_OWN_WITHDRAWAL] = own_withdrawal,
    [INTEGRA_GUARD_CORRECTABLE] = integra__plan_guard_correctable,
    [INTEGRA_GUARD_ANNULLABLE] = integra__plan_guard_annullable,
    [INTEGRA_GUARD_HAS_TEXT] = integra__plan_guard_has_text,
    [INTEGRA_GUARD_IN_CONFLICT] = integra__plan_guard_in_conflict,
    [INTEGRA_GUARD_SETTLE_FIRST] = integra__plan_guard_settle_first,
    [INTEGRA_GUARD_MT_CHANGE] = integra__plan_guard_mt_change,
};

#define OFFICES                                                                                                        \
    (BIT(INTEGRA_GUARD_CIRCLE) | BIT(INTEGRA_GUARD_MEMBER) | BIT(INTEGRA_GUARD_REFERENT_CHANGE) |                      \
     BIT(INTEGRA_GUARD_MT_OWN) | BIT(INTEGRA_GUARD_SETTLER) | BIT(INTEGRA_GUARD_CLOSING_OFFICE) |                      \
     BIT(INTEGRA_GUARD_NEEDS_MT) | BIT(INTEGRA_GUARD_NEEDS_REFERENT) | BIT(INTEGRA_GUARD_MT_CHANGE))
#define CONSENTS (BIT(INTEGRA_GUARD_NEEDS_CONSENT) | BIT(INTEGRA_GUARD_SHARING))
#define PLANNED  (BIT(INTEGRA_GUARD_EFFECTS) | BIT(INTEGRA_GUARD_NEEDS_INTERVENTION))

/* Guards that may read a slot: with another value there the others answer as they did. A role says whether who holds an
 * office has left, and who consents. `in_conflict` may be of any slot; no slot with one value is in conflict, so that
 * `settle_first` is not among them. What is annulled changes them all. */
static const uint32_t readers[INTEGRA__SLOT_LAST + 1] = {
    [INTEGRA_SLOT_PHASE] = BIT(INTEGRA_GUARD_PHASE),
    [INTEGRA_SLOT_REFERENT] = OFFICES,
    [INTEGRA_SLOT_MT] = OFFICES,
    [INTEGRA_SLOT_REFERENT_DEPUTY] = OFFICES,
    [INTEGRA_SLOT_MT_DEPUTY] = OFFICES,
    [INTEGRA_SLOT_ROLE] = OFFICES | CONSENTS | BIT(INTEGRA_GUARD_GIVER) | BIT(INTEGRA_GUARD_CASE_MANAGER),
    [INTEGRA_SLOT_ASSISTANCE_CONSENT] = CONSENTS,
    [INTEGRA_SLOT_SHARING_CONSENT] = CONSENTS,
    [INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT] = CONSENTS,
    [INTEGRA_SLOT_HOLDER_SHARING_CONSENT] = CONSENTS,
    [INTEGRA_SLOT_NEED] = BIT(INTEGRA_GUARD_LIFE) | BIT(INTEGRA_GUARD_NEEDS_NEED),
    [INTEGRA_SLOT_OBJECTIVE] = BIT(INTEGRA_GUARD_LIFE),
    [INTEGRA_SLOT_INTERVENTION] = BIT(INTEGRA_GUARD_LIFE) | PLANNED,
    [INTEGRA_SLOT_CORRECTION] = PLANNED,
    [INTEGRA_SLOT_STANDING] = ~0u,
};

#define HISTORY (BIT(INTEGRA_GUARD_PARENTS) | BIT(INTEGRA_GUARD_EDITION) | BIT(INTEGRA_GUARD_CHAIN))
/* Guards that ask something of the target: silent where it is not the right one, which `target` says. */
#define ABOUT_TARGET                                                                                                   \
    (BIT(INTEGRA_GUARD_CLOSING_OFFICE) | BIT(INTEGRA_GUARD_LIFE) | BIT(INTEGRA_GUARD_CORRECTABLE) |                    \
     BIT(INTEGRA_GUARD_ANNULLABLE) | BIT(INTEGRA_GUARD_HAS_TEXT) | BIT(INTEGRA_GUARD_IN_CONFLICT))

/* Which guards an event has to pass. The person's own withdrawal is accepted in every phase, whatever its writer had
 * seen (PLN-6). */
static uint32_t guards_of(const integra__plan_judge_of *judge)
{
    const integra__plan_node *node = judge->node;
    uint32_t mask = HISTORY | BIT(INTEGRA_GUARD_CIRCLE) | judge->row->guards;
    if (!integra__plan_is_consent(node->kind)) {
        mask |= BIT(INTEGRA_GUARD_PHASE) | BIT(INTEGRA_GUARD_SETTLE_FIRST);
    } else if (node->code == INTEGRA_ANSWER_WITHDRAWN && judge->opening != NULL &&
               judge->opening->person == node->person) {
        mask = HISTORY;
    }
    return judge->target_fits ? mask : mask & ~ABOUT_TARGET;
}

/* Which kinds each sort of target takes. */
static const struct {
    uint32_t target_of;
    uint32_t kind;
} targets[] = {
    { INTEGRA__EVENT_TARGET_NEED, INTEGRA_EVENT_NEED },
    { INTEGRA__EVENT_TARGET_INTERVENTION, INTEGRA_EVENT_INTERVENTION },
    { INTEGRA__EVENT_TARGET_ASSESSMENT, INTEGRA_EVENT_ASSESSMENT },
    { INTEGRA__EVENT_TARGET_NEED_OR_OBJECTIVE, INTEGRA_EVENT_NEED },
    { INTEGRA__EVENT_TARGET_NEED_OR_OBJECTIVE, INTEGRA_EVENT_OBJECTIVE },
    { INTEGRA__EVENT_TARGET_OBJECTIVE, INTEGRA_EVENT_OBJECTIVE },
    { INTEGRA__EVENT_TARGET_ITEM, INTEGRA_EVENT_OBJECTIVE },
    { INTEGRA__EVENT_TARGET_ITEM, INTEGRA_EVENT_INTERVENTION },
    { INTEGRA__EVENT_TARGET_MEETING, INTEGRA_EVENT_REVIEW },
    { INTEGRA__EVENT_TARGET_MEETING, INTEGRA_EVENT_ASSESSMENT },
    { INTEGRA__EVENT_TARGET_MEETING, INTEGRA_EVENT_CONCERTATION },
    { INTEGRA__EVENT_TARGET_ADMISSION, INTEGRA_EVENT_ADMISSION },
};

/* Whether an event that was seen is what the kind asks its target to be. */
static int fits(const integra__plan_judge_of *judge, const integra__plan_node *target)
{
    uint32_t wanted = judge->row->target_of;
    if (wanted == INTEGRA__EVENT_TARGET_KNOWN) {
        return 1;
    }
    if (target->verdict != INTEGRA_EVENT_VERDICT_ACCEPTED) {
        return 0;
    }
    if (wanted == INTEGRA__EVENT_TARGET_ACCEPTED) {
        return target->kind != INTEGRA_EVENT_OPENING;
    }
    if (wanted == INTEGRA__EVENT_TARGET_SETTER) {
        return integra__plan_setter_of(judge->look.plan, target, judge->node->code) != INTEGRA__PLAN_NONE;
    }
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        if (targets[i].target_of == wanted && targets[i].kind == target->kind) {
            return 1;
        }
    }
    return 0;
}

static void find_target(integra__plan_judge_of *judge, uint32_t index)
{
    const integra__plan_node *node =
        index == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(judge->look.plan, index);
    judge->target_fits = judge->row->target_of == 0 || !integra__event_digest_known(&judge->node->target);
    if (!judge->target_fits && node != NULL && node->verdict != 0 && node->wants_edition == 0 &&
        integra__plan_seen_node(judge->look.plan, &judge->look.view, node) && fits(judge, node)) {
        judge->target = node;
        judge->target_index = index;
        judge->target_fits = 1;
    }
}

/* Who may do what was refused, or settle what is in the way; of the person's word the person. */
static uint32_t entitled(integra__plan_judge_of *judge, const integra__plan_judgement *judgement)
{
    uint32_t asked = BIT(INTEGRA_GUARD_SETTLER) | BIT(INTEGRA_GUARD_CLOSING_OFFICE);
    uint32_t word = judgement->contested;
    if ((judgement->failed & asked) == 0 && word == 0) {
        return 0;
    }
    for (uint32_t slot = 1; slot <= INTEGRA__SLOT_LAST; slot++) {
        word &= integra__plan_own_word(slot) ? ~0u : ~BIT(slot);
    }
    return (word != 0 ? BIT(INTEGRA_ENTITLED_PERSON) : 0) |
           (word == judgement->contested && word != 0 ? 0 : integra__plan_entitled(judge));
}

static void ask(integra__plan_judge_of *judge, integra__plan_judgement *judgement)
{
    uint32_t mask = guards_of(judge);
    for (uint32_t g = INTEGRA__GUARD_FIRST; g <= INTEGRA__GUARD_LAST; g++) {
        integra_tri answer;
        judge->differing = 0;
        answer = (mask & BIT(g)) != 0 ? guards[g](judge) : INTEGRA_TRI_YES;
        if (answer == INTEGRA_TRI_YES || (answer == INTEGRA_TRI_UNKNOWN && integra__plan_at_once(judge->node))) {
            continue;
        }
        judgement->failed |= BIT(g);
        judgement->unsettled |= answer == INTEGRA_TRI_UNKNOWN ? BIT(g) : 0;
        judgement->contested |= answer == INTEGRA_TRI_UNKNOWN || g == INTEGRA_GUARD_SETTLE_FIRST ? judge->differing : 0;
    }
    judgement->leans = judge->leans;
}

/* What is asked of the node, its opening and its target found. */
static integra__plan_judge_of judge_of(integra__plan_look look, const integra__plan_node *node, uint32_t target_index)
{
    integra__plan_judge_of judge = { look, node, NULL, NULL, NULL, INTEGRA__PLAN_NONE, 0, 0, 0 };
    const integra_plan *plan = look.plan;
    const integra__plan_node *opening =
        plan->opening == INTEGRA__PLAN_NONE ? NULL : integra__plan_node_at(plan, plan->opening);
    judge.row = integra__plan_row(plan, node->kind);
    if (opening != NULL && opening->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED &&
        integra__plan_seen_node(plan, &look.view, opening)) {
        judge.opening = opening;
    }
    find_target(&judge, target_index);
    return judge;
}

integra__plan_judgement integra__plan_judge(integra_plan *plan, const integra__plan_node *node, uint32_t target_index,
                                            integra__plan_view view)
{
    integra__plan_judge_of judge = judge_of((integra__plan_look){ plan, view, NULL, 0, 0 }, node, target_index);
    integra__plan_judgement judgement = { 0, 0, 0, 0, 0 };
    ask(&judge, &judgement);
    if (judgement.failed != 0) {
        judgement.entitled = entitled(&judge, &judgement);
    }
    return judgement;
}

#define ASKING_STEPS 3u /* what finding whom and what to ask takes */
#define GUARD_STEPS  2u /* what each guard takes that is asked */

int integra__plan_would_fail(integra_plan *plan, const integra__plan_node *node, const integra__plan_slot *instead,
                             uint32_t item)
{
    integra__plan_look look = { plan, integra__plan_seen_before(node), instead, item, 0 };
    uint32_t target = integra__plan_target_of(plan, node);
    integra__plan_judge_of judge = judge_of(look, node, target);
    uint32_t asked = guards_of(&judge) & (readers[instead->kind] | BIT(INTEGRA_GUARD_IN_CONFLICT));
    int passes = 1;
    plan->work.done += ASKING_STEPS;
    for (uint32_t g = INTEGRA__GUARD_FIRST; asked >> g != 0 && passes; g++) {
        if ((asked >> g & 1u) != 0) {
            plan->work.done += GUARD_STEPS;
            passes = guards[g](&judge) == INTEGRA_TRI_YES;
        }
    }
    return !passes;
}
