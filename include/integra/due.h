/* integra/due.h - a plan on a day: what is due, who covers each day, and what the plan looked like then.
 * Spec: spec/34-due.md (PLN-8, PLN-13), spec/36-as-of.md (PLN-14 to PLN-16).
 * Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * The fold of a plan knows no day: what follows is worked out from it for a day that the caller gives, with the
 * parameters of a pack, and changes nothing (PLN-13). A plan on a day is the plan as known now (PLN-16): verdicts from
 * every event that is here, the state from the accepted ones that had taken effect by the end of that day.
 */
#ifndef INTEGRA_DUE_H
#define INTEGRA_DUE_H

#include "plan.h"
#include "rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/* <generated from spec/words.tsv: due> */
/* cover */
#define INTEGRA_COVER_NOBODY 0                               /**< nobody */
#define INTEGRA_COVER_HOLDER 1                               /**< the holder of the office */
#define INTEGRA_COVER_DEPUTY 2                               /**< the deputy */
/* </generated> */

/** A plan on a day. Opaque; owned, released by integra_due_destroy(); it needs the plan no more. It holds the digests of
 *  the plan's events and who is concerned, and no text. Rule PLN-13, PLN-16. Since 0.1. */
typedef struct integra_due integra_due;

/** What a screening of the plan's person came to, as links to the plan read it (PLN-15, SCR-10). Caller's memory,
 *  holds no pointer. Since 0.1. */
typedef struct integra_screened {
    uint32_t struct_size;
    integra_date date;         /**< of the screening; after the day asked about, it is not read */
    uint32_t pps;              /**< SCR-2: INTEGRA_TRI_ */
    uint32_t assistance;       /**< SCR-3: INTEGRA_TRI_ */
} integra_screened;

/** Who covers an office from one day to another, both included. Frozen for ever at 48 bytes, caller's memory. Rule PLN-14.
 *  Since 0.1. */
typedef struct integra_cover_days {
    uint32_t office;      /**< INTEGRA_OFFICE_ */
    uint32_t by;          /**< INTEGRA_COVER_: the holder, the deputy, or nobody */
    integra_id person;    /**< who covers it; none where nobody does */
    integra_date from;    /**< the first day */
    integra_date to;      /**< the last day */
    uint32_t reserved[4]; /**< zero */
} integra_cover_days;

/** Empties x: writes struct_size, zeroes up to that size, no further, and sets dates to unknown. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_screened_init(integra_screened *screened, size_t struct_size);

/** Works out a plan on the day `at`. Events whose effective date, as corrected, lies after it are not read; what was
 *  annulled counts nowhere, whenever it was. rules gives the periods, NULL those of has-2014; screened may be NULL;
 *  allocator may be NULL (malloc and free). *due_out is owned by the caller; it and the work on it take memory in
 *  proportion to the plan. The plan is not changed, but for what it works out anew of itself, as by
 *  integra_plan_held().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7) for `at`, or a date of screened that is unknown;
 *  INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE (GEN-1) for a verdict that is no
 *  INTEGRA_TRI_; INTEGRA_ERR_MEMORY. Thread: object (the plan). Rule: PLN-13, PLN-16. Since: 0.1. */
INTEGRA_API integra_status integra_due_create(integra_plan *plan, const integra_rules *rules, integra_date at,
                                              const integra_screened *screened, const integra_allocator *allocator,
                                              integra_due **due_out, integra_error *error);
/** Wipes and releases a plan on a day. NULL does nothing. Errors: none. Thread: object. Rule: GEN-6. Since: 0.1. */
INTEGRA_API void integra_due_destroy(integra_due *due);

/** Every obligation of the plan on that day, met ones included, in the order of spec/findings.tsv, then of index, value,
 *  subject. Of each: state is met, due (its term is not past), overdue (the day after its term and later) or open
 *  (without a term); due the term; settled_by what settles it; other who may, INTEGRA_ENTITLED_ by their _BIT_; subject
 *  who is expected to act, of feedback (PLN-8), synthesis and referent_informed (PLN-18) who is to receive it, or none
 *  where nobody is named; index the place of the event it is about, or INTEGRA_NO_INDEX; value an office, a component or
 *  a slot where the row of the table names one, else 0. findings_out has room for capacity findings (NULL with 0:
 *  CAPACITY tells the number); *count_out receives the number.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY. Thread: any. Rule: PLN-13. Since: 0.1. */
INTEGRA_API integra_status integra_due_findings(const integra_due *due, integra_finding *findings_out, size_t capacity,
                                                size_t *count_out, integra_error *error);

/** Who covered the referent's office, then the médecin traitant's, each day up to that day on which the plan was active
 *  or in review; of each office maximal runs of days in order, none for days before its activation, under suspension
 *  and after its closing. A run by nobody is a gap. Room and count as for integra_due_findings().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY. Thread: any. Rule: PLN-14. Since: 0.1. */
INTEGRA_API integra_status integra_due_cover(const integra_due *due, integra_cover_days *days_out, size_t capacity,
                                             size_t *count_out, integra_error *error);

/** How many values the slots held on that day, as known now; 0 for NULL. Errors: none. Thread: any. Rule: PLN-16.
 *  Since: 0.1. */
INTEGRA_API size_t integra_due_held_count(const integra_due *due);
/** The index-th of them, in the order of integra_plan_held_at(); place counts the events of the plan.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: PLN-16.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_due_held_at(const integra_due *due, size_t index, integra_held *held_out,
                                               integra_error *error);
/** What a consent came to on that day, as integra_plan_answer() says it. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_INVALID_VALUE (PLN-6) for another slot. Thread: any. Rule: PLN-6, PLN-16, PLN-28. Since: 0.1. */
INTEGRA_API integra_status integra_due_answer(const integra_due *due, uint32_t slot, uint32_t *answer_out,
                                              integra_error *error);

/** What a route of an orientation drafts in a plan, by its service: the domain of the need it answers and the sector of
 *  the intervention (spec/drafts.tsv). motive is INTEGRA_MOTIVE_, 0 where none is known; either output may be NULL.
 *  Errors: INTEGRA_ERR_INVALID_VALUE (PLN-15) for what is no service or no motive, or a service that drafts nothing.
 *  Thread: any. Rule: PLN-15, ORI-10. Since: 0.1. */
INTEGRA_API integra_status integra_due_draft(uint32_t service, uint32_t motive, uint32_t *need_domain_out,
                                             uint32_t *sector_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
