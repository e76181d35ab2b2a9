/* test_due_day_stories.c - a plan the day before and the day of: what took effect later counts for nothing yet, what
 * the record ought to have said counts on every day. Spec: spec/36-as-of.md (PLN-16).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sites.h"

#include "domain/due/due_day.h"

enum { MOTHER = 'u', FATHER = 'v', UNCLE = 'w' };

static sites w;

static int begin(void **state)
{
    (void)state;
    sites_at(&w, INTEGRA_PHASE_ACTIVE);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sites_end(&w);
    return 0;
}

static integra_due *on(integra_date at)
{
    integra_due *due = NULL;
    assert_int_equal(integra_due_create(w.at[0], NULL, at, NULL, NULL, &due, NULL), INTEGRA_OK);
    return due;
}

/* What the slots of a kind held on a day, of a subject where one is given; "!" before what is in conflict. */
static const char *held(int day, uint32_t slot, const message *about)
{
    char *line = shown_line();
    integra_due *due = on(DAY + day);
    uint32_t conflict = 0;
    for (size_t i = 0; i < due->held_count; i++) {
        const integra_held *row = &due->held[i];
        if (row->slot == slot && (about == NULL || memcmp(&row->subject, &about->digest, sizeof about->digest) == 0)) {
            shown_value(line, w.at[0], row);
            conflict |= row->conflict;
        }
    }
    if (conflict) {
        memmove(line + 1, line, strlen(line) + 1);
        line[0] = '!';
    }
    integra_due_destroy(due);
    return line;
}

static const char *answer(int day, uint32_t slot)
{
    integra_due *due = on(DAY + day);
    uint32_t said = 99;
    assert_int_equal(integra_due_answer(due, slot, &said, NULL), INTEGRA_OK);
    integra_due_destroy(due);
    return integra_word_name(INTEGRA_GROUP_ANSWER, said);
}

/* The fact of an event on a day, copied; of kind 0 where it does not count. */
static integra__due_fact fact(int day, const message *of)
{
    integra__due_fact found = { .kind = 0 };
    uint32_t place = INTEGRA_NO_INDEX;
    integra_due *due = on(DAY + day);
    assert_int_equal(integra_plan_find(w.at[0], &of->digest, &place, NULL), INTEGRA_OK);
    for (size_t i = 0; i < due->fact_count; i++) {
        found = due->facts[i].place == place ? due->facts[i] : found;
    }
    integra_due_destroy(due);
    return found;
}

#define ON(day, slot, expected)           assert_string_equal(held(day, slot, NULL), expected)
#define ON_OF(day, slot, about, expected) assert_string_equal(held(day, slot, about), expected)
#define ANSWERS(day, slot, expected)      assert_string_equal(answer(day, slot), expected)
#define COUNTS_FROM(day, of)                                                                                           \
    do {                                                                                                               \
        assert_int_equal(fact((day) - 1, of).kind, 0);                                                                 \
        assert_int_not_equal(fact(day, of).kind, 0);                                                                   \
        assert_int_equal(fact(day, of).effective, DAY + (day));                                                        \
    } while (0)

/* A correction of a date, told on some day. */
static const message *moves(char name, int told_on, const message *about, uint32_t field, int to)
{
    message *out = &w.told[w.count++];
    integra_event event = event_of(INTEGRA_EVENT_CORRECTION, MANAGER, &about->digest);
    event.effective = DAY + told_on;
    event.code = field;
    event.due = DAY + to;
    assert_int_equal(tell(site(&w, name), name - 'A' + 'a', &event, out), INTEGRA_OK);
    assert_int_equal(out->verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    return out;
}

static void what_takes_effect_later_is_not_held_yet(void **state)
{
    (void)state;
    w.day = DAY + 3;
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = MANAGER, .person = NURSE);
    const message *need = TELLS(&w, 'C', INTEGRA_EVENT_NEED, .author = NURSE);
    meet(&w);
    ON(2, INTEGRA_SLOT_REFERENT, "m@a5");
    ON(3, INTEGRA_SLOT_REFERENT, "n@c1");
    ON_OF(2, INTEGRA_SLOT_NEED, need, "");
    ON_OF(3, INTEGRA_SLOT_NEED, need, "open@c2");
    COUNTS_FROM(3, need);
}

