/* integra/plan.h - the shared plan: a set of events, merged by union, and the state they fold to.
 * Spec: spec/30-plan.md (PLN-1 to PLN-7, PLN-9, PLN-10, PLN-17 to PLN-21),
 * spec/31-history.md (PLN-11, PLN-22, PLN-23), spec/32-exchange.md (PLN-12), spec/33-objectives.md (PLN-24 to PLN-29).
 * Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A plan is opaque and owned by its creator. What changes it (_append, _apply, _merge) changes it whole or leaves it
 * as it was, bytes included. Whoever has the same events sees the same state, byte for byte (PLN-11).
 * Places: events are counted from 0 in the plan's order: depth, writer, sequence, digest. A place is valid until the
 * plan changes.
 */
#ifndef INTEGRA_PLAN_H
#define INTEGRA_PLAN_H

#include "event.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The greatest size of a message of kind `plan`, 64 MiB. Rule WIRE-14. Since 0.1. */
#define INTEGRA_PLAN_SIZE_LIMIT INTEGRA_LARGE_MESSAGE_LIMIT
/** The most branches a plan may have, unless the host lowers it. Rule PLN-11. Since 0.1. */
#define INTEGRA_BRANCH_LIMIT 1024
/** The most events a plan may have, unless the host lowers it. Rule PLN-11. Since 0.1. */
#define INTEGRA_EVENT_LIMIT 4194304

/** The most chains without an accepted event, unless the host lowers it. Rule PLN-11. Since 0.1. */
#define INTEGRA_UNACCEPTED_LIMIT 128
/** The steps a call may take for every eight events, unless the host says another number: a plan of 16,000 events that
 *  24 people told takes a fifth of them; of hostile messages of 100 KB none that was counted took 10^9 instructions.
 *  Rule PLN-11. Since 0.1. */
#define INTEGRA_PLAN_WORK 1024
/** In `work` of the limits: as many steps as it takes, for a host that reads its own store. Rule PLN-11. Since 0.1. */
#define INTEGRA_PLAN_WORK_UNBOUNDED UINT32_MAX
/** The most values of one slot that are listed. Rule PLN-11. Since 0.1. */
#define INTEGRA_HELD_LIMIT 64
/** The most values of all slots together that are listed. Rule PLN-11. Since 0.1. */
#define INTEGRA_STATE_LIMIT 65536
/** The most pairs of concurrent events that are listed. Rule PLN-11. Since 0.1. */
#define INTEGRA_CONCURRENT_LIMIT 1024
/** The most digests of missing events that the state message lists. Rule PLN-11. Since 0.1. */
#define INTEGRA_MISSING_LIMIT 1024

/** A shared plan. Opaque; owned, released by integra_plan_destroy(). Since 0.1. */
typedef struct integra_plan integra_plan;

/** What the host allows a plan to grow to. 0 stands for the greatest. Caller's memory. Since 0.1. */
typedef struct integra_plan_limits {
    uint32_t struct_size;
    /** chains of events, a fork making two of one, that have an accepted event or that one builds on: at most
     *  INTEGRA_BRANCH_LIMIT; a change that brings more is refused whole */
    uint32_t branches;
    uint32_t events; /**< at most INTEGRA_EVENT_LIMIT; a change that brings more is refused whole */
    /** chains without an accepted event: at most INTEGRA_UNACCEPTED_LIMIT; further ones are left out and told
     *  (integra_taken) */
    uint32_t unaccepted;
    /** steps that a call may take for every eight events that are here or brought, of 8,000 events at least; 0 for
     *  INTEGRA_PLAN_WORK, INTEGRA_PLAN_WORK_UNBOUNDED for none. Beyond it the plan is as it was */
    uint32_t work;
    uint32_t reserved; /**< zero */
} integra_plan_limits;

/** What a plan asks its host. Read when the plan is created; context and functions serve as long as the plan does.
 *  Neither function may use the plan that asks. Caller's memory. Since 0.1. */
