/* view_rows.c - events as rows of a view, those that name one within its own.
 * Spec: spec/35-views.md (PLN-30); spec/integra.cddl, view-row.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "view_rows.h"

#include "domain/plan/plan_rows.h"
#include "domain/view/view_values.h"

#define CELLS 13 /* of a row, which is these and the rows within it */

static void put_code(integra__view_bag *bag, uint32_t code)
{
    if (code != 0) {
        integra__view_put_uint(bag, code);
    } else {
        integra__view_put_null(bag);
    }
}

static void put_value(integra__view_bag *bag, const integra_event *event, uint32_t field)
{
    switch (field) {
    case INTEGRA_FIELD_EFFECTIVE:
        integra__view_put_date(bag, event->effective);
        break;
    case INTEGRA_FIELD_DUE:
        integra__view_put_date(bag, event->due);
        break;
    case INTEGRA_FIELD_UNTIL:
        integra__view_put_date(bag, event->until);
        break;
    case INTEGRA_FIELD_PERSON:
        integra__view_put_id(bag, &event->person);
        break;
    case INTEGRA_FIELD_REFERENCE:
        integra__view_put_id(bag, &event->reference);
        break;
    case INTEGRA_FIELD_CODE:
        put_code(bag, event->code);
        break;
    case INTEGRA_FIELD_DETAIL:
        put_code(bag, event->detail);
        break;
    default:
        integra__view_put_text(bag, event->text);
    }
}

void integra__view_put_field(integra__view_bag *bag, const integra__view *view, uint32_t place, uint32_t field)
{
    integra__view_span span = integra__view_corrected(view, place, field);
    integra__view_list list = integra__view_open_list(bag);
    integra_event own, value;
    integra_event_init(&own, sizeof own);
    (void)integra_plan_event_at(view->plan, place, &own, NULL, NULL);
    for (uint32_t i = 0; i < (span.count == 0 ? 1 : span.count); i++) {
        integra__view_value(view, &own, field, span, i, &value);
        integra__view_begin(bag);
        put_value(bag, &value, field);
        integra__view_end(bag);
    }
    integra__view_close_list(bag, list, 1);
}

static void put_nothing(integra__view_bag *bag)
{
    integra__view_put_array(bag, 0);
}

/* The words that a slot of an item holds. */
static void put_words(integra__view_bag *bag, const integra__view *view, integra__view_span span)
{
    integra__view_list list = integra__view_open_list(bag);
    integra_held held;
    for (uint32_t i = 0; i < span.count; i++) {
        integra__plan_rows_at(view->plan, span.first + i, &held);
        integra__view_begin(bag);
        put_code(bag, held.code);
        integra__view_end(bag);
    }
    integra__view_close_list(bag, list, 1);
}

static void put_seen(integra__view_bag *bag, const integra__view *view, uint32_t place, uint32_t field, int seen)
{
    if (seen) {
        integra__view_put_field(bag, view, place, field);
    } else {
        put_nothing(bag);
    }
}

static void put_cells(integra__view_bag *bag, const integra__view *view, uint32_t place)
{
    const integra__view_node *node = &view->nodes[place];
    const integra__view_row *row;
    integra_event event;
    int codes, text;
    integra_event_init(&event, sizeof event);
    (void)integra_plan_event_at(view->plan, place, &event, NULL, NULL);
    row = integra__view_row_of(event.kind);
    codes = integra__view_sees(view, row->code);
    text = !node->orphan && integra__view_sees(view, row->text) && integra__view_sees(view, INTEGRA_VIEW_GROUP_TEXTS);
    integra__view_put_array(bag, CELLS);
    integra__view_put_uint(bag, event.kind);
    put_words(bag, view, node->states);
    integra__view_put_field(bag, view, place, INTEGRA_FIELD_EFFECTIVE);
    integra__view_put_field(bag, view, place, INTEGRA_FIELD_DUE);
    integra__view_put_field(bag, view, place, INTEGRA_FIELD_UNTIL);
    integra__view_put_field(bag, view, place, INTEGRA_FIELD_PERSON);
    put_seen(bag, view, place, INTEGRA_FIELD_REFERENCE, codes);
    put_seen(bag, view, place, INTEGRA_FIELD_CODE, codes);
    if (event.kind == INTEGRA_EVENT_OBJECTIVE) { /* its priority is a slot's */
        put_words(bag, view, node->priorities);
    } else {
        put_seen(bag, view, place, INTEGRA_FIELD_DETAIL, codes);
    }
    integra__view_put_id(bag, &event.giver);
    put_code(bag, event.heard);
    if (integra__view_sees(view, INTEGRA_VIEW_GROUP_OPINIONS)) {
        put_words(bag, view, node->opinions);
    } else {
        put_nothing(bag);
    }
    put_seen(bag, view, place, INTEGRA_FIELD_TEXT, text);
}

/* A row that is being written, its own rows within one after the other. */
typedef struct frame {
    uint32_t child; /* the next of them */
    integra__view_list within;
} frame;

static void begin_row(integra__view_bag *bag, const integra__view *view, uint32_t place, frame *out)
{
    integra__view_begin(bag);
    integra__view_put_array(bag, 2);
    put_cells(bag, view, place);
    out->child = view->nodes[place].child;
    out->within = integra__view_open_list(bag);
}

static void put_row(integra__view_bag *bag, const integra__view *view, uint32_t place)
{
    frame frames[INTEGRA__VIEW_DEPTH];
    size_t depth = 1;
    begin_row(bag, view, place, &frames[0]);
    while (depth > 0) {
        frame *top = &frames[depth - 1];
        uint32_t child = top->child;
        if (child != INTEGRA__VIEW_NONE && depth < INTEGRA__VIEW_DEPTH) {
            top->child = view->nodes[child].next;
            begin_row(bag, view, child, &frames[depth++]);
        } else {
            integra__view_close_list(bag, top->within, 0);
            integra__view_end(bag);
            depth--;
        }
    }
}

void integra__view_put_rows(integra__view_bag *bag, const integra__view *view)
{
    integra__view_list list = integra__view_open_list(bag);
    for (size_t i = 0; i < view->count; i++) {
        if (view->nodes[i].seen && view->nodes[i].parent == INTEGRA__VIEW_NONE) {
            put_row(bag, view, (uint32_t)i);
        }
    }
    integra__view_close_list(bag, list, 0);
}
