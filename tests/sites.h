/* sites.h - three sites that tell one plan: the case manager's, the general practitioner's, the hospital's.
 * Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * An active plan of the story, a1 to a15, and the hospital's professional who joined, a16. What site C tells has the
 * writer c, and so on: c1, c2. Each call says what was expected of it, as shown.h shows it. After cmocka.h. */
#ifndef SITES_H
#define SITES_H

#include "shown.h"
#include "story.h"

enum { SITES = 3, TOLD_LIMIT = 32, HOSPITAL = 'h', PARTNER = 'q' };

typedef struct sites {
    story s;
    integra_plan *at[SITES];
    integra_date day; /* of what is told next */
    size_t count;
    message reached; /* what led the story to its phase */
    message told[TOLD_LIMIT];
} sites;

static inline integra_plan *site(const sites *w, char name)
{
    return w->at[name == 'C' ? 0 : name == 'G' ? 1 : 2];
}

/* All sites have what the story told, up to a phase. */
static inline void sites_at(sites *w, uint32_t phase)
{
    w->day = DAY;
    w->count = 0;
    assert_true(story_at(&w->s, phase));
    w->reached = w->s.last;
    assert_true(story_tells(&w->s, INTEGRA_EVENT_JOIN, GP, HOSPITAL, INTEGRA_ROLE_HOSPITAL, 0, NULL, &w->s.last));
    for (size_t i = 0; i < SITES; i++) {
        w->at[i] = twin(w->s.plan);
        assert_non_null(w->at[i]);
    }
}

static inline void sites_end(sites *w)
{
    for (size_t i = 0; i < SITES; i++) {
        integra_plan_destroy(w->at[i]);
    }
    integra_plan_destroy(w->s.plan);
}

/* What is left out: 0, or NULL. */
typedef struct telling {
    uint32_t kind, code, detail;
    int author, person, giver;
    const message *about;
} telling;

/* A site tells it; the verdict is as expected. */
static inline const message *tells_as(sites *w, char name, telling t, const char *expected)
{
    integra_event event = event_of(t.kind, t.author, t.about == NULL ? NULL : &t.about->digest);
    message *out = &w->told[w->count++];
    assert_true(w->count <= TOLD_LIMIT);
    event.effective = w->day;
    event.code = t.code != 0 ? t.code : event.code;
    event.detail = t.detail != 0 ? t.detail : event.detail;
    event.person = t.person != 0 ? who(t.person) : event.person;
    event.giver = t.giver != 0 ? who(t.giver) : event.giver;
    assert_int_equal(tell(site(w, name), name - 'A' + 'a', &event, out), INTEGRA_OK);
    assert_string_equal(shown_verdict(site(w, name), &out->digest), expected);
    return out;
}

#define TELLS(w, name, ...)             tells_as(w, name, (telling){ __VA_ARGS__ }, "accepted")
#define REFUSES(w, name, expected, ...) (void)tells_as(w, name, (telling){ __VA_ARGS__ }, expected)

/* Every site takes in what the others have: all show the same. */
static inline void meet(sites *w)
{
    blob first, other;
    for (size_t i = 0; i < (size_t)SITES * SITES; i++) {
        assert_int_equal(take_in(w->at[i / SITES], w->at[i % SITES]), INTEGRA_OK);
    }
    assert_int_equal(whole_state(w->at[0], &first), INTEGRA_OK);
    for (size_t i = 1; i < SITES; i++) {
        assert_int_equal(whole_state(w->at[i], &other), INTEGRA_OK);
        assert_true(blob_same(&first, &other));
        free(other.bytes);
    }
    free(first.bytes);
}

/* At the case manager's site: what a slot of the plan holds; what is in conflict; what is listed. */
#define HOLDS(w, slot, expected) assert_string_equal(shown((w)->at[0], slot), expected)
#define HOLDS_OF(w, slot, about, expected)                                                                             \
    assert_string_equal(shown_of((w)->at[0], slot, &(about)->digest, 0), expected)
#define CONTESTED(w, expected) assert_string_equal(shown_conflicts((w)->at[0]), expected)
#define LISTED(w, expected)    assert_string_equal(shown_pairs((w)->at[0]), expected)

#endif
