/* faults_figures.c - faults of figures that are made of tallies, and compared.
 * Spec: spec/00-conventions.md, "Errors"; spec/50-indicators.md (IND-7 to IND-11).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static integra_tally *tally_of(uint32_t indicator, const integra_rules *rules)
{
    integra_tally *made = NULL;
    integra_tally_subject subject;
    integra_tally_subject_init(&subject, sizeof subject);
    subject.indicator = indicator;
    subject.at = 19723;
    subject.parts = 1;
    subject.held = 1;
    assert_int_equal(integra_tally_create(&subject, rules, NULL, &made, NULL), INTEGRA_OK);
    return made;
}

/* ---- made ---- */

static integra_status make(uint32_t indicator, const integra_rules *rules, const integra_figure_options *options,
                           integra_figure *figure_out, integra_error *error)
{
    integra_tally *tally = tally_of(indicator, rules);
    integra_figure_init(figure_out, sizeof *figure_out);
    integra_status status = integra_tally_figure(tally, options, figure_out, error);
    integra_tally_destroy(tally);
    return status;
}

#define MAKE(name, indicator, from, to, conforms, by)                                                                  \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_figure figure;                                                                                         \
        integra_figure_options options;                                                                                \
        integra_figure_options_init(&options, sizeof options);                                                         \
        options.covers_from = from;                                                                                    \
        options.covers_to = to;                                                                                        \
        options.conformity = conforms;                                                                                 \
        options.requester = by;                                                                                        \
        return make(INTEGRA_INDICATOR_##indicator, NULL, &options, &figure, error);                                    \
    }

#define NO_DAY INTEGRA_DATE_UNKNOWN

MAKE(figure_conformity, A2, NO_DAY, NO_DAY, INTEGRA_CONFORMITY_BASIS_ADOPTED, 0)
MAKE(figure_requester, SHARE, NO_DAY, NO_DAY, 0, 0)
MAKE(covers_days, A4, 100, NO_DAY, 0, 0)
MAKE(covers_order, A4, 100, 99, 0, 0)

PROVOKE(identifiers_counting)
{
    size_t count = 0;
    integra_tally *tally = tally_of(INTEGRA_INDICATOR_A4, NULL);
    integra_status status = integra_tally_identifiers(tally, NULL, 3, NULL, 0, &count, error);
    integra_tally_destroy(tally);
    return status;
}

/* ---- compared ---- */

static integra_status compare(const integra_figure *earlier, const integra_figure *later, integra_error *error)
{
    integra_figure_change change;
    integra_figure_change_init(&change, sizeof change);
    return integra_figure_compare(earlier, later, &change, error);
}

static void made(uint32_t indicator, const integra_rules *rules, uint32_t conformity, uint32_t requester,
                 integra_figure *figure_out)
{
    integra_figure_options options;
    integra_figure_options_init(&options, sizeof options);
    options.conformity = conformity;
    options.requester = requester;
    assert_int_equal(make(indicator, rules, &options, figure_out, NULL), INTEGRA_OK);
}

PROVOKE(figures_indicator)
{
    integra_figure calls, bodies;
    made(INTEGRA_INDICATOR_A4, NULL, 0, 0, &calls);
    made(INTEGRA_INDICATOR_A2, NULL, 0, 0, &bodies);
    return compare(&calls, &bodies, error);
}

PROVOKE(figures_pack)
{
    integra_figure old, recent;
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("dac-2022", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    made(INTEGRA_INDICATOR_A4, NULL, 0, 0, &old);
    made(INTEGRA_INDICATOR_A4, rules, 0, 0, &recent);
    integra_rules_destroy(rules);
    return compare(&old, &recent, error);
}

PROVOKE(figures_requester)
{
    integra_figure carers, others;
    made(INTEGRA_INDICATOR_SHARE, NULL, 0, INTEGRA_REQUESTER_CARER, &carers);
    made(INTEGRA_INDICATOR_SHARE, NULL, 0, INTEGRA_REQUESTER_PERSON, &others);
    return compare(&carers, &others, error);
}

PROVOKE(figures_conformity)
{
    integra_figure adopted, largest;
    made(INTEGRA_INDICATOR_A1, NULL, INTEGRA_CONFORMITY_BASIS_ADOPTED, 0, &adopted);
    made(INTEGRA_INDICATOR_A1, NULL, 0, 0, &largest);
    return compare(&adopted, &largest, error);
}

#define BARE(fault, name)                                                                                              \
    {                                                                                                                  \
        INTEGRA_FAULT_##fault, name,                                                                                   \
        {                                                                                                              \
            NULL, NULL                                                                                                 \
        }                                                                                                              \
    }

PROVOCATIONS(faults_of_figures, BARE(FIGURE_CONFORMITY, figure_conformity), BARE(FIGURE_REQUESTER, figure_requester),
             BARE(COVERS_DAYS, covers_days), BARE(COVERS_ORDER, covers_order),
             BARE(IDENTIFIERS_COUNTING, identifiers_counting), BARE(FIGURES_INDICATOR, figures_indicator),
             BARE(FIGURES_PACK, figures_pack), BARE(FIGURES_REQUESTER, figures_requester),
             BARE(FIGURES_CONFORMITY, figures_conformity));
