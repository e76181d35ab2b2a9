/* plan_read.c - a plan read event by event: where each stands, why it was refused, what is missing.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_read.h"

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/rules.h"
#include "plan_cells.h"
#include "plan_draft.h"
#include "plan_text.h"

void integra_place_init(integra_place *place, size_t struct_size)
{
    integra__struct_init(place, struct_size);
}

size_t integra_plan_count(const integra_plan *plan)
{
    return plan == NULL ? 0 : plan->present;
}

integra_status integra_plan_id(const integra_plan *plan, integra_id *id_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, id_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        *id_out = plan->id;
    }
    return status;
}

static integra__plan_node *node_of(const integra_plan *plan, size_t position)
{
    return integra__plan_node_at(plan, *(const uint32_t *)integra__plan_pool_at(&plan->order, (uint32_t)position));
}

void integra__plan_node_event(const integra_plan *plan, const integra__plan_node *node, integra_event *out)
{
    integra_event_init(out, sizeof *out);
    out->kind = node->kind;
    out->plan = plan->id;
    out->writer = integra__plan_party_at(plan, node->writer)->id;
    out->author = integra__plan_party_at(plan, node->author)->id;
    out->sequence = node->sequence;
    out->edition = node->edition;
    out->recorded = node->recorded;
    out->effective = node->effective;
    out->due = node->due;
    out->until = node->until;
    out->code = node->code;
    out->detail = node->detail;
    if (node->kind == INTEGRA_EVENT_OPENING) {
        memset(&out->plan, 0, sizeof out->plan);
    }
    if (node->person != INTEGRA__PLAN_NONE) {
        out->person = integra__plan_party_at(plan, node->person)->id;
    }
    if (node->giver != INTEGRA__PLAN_NONE) {
        out->giver = integra__plan_party_at(plan, node->giver)->id;
    }
    out->heard = node->heard;
    out->vouched = node->vouched;
    out->reference = node->reference;
    out->target = node->target;
    out->text_digest = node->text_digest;
    out->parents.bytes = node->parents;
    out->parents.size = node->parent_count * sizeof(integra_digest);
    if (node->prose != NULL) {
        out->salt.bytes = node->prose;
        out->salt.size = INTEGRA_SALT_SIZE;
        out->text.bytes = (const char *)node->prose + INTEGRA_SALT_SIZE;
        out->text.size = node->prose_size - INTEGRA_SALT_SIZE;
    }
    integra__plan_signatures_of(plan, node, out);
    out->extension.bytes = node->extension;
    out->extension.size = node->extension_size;
}

static void fill_place(const integra_plan *plan, const integra__plan_node *node, integra_place *place)
{
    place->verdict = node->verdict == 0 ? INTEGRA_EVENT_VERDICT_WAITING : node->verdict;
    place->depth = node->depth;
    place->edition = node->verdict == INTEGRA_EVENT_VERDICT_NEEDS_EDITION ? node->wants_edition : 0;
    place->forked = ((const integra__plan_seat *)integra__plan_pool_at(&plan->seats, node->seat))->count > 1;
    place->erased = node->erased;
    place->digest = node->digest;
}

integra_status integra__plan_check_place(const integra_plan *plan, size_t place, integra_error *error)
{
    return place < plan->present
               ? INTEGRA_OK
               : integra__fault_told(error, INTEGRA_FAULT_BEYOND_END, INTEGRA__PLN_11, place, 0, 0, plan->present);
}

integra_status integra_plan_event_at(const integra_plan *plan, size_t place, integra_event *event_out,
                                     integra_place *place_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_event event;
    integra_place where = { 0 };
    if (status == INTEGRA_OK && event_out != NULL) {
        status = integra__struct_check_out(event_out, sizeof event, error);
    }
    if (status == INTEGRA_OK && place_out != NULL) {
        status = integra__struct_check_out(place_out, sizeof where, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__plan_check_place(plan, place, error);
    }
    if (status == INTEGRA_OK && event_out != NULL) {
        integra__plan_node_event(plan, node_of(plan, place), &event);
        integra__struct_write(event_out, &event, sizeof event);
    }
    if (status == INTEGRA_OK && place_out != NULL) {
        fill_place(plan, node_of(plan, place), &where);
        integra__struct_write(place_out, &where, sizeof where);
    }
    return status;
}

integra_status integra_plan_find(const integra_plan *plan, const integra_digest *digest, uint32_t *place_out,
                                 integra_error *error)
{
    const uint8_t present[] = { plan != NULL, digest != NULL, place_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    uint32_t at;
    if (status == INTEGRA_OK) {
        at = integra__plan_trie_find(&plan->by_digest, digest->bytes);
        *place_out = at == INTEGRA__PLAN_NONE || !integra__plan_node_at(plan, at)->here
                         ? INTEGRA_NO_INDEX
                         : integra__plan_node_at(plan, at)->position;
    }
    return status;
}

integra_status integra_plan_refusals_at(const integra_plan *plan, size_t place, integra_refusal *refusals_out,
                                        size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { plan != NULL, 1, integra__room(refusals_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    const integra__plan_node *node;
    if (status == INTEGRA_OK) {
        status = integra__plan_check_place(plan, place, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    node = node_of(plan, place);
    if (node->verdict != INTEGRA_EVENT_VERDICT_REFUSED) {
        *count_out = 0;
        return INTEGRA_OK;
    }
    return integra__plan_refusals_give(plan, node, refusals_out, capacity, count_out, error);
}

const integra_digest *integra__plan_digest(const integra_plan *plan, size_t position)
{
    return &node_of(plan, position)->digest;
}

uint32_t integra__plan_verdict(const integra_plan *plan, size_t position)
{
    uint32_t verdict = node_of(plan, position)->verdict;
    return verdict == 0 ? INTEGRA_EVENT_VERDICT_WAITING : verdict;
}

size_t integra__plan_parent_count(const integra_plan *plan, size_t position)
{
    return node_of(plan, position)->parent_count;
}

void integra__plan_parent(const integra_plan *plan, size_t position, size_t j, const integra_digest **digest_out,
                          uint32_t *position_out)
{
    const integra__plan_edge *edge = integra__plan_pool_at(&plan->edges, node_of(plan, position)->edge + (uint32_t)j);
    const integra__plan_node *parent = integra__plan_node_at(plan, edge->parent);
    if (digest_out != NULL) {
        *digest_out = &parent->digest;
    }
    if (position_out != NULL) {
        *position_out = parent->here ? parent->position : UINT32_MAX;
    }
}

void integra__plan_counts(const integra_plan *plan, uint64_t counts_out[4], uint32_t *opening_out)
{
    memset(counts_out, 0, 4 * sizeof *counts_out);
    for (uint32_t i = 0; i < plan->present; i++) {
        uint32_t verdict = node_of(plan, i)->verdict;
        counts_out[(verdict == 0 ? INTEGRA_EVENT_VERDICT_WAITING : verdict) - 1]++;
    }
    *opening_out =
        plan->opening == INTEGRA__PLAN_NONE ? UINT32_MAX : integra__plan_node_at(plan, plan->opening)->position;
}
