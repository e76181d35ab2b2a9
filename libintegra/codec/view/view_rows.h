/* view_rows.h - the rows of a view, written in the order of their bytes.
 * Spec: spec/35-views.md (PLN-30).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_VIEW_ROWS_H
#define INTEGRA_CODEC_VIEW_ROWS_H

#include "domain/view/view.h"
#include "view_bag.h"

/* A list of every event seen that stands within no other; those within stand in its row. */
void integra__view_put_rows(integra__view_bag *bag, const integra__view *view);

/* A list of every value that the event at a place holds in a field, empty where it is blank. */
void integra__view_put_field(integra__view_bag *bag, const integra__view *view, uint32_t place, uint32_t field);

#endif