/* A descendant replaces from its own day on what it descends from, be that of a later day. */
static void a_descendant_of_an_earlier_day(void **state)
{
    (void)state;
    w.day = DAY + 5;
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = MANAGER, .person = NURSE);
    w.day = DAY + 2;
    TELLS(&w, 'C', INTEGRA_EVENT_REFERENT, .author = NURSE, .person = GP);
    meet(&w);
    ON(1, INTEGRA_SLOT_REFERENT, "m@a5");
    ON(2, INTEGRA_SLOT_REFERENT, "g@c2");
    ON(5, INTEGRA_SLOT_REFERENT, "g@c2");
}

static void an_annulment_counts_whenever_it_was(void **state)
{
    (void)state;
    w.day = DAY + 2;
    const message *closing = TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = MANAGER);
    meet(&w);
    ON(1, INTEGRA_SLOT_PHASE, "active@a15");
    ON(2, INTEGRA_SLOT_PHASE, "closed/moved/m/+2@c1");
    COUNTS_FROM(2, closing);
    w.day = DAY + 9;
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .about = closing);
    meet(&w);
    ON(2, INTEGRA_SLOT_PHASE, "active@a15");
    ON_OF(1, INTEGRA_SLOT_STANDING, closing, "annulled@c2"); /* said of the record, on every day */
    assert_int_equal(fact(9, closing).kind, 0);
}

/* A slot that nothing but what was annulled had set is told from that one's day on, as one that nothing set. */
static void a_slot_of_what_was_annulled(void **state)
{
    (void)state;
    const message *objective = TELLS(&w, 'C', INTEGRA_EVENT_OBJECTIVE, .author = NURSE, .about = &w.s.need);
    w.day = DAY + 3;
    const message *opinion =
        TELLS(&w, 'C', INTEGRA_EVENT_OPINION, INTEGRA_OPINION_REFUSES, .author = NURSE, .about = objective);
    w.day = DAY + 6;
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = NURSE, .giver = PERSON, .about = opinion);
    meet(&w);
    ON_OF(2, INTEGRA_SLOT_OPINION, objective, "");
    ON_OF(3, INTEGRA_SLOT_OPINION, objective, "none@-");
}

static void a_corrected_day_moves_an_event(void **state)
{
    (void)state;
    w.day = DAY + 5;
    const message *contact = TELLS(&w, 'C', INTEGRA_EVENT_CONTACT, .author = NURSE);
    const message *need = TELLS(&w, 'C', INTEGRA_EVENT_NEED, .author = NURSE);
    meet(&w);
    COUNTS_FROM(5, contact);
    moves('C', 20, contact, INTEGRA_FIELD_EFFECTIVE, 2);
    moves('C', 20, need, INTEGRA_FIELD_EFFECTIVE, 8);
    meet(&w);
    COUNTS_FROM(2, contact);
    COUNTS_FROM(8, need);
    ON_OF(7, INTEGRA_SLOT_NEED, need, "");
    ON_OF(8, INTEGRA_SLOT_NEED, need, "open@c2");
    ON_OF(-9, INTEGRA_SLOT_CORRECTION, contact, "effective@c3");
}

static void corrected_to_two_days_at_once(void **state)
{
    (void)state;
    w.day = DAY + 9;
    const message *contact = TELLS(&w, 'C', INTEGRA_EVENT_CONTACT, .author = NURSE);
    meet(&w);
    moves('C', 20, contact, INTEGRA_FIELD_EFFECTIVE, 3);
    const message *later = moves('G', 20, contact, INTEGRA_FIELD_EFFECTIVE, 6);
    meet(&w);
    COUNTS_FROM(3, contact);
    w.day = DAY + 30; /* settled: what the record ought to have said, on every day */
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_CORRECTION, .author = GP, .about = later);
    meet(&w);
    COUNTS_FROM(6, contact);
    ON_OF(0, INTEGRA_SLOT_CORRECTION, contact, "effective@c3");
}

