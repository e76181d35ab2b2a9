/* directory_match.c - which structures and offers of two directories are one.
 * Spec: spec/22-directory.md (ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Lists are put in order by a heap and walked side by side, so that no offer is held against every other.
 */
#include "directory_match.h"

#include <string.h>

#include "core/allocator.h"
#include "core/id.h"
#include "core/status.h"
#include "directory_structures.h"
#include "domain/rules/generated/rules.h"

/* ---- an order of indexes ---- */

typedef int ordering(const integra__directory_merging *merging, uint32_t one, uint32_t two);

/* Moves one element down until its parent comes after it: the list is a heap whose root comes last. */
static void sift(const integra__directory_merging *merging, ordering *compare, uint32_t *list, size_t root,
                 size_t count)
{
    for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && compare(merging, list[child], list[child + 1]) < 0) {
            child++;
        }
        if (compare(merging, list[root], list[child]) >= 0) {
            return;
        }
        uint32_t moved = list[root];
        list[root] = list[child];
        list[child] = moved;
        root = child;
    }
}

static void sort(const integra__directory_merging *merging, ordering *compare, uint32_t *list, size_t count)
{
    for (size_t root = count / 2; root-- > 0;) {
        sift(merging, compare, list, root, count);
    }
    for (size_t last = count; last-- > 1;) {
        uint32_t moved = list[0];
        list[0] = list[last];
        list[last] = moved;
        sift(merging, compare, list, 0, last);
    }
}

/* ---- structures ---- */

static int text_order(const char *one, size_t one_size, const char *two, size_t two_size)
{
    int bytes = memcmp(one, two, one_size < two_size ? one_size : two_size);
    return bytes != 0 ? bytes : (one_size > two_size) - (one_size < two_size);
}

static int reference_order(const integra__directory_merging *merging, uint32_t one, uint32_t two)
{
    const integra__directory_named *first = merging->ours->named[one];
    const integra__directory_named *second = merging->ours->named[two];
    int texts = text_order(first->texts, first->reference_size, second->texts, second->reference_size);
    return texts != 0 ? texts : memcmp(&first->id, &second->id, sizeof first->id);
}

