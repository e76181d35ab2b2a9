/* plan_effects.c - what an accepted event sets.
 * Spec: spec/31-history.md (PLN-11), spec/30-plan.md, "Slots".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_effects.h"

#include "plan_authority.h"
#include "plan_cells.h"
#include "plan_hold.h"
#include "plan_kinds.h"
#include "plan_look.h"
#include "plan_seen.h"
#include "plan_slot.h"
#include "plan_values.h"

/* Whose slot it is, and where its word comes from. */
enum { OF_PLAN, OF_AUTHOR, OF_PERSON, OF_SELF, OF_TARGET };
enum { FIXED, FROM_CODE, FROM_DETAIL, FROM_PERSON };

typedef struct setting_row {
    uint32_t kind;
    uint32_t slot;
    uint32_t of;
    uint32_t word_from;
    uint32_t word;   /* where it is fixed */
    uint32_t detail; /* FROM_CODE, FROM_DETAIL, or FIXED for none */
} setting_row;

static const setting_row rows[] = {
    { INTEGRA_EVENT_OPENING, INTEGRA_SLOT_ROLE, OF_AUTHOR, FROM_DETAIL, 0, FIXED },
    { INTEGRA_EVENT_JOIN, INTEGRA_SLOT_ROLE, OF_PERSON, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_ROLE, INTEGRA_SLOT_ROLE, OF_PERSON, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_LEAVE, INTEGRA_SLOT_ROLE, OF_PERSON, FIXED, INTEGRA_ROLE_NONE, FIXED },
    { INTEGRA_EVENT_REFERENT, INTEGRA_SLOT_REFERENT, OF_PLAN, FROM_PERSON, 0, FIXED },
    { INTEGRA_EVENT_MT, INTEGRA_SLOT_MT, OF_PLAN, FROM_PERSON, 0, FIXED },
    { INTEGRA_EVENT_DEPUTY, INTEGRA_SLOT_REFERENT_DEPUTY, OF_PLAN, FROM_PERSON, 0, FIXED },
    { INTEGRA_EVENT_WATCHER, INTEGRA_SLOT_WATCHER, OF_PLAN, FROM_PERSON, 0, FIXED },
    { INTEGRA_EVENT_SUSPENSION, INTEGRA_SLOT_WATCHER, OF_PLAN, FROM_PERSON, 0, FIXED },
    { INTEGRA_EVENT_REVIEW_SUSPENSION, INTEGRA_SLOT_WATCHER, OF_PLAN, FROM_PERSON, 0, FIXED },
    { INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_SLOT_ASSISTANCE_CONSENT, OF_PLAN, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_SLOT_SHARING_CONSENT, OF_PLAN, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_NEED, INTEGRA_SLOT_NEED, OF_SELF, FIXED, INTEGRA_NEED_STATE_OPEN, FIXED },
    { INTEGRA_EVENT_UNMET_NEED, INTEGRA_SLOT_NEED, OF_TARGET, FIXED, INTEGRA_NEED_STATE_UNMET, FROM_CODE },
    { INTEGRA_EVENT_NEED_CLOSED, INTEGRA_SLOT_NEED, OF_TARGET, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_INTERVENTION, INTEGRA_SLOT_INTERVENTION, OF_SELF, FIXED, INTEGRA_INTERVENTION_STATE_PLANNED,
      FIXED },
    { INTEGRA_EVENT_INTERVENTION_STARTED, INTEGRA_SLOT_INTERVENTION, OF_TARGET, FIXED,
      INTEGRA_INTERVENTION_STATE_UNDER_WAY, FIXED },
    { INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_SLOT_INTERVENTION, OF_TARGET, FIXED, INTEGRA_INTERVENTION_STATE_DONE,
      FROM_CODE },
    { INTEGRA_EVENT_INTERVENTION_NOT_DONE, INTEGRA_SLOT_INTERVENTION, OF_TARGET, FIXED,
      INTEGRA_INTERVENTION_STATE_NOT_DONE, FROM_CODE },
    { INTEGRA_EVENT_INTERVENTION_CANCELLED, INTEGRA_SLOT_INTERVENTION, OF_TARGET, FIXED,
      INTEGRA_INTERVENTION_STATE_CANCELLED, FIXED },
    { INTEGRA_EVENT_CORRECTION, INTEGRA_SLOT_CORRECTION, OF_TARGET, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_OBJECTIVE, OF_SELF, FIXED, INTEGRA_OBJECTIVE_STATE_FORMULATED, FIXED },
    { INTEGRA_EVENT_OBJECTIVE, INTEGRA_SLOT_PRIORITY, OF_SELF, FROM_DETAIL, 0, FIXED },
    { INTEGRA_EVENT_OBJECTIVE_PURSUED, INTEGRA_SLOT_OBJECTIVE, OF_TARGET, FIXED, INTEGRA_OBJECTIVE_STATE_PURSUED,
      FIXED },
    { INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_SLOT_OBJECTIVE, OF_TARGET, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_OBJECTIVE_UNREACHED, INTEGRA_SLOT_OBJECTIVE, OF_TARGET, FROM_CODE, 0, FROM_DETAIL },
    { INTEGRA_EVENT_PRIORITY, INTEGRA_SLOT_PRIORITY, OF_TARGET, FROM_CODE, 0, FIXED },
    { INTEGRA_EVENT_OPINION, INTEGRA_SLOT_OPINION, OF_TARGET, FROM_CODE, 0, FIXED },
};

