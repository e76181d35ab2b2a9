/* test_directory_publics.c - every public of a demand against every public of an offer, held against the people there
 * may be. Spec: spec/22-directory.md (ORI-11, ORI-12, GEN-1, GEN-4); spec/20-orientation.md, "For whom".  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "offers.h"

enum { SETS = 1 << INTEGRA__PUBLIC_CODES, ORI_11 = 2011, PEOPLE = 3 * 2 * 2 };

enum { CHILD, ADULT, OLDER };

/* Somebody: a child, an adult up to 60 or one beyond, disabled or not, with mental health troubles or not. */
typedef struct somebody {
    int age, disabled, troubled;
} somebody;

static somebody person(int number)
{
    return (somebody){ number % 3, number / 3 % 2, number / 6 };
}

static int is(somebody one, uint32_t public)
{
    switch (public) {
    case INTEGRA_PUBLIC_CHILDREN:
        return one.age == CHILD;
    case INTEGRA_PUBLIC_ADULTS:
        return one.age != CHILD;
    case INTEGRA_PUBLIC_OVER_60:
        return one.age == OLDER;
    case INTEGRA_PUBLIC_DISABLED:
        return one.disabled;
    case INTEGRA_PUBLIC_MENTAL_HEALTH:
        return one.troubled;
    default:
        return 1; /* of another public, of one that was added, as of anyone, nothing follows */
    }
}

/* Whether the demand may be for this person: nothing that it says is against it. */
static int may_be(somebody one, uint32_t said, integra_tri over_60)
{
    for (uint32_t public = 0; public < INTEGRA__PUBLIC_CODES; public ++) {
        if ((said & BIT(public)) != 0 && !is(one, public)) {
            return 0;
        }
    }
    return over_60 == INTEGRA_TRI_UNKNOWN || (over_60 == INTEGRA_TRI_YES) == (one.age == OLDER);
}

enum {
    TOLD = INTEGRA_PUBLIC_BIT_CHILDREN | INTEGRA_PUBLIC_BIT_ADULTS | INTEGRA_PUBLIC_BIT_OVER_60 |
           INTEGRA_PUBLIC_BIT_DISABLED | INTEGRA_PUBLIC_BIT_MENTAL_HEALTH
};

/* One public: yes 2 where all whom the demand may be for are of it, no 0 where none is, else 1. */
static int fits_one(uint32_t public, uint32_t said, integra_tri over_60)
{
    int are = 0, are_not = 0;
    if (public != INTEGRA_PUBLIC_ANYONE && (TOLD & BIT(public)) == 0) {
        /* Another public, neither side says which; of one that was added, whoever is said to be of it. */
        return public != INTEGRA_PUBLIC_OTHER && (said & BIT(public)) != 0 ? 2 : 1;
    }
    for (int i = 0; i < PEOPLE; i++) {
        if (may_be(person(i), said, over_60)) {
            are += is(person(i), public);
            are_not += !is(person(i), public);
        }
    }
    return are_not == 0 ? 2 : are > 0;
}

static int fits(uint32_t publics, uint32_t said, integra_tri over_60)
{
    int best = publics == 0 ? 2 : 0;
    for (uint32_t public = 0; public < INTEGRA__PUBLIC_CODES; public ++) {
        int fit = (publics & BIT(public)) != 0 ? fits_one(public, said, over_60) : 0;
        best = fit > best ? fit : best;
    }
    return best;
}

static int somebody_may_be(uint32_t said, integra_tri over_60)
{
    int found = 0;
    for (int i = 0; i < PEOPLE; i++) {
        found += may_be(person(i), said, over_60);
    }
    return found;
}

/* All sets of a demand, all answers to over_60, all sets of an offer: what is for nobody is refused, all else matched.
 */
static void every_public_is_matched(void **state)
{
    (void)state;
    for (uint32_t publics = 0; publics < SETS; publics++) {
        integra_directory *directory = empty_directory();
        integra_offer given = plain_offer(1);
        given.publics = publics;
        offer(directory, given);
        for (uint32_t i = 0; i < SETS * 3; i++) {
            integra_demand demand = parisian_demand();
            integra_choice choice;
            integra_error error = { 0 };
            demand.publics = i % SETS;
            demand.over_60 = (integra_tri)(i / SETS);
            integra_choice_init(&choice, sizeof choice);
            integra_status status =
                integra_directory_choose(directory, &demand, INTEGRA_SERVICE_HOME_HELP, &choice, &error);
            if ((demand.publics & INTEGRA_PUBLIC_BIT_ANYONE) != 0) {
                assert_int_equal(status, INTEGRA_ERR_INVALID_VALUE);
                assert_int_equal(error.rule, ORI_11);
            } else if (!somebody_may_be(demand.publics, demand.over_60)) {
                assert_int_equal(status, INTEGRA_ERR_REFUSED);
                assert_int_equal(error.rule, ORI_11);
            } else {
                int fit = fits(publics, demand.publics, demand.over_60);
                assert_int_equal(status, INTEGRA_OK);
                assert_int_equal(choice.reason, fit == 0 ? INTEGRA_PASSING_PUBLIC : INTEGRA_PASSING_NONE);
                assert_int_equal(choice.check_first, fit == 1);
            }
        }
        integra_directory_destroy(directory);
    }
}

/* What a demand says of whom it is for is read by no protocol (GEN-4): the response has the same bytes. */
static void no_response_reads_them(void **state)
{
    (void)state;
    static uint8_t plain[4096], said[4096];
    integra_rules *rules = NULL;
    integra_protocol *protocol = NULL;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    for (uint32_t motive = 0; motive < MOTIVES; motive++) {
        integra_demand demand = plain_demand(BIT(motive));
        size_t sizes[2] = { 0, 0 };
        for (int i = 0; i < 2; i++) {
            integra_orientation response;
            integra_orientation_init(&response, sizeof response);
            demand.publics = i == 0 ? 0 : INTEGRA_PUBLIC_BIT_DISABLED | INTEGRA_PUBLIC_BIT_ADULTS;
            assert_int_equal(integra_orientation_evaluate(rules, protocol, &demand, &response, NULL), INTEGRA_OK);
            assert_int_equal(
                integra_orientation_encode(&response, i == 0 ? plain : said, sizeof plain, &sizes[i], NULL),
                INTEGRA_OK);
        }
        assert_int_equal(sizes[0], sizes[1]);
        assert_memory_equal(plain, said, sizes[0]);
    }
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_public_is_matched),
        cmocka_unit_test(no_response_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
