/* figure_interval.h - whether the limits of a figure's interval can be those of its bounds.
 * Spec: spec/50-indicators.md (IND-2, IND-4).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_INTERVAL_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_INTERVAL_H

#include <integra/indicator.h>

/* Of a proportion whose counts and bounds are sound. */
int integra__figure_interval_is(const integra_figure *figure);

#endif
