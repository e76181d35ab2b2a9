/* test_event.c - whether an event is one: each kind's fields against spec/kinds.tsv, cell by cell, then all that is
 * asked of an event of any kind. Spec: PLN-11, PLN-22, PLN-23; spec/kinds.tsv.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

#include "domain/event/event.h"

#include <stdio.h>

enum { KINDS = 63, FIELDS = 12, COLUMNS = 21, LINE = 512, FIRST_FIELD = 4, LATER_KIND = 70, MINUTES = 1440 };

/* The fields in the order of the table's columns. */
static const uint32_t fields[FIELDS] = {
    INTEGRA_FIELD_EFFECTIVE, INTEGRA_FIELD_DUE,    INTEGRA_FIELD_UNTIL, INTEGRA_FIELD_PERSON,
    INTEGRA_FIELD_REFERENCE, INTEGRA_FIELD_TARGET, INTEGRA_FIELD_CODE,  INTEGRA_FIELD_DETAIL,
    INTEGRA_FIELD_TEXT,      INTEGRA_FIELD_GIVER,  INTEGRA_FIELD_HEARD, INTEGRA_FIELD_VOUCHED,
};

static char cells[KINDS + 1][COLUMNS][160];

static int read_table(void **state)
{
    char line[LINE];
    FILE *file = fopen("spec/kinds.tsv", "r"); /* tests run in the root of the repository */
    (void)state;
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        return -1;
    }
    uint32_t kind = 0;
    while (fgets(line, sizeof line, file) != NULL && kind < KINDS) {
        char *at = line;
        kind++;
        for (size_t i = 0; i < COLUMNS; i++) {
            size_t length = strcspn(at, "\t\n");
            memcpy(cells[kind][i], at, length);
            cells[kind][i][length] = '\0';
            at += length + (at[length] != '\0');
        }
    }
    (void)fclose(file);
    return kind == KINDS ? 0 : -1;
}

/* A plausible event of that kind, as it would be written first of its writer. */
static integra_event whole(uint32_t kind)
{
    static const integra_digest target = { { 9 } };
    int takes = kind <= KINDS && cells[kind][FIRST_FIELD + 5][0] == 'R';
    integra_event event = event_of(kind, GP, takes ? &target : NULL);
    event.writer = who('a');
    event.sequence = 1;
    event.edition = kind == INTEGRA_EVENT_OPENING;
    event.plan = who(kind == INTEGRA_EVENT_OPENING ? 0 : 'z');
    return event;
}

static void give(integra_event *event, uint32_t field, int given)
{
    static const integra_digest target = { { 9 } };
    integra_event empty;
    integra_event_init(&empty, sizeof empty);
    integra_date *const dates[] = { NULL, &event->effective, &event->due, &event->until };
    switch (field) {
    case INTEGRA_FIELD_PERSON:
        event->person = given ? who('q') : empty.person;
        break;
    case INTEGRA_FIELD_REFERENCE:
        event->reference = given ? who('q') : empty.reference;
        break;
    case INTEGRA_FIELD_TARGET:
        event->target = given ? target : empty.target;
        break;
    case INTEGRA_FIELD_CODE:
        event->code = given ? first_word(integra_event_words(event->kind, field)) : 0;
        break;
    case INTEGRA_FIELD_DETAIL:
        event->detail = given ? first_word(integra_event_words(event->kind, field)) : 0;
        break;
    case INTEGRA_FIELD_GIVER:
        event->giver = given ? who('q') : empty.giver;
        break;
    case INTEGRA_FIELD_HEARD:
        event->heard = given ? first_word(integra_event_words(event->kind, field)) : 0;
        break;
    case INTEGRA_FIELD_VOUCHED:
        event->vouched = given ? first_word(integra_event_words(event->kind, field)) : 0;
        break;
    case INTEGRA_FIELD_TEXT:
        event->salt = empty.salt;
        event->text = empty.text;
        if (given) {
            write_text(event, "words");
        }
        break;
    default:
        *dates[field] = given ? DAY : INTEGRA_DATE_UNKNOWN;
    }
}

static void refused(const integra_event *event, integra_status expected, const char *rule, uint64_t field)
{
    integra_error error = { 0 };
    message out;
    integra_digest digest;
    size_t size = 0;
    integra_status status = integra_event_encode(event, out.bytes, sizeof out.bytes, &size, &error);
    if (status != expected || error.index != field || strcmp(integra_rule_name(error.rule), rule) != 0) {
        fail_msg("kind %u: %d, field %d, not %d, %s, field %d", event->kind, status, (int)error.index, expected, rule,
                 (int)field);
    }
    assert_int_equal(integra_event_digest(event, &digest, NULL), expected);
}

