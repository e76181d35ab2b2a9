/* ask_open.c - the facts of whether a row is open: its first and last day, where they are not known.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "ask_open.h"

/* What of a table says whether a row of it is open. */
typedef struct open_table {
    const integra_tri *open;
    const integra_date *opens, *closes;
    uint32_t opens_column, closes_column;
} open_table;

static open_table table_of(const integra__review *review, uint32_t table)
{
    const integra__tables *t = &review->t;
    const struct {
        uint32_t table;
        open_table is;
    } tables[] = {
        { INTEGRA_TERRITORY_TABLE_STRUCTURE,
          { review->structure_open, t->structure.opens, t->structure.closes, INTEGRA_COLUMN_STRUCTURE_OPENS,
            INTEGRA_COLUMN_STRUCTURE_CLOSES } },
        { INTEGRA_TERRITORY_TABLE_BODY,
          { review->body_open, t->body.opens, t->body.closes, INTEGRA_COLUMN_BODY_OPENS, INTEGRA_COLUMN_BODY_CLOSES } },
        { INTEGRA_TERRITORY_TABLE_SEAT,
          { review->seat_open, t->seat.opens, t->seat.closes, INTEGRA_COLUMN_SEAT_OPENS, INTEGRA_COLUMN_SEAT_CLOSES } },
        { INTEGRA_TERRITORY_TABLE_FUNCTION,
          { review->function_open, t->function.opens, t->function.closes, INTEGRA_COLUMN_FUNCTION_OPENS,
            INTEGRA_COLUMN_FUNCTION_CLOSES } },
        { INTEGRA_TERRITORY_TABLE_PILOTE,
          { review->pilote_open, t->pilote.opens, t->pilote.closes, INTEGRA_COLUMN_PILOTE_OPENS,
            INTEGRA_COLUMN_PILOTE_CLOSES } },
    };
    size_t at = 0;
    while (tables[at].table != table) { /* it is one of them */
        at++;
    }
    return tables[at].is;
}

void integra__ask_open(integra__review *review, uint32_t table, size_t row)
{
    const open_table of = table_of(review, table);
    int complete = table == INTEGRA_TERRITORY_TABLE_SEAT ? review->t.body.seats_complete[review->t.seat.body[row]]
                                                         : integra__review_claimed(review, table);
    if (of.open[row] != INTEGRA_TRI_UNKNOWN) {
        return;
    }
    if (integra__date_open(of.opens[row], complete)) {
        integra__ask_field(review, table, row, of.opens_column);
    }
    if (integra__date_open(of.closes[row], complete)) {
        integra__ask_field(review, table, row, of.closes_column);
    }
}