typedef struct integra_plan_host {
    uint32_t struct_size;
    uint32_t reserved; /**< zero */
    void *context;     /**< handed back to both, may be NULL */
    /** Asked by integra_plan_apply() and integra_plan_merge() before anything is kept that is not here yet: an event,
     *  a text of one that is, a signature beside one that is. event and digest are borrowed for the call, its signatures
     *  those that are not here. Answers INTEGRA_VERIFICATION_; *signatures, a bit each from the first on, says which of
     *  them are worth a place: all of them unless the host clears a bit. NULL: everything is kept. Not asked about
     *  events that the host appends itself */
    uint32_t (*verify)(void *context, const integra_event *event, const integra_digest *digest, uint32_t *signatures);
    /** Asked every so often in calls that may take long, done being the steps so far: 1 goes on, 0 ends the call with
     *  INTEGRA_ERR_INTERRUPTED, the plan as it was. NULL: nobody is asked */
    uint32_t (*go_on)(void *context, uint64_t done);
} integra_plan_host;

/** Why an event was refused. Frozen for ever at 32 bytes, caller's memory. Since 0.1. */
typedef struct integra_refusal {
    uint32_t guard;     /**< INTEGRA_GUARD_ that did not pass */
    uint32_t rule;      /**< its rule; PLN-11 where a conflict has to be settled first */
    uint32_t unsettled; /**< 1 where the values in conflict give different answers: settle first */
    uint32_t allowed;   /**< for the guard `phase` the phases it may happen in, for `life` the states: their _BIT_ */
    uint32_t words;     /**< the group of those phases or states: INTEGRA_GROUP_; 0 where allowed is 0 */
    uint32_t contested; /**< the slots to be settled first: INTEGRA_SLOT_ by their _BIT_; 0 where none is */
    uint32_t entitled;  /**< who may settle them, or do what this author may not: INTEGRA_ENTITLED_ by their _BIT_ */
    uint32_t reserved;  /**< zero */
} integra_refusal;

/** Where an event stands. Caller's memory, holds no pointer. Since 0.1. */
typedef struct integra_place {
    uint32_t struct_size;
    uint32_t verdict;      /**< INTEGRA_EVENT_VERDICT_ */
    uint32_t depth;        /**< 1 + the deepest parent's, parents that are not here counting 0 */
    uint32_t edition;      /**< the edition it waits for, where the verdict is needs_edition; else 0 */
    uint32_t forked;       /**< 1 where another event has its writer and sequence (PLN-12) */
    uint32_t erased;       /**< 1 where its text was erased (PLN-22) */
    integra_digest digest; /**< its name */
} integra_place;

/** One value that a slot holds. Two values that differ are a conflict (PLN-11). Caller's memory. Since 0.1. */
typedef struct integra_held {
    uint32_t struct_size;
    uint32_t slot;          /**< INTEGRA_SLOT_ */
    uint32_t field;         /**< INTEGRA_FIELD_ of the slot `correction`, else 0 */
    uint32_t code;          /**< the word held: phase, answer, role, state; the field for `correction`; else 0 */
    uint32_t detail;        /**< effect or reason of a state, why a phase is closed (INTEGRA_CLOSING_REASON_), else 0 */
    uint32_t read;          /**< 1 for a value that a broken event had read, not held besides (PLN-11) */
    uint32_t conflict;      /**< 1 where the slot holds two different values */
    uint32_t place;         /**< of the event that set it, or INTEGRA_NO_INDEX for an initial value */
    uint32_t vacant;        /**< 1 where the holder of an office has since left the circle (PLN-10) */
    integra_date date;      /**< of a watcher the last day, of a closed phase since when, else unknown (PLN-4, PLN-5) */
    integra_id member;      /**< whose role or consent it is, for the slots `role` and `holder_..._consent` */
    integra_id person;      /**< the person held: referent, MT, deputy, watcher; who closed the plan; else none */
    integra_digest subject; /**< the need, intervention or event it is about, else none */
    uint32_t of;            /**< how many values its slot holds, listed or not; `conflict` is of all of them */
    uint32_t reserved;      /**< zero */
} integra_held;

/** Two accepted events that did not know of each other, listed and no conflict (PLN-11). Caller's memory. Since 0.1. */
typedef struct integra_concurrent {
    uint32_t struct_size;
    uint32_t slot;  /**< INTEGRA_SLOT_ through which the second would have refused the first */
    uint32_t place; /**< the event that stands all the same */
    uint32_t other; /**< the one that would have refused it */
} integra_concurrent;

