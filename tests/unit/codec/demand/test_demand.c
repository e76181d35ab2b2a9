/* test_demand.c - demands as messages: bytes worked out by hand, and doors that change no byte of a response.
 * Spec: spec/integra.cddl, demand-body; ORI-1, ORI-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "strict.h"
#include "built_in.h"

enum { ROOM = 4096, DEMANDS = 2500, ORI_1 = 2001, ORI_11 = 2011, ORI_16 = 2016, WIRE_19 = 7019, WIRE_20 = 7020 };

static uint8_t bytes[ROOM], first[ROOM];

static integra_status decode(const uint8_t *message, size_t size, integra_demand *demand, integra_contact *contact,
                             integra_error *error)
{
    integra_demand_init(demand, sizeof *demand);
    integra_contact_init(contact, sizeof *contact);
    return integra_demand_decode(message, size, demand, contact, error);
}

/* A demand of which everything is said, by a contact of which everything is. */
static void all_said(integra_demand *demand, integra_contact *contact)
{
    static const uint8_t values[FIELDS] = { 4, 3, 2, 2, 4, 1, 2, 4, 1, 2, 1, 2, 3 };
    integra_demand_init(demand, sizeof *demand);
    integra_contact_init(contact, sizeof *contact);
    memset(demand->id.bytes, 1, sizeof demand->id.bytes);
    memset(contact->call.bytes, 2, sizeof contact->call.bytes);
    memcpy(demand->commune, "2A004", 5);
    demand->date = 20240;
    demand->motives = BIT(INTEGRA_MOTIVE_UNCLEAR);
    demand->publics = BIT(INTEGRA_PUBLIC_DISABLED) | BIT(INTEGRA_PUBLIC_OTHER) | BIT(INTEGRA_PUBLIC_ADULTS);
    contact->door = INTEGRA_DOOR_OTHER;
    contact->channel = INTEGRA_CHANNEL_WEB;
    for (uint32_t field = 0; field < FIELDS; field++) {
        set_field(demand, field, values[field]);
    }
}

