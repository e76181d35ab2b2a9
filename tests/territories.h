/* territories.h - a territory written as a line of text, and what a review of it shows, in words.
 * Spec: spec/40-concertation.md, spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * "claim body; body id=m tier=macro opens=2020-01-01 seats_complete; seat body=0 category=ars; claim flow 2023-01-01 -"
 * A row is its table and its cells, those left out being blank. A place is a number, a day as 2024-01-31, a word its
 * name, an identifier its letters; `unknown` is said unknown. A claim may have a span, - being no bound. After
 * cmocka.h.
 */
#ifndef TERRITORIES_H
#define TERRITORIES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <integra/integra.h>

#include "texts.h"

enum { SPLIT_ROOM = 256 };

typedef union territory_cell {
    integra_id id;
    integra_date date;
    uint32_t number;
    integra_tri tri;
    uint8_t byte;
} territory_cell;

static inline integra_id named(const char *letters)
{
    integra_id id = { { 0 } };
    assert_true(strlen(letters) <= sizeof id.bytes);
    memcpy(id.bytes, letters, strlen(letters));
    return id;
}

static inline integra_date day_of(const char *text)
{
    integra_date date = INTEGRA_DATE_UNKNOWN;
    int year, month, day;
    if (strcmp(text, "-") != 0) {
        assert_int_equal(sscanf(text, "%d-%d-%d", &year, &month, &day), 3);
        assert_int_equal(integra_date_from_civil(year, month, day, &date, NULL), INTEGRA_OK);
    }
    return date;
}

static inline uint32_t word_of(uint32_t group, const char *name)
{
    uint32_t code = 0;
    assert_int_equal(integra_word_find(group, name, &code, NULL), INTEGRA_OK);
    return code;
}

static inline territory_cell cell_of(const integra_column *column, const char *text)
{
    territory_cell cell = { { { 0 } } };
    int unknown = strcmp(text, "unknown") == 0;
    switch (column->kind) {
    case INTEGRA_COLUMN_KIND_OWN:
    case INTEGRA_COLUMN_KIND_ID:
        if (unknown) {
            memset(&cell.id, INTEGRA_ID_SAID_UNKNOWN, sizeof cell.id);
        } else {
            cell.id = named(text);
        }
        break;
    case INTEGRA_COLUMN_KIND_DATE:
    case INTEGRA_COLUMN_KIND_DAY:
    case INTEGRA_COLUMN_KIND_MONTH:
        cell.date = unknown ? INTEGRA_DATE_SAID_UNKNOWN : day_of(text);
        break;
    case INTEGRA_COLUMN_KIND_REF:
        cell.number = unknown ? INTEGRA_REF_SAID_UNKNOWN : (uint32_t)strtoul(text, NULL, 10);
        break;
    case INTEGRA_COLUMN_KIND_NUMBER:
        cell.number = (uint32_t)strtoul(text, NULL, 10);
        break;
    case INTEGRA_COLUMN_KIND_TRI:
        cell.tri = (integra_tri)word_of(INTEGRA_GROUP_TRI, text);
        break;
    case INTEGRA_COLUMN_KIND_WORD:
        cell.byte = (uint8_t)word_of(column->target, text);
        break;
    default: /* a flag stands or does not */
        cell.byte = 1;
    }
    return cell;
}

/* Cuts a text at a letter; what is in front of it stays, what is behind it is given back. */
static inline char *cut(char *text, char letter)
{
    char *end = strchr(text, letter);
    if (end != NULL) {
        *end++ = 0;
    }
    return end;
}

static inline uint32_t column_of(uint32_t table, const char *name, integra_column *column_out)
{
    for (uint32_t i = 0; i < integra_column_count(table); i++) {
        integra_column_init(column_out, sizeof *column_out);
        assert_int_equal(integra_column_at(table, i, column_out, NULL), INTEGRA_OK);
        if (strcmp(column_out->name, name) == 0) {
            return i;
        }
    }
    fail_msg("no column %s", name);
    return 0;
}

static inline void territory_claim(integra_territory *territory, char *words)
{
    char *from = cut(words, ' '), *to = from == NULL ? NULL : cut(from, ' ');
    assert_int_equal(integra_territory_claim(territory, word_of(INTEGRA_GROUP_TERRITORY_TABLE, words),
                                             day_of(from == NULL ? "-" : from), day_of(to == NULL ? "-" : to), NULL),
                     INTEGRA_OK);
}

static inline void territory_row(integra_territory *territory, const char *table_name, char *cells)
{
    territory_cell held[INTEGRA_TERRITORY_COLUMN_LIMIT];
    const void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT] = { NULL };
    uint32_t table = word_of(INTEGRA_GROUP_TERRITORY_TABLE, table_name);
    for (char *next; cells != NULL; cells = next) {
        integra_column column;
        next = cut(cells, ' ');
        char *value = cut(cells, '=');
        uint32_t at = column_of(table, cells, &column);
        held[at] = cell_of(&column, value == NULL ? "" : value);
        columns[at] = &held[at];
    }
    integra_status status = integra_territory_apply(territory, table, columns, integra_column_count(table), 1, NULL);
    assert_int_equal(status, INTEGRA_OK);
}

/* The territory that a text says; its identifier is t. */
static inline integra_territory *territory_of(const char *text)
{
    char copy[TEXT_ROOM] = { 0 };
    integra_territory *territory = NULL;
    integra_id id = named("t");
    assert_true(strlen(text) < sizeof copy);
    memcpy(copy, text, strlen(text));
    assert_int_equal(integra_territory_create(&id, NULL, &territory, NULL), INTEGRA_OK);
    for (char *row = copy, *next; row != NULL; row = next) {
        next = cut(row, ';');
        row += strspn(row, " ");
        char *cells = cut(row, ' ');
        if (strcmp(row, "claim") == 0) {
            territory_claim(territory, cells);
        } else if (row[0] != 0) {
            territory_row(territory, row, cells);
        }
    }
    return territory;
}

