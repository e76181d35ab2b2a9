/* view_values.c - every value that a field of an event holds, as corrected.
 * Spec: spec/35-views.md (PLN-30), spec/31-history.md (PLN-23).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "view_values.h"

#include "domain/plan/plan_rows.h"

uint32_t integra__view_source(const integra_plan *plan, const integra_held *held)
{
    integra_event event;
    uint32_t place = held->place;
    integra_event_init(&event, sizeof event);
    while (place != INTEGRA_NO_INDEX) { /* what a settlement names is older than it */
        (void)integra_plan_event_at(plan, place, &event, NULL, NULL);
        if (event.kind != INTEGRA_EVENT_SETTLEMENT) {
            break;
        }
        (void)integra_plan_find(plan, &event.target, &place, NULL);
    }
    return place;
}

integra__view_span integra__view_corrected(const integra__view *view, uint32_t place, uint32_t field)
{
    integra__view_span all = view->nodes[place].corrections, span = { 0, 0 };
    integra_held held;
    for (uint32_t i = all.first; i < all.first + all.count; i++) {
        integra__plan_rows_at(view->plan, i, &held);
        if (held.field == field) {
            span.first = span.count == 0 ? i : span.first;
            span.count++;
        }
    }
    return span;
}

/* Puts what a correction gives where the event has it. */
static void correct(integra_event *out, uint32_t field, const integra_event *correction)
{
    switch (field) {
    case INTEGRA_FIELD_EFFECTIVE:
        out->effective = correction->due;
        break;
    case INTEGRA_FIELD_DUE:
        out->due = correction->due;
        break;
    case INTEGRA_FIELD_UNTIL:
        out->until = correction->due;
        break;
    case INTEGRA_FIELD_PERSON:
        out->person = correction->person;
        break;
    case INTEGRA_FIELD_REFERENCE:
        out->reference = correction->reference;
        break;
    case INTEGRA_FIELD_CODE:
        out->code = correction->detail;
        break;
    case INTEGRA_FIELD_DETAIL:
        out->detail = correction->detail;
        break;
    default:
        out->text = correction->text;
    }
}

void integra__view_value(const integra__view *view, const integra_event *own, uint32_t field, integra__view_span span,
                         uint32_t i, integra_event *out)
{
    integra_held held;
    uint32_t source = INTEGRA_NO_INDEX;
    *out = *own;
    if (span.count > 0) {
        integra_held_init(&held, sizeof held);
        integra__plan_rows_at(view->plan, span.first + i, &held);
        source = integra__view_source(view->plan, &held);
    }
    if (source != INTEGRA_NO_INDEX) {
        integra_event correction;
        integra_event_init(&correction, sizeof correction);
        (void)integra_plan_event_at(view->plan, source, &correction, NULL, NULL);
        correct(out, field, &correction);
    }
}

uint64_t integra__view_codes(const integra__view *view, uint32_t place)
{
    integra__view_span span = integra__view_corrected(view, place, INTEGRA_FIELD_CODE);
    integra_event own, value;
    uint64_t codes = 0;
    integra_event_init(&own, sizeof own);
    (void)integra_plan_event_at(view->plan, place, &own, NULL, NULL);
    for (uint32_t i = 0; i < (span.count == 0 ? 1 : span.count); i++) {
        integra__view_value(view, &own, INTEGRA_FIELD_CODE, span, i, &value);
        codes |= 1ull << (value.code & 63u);
    }
    return codes;
}
