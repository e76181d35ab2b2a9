/* protocol_prove.h - a proof: every motive walked, what fails listed, and the digests of what was proved.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_PROVE_H
#define INTEGRA_DOMAIN_PROTOCOL_PROVE_H

#include <integra/protocol.h>

/* integra_protocol_prove(), given up with INTEGRA_ERR_LIMIT (ORI-16) where its walks take that many steps. */
integra_status integra__protocol_prove_in(integra_protocol *protocol, uint64_t steps, size_t *count_out,
                                          integra_error *error);

#endif
