/* protocol.c - a protocol's rows: created, added whole or not at all, given out, released.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol.h"

#include <string.h>

#include "core/allocator.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "protocol_compile.h"
#include "protocol_digest.h"
#include "protocol_name.h"
#include "protocol_row.h"
#include "protocol_types.h"

void integra_row_init(integra_row *row, size_t struct_size)
{
    integra__struct_init(row, struct_size);
    if (row != NULL && struct_size >= sizeof *row) {
        for (size_t i = 0; i < INTEGRA_CALL_ROOM; i++) {
            row->within[i] = INTEGRA_WITHIN_FIRST_ANSWER;
        }
    }
}

void integra_failure_init(integra_failure *failure, size_t struct_size)
{
    integra__struct_init(failure, struct_size);
}

size_t integra_protocol_count(void)
{
    return integra__protocol_builtin_count;
}

const char *integra_protocol_builtin(size_t index)
{
    return index < integra__protocol_builtin_count ? integra__protocol_builtins[index].name : NULL;
}

integra_status integra_protocol_draft(integra_text name, integra_date effective, const integra_allocator *allocator,
                                      integra_protocol **protocol_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(name.bytes, name.size), 1, integra__allocator_usable(allocator),
                                protocol_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__protocol_row_name(name)) {
        return integra__fault_within(error, INTEGRA_FAULT_PROTOCOL_FORM, INTEGRA_NO_PLACE, 1,
                                     INTEGRA_PROTOCOL_NAME_LIMIT);
    }
    if (!integra__date_or_unknown(effective)) {
        return integra__fail(error, INTEGRA_ERR_INVALID_DATE, INTEGRA__GEN_7, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    integra_allocator memory = integra__allocator_of(allocator);
    integra_protocol *made = integra__allocate(&memory, sizeof *made);
    if (made == NULL) {
        return integra__no_memory(error);
    }
    memset(made, 0, sizeof *made);
    made->allocator = memory;
    memcpy(made->name, name.bytes, name.size);
    made->name_size = name.size;
    made->effective = effective;
    *protocol_out = made;
    return INTEGRA_OK;
}

void integra_protocol_destroy(integra_protocol *protocol)
{
    if (protocol == NULL) {
        return;
    }
    integra_allocator memory = protocol->allocator;
    integra__protocol_forget(protocol);
    for (size_t i = 0; i < protocol->row_count; i++) {
        integra__release(&memory, protocol->rows[i], protocol->rows[i]->room);
    }
    integra__release(&memory, protocol->rows, protocol->row_room * sizeof(void *));
    integra__release(&memory, (void *)(uintptr_t)protocol->extension.bytes, protocol->extension.size);
    integra__release(&memory, protocol, sizeof *protocol);
}

/* Room for one row more in the array of rows; the old array stays until the new one is filled. */
static int make_room(integra_protocol *protocol)
{
    if (protocol->row_count < protocol->row_room) {
        return 1;
    }
    size_t room = protocol->row_room == 0 ? 16 : protocol->row_room * 2;
    integra__protocol_kept_row **rows = integra__allocate(&protocol->allocator, room * sizeof(void *));
    if (rows == NULL) {
        return 0;
    }
    if (protocol->row_count > 0) {
        memcpy(rows, protocol->rows, protocol->row_count * sizeof(void *));
    }
    integra__release(&protocol->allocator, protocol->rows, protocol->row_room * sizeof(void *));
    protocol->rows = rows;
    protocol->row_room = room;
    return 1;
}

static integra_text keep_text(char *room, integra_text text)
{
    if (text.size > 0) {
        memcpy(room, text.bytes, text.size);
    }
    return (integra_text){ room, text.size };
}

static integra__protocol_kept_row *keep(const integra_protocol *protocol, const integra_row *row)
{
    size_t room = sizeof(integra__protocol_kept_row) + row->id.size + row->source.size;
    integra__protocol_kept_row *kept = integra__allocate(&protocol->allocator, room);
    if (kept != NULL) {
        kept->row = *row;
        kept->room = room;
        kept->row.id = keep_text(kept->texts, row->id);
        kept->row.source = keep_text(kept->texts + row->id.size, row->source);
    }
    return kept;
}

/* What a row may not be beside the rows there are: an id twice, or one row too many. */
static integra_status fits(const integra_protocol *protocol, const integra_row *row, integra_error *error)
{
    uint32_t listed[INTEGRA__MOTIVE_CODES] = { 0 };
    if (protocol->row_count >= INTEGRA_ROW_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_ROWS_LIMIT, INTEGRA_NO_PLACE, 0, INTEGRA_ROW_LIMIT);
    }
    for (uint32_t i = 0; i < protocol->row_count; i++) {
        const integra_row *there = integra__protocol_row_of(protocol, i);
        if (there->id.size == row->id.size && memcmp(there->id.bytes, row->id.bytes, row->id.size) == 0) {
            return integra__fault_at(error, INTEGRA_FAULT_ROW_TWICE, i);
        }
        for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
            listed[motive] += there->motives >> motive & 1u;
        }
    }
    for (uint32_t motive = 0; motive < INTEGRA__MOTIVE_CODES; motive++) {
        if ((row->motives >> motive & 1u) != 0 && listed[motive] >= INTEGRA_MOTIVE_ROW_LIMIT) {
            return integra__fault_told(error, INTEGRA_FAULT_MOTIVE_ROWS_LIMIT, 0, motive, motive, 0,
                                       INTEGRA_MOTIVE_ROW_LIMIT);
        }
    }
    return INTEGRA_OK;
}

