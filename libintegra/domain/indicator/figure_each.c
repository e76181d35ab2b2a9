/* figure_each.c - the loop over all that rows are about.
 * Spec: spec/50-indicators.md, IND-1.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_each.h"

void integra__figure_each(const integra__rows *rows, integra__figure_evaluate evaluate, void *context,
                          const integra__figure_listener *listener)
{
    integra__row_cursor cursor = integra__rows_first(rows);
    for (const uint8_t *row = integra__rows_peek(&cursor); row != NULL; row = integra__rows_peek(&cursor)) {
        listener->tell(listener->context, row, evaluate(context, &cursor));
    }
}
