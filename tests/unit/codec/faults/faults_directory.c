/* faults_directory.c - faults of offers, guichets and directories.
 * Spec: spec/22-directory.md (ORI-12, ORI-21, ORI-22).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "demands.h"
#include "offers.h"

static integra_status offered(integra_offer one, integra_error *error)
{
    integra_directory *directory = empty_directory();
    integra_status status = integra_directory_apply(directory, &one, error);
    integra_directory_destroy(directory);
    return status;
}

static integra_status opened(integra_guichet guichet, integra_error *error)
{
    integra_directory *directory = empty_directory();
    integra_status status = integra_directory_apply_guichet(directory, &guichet, error);
    integra_directory_destroy(directory);
    return status;
}

/* An offer with one thing wrong. */
#define OFFER(name, ...)                                                                                               \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_offer one = plain_offer(1);                                                                            \
        __VA_ARGS__;                                                                                                   \
        return offered(one, error);                                                                                    \
    }

OFFER(offer_identifier, memset(&one.structure, 0, sizeof one.structure))
OFFER(offer_services, one.services = 0)
OFFER(offer_level, one.level = 0)
OFFER(offer_codes, one.kind = 200)
OFFER(offer_requesters, one.specialty = 200)
OFFER(offer_numbers, one.capacity = -2)
OFFER(offer_areas, one.areas = text_of("Tours"))
OFFER(offer_area_zero, one.areas = text_of("01 1269"))
OFFER(offer_site, memcpy(one.site, "2a004", 5))
OFFER(offer_comes, one.comes = 3)
OFFER(offer_grid, one.grid = text_of("AGGIR\nSMAF"))
OFFER(offer_date, one.closes = INT32_MAX)
OFFER(offer_closes, one.opens = 20001; one.closes = 20000)

PROVOKE(guichet_structure)
{
    integra_guichet guichet = plain_guichet();
    memset(&guichet.structure, 0, sizeof guichet.structure);
    return opened(guichet, error);
}

