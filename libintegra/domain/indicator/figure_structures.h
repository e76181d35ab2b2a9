/* figure_structures.h - one structure, of all its rows: whether it counts, and what is known of its protocol.
 * Spec: spec/50-indicators.md, IND-11.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_STRUCTURES_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_STRUCTURES_H

#include "figure_each.h"

/* Of which class of equal protocols it may be. */
enum {
    INTEGRA__FIGURE_CLASS_NONE,
    INTEGRA__FIGURE_CLASS_KNOWN,  /* that of its digest */
    INTEGRA__FIGURE_CLASS_IF_ANY, /* that of its digest, or none */
    INTEGRA__FIGURE_CLASS_ANY     /* any, or none, or one of its own */
};

typedef struct integra__figure_structure {
    integra_tri counted;   /* of the territory, and open */
    uint32_t in_class;     /* INTEGRA__FIGURE_CLASS_ */
    const uint8_t *digest; /* borrowed of its rows; NULL where no row gives one */
    integra_tri conforms;  /* to what is adopted */
} integra__figure_structure;

/* Reads all rows of the structure that the next row is of, as of that day. */
integra__figure_structure integra__figure_structure_read(integra_date at, integra__row_cursor *cursor);

#endif
