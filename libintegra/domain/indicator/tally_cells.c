/* tally_cells.c - cells of rows as a caller hands them in, by the kind of their column.
 * Spec: spec/50-indicators.md, spec/00-conventions.md (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 *
 * Hardly ever is a cell bad. So many are asked at once whether any is, without a branch between, which is a loop that
 * compilers do several values at a time; only where one is are they asked one by one which, by the same question. */
#include "tally_cells.h"

#include "core/date.h"
#include "domain/rules/generated/bounds.h"

#define FUNCTION_BITS (INTEGRA__FUNCTION_ALL >> INTEGRA__FUNCTION_FIRST) /* INTEGRA_FUNCTION_BIT_ */

/* Whether any of count values is bad. */
typedef int any_bad(const void *values, size_t count, const integra__frame_column *column);

/* Of a word that is 0 the top bit is set of those below and not in it; of no other is it. */
static int bad_id(const void *values, size_t count, const integra__frame_column *column)
{
    const integra_id *ids = values;
    uint64_t bad = 0;
    if (!column->required) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t words[2], both;
        memcpy(words, &ids[i], sizeof words);
        both = words[0] | words[1];
        bad |= ~both & (both - 1);
    }
    return bad >> 63 != 0;
}

/* A day, or the two values that stand for none beside: what the kind of column has. */
static int bad_of_days(const void *values, size_t count, integra_date beside)
{
    const integra_date *days = values;
    int32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        integra_date day = days[i];
        bad |= (((day < INTEGRA__DATE_FIRST) & (day != INTEGRA_DATE_UNKNOWN)) | (day > INTEGRA__DATE_LAST)) &
               (day != beside);
    }
    return bad;
}

static int bad_day(const void *values, size_t count, const integra__frame_column *column)
{
    (void)column;
    return bad_of_days(values, count, INTEGRA_DATE_UNKNOWN);
}

static int bad_end(const void *values, size_t count, const integra__frame_column *column)
{
    (void)column;
    return bad_of_days(values, count, INTEGRA_DATE_OPEN);
}

static int bad_date(const void *values, size_t count, const integra__frame_column *column)
{
    (void)column;
    return bad_of_days(values, count, INTEGRA_DATE_SAID_UNKNOWN);
}

static int bad_byte(const void *values, size_t count, const integra__frame_column *column)
{
    const uint8_t *codes = values;
    uint8_t most = 0;
    for (size_t i = 0; i < count; i++) {
        most = codes[i] > most ? codes[i] : most;
    }
    return most > column->last;
}

static int bad_set(const void *values, size_t count, const integra__frame_column *column)
{
    const uint32_t *sets = values;
    int32_t bad = 0;
    (void)column;
    for (size_t i = 0; i < count; i++) {
        bad |= (sets[i] != UINT32_MAX) & ((sets[i] & ~FUNCTION_BITS) != 0);
    }
    return bad;
}

static int bad_number(const void *values, size_t count, const integra__frame_column *column)
{
    const uint32_t *numbers = values;
    int32_t bad = 0;
    (void)column;
    for (size_t i = 0; i < count; i++) {
        bad |= (numbers[i] != UINT32_MAX) & (numbers[i] > INTEGRA_AGE_LIMIT);
    }
    return bad;
}

/* By INTEGRA__FRAME_; a digest is any bytes. */
static const struct {
    any_bad *any;
    uint32_t fault;
} kind_rows[] = {
    [INTEGRA__FRAME_ID] = { bad_id, INTEGRA_FAULT_FRAME_ID },
    [INTEGRA__FRAME_DAY] = { bad_day, INTEGRA_FAULT_FRAME_DAY },
    [INTEGRA__FRAME_END] = { bad_end, INTEGRA_FAULT_FRAME_DAY },
    [INTEGRA__FRAME_DATE] = { bad_date, INTEGRA_FAULT_FRAME_DATE },
    [INTEGRA__FRAME_TRI] = { bad_byte, INTEGRA_FAULT_FRAME_TRI },
    [INTEGRA__FRAME_WORD] = { bad_byte, INTEGRA_FAULT_FRAME_WORD },
    [INTEGRA__FRAME_SET] = { bad_set, INTEGRA_FAULT_FRAME_SET },
    [INTEGRA__FRAME_NUMBER] = { bad_number, INTEGRA_FAULT_FRAME_AGE },
    [INTEGRA__FRAME_DIGEST] = { NULL, INTEGRA_FAULT_NONE },
};

/* The first of count values that is bad, or count. */
static size_t first_bad(const uint8_t *values, size_t count, const integra__frame_column *column)
{
    any_bad *any = kind_rows[column->kind].any;
    if (!any(values, count, column)) {
        return count;
    }
    size_t first = 0;
    while (!any(values + first * column->size, 1, column)) {
        first++;
    }
    return first;
}

size_t integra__tally_cells_wrong(uint32_t frame, const void *const *columns, size_t from, size_t count,
                                  integra__tally_wrong *wrong_out)
{
    const integra__frame *of = &integra__frames[frame];
    size_t sound = count;
    for (uint32_t i = 0; i < of->column_count; i++) {
        const integra__frame_column *column = &of->columns[i];
        if (columns[i] == NULL || kind_rows[column->kind].any == NULL) {
            continue;
        }
        size_t bad = first_bad((const uint8_t *)columns[i] + from * column->size, sound, column);
        if (bad < sound) {
            sound = bad;
            *wrong_out = (integra__tally_wrong){ kind_rows[column->kind].fault, 0, i };
        }
    }
    return sound;
}