static integra_status called(integra_structure structure, integra_error *error)
{
    integra_directory *directory = empty_directory();
    integra_status status = integra_directory_apply_structure(directory, &structure, error);
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(structure_id)
{
    integra_structure structure = plain_structure(1);
    memset(&structure.id, 0, sizeof structure.id);
    return called(structure, error);
}

PROVOKE(structure_reference)
{
    integra_structure structure = plain_structure(1);
    structure.reference = text_of("9\t1");
    return called(structure, error);
}

PROVOKE(structure_name)
{
    integra_structure structure = plain_structure(1);
    structure.name = text_of("\xc2\x85");
    return called(structure, error);
}

PROVOKE(structures_limit)
{
    integra_directory *directory = empty_directory();
    integra_status status = INTEGRA_OK;
    for (unsigned i = 0; i <= INTEGRA_STRUCTURE_LIMIT && status == INTEGRA_OK; i++) {
        integra_structure structure = plain_structure(i % 65536);
        structure.id.bytes[3] = (uint8_t)(i >> 16);
        status = integra_directory_apply_structure(directory, &structure, error);
    }
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(offer_unknown)
{
    uint32_t index = 0;
    integra_id id = id_of(1);
    integra_directory *directory = empty_directory();
    integra_status status = integra_directory_offer_of(directory, &id, &index, error);
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(structure_unknown)
{
    uint32_t index = 0;
    integra_id id = id_of(1);
    integra_directory *directory = empty_directory();
    integra_status status = integra_directory_structure_of(directory, &id, &index, error);
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(merge_itself)
{
    size_t count = 0;
    integra_directory *directory = empty_directory();
    integra_status status = integra_directory_merge(directory, directory, NULL, 0, &count, error);
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(guichet_codes)
{
    integra_guichet guichet = plain_guichet();
    guichet.kind = 200;
    return opened(guichet, error);
}

PROVOKE(offers_limit)
{
    integra_directory *directory = empty_directory();
    integra_status status = INTEGRA_OK;
    for (unsigned i = 0; i <= INTEGRA_OFFER_LIMIT && status == INTEGRA_OK; i++) {
        integra_offer one = plain_offer(i % 65536);
        one.id.bytes[3] = (uint8_t)(i >> 16);
        status = integra_directory_apply(directory, &one, error);
    }
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(guichets_limit)
{
    integra_directory *directory = empty_directory();
    integra_guichet guichet = plain_guichet();
    integra_status status = INTEGRA_OK;
    for (unsigned i = 0; i <= INTEGRA_GUICHET_LIMIT && status == INTEGRA_OK; i++) {
        status = integra_directory_apply_guichet(directory, &guichet, error);
    }
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(offer_twice)
{
    integra_directory *directory = empty_directory();
    integra_offer one = plain_offer(1);
    assert_int_equal(integra_directory_apply(directory, &one, NULL), INTEGRA_OK);
    integra_status status = integra_directory_apply(directory, &one, error);
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(service_unlisted)
{
    integra_directory *directory = empty_directory();
    integra_demand demand = parisian_demand();
    integra_choice choice;
    integra_choice_init(&choice, sizeof choice);
    integra_status status =
        integra_directory_choose(directory, &demand, INTEGRA_SERVICE_EMERGENCY_NUMBERS, &choice, error);
    integra_directory_destroy(directory);
    return status;
}

PROVOKE(response_to_another)
{
    integra_directory *directory = empty_directory();
    integra_demand demand = parisian_demand();
    integra_rules *rules = NULL;
    integra_protocol *protocol = NULL;
    integra_orientation response;
    size_t count = 0;
    integra_orientation_init(&response, sizeof response);
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &response, NULL), INTEGRA_OK);
    demand.id = id_of(9);
    integra_status status = integra_directory_unmet(directory, &demand, &response, NULL, 0, &count, error);
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
    integra_directory_destroy(directory);
    return status;
}

PROVOCATIONS(
    faults_of_directory, { INTEGRA_FAULT_OFFER_IDENTIFIER, offer_identifier, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_SERVICES, offer_services, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_LEVEL,
      offer_level,
      { "the level of an offer is none of its words: choose among primary_care, territory, region (rule ORI-12)",
        "le niveau d'une offre n'est pas un des mots prévus : choisir parmi primary_care, territory, region (règle "
        "ORI-12)" } },
    { INTEGRA_FAULT_OFFER_CODES, offer_codes, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_REQUESTERS, offer_requesters, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_NUMBERS, offer_numbers, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_AREAS,
      offer_areas,
      { "the areas are not codes of 2 to 5 capitals and digits, ascending, one space between: write the codes of "
        "communes, "
        "or what they begin with, as in 37 41018 (rule ORI-12)",
        "les zones ne sont pas des codes de 2 à 5 majuscules et chiffres, en ordre croissant, séparés par une espace "
        ": écrire des codes de communes, ou leur début, comme 37 41018 (règle ORI-12)" } },
    { INTEGRA_FAULT_OFFER_AREA_ZERO,
      offer_area_zero,
      { "an area of four digits is the code of a commune that lost its leading zero: write it with its zero, as "
        "in 01269 (rule ORI-12)",
        "une zone de quatre chiffres est le code d'une commune qui a perdu son zéro initial : l'écrire avec son "
        "zéro, comme 01269 (règle ORI-12)" } },
    { INTEGRA_FAULT_OFFER_SITE, offer_site, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_COMES, offer_comes, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_GRID,
      offer_grid,
      { "the grid of an offer is not UTF-8 without control characters, or longer than 200 bytes: name it in one line, "
        "or shorten it (rule ORI-21)",
        "la grille d'une offre n'est pas de l'UTF-8 sans caractère de contrôle, ou dépasse 200 octets : la désigner en "
        "une ligne, ou la raccourcir (règle ORI-21)" } },
    { INTEGRA_FAULT_STRUCTURE_ID, structure_id, { NULL, NULL } },
    { INTEGRA_FAULT_STRUCTURE_REFERENCE, structure_reference, { NULL, NULL } },
    { INTEGRA_FAULT_STRUCTURE_NAME, structure_name, { NULL, NULL } },
    { INTEGRA_FAULT_STRUCTURES_LIMIT, structures_limit, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_UNKNOWN, offer_unknown, { NULL, NULL } },
    { INTEGRA_FAULT_STRUCTURE_UNKNOWN, structure_unknown, { NULL, NULL } },
    { INTEGRA_FAULT_MERGE_ITSELF, merge_itself, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_DATE, offer_date, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_CLOSES, offer_closes, { NULL, NULL } },
    { INTEGRA_FAULT_GUICHET_STRUCTURE, guichet_structure, { NULL, NULL } },
    { INTEGRA_FAULT_GUICHET_CODES, guichet_codes, { NULL, NULL } },
    { INTEGRA_FAULT_OFFERS_LIMIT, offers_limit, { NULL, NULL } },
    { INTEGRA_FAULT_GUICHETS_LIMIT, guichets_limit, { NULL, NULL } },
    { INTEGRA_FAULT_OFFER_TWICE, offer_twice, { NULL, NULL } },
    { INTEGRA_FAULT_SERVICE_UNLISTED, service_unlisted, { NULL, NULL } },
    { INTEGRA_FAULT_RESPONSE_TO_ANOTHER, response_to_another, { NULL, NULL } });
