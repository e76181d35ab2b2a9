/* tally_made.h - a tally and rows for it, written as text.
 * Spec: spec/50-indicators.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * "person=p admission=2024-01-31 discharge=open mco=yes; person=q": a row is its cells, those left out being blank. An
 * identifier is its letters, a day as 2024-01-31, a tri yes, no or unknown, a word or a set its number, a digest
 * letters; a date may be `unknown`, an end `open`. A column that no row has is not given. After cmocka.h. */
#ifndef TALLY_MADE_H
#define TALLY_MADE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/indicator/frame.h"

enum { ROWS_MOST = 16, TEXT_MOST = 2048 };

static inline integra_date day_of(const char *text)
{
    int year, month, day;
    integra_date date = INTEGRA_DATE_UNKNOWN;
    if (strcmp(text, "open") == 0 || strcmp(text, "unknown") == 0) {
        return text[0] == 'o' ? INTEGRA_DATE_OPEN : INTEGRA_DATE_SAID_UNKNOWN;
    }
    assert_int_equal(sscanf(text, "%d-%d-%d", &year, &month, &day), 3);
    assert_int_equal(integra_date_from_civil(year, month, day, &date, NULL), INTEGRA_OK);
    return date;
}

static inline integra_id named(const char *letters)
{
    integra_id id = { { 0 } };
    assert_true(strlen(letters) <= sizeof id.bytes);
    memcpy(id.bytes, letters, strlen(letters));
    return id;
}

/* Writes a cell as the column's type has it. */
static inline void write_cell(const integra__frame_column *column, const char *text, uint8_t *cell)
{
    integra_id id;
    integra_date date;
    uint32_t number;
    switch (column->kind) {
    case INTEGRA__FRAME_ID:
        id = named(text);
        memcpy(cell, &id, sizeof id);
        break;
    case INTEGRA__FRAME_DAY:
    case INTEGRA__FRAME_END:
    case INTEGRA__FRAME_DATE:
        date = day_of(text);
        memcpy(cell, &date, sizeof date);
        break;
    case INTEGRA__FRAME_TRI:
        *cell = text[0] == 'y' ? INTEGRA_TRI_YES : text[0] == 'n' ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
        break;
    case INTEGRA__FRAME_WORD:
        *cell = (uint8_t)strtoul(text, NULL, 10);
        break;
    case INTEGRA__FRAME_DIGEST:
        memcpy(cell, text, strlen(text));
        break;
    default:
        number = (uint32_t)strtoul(text, NULL, 10);
        memcpy(cell, &number, sizeof number);
        break;
    }
}

static inline void write_blank(const integra__frame_column *column, uint8_t *cell)
{
    static const integra_date unknown = INTEGRA_DATE_UNKNOWN;
    memset(cell, 0, column->size);
    if (column->kind == INTEGRA__FRAME_SET || column->kind == INTEGRA__FRAME_NUMBER) {
        memset(cell, 0xff, column->size);
    } else if (column->kind == INTEGRA__FRAME_DAY || column->kind == INTEGRA__FRAME_END ||
               column->kind == INTEGRA__FRAME_DATE) {
        memcpy(cell, &unknown, sizeof unknown);
    }
}

static inline size_t column_named(uint32_t frame, const char *name)
{
    size_t column = 0;
    while (column < integra_frame_column_count(frame) && strcmp(integra_frame_column_name(frame, column), name) != 0) {
        column++;
    }
    assert_true(column < integra_frame_column_count(frame));
    return column;
}

/* Adds rows, and says what came of it. */
static inline integra_status try_rows(integra_tally *tally, const char *text, integra_error *error)
{
    uint8_t cells[INTEGRA_FRAME_COLUMN_LIMIT][ROWS_MOST * sizeof(integra__frame_digest)];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT] = { NULL };
    integra_tally_subject about = { .struct_size = sizeof about };
    char copy[TEXT_MOST], *rest = copy, *row;
    size_t count = 0;
    assert_int_equal(integra_tally_about(tally, &about, NULL), INTEGRA_OK);
    uint32_t frame = integra_indicator_frame(about.indicator);
    const integra__frame *of = &integra__frames[frame];
    for (size_t i = 0; i < of->column_count; i++) {
        for (size_t k = 0; k < ROWS_MOST; k++) {
            write_blank(&of->columns[i], cells[i] + k * of->columns[i].size);
        }
    }
    assert_true(strlen(text) < sizeof copy);
    strcpy(copy, text);
    while ((row = rest) != NULL && *row != '\0') {
        rest = strchr(row, ';');
        if (rest != NULL) {
            *rest++ = '\0';
        }
        for (char *word = strtok(row, " "); word != NULL; word = strtok(NULL, " ")) {
            char *value = strchr(word, '=');
            assert_non_null(value);
            *value++ = '\0';
            size_t column = column_named(frame, word);
            columns[column] = cells[column];
            write_cell(&of->columns[column], value, cells[column] + count * of->columns[column].size);
        }
        count++;
    }
    return integra_tally_add(tally, columns, of->column_count, count, error);
}

static inline void add_rows(integra_tally *tally, const char *text)
{
    assert_int_equal(try_rows(tally, text, NULL), INTEGRA_OK);
}

static inline integra_tally *tally_of(uint32_t indicator, const char *day)
{
    integra_tally_subject subject = { .struct_size = sizeof subject, .indicator = indicator, .parts = 1, .held = 1 };
    integra_tally *tally = NULL;
    subject.at = day_of(day);
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    return tally;
}

static inline uint64_t count_of(integra_tally *tally)
{
    uint64_t count = UINT64_MAX;
    assert_int_equal(integra_tally_count(tally, &count, NULL), INTEGRA_OK);
    return count;
}

#endif