integra__plan_slot *integra__plan_effects_slot(integra_plan *plan, const integra__plan_node *node,
                                               const integra__plan_node *target, uint32_t target_index,
                                               uint32_t *link_out)
{
    *link_out = INTEGRA__PLAN_NONE;
    if (node->kind == INTEGRA_EVENT_SETTLEMENT) {
        *link_out = integra__plan_setter_of(plan, target, node->code);
        return *link_out == INTEGRA__PLAN_NONE
                   ? NULL
                   : integra__plan_slot_numbered(plan, integra__plan_link_at(plan, *link_out)->slot);
    }
    return integra__plan_slot_of(plan, INTEGRA_SLOT_STANDING, target_index, 0);
}

/* The slot of a row: that of a deputy's office, and that of a holder of authority, who consents beside the other
 * (PLN-28). */
static uint32_t slot_of_row(integra__plan_look *look, const setting_row *row, const integra__plan_node *node)
{
    static const uint32_t deputies[] = {
        [INTEGRA_OFFICE_REFERENT] = INTEGRA_SLOT_REFERENT_DEPUTY, [INTEGRA_OFFICE_MT] = INTEGRA_SLOT_MT_DEPUTY
    };
    if (row->kind == INTEGRA_EVENT_DEPUTY) {
        return deputies[node->code];
    }
    if (integra__plan_is_consent(row->kind) && integra__plan_holds_authority(look, node->person)) {
        return integra__plan_holder_slot(row->slot);
    }
    return row->slot;
}

/* The slot a row is about, where it is there. kind is that of slot_of_row(). */
static integra__plan_slot *slot_there(integra_plan *plan, const setting_row *row, uint32_t kind,
                                      const integra__plan_node *node, uint32_t target_index)
{
    if (integra__plan_slot_is_member(kind)) {
        return integra__plan_slot_member(plan, kind, row->of == OF_AUTHOR ? node->author : node->person);
    }
    if (row->of == OF_PLAN) {
        return integra__plan_slot_main(plan, kind);
    }
    return row->of == OF_TARGET ? integra__plan_slot_of(plan, row->slot, target_index,
                                                        row->slot == INTEGRA_SLOT_CORRECTION ? node->code : 0)
                                : NULL;
}

/* Whether the event sets what the row says: an objective may leave its priority open. */
static int applies(const setting_row *row, const integra__plan_node *node)
{
    return row->kind == node->kind && (row->word_from != FROM_DETAIL || node->detail != 0);
}

/* Whether the event sets the phase: by its kind, or by withdrawing the consent to the assistance (PLN-6). */
static uint32_t phase_after(const integra_plan *plan, const integra__plan_node *node)
{
    int withdrawn = node->kind == INTEGRA_EVENT_ASSISTANCE_CONSENT && node->code == INTEGRA_ANSWER_WITHDRAWN;
    return withdrawn ? INTEGRA_PHASE_CLOSED : integra__plan_row(plan, node->kind)->next;
}

