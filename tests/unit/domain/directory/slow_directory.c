/* slow_directory.c - the graduated choice worked out the slow way: every offer looked at, all of them put in order.
 * Spec: spec/22-directory.md, ORI-11, ORI-12, ORI-21.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "demands.h"
#include "offers.h"
#include "slow_directory.h"

static integra_service about(uint32_t service)
{
    integra_service row;
    integra_service_init(&row, sizeof row);
    assert_int_equal(integra_service_at(service, &row, NULL), INTEGRA_OK);
    return row;
}

/* Every beginning of the commune of two to five characters, held against every code. */
static int in_area(const integra_offer *offer, const char *commune)
{
    for (size_t size = 2; size <= 5; size++) {
        for (size_t at = 0; at + size <= offer->areas.size; at++) {
            const char *code = offer->areas.bytes + at;
            int begins = at == 0 || code[-1] == ' ';
            int ends = at + size == offer->areas.size || code[size] == ' ';
            if (begins && ends && strncmp(code, commune, size) == 0) {
                return 1;
            }
        }
    }
    return 0;
}

/* A code that is a whole city, and one after another the codes of its districts. */
static const struct {
    int code, first, last;
} cities[] = { { 75056, 75101, 75120 }, { 69123, 69381, 69389 }, { 13055, 13201, 13216 } };

/* Whether the commune is served: yes 2, to be checked 1, no 0; each district spelt out and held against the areas. */
static int area_fit(const integra_offer *offer, const char *commune)
{
    if (offer->areas.size == 0 || commune[0] == 0) {
        return 1;
    }
    if (in_area(offer, commune)) {
        return 2;
    }
    for (size_t i = 0; i < sizeof cities / sizeof cities[0]; i++) {
        char city[16], district[16];
        int served = 0, not_served = 0;
        snprintf(city, sizeof city, "%05d", cities[i].code);
        for (int code = cities[i].first; code <= cities[i].last; code++) {
            snprintf(district, sizeof district, "%05d", code);
            int within = in_area(offer, district);
            served += within;
            not_served += !within;
            if (strcmp(commune, district) == 0) {
                return in_area(offer, city) ? 2 : 0;
            }
        }
        if (strcmp(commune, city) == 0) {
            return not_served == 0 ? 2 : served > 0;
        }
    }
    return 0;
}

/* Its own site is where the person lives: the same code, or a city's and one of its districts'. */
static int is_here(const integra_offer *offer, const char *commune)
{
    integra_offer by_site = *offer, by_home = *offer;
    if (offer->site[0] == 0 || commune[0] == 0) {
        return 0;
    }
    by_site.areas = (integra_text){ offer->site, 5 };
    by_home.areas = (integra_text){ commune, 5 };
    return area_fit(&by_site, commune) != 0 || area_fit(&by_home, offer->site) != 0;
}

static int professional(uint32_t requester)
{
    return requester != INTEGRA_REQUESTER_PERSON && requester != INTEGRA_REQUESTER_CARER;
}

/* ORI-6 and ORI-21: the requester as each of those the demand may stand for, held against each whom the offer takes. */
static int accepted(const integra_offer *offer, const integra_demand *demand, uint32_t service)
{
    integra_service row = about(service);
    int stands_for_one = row.professional && row.mission == INTEGRA_MISSION_M2 &&
                         demand->stage == INTEGRA_STAGE_TO_REFER && !professional(demand->requester);
    for (uint32_t asking = INTEGRA_REQUESTER_PERSON; asking <= INTEGRA_REQUESTER_INSTITUTION; asking++) {
        int taken =
            offer->requesters != 0 ? (offer->requesters & BIT(asking)) != 0 : professional(asking) || !row.professional;
        if (taken && (asking == demand->requester || (stands_for_one && professional(asking)))) {
            return 1;
        }
    }
    return 0;
}

