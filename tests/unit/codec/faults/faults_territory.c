/* faults_territory.c - faults of a territory's rows and claims, and of its reviews.
 * Spec: spec/00-conventions.md (GEN-1, GEN-6, GEN-7), spec/41-territory.md (TER-16).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static integra_territory *empty_territory(void)
{
    integra_territory *territory = NULL;
    integra_id id = { { 1 } };
    assert_int_equal(integra_territory_create(&id, NULL, &territory, NULL), INTEGRA_OK);
    return territory;
}

/* One row of two cells at most: in that table, at those columns. */
static integra_status put(uint32_t table, uint32_t a, const void *cell_a, uint32_t b, const void *cell_b,
                          integra_error *error)
{
    integra_territory *territory = empty_territory();
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT] = { NULL };
    columns[a] = cell_a;
    columns[b] = cell_b;
    integra_status status = integra_territory_apply(territory, table, columns, integra_column_count(table), 1, error);
    integra_territory_destroy(territory);
    return status;
}

#define PUT(name, type, value, table, column)                                                                          \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        const type cell = value;                                                                                       \
        return put(INTEGRA_TERRITORY_TABLE_##table, INTEGRA_COLUMN_##table##_##column, &cell,                          \
                   INTEGRA_COLUMN_##table##_##column, &cell, error);                                                   \
    }

static const integra_id named = { { 7 } };

PUT(column_required, integra_tri, INTEGRA_TRI_NO, BODY, ELECTED_CONVENE)
PUT(cell_ref, uint32_t, 3, SEAT, BODY)
PUT(cell_word, uint8_t, 250, EVALUATION, KIND)
PUT(cell_tri, integra_tri, 3, MERGER, WANTED)
PUT(cell_date, integra_date, INT32_MAX, PILOTE, OPENS)
PUT(cell_day, integra_date, INTEGRA_DATE_SAID_UNKNOWN, DIAGNOSIS, DATE)
PUT(cell_month, integra_date, 1, CLINICAL_MONTH, MONTH)

PROVOKE(cell_own)
{
    const integra_id none = { { 0 } };
    return put(INTEGRA_TERRITORY_TABLE_MATTER, 0, &none, 0, &none, error);
}

PROVOKE(cell_flag)
{
    const uint8_t flag = 2;
    return put(INTEGRA_TERRITORY_TABLE_MATTER, 0, &named, INTEGRA_COLUMN_MATTER_AGENDA_COMPLETE, &flag, error);
}

PROVOKE(row_closes)
{
    const integra_date opens = 100, closes = 99;
    return put(INTEGRA_TERRITORY_TABLE_PILOTE, INTEGRA_COLUMN_PILOTE_OPENS, &opens, INTEGRA_COLUMN_PILOTE_CLOSES,
               &closes, error);
}

PROVOKE(own_twice)
{
    integra_territory *territory = empty_territory();
    const integra_id ids[] = { named, named };
    const void *columns[] = { ids };
    integra_status status = integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_MATTER, columns, 1, 2, error);
    integra_territory_destroy(territory);
    return status;
}

PROVOKE(territory_identifier)
{
    integra_territory *territory = NULL;
    const integra_id none = { { 0 } };
    return integra_territory_create(&none, NULL, &territory, error);
}

PROVOKE(territory_table)
{
    integra_column column;
    integra_column_init(&column, sizeof column);
    return integra_column_at(0, 0, &column, error);
}

PROVOKE(territory_column)
{
    integra_column column;
    integra_column_init(&column, sizeof column);
    return integra_column_at(INTEGRA_TERRITORY_TABLE_MERGER, 3, &column, error);
}

PROVOKE(territory_rows)
{
    integra_territory *territory = empty_territory();
    integra_status status = integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_MERGER, NULL, 0,
                                                    INTEGRA_TERRITORY_ROW_LIMIT + 1, error);
    integra_territory_destroy(territory);
    return status;
}

static integra_status claimed(uint32_t table, integra_date from, integra_date to, integra_error *error)
{
    integra_territory *territory = empty_territory();
    integra_status status = integra_territory_claim(territory, table, from, to, error);
    integra_territory_destroy(territory);
    return status;
}

PROVOKE(claim_child)
{
    return claimed(INTEGRA_TERRITORY_TABLE_SEAT, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, error);
}

PROVOKE(claim_span)
{
    return claimed(INTEGRA_TERRITORY_TABLE_BODY, 0, INTEGRA_DATE_UNKNOWN, error);
}

PROVOKE(claim_dates)
{
    return claimed(INTEGRA_TERRITORY_TABLE_FLOW, 1, 0, error);
}

