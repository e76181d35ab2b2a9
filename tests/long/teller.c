/* teller.c - tells long histories of one plan, event by event, through the plan's own change.
 * Spec: spec/31-history.md (PLN-11); tests/long/README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "teller.h"

#include <string.h>

#include "domain/plan/plan_add.h"
#include "domain/plan/plan_store.h"

#define FIRST_MINUTE 29000000

integra_id teller_id(uint32_t space, uint32_t number)
{
    /* spread over the whole identifier, as random ones are */
    integra_id id;
    uint64_t mixed = ((uint64_t)space << 32 | number) * UINT64_C(0x9e3779b97f4a7c15) + 1;
    for (size_t i = 0; i < sizeof id; i++) {
        mixed ^= mixed >> 29;
        mixed *= UINT64_C(0xbf58476d1ce4e5b9);
        id.bytes[i] = (uint8_t)(mixed >> 56);
    }
    return id;
}

void teller_begin(long_teller *teller, integra_plan *plan)
{
    memset(teller, 0, sizeof *teller);
    teller->plan = plan;
    teller->clock = FIRST_MINUTE;
    teller->first.writer = teller_id('w', 0);
    integra__plan_begin(plan, INTEGRA_EVENT_LIMIT);
}

integra_event teller_event(const long_teller *teller, uint32_t kind, uint32_t author)
{
    integra_event event;
    integra_event_init(&event, sizeof event);
    event.kind = kind;
    event.author = teller_id('p', author);
    event.recorded = teller->clock;
    event.effective = (integra_date)(teller->clock / 1440);
    return event;
}

static void add(long_teller *teller, const integra_event *event, integra_digest *digest_out)
{
    integra_error error;
    integra_taken taken = { 0 };
    teller->status = integra_event_digest(event, digest_out, &error);
    if (teller->status == INTEGRA_OK && !(teller->withhold_opening && event->kind == INTEGRA_EVENT_OPENING)) {
        teller->status = integra__plan_add(teller->plan, event, digest_out, &taken, &error);
    }
    teller->told++;
    teller->clock++;
}

void teller_tell(long_teller *teller, long_hand *hand, integra_event *event, const integra_digest *others, size_t count)
{
    integra_digest parents[INTEGRA_PARENT_LIMIT];
    size_t own = hand->sequence > 0 ? 1 : 0;
    if (teller->status != INTEGRA_OK) {
        return;
    }
    event->writer = hand->writer;
    event->sequence = ++hand->sequence;
    if (event->kind != INTEGRA_EVENT_OPENING) {
        event->plan = teller->id;
        /* one that has written nothing stands on what it has seen */
        parents[0] = hand->last;
        own = 1;
        if (count > 0) {
            memcpy(parents + own, others, count * sizeof *parents);
        }
        event->parents = (integra_bytes){ parents[0].bytes, (own + count) * sizeof *parents };
    }
    add(teller, event, &hand->last);
}

void teller_say(long_teller *teller, long_hand *hand, uint32_t kind, uint32_t author, uint32_t code, uint32_t person)
{
    integra_event event = teller_event(teller, kind, author);
    event.code = code;
    if (person != 0) {
        event.person = teller_id('p', person);
    }
    teller_tell(teller, hand, &event, NULL, 0);
}

void teller_step(long_teller *teller, long_hand *hand, uint32_t kind, uint32_t code, const integra_digest *target)
{
    integra_event event = teller_event(teller, kind, MANAGER);
    event.code = code;
    event.target = *target;
    teller_tell(teller, hand, &event, NULL, 0);
}

void teller_correct(long_teller *teller, long_hand *hand)
{
    integra_event event = teller_event(teller, INTEGRA_EVENT_CORRECTION, MANAGER);
    event.code = INTEGRA_FIELD_DUE;
    event.due = event.effective + (integra_date)(teller->told % 1000);
    event.target = teller->intervention;
    teller_tell(teller, hand, &event, NULL, 0);
}

void teller_suspend(long_teller *teller, long_hand *hand)
{
    integra_event event = teller_event(teller, INTEGRA_EVENT_SUSPENSION, MANAGER);
    event.code = INTEGRA_WATCH_SIGN_ADMISSION;
    event.person = teller_id('p', NURSE);
    event.until = event.effective + 30;
    teller_tell(teller, hand, &event, NULL, 0);
}

void teller_plan(long_teller *teller, long_hand *hand)
{
    integra_event event = teller_event(teller, INTEGRA_EVENT_INTERVENTION, MANAGER);
    event.code = INTEGRA_SECTOR_HEALTH;
    event.person = teller_id('p', NURSE);
    event.due = event.effective + 3000;
    event.target = teller->need;
    teller_tell(teller, hand, &event, NULL, 0);
}

long_hand teller_join(const long_teller *teller, const long_hand *seen, uint32_t number)
{
    long_hand joined = *seen;
    (void)teller;
    joined.writer = teller_id('w', number);
    joined.sequence = 0;
    return joined;
}

static void open(long_teller *teller)
{
    integra_event event = teller_event(teller, INTEGRA_EVENT_OPENING, GP);
    event.edition = INTEGRA_EDITION;
    event.code = INTEGRA_PLAN_KIND_PPS;
    event.detail = INTEGRA_ROLE_GP;
    event.person = teller_id('p', PERSON);
    teller_tell(teller, &teller->first, &event, NULL, 0);
    memcpy(teller->id.bytes, teller->first.last.bytes, sizeof teller->id);
}

void teller_open(long_teller *teller)
{
    static const uint32_t says[][4] = {
        { INTEGRA_EVENT_JOIN, GP, INTEGRA_ROLE_CASE_MANAGER, MANAGER },
        { INTEGRA_EVENT_JOIN, GP, INTEGRA_ROLE_NURSE, NURSE },
        { INTEGRA_EVENT_MT, GP, 0, GP },
        { INTEGRA_EVENT_REFERENT, GP, 0, MANAGER },
        { INTEGRA_EVENT_MT_INFORMED, GP, 0, GP },
        { INTEGRA_EVENT_ASSISTANCE_CONSENT, GP, INTEGRA_ANSWER_GIVEN, PERSON },
        { INTEGRA_EVENT_SHARING_CONSENT, GP, INTEGRA_ANSWER_GIVEN, PERSON },
    };
    long_hand *first = &teller->first;
    integra_event event;
    open(teller);
    for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
        teller_say(teller, first, says[i][0], says[i][1], says[i][2], says[i][3]);
    }
    event = teller_event(teller, INTEGRA_EVENT_ASSESSMENT, MANAGER);
    event.code = INTEGRA_TOOL_OEMD;
    event.detail = INTEGRA_TRI_YES;
    event.person = teller_id('p', GP);
    teller_tell(teller, first, &event, NULL, 0);
    teller_say(teller, first, INTEGRA_EVENT_NEED, MANAGER, INTEGRA_NEED_DOMAIN_HEALTH, 0);
    teller->need = first->last;
    event = teller_event(teller, INTEGRA_EVENT_INTERVENTION, MANAGER);
    event.code = INTEGRA_SECTOR_HEALTH;
    event.person = teller_id('p', NURSE);
    event.due = event.effective + 3000;
    event.target = teller->need;
    teller_tell(teller, first, &event, NULL, 0);
    teller->intervention = first->last;
    teller_say(teller, first, INTEGRA_EVENT_PROPOSAL, MANAGER, 0, 0);
    teller_say(teller, first, INTEGRA_EVENT_ACTIVATION, GP, 0, 0);
}
