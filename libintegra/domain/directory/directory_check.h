/* directory_check.h - an offer or a guichet as a caller hands it in.
 * Spec: spec/22-directory.md (ORI-12, ORI-21, ORI-22).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_CHECK_H
#define INTEGRA_DOMAIN_DIRECTORY_CHECK_H

#include "directory.h"

/* A caller's offer or guichet, copied into the current version of it and checked by itself. */
integra_status integra__directory_offer_read(integra_offer *copy, const integra_offer *offer, integra_error *error);
integra_status integra__directory_guichet_read(integra_guichet *copy, const integra_guichet *guichet,
                                               integra_error *error);

/* The same of what changes from day to day, and of what a structure is called. */
integra_status integra__directory_availability_read(integra_availability *copy,
                                                    const integra_availability *availability, integra_error *error);
integra_status integra__directory_structure_read(integra_structure *copy, const integra_structure *structure,
                                                 integra_error *error);

#endif
