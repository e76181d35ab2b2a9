/* plan_text.c - texts and signatures of events: kept with a change that stands, texts erased for good.
 * Spec: spec/31-history.md (PLN-22), spec/32-exchange.md (PLN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "plan_text.h"

#include <integra/inclusion.h>

#include "core/allocator.h"
#include "domain/event/event_check.h"
#include "plan_cells.h"

/* The most bytes that a message has beside extension, parents, text and signatures; and beside those of a text. */
#define FRAME_ROOM 1024
#define PROSE_ROOM (INTEGRA_SALT_SIZE + INTEGRA_TEXT_LIMIT + 8)
/* The head of a signature. */
#define HEAD_ROOM 3

static integra__plan_signature *signature_at(const integra_plan *plan, uint32_t index)
{
    return integra__plan_pool_at(&plan->signatures, index);
}

int integra__plan_lacks_text(const integra__plan_node *node, const integra_event *event)
{
    return event->text.size > 0 && node->prose == NULL && !node->erased;
}

/* A text is copied, for the change's end to give to its node, unless that has it, or had it erased. */
static int bring_text(integra_plan *plan, uint32_t self, const integra_event *event)
{
    const integra__plan_node *node = integra__plan_node_at(plan, self);
    size_t size = event->salt.size + event->text.size;
    integra__plan_adoption *adoption;
    if (!integra__plan_lacks_text(node, event)) {
        return 1;
    }
    adoption = integra__plan_pool_push(&plan->allocator, &plan->adoptions, NULL);
    if (adoption == NULL) {
        return 0;
    }
    adoption->node = self;
    adoption->prose = integra__allocate(&plan->allocator, size);
    if (adoption->prose == NULL) {
        return 0;
    }
    adoption->prose_size = (uint32_t)size;
    memcpy(adoption->prose, event->salt.bytes, event->salt.size);
    memcpy(adoption->prose + event->salt.size, event->text.bytes, event->text.size);
    return 1;
}

/* What a message has left for signatures: whatever is added, the event can be written with its text. A text that is not
 * here counts as the longest, since it may come. */
static size_t room_for(const integra__plan_node *node)
{
    size_t taken = FRAME_ROOM + node->extension_size + node->parent_count * sizeof(integra_digest) +
                   (integra__event_digest_known(&node->text_digest) ? PROSE_ROOM : 0);
    return taken < INTEGRA_MESSAGE_LIMIT ? INTEGRA_MESSAGE_LIMIT - taken : 0;
}

int integra__plan_has_signature(const integra_plan *plan, const integra__plan_node *node, integra_bytes signature)
{
    for (uint32_t at = node->signatures; at != INTEGRA__PLAN_NONE; at = signature_at(plan, at)->next) {
        integra_bytes here = { signature_at(plan, at)->bytes, signature_at(plan, at)->size };
        if (integra__event_bytes_order(here, signature) == 0) {
            return 1;
        }
    }
    return 0;
}

/* The cell that leads to the first signature that is not before this one. */
static uint32_t *place_of(const integra_plan *plan, integra__plan_node *node, integra_bytes signature, int *here_out)
{
    uint32_t *cell = &node->signatures;
    int order = 1;
    while (*cell != INTEGRA__PLAN_NONE) {
        integra__plan_signature *at = signature_at(plan, *cell);
        order = integra__event_bytes_order((integra_bytes){ at->bytes, at->size }, signature);
        if (order >= 0) {
            break;
        }
        cell = &at->next;
    }
    *here_out = order == 0;
    return cell;
}

/* Links a copy in before what the cell leads to. 0 when memory fails. */
static int keep(integra_plan *plan, uint32_t *cell, integra_bytes signature)
{
    uint32_t index;
    uint8_t *bytes = integra__plan_arena_take(&plan->allocator, &plan->arena, signature.size);
    integra__plan_signature *kept = integra__plan_pool_push(&plan->allocator, &plan->signatures, &index);
    if (bytes == NULL || kept == NULL) {
        return 0;
    }
    memcpy(bytes, signature.bytes, signature.size);
    kept->bytes = bytes;
    kept->size = (uint32_t)signature.size;
    kept->next = *cell;
    return integra__plan_set(plan, cell, index);
}

/* No signature takes the place of another: whose come first stay, whatever their bytes (PLN-12). */
static int bring_signatures(integra_plan *plan, uint32_t self, const integra_event *event, integra_taken *taken)
{
    integra__plan_node *node = integra__plan_node_at(plan, self);
    uint32_t count = 0;
    size_t room = room_for(node);
    for (uint32_t at = node->signatures; at != INTEGRA__PLAN_NONE; at = signature_at(plan, at)->next) {
        room -= HEAD_ROOM + signature_at(plan, at)->size;
        count++;
    }
    for (uint32_t i = 0; i < event->signature_count; i++) {
        int here;
        uint32_t *cell = place_of(plan, node, event->signatures[i], &here);
        size_t wanted = HEAD_ROOM + event->signatures[i].size;
        if (here) {
            continue;
        }
        if (count == INTEGRA_SIGNATURES_LIMIT || wanted > room) {
            taken->unplaced++;
            continue;
        }
        if (!keep(plan, cell, event->signatures[i])) {
            return 0;
        }
        taken->signatures++;
        room -= wanted;
        count++;
    }
    return 1;
}

int integra__plan_bring(integra_plan *plan, uint32_t node, const integra_event *event, integra_taken *taken)
{
    return bring_text(plan, node, event) && bring_signatures(plan, node, event, taken);
}

void integra__plan_adopt(integra_plan *plan, int stands)
{
    for (uint32_t i = 0; i < plan->adoptions.count; i++) {
        integra__plan_adoption *adoption = integra__plan_pool_at(&plan->adoptions, i);
        integra__plan_node *node = integra__plan_node_at(plan, adoption->node);
        if (stands && node->prose == NULL) {
            node->prose = adoption->prose;
            node->prose_size = adoption->prose_size;
        } else {
            integra__release(&plan->allocator, adoption->prose, adoption->prose_size);
        }
    }
    plan->adoptions.count = 0;
}

void integra__plan_lend(integra_plan *plan, int shown)
{
    for (uint32_t i = 0; i < plan->adoptions.count; i++) {
        const integra__plan_adoption *adoption = integra__plan_pool_at(&plan->adoptions, i);
        integra__plan_node *node = integra__plan_node_at(plan, adoption->node);
        node->prose = shown ? adoption->prose : NULL;
        node->prose_size = shown ? adoption->prose_size : 0;
    }
}

void integra__plan_signatures_of(const integra_plan *plan, const integra__plan_node *node, integra_event *out)
{
    for (uint32_t at = node->signatures; at != INTEGRA__PLAN_NONE; at = signature_at(plan, at)->next) {
        out->signatures[out->signature_count++] =
            (integra_bytes){ signature_at(plan, at)->bytes, signature_at(plan, at)->size };
    }
}

void integra__plan_erase(integra_plan *plan)
{
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_ERASURE]; at != plan->before.erasures;) {
        const integra__plan_node *erasure = integra__plan_node_at(plan, at);
        integra__plan_node *node = integra__plan_node_at(plan, integra__plan_target_of(plan, erasure));
        integra__release(&plan->allocator, node->prose, node->prose_size);
        node->prose = NULL;
        node->prose_size = 0;
        node->erased = 1;
        at = erasure->listed;
    }
}
