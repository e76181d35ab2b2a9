/* slow_cases.c - small random territories whose days lie on the edges of windows, and what a cell of theirs says.
 * Spec: spec/40-concertation.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "slow_cases.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The edges of windows of twelve and three months that end on or near the day of the review, and one later day. */
static const char *const days[SLOW_DAYS] = {
    "2022-02-28", "2022-03-01", "2022-08-31", "2023-02-27", "2023-02-28", "2023-03-01",
    "2023-08-31", "2023-11-28", "2023-11-29", "2023-11-30", "2024-01-31", "2024-02-27",
    "2024-02-28", "2024-02-29", "2023-06-15", "2023-10-31", "2022-11-30", "2024-03-01",
};

uint32_t slow_draw(uint64_t *seed, uint32_t limit)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % limit;
}

uint32_t slow_draw_day(uint64_t *seed, uint32_t blank, uint32_t said)
{
    if (blank != 0 && slow_draw(seed, blank) == 0) {
        return SLOW_BLANK;
    }
    if (said != 0 && slow_draw(seed, said) == 0) {
        return SLOW_SAID;
    }
    return slow_draw(seed, SLOW_DAYS);
}

static integra_date parsed(const char *text)
{
    int year = 0, month = 0, day = 0;
    integra_date date = INTEGRA_DATE_UNKNOWN;
    (void)sscanf(text, "%d-%d-%d", &year, &month, &day);
    (void)integra_date_from_civil(year, month, day, &date, NULL);
    return date;
}

integra_date slow_day(uint32_t place)
{
    return parsed(days[place]);
}

integra_date slow_at(void)
{
    return parsed(SLOW_AT);
}

void slow_add(char *text, const char *format, ...)
{
    size_t size = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text + size, SLOW_TEXT - size, format, arguments);
    va_end(arguments);
}

void slow_add_day(char *text, const char *name, uint32_t place)
{
    if (place != SLOW_BLANK) {
        slow_add(text, " %s=%s", name, place == SLOW_SAID ? "unknown" : days[place]);
    }
}

integra_tri slow_by(uint32_t place, int complete)
{
    if (place >= SLOW_DAYS) {
        return place == SLOW_BLANK && complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    }
    return slow_day(place) <= slow_at() ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

integra_tri slow_and(integra_tri a, integra_tri b)
{
    if (a == INTEGRA_TRI_NO || b == INTEGRA_TRI_NO) {
        return INTEGRA_TRI_NO;
    }
    return a == INTEGRA_TRI_YES && b == INTEGRA_TRI_YES ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

integra_tri slow_or(integra_tri a, integra_tri b)
{
    if (a == INTEGRA_TRI_YES || b == INTEGRA_TRI_YES) {
        return INTEGRA_TRI_YES;
    }
    return a == INTEGRA_TRI_NO && b == INTEGRA_TRI_NO ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}
