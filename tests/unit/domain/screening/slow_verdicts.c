/* slow_verdicts.c - verdicts of a count of six items, by listing completions, distances and subsets.
 * Spec: spec/10-screening.md, SCR-1 to SCR-3, SCR-6, SCR-12.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "slow_verdicts.h"

#include <string.h>

enum { ITEMS = INTEGRA_ITEM_COUNT, SUBSETS = 64, THRESHOLDS = 7 };

static integra_tri verdicts[THRESHOLDS][SLOW_STATES]; /* of every state at every threshold */
static uint8_t differ[SLOW_STATES][SLOW_STATES];      /* the items in which two states differ, a bit each */
static int listed;

integra_tri slow_digit(unsigned state, unsigned item)
{
    while (item-- > 0) {
        state /= 3;
    }
    return (integra_tri)(state % 3);
}

static unsigned bits(unsigned set)
{
    unsigned n = 0;
    for (; set; set >>= 1) {
        n += set & 1u;
    }
    return n;
}

/* A truth is what each item will turn out to be, a bit each: possible unless an answer contradicts it. */
static int possible(unsigned state, unsigned truth)
{
    for (unsigned item = 0; item < ITEMS; item++) {
        integra_tri answer = slow_digit(state, item);
        integra_tri fact = truth >> item & 1u ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
        if (answer != INTEGRA_TRI_UNKNOWN && answer != fact) {
            return 0;
        }
    }
    return 1;
}

static integra_tri among_truths(unsigned state, int64_t threshold)
{
    int reached = 0, missed = 0;
    for (unsigned truth = 0; truth < SUBSETS; truth++) {
        if (possible(state, truth)) {
            *(bits(truth) >= threshold ? &reached : &missed) = 1;
        }
    }
    return reached && missed ? INTEGRA_TRI_UNKNOWN : reached ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

static void list_states(void)
{
    for (unsigned a = 0; a < SLOW_STATES && !listed; a++) {
        for (unsigned b = 0; b < SLOW_STATES; b++) {
            for (unsigned item = 0; item < ITEMS; item++) {
                if (slow_digit(a, item) != slow_digit(b, item)) {
                    differ[a][b] |= (uint8_t)(1u << item);
                }
            }
        }
    }
    for (int64_t t = 1; t < THRESHOLDS && !listed; t++) {
        for (unsigned state = 0; state < SLOW_STATES; state++) {
            verdicts[t][state] = among_truths(state, t);
        }
    }
    listed = 1;
}

integra_tri slow_verdict(unsigned state, int64_t threshold)
{
    list_states();
    return verdicts[threshold][state];
}

uint8_t slow_robustness(unsigned state, int64_t threshold)
{
    static uint8_t known[THRESHOLDS][SLOW_STATES];
    uint8_t least = 255;
    list_states();
    if (known[threshold][state]) {
        return known[threshold][state];
    }
    for (unsigned other = 0; other < SLOW_STATES; other++) {
        if (verdicts[threshold][other] != verdicts[threshold][state] && bits(differ[state][other]) < least) {
            least = (uint8_t)bits(differ[state][other]);
        }
    }
    known[threshold][state] = least;
    return least;
}

/* Whether every state that keeps the answers of set has the verdict of this one. */
static int forces(unsigned state, int64_t threshold, unsigned set)
{
    for (unsigned other = 0; other < SLOW_STATES; other++) {
        if (!(differ[state][other] & set) && verdicts[threshold][other] != verdicts[threshold][state]) {
            return 0;
        }
    }
    return 1;
}

size_t slow_sets(unsigned state, int64_t threshold, uint8_t sets[SLOW_SETS])
{
    static uint8_t known[THRESHOLDS][SLOW_STATES][SLOW_SETS], counts[THRESHOLDS][SLOW_STATES];
    size_t count = counts[threshold][state];
    list_states();
    for (unsigned size = 0; size <= ITEMS && count == 0 && verdicts[threshold][state]; size++) {
        for (unsigned set = 0; set < SUBSETS; set++) {
            if (bits(set) == size && forces(state, threshold, set)) {
                known[threshold][state][count++] = (uint8_t)set;
            }
        }
    }
    counts[threshold][state] = (uint8_t)count;
    memcpy(sets, known[threshold][state], SLOW_SETS);
    return count;
}

/* Whether other is state with some of its open items answered. */
static int answers_more(unsigned state, unsigned other)
{
    for (unsigned item = 0; item < ITEMS; item++) {
        if (differ[state][other] >> item & 1u && slow_digit(state, item) != INTEGRA_TRI_UNKNOWN) {
            return 0;
        }
    }
    return 1;
}

uint8_t slow_least(unsigned state, int64_t pps, int64_t assistance)
{
    static uint8_t known[THRESHOLDS][THRESHOLDS][SLOW_STATES]; /* plus one */
    uint8_t least = ITEMS;
    list_states();
    if (known[pps][assistance][state]) {
        return (uint8_t)(known[pps][assistance][state] - 1);
    }
    for (unsigned other = 0; other < SLOW_STATES; other++) {
        if (verdicts[pps][other] && verdicts[assistance][other] && bits(differ[state][other]) < least &&
            answers_more(state, other)) {
            least = (uint8_t)bits(differ[state][other]);
        }
    }
    known[pps][assistance][state] = (uint8_t)(least + 1);
    return least;
}
