/* test_offers_open.c - functions and structures on two days, against every way of filling in a few offers.
 * Spec: spec/50-indicators.md, IND-8 and IND-13.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

enum {
    TRIES = 1500,
    OFFERS = 3,
    NOW = 20088,    /* 2024-12-31 */
    BEFORE = 19722, /* 2023-12-31 */
    SETS = 64,
    SAID = INTEGRA_DATE_SAID_UNKNOWN,
    BLANK = INTEGRA_DATE_UNKNOWN
};

/* The days that can matter, all of which stand for an unknown one. */
static const integra_date days[] = { BEFORE - 1, BEFORE, BEFORE + 1, NOW - 1, NOW, NOW + 1 };
enum { DAYS = sizeof days / sizeof days[0] };

typedef struct offers {
    integra_id structures[OFFERS], ids[OFFERS];
    uint8_t kinds[OFFERS];
    uint32_t functions[OFFERS];
    integra_date opens[OFFERS], closes[OFFERS];
    size_t count;
} offers;

/* ---- every filling ---- */

/* Of counts that some filling comes to: the least and the most; of ratios as parts per million. */
typedef struct bounds {
    uint64_t numerator[2], denominator[2], pairs[2], pairs_before[2];
    int64_t ratio[2];
    int unbounded;
} bounds;

static void widen(uint64_t range[2], uint64_t value)
{
    range[0] = value < range[0] ? value : range[0];
    range[1] = value > range[1] ? value : range[1];
}

static void count_in(bounds *of, uint64_t numerator, uint64_t denominator)
{
    widen(of->numerator, numerator);
    widen(of->denominator, denominator);
    of->unbounded |= denominator == 0 && numerator > 0;
    if (denominator > 0) {
        const int64_t ppm = (int64_t)((2000000 * numerator + denominator) / (2 * denominator));
        of->ratio[0] = ppm < of->ratio[0] ? ppm : of->ratio[0];
        of->ratio[1] = ppm > of->ratio[1] ? ppm : of->ratio[1];
    }
}

static uint64_t functions_of(uint32_t set)
{
    uint64_t count = 0;
    for (; set != 0; set &= set - 1) {
        count++;
    }
    return count;
}

static int is_open(const offers *of, size_t i, integra_date day)
{
    return (of->opens[i] == BLANK || of->opens[i] <= day) && (of->closes[i] == BLANK || of->closes[i] >= day);
}

/* Structures are a and b; whether each is multi-professional is chosen with the rest. */
static void try_one(const offers *of, uint32_t multi, bounds *b1, bounds *b2)
{
    uint32_t now[2] = { 0 }, before[2] = { 0 };
    uint64_t structures[2] = { 0 };
    for (size_t i = 0; i < of->count; i++) {
        const size_t at = of->structures[i].bytes[0] == 'b';
        now[at] |= is_open(of, i, NOW) ? of->functions[i] : 0;
        before[at] |= is_open(of, i, BEFORE) ? of->functions[i] : 0;
    }
    for (size_t i = 0; i < 2; i++) {
        structures[0] += (multi >> i & 1u) != 0 && now[i] != 0;
        structures[1] += (multi >> i & 1u) != 0 && before[i] != 0;
    }
    count_in(b1, functions_of(now[0] | now[1]), functions_of(before[0] | before[1]));
    count_in(b2, structures[0], structures[1]);
    widen(b1->pairs, functions_of(now[0]) + functions_of(now[1]));
    widen(b1->pairs_before, functions_of(before[0]) + functions_of(before[1]));
}

/* Whether structures may be multi-professional, a bit each, is one of these. */
static int may_be(const offers *of, uint32_t multi)
{
    for (size_t i = 0; i < of->count; i++) {
        const int is = (int)(multi >> (of->structures[i].bytes[0] == 'b') & 1u);
        if (of->kinds[i] != 0 && is != (of->kinds[i] <= INTEGRA_STRUCTURE_KIND_HEALTH_CENTRE)) {
            return 0;
        }
    }
    return 1;
}

/* One more than the ways of each thing not known, counted through as an odometer. */
static size_t fill_in(const offers *of, offers *filled, size_t thing, size_t way)
{
    const size_t i = thing / 3;
    if (thing % 3 == 0) {
        filled->opens[i] = of->opens[i] == SAID ? days[way] : of->opens[i];
        return of->opens[i] == SAID ? DAYS : 1;
    }
    if (thing % 3 == 1) {
        filled->closes[i] = of->closes[i] == SAID ? days[way] : of->closes[i];
        return of->closes[i] == SAID ? DAYS : 1;
    }
    filled->functions[i] = of->functions[i] == UINT32_MAX ? (uint32_t)way : of->functions[i];
    return of->functions[i] == UINT32_MAX ? SETS : 1;
}

