/* territory.h - what a territory is inside, and what every pass of a review reads and writes.
 * Spec: spec/40-concertation.md, spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_H
#define INTEGRA_DOMAIN_TERRITORY_H

#include <integra/territory.h>

#include "core/tri.h"
#include "domain/rules/generated/bounds.h"
#include "domain/territory/generated/tables.h"

/* What makes the rows of a table complete (GEN-1): a claim, a claim with a span, a flag of the parent's row. */
enum { INTEGRA__LIST_PLAIN, INTEGRA__LIST_DATED, INTEGRA__LIST_CHILD };

typedef struct integra__column_row {
    const char *name;
    uint8_t kind;     /* INTEGRA_COLUMN_KIND_ */
    uint8_t required; /* never blank */
    uint8_t size;     /* of one element */
    uint8_t last;     /* of a word, a tri or a flag the last code, else 0 */
    uint32_t target;  /* table of a ref, group of a word, else 0 */
} integra__column_row;

typedef struct integra__table_row {
    uint8_t list; /* INTEGRA__LIST_ */
    uint8_t column_count;
    const integra__column_row *columns;
} integra__table_row;

/* By INTEGRA_TERRITORY_TABLE_, 0 unused; generated from spec/tables.tsv. */
extern const integra__table_row integra__table_rows[INTEGRA__TERRITORY_TABLE_CODES];

typedef struct integra__claim {
    uint8_t made;
    integra_date from; /* INTEGRA_DATE_UNKNOWN: from the beginning */
    integra_date to;   /* INTEGRA_DATE_UNKNOWN: without end */
} integra__claim;

typedef struct integra__territory_fork {
    uint32_t bit; /* of an identifier, from the first byte's highest */
    uint32_t child[2];
} integra__territory_fork;

/* The own identifiers of a table's rows, by which one that is there twice is found (territory_index.h). */
typedef struct integra__territory_index {
    uint32_t root;
    integra__territory_fork *forks; /* a row's own at its place */
    size_t room;
} integra__territory_index;

/* generated/tables.h has, a table a struct of typed columns: `struct integra__tables { struct { size_t count;
 * integra_id *id; uint8_t *tier; ... } body; ... }`, and integra__tables_of() that fills it from the object. */
struct integra_territory {
    integra_allocator allocator;
    integra_id id;
    integra_bytes extension;
    integra__claim claims[INTEGRA__TERRITORY_TABLE_CODES];
    size_t counts[INTEGRA__TERRITORY_TABLE_CODES];
    size_t rooms[INTEGRA__TERRITORY_TABLE_CODES];
    void *columns[INTEGRA__TERRITORY_TABLE_CODES][INTEGRA__COLUMN_MOST];
    integra__territory_index indices[INTEGRA__TERRITORY_TABLE_CODES];
};

/* The row of a table's number, or NULL where it is none. */
static inline const integra__table_row *integra__territory_table(uint32_t table)
{
    return table >= INTEGRA__TERRITORY_TABLE_FIRST && table <= INTEGRA__TERRITORY_TABLE_LAST
               ? &integra__table_rows[table]
               : NULL;
}

/* OUT_OF_RANGE: argument, counted from 0, is no table. */
integra_status integra__territory_no_table(integra_error *error, uint64_t argument);

/* OUT_OF_RANGE: argument is no column of the table, or counts more than it has. */
integra_status integra__territory_no_column(integra_error *error, uint64_t argument, uint32_t table);

#endif