/** How much a state comes to, listed or not. Caller's memory, holds no pointer. Since 0.1. */
typedef struct integra_plan_totals {
    uint32_t struct_size;
    uint32_t reserved;   /**< zero */
    uint64_t values;     /**< values that the slots hold */
    uint64_t slots;      /**< slots that an accepted event has set */
    uint64_t concurrent; /**< pairs of concurrent events */
    uint64_t missing;    /**< events that others name and that are not here */
} integra_plan_totals;

/** What a plan took of what it received, and what it left out. Caller's memory, holds no pointer. Since 0.1. */
typedef struct integra_taken {
    uint32_t struct_size;
    uint32_t verdict;     /**< of integra_plan_apply() INTEGRA_EVENT_VERDICT_, of integra_plan_merge() 0 */
    uint64_t added;       /**< events that were not here */
    uint32_t signatures;  /**< signatures that were not here, and are now */
    uint32_t unplaced;    /**< those that are not here now either: their events have no place left for them (PLN-12) */
    uint32_t left_out;    /**< events that the host's verifier left out: they count as missing */
    uint32_t unverified;  /**< signatures, of events kept, that the host's verifier did not keep */
    uint32_t chains;      /**< chains left out, beyond the limit of chains without an accepted event */
    uint32_t crowded;     /**< events of those chains */
} integra_taken;

/** Empties x: writes struct_size and zeroes up to that size, no further. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_plan_limits_init(integra_plan_limits *limits, size_t struct_size);
/** As integra_plan_limits_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_plan_host_init(integra_plan_host *host, size_t struct_size);
/** As integra_plan_limits_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_place_init(integra_place *place, size_t struct_size);
/** As integra_plan_limits_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_held_init(integra_held *held, size_t struct_size);
/** As integra_plan_limits_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_concurrent_init(integra_concurrent *concurrent, size_t struct_size);
/** As integra_plan_limits_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_plan_totals_init(integra_plan_totals *totals, size_t struct_size);
/** As integra_plan_limits_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_taken_init(integra_taken *taken, size_t struct_size);

/** Creates an empty plan: the first event or message it takes that names a plan, or opens one, fixes which plan it is.
 *  limits may be NULL (the greatest), allocator too (malloc and free). *plan_out is owned by the caller.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_OUT_OF_RANGE
 *  for a limit above the greatest; INTEGRA_ERR_MEMORY. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_create(const integra_plan_limits *limits, const integra_allocator *allocator,
                                               integra_plan **plan_out, integra_error *error);
/** As integra_plan_create(), for a host that is asked: about what comes in, and whether a long call goes on. host may be
 *  NULL (nobody is asked). Errors: those of integra_plan_create(). Thread: any; the functions of the host are called in
 *  the thread of the call that asks. Rule: PLN-11, PLN-12. Since: 0.1. */
INTEGRA_API integra_status integra_plan_create_for(const integra_plan_limits *limits, const integra_plan_host *host,
                                                   const integra_allocator *allocator, integra_plan **plan_out,
                                                   integra_error *error);
/** Wipes and releases a plan. NULL does nothing. Errors: none. Thread: object. Rule: PLN-22. Since: 0.1. */
INTEGRA_API void integra_plan_destroy(integra_plan *plan);

