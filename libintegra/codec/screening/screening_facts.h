/* screening_facts.h - the message `facts`, for the receipt that embeds it.
 * Spec: spec/integra.cddl, facts-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_FACTS_H
#define INTEGRA_CODEC_FACTS_H

#include "domain/screening/screening.h"
#include "codec/message/message.h"

/* value is an integra__screening_facts_message. */
extern const integra__kind integra__screening_facts_kind;

/* A record with what was answered beside it. While reading, admissions go where the two arrays point, or nowhere. */
typedef struct integra__screening_facts_message {
    integra_facts facts;
    integra_answers answers;
    integra_date *dates;
    integra_tri *emergencies;
} integra__screening_facts_message;

#endif
