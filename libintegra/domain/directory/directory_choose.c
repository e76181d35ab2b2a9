/* directory_choose.c - the graduated choice: who may serve, and which of them serves.
 * Spec: spec/20-orientation.md (ORI-10), spec/22-directory.md (ORI-6, ORI-11, ORI-12).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "directory_choose.h"

#include <string.h>

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/demand/demand.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/services.h"
#include "directory.h"
#include "directory_areas.h"
#include "directory_publics.h"

/* ---- whether an offer may serve ---- */

/* ORI-6, ORI-21: who may ask. Assistance judged and accepted stands for the request of a professional, where the offer
 * takes one from any. */
static int accepts(const integra_offer *offer, const integra_demand *demand, uint32_t service)
{
    const uint32_t people = 1u << INTEGRA_REQUESTER_PERSON | 1u << INTEGRA_REQUESTER_CARER;
    const integra__service_row *row = &integra__service_rows[service];
    int may_ask = integra__service_may_ask(row, integra__demand_values(demand));
    if (offer->requesters == 0) {
        return may_ask;
    }
    if ((offer->requesters >> demand->requester & 1u) != 0) {
        return 1;
    }
    return row->professional && may_ask && !integra__demand_professional(demand->requester) &&
           (offer->requesters & ~people) != 0;
}

integra__directory_standing integra__directory_offer_standing(const integra_offer *offer, const integra_demand *demand,
                                                              uint32_t service)
{
    integra__directory_standing standing = { INTEGRA_PASSING_NONE, 0, 0 };
    int has_date = demand->date != INTEGRA_DATE_UNKNOWN;
    int dated = offer->opens != INTEGRA_DATE_UNKNOWN || offer->closes != INTEGRA_DATE_UNKNOWN ||
                offer->full_until != INTEGRA_DATE_UNKNOWN;
    integra_tri fits = integra__directory_publics_match(offer->publics, demand);
    integra_tri serves = integra__directory_areas_serve(&offer->areas, demand->commune);
    if (serves == INTEGRA_TRI_NO) {
        standing.passing = INTEGRA_PASSING_OTHER_AREA;
    } else if (has_date && offer->opens != INTEGRA_DATE_UNKNOWN && demand->date < offer->opens) {
        standing.passing = INTEGRA_PASSING_NOT_YET_OPEN;
    } else if (has_date && offer->closes != INTEGRA_DATE_UNKNOWN && demand->date > offer->closes) {
        standing.passing = INTEGRA_PASSING_CLOSED;
    } else if (offer->capacity == 0 ||
               (has_date && offer->full_until != INTEGRA_DATE_UNKNOWN && demand->date <= offer->full_until)) {
        standing.passing = INTEGRA_PASSING_FULL;
    } else if (!accepts(offer, demand, service)) {
        standing.passing = INTEGRA_PASSING_REQUESTER;
    } else if (fits == INTEGRA_TRI_NO) {
        standing.passing = INTEGRA_PASSING_PUBLIC;
    }
    standing.here = (uint8_t)integra__directory_communes_meet(offer->site, demand->commune);
    standing.check_first = offer->capacity == INTEGRA_CAPACITY_UNKNOWN || fits == INTEGRA_TRI_UNKNOWN ||
                           serves == INTEGRA_TRI_UNKNOWN || (!has_date && dated);
    return standing;
}

/* ---- which of those that may ---- */

/* Structure, then offer, ascending. */
static int identifier_order(const integra_offer *one, const integra_offer *two)
{
    int order = memcmp(&one->structure, &two->structure, sizeof one->structure);
    return order != 0 ? order : memcmp(&one->id, &two->id, sizeof one->id);
}

int integra__directory_rank(const integra_offer *one, const integra__directory_standing *one_stands,
                            const integra_offer *two, const integra__directory_standing *two_stands)
{
    if (one->level != two->level) {
        return one->level < two->level ? -1 : 1;
    }
    if (one_stands->check_first != two_stands->check_first) {
        return one_stands->check_first ? 1 : -1;
    }
    if (one->capacity != two->capacity) { /* not known, -1, comes last */
        return one->capacity > two->capacity ? -1 : 1;
    }
    return (int)two_stands->here - (int)one_stands->here;
}

int integra__directory_offer_before(const integra_offer *one, const integra__directory_standing *one_stands,
                                    const integra_offer *two, const integra__directory_standing *two_stands)
{
    int rank = integra__directory_rank(one, one_stands, two, two_stands);
    return rank != 0 ? rank < 0 : identifier_order(one, two) < 0;
}

integra_choice integra__directory_best(const integra_directory *directory, const integra_demand *demand,
                                       uint32_t service)
{
    integra_choice choice = { .struct_size = sizeof choice,
                              .service = service,
                              .offer = INTEGRA_NO_INDEX,
                              .reason = INTEGRA_PASSING_NOT_OFFERED };
    const integra_offer *best = NULL;
    integra__directory_standing best_stands = { 0, 0, 0 };
    for (uint32_t i = 0; i < directory->offer_count; i++) {
        const integra_offer *offer = &directory->offers[i];
        if ((offer->services >> service & 1u) == 0) {
            continue;
        }
        integra__directory_standing stands = integra__directory_offer_standing(offer, demand, service);
        if (stands.passing != INTEGRA_PASSING_NONE) {
            choice.reason = stands.passing > choice.reason ? stands.passing : choice.reason;
            continue;
        }
        int rank = best == NULL ? -1 : integra__directory_rank(offer, &stands, best, &best_stands);
        choice.equals = rank < 0 ? 1 : choice.equals + (rank == 0);
        if (rank < 0 || (rank == 0 && identifier_order(offer, best) < 0)) {
            best = offer;
            best_stands = stands;
            choice.offer = i;
        }
    }
    if (best != NULL) {
        choice.level = best->level;
        choice.structure = best->structure;
        choice.check_first = best_stands.check_first;
        choice.reason = INTEGRA_PASSING_NONE;
    }
    return choice;
}

integra_choice integra__directory_best_or_second(const integra_directory *directory, const integra_demand *demand,
                                                 uint32_t service)
{
    integra_choice choice = integra__directory_best(directory, demand, service);
    uint8_t second = integra__service_rows[service].second;
    if (choice.offer == INTEGRA_NO_INDEX && second != 0) {
        integra_choice other = integra__directory_best(directory, demand, second);
        return other.offer == INTEGRA_NO_INDEX ? choice : other;
    }
    return choice;
}

/* ---- the interface ---- */

integra_status integra__directory_asked_read(integra_demand *copy, const integra_demand *demand, uint32_t service,
                                             integra_error *error)
{
    integra_status status = integra__demand_read(copy, demand, error);
    if (status == INTEGRA_OK && (service >= INTEGRA__SERVICE_CODES || !integra__service_rows[service].listed)) {
        status = integra__fault_of(error, INTEGRA_FAULT_SERVICE_UNLISTED, service);
    }
    return status;
}

integra_status integra_directory_choose(const integra_directory *directory, const integra_demand *demand,
                                        uint32_t service, integra_choice *choice_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, demand != NULL, 1, choice_out != NULL };
    integra_demand copy;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(choice_out, sizeof *choice_out, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__directory_asked_read(&copy, demand, service, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_choice choice = integra__directory_best_or_second(directory, &copy, service);
    integra__struct_write(choice_out, &choice, sizeof choice);
    return INTEGRA_OK;
}
