/* integra/orientation.h - the guichet intégré: a demand goes in, routes with their reasons come out.
 * Spec: spec/20-orientation.md (ORI-2 to ORI-8, ORI-10, ORI-13, ORI-19, ORI-24).  Layer: public.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_ORIENTATION_H
#define INTEGRA_ORIENTATION_H

#include "demand.h"
#include "inclusion.h"
#include "protocol.h"
#include "rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most routes one response can have. Since 0.1. */
#define INTEGRA_ROUTE_ROOM 48

/* <generated from spec/words.tsv: orientation> */
/* miss */
#define INTEGRA_MISS_SPEAKS 0                                /**< it came */
#define INTEGRA_MISS_NOT_ASKED 1                             /**< no motive of the demand leads there */
#define INTEGRA_MISS_CONDITIONS 2                            /**< conditions of its row are not met */
#define INTEGRA_MISS_SILENCED 3                              /**< its row is silenced by another */
#define INTEGRA_MISS_OTHERWISE 4                             /**< ordinary rows speak, so its otherwise row does not */
/* protocol_origin */
#define INTEGRA_PROTOCOL_ORIGIN_BUILT_IN 1                   /**< a protocol of the library */
#define INTEGRA_PROTOCOL_ORIGIN_OTHER 2                      /**< another protocol */
/* </generated> */

/** The response to a demand: routes in ascending order of their services, in columns of route_count values. Caller's
 *  memory, holds no pointer. Since 0.1. */
typedef struct integra_orientation {
    uint32_t struct_size;
    uint32_t pack;                 /**< INTEGRA_PACK_ it was made with */
    uint32_t overridden;           /**< 1 where some parameter of the pack was overridden */
    integra_date first_answer_due; /**< ORI-13, whether or not a route waits; unknown without a date */
    integra_id id;                 /**< the demand's */
    uint64_t services;             /**< every service routed to: INTEGRA_SERVICE_BIT_ */
    uint8_t protocol[32];          /**< digest of the whole protocol's behaviour (ORI-18) */
    uint32_t route_count;
    uint32_t reserved;                          /**< zero */
    uint8_t route_services[INTEGRA_ROUTE_ROOM]; /**< INTEGRA_SERVICE_ */
    uint8_t route_levels[INTEGRA_ROUTE_ROOM];   /**< INTEGRA_LEVEL_ */
    uint8_t route_waits[INTEGRA_ROUTE_ROOM];    /**< what is still open: INTEGRA_PRECONDITION_BIT_ */
    uint16_t route_rows[INTEGRA_ROUTE_ROOM];    /**< the first row that called it; UINT16_MAX: added by ORI-7, 8, 10 */
    integra_date route_dues[INTEGRA_ROUTE_ROOM];
    uint32_t route_motives[INTEGRA_ROUTE_ROOM]; /**< the motives it answers: INTEGRA_MOTIVE_BIT_ */
    uint32_t route_rules[INTEGRA_ROUTE_ROOM];   /**< the rule that asked for it */
} integra_orientation;

/** One route of a response, with what the rule pack says of its service. Caller's memory. Since 0.1. */
typedef struct integra_route {
    uint32_t struct_size;
    uint32_t service;   /**< INTEGRA_SERVICE_ */
    uint32_t mission;   /**< INTEGRA_MISSION_ (ORI-3) */
    uint32_t functions; /**< INTEGRA_FUNCTION_BIT_, 0 for none (ORI-4) */
    uint32_t intensity; /**< INTEGRA_INTENSITY_ (ORI-24) */
    uint32_t level;     /**< INTEGRA_LEVEL_ */
    uint32_t waits;     /**< what is still open: INTEGRA_PRECONDITION_BIT_ (ORI-16) */
    uint32_t second;    /**< INTEGRA_SERVICE_ tried where nothing serves the first (ORI-10), or 0 */
    uint32_t kind;      /**< INTEGRA_SERVICE_KIND_ */
    uint32_t row;       /**< row of the protocol, or INTEGRA_NO_INDEX where ORI-7, 8 or 10 added it */
    uint32_t rule;      /**< the rule that asked for it */
    uint32_t motives;   /**< the motives it answers */
    integra_date due;   /**< or INTEGRA_DATE_UNKNOWN */
    uint32_t reserved;  /**< zero */
} integra_route;

/** What a row, or a service, did not do for a demand, and why. Caller's memory. Since 0.1. */
typedef struct integra_trace {
    uint32_t struct_size;
    uint32_t miss;        /**< INTEGRA_MISS_; _SPEAKS where it came */
    uint32_t row;         /**< the row, or INTEGRA_NO_INDEX */
    uint32_t motive;      /**< INTEGRA_MOTIVE_ it was asked about, or INTEGRA_NO_INDEX */
    uint32_t failed;      /**< the conditions that are not met: INTEGRA_DEMAND_FIELD_BIT_ */
    uint32_t silenced_by; /**< the row that silences it, or INTEGRA_NO_INDEX */
    uint32_t rule;        /**< the rule the row states */
    uint32_t reserved;    /**< zero */
} integra_trace;

