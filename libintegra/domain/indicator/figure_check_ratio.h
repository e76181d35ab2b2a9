/* figure_check_ratio.h - whether a figure's ratio and its state are of its counts.
 * Spec: spec/50-indicators.md (IND-2, IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Each may rely on its counts having been checked, and on those before it. */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_CHECK_RATIO_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_CHECK_RATIO_H

#include <integra/indicator.h>

/* Whether in every filling the numerator counts some of the denominator's. */
int integra__figure_is_proportion(uint32_t indicator);

/* IND-11: an adopted protocol that imposes nothing. */
int integra__figure_is_ruled_out(const integra_figure *figure);

int integra__figure_ratio_is(const integra_figure *figure);
int integra__figure_state_is(const integra_figure *figure);

#endif
