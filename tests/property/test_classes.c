/* test_classes.c - the largest class of protocols, against every way of filling in a few structures.
 * Spec: spec/50-indicators.md, IND-8, IND-9 and IND-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

enum { MOST = 6, KINDS = 18, RANDOM = 300 };

/* Protocols, in the order of their digests: three that rows give, and others below and behind them. */
enum { NONE, BELOW_A, A, B, C, BEHIND_C, PROTOCOLS };

/* What is known of a structure: of which classes it may be, a bit each; whether it is of the territory. */
typedef struct structure {
    uint32_t may;
    int perhaps;
} structure;

static structure structure_of(uint32_t kind)
{
    static const uint32_t may[] = {
        1u << NONE,           1u << A, 1u << B, 1u << C, 1u << A | 1u << NONE, 1u << B | 1u << NONE,
        1u << C | 1u << NONE, 0x3f,    0x3f
    };
    return (structure){ may[kind / 2], (int)(kind % 2) };
}

/* ---- the library ---- */

typedef struct table {
    integra_id ids[2 * MOST];
    integra_tri on_territory[2 * MOST], has_protocol[2 * MOST];
    uint8_t digests[2 * MOST][32];
    size_t count;
} table;

static void row(table *to, uint32_t number, uint32_t kind, integra_tri has_protocol, uint8_t digest)
{
    const size_t at = to->count++;
    memset(&to->ids[at], 0, sizeof to->ids[at]);
    memset(to->digests[at], 0, sizeof to->digests[at]);
    to->ids[at].bytes[0] = (uint8_t)(number + 1);
    to->on_territory[at] = kind % 2 != 0 ? INTEGRA_TRI_UNKNOWN : INTEGRA_TRI_YES;
    to->has_protocol[at] = has_protocol;
    to->digests[at][0] = digest;
}

static void rows_of(table *to, uint32_t number, uint32_t kind)
{
    static const uint8_t digests[] = { 0, A, B, C, A, B, C, 0, 0 };
    const uint32_t what = kind / 2;
    if (what == 0 || (what >= 4 && what <= 6)) {
        row(to, number, kind, INTEGRA_TRI_NO, 0);
    }
    if (what > 0) {
        row(to, number, kind, what == 8 ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN, digests[what]);
    }
}

static uint32_t mask_of(integra_tally *tally, uint32_t counting)
{
    integra_id ids[MOST];
    size_t count = 0;
    uint32_t mask = 0;
    assert_int_equal(integra_tally_identifiers(tally, NULL, counting, ids, MOST, &count, NULL), INTEGRA_OK);
    for (size_t i = 0; i < count; i++) {
        mask |= 1u << (ids[i].bytes[0] - 1);
    }
    return mask;
}

static void ask(const uint32_t *kinds, uint32_t count, integra_figure *figure, uint32_t *certain, uint32_t *possible)
{
    integra_tally_subject subject;
    integra_tally *tally = NULL;
    table rows = { .count = 0 };
    for (uint32_t i = 0; i < count; i++) {
        rows_of(&rows, i, kinds[i]);
    }
    integra_tally_subject_init(&subject, sizeof subject);
    subject.indicator = INTEGRA_INDICATOR_A1;
    subject.at = 20000;
    subject.parts = 1;
    subject.held = 1;
    const void *columns[] = { rows.ids, rows.on_territory, NULL, NULL, rows.has_protocol, rows.digests };
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_add(tally, columns, 6, rows.count, NULL), INTEGRA_OK);
    integra_figure_init(figure, sizeof *figure);
    assert_int_equal(integra_tally_figure(tally, NULL, figure, NULL), INTEGRA_OK);
    *certain = mask_of(tally, INTEGRA_COUNTING_CERTAIN);
    *possible = mask_of(tally, INTEGRA_COUNTING_POSSIBLE);
    integra_tally_destroy(tally);
}

/* ---- every filling ---- */

typedef struct tried {
    uint8_t counts[MOST + 1][MOST + 1]; /* which (numerator, denominator) there are */
    uint32_t always, ever;              /* who is in the numerator */
} tried;

/* A choice of each structure: 0 does not count, else the class it is of, one more. */
static void try_one(tried *all, const uint32_t *chosen, uint32_t count)
{
    uint32_t sizes[PROTOCOLS] = { 0 }, denominator = 0, largest = NONE, mask = 0;
    for (uint32_t i = 0; i < count; i++) {
        denominator += chosen[i] > 0;
        sizes[chosen[i] > 0 ? chosen[i] - 1 : NONE]++;
    }
    sizes[NONE] = 1; /* what a class must exceed */
    for (uint32_t protocol = 1; protocol < PROTOCOLS; protocol++) {
        largest = sizes[protocol] > sizes[largest] ? protocol : largest;
    }
    for (uint32_t i = 0; largest != NONE && i < count; i++) {
        mask |= chosen[i] == largest + 1 ? 1u << i : 0;
    }
    all->counts[largest == NONE ? 0 : sizes[largest]][denominator] = 1;
    all->always &= mask;
    all->ever |= mask;
}

static int is_allowed(structure of, uint32_t choice)
{
    return choice == 0 ? of.perhaps : (int)(of.may >> (choice - 1) & 1u);
}

