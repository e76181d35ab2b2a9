/* plan_draft.c - an event of one's own: what its writer has seen, and whether it would be accepted.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_draft.h"

#include "core/allocator.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/event/event_check.h"
#include "domain/rules/generated/rules.h"
#include "plan_cells.h"
#include "plan_crowd.h"
#include "plan_guards.h"
#include "plan_kinds.h"
#include "plan_seen.h"
#include "plan_slot.h"
#include "plan_store.h"
#include "plan_work.h"

/* The writer's last event, NONE for a new writer; UNUSABLE where its events fork, or where that one waits. */
#define UNUSABLE (INTEGRA__PLAN_NONE - 1)
static uint32_t last_of(const integra_plan *plan, const integra_id *writer)
{
    uint32_t party = integra__plan_trie_find(&plan->by_id, writer->bytes), at;
    if (party == INTEGRA__PLAN_NONE || integra__plan_party_at(plan, party)->tips == 0) {
        return INTEGRA__PLAN_NONE;
    }
    if (integra__plan_party_at(plan, party)->tips > 1) {
        return UNUSABLE;
    }
    at = integra__plan_party_at(plan, party)->nodes;
    while (integra__plan_node_at(plan, at)->own_children > 0) {
        at = integra__plan_node_at(plan, at)->sibling;
    }
    return integra__plan_node_at(plan, at)->verdict == 0 || integra__plan_node_at(plan, at)->wants_edition != 0
               ? UNUSABLE
               : at;
}

static integra__plan_branch *branch_at(const integra_plan *plan, uint32_t b)
{
    return integra__plan_pool_at(&plan->branches, b);
}

/* The last event of a branch that a draft builds on of itself: of a chain that nobody accepted anything of none, so
 * that whoever fills a plan with refused events is not built on, and takes no place among the branches (PLN-11). */
static uint32_t head_of(integra_plan *plan, uint32_t b)
{
    uint32_t at = branch_at(plan, b)->newest;
    if (integra__plan_is_branch(plan, at)) {
        return at;
    }
    while (at != INTEGRA__PLAN_NONE && !integra__plan_node_at(plan, at)->bears) {
        uint32_t own = integra__plan_node_at(plan, at)->own;
        at = own == INTEGRA__PLAN_NONE || integra__plan_node_at(plan, own)->branch != b ? INTEGRA__PLAN_NONE : own;
    }
    return at;
}

/* What the draft is about is built on whatever it is, and so is what its writer did last. */
static void set_head(integra_plan *plan, uint32_t node)
{
    const integra__plan_node *wanted = integra__plan_node_at(plan, node);
    integra__plan_branch *branch = branch_at(plan, wanted->branch);
    if (branch->head == INTEGRA__PLAN_NONE || integra__plan_node_at(plan, branch->head)->index < wanted->index) {
        branch->head = branch->newest;
    }
}

/* An event has a branch once it is judged by an edition known here. */
static int has_branch(const integra__plan_node *node)
{
    return node->here && node->verdict != 0 && node->wants_edition == 0;
}

static void set_heads(integra_plan *plan, uint32_t last, uint32_t target)
{
    for (uint32_t b = 0; b < plan->branches.count; b++) {
        branch_at(plan, b)->head = head_of(plan, b);
    }
    if (last != INTEGRA__PLAN_NONE) {
        set_head(plan, last);
    }
    if (target != INTEGRA__PLAN_NONE && has_branch(integra__plan_node_at(plan, target))) {
        set_head(plan, target);
    }
}

#define HEADS_A_STEP 4u

/* Whether no other head has seen that of branch b. */
static int is_head(integra_plan *plan, uint32_t b)
{
    const integra__plan_node *node = integra__plan_node_at(plan, branch_at(plan, b)->head);
    for (uint32_t other = 0; other < plan->branches.count; other++) {
        uint32_t theirs = branch_at(plan, other)->head;
        if (other % HEADS_A_STEP == 0 && !integra__work_step(&plan->work)) {
            return 0;
        }
        if (other != b && theirs != INTEGRA__PLAN_NONE &&
            integra__plan_is_ancestor(plan, node, integra__plan_node_at(plan, theirs))) {
            return 0;
        }
    }
    return 1;
}