static void each_cell_of_the_table(void **state)
{
    message out;
    (void)state;
    for (uint32_t kind = 1; kind <= KINDS; kind++) {
        integra_event event = whole(kind);
        assert_int_equal(written(&event, &out), INTEGRA_OK);
        for (size_t i = 0; i < FIELDS; i++) {
            const char *cell = cells[kind][FIRST_FIELD + i];
            event = whole(kind);
            give(&event, fields[i], cell[0] != 'R');
            if (cell[0] == 'R') {
                assert_int_equal(integra_event_field(kind, fields[i]), INTEGRA_PRESENCE_REQUIRED);
                refused(&event, INTEGRA_ERR_MISSING_KEY, "WIRE-21", fields[i]);
            } else if (cell[0] == 'O') {
                assert_int_equal(integra_event_field(kind, fields[i]), INTEGRA_PRESENCE_OPTIONAL);
                assert_int_equal(written(&event, &out), INTEGRA_OK);
            } else {
                assert_int_equal(integra_event_field(kind, fields[i]), INTEGRA_PRESENCE_ABSENT);
                refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", fields[i]);
            }
            assert_int_equal(integra_event_correctable(kind, fields[i]), cell[0] != '-' && cell[1] == 'c');
        }
    }
}

/* The group of the words that a kind's field takes, by the table; 0 where it takes none. */
static uint32_t words_by_the_table(uint32_t kind, uint32_t field)
{
    enum { CODE_WORDS = FIRST_FIELD + FIELDS, DETAIL_WORDS };
    int given = integra_event_field(kind, field) != INTEGRA_PRESENCE_ABSENT;
    const char *cell = cells[kind][field == INTEGRA_FIELD_CODE ? CODE_WORDS : DETAIL_WORDS];
    switch (field) {
    case INTEGRA_FIELD_HEARD:
        return given ? INTEGRA_GROUP_HEARD : 0;
    case INTEGRA_FIELD_VOUCHED:
        return given ? INTEGRA_GROUP_TRI : 0;
    case INTEGRA_FIELD_CODE:
    case INTEGRA_FIELD_DETAIL:
        for (uint32_t group = 1; cell[0] != '-' && integra_word_name(INTEGRA_GROUP_GROUP, group) != NULL; group++) {
            if (strcmp(integra_word_name(INTEGRA_GROUP_GROUP, group), cell) == 0) {
                return group;
            }
        }
        return 0;
    default:
        return 0;
    }
}

static uint32_t *number_of(integra_event *event, uint32_t field)
{
    return field == INTEGRA_FIELD_CODE     ? &event->code
           : field == INTEGRA_FIELD_DETAIL ? &event->detail
           : field == INTEGRA_FIELD_HEARD  ? &event->heard
                                           : &event->vouched;
}

static void numbers_outside_their_words(void **state)
{
    static const uint32_t numbers[] = { INTEGRA_FIELD_CODE, INTEGRA_FIELD_DETAIL, INTEGRA_FIELD_HEARD,
                                        INTEGRA_FIELD_VOUCHED };
    (void)state;
    for (uint32_t kind = 1; kind <= KINDS; kind++) {
        for (uint32_t field = 0; field <= FIELDS + 1; field++) {
            assert_int_equal(integra_event_words(kind, field), words_by_the_table(kind, field));
        }
        for (size_t i = 0; i < 4; i++) {
            integra_event event = whole(kind);
            if (integra_event_field(kind, numbers[i]) == INTEGRA_PRESENCE_ABSENT) {
                continue;
            }
            *number_of(&event, numbers[i]) = integra_event_words(kind, numbers[i]) != 0 ? 999 : UINT16_MAX + 1u;
            refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", numbers[i]);
        }
    }
    integra_event later = whole(LATER_KIND); /* a kind not known here may have any field */
    message out;
    for (size_t i = 0; i < FIELDS; i++) {
        give(&later, fields[i], 1);
    }
    for (size_t i = 0; i < 4; i++) {
        integra_event more = later;
        uint32_t most = numbers[i] == INTEGRA_FIELD_VOUCHED ? INTEGRA_TRI_YES : UINT16_MAX;
        assert_int_equal(integra_event_words(LATER_KIND, numbers[i]), 0);
        *number_of(&more, numbers[i]) = most;
        assert_int_equal(written(&more, &out), INTEGRA_OK);
        *number_of(&more, numbers[i]) = most + 1;
        refused(&more, INTEGRA_ERR_INVALID_VALUE, "PLN-11", numbers[i]);
    }
}

