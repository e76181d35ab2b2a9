/* test_plan_reading.c - what events read and who tells it: several breakers, readers and setters of one value, words of
 * the person asked again, values set again and again.
 * Spec: spec/31-history.md (PLN-11, "Events that break others").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sites.h"

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

/* A site of its own that has seen the story alone, and no other. */
static const message *apart(telling t, int writer)
{
    integra_event event = event_of(t.kind, t.author, t.about == NULL ? NULL : &t.about->digest);
    message *out = &w.told[w.count++];
    integra_plan *there = twin(w.s.plan);
    assert_true(there != NULL && w.count <= TOLD_LIMIT);
    event.effective = w.day;
    event.code = t.code != 0 ? t.code : event.code;
    event.person = t.person != 0 ? who(t.person) : event.person;
    event.giver = t.giver != 0 ? who(t.giver) : event.giver;
    assert_int_equal(tell(there, writer, &event, out), INTEGRA_OK);
    assert_int_equal(out->verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    assert_int_equal(take_in(w.at[0], there), INTEGRA_OK);
    integra_plan_destroy(there);
    return out;
}

#define APART(writer, ...) apart((telling){ __VA_ARGS__ }, writer)

static const message *answers(char name, uint32_t answer)
{
    return TELLS(&w, name, INTEGRA_EVENT_SHARING_CONSENT, answer, .author = NURSE, .person = PERSON);
}

/* Whatever the breaker, whichever the slot: only those of one sort, through one slot, hide one another. */
static void each_sort_and_slot_for_itself(void **state)
{
    (void)state;
    const message *first = answers('C', INTEGRA_ANSWER_WITHDRAWN);
    answers('C', INTEGRA_ANSWER_WITHDRAWN);
    answers('H', INTEGRA_ANSWER_REFUSED);
    w.day = DAY + 1;
    TELLS(&w, 'G', INTEGRA_EVENT_FEEDBACK, .author = GP, .person = MANAGER);
    w.day = DAY;
    meet(&w);
    APART('k', INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN, .author = NURSE, .person = PERSON);
    LISTED(&w, "g1/c1/sharing_consent g1/h1/sharing_consent g1/k1/phase");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .giver = PERSON, .about = first);
    LISTED(&w, "g1/h1/sharing_consent g1/k1/phase g1/c2/sharing_consent");
}

/* The first of several that say the same is told, however many there are. */
static void the_first_of_one_value_breaks(void **state)
{
    (void)state;
    for (size_t i = 0; i < 7; i++) {
        answers('C', INTEGRA_ANSWER_REFUSED);
    }
    TELLS(&w, 'G', INTEGRA_EVENT_FEEDBACK, .author = GP, .person = MANAGER);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c7");
    LISTED(&w, "g1/c1/sharing_consent");
}

/* Back to a value that its reader had seen: what stands on it is not broken, what had not seen it is. */
static void a_value_that_comes_back(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_MT, .author = GP, .person = PARTNER);
    assert_int_equal(take_in(w.at[1], w.at[0]), INTEGRA_OK);
    TELLS(&w, 'G', INTEGRA_EVENT_MT_AGREED, .author = PARTNER);
    TELLS(&w, 'C', INTEGRA_EVENT_MT, .author = PARTNER, .person = GP);
    TELLS(&w, 'C', INTEGRA_EVENT_MT, .author = GP, .person = PARTNER);
    TELLS(&w, 'H', INTEGRA_EVENT_MT_AGREED, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_MT, "q@c3 read/g@a4");
}

/* Of two setters of one value that both stood the later tells, and the earlier once that one is annulled. */
static void who_tells_a_value_that_was_read(void **state)
{
    (void)state;
    const message *one = TELLS(&w, 'C', INTEGRA_EVENT_UNMET_NEED, .author = GP, .about = &w.s.need);
    const message *other = TELLS(&w, 'G', INTEGRA_EVENT_UNMET_NEED, .author = GP, .about = &w.s.need);
    assert_int_equal(take_in(w.at[0], w.at[1]), INTEGRA_OK);
    HOLDS(&w, INTEGRA_SLOT_NEED, "unmet/no_service@c1 unmet/no_service@g1");
    assert_int_equal(take_in(w.at[1], w.at[0]), INTEGRA_OK);
    TELLS(&w, 'C', INTEGRA_EVENT_NEED_CLOSED, .author = GP, .about = &w.s.need);
    TELLS(&w, 'G', INTEGRA_EVENT_INTERVENTION, .author = GP, .about = &w.s.need);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_NEED, "met@c2 read/unmet/no_service@g1");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .about = other);
    HOLDS(&w, INTEGRA_SLOT_NEED, "met@c2 read/unmet/no_service@c1");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .about = one);
    HOLDS(&w, INTEGRA_SLOT_NEED, "met@c2");
}

