/* slow_recurrence_make.c - a small random territory of difficulties, and the text that tells it.
 * Spec: spec/40-concertation.md (CON-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "slow_recurrence.h"

#include <string.h>

static void make_difficulties(slow_recurrence *m, uint64_t *seed)
{
    m->difficulties = slow_draw(seed, 4) == 0 ? slow_draw(seed, 4) : 4 + slow_draw(seed, SLOW_DIFFICULTIES - 3);
    for (uint32_t i = 0; i < m->difficulties; i++) {
        int need = slow_draw(seed, 4) == 0;
        m->difficulty[i].kind = need ? 2 : slow_draw(seed, 12) == 0 ? 0 : 1 + slow_draw(seed, 3) / 2;
        m->difficulty[i].topic = slow_draw(seed, 12) == 0 && !need ? 0 : 1 + slow_draw(seed, 3) / 2;
        m->difficulty[i].day = slow_draw_day(seed, 12, 0);
        m->difficulty[i].demand = slow_draw(seed, 5);
        m->difficulty[i].id = need ? 0 : 1 + (i * 5 + 3) % 13; /* not in the order of rows */
    }
}

static void make_matters(slow_recurrence *m, uint64_t *seed)
{
    m->matters = slow_draw(seed, SLOW_MATTERS + 1);
    for (uint32_t i = 0; i < m->matters; i++) {
        m->matter[i].kind = slow_draw(seed, 12) == 0 ? 0 : 1 + slow_draw(seed, 3) / 2;
        m->matter[i].topic = slow_draw(seed, 12) == 0 ? 0 : 1 + slow_draw(seed, 3) / 2;
        m->matter[i].raised = slow_draw_day(seed, 12, 0);
        m->matter[i].due = slow_draw_day(seed, 2, 8);
        m->matter[i].closed = slow_draw(seed, 4) > 0 ? SLOW_BLANK : slow_draw_day(seed, 0, 8);
        m->matter[i].closing = slow_draw(seed, 4);
        m->matter[i].complete = slow_draw(seed, 5) > 0;
    }
    m->agendas = m->matters == 0 ? 0 : slow_draw(seed, SLOW_AGENDAS + 1);
    for (uint32_t i = 0; i < m->agendas; i++) {
        m->agenda[i].matter = slow_draw(seed, m->matters);
        m->agenda[i].body = slow_draw(seed, 4) > 0 ? 2 : slow_draw(seed, 4);
        m->agenda[i].day = slow_draw_day(seed, 10, 0);
    }
    m->decisions = slow_draw(seed, 4) == 0 ? slow_draw(seed, SLOW_DECISIONS + 1) : 0;
    for (uint32_t i = 0; i < m->decisions; i++) {
        uint32_t matter = slow_draw(seed, m->matters + 2);
        m->decision[i].matter = matter > m->matters ? SLOW_MATTERS + 1 : matter;
        m->decision[i].adopted = slow_draw_day(seed, 4, 8);
    }
}

static void tell_difficulties(slow_recurrence *m)
{
    for (uint32_t i = 0; i < m->difficulties; i++) {
        if (m->difficulty[i].id == 0) {
            slow_add(m->text, "; need function=F%u needed=yes primary_care=no territory=no region=no",
                     m->difficulty[i].topic);
            slow_add_day(m->text, "date", m->difficulty[i].day);
            continue;
        }
        slow_add(m->text, "; difficulty id=%c", 'a' + (int)m->difficulty[i].id);
        slow_add(m->text, m->difficulty[i].kind == 0 ? "" : " kind=%s",
                 m->difficulty[i].kind == 1 ? "service" : "support_function");
        slow_add(m->text, m->difficulty[i].topic == 0 ? "" : " topic=%u", m->difficulty[i].topic);
        slow_add_day(m->text, "date", m->difficulty[i].day);
        slow_add(m->text,
                 m->difficulty[i].demand == 0                     ? ""
                 : m->difficulty[i].demand == SLOW_UNKNOWN_DEMAND ? " demand=unknown"
                                                                  : " demand=%u",
                 m->difficulty[i].demand);
    }
}

static void tell_matters(slow_recurrence *m)
{
    static const char *const bodies[] = { "", " body=0", " body=1", " body=unknown" };
    for (uint32_t i = 0; i < m->matters; i++) {
        slow_add(m->text, "; matter id=%c%s", 'p' + (int)i, m->matter[i].complete ? " agenda_complete" : "");
        slow_add(m->text, m->matter[i].kind == 0 ? "" : " kind=%s",
                 m->matter[i].kind == 1 ? "service" : "support_function");
        slow_add(m->text, m->matter[i].topic == 0 ? "" : " topic=%u", m->matter[i].topic);
        slow_add_day(m->text, "raised", m->matter[i].raised);
        slow_add_day(m->text, "due", m->matter[i].due);
        slow_add_day(m->text, "closed", m->matter[i].closed);
        slow_add(m->text, m->matter[i].closing == 0 ? "" : " closing=settled");
    }
    for (uint32_t i = 0; i < m->agendas; i++) {
        slow_add(m->text, "; agenda matter=%u%s", m->agenda[i].matter, bodies[m->agenda[i].body]);
        slow_add_day(m->text, "date", m->agenda[i].day);
    }
    for (uint32_t i = 0; i < m->decisions; i++) {
        slow_add(m->text, "; decision id=%c", 'w' + (int)i);
        slow_add(m->text,
                 m->decision[i].matter == 0                   ? ""
                 : m->decision[i].matter == SLOW_MATTERS + 1u ? " matter=unknown"
                                                              : " matter=%u",
                 m->decision[i].matter - 1);
        slow_add_day(m->text, "adopted", m->decision[i].adopted);
    }
}

void slow_recurrence_make(slow_recurrence *model_out, uint32_t seed)
{
    static const char *const claims[] = { "; claim matter", "; claim decision", "; claim difficulty" };
    uint64_t state = seed;
    slow_recurrence *m = model_out;
    memset(m, 0, sizeof *m);
    slow_add(m->text, "body id=A tier=macro; body id=E tier=meso");
    for (uint32_t i = 0; i < 3; i++) {
        m->claims[i] = slow_draw(&state, 8) > 0;
        slow_add(m->text, m->claims[i] ? claims[i] : "");
    }
    make_difficulties(m, &state);
    make_matters(m, &state);
    tell_difficulties(m);
    tell_matters(m);
}
