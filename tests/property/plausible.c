/* plausible.c - see plausible.h.
 * Spec: spec/kinds.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plausible.h"

enum { KIND_COUNT = 63 };

void about_lay(story *s, about *a)
{
    message other;
    integra_event mine = event_of(INTEGRA_EVENT_DEPUTY, MANAGER, NULL), theirs = mine;
    assert_true(story_at(s, INTEGRA_PHASE_DRAFT));
    assert_true(story_tells(s, INTEGRA_EVENT_OBJECTIVE, NURSE, 0, 0, 0, &s->need, &a->objective));
    assert_true(story_tells(s, INTEGRA_EVENT_ADMISSION, NURSE, 0, 0, 0, NULL, &a->admission));
    integra_plan *elsewhere = twin(s->plan);
    assert_non_null(elsewhere);
    theirs.person = who(CARER);
    assert_int_equal(tell(elsewhere, 'b', &theirs, &other), INTEGRA_OK);
    assert_int_equal(tell(s->plan, 'a', &mine, &a->deputy), INTEGRA_OK);
    assert_int_equal(take_in(s->plan, elsewhere), INTEGRA_OK);
    integra_plan_destroy(elsewhere);
}

integra_event plausible(const story *s, const about *a, uint32_t kind)
{
    const message *targets[KIND_COUNT + 1] = {
        [INTEGRA_EVENT_ASSESSMENT_SHARED] = &s->assessment,
        [INTEGRA_EVENT_NEED_CLOSED] = &s->need,
        [INTEGRA_EVENT_UNMET_NEED] = &s->need,
        [INTEGRA_EVENT_INTERVENTION] = &s->need,
        [INTEGRA_EVENT_INTERVENTION_STARTED] = &s->intervention,
        [INTEGRA_EVENT_INTERVENTION_DONE] = &s->intervention,
        [INTEGRA_EVENT_INTERVENTION_NOT_DONE] = &s->intervention,
        [INTEGRA_EVENT_SETTLEMENT] = &a->deputy,
        [INTEGRA_EVENT_INTERVENTION_CANCELLED] = &s->intervention,
        [INTEGRA_EVENT_CORRECTION] = &s->need,
        [INTEGRA_EVENT_ANNULMENT] = &s->absence,
        [INTEGRA_EVENT_ERASURE] = &s->wish,
        [INTEGRA_EVENT_OBJECTIVE] = &s->need,
        [INTEGRA_EVENT_OBJECTIVE_PURSUED] = &a->objective,
        [INTEGRA_EVENT_OBJECTIVE_REACHED] = &a->objective,
        [INTEGRA_EVENT_OBJECTIVE_UNREACHED] = &a->objective,
        [INTEGRA_EVENT_PRIORITY] = &a->objective,
        [INTEGRA_EVENT_OPINION] = &a->objective,
        [INTEGRA_EVENT_CONTRIBUTION] = &s->intervention,
        [INTEGRA_EVENT_ATTENDANCE] = &s->assessment,
        [INTEGRA_EVENT_HOSPITAL_CONTACT] = &a->admission,
    };
    integra_event event = event_of(kind, MANAGER, targets[kind] == NULL ? NULL : &targets[kind]->digest);
    switch (kind) {
    case INTEGRA_EVENT_ASSISTANCE_CONSENT:
    case INTEGRA_EVENT_SHARING_CONSENT:
        event.person = who(PERSON);
        break;
    case INTEGRA_EVENT_MT_AGREED:
        event.author = who(GP);
        break;
    case INTEGRA_EVENT_DEPUTY: /* the other office: of the first one two deputies are in conflict */
        event.code = INTEGRA_OFFICE_MT;
        break;
    case INTEGRA_EVENT_SETTLEMENT:
        event.code = INTEGRA_SLOT_REFERENT_DEPUTY;
        break;
    case INTEGRA_EVENT_CORRECTION:
        event.code = INTEGRA_FIELD_CODE;
        event.detail = INTEGRA_NEED_DOMAIN_HOUSING;
        break;
    default:
        break;
    }
    return event;
}
