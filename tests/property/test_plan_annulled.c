/* test_plan_annulled.c - what an annulled event set, broke or read is as though it had not been: a history with it and
 * its annulment shows what the same history shows without both, whatever stood beside it or came after it.
 * Spec: spec/31-history.md (PLN-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "every.h"
#include "picture.h"
#include "plausible.h"

enum { KINDS = 63 };

/* Acts that another code makes another thing of. */
static const struct {
    uint32_t kind, code;
} others[] = {
    { INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_REFUSED },
    { INTEGRA_EVENT_ASSISTANCE_CONSENT, INTEGRA_ANSWER_WITHDRAWN },
    { INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_REFUSED },
    { INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_WITHDRAWN },
    { INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED },
    { INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_OBJECTIVE_REACH_PARTLY_REACHED },
    { INTEGRA_EVENT_NEED_CLOSED, INTEGRA_NEED_OUTCOME_WITHDRAWN },
    { INTEGRA_EVENT_OPINION, INTEGRA_OPINION_REFUSES },
    { INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_LOW },
    { INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE },
};

enum { OTHERS = sizeof others / sizeof *others, ACTS = KINDS - 1 + OTHERS + 2 };

/* What was told before, up to a phase. */
static struct {
    story s;
    about a;
} b;

/* The i-th act: of each kind but the opening, then the others, then annulling what an activation stands on. */
static integra_event act(size_t i)
{
    size_t other = i - (KINDS - 1);
    integra_event event;
    if (i < KINDS - 1) {
        return plausible(&b.s, &b.a, (uint32_t)i + 2);
    }
    if (other < OTHERS) {
        event = plausible(&b.s, &b.a, others[other].kind);
        event.code = others[other].code;
        return event;
    }
    event = plausible(&b.s, &b.a, INTEGRA_EVENT_ANNULMENT);
    event.target = other == OTHERS ? b.s.informed.digest : b.s.assessment.digest;
    return event;
}

static void lay(uint32_t phase)
{
    about_lay(&b.s, &b.a);
    assert_true(story_phase(&b.s, phase));
}

/* A site that has what a plan has, and tells more. */
static integra_plan *goes_on(const integra_plan *plan, int writer, integra_event event, message *out)
{
    integra_plan *there = twin(plan);
    assert_non_null(there);
    assert_int_equal(tell(there, writer, &event, out), INTEGRA_OK);
    return there;
}

static void apply(integra_plan *plan, const message *m)
{
    uint32_t verdict = 0;
    assert_int_equal(apply_one(plan, m->bytes, m->size, &verdict, NULL), INTEGRA_OK);
    assert_int_equal(verdict, m->verdict);
}

/* The annulment of an event by who may, with the person's word: by the office that the act beside it leaves alone. */
static integra_event annulment(const message *taken_back, uint32_t beside)
{
    integra_event event =
        event_of(INTEGRA_EVENT_ANNULMENT, beside == INTEGRA_EVENT_MT ? MANAGER : GP, &taken_back->digest);
    event.giver = who(PERSON);
    return event;
}

static const char *name_of(size_t i)
{
    return integra_word_name(INTEGRA_GROUP_EVENT, act(i).kind);
}

/* That two plans show the same; their acts are named where they do not. */
static void same_picture(integra_plan *with, integra_plan *without, const char *how, const size_t acts[3])
{
    static picture one, other;
    picture_take(without, &one);
    picture_take(with, &other);
    if (!picture_same(&other, &one)) {
        picture_differ(&one, &other);
        fail_msg("%s: %s (%u), then %s (%u), beside %s (%u)", how, name_of(acts[0]), (unsigned)acts[0],
                 name_of(acts[1]), (unsigned)acts[1], name_of(acts[2]), (unsigned)acts[2]);
    }
}

/* One annullable event that was accepted, and annulled by somebody who has seen nothing else: by either office. */
typedef struct undone {
    integra_plan *told, *taken_back[2];
    message event;
} undone;

