/* view_sharing.h - what sharing withdrawn, or never given, leaves to see.
 * Spec: spec/35-views.md (PLN-30, "Sharing").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_VIEW_SHARING_H
#define INTEGRA_DOMAIN_VIEW_SHARING_H

#include "view_types.h"

/* Narrows the groups of a view, and the plan that it reads, for a viewer to whom sharing has to be given.
 * Errors: MEMORY. */
integra_status integra__view_share(integra__view *view, integra_error *error);

#endif
