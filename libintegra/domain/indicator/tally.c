/* tally.c - a tally: made and released, told about, merged.
 * Spec: spec/50-indicators.md (IND-4, IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally.h"

#include <string.h>

#include "core/allocator.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/pack.h"
#include "tally_frames.h"
#include "tally_merge.h"
#include "tally_spans.h"

/* ---- made and released ---- */

static integra_status check_subject(const integra_tally_subject *subject, integra_error *error)
{
    if (integra_indicator_frame(subject->indicator) == 0) {
        return integra__fault_told(error, INTEGRA_FAULT_INDICATOR_CODE, 0, 0, subject->indicator, 0, 0);
    }
    if (!integra__date_valid(subject->at)) {
        return integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 0);
    }
    if (subject->parts == 0 || subject->parts > INTEGRA_PART_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_TALLY_PARTS, 0, 1, INTEGRA_PART_LIMIT);
    }
    if (subject->held == 0 || (subject->held & ~integra__tally_all_parts(subject->parts)) != 0) {
        return integra__fault_within(error, INTEGRA_FAULT_TALLY_HELD, 0, 0, subject->parts);
    }
    return INTEGRA_OK;
}

static integra_status copy_rules(const integra_rules *rules, const integra_allocator *memory, integra_rules **rules_out,
                                 integra_error *error)
{
    if (rules == NULL) {
        return integra_rules_create(integra_pack_name(0), NULL, NULL, 0, memory, rules_out, error);
    }
    integra_rules *copy = integra__allocate(memory, sizeof *copy);
    if (copy == NULL) {
        return integra__no_memory(error);
    }
    *copy = *rules;
    copy->allocator = *memory;
    *rules_out = copy;
    return INTEGRA_OK;
}

static integra_status fill(integra_tally *tally, const integra_rules *rules, integra_error *error)
{
    integra_status status = copy_rules(rules, &tally->allocator, &tally->rules, error);
    if (status == INTEGRA_OK) {
        status = integra_rules_digest(tally->rules, tally->rules_digest, error);
    }
    for (uint32_t i = 0; status == INTEGRA_OK && i < INTEGRA__TALLY_TABLES; i++) {
        const integra__row_kind *kind = integra__tally_row_kind(tally->indicator, i);
        tally->tables[i] = kind == NULL ? NULL : integra__rows_create(kind, &tally->allocator);
        status = kind != NULL && tally->tables[i] == NULL ? integra__no_memory(error) : INTEGRA_OK;
    }
    return status;
}

integra_status integra_tally_create(const integra_tally_subject *subject, const integra_rules *rules,
                                    const integra_allocator *allocator, integra_tally **tally_out, integra_error *error)
{
    const uint8_t present[] = { subject != NULL, 1, integra__allocator_usable(allocator), tally_out != NULL };
    integra_tally_subject read;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&read, sizeof read, sizeof read, subject, error);
    }
    if (status == INTEGRA_OK) {
        status = check_subject(&read, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_allocator memory = integra__allocator_of(allocator);
    integra_tally *made = integra__allocate(&memory, sizeof *made);
    if (made == NULL) {
        return integra__no_memory(error);
    }
    memset(made, 0, sizeof *made);
    made->allocator = memory;
    made->indicator = read.indicator;
    made->at = read.at;
    made->territory = read.territory;
    integra__tally_set_parts(made, read.parts, read.held);
    status = fill(made, rules, error);
    if (status != INTEGRA_OK) {
        integra_tally_destroy(made);
        return status;
    }
    integra__tally_spans(made);
    *tally_out = made;
    return INTEGRA_OK;
}

void integra_tally_destroy(integra_tally *tally)
{
    if (tally == NULL) {
        return;
    }
    integra_allocator memory = tally->allocator;
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        integra__rows_destroy(tally->tables[i]);
    }
    integra_rules_destroy(tally->rules);
    if (tally->extension.size > 0) {
        integra__release(&memory, (void *)(uintptr_t)tally->extension.bytes, tally->extension.size);
    }
    integra__release(&memory, tally, sizeof *tally);
}

