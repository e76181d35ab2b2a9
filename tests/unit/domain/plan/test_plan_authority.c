/* test_plan_authority.c - what a consent comes to: of the person, of a representative, of one, two or three members who
 * hold authority, whatever each of them answers.
 * Spec: spec/33-objectives.md (PLN-28), spec/30-plan.md (PLN-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shown.h"

/* What somebody answers; CONTESTED gave it at one site and refused it at another. */
enum { SILENT, GIVES, REFUSES, WITHDRAWS, CONTESTED, ANSWERS };
enum { HOLDERS = 3 };

static const int holders[HOLDERS] = { 'i', 'j', 'k' };

static message says(integra_plan *plan, int writer, uint32_t kind, int person, uint32_t code)
{
    message out;
    integra_event event = event_of(kind, GP, NULL);
    event.person = person != 0 ? who(person) : event.person;
    event.code = code != 0 ? code : event.code;
    event.detail = kind == INTEGRA_EVENT_OPENING ? INTEGRA_ROLE_GP : event.detail;
    assert_int_equal(tell(plan, writer, &event, &out), INTEGRA_OK);
    return out;
}

static integra_plan *opened(size_t count)
{
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    says(plan, 'a', INTEGRA_EVENT_OPENING, PERSON, INTEGRA_PLAN_KIND_PPS);
    for (size_t i = 0; i < count; i++) {
        says(plan, 'a', INTEGRA_EVENT_JOIN, holders[i], INTEGRA_ROLE_AUTHORITY_HOLDER);
    }
    return plan;
}

/* Everybody answers, at two sites that meet: the person first, then each holder. */
static integra_plan *answered(size_t count, const uint32_t *answers)
{
    static const uint32_t words[] = { [GIVES] = INTEGRA_ANSWER_GIVEN,
                                      [REFUSES] = INTEGRA_ANSWER_REFUSED,
                                      [WITHDRAWS] = INTEGRA_ANSWER_WITHDRAWN,
                                      [CONTESTED] = INTEGRA_ANSWER_GIVEN };
    integra_plan *plan = opened(count), *other = twin(plan);
    for (size_t i = 0; i <= count; i++) {
        int person = i == 0 ? PERSON : holders[i - 1];
        if (answers[i] != SILENT) {
            says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, person, words[answers[i]]);
        }
        if (answers[i] == CONTESTED) {
            says(other, 'b', INTEGRA_EVENT_SHARING_CONSENT, person, INTEGRA_ANSWER_REFUSED);
        }
    }
    assert_int_equal(take_in(plan, other), INTEGRA_OK);
    integra_plan_destroy(other);
    return plan;
}

/* What it comes to where nobody is contested, by PLN-28: whoever refuses refuses for all; two or more must each have
 * given it; one alone gives it as the person does. */
static uint32_t comes_to(size_t count, const uint32_t *answers)
{
    size_t given = 0, gave[2] = { answers[0] == GIVES, 0 };
    uint32_t worst = SILENT;
    for (size_t i = 0; i <= count; i++) {
        worst = answers[i] == REFUSES || answers[i] == WITHDRAWS ? (answers[i] > worst ? answers[i] : worst) : worst;
        gave[1] += i > 0 && answers[i] == GIVES;
    }
    given = count > 1 ? gave[1] == count : gave[0] + gave[1] > 0;
    return worst == WITHDRAWS ? INTEGRA_ANSWER_WITHDRAWN
           : worst == REFUSES ? INTEGRA_ANSWER_REFUSED
           : given            ? INTEGRA_ANSWER_GIVEN
                              : INTEGRA_ANSWER_UNKNOWN;
}

/* Sharing is refused where the consent is not given, and to be settled where it depends on how who is contested is
 * taken. */
static void check(size_t count, const uint32_t *answers)
{
    uint32_t as[2][HOLDERS + 1], answer = 99;
    int contested = 0;
    integra_plan *plan = answered(count, answers);
    for (size_t i = 0; i <= count; i++) {
        contested = contested || answers[i] == CONTESTED;
        as[0][i] = answers[i] == CONTESTED ? GIVES : answers[i];
        as[1][i] = answers[i] == CONTESTED ? REFUSES : answers[i];
    }
    uint32_t all_give = comes_to(count, as[0]), all_refuse = comes_to(count, as[1]);
    message out = says(plan, 'c', INTEGRA_EVENT_SYNTHESIS, GP, 0);
    assert_int_equal(integra_plan_answer(plan, INTEGRA_SLOT_SHARING_CONSENT, &answer, NULL), INTEGRA_OK);
    assert_string_equal(shown_verdict(plan, &out.digest), all_give != INTEGRA_ANSWER_GIVEN ? "sharing"
                                                          : contested                      ? "sharing?"
                                                                                           : "accepted");
    /* one who is contested refuses for nobody, and gives nothing */
    assert_int_equal(answer, contested && all_give != all_refuse ? INTEGRA_ANSWER_UNKNOWN : all_give);
    integra_plan_destroy(plan);
}

static void every_answer_of_everybody(void **state)
{
    (void)state;
    for (size_t count = 0; count <= HOLDERS; count++) {
        size_t cases = ANSWERS;
        for (size_t i = 0; i < count; i++) {
            cases *= ANSWERS;
        }
        for (size_t at = 0; at < cases; at++) {
            uint32_t answers[HOLDERS + 1];
            size_t rest = at;
            for (size_t i = 0; i <= count; i++, rest /= ANSWERS) {
                answers[i] = (uint32_t)(rest % ANSWERS);
            }
            check(count, answers);
        }
    }
}

