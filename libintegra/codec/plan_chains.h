/* plan_chains.h - the chains of a plan's writers, and what another site says of its own.
 * Spec: spec/31-history.md (PLN-12); spec/integra.cddl, summary-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_CHAINS_H
#define INTEGRA_CODEC_PLAN_CHAINS_H

#include "plan_container.h"

/* An event in its writer's chain. */
typedef struct integra__chain_link {
    uint32_t writer; /* index among the writers */
    uint32_t sequence;
    uint32_t before;  /* position of the writer's own previous event, or INTEGRA__NONE */
    uint8_t starts;   /* 1 for sequence 1, and for an opening */
    uint8_t whole;    /* 1 where the chain is here from its start up to this event */
    uint8_t followed; /* 1 where it is another one's own previous event */
    uint8_t reserved;
} integra__chain_link;

typedef struct integra__chain_writer {
    integra_id id;
    uint32_t latest; /* position of the last event of the longest whole chain, or else of any event */
    uint32_t length; /* of that chain, 0 without one */
    uint32_t unsure; /* 1 where a tip of theirs is not known here */
} integra__chain_writer;

typedef struct integra__chains {
    const integra_plan *plan;
    const integra_allocator *allocator;
    size_t count;
    integra__chain_link *links; /* by position */
    integra__table writers;
} integra__chains;

/* The chains may not move, and are given back in any case. Errors: MEMORY. */
integra_status integra__chains_init(integra__chains *chains, const integra_plan *plan, integra_error *error);
void integra__chains_free(integra__chains *chains);
/* The row of a writer, NULL for one that has no event here. */
integra__chain_writer *integra__chains_writer(const integra__chains *chains, const integra_id *writer);

typedef struct integra__tip {
    integra_id writer;
    uint32_t length;
    integra_digest digest;
} integra__tip;

/* A summary as read: what it points to is borrowed from the message. */
typedef struct integra__summary {
    integra_id plan; /* none where they have no event yet */
    uint64_t tip_count;
    integra__reader tips;  /* at the first */
    integra_bytes missing; /* digests */
} integra__summary;

/* Errors: malformed statuses; MISMATCH PLN-12 for another plan than ours. */
integra_status integra__summary_read(integra__summary *summary, const integra_plan *plan, const uint8_t *bytes,
                                     size_t size, integra_error *error);
/* The next of tips, a copy of summary->tips. */
void integra__summary_tip(integra__reader *tips, integra__tip *tip);

#endif
