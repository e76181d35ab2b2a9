/* protocol_prove.c - a proof: every motive walked, what fails listed, and the digests of what was proved.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_prove.h"

#include <string.h>

#include "core/allocator.h"
#include "core/generated/rules.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/demand/demand_key.h"
#include "domain/rules/generated/rules.h"
#include "protocol_compile.h"
#include "protocol_digest.h"
#include "protocol_pairs.h"
#include "protocol_proof.h"
#include "protocol_walk.h"

/* ---- what laws 10 and 13 say of rows by themselves ---- */

/* Whether a row calls what is nobody's by age (GEN-4). */
static int calls_by_need(const integra_row *row)
{
    const uint64_t allowed =
        INTEGRA__BIT(INTEGRA_SERVICE_PATHWAY_ASSISTANCE) | INTEGRA__BIT(INTEGRA_SERVICE_CASE_MANAGEMENT) |
        INTEGRA__BIT(INTEGRA_SERVICE_SHARED_ASSESSMENT) | INTEGRA__BIT(INTEGRA_SERVICE_INFORMATION);
    int other = 0;
    for (uint32_t i = 0; i < row->call_count; i++) {
        other |= (allowed & INTEGRA__BIT(row->services[i])) == 0 &&
                 integra__service_rows[row->services[i]].kind != INTEGRA_SERVICE_KIND_STAND_IN;
    }
    return other;
}

/* Law 13: whether such a call hangs on the age that a row reads. What it calls itself does; so does what it silences,
 * directly or by letting others speak, and what an `otherwise` row calls that it keeps from speaking. */
static int reads_age(const integra_protocol *protocol, uint32_t index)
{
    uint16_t below[INTEGRA_ROW_LIMIT];
    const integra_row *row = integra__protocol_row_of(protocol, index);
    if (row->conditions[INTEGRA_DEMAND_FIELD_OVER_60] == 0) {
        return 0;
    }
    int found = calls_by_need(row);
    size_t count = integra__protocol_rows_below(protocol, index, below);
    for (size_t i = 0; i < count; i++) {
        found |= calls_by_need(integra__protocol_row_of(protocol, below[i]));
    }
    for (uint32_t i = 0; i < protocol->row_count; i++) {
        const integra_row *each = integra__protocol_row_of(protocol, i);
        found |= each->otherwise && (each->motives & row->motives) != 0 && calls_by_need(each);
    }
    return found;
}

static void look_at_rows(integra__protocol_proof *proof)
{
    for (uint32_t i = 0; i < proof->protocol->row_count; i++) {
        const integra_row *row = integra__protocol_row_of(proof->protocol, i);
        integra__protocol_shown *imposed = &proof->shown[INTEGRA_LAW_IMPOSED][i];
        for (uint32_t k = 0; k < row->override_count; k++) {
            if (!row->imposed && integra__protocol_row_of(proof->protocol, row->overrides[k])->imposed) {
                imposed->failed = 1;
                imposed->rule = INTEGRA__ORI_17;
                imposed->row = row->overrides[k] < imposed->row ? row->overrides[k] : imposed->row;
            }
        }
        proof->shown[INTEGRA_LAW_AGE][i].failed = (uint8_t)reads_age(proof->protocol, i);
        proof->shown[INTEGRA_LAW_AGE][i].rule = INTEGRA__GEN_4;
        proof->shown[INTEGRA_LAW_DEAD_ROW][i].rule = INTEGRA__ORI_16;
    }
}

static void set_watch(integra__protocol_proof *proof)
{
    const integra__protocol_table *table = proof->table;
    memset(&proof->watch, 0, sizeof proof->watch);
    for (uint32_t place = 0; place < table->count; place++) {
        uint64_t bit = INTEGRA__BIT(place);
        proof->watch.aged |= proof->shown[INTEGRA_LAW_AGE][table->rows[place]].failed ? bit : 0;
        uint64_t adaptable = (table->imposed & bit) != 0 ? table->overriders[place] & ~table->imposed : 0;
        for (uint32_t other = 0; other < table->count; other++) {
            proof->watch.imposed_under[other] |= (adaptable & INTEGRA__BIT(other)) != 0 ? bit : 0;
        }
        proof->watch.over_imposed |= adaptable;
    }
}

/* ---- the list ---- */

static void fill_failure(integra_failure *failure, uint32_t law, uint32_t subject, const integra__protocol_shown *shown)
{
    integra_failure_init(failure, sizeof *failure);
    failure->law = law;
    failure->subject = subject;
    failure->rule = shown->rule;
    failure->row = shown->row == UINT16_MAX ? INTEGRA_NO_INDEX : shown->row;
    failure->other = shown->other == UINT16_MAX ? INTEGRA_NO_INDEX : shown->other;
    failure->service = shown->service;
    if (shown->key != INTEGRA__PROTOCOL_NO_KEY) {
        integra__demand_key_demand(shown->key, &failure->motives, failure->demand);
    }
}