static void one_message(const char *hex, const integra_demand *demand, const integra_contact *contact)
{
    uint8_t wanted[ROOM];
    size_t size = 0, wanted_size = unhex(hex, wanted);
    integra_demand back;
    integra_contact came, nobody;
    integra_contact_init(&nobody, sizeof nobody);
    assert_int_equal(integra_demand_encode(demand, contact, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(size, wanted_size);
    assert_memory_equal(bytes, wanted, size);
    assert_int_equal(decode(bytes, size, &back, &came, NULL), INTEGRA_OK);
    assert_memory_equal(&back, demand, sizeof back);
    assert_memory_equal(&came, contact == NULL ? &nobody : contact, sizeof came);
}

/* Worked out from the CDDL: all that a demand can say, and the least. */
static void a_demand_is_these_bytes(void **state)
{
    (void)state;
    integra_demand demand;
    integra_contact contact;
    all_said(&demand, &contact);
    one_message(
        "83010c b5 00 50 01010101010101010101010101010101 01 194f10 02 1a00400000 03 04 04 03 05 02 06 02 07 04 "
        "08 01 09 02 0a 04 0b 01 0c 02 0d 01 0e 02 0f 03 10 65 3241303034 11 0a 12 03 "
        "13 50 02020202020202020202020202020202 14 1864",
        &demand, &contact);
    integra_demand_init(&demand, sizeof demand);
    demand.motives = BIT(INTEGRA_MOTIVE_INFORMATION);
    demand.requester = INTEGRA_REQUESTER_PERSON;
    one_message("83010c a2 02 01 03 01", &demand, NULL);
}

static void an_impossible_demand_names_the_field(void **state)
{
    (void)state;
    static const struct {
        const char *hex;
        uint32_t field;
    } rows[] = {
        { "83010c a3 02 01 03 02 05 01", INTEGRA_DEMAND_FIELD_GROUND },
        { "83010c a4 02 01 03 04 06 01 07 03", INTEGRA_DEMAND_FIELD_STAGE },
        { "83010c a4 02 01 03 03 07 03 0c 01", INTEGRA_DEMAND_FIELD_STAGE }, /* before mt, in published order */
        { "83010c a3 02 01 03 03 0c 01", INTEGRA_DEMAND_FIELD_MT },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_demand demand;
        integra_contact contact;
        integra_error error = { 0 };
        size_t size = unhex(rows[i].hex, bytes);
        assert_int_equal(decode(bytes, size, &demand, &contact, &error), INTEGRA_ERR_REFUSED);
        assert_int_equal(error.rule, ORI_16);
        assert_int_equal(error.offset, 3);
        assert_int_equal(error.index, rows[i].field);
    }
}

/* Each with its rule, at the byte where the publics stand: both sides of what goes together. */
static void publics_that_are_none_are_told_where_they_stand(void **state)
{
    (void)state;
    static const struct {
        const char *hex;
        integra_status status;
        uint32_t rule;
        uint64_t offset;
    } rows[] = {
        { "83010c a3 02 01 03 02 14 00", INTEGRA_ERR_EXPLICIT_DEFAULT, WIRE_19, 9 },
        { "83010c a3 02 01 03 02 14 01", INTEGRA_ERR_INVALID_VALUE, ORI_11, 9 },
        { "83010c a3 02 01 03 02 14 187e", INTEGRA_ERR_REFUSED, ORI_11, 9 }, /* all there are: children beside adults */
        { "83010c a3 02 01 03 02 14 1876", INTEGRA_OK, 0, 0 },               /* all but children */
        { "83010c a3 02 01 03 02 14 1a80000000", INTEGRA_ERR_WRONG_TYPE, WIRE_20, 9 },
        { "83010c a3 02 01 03 02 14 20", INTEGRA_ERR_WRONG_TYPE, WIRE_20, 9 },
        { "83010c a3 02 01 03 02 14 08", INTEGRA_OK, 0, 0 },
        { "83010c a3 02 01 03 02 14 0a", INTEGRA_ERR_REFUSED, ORI_11, 9 },
        { "83010c a3 02 01 03 02 14 1848", INTEGRA_ERR_REFUSED, ORI_11, 9 },
        { "83010c a4 02 01 03 02 08 01 14 08", INTEGRA_OK, 0, 0 },
        { "83010c a4 02 01 03 02 08 01 14 02", INTEGRA_ERR_REFUSED, ORI_11, 11 },
        { "83010c a4 02 01 03 02 08 02 14 02", INTEGRA_OK, 0, 0 },
        { "83010c a4 02 01 03 02 08 02 14 08", INTEGRA_ERR_REFUSED, ORI_11, 11 },
        { "83010c a4 02 01 03 02 08 01 14 1840", INTEGRA_OK, 0, 0 }, /* an adult who is not over 60 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        integra_demand demand;
        integra_contact contact;
        integra_error error = { .offset = 0 };
        size_t size = unhex(rows[i].hex, bytes);
        assert_int_equal(decode(bytes, size, &demand, &contact, &error), rows[i].status);
        assert_int_equal(error.rule, rows[i].rule);
        assert_int_equal(error.offset, rows[i].offset);
    }
}

static void refuse(const integra_demand *demand, const integra_contact *contact, integra_status status, uint32_t rule)
{
    integra_error error = { 0 };
    size_t size = 77;
    assert_int_equal(integra_demand_encode(demand, contact, bytes, ROOM, &size, &error), status);
    assert_int_equal(error.status, status);
    assert_int_equal(error.rule, rule);
    assert_int_equal(size, 77);
}

static void what_is_no_contact_is_not_written(void **state)
{
    (void)state;
    integra_demand demand;
    integra_contact contact;
    all_said(&demand, &contact);
    contact.door = INTEGRA__DOOR_CODES;
    refuse(&demand, &contact, INTEGRA_ERR_INVALID_VALUE, ORI_1);
    all_said(&demand, &contact);
    contact.channel = INTEGRA__CHANNEL_CODES;
    refuse(&demand, &contact, INTEGRA_ERR_INVALID_VALUE, ORI_1);
    all_said(&demand, &contact);
    contact.reserved = 1;
    refuse(&demand, &contact, INTEGRA_ERR_UNKNOWN_TAIL, 0);
    all_said(&demand, &contact);
    demand.requester = INTEGRA_REQUESTER_CARER;
    refuse(&demand, &contact, INTEGRA_ERR_REFUSED, ORI_16);
}

/* ---- ORI-1 ---- */

/* What the front desk does: the message of a demand, read, answered, and the answer's message. */
static size_t answer(const integra_demand *demand, const integra_contact *contact, uint8_t *out)
{
    integra_demand asked;
    integra_contact came;
    integra_orientation orientation;
    size_t size = 0;
    assert_int_equal(integra_demand_encode(demand, contact, out, ROOM, &size, NULL), INTEGRA_OK);
    assert_int_equal(decode(out, size, &asked, &came, NULL), INTEGRA_OK);
    assert_memory_equal(&asked, demand, sizeof asked); /* nothing of the contact in it */
    assert_memory_equal(&came, contact, sizeof came);
    integra_orientation_init(&orientation, sizeof orientation);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &asked, &orientation, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_encode(&orientation, out, ROOM, &size, NULL), INTEGRA_OK);
    return size;
}

static void the_door_changes_no_byte(void **state)
{
    (void)state;
    uint64_t seed = 2014;
    for (uint32_t i = 0; i < DEMANDS; i++) {
        integra_demand demand = some_demand(&seed);
        size_t first_size = 0;
        for (uint32_t door = 0; door <= INTEGRA_DOOR_OTHER; door++) {
            for (uint32_t channel = 0; channel <= INTEGRA_CHANNEL_WEB; channel++) {
                integra_contact contact;
                integra_contact_init(&contact, sizeof contact);
                contact.door = door;
                contact.channel = channel;
                contact.call.bytes[i % 16] = (uint8_t)(door * 4 + channel); /* none for the first */
                size_t size = answer(&demand, &contact, first_size == 0 ? first : bytes);
                assert_true(first_size == 0 || (size == first_size && memcmp(bytes, first, size) == 0));
                first_size = size;
            }
        }
    }
}

/* Where a rule could look for a door in a demand: there is no byte that is neither a published member nor refused. */
static void a_demand_has_no_room_for_a_door(void **state)
{
    (void)state;
    static const struct {
        size_t at, size;
    } published[] = {
        { offsetof(integra_demand, struct_size), 4 },
        { offsetof(integra_demand, date), 4 },
        { offsetof(integra_demand, id), 16 },
        { offsetof(integra_demand, motives), 4 },
        { offsetof(integra_demand, requester), FIELDS },
        { offsetof(integra_demand, commune), 8 },
        { offsetof(integra_demand, publics), 4 },
        { offsetof(integra_demand, extension), sizeof(integra_bytes) },
    };
    for (size_t at = 0; at < sizeof(integra_demand); at++) {
        integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP));
        integra_orientation orientation;
        size_t place = 0;
        while (place < sizeof published / sizeof published[0] &&
               (at < published[place].at || at >= published[place].at + published[place].size)) {
            place++;
        }
        if (place == sizeof published / sizeof published[0]) {
            ((uint8_t *)&demand)[at] = INTEGRA_DOOR_HOSPITAL;
            integra_orientation_init(&orientation, sizeof orientation);
            assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &orientation, NULL),
                             INTEGRA_ERR_UNKNOWN_TAIL);
        }
    }
}