static void the_frame(void **state)
{
    message out;
    (void)state;
    integra_event event = whole(INTEGRA_EVENT_NEED);
    event.sequence = 0;
    refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_NEED);
    event.writer = who(0);
    refused(&event, INTEGRA_ERR_MISSING_KEY, "WIRE-21", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_NEED);
    event.author = who(0);
    refused(&event, INTEGRA_ERR_MISSING_KEY, "WIRE-21", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_NEED);
    event.plan = who(0);
    refused(&event, INTEGRA_ERR_MISSING_KEY, "WIRE-21", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_NEED);
    event.edition = 1;
    refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_OPENING);
    event.plan = who('z');
    refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_OPENING);
    event.edition = 0;
    refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_NO_PLACE);
    event = whole(INTEGRA_EVENT_NEED); /* 0001-01-01T00:00Z and 9999-12-31T23:59Z */
    const int64_t first = -719162LL * MINUTES, last = 2932897LL * MINUTES - 1;
    const int64_t times[] = { first, last, first - 1, last + 1 };
    for (size_t i = 0; i < 4; i++) {
        event.recorded = times[i];
        if (i < 2) {
            assert_int_equal(written(&event, &out), INTEGRA_OK);
        } else {
            refused(&event, INTEGRA_ERR_INVALID_DATE, "GEN-7", INTEGRA_NO_PLACE);
        }
    }
}

/* The own previous event first where there is one, whatever its digest; the others ascending, none twice. */
static void parents_in_their_order(void **state)
{
    static const struct {
        uint32_t sequence;
        const char *digests; /* a letter each */
        int fits;
    } tries[] = {
        { 1, "", 1 },  { 1, "b", 1 },   { 1, "abc", 1 }, { 1, "ba", 0 },  { 1, "aa", 0 },  { 2, "", 1 },
        { 2, "c", 1 }, { 2, "cab", 1 }, { 2, "cba", 0 }, { 2, "bab", 0 }, { 2, "caa", 0 }, { 2, "ccd", 0 },
    };
    message out;
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        integra_digest parents[4];
        size_t count = strlen(tries[i].digests);
        integra_event event = whole(INTEGRA_EVENT_NEED);
        for (size_t j = 0; j < count; j++) {
            memset(&parents[j], tries[i].digests[j], sizeof parents[j]);
        }
        event.sequence = tries[i].sequence;
        event.parents = (integra_bytes){ (const uint8_t *)parents, count * sizeof *parents };
        if (tries[i].fits) {
            assert_int_equal(written(&event, &out), INTEGRA_OK);
        } else {
            refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_NO_PLACE);
        }
        event.parents.size += 1;
        refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_NO_PLACE);
    }
}

/* The name covers the text by its salted digest: with the text, without it, signed or not, it is the same. */
static void a_text_and_its_digest(void **state)
{
    static const uint8_t signature[] = { 1, 2, 3 };
    integra_digest with, without;
    (void)state;
    integra_event event = whole(INTEGRA_EVENT_EXPECTATION);
    assert_int_equal(integra_event_digest(&event, &with, NULL), INTEGRA_OK);
    integra__event_text_digest(event.salt, event.text, &event.text_digest);
    sign(&event, signature, sizeof signature);
    event.salt.size = event.text.size = 0;
    assert_int_equal(integra_event_digest(&event, &without, NULL), INTEGRA_OK);
    assert_memory_equal(&with, &without, sizeof with);
    write_text(&event, "something else");
    refused(&event, INTEGRA_ERR_REFUSED, "PLN-22", INTEGRA_FIELD_TEXT);
    event = whole(INTEGRA_EVENT_EXPECTATION);
    event.salt.size--;
    refused(&event, INTEGRA_ERR_INVALID_VALUE, "PLN-11", INTEGRA_FIELD_TEXT);
    event = whole(INTEGRA_EVENT_EXPECTATION);
    write_text(&event, "\xff");
    refused(&event, INTEGRA_ERR_INVALID_TEXT, "WIRE-11", INTEGRA_FIELD_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_cell_of_the_table),
        cmocka_unit_test(numbers_outside_their_words),
        cmocka_unit_test(the_frame),
        cmocka_unit_test(parents_in_their_order),
        cmocka_unit_test(a_text_and_its_digest),
    };
    return cmocka_run_group_tests(tests, read_table, NULL);
}
