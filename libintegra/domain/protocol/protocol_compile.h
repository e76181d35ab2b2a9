/* protocol_compile.h - whether a table hangs together, and its rows as masks, a bit a row of each motive.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_COMPILE_H
#define INTEGRA_DOMAIN_PROTOCOL_COMPILE_H

#include "protocol_types.h"

/* The rows of an array copied into masks; the protocol hangs together. MEMORY where there is none. */
integra_status integra__protocol_compile(integra_protocol *protocol, integra_error *error);

/* The rows that a row overrides, directly or through others, each once: how many, their indexes going to below. The row
 * itself is among them where it is in a cycle. Every override names a row there is. */
size_t integra__protocol_rows_below(const integra_protocol *protocol, uint32_t row, uint16_t below[INTEGRA_ROW_LIMIT]);
void integra__protocol_forget(integra_protocol *protocol); /* tables, proof and digests */

#endif