/* Adds a digest, keeping those from `first` on ascending. */
static void add_parent(integra_digest *parents, size_t first, size_t count, const integra_digest *digest)
{
    size_t at = count;
    for (; at > first && memcmp(digest, &parents[at - 1], sizeof *digest) < 0; at--) {
        parents[at] = parents[at - 1];
    }
    parents[at] = *digest;
}

static size_t fill_parents(integra_plan *plan, uint32_t last, integra_digest *parents)
{
    size_t count = 0, first = last == INTEGRA__PLAN_NONE ? 0 : 1;
    if (first == 1) {
        parents[count++] = integra__plan_node_at(plan, last)->digest;
    }
    for (uint32_t b = 0; b < plan->branches.count; b++) {
        uint32_t head = branch_at(plan, b)->head;
        if (head != INTEGRA__PLAN_NONE && head != last && is_head(plan, b)) {
            add_parent(parents, first, count++, &integra__plan_node_at(plan, head)->digest);
        }
    }
    return count;
}

static int room_for_parents(integra_plan *plan)
{
    size_t wanted = (plan->branches.count + (size_t)1) * sizeof(integra_digest);
    uint8_t *room;
    if (plan->draft_size >= wanted) {
        return 1;
    }
    wanted *= 2;
    room = integra__allocate(&plan->allocator, wanted);
    if (room == NULL) {
        return 0;
    }
    integra__release(&plan->allocator, plan->draft, plan->draft_size);
    plan->draft = room;
    plan->draft_size = wanted;
    return 1;
}

integra_status integra__plan_draft(integra_plan *plan, integra_event *draft, integra_error *error)
{
    int opening = draft->kind == INTEGRA_EVENT_OPENING;
    uint32_t last;
    if (opening != (plan->present == 0)) {
        return integra__fault(error, opening ? INTEGRA_FAULT_SECOND_OPENING : INTEGRA_FAULT_NO_OPENING);
    }
    last = last_of(plan, &draft->writer);
    if (last == UNUSABLE) {
        return integra__fault(error, INTEGRA_FAULT_WRITER_STUCK);
    }
    if (!room_for_parents(plan)) {
        return integra__no_memory(error);
    }
    draft->plan = opening ? (integra_id){ { 0 } } : plan->id;
    draft->edition = !opening ? 0 : draft->edition == 0 ? 1 : draft->edition;
    draft->sequence = last == INTEGRA__PLAN_NONE ? 1 : integra__plan_node_at(plan, last)->sequence + 1;
    draft->parents.bytes = plan->draft;
    draft->parents.size = 0;
    if (!opening) {
        set_heads(plan, last, integra__plan_trie_find(&plan->by_digest, draft->target.bytes));
        draft->parents.size = fill_parents(plan, last, (integra_digest *)(void *)plan->draft) * sizeof(integra_digest);
    }
    return plan->work.ended == INTEGRA_OK ? INTEGRA_OK : integra__plan_ended(plan, error);
}

/* The party of an identifier the plan may not know: one that equals nothing then. */
static uint32_t party_or_stranger(const integra_plan *plan, const integra_id *id)
{
    uint32_t party = integra__plan_trie_find(&plan->by_id, id->bytes);
    if (!integra__id_known(id)) {
        return INTEGRA__PLAN_NONE;
    }
    return party == INTEGRA__PLAN_NONE ? INTEGRA__PLAN_NONE - 1 : party;
}

/* What the guards read of a draft, as a node that is not in the plan. */
static void as_node(const integra_plan *plan, const integra_event *draft, integra__plan_node *node)
{
    memset(node, 0, sizeof *node);
    node->target = draft->target;
    node->text_digest = draft->text_digest;
    if (draft->salt.size > 0) {
        integra__event_text_digest(draft->salt, draft->text, &node->text_digest);
    }
    node->reference = draft->reference;
    node->writer = party_or_stranger(plan, &draft->writer);
    node->author = party_or_stranger(plan, &draft->author);
    node->person = party_or_stranger(plan, &draft->person);
    node->giver = party_or_stranger(plan, &draft->giver);
    node->heard = draft->heard;
    node->vouched = draft->vouched;
    node->kind = draft->kind;
    node->sequence = draft->sequence;
    node->code = draft->code;
    node->detail = draft->detail;
    node->effective = draft->effective;
    node->due = draft->due;
    node->until = draft->until;
    node->parent_count = (uint32_t)(draft->parents.size / sizeof(integra_digest));
    node->edge = INTEGRA__PLAN_NONE;
    node->setters = INTEGRA__PLAN_NONE;
}