static void undone_end(undone *u)
{
    integra_plan_destroy(u->told);
    integra_plan_destroy(u->taken_back[0]);
    integra_plan_destroy(u->taken_back[1]);
}

static int undo(size_t i, undone *u)
{
    static const uint32_t besides[] = { 0, INTEGRA_EVENT_MT };
    message taken_back[2] = { { .verdict = 0 }, { .verdict = 0 } };
    u->taken_back[0] = u->taken_back[1] = NULL;
    u->told = goes_on(b.s.plan, 'e', act(i), &u->event);
    for (size_t by = 0; by < 2 && u->event.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED; by++) {
        u->taken_back[by] = goes_on(u->told, 'x', annulment(&u->event, besides[by]), &taken_back[by]);
    }
    assert_int_equal(taken_back[0].verdict, taken_back[1].verdict);
    if (taken_back[0].verdict != INTEGRA_EVENT_VERDICT_ACCEPTED) {
        undone_end(u);
        return 0;
    }
    return 1;
}

/* Beside it: whoever annulled it had heard of the other, or had not. */
static void beside(const undone *u, const integra_plan *there, const message *m, const size_t acts[3])
{
    message late;
    integra_plan *without = twin(there), *with = twin(u->taken_back[act(acts[2]).kind == INTEGRA_EVENT_MT]),
                 *all = twin(u->told);
    apply(with, m);
    apply(all, m);
    integra_plan *heard = goes_on(all, 'x', annulment(&u->event, act(acts[2]).kind), &late);
    same_picture(with, without, "annulled before it was heard of", acts);
    if (late.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED) { /* not where its author has lost the office */
        same_picture(heard, without, "annulled after it was heard of", acts);
    }
    integra_plan_destroy(without);
    integra_plan_destroy(with);
    integra_plan_destroy(all);
    integra_plan_destroy(heard);
}

/* After it: annulled by somebody who has seen both, where the later one was accepted in either case. */
static void after(const undone *u, const integra_plan *there, const message *m, size_t j, const size_t acts[3])
{
    message later, late;
    integra_plan *with = goes_on(u->told, 'g', act(j), &later), *heard = NULL;
    if (later.verdict == m->verdict) {
        integra_plan *without = twin(there);
        heard = goes_on(with, 'x', annulment(&u->event, act(acts[2]).kind), &late);
        if (late.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED) {
            same_picture(heard, without, "annulled after what followed it", acts);
        }
        integra_plan_destroy(without);
    }
    integra_plan_destroy(with);
    integra_plan_destroy(heard);
}

/* Every act beside and after every act that can be annulled, in the phase of the plan. A pair that was tried in another
 * phase is not tried again. */
static void every_pair(char tried[ACTS][ACTS])
{
    size_t annullable = 0;
    for (size_t i = 0; i < ACTS; i++) {
        undone u;
        if (!undo(i, &u)) {
            continue;
        }
        annullable++;
        for (size_t j = 0; j < ACTS; j++) {
            if (!is_taken(i + j, 3)) {
                continue;
            }
            const size_t acts[3] = { i, j, j };
            message m;
            integra_plan *there = goes_on(b.s.plan, 'g', act(j), &m);
            if (m.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED && !tried[i][j]) {
                beside(&u, there, &m, acts);
                after(&u, there, &m, j, acts);
                tried[i][j] = 1;
            }
            integra_plan_destroy(there);
        }
        undone_end(&u);
    }
    assert_true(annullable >= 40);
}

static void one_event_beside_and_after(void **state)
{
    static const uint32_t phases[] = { INTEGRA_PHASE_ACTIVE, INTEGRA_PHASE_PROPOSED, INTEGRA_PHASE_IN_REVIEW,
                                       INTEGRA_PHASE_SUSPENDED };
    static char tried[ACTS][ACTS];
    (void)state;
    for (size_t p = 0; p < sizeof phases / sizeof *phases; p++) {
        lay(phases[p]);
        every_pair(tried);
        integra_plan_destroy(b.s.plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_event_beside_and_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
