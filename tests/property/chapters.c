/* chapters.c - see chapters.h.
 * Spec: PLN-11, PLN-12, PLN-22.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chapters.h"

enum { SITES = 4, UNKNOWN = 200 };

typedef struct telling {
    integra_plan *sites[SITES];
    chapter *to;
} telling;

/* Each event of a chapter: at which site, by which writer, what, by whom, about which earlier one. */
typedef struct line {
    char site, writer, author, person;
    uint32_t kind, code;
    int about;        /* of the chapter's events, or -1 */
    const char *seen; /* sites whose events are taken in before */
} line;

static void tells(telling *t, const line *l)
{
    integra_plan *plan = t->sites[l->site - 'A'];
    message *out = &t->to->told[t->to->count];
    integra_event event = event_of(l->kind, l->author, l->about < 0 ? NULL : &t->to->told[l->about].digest);
    for (const char *site = l->seen; *site; site++) {
        assert_int_equal(take_in(plan, t->sites[*site - 'A']), INTEGRA_OK);
    }
    if (l->person) {
        event.person = who(l->person);
    }
    if (l->code) {
        event.code = l->code;
    }
    if (l->kind == INTEGRA_EVENT_INTERVENTION) {
        event.due = DAY + 60;
    }
    if (l->kind == INTEGRA_EVENT_INTERVENTION_DONE) { /* after the closings: one of before is no break */
        event.effective = DAY + 1;
    }
    if (l->kind == INTEGRA_EVENT_FEEDBACK) {
        static const uint8_t signature[] = { 0xd2, 0x84 };
        sign(&event, signature, sizeof signature);
        write_text(&event, "came by");
    }
    if (l->kind == UNKNOWN) { /* of no kind known here: it follows whatever is there */
        event.parents = (integra_bytes){ t->to->told[0].digest.bytes, sizeof(integra_digest) };
    }
    assert_int_equal(tell(plan, l->writer, &event, out), INTEGRA_OK);
    t->to->count++;
}

/* One that follows an event of a kind not known here. */
static void tells_after(telling *t, const line *l, size_t parent)
{
    message *out = &t->to->told[t->to->count++];
    integra_event event = event_of(l->kind, l->author, NULL);
    assert_int_equal(integra_plan_id(t->sites[0], &event.plan, NULL), INTEGRA_OK);
    event.writer = who(l->writer);
    event.sequence = 1;
    event.parents = (integra_bytes){ t->to->told[parent].digest.bytes, sizeof(integra_digest) };
    assert_int_equal(written(&event, out), INTEGRA_OK);
    assert_int_equal(apply_one(t->sites[0], out->bytes, out->size, &out->verdict, NULL), INTEGRA_OK);
}

#define OPENING { 'A', 'a', GP, PERSON, INTEGRA_EVENT_OPENING, INTEGRA_PLAN_KIND_PPS, -1, "" }

/* Two name the médecin traitant, no referent is named: the person settles while a third name is on its way. */
static const line two_names[] = {
    OPENING,
    { 'A', 'a', GP, MANAGER, INTEGRA_EVENT_JOIN, INTEGRA_ROLE_CASE_MANAGER, -1, "" },
    { 'B', 'b', MANAGER, MANAGER, INTEGRA_EVENT_MT, 0, -1, "A" },
    { 'A', 'a', GP, GP, INTEGRA_EVENT_MT, 0, -1, "" },
    { 'C', 'c', GP, GP, INTEGRA_EVENT_MT, 0, -1, "AB" }, /* refused: settle first */
    { 'A', 'a', PERSON, 0, INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_MT, 2, "B" },
    { 'B', 'b', MANAGER, NURSE, INTEGRA_EVENT_MT, 0, -1, "" },
};

/* A need is closed while an intervention is planned for it; the person settles. */
static const line broken_need[] = {
    OPENING,
    { 'A', 'a', GP, 0, INTEGRA_EVENT_NEED, 0, -1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_NEED_CLOSED, INTEGRA_NEED_OUTCOME_MET, 1, "A" },
    { 'A', 'a', GP, NURSE, INTEGRA_EVENT_INTERVENTION, 0, 1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_UNMET_NEED, 0, 1, "" }, /* refused: it is closed */
    { 'C', 'c', PERSON, 0, INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_NEED, 1, "AB" },
    { 'C', 'c', GP, NURSE, INTEGRA_EVENT_INTERVENTION, 0, 1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_ANNULMENT, 0, 2, "" },
};

