/* view_slots.h - what holds in the slots that are seen, and when the next review is.
 * Spec: spec/35-views.md (PLN-30).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_VIEW_SLOTS_H
#define INTEGRA_CODEC_VIEW_SLOTS_H

#include "domain/view/view.h"
#include "view_bag.h"

/* A list of every slot seen, with what it holds. */
void integra__view_put_slots(integra__view_bag *bag, const integra__view *view);

/* A list of the days that the last steps of the plan set for its next review, empty where none did. */
void integra__view_put_next_review(integra__view_bag *bag, const integra__view *view);

#endif
