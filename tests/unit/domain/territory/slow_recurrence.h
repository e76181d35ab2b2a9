/* slow_recurrence.h - a small random territory, and which difficulties come back in it, by looking at every pair.
 * Spec: spec/40-concertation.md (CON-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef SLOW_RECURRENCE_H
#define SLOW_RECURRENCE_H

#include "slow_cases.h"

enum { SLOW_DIFFICULTIES = 12, SLOW_MATTERS = 3, SLOW_AGENDAS = 4, SLOW_DECISIONS = 3, SLOW_UNKNOWN_DEMAND = 4 };

/* Numbers at 0 are blank, but for places of days. */
typedef struct slow_recurrence {
    char text[SLOW_TEXT];
    int claims[3]; /* matter, decision, difficulty */
    uint32_t difficulties, matters, agendas, decisions;
    struct {
        uint32_t kind, topic, day, demand, id; /* kind 2 and id 0: an uncovered need */
    } difficulty[SLOW_DIFFICULTIES];
    struct {
        uint32_t kind, topic, raised, due, closed, closing, complete;
    } matter[SLOW_MATTERS];
    struct {
        uint32_t matter, body, day; /* body: 1 macro, 2 meso, 3 said unknown */
    } agenda[SLOW_AGENDAS];
    struct {
        uint32_t matter, adopted; /* matter: from 1, SLOW_MATTERS + 1 said unknown */
    } decision[SLOW_DECISIONS];
} slow_recurrence;

/* ---- slow_recurrence_make.c ---- */
void slow_recurrence_make(slow_recurrence *model_out, uint32_t seed);
/* ---- slow_recurrence.c ---- */
/* As found() shows them: of row 0 meso_agenda, 1 meso_due_date, 2 macro_agenda. */
const char *slow_recurrence_found(const slow_recurrence *model, uint32_t row);

#endif
