/* cover_turns.h - days on which something changes though no event takes effect: somebody is back, a closing is past.
 * Spec: spec/36-as-of.md (PLN-14).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_COVER_TURNS_H
#define INTEGRA_DOMAIN_DUE_COVER_TURNS_H

#include "cover_held.h"

enum {
    INTEGRA__COVER_BACK,   /* an absence is over */
    INTEGRA__COVER_READ,   /* an event that had read their role is broken from this day on (PLN-11) */
    INTEGRA__COVER_UNREAD, /* and settled from this day on */
    INTEGRA__COVER_AFTER   /* the day after a closing */
};

typedef struct integra__cover_turn {
    integra_date day;
    uint32_t what;
    uint32_t person; /* whose, but for a closing */
} integra__cover_turn;

typedef struct integra__cover_turns {
    const integra_allocator *memory;
    integra__cover_turn *rows; /* ascending by day, none after the day asked about */
    size_t count;
} integra__cover_turns;

/* turns_out is to be released whatever comes of it. 0 when memory fails. */
int integra__cover_turns_make(integra__cover_held *held, const integra_due *due, integra__cover_turns *turns_out);
void integra__cover_turns_release(integra__cover_turns *turns);

#endif
