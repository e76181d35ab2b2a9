/* tally_cells.h - cells of rows as a caller hands them in, by the kind of their column.
 * Spec: spec/50-indicators.md, spec/00-conventions.md (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_CELLS_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_CELLS_H

#include <string.h>

#include "frame.h"

/* What is wrong with a row: a fault, and of which column; a rule where the fault's row has none. */
typedef struct integra__tally_wrong {
    uint32_t fault, rule, column;
} integra__tally_wrong;

/* Of count rows from one on, how many come before the first with a cell that its column does not take, and of that the
 * first such; count where there is none. columns has INTEGRA_FRAME_COLUMN_LIMIT arrays, NULL where all are blank. */
size_t integra__tally_cells_wrong(uint32_t frame, const void *const *columns, size_t from, size_t count,
                                  integra__tally_wrong *wrong_out);

/* A cell, blank where its column is not given. */
static inline integra_id integra__tally_id(const void *column, size_t at)
{
    static const integra_id none;
    return column == NULL ? none : ((const integra_id *)column)[at];
}

static inline integra_date integra__tally_date(const void *column, size_t at)
{
    return column == NULL ? INTEGRA_DATE_UNKNOWN : ((const integra_date *)column)[at];
}

/* A tri or a word. */
static inline uint8_t integra__tally_byte(const void *column, size_t at)
{
    return column == NULL ? 0 : ((const uint8_t *)column)[at];
}

/* A set or a number. */
static inline uint32_t integra__tally_number(const void *column, size_t at)
{
    return column == NULL ? UINT32_MAX : ((const uint32_t *)column)[at];
}

/* The cells of count rows from one on: those of the column, or where it is not given blank ones, for which there is
 * room. */
static inline const integra_date *integra__tally_dates(const void *column, size_t from, size_t count,
                                                       integra_date *room)
{
    if (column != NULL) {
        return (const integra_date *)column + from;
    }
    for (size_t i = 0; i < count; i++) {
        room[i] = INTEGRA_DATE_UNKNOWN;
    }
    return room;
}

/* The same of tris or words, blank being as it is said. */
static inline const uint8_t *integra__tally_bytes(const void *column, size_t from, size_t count, uint8_t blank,
                                                  uint8_t *room)
{
    return column != NULL ? (const uint8_t *)column + from : memset(room, blank, count);
}

/* The same of sets or numbers. */
static inline const uint32_t *integra__tally_numbers(const void *column, size_t from, size_t count, uint32_t *room)
{
    return column != NULL ? (const uint32_t *)column + from : memset(room, UINT8_MAX, count * sizeof *room);
}

#endif
