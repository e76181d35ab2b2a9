/* protocol.h - protocols: made, rows added, read, and whether one may answer.
 * Spec: spec/21-protocol.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_H
#define INTEGRA_DOMAIN_PROTOCOL_H

#include <integra/protocol.h>

/* Refuses a protocol that was not proved (ORI-16). */
integra_status integra__protocol_usable(const integra_protocol *protocol, integra_error *error);

#endif
