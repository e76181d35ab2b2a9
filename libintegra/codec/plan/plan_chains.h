/* plan_chains.h - the chains of a plan's writers, and what another site says of its own.
 * Spec: spec/32-exchange.md (PLN-12); spec/integra.cddl, summary-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PLAN_CHAINS_H
#define INTEGRA_CODEC_PLAN_CHAINS_H

#include "plan_container.h"

/* An event in its writer's chain. */
typedef struct integra__plan_chain_link {
    uint32_t writer; /* index among the writers */
    uint32_t sequence;
    uint32_t before;  /* position of the writer's own previous event, or INTEGRA__PLAN_NONE */
    uint8_t starts;   /* 1 for sequence 1, and for an opening */
    uint8_t whole;    /* 1 where the chain is here from its start up to this event */
    uint8_t followed; /* 1 where it is another one's own previous event */
    uint8_t reserved;
} integra__plan_chain_link;

typedef struct integra__plan_chain_writer {
    integra_id id;
    uint32_t latest; /* position of the last event of the longest whole chain, or else of any event */
    uint32_t length; /* of that chain, 0 without one */
    uint32_t unsure; /* 1 where a tip of theirs is not known here */
} integra__plan_chain_writer;

typedef struct integra__plan_chains {
    const integra_plan *plan;
    const integra_allocator *allocator;
    size_t count;
    integra__plan_chain_link *links; /* by position */
    integra__plan_table writers;
} integra__plan_chains;

/* The chains may not move, and are given back in any case. Errors: MEMORY. */
integra_status integra__plan_chains_init(integra__plan_chains *chains, const integra_plan *plan, integra_error *error);
void integra__plan_chains_free(integra__plan_chains *chains);
/* The row of a writer, NULL for one that has no event here. */
integra__plan_chain_writer *integra__plan_chains_writer(const integra__plan_chains *chains, const integra_id *writer);

typedef struct integra__plan_tip {
    integra_id writer;
    uint32_t length;
    integra_digest digest;
} integra__plan_tip;

/* A summary as read: what it points to is borrowed from the message. */
typedef struct integra__plan_other_summary {
    integra_id plan; /* none where they have no event yet */
    uint64_t tip_count;
    integra__reader tips;  /* at the first */
    integra_bytes missing; /* digests */
} integra__plan_other_summary;

#endif
