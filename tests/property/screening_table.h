/* screening_table.h - columns of people in and of verdicts out, with a way back to one row.
 * Spec: include/integra/screening.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef TABLE_H
#define TABLE_H

#include <integra/integra.h>

enum {
    TABLE_ROWS = 6600,
    TABLE_STAYS = TABLE_ROWS * 4,
    TABLE_FACTS = INTEGRA_FACT_ORGANISATION_PROBLEM + 1,
    TABLE_COUNTS = INTEGRA_COUNT_PROFESSIONS + 1,
    TABLE_VERDICTS = 10,
    /* dates, questions, admissions, known from, known to, emergencies, counts, complete, facts */
    TABLE_COLUMNS = 1 + INTEGRA_QUESTION_COUNT + 4 + 2 * TABLE_COUNTS + TABLE_FACTS
};

typedef struct table {
    integra_date dates[TABLE_ROWS], known_from[TABLE_ROWS], known_to[TABLE_ROWS];
    integra_tri questions[INTEGRA_QUESTION_COUNT][TABLE_ROWS];
    int64_t offsets[TABLE_ROWS + 1];
    integra_date stay_dates[TABLE_STAYS];
    integra_tri stay_emergencies[TABLE_STAYS];
    uint32_t counts[TABLE_COUNTS][TABLE_ROWS];
    uint8_t complete[TABLE_COUNTS][TABLE_ROWS];
    integra_tri facts[TABLE_FACTS][TABLE_ROWS];
    uint8_t items[INTEGRA_ITEM_COUNT][TABLE_ROWS];
    uint8_t verdicts[TABLE_VERDICTS][TABLE_ROWS]; /* in the order of integra_screening_outputs, from derived on */
} table;

void table_clear(table *t);
/* Rows are put in order. */
void table_put(table *t, size_t row, const integra_answers *answers, const integra_facts *facts);

/* All columns of t. */
void table_inputs(const table *t, integra_screening_inputs *inputs);
void table_outputs(table *t, integra_screening_outputs *outputs);

/* Column 0 to TABLE_COLUMNS - 1 becomes NULL; at TABLE_COLUMNS, every column that makes a record. */
void table_leave_out(integra_screening_inputs *inputs, size_t column);
/* Output 0 to INTEGRA_ITEM_COUNT + TABLE_VERDICTS - 1 becomes NULL; where it would have gone in t. */
uint8_t *table_drop_output(integra_screening_outputs *outputs, table *t, size_t column);
/* The place in t of what stands at `in` in other. */
const uint8_t *table_same(const table *t, const table *other, const uint8_t *in);

/* One row as a person; whether the row has a record. */
int table_row(const integra_screening_inputs *inputs, size_t row, integra_answers *answers, integra_facts *facts);

#endif
