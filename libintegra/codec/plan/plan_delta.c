/* plan_delta.c - the events that another site lacks, by its summary.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "plan_chains.h"
#include "plan_order.h"
#include "plan_summary.h"

enum { UNKNOWN, THEIRS, ASKED };

/* Of each tip that is here, its whole chain is theirs; one that is not makes its writer's events unsure. */
static void mark_tips(const integra__plan_chains *chains, const integra__plan_other_summary *summary, uint8_t *marks)
{
    integra__reader tips = summary->tips;
    for (uint64_t i = 0; i < summary->tip_count; i++) {
        integra__plan_tip tip;
        uint32_t at = INTEGRA_NO_INDEX;
        integra__plan_summary_tip(&tips, &tip);
        (void)integra_plan_find(chains->plan, &tip.digest, &at, NULL);
        integra__plan_chain_writer *writer = integra__plan_chains_writer(chains, &tip.writer);
        if (at == INTEGRA_NO_INDEX && writer != NULL) {
            writer->unsure = 1;
        }
        for (; at != INTEGRA__PLAN_NONE && marks[at] == UNKNOWN; at = chains->links[at].before) {
            marks[at] = THEIRS;
        }
    }
}

static void mark_asked(const integra__plan_chains *chains, const integra__plan_other_summary *summary, uint8_t *marks)
{
    for (size_t i = 0; i < summary->missing.size; i += sizeof(integra_digest)) {
        integra_digest digest;
        uint32_t at = INTEGRA_NO_INDEX;
        memcpy(digest.bytes, summary->missing.bytes + i, sizeof digest);
        (void)integra_plan_find(chains->plan, &digest, &at, NULL);
        if (at != INTEGRA_NO_INDEX) {
            marks[at] = ASKED;
        }
    }
}

static size_t choose(const integra__plan_chains *chains, const uint8_t *marks, uint32_t *positions)
{
    size_t count = 0;
    for (size_t i = 0; i < chains->count; i++) {
        const integra__plan_chain_writer *writer = integra__plan_table_at(&chains->writers, chains->links[i].writer);
        if (marks[i] != THEIRS || writer->unsure) {
            positions[count++] = (uint32_t)i;
        }
    }
    return count;
}

static integra_status give(const integra__plan_chains *chains, const integra__plan_other_summary *summary,
                           uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const integra_allocator *allocator = chains->allocator;
    size_t room = chains->count * (2 * sizeof(uint32_t) + 1);
    uint32_t *positions = integra__allocate(allocator, room);
    if (positions == NULL) {
        return integra__no_memory(error);
    }
    uint32_t *places = positions + chains->count;
    uint8_t *marks = (uint8_t *)(places + chains->count);
    memset(marks, UNKNOWN, chains->count);
    mark_tips(chains, summary, marks);
    mark_asked(chains, summary, marks);
    size_t count = choose(chains, marks, positions);
    integra_status status = integra__plan_container_order(chains->plan, positions, count, places, error);
    if (status == INTEGRA_OK) {
        status =
            integra__plan_container_give(chains->plan, positions, places, count, bytes_out, capacity, size_out, error);
    }
    integra__release(allocator, positions, room);
    return status;
}

integra_status integra_plan_delta(const integra_plan *plan, const uint8_t *summary, size_t summary_size,
                                  uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = {
        plan != NULL, integra__room(summary, summary_size), 1, integra__room(bytes_out, capacity), 1, size_out != NULL
    };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra__plan_other_summary theirs;
    integra__plan_chains chains;
    if (status == INTEGRA_OK) {
        status = integra__plan_summary_read(&theirs, plan, summary, summary_size, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__plan_chains_init(&chains, plan, error);
    if (status == INTEGRA_OK) {
        status = give(&chains, &theirs, bytes_out, capacity, size_out, error);
    }
    integra__plan_chains_free(&chains);
    return status;
}
