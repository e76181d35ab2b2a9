/* drafts.h - an event of any kind with fields as the bytes say, as somebody would write it who knows the table of
 * kinds. Spec: spec/30-plan.md, spec/31-history.md.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 After drawn.h
 * and history.h. */
#ifndef DRAFTS_H
#define DRAFTS_H

enum { LAST_KIND = 64 }; /* of no kind known here */

static inline int drawn_person(drawn *bytes)
{
    static const char people[] = { GP, MANAGER, GP, MANAGER, NURSE, PERSON, CARER, STRANGER };
    return draw_of(bytes, people, sizeof people);
}

static inline int drawn_may(const integra_event *event, uint32_t field)
{
    return integra_event_field(event->kind, field) != INTEGRA_PRESENCE_ABSENT;
}

/* Whose word it is, and how it was heard. */
static inline void drawn_word(drawn *bytes, integra_event *event)
{
    uint32_t bits = draw(bytes);
    if (bits & 1u && drawn_may(event, INTEGRA_FIELD_GIVER)) {
        event->giver = who(drawn_person(bytes));
    }
    if (bits & 2u && drawn_may(event, INTEGRA_FIELD_HEARD)) {
        event->heard = 1 + draw(bytes) % 4;
    }
    if (bits & 4u && drawn_may(event, INTEGRA_FIELD_VOUCHED)) {
        event->vouched = 1 + draw(bytes) % 2;
    }
}

/* An event that is about `about` where its kind asks for one, and unsigned. */
static inline integra_event drawn_event(drawn *bytes, const integra_digest *about)
{
    uint32_t kind = 2 + draw(bytes) % (LAST_KIND - 1), author = (uint32_t)drawn_person(bytes), bits = draw(bytes);
    int takes = integra_event_field(kind, INTEGRA_FIELD_TARGET) == INTEGRA_PRESENCE_REQUIRED;
    integra_event event = event_of(kind, (int)author, takes || kind == LAST_KIND ? about : NULL);
    if (bits & 1u && drawn_may(&event, INTEGRA_FIELD_PERSON)) {
        event.person = who(drawn_person(bytes));
    }
    if (bits & 2u && drawn_may(&event, INTEGRA_FIELD_CODE)) {
        event.code = 1 + draw(bytes) % 13;
    }
    if (bits & 4u && drawn_may(&event, INTEGRA_FIELD_DETAIL)) {
        event.detail = 1 + draw(bytes) % 3;
    }
    if (bits & 8u && drawn_may(&event, INTEGRA_FIELD_DUE)) {
        event.due = DAY + (integra_date)(draw(bytes) % 4);
    }
    if (bits & 16u && drawn_may(&event, INTEGRA_FIELD_TEXT)) {
        write_text(&event, "walks alone");
    }
    event.effective += (integra_date)(bits >> 6);
    event.recorded -= bits & 32u ? 2000 : 0;
    drawn_word(bytes, &event);
    return event;
}

#endif
