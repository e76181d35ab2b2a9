/* plan_fold.c - the verdict of each event once all it names is judged.
 * Spec: spec/31-history.md (PLN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A verdict depends on the ancestors alone: it never changes, and the order in which events come does not matter. */
#include "plan_fold.h"

#include "plan_authority.h"
#include "plan_breaks.h"
#include "plan_cells.h"
#include "plan_crowd.h"
#include "plan_effects.h"
#include "plan_guards.h"
#include "plan_kinds.h"
#include "plan_kept.h"
#include "plan_seen.h"
#include "plan_slot.h"

/* The edition an event waits for: that of an unknown kind, of an opening, or of an ancestor; 0 for none. */
static uint32_t edition_wanted(const integra_plan *plan, const integra__plan_node *node)
{
    uint32_t wanted = 0;
    if (integra__plan_row(plan, node->kind) == NULL) {
        uint32_t edition = node->kind / INTEGRA__EVENT_EDITION_KINDS + 1;
        wanted = edition > plan->edition ? edition : plan->edition + 1;
    } else if (node->kind == INTEGRA_EVENT_OPENING && node->edition > plan->edition) {
        wanted = node->edition;
    }
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
        uint32_t theirs = integra__plan_node_at(plan, edge->parent)->wants_edition;
        wanted = wanted < theirs ? theirs : wanted;
    }
    return wanted;
}

static uint32_t depth_of(const integra_plan *plan, const integra__plan_node *node)
{
    uint32_t depth = 0;
    for (uint32_t i = 0; i < node->parent_count; i++) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node->edge + i);
        uint32_t theirs = integra__plan_node_at(plan, edge->parent)->depth;
        depth = depth < theirs ? theirs : depth;
    }
    return depth + 1;
}

/* Whether the event is the first here to give its party authority. */
static int gives_authority(const integra_plan *plan, const integra__plan_node *node)
{
    int given = (node->kind == INTEGRA_EVENT_OPENING && node->detail == INTEGRA_ROLE_AUTHORITY_HOLDER) ||
                ((node->kind == INTEGRA_EVENT_JOIN || node->kind == INTEGRA_EVENT_ROLE) &&
                 node->code == INTEGRA_ROLE_AUTHORITY_HOLDER);
    return given && !integra__plan_party_at(plan, integra__plan_given_authority(node))->authority;
}

/* Remembers the last conclusion of a branch, and what it found (plan_guards_effects.c). */
static int conclude(integra_plan *plan, const integra__plan_node *node, uint32_t self)
{
    integra__plan_branch *branch = integra__plan_pool_at(&plan->branches, node->branch);
    uint32_t *horizon = (uint32_t *)(void *)&branch->horizon;
    return (integra__plan_row(plan, node->kind)->guards >> INTEGRA_GUARD_EFFECTS & 1u) == 0 ||
           (integra__plan_set(plan, &branch->concluded, self) &&
            integra__plan_set(plan, horizon, (uint32_t)plan->horizon));
}

/* The lists that guards walk, by kind. */
static int enter_list(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    static const uint32_t kinds[INTEGRA__PLAN_LISTS] = {
        [INTEGRA__PLAN_LIST_NEED] = INTEGRA_EVENT_NEED,
        [INTEGRA__PLAN_LIST_INTERVENTION] = INTEGRA_EVENT_INTERVENTION,
        [INTEGRA__PLAN_LIST_ASSESSMENT] = INTEGRA_EVENT_ASSESSMENT,
        [INTEGRA__PLAN_LIST_INFORMED] = INTEGRA_EVENT_MT_INFORMED,
        [INTEGRA__PLAN_LIST_ERASURE] = INTEGRA_EVENT_ERASURE,
    };
    uint32_t *head = NULL;
    for (uint32_t list = 0; list < INTEGRA__PLAN_LISTS; list++) {
        head = kinds[list] == node->kind ? &plan->lists[list] : head;
    }
    if (node->kind == INTEGRA_EVENT_ASSESSMENT_SHARED) {
        head = &integra__plan_node_at(plan, integra__plan_target_of(plan, node))->shares;
    }
    if (integra__plan_closes(node)) {
        head = &plan->lists[INTEGRA__PLAN_LIST_CLOSING];
    } else if (gives_authority(plan, node)) {
        uint32_t party = integra__plan_given_authority(node);
        head = &plan->lists[INTEGRA__PLAN_LIST_HOLDER];
        if (!integra__plan_set(plan, &integra__plan_party_at(plan, party)->authority, 1)) {
            return 0;
        }
    }
    if (head == NULL) {
        return 1;
    }
    node->listed = *head;
    return integra__plan_set(plan, head, self);
}

static int accept(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    return conclude(plan, node, self) && enter_list(plan, node, self) && integra__plan_bear(plan, node, self) &&
           integra__plan_effects_apply(plan, self) && integra__plan_breaks_find(plan, self) &&
           integra__plan_breaks_enter(plan, self);
}

static int judge(integra_plan *plan, integra__plan_node *node, uint32_t self)
{
    uint32_t verdict = INTEGRA_EVENT_VERDICT_ACCEPTED;
    node->setters = node->kept = INTEGRA__PLAN_NONE;
    node->closed = 0;
    node->failed = node->unsettled = node->leans = node->contested = node->entitled = 0;
    node->depth = depth_of(plan, node);
    node->wants_edition = edition_wanted(plan, node);
    if (node->kind == INTEGRA_EVENT_OPENING && !integra__plan_set(plan, &plan->opening, self)) {
        return 0;
    }
    if (node->wants_edition != 0) {
        return integra__plan_set(plan, &node->verdict, INTEGRA_EVENT_VERDICT_NEEDS_EDITION);
    }
    if (!integra__plan_seen_place(plan, node, self) || !integra__plan_look_ready(plan) ||
        !integra__plan_keep_main(plan, self)) {
        return 0;
    }
    if (node->kind != INTEGRA_EVENT_OPENING) {
        integra__plan_judgement judgement =
            integra__plan_judge(plan, node, integra__plan_target_of(plan, node), integra__plan_seen_before(node));
        node->failed = judgement.failed;
        node->unsettled = judgement.unsettled;
        node->leans = judgement.leans;
        node->contested = judgement.contested;
        node->entitled = judgement.entitled;
        verdict = node->failed != 0 ? INTEGRA_EVENT_VERDICT_REFUSED : INTEGRA_EVENT_VERDICT_ACCEPTED;
    }
    return integra__plan_set(plan, &node->verdict, verdict) &&
           (verdict == INTEGRA_EVENT_VERDICT_REFUSED || accept(plan, node, self));
}

/* Those that waited for this one alone are ready. */
static int wake_children(integra_plan *plan, const integra__plan_node *node)
{
    for (uint32_t at = node->children; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, at);
        integra__plan_node *child = integra__plan_node_at(plan, edge->child);
        if (!integra__plan_set(plan, &child->pending, child->pending - 1)) {
            return 0;
        }
        if (child->pending == 0) {
            child->queued = plan->ready;
            plan->ready = edge->child;
        }
        at = edge->next;
    }
    return 1;
}

int integra__plan_fold(integra_plan *plan)
{
    while (plan->ready != INTEGRA__PLAN_NONE) {
        uint32_t self = plan->ready;
        integra__plan_node *node = integra__plan_node_at(plan, self);
        plan->ready = node->queued;
        if (!integra__work_step(&plan->work) || !judge(plan, node, self) || !wake_children(plan, node) ||
            !integra__plan_set(plan, &plan->judged, plan->judged + 1)) {
            return 0;
        }
    }
    return 1;
}
