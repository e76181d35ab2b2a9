/* test_territory_review.c - what goes out of a review: findings in order, and questions.
 * Spec: spec/41-territory.md (TER-16, GEN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tells.h"

static void findings_stand_in_the_order_of_their_table_then_by_what_they_say(void **state)
{
    (void)state;
    for (size_t turn = 0; turn < COUNT; turn++) { /* told in any order */
        telling told[COUNT];
        for (size_t i = 0; i < COUNT; i++) {
            told[(i * 7 + turn) % COUNT] = in_order[i];
        }
        integra_territory_review *review = review_that_tells('t', told, COUNT);
        integra_finding findings[COUNT];
        size_t count = 0;
        assert_int_equal(integra_territory_review_findings(review, findings, COUNT, &count, NULL), INTEGRA_OK);
        assert_int_equal(count, COUNT);
        for (size_t i = 0; i < COUNT; i++) {
            const telling *t = &in_order[i];
            integra_id second;
            assert_int_equal(findings[i].rule, t->rule);
            assert_int_equal(findings[i].settled_by, t->settled_by);
            assert_int_equal(findings[i].subject.bytes[0], (uint8_t)t->subject);
            assert_int_equal(findings[i].index, t->index == NONE ? INTEGRA_NO_INDEX : (uint32_t)t->index);
            assert_int_equal(findings[i].value, t->value);
            assert_int_equal(findings[i].other, t->other);
            assert_int_equal(findings[i].due, t->due);
            assert_int_equal(integra_territory_review_second(review, i, &second, NULL), INTEGRA_OK);
            assert_int_equal(second.bytes[0], (uint8_t)t->second);
        }
        integra_territory_review_destroy(review);
    }
}

static void a_finding_is_due_until_its_day_has_passed(void **state)
{
    (void)state;
    integra_territory_review *review = review_that_tells('t', in_order, COUNT);
    integra_finding findings[COUNT];
    size_t count = 0;
    assert_int_equal(integra_territory_review_findings(review, findings, COUNT, &count, NULL), INTEGRA_OK);
    assert_int_equal(findings[3].state, INTEGRA_FINDING_STATE_OPEN);
    assert_int_equal(findings[4].state, INTEGRA_FINDING_STATE_OVERDUE);
    assert_int_equal(findings[5].state, INTEGRA_FINDING_STATE_DUE);
    assert_int_equal(findings[6].state, INTEGRA_FINDING_STATE_DUE);
    assert_int_equal(findings[0].weight, INTEGRA_WEIGHT_MEDIUM); /* the weights are those of findings.tsv */
    assert_int_equal(findings[1].weight, INTEGRA_WEIGHT_LOW);
    integra_territory_review_destroy(review);
}

static void what_is_said_unknown_names_nobody(void **state)
{
    (void)state;
    integra_allocator allocator = integra__allocator_of(NULL);
    integra__review review = fresh(&allocator);
    integra_id unknown;
    memset(&unknown, INTEGRA_ID_SAID_UNKNOWN, sizeof unknown);
    integra__review_tell(&review, CON_5, INTEGRA_SETTLED_BY_OWNER, &unknown, &unknown, 0, 0, 0, INTEGRA_DATE_UNKNOWN);
    assert_int_equal(review.told_count, 1);
    assert_int_equal(review.told[0].finding.subject.bytes[0], 0);
    assert_int_equal(review.told[0].second.bytes[15], 0);
    integra__review_release(&review);
}

static void an_array_too_small_is_left_untouched(void **state)
{
    (void)state;
    integra_territory_review *review = review_that_tells('t', in_order, COUNT);
    integra_territory_review *empty = review_that_tells('t', NULL, 0);
    integra_finding findings[COUNT];
    uint32_t places[COUNT];
    size_t count = 0;
    integra_error error;
    memset(findings, 0x55, sizeof findings);
    memset(places, 0x55, sizeof places);
    assert_int_equal(integra_territory_review_findings(review, NULL, 0, &count, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, COUNT);
    count = 0;
    assert_int_equal(integra_territory_review_findings(review, findings, COUNT - 1, &count, &error),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, COUNT);
    assert_int_equal(error.index, COUNT);
    assert_int_equal(findings[0].rule, 0x55555555);
    assert_int_equal(integra_territory_review_findings(empty, NULL, 0, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 0);
    assert_int_equal(integra_territory_review_compare(review, empty, NULL, 0, &count, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, COUNT);
    count = 0;
    assert_int_equal(integra_territory_review_compare(review, empty, places, COUNT - 1, &count, &error),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, COUNT);
    assert_int_equal(error.index, COUNT);
    assert_int_equal(places[0], 0x55555555);
    assert_int_equal(integra_territory_review_compare(empty, review, NULL, 0, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 0);
    integra_territory_review_destroy(review);
    integra_territory_review_destroy(empty);
}

/* The questions of a review as "score kind table row column line; ...". */
static const char *questions_of(const integra_territory_review *review)
{
    char *out = text_begun(), text[96];
    for (size_t i = 0; i < integra_territory_review_question_count(review); i++) {
        integra_question q;
        integra_question_init(&q, sizeof q);
        assert_int_equal(integra_territory_review_question_at(review, i, &q, NULL), INTEGRA_OK);
        assert_int_equal(q.struct_size, sizeof q);
        (void)snprintf(text, sizeof text, "%s%u %s %u %d %d %u", i == 0 ? "" : "; ", q.score,
                       integra_word_name(INTEGRA_GROUP_QUESTION_KIND, q.kind), q.table, (int32_t)q.row,
                       (int32_t)q.column, q.line);
        text_add(out, text);
    }
    return out;
}

static void a_fact_is_asked_once_and_by_how_many_lines_it_may_move(void **state)
{
    (void)state;
    integra_allocator allocator = integra__allocator_of(NULL);
    integra__review review = fresh(&allocator);
    integra_territory_review *made = review_that_tells('t', NULL, 0);
    review.target = 7;
    integra__ask_statement(&review, 90);
    integra__ask_field(&review, 4, 2, 1);
    integra__ask_field(&review, 4, 2, 1); /* twice for one line */
    integra__ask_claim(&review, 9);
    integra__ask_field(&review, 4, 10, 0);
    review.target = 3;
    integra__ask_field(&review, 4, 2, 1);
    integra__ask_claim(&review, 9);
    integra__ask_claim(&review, 2);
    integra__ask_field(&review, 3, 99, 9);
    integra__ask_field(&review, 4, 2, 0);
    integra__ask_statement(&review, 12);
    review.target = 5;
    integra__ask_field(&review, 4, 2, 1);
    integra__review_give_questions(&review, made);
    assert_int_equal(review.status, INTEGRA_OK);
    integra__review_release(&review);
    assert_string_equal(questions_of(made), "3 field 4 2 1 0; 2 claim 9 -1 -1 0; 1 claim 2 -1 -1 0; 1 field 3 99 9 0; "
                                            "1 field 4 2 0 0; 1 field 4 10 0 0; 1 statement 0 -1 -1 12; "
                                            "1 statement 0 -1 -1 90");
    integra_territory_review_destroy(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_stand_in_the_order_of_their_table_then_by_what_they_say),
        cmocka_unit_test(a_finding_is_due_until_its_day_has_passed),
        cmocka_unit_test(what_is_said_unknown_names_nobody),
        cmocka_unit_test(an_array_too_small_is_left_untouched),
        cmocka_unit_test(a_fact_is_asked_once_and_by_how_many_lines_it_may_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
