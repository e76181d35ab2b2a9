/* test_territory_sheet.c - a whole review: an empty territory, stated beside computed, memory that fails.
 * Spec: spec/41-territory.md (TER-16, GEN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/rules/generated/bounds.h"
#include "territories.h"

static void an_empty_territory_has_no_finding_and_a_list_of_questions(void **state)
{
    (void)state;
    size_t count = 1;
    integra_territory_review *review = review_of("", "2024-02-01");
    assert_int_equal(integra_territory_review_findings(review, NULL, 0, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 0);
    for (uint32_t code = INTEGRA__LINE_FIRST; code <= INTEGRA__LINE_LAST; code++) {
        integra_line line;
        integra_line_init(&line, sizeof line);
        assert_int_equal(integra_territory_review_line(review, code, &line, NULL), INTEGRA_OK);
        assert_int_equal(line.struct_size, sizeof line);
        assert_int_equal(line.line, code);
        assert_non_null(integra_word_name(INTEGRA_GROUP_LINE_GROUP, line.group));
        assert_int_equal(line.value, INTEGRA_TRI_UNKNOWN);
        assert_int_equal(line.basis, INTEGRA_BASIS_NONE);
        assert_int_equal(line.date, INTEGRA_DATE_UNKNOWN);
        assert_int_equal(line.since, INTEGRA_DATE_UNKNOWN);
    }
    assert_true(integra_territory_review_question_count(review) > 0);
    integra_territory_review_destroy(review);
}

static void a_line_has_its_group_and_which_answer_is_bad(void **state)
{
    (void)state;
    const struct {
        const char *name;
        uint32_t group, bad;
    } rows[] = {
        { "level_macro", INTEGRA_LINE_GROUP_LEVEL, 0 },
        { "action_2_neutral", INTEGRA_LINE_GROUP_ACTION, 0 },
        { "obstacle_trust", INTEGRA_LINE_GROUP_OBSTACLE, 1 },
        { "pitfall_elected_absent", INTEGRA_LINE_GROUP_PITFALL, 1 },
        { "warning_layers", INTEGRA_LINE_GROUP_WARNING, 1 },
        { "progress_integration", INTEGRA_LINE_GROUP_PROGRESS, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_line line = line_of("", "2024-02-01", rows[i].name);
        assert_int_equal(line.group, rows[i].group);
        assert_int_equal(line.bad, rows[i].bad);
    }
}

static void what_is_stated_keeps_the_line(void **state)
{
    (void)state;
    const char *text = "statement line=engine_shared_assessment value=yes date=2024-01-05 since=2023-09-01 evidence=e";
    integra_line line = line_of(text, "2024-02-01", "engine_shared_assessment");
    integra_id e = named("e");
    assert_int_equal(line.value, INTEGRA_TRI_YES);
    assert_int_equal(line.stated, INTEGRA_TRI_YES);
    assert_int_equal(line.computed, INTEGRA_TRI_UNKNOWN);
    assert_int_equal(line.basis, INTEGRA_BASIS_STATED);
    assert_int_equal(line.date, day_of("2024-01-05"));
    assert_int_equal(line.since, day_of("2023-09-01"));
    assert_memory_equal(&line.evidence, &e, sizeof e);
    line = line_of(text, "2024-01-04", "engine_shared_assessment");
    assert_int_equal(line.value, INTEGRA_TRI_UNKNOWN);
    assert_int_equal(line.basis, INTEGRA_BASIS_NONE);
    line = line_of(but(text, "evidence=e", "evidence=unknown"), "2024-02-01", "engine_shared_assessment");
    assert_int_equal(line.evidence.bytes[0], 0);
}

/* No body at all in a complete list: the macro level is known not to meet. */
static void stated_and_computed_are_told_apart_and_named_where_they_differ(void **state)
{
    (void)state;
    const char *text = "claim body; statement line=level_macro value=yes date=2024-01-05";
    integra_line line = line_of(text, "2024-02-01", "level_macro");
    assert_int_equal(line.value, INTEGRA_TRI_YES);
    assert_int_equal(line.stated, INTEGRA_TRI_YES);
    assert_int_equal(line.computed, INTEGRA_TRI_NO);
    assert_int_equal(line.basis, INTEGRA_BASIS_STATED);
    assert_string_equal(found(text, "2024-02-01", "GEN-12/both_looked_at"), "- - - 1 2 - open");
    line = line_of("claim body", "2024-02-01", "level_macro");
    assert_int_equal(line.value, INTEGRA_TRI_NO);
    assert_int_equal(line.basis, INTEGRA_BASIS_COMPUTED);
    assert_int_equal(line.date, INTEGRA_DATE_UNKNOWN);
    assert_string_equal(found("claim body", "2024-02-01", "GEN-12/both_looked_at"), "");
    assert_string_equal(found(but(text, "value=yes", "value=no"), "2024-02-01", "GEN-12/both_looked_at"), "");
}

