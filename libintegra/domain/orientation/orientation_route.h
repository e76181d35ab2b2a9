/* orientation_route.h - a response as a caller hands it in, and one route of it with what the rule pack says.
 * Spec: spec/20-orientation.md (ORI-5, ORI-24).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_ORIENTATION_ROUTE_H
#define INTEGRA_DOMAIN_ORIENTATION_ROUTE_H

#include "orientation.h"

/* A caller's response, copied and checked: counts and codes. */
integra_status integra__orientation_read(integra_orientation *copy, const integra_orientation *orientation,
                                         integra_error *error);

#endif
