/* directory_areas.c - whom an offer serves: its areas as a caller hands them in, and whether a commune is in them.
 * Spec: spec/22-directory.md (ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "directory_areas.h"

#include <string.h>

#include "core/fault.h"
#include "core/status.h"
#include "domain/demand/demand.h"

#define AREA_MINIMUM 2
#define AREA_MAXIMUM 5
#define COMMUNE_SIZE 5
/* So many digits are the code of a commune without its leading zero: a spreadsheet took it for a number. */
#define NUMBER_SIZE 4

/* ---- as a caller hands them in ---- */

/* Whether one code stands before another: a code stands behind its own beginnings. */
static int ascends(const char *before, size_t before_size, const char *code, size_t size)
{
    int order = memcmp(before, code, before_size < size ? before_size : size);
    return order != 0 ? order < 0 : before_size < size;
}

static int lost_zero(const char *code, size_t size)
{
    size_t digits = 0;
    while (digits < size && code[digits] >= '0' && code[digits] <= '9') {
        digits++;
    }
    return size == NUMBER_SIZE && digits == size;
}

/* Codes in ascending order, one space between, so that equal areas are equal bytes: the first fault there is. */
static uint32_t fault_of(const integra_text *areas)
{
    const char *codes = areas->bytes;
    size_t before = 0;
    size_t before_size = 0;
    size_t count = 0;
    for (size_t at = 0; areas->size > 0; at++) {
        size_t begin = at;
        while (at < areas->size && integra__demand_commune_character(codes[at])) {
            at++;
        }
        size_t size = at - begin;
        if (size < AREA_MINIMUM || size > AREA_MAXIMUM || ++count > INTEGRA_AREA_LIMIT ||
            (at < areas->size && codes[at] != ' ') ||
            (count > 1 && !ascends(codes + before, before_size, codes + begin, size))) {
            return INTEGRA_FAULT_OFFER_AREAS;
        }
        if (lost_zero(codes + begin, size)) {
            return INTEGRA_FAULT_OFFER_AREA_ZERO;
        }
        if (at == areas->size) {
            break;
        }
        before = begin;
        before_size = size;
    }
    return INTEGRA_FAULT_NONE;
}

integra_status integra__directory_areas_check(const integra_text *areas, integra_error *error)
{
    uint32_t fault = fault_of(areas);
    return fault == INTEGRA_FAULT_NONE
               ? INTEGRA_OK
               : integra__fault_within(error, fault, INTEGRA_NO_PLACE, AREA_MINIMUM, AREA_MAXIMUM);
}

/* ---- whether a commune is in them ---- */

/* A city with a code of its own and one for each of its districts, counted up from the first. */
typedef struct city {
    char code[COMMUNE_SIZE + 1];
    char first[COMMUNE_SIZE + 1];
    uint8_t districts;
} city;

static const city cities[] = {
    { "75056", "75101", 20 }, /* Paris */
    { "69123", "69381", 9 },  /* Lyon */
    { "13055", "13201", 16 }, /* Marseille */
};

/* Whether some area is the beginning of a code. */
static int begun(const integra_text *areas, const char *code)
{
    for (size_t at = 0; at < areas->size; at++) {
        size_t begin = at;
        while (at < areas->size && areas->bytes[at] != ' ') {
            at++;
        }
        if (memcmp(areas->bytes + begin, code, at - begin) == 0) {
            return 1;
        }
    }
    return 0;
}

static uint32_t last_two(const char *code)
{
    return (uint32_t)(code[3] - '0') * 10 + (uint32_t)(code[4] - '0');
}

/* A district by its number from 0: the last two digits counted up. */
static void district_at(const city *where, uint32_t number, char *code)
{
    uint32_t last = last_two(where->first) + number;
    memcpy(code, where->first, COMMUNE_SIZE);
    code[3] = (char)('0' + last / 10);
    code[4] = (char)('0' + last % 10);
}

static int is_district(const city *where, const char *commune)
{
    return memcmp(where->first, commune, 3) == 0 && commune[3] <= '9' && commune[4] <= '9' &&
           last_two(commune) - last_two(where->first) < where->districts;
}

/* A person of the city as a whole lives in one of its districts, and it is not known in which (GEN-1). */
static integra_tri some_or_all(const integra_text *areas, const city *where)
{
    uint32_t served = 0;
    for (uint32_t i = 0; i < where->districts; i++) {
        char code[COMMUNE_SIZE];
        district_at(where, i, code);
        served += (uint32_t)begun(areas, code);
    }
    if (served == where->districts) {
        return INTEGRA_TRI_YES;
    }
    return served > 0 ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_NO;
}

/* A city as a whole and one of its districts. */
static int city_and_district(const char *one, const char *two)
{
    for (size_t i = 0; i < sizeof cities / sizeof cities[0]; i++) {
        if (memcmp(cities[i].code, one, COMMUNE_SIZE) == 0) {
            return is_district(&cities[i], two);
        }
    }
    return 0;
}

int integra__directory_communes_meet(const char one[8], const char two[8])
{
    return one[0] != '\0' && two[0] != '\0' &&
           (memcmp(one, two, COMMUNE_SIZE) == 0 || city_and_district(one, two) || city_and_district(two, one));
}

integra_tri integra__directory_areas_serve(const integra_text *areas, const char commune[8])
{
    if (areas->size == 0 || commune[0] == '\0') {
        return INTEGRA_TRI_UNKNOWN;
    }
    if (begun(areas, commune)) {
        return INTEGRA_TRI_YES;
    }
    for (size_t i = 0; i < sizeof cities / sizeof cities[0]; i++) {
        if (memcmp(cities[i].code, commune, COMMUNE_SIZE) == 0) {
            return some_or_all(areas, &cities[i]);
        }
        if (is_district(&cities[i], commune)) {
            return begun(areas, cities[i].code) ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
        }
    }
    return INTEGRA_TRI_NO;
}
