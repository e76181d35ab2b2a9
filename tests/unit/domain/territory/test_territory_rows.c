/* test_territory_rows.c - what is open, whose child each row is, and what is stated of a line.
 * Spec: spec/41-territory.md (GEN-1, GEN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/allocator.h"
#include "domain/territory/review.h"
#include "territories.h"

enum { NO = INTEGRA_TRI_NO, YES = INTEGRA_TRI_YES, MAYBE = INTEGRA_TRI_UNKNOWN };

/* A territory with what a review of it starts from. */
typedef struct begun {
    integra_territory *territory;
    integra_allocator allocator;
    integra__review review;
} begun;

static void begin(begun *b, const char *text, const char *at)
{
    memset(b, 0, sizeof *b);
    b->territory = territory_of(text);
    b->allocator = integra__allocator_of(NULL);
    integra__tables_of(b->territory, &b->review.t);
    b->review.claims = b->territory->claims;
    b->review.allocator = &b->allocator;
    b->review.at = day_of(at);
}

static void end(begun *b)
{
    assert_int_equal(b->review.status, INTEGRA_OK);
    integra__review_release(&b->review);
    integra_territory_destroy(b->territory);
}

/* Of a parent its children, as "4 2 1". */
static const char *children_of(const integra__review_children *children, size_t parent)
{
    char *out = text_begun(), number[16];
    assert_true(parent < children->parents);
    for (uint32_t i = children->from[parent]; i < children->from[parent + 1]; i++) {
        (void)snprintf(number, sizeof number, "%s%u", out[0] == 0 ? "" : " ", children->rows[i]);
        text_add(out, number);
    }
    return out;
}

static void what_is_open_hangs_on_the_list_it_stands_in(void **state)
{
    (void)state;
    const char *text = "body id=a tier=macro opens=2024-01-01; body id=b tier=meso opens=2024-01-01 seats_complete; "
                       "body id=c tier=meso closes=2023-12-31; seat body=0 opens=2024-01-01; "
                       "seat body=1 opens=2024-01-01; pilote opens=2024-01-02; structure id=s; "
                       "function structure=0 support=F1 closes=2024-06-01; function structure=0 support=F1";
    begun b;
    begin(&b, text, "2024-01-01");
    integra__pass_open(&b.review);
    assert_int_equal(b.review.body_open[0], MAYBE);
    assert_int_equal(b.review.body_open[2], NO);
    assert_int_equal(b.review.seat_open[0], MAYBE); /* the seats of that body are not all listed */
    assert_int_equal(b.review.seat_open[1], YES);
    assert_int_equal(b.review.pilote_open[0], NO);
    assert_int_equal(b.review.structure_open[0], MAYBE);
    assert_int_equal(b.review.function_open[0], MAYBE);
    end(&b);
    begin(&b, with(text, "claim body; claim structure; claim function"), "2024-01-01");
    integra__pass_open(&b.review);
    assert_int_equal(b.review.body_open[0], YES);
    assert_int_equal(b.review.seat_open[0], MAYBE); /* a claim on bodies says nothing of seats */
    assert_int_equal(b.review.structure_open[0], YES);
    assert_int_equal(b.review.function_open[0], YES);
    assert_int_equal(b.review.function_open[1], YES);
    end(&b);
}

static void meetings_stand_by_day_then_identifier_undated_ones_last(void **state)
{
    (void)state;
    begun b;
    begin(&b,
          "body id=a tier=macro; body id=b tier=meso; body id=c tier=meso; meeting id=z body=0; "
          "meeting id=y body=0 date=2024-03-01; meeting id=x body=0 date=2024-03-01; "
          "meeting id=w body=2 date=2024-01-01; meeting id=v body=0 date=2024-01-31; meeting id=u body=0; "
          "meeting id=t body=0 date=1969-12-31",
          "2024-02-01");
    integra__pass_children(&b.review);
    assert_string_equal(children_of(&b.review.meetings_of_body, 0), "6 4 2 1 5 0");
    assert_string_equal(children_of(&b.review.meetings_of_body, 1), "");
    assert_string_equal(children_of(&b.review.meetings_of_body, 2), "3");
    assert_int_equal(b.review.meetings_of_body.count, 7);
    end(&b);
}

