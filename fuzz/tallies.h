/* tallies.h - what holds of any tally: it is its message, merging it again changes nothing, and the figures that it
 * comes to are messages too. Spec: spec/50-indicators.md (IND-2, IND-5, IND-7 to IND-9).  Layer: fuzz.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TALLIES_H
#define TALLIES_H

#include "again.h"

/* The message of a tally, of malloc; its size must be given. */
static inline uint8_t *tally_message(integra_tally *tally, size_t *size_out)
{
    must(integra_tally_encode(tally, NULL, 0, size_out, NULL) == INTEGRA_ERR_CAPACITY);
    uint8_t *bytes = malloc(*size_out);
    must(bytes && integra_tally_encode(tally, bytes, *size_out, size_out, NULL) == INTEGRA_OK);
    return bytes;
}

static inline void tally_is(integra_tally *tally, const uint8_t *bytes, size_t size)
{
    size_t written = 0;
    uint8_t *message = tally_message(tally, &written);
    must(again_same(INTEGRA_OK, message, written, bytes, size) == 1);
    free(message);
}

static inline size_t tally_counted(integra_tally *tally, const integra_figure_options *options, uint32_t counting)
{
    size_t count = 0, again = 0;
    integra_status status = integra_tally_identifiers(tally, options, counting, NULL, 0, &count, NULL);
    must(status == (count > 0 ? INTEGRA_ERR_CAPACITY : INTEGRA_OK));
    integra_id *ids = calloc(count + 1, sizeof *ids);
    must(ids && integra_tally_identifiers(tally, options, counting, ids, count, &again, NULL) == INTEGRA_OK);
    must(again == count);
    for (size_t i = 1; i < count; i++) {
        must(memcmp(&ids[i - 1], &ids[i], sizeof *ids) < 0);
    }
    free(ids);
    return count;
}

/* A figure of a tally is a message, reads back as itself and is as it was; who is counted is as many as it says. */
static inline void tally_figured(integra_tally *tally, const integra_figure_options *options)
{
    uint8_t bytes[512], again[512];
    size_t size = 0, again_size = 0;
    integra_figure figure, back;
    integra_figure_change change;
    integra_figure_init(&figure, sizeof figure);
    integra_figure_init(&back, sizeof back);
    integra_figure_change_init(&change, sizeof change);
    must(integra_tally_figure(tally, options, &figure, NULL) == INTEGRA_OK);
    must(integra_figure_encode(&figure, bytes, sizeof bytes, &size, NULL) == INTEGRA_OK);
    must(integra_figure_decode(bytes, size, &back, NULL) == INTEGRA_OK);
    must(integra_figure_encode(&back, again, sizeof again, &again_size, NULL) == INTEGRA_OK);
    must(again_same(INTEGRA_OK, again, again_size, bytes, size) == 1);
    must(integra_figure_compare(&figure, &back, &change, NULL) == INTEGRA_OK);
    must(change.change == 0 || figure.state == INTEGRA_FIGURE_STATE_UNDEFINED);
    size_t certain = tally_counted(tally, options, INTEGRA_COUNTING_CERTAIN);
    size_t possible = tally_counted(tally, options, INTEGRA_COUNTING_POSSIBLE);
    if (figure.indicator != INTEGRA_INDICATOR_A1 && figure.indicator != INTEGRA_INDICATOR_B1) {
        must(certain == figure.numerator && certain + possible == figure.numerator_highest);
    }
}

/* Each figure that may be made of it, with that coverage. */
static inline void tally_figures(integra_tally *tally, integra_date from, integra_date to)
{
    integra_tally_subject subject;
    integra_figure_options options;
    integra_tally_subject_init(&subject, sizeof subject);
    must(integra_tally_about(tally, &subject, NULL) == INTEGRA_OK);
    integra_figure_options_init(&options, sizeof options);
    options.covers_from = from;
    options.covers_to = to;
    const int of_a1 = subject.indicator == INTEGRA_INDICATOR_A1,
              of_share = subject.indicator == INTEGRA_INDICATOR_SHARE;
    const uint32_t group = of_a1 ? INTEGRA_GROUP_CONFORMITY_BASIS : INTEGRA_GROUP_REQUESTER;
    if (!of_share) {
        tally_figured(tally, &options);
    }
    for (size_t i = 0; (of_a1 || of_share) && i < integra_word_count(group); i++) {
        *(of_a1 ? &options.conformity : &options.requester) = integra_word_at(group, i);
        tally_figured(tally, &options);
    }
}

/* Merging a tally with itself and with what it was changes nothing. */
static inline void tally_merges(integra_tally *tally)
{
    integra_tally *back = NULL;
    size_t size = 0;
    uint8_t *bytes = tally_message(tally, &size);
    must(integra_tally_decode(bytes, size, NULL, &back, NULL) == INTEGRA_OK);
    must(integra_tally_merge(tally, tally, NULL) == INTEGRA_OK);
    tally_is(tally, bytes, size);
    must(integra_tally_merge(tally, back, NULL) == INTEGRA_OK);
    tally_is(tally, bytes, size);
    tally_is(back, bytes, size);
    integra_tally_destroy(back);
    free(bytes);
}

#endif