/* The best answer of the publics named: yes 2, to be checked 1, no 0. */
static int public_fit(const integra_offer *offer, const integra_demand *demand)
{
    static const int answer[] = { 1, 0, 2 };
    const int child = (demand->publics & INTEGRA_PUBLIC_BIT_CHILDREN) != 0;
    const int older = (demand->publics & INTEGRA_PUBLIC_BIT_OVER_60) != 0 || demand->over_60 == INTEGRA_TRI_YES;
    const int grown = older || (demand->publics & INTEGRA_PUBLIC_BIT_ADULTS) != 0;
    int best = offer->publics == 0 ? 2 : 0;
    for (uint32_t public = 0; public <= INTEGRA_PUBLIC_ADULTS; public ++) {
        const int fits[] = { [INTEGRA_PUBLIC_ANYONE] = 2,
                             [INTEGRA_PUBLIC_OVER_60] = older   ? 2
                                                        : child ? 0
                                                                : answer[demand->over_60],
                             [INTEGRA_PUBLIC_DISABLED] = (demand->publics & INTEGRA_PUBLIC_BIT_DISABLED) != 0 ? 2 : 1,
                             [INTEGRA_PUBLIC_CHILDREN] = child   ? 2
                                                         : grown ? 0
                                                                 : 1,
                             [INTEGRA_PUBLIC_MENTAL_HEALTH] =
                                 (demand->publics & INTEGRA_PUBLIC_BIT_MENTAL_HEALTH) != 0 ? 2 : 1,
                             [INTEGRA_PUBLIC_OTHER] = 1,
                             [INTEGRA_PUBLIC_ADULTS] = grown   ? 2
                                                       : child ? 0
                                                               : 1 };
        int fit = fits[public];
        best = (offer->publics & BIT(public)) != 0 && fit > best ? fit : best;
    }
    return best;
}

uint32_t slow_passing(const integra_offer *offer, const integra_demand *demand, uint32_t service)
{
    int64_t day = demand->date;
    int dated = demand->date != INTEGRA_DATE_UNKNOWN;
    int64_t first = offer->opens == INTEGRA_DATE_UNKNOWN ? INT64_MIN : offer->opens;
    int64_t last = offer->closes == INTEGRA_DATE_UNKNOWN ? INT64_MAX : offer->closes;
    int64_t full = offer->full_until; /* not known: a day before all others */
    const struct {
        int applies;
        uint32_t passing;
    } reasons[] = {
        { area_fit(offer, demand->commune) == 0, INTEGRA_PASSING_OTHER_AREA },
        { dated && day < first, INTEGRA_PASSING_NOT_YET_OPEN },
        { dated && day > last, INTEGRA_PASSING_CLOSED },
        { offer->capacity == 0 || (dated && day <= full), INTEGRA_PASSING_FULL },
        { !accepted(offer, demand, service), INTEGRA_PASSING_REQUESTER },
        { public_fit(offer, demand) == 0, INTEGRA_PASSING_PUBLIC },
    };
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (reasons[i].applies) {
            return reasons[i].passing;
        }
    }
    return INTEGRA_PASSING_NONE;
}

int slow_check_first(const integra_offer *offer, const integra_demand *demand)
{
    int some_day = offer->opens != INTEGRA_DATE_UNKNOWN || offer->closes != INTEGRA_DATE_UNKNOWN ||
                   offer->full_until != INTEGRA_DATE_UNKNOWN;
    return offer->capacity == INTEGRA_CAPACITY_UNKNOWN || public_fit(offer, demand) == 1 ||
           area_fit(offer, demand->commune) == 1 || (demand->date == INTEGRA_DATE_UNKNOWN && some_day);
}

/* One offer as the numbers and identifiers by which it is put in order: behind, level by level, those that may not. */
typedef struct place {
    int64_t keys[5];
    uint8_t identifiers[32];
    uint32_t offer, passing;
} place;

static int later(const place *one, const place *two)
{
    for (int i = 0; i < 5; i++) {
        if (one->keys[i] != two->keys[i]) {
            return one->keys[i] > two->keys[i];
        }
    }
    return memcmp(one->identifiers, two->identifiers, sizeof one->identifiers) > 0;
}

static size_t in_order(const integra_offer *offers, size_t count, const integra_demand *demand, uint32_t service,
                       place *places)
{
    size_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        if ((offers[i].services >> service & 1u) == 0) {
            continue;
        }
        uint32_t passing = slow_passing(&offers[i], demand, service);
        int may = passing == INTEGRA_PASSING_NONE;
        place made = { { offers[i].level, !may, may ? slow_check_first(&offers[i], demand) : 0,
                         may ? -(int64_t)offers[i].capacity : 0, may ? !is_here(&offers[i], demand->commune) : 0 },
                       { 0 },
                       i,
                       passing };
        memcpy(made.identifiers, offers[i].structure.bytes, 16);
        memcpy(made.identifiers + 16, offers[i].id.bytes, 16);
        size_t at = found++;
        for (; at > 0 && later(&places[at - 1], &made); at--) {
            places[at] = places[at - 1];
        }
        places[at] = made;
    }
    return found;
}