/** Why the draft would be refused here and now: plan, sequence and parents are filled in as integra_plan_append()
 *  does, whatever the draft says of them. refusals_out has room for capacity (NULL with 0: CAPACITY tells the
 *  number), in the order of the guards; *count_out receives the number, 0 for an event that would be accepted.
 *  Errors: those of integra_plan_append() but REFUSED; INTEGRA_ERR_CAPACITY. Thread: object.
 *  Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_evaluate(integra_plan *plan, const integra_event *draft,
                                                 integra_refusal *refusals_out, size_t capacity, size_t *count_out,
                                                 integra_error *error);
/** Records an event of one's own: fills in plan, sequence (after the writer's last here), parents (every last event
 *  here, but those of chains without an accepted event, unless it is the writer's own or the draft's target's) and text
 *  digest, judges it, and writes its message to bytes_out as integra_event_encode() does. A refused
 *  draft is not recorded. The host keeps a writer to itself: two installations that append as one writer fork.
 *  Errors: those of integra_event_encode(); INTEGRA_ERR_REFUSED with the rule of the first guard that fails, its
 *  number in index; INTEGRA_ERR_MISMATCH (PLN-12) for an opening where there is one, or anything else where there is
 *  none; INTEGRA_ERR_REFUSED (PLN-12) where the writer is forked here: take a new one; INTEGRA_ERR_LIMIT (PLN-11) beyond
 *  the plan's limits, of work too, (WIRE-14) where its signatures find no place; INTEGRA_ERR_INTERRUPTED where the host
 *  ends it; INTEGRA_ERR_CAPACITY, nothing being recorded; INTEGRA_ERR_MEMORY.
 *  Thread: object. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_append(integra_plan *plan, const integra_event *draft, uint8_t *bytes_out,
                                               size_t capacity, size_t *size_out, integra_error *error);
/** Records an event received, whatever its verdict, which *taken_out receives with what was new. One that is here
 *  already changes nothing and takes no memory, but that a text it brings, not erased since, and signatures that are not
 *  here are kept, up to INTEGRA_SIGNATURES_LIMIT of them and as many as its message has room for: none takes the place
 *  of another, whatever their bytes. The host's verifier is asked first, where something is not here; of an event that it
 *  leaves out and that is not here the verdict is 0. *taken_out needs its struct_size set.
 *  Errors: those of integra_event_decode(); INTEGRA_ERR_MISMATCH (PLN-12) for an event of another plan;
 *  INTEGRA_ERR_REFUSED (PLN-12) where the host's verifier refuses it; INTEGRA_ERR_INVALID_VALUE (PLN-12) where it gives
 *  no answer; INTEGRA_ERR_LIMIT (PLN-11) beyond the plan's limits, but for a chain without an accepted event, which is
 *  left out and told; INTEGRA_ERR_INTERRUPTED where the host ends it; INTEGRA_ERR_MEMORY; the plan is then as it was.
 *  Thread: object. Rule: PLN-11, PLN-12.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_plan_apply(integra_plan *plan, const uint8_t *bytes, size_t size,
                                              integra_taken *taken_out, integra_error *error);
/** Takes in every event of a message of kind `plan`, whole or in part, each as integra_plan_apply() does.
 *  Errors: malformed statuses, with offset and WIRE rule, or PLN-12 for a message that is not as it was written;
 *  INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_MISMATCH (PLN-12) for another plan; INTEGRA_ERR_LIMIT (PLN-11, WIRE-14,
 *  WIRE-15); INTEGRA_ERR_REFUSED and INTEGRA_ERR_INVALID_VALUE, with the event's number as index, and
 *  INTEGRA_ERR_INTERRUPTED as integra_plan_apply(); INTEGRA_ERR_MEMORY. Thread: object. Rule: PLN-11, PLN-12.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_plan_merge(integra_plan *plan, const uint8_t *bytes, size_t size,
                                              integra_taken *taken_out, integra_error *error);
/** Takes in again what this host stored itself, messages of events in any order, as one change: within the limit of
 *  events alone, whatever their chains and the work, and the verifier is not asked. Events that are here already are as in
 *  integra_plan_apply(). The messages are borrowed for the call.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; those of integra_event_decode(), INTEGRA_ERR_MISMATCH (PLN-12) for an event of
 *  another plan, with the message's number as index; INTEGRA_ERR_LIMIT (PLN-11); INTEGRA_ERR_INTERRUPTED;
 *  INTEGRA_ERR_MEMORY; the plan is then as it was. Thread: object. Rule: PLN-11, PLN-12. Since: 0.1. */
INTEGRA_API integra_status integra_plan_recall(integra_plan *plan, const integra_bytes *events, size_t count,
                                               integra_error *error);

