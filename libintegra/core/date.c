/* date.c - civil dates as days since 1970-01-01 in the proleptic Gregorian calendar.
 * Spec: GEN-7.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "date.h"

#include "fault.h"
#include "status.h"

#define YEAR_FIRST        1
#define YEAR_LAST         9999
#define MONTHS_LIMIT      120000u /* ten thousand years */
#define DAYS_IN_400_YEARS 146097

/* Days of a year before each month, February having 28. */
static const int32_t days_before_month[13] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };

typedef struct civil {
    int32_t year, month, day; /* month 1 to 12, day from 1 */
} civil;

static int32_t is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days from 0001-01-01 to the first day of year. */
static int32_t days_before_year(int32_t year)
{
    int32_t past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

/* Days of year before month, 13 being the whole year. */
static int32_t days_before(int32_t year, int32_t month)
{
    return days_before_month[month - 1] + (month > 2 ? is_leap(year) : 0);
}

static int32_t days_in_month(int32_t year, int32_t month)
{
    return days_before(year, month + 1) - days_before(year, month);
}

static integra_date date_of(civil c)
{
    return INTEGRA__DATE_FIRST + days_before_year(c.year) + days_before(c.year, c.month) + c.day - 1;
}

static civil civil_of(integra_date date)
{
    int32_t days = date - INTEGRA__DATE_FIRST;
    civil c = { (int32_t)((int64_t)days * 400 / DAYS_IN_400_YEARS) + 1, 1, 1 };
    /* the mean year is off by less than one */
    while (days < days_before_year(c.year)) {
        c.year--;
    }
    while (days >= days_before_year(c.year + 1)) {
        c.year++;
    }
    days -= days_before_year(c.year);
    while (days >= days_before(c.year, c.month + 1)) {
        c.month++;
    }
    c.day = days - days_before(c.year, c.month) + 1;
    return c;
}

integra_date integra__date_minus_months(integra_date date, uint32_t months)
{
    if (!integra__date_valid(date) || months > MONTHS_LIMIT) {
        return INTEGRA_DATE_UNKNOWN;
    }
    civil c = civil_of(date);
    int32_t month = c.year * 12 + c.month - 1 - (int32_t)months; /* months since January of year 0 */
    if (month < YEAR_FIRST * 12) {
        return INTEGRA_DATE_UNKNOWN;
    }
    c.year = month / 12;
    c.month = month % 12 + 1;
    if (c.day > days_in_month(c.year, c.month)) {
        c.day = days_in_month(c.year, c.month);
    }
    return date_of(c);
}

integra_status integra_date_from_civil(int32_t year, int32_t month, int32_t day, integra_date *date_out,
                                       integra_error *error)
{
    if (!date_out) {
        return integra__argument_missing(error, 3);
    }
    if (year < YEAR_FIRST || year > YEAR_LAST) {
        return integra__fault_within(error, INTEGRA_FAULT_CIVIL_YEAR, 0, YEAR_FIRST, YEAR_LAST);
    }
    if (month < 1 || month > 12) {
        return integra__fault_within(error, INTEGRA_FAULT_CIVIL_MONTH, 1, 1, 12);
    }
    if (day < 1 || day > days_in_month(year, month)) {
        return integra__fault_within(error, INTEGRA_FAULT_CIVIL_DAY, 2, 1, days_in_month(year, month));
    }
    *date_out = date_of((civil){ year, month, day });
    return INTEGRA_OK;
}

integra_status integra_date_to_civil(integra_date date, int32_t *year_out, int32_t *month_out, int32_t *day_out,
                                     integra_error *error)
{
    if (!year_out || !month_out || !day_out) {
        return integra__argument_missing(error, !year_out ? 1 : !month_out ? 2 : 3);
    }
    if (!integra__date_valid(date)) {
        return integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 0);
    }
    civil c = civil_of(date);
    *year_out = c.year;
    *month_out = c.month;
    *day_out = c.day;
    return INTEGRA_OK;
}

integra_status integra_date_months_before(integra_date date, uint32_t months, integra_date *date_out,
                                          integra_error *error)
{
    if (!date_out) {
        return integra__argument_missing(error, 2);
    }
    if (!integra__date_valid(date)) {
        return integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 0);
    }
    if (months > MONTHS_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_MONTHS_BACK, 1, 0, MONTHS_LIMIT);
    }
    integra_date before = integra__date_minus_months(date, months);
    if (before == INTEGRA_DATE_UNKNOWN) {
        return integra__fault(error, INTEGRA_FAULT_BEFORE_YEAR_1);
    }
    *date_out = before;
    return INTEGRA_OK;
}