static void try_all(const offers *of, bounds *b1, bounds *b2)
{
    offers filled = *of;
    size_t way[3 * OFFERS] = { 0 }, ways[3 * OFFERS], things = 3 * of->count, thing = 0;
    for (size_t i = 0; i < things; i++) {
        ways[i] = fill_in(of, &filled, i, 0);
    }
    while (thing < things) {
        for (uint32_t multi = 0; multi < 4; multi++) {
            if (may_be(of, multi)) {
                try_one(&filled, multi, b1, b2);
            }
        }
        for (thing = 0; thing < things; thing++) {
            way[thing] = (way[thing] + 1) % ways[thing];
            (void)fill_in(of, &filled, thing, way[thing]);
            if (way[thing] != 0) {
                break;
            }
        }
    }
}

/* ---- the library ---- */

static void check(uint32_t indicator, const offers *of, const bounds *expected)
{
    integra_tally_subject subject = { sizeof subject, indicator, NOW, 1, 1, { { 0 } } };
    const void *columns[] = { of->structures, of->ids, of->kinds, of->functions, of->opens, of->closes };
    integra_tally *tally = NULL;
    integra_figure figure;
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_add(tally, columns, 6, of->count, NULL), INTEGRA_OK);
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_tally_figure(tally, NULL, &figure, NULL), INTEGRA_OK);
    integra_tally_destroy(tally);
    const int none = expected->denominator[1] == 0;
    assert_int_equal(figure.numerator, expected->numerator[0]);
    assert_int_equal(figure.numerator_highest, expected->numerator[1]);
    assert_int_equal(figure.denominator, expected->denominator[0]);
    assert_int_equal(figure.denominator_highest, expected->denominator[1]);
    assert_true(figure.lowest == (none ? INTEGRA_PPM_NONE : expected->ratio[0]));
    assert_true(figure.highest == (none || expected->unbounded ? INTEGRA_PPM_NONE : expected->ratio[1]));
    if (indicator == INTEGRA_INDICATOR_B1) {
        assert_int_equal(figure.pairs, expected->pairs[0]);
        assert_int_equal(figure.pairs_highest, expected->pairs[1]);
        assert_int_equal(figure.pairs_before, expected->pairs_before[0]);
        assert_int_equal(figure.pairs_before_highest, expected->pairs_before[1]);
    }
}

/* ---- offers made up ---- */

static uint32_t random_below(uint64_t *random, uint32_t limit)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % limit;
}

static integra_date random_day(uint64_t *random)
{
    const uint32_t which = random_below(random, DAYS + 4);
    return which < DAYS ? days[which] : which < DAYS + 2 ? SAID : BLANK;
}

static offers random_offers(uint64_t *random)
{
    static const uint32_t sets[] = { 0, 1, 1, 2, 3, 4, 7, 63 };
    static const uint8_t kinds[] = { 0, INTEGRA_STRUCTURE_KIND_MSP, INTEGRA_STRUCTURE_KIND_HEALTH_CENTRE,
                                     INTEGRA_STRUCTURE_KIND_CCAS };
    const uint8_t kind_of[2] = { kinds[random_below(random, 4)], kinds[random_below(random, 4)] };
    uint32_t unknown = 0;
    offers of;
    memset(&of, 0, sizeof of);
    of.count = 1 + random_below(random, OFFERS);
    for (size_t i = 0; i < of.count; i++) {
        const size_t at = random_below(random, 2);
        of.structures[i].bytes[0] = at == 0 ? 'a' : 'b';
        of.ids[i].bytes[0] = (uint8_t)(i + 1);
        of.kinds[i] = kind_of[at];
        of.functions[i] = random_below(random, 6) == 0 && unknown++ == 0 ? UINT32_MAX : sets[random_below(random, 8)];
        of.opens[i] = random_day(random);
        do {
            of.closes[i] = random_day(random);
        } while (of.opens[i] > SAID && of.closes[i] > SAID && of.closes[i] < of.opens[i]);
    }
    return of;
}

static void figures_are_those_of_every_filling(void **state)
{
    (void)state;
    uint64_t random = 13;
    for (size_t i = 0; i < TRIES; i++) {
        const offers of = random_offers(&random);
        bounds b1 = { { 9, 0 }, { 9, 0 }, { 99, 0 }, { 99, 0 }, { INT64_MAX, 0 }, 0 }, b2 = b1;
        try_all(&of, &b1, &b2);
        check(INTEGRA_INDICATOR_B1, &of, &b1);
        check(INTEGRA_INDICATOR_B2, &of, &b2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(figures_are_those_of_every_filling) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
