/* directory_match.h - which structures and offers of two directories are one.
 * Spec: spec/22-directory.md (ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_MATCH_H
#define INTEGRA_DOMAIN_DIRECTORY_MATCH_H

#include "directory.h"
#include "domain/rules/catalogue.h"

/* A merge while it is made. */
typedef struct integra__directory_merging {
    const integra_directory *ours;
    const integra_directory *other;
    integra_directory *made;
    integra_id *same;        /* of each structure that the other names, its identifier here */
    uint32_t *match_of_ours; /* of each offer of ours, the other's that is one with it, or INTEGRA_NO_INDEX */
    uint8_t *matched;        /* of each offer of the other's, whether it is one with one of ours */
    uint32_t *references;    /* the structures that ours names, by reference, then identifier */
    uint32_t *ours_left;     /* offers that no identifier makes one, by what makes them one else */
    uint32_t *theirs_left;
    integra_allocator memory;
    void *block; /* all of these lists */
    size_t block_size;
    integra__findings findings; /* room for as many as there can be */
} integra__directory_merging;

/* Finds what is one. MEMORY where there is none; then integra__directory_merging_end() as always. */
integra_status integra__directory_merging_begin(integra__directory_merging *merging, integra_error *error);
/* Releases all of a merge, and what was made. */
void integra__directory_merging_end(integra__directory_merging *merging);

/* Whether another structure of ours has this reference. */
int integra__directory_merging_taken(const integra__directory_merging *merging, const integra_id *structure,
                                     const integra_text *reference);
/* A structure of the other's by its identifier here. */
const integra_id *integra__directory_same(const integra__directory_merging *merging, const integra_id *structure);
/* An offer of the other's, its structures by their identifiers here. */
integra_offer integra__directory_merging_theirs(const integra__directory_merging *merging, uint32_t index);
/* A finding on an offer, or with INTEGRA_NO_INDEX on what a structure is called. */
void integra__directory_merging_tell(integra__directory_merging *merging, const integra_id *structure, uint32_t index);

#endif