/* In which phases, or states of what it names, an event of this kind would have passed the guard. */
static void allow(const integra_plan *plan, const integra__plan_node *node, integra_refusal *refusal)
{
    uint32_t target = integra__plan_target_of(plan, node);
    if (refusal->guard == INTEGRA_GUARD_PHASE) {
        refusal->allowed = integra__plan_row(plan, node->kind)->phases;
        refusal->words = INTEGRA_GROUP_PHASE;
    } else if (refusal->guard == INTEGRA_GUARD_LIFE) { /* asked of a target that is here */
        uint32_t named = integra__plan_node_at(plan, target)->kind;
        uint32_t slot = integra__plan_life_of(node->kind, named, &refusal->allowed);
        refusal->words = slot == INTEGRA_SLOT_NEED        ? INTEGRA_GROUP_NEED_STATE
                         : slot == INTEGRA_SLOT_OBJECTIVE ? INTEGRA_GROUP_OBJECTIVE_STATE
                                                          : INTEGRA_GROUP_INTERVENTION_STATE;
    }
    refusal->words = refusal->allowed == 0 ? 0 : refusal->words;
}

/* One guard that failed. Who may settle is told where something has to be, and who may annul or settle where it was not
 * for this author. */
static integra_refusal refusal_of(const integra_plan *plan, const integra__plan_node *node, uint32_t guard)
{
    integra_refusal refusal = { .guard = guard, .unsettled = node->unsettled >> guard & 1u };
    int contested = refusal.unsettled || guard == INTEGRA_GUARD_SETTLE_FIRST;
    allow(plan, node, &refusal);
    refusal.contested = contested ? node->contested : 0;
    refusal.entitled =
        contested || guard == INTEGRA_GUARD_SETTLER || guard == INTEGRA_GUARD_CLOSING_OFFICE ? node->entitled : 0;
    refusal.rule = refusal.unsettled ? INTEGRA__PLN_11 : integra_guard_rule(guard);
    return refusal;
}

integra_status integra__plan_refusals_give(const integra_plan *plan, const integra__plan_node *node,
                                           integra_refusal *out, size_t capacity, size_t *count_out,
                                           integra_error *error)
{
    size_t count = 0;
    for (uint32_t g = 1; g <= integra__event_guard_row_count; g++) {
        count += node->failed >> g & 1u;
    }
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    count = 0;
    for (uint32_t g = 1; g <= integra__event_guard_row_count; g++) {
        if ((node->failed >> g & 1u) != 0) {
            out[count++] = refusal_of(plan, node, g);
        }
    }
    return INTEGRA_OK;
}

integra_status integra__plan_judge_draft(integra_plan *plan, const integra_event *draft, integra__plan_node *node_out,
                                         integra_error *error)
{
    integra__plan_judgement judgement = { 0, 0, 0, 0, 0 };
    if (integra__plan_row(plan, draft->kind) == NULL) {
        return integra__fault(error, INTEGRA_FAULT_PLAN_KIND);
    }
    if (!integra__work_step(&plan->work) || !integra__plan_look_ready(plan)) {
        return integra__plan_ended(plan, error);
    }
    as_node(plan, draft, node_out);
    if (draft->kind != INTEGRA_EVENT_OPENING) {
        judgement = integra__plan_judge(plan, node_out, integra__plan_trie_find(&plan->by_digest, draft->target.bytes),
                                        integra__plan_seen_all());
    }
    node_out->failed = judgement.failed;
    node_out->unsettled = judgement.unsettled;
    node_out->contested = judgement.contested;
    node_out->entitled = judgement.entitled;
    return plan->work.ended == INTEGRA_OK ? INTEGRA_OK : integra__plan_ended(plan, error);
}

integra_status integra_plan_evaluate(integra_plan *plan, const integra_event *draft, integra_refusal *refusals_out,
                                     size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, draft != NULL, integra__room(refusals_out, capacity), 1,
                                count_out != NULL };
    integra_event event;
    integra__plan_node node;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&event, sizeof event, sizeof event, draft, error);
    }
    if (status == INTEGRA_OK) {
        integra__plan_work(plan, 1);
        status = integra__plan_draft(plan, &event, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__event_check(&event, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__plan_judge_draft(plan, &event, &node, error);
    }
    return status != INTEGRA_OK ? status
                                : integra__plan_refusals_give(plan, &node, refusals_out, capacity, count_out, error);
}
