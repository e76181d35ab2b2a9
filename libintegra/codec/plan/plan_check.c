/* plan_check.c - the troubles of a history, by itself or held against another site's summary.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/status.h"
#include "domain/plan/plan_read.h"
#include "domain/rules/catalogue.h"
#include "domain/rules/generated/rules.h"
#include "plan_chains.h"
#include "plan_missing.h"
#include "plan_summary.h"

/* A writer's place in the chain, by its key: the writer's identifier, then the sequence. */
typedef struct spot {
    integra_id writer;
    uint32_t sequence;
    uint32_t position; /* 1 + that of an event that stands there, or 0 */
    uint32_t forked;   /* 1 where it was told that more than one does */
    uint32_t gap;      /* 1 where it was told that none does */
} spot;

#define SPOT_KEY (sizeof(integra_id) + sizeof(uint32_t))

/* What an event makes known, by position. */
enum { NOTHING, GAP = 1, FORK = 2 };

typedef struct checking {
    integra__plan_chains chains;
    integra__plan_missing_list missing;
    integra__plan_table spots;
    uint8_t *told;                      /* by position */
    uint8_t *owned;                     /* by missing digest: 1 where it is some event's own previous one */
    integra__plan_other_summary theirs; /* without tips where there is no summary */
} checking;

static spot *spot_of(checking *check, const integra_id *writer, uint32_t sequence)
{
    uint8_t key[SPOT_KEY];
    memcpy(key, writer->bytes, sizeof *writer);
    memcpy(key + sizeof *writer, &sequence, sizeof sequence);
    uint32_t index = integra__plan_table_put(check->chains.allocator, &check->spots, key, NULL);
    return index == INTEGRA__PLAN_NONE ? NULL : integra__plan_table_at(&check->spots, index);
}

/* What is told of an event: the first without its previous one, the second at one spot. 0 when memory fails. */
static int look_at(checking *check, size_t position)
{
    const integra__plan_chain_link *link = &check->chains.links[position];
    const integra__plan_chain_writer *writer = integra__plan_table_at(&check->chains.writers, link->writer);
    spot *here = spot_of(check, &writer->id, link->sequence);
    if (here == NULL) {
        return 0;
    }
    if (here->position > 0 && !here->forked) {
        here->forked = 1;
        check->told[position] |= FORK;
    }
    here->position = (uint32_t)position + 1;
    if (link->starts || link->before != INTEGRA__PLAN_NONE) {
        return 1;
    }
    spot *previous = spot_of(check, &writer->id, link->sequence - 1);
    if (previous == NULL) {
        return 0;
    }
    check->told[position] |= previous->gap ? NOTHING : GAP;
    previous->gap = 1;
    if (integra__plan_parent_count(check->chains.plan, position) > 0) {
        const integra_digest *digest = NULL;
        uint32_t parent = UINT32_MAX;
        integra__plan_parent(check->chains.plan, position, 0, &digest, &parent);
        if (parent == UINT32_MAX) {
            check->owned[integra__plan_missing_find(&check->missing, digest)] = 1;
        }
    }
    return 1;
}

static void find(integra__findings *findings, uint32_t trouble, const integra_id *writer, uint32_t sequence,
                 uint32_t position)
{
    static const uint32_t settled_by[] = {
        [INTEGRA_TROUBLE_GAP] = INTEGRA_SETTLED_BY_EXCHANGE,
        [INTEGRA_TROUBLE_FORK] = INTEGRA_SETTLED_BY_NEW_WRITER,
        [INTEGRA_TROUBLE_BEHIND] = INTEGRA_SETTLED_BY_EXCHANGE,
        [INTEGRA_TROUBLE_ALTERED] = INTEGRA_SETTLED_BY_INQUIRY,
    };
    integra__finding_add(findings, INTEGRA__PLN_12, settled_by[trouble], writer, position, sequence, trouble);
}