static void agendas_stand_by_day_then_place(void **state)
{
    (void)state;
    begun b;
    begin(&b,
          "matter id=m; matter id=n; agenda matter=1; agenda matter=0 date=2024-02-02; agenda matter=1 date=2024-02-02;"
          "agenda matter=1 date=2024-02-02; agenda matter=1 date=2024-01-02; agenda matter=1",
          "2024-02-01");
    integra__pass_children(&b.review);
    assert_string_equal(children_of(&b.review.agenda_of_matter, 0), "1");
    assert_string_equal(children_of(&b.review.agenda_of_matter, 1), "4 2 3 0 5");
    end(&b);
}

static void other_children_stand_by_place_and_only_where_their_parent_is_known(void **state)
{
    (void)state;
    begun b;
    begin(
        &b,
        "body id=a tier=micro; body id=b tier=micro; matter id=m; matter id=n; "
        "clinical_month body=1 month=2024-03-01; clinical_month month=2024-01-01; "
        "clinical_month body=unknown month=2024-01-01; clinical_month body=0 month=2024-01-01; "
        "clinical_month body=1 month=2024-01-01; decision id=p matter=1; decision id=q; decision id=r matter=1; "
        "decision id=s matter=unknown; addressee decision=2; addressee decision=0; participant decision=2; "
        "concerned matter=1; feedback id=f; told feedback=0; told feedback=0; inclusion_month body=1 month=2024-01-01;"
        "seat body=1; seat body=0; meeting id=k body=0; present meeting=0",
        "2024-02-01");
    integra__pass_children(&b.review);
    assert_string_equal(children_of(&b.review.months_of_body, 0), "3");
    assert_string_equal(children_of(&b.review.months_of_body, 1), "0 4");
    assert_int_equal(b.review.months_of_body.count, 3);
    assert_string_equal(children_of(&b.review.decisions_of_matter, 0), "");
    assert_string_equal(children_of(&b.review.decisions_of_matter, 1), "0 2");
    assert_int_equal(b.review.decisions_of_matter.count, 2);
    assert_string_equal(children_of(&b.review.addressees_of_decision, 2), "0");
    assert_string_equal(children_of(&b.review.addressees_of_decision, 0), "1");
    assert_string_equal(children_of(&b.review.participants_of_decision, 2), "0");
    assert_string_equal(children_of(&b.review.concerned_of_matter, 1), "0");
    assert_string_equal(children_of(&b.review.told_of_feedback, 0), "0 1");
    assert_string_equal(children_of(&b.review.inclusion_of_body, 1), "0");
    assert_string_equal(children_of(&b.review.seats_of_body, 1), "0");
    assert_string_equal(children_of(&b.review.seats_of_body, 0), "1");
    assert_string_equal(children_of(&b.review.present_of_meeting, 0), "0");
    end(&b);
}

static void there_are_no_children_where_there_are_no_parents(void **state)
{
    (void)state;
    begun b;
    begin(&b, "", "2024-02-01");
    integra__pass_open(&b.review);
    integra__pass_children(&b.review);
    integra__pass_statements(&b.review);
    assert_int_equal(b.review.seats_of_body.count, 0);
    assert_int_equal(b.review.seats_of_body.parents, 0);
    assert_int_equal(b.review.told_count, 0);
    end(&b);
}

/* What is stated of vigilance_learning: "yes date since evidence", and the finding's index or -. */
static const char *stated(const char *text)
{
    char *out = text_begun(), index[32] = " -";
    begun b;
    begin(&b, text, "2024-02-01");
    for (size_t line = 0; line < INTEGRA__LINE_CODES; line++) {
        b.review.answers[line].date = b.review.answers[line].since = INTEGRA_DATE_UNKNOWN;
    }
    integra__pass_statements(&b.review);
    const integra__review_answer *answer = &b.review.answers[INTEGRA_LINE_VIGILANCE_LEARNING];
    text_add(out, integra_word_name(INTEGRA_GROUP_TRI, answer->stated));
    text_add(out, " ");
    text_add_day(out, answer->date);
    text_add(out, " ");
    text_add_day(out, answer->since);
    text_add(out, " ");
    text_add_id(out, &answer->evidence);
    if (b.review.told_count == 1) {
        const integra_finding *finding = &b.review.told[0].finding;
        assert_int_equal(finding->rule, 12);
        assert_int_equal(finding->settled_by, INTEGRA_SETTLED_BY_STATEMENT);
        assert_int_equal(finding->weight, INTEGRA_WEIGHT_LOW);
        assert_int_equal(finding->state, INTEGRA_FINDING_STATE_OPEN);
        assert_int_equal(finding->value, INTEGRA_LINE_VIGILANCE_LEARNING);
        assert_int_equal(finding->other, 0);
        (void)snprintf(index, sizeof index, " %u", finding->index);
    }
    text_add(out, index);
    assert_true(b.review.told_count <= 1);
    end(&b);
    return out;
}

