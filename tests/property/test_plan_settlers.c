/* test_plan_settlers.c - who settles and who takes a closing back, in every state of the two offices and for every
 * author; and when an office is vacant, by whether the leaving came before, after or beside the naming.
 * Spec: spec/30-plan.md (PLN-5, PLN-10), spec/31-history.md (PLN-11).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shown.h"

/* What an office may be to those who look at it. */
enum { NEVER, NAMED, DISPUTED, VACANT, STATES };

/* Who is entitled, written by hand from PLN-11: an office that is named, not vacant, not disputed; where neither is,
 * the person. The state of the referent's office, then of the médecin traitant's. */
static const char *const entitled[STATES][STATES] = {
    [NEVER] = { [NEVER] = "person", [NAMED] = "mt", [DISPUTED] = "person", [VACANT] = "person" },
    [NAMED] = { [NEVER] = "referent", [NAMED] = "referent mt", [DISPUTED] = "referent", [VACANT] = "referent" },
    [DISPUTED] = { [NEVER] = "person", [NAMED] = "mt", [DISPUTED] = "person", [VACANT] = "person" },
    [VACANT] = { [NEVER] = "person", [NAMED] = "mt", [DISPUTED] = "person", [VACANT] = "person" },
};

enum { REPRESENTATIVE = 'l', OTHER = 'o', REFERENT = MANAGER };

/* Who acts, by whose word, and as what the table has them. */
static const struct {
    int author, giver;
    const char *as;
} authors[] = {
    { REFERENT, 0, "referent" },
    { GP, 0, "mt" },
    { OTHER, 0, "" }, /* one of two in both offices where they are disputed */
    { NURSE, 0, "" },
    { PERSON, 0, "person" },
    { REPRESENTATIVE, 0, "person" },
    { NURSE, PERSON, "person" },
    { NURSE, REPRESENTATIVE, "person" },
    { GP, PERSON, "mt person" },
};

static const struct {
    uint32_t kind, slot;
    int holder;
} offices[] = { { INTEGRA_EVENT_REFERENT, INTEGRA_SLOT_REFERENT, REFERENT },
                { INTEGRA_EVENT_MT, INTEGRA_SLOT_MT, GP } };

/* What is told, by a nurse of the circle, and accepted. */
static message says(integra_plan *plan, int writer, uint32_t kind, int person, uint32_t code)
{
    message out;
    integra_event event = event_of(kind, NURSE, NULL);
    event.person = person != 0 ? who(person) : event.person;
    event.code = code != 0 ? code : event.code;
    event.detail = kind == INTEGRA_EVENT_OPENING ? INTEGRA_ROLE_NURSE : event.detail;
    assert_int_equal(tell(plan, writer, &event, &out), INTEGRA_OK);
    assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    return out;
}

static integra_plan *opened(void)
{
    static const int members[] = { REFERENT, GP, OTHER };
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    says(plan, 'a', INTEGRA_EVENT_OPENING, PERSON, INTEGRA_PLAN_KIND_PPS);
    says(plan, 'a', INTEGRA_EVENT_JOIN, REPRESENTATIVE, INTEGRA_ROLE_LEGAL_REPRESENTATIVE);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        says(plan, 'a', INTEGRA_EVENT_JOIN, members[i], INTEGRA_ROLE_OTHER_HEALTH);
    }
    return plan;
}

/* What there is to settle, and a closing to take back. */
typedef struct contested {
    integra_plan *plan;
    message deputy, names[2], closing;
} contested;

/* A plan where the offices are in these states, two deputies are in conflict, and somebody closed it. */
static contested lay(const uint32_t states[2])
{
    contested c = { .plan = opened() };
    for (size_t i = 0; i < 2; i++) {
        if (states[i] == NAMED || states[i] == VACANT) {
            c.names[i] = says(c.plan, 'a', offices[i].kind, offices[i].holder, 0);
        }
    }
    for (size_t i = 0; i < 2; i++) {
        if (states[i] == VACANT) {
            says(c.plan, 'a', INTEGRA_EVENT_LEAVE, offices[i].holder, 0);
        }
    }
    integra_plan *other = twin(c.plan);
    assert_non_null(other);
    for (size_t i = 0; i < 2; i++) {
        if (states[i] == DISPUTED) {
            c.names[i] = says(c.plan, 'a', offices[i].kind, offices[i].holder, 0);
            says(other, 'b', offices[i].kind, OTHER, 0);
        }
    }
    c.deputy = says(c.plan, 'a', INTEGRA_EVENT_DEPUTY, NURSE, INTEGRA_OFFICE_MT);
    says(other, 'b', INTEGRA_EVENT_DEPUTY, OTHER, INTEGRA_OFFICE_MT);
    assert_int_equal(take_in(c.plan, other), INTEGRA_OK);
    c.closing = says(c.plan, 'c', INTEGRA_EVENT_CLOSING, 0, INTEGRA_CLOSING_REASON_MOVED);
    integra_plan_destroy(other);
    return c;
}

/* Whether one of the words of a list is in the other. */
static int share_a_word(const char *list, const char *other)
{
    static const char *const words[] = { "referent", "mt", "person" };
    for (size_t i = 0; i < 3; i++) {
        if (strstr(list, words[i]) != NULL && strstr(other, words[i]) != NULL) {
            return 1;
        }
    }
    return 0;
}

static uint32_t bits_of(const char *list)
{
    return (strstr(list, "referent") != NULL ? INTEGRA_ENTITLED_BIT_REFERENT : 0) |
           (strstr(list, "mt") != NULL ? INTEGRA_ENTITLED_BIT_MT : 0) |
           (strstr(list, "person") != NULL ? INTEGRA_ENTITLED_BIT_PERSON : 0);
}

