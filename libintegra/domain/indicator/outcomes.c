/* outcomes.c - the least and the greatest that counts and their ratio come to.
 * Spec: spec/50-indicators.md, IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Everybody's outcome is filled in by itself, so a ratio is least or greatest where each one does most for it. Who can
 * only choose between adding nothing and adding one to both counts draws the ratio towards 1: such choices are made for
 * all alike, none or every one of them. Counts have 32 bits (IND-4), and their products 64. */
#include "outcomes.h"

enum {
    NEITHER = INTEGRA__OUTCOME_NEITHER,
    BELOW = INTEGRA__OUTCOME_BELOW,
    ABOVE = INTEGRA__OUTCOME_ABOVE,
    BOTH = INTEGRA__OUTCOME_BOTH,
    ANY = NEITHER | BELOW | ABOVE | BOTH
};

/* How many can have one of these outcomes, and none of those. */
static uint64_t with(const integra__outcomes *outcomes, uint32_t some, uint32_t none)
{
    uint64_t count = 0;
    for (uint32_t set = 1; set < INTEGRA__OUTCOME_SETS; set++) {
        count += (set & some) != 0 && (set & none) == 0 ? outcomes->counts[set] : 0;
    }
    return count;
}

/* How many have outcomes of these alone. */
static uint64_t within(const integra__outcomes *outcomes, uint32_t sets)
{
    return with(outcomes, ANY, ANY & ~sets);
}

/* How many can be outside both counts or in both, given what they cannot or need not be. */
static uint64_t free_to_draw(const integra__outcomes *outcomes, uint32_t none)
{
    return with(outcomes, NEITHER, none) - with(outcomes, NEITHER, none | BOTH);
}

static integra__ratio plus(integra__ratio ratio, uint64_t both)
{
    return (integra__ratio){ ratio.numerator + both, ratio.denominator + both };
}

/* Below for whoever can; then the outcome that adds least: neither, both, above. */
static integra__ratio lowest(const integra__outcomes *outcomes)
{
    const uint64_t drawing = free_to_draw(outcomes, BELOW);
    const uint64_t both = with(outcomes, BOTH, BELOW | NEITHER);
    const integra__ratio least = { both + within(outcomes, ABOVE), both + with(outcomes, BELOW, 0) };
    if (least.numerator == 0 && least.denominator > 0) { /* nothing above: whoever need not be below is left out */
        const uint64_t held = with(outcomes, BELOW, NEITHER);
        return (integra__ratio){ 0, held > 0 ? held : 1 };
    }
    if (least.denominator == 0 && drawing == 0) {
        return (integra__ratio){ 0, 0 };
    }
    if (least.denominator == 0 && least.numerator == 0) {
        return (integra__ratio){ 1, 1 };
    }
    return least.numerator > least.denominator ? plus(least, drawing) : least;
}

/* Where somebody is in the denominator for certain: above for whoever can, then both or neither, below last. */
static integra__ratio highest_above(const integra__outcomes *outcomes)
{
    const uint64_t drawing = free_to_draw(outcomes, ABOVE);
    const uint64_t both = with(outcomes, BOTH, ABOVE | NEITHER);
    const integra__ratio most = { both + with(outcomes, ABOVE, 0), both + within(outcomes, BELOW) };
    return most.numerator < most.denominator ? plus(most, drawing) : most;
}

/* Where everybody can be outside the denominator, and nobody above: one alone is enough. */
static integra__ratio highest_alone(const integra__outcomes *outcomes)
{
    if (with(outcomes, BOTH, 0) > 0) {
        return (integra__ratio){ 1, 1 };
    }
    return (integra__ratio){ 0, with(outcomes, BELOW, 0) > 0 };
}

void integra__outcomes_bounds(const integra__outcomes *outcomes, integra__bounds *bounds_out)
{
    bounds_out->numerator = within(outcomes, ABOVE | BOTH);
    bounds_out->numerator_highest = with(outcomes, ABOVE | BOTH, 0);
    bounds_out->denominator = within(outcomes, BELOW | BOTH);
    bounds_out->denominator_highest = with(outcomes, BELOW | BOTH, 0);
    bounds_out->lowest = lowest(outcomes);
    bounds_out->unbounded = bounds_out->denominator == 0 && with(outcomes, ABOVE, 0) > 0;
    if (bounds_out->denominator > 0) {
        bounds_out->highest = highest_above(outcomes);
    } else {
        bounds_out->highest = bounds_out->unbounded ? (integra__ratio){ 0, 0 } : highest_alone(outcomes);
    }
}