/* Its review as of a day, by has-2014. */
static inline integra_territory_review *review_of(const char *text, const char *at)
{
    integra_territory_review *review = NULL;
    integra_territory *territory = territory_of(text);
    assert_int_equal(integra_territory_review_create(territory, NULL, day_of(at), NULL, &review, NULL), INTEGRA_OK);
    integra_territory_destroy(territory);
    return review;
}

static inline void text_add_id(char *text, const integra_id *id)
{
    char letters[sizeof id->bytes + 1] = { 0 };
    memcpy(letters, id->bytes, sizeof id->bytes);
    text_add(text, letters[0] == 0 ? "-" : letters);
}

static inline void text_add_day(char *text, integra_date date)
{
    char day[32] = "-";
    int32_t y, m, d;
    if (integra_date_to_civil(date, &y, &m, &d, NULL) == INTEGRA_OK) {
        (void)snprintf(day, sizeof day, "%d-%02d-%02d", y, m, d);
    }
    text_add(text, day);
}

static inline void text_add_finding(char *text, const integra_finding *finding, const integra_id *second)
{
    char numbers[64], index[16] = "-";
    if (finding->index != INTEGRA_NO_INDEX) {
        (void)snprintf(index, sizeof index, "%u", finding->index);
    }
    (void)snprintf(numbers, sizeof numbers, " %s %u %u ", index, finding->value, finding->other);
    text_add(text, text[0] == 0 ? "" : "; ");
    text_add_id(text, &finding->subject);
    text_add(text, " ");
    text_add_id(text, second);
    text_add(text, numbers);
    text_add_day(text, finding->due);
    text_add(text, " ");
    text_add(text, integra_word_name(INTEGRA_GROUP_FINDING_STATE, finding->state));
}

/* The findings of one row of findings.tsv, "CON-1/meeting": of each "subject second index value other due state", -
 * being none, with "; " between them. */
static inline const char *found(const char *text, const char *at, const char *row)
{
    enum { FINDINGS = 256 };
    static integra_finding findings[FINDINGS];
    char *out = text_begun(), name[SPLIT_ROOM] = { 0 };
    uint32_t rule = 0;
    size_t count = 0;
    assert_true(strlen(row) < sizeof name);
    memcpy(name, row, strlen(row));
    const char *word = cut(name, '/');
    assert_int_equal(integra_rule_find(name, &rule, NULL), INTEGRA_OK);
    uint32_t settled_by = word_of(INTEGRA_GROUP_SETTLED_BY, word);
    integra_territory_review *review = review_of(text, at);
    assert_int_equal(integra_territory_review_findings(review, findings, FINDINGS, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        integra_id second;
        assert_int_equal(integra_territory_review_second(review, i, &second, NULL), INTEGRA_OK);
        if (findings[i].rule == rule && findings[i].settled_by == settled_by) {
            text_add_finding(out, &findings[i], &second);
        }
    }
    integra_territory_review_destroy(review);
    return out;
}

static inline integra_line line_of(const char *text, const char *at, const char *name)
{
    integra_line line;
    integra_territory_review *review = review_of(text, at);
    integra_line_init(&line, sizeof line);
    assert_int_equal(integra_territory_review_line(review, word_of(INTEGRA_GROUP_LINE, name), &line, NULL), INTEGRA_OK);
    integra_territory_review_destroy(review);
    return line;
}

/* A line as "computed count/of since": "yes 1/2 2024-03-01". */
static inline const char *shown(const char *text, const char *at, const char *name)
{
    char *out = text_begun(), numbers[64];
    integra_line line = line_of(text, at, name);
    text_add(out, integra_word_name(INTEGRA_GROUP_TRI, line.computed));
    (void)snprintf(numbers, sizeof numbers, " %u/%u ", line.count, line.of);
    text_add(out, numbers);
    text_add_day(out, line.since);
    return out;
}

/* How many unknown lines a question may move, 0 where it is not asked: "claim body", "meeting 0 date" or a line's name.
 */
static inline uint32_t asked(const char *text, const char *at, const char *name)
{
    char question[SPLIT_ROOM] = { 0 };
    uint32_t score = 0;
    integra_territory_review *review = review_of(text, at);
    for (size_t i = 0; i < integra_territory_review_question_count(review); i++) {
        integra_question q;
        integra_column column;
        integra_question_init(&q, sizeof q);
        integra_column_init(&column, sizeof column);
        assert_int_equal(integra_territory_review_question_at(review, i, &q, NULL), INTEGRA_OK);
        const char *table = q.table == 0 ? "" : integra_word_name(INTEGRA_GROUP_TERRITORY_TABLE, q.table);
        if (q.kind == INTEGRA_QUESTION_KIND_FIELD) {
            assert_int_equal(integra_column_at(q.table, q.column, &column, NULL), INTEGRA_OK);
            (void)snprintf(question, sizeof question, "%s %u %s", table, q.row, column.name);
        } else if (q.kind == INTEGRA_QUESTION_KIND_CLAIM) {
            (void)snprintf(question, sizeof question, "claim %s", table);
        } else {
            (void)snprintf(question, sizeof question, "%s", integra_word_name(INTEGRA_GROUP_LINE, q.line));
        }
        score = strcmp(question, name) == 0 ? q.score : score;
    }
    integra_territory_review_destroy(review);
    return score;
}

#endif
