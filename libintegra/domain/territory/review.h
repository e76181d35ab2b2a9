/* review.h - what the passes of a review share: the tables, what is open, who is whose child, and the three outputs.
 * Spec: spec/41-territory.md (TER-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * A pass reads, and adds findings, sets lines, asks. A failure of memory stays in `status` and makes the rest do
 * nothing. Every pass is linear in rows, after children were sorted once.
 */
#ifndef INTEGRA_DOMAIN_TERRITORY_REVIEW_H
#define INTEGRA_DOMAIN_TERRITORY_REVIEW_H

#include "domain/territory/territory.h"

/* The rows of a child table by their parent: those of parent p are rows[from[p]] to rows[from[p + 1] - 1], in the order
 * of (day, identifier, place) where the child has a day, else of their places. */
typedef struct integra__review_children {
    uint32_t *from;
    uint32_t *rows;
    size_t parents;
    size_t count;
} integra__review_children;

typedef struct integra__review_told {
    integra_finding finding;
    integra_id second;
    uint32_t row; /* of integra__finding_rows: its place in the order of findings.tsv */
} integra__review_told;

/* A fact that may move lines. */
typedef struct integra__review_fact {
    uint64_t key;    /* which: kind, table, row, column, line, packed so that its order is that of questions */
    uint32_t target; /* INTEGRA_LINE_, the last that it may move */
    uint32_t score;  /* how many it may move */
} integra__review_fact;

/* What spec/lines.tsv says of a line (GEN-12); generated. */
typedef struct integra__line_row {
    uint8_t group;    /* INTEGRA_LINE_GROUP_ */
    uint8_t step;     /* of an action or an engine its step, 1 to 6; else 0 */
    uint8_t bad;      /* 1 where yes is the bad answer */
    uint8_t computed; /* 1 where the data may answer it, 0 where it is only stated */
} integra__line_row;

/* By INTEGRA_LINE_, 0 unused. */
extern const integra__line_row integra__line_rows[INTEGRA__LINE_CODES];

/* The months that no parameter says: of changes (CON-8), of users who speak (CON-12), of what is observed (TER-14). */
enum { INTEGRA__REVIEW_YEAR = 12 };

typedef struct integra__review_answer {
    integra_tri computed;
    integra_tri stated;
    uint32_t count, of, least, most, detail;
    integra_date date, since, computed_since;
    integra_id evidence, computed_evidence;
} integra__review_answer;

struct integra_territory_review {
    integra_allocator allocator;
    integra_id territory;
    integra_date at;
    integra__review_told *told;
    size_t told_count, told_room;
    integra_line lines[INTEGRA__LINE_CODES];
    integra_question *questions;
    size_t question_count, question_room;
    uint32_t *keyed; /* places of the findings, in the order in which two reviews are compared */
};

typedef struct integra__review {
    integra__tables t;
    const integra__claim *claims;
    const int64_t *values; /* of the rules, by INTEGRA__PARAMETER_ */
    integra_date at;
    const integra_allocator *allocator;
    integra_status status;
    struct integra__review_block *blocks; /* of integra__review_memory() */

    /* review_open.c: a tri a row, as of `at`. */
    integra_tri *structure_open, *body_open, *seat_open, *function_open, *pilote_open;
    /* review_children.c */
    integra__review_children seats_of_body, meetings_of_body, present_of_meeting, agenda_of_matter, concerned_of_matter,
        decisions_of_matter, addressees_of_decision, participants_of_decision, told_of_feedback, inclusion_of_body,
        months_of_body;

    integra__review_answer answers[INTEGRA__LINE_CODES];
    integra__review_told *told;
    size_t told_count, told_room;
    integra__review_fact *facts;
    size_t fact_count, fact_room;
    size_t asked;    /* how often a fact was named */
    uint32_t target; /* the line whose facts are being named */

    /* What one pass leaves for another. */
    integra_tri level_meets[INTEGRA__TIER_CODES];
    integra_tri rises[2], descends[2];                 /* by pair: 0 macro-meso, 1 meso-micro */
    integra_tri *meso_agenda, *macro_agenda, *settled; /* by matter */
    integra_date *settled_day;      /* by matter, INTEGRA_DATE_UNKNOWN where not settled for certain */
    integra_tri attendance_all;     /* sign 3 before completeness is looked at: AND over pairs, yes of none */
    integra_tri elected_present;    /* pitfall 5 is NOT this: no seat of the kind, or all of them absent: no */
    uint32_t dead_letters, adopted; /* pitfall 6 */
} integra__review;

