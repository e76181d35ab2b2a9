/* test_tally_accompaniments.c - what a tally keeps of accompaniments: people, and of a caseload assistants.
 * Spec: spec/50-indicators.md (IND-1, IND-5, IND-10).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally_made.h"

#include "domain/indicator/indicator_layout.h"
#include "domain/indicator/tally.h"

#define ROOM 1024

/* The rows of a table, by the first letter of each identifier. */
static const char *letters(integra_tally *tally, uint32_t table)
{
    static char told[ROWS_MOST + 1];
    size_t count = 0;
    assert_true(integra__tally_settle(tally));
    integra__row_cursor cursor = integra__rows_first(tally->tables[table]);
    for (const uint8_t *row; (row = integra__rows_next(&cursor)) != NULL;) {
        assert_true(count < ROWS_MOST);
        told[count++] = (char)row[0];
    }
    told[count] = '\0';
    return told;
}

static void people_and_assistants(void **state)
{
    /* the period is 2023-06-01 to 2024-05-31 */
    static const struct {
        const char *rows, *people, *assistants;
    } cases[] = {
        { "person=q assistant=b; person=p assistant=a; person=q assistant=a", "pq", "ab" },
        { "person=p assistant=a; person=p assistant=a begins=2000-01-01 ends=2040-01-01 requester=2", "p", "a" },
        { "person=p assistant=a ends=2023-05-31; person=q assistant=b begins=2024-06-01", "", "" },
        { "person=p assistant=a ends=2023-06-01; person=q assistant=b begins=2024-05-31", "pq", "ab" },
        { "person=p assistant=a; person=p assistant=b ends=2023-05-31", "p", "a" },
        { "person=p assistant=p", "p", "p" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        integra_tally *caseload = tally_of(INTEGRA_INDICATOR_CASELOAD, "2024-05-31");
        integra_tally *share = tally_of(INTEGRA_INDICATOR_SHARE, "2024-05-31");
        add_rows(caseload, cases[i].rows);
        add_rows(share, cases[i].rows);
        assert_string_equal(letters(caseload, INTEGRA__TALLY_ROWS), cases[i].people);
        assert_string_equal(letters(caseload, INTEGRA__TALLY_ASSISTANTS), cases[i].assistants);
        assert_string_equal(letters(share, INTEGRA__TALLY_ROWS), cases[i].people);
        assert_null(share->tables[INTEGRA__TALLY_ASSISTANTS]);
        assert_int_equal(count_of(caseload), strlen(cases[i].people));
        assert_int_equal(count_of(share), strlen(cases[i].people));
        integra_tally_destroy(caseload);
        integra_tally_destroy(share);
    }
}

/* The row of the only person, 24 bytes. */
static void assert_only(uint32_t indicator, const char *rows, uint8_t requester)
{
    integra_tally *tally = tally_of(indicator, "2024-05-31");
    uint8_t wanted[24] = { 'p' };
    wanted[16] = requester;
    add_rows(tally, rows);
    assert_string_equal(letters(tally, INTEGRA__TALLY_ROWS), "p");
    integra__row_cursor cursor = integra__rows_first(tally->tables[INTEGRA__TALLY_ROWS]);
    assert_memory_equal(integra__rows_next(&cursor), wanted, sizeof wanted);
    integra_tally_destroy(tally);
}

static void requesters_of_all_rows(void **state)
{
    static const struct {
        const char *rows;
        uint8_t requester;
    } cases[] = {
        { "person=p assistant=a", 0 },
        { "person=p assistant=a requester=7", 7 },
        { "person=p assistant=a; person=p assistant=b requester=2; person=p assistant=c", 2 },
        { "person=p assistant=a requester=2; person=p assistant=b requester=2", 2 },
        { "person=p assistant=a requester=2; person=p assistant=a requester=3", 0xff },
        { "person=p assistant=a requester=3; person=p assistant=a; person=p assistant=a requester=2", 0xff },
        /* a third row of one of them does not settle it; one outside the period says nothing */
        { "person=p assistant=a requester=2; person=p assistant=a requester=3; person=p assistant=b requester=3",
          0xff },
        { "person=p assistant=a requester=2; person=p assistant=a requester=3 ends=2023-05-31", 2 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_only(INTEGRA_INDICATOR_SHARE, cases[i].rows, cases[i].requester);
        assert_only(INTEGRA_INDICATOR_CASELOAD, cases[i].rows, 0);
    }
}

static uint8_t combined(uint8_t said, uint8_t says)
{
    const integra__row_kind *kind = integra__tally_row_kind(INTEGRA_INDICATOR_SHARE, INTEGRA__TALLY_ROWS);
    uint8_t row[24] = { 'p' }, other[24] = { 'p' }, wanted[24] = { 'p' };
    row[16] = said;
    other[16] = says;
    kind->combine(row, other);
    wanted[16] = row[16];
    assert_memory_equal(row, wanted, sizeof row);
    return row[16];
}

/* Whatever the order, whatever the pieces, however often. */
static void requesters_combine_in_any_order(void **state)
{
    static const uint8_t all[] = { 0, 1, 2, 3, 4, 5, 6, 7, INTEGRA__ACCOMPANIMENT_DIFFERS };
    (void)state;
    for (size_t i = 0; i < sizeof all; i++) {
        assert_int_equal(combined(all[i], all[i]), all[i]);
        for (size_t j = 0; j < sizeof all; j++) {
            assert_int_equal(combined(all[i], all[j]), combined(all[j], all[i]));
            for (size_t k = 0; k < sizeof all; k++) {
                assert_int_equal(combined(combined(all[i], all[j]), all[k]),
                                 combined(all[i], combined(all[j], all[k])));
            }
        }
    }
}

/* ---- pieces and parts ---- */

static size_t message_of(integra_tally *tally, uint8_t bytes[ROOM])
{
    size_t size = 0;
    assert_int_equal(integra_tally_encode(tally, bytes, ROOM, &size, NULL), INTEGRA_OK);
    return size;
}

/* Two pieces come to the same message whichever is merged into the other. */
static void pieces_in_both_orders(void **state)
{
    static const uint32_t indicators[] = { INTEGRA_INDICATOR_CASELOAD, INTEGRA_INDICATOR_SHARE };
    static const char *const pieces[] = {
        "person=p assistant=a requester=2; person=q assistant=b; person=r assistant=b requester=1",
        "person=p assistant=b requester=3; person=q assistant=c requester=4; person=r assistant=b requester=1",
    };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        uint8_t whole_bytes[ROOM], bytes[ROOM];
        integra_tally *whole = tally_of(indicators[i], "2024-05-31");
        add_rows(whole, pieces[0]);
        add_rows(whole, pieces[1]);
        const size_t size = message_of(whole, whole_bytes);
        for (size_t first = 0; first < 2; first++) {
            integra_tally *tally = tally_of(indicators[i], "2024-05-31");
            integra_tally *other = tally_of(indicators[i], "2024-05-31");
            add_rows(tally, pieces[first]);
            add_rows(other, pieces[1 - first]);
            assert_int_equal(integra_tally_merge(tally, other, NULL), INTEGRA_OK);
            assert_int_equal(message_of(tally, bytes), size);
            assert_memory_equal(bytes, whole_bytes, size);
            integra_tally_destroy(tally);
            integra_tally_destroy(other);
        }
        integra_tally_destroy(whole);
    }
}

static integra_tally *part_of(uint64_t held)
{
    integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_CASELOAD, day_of("2024-05-31"), 2, held,
                                      { { 0 } } };
    integra_tally *tally = NULL;
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    return tally;
}

