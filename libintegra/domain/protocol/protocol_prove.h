/* protocol_prove.h - a proof: every motive walked, what fails listed, and the digests of what was proved.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_PROVE_H
#define INTEGRA_DOMAIN_PROTOCOL_PROVE_H

#include <integra/protocol.h>

#include "core/work.h"

/* integra_protocol_prove_within(), by work that was begun: its steps go on where others were done before. */
integra_status integra__protocol_prove_by(integra_protocol *protocol, integra__work_state *work, size_t *count_out,
                                          integra_error *error);

#endif
