/* view.c - the message `plan_view`: what somebody sees of a plan.
 * Spec: spec/35-views.md (PLN-30); spec/integra.cddl, plan-view-body.  Layer: codec.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "core/fault.h"
#include "core/status.h"
#include "core/utf8.h"
#include "domain/rules/generated/bounds.h"
#include "codec/message/message.h"
#include "view_rows.h"
#include "view_slots.h"

enum { REFERENCE, VIEWER, GROUPS, PLAN_KIND, PERSON, ANSWERS, NEXT_REVIEW, SLOTS, ROWS, KEYS };

#define LISTS      (KEYS - NEXT_REVIEW) /* written into the bag: one after the other */
#define EMPTY_LIST 1u                   /* bytes of a list that has no item */

typedef struct seen {
    integra__view view;
    uint32_t viewer;
    integra_text reference;
    uint32_t answers[2];
    integra__view_bag bag;
    size_t ends[LISTS]; /* of each list in the bag */
} seen;

static integra_bytes list_of(const seen *now, uint32_t key)
{
    size_t list = key - NEXT_REVIEW, start = list == 0 ? 0 : now->ends[list - 1];
    return (integra_bytes){ now->bag.bytes + start, now->ends[list] - start };
}

static int has(const void *value, uint32_t key)
{
    const seen *now = value;
    switch (key) {
    case PERSON:
        return integra__view_sees(&now->view, INTEGRA_VIEW_GROUP_CIRCLE);
    case ANSWERS:
        return integra__view_sees(&now->view, INTEGRA_VIEW_GROUP_CONSENTS);
    case NEXT_REVIEW:
    case SLOTS:
    case ROWS:
        return list_of(now, key).size > EMPTY_LIST;
    default:
        return 1;
    }
}

static void write_groups(integra__writer *writer, uint32_t groups)
{
    uint32_t count = 0;
    for (uint32_t group = INTEGRA__VIEW_GROUP_FIRST; group <= INTEGRA__VIEW_GROUP_LAST; group++) {
        count += groups >> group & 1u;
    }
    integra__write_array(writer, count);
    for (uint32_t group = INTEGRA__VIEW_GROUP_FIRST; group <= INTEGRA__VIEW_GROUP_LAST; group++) {
        if ((groups >> group & 1u) != 0) {
            integra__write_uint(writer, group);
        }
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const seen *now = value;
    switch (key) {
    case REFERENCE:
        integra__write_text(writer, now->reference.bytes, now->reference.size);
        break;
    case VIEWER:
        integra__write_uint(writer, now->viewer);
        break;
    case GROUPS:
        write_groups(writer, now->view.groups);
        break;
    case PLAN_KIND:
        integra__write_uint(writer, now->view.opening.code);
        break;
    case PERSON:
        integra__write_id(writer, &now->view.opening.person);
        break;
    case ANSWERS:
        integra__write_array(writer, 2);
        integra__write_uint(writer, now->answers[0]);
        integra__write_uint(writer, now->answers[1]);
        break;
    default:
        integra__write_raw(writer, list_of(now, key).bytes, list_of(now, key).size);
    }
}

static const integra__kind view_kind = { INTEGRA_MESSAGE_PLAN_VIEW, KEYS, 0, has, write, NULL };

static integra_status check_reference(integra_text reference, integra_error *error)
{
    if (reference.size == 0 || reference.size > INTEGRA_VIEW_REFERENCE_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_VIEW_REFERENCE_SIZE, 2, 1, INTEGRA_VIEW_REFERENCE_LIMIT);
    }
    return integra__utf8_valid((const uint8_t *)reference.bytes, reference.size) == reference.size
               ? INTEGRA_OK
               : integra__fault_at(error, INTEGRA_FAULT_VIEW_REFERENCE, 2);
}

static integra_status read_answers(seen *now, integra_error *error)
{
    integra_status status =
        integra_plan_answer(now->view.plan, INTEGRA_SLOT_ASSISTANCE_CONSENT, &now->answers[0], error);
    return status != INTEGRA_OK
               ? status
               : integra_plan_answer(now->view.plan, INTEGRA_SLOT_SHARING_CONSENT, &now->answers[1], error);
}

static integra_status fill(seen *now, integra_error *error)
{
    integra__view_put_next_review(&now->bag, &now->view);
    now->ends[0] = now->bag.size;
    integra__view_put_slots(&now->bag, &now->view);
    now->ends[1] = now->bag.size;
    integra__view_put_rows(&now->bag, &now->view);
    now->ends[2] = now->bag.size;
    return now->bag.failed ? integra__no_memory(error) : INTEGRA_OK;
}

static integra_status encode(seen *now, integra_plan *plan, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                             integra_error *error)
{
    integra_status status = integra__view_open(&now->view, plan, now->viewer, error);
    integra__view_bag_init(&now->bag, &now->view.allocator);
    if (status == INTEGRA_OK) {
        status = read_answers(now, error);
    }
    if (status == INTEGRA_OK) {
        status = fill(now, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__message_give_large(&view_kind, now, (integra_bytes){ NULL, 0 }, INTEGRA_VIEW_SIZE_LIMIT,
                                             bytes_out, capacity, size_out, error);
    }
    integra__view_bag_free(&now->bag);
    integra__view_close(&now->view);
    return status;
}

integra_status integra_view_encode(integra_plan *plan, uint32_t viewer, const char *reference, size_t reference_size,
                                   uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = {
        plan != NULL,    1, integra__room(reference, reference_size), 1, integra__room(bytes_out, capacity), 1,
        size_out != NULL
    };
    integra_status status = integra__arguments(present, sizeof present, error);
    seen now = { .viewer = viewer, .reference = { reference, reference_size } };
    if (status == INTEGRA_OK && (viewer < INTEGRA__VIEWER_FIRST || viewer > INTEGRA__VIEWER_LAST)) {
        status = integra__fault_at(error, INTEGRA_FAULT_VIEWER_CODE, 1);
    }
    if (status == INTEGRA_OK) {
        status = check_reference(now.reference, error);
    }
    return status == INTEGRA_OK ? encode(&now, plan, bytes_out, capacity, size_out, error) : status;
}
