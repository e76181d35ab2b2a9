/* test_territory_rise.c - the message `rise`: what it says, and what it does not.
 * Spec: spec/40-concertation.md (CON-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "territories.h"

#define AT "2024-06-30"

/* Eleven difficulties of eleven demands, the third on 2023-05-17. */
#define OFTEN                                                                                                          \
    "claim matter; claim decision; claim difficulty; body id=a tier=macro; body id=e tier=meso; "                      \
    "difficulty id=a kind=service topic=7 date=2023-03-31 demand=a; "                                                  \
    "difficulty id=b kind=service topic=7 date=2023-04-30 demand=b; "                                                  \
    "difficulty id=c kind=service topic=7 date=2023-05-17 demand=c; "                                                  \
    "difficulty id=d kind=service topic=7 date=2023-06-01 demand=d; "                                                  \
    "difficulty id=e kind=service topic=7 date=2023-06-02 demand=e; "                                                  \
    "difficulty id=f kind=service topic=7 date=2023-06-03 demand=f; "                                                  \
    "difficulty id=g kind=service topic=7 date=2023-06-04 demand=g; "                                                  \
    "difficulty id=h kind=service topic=7 date=2023-06-05 demand=h; "                                                  \
    "difficulty id=i kind=service topic=7 date=2023-06-06 demand=i; "                                                  \
    "difficulty id=j kind=service topic=7 date=2023-06-07 demand=j; "                                                  \
    "difficulty id=k kind=service topic=7 date=2023-06-08 demand=k"

/* A matter of another kind, left past its date. */
#define LEFT                                                                                                           \
    "; matter id=m kind=other topic=300 raised=2023-04-18 due=2024-06-29 agenda_complete; "                            \
    "agenda matter=0 body=1 date=2023-05-01"

/* The body behind the identifier of the territory, as hexadecimal digits. */
static const char *risen(const char *text)
{
    static const uint8_t start[] = { 0x83, 0x01, 0x11 }, id_key[] = { 0x00, 0x50, 't' };
    uint8_t bytes[256];
    size_t size = 0, counted = 0, behind = sizeof start + 1 + 2 + 16;
    char *out = text_begun();
    integra_territory *territory = territory_of(text);
    assert_int_equal(integra_territory_rise(territory, NULL, day_of(AT), NULL, 0, &counted, NULL),
                     INTEGRA_ERR_CAPACITY);
    assert_int_equal(integra_territory_rise(territory, NULL, day_of(AT), bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    integra_territory_destroy(territory);
    assert_int_equal(size, counted);
    assert_memory_equal(bytes, start, sizeof start);
    assert_memory_equal(bytes + 4, id_key, sizeof id_key);
    assert_int_equal(bytes[3], size == behind ? 0xa1 : 0xa2);
    for (size_t i = behind; i < size; i++) {
        char digits[4];
        (void)snprintf(digits, sizeof digits, "%02x", bytes[i]);
        text_add(out, digits);
    }
    return out;
}

/* A row: of what kind, its number, its month as days since 1970 (2023-03-01 is 19417, 2023-04-01 19448, 2023-05-01
 * 19478, 2023-06-01 19509), whether it recurs, how often. */
#define SERVICE "850107"
#define OTHER   "850319012c"
#define MARCH   "194bd9"
#define APRIL   "194bf8"
#define MAY     "194c16"
#define JUNE    "194c35"
#define ELEVEN  "010b"
#define HIDDEN  "01f6"
#define LEFT_IT "0000"

static void a_problem_rises_by_kind_month_and_count(void **state)
{
    (void)state;
    assert_string_equal(risen(OFTEN), "0181" SERVICE MAY ELEVEN);
    /* Ten are hidden; the problem is not. */
    assert_string_equal(risen(but(OFTEN, "demand=k", "demand=a")), "0181" SERVICE MAY HIDDEN);
    assert_string_equal(risen(but(OFTEN, "demand=c", "demand=a")), "0181" SERVICE JUNE HIDDEN);
    assert_string_equal(risen("claim matter"), "");
}

static void a_matter_rises_that_meso_left(void **state)
{
    (void)state;
    assert_string_equal(risen("claim matter; claim decision; body id=a tier=macro; body id=e tier=meso" LEFT),
                        "0181" OTHER APRIL LEFT_IT);
    assert_string_equal(risen(OFTEN LEFT), "0182" SERVICE MAY ELEVEN OTHER APRIL LEFT_IT);
    assert_string_equal(risen(but(OFTEN LEFT, "due=2024-06-29", "due=2024-06-30")), "0181" SERVICE MAY ELEVEN);
    /* The first of two, whatever their order; without a kind there is nothing to name. */
    assert_string_equal(risen(OFTEN LEFT "; matter id=n kind=other topic=300 raised=2023-03-31 due=2024-06-28 "
                                         "agenda_complete; agenda matter=1 body=1 date=2023-05-01"),
                        "0182" SERVICE MAY ELEVEN OTHER MARCH LEFT_IT);
    assert_string_equal(risen(OFTEN LEFT "; matter id=n kind=other topic=300 raised=2023-05-20 due=2024-06-28 "
                                         "agenda_complete; agenda matter=1 body=1 date=2023-05-20"),
                        "0182" SERVICE MAY ELEVEN OTHER APRIL LEFT_IT);
    assert_string_equal(risen(but(OFTEN LEFT, "topic=300 ", "")), "0181" SERVICE MAY ELEVEN);
}

static void a_count_begins_where_it_was_settled(void **state)
{
    (void)state;
    assert_string_equal(risen(OFTEN "; matter id=m kind=service topic=7 raised=2023-04-01 closed=2023-04-30 "
                                    "closing=other; agenda matter=0 body=1 date=2023-04-01"),
                        "0181" SERVICE JUNE HIDDEN);
    /* Perhaps settled: no problem is known; another matter of the kind rises, how often is not known. */
    assert_string_equal(risen(OFTEN "; matter id=m kind=service topic=7 raised=2023-04-01 closed=unknown; "
                                    "agenda matter=0 body=1 date=2023-04-01; matter id=n kind=service topic=7 "
                                    "raised=2023-05-31 due=2024-06-29 agenda_complete; agenda matter=1 body=1 "
                                    "date=2023-05-31"),
                        "0181" SERVICE MAY "00f6");
}

static void what_is_asked_wrongly_is_refused(void **state)
{
    integra_territory *territory = territory_of(OFTEN);
    uint8_t bytes[256];
    size_t size = 0;
    (void)state;
    assert_int_equal(integra_territory_rise(NULL, NULL, 0, bytes, sizeof bytes, &size, NULL),
                     INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_rise(territory, NULL, 0, NULL, sizeof bytes, &size, NULL),
                     INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_rise(territory, NULL, 0, bytes, sizeof bytes, NULL, NULL),
                     INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_territory_rise(territory, NULL, INTEGRA_DATE_UNKNOWN, bytes, sizeof bytes, &size, NULL),
                     INTEGRA_ERR_INVALID_DATE);
    assert_int_equal(integra_territory_rise(territory, NULL, day_of(AT), bytes, 20, &size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(size, 32);
    integra_territory_destroy(territory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_problem_rises_by_kind_month_and_count),
        cmocka_unit_test(a_matter_rises_that_meso_left),
        cmocka_unit_test(a_count_begins_where_it_was_settled),
        cmocka_unit_test(what_is_asked_wrongly_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
