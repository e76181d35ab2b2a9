/* directory_structures.h - what structures are called: said, said again, forgotten, found by identifier.
 * Spec: spec/22-directory.md (ORI-12, GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_STRUCTURES_H
#define INTEGRA_DOMAIN_DIRECTORY_STRUCTURES_H

#include "directory.h"

/* Where a structure belongs among those named; *there is 1 where it is one of them. */
size_t integra__directory_named_place(const integra_directory *directory, const integra_id *id, int *there);

#endif