/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_orientation_init(integra_orientation *orientation, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_route_init(integra_route *route, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_trace_init(integra_trace *trace, size_t struct_size);
/** Answers one demand. The protocol has been proved (integra_protocol_prove(), or it is built in). Nothing is
 *  allocated. *orientation_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  for a code that does not exist, with its INTEGRA_DEMAND_FIELD_ as index, or (ORI-5) for no motive or one that does
 *  not exist; INTEGRA_ERR_INVALID_DATE (GEN-7); INTEGRA_ERR_INVALID_TEXT (ORI-12) for a commune that is none;
 *  INTEGRA_ERR_REFUSED (ORI-16) for a demand that is impossible, with the INTEGRA_DEMAND_FIELD_ at fault as index, or
 *  without index for a protocol that was not proved. Thread: any. Rule: ORI-1 to ORI-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_evaluate(const integra_rules *rules, const integra_protocol *protocol,
                                                        const integra_demand *demand,
                                                        integra_orientation *orientation_out, integra_error *error);

/** The index-th route of a response. *route_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  for a response that no evaluation gives; INTEGRA_ERR_OUT_OF_RANGE for index.
 *  Thread: any. Rule: ORI-5, ORI-24. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_route(const integra_orientation *orientation, size_t index,
                                                     integra_route *route_out, integra_error *error);

/** Why a row speaks or does not for one motive of a demand: conditions first, then silencing, then `otherwise`.
 *  *trace_out needs its struct_size set. A protocol need not be proved.
 *  Errors: those of integra_orientation_evaluate(); INTEGRA_ERR_OUT_OF_RANGE for row; INTEGRA_ERR_INVALID_VALUE
 *  (ORI-5) for motive. Thread: any. Rule: GEN-3, ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_trace(const integra_protocol *protocol, const integra_demand *demand,
                                                     uint32_t motive, uint32_t row, integra_trace *trace_out,
                                                     integra_error *error);

/** Why a service came, or did not: the row that called it; else, of the rows that would call it for a motive of the
 *  demand, the nearest: silenced before otherwise before conditions, then fewest conditions failed, then the first
 *  motive, then the first row. For services that ORI-7, 8 and 10 add, `failed` names the field that did not call for
 *  it, or the miss is _NOT_ASKED. *trace_out needs its struct_size set.
 *  Errors: those of integra_orientation_evaluate(); INTEGRA_ERR_INVALID_VALUE (ORI-5) for a service there is not.
 *  Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_explain(const integra_protocol *protocol, const integra_demand *demand,
                                                       uint32_t service, integra_trace *trace_out,
                                                       integra_error *error);

/** A trace as a sentence: whether it came, by which row, and what kept it. protocol is the one that was asked, whose rows
 *  go by their ids. text_out has room for capacity bytes of UTF-8, no zero behind them (NULL with 0: CAPACITY tells the
 *  size); *size_out receives the size needed. language is INTEGRA_LANGUAGE_.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE for a
 *  language that is none, or (GEN-3) for what this protocol gives no trace of, with the argument as index;
 *  INTEGRA_ERR_CAPACITY, with *size_out set and text_out untouched. Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_trace_sentence(const integra_protocol *protocol, const integra_trace *trace,
                                                  uint32_t language, char *text_out, size_t capacity, size_t *size_out,
                                                  integra_error *error);

/* ---- columns: many demands at once ---- */

/** n demands, a column each field; a NULL column is "not known" for all. Caller's memory. Since 0.1. */
typedef struct integra_demand_columns {
    uint32_t struct_size;
    integra_date date; /**< for everybody where dates is NULL */
    const integra_date *dates;
    const uint32_t *motives;                          /**< INTEGRA_MOTIVE_BIT_; needed */
    const uint8_t *fields[INTEGRA_DEMAND_FIELD_ROOM]; /**< by INTEGRA_DEMAND_FIELD_; the requester is needed */
} integra_demand_columns;

/** Where the answers go, n values each; NULL where not wanted. Caller's memory. Since 0.1. */
typedef struct integra_orientation_columns {
    uint32_t struct_size;
    uint32_t motive;    /**< INTEGRA_MOTIVE_ that rows is about */
    uint64_t *rows;     /**< rows that speak for that motive: bit 1 << place, integra_protocol_place(); 0 without it */
    uint64_t *services; /**< INTEGRA_SERVICE_BIT_ of every route */
    uint8_t *waits;     /**< what some route still waits on: INTEGRA_PRECONDITION_BIT_ */
    integra_date *first_answer_dues;
} integra_orientation_columns;

/** Routes of many demands, capacity values each; NULL where not wanted. Caller's memory. Since 0.1. */
typedef struct integra_route_columns {
    uint32_t struct_size;
    uint32_t reserved; /**< zero */
    uint64_t *demands; /**< which of the n it belongs to */
    uint8_t *services;
    uint8_t *levels;
    uint8_t *waits;
    uint16_t *rows;
    integra_date *dues;
    uint32_t *motives;
    uint32_t *rules;
} integra_route_columns;

/** Empties x, all columns NULL. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_demand_columns_init(integra_demand_columns *columns, size_t struct_size);
/** Empties x, all columns NULL. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_orientation_columns_init(integra_orientation_columns *columns, size_t struct_size);
/** Empties x, all columns NULL. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_route_columns_init(integra_route_columns *columns, size_t struct_size);

/** Answers n demands, each as integra_orientation_evaluate() would, allocating nothing. Every input is checked before
 *  anything is written; outputs may not overlap inputs or each other.
 *  Errors: those of integra_orientation_evaluate(), each with the first bad row as index.
 *  Thread: any. Rule: ORI-1 to ORI-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_evaluate_columns(const integra_rules *rules,
                                                                const integra_protocol *protocol,
                                                                const integra_demand_columns *demands, size_t n,
                                                                const integra_orientation_columns *outputs,
                                                                integra_error *error);

/** The routes of n demands one after the other, in the order of the demands. routes has room for capacity values a
 *  column; *count_out receives how many there are.
 *  Errors: those of integra_orientation_evaluate_columns(); INTEGRA_ERR_CAPACITY, with *count_out set and nothing
 *  written. Thread: any. Rule: ORI-1 to ORI-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_route_columns(const integra_rules *rules,
                                                             const integra_protocol *protocol,
                                                             const integra_demand_columns *demands, size_t n,
                                                             const integra_route_columns *routes, size_t capacity,
                                                             size_t *count_out, integra_error *error);

/* ---- messages ---- */

/** Writes a message of kind `orientation`. Arguments as integra_demand_encode().
 *  Errors: those of integra_orientation_route(); INTEGRA_ERR_CAPACITY. Thread: any. Rule: WIRE-1 to WIRE-21.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_orientation_encode(const integra_orientation *orientation, uint8_t *bytes_out,
                                                      size_t capacity, size_t *size_out, integra_error *error);

/** Reads one message of kind `orientation`; its routes are the sender's, not judged again (a receipt can be).
 *  Later keys are checked and dropped: a response is made anew, not passed on.
 *  Errors: as integra_demand_decode() but REFUSED. Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_decode(const uint8_t *bytes, size_t size,
                                                      integra_orientation *orientation_out, integra_error *error);

/** Answers one demand and writes the receipt of it, a message of kind `orientation_receipt`: pack with overrides and
 *  digest, protocol, demand and response. Door and channel are not part of it.
 *  Errors: those of integra_orientation_evaluate() and integra_demand_encode(); INTEGRA_ERR_LIMIT (WIRE-14).
 *  Thread: any. Rule: GEN-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_receipt(const integra_rules *rules, const integra_protocol *protocol,
                                                       const integra_demand *demand, uint8_t *bytes_out,
                                                       size_t capacity, size_t *size_out, integra_error *error);

/** Reads such a receipt, proves its protocol, answers again, and compares byte for byte. *orientation_out, needing its
 *  struct_size set, receives the response made here. allocator may be NULL: malloc and free.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses with WIRE rule and the offset in the
 *  receipt; INTEGRA_ERR_LIMIT, under ORI-16 for a protocol whose proof would take fifteen times that of the built-in
 *  one, or more; those of integra_rules_create(); INTEGRA_ERR_REFUSED (ORI-16) for a protocol that fails
 *  its proof or an impossible demand; INTEGRA_ERR_RECEIPT_DIFFERS (GEN-10) with the offset of the first byte that
 *  differs; INTEGRA_ERR_MEMORY.
 *  That a receipt replays says that the answer follows from the demand, the pack and the protocol that it holds; not who
 *  made it, when, for whom, nor that the protocol is the one that the territory adopted:
 *  integra_orientation_replay_within() is told which are accepted. Thread: any. Rule: GEN-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_replay(const uint8_t *bytes, size_t size,
                                                      const integra_allocator *allocator,
                                                      integra_orientation *orientation_out, integra_error *error);
/** The same, of the protocols that are accepted and within the work allowed, NULL for any; no more than the steps that a
 *  receipt may cost are ever done. accepted is whole digests of protocols (integra_protocol_digest()), 32 bytes each, one
 *  after the other; with none (NULL, 0) any protocol that is proved is accepted. *origin_out receives
 *  INTEGRA_PROTOCOL_ORIGIN_: whether the receipt's protocol is a built-in one, row by row, or another.
 *  Errors: those of integra_orientation_replay(); INTEGRA_ERR_INVALID_VALUE (GEN-10) for accepted_size that is no multiple
 *  of 32; INTEGRA_ERR_REFUSED (GEN-10) for a protocol that is none of those accepted; INTEGRA_ERR_STRUCT_SIZE and
 *  INTEGRA_ERR_UNKNOWN_TAIL for work; INTEGRA_ERR_LIMIT (ORI-16) and INTEGRA_ERR_INTERRUPTED by it.
 *  Thread: any. Rule: GEN-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_replay_within(const uint8_t *bytes, size_t size, const uint8_t *accepted,
                                                             size_t accepted_size, const integra_allocator *allocator,
                                                             const integra_work *work,
                                                             integra_orientation *orientation_out,
                                                             uint32_t *origin_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
