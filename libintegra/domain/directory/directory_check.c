/* directory_check.c - an offer or a guichet as a caller hands it in.
 * Spec: spec/22-directory.md (ORI-12, ORI-21, ORI-22).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "directory_check.h"

#include <string.h>

#include "core/bits.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "core/tri.h"
#include "core/utf8.h"
#include "domain/demand/demand.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/services.h"
#include "directory.h"
#include "directory_areas.h"

_Static_assert(sizeof(integra_offer) % 8 == 0, "integra_offer");
_Static_assert(sizeof(integra_guichet) % 8 == 0, "integra_guichet");
_Static_assert(sizeof(integra_choice) % 8 == 0, "integra_choice");
_Static_assert(sizeof(integra_structure) % 8 == 0, "integra_structure");
_Static_assert(sizeof(integra_availability) % 8 == 0, "integra_availability");

static uint64_t listed_services(void)
{
    uint64_t listed = 0;
    for (uint32_t service = 1; service < INTEGRA__SERVICE_CODES; service++) {
        listed |= integra__service_rows[service].listed ? INTEGRA__BIT(service) : 0;
    }
    return listed;
}

static integra_status check_dates(integra_date opens, integra_date closes, integra_date full_until,
                                  integra_error *error)
{
    if (!integra__date_or_unknown(opens) || !integra__date_or_unknown(closes) ||
        !integra__date_or_unknown(full_until)) {
        return integra__fault(error, INTEGRA_FAULT_OFFER_DATE);
    }
    if (opens != INTEGRA_DATE_UNKNOWN && closes != INTEGRA_DATE_UNKNOWN && closes < opens) {
        return integra__fault(error, INTEGRA_FAULT_OFFER_CLOSES);
    }
    return INTEGRA_OK;
}

static integra_status check_numbers(int32_t capacity, int32_t lead_days, integra_error *error)
{
    return capacity < INTEGRA_CAPACITY_UNKNOWN || lead_days < INTEGRA_CAPACITY_UNKNOWN ||
                   lead_days > INTEGRA__DIRECTORY_LEAD_LIMIT
               ? integra__fault_within(error, INTEGRA_FAULT_OFFER_NUMBERS, INTEGRA_NO_PLACE, 0,
                                       INTEGRA__DIRECTORY_LEAD_LIMIT)
               : INTEGRA_OK;
}

/* UTF-8 of so many bytes at most, without the control characters of ASCII and those of two bytes, C2 80 to C2 9F. */
static integra_status check_text(const integra_text *text, size_t limit, uint32_t fault, integra_error *error)
{
    const uint8_t *bytes = (const uint8_t *)text->bytes;
    int good = text->size <= limit && integra__utf8_valid(bytes, text->size) == text->size;
    for (size_t i = 0; good && i < text->size; i++) {
        int pair = bytes[i] == 0xc2 && bytes[i + 1] < 0xa0; /* valid, so there is a second one */
        good = bytes[i] >= 0x20 && bytes[i] != 0x7f && !pair;
    }
    return good ? INTEGRA_OK : integra__fault_within(error, fault, INTEGRA_NO_PLACE, 0, (int64_t)limit);
}

static int bad_pointer(const integra_text *text)
{
    return text->bytes == NULL && text->size > 0;
}

