/* tally_cells.c - cells of rows as a caller hands them in, by the kind of their column.
 * Spec: spec/50-indicators.md, spec/00-conventions.md (GEN-1, GEN-7).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0 */
#include "tally_cells.h"

#include "core/date.h"
#include "core/id.h"
#include "domain/rules/generated/bounds.h"

#define FUNCTION_BITS (INTEGRA__FUNCTION_ALL >> INTEGRA__FUNCTION_FIRST) /* INTEGRA_FUNCTION_BIT_ */

/* The first of count values that is bad, or count. */
typedef size_t first_bad(const void *values, size_t count, const integra__frame_column *column);

static size_t bad_id(const void *values, size_t count, const integra__frame_column *column)
{
    const integra_id *ids = values;
    size_t i = 0;
    while (i < count && (!column->required || integra__id_known(&ids[i]))) {
        i++;
    }
    return i;
}

/* A day, or the two values that stand for none beside: what the kind of column has. */
static size_t bad_of_days(const void *values, size_t count, integra_date beside)
{
    const integra_date *days = values;
    size_t i = 0;
    while (i < count && (integra__date_or_unknown(days[i]) || days[i] == beside)) {
        i++;
    }
    return i;
}

static size_t bad_day(const void *values, size_t count, const integra__frame_column *column)
{
    (void)column;
    return bad_of_days(values, count, INTEGRA_DATE_UNKNOWN);
}

static size_t bad_end(const void *values, size_t count, const integra__frame_column *column)
{
    (void)column;
    return bad_of_days(values, count, INTEGRA_DATE_OPEN);
}

static size_t bad_date(const void *values, size_t count, const integra__frame_column *column)
{
    (void)column;
    return bad_of_days(values, count, INTEGRA_DATE_SAID_UNKNOWN);
}

static size_t bad_byte(const void *values, size_t count, const integra__frame_column *column)
{
    const uint8_t *codes = values;
    size_t i = 0;
    while (i < count && codes[i] <= column->last) {
        i++;
    }
    return i;
}

static size_t bad_set(const void *values, size_t count, const integra__frame_column *column)
{
    const uint32_t *sets = values;
    size_t i = 0;
    (void)column;
    while (i < count && (sets[i] == UINT32_MAX || (sets[i] & ~FUNCTION_BITS) == 0)) {
        i++;
    }
    return i;
}

static size_t bad_number(const void *values, size_t count, const integra__frame_column *column)
{
    const uint32_t *numbers = values;
    size_t i = 0;
    (void)column;
    while (i < count && (numbers[i] == UINT32_MAX || numbers[i] <= INTEGRA_AGE_LIMIT)) {
        i++;
    }
    return i;
}

/* By INTEGRA__FRAME_; a digest is any bytes. */
static const struct {
    first_bad *find;
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

size_t integra__tally_cells_wrong(uint32_t frame, const void *const *columns, size_t count,
                                  integra__tally_wrong *wrong_out)
{
    const integra__frame *of = &integra__frames[frame];
    size_t sound = count;
    for (uint32_t i = 0; i < of->column_count; i++) {
        first_bad *find = kind_rows[of->columns[i].kind].find;
        size_t bad = find == NULL || columns[i] == NULL ? sound : find(columns[i], sound, &of->columns[i]);
        if (bad < sound) {
            sound = bad;
            *wrong_out = (integra__tally_wrong){ kind_rows[of->columns[i].kind].fault, 0, i };
        }
    }
    return sound;
}
