/* offers.h - offers and small directories for the tests of the directory.
 * Spec: spec/22-directory.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h, string.h and demands.h. */
#ifndef OFFERS_H
#define OFFERS_H

#include <integra/integra.h>

#define SERVICE(name) INTEGRA_SERVICE_BIT_##name

/* The rules as numbers: the tests of what refuses an offer say which. */
enum { GEN_7 = 7, ORI_12 = 2012, ORI_21 = 2021, ORI_22 = 2022, ORI_23 = 2023 };

static inline integra_id id_of(unsigned number)
{
    return (integra_id){ { (uint8_t)(number >> 8), (uint8_t)number, 7 } };
}

static inline integra_text text_of(const char *text)
{
    return (integra_text){ text, strlen(text) };
}

/* Help at home for anybody in Paris, five places free, nothing in the way. */
static inline integra_offer plain_offer(unsigned number)
{
    integra_offer offer;
    integra_offer_init(&offer, sizeof offer);
    offer.kind = INTEGRA_STRUCTURE_KIND_HOME_SERVICES;
    offer.id = id_of(number);
    offer.structure = id_of(number);
    offer.services = SERVICE(HOME_HELP);
    offer.motives = BIT(INTEGRA_MOTIVE_HOME_HELP);
    offer.level = INTEGRA_LEVEL_TERRITORY;
    offer.capacity = 5;
    offer.areas = (integra_text){ "75", 2 };
    return offer;
}

/* A structure with a reference and a name. */
static inline integra_structure plain_structure(unsigned number)
{
    integra_structure structure;
    integra_structure_init(&structure, sizeof structure);
    structure.id = id_of(number);
    structure.reference = (integra_text){ "370000001", 9 };
    structure.name = (integra_text){ "Relais \xc3\xa9t\xc3\xa9", 12 };
    return structure;
}

static inline integra_guichet plain_guichet(void)
{
    integra_guichet guichet;
    integra_guichet_init(&guichet, sizeof guichet);
    guichet.kind = INTEGRA_GUICHET_INTEGRATED;
    guichet.structure = id_of(1);
    guichet.level = INTEGRA_LEVEL_TERRITORY;
    guichet.doors = BIT(INTEGRA_DOOR_CLIC) | BIT(INTEGRA_DOOR_HOSPITAL);
    guichet.channels = BIT(INTEGRA_CHANNEL_PHONE);
    return guichet;
}

/* A GP asks for help at home for somebody in the first arrondissement. */
static inline integra_demand parisian_demand(void)
{
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_HOME_HELP));
    memcpy(demand.commune, "75101", 5);
    return demand;
}

static inline integra_directory *empty_directory(void)
{
    integra_directory *directory = NULL;
    assert_int_equal(integra_directory_create(NULL, &directory, NULL), INTEGRA_OK);
    return directory;
}

static inline void offer(integra_directory *directory, integra_offer added)
{
    assert_int_equal(integra_directory_apply(directory, &added, NULL), INTEGRA_OK);
}

static inline integra_choice choose(const integra_directory *directory, const integra_demand *demand, uint32_t service)
{
    integra_choice choice;
    integra_choice_init(&choice, sizeof choice);
    assert_int_equal(integra_directory_choose(directory, demand, service, &choice, NULL), INTEGRA_OK);
    return choice;
}

/* The choice in a directory of one offer. */
static inline integra_choice choose_one(integra_offer only, const integra_demand *demand, uint32_t service)
{
    integra_directory *directory = empty_directory();
    offer(directory, only);
    integra_choice choice = choose(directory, demand, service);
    integra_directory_destroy(directory);
    return choice;
}

#endif
