/* test_territory_review.c - what goes out of a review: findings in order, lines, questions, and what two reviews differ
 * in.
 * Spec: spec/41-territory.md (TER-16, GEN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/allocator.h"
#include "domain/rules/catalogue.h"
#include "domain/territory/review.h"
#include "territories.h"

enum { GEN_12 = 12, CON_5 = 4005, AT = 20000, NONE = -1 };

/* What a pass would tell: subject and second by one letter each, 0 for none. */
typedef struct telling {
    uint32_t rule, settled_by;
    char subject, second;
    int64_t index;
    uint32_t value, other;
    integra_date due;
} telling;

static integra__review fresh(const integra_allocator *allocator)
{
    integra__review review;
    memset(&review, 0, sizeof review);
    review.allocator = allocator;
    review.at = AT;
    return review;
}

static void tell(integra__review *review, const telling *t)
{
    integra_id subject = { { (uint8_t)t->subject } }, second = { { (uint8_t)t->second } };
    integra__review_tell(review, t->rule, t->settled_by, t->subject == 0 ? NULL : &subject, &second,
                         t->index == NONE ? INTEGRA_NO_INDEX : (uint32_t)t->index, t->value, t->other, t->due);
}

/* A review of territory `letter` that tells these, for integra_territory_review_destroy(). */
static integra_territory_review *review_that_tells(char letter, const telling *all, size_t count)
{
    integra_allocator allocator = integra__allocator_of(NULL);
    integra_territory_review *made = integra__allocate(&allocator, sizeof *made);
    assert_non_null(made);
    memset(made, 0, sizeof *made);
    made->allocator = allocator;
    made->territory.bytes[0] = (uint8_t)letter;
    integra__review review = fresh(&allocator);
    for (size_t i = 0; i < count; i++) {
        tell(&review, &all[i]);
    }
    integra__review_give_findings(&review, made);
    integra__review_give_questions(&review, made);
    assert_int_equal(review.status, INTEGRA_OK);
    integra__review_release(&review);
    return made;
}

/* In the order in which they go out; each differs from the one before in one more thing. */
static const telling in_order[] = {
    { GEN_12, INTEGRA_SETTLED_BY_BOTH_LOOKED_AT, 0, 0, NONE, 3, 1, INTEGRA_DATE_UNKNOWN },
    { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 2, 9, 0, INTEGRA_DATE_UNKNOWN },
    { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 7, 3, 0, INTEGRA_DATE_UNKNOWN },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 0, 'z', 9, 0, 0, INTEGRA_DATE_UNKNOWN },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'b', 5, 0, 0, AT - 1 },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 4, 0, 0, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 5, 1, 9, AT + 1 },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 5, 2, 3, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 5, 2, 4, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', NONE, 0, 0, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, '\xfe', 0, 0, 0, 0, AT }, /* bytes, not signed letters */
};

enum { COUNT = sizeof in_order / sizeof in_order[0] };

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

/* The places of what the later review tells anew, as "0 3". */
static const char *anew(const telling *earlier, size_t earlier_count, const telling *later, size_t later_count)
{
    char *out = text_begun(), number[16];
    uint32_t places[COUNT];
    size_t count = 0;
    integra_territory_review *before = review_that_tells('t', earlier, earlier_count);
    integra_territory_review *after = review_that_tells('t', later, later_count);
    assert_int_equal(integra_territory_review_compare(after, before, places, COUNT, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(number, sizeof number, "%s%u", i == 0 ? "" : " ", places[i]);
        text_add(out, number);
    }
    integra_territory_review_destroy(before);
    integra_territory_review_destroy(after);
    return out;
}

static void reviews_are_compared_by_identifiers_never_by_places(void **state)
{
    (void)state;
    assert_string_equal(anew(in_order, COUNT, in_order, COUNT), "");
    assert_string_equal(anew(NULL, 0, in_order, COUNT), "0 1 2 3 4 5 6 7 8 9 10");
    assert_string_equal(anew(in_order, COUNT, NULL, 0), "");
    for (size_t left_out = 0; left_out < COUNT; left_out++) {
        telling fewer[COUNT];
        size_t count = 0;
        for (size_t i = 0; i < COUNT; i++) {
            fewer[count] = in_order[i];
            count += i != left_out;
        }
        char number[16];
        /* of the five about a and c one stands for all: they differ in place, value and other alone */
        int alone = left_out < 5 || left_out == COUNT - 1;
        (void)snprintf(number, sizeof number, "%zu", left_out);
        assert_string_equal(anew(fewer, count, in_order, COUNT), alone ? number : "");
    }
}

static void what_names_nobody_is_compared_by_its_values(void **state)
{
    (void)state;
    telling earlier = { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 2, 9, 1, INTEGRA_DATE_UNKNOWN };
    telling later = earlier;
    later.index = 5; /* a place in another territory's rows, as it were */
    later.due = AT;
    assert_string_equal(anew(&earlier, 1, &later, 1), "");
    later.value = 8;
    assert_string_equal(anew(&earlier, 1, &later, 1), "0");
    later = earlier;
    later.other = 2;
    assert_string_equal(anew(&earlier, 1, &later, 1), "0");
    earlier.second = later.second = 'b';
    assert_string_equal(anew(&earlier, 1, &later, 1), "");
    later.settled_by = INTEGRA_SETTLED_BY_BOTH_LOOKED_AT;
    assert_string_equal(anew(&earlier, 1, &later, 1), "0");
}

static void two_territories_are_not_compared(void **state)
{
    (void)state;
    size_t count = 7;
    integra_error error;
    integra_territory_review *one = review_that_tells('t', NULL, 0);
    integra_territory_review *other = review_that_tells('u', NULL, 0);
    assert_int_equal(integra_territory_review_compare(one, other, NULL, 0, &count, &error), INTEGRA_ERR_MISMATCH);
    assert_int_equal(error.rule, 5016);
    assert_int_equal(count, 7);
    integra_territory_review_destroy(one);
    integra_territory_review_destroy(other);
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
        cmocka_unit_test(reviews_are_compared_by_identifiers_never_by_places),
        cmocka_unit_test(what_names_nobody_is_compared_by_its_values),
        cmocka_unit_test(two_territories_are_not_compared),
        cmocka_unit_test(a_fact_is_asked_once_and_by_how_many_lines_it_may_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
