/* test_directory.c - offers and guichets: which there can be, kept whole or not at all, given out, reviewed.
 * Spec: spec/22-directory.md, ORI-12, ORI-21 to ORI-23.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "offers.h"

enum { NOTHING = 99 };

/* What adding this offer to a directory of another one answers: refused, it leaves that one alone. */
static integra_error added(const integra_offer *given)
{
    integra_directory *directory = empty_directory();
    integra_offer first = plain_offer(1), back;
    integra_error error = { 0 };
    offer(directory, first);
    integra_offer_init(&back, sizeof back);
    integra_status status = integra_directory_apply(directory, given, &error);
    assert_int_equal(error.status, status);
    assert_int_equal(integra_directory_offer_count(directory), status == INTEGRA_OK ? 2 : 1);
    assert_int_equal(integra_directory_offer_at(directory, 0, &back, NULL), INTEGRA_OK);
    assert_memory_equal(&back.id, &first.id, sizeof first.id);
    integra_directory_destroy(directory);
    return error;
}

static void expect(const integra_offer *given, integra_status status, uint32_t rule)
{
    integra_error error = added(given);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
}

/* Each number of an offer: the least and the greatest, then the ones beside them, refused. */
static void numbers_have_their_ranges(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        int32_t good[2], bad[2]; /* equal: no other */
        integra_status status;
        uint32_t rule;
    } rows[] = {
        { offsetof(integra_offer, kind),
          { 0, INTEGRA__STRUCTURE_KIND_LAST },
          { INTEGRA__STRUCTURE_KIND_CODES, -1 },
          INTEGRA_ERR_INVALID_VALUE,
          ORI_12 },
        { offsetof(integra_offer, level), { 1, 3 }, { 0, 4 }, INTEGRA_ERR_INVALID_VALUE, ORI_12 },
        { offsetof(integra_offer, motives),
          { 0, INTEGRA__MOTIVE_ALL },
          { BIT(INTEGRA__MOTIVE_CODES), -1 },
          INTEGRA_ERR_INVALID_VALUE,
          ORI_12 },
        { offsetof(integra_offer, publics),
          { 0, INTEGRA__PUBLIC_ALL },
          { BIT(INTEGRA__PUBLIC_CODES), -1 },
          INTEGRA_ERR_INVALID_VALUE,
          ORI_12 },
        { offsetof(integra_offer, requesters),
          { 0, INTEGRA__REQUESTER_ALL },
          { 1, BIT(INTEGRA__REQUESTER_CODES) },
          INTEGRA_ERR_INVALID_VALUE,
          ORI_21 },
        { offsetof(integra_offer, specialty),
          { 0, INTEGRA__SPECIALTY_LAST },
          { INTEGRA__SPECIALTY_CODES, -1 },
          INTEGRA_ERR_INVALID_VALUE,
          ORI_21 },
        { offsetof(integra_offer, capacity), { -1, INT32_MAX }, { -2, INT32_MIN }, INTEGRA_ERR_OUT_OF_RANGE, ORI_12 },
        { offsetof(integra_offer, lead_days), { -1, 36500 }, { -2, 36501 }, INTEGRA_ERR_OUT_OF_RANGE, ORI_12 },
        { offsetof(integra_offer, opens), { -719162, 2932896 }, { -719163, 2932897 }, INTEGRA_ERR_INVALID_DATE, GEN_7 },
        { offsetof(integra_offer, closes),
          { -719162, 2932896 },
          { -719163, 2932897 },
          INTEGRA_ERR_INVALID_DATE,
          GEN_7 },
        { offsetof(integra_offer, full_until), { 0, 2932896 }, { -719163, 2932897 }, INTEGRA_ERR_INVALID_DATE, GEN_7 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int which = 0; which < 2; which++) {
            integra_offer given = plain_offer(2);
            memcpy((uint8_t *)&given + rows[i].at, &rows[i].good[which], sizeof(int32_t));
            expect(&given, INTEGRA_OK, 0);
            memcpy((uint8_t *)&given + rows[i].at, &rows[i].bad[which], sizeof(int32_t));
            expect(&given, rows[i].status, rows[i].rule);
        }
    }
}

/* Exactly the services that services.tsv lists, one at least. */
static void only_listed_services_are_offered(void **state)
{
    (void)state;
    uint64_t listed = 0;
    integra_offer given = plain_offer(2);
    for (uint32_t service = 0; service < 64; service++) {
        integra_service about;
        integra_service_init(&about, sizeof about);
        int known = integra_service_at(service, &about, NULL) == INTEGRA_OK && about.listed;
        given.services = UINT64_C(1) << service;
        expect(&given, known ? INTEGRA_OK : INTEGRA_ERR_INVALID_VALUE, known ? 0 : ORI_12);
        listed |= known ? given.services : 0;
    }
    given.services = 0;
    expect(&given, INTEGRA_ERR_INVALID_VALUE, ORI_12);
    given.services = listed;
    expect(&given, INTEGRA_OK, 0);
    given.services = listed | SERVICE(INFORMATION);
    expect(&given, INTEGRA_ERR_INVALID_VALUE, ORI_12);
}