/* ---- told about ---- */

integra_status integra_tally_about(const integra_tally *tally, integra_tally_subject *subject_out, integra_error *error)
{
    const uint8_t present[] = { tally != NULL, subject_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(subject_out, sizeof *subject_out, error);
    }
    if (status == INTEGRA_OK) {
        const integra_tally_subject subject = { sizeof subject, tally->indicator, tally->at,
                                                tally->parts,   tally->held,      tally->territory };
        integra__struct_write(subject_out, &subject, sizeof subject);
    }
    return status;
}

int integra__tally_settle(integra_tally *tally)
{
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        if (tally->tables[i] != NULL && !integra__rows_settle(tally->tables[i])) {
            return 0;
        }
    }
    return 1;
}

int integra__tally_unite(integra_tally *tally)
{
    int ordered = 0;
    for (uint32_t i = 0; i < INTEGRA__TALLY_TABLES; i++) {
        integra__rows *rows = tally->tables[i];
        if (rows != NULL && !(ordered ? integra__rows_settle(rows) : integra__rows_unite(rows))) {
            return 0;
        }
        ordered = i == INTEGRA__TALLY_ROWS ? integra__rows_is_settled(rows) : ordered;
    }
    return 1;
}

integra_status integra_tally_count(integra_tally *tally, uint64_t *count_out, integra_error *error)
{
    const uint8_t present[] = { tally != NULL, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && !integra__rows_settle(tally->tables[INTEGRA__TALLY_ROWS])) {
        status = integra__no_memory(error);
    }
    if (status == INTEGRA_OK) {
        *count_out = integra__rows_count(tally->tables[INTEGRA__TALLY_ROWS]);
    }
    return status;
}

/* ---- rows ---- */

/* Of the two indicators of accompaniments, a caseload alone counts who accompanies (IND-10). */
const integra__row_kind *integra__tally_row_kind(uint32_t indicator, uint32_t table)
{
    const integra__tally_frame *of = integra__tally_frame_of(integra_indicator_frame(indicator));
    const int none = indicator == INTEGRA_INDICATOR_SHARE && table == INTEGRA__TALLY_ASSISTANTS;
    return of == NULL || table >= INTEGRA__TALLY_TABLES || none ? NULL : of->kinds[table];
}

/* A row that is kept as it was given says cells of which the same row is made. */
static int given(const integra_tally *tally, const integra__tally_frame *frame, const uint8_t *row)
{
    integra__tally_cells cells;
    integra__tally_wrong wrong;
    uint8_t again[INTEGRA__ROW_WIDTH_MOST];
    memset(&cells, 0, sizeof cells);
    frame->cells(row, &cells);
    return integra__tally_frame_wrong(integra_indicator_frame(tally->indicator), cells.columns, 1, &wrong) == 1 &&
           frame->make(tally, cells.columns, 0, again) &&
           memcmp(again, row, frame->kinds[INTEGRA__TALLY_ROWS]->width) == 0;
}

/* Whether who a row is about belongs to a part held; rows that go along with others are in none (IND-5). */
static int held(const integra_tally *tally, const integra__tally_frame *frame, uint32_t table, const integra_id *id)
{
    return (table != INTEGRA__TALLY_ROWS && frame->goes_along) ||
           (tally->held >> integra_id_part(id, tally->parts) & 1u) != 0;
}

int integra__tally_row_is(const integra_tally *tally, uint32_t table, const uint8_t *row)
{
    const integra__tally_frame *frame = integra__tally_frame_of(integra_indicator_frame(tally->indicator));
    integra_id id;
    memcpy(id.bytes, row, sizeof id.bytes);
    if (!integra__id_known(&id) || !held(tally, frame, table, &id)) {
        return 0;
    }
    return table == INTEGRA__TALLY_ROWS && frame->cells != NULL ? given(tally, frame, row)
                                                                : frame->made(tally, table, row);
}
