/* figure_indicators.c - the table of indicators, and the counts that outcomes one by one come to.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_indicators.h"

enum { RATIO, PROPORTION };

static const integra__figure_indicator indicators[] = {
    { INTEGRA_INDICATOR_A1, INTEGRA_CONFORMITY_BASIS_LARGEST_CLASS, integra__figure_classes,
      integra__figure_classes_counts, PROPORTION, 0 },
    { INTEGRA_INDICATOR_A1, INTEGRA_CONFORMITY_BASIS_ADOPTED, integra__figure_adopted, NULL, PROPORTION, 0 },
    { INTEGRA_INDICATOR_A1, INTEGRA_CONFORMITY_BASIS_IMPOSES_NOTHING, integra__figure_unimposed, NULL, PROPORTION, 1 },
    { INTEGRA_INDICATOR_A2, 0, integra__figure_bodies, NULL, PROPORTION, 0 },
    { INTEGRA_INDICATOR_A3, 0, integra__figure_uses, NULL, PROPORTION, 0 },
    { INTEGRA_INDICATOR_A4, 0, integra__figure_calls, NULL, PROPORTION, 0 },
    { INTEGRA_INDICATOR_B1, 0, NULL, integra__figure_functions_counts, RATIO, 0 },
    { INTEGRA_INDICATOR_B2, 0, integra__figure_multiprofessional, NULL, RATIO, 0 },
    { INTEGRA_INDICATOR_B3, 0, integra__figure_readmissions, NULL, RATIO, 0 },
    { INTEGRA_INDICATOR_CASELOAD, 0, integra__figure_caseload, integra__figure_caseload_counts, RATIO, 0 },
    { INTEGRA_INDICATOR_SHARE, 0, integra__figure_share, NULL, PROPORTION, 0 },
};

const integra__figure_indicator *integra__figure_indicator_of(uint32_t indicator, uint32_t conformity)
{
    for (size_t i = 0; i < sizeof indicators / sizeof indicators[0]; i++) {
        const integra__figure_indicator *how = &indicators[i];
        if (how->indicator == indicator && (conformity == 0 || how->conformity == conformity)) {
            return how; /* of A1 the first is what 0 says */
        }
    }
    return NULL;
}

static void take_in(void *context, const uint8_t *id, uint32_t outcomes)
{
    (void)id;
    ((integra__outcomes *)context)->counts[outcomes]++;
}

int integra__figure_count(const integra__figure_indicator *how, const integra__figure_ask *ask,
                          integra__figure_counts *counts_out)
{
    integra__outcomes outcomes = { { 0 } };
    const integra__figure_listener listener = { take_in, &outcomes };
    *counts_out = (integra__figure_counts){ .pairs = { 0 } };
    if (how->count != NULL) {
        return how->count(ask, counts_out);
    }
    if (!how->tell(ask, &listener)) {
        return 0;
    }
    integra__outcomes_bounds(&outcomes, &counts_out->bounds);
    return 1;
}