static void identifiers_and_dates_go_together(void **state)
{
    (void)state;
    integra_offer given = plain_offer(2);
    given.opens = 100;
    given.closes = 100;
    expect(&given, INTEGRA_OK, 0);
    given.closes = 99;
    expect(&given, INTEGRA_ERR_INVALID_DATE, ORI_12);
    given.opens = INTEGRA_DATE_UNKNOWN;
    expect(&given, INTEGRA_OK, 0);
    given.structure = id_of(1); /* two offers of one structure */
    expect(&given, INTEGRA_OK, 0);
    memset(&given.structure, 0, sizeof given.structure);
    expect(&given, INTEGRA_ERR_INVALID_VALUE, ORI_12);
    given = plain_offer(2);
    memset(&given.id, 0, sizeof given.id);
    expect(&given, INTEGRA_ERR_INVALID_VALUE, ORI_12);
    given = plain_offer(1);
    integra_error error = added(&given);
    assert_int_equal(error.status, INTEGRA_ERR_DUPLICATE);
    assert_int_equal(error.rule, ORI_12);
    assert_int_equal(error.index, 0);
}

/* Each order of six ids: all are kept in that order, and each is found again. */
static void an_id_is_found_wherever_it_stands(void **state)
{
    (void)state;
    for (unsigned order = 0; order < 720; order++) {
        unsigned left[] = { 1, 2, 3, 0x100, 0x101, 0xff00 }, count = 6, seed = order, given[6];
        integra_directory *directory = empty_directory();
        for (unsigned i = 0; i < 6; i++) {
            unsigned pick = seed % count;
            seed /= count;
            given[i] = left[pick];
            left[pick] = left[--count];
            offer(directory, plain_offer(given[i]));
        }
        for (unsigned i = 0; i < 6; i++) {
            integra_error error = { 0 };
            integra_offer again = plain_offer(given[i]), back;
            integra_offer_init(&back, sizeof back);
            assert_int_equal(integra_directory_apply(directory, &again, &error), INTEGRA_ERR_DUPLICATE);
            assert_int_equal(error.index, i);
            assert_int_equal(integra_directory_offer_at(directory, i, &back, NULL), INTEGRA_OK);
            assert_memory_equal(&back.id, &again.id, sizeof back.id);
        }
        assert_int_equal(integra_directory_offer_count(directory), 6);
        integra_directory_destroy(directory);
    }
}

/* All that an offer says comes back, whatever becomes of the caller's text. */
static void an_offer_is_copied_whole(void **state)
{
    (void)state;
    char areas[] = "13 75 75056";
    integra_offer given = plain_offer(1), back;
    integra_directory *directory = empty_directory();
    given.access_point = id_of(3);
    given.lead_days = 12;
    given.opens = 1;
    given.closes = 2;
    given.full_until = 3;
    given.requesters = BIT(INTEGRA_REQUESTER_CARER);
    given.publics = BIT(INTEGRA_PUBLIC_DISABLED);
    given.specialty = INTEGRA_SPECIALTY_SPECIALISED;
    given.areas = (integra_text){ areas, sizeof areas - 1 };
    offer(directory, given);
    memset(areas, 'x', sizeof areas);
    for (unsigned i = 2; i < 40; i++) { /* more than the first room */
        offer(directory, plain_offer(i));
    }
    integra_offer_init(&back, sizeof back);
    assert_int_equal(integra_directory_offer_at(directory, 0, &back, NULL), INTEGRA_OK);
    assert_int_equal(back.areas.size, 11);
    assert_memory_equal(back.areas.bytes, "13 75 75056", 11);
    assert_ptr_not_equal(back.areas.bytes, areas);
    back.areas = given.areas;
    assert_memory_equal(&back, &given, sizeof back);
    integra_directory_destroy(directory);
}