/* Three-valued readings of a cell (GEN-1). */
/* ---- review_facts.c ---- */

/* Whether a list is complete; of a dated one, over [from, to] (INTEGRA_DATE_UNKNOWN: no bound). */
int integra__review_claimed(const integra__review *review, uint32_t table);
int integra__review_covers(const integra__review *review, uint32_t table, integra_date from, integra_date to);
/* What a date column says as of D: reached by D. complete: whether the row's list is. */
integra_tri integra__review_reached(integra_date date, int complete, integra_date at);
/* open(row, d) from opens and closes. */
integra_tri integra__review_open(integra_date opens, integra_date closes, int complete, integra_date at);
/* Of a rule that reads the record: 1 where a date was not recorded by D, and may not have been. */
int integra__review_not_recorded(integra_date date, integra_date at);
/* exists(row, D) by its day. */
integra_tri integra__review_exists(integra_date day, integra_date at);
int integra__review_date_known(integra_date date); /* a day */
/* Whether what is of that day is of after D, and so not read (GEN-7). */
int integra__review_of_later(integra_date date, integra_date at);
int integra__review_date_blank(integra_date date);
int integra__review_ref_known(uint32_t ref);       /* a place */
int integra__review_id_said(const integra_id *id); /* an identifier: neither blank nor said unknown */
/* none / unknown of a date or ref or id that is not known: 1 where it is known to be none. */
int integra__review_date_none(integra_date date, int complete);
int integra__review_ref_none(uint32_t ref, int complete);
int integra__review_id_none(const integra_id *id, int complete);
/* The first day of the window of n months that ends at D; the day at which what is dated a, n months, is due. */
integra_date integra__review_window(integra_date at, int64_t months);
integra_date integra__review_months_due(integra_date from, int64_t months);
int64_t integra__review_value(const integra__review *review, uint32_t parameter);

/* The outputs, and memory. */
/* ---- review_told.c ---- */

/* Adds a finding; its weight comes from the table of findings, which must have its row, its state from due and `at`.
 * second may be NULL. */
void integra__review_tell(integra__review *review, uint32_t rule, uint32_t settled_by, const integra_id *subject,
                          const integra_id *second, uint32_t index, uint32_t value, uint32_t other, integra_date due);
/* The value of a line: what was stated where known, else what was computed. */
integra_tri integra__line_value(const integra__review *review, uint32_t line);
/* Memory of the review, released with it; NULL, status set, where there is none. Zeroed. */
void *integra__review_memory(integra__review *review, size_t count, size_t size);
/* Releases what the passes had; the outputs that were taken from it, told or facts NULL, stay. */
void integra__review_release(integra__review *review);

/* ---- review_asked.c ---- */

/* Names a fact of the target line being asked about. */
void integra__ask_claim(integra__review *review, uint32_t table);
void integra__ask_field(integra__review *review, uint32_t table, size_t row, uint32_t column);
void integra__ask_statement(integra__review *review, uint32_t line);
void integra__review_give_questions(integra__review *review, integra_territory_review *made);

/* ---- review_sort.c ---- */

/* The order of two elements, by their places: less than, equal to or greater than 0. */
typedef int integra__review_compare(const void *context, uint32_t a, uint32_t b);
/* Sorts places, stably; room is as large as order. */
void integra__review_sort(uint32_t *order, uint32_t *room, size_t count, integra__review_compare *compare,
                          const void *context);

