/* slow_recurrence.c - which difficulties come back in a small territory, by looking at every pair.
 * Spec: spec/40-concertation.md (CON-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "slow_recurrence.h"

#include <string.h>

enum { MATTER, DECISION, DIFFICULTY };
enum { KINDS = 3, TOPICS = 3, LEAST = 3, MONTHS = 12 };

static integra_tri on_agenda(const slow_recurrence *m, uint32_t matter, uint32_t body)
{
    integra_tri any = m->matter[matter].complete ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
    for (uint32_t i = 0; i < m->agendas; i++) {
        uint32_t there = m->agenda[i].body;
        integra_tri at = there == body ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
        if (there == 3 || (there == 0 && !m->matter[matter].complete)) {
            at = INTEGRA_TRI_UNKNOWN;
        }
        if (m->agenda[i].matter == matter) {
            any = slow_or(any, slow_and(at, slow_by(m->agenda[i].day, 0)));
        }
    }
    return any;
}

static integra_tri settled(const slow_recurrence *m, uint32_t matter, integra_date *day_out)
{
    integra_tri any = slow_by(m->matter[matter].closed, m->claims[MATTER]);
    *day_out = INTEGRA_DATE_UNKNOWN;
    if (any == INTEGRA_TRI_YES && m->matter[matter].closing == 0) {
        any = INTEGRA_TRI_UNKNOWN;
    }
    if (any == INTEGRA_TRI_YES) {
        *day_out = slow_day(m->matter[matter].closed);
    }
    any = m->claims[DECISION] ? any : slow_or(any, INTEGRA_TRI_UNKNOWN);
    for (uint32_t i = 0; i < m->decisions; i++) {
        integra_tri adopted = slow_by(m->decision[i].adopted, m->claims[DECISION]);
        uint32_t names = m->decision[i].matter;
        int unknown = names == SLOW_MATTERS + 1u || (names == 0 && !m->claims[DECISION]);
        if (unknown && adopted != INTEGRA_TRI_NO) {
            any = slow_or(any, INTEGRA_TRI_UNKNOWN);
        }
        if (names == matter + 1) {
            any = slow_or(any, adopted);
        }
        if (names == matter + 1 && adopted == INTEGRA_TRI_YES &&
            (*day_out == INTEGRA_DATE_UNKNOWN || slow_day(m->decision[i].adopted) < *day_out)) {
            *day_out = slow_day(m->decision[i].adopted);
        }
    }
    return any;
}

/* What meso did about one kind. */
typedef struct done {
    integra_date settled;
    int doubt, looked_at;
} done;

static done done_about(const slow_recurrence *m, uint32_t kind, uint32_t topic)
{
    done about = { INTEGRA_DATE_UNKNOWN, !m->claims[MATTER], 0 };
    for (uint32_t i = 0; i < m->matters; i++) {
        integra_date day;
        integra_tri is = settled(m, i, &day), meso = on_agenda(m, i, 2);
        int may_be = (m->matter[i].kind == 0 || m->matter[i].kind == kind) &&
                     (m->matter[i].topic == 0 || m->matter[i].topic == topic);
        int its = m->matter[i].kind == kind && m->matter[i].topic == topic;
        if (!may_be || slow_by(m->matter[i].raised, 0) == INTEGRA_TRI_NO || meso == INTEGRA_TRI_NO) {
            continue;
        }
        if (its && meso == INTEGRA_TRI_YES && is == INTEGRA_TRI_YES) {
            about.settled = day > about.settled ? day : about.settled;
        } else {
            about.doubt |= is != INTEGRA_TRI_NO;
        }
        about.looked_at |= is != INTEGRA_TRI_YES;
    }
    return about;
}

/* Whether an occurrence of a kind counts in a window. */
static int counts(const slow_recurrence *m, uint32_t i, uint32_t kind, uint32_t topic, integra_date from,
                  integra_date to)
{
    uint32_t demand = m->difficulty[i].demand;
    int known = m->difficulty[i].id == 0 || (demand == 0 ? m->claims[DIFFICULTY] : demand != SLOW_UNKNOWN_DEMAND);
    return known && m->difficulty[i].kind == kind && m->difficulty[i].topic == topic &&
           slow_by(m->difficulty[i].day, 0) == INTEGRA_TRI_YES && slow_day(m->difficulty[i].day) >= from &&
           slow_day(m->difficulty[i].day) <= to;
}

static int same_demand(const slow_recurrence *m, uint32_t i, uint32_t j)
{
    return m->difficulty[i].id != 0 && m->difficulty[j].id != 0 && m->difficulty[i].demand != 0 &&
           m->difficulty[i].demand == m->difficulty[j].demand;
}

