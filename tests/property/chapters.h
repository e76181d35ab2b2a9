/* chapters.h - short histories of several writers that hold a conflict, a break, a settlement, a fork, an erasure,
 * annulled closings, an office left vacant, two holders of authority.
 * Spec: PLN-11, PLN-12, PLN-22.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef CHAPTERS_H
#define CHAPTERS_H

#include "history.h"

enum { CHAPTER_LIMIT = 8 };

typedef struct chapter {
    const char *name;
    size_t count;
    message told[CHAPTER_LIMIT]; /* each with the verdict it has once all are there */
} chapter;

enum { CHAPTERS = 10 };

/* Tells the index-th one. */
void chapter_tell(size_t index, chapter *out);

#endif
