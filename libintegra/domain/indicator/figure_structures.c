/* figure_structures.c - structures of the territory, against the protocol that is adopted (A1).
 * Spec: spec/50-indicators.md, IND-11.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_structures.h"

#include "core/date.h"
#include "core/tri.h"
#include "figure_evaluators.h"

#define DIGEST_SIZE 32

/* What rows say of a protocol, a bit each. */
enum { SAYS_NO = 1, SAYS_YES = 2 };
static const uint8_t protocol_said[] = {
    [INTEGRA_TRI_UNKNOWN] = 0, [INTEGRA_TRI_NO] = SAYS_NO, [INTEGRA_TRI_YES] = SAYS_YES
};

/* What all rows of a structure say. */
typedef struct said {
    uint32_t on_territory;
    integra_date opens, closes;
    uint32_t has_protocol; /* bits; a digest says yes */
    uint32_t conforms;
    const uint8_t *digest; /* the first one, NULL where there is none */
    int digests_differ;
} said;

static void read_digest(said *all, const uint8_t *digest)
{
    static const uint8_t blank[DIGEST_SIZE] = { 0 };
    if (memcmp(digest, blank, DIGEST_SIZE) == 0) {
        return;
    }
    all->digests_differ |= all->digest != NULL && memcmp(all->digest, digest, DIGEST_SIZE) != 0;
    all->digest = all->digest == NULL ? digest : all->digest;
    all->has_protocol |= SAYS_YES;
}

static said read_rows(integra__row_cursor *cursor)
{
    const uint8_t *first = integra__rows_peek(cursor);
    said all = { .opens = INTEGRA_DATE_UNKNOWN, .closes = INTEGRA_DATE_UNKNOWN };
    for (const uint8_t *row; (row = integra__figure_next_of(cursor, first, INTEGRA__ID_SIZE)) != NULL;) {
        all.on_territory = integra__figure_fact(all.on_territory, row[INTEGRA__STRUCTURE_ON_TERRITORY]);
        all.opens = integra__figure_date(all.opens, integra__row_date(row, INTEGRA__STRUCTURE_OPENS));
        all.closes = integra__figure_date(all.closes, integra__row_date(row, INTEGRA__STRUCTURE_CLOSES));
        all.has_protocol |= protocol_said[row[INTEGRA__STRUCTURE_HAS_PROTOCOL]];
        all.conforms = integra__figure_fact(all.conforms, row[INTEGRA__STRUCTURE_CONFORMS]);
        read_digest(&all, row + INTEGRA__STRUCTURE_DIGEST);
    }
    return all;
}

/* What is not known is any day of the calendar: on its last day everything has opened, on its first nothing closed. */
static integra_tri is_open(const said *all, integra_date at)
{
    const int unknown_opening = all->opens == INTEGRA_DATE_SAID_UNKNOWN && at < INTEGRA__DATE_LAST;
    const int unknown_closing = all->closes == INTEGRA_DATE_SAID_UNKNOWN && at > INTEGRA__DATE_FIRST;
    const int no_end = all->closes == INTEGRA_DATE_UNKNOWN || all->closes == INTEGRA_DATE_SAID_UNKNOWN;
    const integra_tri opened = unknown_opening                            ? INTEGRA_TRI_UNKNOWN
                               : all->opens <= at /* no day is earlier */ ? INTEGRA_TRI_YES
                                                                          : INTEGRA_TRI_NO;
    const integra_tri going_on = unknown_closing               ? INTEGRA_TRI_UNKNOWN
                                 : no_end || all->closes >= at ? INTEGRA_TRI_YES
                                                               : INTEGRA_TRI_NO;
    return integra__tri_and(opened, going_on);
}

static uint32_t class_of(const said *all)
{
    if (all->has_protocol == SAYS_NO) {
        return INTEGRA__FIGURE_CLASS_NONE;
    }
    if (all->digest == NULL || all->digests_differ) {
        return INTEGRA__FIGURE_CLASS_ANY;
    }
    return (all->has_protocol & SAYS_NO) != 0 ? INTEGRA__FIGURE_CLASS_IF_ANY : INTEGRA__FIGURE_CLASS_KNOWN;
}

/* Of facts, which rows may say apart: that it conforms is not settled where there is said to be no protocol. */
static integra_tri conforms_of(const said *all)
{
    const int has_none = all->has_protocol == SAYS_NO;
    if (all->conforms == INTEGRA_TRI_NO || (has_none && all->conforms != INTEGRA_TRI_YES)) {
        return INTEGRA_TRI_NO;
    }
    return all->conforms == INTEGRA_TRI_YES && !has_none ? INTEGRA_TRI_YES : INTEGRA_TRI_UNKNOWN;
}

integra__figure_structure integra__figure_structure_read(integra_date at, integra__row_cursor *cursor)
{
    const said all = read_rows(cursor);
    const integra_tri on_territory = (integra_tri)integra__figure_settled(all.on_territory);
    return (integra__figure_structure){ integra__tri_and(on_territory, is_open(&all, at)), class_of(&all), all.digest,
                                        conforms_of(&all) };
}

static uint32_t evaluate_adopted(void *context, integra__row_cursor *cursor)
{
    static const uint8_t outcomes[] = { [INTEGRA_TRI_UNKNOWN] = INTEGRA__OUTCOME_BELOW | INTEGRA__OUTCOME_BOTH,
                                        [INTEGRA_TRI_NO] = INTEGRA__OUTCOME_BELOW,
                                        [INTEGRA_TRI_YES] = INTEGRA__OUTCOME_BOTH };
    const integra__figure_structure one = integra__figure_structure_read(*(const integra_date *)context, cursor);
    return integra__figure_if_counted(one.counted, outcomes[one.conforms]);
}

static uint32_t evaluate_unimposed(void *context, integra__row_cursor *cursor)
{
    const integra__figure_structure one = integra__figure_structure_read(*(const integra_date *)context, cursor);
    return integra__figure_if_counted(one.counted, INTEGRA__OUTCOME_BELOW);
}

int integra__figure_adopted(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra_date at = ask->tally->at;
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate_adopted, &at, listener);
    return 1;
}

int integra__figure_unimposed(const integra__figure_ask *ask, const integra__figure_listener *listener)
{
    integra_date at = ask->tally->at;
    integra__figure_each(ask->tally->tables[INTEGRA__TALLY_ROWS], evaluate_unimposed, &at, listener);
    return 1;
}
