/* review_facts.c - what a cell of a territory says as of a day: yes, no, or not known.
 * Spec: spec/00-conventions.md (GEN-1, GEN-7), spec/41-territory.md.  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "review.h"

#include "core/date.h"
#include "core/id.h"

static integra_tri tri_of(int yes)
{
    return yes ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

int integra__review_date_known(integra_date date)
{
    return integra__date_valid(date);
}

int integra__review_of_later(integra_date date, integra_date at)
{
    return integra__review_date_known(date) && date > at;
}

int integra__review_date_blank(integra_date date)
{
    return date == INTEGRA_DATE_UNKNOWN;
}

int integra__review_ref_known(uint32_t ref)
{
    return ref < INTEGRA_REF_SAID_UNKNOWN;
}

int integra__review_id_said(const integra_id *id)
{
    integra_id unknown;
    memset(&unknown, INTEGRA_ID_SAID_UNKNOWN, sizeof unknown);
    return integra__id_known(id) && !integra__id_same(id, &unknown);
}

/* Blank is none in a complete list, and said unknown is none nowhere (GEN-1). */
int integra__review_date_none(integra_date date, int complete)
{
    return complete && integra__review_date_blank(date);
}

int integra__review_ref_none(uint32_t ref, int complete)
{
    return complete && ref == INTEGRA_NO_INDEX;
}

int integra__review_id_none(const integra_id *id, int complete)
{
    return complete && !integra__id_known(id);
}

int integra__review_claimed(const integra__review *review, uint32_t table)
{
    return review->claims[table].made;
}

/* A span without a bound goes to the end of the calendar, whether claimed or asked about. */
static integra_date first_day(integra_date from)
{
    return from == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_FIRST : from;
}

static integra_date last_day(integra_date to)
{
    return to == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_LAST : to;
}

int integra__review_covers(const integra__review *review, uint32_t table, integra_date from, integra_date to)
{
    const integra__claim *claim = &review->claims[table];
    return claim->made && first_day(claim->from) <= first_day(from) && last_day(to) <= last_day(claim->to);
}

integra_tri integra__review_reached(integra_date date, int complete, integra_date at)
{
    if (integra__review_date_known(date)) {
        return tri_of(date <= at);
    }
    return integra__review_date_none(date, complete) ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

int integra__review_not_recorded(integra_date date, integra_date at)
{
    return integra__review_date_blank(date) || (integra__review_date_known(date) && date > at);
}

integra_tri integra__review_open(integra_date opens, integra_date closes, int complete, integra_date at)
{
    integra_tri begun = INTEGRA_TRI_UNKNOWN, lasts = INTEGRA_TRI_UNKNOWN;
    if (integra__review_date_known(opens) || integra__review_date_none(opens, complete)) {
        begun = tri_of(!integra__review_date_known(opens) || opens <= at);
    }
    if (integra__review_date_known(closes) || integra__review_date_none(closes, complete)) {
        lasts = tri_of(!integra__review_date_known(closes) || closes >= at);
    }
    return integra__tri_and(begun, lasts);
}

integra_tri integra__review_exists(integra_date day, integra_date at)
{
    return integra__review_date_known(day) ? tri_of(day <= at) : INTEGRA_TRI_UNKNOWN;
}

integra_date integra__review_window(integra_date at, int64_t months)
{
    return first_day(integra__date_minus_months(at, (uint32_t)months));
}

/* The first day of a month, counted from January of year 0. */
static integra_date month_start(int64_t month)
{
    integra_date first = INTEGRA_DATE_UNKNOWN;
    (void)integra_date_from_civil((int32_t)(month / 12), (int32_t)(month % 12) + 1, 1, &first, NULL);
    return first;
}

/* The last day of which n months before is `from` or earlier (GEN-7): the same day n months later; where that month is
 * shorter, or `from` ends its own month, so that all days behind fall on it too, the month's last. */
integra_date integra__review_months_due(integra_date from, int64_t months)
{
    int32_t year = 0, month = 0, day = 0;
    if (integra_date_to_civil(from, &year, &month, &day, NULL) != INTEGRA_OK) {
        return INTEGRA_DATE_UNKNOWN;
    }
    int64_t its = (int64_t)year * 12 + month - 1;
    integra_date first = month_start(its + months);
    if (first == INTEGRA_DATE_UNKNOWN) { /* beyond the calendar */
        return INTEGRA__DATE_LAST;
    }
    integra_date next = month_start(its + months + 1);
    integra_date last = next == INTEGRA_DATE_UNKNOWN ? INTEGRA__DATE_LAST : next - 1;
    integra_date same = first + day - 1;
    return from + 1 == month_start(its + 1) || same > last ? last : same;
}

int64_t integra__review_value(const integra__review *review, uint32_t parameter)
{
    return review->values[parameter];
}
