/* tally_add.c - rows are added: all of them looked through first, then all of them put or none.
 * Spec: spec/50-indicators.md (IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * What is wrong is found before anything is put. Memory may still fail halfway: the rows of a call therefore stay as
 * they come until all of them are in, and are dropped if it does (indicator_rows.h). */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "tally_frames.h"
#include "tally_merge.h"
#include "tally_types.h"

/* The columns that are given, the others blank; OK where those are there that are never blank. */
static integra_status take_columns(uint32_t frame, const void *const *columns, size_t column_count, const void **taken,
                                   integra_error *error)
{
    const integra__frame *of = &integra__frames[frame];
    if (column_count > of->column_count) {
        return integra__fault_told(error, INTEGRA_FAULT_FRAME_COLUMNS, 0, 2, frame, 0, (int64_t)of->column_count);
    }
    for (uint32_t i = 0; i < of->column_count; i++) {
        taken[i] = i < column_count ? columns[i] : NULL;
        if (taken[i] == NULL && of->columns[i].required) {
            return integra__fault_told(error, INTEGRA_FAULT_FRAME_COLUMN_NEEDED, 0, 1, i, frame, 0);
        }
    }
    return INTEGRA_OK;
}

static integra_status look_through(uint32_t frame, const void *const *columns, size_t count, integra_error *error)
{
    integra__tally_wrong wrong;
    size_t sound = integra__tally_frame_wrong(frame, columns, count, &wrong);
    return sound == count ? INTEGRA_OK
                          : integra__fault_told(error, wrong.fault, wrong.rule, sound, wrong.column, frame,
                                                wrong.fault == INTEGRA_FAULT_FRAME_AGE ? INTEGRA_AGE_LIMIT : 0);
}

/* The first column of every frame is who is counted, or belongs to them. */
static int held(const integra_tally *tally, const void *const *columns, size_t at)
{
    return tally->parts == 1 ||
           (tally->held >> integra_id_part((const integra_id *)columns[0] + at, tally->parts) & 1u) != 0;
}

/* ---- rows are put ---- */

/* Some rows of a call, a block at most, and room to make them in. */
struct block {
    const void *const *columns;
    size_t from, count;
    uint8_t *rows; /* ROOM bytes, wiped when they are released */
};

enum { ROOM = INTEGRA__TALLY_BLOCK * INTEGRA__ROW_WIDTH_MOST };

/* A block of a frame that sifts; 0 where there is no memory. */
static int put_sifted(integra_tally *tally, const integra__tally_frame *frame, const struct block *block)
{
    uint8_t says[INTEGRA__TALLY_BLOCK], said = 0;
    frame->sift(tally, block->columns, block->from, block->count, says);
    for (size_t i = 0; tally->parts > 1 && i < block->count; i++) {
        says[i] = held(tally, block->columns, block->from + i) ? says[i] : 0;
    }
    for (size_t i = 0; i < block->count; i++) {
        said |= says[i];
    }
    /* the tables beside first: most rows say something to them, so that memory is read in order */
    for (uint32_t i = INTEGRA__TALLY_TABLES; i-- > 0;) {
        if ((said >> i & 1u) != 0) {
            size_t written = frame->write(tally, block->columns, block->from, block->count, says, i, block->rows);
            if (!integra__rows_put_all(tally->tables[i], block->rows, written)) {
                return 0;
            }
        }
    }
    return 1;
}

/* A block of any other frame; 0 where there is no memory. */
static int put_made(integra_tally *tally, const integra__tally_frame *frame, const struct block *block)
{
    size_t kept = 0;
    for (size_t i = block->from; i < block->from + block->count; i++) {
        uint8_t *row = block->rows + kept * frame->kinds[INTEGRA__TALLY_ROWS]->width;
        kept += held(tally, block->columns, i) && frame->make(tally, block->columns, i, row) ? 1u : 0u;
    }
    return kept == 0 || integra__rows_put_all(tally->tables[INTEGRA__TALLY_ROWS], block->rows, kept);
}

/* 0 where there is no memory. */
static int put_all(integra_tally *tally, const void *const *columns, size_t count)
{
    const integra__tally_frame *frame = integra__tally_frame_of(integra_indicator_frame(tally->indicator));
    struct block block = { columns, 0, 0, integra__allocate(&tally->allocator, ROOM) };
    int put = block.rows != NULL;
    for (; put && block.from < count; block.from += block.count) {
        block.count = count - block.from < INTEGRA__TALLY_BLOCK ? count - block.from : INTEGRA__TALLY_BLOCK;
        put = frame->sift != NULL ? put_sifted(tally, frame, &block) : put_made(tally, frame, &block);
    }
    integra__release(&tally->allocator, block.rows, ROOM);
    return put;
}

integra_status integra_tally_add(integra_tally *tally, const void *const *columns, size_t column_count, size_t count,
                                 integra_error *error)
{
    const uint8_t present[] = { tally != NULL, integra__room(columns, column_count) };
    const void *taken[INTEGRA_FRAME_COLUMN_LIMIT] = { NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    uint32_t frame = integra_indicator_frame(tally->indicator);
    status = take_columns(frame, columns, column_count, taken, error);
    if (status == INTEGRA_OK) {
        status = integra__tally_limit(tally, count, error);
    }
    if (status == INTEGRA_OK) {
        status = look_through(frame, taken, count, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__tally_begin(tally, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    int put = put_all(tally, taken, count);
    integra__tally_end(tally, put);
    return put ? INTEGRA_OK : integra__no_memory(error);
}
