/* demand_sentence.h - a demand in words: who asks about what, and all that is known of it.
 * Spec: spec/20-orientation.md (GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DEMAND_SENTENCE_H
#define INTEGRA_DOMAIN_DEMAND_SENTENCE_H

#include <integra/demand.h>

#include "core/sentence.h"

/* Whether values, in published order, are codes there are, and motives one motive at least and no other. */
int integra__demand_sayable(uint32_t motives, const uint8_t *values);

/* Writes "the person: help at home, consent to sharing: no": what integra__demand_sayable is true of. */
void integra__demand_say(integra__sentence *sentence, uint32_t motives, const uint8_t *values, uint32_t language);

#endif
