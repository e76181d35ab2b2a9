/* directory_publics.h - whether the public of an offer is matched by a demand.
 * Spec: spec/22-directory.md (ORI-11, ORI-12, GEN-1, GEN-4).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_PUBLICS_H
#define INTEGRA_DOMAIN_DIRECTORY_PUBLICS_H

#include <integra/directory.h>

/* The best of what an offer says, 0 being anyone: yes, else not known, else no. */
integra_tri integra__directory_publics_match(uint32_t publics, const integra_demand *demand);

#endif
