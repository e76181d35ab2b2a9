/* picture.h - all that a plan shows but which events stand, in rows that two histories of the same events compare.
 * Spec: spec/31-history.md (PLN-23).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_H
#define PICTURE_H

#include "shown.h"

enum { PICTURE_ROWS = 96, PICTURE_ROW = 128 };

typedef struct picture {
    size_t count;
    char rows[PICTURE_ROWS][PICTURE_ROW];
} picture;

/* Every value held or read, and every pair that is listed, events by writer and sequence; but not that an event stands,
 * nor what a slot holds where nothing is set. */
void picture_take(integra_plan *plan, picture *out);

/* Whether a history with an annulled event shows what it shows without: but for what was read of that event, which is
 * read no more (PLN-11). */
int picture_same(const picture *with, const picture *without);

/* Whether a row begins so. */
int picture_has(const picture *p, const char *beginning);

/* Prints the rows that one has and the other has not. */
void picture_differ(const picture *a, const picture *b);

#endif