static integra_territory_review *review_of(const integra_id *id)
{
    integra_territory *territory = NULL;
    integra_territory_review *review = NULL;
    assert_int_equal(integra_territory_create(id, NULL, &territory, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_review_create(territory, NULL, 0, NULL, &review, NULL), INTEGRA_OK);
    integra_territory_destroy(territory);
    return review;
}

PROVOKE(other_territory)
{
    const integra_id other = { { 8 } };
    integra_territory_review *one = review_of(&named), *two = review_of(&other);
    size_t count = 0;
    integra_status status = integra_territory_review_compare(one, two, NULL, 0, &count, error);
    integra_territory_review_destroy(one);
    integra_territory_review_destroy(two);
    return status;
}

PROVOKE(line_code)
{
    integra_territory_review *review = review_of(&named);
    integra_line line;
    integra_line_init(&line, sizeof line);
    integra_status status = integra_territory_review_line(review, 0, &line, error);
    integra_territory_review_destroy(review);
    return status;
}

PROVOCATIONS(
    faults_of_territories, { INTEGRA_FAULT_TERRITORY_IDENTIFIER, territory_identifier, { NULL, NULL } },
    { INTEGRA_FAULT_TERRITORY_TABLE,
      territory_table,
      { "no table of a territory has this number: take one of INTEGRA_TERRITORY_TABLE_, 1 to 30 (argument 0 counting "
        "from 0)",
        "aucune table d'un territoire ne porte ce numéro : prendre un des INTEGRA_TERRITORY_TABLE_, de 1 à 30 "
        "(argument "
        "0 en comptant de 0)" } },
    { INTEGRA_FAULT_TERRITORY_COLUMN,
      territory_column,
      { "the table merger has 3 columns, and no such one: stay below that number, the first column being 0 (argument 1 "
        "counting from 0)",
        "la table merger a 3 colonnes, et pas celle-là : rester sous ce nombre, la première colonne étant 0 (argument "
        "1 "
        "en comptant de 0)" } },
    { INTEGRA_FAULT_COLUMN_REQUIRED,
      column_required,
      { "the column id of body, which is never blank, is not given: give it a value for each row (rule GEN-1, argument "
        "2 counting from 0)",
        "la colonne id de body, qui n'est jamais vide, n'est pas donnée : lui donner une valeur par ligne (règle "
        "GEN-1, "
        "argument 2 en comptant de 0)" } },
    { INTEGRA_FAULT_CELL_OWN, cell_own, { NULL, NULL } }, { INTEGRA_FAULT_CELL_REF, cell_ref, { NULL, NULL } },
    { INTEGRA_FAULT_CELL_WORD, cell_word, { NULL, NULL } }, { INTEGRA_FAULT_CELL_TRI, cell_tri, { NULL, NULL } },
    { INTEGRA_FAULT_CELL_FLAG,
      cell_flag,
      { "the column agenda_complete of matter is neither 0 nor 1: say 1 where the list is complete, else 0 (rule "
        "GEN-1, "
        "row 0 counting from 0)",
        "la colonne agenda_complete de matter n'est ni 0 ni 1 : dire 1 si la liste est complète, sinon 0 (règle GEN-1, "
        "ligne 0 en comptant de 0)" } },
    { INTEGRA_FAULT_CELL_DATE, cell_date, { NULL, NULL } }, { INTEGRA_FAULT_CELL_DAY, cell_day, { NULL, NULL } },
    { INTEGRA_FAULT_CELL_MONTH, cell_month, { NULL, NULL } }, { INTEGRA_FAULT_ROW_CLOSES, row_closes, { NULL, NULL } },
    { INTEGRA_FAULT_OWN_TWICE,
      own_twice,
      { "a row of matter with this identifier is there already: give each row its own (rule GEN-6, row 1 counting from "
        "0)",
        "une ligne de matter porte déjà cet identifiant : donner à chaque ligne le sien (règle GEN-6, ligne 1 en "
        "comptant de 0)" } },
    { INTEGRA_FAULT_TERRITORY_ROWS, territory_rows, { NULL, NULL } },
    { INTEGRA_FAULT_CLAIM_CHILD, claim_child, { NULL, NULL } },
    { INTEGRA_FAULT_CLAIM_SPAN, claim_span, { NULL, NULL } },
    { INTEGRA_FAULT_CLAIM_DATES, claim_dates, { NULL, NULL } },
    { INTEGRA_FAULT_OTHER_TERRITORY,
      other_territory,
      { "the two reviews are of two territories: compare two of the same territory (rule TER-16)",
        "les deux bilans sont de deux territoires : en comparer deux du même territoire (règle TER-16)" } },
    { INTEGRA_FAULT_LINE_CODE, line_code, { NULL, NULL } });
