/* patterns_one.c - hostile histories that one writer tells.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "patterns.h"

#include <stddef.h>

static void chain(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count) {
        teller_say(teller, &teller->first, INTEGRA_EVENT_CONTACT, NURSE, INTEGRA_CONTACT_MODE_PHONE, 0);
    }
}

static void waiting(long_teller *teller, uint32_t count)
{
    teller->withhold_opening = 1;
    chain(teller, count);
}

static void roles(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count) {
        teller_say(teller, &teller->first, INTEGRA_EVENT_ROLE, GP, 1 + teller->told % 14, NURSE);
    }
}

static void steps(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count) {
        teller_step(teller, &teller->first, INTEGRA_EVENT_INTERVENTION_DONE, 1 + teller->told % 4,
                    &teller->intervention);
    }
}

static void corrections(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count) {
        teller_correct(teller, &teller->first);
    }
}

static void phases(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count) {
        teller_suspend(teller, &teller->first);
        teller_say(teller, &teller->first, INTEGRA_EVENT_RESUMPTION, MANAGER, 0, 0);
    }
}

static void closings(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count) {
        integra_digest closing;
        teller_say(teller, &teller->first, INTEGRA_EVENT_CLOSING, MANAGER, INTEGRA_CLOSING_REASON_MOVED, 0);
        closing = teller->first.last;
        teller_step(teller, &teller->first, INTEGRA_EVENT_ANNULMENT, 0, &closing);
    }
}

/* Half interventions, half reviews that look at each of them. */
static void reviews(long_teller *teller, uint32_t count)
{
    teller_open(teller);
    while (teller->told < count / 2) {
        teller_plan(teller, &teller->first);
    }
    while (teller->told < count) {
        teller_say(teller, &teller->first, INTEGRA_EVENT_REVIEW, MANAGER, 0, 0);
        teller_say(teller, &teller->first, INTEGRA_EVENT_REVIEW_CONCLUSION, MANAGER, INTEGRA_CONCLUSION_CONTINUE, 0);
    }
}

/* Assessments nobody shares and sharings of another, asked for by activations that fail. */
static void assessments(long_teller *teller, uint32_t count)
{
    long_hand *first = &teller->first;
    integra_digest shared;
    teller_open(teller);
    teller_say(teller, first, INTEGRA_EVENT_CLOSING, MANAGER, INTEGRA_CLOSING_REASON_MOVED, 0);
    shared = first->last;
    teller_step(teller, first, INTEGRA_EVENT_ANNULMENT, 0, &shared);
    for (uint32_t i = 0; teller->told < count; i++) {
        integra_event event = teller_event(teller, INTEGRA_EVENT_ASSESSMENT, MANAGER);
        if (i % 3 == 0) {
            event.code = INTEGRA_TOOL_OEMD;
            event.detail = INTEGRA_TRI_YES;
            teller_tell(teller, first, &event, NULL, 0);
            shared = first->last;
        } else if (i % 3 == 1) {
            event = teller_event(teller, INTEGRA_EVENT_ASSESSMENT_SHARED, MANAGER);
            event.person = teller_id('p', GP);
            event.target = shared;
            teller_tell(teller, first, &event, NULL, 0);
            shared = first->last;
            teller_step(teller, first, INTEGRA_EVENT_ANNULMENT, 0, &shared);
        } else {
            teller_suspend(teller, first);
            teller_say(teller, first, INTEGRA_EVENT_RESUMPTION, MANAGER, 0, 0);
        }
    }
}

/* Times and days at both ends of the calendar, and numbers of the chain that jump to the last one. */
static void clocks(long_teller *teller, uint32_t count)
{
    static const int64_t ends[] = { INT64_C(-1035593280), INT64_C(4223371679) };
    static const integra_date days[] = { -719162, 2932896 };
    teller_open(teller);
    for (uint32_t i = 0; teller->told < count; i++) {
        integra_event event = teller_event(teller, INTEGRA_EVENT_CONTACT, NURSE);
        event.code = INTEGRA_CONTACT_MODE_PHONE;
        event.recorded = ends[i % 2];
        event.effective = days[(i + 1) % 2];
        teller->first.sequence = i == 0 ? UINT32_MAX - count : teller->first.sequence;
        teller_tell(teller, &teller->first, &event, NULL, 0);
    }
}

const long_pattern patterns_of_one[] = {
    { "chain", chain, INTEGRA_OK },
    { "waiting", waiting, INTEGRA_OK },
    { "roles", roles, INTEGRA_OK },
    { "steps", steps, INTEGRA_OK },
    { "corrections", corrections, INTEGRA_OK },
    { "phases", phases, INTEGRA_OK },
    { "closings", closings, INTEGRA_OK },
    { "reviews", reviews, INTEGRA_OK },
    { "assessments", assessments, INTEGRA_OK },
    { "clocks", clocks, INTEGRA_OK },
    { NULL, NULL, INTEGRA_OK },
};
