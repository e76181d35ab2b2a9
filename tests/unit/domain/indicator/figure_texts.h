/* figure_texts.h - figures of rows that are written as text, as text.
 * Spec: spec/50-indicators.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * Rows are divided by ;, and cells, in the order of the frame's columns, by spaces: a letter for an identifier or a
 * digest, a day, yes and no, a word, functions as F1+F2 or none, a number, open, unknown, and . for a blank. Columns
 * not given are blank. */
#ifndef FIGURE_TEXTS_H
#define FIGURE_TEXTS_H

#include <integra/indicator.h>

typedef struct asking {
    const char *indicator, *at;
    const char *conformity, *requester;  /* NULL: 0 */
    const char *covers_from, *covers_to; /* NULL: nothing is said */
    const char *parameter;               /* one that has another value than the pack says, or NULL */
    int64_t value;
    size_t columns; /* how many are given; 0: all */
} asking;

integra_date day_of(const char *text);
/* A tally of these rows, which are refused by nobody. */
integra_tally *tally_of(asking of, const char *rows);
/* "1..2/3 333333 (333333..666667) [61491..938509] bounded p ?q": counts, each its least and its most where they differ;
 * value, bounds, interval (- for none); state; who is in the numerator certainly, and possibly. Of B1 pairs stand
 * before the state; what is covered behind it, where anything is said. */
const char *figure_text(asking of, const char *rows);

#endif
