/* protocol_sentence.h - what a proof found, as a sentence; rows by their ids.
 * Spec: spec/21-protocol.md (ORI-16, GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_SENTENCE_H
#define INTEGRA_DOMAIN_PROTOCOL_SENTENCE_H

#include <integra/protocol.h>

#include "core/sentence.h"

/* Writes a text whose {row} is the id of a row that the protocol has. */
void integra__protocol_say_row(integra__sentence *sentence, const integra_protocol *protocol, uint32_t row,
                               uint32_t text, uint32_t language);

/* Whether a number is a row of the protocol, or none. */
int integra__protocol_has_row(const integra_protocol *protocol, uint32_t row);

#endif