/* Of other fields the one whose correction comes first: here at the second site, whose letter is the later. */
static void corrected_to_two_words_at_once(void **state)
{
    (void)state;
    const message *need = &w.s.need;
    TELLS(&w, 'C', INTEGRA_EVENT_EXPECTATION, .author = NURSE); /* makes the first site's correction the deeper one */
    TELLS(&w, 'C', INTEGRA_EVENT_CORRECTION, INTEGRA_FIELD_CODE, INTEGRA_NEED_DOMAIN_HOUSING, .author = NURSE,
          .about = need);
    TELLS(&w, 'G', INTEGRA_EVENT_CORRECTION, INTEGRA_FIELD_CODE, INTEGRA_NEED_DOMAIN_SOCIAL, .author = GP,
          .about = need);
    assert_int_equal(fact(0, need).code, INTEGRA_NEED_DOMAIN_HOUSING);
    meet(&w);
    assert_int_equal(fact(0, need).code, INTEGRA_NEED_DOMAIN_SOCIAL);
}

/* Person and term of an intervention; what a conclusion had read of the term is told, and is no correction. */
static void fields_as_corrected(void **state)
{
    (void)state;
    const message *it = &w.s.intervention;
    assert_int_equal(fact(0, it).due, DAY + 60);
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = MANAGER);
    meet(&w);
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW_CONCLUSION, INTEGRA_CONCLUSION_CONTINUE, .author = MANAGER);
    moves('G', 0, it, INTEGRA_FIELD_DUE, -1);
    TELLS(&w, 'H', INTEGRA_EVENT_CORRECTION, INTEGRA_FIELD_PERSON, .author = HOSPITAL, .person = GP, .about = it);
    meet(&w);
    ON_OF(0, INTEGRA_SLOT_CORRECTION, it, "!due@g1 read/due@- person@h1");
    integra__due_fact found = fact(0, it);
    integra_id gp = who(GP);
    assert_int_equal(found.due, DAY - 1);
    assert_memory_equal(&found.person, &gp, sizeof gp);
}

static void a_settlement_is_of_its_day(void **state)
{
    (void)state;
    w.day = DAY + 1;
    TELLS(&w, 'C', INTEGRA_EVENT_DEPUTY, INTEGRA_OFFICE_MT, .author = MANAGER, .person = NURSE);
    w.day = DAY + 2;
    const message *other = TELLS(&w, 'G', INTEGRA_EVENT_DEPUTY, INTEGRA_OFFICE_MT, .author = GP, .person = HOSPITAL);
    meet(&w);
    w.day = DAY + 6;
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_MT_DEPUTY, .author = MANAGER, .about = other);
    meet(&w);
    ON(0, INTEGRA_SLOT_MT_DEPUTY, "");
    ON(1, INTEGRA_SLOT_MT_DEPUTY, "n@c1");
    ON(2, INTEGRA_SLOT_MT_DEPUTY, "!n@c1 h@g1");
    ON(5, INTEGRA_SLOT_MT_DEPUTY, "!n@c1 h@g1");
    ON(6, INTEGRA_SLOT_MT_DEPUTY, "h@c2");
}

static uint32_t settlers(int day)
{
    integra_due *due = on(DAY + day);
    uint32_t who = due->settlers;
    integra_due_destroy(due);
    return who;
}

/* Each office that is undisputed; not one whose holder may have left. Where neither is, the person. */
static void who_may_settle(void **state)
{
    (void)state;
    w.day = DAY + 2;
    TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = GP, .person = MANAGER);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = MANAGER); /* she may still be there: it breaks the role */
    meet(&w);
    w.day = DAY + 4;
    TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = GP, .person = GP);
    meet(&w);
    ON(2, INTEGRA_SLOT_REFERENT, "m@a5"); /* not vacant: nobody knows */
    assert_int_equal(settlers(1), INTEGRA_ENTITLED_BIT_REFERENT | INTEGRA_ENTITLED_BIT_MT);
    assert_int_equal(settlers(2), INTEGRA_ENTITLED_BIT_MT);
    assert_int_equal(settlers(4), INTEGRA_ENTITLED_BIT_PERSON);
}