/* What shows a line, by its first byte, and since when. */
static void shows_it(const char *text, const char *of, char by, const char *since)
{
    integra_line line = line_of(text, "2024-02-01", of);
    assert_int_equal(line.computed, INTEGRA_TRI_YES);
    assert_int_equal(line.date, INTEGRA_DATE_UNKNOWN); /* the date is a statement's alone */
    assert_int_equal(line.since, since == NULL ? INTEGRA_DATE_UNKNOWN : day_of(since));
    assert_int_equal(line.evidence.bytes[0], by);
}

static void what_is_computed_is_shown_by_the_row_that_shows_it_best(void **state)
{
    (void)state;
    const char *meets = "body id=b tier=macro; meeting id=m body=0 date=2024-01-15";
    shows_it(meets, "level_macro", 'm', "2024-01-15");
    shows_it(with(meets, "meeting id=n body=0 date=2024-01-16"), "level_macro", 'n', "2024-01-16");
    shows_it(with(meets, "meeting id=k body=0 date=2024-01-15"), "level_macro", 'k', "2024-01-15");
    shows_it(with(meets, "meeting id=n body=0 date=2024-02-02"), "level_macro", 'm', "2024-01-15");
    shows_it(with(meets, "body id=c tier=meso; meeting id=n body=1 date=2024-01-16"), "level_macro", 'm', "2024-01-15");
    shows_it(but(meets, "2024-01-15", "2024-01-15 users_spoke=yes"), "lever_users_speech", 'm', NULL);
    shows_it("body id=b tier=macro; body id=c tier=micro; meeting id=m body=0 date=2024-01-15 users_spoke=yes; "
             "meeting id=n body=1 date=2024-01-16 users_spoke=yes",
             "lever_users_speech", 'm', NULL);
    shows_it("clinical_month month=2024-02-01 held=1", "level_micro", 0, NULL);
    shows_it("claim pilote; pilote person=p opens=2024-01-02; pilote person=o opens=2024-01-03", "action_2_designated",
             'p', "2024-01-02");
    shows_it("claim pilote; pilote person=p; pilote person=q opens=2024-01-03", "action_2_designated", 'q',
             "2024-01-03");
    shows_it("claim function; structure id=s; structure id=r; function structure=0 support=F2 exercised=yes "
             "opens=2023-01-02; function structure=1 support=pathway_assistance exercised=yes opens=2023-01-02",
             "engine_planning", 'r', "2023-01-02");
    shows_it("claim function; structure id=s; function structure=0 support=guichet guichet=integrated exercised=yes",
             "engine_guichet", 's', NULL);
    shows_it("difficulty id=d date=2023-12-01; difficulty id=e date=2024-01-01", "sign_observatory", 'e', NULL);
    integra_line stated = line_of(with(meets, "statement line=level_macro value=yes date=2024-01-20 evidence=x"),
                                  "2024-02-01", "level_macro");
    assert_int_equal(stated.evidence.bytes[0], 'x');
    integra_line no = line_of("claim body", "2024-02-01", "level_macro");
    assert_int_equal(no.evidence.bytes[0], 0);
}

static void two_statements_of_one_day_are_a_finding(void **state)
{
    (void)state;
    const char *text = "statement line=vigilance_learning value=yes date=2024-01-05; "
                       "statement line=vigilance_learning value=no date=2024-01-05";
    char expected[64];
    (void)snprintf(expected, sizeof expected, "- - 0 %u 0 - open", (unsigned)INTEGRA_LINE_VIGILANCE_LEARNING);
    assert_string_equal(found(text, "2024-02-01", "GEN-12/statement"), expected);
    integra_line line = line_of(text, "2024-02-01", "vigilance_learning");
    assert_int_equal(line.value, INTEGRA_TRI_UNKNOWN);
    assert_int_equal(line.basis, INTEGRA_BASIS_NONE);
    assert_int_equal(line.since, INTEGRA_DATE_UNKNOWN);
}

