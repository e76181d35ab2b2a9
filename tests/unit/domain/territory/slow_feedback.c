/* slow_feedback.c - a small random territory, and who was told of which change in it, by looking at every pair.
 * Spec: spec/40-concertation.md (CON-8).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "slow_feedback.h"

#include <string.h>

/* ---- making one ---- */

static void make(slow_feedback *m, uint64_t *seed)
{
    m->claim_structure = slow_draw(seed, 5) > 0;
    m->claim_decision = slow_draw(seed, 6) > 0;
    m->claim_from = slow_draw(seed, 8) == 0 ? SLOW_SAID : slow_draw(seed, 3) > 0 ? SLOW_BLANK : slow_draw(seed, 14);
    m->structures = slow_draw(seed, SLOW_STRUCTURES + 1);
    for (uint32_t i = 0; i < m->structures; i++) {
        uint32_t opens = slow_draw_day(seed, 2, 8), closes = slow_draw(seed, 3) > 0 ? SLOW_BLANK : SLOW_SAID;
        m->structure[i].opens = opens;
        closes = slow_draw(seed, 4) == 0            ? slow_draw_day(seed, 2, 0)
                 : closes == SLOW_SAID && opens % 2 ? closes
                                                    : SLOW_BLANK;
        int before = opens < SLOW_DAYS && closes < SLOW_DAYS && slow_day(closes) < slow_day(opens);
        m->structure[i].closes = before ? SLOW_BLANK : closes;
    }
    m->changes = slow_draw(seed, SLOW_CHANGES + 1);
    for (uint32_t i = 0; i < m->changes; i++) {
        m->effective[i] = slow_draw_day(seed, 12, 24);
    }
    m->feedbacks = slow_draw(seed, SLOW_FEEDBACKS + 1);
    for (uint32_t i = 0; i < m->feedbacks; i++) {
        uint32_t decision = slow_draw(seed, m->changes + 2);
        m->feedback[i].day = slow_draw_day(seed, 12, 0);
        m->feedback[i].decision = decision > m->changes ? (slow_draw(seed, 3) == 0 ? SLOW_CHANGES + 1u : 0) : decision;
        m->feedback[i].general = slow_draw(seed, 3) > 0 ? INTEGRA_TRI_NO : (integra_tri)slow_draw(seed, 3);
        m->feedback[i].to_all = slow_draw(seed, 3) > 0 ? INTEGRA_TRI_NO : (integra_tri)slow_draw(seed, 3);
        m->feedback[i].complete = slow_draw(seed, 4) > 0;
    }
    m->told = m->feedbacks == 0 ? 0 : slow_draw(seed, SLOW_TOLD + 1);
    for (uint32_t i = 0; i < m->told; i++) {
        uint32_t structure = 1 + slow_draw(seed, m->structures + 1);
        m->told_row[i].feedback = slow_draw(seed, m->feedbacks);
        m->told_row[i].structure =
            structure > m->structures ? (slow_draw(seed, 2) == 0 ? SLOW_STRUCTURES + 1u : 0) : structure;
    }
}

static void add_place(char *text, const char *name, uint32_t from_one, uint32_t said)
{
    if (from_one == said) {
        slow_add(text, " %s=unknown", name);
    } else if (from_one != 0) {
        slow_add(text, " %s=%u", name, from_one - 1);
    }
}

static void tell_feedback(slow_feedback *m)
{
    static const char *const general[] = { "", " general=no", " general=yes" };
    static const char *const to_all[] = { "", " to_all=no", " to_all=yes" };
    for (uint32_t i = 0; i < m->feedbacks; i++) {
        slow_add(m->text, "; feedback id=%c%s%s%s", 'k' + (int)i, general[m->feedback[i].general],
                 to_all[m->feedback[i].to_all], m->feedback[i].complete ? " told_complete" : "");
        add_place(m->text, "decision", m->feedback[i].decision, SLOW_CHANGES + 1);
        slow_add_day(m->text, "date", m->feedback[i].day);
    }
    for (uint32_t i = 0; i < m->told; i++) {
        slow_add(m->text, "; told feedback=%u", m->told_row[i].feedback);
        add_place(m->text, "structure", m->told_row[i].structure, SLOW_STRUCTURES + 1);
    }
}

void slow_feedback_make(slow_feedback *model_out, uint32_t seed)
{
    uint64_t state = seed;
    slow_feedback *m = model_out;
    memset(m, 0, sizeof *m);
    make(m, &state);
    slow_add(m->text, m->claim_structure ? "claim structure" : "claim body");
    slow_add(m->text, m->claim_decision ? "; claim decision" : "");
    if (m->claim_from == SLOW_BLANK) {
        slow_add(m->text, "; claim feedback");
    } else if (m->claim_from != SLOW_SAID) {
        int32_t y = 0, month = 0, d = 0;
        (void)integra_date_to_civil(slow_day(m->claim_from), &y, &month, &d, NULL);
        slow_add(m->text, "; claim feedback %d-%02d-%02d -", y, month, d);
    }
    for (uint32_t i = 0; i < m->structures; i++) {
        slow_add(m->text, "; structure id=%c", 's' + (int)i);
        slow_add_day(m->text, "opens", m->structure[i].opens);
        slow_add_day(m->text, "closes", m->structure[i].closes);
    }
    for (uint32_t i = 0; i < m->changes; i++) {
        slow_add(m->text, "; decision id=%c", 'd' + (int)i);
        slow_add_day(m->text, "effective", m->effective[i]);
    }
    tell_feedback(m);
}

/* ---- reading it ---- */