/* A value read is held where both count, until a settlement that does. */
static void what_was_read(void **state)
{
    (void)state;
    w.day = DAY + 3;
    const message *closing = TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = MANAGER);
    w.day = DAY + 5;
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    meet(&w);
    w.day = DAY + 8;
    TELLS(&w, 'C', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_PHASE, .author = GP, .about = closing);
    meet(&w);
    ON(2, INTEGRA_SLOT_PHASE, "active@a15");
    ON(3, INTEGRA_SLOT_PHASE, "closed/moved/m/+3@c1");
    ON(4, INTEGRA_SLOT_PHASE, "closed/moved/m/+3@c1");
    ON(5, INTEGRA_SLOT_PHASE, "!closed/moved/m/+3@c1 read/active@a15");
    ON(7, INTEGRA_SLOT_PHASE, "!closed/moved/m/+3@c1 read/active@a15");
    ON(8, INTEGRA_SLOT_PHASE, "closed/moved/m/+3@c2");
}

/* The need first: until the closing takes effect the plan is simply active. */
static void what_was_read_before_its_breaker(void **state)
{
    (void)state;
    w.day = DAY + 5;
    TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = MANAGER);
    w.day = DAY + 3;
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    meet(&w);
    ON(4, INTEGRA_SLOT_PHASE, "active@a15");
    ON(5, INTEGRA_SLOT_PHASE, "!closed/moved/m/+5@c1 read/active@a15");
}

/* What was read is told though what set it is of a later day: somebody had relied on it. */
static void what_was_read_of_a_later_day(void **state)
{
    (void)state;
    w.day = DAY + 9;
    TELLS(&w, 'C', INTEGRA_EVENT_REVIEW, .author = MANAGER);
    meet(&w);
    w.day = DAY + 3;
    TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = MANAGER);
    TELLS(&w, 'G', INTEGRA_EVENT_NEED, .author = GP);
    meet(&w);
    ON(2, INTEGRA_SLOT_PHASE, "active@a15");
    ON(3, INTEGRA_SLOT_PHASE, "!closed/moved/m/+3@c2 read/in_review@c1");
}

static void a_death_of_a_later_day(void **state)
{
    (void)state;
    w.day = DAY + 4;
    TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, .author = MANAGER);
    w.day = DAY + 2;
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    ON(1, INTEGRA_SLOT_PHASE, "active@a15");
    ON(2, INTEGRA_SLOT_PHASE, "in_review@g1");
    ON(4, INTEGRA_SLOT_PHASE, "closed/died/m/+4@c1");
}

static void a_consent_withdrawn_later(void **state)
{
    (void)state;
    w.day = DAY + 4;
    TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = MANAGER, .person = PERSON);
    w.day = DAY + 6;
    TELLS(&w, 'C', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = MANAGER, .person = PERSON);
    meet(&w);
    ANSWERS(3, INTEGRA_SLOT_SHARING_CONSENT, "given");
    ANSWERS(4, INTEGRA_SLOT_SHARING_CONSENT, "withdrawn");
    ANSWERS(5, INTEGRA_SLOT_ASSISTANCE_CONSENT, "given");
    ON(5, INTEGRA_SLOT_PHASE, "active@a15");
    ANSWERS(6, INTEGRA_SLOT_ASSISTANCE_CONSENT, "withdrawn");
    ON(6, INTEGRA_SLOT_PHASE, "closed/consent_withdrawn/p/+6@c2");
    ANSWERS(-1, INTEGRA_SLOT_ASSISTANCE_CONSENT, "unknown");
}

/* The person's own word is settled by the first later one that has taken effect, not by the last there is. */
static void an_own_word_asked_again_and_again(void **state)
{
    (void)state;
    w.day = DAY + 1;
    TELLS(&w, 'C', INTEGRA_EVENT_SUSPENSION, .author = MANAGER);
    meet(&w);
    w.day = DAY + 2;
    TELLS(&w, 'C', INTEGRA_EVENT_RESUMPTION, .author = MANAGER);
    TELLS(&w, 'G', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_REFUSED, .author = GP, .person = PERSON);
    meet(&w);
    w.day = DAY + 4;
    TELLS(&w, 'C', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_REFUSED, .author = MANAGER, .person = PERSON);
    w.day = DAY + 8;
    TELLS(&w, 'C', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_GIVEN, .author = MANAGER, .person = PERSON);
    meet(&w);
    ON(1, INTEGRA_SLOT_ASSISTANCE_CONSENT, "given@a7");
    ON(3, INTEGRA_SLOT_ASSISTANCE_CONSENT, "!refused@g1 read/given@a7");
    ANSWERS(3, INTEGRA_SLOT_ASSISTANCE_CONSENT, "unknown");
    ON(4, INTEGRA_SLOT_ASSISTANCE_CONSENT, "refused@c3");
    ANSWERS(7, INTEGRA_SLOT_ASSISTANCE_CONSENT, "refused");
    ON(8, INTEGRA_SLOT_ASSISTANCE_CONSENT, "given@c4");
}

