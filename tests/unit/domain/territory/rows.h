/* rows.h - sound rows of any table of a territory, blank where they may be, and a territory that has their parents.
 * Spec: spec/tables.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef ROWS_H
#define ROWS_H

#include <integra/integra.h>

enum { PARENTS = 2, ROWS = 70 };

typedef struct rows {
    uint32_t table;
    size_t count;
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT];
    uint8_t cells[INTEGRA_TERRITORY_COLUMN_LIMIT][ROWS * sizeof(integra_id)];
} rows;

integra_column column_at(uint32_t table, uint32_t column);

/* Whether a column is never blank, by a list of them written again by hand. */
int is_required(uint32_t table, uint32_t column);

/* The n-th identifier: it differs from the others in its last bytes. */
integra_id id_of(unsigned n);

/* Fills in count rows of a table, whose own identifiers are the first-th and those behind. Every column is given. */
void sound_rows(rows *made, uint32_t table, size_t count, unsigned first);

/* Writes a cell over. */
void put_cell(rows *made, uint32_t column, size_t row, const void *value);

integra_status apply_rows(integra_territory *territory, const rows *made, integra_error *error);

integra_territory *empty_territory(void);

/* A territory in which every table that others name has PARENTS rows, their identifiers from the 0-th. */
integra_territory *with_parents(void);

#endif
