/* test_plan_life.c - every kind in every phase: accepted exactly where spec/kinds.tsv has the letter, and then the
 * phase is the one of its row, or in a closed plan as a fact that came before the closing; all else is refused by the
 * guard `phase` alone. Spec: PLN-2, PLN-11; spec/kinds.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plausible.h"

#include <stdio.h>

enum { KINDS = 63, PHASES = 7, LINE = 512, WAYS = 8 };

static const char *const phase_names[PHASES] = { "none",      "draft",     "proposed", "active",
                                                 "in_review", "suspended", "closed" };

typedef struct row {
    char name[40], letters[8], next[16];
    int fact;
} row;

static row rows[KINDS + 1];

static int read_table(void **state)
{
    char line[LINE];
    FILE *file = fopen("spec/kinds.tsv", "r"); /* tests run in the root of the repository */
    (void)state;
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        return -1;
    }
    uint32_t kind = 0;
    while (fgets(line, sizeof line, file) != NULL && kind < KINDS) {
        row *r = &rows[++kind];
        if (sscanf(line, "%39[^\t]\t%*[^\t]\t%7[^\t]\t%15[^\t]", r->name, r->letters, r->next) != 3) {
            return -1;
        }
        r->fact = strstr(strrchr(line, '\t'), "fact") != NULL; /* among the marks, which come last */
    }
    (void)fclose(file);
    return kind == KINDS ? 0 : -1;
}

/* A phase, reached in one of two ways: the second is through a review that a suspension interrupted. */
typedef struct way {
    uint32_t phase;
    char letter;
    int from_review;
} way;

static const way ways[WAYS] = {
    { INTEGRA_PHASE_DRAFT, 'D', 0 },     { INTEGRA_PHASE_PROPOSED, 'P', 0 },  { INTEGRA_PHASE_ACTIVE, 'A', 0 },
    { INTEGRA_PHASE_IN_REVIEW, 'R', 0 }, { INTEGRA_PHASE_SUSPENDED, 'S', 0 }, { INTEGRA_PHASE_SUSPENDED, 'S', 1 },
    { INTEGRA_PHASE_CLOSED, 'C', 0 },    { INTEGRA_PHASE_CLOSED, 'C', 1 },
};

/* Leads the story there, with all that any kind may be about. */
static void lead(story *s, const way *w, about *a)
{
    about_lay(s, a);
    if (w->from_review) {
        assert_true(story_phase(s, INTEGRA_PHASE_IN_REVIEW));
        assert_true(w->phase == INTEGRA_PHASE_SUSPENDED
                        ? story_tells(s, INTEGRA_EVENT_SUSPENSION, MANAGER, 0, 0, 0, NULL, &s->last)
                        : story_tells(s, INTEGRA_EVENT_REVIEW_CLOSING, MANAGER, 0, 0, 0, NULL, &s->last));
    } else {
        assert_true(story_phase(s, w->phase));
    }
    assert_int_equal(words_held(s->plan, INTEGRA_SLOT_PHASE), 1u << w->phase);
}

static uint32_t next_phase(const row *r, const way *w)
{
    if (strcmp(r->next, "resumed") == 0) {
        return w->from_review ? INTEGRA_PHASE_IN_REVIEW : INTEGRA_PHASE_ACTIVE;
    }
    for (uint32_t phase = 1; phase < PHASES; phase++) {
        if (strcmp(r->next, phase_names[phase]) == 0) {
            return phase;
        }
    }
    return w->phase;
}

static uint32_t letters_of(const row *r)
{
    static const char letters[] = " DPARSC";
    uint32_t phases = 0;
    for (uint32_t phase = 1; phase < PHASES; phase++) {
        phases |= strchr(r->letters, letters[phase]) != NULL ? 1u << phase : 0;
    }
    return phases;
}

/* A fact is taken by a closed plan where it came before the closing, which is of DAY (PLN-11). */
static int is_taken(const row *r, const way *w, integra_date effective)
{
    return strchr(r->letters, w->letter) != NULL || (r->fact && w->phase == INTEGRA_PHASE_CLOSED && effective <= DAY);
}

