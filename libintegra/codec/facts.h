/* facts.h - the message `facts`, for the receipt that embeds it.
 * Spec: spec/integra.cddl, facts-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_FACTS_H
#define INTEGRA_CODEC_FACTS_H

#include "../domain/screening.h"
#include "message.h"

/* value is an integra__facts_message. */
extern const integra__kind integra__facts_kind;

/* A record with what was answered beside it. While reading, admissions go where the two arrays point, or nowhere. */
typedef struct integra__facts_message {
    integra_facts facts;
    integra_answers answers;
    integra_date *dates;
    integra_tri *emergencies;
} integra__facts_message;

#endif