/* Somebody who left is out of the circle, whatever they try. */
static int is_out(const uint32_t states[2], int author)
{
    return (author == REFERENT && states[0] == VACANT) || (author == GP && states[1] == VACANT);
}

/* Accepted where the author is entitled; else refused by the guard, which says who is. */
static void tries(const contested *c, const uint32_t states[2], size_t who_acts, integra_event event, uint32_t guard)
{
    integra_refusal refusals[4];
    size_t count = 0, found = 0;
    const char *by = entitled[states[0]][states[1]];
    int out = is_out(states, authors[who_acts].author);
    event.author = who(authors[who_acts].author);
    event.writer = who('k');
    event.giver = authors[who_acts].giver == 0 ? event.giver : who(authors[who_acts].giver);
    assert_int_equal(integra_plan_evaluate(c->plan, &event, refusals, 4, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        found += refusals[i].guard == guard;
        if (refusals[i].guard == guard && refusals[i].entitled != bits_of(by)) {
            fail_msg("offices %u %u: says %x is entitled, not %s", states[0], states[1], refusals[i].entitled, by);
        }
        assert_true(refusals[i].guard == guard || (out && refusals[i].guard == INTEGRA_GUARD_CIRCLE));
    }
    if (!share_a_word(authors[who_acts].as, by) ? found != 1 : found != 0 || (count != 0) != out) {
        fail_msg("offices %u %u, by %c for %d: %u refusals, of slot %u, entitled %s", states[0], states[1],
                 authors[who_acts].author, authors[who_acts].giver, (unsigned)count, event.code, by);
    }
}

static integra_event settlement(const message *about, uint32_t slot)
{
    integra_event event = event_of(INTEGRA_EVENT_SETTLEMENT, NURSE, &about->digest);
    event.code = slot;
    return event;
}

static void every_author_in_every_state(void **state)
{
    (void)state;
    for (uint32_t at = 0; at < STATES * STATES; at++) {
        const uint32_t states[2] = { at / STATES, at % STATES };
        contested c = lay(states);
        for (size_t i = 0; i < sizeof authors / sizeof *authors; i++) {
            tries(&c, states, i, settlement(&c.deputy, INTEGRA_SLOT_MT_DEPUTY), INTEGRA_GUARD_SETTLER);
            for (size_t k = 0; k < 2; k++) {
                if (states[k] == DISPUTED) {
                    tries(&c, states, i, settlement(&c.names[k], offices[k].slot), INTEGRA_GUARD_SETTLER);
                }
            }
            tries(&c, states, i, event_of(INTEGRA_EVENT_ANNULMENT, NURSE, &c.closing.digest),
                  INTEGRA_GUARD_CLOSING_OFFICE);
        }
        integra_plan_destroy(c.plan);
    }
}

enum { BEFORE, AFTER, BESIDE, AFTER_AND_BACK, ORDERS };

/* Whether the office is vacant; by hand from PLN-10. Nobody who is not in the circle can leave it. */
static const struct {
    int member;
    const char *shown[ORDERS];
} vacancies[] = {
    { 1, { [BEFORE] = "o@a7", [AFTER] = "o@a6!left", [BESIDE] = "o@a6!left", [AFTER_AND_BACK] = "o@a6" } },
    { 0, { [BEFORE] = "z@a7", [AFTER] = "z@a6!left", [BESIDE] = "z@a6", [AFTER_AND_BACK] = "z@a6" } },
};

static void leaving_and_naming(void **state)
{
    static const struct {
        uint32_t kind, code, slot;
    } namings[] = {
        { INTEGRA_EVENT_REFERENT, 0, INTEGRA_SLOT_REFERENT },
        { INTEGRA_EVENT_MT, 0, INTEGRA_SLOT_MT },
        { INTEGRA_EVENT_DEPUTY, INTEGRA_OFFICE_REFERENT, INTEGRA_SLOT_REFERENT_DEPUTY },
        { INTEGRA_EVENT_DEPUTY, INTEGRA_OFFICE_MT, INTEGRA_SLOT_MT_DEPUTY },
    };
    (void)state;
    for (size_t at = 0; at < sizeof namings / sizeof *namings * 2 * ORDERS; at++) {
        uint32_t order = at % ORDERS, member = at / ORDERS % 2;
        size_t i = at / (2 * ORDERS);
        int holder = vacancies[member].member ? OTHER : 'z';
        message out;
        integra_plan *plan = opened(), *other = twin(plan);
        integra_event leave = event_of(INTEGRA_EVENT_LEAVE, NURSE, NULL);
        leave.person = who(holder);
        assert_int_equal(tell(order == BEFORE ? plan : other, order == BEFORE ? 'a' : 'b', &leave, &out), INTEGRA_OK);
        assert_int_equal(out.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED, vacancies[member].member);
        says(plan, 'a', namings[i].kind, holder, namings[i].code);
        if (order == BESIDE) {
            assert_int_equal(take_in(plan, other), INTEGRA_OK);
        } else if (order != BEFORE) {
            says(plan, 'a', INTEGRA_EVENT_LEAVE, holder, 0);
        }
        if (order == AFTER_AND_BACK) {
            says(plan, 'a', INTEGRA_EVENT_JOIN, holder, INTEGRA_ROLE_NURSE);
        }
        assert_string_equal(shown(plan, namings[i].slot), vacancies[member].shown[order]);
        assert_string_equal(shown_conflicts(plan), "");
        integra_plan_destroy(plan);
        integra_plan_destroy(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_author_in_every_state),
        cmocka_unit_test(leaving_and_naming),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