static tried try_all(const uint32_t *kinds, uint32_t count)
{
    tried all = { .always = UINT32_MAX };
    uint32_t chosen[MOST] = { 0 }, at = 0, first = 1;
    while (at < count || first) {
        int allowed = 1;
        first = 0;
        for (uint32_t i = 0; i < count; i++) {
            allowed = allowed && is_allowed(structure_of(kinds[i]), chosen[i]);
        }
        if (allowed) {
            try_one(&all, chosen, count);
        }
        for (at = 0; at < count; at++) {
            chosen[at] = (chosen[at] + 1) % (PROTOCOLS + 1);
            if (chosen[at] != 0) {
                break;
            }
        }
    }
    return all;
}

static int64_t ppm_of(uint64_t n, uint64_t d)
{
    return (int64_t)((2000000 * n + d) / (2 * d));
}

/* Lowest and highest as parts per million, and so their intervals by the counts that they are of. */
static void check_figure(const integra_figure *figure, const tried *all)
{
    uint64_t n[2] = { MOST, 0 }, d[2] = { MOST, 0 };
    int64_t ratio[2] = { INT64_MAX, INT64_MIN };
    for (uint64_t i = 0; i <= MOST; i++) {
        for (uint64_t k = 0; k <= MOST; k++) {
            if (!all->counts[i][k]) {
                continue;
            }
            n[0] = i < n[0] ? i : n[0];
            n[1] = i > n[1] ? i : n[1];
            d[0] = k < d[0] ? k : d[0];
            d[1] = k > d[1] ? k : d[1];
            if (k > 0) {
                ratio[0] = ppm_of(i, k) < ratio[0] ? ppm_of(i, k) : ratio[0];
                ratio[1] = ppm_of(i, k) > ratio[1] ? ppm_of(i, k) : ratio[1];
            }
        }
    }
    assert_int_equal(figure->numerator, n[0]);
    assert_int_equal(figure->numerator_highest, n[1]);
    assert_int_equal(figure->denominator, d[0]);
    assert_int_equal(figure->denominator_highest, d[1]);
    assert_true(figure->lowest == (d[1] > 0 ? ratio[0] : INTEGRA_PPM_NONE));
    assert_true(figure->highest == (d[1] > 0 ? ratio[1] : INTEGRA_PPM_NONE));
}

/* The interval is of the filling of the least denominator: no filling of that ratio has a narrower one on that side. */
static void check_intervals(const integra_figure *figure, const tried *all)
{
    static const int64_t lower_of_all[MOST + 1] = { 0, 206549, 342380, 438502, 510109, 565517, 609665 };
    static const int64_t upper_of_none[MOST + 1] = { 0, 793451, 657620, 561498, 489891, 434483, 390335 };
    for (uint64_t k = 1; k <= MOST; k++) {
        if (figure->lowest == 1000000 && all->counts[k][k]) {
            assert_int_equal(figure->interval_lowest, lower_of_all[k]);
            break;
        }
        if (figure->highest == 0 && all->counts[0][k]) {
            assert_int_equal(figure->interval_highest, upper_of_none[k]);
            break;
        }
    }
}

static void check(const uint32_t *kinds, uint32_t count)
{
    integra_figure figure;
    uint32_t certain = 0, possible = 0;
    const tried all = try_all(kinds, count);
    ask(kinds, count, &figure, &certain, &possible);
    check_figure(&figure, &all);
    check_intervals(&figure, &all);
    assert_int_equal(certain, all.always);
    assert_int_equal(possible, all.ever & ~all.always);
}

/* Four structures of every kind, in ascending order of kinds; the first of them alone are one, two and three. */
static void few_structures_are_those_of_every_filling(void **state)
{
    (void)state;
    size_t checked = 0;
    check(NULL, 0);
    for (uint32_t code = 0; code < KINDS * KINDS * KINDS * KINDS; code++) {
        const uint32_t kinds[] = { code / KINDS / KINDS / KINDS, code / KINDS / KINDS % KINDS, code / KINDS % KINDS,
                                   code % KINDS };
        if (kinds[0] > kinds[1] || kinds[1] > kinds[2] || kinds[2] > kinds[3]) {
            continue;
        }
        check(kinds, 4);
        for (uint32_t fewer = 3; fewer > 0 && kinds[fewer] == KINDS - 1; fewer--) { /* once of each */
            check(kinds, fewer);
            checked++;
        }
        checked++;
    }
    assert_int_equal(checked, 5985 + 1140 + 171 + 18); /* C(21, 4), C(20, 3), C(19, 2), 18 */
}

/* Five or six at random. */
static void more_structures_are_those_of_every_filling(void **state)
{
    (void)state;
    uint64_t random = 11;
    for (size_t i = 0; i < RANDOM; i++) {
        uint32_t kinds[MOST], wide = 0;
        for (size_t k = 0; k < MOST; k++) {
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            kinds[k] = (uint32_t)(random >> 33) % KINDS;
            kinds[k] = kinds[k] >= 14 && wide++ > 1 ? kinds[k] % 14 : kinds[k]; /* few of any class: they take long */
        }
        check(kinds, MOST - i % 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_structures_are_those_of_every_filling),
        cmocka_unit_test(more_structures_are_those_of_every_filling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