uint32_t integra__plan_effects_touched(integra__plan_look *look, const integra__plan_node *node,
                                       const integra__plan_node *target, uint32_t target_index,
                                       const integra__plan_slot *slots_out[INTEGRA__PLAN_SLOTS_SET])
{
    integra_plan *plan = look->plan;
    uint32_t count = 0, link;
    if (phase_after(plan, node) != 0) {
        slots_out[count++] = integra__plan_slot_main(plan, INTEGRA_SLOT_PHASE);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (applies(&rows[i], node) && (rows[i].of != OF_TARGET || target != NULL)) {
            slots_out[count] = slot_there(plan, &rows[i], slot_of_row(look, &rows[i], node), node, target_index);
            count += slots_out[count] != NULL;
        }
    }
    if (node->kind == INTEGRA_EVENT_ANNULMENT && target != NULL) {
        slots_out[count] = integra__plan_effects_slot(plan, node, target, target_index, &link);
        count += slots_out[count] != NULL;
    }
    return count;
}

/* Adds a setter to a slot: a link of the node's, to be given its value. */
static integra__plan_link *set(integra_plan *plan, integra__plan_slot *slot, uint32_t self)
{
    integra__plan_node *node = integra__plan_node_at(plan, self);
    uint32_t added;
    integra__plan_link *link = slot == NULL ? NULL : integra__plan_run_add(plan, &slot->setters, self, &added);
    if (link == NULL) {
        return NULL;
    }
    if (link->before == INTEGRA__PLAN_NONE && !integra__plan_set(plan, &slot->width, slot->width + 1)) {
        return NULL;
    }
    link->slot = slot->self;
    link->next = node->setters;
    node->setters = added;
    return link;
}

static int set_row(integra_plan *plan, const setting_row *row, uint32_t self, uint32_t target_index)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
    uint32_t kind = slot_of_row(&look, row, node);
    integra__plan_slot *slot = slot_there(plan, row, kind, node, target_index);
    const uint32_t words[] = { row->word, node->code, node->detail, 0 };
    const uint32_t subjects[] = { INTEGRA__PLAN_NONE, node->author, node->person, self, target_index };
    integra__plan_link *link;
    if (slot == NULL) {
        slot = integra__plan_slot_make(plan, kind, row->of == OF_PLAN ? node->person : subjects[row->of],
                                       row->slot == INTEGRA_SLOT_CORRECTION ? node->code : 0);
    }
    link = set(plan, slot, self);
    if (link == NULL) {
        return 0;
    }
    link->code = words[row->word_from];
    link->detail = row->detail == FIXED ? 0 : words[row->detail];
    link->party = row->word_from == FROM_PERSON ? node->person : INTEGRA__PLAN_NONE;
    link->date = row->slot == INTEGRA_SLOT_WATCHER ? node->until : INTEGRA_DATE_UNKNOWN;
    link->last = integra__plan_at_once(node) ? 1u : 0u;
    return 1;
}

/* The phase a suspended plan goes back to: in review where every held suspension interrupted one (PLN-11). */
static uint32_t resumed(integra__plan_look *look)
{
    const integra__plan_slot *slot = integra__plan_slot_main(look->plan, INTEGRA_SLOT_PHASE);
    uint32_t used = look->used, count, phase = INTEGRA_PHASE_IN_REVIEW;
    const uint32_t *items = integra__plan_look_held(look, slot, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = items[i] & ~INTEGRA__PLAN_READ;
        if (at == INTEGRA__PLAN_INITIAL || integra__plan_link_at(look->plan, at)->resume != INTEGRA_PHASE_IN_REVIEW) {
            phase = INTEGRA_PHASE_ACTIVE;
        }
    }
    look->used = used;
    return phase;
}

/* Why the plan is closed, by whom and since when (PLN-5). */
static void tell_closing(integra__plan_link *link, const integra__plan_node *node)
{
    int withdrawn = integra__plan_withdraws(node);
    link->detail = withdrawn ? INTEGRA_CLOSING_REASON_CONSENT_WITHDRAWN : node->code;
    link->party = withdrawn ? node->person : node->author;
    link->date = node->effective;
}

static int set_phase(integra_plan *plan, uint32_t self, uint32_t phase)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_slot *slot = integra__plan_slot_main(plan, INTEGRA_SLOT_PHASE);
    integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
    uint32_t before = integra__plan_look_value(plan, slot, integra__plan_look_first(&look, slot)).code;
    uint32_t back = phase == INTEGRA__EVENT_RESUMED ? resumed(&look) : 0;
    integra__plan_link *link = set(plan, slot, self);
    if (link == NULL) {
        return 0;
    }
    link->code = back != 0 ? back : phase;
    link->resume = node->kind == INTEGRA_EVENT_SUSPENSION ? before : INTEGRA_PHASE_ACTIVE;
    link->last = integra__plan_at_once(node) ? 1u : 0u;
    if (phase == INTEGRA_PHASE_CLOSED) {
        tell_closing(link, node);
    }
    return 1;
}

