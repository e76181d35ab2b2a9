/* figure_stays.h - of one person's stays, what is known for certain and what may be, by windows.
 * Spec: spec/50-indicators.md, IND-3.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_STAYS_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_STAYS_H

#include "figure_birth.h"
#include "figure_pairs.h"
#include "indicator_layout.h"

enum { INTEGRA__FIGURE_LATER, INTEGRA__FIGURE_EARLIER, INTEGRA__FIGURE_WINDOWS };

/* Days of a window. Certain: of stays that are MCO, and those admitted on the list; possible: that may be. */
typedef struct integra__figure_stay_days {
    integra__figure_days certain_admitted, certain_discharged, admitted, discharged;
} integra__figure_stay_days;

typedef struct integra__figure_stays {
    integra__figure_stay_days days[INTEGRA__FIGURE_WINDOWS];
    integra__figure_birth birth;
    int uncertain; /* some stay lacks a day, or may or may not be MCO or on the list */
} integra__figure_stays;

/* Whether all facts of a stay are known. */
static inline int integra__figure_stay_is_known(const uint8_t *row)
{
    return row[INTEGRA__STAY_MCO] == INTEGRA_TRI_YES && row[INTEGRA__STAY_ON_LIST] != INTEGRA_TRI_UNKNOWN &&
           integra__row_date(row, INTEGRA__STAY_ADMISSION) != INTEGRA_DATE_UNKNOWN &&
           integra__row_date(row, INTEGRA__STAY_DISCHARGE) != INTEGRA_DATE_UNKNOWN;
}

/* Whether an admission is as near behind a discharge as that of a readmission; one of them may be open. */
static inline int integra__figure_is_near(integra_date discharge, integra_date admission)
{
    const int64_t days = (int64_t)admission - discharge;
    return days >= 1 && days <= INTEGRA__FIGURE_READMIT_DAYS;
}

/* Reads all stays of the person of the next row. */
void integra__figure_stays_read(integra__figure_stays *stays, const integra__figure_window *windows,
                                integra__row_cursor *cursor);

/* What can be chosen without bringing about a readmission in the other window. */
typedef struct integra__figure_choices {
    integra__figure_movable admissions, discharges;           /* stays that lack a day */
    integra__figure_movable calm_admissions, calm_discharges; /* those of them that bring about nothing */
    integra__figure_days calm_admitted;                       /* of the earlier window */
    integra__figure_days calm_discharged;                     /* of the later one */
} integra__figure_choices;

/* Reads the same stays again; earlier_from is the bit from which on, in the earlier window, one is old for certain. */
void integra__figure_choices_read(integra__figure_choices *choices, const integra__figure_stays *stays,
                                  const integra__figure_window *windows, int32_t earlier_from,
                                  integra__row_cursor *cursor);

#endif
