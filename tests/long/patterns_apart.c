/* patterns_apart.c - hostile histories of many writers that do one thing each, beside one another or beside one that
 * never hears of them.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "patterns.h"

#define BRANCHES 1000u /* as many as a plan of the usual limits takes */

typedef void act(long_teller *teller, long_hand *hand, uint32_t turn);

static void refer(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, INTEGRA_EVENT_REFERENT, MANAGER, 0, 100 + turn);
}

static void name_mt(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, INTEGRA_EVENT_MT, GP, 0, 100 + turn);
}

static void agree(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_MT_AGREED, GP, 0, 0);
}

static void give_role(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, INTEGRA_EVENT_ROLE, GP, 1 + turn % 14, NURSE);
}

static void review_or_suspend(long_teller *teller, long_hand *hand, uint32_t turn)
{
    if (turn % 2 == 0) {
        teller_say(teller, hand, INTEGRA_EVENT_REVIEW, MANAGER, 0, 0);
    } else {
        teller_suspend(teller, hand);
    }
}

static void end_step(long_teller *teller, long_hand *hand, uint32_t turn)
{
    if (turn % 2 == 0) {
        teller_step(teller, hand, INTEGRA_EVENT_INTERVENTION_CANCELLED, 0, &teller->intervention);
    } else {
        teller_step(teller, hand, INTEGRA_EVENT_INTERVENTION_NOT_DONE, INTEGRA_NOT_DONE_REASON_OTHER,
                    &teller->intervention);
    }
}

static void move_away(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_CLOSING, MANAGER, INTEGRA_CLOSING_REASON_MOVED, 0);
}

static void die(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_CLOSING, MANAGER, INTEGRA_CLOSING_REASON_DIED, 0);
}

static void stop_sharing(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_SHARING_CONSENT, 99, INTEGRA_ANSWER_WITHDRAWN, PERSON);
}

static void need(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_NEED, MANAGER, INTEGRA_NEED_DOMAIN_SOCIAL, 0);
}

static void call(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_CONTACT, NURSE, INTEGRA_CONTACT_MODE_PHONE, 0);
}

static void tell_back(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_FEEDBACK, MANAGER, 0, GP);
}

static void redate(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_correct(teller, hand);
}

static void review(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, turn % 2 == 0 ? INTEGRA_EVENT_REVIEW : INTEGRA_EVENT_REVIEW_CONCLUSION, MANAGER,
               turn % 2 == 0 ? 0 : INTEGRA_CONCLUSION_CONTINUE, 0);
}

/* Each of `count` writers, a thousand at most, does it once, none having heard of the others; then one more writer does
 * the other thing, as often as is left, having heard of none. */
static void beside(long_teller *teller, uint32_t count, uint32_t writers, act *one, act *other)
{
    long_hand last;
    teller_open(teller);
    last = teller_join(teller, &teller->first, BRANCHES + 1);
    for (uint32_t i = 0; i < writers && i < BRANCHES && teller->told < count; i++) {
        long_hand hand = teller_join(teller, &teller->first, i + 1);
        one(teller, &hand, i);
    }
    for (uint32_t i = 0; other != NULL && teller->told < count; i++) {
        other(teller, &last, i);
    }
}

#define ALL(name, one)                                                                                                 \
    static void name(long_teller *teller, uint32_t count)                                                              \
    {                                                                                                                  \
        beside(teller, count, count, one, NULL);                                                                       \
    }
#define HALF(name, one, other)                                                                                         \
    static void name(long_teller *teller, uint32_t count)                                                              \
    {                                                                                                                  \
        beside(teller, count, count / 2, one, other);                                                                  \
    }

ALL(each_refers, refer)
ALL(each_names_mt, name_mt)
ALL(each_gives_role, give_role)
ALL(each_changes_phase, review_or_suspend)
ALL(each_ends_step, end_step)
HALF(closings_needs, move_away, need)
HALF(deaths_calls, die, call)
HALF(withdrawals_feedback, stop_sharing, tell_back)
HALF(mts_agreements, name_mt, agree)
HALF(corrections_reviews, redate, review)
HALF(steps_reviews, end_step, review)

/* One writer who forks each time, and is no member. */
static void forks(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    for (uint32_t i = 0; teller->told < count && i < BRANCHES; i++) {
        long_hand hand = teller_join(teller, &teller->first, 1);
        integra_event event = teller_event(teller, INTEGRA_EVENT_NEED, 99);
        event.code = INTEGRA_NEED_DOMAIN_SOCIAL;
        teller_tell(teller, &hand, &event, NULL, 0);
    }
}

/* Thirty-two writers who review and suspend in turn. */
static void ladders(long_teller *teller, uint32_t count)
{
    long_hand hands[32];
    teller_open(teller);
    for (uint32_t i = 0; teller->told < count; i++) {
        if (i < 32) {
            hands[i] = teller_join(teller, &teller->first, i + 1);
        }
        review_or_suspend(teller, &hands[i % 32], i / 32);
    }
}

/* One site plans and does a third each without effect, another reviews, having heard of what is planned. */
static void done_reviews(long_teller *teller, uint32_t count)
{
    integra_digest planned[8192];
    uint32_t third = count / 3 < 8192 ? count / 3 : 8192;
    long_hand doing, reviewing;
    teller_open(teller);
    for (uint32_t i = 0; i < third; i++) {
        teller_plan(teller, &teller->first);
        planned[i] = teller->first.last;
    }
    doing = teller_join(teller, &teller->first, 1);
    reviewing = teller_join(teller, &teller->first, 2);
    for (uint32_t i = 0; i < third; i++) {
        teller_step(teller, &doing, INTEGRA_EVENT_INTERVENTION_DONE, 0, &planned[i]);
    }
    for (uint32_t i = 0; teller->told < count; i++) {
        review(teller, &reviewing, i);
    }
}

const long_pattern patterns_apart[] = {
    { "each_refers", each_refers, INTEGRA_OK },
    { "each_names_mt", each_names_mt, INTEGRA_OK },
    { "each_gives_role", each_gives_role, INTEGRA_OK },
    { "each_changes_phase", each_changes_phase, INTEGRA_OK },
    { "each_ends_step", each_ends_step, INTEGRA_OK },
    { "closings_needs", closings_needs, INTEGRA_OK },
    { "deaths_calls", deaths_calls, INTEGRA_OK },
    { "withdrawals_feedback", withdrawals_feedback, INTEGRA_OK },
    { "mts_agreements", mts_agreements, INTEGRA_OK },
    { "corrections_reviews", corrections_reviews, INTEGRA_OK },
    { "steps_reviews", steps_reviews, INTEGRA_OK },
    { "forks", forks, INTEGRA_OK },
    { "ladders", ladders, INTEGRA_OK },
    { "done_reviews", done_reviews, INTEGRA_OK },
    { NULL, NULL, INTEGRA_OK },
};
