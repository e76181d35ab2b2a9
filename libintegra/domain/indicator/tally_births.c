/* tally_births.c - what stays that are not kept say of births (B3): the rows of one person are combined.
 * Spec: spec/50-indicators.md (IND-8).  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_births.h"

#include <string.h>

#include "core/date.h"
#include "indicator_layout.h"
#include "tally_spans.h"

enum { YEAR_LEAST = 365, YEAR_MOST = 366 };

/* Each is written, and stays where it says something. */
size_t integra__tally_births_write(const integra_id *persons, const integra_date *births, const uint8_t *says,
                                   size_t count, uint8_t *rows)
{
    uint8_t *row = rows;
    for (size_t i = 0; i < count; i++) {
        const uint32_t birth = integra__row_bits(births[i]);
        memcpy(row, &persons[i], INTEGRA__ID_SIZE);
        integra__row_set_word(row, INTEGRA__BIRTH_EARLIEST, birth, birth);
        row += (says[i] >> INTEGRA__TALLY_BIRTHS & 1u) * INTEGRA__BIRTH_SIZE;
    }
    return (size_t)(row - rows) / INTEGRA__BIRTH_SIZE;
}

size_t integra__tally_ages_write(const integra_id *persons, const integra_date *admissions, const uint32_t *ages,
                                 const uint8_t *says, size_t count, uint8_t *rows)
{
    uint8_t *row = rows;
    for (size_t i = 0; i < count; i++) {
        if ((says[i] >> INTEGRA__TALLY_AGES & 1u) != 0) {
            const integra__span span = integra__tally_born(admissions[i], ages[i]);
            const uint32_t from = integra__row_bits(span.from), to = integra__row_bits(span.to);
            memcpy(row, &persons[i], INTEGRA__ID_SIZE);
            integra__row_set_word(row, INTEGRA__AGES_FROM, from, to);
            integra__row_set_word(row, INTEGRA__AGES_HULL_FROM, from, to);
            row += INTEGRA__AGES_SIZE;
        }
    }
    return (size_t)(row - rows) / INTEGRA__AGES_SIZE;
}

/* Dates of rows are in the order of their bytes. */
static void keep_lesser(uint8_t *row, const uint8_t *other, size_t at)
{
    if (memcmp(other + at, row + at, 4) < 0) {
        memcpy(row + at, other + at, 4);
    }
}

static void keep_greater(uint8_t *row, const uint8_t *other, size_t at)
{
    if (memcmp(other + at, row + at, 4) > 0) {
        memcpy(row + at, other + at, 4);
    }
}

static void births_combine(uint8_t *row, const uint8_t *other)
{
    keep_lesser(row, other, INTEGRA__BIRTH_EARLIEST);
    keep_greater(row, other, INTEGRA__BIRTH_LATEST);
}

static void ages_combine(uint8_t *row, const uint8_t *other)
{
    keep_greater(row, other, INTEGRA__AGES_FROM);
    keep_lesser(row, other, INTEGRA__AGES_TO);
    keep_lesser(row, other, INTEGRA__AGES_HULL_FROM);
    keep_greater(row, other, INTEGRA__AGES_HULL_TO);
}

static int in_order(integra_date a, integra_date b, integra_date c)
{
    return integra__date_valid(a) && integra__date_valid(c) && a <= b && b <= c;
}

/* Whether an age says the days up to one, beginning in a span. It says them on the last of them; and as the 28th of
 * February goes back from a 29th too, three years later or seven, on that. */
static int says_up_to(const integra_tally *tally, integra_date last, integra__span begin)
{
    static const struct {
        uint32_t age;
        int32_t days;
    } later_on[] = { { 0, 0 }, { 3, 3 * YEAR_LEAST + 1 }, { 7, 7 * YEAR_LEAST + 1 } };
    for (size_t i = 0; i < sizeof later_on / sizeof later_on[0]; i++) {
        if (later_on[i].days <= tally->at - last) {
            integra__span said = integra__tally_born(last + later_on[i].days, later_on[i].age);
            if (said.to == last && said.from >= begin.from && said.from <= begin.to) {
                return 1;
            }
        }
    }
    return 0;
}

/* Whether some days that an age says begin from one day to another, and end from one day to another: a year, or less
 * where the calendar begins. */
static int says_an_age(const integra_tally *tally, integra__span begin, integra__span end)
{
    const integra_date lasts[] = { begin.from + YEAR_MOST - 1, begin.from + YEAR_LEAST - 1, end.from };
    for (size_t i = 0; i < sizeof lasts / sizeof lasts[0]; i++) {
        if (lasts[i] >= end.from && lasts[i] <= end.to && says_up_to(tally, lasts[i], begin)) {
            return 1;
        }
    }
    return 0;
}

/* Births: any dates. Ages: nobody is of one on a day after the tally's; each of the four dates is the first or the last
 * of what one age says, whose other end lies between the two others. */
int integra__tally_births_made(const integra_tally *tally, uint32_t table, const uint8_t *row)
{
    if (table == INTEGRA__TALLY_BIRTHS) {
        integra_date latest = integra__row_date(row, INTEGRA__BIRTH_LATEST);
        return in_order(integra__row_date(row, INTEGRA__BIRTH_EARLIEST), latest, latest);
    }
    const integra__span first = { integra__row_date(row, INTEGRA__AGES_HULL_FROM),
                                  integra__row_date(row, INTEGRA__AGES_FROM) };
    const integra__span last = { integra__row_date(row, INTEGRA__AGES_TO),
                                 integra__row_date(row, INTEGRA__AGES_HULL_TO) };
    return in_order(first.from, first.to, last.to) && in_order(first.from, last.from, last.to) &&
           last.to <= tally->at && says_an_age(tally, (integra__span){ first.from, first.from }, last) &&
           says_an_age(tally, (integra__span){ first.to, first.to }, last) &&
           says_an_age(tally, first, (integra__span){ last.from, last.from }) &&
           says_an_age(tally, first, (integra__span){ last.to, last.to });
}

const integra__row_kind integra__tally_births_kind = { INTEGRA__BIRTH_SIZE, INTEGRA__ID_SIZE, births_combine };
const integra__row_kind integra__tally_ages_kind = { INTEGRA__AGES_SIZE, INTEGRA__ID_SIZE, ages_combine };