/* One that is not known here: they have more of that writer than is here, or something else. */
static void find_tip(integra__findings *findings, const checking *check, const integra__plan_tip *tip)
{
    const integra__plan_chain_writer *writer = integra__plan_chains_writer(&check->chains, &tip->writer);
    uint8_t key[SPOT_KEY];
    memcpy(key, tip->writer.bytes, sizeof tip->writer);
    memcpy(key + sizeof tip->writer, &tip->length, sizeof tip->length);
    uint32_t at = integra__plan_table_find(&check->spots, key);
    uint32_t position =
        at == INTEGRA__PLAN_NONE ? 0 : ((const spot *)integra__plan_table_at(&check->spots, at))->position;
    if (tip->length > (writer == NULL ? 0 : writer->length) ||
        integra__plan_missing_find(&check->missing, &tip->digest) < check->missing.count) {
        find(findings, INTEGRA_TROUBLE_BEHIND, &tip->writer, tip->length,
             writer == NULL ? INTEGRA_NO_INDEX : writer->latest);
    }
    if (position > 0) {
        find(findings, INTEGRA_TROUBLE_ALTERED, &tip->writer, tip->length, position - 1);
    }
}

/* Gaps and forks in the plan's order, then what is missing without anybody knowing whose it is, then their tips. */
static void fill(integra__findings *findings, const void *context)
{
    static const integra_id none = { { 0 } };
    const checking *check = context;
    integra__reader tips = check->theirs.tips;
    for (size_t i = 0; i < check->chains.count; i++) {
        const integra__plan_chain_link *link = &check->chains.links[i];
        const integra__plan_chain_writer *writer = integra__plan_table_at(&check->chains.writers, link->writer);
        if (check->told[i] & GAP) {
            find(findings, INTEGRA_TROUBLE_GAP, &writer->id, link->sequence - 1, (uint32_t)i);
        }
        if (check->told[i] & FORK) {
            find(findings, INTEGRA_TROUBLE_FORK, &writer->id, link->sequence, (uint32_t)i);
        }
    }
    for (size_t i = 0; i < check->missing.count; i++) {
        if (!check->owned[i]) {
            find(findings, INTEGRA_TROUBLE_GAP, &none, 0, INTEGRA_NO_INDEX);
        }
    }
    for (uint64_t i = 0; i < check->theirs.tip_count; i++) {
        integra__plan_tip tip;
        uint32_t position = INTEGRA_NO_INDEX;
        integra__plan_summary_tip(&tips, &tip);
        (void)integra_plan_find(check->chains.plan, &tip.digest, &position, NULL);
        if (position == INTEGRA_NO_INDEX) {
            find_tip(findings, check, &tip);
        }
    }
}

static integra_status look(checking *check, integra_error *error)
{
    size_t count = check->chains.count;
    /* one more of each, for what is not found */
    check->told = integra__allocate(check->chains.allocator, count + 1);
    check->owned = integra__allocate(check->chains.allocator, check->missing.count + 1);
    int ok = check->told != NULL && check->owned != NULL;
    if (ok) {
        memset(check->told, 0, count + 1);
        memset(check->owned, 0, check->missing.count + 1);
    }
    for (size_t i = 0; i < count && ok; i++) {
        ok = look_at(check, i);
    }
    return ok ? INTEGRA_OK : integra__no_memory(error);
}

static integra_status check_all(checking *check, const integra_plan *plan, integra_finding *findings_out,
                                size_t capacity, size_t *count_out, integra_error *error)
{
    check->told = NULL;
    check->owned = NULL;
    integra__plan_table_init(&check->spots, sizeof(spot), SPOT_KEY);
    integra_status status = integra__plan_chains_init(&check->chains, plan, error);
    if (status == INTEGRA_OK) {
        status = look(check, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__findings_give(fill, check, findings_out, capacity, count_out, error);
    }
    integra__release(check->chains.allocator, check->owned, check->missing.count + 1);
    integra__release(check->chains.allocator, check->told, check->chains.count + 1);
    integra__plan_table_free(check->chains.allocator, &check->spots);
    integra__plan_chains_free(&check->chains);
    return status;
}

integra_status integra_plan_check(const integra_plan *plan, const uint8_t *summary, size_t summary_size,
                                  integra_finding *findings_out, size_t capacity, size_t *count_out,
                                  integra_error *error)
{
    const uint8_t present[] = {
        plan != NULL,     integra__room(summary, summary_size), 1, integra__room(findings_out, capacity), 1,
        count_out != NULL
    };
    integra_status status = integra__arguments(present, sizeof present, error);
    checking check;
    memset(&check.theirs, 0, sizeof check.theirs);
    if (status == INTEGRA_OK && summary != NULL) {
        status = integra__plan_summary_read(&check.theirs, plan, summary, summary_size, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__plan_missing_init(&check.missing, plan, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = check_all(&check, plan, findings_out, capacity, count_out, error);
    integra__plan_missing_free(&check.missing, plan);
    return status;
}
