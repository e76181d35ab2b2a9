/* date.h - civil dates as days since 1970-01-01; the conversions are public, in integra/base.h.
 * Spec: GEN-7.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_DATE_H
#define INTEGRA_CORE_DATE_H

#include <integra/base.h>

#define INTEGRA__DATE_FIRST (-719162) /* 0001-01-01 */
#define INTEGRA__DATE_LAST  2932896   /* 9999-12-31 */

/* 1 for a day of years 1 to 9999; an unknown date is not valid. */
static inline int integra__date_valid(integra_date date)
{
    return date >= INTEGRA__DATE_FIRST && date <= INTEGRA__DATE_LAST;
}

static inline int integra__date_or_unknown(integra_date date)
{
    return date == INTEGRA_DATE_UNKNOWN || integra__date_valid(date);
}

/* The same day, months earlier, clamped to that month's last day; INTEGRA_DATE_UNKNOWN where the date is not valid
 * or the result lies before year 1. */
integra_date integra__date_minus_months(integra_date date, uint32_t months);

/* A day so many days later; unknown where the date is, and beyond year 9999, where there is no date to name. */
static inline integra_date integra__date_days_after(integra_date date, uint32_t days)
{
    return date == INTEGRA_DATE_UNKNOWN || date > INTEGRA__DATE_LAST - (integra_date)days ? INTEGRA_DATE_UNKNOWN
                                                                                          : date + (integra_date)days;
}

#endif