/* Of the person's word any later word settles that descends from both, and only as long as it stands. */
static void a_word_that_settles(void **state)
{
    (void)state;
    answers('C', INTEGRA_ANSWER_REFUSED);
    TELLS(&w, 'G', INTEGRA_EVENT_SYNTHESIS, .author = GP, .person = MANAGER);
    assert_int_equal(take_in(w.at[0], w.at[1]), INTEGRA_OK);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c1 read/given@a8");
    answers('G', INTEGRA_ANSWER_REFUSED); /* the same word, but of somebody who had not heard of the first */
    assert_int_equal(take_in(w.at[0], w.at[1]), INTEGRA_OK);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c1 refused@g2 read/given@a8");
    const message *word = answers('C', INTEGRA_ANSWER_WITHDRAWN);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "withdrawn@c2");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .giver = PERSON, .about = word);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c1 refused@g2 read/given@a8");
    answers('C', INTEGRA_ANSWER_REFUSED);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c4");
    word = answers('C', INTEGRA_ANSWER_WITHDRAWN); /* and the word before it settles, once it is taken back */
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .giver = PERSON, .about = word);
    HOLDS(&w, INTEGRA_SLOT_SHARING_CONSENT, "refused@c4");
}

/* The person records what a representative says, while that one leaves: what was said had read that they were one; who
 * expressed an objective is a matter of record, and the person needs no role. */
static void a_giver_who_leaves(void **state)
{
    (void)state;
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_LEGAL_REPRESENTATIVE, .author = GP, .person = CARER);
    meet(&w);
    TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = GP, .person = CARER);
    TELLS(&w, 'G', INTEGRA_EVENT_LIFE_PROJECT, .author = PERSON, .giver = CARER);
    TELLS(&w, 'C', INTEGRA_EVENT_JOIN, INTEGRA_ROLE_OTHER, .author = GP, .person = PERSON);
    TELLS(&w, 'H', INTEGRA_EVENT_LIFE_PROJECT, .author = PERSON);
    TELLS(&w, 'H', INTEGRA_EVENT_OBJECTIVE, .author = PERSON, .giver = CARER, .about = &w.s.need);
    meet(&w);
    assert_string_equal(shown_of(w.at[0], INTEGRA_SLOT_ROLE, NULL, CARER), "none@c2 read/legal_representative@c1");
    assert_string_equal(shown_of(w.at[0], INTEGRA_SLOT_ROLE, NULL, PERSON), "other@c3");
    CONTESTED(&w, "role");
}

/* Whatever else is asked of what somebody records while they leave, it had read that they were in the circle. */
static void an_author_who_leaves(void **state)
{
    static const telling tells[] = {
        { .kind = INTEGRA_EVENT_LIFE_PROJECT, .author = NURSE, .giver = PERSON },
        { .kind = INTEGRA_EVENT_ROLE, .author = NURSE, .person = HOSPITAL, .code = INTEGRA_ROLE_NURSE },
        { .kind = INTEGRA_EVENT_SHARING_CONSENT, .author = NURSE, .person = PERSON, .code = INTEGRA_ANSWER_REFUSED },
        { .kind = INTEGRA_EVENT_SYNTHESIS, .author = NURSE, .person = GP },
    };
    (void)state;
    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++) {
        sites_end(&w);
        sites_at(&w, INTEGRA_PHASE_ACTIVE);
        TELLS(&w, 'C', INTEGRA_EVENT_LEAVE, .author = GP, .person = NURSE);
        (void)tells_as(&w, 'G', tells[i], "accepted");
        meet(&w);
        assert_string_equal(shown_of(w.at[0], INTEGRA_SLOT_ROLE, NULL, NURSE), "none@c1 read/nurse@a3");
    }
}

/* Nobody is named at first: both who name somebody had read that, and one who goes on had read more. */
static void nobody_was_read_first(void **state)
{
    (void)state;
    integra_plan *one = NULL, *other;
    message out;
    static const struct {
        int site, author, person;
        uint32_t kind, code;
    } told[] = {
        { 0, NURSE, PERSON, INTEGRA_EVENT_OPENING, INTEGRA_PLAN_KIND_PPS },
        { 0, NURSE, NURSE, INTEGRA_EVENT_MT, 0 },
        { 1, NURSE, CARER, INTEGRA_EVENT_MT, 0 },
        { 1, CARER, GP, INTEGRA_EVENT_MT, 0 },
    };
    (void)state;
    assert_int_equal(integra_plan_create(NULL, NULL, &one, NULL), INTEGRA_OK);
    other = NULL;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        integra_event event = event_of(told[i].kind, told[i].author, NULL);
        event.person = who(told[i].person);
        event.code = told[i].code;
        other = i == 1 ? twin(one) : other;
        assert_int_equal(tell(told[i].site == 0 ? one : other, told[i].site == 0 ? 'a' : 'b', &event, &out),
                         INTEGRA_OK);
        assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
    }
    assert_int_equal(take_in(one, other), INTEGRA_OK);
    assert_int_equal(take_in(other, one), INTEGRA_OK);
    assert_string_equal(shown(one, INTEGRA_SLOT_MT), "n@a2 g@b2 read/nobody@- read/c@b1");
    assert_string_equal(shown(other, INTEGRA_SLOT_MT), "n@a2 g@b2 read/nobody@- read/c@b1");
    integra_plan_destroy(one);
    integra_plan_destroy(other);
}

