/* protocol_name.h - whether a protocol may bear its name.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_NAME_H
#define INTEGRA_DOMAIN_PROTOCOL_NAME_H

#include "protocol_types.h"

/* The built-in protocol of that name, NULL where there is none. */
const integra__protocol_builtin_row *integra__protocol_builtin_of(integra_text name);

/* Whether the name is no built-in one, or the protocol is the built-in one: the same rows from the same date. */
int integra__protocol_name_own(const integra_protocol *protocol);

#endif