/* A restored backup writes on: writer a forks, and others follow both branches. */
static const line forked[] = {
    OPENING,
    { 'A', 'a', GP, MANAGER, INTEGRA_EVENT_JOIN, INTEGRA_ROLE_CASE_MANAGER, -1, "" },
    { 'B', 'a', GP, NURSE, INTEGRA_EVENT_JOIN, INTEGRA_ROLE_NURSE, -1, "A" },
    { 'A', 'a', MANAGER, MANAGER, INTEGRA_EVENT_REFERENT, 0, -1, "" },
    { 'B', 'a', GP, GP, INTEGRA_EVENT_REFERENT, 0, -1, "" },
    { 'C', 'c', MANAGER, MANAGER, INTEGRA_EVENT_ROLE, INTEGRA_ROLE_NURSE, -1, "AB" },
    { 'A', 'a', MANAGER, MANAGER, INTEGRA_EVENT_LEAVE, 0, -1, "" },
};

/* A death beside what was done, proposed and closed meanwhile. */
static const line death[] = {
    OPENING,
    { 'A', 'a', GP, 0, INTEGRA_EVENT_NEED, 0, -1, "" },
    { 'A', 'a', GP, NURSE, INTEGRA_EVENT_INTERVENTION, 0, 1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, -1, "A" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, -1, "A" },
    { 'A', 'a', GP, 0, INTEGRA_EVENT_INTERVENTION_DONE, INTEGRA_EFFECT_FAVOURABLE, 2, "" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_ANNULMENT, 0, 4, "" },
};

/* Words, their erasure, a signature, an event of a kind not known here and one that follows it. */
static const line erased[] = {
    OPENING,
    { 'A', 'a', GP, 0, INTEGRA_EVENT_EXPECTATION, 0, -1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_ERASURE, 0, 1, "A" },
    { 'A', 'a', GP, PERSON, INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_GIVEN, -1, "" },
    { 'A', 'a', GP, GP, INTEGRA_EVENT_FEEDBACK, 0, -1, "B" },
    { 'D', 'd', GP, 0, UNKNOWN, 0, -1, "A" },
};

/* An objective is reached while somebody plans for it and ranks it; two hear the person otherwise. */
static const line objective[] = {
    OPENING,
    { 'A', 'a', GP, 0, INTEGRA_EVENT_NEED, 0, -1, "" },
    { 'A', 'a', GP, 0, INTEGRA_EVENT_OBJECTIVE, 0, 1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_OBJECTIVE_REACHED, INTEGRA_OBJECTIVE_REACH_REACHED, 2, "A" },
    { 'A', 'a', GP, NURSE, INTEGRA_EVENT_INTERVENTION, 0, 2, "" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_PRIORITY, INTEGRA_PRIORITY_LOW, 2, "A" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_OPINION, INTEGRA_OPINION_AGREES, 2, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_OPINION, INTEGRA_OPINION_REFUSES, 2, "" },
};

/* A plan is closed twice beside work that goes on, and each closing is taken back where it was made. */
static const line closed_twice[] = {
    OPENING,
    { 'A', 'a', GP, GP, INTEGRA_EVENT_MT, 0, -1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_MOVED, -1, "A" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_DIED, -1, "A" },
    { 'A', 'a', GP, 0, INTEGRA_EVENT_PROPOSAL, 0, -1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_ANNULMENT, 0, 2, "" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_ANNULMENT, 0, 3, "" },
    { 'D', 'd', GP, 0, INTEGRA_EVENT_CLOSING, INTEGRA_CLOSING_REASON_INSTITUTION, -1, "B" },
};

/* The referent, a deputy as well, leaves while handing over; the one named settles whether they left. */
static const line left[] = {
    OPENING,
    { 'A', 'a', GP, MANAGER, INTEGRA_EVENT_JOIN, INTEGRA_ROLE_CASE_MANAGER, -1, "" },
    { 'A', 'a', GP, MANAGER, INTEGRA_EVENT_REFERENT, 0, -1, "" },
    { 'A', 'a', GP, MANAGER, INTEGRA_EVENT_DEPUTY, INTEGRA_OFFICE_MT, -1, "" },
    { 'B', 'b', GP, MANAGER, INTEGRA_EVENT_LEAVE, 0, -1, "A" },
    { 'A', 'a', MANAGER, NURSE, INTEGRA_EVENT_REFERENT, 0, -1, "" },
    { 'C', 'c', NURSE, 0, INTEGRA_EVENT_SETTLEMENT, INTEGRA_SLOT_ROLE, 4, "AB" },
};