/* What the passes told, in order, into the review that goes out. */
/* ---- review_order.c ---- */

void integra__review_give_findings(integra__review *review, integra_territory_review *made);
/* The order of two findings of two reviews as they are compared: 0 where they are the same one. */
int integra__review_compare_keys(const integra__review_told *a, const integra__review_told *b);

/* ---- review.c ---- */
/* An empty review, before any pass; rules may be NULL. */
void integra__review_start(integra__review *review, const integra_territory *territory, const integra_rules *rules,
                           integra_date at, const integra_allocator *allocator);

/* The passes, in the order in which review.c runs them, each in the file of its heading. It then tells what was stated
 * and computed otherwise (GEN-12). */
/* ---- review_open.c ---- */
void integra__pass_open(integra__review *review); /* what is open */
/* ---- review_children.c ---- */
void integra__pass_children(integra__review *review); /* who is whose child */
/* ---- review_statements.c ---- */
void integra__pass_statements(integra__review *review); /* what is stated */
/* ---- concertation_levels.c ---- */
void integra__pass_levels(integra__review *review); /* CON-1 */
/* ---- concertation_seats.c ---- */
void integra__pass_seats(integra__review *review); /* CON-2, CON-3 power */
/* ---- concertation_attendance.c ---- */
void integra__pass_attendance(integra__review *review); /* CON-10 */
/* ---- concertation_tables.c ---- */
void integra__pass_tables(integra__review *review); /* CON-11 */
/* ---- concertation_inclusion.c ---- */
void integra__pass_inclusion(integra__review *review); /* CON-14 */
/* ---- decision_state.c ---- */
void integra__pass_decisions(integra__review *review); /* CON-3 withdrawal, CON-4, CON-5 */
/* ---- matter.c ---- */
void integra__pass_matters(integra__review *review); /* agendas, settled, CON-13 */
/* ---- exchange.c ---- */
void integra__pass_exchange(integra__review *review); /* CON-6 */
/* ---- recurrence_told.c ---- */
void integra__pass_recurrence(integra__review *review); /* CON-7 */
/* ---- feedback.c ---- */
void integra__pass_feedback(integra__review *review); /* CON-8 */
/* ---- pilote.c ---- */
void integra__pass_pilotes(integra__review *review); /* TER-1, TER-10 */
/* ---- common_plan.c ---- */
void integra__pass_plan(integra__review *review); /* TER-6, TER-7, TER-11 */
/* ---- support.c ---- */
void integra__pass_functions(integra__review *review); /* engines, TER-13 */
/* ---- signs.c ---- */
void integra__pass_signs(integra__review *review); /* TER-14 and other lines */
/* ---- pitfalls.c ---- */
void integra__pass_pitfalls(integra__review *review); /* TER-5 */
/* ---- steps.c ---- */
void integra__pass_steps(integra__review *review); /* TER-2, TER-8 */
/* ---- review_evidence.c ---- */
void integra__pass_evidence(integra__review *review); /* which row makes a line yes, and since when */

/* The facts of every unknown target (TER-16), read as the passes read them. */
/* ---- ask_concertation.c ---- */
void integra__ask_concertation(integra__review *review); /* levels, exchanges, signs 2, 3, pitfalls 4, 5, 6 */
/* Of lines that read the same, for others: one level (INTEGRA_TIER_), unknown when it is asked. */
void integra__ask_level(integra__review *review, uint32_t tier);
/* ---- ask_exchange.c ---- */
/* What rises within one pair (0 macro-meso, 1 meso-micro), unknown when it is asked. */
void integra__ask_rise(integra__review *review, size_t pair);
/* ---- ask_territory.c ---- */
void integra__ask_territory(integra__review *review); /* engines, other signs, steps, other pitfalls */

#endif