/* The first day on which enough were there, or INTEGRA_DATE_UNKNOWN. */
static integra_date born(const slow_recurrence *m, uint32_t kind, uint32_t topic, const done *about)
{
    integra_date first = INTEGRA_DATE_UNKNOWN;
    for (uint32_t t = 0; t < m->difficulties && !about->doubt; t++) {
        if (!counts(m, t, kind, topic, about->settled + 1, slow_at())) {
            continue;
        }
        integra_date day = slow_day(m->difficulty[t].day), from = INTEGRA_DATE_UNKNOWN;
        uint32_t distinct = 0;
        (void)integra_date_months_before(day, MONTHS, &from, NULL);
        from = from > about->settled ? from : about->settled + 1;
        for (uint32_t i = 0; i < m->difficulties; i++) {
            int again = 0;
            for (uint32_t j = 0; j < i; j++) {
                again |= counts(m, j, kind, topic, from, day) && same_demand(m, i, j);
            }
            distinct += counts(m, i, kind, topic, from, day) && !again;
        }
        if (distinct >= LEAST && (first == INTEGRA_DATE_UNKNOWN || day < first)) {
            first = day;
        }
    }
    return first;
}

/* ---- findings, as shown ---- */

/* Identifiers are letters: going through them in order gives the order of findings; 0 is none, and comes first. */
static void tell_problems(const slow_recurrence *m, uint32_t id, char *out)
{
    for (uint32_t topic = 1; topic < TOPICS; topic++) {
        for (uint32_t kind = 1; kind < KINDS; kind++) {
            done about = done_about(m, kind, topic);
            integra_date day = born(m, kind, topic, &about);
            uint32_t lowest = 0, row = 0, its = 0;
            for (uint32_t i = 0, place = 0; i < m->difficulties; i++) {
                if (counts(m, i, kind, topic, day, day) && m->difficulty[i].id != 0 &&
                    (lowest == 0 || m->difficulty[i].id < lowest)) {
                    lowest = m->difficulty[i].id;
                    row = place;
                }
                place += m->difficulty[i].id != 0;
            }
            its = day != INTEGRA_DATE_UNKNOWN && !about.looked_at && lowest == id;
            if (its && id == 0) {
                slow_add(out, "%s- - - %u %u - open", out[0] == 0 ? "" : "; ", topic, kind);
            } else if (its) {
                slow_add(out, "%s%c - %u %u %u - open", out[0] == 0 ? "" : "; ", 'a' + (int)id, row, topic, kind);
            }
        }
    }
}

static int not_recorded(uint32_t day)
{
    return day == SLOW_BLANK || (day < SLOW_DAYS && slow_day(day) > slow_at());
}

static int open_by_record(const slow_recurrence *m, uint32_t matter)
{
    uint32_t closed = m->matter[matter].closed;
    int open = not_recorded(closed) || (closed < SLOW_DAYS && m->matter[matter].closing == 0);
    for (uint32_t i = 0; i < m->decisions; i++) {
        uint32_t names = m->decision[i].matter;
        open &= (names != matter + 1 && names != SLOW_MATTERS + 1u) || not_recorded(m->decision[i].adopted);
    }
    return open;
}

static void tell_due(const slow_recurrence *m, uint32_t i, char *out)
{
    uint32_t kind = m->matter[i].kind, topic = m->matter[i].topic;
    done about = done_about(m, kind, topic);
    if (kind != 0 && topic != 0 && born(m, kind, topic, &about) != INTEGRA_DATE_UNKNOWN &&
        m->matter[i].due == SLOW_BLANK && slow_by(m->matter[i].raised, 0) == INTEGRA_TRI_YES &&
        on_agenda(m, i, 2) == INTEGRA_TRI_YES && open_by_record(m, i)) {
        slow_add(out, "%s%c - %u 0 0 - open", out[0] == 0 ? "" : "; ", 'p' + (int)i, i);
    }
}

static void tell_rise(const slow_recurrence *m, uint32_t i, char *out)
{
    integra_date day;
    uint32_t due = m->matter[i].due;
    if (slow_by(m->matter[i].raised, 0) == INTEGRA_TRI_YES && on_agenda(m, i, 2) == INTEGRA_TRI_YES &&
        on_agenda(m, i, 1) == INTEGRA_TRI_NO && settled(m, i, &day) == INTEGRA_TRI_NO && due < SLOW_DAYS &&
        slow_day(due) < slow_at()) {
        int32_t y = 0, month = 0, d = 0;
        (void)integra_date_to_civil(slow_day(due), &y, &month, &d, NULL);
        slow_add(out, "%s%c - %u %u %u %d-%02d-%02d overdue", out[0] == 0 ? "" : "; ", 'p' + (int)i, i,
                 m->matter[i].topic, m->matter[i].kind, y, month, d);
    }
}

const char *slow_recurrence_found(const slow_recurrence *model, uint32_t row)
{
    static char out[SLOW_TEXT];
    out[0] = 0;
    for (uint32_t id = 0; row == 0 && id <= 13; id++) {
        tell_problems(model, id, out);
    }
    for (uint32_t i = 0; row != 0 && i < model->matters; i++) {
        (row == 1 ? tell_due : tell_rise)(model, i, out);
    }
    return out;
}
