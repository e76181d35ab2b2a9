/* plausible.h - of every kind an event that every guard but `phase` lets through, and what such events are about.
 * Spec: spec/kinds.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef PLAUSIBLE_H
#define PLAUSIBLE_H

#include "story.h"

/* What kinds of events may be about, beside what the story keeps. */
typedef struct about {
    message deputy, objective, admission;
} about;

/* A draft of the story with an objective, an admission, and two deputies in conflict, so that there is something to
 * settle. */
void about_lay(story *s, about *a);

/* An event of that kind, by the case manager unless nobody but another may tell it. */
integra_event plausible(const story *s, const about *a, uint32_t kind);

#endif
