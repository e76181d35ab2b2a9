/* directory_explain.c - the offers passed over on the way to the one chosen, and why each.
 * Spec: spec/22-directory.md (ORI-11, GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "core/allocator.h"
#include "core/generated/bounds.h"
#include "core/status.h"
#include "directory.h"
#include "directory_areas.h"
#include "directory_choose.h"

typedef struct passed {
    uint32_t offer;
    uint8_t reason;
    integra__directory_standing stands;
} passed;

/* Level; then those that may serve, in the order of the choice; then the others by identifier. */
static int before(const integra_directory *directory, const passed *one, const passed *two)
{
    const integra_offer *first = &directory->offers[one->offer];
    const integra_offer *second = &directory->offers[two->offer];
    int one_may = (INTEGRA__PASSING_MARKED_MAY_SERVE >> one->reason & 1u) != 0;
    int two_may = (INTEGRA__PASSING_MARKED_MAY_SERVE >> two->reason & 1u) != 0;
    if (first->level != second->level) {
        return first->level < second->level;
    }
    if (one_may != two_may) {
        return one_may;
    }
    if (one_may) {
        return integra__directory_offer_before(first, &one->stands, second, &two->stands);
    }
    int order = memcmp(&first->structure, &second->structure, sizeof first->structure);
    return order != 0 ? order < 0 : memcmp(&first->id, &second->id, sizeof first->id) < 0;
}

/* Why an offer that may serve was not the one. */
static uint8_t reason_of(const integra_directory *directory, const integra_choice *choice, const integra_offer *offer,
                         const integra__directory_standing *stands, int chosen_here)
{
    if (stands->check_first != choice->check_first) {
        return INTEGRA_PASSING_CHECK_FIRST;
    }
    if (offer->capacity != directory->offers[choice->offer].capacity) {
        return INTEGRA_PASSING_LESS_CAPACITY;
    }
    return stands->here != chosen_here ? INTEGRA_PASSING_OTHER_SITE : INTEGRA_PASSING_LATER_IDENTIFIER;
}

/* Moves one element down until its parent comes after it: the array is a heap whose root comes last. */
static void sift(const integra_directory *directory, passed *list, size_t root, size_t count)
{
    for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && before(directory, &list[child], &list[child + 1])) {
            child++;
        }
        if (!before(directory, &list[root], &list[child])) {
            return;
        }
        passed moved = list[root];
        list[root] = list[child];
        list[child] = moved;
        root = child;
    }
}

static void sort(const integra_directory *directory, passed *list, size_t count)
{
    for (size_t root = count / 2; root-- > 0;) {
        sift(directory, list, root, count);
    }
    for (size_t last = count; last-- > 1;) {
        passed moved = list[0];
        list[0] = list[last];
        list[last] = moved;
        sift(directory, list, 0, last);
    }
}

/* Fills a list that has room for every offer of the directory. */
static size_t gather(const integra_directory *directory, const integra_demand *demand, const integra_choice *choice,
                     passed *list)
{
    size_t count = 0;
    int chosen_here = choice->offer != INTEGRA_NO_INDEX &&
                      integra__directory_communes_meet(directory->offers[choice->offer].site, demand->commune);
    for (uint32_t i = 0; i < directory->offer_count; i++) {
        const integra_offer *offer = &directory->offers[i];
        int beyond = choice->offer != INTEGRA_NO_INDEX && offer->level > choice->level;
        if ((offer->services >> choice->service & 1u) == 0 || i == choice->offer || beyond) {
            continue;
        }
        integra__directory_standing standing = integra__directory_offer_standing(offer, demand, choice->service);
        uint8_t reason = standing.passing != INTEGRA_PASSING_NONE
                             ? standing.passing
                             : reason_of(directory, choice, offer, &standing, chosen_here);
        list[count++] = (passed){ i, reason, standing };
    }
    sort(directory, list, count);
    return count;
}

static integra_status give(const passed *list, size_t count, uint32_t *offers_out, uint8_t *reasons_out,
                           size_t capacity, size_t *count_out, integra_error *error)
{
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    for (size_t i = 0; i < count; i++) {
        offers_out[i] = list[i].offer;
        reasons_out[i] = list[i].reason;
    }
    return INTEGRA_OK;
}

integra_status integra_directory_explain(const integra_directory *directory, const integra_demand *demand,
                                         uint32_t service, uint32_t *offers_out, uint8_t *reasons_out, size_t capacity,
                                         size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL,
                                demand != NULL,
                                1,
                                integra__room(offers_out, capacity),
                                integra__room(reasons_out, capacity),
                                1,
                                count_out != NULL };
    integra_demand copy;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_asked_read(&copy, demand, service, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_choice choice = integra__directory_best(directory, &copy, service);
    size_t room = directory->offer_count * sizeof(passed);
    passed *list = integra__allocate(&directory->allocator, room);
    if (list == NULL) {
        return integra__no_memory(error);
    }
    size_t count = gather(directory, &copy, &choice, list);
    status = give(list, count, offers_out, reasons_out, capacity, count_out, error);
    integra__release(&directory->allocator, list, room);
    return status;
}

/* Those that the rank puts where the chosen one stands, in order: it comes first of them. */
static size_t gather_equals(const integra_directory *directory, const integra_demand *demand,
                            const integra_choice *choice, passed *list)
{
    size_t count = 0;
    const integra_offer *chosen = &directory->offers[choice->offer];
    integra__directory_standing chosen_stands = integra__directory_offer_standing(chosen, demand, choice->service);
    for (uint32_t i = 0; i < directory->offer_count; i++) {
        const integra_offer *offer = &directory->offers[i];
        integra__directory_standing stands = integra__directory_offer_standing(offer, demand, choice->service);
        if ((offer->services >> choice->service & 1u) != 0 && stands.passing == INTEGRA_PASSING_NONE &&
            integra__directory_rank(offer, &stands, chosen, &chosen_stands) == 0) {
            list[count++] = (passed){ i, INTEGRA_PASSING_LATER_IDENTIFIER, stands };
        }
    }
    sort(directory, list, count);
    return count;
}

integra_status integra_directory_equals(const integra_directory *directory, const integra_demand *demand,
                                        uint32_t service, uint32_t *offers_out, size_t capacity, size_t *count_out,
                                        integra_error *error)
{
    const uint8_t present[] = { directory != NULL, demand != NULL, 1, integra__room(offers_out, capacity), 1,
                                count_out != NULL };
    integra_demand copy;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_asked_read(&copy, demand, service, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_choice choice = integra__directory_best_or_second(directory, &copy, service);
    *count_out = choice.equals;
    if (choice.equals > capacity || choice.equals == 0) {
        return choice.equals > capacity ? integra__no_room(error, choice.equals) : INTEGRA_OK;
    }
    size_t room = choice.equals * sizeof(passed);
    passed *list = integra__allocate(&directory->allocator, room);
    if (list == NULL) {
        return integra__no_memory(error);
    }
    size_t count = gather_equals(directory, &copy, &choice, list);
    for (size_t i = 0; i < count; i++) {
        offers_out[i] = list[i].offer;
    }
    integra__release(&directory->allocator, list, room);
    return INTEGRA_OK;
}
