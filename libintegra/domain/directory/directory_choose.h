/* directory_choose.h - the graduated choice: who may serve, and which of them serves.
 * Spec: spec/20-orientation.md (ORI-10), spec/22-directory.md (ORI-6, ORI-11, ORI-12).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_CHOOSE_H
#define INTEGRA_DOMAIN_DIRECTORY_CHOOSE_H

#include "directory.h"

integra__directory_standing integra__directory_offer_standing(const integra_offer *offer, const integra_demand *demand,
                                                              uint32_t service);

/* The order of two offers that may serve, identifiers left out (ORI-11): below, above or equal to 0. */
int integra__directory_rank(const integra_offer *one, const integra__directory_standing *one_stands,
                            const integra_offer *two, const integra__directory_standing *two_stands);

/* Whether one of them is chosen before the other, identifiers deciding last. */
int integra__directory_offer_before(const integra_offer *one, const integra__directory_standing *one_stands,
                                    const integra_offer *two, const integra__directory_standing *two_stands);

/* The best offer of one service, its `second` left out; offer INTEGRA_NO_INDEX and a reason where there is none. */
integra_choice integra__directory_best(const integra_directory *directory, const integra_demand *demand,
                                       uint32_t service);

/* A demand as integra__demand_read() copies it, and whether directories list the service. */
integra_status integra__directory_asked_read(integra_demand *copy, const integra_demand *demand, uint32_t service,
                                             integra_error *error);

/* The same, `second` tried where the first is unserved (ORI-10). */
integra_choice integra__directory_best_or_second(const integra_directory *directory, const integra_demand *demand,
                                                 uint32_t service);

#endif
