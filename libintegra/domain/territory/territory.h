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
};

void integra__tables_of(const integra_territory *territory, integra__tables *tables_out);

#endif
