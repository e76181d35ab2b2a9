/* slow_cases.h - small random territories whose days lie on the edges of windows, and what a cell of theirs says.
 * Spec: spec/40-concertation.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef SLOW_CASES_H
#define SLOW_CASES_H

#include <integra/integra.h>

#define SLOW_AT "2024-02-29" /* twelve months before is 2023-02-28, three are 2023-11-29 */

enum { SLOW_TEXT = 4096, SLOW_DAYS = 18 };

/* Place SLOW_DAYS is blank, SLOW_DAYS + 1 is said unknown. */
enum { SLOW_BLANK = SLOW_DAYS, SLOW_SAID = SLOW_DAYS + 1 };

/* A number below limit. */
uint32_t slow_draw(uint64_t *seed, uint32_t limit);
/* A place of a day; blank or said unknown once in so many times, 0 never. */
uint32_t slow_draw_day(uint64_t *seed, uint32_t blank, uint32_t said);
/* The day that stands at a place. */
integra_date slow_day(uint32_t place);
integra_date slow_at(void);
/* Adds to a text, as printf would. */
void slow_add(char *text, const char *format, ...);
/* Adds " name=day" unless it is blank. */
void slow_add_day(char *text, const char *name, uint32_t place);
/* Whether a day is on or before the day of the review: where it is not known, unknown, or no where blank is none. */
integra_tri slow_by(uint32_t place, int complete);
integra_tri slow_and(integra_tri a, integra_tri b);
integra_tri slow_or(integra_tri a, integra_tri b);

#endif
