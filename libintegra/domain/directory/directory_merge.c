/* directory_merge.c - what two directories say, in one: ours stays, what it does not say is taken, what differs is
 * told. Spec: spec/22-directory.md (ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * The whole is made beside the directory and put in its place at the end, so that a merge is done or not begun.
 */
#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "directory.h"
#include "directory_match.h"
#include "directory_structures.h"

/* ---- structures ---- */

static integra_structure said_of(const integra_directory *directory, size_t index)
{
    integra_structure told;
    integra_structure_init(&told, sizeof told);
    (void)integra_directory_structure_at(directory, index, &told, NULL);
    return told;
}

static int differ(const integra_text *ours, const integra_text *theirs)
{
    return ours->size > 0 && theirs->size > 0 &&
           (ours->size != theirs->size || memcmp(ours->bytes, theirs->bytes, ours->size) != 0);
}

/* What the other says of a structure, under the identifier it has here. A reference that another of ours has is told
 * and not taken. */
static integra_status merge_structure(integra__directory_merging *merging, size_t index, integra_error *error)
{
    integra_structure theirs = said_of(merging->other, index);
    integra_structure ours;
    int there = 0;
    integra_structure_init(&ours, sizeof ours);
    theirs.id = *integra__directory_same(merging, &theirs.id);
    size_t place = integra__directory_named_place(merging->made, &theirs.id, &there);
    if (there) {
        ours = said_of(merging->made, place);
    }
    int taken = integra__directory_merging_taken(merging, &theirs.id, &theirs.reference);
    if (differ(&ours.reference, &theirs.reference) || differ(&ours.name, &theirs.name) ||
        (ours.reference.size == 0 && taken)) {
        integra__directory_merging_tell(merging, &theirs.id, INTEGRA_NO_INDEX);
    }
    if (ours.reference.size > 0 || taken) {
        theirs.reference = ours.reference;
    }
    theirs.name = ours.name.size > 0 ? ours.name : theirs.name;
    int said = theirs.reference.size > 0 || theirs.name.size > 0;
    return said ? integra_directory_apply_structure(merging->made, &theirs, error) : INTEGRA_OK;
}

/* ---- offers ---- */

/* Where an offer says nothing of a member the other's is taken; 1 where both say and differ. */
#define TAKE(member, none)                                                                                             \
    (ours->member == (none)     ? (ours->member = theirs->member, 0)                                                   \
     : theirs->member == (none) ? 0                                                                                    \
                                : ours->member != theirs->member)

static int take_text(integra_text *ours, const integra_text *theirs)
{
    if (ours->size == 0) {
        *ours = *theirs;
    }
    return differ(ours, theirs);
}

static int take_codes(integra_offer *ours, const integra_offer *theirs)
{
    int differs = ours->services != theirs->services || ours->level != theirs->level;
    differs |= TAKE(kind, INTEGRA_STRUCTURE_KIND_UNKNOWN);
    differs |= TAKE(motives, 0);
    differs |= TAKE(publics, 0);
    differs |= TAKE(requesters, 0);
    differs |= TAKE(specialty, INTEGRA_SPECIALTY_UNKNOWN);
    differs |= TAKE(comes, INTEGRA_TRI_UNKNOWN);
    differs |= TAKE(capacity, INTEGRA_CAPACITY_UNKNOWN);
    differs |= TAKE(lead_days, INTEGRA_CAPACITY_UNKNOWN);
    return differs;
}

/* A last day before the first one, of two directories that each say one of them, is not taken. */
static int take_days(integra_offer *ours, const integra_offer *theirs)
{
    integra_date opens = ours->opens;
    integra_date closes = ours->closes;
    int differs = TAKE(opens, INTEGRA_DATE_UNKNOWN);
    differs |= TAKE(closes, INTEGRA_DATE_UNKNOWN);
    differs |= TAKE(full_until, INTEGRA_DATE_UNKNOWN);
    if (ours->opens != INTEGRA_DATE_UNKNOWN && ours->closes != INTEGRA_DATE_UNKNOWN && ours->closes < ours->opens) {
        ours->opens = opens;
        ours->closes = closes;
        differs = 1;
    }
    return differs;
}

/* Ours with what the other says besides. */
static int take(integra_offer *ours, const integra_offer *theirs)
{
    int differs = memcmp(&ours->structure, &theirs->structure, sizeof ours->structure) != 0;
    if (!integra__id_known(&ours->access_point)) {
        ours->access_point = theirs->access_point;
    }
    differs |= integra__id_known(&theirs->access_point) &&
               memcmp(&ours->access_point, &theirs->access_point, sizeof ours->access_point) != 0;
    if (ours->site[0] == '\0') {
        memcpy(ours->site, theirs->site, sizeof ours->site);
    }
    differs |= theirs->site[0] != '\0' && memcmp(ours->site, theirs->site, sizeof ours->site) != 0;
    differs |= take_codes(ours, theirs);
    differs |= take_days(ours, theirs);
    differs |= take_text(&ours->areas, &theirs->areas);
    return differs | take_text(&ours->grid, &theirs->grid);
}

