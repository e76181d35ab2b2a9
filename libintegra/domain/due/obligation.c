/* obligation.c - one obligation: told, with its state, and the days that terms fall on.
 * Spec: spec/34-due.md (PLN-13), spec/00-conventions.md (GEN-7).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation.h"

#include "core/date.h"
#include "obligation_facts.h"

#define LONGEST_MONTH 31

integra__obligation integra__obligation_of(const integra__obligations *o)
{
    integra__obligation told = { 0, INTEGRA_DATE_UNKNOWN, o->actors[o->row->acts], INTEGRA_NO_INDEX, 0, o->row->who };
    if (told.who == 0) { /* a review is concluded by the case manager of a PSI (PLN-10) */
        told.who =
            (o->has & INTEGRA__OBLIGATION_PSI) != 0 ? INTEGRA_ENTITLED_BIT_CASE_MANAGER : INTEGRA_ENTITLED_BIT_MEMBER;
    }
    return told;
}

integra__obligation integra__obligation_about(const integra__obligations *o, uint32_t fact)
{
    integra__obligation told = integra__obligation_of(o);
    told.index = o->due->facts[fact].place;
    return told;
}

static uint32_t state_of(const integra__obligation *told, integra_date at)
{
    if (told->met) {
        return INTEGRA_FINDING_STATE_MET;
    }
    if (told->due == INTEGRA_DATE_UNKNOWN) {
        return INTEGRA_FINDING_STATE_OPEN;
    }
    return at <= told->due ? INTEGRA_FINDING_STATE_DUE : INTEGRA_FINDING_STATE_OVERDUE;
}

void integra__obligation_tell(integra__obligations *o, const integra__obligation *told)
{
    integra__finding_add(&o->out, o->row->rule, o->row->settled_by, &told->subject, told->index, told->value,
                         told->who);
    if (o->out.count <= o->out.capacity) {
        integra_finding *made = &o->out.out[o->out.count - 1];
        made->state = state_of(told, o->due->at);
        made->due = told->due;
    }
}

integra_date integra__obligation_months_after(integra_date day, uint32_t months)
{
    int64_t beyond = (int64_t)day + ((int64_t)months + 1) * LONGEST_MONTH;
    integra_date good = day, late = beyond > INTEGRA__DATE_LAST ? INTEGRA__DATE_LAST + 1 : (integra_date)beyond;
    while (late - good > 1) {
        integra_date middle = good + (late - good) / 2;
        if (integra__date_minus_months(middle, months) <= day) { /* unknown, before year 1, is before every day */
            good = middle;
        } else {
            late = middle;
        }
    }
    return late > INTEGRA__DATE_LAST ? INTEGRA_DATE_UNKNOWN : good;
}

void integra__obligation_recorded(integra__obligations *o)
{
    integra__obligation told = integra__obligation_of(o);
    told.met = integra__obligation_last(o, o->row->event) != INTEGRA_NO_INDEX;
    integra__obligation_tell(o, &told);
}
