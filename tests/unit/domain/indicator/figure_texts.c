/* figure_texts.c - text to rows, figures to text.
 * Spec: spec/50-indicators.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "domain/indicator/frame.h"
#include "figure_texts.h"
#include "texts.h"

enum { ROWS = 64, WIDTH = 32, CELL = 40 };

typedef struct column {
    uint8_t bytes[ROWS * WIDTH]; /* elements one after another */
} column;

integra_date day_of(const char *text)
{
    integra_date date = 0;
    int32_t year = (int32_t)strtol(text, NULL, 10), month = (int32_t)strtol(text + 5, NULL, 10);
    assert_int_equal(integra_date_from_civil(year, month, (int32_t)strtol(text + 8, NULL, 10), &date, NULL),
                     INTEGRA_OK);
    return date;
}

static uint32_t word_of(uint32_t group, const char *text)
{
    uint32_t code = 0;
    assert_int_equal(integra_word_find(group, text, &code, NULL), INTEGRA_OK);
    return code;
}

static integra_date date_of(const char *text)
{
    return strcmp(text, ".") == 0         ? INTEGRA_DATE_UNKNOWN
           : strcmp(text, "unknown") == 0 ? INTEGRA_DATE_SAID_UNKNOWN
           : strcmp(text, "open") == 0    ? INTEGRA_DATE_OPEN
                                          : day_of(text);
}

static uint32_t set_of(const char *text)
{
    uint32_t set = 0;
    if (strcmp(text, ".") == 0) {
        return UINT32_MAX;
    }
    for (const char *at = text; *at == 'F'; at += at[2] == '+' ? 3 : 2) {
        set |= 1u << (at[1] - '1');
    }
    return set;
}

/* The group of a word is told by its column's name. */
static uint8_t code_of(const char *name, uint32_t frame, const char *text)
{
    const uint32_t group = strcmp(name, "requester") == 0  ? (uint32_t)INTEGRA_GROUP_REQUESTER
                           : frame == INTEGRA_FRAME_OFFERS ? (uint32_t)INTEGRA_GROUP_STRUCTURE_KIND
                                                           : (uint32_t)INTEGRA_GROUP_ASSESSMENT_KIND;
    return strcmp(text, ".") == 0 ? 0 : (uint8_t)word_of(group, text);
}

static void put(uint32_t frame, size_t at, const char *text, uint8_t *element)
{
    const integra__frame_column *kind = &integra__frames[frame].columns[at];
    const integra_date date = kind->kind <= INTEGRA__FRAME_DATE && kind->kind != INTEGRA__FRAME_ID ? date_of(text) : 0;
    const uint32_t number = strcmp(text, ".") == 0 ? UINT32_MAX : (uint32_t)strtoul(text, NULL, 10);
    const uint32_t set = set_of(text);
    const uint8_t code = kind->kind == INTEGRA__FRAME_WORD ? code_of(kind->name, frame, text)
                         : strcmp(text, "no") == 0         ? (uint8_t)INTEGRA_TRI_NO
                         : strcmp(text, "yes") == 0        ? (uint8_t)INTEGRA_TRI_YES
                                                           : (uint8_t)INTEGRA_TRI_UNKNOWN;
    const uint8_t letter = text[0] == '.' ? 0 : (uint8_t)text[0];
    memset(element, 0, kind->size);
    switch (kind->kind) {
    case INTEGRA__FRAME_ID:
    case INTEGRA__FRAME_DIGEST:
        element[0] = letter;
        break;
    case INTEGRA__FRAME_SET:
        memcpy(element, &set, sizeof set);
        break;
    case INTEGRA__FRAME_NUMBER:
        memcpy(element, &number, sizeof number);
        break;
    case INTEGRA__FRAME_TRI:
    case INTEGRA__FRAME_WORD:
        element[0] = code;
        break;
    default:
        memcpy(element, &date, sizeof date);
    }
}

/* The next cell of a row, or . where the row has no more. */
static const char *next_cell(const char **text, char cell[CELL])
{
    size_t size = 0;
    *text += strspn(*text, " \n");
    size = strcspn(*text, " \n;");
    assert_true(size < CELL);
    memcpy(cell, size == 0 ? "." : *text, size == 0 ? 1 : size);
    cell[size == 0 ? 1 : size] = 0;
    *text += size;
    return cell;
}

static size_t read_rows(uint32_t frame, const char *text, column *columns)
{
    size_t count = 0;
    char cell[CELL];
    while (text[strspn(text, " \n")] != 0) {
        assert_true(count < ROWS);
        for (size_t i = 0; i < integra__frames[frame].column_count; i++) {
            const size_t size = integra__frames[frame].columns[i].size;
            put(frame, i, next_cell(&text, cell), columns[i].bytes + count * size);
        }
        text += strspn(text, " \n");
        assert_true(*text == ';' || *text == 0);
        text += *text == ';';
        count++;
    }
    return count;
}

