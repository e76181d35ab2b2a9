/* plan_day.h - a plan on a day: events as corrected, and which of them count then.
 * Spec: spec/36-as-of.md (PLN-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PLAN_DAY_H
#define INTEGRA_DOMAIN_PLAN_DAY_H

#include "plan_types.h"

/* Whether the event at a place is accepted and stands, by all that is here. */
int integra__plan_stands_here(const integra_plan *plan, uint32_t place);

/* Whether events of a kind say what the record ought to have said: corrections, annulments, erasures. They are no
 * events of a day. */
int integra__plan_is_of_record(uint32_t kind);

/* The event at a place with the fields that corrections give it, texts aside: of dates the earliest, of others the one
 * whose setter comes first. The scratch room must be ready. */
void integra__plan_corrected(integra_plan *plan, uint32_t place, integra_event *out);

/* Works out what counts on a day; where nothing is dated after it, *later_out is 0 and there is nothing to work out:
 * all that is here counts. day_out is to be released by integra__plan_day_release() whatever comes of it. The scratch
 * room must be ready. 0 when memory fails. */
int integra__plan_day_make(integra_plan *plan, integra_date at, integra__plan_day *day_out, int *later_out);
void integra__plan_day_release(const integra_plan *plan, integra__plan_day *day);

#endif
