/* tally_merge.h - rows come to a tally, all of them or none; those of another tally.
 * Spec: spec/50-indicators.md (IND-4, IND-5).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_TALLY_MERGE_H
#define INTEGRA_DOMAIN_INDICATOR_TALLY_MERGE_H

#include "tally_types.h"

/* The bits of so many parts, 1 to INTEGRA_PART_LIMIT. */
static inline uint64_t integra__tally_all_parts(uint32_t parts)
{
    return UINT64_MAX >> (INTEGRA_PART_LIMIT - parts);
}

/* Sets parts and held: a tally that holds every part is one that was never split. */
void integra__tally_set_parts(integra_tally *tally, uint32_t parts, uint64_t held);
/* Whether each table has room for so many rows more. Errors: LIMIT; MEMORY. */
integra_status integra__tally_limit(integra_tally *tally, size_t more, integra_error *error);
/* From here to integra__tally_end() rows come that stay or go together. Errors: MEMORY. */
integra_status integra__tally_begin(integra_tally *tally, integra_error *error);
/* They stay, or go. */
void integra__tally_end(integra_tally *tally, int keep);

#endif
