/* test_plan_corrections.c - every field of every kind corrected: accepted exactly where the table has a c, by the field
 * that carries such a value alone; and two sites that correct one field are in conflict where the values differ.
 * Spec: spec/31-history.md (PLN-23, PLN-11); spec/kinds.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plausible.h"
#include "shown.h"

enum { KINDS = 63, FIELDS = 12 };

/* The field of a correction that holds the new value of each, by hand from PLN-23; of the others nothing does. */
static const uint32_t carriers[FIELDS + 1] = {
    [INTEGRA_FIELD_EFFECTIVE] = INTEGRA_FIELD_DUE,       [INTEGRA_FIELD_DUE] = INTEGRA_FIELD_DUE,
    [INTEGRA_FIELD_UNTIL] = INTEGRA_FIELD_DUE,           [INTEGRA_FIELD_PERSON] = INTEGRA_FIELD_PERSON,
    [INTEGRA_FIELD_REFERENCE] = INTEGRA_FIELD_REFERENCE, [INTEGRA_FIELD_CODE] = INTEGRA_FIELD_DETAIL,
    [INTEGRA_FIELD_DETAIL] = INTEGRA_FIELD_DETAIL,       [INTEGRA_FIELD_TEXT] = INTEGRA_FIELD_TEXT,
};

static const uint32_t carrying[] = { INTEGRA_FIELD_DUE, INTEGRA_FIELD_PERSON, INTEGRA_FIELD_REFERENCE,
                                     INTEGRA_FIELD_DETAIL, INTEGRA_FIELD_TEXT };

/* Gives the correction a value there: one of two, or for a code one of the two first words. */
static void carry(integra_event *event, uint32_t carrier, uint32_t words, int second)
{
    uint32_t word = first_word(words);
    while (second && words != 0 && (word++ == 0 || integra_word_name(words, word) == NULL)) {
    }
    switch (carrier) {
    case INTEGRA_FIELD_DUE:
        event->due = DAY + 10 + second;
        break;
    case INTEGRA_FIELD_PERSON:
        event->person = who('q' + second);
        break;
    case INTEGRA_FIELD_REFERENCE:
        event->reference = who('q' + second);
        break;
    case INTEGRA_FIELD_DETAIL:
        event->detail = word;
        break;
    default:
        write_text(event, second ? "another" : "other");
    }
}

static integra_event correction(const message *target, uint32_t field)
{
    integra_event event = event_of(INTEGRA_EVENT_CORRECTION, GP, &target->digest);
    event.code = field;
    return event;
}

/* What is told, by a site of its own, on top of a plan that stays as it is; the site. */
static integra_plan *goes_on(const integra_plan *plan, int writer, integra_event event, message *out)
{
    integra_plan *there = twin(plan);
    assert_non_null(there);
    assert_int_equal(tell(there, writer, &event, out), INTEGRA_OK);
    return there;
}

static int accepted(const integra_plan *plan, integra_event event)
{
    message out;
    integra_plan *there = goes_on(plan, 'k', event, &out);
    if (out.verdict != INTEGRA_EVENT_VERDICT_ACCEPTED) {
        assert_string_equal(shown_verdict(there, &out.digest), "correctable");
    }
    integra_plan_destroy(there);
    return out.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED;
}

/* Two sites correct one field. */
static void beside(const integra_plan *plan, const message *target, uint32_t field, uint32_t words, int differ)
{
    message out;
    integra_event one = correction(target, field), other = one;
    carry(&one, carriers[field], words, 0);
    carry(&other, carriers[field], words, differ);
    integra_plan *here = goes_on(plan, 'k', one, &out), *there = goes_on(plan, 'l', other, &out);
    assert_int_equal(take_in(here, there), INTEGRA_OK);
    if (strcmp(shown_conflicts(here), differ ? "correction" : "") != 0) {
        fail_msg("field %u %s: in conflict is '%s'", field, differ ? "in two ways" : "in one", shown_conflicts(here));
    }
    integra_plan_destroy(here);
    integra_plan_destroy(there);
}

static void correct_field(const integra_plan *plan, const message *target, uint32_t kind, uint32_t field)
{
    int may = (int)integra_event_correctable(kind, field);
    uint32_t words =
        field == INTEGRA_FIELD_CODE || field == INTEGRA_FIELD_DETAIL ? integra_event_words(kind, field) : 0;
    integra_event event = correction(target, field);
    assert_false(accepted(plan, event)); /* without a value */
    for (size_t i = 0; i < sizeof carrying / sizeof *carrying; i++) {
        event = correction(target, field);
        carry(&event, carrying[i], words, 0);
        if (accepted(plan, event) != (may && carriers[field] == carrying[i])) {
            fail_msg("kind %u, field %u carried by %u", kind, field, carrying[i]);
        }
        if (carriers[field] != 0 && carriers[field] != carrying[i]) { /* beside another value */
            carry(&event, carriers[field], words, 0);
            assert_false(accepted(plan, event));
        }
    }
    if (words != 0) {
        event = correction(target, field);
        event.detail = 999;
        assert_false(accepted(plan, event));
    }
    if (may) {
        beside(plan, target, field, words, 0);
        beside(plan, target, field, words, 1);
    }
}

static void every_field_of_every_kind(void **state)
{
    static const uint32_t phases[] = { INTEGRA_PHASE_ACTIVE, INTEGRA_PHASE_PROPOSED, INTEGRA_PHASE_DRAFT,
                                       INTEGRA_PHASE_IN_REVIEW, INTEGRA_PHASE_SUSPENDED };
    static char tried[KINDS + 1];
    size_t kinds = 0;
    (void)state;
    for (size_t p = 0; p < sizeof phases / sizeof *phases; p++) {
        story s;
        about a;
        about_lay(&s, &a);
        message settled;
        integra_event choice = plausible(&s, &a, INTEGRA_EVENT_SETTLEMENT); /* else two deputies are in conflict */
        assert_int_equal(tell(s.plan, 'a', &choice, &settled), INTEGRA_OK);
        assert_true(story_phase(&s, phases[p]));
        for (uint32_t kind = INTEGRA_EVENT_JOIN; kind <= KINDS; kind++) {
            message told;
            integra_plan *there = goes_on(s.plan, 'e', plausible(&s, &a, kind), &told);
            if (told.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && !tried[kind]) {
                tried[kind] = 1;
                kinds++;
                for (uint32_t field = 1; field <= FIELDS; field++) {
                    correct_field(there, &told, kind, field);
                }
            }
            integra_plan_destroy(there);
        }
        integra_plan_destroy(s.plan);
    }
    assert_int_equal(kinds, KINDS - 2); /* but the opening, and a second settlement */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_of_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
