/* structs.c - the structs of tallies and figures, empty.
 * Spec: spec/00-conventions.md, spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "core/structs.h"

#include <integra/indicator.h>

_Static_assert(sizeof(integra_tally_subject) % 8 == 0, "integra_tally_subject");
_Static_assert(sizeof(integra_figure_options) % 8 == 0, "integra_figure_options");
_Static_assert(sizeof(integra_figure) % 8 == 0, "integra_figure");
_Static_assert(sizeof(integra_figure_change) % 8 == 0, "integra_figure_change");

void integra_tally_subject_init(integra_tally_subject *subject, size_t struct_size)
{
    integra__struct_init(subject, struct_size);
    if (subject != NULL && struct_size >= sizeof *subject) {
        subject->at = INTEGRA_DATE_UNKNOWN;
    }
}

void integra_figure_options_init(integra_figure_options *options, size_t struct_size)
{
    integra__struct_init(options, struct_size);
    if (options != NULL && struct_size >= sizeof *options) {
        options->covers_from = INTEGRA_DATE_UNKNOWN;
        options->covers_to = INTEGRA_DATE_UNKNOWN;
    }
}

void integra_figure_init(integra_figure *figure, size_t struct_size)
{
    integra__struct_init(figure, struct_size);
    if (figure != NULL && struct_size >= sizeof *figure) {
        figure->at = INTEGRA_DATE_UNKNOWN;
        figure->value = INTEGRA_PPM_NONE;
        figure->lowest = INTEGRA_PPM_NONE;
        figure->highest = INTEGRA_PPM_NONE;
        figure->interval_lowest = INTEGRA_PPM_NONE;
        figure->interval_highest = INTEGRA_PPM_NONE;
    }
}

void integra_figure_change_init(integra_figure_change *change, size_t struct_size)
{
    integra__struct_init(change, struct_size);
    if (change != NULL && struct_size >= sizeof *change) {
        change->change = INTEGRA_PPM_NONE;
    }
}