/* Eight people, and of each who accompanies. */
static const char all_people[] = "pqrstuvw", all_assistants[] = "abacdeaf";

/* Who of them is of a part, and who accompanies one of these. */
static void of_part(uint32_t part, char people[9], char assistants[7])
{
    memset(people, 0, 9);
    memset(assistants, 0, 7);
    for (size_t i = 0; i < 8; i++) {
        const integra_id id = { { (uint8_t)all_people[i] } };
        if (integra_id_part(&id, 2) == part) {
            people[strlen(people)] = all_people[i];
        }
    }
    for (char assistant = 'a'; assistant <= 'f'; assistant++) {
        for (size_t i = 0; i < 8; i++) {
            if (all_assistants[i] == assistant && strchr(people, all_people[i]) != NULL) {
                assistants[strlen(assistants)] = assistant;
                break;
            }
        }
    }
}

/* A part of the people has those who accompany them, and no others; merged parts have those of both. */
static void parts_are_of_people(void **state)
{
    static const char rows[] = "person=p assistant=a; person=q assistant=b; person=r assistant=a; person=s assistant=c;"
                               "person=t assistant=d; person=u assistant=e; person=v assistant=a; person=w assistant=f";
    integra_tally *whole = tally_of(INTEGRA_INDICATOR_CASELOAD, "2024-05-31"), *parts[] = { part_of(1), part_of(2) };
    uint8_t whole_bytes[ROOM], bytes[ROOM];
    (void)state;
    add_rows(whole, rows);
    for (uint32_t part = 0; part < 2; part++) {
        char people[9], assistants[7];
        of_part(part, people, assistants);
        assert_true(strlen(people) > 0 && strlen(people) < 8 && strlen(assistants) < 6);
        add_rows(parts[part], rows);
        assert_string_equal(letters(parts[part], INTEGRA__TALLY_ROWS), people);
        assert_string_equal(letters(parts[part], INTEGRA__TALLY_ASSISTANTS), assistants);
    }
    assert_int_equal(integra_tally_merge(parts[1], parts[0], NULL), INTEGRA_OK);
    assert_string_equal(letters(parts[1], INTEGRA__TALLY_ASSISTANTS), "abcdef");
    const size_t size = message_of(whole, whole_bytes);
    assert_int_equal(message_of(parts[1], bytes), size);
    assert_memory_equal(bytes, whole_bytes, size);
    integra_tally_destroy(whole);
    integra_tally_destroy(parts[0]);
    integra_tally_destroy(parts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_and_assistants),
        cmocka_unit_test(requesters_of_all_rows),
        cmocka_unit_test(requesters_combine_in_any_order),
        cmocka_unit_test(pieces_in_both_orders),
        cmocka_unit_test(parts_are_of_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