static void of_several_statements_the_latest_counts(void **state)
{
    (void)state;
    const char *old = "statement line=vigilance_learning value=no date=2023-01-01 since=2022-01-01 evidence=e";
    const char *next = "statement line=vigilance_learning value=yes date=2024-02-01";
    const char *later = "statement line=vigilance_learning value=no date=2024-02-02";
    const char *undated = "statement line=vigilance_learning value=yes since=2021-01-01";
    const char *other = "statement line=vigilance_initial_aim value=yes date=2024-01-01";
    assert_string_equal(stated(""), "unknown - - - -");
    assert_string_equal(stated(other), "unknown - - - -");
    assert_string_equal(stated(old), "no 2023-01-01 2022-01-01 e -");
    assert_string_equal(stated(with(old, next)), "yes 2024-02-01 - - -");
    assert_string_equal(stated(with(next, old)), "yes 2024-02-01 - - -");
    assert_string_equal(stated(with(later, old)), "no 2023-01-01 2022-01-01 e -"); /* of tomorrow: not read */
    assert_string_equal(stated(undated), "yes - 2021-01-01 - -");
    assert_string_equal(stated(with(undated, old)), "no 2023-01-01 2022-01-01 e -");
    assert_string_equal(stated(with(old, undated)), "no 2023-01-01 2022-01-01 e -");
}

static void two_that_differ_on_the_latest_day_state_nothing(void **state)
{
    (void)state;
    const char *other = "statement line=vigilance_initial_aim value=yes date=2024-01-01";
    const char *yes = "statement line=vigilance_learning value=yes date=2024-01-31";
    const char *no = "statement line=vigilance_learning value=no date=2024-01-31";
    const char *blank = "statement line=vigilance_learning date=2024-01-31";
    const char *after = "statement line=vigilance_learning value=yes date=2024-02-01 since=2020-01-01";
    assert_string_equal(stated(with(other, with(yes, no))), "unknown - - - 1");
    assert_string_equal(stated(with(no, yes)), "unknown - - - 0");
    assert_string_equal(stated(with(with(yes, no), after)), "yes 2024-02-01 2020-01-01 - -");
    assert_string_equal(stated(with(yes, with(yes, yes))), "yes 2024-01-31 - - -");
    assert_string_equal(stated(with(blank, yes)), "unknown - - - 0"); /* that it is not known differs from yes */
    assert_string_equal(stated(with(blank, with(yes, no))), "unknown - - - 0");
    /* of those that agree the earliest since and the lowest evidence are kept, whatever their order */
    assert_string_equal(
        stated("statement line=vigilance_learning value=yes date=2024-01-31 since=2022-01-01 evidence=f;"
               "statement line=vigilance_learning value=yes date=2024-01-31 since=2021-01-01;"
               "statement line=vigilance_learning value=yes date=2024-01-31 evidence=e"),
        "yes 2024-01-31 2021-01-01 e -");
    assert_string_equal(
        stated("statement line=vigilance_learning value=yes date=2024-01-31 since=2021-01-01 evidence=e;"
               "statement line=vigilance_learning value=yes date=2024-01-31 since=2022-01-01 evidence=f"),
        "yes 2024-01-31 2021-01-01 e -");
    assert_string_equal(
        stated(with("statement line=vigilance_learning value=yes", "statement line=vigilance_learning value=no")),
        "unknown - - - 0");
    /* the latest says that it is not known: that counts, whatever was said before */
    assert_string_equal(stated("statement line=vigilance_learning value=yes date=2024-01-30;"
                               "statement line=vigilance_learning value=unknown date=2024-01-31"),
                        "unknown - - - -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_open_hangs_on_the_list_it_stands_in),
        cmocka_unit_test(meetings_stand_by_day_then_identifier_undated_ones_last),
        cmocka_unit_test(agendas_stand_by_day_then_place),
        cmocka_unit_test(other_children_stand_by_place_and_only_where_their_parent_is_known),
        cmocka_unit_test(there_are_no_children_where_there_are_no_parents),
        cmocka_unit_test(of_several_statements_the_latest_counts),
        cmocka_unit_test(two_that_differ_on_the_latest_day_state_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