integra_tally *tally_of(asking of, const char *rows)
{
    static column columns[INTEGRA_FRAME_COLUMN_LIMIT];
    const void *arrays[INTEGRA_FRAME_COLUMN_LIMIT];
    integra_tally_subject subject;
    integra_tally *tally = NULL;
    integra_rules *rules = NULL;
    integra_tally_subject_init(&subject, sizeof subject);
    subject.indicator = word_of(INTEGRA_GROUP_INDICATOR, of.indicator);
    subject.at = day_of(of.at);
    subject.parts = 1;
    subject.held = 1;
    assert_int_equal(
        integra_rules_create("has-2014", &of.parameter, &of.value, of.parameter != NULL, NULL, &rules, NULL),
        INTEGRA_OK);
    assert_int_equal(integra_tally_create(&subject, rules, NULL, &tally, NULL), INTEGRA_OK);
    integra_rules_destroy(rules);
    const uint32_t frame = integra_indicator_frame(subject.indicator);
    const size_t count = read_rows(frame, rows, columns);
    for (size_t i = 0; i < INTEGRA_FRAME_COLUMN_LIMIT; i++) {
        arrays[i] = columns[i].bytes;
    }
    const size_t given = of.columns > 0 ? of.columns : integra__frames[frame].column_count;
    assert_int_equal(integra_tally_add(tally, arrays, given, count, NULL), INTEGRA_OK);
    return tally;
}

static void add_number(char *text, int64_t number)
{
    char digits[24];
    (void)snprintf(digits, sizeof digits, "%lld", (long long)number);
    text_add(text, number == INTEGRA_PPM_NONE ? "-" : digits);
}

static void add_span(char *text, int64_t from, int64_t to, int always)
{
    add_number(text, from);
    if (always || from != to) {
        text_add(text, "..");
        add_number(text, to);
    }
}

static void add_figure(char *text, const integra_figure *figure)
{
    add_span(text, (int64_t)figure->numerator, (int64_t)figure->numerator_highest, 0);
    text_add(text, "/");
    add_span(text, (int64_t)figure->denominator, (int64_t)figure->denominator_highest, 0);
    text_add(text, " ");
    add_number(text, figure->value);
    text_add(text, " (");
    add_span(text, figure->lowest, figure->highest, 1);
    text_add(text, ") [");
    add_span(text, figure->interval_lowest, figure->interval_highest, 1);
    text_add(text, "] ");
    if (figure->indicator == INTEGRA_INDICATOR_B1) {
        add_span(text, (int64_t)figure->pairs, (int64_t)figure->pairs_highest, 0);
        text_add(text, "/");
        add_span(text, (int64_t)figure->pairs_before, (int64_t)figure->pairs_before_highest, 0);
        text_add(text, " ");
    }
    text_add(text, integra_word_name(INTEGRA_GROUP_FIGURE_STATE, figure->state));
    if (figure->covered != INTEGRA_TRI_UNKNOWN) {
        text_add(text, figure->covered == INTEGRA_TRI_YES ? " covered" : " uncovered");
    }
}

static void add_identifiers(char *text, integra_tally *tally, const integra_figure_options *options)
{
    for (uint32_t counting = INTEGRA_COUNTING_CERTAIN; counting <= INTEGRA_COUNTING_POSSIBLE; counting++) {
        integra_id ids[ROWS];
        size_t count = 0;
        assert_int_equal(integra_tally_identifiers(tally, options, counting, ids, ROWS, &count, NULL), INTEGRA_OK);
        for (size_t i = 0; i < count; i++) {
            const char one[] = { (char)ids[i].bytes[0], 0 };
            text_add(text, counting == INTEGRA_COUNTING_CERTAIN ? " " : " ?");
            text_add(text, one);
        }
    }
}

const char *figure_text(asking of, const char *rows)
{
    char *text = text_begun();
    integra_tally *tally = tally_of(of, rows);
    integra_figure_options options;
    integra_figure figure;
    integra_figure_options_init(&options, sizeof options);
    integra_figure_init(&figure, sizeof figure);
    options.conformity = of.conformity == NULL ? 0 : word_of(INTEGRA_GROUP_CONFORMITY_BASIS, of.conformity);
    options.requester = of.requester == NULL ? 0 : word_of(INTEGRA_GROUP_REQUESTER, of.requester);
    if (of.covers_from != NULL) {
        options.covers_from = day_of(of.covers_from);
        options.covers_to = day_of(of.covers_to);
    }
    assert_int_equal(integra_tally_figure(tally, &options, &figure, NULL), INTEGRA_OK);
    add_figure(text, &figure);
    add_identifiers(text, tally, &options);
    integra_tally_destroy(tally);
    return text;
}