/** The plan's identifier; none while nothing it took named one. Errors: INTEGRA_ERR_NULL_ARGUMENT. Thread: any.
 *  Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_id(const integra_plan *plan, integra_id *id_out, integra_error *error);
/** How many events the plan has; 0 for NULL. Errors: none. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API size_t integra_plan_count(const integra_plan *plan);
/** The event at a place, what it points to being borrowed until the plan changes, and where it stands. Either output
 *  may be NULL; each needs its struct_size set. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE;
 *  INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_event_at(const integra_plan *plan, size_t place, integra_event *event_out,
                                                 integra_place *place_out, integra_error *error);
/** The place of the event of that digest, INTEGRA_NO_INDEX where it is not here. Errors: INTEGRA_ERR_NULL_ARGUMENT.
 *  Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_find(const integra_plan *plan, const integra_digest *digest,
                                             uint32_t *place_out, integra_error *error);
/** Why the event at a place was refused: every guard that failed, in their order; none for another verdict. Room and
 *  count as for integra_plan_evaluate(). Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE;
 *  INTEGRA_ERR_CAPACITY. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_refusals_at(const integra_plan *plan, size_t place,
                                                    integra_refusal *refusals_out, size_t capacity,
                                                    size_t *count_out, integra_error *error);
/** What the guard asks, as a sentence. text_out has room for capacity bytes of UTF-8, no zero behind them (NULL with 0:
 *  CAPACITY tells the size); *size_out receives the size needed. language is INTEGRA_LANGUAGE_.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE for a language that is none, or (PLN-11) for what no
 *  refusal holds, with the argument as index; INTEGRA_ERR_CAPACITY, with *size_out set and text_out untouched.
 *  Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_refusal_sentence(const integra_refusal *refusal, uint32_t language, char *text_out,
                                                    size_t capacity, size_t *size_out, integra_error *error);
/** What would have made the event acceptable, as a sentence: what to do, and the phases or states that allow it; of what
 *  is in conflict, to settle it first. Arguments as integra_refusal_sentence().
 *  Errors: those of integra_refusal_sentence(). Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_refusal_remedy(const integra_refusal *refusal, uint32_t language, char *text_out,
                                                  size_t capacity, size_t *size_out, integra_error *error);
/** The digests of events that others name and that are not here, ascending. Room and count as for
 *  integra_plan_evaluate(). Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY. Thread: any. Rule: PLN-11.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_plan_missing(const integra_plan *plan, integra_digest *digests_out,
                                                size_t capacity, size_t *count_out, integra_error *error);

/** The same for the event at a place: those among its ancestors that are not here. None unless it is waiting.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE; INTEGRA_ERR_MEMORY; INTEGRA_ERR_CAPACITY. Thread: any.
 *  Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_missing_at(const integra_plan *plan, size_t place,
                                                   integra_digest *digests_out, size_t capacity, size_t *count_out,
                                                   integra_error *error);

/** Works out the state as it is now: *held_count_out receives how many values of slots are listed,
 *  *concurrent_count_out how many pairs of events are listed as concurrent. They are read one by one, until the plan
 *  changes, by integra_plan_held_at() and integra_plan_concurrent_at(). Listed are the first in their order: at most
 *  INTEGRA_HELD_LIMIT values of a slot, INTEGRA_STATE_LIMIT in all, INTEGRA_CONCURRENT_LIMIT pairs; how many there are is
 *  told by integra_plan_totals_of().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_LIMIT (PLN-11) beyond the plan's limit of work;
 *  INTEGRA_ERR_INTERRUPTED where the host ends it; INTEGRA_ERR_MEMORY. Thread: object. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_held(integra_plan *plan, size_t *held_count_out,
                                             size_t *concurrent_count_out, integra_error *error);
/** The index-th value listed, in the order of the state message: slot, subject, field, then values held before values
 *  read, each in the order of their setters. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE;
 *  INTEGRA_ERR_OUT_OF_RANGE, also after a change without integra_plan_held(). Thread: any.
 *  Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_held_at(const integra_plan *plan, size_t index, integra_held *held_out,
                                                integra_error *error);
/** What a consent comes to as of now: *answer_out receives INTEGRA_ANSWER_. It is withdrawn or refused when the person,
 *  a representative or a holder of authority did so; given when the person or a representative gave it, or, where
 *  several members hold authority, when each of them gave it (PLN-28); else unknown, as where it is in conflict.
 *  slot is INTEGRA_SLOT_ASSISTANCE_CONSENT or INTEGRA_SLOT_SHARING_CONSENT.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (PLN-6) for another slot; INTEGRA_ERR_MEMORY.
 *  Thread: object. Rule: PLN-6, PLN-28. Since: 0.1. */
INTEGRA_API integra_status integra_plan_answer(integra_plan *plan, uint32_t slot, uint32_t *answer_out,
                                               integra_error *error);