static void who_leaves_later_is_there_yet(void **state)
{
    (void)state;
    w.day = DAY + 4;
    TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = MANAGER, .person = MANAGER);
    w.day = DAY + 7;
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_CASE_MANAGER, .author = NURSE, .person = MANAGER);
    meet(&w);
    ON(3, INTEGRA_SLOT_REFERENT, "m@a5");
    ON(4, INTEGRA_SLOT_REFERENT, "m@a5!left");
    ON(6, INTEGRA_SLOT_REFERENT, "m@a5!left");
    ON(7, INTEGRA_SLOT_REFERENT, "m@a5");
}

/* PLN-28: both have to give it, once both hold authority; each from the day of their own word. */
static void two_holders_of_authority(void **state)
{
    (void)state;
    w.day = DAY + 1;
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_AUTHORITY_HOLDER, .author = NURSE, .person = MOTHER);
    ANSWERS(1, INTEGRA_SLOT_SHARING_CONSENT, "given"); /* one alone speaks as a representative does */
    w.day = DAY + 2;
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_AUTHORITY_HOLDER, .author = NURSE, .person = FATHER);
    w.day = DAY + 4;
    TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_GIVEN, .author = NURSE, .person = MOTHER);
    w.day = DAY + 6;
    TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_GIVEN, .author = NURSE, .person = FATHER);
    w.day = DAY + 8;
    TELLS(&w, 'C', INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = MOTHER);
    w.day = DAY + 10;
    TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = NURSE, .person = MOTHER);
    meet(&w);
    ANSWERS(0, INTEGRA_SLOT_SHARING_CONSENT, "given");
    ANSWERS(1, INTEGRA_SLOT_SHARING_CONSENT, "given");
    ANSWERS(2, INTEGRA_SLOT_SHARING_CONSENT, "unknown");
    ANSWERS(5, INTEGRA_SLOT_SHARING_CONSENT, "unknown");
    ANSWERS(6, INTEGRA_SLOT_SHARING_CONSENT, "given");
    ANSWERS(8, INTEGRA_SLOT_SHARING_CONSENT, "withdrawn");
    ANSWERS(10, INTEGRA_SLOT_SHARING_CONSENT, "given");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_takes_effect_later_is_not_held_yet, begin, end),
        cmocka_unit_test_setup_teardown(a_descendant_of_an_earlier_day, begin, end),
        cmocka_unit_test_setup_teardown(an_annulment_counts_whenever_it_was, begin, end),
        cmocka_unit_test_setup_teardown(a_slot_of_what_was_annulled, begin, end),
        cmocka_unit_test_setup_teardown(a_corrected_day_moves_an_event, begin, end),
        cmocka_unit_test_setup_teardown(corrected_to_two_days_at_once, begin, end),
        cmocka_unit_test_setup_teardown(corrected_to_two_words_at_once, begin, end),
        cmocka_unit_test_setup_teardown(fields_as_corrected, begin, end),
        cmocka_unit_test_setup_teardown(a_settlement_is_of_its_day, begin, end),
        cmocka_unit_test_setup_teardown(who_may_settle, begin, end),
        cmocka_unit_test_setup_teardown(what_was_read, begin, end),
        cmocka_unit_test_setup_teardown(what_was_read_before_its_breaker, begin, end),
        cmocka_unit_test_setup_teardown(what_was_read_of_a_later_day, begin, end),
        cmocka_unit_test_setup_teardown(a_death_of_a_later_day, begin, end),
        cmocka_unit_test_setup_teardown(a_consent_withdrawn_later, begin, end),
        cmocka_unit_test_setup_teardown(an_own_word_asked_again_and_again, begin, end),
        cmocka_unit_test_setup_teardown(who_leaves_later_is_there_yet, begin, end),
        cmocka_unit_test_setup_teardown(two_holders_of_authority, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
