/* plan_summary.c - the message `summary`: what a site holds of a plan.
 * Spec: spec/32-exchange.md (PLN-12); spec/integra.cddl, summary-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "plan_summary.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "domain/plan/plan_read.h"
#include "codec/message/message.h"
#include "plan_chains.h"
#include "plan_missing.h"
#include "plan_order.h"

enum { PLAN, TIPS, MISSING, KEYS };

#define DIGEST sizeof(integra_digest)

/* What is written. */
typedef struct holding {
    integra_id plan;
    const integra__plan_container_row *tips;
    const uint32_t *order;
    size_t tip_count;
    integra__plan_missing_list missing;
} holding;

static int has(const void *value, uint32_t key)
{
    const holding *held = value;
    return key == PLAN ? integra__id_known(&held->plan) : key == TIPS || held->missing.count > 0;
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const holding *held = value;
    if (key == PLAN) {
        integra__write_id(writer, &held->plan);
        return;
    }
    if (key == MISSING) {
        integra__plan_write_missing(writer, &held->missing, held->missing.count);
        return;
    }
    integra__write_array(writer, held->tip_count);
    for (size_t i = 0; i < held->tip_count; i++) {
        const integra__plan_container_row *tip = &held->tips[held->order[i]];
        integra__write_array(writer, 3);
        integra__write_id(writer, &tip->writer);
        integra__write_uint(writer, tip->sequence);
        integra__write_bytes(writer, tip->digest.bytes, DIGEST);
    }
}

void integra__plan_summary_tip(integra__reader *tips, integra__plan_tip *tip)
{
    uint64_t length = 0;
    integra__read_array(tips, 3);
    integra__read_id(tips, &tip->writer);
    integra__read_uint(tips, 1, UINT32_MAX, &length);
    integra__read_exactly(tips, DIGEST, tip->digest.bytes);
    tip->length = (uint32_t)length;
}

static int ascending(const integra__plan_tip *a, const integra__plan_tip *b)
{
    int writers = memcmp(&a->writer, &b->writer, sizeof a->writer);
    if (writers != 0 || a->length != b->length) {
        return writers < 0 || (writers == 0 && a->length < b->length);
    }
    return memcmp(&a->digest, &b->digest, DIGEST) < 0;
}

static void read_tips(integra__reader *reader, integra__plan_other_summary *summary)
{
    integra__plan_tip before = { .length = 0 }, tip = { .length = 0 };
    integra__read_list(reader, 0, INTEGRA_EVENT_LIMIT, &summary->tip_count);
    summary->tips = *reader;
    for (uint64_t i = 0; i < summary->tip_count && reader->status == INTEGRA_OK; i++) {
        size_t offset = integra__reader_at(reader);
        integra__plan_summary_tip(reader, &tip);
        if (reader->status == INTEGRA_OK && !ascending(&before, &tip)) {
            integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
        }
        before = tip;
    }
}

static void read_missing(integra__reader *reader, integra_bytes *out)
{
    size_t offset = integra__reader_at(reader);
    integra__read_string(reader, INTEGRA__BYTES, DIGEST, INTEGRA_PLAN_SIZE_LIMIT, out);
    for (size_t at = 0; reader->status == INTEGRA_OK && at < out->size; at += DIGEST) {
        if (out->size % DIGEST != 0 || (at > 0 && memcmp(out->bytes + at - DIGEST, out->bytes + at, DIGEST) >= 0)) {
            integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
        }
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra__plan_other_summary *summary = value;
    if (key == PLAN) {
        integra__read_id(reader, &summary->plan);
    } else if (key == TIPS) {
        read_tips(reader, summary);
    } else {
        read_missing(reader, &summary->missing);
    }
}

static const integra__kind summary_kind = { INTEGRA_MESSAGE_SUMMARY, KEYS, 1u << TIPS, has, write, read };

integra_status integra__plan_summary_read(integra__plan_other_summary *summary, const integra_plan *plan,
                                          const uint8_t *bytes, size_t size, integra_error *error)
{
    integra_bytes extension = { NULL, 0 };
    integra_id id;
    memset(summary, 0, sizeof *summary);
    integra_status status =
        integra__message_read_large(&summary_kind, bytes, size, INTEGRA_PLAN_SIZE_LIMIT, summary, &extension, error);
    if (status == INTEGRA_OK) {
        status = integra_plan_id(plan, &id, error);
    }
    if (status == INTEGRA_OK && integra__id_known(&id) && integra__id_known(&summary->plan) &&
        memcmp(&id, &summary->plan, sizeof id) != 0) {
        status = integra__fault(error, INTEGRA_FAULT_OTHER_PLAN);
    }
    return status;
}

/* The last event of each whole chain. */
static size_t find_tips(const integra__plan_chains *chains, integra__plan_container_row *rows, uint32_t *order)
{
    size_t count = 0;
    for (size_t i = 0; i < chains->count; i++) {
        const integra__plan_chain_link *link = &chains->links[i];
        if (!link->whole || link->followed) {
            continue;
        }
        if (rows != NULL) {
            const integra__plan_chain_writer *writer = integra__plan_table_at(&chains->writers, link->writer);
            rows[count] = (integra__plan_container_row){ 0, (uint32_t)i, link->sequence, writer->id,
                                                         *integra__plan_digest(chains->plan, i) };
            order[count] = (uint32_t)count;
        }
        count++;
    }
    return count;
}

static integra_status give(const integra__plan_chains *chains, holding *held, uint8_t *bytes_out, size_t capacity,
                           size_t *size_out, integra_error *error)
{
    const integra_allocator *allocator = chains->allocator;
    size_t count = find_tips(chains, NULL, NULL);
    integra__plan_container_row *rows = integra__allocate(allocator, count * sizeof *rows);
    uint32_t *order = integra__allocate(allocator, 2 * count * sizeof *order);
    integra_status status = rows == NULL || order == NULL ? integra__no_memory(error) : INTEGRA_OK;
    if (status == INTEGRA_OK) {
        held->tip_count = find_tips(chains, rows, order);
        held->tips = rows;
        held->order = integra__plan_container_sort(rows, order, order + count, count);
        status = integra__message_give_large(&summary_kind, held, (integra_bytes){ NULL, 0 }, INTEGRA_PLAN_SIZE_LIMIT,
                                             bytes_out, capacity, size_out, error);
    }
    integra__release(allocator, order, 2 * count * sizeof *order);
    integra__release(allocator, rows, count * sizeof *rows);
    return status;
}

integra_status integra_plan_summary(const integra_plan *plan, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                    integra_error *error)
{
    const uint8_t present[] = { plan != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra__plan_chains chains;
    holding held;
    if (status == INTEGRA_OK) {
        status = integra_plan_id(plan, &held.plan, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__plan_missing_init(&held.missing, plan, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__plan_chains_init(&chains, plan, error);
    if (status == INTEGRA_OK) {
        status = give(&chains, &held, bytes_out, capacity, size_out, error);
    }
    integra__plan_chains_free(&chains);
    integra__plan_missing_free(&held.missing, plan);
    return status;
}