void slow_choose(const integra_offer *offers, size_t count, const integra_demand *demand, uint32_t service,
                 slow_choice *choice)
{
    place places[SLOW_OFFERS];
    const place *best = NULL;
    size_t found = in_order(offers, count, demand, service, places);
    memset(choice, 0, sizeof *choice);
    choice->offer = INTEGRA_NO_INDEX;
    choice->reason = INTEGRA_PASSING_NOT_OFFERED;
    for (size_t i = 0; i < found; i++) {
        if (places[i].passing == INTEGRA_PASSING_NONE && best == NULL) {
            best = &places[i];
            choice->offer = best->offer;
            choice->check_first = (uint32_t)best->keys[2];
        }
        choice->reason = places[i].passing > choice->reason ? places[i].passing : choice->reason;
    }
    choice->reason = best == NULL ? choice->reason : INTEGRA_PASSING_NONE;
    for (size_t i = 0; i < found && best != NULL; i++) {
        int same =
            places[i].passing == INTEGRA_PASSING_NONE && memcmp(places[i].keys, best->keys, sizeof best->keys) == 0;
        choice->equals[choice->equal_count] = same ? places[i].offer : choice->equals[choice->equal_count];
        choice->equal_count += (size_t)same;
    }
    for (size_t i = 0; i < found; i++) {
        const place *one = &places[i];
        if (one == best || (best != NULL && one->keys[0] > best->keys[0])) {
            continue;
        }
        uint32_t reason = one->passing;
        if (reason == INTEGRA_PASSING_NONE && best != NULL) {
            reason = one->keys[2] != best->keys[2]   ? INTEGRA_PASSING_CHECK_FIRST
                     : one->keys[3] != best->keys[3] ? INTEGRA_PASSING_LESS_CAPACITY
                     : one->keys[4] != best->keys[4] ? INTEGRA_PASSING_OTHER_SITE
                                                     : INTEGRA_PASSING_LATER_IDENTIFIER;
        }
        choice->passed[choice->passed_count] = one->offer;
        choice->reasons[choice->passed_count++] = (uint8_t)reason;
    }
}

void slow_compare_choice(const integra_offer *offers, size_t count, const integra_demand *demand, uint32_t service)
{
    slow_choice wanted, second;
    uint32_t passed[SLOW_OFFERS];
    uint8_t reasons[SLOW_OFFERS];
    size_t passed_count = 0;
    integra_directory *directory = empty_directory();
    for (size_t i = 0; i < count; i++) {
        offer(directory, offers[i]);
    }
    slow_choose(offers, count, demand, service, &wanted);
    assert_int_equal(
        integra_directory_explain(directory, demand, service, passed, reasons, SLOW_OFFERS, &passed_count, NULL),
        INTEGRA_OK);
    assert_int_equal(passed_count, wanted.passed_count);
    assert_memory_equal(passed, wanted.passed, passed_count * sizeof passed[0]);
    assert_memory_equal(reasons, wanted.reasons, passed_count);
    integra_choice choice = choose(directory, demand, service);
    uint32_t other = about(service).second;
    if (wanted.offer == INTEGRA_NO_INDEX && other != 0) {
        slow_choose(offers, count, demand, other, &second);
        wanted = second.offer == INTEGRA_NO_INDEX ? wanted : second;
        service = second.offer == INTEGRA_NO_INDEX ? service : other;
    }
    assert_int_equal(choice.service, service);
    assert_int_equal(choice.offer, wanted.offer);
    assert_int_equal(choice.check_first, wanted.check_first);
    assert_int_equal(choice.equals, wanted.equal_count);
    assert_int_equal(
        integra_directory_equals(directory, demand, choice.service, passed, SLOW_OFFERS, &passed_count, NULL),
        INTEGRA_OK);
    assert_int_equal(passed_count, wanted.equal_count);
    assert_memory_equal(passed, wanted.equals, passed_count * sizeof passed[0]);
    assert_int_equal(choice.reason, wanted.reason);
    static const integra_id none = { { 0 } };
    const integra_offer *chosen = wanted.offer == INTEGRA_NO_INDEX ? NULL : &offers[wanted.offer];
    assert_int_equal(choice.level, chosen == NULL ? 0 : chosen->level);
    assert_memory_equal(&choice.structure, chosen == NULL ? &none : &chosen->structure, sizeof none);
    integra_directory_destroy(directory);
}
