/* test_uses.c - what one person's assessments may come to, against every way of filling in a few of them.
 * Spec: spec/50-indicators.md, IND-8 and IND-12.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <integra/integra.h>

enum {
    PEOPLE = 4000,
    MOST = 3,   /* assessments */
    ACTORS = 2, /* rows of each */
    ROWS = MOST * ACTORS,
    AT = 20088,   /* 2024-12-31 */
    FROM = 19723, /* 2024-01-01 */
    MONTHS = 720,
    BLANK = INTEGRA_DATE_UNKNOWN
};

/* Days of assessments, and of who is 60 on them, a day more and a day less. */
static const integra_date days[] = { FROM - 1, FROM, FROM + 200, AT - 1, AT };
enum { DAYS = sizeof days / sizeof days[0] };

typedef struct assessment {
    integra_date date;            /* BLANK: not known */
    uint8_t kind, actors[ACTORS]; /* 0: not known who */
} assessment;

typedef struct person {
    assessment of[MOST];
    size_t count;
    integra_date born_from, born_to;
} person;

static integra_date sixty_years_before(integra_date day)
{
    integra_date born = 0;
    assert_int_equal(integra_date_months_before(day, MONTHS, &born, NULL), INTEGRA_OK);
    return born;
}

/* ---- every filling ---- */

/* 1 neither, 2 below, 8 both, as bits. */
static uint32_t outcome_of(const person *of, integra_date born)
{
    size_t counted = 0, shared = 0;
    int old = 0;
    for (size_t i = 0; i < of->count; i++) {
        const assessment *one = &of->of[i];
        if (one->kind == INTEGRA_ASSESSMENT_KIND_INITIAL && one->date >= FROM && one->date <= AT) {
            counted++;
            shared += one->actors[0] != one->actors[1];
            old |= born <= sixty_years_before(one->date);
        }
    }
    return !old ? 1 : counted == 1 && shared == 1 ? 8 : 2;
}

enum { DATE, KIND, ACTOR, THINGS };

static size_t fill_in(const person *of, person *filled, size_t thing, size_t way)
{
    const assessment *one = &of->of[thing / THINGS];
    assessment *to = &filled->of[thing / THINGS];
    switch (thing % THINGS) {
    case DATE:
        to->date = one->date == BLANK ? days[way] : one->date;
        return one->date == BLANK ? DAYS : 1;
    case KIND:
        to->kind = one->kind == 0 ? (uint8_t)(way + 1) : one->kind;
        return one->kind == 0 ? 2 : 1;
    default: /* who is not known is one, whom both rows are of if both are blank: x, y or another */
        for (size_t i = 0; i < ACTORS; i++) {
            to->actors[i] = one->actors[i] == 0 ? (uint8_t)("xyz"[way]) : one->actors[i];
        }
        return one->actors[0] == 0 || one->actors[1] == 0 ? 3 : 1;
    }
}

static uint32_t try_all(const person *of)
{
    person filled = *of;
    size_t way[MOST * THINGS] = { 0 }, ways[MOST * THINGS], things = of->count * THINGS, thing = 0;
    uint32_t set = 0;
    for (size_t i = 0; i < things; i++) {
        ways[i] = fill_in(of, &filled, i, 0);
    }
    while (thing < things) {
        set |= outcome_of(&filled, of->born_from) | outcome_of(&filled, of->born_to);
        for (size_t i = 0; i < DAYS; i++) {
            const integra_date born = sixty_years_before(days[i]);
            set |= born >= of->born_from && born <= of->born_to ? outcome_of(&filled, born) : 0;
        }
        for (thing = 0; thing < things; thing++) {
            way[thing] = (way[thing] + 1) % ways[thing];
            (void)fill_in(of, &filled, thing, way[thing]);
            if (way[thing] != 0) {
                break;
            }
        }
    }
    return set;
}

/* ---- the library ---- */

/* Rows of each actor: facts stand in one of them, the birth in the first and the last of all. */
static uint32_t ask(const person *of)
{
    integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_A3, AT, 1, 1, { { 0 } } };
    integra_id people[ROWS], ids[ROWS], actors[ROWS];
    integra_date dates[ROWS], births[ROWS];
    uint8_t kinds[ROWS];
    integra_tally *tally = NULL;
    integra_figure figure;
    const size_t count = of->count * ACTORS;
    memset(people, 1, sizeof people);
    memset(ids, 0, sizeof ids);
    memset(actors, 0, sizeof actors);
    for (size_t i = 0; i < count; i++) {
        const assessment *one = &of->of[i / ACTORS];
        ids[i].bytes[0] = (uint8_t)(1 + i / ACTORS);
        actors[i].bytes[3] = one->actors[i % ACTORS];
        dates[i] = i % ACTORS == 0 ? one->date : BLANK;
        kinds[i] = i % ACTORS == 0 ? one->kind : 0;
        births[i] = i == 0 ? of->born_from : i == count - 1 ? of->born_to : BLANK;
    }
    const void *columns[] = { people, ids, dates, kinds, actors, births };
    assert_int_equal(integra_tally_create(&subject, NULL, NULL, &tally, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_add(tally, columns, 6, count, NULL), INTEGRA_OK);
    integra_figure_init(&figure, sizeof figure);
    assert_int_equal(integra_tally_figure(tally, NULL, &figure, NULL), INTEGRA_OK);
    integra_tally_destroy(tally);
    /* of one person, the bounds say which outcomes there are */
    return (figure.denominator == 0 ? 1u : 0u) | (figure.lowest == 0 ? 2u : 0u) |
           (figure.numerator_highest == 1 ? 8u : 0u);
}

/* ---- people made up ---- */

static uint32_t random_below(uint64_t *random, uint32_t limit)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % limit;
}

static person random_person(uint64_t *random)
{
    person of;
    memset(&of, 0, sizeof of);
    of.count = 1 + random_below(random, MOST);
    for (size_t i = 0; i < of.count; i++) {
        of.of[i].date = random_below(random, 4) == 0 ? BLANK : days[random_below(random, DAYS)];
        of.of[i].kind = (uint8_t)((random_below(random, 5) + 2) / 3); /* not known, or twice as often one of the two */
        for (size_t k = 0; k < ACTORS; k++) {
            of.of[i].actors[k] = (uint8_t)("xyx\0"[random_below(random, 4)]);
        }
    }
    of.born_from = sixty_years_before(days[random_below(random, DAYS)]) + (integra_date)random_below(random, 3) - 1;
    of.born_to = of.born_from + (random_below(random, 2) == 0 ? 0 : (integra_date)random_below(random, 300));
    return of;
}

static void outcomes_are_those_of_every_filling(void **state)
{
    (void)state;
    uint64_t random = 3;
    size_t met[16] = { 0 };
    for (size_t i = 0; i < PEOPLE; i++) {
        const person of = random_person(&random);
        const uint32_t expected = try_all(&of);
        assert_int_equal(ask(&of), expected);
        met[expected]++;
    }
    for (size_t i = 0; i < 16; i++) { /* there is every set of neither, below and both */
        assert_int_equal(met[i] > 0, i > 0 && (i & 4u) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(outcomes_are_those_of_every_filling) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