/* Later keys of a demand are kept, and are no more a place for a door than the contact is. */
static void later_keys_change_no_route(void **state)
{
    (void)state;
    static const uint8_t later[] = { 0x15, 0x08, 0x18, 0x63, 0x81, 0x61, 'd' };
    integra_contact contact;
    integra_demand demand = plain_demand(BIT(INTEGRA_MOTIVE_ETP)), back;
    integra_orientation orientation, same;
    size_t size = 0, again = 0;
    integra_contact_init(&contact, sizeof contact);
    integra_orientation_init(&orientation, sizeof orientation);
    integra_orientation_init(&same, sizeof same);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &orientation, NULL), INTEGRA_OK);
    demand.extension = (integra_bytes){ later, sizeof later };
    assert_int_equal(integra_demand_encode(&demand, &contact, bytes, ROOM, &size, NULL), INTEGRA_OK);
    assert_memory_equal(bytes + size - sizeof later, later, sizeof later);
    assert_int_equal(decode(bytes, size, &back, &contact, NULL), INTEGRA_OK);
    assert_ptr_equal(back.extension.bytes, bytes + size - sizeof later);
    assert_int_equal(integra_demand_encode(&back, &contact, first, ROOM, &again, NULL), INTEGRA_OK);
    assert_int_equal(again, size);
    assert_memory_equal(first, bytes, size);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &back, &same, NULL), INTEGRA_OK);
    assert_memory_equal(&same, &orientation, sizeof same);
    demand.extension.size--; /* a text without its letter */
    refuse(&demand, &contact, INTEGRA_ERR_TRUNCATED, 7001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_demand_is_these_bytes),
        cmocka_unit_test(an_impossible_demand_names_the_field),
        cmocka_unit_test(what_is_no_contact_is_not_written),
        cmocka_unit_test(the_door_changes_no_byte),
        cmocka_unit_test(publics_that_are_none_are_told_where_they_stand),
        cmocka_unit_test(a_demand_has_no_room_for_a_door),
        cmocka_unit_test(later_keys_change_no_route),
    };
    return cmocka_run_group_tests(tests, make_built_in, give_back_built_in);
}
