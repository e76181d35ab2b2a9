/* plan_guards.c - whether an event may be, in the eyes of what its writer had seen.
 * Spec: spec/31-history.md (PLN-11, "Guards"), spec/guards.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_judge.h"

#define BIT(guard) (1u << (guard))

integra_tri integra__each(integra__judge_of *judge, const integra__slot *slot, integra__test *test, uint32_t argument)
{
    uint32_t used = judge->look.used, count;
    const uint32_t *items = integra__look_held(&judge->look, slot, &count);
    integra_tri all = INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = 0; i < count; i++) {
        integra__value value = integra__look_value(judge->look.plan, slot, items[i]);
        integra_tri one = test(judge, &value, argument);
        if (i > 0 && one != all) {
            all = INTEGRA_TRI_UNKNOWN;
            break;
        }
        all = one;
    }
    judge->look.used = used;
    return all;
}

static integra_tri word_among(integra__judge_of *judge, const integra__value *value, uint32_t words)
{
    (void)judge;
    return integra__tri_of((words >> value->code & 1u) != 0);
}

static integra_tri party_is(integra__judge_of *judge, const integra__value *value, uint32_t party)
{
    (void)judge;
    return integra__tri_of(value->party != INTEGRA__NONE && value->party == party);
}

integra_tri integra__each_word(integra__judge_of *judge, const integra__slot *slot, uint32_t words)
{
    return integra__each(judge, slot, word_among, words);
}

integra_tri integra__each_party(integra__judge_of *judge, uint32_t main_slot, uint32_t party)
{
    return integra__each(judge, integra__slot_main(judge->look.plan, main_slot), party_is, party);
}

integra_tri integra__stands(integra__judge_of *judge, uint32_t node)
{
    const integra__slot *slot = integra__slot_of(judge->look.plan, INTEGRA_SLOT_STANDING, node, 0);
    return slot == NULL ? INTEGRA_TRI_YES : integra__each_word(judge, slot, 1u << INTEGRA_STANDING_STANDS);
}

static integra_tri parents(integra__judge_of *judge)
{
    return integra__tri_of(judge->node->parent_count > 0);
}

static integra_tri edition(integra__judge_of *judge)
{
    return integra__tri_of(judge->opening == NULL ||
                           judge->node->kind / INTEGRA__EDITION_KINDS + 1 <= judge->opening->edition);
}

static integra_tri chain(integra__judge_of *judge)
{
    const integra__node *node = judge->node;
    for (uint32_t i = 0; i < node->parent_count && node->edge != INTEGRA__NONE; i++) {
        const integra__edge *edge = integra__pool_at(&judge->look.plan->edges, node->edge + i);
        const integra__node *parent = integra__node_at(judge->look.plan, edge->parent);
        int same = parent->writer == node->writer;
        if (node->sequence == 1 && same) {
            return INTEGRA_TRI_NO;
        }
        if (node->sequence > 1 && i == 0 && !(same && parent->sequence + 1 == node->sequence)) {
            return INTEGRA_TRI_NO;
        }
    }
    return integra__tri_of(node->sequence == 1 || node->parent_count > 0);
}

static integra_tri phase(integra__judge_of *judge)
{
    return integra__each_word(judge, integra__slot_main(judge->look.plan, INTEGRA_SLOT_PHASE), judge->row->phases);
}

static integra_tri term(integra__judge_of *judge)
{
    return integra__tri_of(judge->node->until >= judge->node->effective);
}

static integra_tri target(integra__judge_of *judge)
{
    return integra__tri_of(judge->target_fits);
}

static integra_tri own_withdrawal(integra__judge_of *judge)
{
    return integra__tri_of(judge->node->code != INTEGRA_CLOSING_REASON_CONSENT_WITHDRAWN);
}

static integra__guard *const guards[] = {
    [INTEGRA_GUARD_PARENTS] = parents,
    [INTEGRA_GUARD_EDITION] = edition,
    [INTEGRA_GUARD_CHAIN] = chain,
    [INTEGRA_GUARD_CIRCLE] = integra__guard_circle,
    [INTEGRA_GUARD_GIVER] = integra__guard_giver,
    [INTEGRA_GUARD_MEMBER] = integra__guard_member,
    [INTEGRA_GUARD_REFERENT_CHANGE] = integra__guard_referent_change,
    [INTEGRA_GUARD_MT_OWN] = integra__guard_mt_own,
    [INTEGRA_GUARD_CASE_MANAGER] = integra__guard_case_manager,
    [INTEGRA_GUARD_SETTLER] = integra__guard_settler,
    [INTEGRA_GUARD_CLOSING_OFFICE] = integra__guard_closing_office,
    [INTEGRA_GUARD_PHASE] = phase,
    [INTEGRA_GUARD_TERM] = term,
    [INTEGRA_GUARD_TARGET] = target,
    [INTEGRA_GUARD_LIFE] = integra__guard_life,
    [INTEGRA_GUARD_EFFECTS] = integra__guard_effects,
    [INTEGRA_GUARD_NEEDS_CONSENT] = integra__guard_needs_consent,
    [INTEGRA_GUARD_NEEDS_MT] = integra__guard_needs_mt,
    [INTEGRA_GUARD_NEEDS_REFERENT] = integra__guard_needs_referent,
    [INTEGRA_GUARD_NEEDS_ASSESSMENT] = integra__guard_needs_assessment,
    [INTEGRA_GUARD_NEEDS_NEED] = integra__guard_needs_need,
    [INTEGRA_GUARD_NEEDS_INTERVENTION] = integra__guard_needs_intervention,
    [INTEGRA_GUARD_SHARING] = integra__guard_sharing,
    [INTEGRA_GUARD_OWN_WITHDRAWAL] = own_withdrawal,
    [INTEGRA_GUARD_CORRECTABLE] = integra__guard_correctable,
    [INTEGRA_GUARD_ANNULLABLE] = integra__guard_annullable,
    [INTEGRA_GUARD_HAS_TEXT] = integra__guard_has_text,
    [INTEGRA_GUARD_IN_CONFLICT] = integra__guard_in_conflict,
    [INTEGRA_GUARD_SETTLE_FIRST] = integra__guard_settle_first,
};

#define GUARD_END (INTEGRA_GUARD_SETTLE_FIRST + 1)
#define HISTORY   (BIT(INTEGRA_GUARD_PARENTS) | BIT(INTEGRA_GUARD_EDITION) | BIT(INTEGRA_GUARD_CHAIN))
/* Guards that ask something of the target: silent where it is not the right one, which `target` says. */
#define ABOUT_TARGET                                                                                                   \
    (BIT(INTEGRA_GUARD_CLOSING_OFFICE) | BIT(INTEGRA_GUARD_LIFE) | BIT(INTEGRA_GUARD_CORRECTABLE) |                    \
     BIT(INTEGRA_GUARD_ANNULLABLE) | BIT(INTEGRA_GUARD_HAS_TEXT) | BIT(INTEGRA_GUARD_IN_CONFLICT))