integra_status integra_protocol_apply(integra_protocol *protocol, const integra_row *row, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, row != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    integra_row copy;
    if (status == INTEGRA_OK) {
        status = integra__protocol_row_read(&copy, row, error);
    }
    if (status == INTEGRA_OK) {
        status = fits(protocol, &copy, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__protocol_kept_row *kept = make_room(protocol) ? keep(protocol, &copy) : NULL;
    if (kept == NULL) {
        return integra__no_memory(error);
    }
    integra__protocol_forget(protocol);
    protocol->rows[protocol->row_count++] = kept;
    return INTEGRA_OK;
}

integra_status integra__protocol_usable(const integra_protocol *protocol, integra_error *error)
{
    return protocol->proved ? INTEGRA_OK : integra__fault(error, INTEGRA_FAULT_NOT_PROVED);
}

integra_text integra_protocol_name(const integra_protocol *protocol)
{
    return protocol == NULL ? (integra_text){ NULL, 0 } : (integra_text){ protocol->name, protocol->name_size };
}

integra_date integra_protocol_effective(const integra_protocol *protocol)
{
    return protocol == NULL ? INTEGRA_DATE_UNKNOWN : protocol->effective;
}

size_t integra_protocol_row_count(const integra_protocol *protocol)
{
    return protocol == NULL ? 0 : protocol->row_count;
}

uint32_t integra_protocol_proved(const integra_protocol *protocol)
{
    return protocol == NULL ? 0 : protocol->proved;
}

/* What giving out an element of a list begins with. */
static integra_status may_give(const void *subject, const void *out, size_t size, size_t index, size_t count,
                               integra_error *error)
{
    const uint8_t present[] = { subject != NULL, 1, out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(out, size, error);
    }
    if (status == INTEGRA_OK && index >= count) {
        status = integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, index, 0, (int64_t)count);
    }
    return status;
}

integra_status integra_protocol_row_at(const integra_protocol *protocol, size_t index, integra_row *row_out,
                                       integra_error *error)
{
    integra_status status =
        may_give(protocol, row_out, sizeof *row_out, index, integra_protocol_row_count(protocol), error);
    if (status == INTEGRA_OK) {
        integra_row row = *integra__protocol_row_of(protocol, (uint32_t)index);
        for (uint32_t i = 0; i < row.call_count; i++) {
            row.levels[i] = integra__protocol_call_at(&row, i).level;
        }
        integra__struct_write(row_out, &row, sizeof row);
    }
    return status;
}

integra_status integra_protocol_failure_at(const integra_protocol *protocol, size_t index, integra_failure *failure_out,
                                           integra_error *error)
{
    size_t count = protocol == NULL ? 0 : protocol->failure_count;
    integra_status status = may_give(protocol, failure_out, sizeof *failure_out, index, count, error);
    if (status == INTEGRA_OK) {
        integra__struct_write(failure_out, &protocol->failures[index], sizeof *protocol->failures);
    }
    return status;
}

uint32_t integra_protocol_place(const integra_protocol *protocol, uint32_t motive, uint32_t place)
{
    if (protocol == NULL || !protocol->proved || motive >= INTEGRA__MOTIVE_CODES ||
        place >= protocol->tables[motive].count) {
        return INTEGRA_NO_INDEX;
    }
    return protocol->tables[motive].rows[place];
}

integra_status integra_protocol_create(const char *name, const integra_allocator *allocator,
                                       integra_protocol **protocol_out, integra_error *error)
{
    const uint8_t present[] = { name != NULL, integra__allocator_usable(allocator), protocol_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    const integra__protocol_builtin_row *builtin = integra__protocol_builtin_of((integra_text){ name, strlen(name) });
    if (builtin == NULL) {
        return integra__fault(error, INTEGRA_FAULT_PROTOCOL_NAME);
    }
    integra_protocol *made = NULL;
    status = integra_protocol_draft((integra_text){ name, strlen(name) }, builtin->effective, allocator, &made, error);
    for (size_t i = 0; i < builtin->count && status == INTEGRA_OK; i++) {
        status = integra_protocol_apply(made, &builtin->rows[i], error);
    }
    if (status == INTEGRA_OK) {
        status = integra__protocol_compile(made, error);
    }
    if (status == INTEGRA_OK) { /* proved where the library is tested: whoever doubts it may prove it again */
        integra__work_state work = integra__work_of(0);
        status = integra__protocol_digests(made, &work, error);
        made->proved = status == INTEGRA_OK;
    }
    if (status != INTEGRA_OK) {
        integra_protocol_destroy(made);
        return status;
    }
    *protocol_out = made;
    return INTEGRA_OK;
}