/* Gives a slot the value that another link has, or its initial one. */
static int set_as(integra_plan *plan, integra__plan_slot *slot, uint32_t self, uint32_t as)
{
    integra__plan_value value = integra__plan_look_value(plan, slot, as);
    integra__plan_link *link = set(plan, slot, self);
    if (link == NULL) {
        return 0;
    }
    link->code = value.code;
    link->detail = value.detail;
    link->party = value.party;
    link->date = value.date;
    if (as != INTEGRA__PLAN_INITIAL) {
        link->source = integra__plan_link_at(plan, as)->source;
        link->resume = integra__plan_link_at(plan, as)->resume;
    }
    return 1;
}

static int settle(integra_plan *plan, uint32_t self, uint32_t target_index)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    integra__plan_look look = { plan, integra__plan_seen_before(node), NULL, 0, 0 };
    uint32_t link;
    integra__plan_slot *slot =
        integra__plan_effects_slot(plan, node, integra__plan_node_at(plan, target_index), target_index, &link);
    if (!set_as(plan, slot, self, integra__plan_look_chosen(&look, slot, link))) {
        return 0;
    }
    integra__plan_link_at(plan, node->setters)->earlier = slot->settlements;
    return integra__plan_set(plan, &slot->settlements, node->setters);
}

/* Whoever has seen an annulment looks past what its target had set on the same branch, and past what had gone by then.
 */
static int pass_over(integra_plan *plan, const integra__plan_node *node, const integra__plan_node *target)
{
    int ok = 1;
    for (uint32_t at = target->setters; at != INTEGRA__PLAN_NONE && ok && target->branch == node->branch;) {
        integra__plan_link *link = integra__plan_link_at(plan, at);
        const integra__plan_link *before =
            link->before == INTEGRA__PLAN_NONE ? NULL : integra__plan_link_at(plan, link->before);
        if (link->gone == 0) {
            uint32_t standing = before != NULL && before->gone != 0 ? before->standing : link->before;
            ok =
                integra__plan_set(plan, &link->gone, node->index) && integra__plan_set(plan, &link->standing, standing);
        }
        at = link->next;
    }
    return ok;
}

/* The event no longer stands: what it had set falls with it (plan_fallen.c). */
static int annul(integra_plan *plan, uint32_t self, uint32_t target_index)
{
    if (!set_as(plan, integra__plan_slot_make(plan, INTEGRA_SLOT_STANDING, target_index, 0), self,
                INTEGRA__PLAN_INITIAL)) {
        return 0;
    }
    integra__plan_link_at(plan, integra__plan_node_at(plan, self)->setters)->code = INTEGRA_STANDING_ANNULLED;
    return pass_over(plan, integra__plan_node_at(plan, self), integra__plan_node_at(plan, target_index));
}

/* Enters the node's setters among those of their branch that give the same value. */
static int enter_values(integra_plan *plan, const integra__plan_node *node)
{
    for (uint32_t at = node->setters; at != INTEGRA__PLAN_NONE; at = integra__plan_link_at(plan, at)->next) {
        if (!integra__plan_values_add(plan, integra__plan_slot_numbered(plan, integra__plan_link_at(plan, at)->slot),
                                      at)) {
            return 0;
        }
    }
    return 1;
}

static int set_all(integra_plan *plan, uint32_t self)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    uint32_t target = integra__plan_target_of(plan, node);
    uint32_t phase = phase_after(plan, node);
    if (phase != 0 && !set_phase(plan, self, phase)) {
        return 0;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (applies(&rows[i], node) && !set_row(plan, &rows[i], self, target)) {
            return 0;
        }
    }
    if (node->kind == INTEGRA_EVENT_SETTLEMENT) {
        return settle(plan, self, target);
    }
    return node->kind != INTEGRA_EVENT_ANNULMENT || annul(plan, self, target);
}

int integra__plan_effects_apply(integra_plan *plan, uint32_t self)
{
    return set_all(plan, self) && enter_values(plan, integra__plan_node_at(plan, self));
}
