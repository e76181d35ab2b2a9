/* patterns_many.c - hostile histories of many writers: branches that never meet, branches joined over and over.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "patterns.h"

#include <stdlib.h>
#include <string.h>

#define BRANCHES 1000u

/* One parent for all: more branches than any host allows. */
static void star(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    for (uint32_t i = 1; teller->told < count; i++) {
        long_hand other = teller_join(teller, &teller->first, i);
        teller_say(teller, &other, INTEGRA_EVENT_CONTACT, NURSE, INTEGRA_CONTACT_MODE_PHONE, 0);
    }
}

typedef void act(long_teller *teller, long_hand *hand, uint32_t turn);

/* Branches that never meet, in turn. */
static void apart(long_teller *teller, uint32_t count, uint32_t branches, act *const acts[2])
{
    long_hand hands[BRANCHES];
    teller_open(teller);
    for (uint32_t i = 0; i < branches; i++) {
        hands[i] = teller_join(teller, &teller->first, i + 1);
    }
    for (uint32_t turn = 0; teller->told < count; turn++) {
        for (uint32_t i = 0; i < branches; i++) {
            acts[i % 2](teller, &hands[i], turn);
        }
    }
}

static void call(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_CONTACT, NURSE, INTEGRA_CONTACT_MODE_PHONE, 0);
}

static void agree(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_say(teller, hand, INTEGRA_EVENT_AGREEMENT, GP, 0, PERSON);
}

static void alternate(long_teller *teller, long_hand *hand, uint32_t turn)
{
    if (turn % 2 == 0) {
        teller_suspend(teller, hand);
    } else {
        teller_say(teller, hand, INTEGRA_EVENT_RESUMPTION, MANAGER, 0, 0);
    }
}

static void review(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, turn % 2 == 0 ? INTEGRA_EVENT_REVIEW : INTEGRA_EVENT_REVIEW_CONCLUSION, MANAGER,
               turn % 2 == 0 ? 0 : INTEGRA_CONCLUSION_CONTINUE, 0);
}

static void change_role(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, INTEGRA_EVENT_ROLE, GP, 1 + turn % 14, NURSE);
}

static void carry_out(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_step(teller, hand, INTEGRA_EVENT_INTERVENTION_DONE, 1 + turn % 4, &teller->intervention);
}

static void redate(long_teller *teller, long_hand *hand, uint32_t turn)
{
    (void)turn;
    teller_correct(teller, hand);
}

static void intervene(long_teller *teller, long_hand *hand, uint32_t turn)
{
    integra_digest planned;
    (void)turn;
    teller_plan(teller, hand);
    planned = hand->last;
    teller_step(teller, hand, INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE, &planned);
}

static void refer(long_teller *teller, long_hand *hand, uint32_t turn)
{
    teller_say(teller, hand, INTEGRA_EVENT_REFERENT, GP, 0, turn % 2 == 0 ? NURSE : MANAGER);
}

#define APART(name, branches, one, other)                                                                              \
    static void name(long_teller *teller, uint32_t count)                                                              \
    {                                                                                                                  \
        static act *const acts[2] = { one, other };                                                                    \
        apart(teller, count, branches, acts);                                                                          \
    }

APART(branches, BRANCHES, call, call)
APART(branches_intervene, BRANCHES, intervene, call)
APART(branches_phases, BRANCHES, alternate, alternate)
APART(branches_roles, BRANCHES, change_role, change_role)
APART(branches_steps, BRANCHES, carry_out, redate)
APART(two_calls, 2, call, call)
APART(two_phase_calls, 2, alternate, call)
APART(two_phase_agree, 2, alternate, agree)
APART(two_phases, 2, alternate, alternate)
APART(two_phase_review, 2, alternate, review)
APART(two_roles, 2, change_role, change_role)
APART(two_role_calls, 2, change_role, call)
APART(two_steps, 2, carry_out, redate)
APART(two_done, 2, carry_out, carry_out)
APART(two_review_done, 2, review, carry_out)
APART(two_review_intervene, 2, review, intervene)
APART(two_referents, 2, refer, call)

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(integra_digest));
}

/* Each event joins `width` branches, so that what it has seen is written anew. */
static void joins_of(long_teller *teller, uint32_t count, uint32_t branches, uint32_t width)
{
    long_hand hands[BRANCHES];
    integra_digest seen[BRANCHES];
    teller_open(teller);
    for (uint32_t i = 0; i < branches; i++) {
        hands[i] = teller_join(teller, &teller->first, i + 1);
        call(teller, &hands[i], 0);
    }
    for (uint32_t i = 0; teller->told < count; i++) {
        integra_event event = teller_event(teller, INTEGRA_EVENT_CONTACT, NURSE);
        event.code = INTEGRA_CONTACT_MODE_PHONE;
        for (uint32_t j = 0; j < width; j++) {
            seen[j] = hands[(i + 1 + j) % branches].last;
        }
        qsort(seen, width, sizeof *seen, compare);
        teller_tell(teller, &hands[i % branches], &event, seen, width);
    }
}

static void joins(long_teller *teller, uint32_t count)
{
    joins_of(teller, count, BRANCHES, 1);
}

static void joins_wide(long_teller *teller, uint32_t count)
{
    joins_of(teller, count, BRANCHES, BRANCHES - 1);
}

const long_pattern patterns_of_many[] = {
    { "star", star, INTEGRA_ERR_LIMIT },
    { "branches", branches, INTEGRA_OK },
    { "branches_intervene", branches_intervene, INTEGRA_OK },
    { "branches_phases", branches_phases, INTEGRA_OK },
    { "branches_roles", branches_roles, INTEGRA_OK },
    { "branches_steps", branches_steps, INTEGRA_OK },
    { "two_calls", two_calls, INTEGRA_OK },
    { "two_phase_calls", two_phase_calls, INTEGRA_OK },
    { "two_phase_agree", two_phase_agree, INTEGRA_OK },
    { "two_phases", two_phases, INTEGRA_OK },
    { "two_phase_review", two_phase_review, INTEGRA_OK },
    { "two_roles", two_roles, INTEGRA_OK },
    { "two_role_calls", two_role_calls, INTEGRA_OK },
    { "two_steps", two_steps, INTEGRA_OK },
    { "two_done", two_done, INTEGRA_OK },
    { "two_review_done", two_review_done, INTEGRA_OK },
    { "two_review_intervene", two_review_intervene, INTEGRA_OK },
    { "two_referents", two_referents, INTEGRA_OK },
    { "joins", joins, INTEGRA_OK },
    { "joins_wide", joins_wide, INTEGRA_OK },
    { NULL, NULL, INTEGRA_OK },
};
