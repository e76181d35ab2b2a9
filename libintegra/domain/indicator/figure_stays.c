/* figure_stays.c - one person's stays, read once; and once more where something is not known.
 * Spec: spec/50-indicators.md, IND-3 and IND-8.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "figure_stays.h"

#include "figure_each.h"

/* A row as it is read. */
typedef struct stay {
    integra_date admission; /* INTEGRA_DATE_UNKNOWN: not known */
    integra_date discharge; /* the same, or INTEGRA_DATE_OPEN */
    integra_tri mco, on_list;
} stay;

static stay stay_of(const uint8_t *row)
{
    return (stay){ integra__row_date(row, INTEGRA__STAY_ADMISSION), integra__row_date(row, INTEGRA__STAY_DISCHARGE),
                   row[INTEGRA__STAY_MCO], row[INTEGRA__STAY_ON_LIST] };
}

static void read_days(integra__figure_stay_days *days, const integra__figure_window *window, const stay *of)
{
    const int mco = of->mco == INTEGRA_TRI_YES;
    if (integra__figure_window_has(window, of->admission) && of->on_list != INTEGRA_TRI_NO) {
        integra__figure_days_add(&days->admitted, of->admission - window->first);
        if (mco && of->on_list == INTEGRA_TRI_YES) {
            integra__figure_days_add(&days->certain_admitted, of->admission - window->first);
        }
    }
    if (integra__figure_window_reads(window, of->discharge)) {
        integra__figure_days_add(&days->discharged, of->discharge - window->first);
        if (mco) {
            integra__figure_days_add(&days->certain_discharged, of->discharge - window->first);
        }
    }
}

static void read_birth(integra__figure_birth *birth, const uint8_t *row, integra_date admission)
{
    integra__figure_birth_dated(birth, integra__row_date(row, INTEGRA__STAY_BIRTH));
    if (row[INTEGRA__STAY_AGE] != INTEGRA__AGE_UNKNOWN && admission != INTEGRA_DATE_UNKNOWN) {
        integra__figure_birth_aged(birth, admission, row[INTEGRA__STAY_AGE]);
    }
}

void integra__figure_stays_read(integra__figure_stays *stays, const integra__figure_window *windows,
                                integra__row_cursor *cursor)
{
    const uint8_t *first = integra__rows_peek(cursor);
    *stays = (integra__figure_stays){ .birth = integra__figure_birth_unsaid() };
    for (const uint8_t *row; (row = integra__figure_next_of(cursor, first, INTEGRA__ID_SIZE)) != NULL;) {
        const stay of = stay_of(row);
        for (size_t i = 0; i < INTEGRA__FIGURE_WINDOWS; i++) {
            read_days(&stays->days[i], &windows[i], &of);
        }
        stays->uncertain |= !integra__figure_stay_is_known(row);
        read_birth(&stays->birth, row, of.admission);
    }
}

/* Days of discharge into the later window, and of admission in the earlier one, at which a stay brings about a
 * readmission by being MCO: the other stay of it is certain. (Of a stay that is MCO for certain so is that readmission,
 * which is asked about by itself.) */
typedef struct triggers {
    integra__figure_days discharged, admitted;
} triggers;

static triggers triggers_of(const integra__figure_stays *stays, const integra__figure_window *windows,
                            int32_t earlier_from)
{
    const integra__figure_window *earlier = &windows[INTEGRA__FIGURE_EARLIER];
    const integra__figure_days follow =
        integra__figure_days_after(stays->days[INTEGRA__FIGURE_EARLIER].certain_discharged);
    return (triggers){ integra__figure_days_before(stays->days[INTEGRA__FIGURE_LATER].certain_admitted),
                       integra__figure_days_and(follow, integra__figure_days_between(earlier_from, earlier->to)) };
}

static int is_trigger_discharged(const triggers *at, const integra__figure_window *later, const stay *of)
{
    return integra__figure_window_reads(later, of->discharge) &&
           integra__figure_days_has(&at->discharged, of->discharge - later->first);
}

static int is_trigger_admitted(const triggers *at, const integra__figure_window *earlier, const stay *of)
{
    return of->on_list == INTEGRA_TRI_YES && integra__figure_window_has(earlier, of->admission) &&
           integra__figure_days_has(&at->admitted, of->admission - earlier->first);
}

/* As the stay of a readmission: on the list, or not said. */
static void read_admission(integra__figure_choices *choices, const integra__figure_window *earlier, const stay *of,
                           uint64_t number, int calm)
{
    if (of->on_list == INTEGRA_TRI_NO) {
        return;
    }
    if (of->admission == INTEGRA_DATE_UNKNOWN) {
        const int64_t latest = of->discharge == INTEGRA_DATE_UNKNOWN ? INTEGRA__FIGURE_LATEST : of->discharge;
        integra__figure_movable_keep(&choices->admissions, latest, number, 1);
        if (calm) {
            integra__figure_movable_keep(&choices->calm_admissions, latest, number, 1);
        }
    } else if (calm && integra__figure_window_has(earlier, of->admission)) {
        integra__figure_days_add(&choices->calm_admitted, of->admission - earlier->first);
    }
}

/* As the stay before it. */
static void read_discharge(integra__figure_choices *choices, const integra__figure_window *later, const stay *of,
                           uint64_t number, int calm)
{
    if (of->discharge == INTEGRA_DATE_UNKNOWN) {
        integra__figure_movable_keep(&choices->discharges, of->admission, number, 0);
        if (calm) {
            integra__figure_movable_keep(&choices->calm_discharges, of->admission, number, 0);
        }
    } else if (calm && integra__figure_window_reads(later, of->discharge)) {
        integra__figure_days_add(&choices->calm_discharged, of->discharge - later->first);
    }
}

void integra__figure_choices_read(integra__figure_choices *choices, const integra__figure_stays *stays,
                                  const integra__figure_window *windows, int32_t earlier_from,
                                  integra__row_cursor *cursor)
{
    const integra__figure_window *later = &windows[INTEGRA__FIGURE_LATER];
    const integra__figure_window *earlier = &windows[INTEGRA__FIGURE_EARLIER];
    const triggers at = triggers_of(stays, windows, earlier_from);
    const uint8_t *first = integra__rows_peek(cursor), *last = NULL;
    *choices = (integra__figure_choices){ .calm_admitted = { 0, 0 } };
    uint64_t number = 0;
    for (const uint8_t *row; (row = integra__figure_next_of(cursor, first, INTEGRA__ID_SIZE)) != NULL; last = row) {
        if (last != NULL && memcmp(last, row, INTEGRA__STAY_AGE) == 0) {
            continue; /* the same stay, with another birth date or age */
        }
        const stay of = stay_of(row);
        read_admission(choices, earlier, &of, number, !is_trigger_discharged(&at, later, &of));
        read_discharge(choices, later, &of, number, !is_trigger_admitted(&at, earlier, &of));
        number++;
    }
}
