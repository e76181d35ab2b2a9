/* rows.c - sound rows of any table of a territory.
 * Spec: spec/tables.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define COLUMN(table, column) { INTEGRA_TERRITORY_TABLE_##table, INTEGRA_COLUMN_##table##_##column }

static const uint32_t required[][2] = {
    COLUMN(STRUCTURE, ID),
    COLUMN(BODY, ID),
    COLUMN(BODY, TIER),
    COLUMN(SEAT, BODY),
    COLUMN(MEETING, ID),
    COLUMN(MEETING, BODY),
    COLUMN(PRESENT, MEETING),
    COLUMN(CLINICAL_MONTH, MONTH),
    COLUMN(DIFFICULTY, ID),
    COLUMN(MATTER, ID),
    COLUMN(AGENDA, MATTER),
    COLUMN(CONCERNED, MATTER),
    COLUMN(INTEREST, MATTER),
    COLUMN(DECISION, ID),
    COLUMN(ADDRESSEE, DECISION),
    COLUMN(PARTICIPANT, DECISION),
    COLUMN(FLOW, FROM),
    COLUMN(FLOW, TO),
    COLUMN(FEEDBACK, ID),
    COLUMN(TOLD, FEEDBACK),
    COLUMN(INCLUSION_MONTH, BODY),
    COLUMN(INCLUSION_MONTH, MONTH),
    COLUMN(INCLUSION_OUTCOME, INCLUSION_MONTH),
    COLUMN(FUNCTION, STRUCTURE),
    COLUMN(FUNCTION, SUPPORT),
    COLUMN(PARTNER, COMMON_PLAN),
    COLUMN(PLAN_CHANGE, COMMON_PLAN),
    COLUMN(NEED, FUNCTION),
    COLUMN(STATEMENT, LINE),
    COLUMN(TALLY, KIND),
};

/* Those that others name, each behind those that it names. */
static const uint32_t parents[] = {
    INTEGRA_TERRITORY_TABLE_STRUCTURE,       INTEGRA_TERRITORY_TABLE_BODY,        INTEGRA_TERRITORY_TABLE_MEETING,
    INTEGRA_TERRITORY_TABLE_MATTER,          INTEGRA_TERRITORY_TABLE_DECISION,    INTEGRA_TERRITORY_TABLE_FEEDBACK,
    INTEGRA_TERRITORY_TABLE_INCLUSION_MONTH, INTEGRA_TERRITORY_TABLE_COMMON_PLAN,
};

integra_column column_at(uint32_t table, uint32_t column)
{
    integra_column found;
    integra_column_init(&found, sizeof found);
    assert_int_equal(integra_column_at(table, column, &found, NULL), INTEGRA_OK);
    return found;
}

int is_required(uint32_t table, uint32_t column)
{
    for (size_t i = 0; i < sizeof required / sizeof required[0]; i++) {
        if (required[i][0] == table && required[i][1] == column) {
            return 1;
        }
    }
    return 0;
}

integra_id id_of(unsigned n)
{
    integra_id id = { { 1 } };
    for (unsigned i = 0; i < 4; i++) {
        id.bytes[12 + i] = (uint8_t)(n >> (24 - 8 * i));
    }
    return id;
}

/* One cell, by its kind, blank where the header says what blank is; a word that is required is the group's first. */
static void write_cell(void *out, const integra_column *column, int needed, unsigned n)
{
    const integra_id id = column->kind == INTEGRA_COLUMN_KIND_OWN ? id_of(n) : (integra_id){ { 0 } };
    const uint32_t number = needed ? 0 : UINT32_MAX;
    const integra_date date = needed ? 0 : INT32_MIN;
    const uint8_t byte = needed ? 1 : 0;
    const void *const values[] = {
        [INTEGRA_COLUMN_KIND_OWN] = &id,        [INTEGRA_COLUMN_KIND_ID] = &id,     [INTEGRA_COLUMN_KIND_REF] = &number,
        [INTEGRA_COLUMN_KIND_DATE] = &date,     [INTEGRA_COLUMN_KIND_DAY] = &date,  [INTEGRA_COLUMN_KIND_MONTH] = &date,
        [INTEGRA_COLUMN_KIND_TRI] = &byte,      [INTEGRA_COLUMN_KIND_WORD] = &byte, [INTEGRA_COLUMN_KIND_FLAG] = &byte,
        [INTEGRA_COLUMN_KIND_NUMBER] = &number,
    };
    memcpy(out, values[column->kind], column->size);
}

void sound_rows(rows *made, uint32_t table, size_t count, unsigned first)
{
    assert_true(count <= ROWS);
    memset(made, 0, sizeof *made);
    made->table = table;
    made->count = count;
    for (uint32_t i = 0; i < integra_column_count(table); i++) {
        integra_column column = column_at(table, i);
        made->columns[i] = made->cells[i];
        for (size_t k = 0; k < count; k++) {
            write_cell(&made->cells[i][k * column.size], &column, is_required(table, i), first + (unsigned)k);
        }
    }
}

void put_cell(rows *made, uint32_t column, size_t row, const void *value)
{
    size_t size = column_at(made->table, column).size;
    memcpy(&made->cells[column][row * size], value, size);
}

integra_status apply_rows(integra_territory *territory, const rows *made, integra_error *error)
{
    return integra_territory_apply(territory, made->table, made->columns, integra_column_count(made->table),
                                   made->count, error);
}

integra_territory *empty_territory(void)
{
    integra_territory *territory = NULL;
    const integra_id id = { { 1 } };
    assert_int_equal(integra_territory_create(&id, NULL, &territory, NULL), INTEGRA_OK);
    return territory;
}

integra_territory *with_parents(void)
{
    integra_territory *territory = empty_territory();
    for (size_t i = 0; i < sizeof parents / sizeof parents[0]; i++) {
        rows made;
        sound_rows(&made, parents[i], PARENTS, 0);
        assert_int_equal(apply_rows(territory, &made, NULL), INTEGRA_OK);
    }
    return territory;
}
