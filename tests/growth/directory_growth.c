/* directory_growth.c - a directory of so many offers, in which one is found and changed so many times.
 * growth.directory CALL COUNT  Spec: tests/growth/directory_growth.py.  Layer: tests.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <integra/integra.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES = 1000 };

static void must(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        exit(2);
    }
}

static integra_id id_of(size_t number)
{
    integra_id id = { { 1 } };
    for (size_t i = 0; i < 4; i++) {
        id.bytes[15 - i] = (uint8_t)(number >> 8 * i);
    }
    return id;
}

int main(int argc, char **argv)
{
    must(argc == 3, "growth.directory CALL COUNT");
    size_t count = (size_t)strtoul(argv[2], NULL, 10);
    integra_directory *directory = NULL;
    integra_offer offer;
    integra_availability days;
    integra_offer_init(&offer, sizeof offer);
    integra_availability_init(&days, sizeof days);
    offer.services = INTEGRA_SERVICE_BIT_HOME_HELP;
    offer.level = INTEGRA_LEVEL_TERRITORY;
    must(integra_directory_create(NULL, &directory, NULL) == INTEGRA_OK, "create");
    for (size_t i = 0; i < count; i++) {
        offer.id = offer.structure = id_of(i);
        must(integra_directory_apply(directory, &offer, NULL) == INTEGRA_OK, "apply");
    }
    for (size_t i = 0; i < TIMES; i++) {
        integra_id id = id_of(i * 7919 % count);
        uint32_t index = 0;
        must(integra_directory_offer_of(directory, &id, &index, NULL) == INTEGRA_OK, "offer_of");
        days.capacity = (int32_t)i;
        must(integra_directory_change(directory, index, &days, NULL) == INTEGRA_OK, "change");
    }
    integra_directory_destroy(directory);
    return 0;
}