static int is_consent(uint32_t kind)
{
    return kind == INTEGRA_EVENT_ASSISTANCE_CONSENT || kind == INTEGRA_EVENT_SHARING_CONSENT;
}

int integra__at_once(const integra__node *node)
{
    return (is_consent(node->kind) && node->code == INTEGRA_ANSWER_WITHDRAWN) ||
           (node->kind == INTEGRA_EVENT_CLOSING && node->code == INTEGRA_CLOSING_REASON_DIED);
}

/* Which guards an event has to pass. The person's own withdrawal is accepted in every phase, whatever its writer had
 * seen (PLN-6). */
static uint32_t guards_of(const integra__judge_of *judge)
{
    const integra__node *node = judge->node;
    uint32_t mask = HISTORY | BIT(INTEGRA_GUARD_CIRCLE) | judge->row->guards;
    if (!is_consent(node->kind)) {
        mask |= BIT(INTEGRA_GUARD_PHASE) | BIT(INTEGRA_GUARD_SETTLE_FIRST);
    } else if (node->code == INTEGRA_ANSWER_WITHDRAWN && judge->opening != NULL &&
               judge->opening->person == node->person) {
        mask = HISTORY;
    }
    return judge->target_fits ? mask : mask & ~ABOUT_TARGET;
}

/* Whether an event that was seen is what the kind asks its target to be. */
static int fits(const integra__judge_of *judge, const integra__node *target)
{
    static const uint32_t kinds[] = { [INTEGRA__TARGET_NEED] = INTEGRA_EVENT_NEED,
                                      [INTEGRA__TARGET_INTERVENTION] = INTEGRA_EVENT_INTERVENTION,
                                      [INTEGRA__TARGET_ASSESSMENT] = INTEGRA_EVENT_ASSESSMENT };
    uint32_t wanted = judge->row->target_of;
    if (wanted == INTEGRA__TARGET_KNOWN) {
        return 1;
    }
    if (target->verdict != INTEGRA_EVENT_VERDICT_ACCEPTED) {
        return 0;
    }
    if (wanted == INTEGRA__TARGET_ACCEPTED) {
        return target->kind != INTEGRA_EVENT_OPENING;
    }
    if (wanted == INTEGRA__TARGET_SETTER) {
        return integra__setter_of(judge->look.plan, target, judge->node->code) != INTEGRA__NONE;
    }
    return target->kind == kinds[wanted];
}

static void find_target(integra__judge_of *judge, uint32_t index)
{
    const integra__node *node = index == INTEGRA__NONE ? NULL : integra__node_at(judge->look.plan, index);
    judge->target_fits = judge->row->target_of == 0 || !integra__digest_known(&judge->node->target);
    if (!judge->target_fits && node != NULL && node->verdict != 0 && node->wants_edition == 0 &&
        integra__seen_node(judge->look.plan, &judge->look.view, node) && fits(judge, node)) {
        judge->target = node;
        judge->target_index = index;
        judge->target_fits = 1;
    }
}

integra__judgement integra__plan_judge(integra_plan *plan, const integra__node *node, uint32_t target_index,
                                       integra__view view, const integra__slot *instead, uint32_t item)
{
    integra__judge_of judge = { { plan, view, instead, item, 0 }, node, NULL, NULL, NULL, INTEGRA__NONE, 0, 0 };
    integra__judgement judgement = { 0, 0, 0 };
    const integra__node *opening = plan->opening == INTEGRA__NONE ? NULL : integra__node_at(plan, plan->opening);
    uint32_t mask;
    judge.row = integra__plan_row(plan, node->kind);
    if (opening != NULL && opening->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED &&
        integra__seen_node(plan, &view, opening)) {
        judge.opening = opening;
    }
    find_target(&judge, target_index);
    mask = guards_of(&judge);
    for (uint32_t g = 1; g < GUARD_END; g++) {
        integra_tri answer = (mask & BIT(g)) != 0 ? guards[g](&judge) : INTEGRA_TRI_YES;
        if (answer == INTEGRA_TRI_NO || (answer == INTEGRA_TRI_UNKNOWN && !integra__at_once(node))) {
            judgement.failed |= BIT(g);
            judgement.unsettled |= answer == INTEGRA_TRI_UNKNOWN ? BIT(g) : 0;
        }
    }
    judgement.leans = judge.leans;
    return judgement;
}