static void check_kind(const story *s, const way *w, uint32_t kind, const about *a, integra_date effective)
{
    const row *r = &rows[kind];
    integra_refusal refusals[4];
    size_t count = 99;
    message out;
    integra_plan *plan = twin(s->plan);
    integra_event event = plausible(s, a, kind);
    assert_non_null(plan);
    event.writer = who('c');
    event.effective = effective;
    assert_int_equal(integra_plan_evaluate(plan, &event, refusals, 4, &count, NULL), INTEGRA_OK);
    if (!is_taken(r, w, effective)) {
        if (count != 1 || refusals[0].guard != INTEGRA_GUARD_PHASE) {
            fail_msg("%s in %s: not refused by its phase alone", r->name, phase_names[w->phase]);
        }
        assert_int_equal(refusals[0].allowed, letters_of(r));
        assert_int_equal(refusals[0].unsettled, 0);
        assert_string_equal(integra_rule_name(refusals[0].rule), "PLN-2");
    } else if (count != 0) {
        fail_msg("%s in %s: refused, first by guard %u", r->name, phase_names[w->phase], refusals[0].guard);
    }
    assert_int_equal(tell(plan, 'c', &event, &out), INTEGRA_OK);
    assert_int_equal(out.verdict, count == 0 ? INTEGRA_EVENT_VERDICT_ACCEPTED : INTEGRA_EVENT_VERDICT_REFUSED);
    assert_int_equal(words_held(plan, INTEGRA_SLOT_PHASE), 1u << (count == 0 ? next_phase(r, w) : w->phase));
    integra_plan_destroy(plan);
}

static void every_kind_in_every_phase(void **state)
{
    (void)state;
    for (size_t i = 0; i < WAYS; i++) {
        story s;
        about a;
        lead(&s, &ways[i], &a);
        for (uint32_t kind = INTEGRA_EVENT_JOIN; kind <= KINDS; kind++) {
            for (integra_date day = DAY - 1; day <= DAY + 1; day++) {
                check_kind(&s, &ways[i], kind, &a, day);
            }
        }
        integra_plan_destroy(s.plan);
    }
}

/* Before an opening there is no phase, and none is in the phases of any kind; consents look at no phase. */
static void nothing_happens_before_an_opening(void **state)
{
    (void)state;
    story s;
    about a;
    lead(&s, &ways[0], &a);
    for (uint32_t kind = INTEGRA_EVENT_JOIN; kind <= KINDS; kind++) {
        integra_plan *plan = NULL;
        integra_refusal refusals[32];
        size_t count = 0;
        message out;
        uint32_t failed = 0, verdict = 0;
        integra_event event = plausible(&s, &a, kind);
        event.plan = who('z');
        event.writer = who('c');
        event.sequence = 1;
        assert_int_equal(written(&event, &out), INTEGRA_OK);
        assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
        assert_int_equal(apply_one(plan, out.bytes, out.size, &verdict, NULL), INTEGRA_OK);
        assert_int_equal(verdict, INTEGRA_EVENT_VERDICT_REFUSED);
        assert_int_equal(integra_plan_refusals_at(plan, 0, refusals, 32, &count, NULL), INTEGRA_OK);
        for (size_t i = 0; i < count; i++) {
            failed |= 1u << refusals[i].guard;
        }
        int consent = kind == INTEGRA_EVENT_ASSISTANCE_CONSENT || kind == INTEGRA_EVENT_SHARING_CONSENT;
        assert_true(failed >> INTEGRA_GUARD_PARENTS & 1u);
        assert_int_equal(failed >> INTEGRA_GUARD_PHASE & 1u, !consent);
        integra_plan_destroy(plan);
    }
    integra_plan_destroy(s.plan);
}

/* PLN-6, PLN-5: two ways that are not in the diagram. */
static void withdrawn_and_annulled(void **state)
{
    (void)state;
    for (size_t i = 0; i < WAYS; i++) {
        story s;
        about a;
        message out;
        lead(&s, &ways[i], &a);
        uint32_t before = words_held(s.plan, INTEGRA_SLOT_PHASE);
        if (ways[i].phase != INTEGRA_PHASE_CLOSED) {
            integra_event closing = event_of(INTEGRA_EVENT_CLOSING, MANAGER, NULL);
            assert_int_equal(tell(s.plan, 'a', &closing, &out), INTEGRA_OK);
            integra_event annulment = event_of(INTEGRA_EVENT_ANNULMENT, GP, &out.digest);
            assert_int_equal(tell(s.plan, 'a', &annulment, &out), INTEGRA_OK);
            assert_int_equal(words_held(s.plan, INTEGRA_SLOT_PHASE), before);
        }
        integra_event consent = event_of(INTEGRA_EVENT_ASSISTANCE_CONSENT, STRANGER, NULL);
        consent.person = who(PERSON);
        consent.code = INTEGRA_ANSWER_WITHDRAWN;
        assert_int_equal(tell(s.plan, 'a', &consent, &out), INTEGRA_OK);
        assert_int_equal(out.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
        assert_int_equal(words_held(s.plan, INTEGRA_SLOT_PHASE), INTEGRA_PHASE_BIT_CLOSED);
        integra_plan_destroy(s.plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_in_every_phase),
        cmocka_unit_test(nothing_happens_before_an_opening),
        cmocka_unit_test(withdrawn_and_annulled),
    };
    return cmocka_run_group_tests(tests, read_table, NULL);
}