/* Who holds authority answers in a slot of their own, whoever else in the person's; each later answer replaces. */
static void where_an_answer_goes(void **state)
{
    (void)state;
    integra_plan *plan = opened(2);
    says(plan, 'a', INTEGRA_EVENT_JOIN, 'l', INTEGRA_ROLE_LEGAL_REPRESENTATIVE);
    says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, 'i', INTEGRA_ANSWER_REFUSED);
    says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, 'l', INTEGRA_ANSWER_GIVEN);
    says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, 'i', INTEGRA_ANSWER_GIVEN);
    says(plan, 'a', INTEGRA_EVENT_ASSISTANCE_CONSENT, 'j', INTEGRA_ANSWER_GIVEN);
    assert_string_equal(shown_of(plan, INTEGRA_SLOT_HOLDER_SHARING_CONSENT, NULL, 'i'), "given@a7");
    assert_string_equal(shown_of(plan, INTEGRA_SLOT_HOLDER_SHARING_CONSENT, NULL, 'j'), "");
    assert_string_equal(shown_of(plan, INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT, NULL, 'j'), "given@a8");
    assert_string_equal(shown(plan, INTEGRA_SLOT_SHARING_CONSENT), "given@a6");
    assert_string_equal(shown(plan, INTEGRA_SLOT_ASSISTANCE_CONSENT), "");
    message out = says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, NURSE, INTEGRA_ANSWER_GIVEN);
    assert_string_equal(shown_verdict(plan, &out.digest), "giver");
    integra_plan_destroy(plan);
}

static uint32_t answer_of(integra_plan *plan)
{
    uint32_t answer = 99;
    assert_int_equal(integra_plan_answer(plan, INTEGRA_SLOT_SHARING_CONSENT, &answer, NULL), INTEGRA_OK);
    return answer;
}

/* Who no longer holds authority no longer counts, nor does what they answered; who opened the plan may hold it. */
static void who_counts(void **state)
{
    integra_plan *plan = NULL;
    message out;
    (void)state;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    integra_event opening = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    opening.person = who(PERSON);
    opening.detail = INTEGRA_ROLE_AUTHORITY_HOLDER;
    assert_int_equal(tell(plan, 'a', &opening, &out), INTEGRA_OK);
    says(plan, 'a', INTEGRA_EVENT_JOIN, 'i', INTEGRA_ROLE_NURSE);
    says(plan, 'a', INTEGRA_EVENT_ROLE, 'i', INTEGRA_ROLE_AUTHORITY_HOLDER);
    says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, GP, INTEGRA_ANSWER_GIVEN);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_UNKNOWN);
    says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, 'i', INTEGRA_ANSWER_REFUSED);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_REFUSED);
    says(plan, 'a', INTEGRA_EVENT_LEAVE, 'i', 0);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_GIVEN);
    says(plan, 'a', INTEGRA_EVENT_JOIN, 'i', INTEGRA_ROLE_AUTHORITY_HOLDER);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_REFUSED);
    says(plan, 'a', INTEGRA_EVENT_ROLE, GP, INTEGRA_ROLE_GP);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_REFUSED);
    integra_plan_destroy(plan);
}

/* Two sites give one member two roles: whether they count is in conflict, and where that matters so is the answer. */
static void who_counts_is_contested(void **state)
{
    (void)state;
    integra_plan *plan = opened(1);
    says(plan, 'a', INTEGRA_EVENT_SHARING_CONSENT, 'i', INTEGRA_ANSWER_GIVEN);
    integra_plan *other = twin(plan);
    says(plan, 'a', INTEGRA_EVENT_JOIN, 'j', INTEGRA_ROLE_AUTHORITY_HOLDER);
    says(other, 'b', INTEGRA_EVENT_JOIN, 'j', INTEGRA_ROLE_CARER);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_UNKNOWN);
    assert_int_equal(answer_of(other), INTEGRA_ANSWER_GIVEN);
    assert_int_equal(take_in(plan, other), INTEGRA_OK);
    assert_int_equal(answer_of(plan), INTEGRA_ANSWER_UNKNOWN);
    message out = says(plan, 'a', INTEGRA_EVENT_SYNTHESIS, GP, 0);
    assert_string_equal(shown_verdict(plan, &out.digest), "sharing?");
    integra_plan_destroy(plan);
    integra_plan_destroy(other);
}

/* A holder's withdrawal closes the plan, as any does; but it is not the person's own, which is taken from whoever
 * records it. */
static void a_holder_withdraws(void **state)
{
    (void)state;
    integra_plan *plan = opened(2);
    message out;
    integra_event event = event_of(INTEGRA_EVENT_ASSISTANCE_CONSENT, STRANGER, NULL);
    event.person = who('i');
    event.code = INTEGRA_ANSWER_WITHDRAWN;
    assert_int_equal(tell(plan, 'b', &event, &out), INTEGRA_OK);
    assert_string_equal(shown_verdict(plan, &out.digest), "circle");
    event.author = who(GP);
    assert_int_equal(tell(plan, 'b', &event, &out), INTEGRA_OK);
    assert_string_equal(shown(plan, INTEGRA_SLOT_PHASE), "closed/consent_withdrawn/i/+0@b2");
    event = event_of(INTEGRA_EVENT_ANNULMENT, GP, &out.digest);
    event.giver = who('j');
    assert_int_equal(tell(plan, 'a', &event, &out), INTEGRA_OK);
    assert_string_equal(shown_verdict(plan, &out.digest), "accepted"); /* no office is held: by a word alone */
    assert_string_equal(shown(plan, INTEGRA_SLOT_PHASE), "draft@a1");
    assert_string_equal(shown(plan, INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT), "unknown@-");
    integra_plan_destroy(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_of_everybody),
        cmocka_unit_test(where_an_answer_goes),
        cmocka_unit_test(who_counts),
        cmocka_unit_test(who_counts_is_contested),
        cmocka_unit_test(a_holder_withdraws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