/* Who offers, what, at which level and to whom: the first of these that is none, or 0. */
static uint32_t bad_code(const integra_offer *copy)
{
    const struct {
        int bad;
        uint32_t fault;
    } rows[] = {
        { !integra__id_known(&copy->id) || !integra__id_known(&copy->structure), INTEGRA_FAULT_OFFER_IDENTIFIER },
        { copy->services == 0 || (copy->services & ~listed_services()) != 0, INTEGRA_FAULT_OFFER_SERVICES },
        { copy->level < INTEGRA__LEVEL_FIRST || copy->level > INTEGRA__LEVEL_LAST, INTEGRA_FAULT_OFFER_LEVEL },
        { copy->kind > INTEGRA__STRUCTURE_KIND_LAST || (copy->motives & ~INTEGRA__MOTIVE_ALL) != 0 ||
              (copy->publics & ~INTEGRA__PUBLIC_ALL) != 0,
          INTEGRA_FAULT_OFFER_CODES },
        { (copy->requesters & ~INTEGRA__REQUESTER_ALL) != 0 || copy->specialty > INTEGRA__SPECIALTY_LAST,
          INTEGRA_FAULT_OFFER_REQUESTERS },
        { !integra__tri_valid(copy->comes), INTEGRA_FAULT_OFFER_COMES },
        { !integra__demand_commune_valid(copy->site), INTEGRA_FAULT_OFFER_SITE },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].bad) {
            return rows[i].fault;
        }
    }
    return INTEGRA_FAULT_NONE;
}

integra_status integra__directory_offer_read(integra_offer *copy, const integra_offer *offer, integra_error *error)
{
    static const uint8_t zeros[sizeof copy->reserved] = { 0 };
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, offer, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (memcmp(copy->reserved, zeros, sizeof zeros) != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (bad_pointer(&copy->areas) || bad_pointer(&copy->grid)) {
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, 1);
    }
    uint32_t bad = bad_code(copy);
    if (bad != INTEGRA_FAULT_NONE) {
        return integra__fault(error, bad);
    }
    status = check_numbers(copy->capacity, copy->lead_days, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_areas_check(&copy->areas, error);
    }
    if (status == INTEGRA_OK) {
        status = check_text(&copy->grid, INTEGRA_GRID_LIMIT, INTEGRA_FAULT_OFFER_GRID, error);
    }
    return status == INTEGRA_OK ? check_dates(copy->opens, copy->closes, copy->full_until, error) : status;
}

integra_status integra__directory_availability_read(integra_availability *copy,
                                                    const integra_availability *availability, integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, availability, error);
    if (status == INTEGRA_OK && copy->reserved != 0) {
        status = integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (status == INTEGRA_OK) {
        status = check_numbers(copy->capacity, INTEGRA_CAPACITY_UNKNOWN, error);
    }
    return status == INTEGRA_OK ? check_dates(copy->opens, copy->closes, copy->full_until, error) : status;
}

integra_status integra__directory_structure_read(integra_structure *copy, const integra_structure *structure,
                                                 integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, structure, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (copy->reserved != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (bad_pointer(&copy->reference) || bad_pointer(&copy->name)) {
        return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_STRUCT, 1);
    }
    if (!integra__id_known(&copy->id)) {
        return integra__fault(error, INTEGRA_FAULT_STRUCTURE_ID);
    }
    status = check_text(&copy->reference, INTEGRA_REFERENCE_LIMIT, INTEGRA_FAULT_STRUCTURE_REFERENCE, error);
    return status == INTEGRA_OK ? check_text(&copy->name, INTEGRA_NAME_LIMIT, INTEGRA_FAULT_STRUCTURE_NAME, error)
                                : status;
}

integra_status integra__directory_guichet_read(integra_guichet *copy, const integra_guichet *guichet,
                                               integra_error *error)
{
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, guichet, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (copy->reserved != 0) {
        return integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (!integra__id_known(&copy->structure)) {
        return integra__fault(error, INTEGRA_FAULT_GUICHET_STRUCTURE);
    }
    if (copy->kind < INTEGRA__GUICHET_FIRST || copy->kind > INTEGRA__GUICHET_LAST ||
        copy->level < INTEGRA__LEVEL_FIRST || copy->level > INTEGRA__LEVEL_LAST ||
        (copy->doors & ~INTEGRA__DIRECTORY_DOORS) != 0 || (copy->channels & ~INTEGRA__DIRECTORY_CHANNELS) != 0) {
        return integra__fault(error, INTEGRA_FAULT_GUICHET_CODES);
    }
    return INTEGRA_OK;
}
