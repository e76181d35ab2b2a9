/* story.h - a plan with all that becoming active asks, led to any phase.
 * Spec: spec/30-plan.md (PLN-2, PLN-3).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_H
#define STORY_H

#include "history.h"

/* Its events are all accepted; those that others are about are kept. */
typedef struct story {
    integra_plan *plan;
    message opening, manager, informed, given, shared, assessment, need, intervention, wish, absence, last;
} story;

static inline int story_tells(story *s, uint32_t kind, int author, int person, uint32_t code, uint32_t detail,
                              const message *about, message *out)
{
    integra_event event = event_of(kind, author, about == NULL ? NULL : &about->digest);
    if (person != 0) {
        event.person = who(person);
    }
    if (code != 0) {
        event.code = code;
    }
    if (detail != 0) {
        event.detail = detail;
    }
    if (kind == INTEGRA_EVENT_INTERVENTION) {
        event.due = DAY + 60;
    }
    return tell(s->plan, 'a', &event, out) == INTEGRA_OK && out->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED;
}

/* Opens a PPS in the plan, which is empty, up to a draft that may be proposed and activated. 0 where any of it fails.
 */
static inline int story_draft(story *s)
{
    return story_tells(s, INTEGRA_EVENT_OPENING, GP, PERSON, INTEGRA_PLAN_KIND_PPS, INTEGRA_ROLE_GP, NULL,
                       &s->opening) &&
           story_tells(s, INTEGRA_EVENT_JOIN, GP, MANAGER, INTEGRA_ROLE_CASE_MANAGER, 0, NULL, &s->manager) &&
           story_tells(s, INTEGRA_EVENT_JOIN, GP, NURSE, INTEGRA_ROLE_NURSE, 0, NULL, &s->last) &&
           story_tells(s, INTEGRA_EVENT_MT, GP, GP, 0, 0, NULL, &s->last) &&
           story_tells(s, INTEGRA_EVENT_REFERENT, GP, MANAGER, 0, 0, NULL, &s->last) &&
           story_tells(s, INTEGRA_EVENT_MT_INFORMED, MANAGER, GP, 0, 0, NULL, &s->informed) &&
           story_tells(s, INTEGRA_EVENT_ASSISTANCE_CONSENT, GP, PERSON, INTEGRA_ANSWER_GIVEN, 0, NULL, &s->given) &&
           story_tells(s, INTEGRA_EVENT_SHARING_CONSENT, GP, PERSON, INTEGRA_ANSWER_GIVEN, 0, NULL, &s->shared) &&
           story_tells(s, INTEGRA_EVENT_ASSESSMENT, MANAGER, GP, 0, INTEGRA_TRI_YES, NULL, &s->assessment) &&
           story_tells(s, INTEGRA_EVENT_NEED, MANAGER, 0, 0, 0, NULL, &s->need) &&
           story_tells(s, INTEGRA_EVENT_INTERVENTION, MANAGER, NURSE, 0, 0, &s->need, &s->intervention) &&
           story_tells(s, INTEGRA_EVENT_EXPECTATION, NURSE, 0, 0, 0, NULL, &s->wish) &&
           story_tells(s, INTEGRA_EVENT_ABSENCE, NURSE, NURSE, 0, 0, NULL, &s->absence);
}

/* From a draft to that phase by the shortest way. */
static inline int story_phase(story *s, uint32_t phase)
{
    static const uint32_t way[] = { INTEGRA_EVENT_PROPOSAL, INTEGRA_EVENT_ACTIVATION, INTEGRA_EVENT_REVIEW };
    uint32_t steps = phase <= INTEGRA_PHASE_IN_REVIEW ? phase - INTEGRA_PHASE_DRAFT : 2;
    for (uint32_t i = 0; i < steps; i++) {
        if (!story_tells(s, way[i], MANAGER, 0, 0, 0, NULL, &s->last)) {
            return 0;
        }
    }
    return phase == INTEGRA_PHASE_SUSPENDED ? story_tells(s, INTEGRA_EVENT_SUSPENSION, MANAGER, 0, 0, 0, NULL, &s->last)
           : phase == INTEGRA_PHASE_CLOSED  ? story_tells(s, INTEGRA_EVENT_CLOSING, MANAGER, 0, 0, 0, NULL, &s->last)
                                            : 1;
}

/* Makes a plan for the story, in that phase. 0 where it fails; integra_plan_destroy(s->plan) either way. */
static inline int story_at(story *s, uint32_t phase)
{
    s->plan = NULL;
    return integra_plan_create(NULL, NULL, &s->plan, NULL) == INTEGRA_OK && story_draft(s) && story_phase(s, phase);
}

/* The words that the slot of that kind, whose subject is none, holds: 1 << word; 0 where it is not set. */
static inline uint32_t words_held(integra_plan *plan, uint32_t slot)
{
    size_t count = 0, pairs = 0;
    uint32_t words = 0;
    integra_held held;
    integra_held_init(&held, sizeof held);
    (void)integra_plan_held(plan, &count, &pairs, NULL);
    for (size_t i = 0; i < count; i++) {
        if (integra_plan_held_at(plan, i, &held, NULL) == INTEGRA_OK && held.slot == slot) {
            words |= 1u << held.code;
        }
    }
    return words;
}

#endif