/* The offers of ours, each with what its match of the other says besides. */
static integra_status merge_ours(integra__directory_merging *merging, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    for (uint32_t i = 0; i < merging->ours->offer_count && status == INTEGRA_OK; i++) {
        integra_offer offer = merging->ours->offers[i];
        if (merging->match_of_ours[i] != INTEGRA_NO_INDEX) {
            integra_offer theirs = integra__directory_merging_theirs(merging, merging->match_of_ours[i]);
            if (take(&offer, &theirs)) {
                integra__directory_merging_tell(merging, &offer.structure, i);
            }
        }
        status = integra_directory_apply(merging->made, &offer, error);
    }
    return status;
}

/* Those of the other that match none of ours, in its order. */
static integra_status add_theirs(integra__directory_merging *merging, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    for (uint32_t i = 0; i < merging->other->offer_count && status == INTEGRA_OK; i++) {
        if (!merging->matched[i]) {
            integra_offer theirs = integra__directory_merging_theirs(merging, i);
            status = integra_directory_apply(merging->made, &theirs, error);
        }
    }
    return status;
}

/* ---- guichets ---- */

static int guichet_there(const integra_directory *made, const integra_guichet *guichet)
{
    for (size_t i = 0; i < made->guichet_count; i++) {
        if (memcmp(&made->guichets[i], guichet, sizeof *guichet) == 0) {
            return 1;
        }
    }
    return 0;
}

static integra_status merge_guichets(integra__directory_merging *merging, integra_error *error)
{
    integra_status status = INTEGRA_OK;
    for (size_t i = 0; i < merging->ours->guichet_count && status == INTEGRA_OK; i++) {
        status = integra_directory_apply_guichet(merging->made, &merging->ours->guichets[i], error);
    }
    for (size_t i = 0; i < merging->other->guichet_count && status == INTEGRA_OK; i++) {
        integra_guichet theirs = merging->other->guichets[i];
        theirs.structure = *integra__directory_same(merging, &theirs.structure);
        if (!guichet_there(merging->made, &theirs)) {
            status = integra_directory_apply_guichet(merging->made, &theirs, error);
        }
    }
    return status;
}

/* ---- the whole ---- */

static integra_status make(integra__directory_merging *merging, integra_error *error)
{
    integra_status status = integra_directory_create(&merging->ours->allocator, &merging->made, error);
    for (size_t i = 0; i < merging->ours->named_count && status == INTEGRA_OK; i++) {
        integra_structure ours = said_of(merging->ours, i);
        status = integra_directory_apply_structure(merging->made, &ours, error);
    }
    if (status == INTEGRA_OK) {
        status = merge_ours(merging, error);
    }
    if (status == INTEGRA_OK) {
        status = add_theirs(merging, error);
    }
    if (status == INTEGRA_OK) {
        status = merge_guichets(merging, error);
    }
    for (size_t i = 0; i < merging->other->named_count && status == INTEGRA_OK; i++) {
        status = merge_structure(merging, i, error);
    }
    return status;
}

/* The keys of a later version stay as they are: whose they are is not known here. */
static void put_in_place(integra_directory *directory, integra_directory *made)
{
    integra_directory before = *directory;
    *directory = *made;
    directory->extension = before.extension;
    before.extension = (integra_bytes){ NULL, 0 };
    *made = before;
}

integra_status integra_directory_merge(integra_directory *directory, const integra_directory *other,
                                       integra_finding *findings_out, size_t capacity, size_t *count_out,
                                       integra_error *error)
{
    const uint8_t present[] = { directory != NULL, other != NULL, integra__room(findings_out, capacity), 1,
                                count_out != NULL };
    integra__directory_merging merging = { .ours = directory, .other = other };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK && directory == other) {
        status = integra__fault_at(error, INTEGRA_FAULT_MERGE_ITSELF, 1);
    }
    if (status == INTEGRA_OK) {
        status = integra__directory_merging_begin(&merging, error);
    }
    if (status == INTEGRA_OK) {
        status = make(&merging, error);
    }
    if (status == INTEGRA_OK) {
        *count_out = merging.findings.count;
        status = merging.findings.count > capacity ? integra__no_room(error, merging.findings.count) : INTEGRA_OK;
    }
    if (status == INTEGRA_OK) {
        if (merging.findings.count > 0) {
            memcpy(findings_out, merging.findings.out, merging.findings.count * sizeof *findings_out);
        }
        put_in_place(directory, merging.made);
    }
    integra__directory_merging_end(&merging);
    return status;
}