/* Closed at many sites on as many days, beside a need and an admission that is a fact of the fourth day: each closing
 * of before that day would have refused it. */
static void many_closings(void **state)
{
    (void)state;
    enum { MANY = 12 };
    for (int i = 0; i < MANY; i++) {
        w.day = DAY + i;
        APART('A' + i, INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = GP);
    }
    w.day = DAY + 3;
    APART('k', INTEGRA_EVENT_ADMISSION, .author = NURSE);
    LISTED(&w, "k1/A1/phase k1/B1/phase k1/C1/phase");
    HOLDS(&w, INTEGRA_SLOT_PHASE,
          "closed/moved/g/+0@A1 closed/moved/g/+1@B1 closed/moved/g/+2@C1 "
          "closed/moved/g/+3@D1 closed/moved/g/+4@E1 closed/moved/g/+5@F1 "
          "closed/moved/g/+6@G1 closed/moved/g/+7@H1 closed/moved/g/+8@I1 "
          "closed/moved/g/+9@J1 closed/moved/g/+10@K1 closed/moved/g/+11@L1");
    CONTESTED(&w, "");
    APART('n', INTEGRA_EVENT_NEED, .author = NURSE);
    CONTESTED(&w, "phase");
}

/* Of several setters of the value chosen the first that is held gives it, with its reason, its author and its day. */
static void a_choice_that_two_hold(void **state)
{
    (void)state;
    const message *gone = TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_TERM_REACHED, .author = MANAGER);
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = MANAGER, .about = gone);
    meet(&w);
    w.day = DAY + 2;
    TELLS(&w, 'H', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_INSTITUTION, .author = HOSPITAL);
    w.day = DAY + 1;
    TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = MANAGER);
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/moved/m/+1@c3 in_review@g1 closed/institution/h/+2@h1 read/active@a15");
    const message *choice = TELLS(&w, 'G', INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_PHASE, .author = GP, .about = gone);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "closed/moved/m/+1@g2");
    REFUSES(&w, 'C', "annullable", INTEGRA_EVENT_ANNULMENT, .author = GP, .about = choice);
}

/* What hides a breaker may fall: the pair that it hid is told then, beside one that nothing hid. */
static void a_hidden_breaker_and_another(void **state)
{
    (void)state;
    const message *aim = APART('k', INTEGRA_EVENT_OBJECTIVE, .author = GP, .about = &w.s.need);
    meet(&w);
    const message *partly = TELLS(&w, 'C', INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_OBJECTIVE_REACH_PARTLY_REACHED,
                                  .author = GP, .about = aim);
    TELLS(&w, 'C', INTEGRA_EVENT_OBJECTIVE_REACHED, .author = GP, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_PRIORITY, .author = GP, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_OBJECTIVE_PURSUED, .author = GP, .about = aim);
    TELLS(&w, 'G', INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_LOW, .author = GP, .about = aim);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_OBJECTIVE, "reached@c2 pursued@g2 read/formulated@k1");
    TELLS(&w, 'C', INTEGRA_EVENT_ANNULMENT, .author = GP, .about = partly);
    HOLDS(&w, INTEGRA_SLOT_OBJECTIVE, "reached@c2 pursued@g2 read/formulated@k1");
}

/* An ordinary breaker that nothing can take back hides those after it for good, whatever else had broken before. */
static void hidden_for_good(void **state)
{
    (void)state;
    TELLS(&w, 'G', INTEGRA_EVENT_REVIEW, .author = GP);
    TELLS(&w, 'H', INTEGRA_EVENT_SUSPENSION, .author = HOSPITAL);
    TELLS(&w, 'C', INTEGRA_EVENT_SUSPENSION, .author = MANAGER);
    TELLS(&w, 'C', INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, .author = MANAGER);
    assert_int_equal(take_in(w.at[1], w.at[2]), INTEGRA_OK);
    assert_int_equal(take_in(w.at[1], w.at[0]), INTEGRA_OK);
    meet(&w);
    HOLDS(&w, INTEGRA_SLOT_PHASE, "in_review@g1 suspended@h1 closed/moved/m/+0@c2 read/active@a15");
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(each_sort_and_slot_for_itself),
        STORY(the_first_of_one_value_breaks),
        STORY(a_value_that_comes_back),
        STORY(who_tells_a_value_that_was_read),
        STORY(a_word_that_settles),
        STORY(a_giver_who_leaves),
        STORY(nobody_was_read_first),
        STORY(many_closings),
        STORY(a_choice_that_two_hold),
        STORY(a_hidden_breaker_and_another),
        STORY(hidden_for_good),
        STORY(an_author_who_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
