/* slow_feedback.h - a small random territory, and who was told of which change in it, by looking at every pair.
 * Spec: spec/40-concertation.md (CON-8).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef SLOW_FEEDBACK_H
#define SLOW_FEEDBACK_H

#include "slow_cases.h"

enum { SLOW_STRUCTURES = 4, SLOW_CHANGES = 4, SLOW_FEEDBACKS = 4, SLOW_TOLD = 6 };

typedef struct slow_feedback {
    char text[SLOW_TEXT];
    int claim_structure, claim_decision;
    uint32_t claim_from; /* place of a day, SLOW_BLANK without bound, SLOW_SAID not claimed */
    uint32_t structures, changes, feedbacks, told;
    struct {
        uint32_t opens, closes;
    } structure[SLOW_STRUCTURES];
    uint32_t effective[SLOW_CHANGES];
    struct {
        uint32_t day, decision; /* decision: from 1, 0 blank, SLOW_CHANGES + 1 said unknown */
        integra_tri general, to_all;
        int complete;
    } feedback[SLOW_FEEDBACKS];
    struct {
        uint32_t feedback, structure; /* structure: from 1, 0 blank, SLOW_STRUCTURES + 1 said unknown */
    } told_row[SLOW_TOLD];
} slow_feedback;

void slow_feedback_make(slow_feedback *model_out, uint32_t seed);
/* As found() shows them: of row 0 change_feedback, 1 structure_feedback. */
const char *slow_feedback_found(const slow_feedback *model, uint32_t row);

#endif