static int open_on(const slow_feedback *m, uint32_t s, integra_date day)
{
    uint32_t opens = m->structure[s].opens, closes = m->structure[s].closes;
    int begun = opens == SLOW_BLANK ? m->claim_structure : opens < SLOW_DAYS && slow_day(opens) <= day;
    int lasts = closes == SLOW_BLANK ? m->claim_structure : closes < SLOW_DAYS && slow_day(closes) >= day;
    return begun && lasts;
}

static integra_date months_before_at(uint32_t months)
{
    integra_date day = INTEGRA_DATE_UNKNOWN;
    (void)integra_date_months_before(slow_at(), months, &day, NULL);
    return day;
}

static int is_change(const slow_feedback *m, uint32_t d)
{
    return m->effective[d] < SLOW_DAYS && slow_day(m->effective[d]) <= slow_at() &&
           slow_day(m->effective[d]) >= months_before_at(12);
}

static int is_owed(const slow_feedback *m, uint32_t d, uint32_t s)
{
    return open_on(m, s, slow_day(m->effective[d])) && open_on(m, s, slow_at());
}

static integra_tri since(const slow_feedback *m, uint32_t f, uint32_t d)
{
    uint32_t day = m->feedback[f].day;
    if (day == SLOW_BLANK) {
        return INTEGRA_TRI_UNKNOWN;
    }
    return slow_day(day) >= slow_day(m->effective[d]) && slow_day(day) <= slow_at() ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
}

static integra_tri about(const slow_feedback *m, uint32_t f, uint32_t d)
{
    uint32_t names = m->feedback[f].decision;
    integra_tri it = names == d + 1 ? INTEGRA_TRI_YES : INTEGRA_TRI_NO;
    if (names == SLOW_CHANGES + 1u || (names == 0 && m->claim_from == SLOW_SAID)) {
        it = INTEGRA_TRI_UNKNOWN;
    }
    return slow_or(m->feedback[f].general, it);
}

static integra_tri reaches(const slow_feedback *m, uint32_t f, uint32_t s)
{
    integra_tri any = m->feedback[f].to_all;
    any = m->feedback[f].complete ? any : slow_or(any, INTEGRA_TRI_UNKNOWN);
    for (uint32_t i = 0; i < m->told; i++) {
        if (m->told_row[i].feedback == f) {
            uint32_t structure = m->told_row[i].structure;
            integra_tri it = structure == s + 1                  ? INTEGRA_TRI_YES
                             : structure == SLOW_STRUCTURES + 1u ? INTEGRA_TRI_UNKNOWN
                                                                 : INTEGRA_TRI_NO;
            any = slow_or(any, it);
        }
    }
    return any;
}

/* Known to have been told of a change by nothing. What may be about any change leaves all of it in doubt. */
static int misses(const slow_feedback *m, uint32_t d, uint32_t s)
{
    if (m->claim_from == SLOW_SAID ||
        (m->claim_from != SLOW_BLANK && slow_day(m->claim_from) > slow_day(m->effective[d]))) {
        return 0;
    }
    for (uint32_t f = 0; f < m->feedbacks; f++) {
        integra_tri its = about(m, f, d);
        integra_tri told = slow_and(since(m, f, d), its == INTEGRA_TRI_UNKNOWN ? its : slow_and(its, reaches(m, f, s)));
        if (told != INTEGRA_TRI_NO) {
            return 0;
        }
    }
    return 1;
}

/* ---- findings, as shown ---- */

static void tell_change(const slow_feedback *m, uint32_t d, char *out)
{
    uint32_t missing = 0, owed = 0;
    int32_t y = 0, month = 0, day = 0;
    if (!is_change(m, d) || slow_day(m->effective[d]) >= months_before_at(3)) {
        return;
    }
    for (uint32_t s = 0; s < m->structures; s++) {
        owed += (uint32_t)is_owed(m, d, s);
        missing += is_owed(m, d, s) && misses(m, d, s);
    }
    if (missing == 0) {
        return;
    }
    integra_date due = slow_day(m->effective[d]), before = INTEGRA_DATE_UNKNOWN;
    do { /* the last day of which three months before is that day or earlier */
        due++;
        (void)integra_date_months_before(due, 3, &before, NULL);
    } while (before <= slow_day(m->effective[d]));
    (void)integra_date_to_civil(due - 1, &y, &month, &day, NULL);
    slow_add(out, "%s%c - %u %u %u %d-%02d-%02d overdue", out[0] == 0 ? "" : "; ", 'd' + (int)d, d, missing, owed, y,
             month, day);
}

static void tell_structure(const slow_feedback *m, uint32_t s, char *out)
{
    uint32_t missing = 0, owed = 0;
    int known = m->claim_decision;
    for (uint32_t d = 0; d < m->changes; d++) {
        known &= m->effective[d] != SLOW_SAID;
        int its = is_change(m, d) && slow_day(m->effective[d]) < months_before_at(3) && is_owed(m, d, s);
        owed += (uint32_t)its;
        missing += its && misses(m, d, s);
    }
    if (known && owed > 0 && missing == owed) {
        slow_add(out, "%s%c - %u %u 0 - open", out[0] == 0 ? "" : "; ", 's' + (int)s, s, owed);
    }
}

const char *slow_feedback_found(const slow_feedback *model, uint32_t row)
{
    static char out[SLOW_TEXT];
    out[0] = 0;
    for (uint32_t i = 0; i < (row == 0 ? model->changes : model->structures); i++) {
        (row == 0 ? tell_change : tell_structure)(model, i, out);
    }
    return out;
}
