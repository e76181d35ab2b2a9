/* figure_classes.c - the largest class of structures whose protocols are equal, where nothing is adopted (A1).
 * Spec: spec/50-indicators.md, IND-8 and IND-11.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Which class is the largest depends on all structures, so outcomes one by one do not say it. The least ratio: every
 * class is held to the size of the one that is largest for certain, and whoever adds nothing to a class stands below.
 * (A larger size adds to numerator and denominator alike, which does not lessen a ratio below 1.) The greatest: one
 * class takes in all who can be of it, and whoever need not be below is not. */
#include "figure_class_table.h"

#include "figure_evaluators.h"

#define CLASS_LEAST 2 /* one structure alone is no class */

static uint64_t as_class(uint64_t size)
{
    return size >= CLASS_LEAST ? size : 0;
}

static uint64_t at_most(uint64_t size, uint64_t most)
{
    return size < most ? size : most;
}

/* All that count for certain, or may. */
static integra__figure_members all_of(const integra__figure_class_table *table)
{
    integra__figure_members all = { table->any.certain + table->none.certain,
                                    table->any.perhaps + table->none.perhaps };
    for (size_t i = 0; i < table->count; i++) {
        const integra__figure_class *one = &table->classes[i];
        all.certain += one->known.certain + one->if_any.certain;
        all.perhaps += one->known.perhaps + one->if_any.perhaps;
    }
    return all;
}

/* Nobody in the numerator: of the denominators there can be the least, but not 0. */
static integra__ratio nought(integra__figure_members all)
{
    return (integra__ratio){ 0, all.certain > 0 ? all.certain : all.perhaps > 0 };
}

static integra__ratio lowest_of(const integra__figure_class_table *table, integra__figure_members all)
{
    const uint64_t size = as_class(integra__figure_class_least(table->least.first));
    if (size == 0) {
        return nought(all);
    }
    integra__ratio ratio = { size, integra__figure_members_all(table->any) + integra__figure_members_all(table->none) };
    for (size_t i = 0; i < table->count; i++) {
        const integra__figure_class *one = &table->classes[i];
        ratio.denominator += at_most(integra__figure_members_all(one->known), size);
        ratio.denominator += integra__figure_members_all(one->if_any);
    }
    return ratio;
}

/* As large as it can be, one class (or NULL: of nobody but those of any). Where nobody else counts for certain the
 * ratio is 1 with fewer too, but the upper limit of 1 is the same of any denominator. */
static integra__ratio highest_with(const integra__figure_class_table *table, const integra__figure_class *one,
                                   integra__figure_members all)
{
    const uint64_t most = integra__figure_class_most(one) + integra__figure_members_all(table->any);
    const uint64_t held = table->any.certain + (one == NULL ? 0 : one->known.certain + one->if_any.certain);
    return (integra__ratio){ as_class(most), most < CLASS_LEAST ? 0 : all.certain - held + most };
}

static integra__ratio highest_of(const integra__figure_class_table *table, integra__figure_members all)
{
    integra__ratio highest = highest_with(table, NULL, all);
    for (size_t i = 0; i < table->count; i++) {
        const integra__ratio ratio = highest_with(table, &table->classes[i], all);
        highest = integra__ratio_more(ratio, highest) ? ratio : highest;
    }
    return highest.denominator > 0 ? highest : nought(all);
}

static uint64_t largest_of(const integra__figure_class_table *table)
{
    return as_class(integra__figure_class_most(table->most.first) + integra__figure_members_all(table->any));
}

int integra__figure_classes_counts(const integra__figure_ask *ask, integra__figure_counts *counts_out)
{
    const integra_tally *tally = ask->tally;
    integra__figure_class_table table;
    if (!integra__figure_class_table_make(&table, &tally->allocator, tally->tables[INTEGRA__TALLY_ROWS], tally->at)) {
        return 0;
    }
    const integra__figure_members all = all_of(&table);
    counts_out->bounds = (integra__bounds){ as_class(integra__figure_class_least(table.least.first)),
                                            largest_of(&table),
                                            all.certain,
                                            integra__figure_members_all(all),
                                            lowest_of(&table, all),
                                            highest_of(&table, all),
                                            0 };
    integra__figure_class_table_release(&table);
    return 1;
}

/* ---- who is in the largest class ---- */

typedef struct telling {
    const integra__figure_class_table *table;
    integra_date at;
} telling;

static const integra__figure_class *other_than(const integra__figure_best *best, const integra__figure_class *one)
{
    return best->first == one ? best->second : best->first;
}

/* Whether a class of one size goes before another class of that size. */
static int goes_before(const integra__figure_class *one, uint64_t size, const integra__figure_class *other,
                       uint64_t other_size)
{
    return other == NULL || size > other_size ||
           (size == other_size && memcmp(one->digest, other->digest, sizeof one->digest) < 0);
}

/* The class as large as it can be, all others as small. */
static int can_be_largest(const integra__figure_class_table *table, const integra__figure_class *one)
{
    const integra__figure_class *other = other_than(&table->least, one);
    const uint64_t size = integra__figure_class_most(one) + integra__figure_members_all(table->any);
    return as_class(size) > 0 && goes_before(one, size, other, integra__figure_class_least(other));
}

/* The other way round; those of any class may also be one by themselves, of a digest lower than any. */
static int must_be_largest(const integra__figure_class_table *table, const integra__figure_class *one)
{
    const integra__figure_class *other = other_than(&table->most, one);
    const uint64_t size = integra__figure_class_least(one), any = integra__figure_members_all(table->any);
    return as_class(size) > 0 && size > any && goes_before(one, size, other, integra__figure_class_most(other) + any);
}

static uint32_t outcomes_of(const integra__figure_class_table *table, const integra__figure_structure *one)
{
    if (one->in_class == INTEGRA__FIGURE_CLASS_NONE) {
        return INTEGRA__OUTCOME_BELOW;
    }
    if (one->in_class == INTEGRA__FIGURE_CLASS_ANY) { /* it makes the largest class larger than any other */
        return largest_of(table) > 0 ? INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH : INTEGRA__OUTCOME_BELOW;
    }
    const integra__figure_class *class = integra__figure_class_find(table, one->digest);
    if (one->in_class == INTEGRA__FIGURE_CLASS_KNOWN && must_be_largest(table, class)) {
        return INTEGRA__OUTCOME_BOTH;
    }
    return can_be_largest(table, class) ? INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH : INTEGRA__OUTCOME_BELOW;
}

static uint32_t evaluate(void *context, integra__row_cursor *cursor)
{
    const telling *of = context;
    const integra__figure_structure one = integra__figure_structure_read(of->at, cursor);
    const uint32_t outcomes = one.counted == INTEGRA_TRI_NO ? 0 : outcomes_of(of->table, &one);
    return integra__figure_if_counted(one.counted, outcomes);
}

int integra__figure_classes(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    const integra_tally *tally = ask->tally;
    const integra__rows *rows = tally->tables[INTEGRA__TALLY_ROWS];
    integra__figure_class_table table;
    if (!integra__figure_class_table_make(&table, &tally->allocator, rows, tally->at)) {
        return 0;
    }
    telling of = { &table, tally->at };
    integra__figure_each(rows, evaluate, &of, listener);
    integra__figure_class_table_release(&table);
    return 1;
}