/* An allocator that fails from the n-th call on, counts what is still held, and is told the size of what goes back. */
typedef struct scarce {
    size_t left, held;
} scarce;

enum { SIZE_ROOM = 16 };

static void *allocate(void *context, size_t size)
{
    scarce *s = context;
    if (s->left == 0) {
        return NULL;
    }
    s->left--;
    s->held++;
    uint8_t *block = malloc(SIZE_ROOM + size);
    assert_non_null(block);
    memcpy(block, &size, sizeof size);
    return block + SIZE_ROOM;
}

static void release(void *context, void *block, size_t size)
{
    scarce *s = context;
    size_t asked_for;
    uint8_t *whole = (uint8_t *)block - SIZE_ROOM;
    memcpy(&asked_for, whole, sizeof asked_for);
    assert_int_equal(asked_for, size);
    s->held--;
    free(whole);
}

static void memory_that_fails_anywhere_leaves_nothing_behind(void **state)
{
    (void)state;
    integra_territory *territory = territory_of(
        "claim body; body id=b tier=meso; meeting id=m body=0 date=2024-01-02; matter id=a; agenda matter=0; "
        "statement line=vigilance_learning value=yes; statement line=vigilance_learning value=no");
    integra_status status = INTEGRA_ERR_MEMORY;
    size_t calls = 0;
    for (; status != INTEGRA_OK; calls++) {
        scarce s = { calls, 0 };
        const integra_allocator allocator = { &s, allocate, release };
        integra_territory_review *review = NULL;
        status = integra_territory_review_create(territory, NULL, day_of("2024-02-01"), &allocator, &review, NULL);
        if (status != INTEGRA_OK) {
            assert_int_equal(status, INTEGRA_ERR_MEMORY);
            assert_null(review);
        }
        integra_territory_review_destroy(review);
        assert_int_equal(s.held, 0);
    }
    assert_true(calls > 20);
    integra_territory_destroy(territory);
}

/* More findings than a review has room for to begin with: every line is stated both ways. */
static void findings_have_the_room_they_need(void **state)
{
    (void)state;
    enum { TWICE = 2 * INTEGRA__LINE_LAST };
    uint8_t lines[TWICE];
    integra_tri values[TWICE];
    integra_finding findings[TWICE];
    for (size_t i = 0; i < TWICE; i++) {
        lines[i] = (uint8_t)(i / 2 + 1);
        values[i] = i % 2 == 0 ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
    }
    const void *const columns[] = { lines, values };
    integra_territory *territory = territory_of("");
    assert_int_equal(integra_territory_apply(territory, INTEGRA_TERRITORY_TABLE_STATEMENT, columns, 2, TWICE, NULL),
                     INTEGRA_OK);
    scarce s = { SIZE_MAX, 0 };
    const integra_allocator allocator = { &s, allocate, release };
    integra_territory_review *review = NULL;
    size_t count = 0;
    assert_int_equal(integra_territory_review_create(territory, NULL, day_of("2024-02-01"), &allocator, &review, NULL),
                     INTEGRA_OK);
    assert_int_equal(integra_territory_review_findings(review, findings, TWICE, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, INTEGRA__LINE_LAST);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(findings[i].index, 2 * i);
        assert_int_equal(findings[i].value, i + 1);
    }
    integra_territory_review_destroy(review);
    assert_int_equal(s.held, 0);
    integra_territory_destroy(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_territory_has_no_finding_and_a_list_of_questions),
        cmocka_unit_test(a_line_has_its_group_and_which_answer_is_bad),
        cmocka_unit_test(what_is_stated_keeps_the_line),
        cmocka_unit_test(stated_and_computed_are_told_apart_and_named_where_they_differ),
        cmocka_unit_test(what_is_computed_is_shown_by_the_row_that_shows_it_best),
        cmocka_unit_test(two_statements_of_one_day_are_a_finding),
        cmocka_unit_test(memory_that_fails_anywhere_leaves_nothing_behind),
        cmocka_unit_test(findings_have_the_room_they_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