static void guichets_have_their_ranges(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        uint32_t good[2], bad[2];
        integra_status status;
    } rows[] = {
        { offsetof(integra_guichet, kind),
          { 1, INTEGRA__GUICHET_LAST },
          { 0, INTEGRA__GUICHET_CODES },
          INTEGRA_ERR_INVALID_VALUE },
        { offsetof(integra_guichet, level), { 1, 3 }, { 0, 4 }, INTEGRA_ERR_INVALID_VALUE },
        { offsetof(integra_guichet, doors),
          { 0, INTEGRA__DOOR_ALL - 1 },
          { 1, BIT(INTEGRA__DOOR_CODES) },
          INTEGRA_ERR_INVALID_VALUE },
        { offsetof(integra_guichet, channels),
          { 0, INTEGRA__CHANNEL_ALL - 1 },
          { 1, BIT(INTEGRA__CHANNEL_CODES) },
          INTEGRA_ERR_INVALID_VALUE },
        { offsetof(integra_guichet, structure), { 1, 256 }, { 0, 0 }, INTEGRA_ERR_INVALID_VALUE },
        { offsetof(integra_guichet, reserved), { 0, 0 }, { 1, 256 }, INTEGRA_ERR_UNKNOWN_TAIL },
    };
    integra_directory *directory = empty_directory();
    size_t count = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int which = 0; which < 2; which++) {
            integra_error error = { 0 };
            integra_guichet given = plain_guichet(), back = plain_guichet();
            memset(&given.structure, 0,
                   rows[i].at == offsetof(integra_guichet, structure) ? sizeof given.structure : 0);
            memcpy((uint8_t *)&given + rows[i].at, &rows[i].good[which], sizeof(uint32_t));
            assert_int_equal(integra_directory_apply_guichet(directory, &given, NULL), INTEGRA_OK);
            assert_int_equal(integra_directory_guichet_at(directory, count++, &back, NULL), INTEGRA_OK);
            assert_memory_equal(&back, &given, sizeof given);
            memcpy((uint8_t *)&given + rows[i].at, &rows[i].bad[which], sizeof(uint32_t));
            assert_int_equal(integra_directory_apply_guichet(directory, &given, &error), rows[i].status);
            assert_int_equal(error.rule, rows[i].status == INTEGRA_ERR_UNKNOWN_TAIL ? 0 : ORI_22);
            assert_int_equal(integra_directory_guichet_count(directory), count);
        }
    }
    integra_directory_destroy(directory);
}

static integra_finding finding_of(uint32_t rule, uint32_t weight, uint32_t settled_by, unsigned structure,
                                  uint32_t index)
{
    return (integra_finding){ .rule = rule,
                              .weight = weight,
                              .state = INTEGRA_FINDING_STATE_OPEN,
                              .settled_by = settled_by,
                              .subject = id_of(structure),
                              .index = index,
                              .due = INTEGRA_DATE_UNKNOWN };
}

/* ORI-21 to ORI-23: each beside a neighbour that differs in one fact and is no finding. */
static void what_a_directory_lacks_is_found(void **state)
{
    (void)state;
    integra_directory *directory = empty_directory();
    integra_finding got[8];
    size_t count = NOTHING;
    static const uint32_t doors[] = { 0, 1, 2, 10 };
    for (unsigned i = 0; i < 4; i++) { /* without needs, without access point, both, neither */
        integra_offer given = plain_offer(20 + i);
        given.level = INTEGRA_LEVEL_REGION;
        given.motives = i == 0 || i == 2 ? 0 : given.motives;
        given.access_point = i == 0 || i == 3 ? id_of(5) : given.access_point;
        offer(directory, given);
    }
    offer(directory, plain_offer(30)); /* on the territory no access point is asked for */
    for (unsigned i = 0; i < 8; i++) {
        integra_guichet guichet = plain_guichet();
        guichet.structure = id_of(40 + i);
        guichet.kind = i < 4 ? INTEGRA_GUICHET_INTEGRATED : INTEGRA_GUICHET_SINGLE;
        guichet.doors = ((1u << doors[i % 4]) - 1u) << INTEGRA_DOOR_CLIC;
        assert_int_equal(integra_directory_apply_guichet(directory, &guichet, NULL), INTEGRA_OK);
    }
    const integra_finding wanted[] = {
        finding_of(ORI_21, INTEGRA_WEIGHT_LOW, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, 20, 0),
        finding_of(ORI_23, INTEGRA_WEIGHT_LOW, INTEGRA_SETTLED_BY_ACCESS_POINT, 21, 1),
        finding_of(ORI_21, INTEGRA_WEIGHT_LOW, INTEGRA_SETTLED_BY_NEEDS_ANSWERED, 22, 2),
        finding_of(ORI_23, INTEGRA_WEIGHT_LOW, INTEGRA_SETTLED_BY_ACCESS_POINT, 22, 2),
        finding_of(ORI_22, INTEGRA_WEIGHT_MEDIUM, INTEGRA_SETTLED_BY_DOORS, 40, 0),
        finding_of(ORI_22, INTEGRA_WEIGHT_MEDIUM, INTEGRA_SETTLED_BY_DOORS, 41, 1),
        finding_of(ORI_22, INTEGRA_WEIGHT_MEDIUM, INTEGRA_SETTLED_BY_DOORS, 46, 6),
        finding_of(ORI_22, INTEGRA_WEIGHT_MEDIUM, INTEGRA_SETTLED_BY_DOORS, 47, 7),
    };
    assert_int_equal(integra_directory_review(directory, got, 7, &count, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, 8);
    assert_int_equal(integra_directory_review(directory, got, 8, &count, NULL), INTEGRA_OK);
    assert_int_equal(count, 8);
    assert_memory_equal(got, wanted, sizeof wanted);
    integra_directory_destroy(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_their_ranges),         cmocka_unit_test(only_listed_services_are_offered),
        cmocka_unit_test(identifiers_and_dates_go_together), cmocka_unit_test(an_id_is_found_wherever_it_stands),
        cmocka_unit_test(an_offer_is_copied_whole),          cmocka_unit_test(guichets_have_their_ranges),
        cmocka_unit_test(what_a_directory_lacks_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