static integra_status list(const integra__protocol_proof *proof, integra_protocol *protocol, integra_error *error)
{
    size_t count = 0;
    for (uint32_t law = INTEGRA__LAW_FIRST; law <= INTEGRA__LAW_LAST; law++) {
        for (uint32_t subject = 0; subject < proof->subjects[law]; subject++) {
            count += proof->shown[law][subject].failed;
        }
    }
    integra_failure *failures = NULL;
    if (count > 0) {
        failures = integra__allocate(&protocol->allocator, count * sizeof *failures);
        if (failures == NULL) {
            return integra__no_memory(error);
        }
    }
    protocol->failures = failures;
    protocol->failure_count = count;
    for (uint32_t law = INTEGRA__LAW_FIRST; law <= INTEGRA__LAW_LAST; law++) {
        for (uint32_t subject = 0; subject < proof->subjects[law]; subject++) {
            if (proof->shown[law][subject].failed) {
                fill_failure(failures++, law, subject, &proof->shown[law][subject]);
            }
        }
    }
    return INTEGRA_OK;
}

/* ---- all together ---- */

static void prove(integra__protocol_proof *proof)
{
    const integra_protocol *protocol = proof->protocol;
    integra__protocol_set_classes(proof);
    look_at_rows(proof);
    for (proof->motive = 0; proof->motive < INTEGRA__MOTIVE_CODES; proof->motive++) {
        proof->table = &protocol->tables[proof->motive];
        set_watch(proof);
        integra__protocol_walk(proof);
    }
    integra__protocol_look_at_pairs(proof);
    for (uint32_t i = 0; i < protocol->row_count; i++) {
        proof->shown[INTEGRA_LAW_DEAD_ROW][i].failed = !proof->spoke[i];
    }
}

/* Every law's subjects in one block: motives, services, exclusions or rows, whichever are most. */
static integra_status make_proof(integra__protocol_proof *proof, integra_protocol *protocol, void **block, size_t *size,
                                 integra_error *error)
{
    uint32_t rows = (uint32_t)protocol->row_count;
    uint32_t total = 0;
    memset(proof, 0, sizeof *proof);
    proof->protocol = protocol;
    for (uint32_t law = INTEGRA__LAW_FIRST; law <= INTEGRA__LAW_LAST; law++) {
        proof->subjects[law] = rows;
    }
    proof->subjects[INTEGRA_LAW_COMPLETE] = proof->subjects[INTEGRA_LAW_ISOLATED] = INTEGRA__MOTIVE_CODES;
    proof->subjects[INTEGRA_LAW_ANSWERED_NOW] = INTEGRA__MOTIVE_CODES;
    proof->subjects[INTEGRA_LAW_REFUSAL_ANSWERED] = INTEGRA__MOTIVE_CODES;
    proof->subjects[INTEGRA_LAW_CONTRADICTION] = INTEGRA__SERVICE_CODES;
    proof->subjects[INTEGRA_LAW_EXCLUSIVE] = INTEGRA__EXCLUSION_CODES;
    for (uint32_t law = INTEGRA__LAW_FIRST; law <= INTEGRA__LAW_LAST; law++) {
        total += proof->subjects[law];
    }
    *size = total * sizeof(integra__protocol_shown) + rows;
    *block = integra__allocate(&protocol->allocator, *size);
    if (*block == NULL) {
        return integra__no_memory(error);
    }
    integra__protocol_shown *shown = *block;
    for (uint32_t i = 0; i < total; i++) {
        shown[i] = (integra__protocol_shown){ INTEGRA__PROTOCOL_NO_KEY, 0, UINT16_MAX, UINT16_MAX, 0, 0 };
    }
    for (uint32_t law = INTEGRA__LAW_FIRST; law <= INTEGRA__LAW_LAST; law++) {
        proof->shown[law] = shown;
        shown += proof->subjects[law];
    }
    proof->spoke = (uint8_t *)(void *)shown;
    memset(proof->spoke, 0, rows);
    return INTEGRA_OK;
}

/* The tables, the walks and the list of what fails. */
static integra_status find_failures(integra_protocol *protocol, integra__work_state *work, integra_error *error)
{
    integra__protocol_proof proof;
    void *block = NULL;
    size_t size = 0;
    integra_status status = integra__protocol_compile(protocol, error);
    if (status == INTEGRA_OK) {
        status = make_proof(&proof, protocol, &block, &size, error);
    }
    if (status == INTEGRA_OK) {
        proof.work = work;
        prove(&proof);
        status = integra__work_status(work, error);
    }
    if (status == INTEGRA_OK) {
        status = list(&proof, protocol, error);
    }
    integra__release(&protocol->allocator, block, size);
    return status;
}

integra_status integra__protocol_prove_by(integra_protocol *protocol, integra__work_state *work, size_t *count_out,
                                          integra_error *error)
{
    integra_status status = integra_protocol_check(protocol, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__protocol_forget(protocol);
    status = find_failures(protocol, work, error);
    if (status == INTEGRA_OK && protocol->failure_count == 0) {
        status = integra__protocol_digests(protocol, work, error);
        protocol->proved = status == INTEGRA_OK;
    }
    if (status != INTEGRA_OK) {
        integra__protocol_forget(protocol);
        return status;
    }
    *count_out = protocol->failure_count;
    return INTEGRA_OK;
}

integra_status integra_protocol_prove_within(integra_protocol *protocol, const integra_work *work, size_t *count_out,
                                             integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, 1, count_out != NULL };
    integra__work_state begun;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__work_begin(&begun, work, error);
    }
    return status == INTEGRA_OK ? integra__protocol_prove_by(protocol, &begun, count_out, error) : status;
}

integra_status integra_protocol_prove(integra_protocol *protocol, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, count_out != NULL };
    integra__work_state work = integra__work_of(0);
    integra_status status = integra__arguments(present, sizeof present, error);
    return status == INTEGRA_OK ? integra__protocol_prove_by(protocol, &work, count_out, error) : status;
}