/** The index-th pair listed, in the order of the state message. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_concurrent_at(const integra_plan *plan, size_t index,
                                                      integra_concurrent *concurrent_out, integra_error *error);
/** How many values, slots, concurrent pairs and missing events there are, where integra_plan_held() and the state message
 *  list the first of them. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE after a
 *  change without integra_plan_held(). Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_totals_of(const integra_plan *plan, integra_plan_totals *totals_out,
                                                  integra_error *error);

/** Writes the whole plan, a message of kind `plan`. Room and size as for integra_event_encode().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MEMORY; INTEGRA_ERR_CAPACITY. Thread: any.
 *  Rule: PLN-12. Since: 0.1. */
INTEGRA_API integra_status integra_plan_encode(const integra_plan *plan, uint8_t *bytes_out, size_t capacity,
                                               size_t *size_out, integra_error *error);
/** Writes the state, a message of kind `plan_state`: two programs compare its integra_digest_of(). It lists what
 *  integra_plan_held() lists and the first INTEGRA_MISSING_LIMIT missing digests, and says how many there are where that
 *  is not all.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MEMORY; INTEGRA_ERR_CAPACITY. Thread: object.
 *  Rule: PLN-11. Since: 0.1. */
INTEGRA_API integra_status integra_plan_state(integra_plan *plan, uint8_t *bytes_out, size_t capacity,
                                              size_t *size_out, integra_error *error);
/** Writes what is here, a message of kind `summary`, for the other site. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_MEMORY; INTEGRA_ERR_CAPACITY. Thread: any. Rule: PLN-12. Since: 0.1. */
INTEGRA_API integra_status integra_plan_summary(const integra_plan *plan, uint8_t *bytes_out, size_t capacity,
                                                size_t *size_out, integra_error *error);
/** Writes what the other site lacks by its summary, a message of kind `plan` that integra_plan_merge() takes.
 *  Errors: malformed statuses, with WIRE rule and offset in the summary; INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_MISMATCH (PLN-12) for another plan; INTEGRA_ERR_MEMORY; INTEGRA_ERR_CAPACITY. Thread: any.
 *  Rule: PLN-12. Since: 0.1. */
INTEGRA_API integra_status integra_plan_delta(const integra_plan *plan, const uint8_t *summary, size_t summary_size,
                                              uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                              integra_error *error);
/** The troubles of a history, by itself (summary NULL, size 0) or held against another site's summary. Of each
 *  finding, other is INTEGRA_TROUBLE_, subject the writer, value the sequence, index the place of an event of that
 *  writer here or INTEGRA_NO_INDEX. Room and count as for integra_plan_evaluate().
 *  Errors: as for integra_plan_delta(), and INTEGRA_ERR_CAPACITY. Thread: any. Rule: PLN-12. Since: 0.1. */
INTEGRA_API integra_status integra_plan_check(const integra_plan *plan, const uint8_t *summary, size_t summary_size,
                                              integra_finding *findings_out, size_t capacity, size_t *count_out,
                                              integra_error *error);

/** Since when an event is known here, in minutes since 1970-01-01T00:00Z: when it was recorded, and no earlier than any
 *  of its ancestors that are here. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE; INTEGRA_ERR_MEMORY.
 *  Thread: object. Rule: PLN-16. Since: 0.1. */
INTEGRA_API integra_status integra_plan_known_since(integra_plan *plan, size_t place, int64_t *minute_out,
                                                    integra_error *error);
/** The plan as it was known at the end of a minute: a new plan of the events known by then, with verdicts and state of
 *  their own. Texts erased since stay erased. A day T means the last minute of T in UTC. allocator may be NULL (malloc
 *  and free). *plan_out is owned by the caller, and may be empty; it has the limits and the host of this one, and nothing
 *  of it is left out whatever they say.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7) for a minute outside years 1 to 9999;
 *  INTEGRA_ERR_INTERRUPTED where the host ends it; INTEGRA_ERR_MEMORY. Thread: object. Rule: PLN-16. Since: 0.1. */
INTEGRA_API integra_status integra_plan_known_at(integra_plan *plan, int64_t minute, const integra_allocator *allocator,
                                                 integra_plan **plan_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