/* Two hold authority over a minor: each consents, one of them in two ways, one of them after what was shared. */
static const line two_holders[] = {
    OPENING,
    { 'A', 'a', GP, CARER, INTEGRA_EVENT_JOIN, INTEGRA_ROLE_AUTHORITY_HOLDER, -1, "" },
    { 'A', 'a', GP, STRANGER, INTEGRA_EVENT_JOIN, INTEGRA_ROLE_AUTHORITY_HOLDER, -1, "" },
    { 'B', 'b', CARER, CARER, INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_GIVEN, -1, "A" },
    { 'C', 'c', GP, CARER, INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_REFUSED, -1, "A" },
    { 'B', 'b', GP, STRANGER, INTEGRA_EVENT_SHARING_CONSENT, INTEGRA_ANSWER_GIVEN, -1, "" },
    { 'B', 'b', GP, GP, INTEGRA_EVENT_SYNTHESIS, 0, -1, "" },
};

/* A need is closed beside work that stood on its being unmet, which is taken back: what it had read is read no more. */
static const line annulled_under[] = {
    OPENING,
    { 'A', 'a', GP, 0, INTEGRA_EVENT_NEED, 0, -1, "" },
    { 'B', 'b', GP, 0, INTEGRA_EVENT_UNMET_NEED, 0, 1, "A" },
    { 'C', 'c', GP, NURSE, INTEGRA_EVENT_INTERVENTION, 0, 1, "B" },
    { 'C', 'c', GP, 0, INTEGRA_EVENT_NEED_CLOSED, INTEGRA_NEED_OUTCOME_WITHDRAWN, 1, "" },
    { 'A', 'a', GP, 0, INTEGRA_EVENT_NEED_CLOSED, INTEGRA_NEED_OUTCOME_MET, 1, "" },
    { 'D', 'd', GP, 0, INTEGRA_EVENT_ANNULMENT, 0, 2, "B" },
};

static const struct {
    const char *name;
    const line *lines;
    size_t count;
} books[CHAPTERS] = {
    { "two names", two_names, sizeof two_names / sizeof *two_names },
    { "a need closed meanwhile", broken_need, sizeof broken_need / sizeof *broken_need },
    { "a fork", forked, sizeof forked / sizeof *forked },
    { "a death", death, sizeof death / sizeof *death },
    { "erased", erased, sizeof erased / sizeof *erased },
    { "an objective", objective, sizeof objective / sizeof *objective },
    { "closed twice", closed_twice, sizeof closed_twice / sizeof *closed_twice },
    { "a leaving", left, sizeof left / sizeof *left },
    { "annulled under work", annulled_under, sizeof annulled_under / sizeof *annulled_under },
    { "two holders of authority", two_holders, sizeof two_holders / sizeof *two_holders },
};

void chapter_tell(size_t index, chapter *out)
{
    static const line follower = { 'A', 'e', GP, 0, INTEGRA_EVENT_NEED, 0, -1, "" };
    telling t = { .to = out };
    out->name = books[index].name;
    out->count = 0;
    for (size_t i = 0; i < SITES; i++) {
        assert_int_equal(integra_plan_create(NULL, NULL, &t.sites[i], NULL), INTEGRA_OK);
    }
    for (size_t i = 0; i < books[index].count; i++) {
        tells(&t, &books[index].lines[i]);
    }
    for (size_t i = 1; i < SITES; i++) {
        if (integra_plan_count(t.sites[i]) > 0) {
            assert_int_equal(take_in(t.sites[0], t.sites[i]), INTEGRA_OK);
        }
    }
    if (out->told[out->count - 1].verdict == INTEGRA_EVENT_VERDICT_NEEDS_EDITION) {
        tells_after(&t, &follower, out->count - 1);
    }
    assert_int_equal(integra_plan_count(t.sites[0]), out->count);
    for (size_t i = 0; i < out->count; i++) {
        out->told[i].verdict = verdict_of(t.sites[0], &out->told[i].digest);
    }
    for (size_t i = 0; i < SITES; i++) {
        integra_plan_destroy(t.sites[i]);
    }
}
