/* test_directory_limits.c - areas of an offer, how much a directory holds, and the arguments of its calls.
 * Spec: spec/22-directory.md, ORI-12, ORI-22; include/integra/directory.h.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demands.h"
#include "offers.h"

enum { LETTERS = 5, LONGEST = 6, CODES = INTEGRA_AREA_LIMIT + 1, NOTHING = 99 };

static integra_status with_areas(const char *areas, size_t size)
{
    integra_error error = { 0 };
    integra_offer given = plain_offer(1);
    integra_directory *directory = empty_directory();
    given.areas = (integra_text){ areas, size };
    integra_status status = integra_directory_apply(directory, &given, &error);
    assert_int_equal(error.rule, status == INTEGRA_OK ? 0 : ORI_12);
    assert_int_equal(integra_directory_offer_count(directory), status == INTEGRA_OK);
    integra_directory_destroy(directory);
    return status;
}

/* The chapter's sentence, word by word: cut at each space, look at each code, hold it against the one before. */
static int slow_areas(const char *areas, size_t size)
{
    char codes[LONGEST + 2][LONGEST + 2];
    size_t count = 0, length = 0;
    memset(codes, 0, sizeof codes);
    for (size_t i = 0; i < size; i++) {
        if (areas[i] == ' ') {
            count++;
            length = 0;
        } else {
            codes[count][length++] = areas[i];
        }
    }
    for (size_t i = 0; size > 0 && i <= count; i++) {
        size_t letters = strspn(codes[i], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (letters < 2 || letters > 5 || letters != strlen(codes[i]) ||
            (letters == 4 && strspn(codes[i], "0123456789") == 4) || (i > 0 && strcmp(codes[i - 1], codes[i]) >= 0)) {
            return 0;
        }
    }
    return 1;
}

/* Every text of up to six of five characters, among them all that is refused. */
static void every_short_text_of_areas(void **state)
{
    (void)state;
    static const char alphabet[LETTERS] = { '0', '9', 'A', ' ', 'a' };
    unsigned total = 1, accepted = 0;
    for (size_t size = 0; size <= LONGEST; size++, total *= LETTERS) {
        for (unsigned number = 0; number < total; number++) {
            char areas[LONGEST];
            unsigned rest = number;
            for (size_t i = 0; i < size; i++, rest /= LETTERS) {
                areas[i] = alphabet[rest % LETTERS];
            }
            int good = slow_areas(areas, size);
            accepted += (unsigned)good;
            assert_int_equal(with_areas(areas, size), good ? INTEGRA_OK : INTEGRA_ERR_INVALID_TEXT);
        }
    }
    /* None; one code of two to five of three letters, those of four digits left out; two of two in their one order; of
     * two and of three likewise. */
    assert_int_equal(accepted, 1 + (9 + 27 + (81 - 16) + 243) + 9 * 8 / 2 + 9 * 27);
}

static void longer_areas(void **state)
{
    (void)state;
    static const struct {
        const char *areas;
        integra_status status;
    } rows[] = {
        { "2A 2B 75", INTEGRA_OK },
        { "75 751 75101", INTEGRA_OK }, /* a code may begin another */
        { "75 751 76", INTEGRA_OK },
        { "2A00 75", INTEGRA_OK }, /* four characters with a letter lost no zero */
        { "A975", INTEGRA_OK },
        { "975A", INTEGRA_OK },
        { "01001", INTEGRA_OK },
        { "1001", INTEGRA_ERR_INVALID_TEXT },
        { "75 7512 76", INTEGRA_ERR_INVALID_TEXT },
        { "01 1269", INTEGRA_ERR_INVALID_TEXT },
        { "751 75", INTEGRA_ERR_INVALID_TEXT },
        { "13 92 75", INTEGRA_ERR_INVALID_TEXT },
        { "75101 75101", INTEGRA_ERR_INVALID_TEXT },
        { "75101 75100", INTEGRA_ERR_INVALID_TEXT },
        { "75  76", INTEGRA_ERR_INVALID_TEXT },
        { "75\t76", INTEGRA_ERR_INVALID_TEXT },
        { "75,76", INTEGRA_ERR_INVALID_TEXT },
        { "751011", INTEGRA_ERR_INVALID_TEXT },
        { "Z/", INTEGRA_ERR_INVALID_TEXT }, /* the characters beside the digits and letters */
        { "Z:", INTEGRA_ERR_INVALID_TEXT },
        { "9@", INTEGRA_ERR_INVALID_TEXT },
        { "9[", INTEGRA_ERR_INVALID_TEXT },
        { "\xc3\x89T", INTEGRA_ERR_INVALID_TEXT },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(with_areas(rows[i].areas, strlen(rows[i].areas)), rows[i].status);
    }
    assert_int_equal(with_areas("75\0", 3), INTEGRA_ERR_INVALID_TEXT);
    assert_int_equal(with_areas(NULL, 0), INTEGRA_OK);
}

static void areas_have_a_limit(void **state)
{
    (void)state;
    char *areas = malloc(CODES * 6 + 1);
    assert_non_null(areas);
    for (int i = 0; i < CODES; i++) {
        snprintf(areas + i * 6, 7, "%05d ", i);
    }
    assert_int_equal(with_areas(areas, INTEGRA_AREA_LIMIT * 6 - 1), INTEGRA_OK);
    assert_int_equal(with_areas(areas, CODES * 6 - 1), INTEGRA_ERR_INVALID_TEXT);
    free(areas);
}

/* As many as may be; then one more. */
static void a_directory_has_a_limit(void **state)
{
    (void)state;
    integra_directory *directory = empty_directory();
    integra_error error = { 0 };
    integra_offer given = plain_offer(1);
    integra_guichet guichet = plain_guichet();
    for (unsigned i = 1; i <= INTEGRA_OFFER_LIMIT; i++) {
        given.id.bytes[0] = (uint8_t)(i >> 16);
        given.id.bytes[1] = (uint8_t)(i >> 8);
        given.id.bytes[2] = (uint8_t)i;
        assert_int_equal(integra_directory_apply(directory, &given, NULL), INTEGRA_OK);
    }
    assert_int_equal(integra_directory_offer_count(directory), INTEGRA_OFFER_LIMIT);
    given.id.bytes[0] = 9;
    assert_int_equal(integra_directory_apply(directory, &given, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.rule, ORI_12);
    for (unsigned i = 0; i < INTEGRA_GUICHET_LIMIT; i++) {
        assert_int_equal(integra_directory_apply_guichet(directory, &guichet, NULL), INTEGRA_OK);
    }
    assert_int_equal(integra_directory_apply_guichet(directory, &guichet, &error), INTEGRA_ERR_LIMIT);
    assert_int_equal(error.rule, ORI_22);
    assert_int_equal(integra_directory_guichet_count(directory), INTEGRA_GUICHET_LIMIT);
    integra_directory_destroy(directory);
}

/* ---- arguments ---- */

static integra_directory *one;
static integra_demand demand;
static integra_orientation orientation;
static integra_choice choice;
static integra_offer an_offer;
static integra_guichet a_guichet;
static integra_structure a_structure;
static integra_availability days;
static integra_directory *other;
static integra_need need;
static integra_finding finding;
static size_t count;
static uint64_t open;
static uint32_t passed_offer;
static uint8_t reason;

typedef integra_status call(void *const *a, integra_error *error);

static integra_status create(void *const *a, integra_error *e)
{
    return integra_directory_create(NULL, a[0], e);
}
static integra_status apply_offer(void *const *a, integra_error *e)
{
    return integra_directory_apply(a[0], a[1], e);
}
static integra_status apply_guichet(void *const *a, integra_error *e)
{
    return integra_directory_apply_guichet(a[0], a[1], e);
}
static integra_status offer_at(void *const *a, integra_error *e)
{
    return integra_directory_offer_at(a[0], 0, a[1], e);
}
static integra_status guichet_at(void *const *a, integra_error *e)
{
    return integra_directory_guichet_at(a[0], 0, a[1], e);
}
static integra_status choosing(void *const *a, integra_error *e)
{
    return integra_directory_choose(a[0], a[1], INTEGRA_SERVICE_HOME_HELP, a[2], e);
}
static integra_status explaining(void *const *a, integra_error *e)
{
    return integra_directory_explain(a[0], a[1], INTEGRA_SERVICE_HOME_HELP, a[2], a[3], 1, a[4], e);
}
static integra_status unmet(void *const *a, integra_error *e)
{
    return integra_directory_unmet(a[0], a[1], a[2], a[3], 1, a[4], e);
}
static integra_status open_services(void *const *a, integra_error *e)
{
    return integra_directory_open_services(a[0], a[1], a[2], e);
}
static integra_status review(void *const *a, integra_error *e)
{
    return integra_directory_review(a[0], a[1], 1, a[2], e);
}

static integra_status apply_structure(void *const *a, integra_error *e)
{
    return integra_directory_apply_structure(a[0], a[1], e);
}
static integra_status changing(void *const *a, integra_error *e)
{
    return integra_directory_change(a[0], 0, a[1], e);
}
static integra_status merging(void *const *a, integra_error *e)
{
    return integra_directory_merge(a[0], a[1], a[2], 1, a[3], e);
}
static integra_status offer_of(void *const *a, integra_error *e)
{
    return integra_directory_offer_of(a[0], a[1], a[2], e);
}
static integra_status structure_of(void *const *a, integra_error *e)
{
    return integra_directory_structure_of(a[0], a[1], a[2], e);
}
static integra_status structure_at(void *const *a, integra_error *e)
{
    return integra_directory_structure_at(a[0], 0, a[1], e);
}
static integra_status equals(void *const *a, integra_error *e)
{
    return integra_directory_equals(a[0], a[1], INTEGRA_SERVICE_HOME_HELP, a[2], 1, a[3], e);
}

/* Each pointer missing alone: its place in the signature is the index; the structs in and out, by struct_size. */
static void every_argument_is_looked_at(void **state)
{
    (void)state;
    integra_directory *made = NULL;
    const struct {
        call *run;
        void *arguments[5];
        unsigned places[5]; /* in the signature */
        unsigned structs;   /* which have a struct_size, a bit each */
    } rows[] = {
        { create, { &made }, { 1 }, 0 },
        { apply_offer, { one, &an_offer }, { 0, 1 }, 2 },
        { apply_guichet, { one, &a_guichet }, { 0, 1 }, 2 },
        { offer_at, { one, &an_offer }, { 0, 2 }, 2 },
        { guichet_at, { one, &a_guichet }, { 0, 2 }, 2 },
        { choosing, { one, &demand, &choice }, { 0, 1, 3 }, 6 },
        { explaining, { one, &demand, &passed_offer, &reason, &count }, { 0, 1, 3, 4, 6 }, 2 },
        { unmet, { one, &demand, &orientation, &need, &count }, { 0, 1, 2, 3, 5 }, 6 },
        { open_services, { one, &demand, &open }, { 0, 1, 2 }, 2 },
        { review, { one, &finding, &count }, { 0, 1, 3 }, 0 },
        { apply_structure, { one, &a_structure }, { 0, 1 }, 2 },
        { changing, { one, &days }, { 0, 2 }, 2 },
        { merging, { one, other, &finding, &count }, { 0, 1, 2, 4 }, 0 },
        { offer_of, { one, &an_offer.id, &passed_offer }, { 0, 1, 2 }, 0 },
        { structure_of, { one, &a_structure.id, &passed_offer }, { 0, 1, 2 }, 0 },
        { structure_at, { one, &a_structure }, { 0, 2 }, 2 },
        { equals, { one, &demand, &passed_offer, &count }, { 0, 1, 3, 5 }, 2 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (unsigned k = 0; k < 5 && rows[i].arguments[k] != NULL; k++) {
            integra_error error = { 0 };
            void *arguments[5];
            memcpy(arguments, rows[i].arguments, sizeof arguments);
            arguments[k] = NULL;
            assert_int_equal(rows[i].run(arguments, &error), INTEGRA_ERR_NULL_ARGUMENT);
            assert_int_equal(error.index, rows[i].places[k]);
            if ((rows[i].structs >> k & 1u) != 0) {
                uint32_t *size = rows[i].arguments[k], kept = *size;
                *size = kept - 8;
                assert_int_equal(rows[i].run(rows[i].arguments, &error), INTEGRA_ERR_STRUCT_SIZE);
                *size = kept;
            }
        }
        assert_null(made);
    }
}

static void what_is_not_there_is_not_given(void **state)
{
    (void)state;
    integra_error error = { 0 };
    assert_int_equal(integra_directory_offer_at(one, 1, &an_offer, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(error.index, 1);
    assert_int_equal(integra_directory_guichet_at(one, 1, &a_guichet, &error), INTEGRA_ERR_OUT_OF_RANGE);
    assert_int_equal(integra_directory_offer_count(NULL), 0);
    assert_int_equal(integra_directory_guichet_count(NULL), 0);
    integra_directory_destroy(NULL);
    integra_offer_init(NULL, sizeof an_offer);
    an_offer = plain_offer(2);
    an_offer.areas.bytes = NULL;
    assert_int_equal(integra_directory_apply(one, &an_offer, &error), INTEGRA_ERR_NULL_ARGUMENT);
    assert_int_equal(integra_directory_offer_count(one), 1);
}

static int set_up(void **state)
{
    (void)state;
    integra_rules *rules = NULL;
    integra_protocol *protocol = NULL;
    one = empty_directory();
    an_offer = plain_offer(1);
    a_guichet = plain_guichet();
    demand = parisian_demand();
    offer(one, an_offer);
    other = empty_directory();
    a_structure = plain_structure(1);
    assert_int_equal(integra_directory_apply_structure(one, &a_structure, NULL), INTEGRA_OK);
    integra_availability_init(&days, sizeof days);
    assert_int_equal(integra_directory_apply_guichet(one, &a_guichet, NULL), INTEGRA_OK);
    integra_choice_init(&choice, sizeof choice);
    integra_orientation_init(&orientation, sizeof orientation);
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &orientation, NULL), INTEGRA_OK);
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    integra_directory_destroy(one);
    integra_directory_destroy(other);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_short_text_of_areas),   cmocka_unit_test(longer_areas),
        cmocka_unit_test(areas_have_a_limit),          cmocka_unit_test(a_directory_has_a_limit),
        cmocka_unit_test(every_argument_is_looked_at), cmocka_unit_test(what_is_not_there_is_not_given),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