/* The first of ours with a reference, by identifier; NULL where none has it. */
static const integra__directory_named *with_reference(const integra__directory_merging *merging, const char *bytes,
                                                      size_t size)
{
    size_t low = 0;
    size_t high = size > 0 ? merging->ours->named_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const integra__directory_named *named = merging->ours->named[merging->references[middle]];
        if (text_order(named->texts, named->reference_size, bytes, size) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (size == 0 || low == merging->ours->named_count) {
        return NULL;
    }
    const integra__directory_named *found = merging->ours->named[merging->references[low]];
    return text_order(found->texts, found->reference_size, bytes, size) == 0 ? found : NULL;
}

int integra__directory_merging_taken(const integra__directory_merging *merging, const integra_id *structure,
                                     const integra_text *reference)
{
    const integra__directory_named *found = with_reference(merging, reference->bytes, reference->size);
    return found != NULL && memcmp(&found->id, structure, sizeof *structure) != 0;
}

/* A structure of ours, be it named or known by what it offers alone: if the other names it, it is that one. */
static void match_identifier(integra__directory_merging *merging, const integra_id *ours)
{
    int there = 0;
    size_t place = integra__directory_named_place(merging->other, ours, &there);
    if (there) {
        merging->same[place] = *ours;
    }
}

static void match_identifiers(integra__directory_merging *merging)
{
    const integra_directory *ours = merging->ours;
    for (size_t i = 0; i < ours->named_count; i++) {
        match_identifier(merging, &ours->named[i]->id);
    }
    for (size_t i = 0; i < ours->offer_count; i++) {
        match_identifier(merging, &ours->offers[i].structure);
        match_identifier(merging, &ours->offers[i].access_point);
    }
    for (size_t i = 0; i < ours->guichet_count; i++) {
        match_identifier(merging, &ours->guichets[i].structure);
    }
}

/* By identifier, else by reference, else it is not here. */
static void match_structures(integra__directory_merging *merging)
{
    static const integra_id none = { { 0 } };
    for (uint32_t i = 0; i < merging->ours->named_count; i++) {
        merging->references[i] = i;
    }
    sort(merging, reference_order, merging->references, merging->ours->named_count);
    for (size_t i = 0; i < merging->other->named_count; i++) {
        merging->same[i] = none;
    }
    match_identifiers(merging);
    for (size_t i = 0; i < merging->other->named_count; i++) {
        const integra__directory_named *theirs = merging->other->named[i];
        if (!integra__id_known(&merging->same[i])) {
            const integra__directory_named *same = with_reference(merging, theirs->texts, theirs->reference_size);
            merging->same[i] = same == NULL ? theirs->id : same->id;
        }
    }
}

const integra_id *integra__directory_same(const integra__directory_merging *merging, const integra_id *structure)
{
    int there = 0;
    size_t place = integra__directory_named_place(merging->other, structure, &there);
    return there ? &merging->same[place] : structure;
}

/* ---- offers ---- */

integra_offer integra__directory_merging_theirs(const integra__directory_merging *merging, uint32_t index)
{
    integra_offer theirs = merging->other->offers[index];
    theirs.structure = *integra__directory_same(merging, &theirs.structure);
    theirs.access_point = *integra__directory_same(merging, &theirs.access_point);
    return theirs;
}

/* The structure, and equal services, level and motives. */
static int offer_order(const integra_id *structure, const integra_offer *one, const integra_id *other,
                       const integra_offer *two)
{
    int ids = memcmp(structure, other, sizeof *structure);
    if (ids != 0) {
        return ids;
    }
    if (one->services != two->services) {
        return one->services < two->services ? -1 : 1;
    }
    if (one->level != two->level) {
        return one->level < two->level ? -1 : 1;
    }
    return (one->motives > two->motives) - (one->motives < two->motives);
}

static int ours_order(const integra__directory_merging *merging, uint32_t one, uint32_t two)
{
    const integra_offer *first = &merging->ours->offers[one];
    const integra_offer *second = &merging->ours->offers[two];
    int order = offer_order(&first->structure, first, &second->structure, second);
    return order != 0 ? order : memcmp(&first->id, &second->id, sizeof first->id);
}

static int theirs_order(const integra__directory_merging *merging, uint32_t one, uint32_t two)
{
    const integra_offer *first = &merging->other->offers[one];
    const integra_offer *second = &merging->other->offers[two];
    int order = offer_order(integra__directory_same(merging, &first->structure), first,
                            integra__directory_same(merging, &second->structure), second);
    return order != 0 ? order : memcmp(&first->id, &second->id, sizeof first->id);
}

static void match_by_id(integra__directory_merging *merging)
{
    for (uint32_t i = 0; i < merging->other->offer_count; i++) {
        int there = 0;
        size_t place = integra__directory_place_of(merging->ours, &merging->other->offers[i].id, &there);
        if (there) {
            merging->match_of_ours[merging->ours->by_id[place]] = i;
            merging->matched[i] = 1;
        }
    }
}

/* What no identifier makes one, side by side: the first left of each with the first left of the other. */
static void match_by_content(integra__directory_merging *merging)
{
    size_t ours = 0, theirs = 0;
    for (uint32_t i = 0; i < merging->ours->offer_count; i++) {
        if (merging->match_of_ours[i] == INTEGRA_NO_INDEX) {
            merging->ours_left[ours++] = i;
        }
    }
    for (uint32_t i = 0; i < merging->other->offer_count; i++) {
        if (!merging->matched[i]) {
            merging->theirs_left[theirs++] = i;
        }
    }
    sort(merging, ours_order, merging->ours_left, ours);
    sort(merging, theirs_order, merging->theirs_left, theirs);
    for (size_t one = 0, two = 0; one < ours && two < theirs;) {
        const integra_offer *first = &merging->ours->offers[merging->ours_left[one]];
        const integra_offer *second = &merging->other->offers[merging->theirs_left[two]];
        int order = offer_order(&first->structure, first, integra__directory_same(merging, &second->structure), second);
        if (order == 0) {
            merging->match_of_ours[merging->ours_left[one]] = merging->theirs_left[two];
            merging->matched[merging->theirs_left[two]] = 1;
        }
        one += order <= 0;
        two += order >= 0;
    }
}

/* ---- the lists ---- */

/* One block of all lists, the widest first: released by one call. */
static size_t block_size(const integra__directory_merging *merging)
{
    const integra_directory *ours = merging->ours;
    const integra_directory *other = merging->other;
    return merging->findings.capacity * sizeof(integra_finding) + other->named_count * sizeof(integra_id) +
           (ours->named_count + 2 * ours->offer_count + other->offer_count) * sizeof(uint32_t) + other->offer_count + 1;
}

static void lay_out(integra__directory_merging *merging)
{
    const integra_directory *ours = merging->ours;
    const integra_directory *other = merging->other;
    merging->findings.out = merging->block;
    merging->same = (integra_id *)(void *)(merging->findings.out + merging->findings.capacity);
    merging->references = (uint32_t *)(void *)(merging->same + other->named_count);
    merging->match_of_ours = merging->references + ours->named_count;
    merging->ours_left = merging->match_of_ours + ours->offer_count;
    merging->theirs_left = merging->ours_left + ours->offer_count;
    merging->matched = (uint8_t *)(merging->theirs_left + other->offer_count);
}

integra_status integra__directory_merging_begin(integra__directory_merging *merging, integra_error *error)
{
    const integra_directory *other = merging->other;
    merging->findings.capacity = other->offer_count + other->named_count;
    merging->memory = merging->ours->allocator; /* ours is another in the end */
    merging->block_size = block_size(merging);
    merging->block = integra__allocate(&merging->memory, merging->block_size);
    if (merging->block == NULL) {
        return integra__no_memory(error);
    }
    lay_out(merging);
    for (size_t i = 0; i < merging->ours->offer_count; i++) {
        merging->match_of_ours[i] = INTEGRA_NO_INDEX;
    }
    memset(merging->matched, 0, other->offer_count + 1);
    match_structures(merging);
    match_by_id(merging);
    match_by_content(merging);
    return INTEGRA_OK;
}

void integra__directory_merging_end(integra__directory_merging *merging)
{
    integra_directory_destroy(merging->made);
    if (merging->block != NULL) {
        integra__release(&merging->memory, merging->block, merging->block_size);
    }
}

void integra__directory_merging_tell(integra__directory_merging *merging, const integra_id *structure, uint32_t index)
{
    integra__finding_add(&merging->findings, INTEGRA__ORI_12, INTEGRA_SETTLED_BY_SOURCE_TO_CHECK, structure, index, 0,
                         0);
}
