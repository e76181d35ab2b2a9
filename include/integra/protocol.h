/* integra/protocol.h - orientation protocols: decision tables over demands, proved before they are used, and compared.
 * Spec: spec/21-protocol.md (ORI-16 to ORI-18).  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A protocol is opaque and owned by its creator. Rows are counted from 0 in the order they were added. What a service
 * needs, shares and may be asked by belongs to the rule pack (integra_service_at()); a protocol cannot change it.
 */
#ifndef INTEGRA_PROTOCOL_H
#define INTEGRA_PROTOCOL_H

#include "base.h"
#include "demand.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most rows a protocol may have, and the most that may list one motive. Rule ORI-16. Since 0.1. */
#define INTEGRA_ROW_LIMIT        1024
#define INTEGRA_MOTIVE_ROW_LIMIT 64
#define INTEGRA_CHANGE_LIMIT     256 /* changes of calls that are told of one motive */
/** Room in a row: calls, rows it overrides. Since 0.1. */
#define INTEGRA_CALL_ROOM         8
#define INTEGRA_OVERRIDE_ROOM     32
/** Greatest size of a protocol's name, of a row's id and of its source, in bytes. Since 0.1. */
#define INTEGRA_PROTOCOL_NAME_LIMIT 64
#define INTEGRA_SOURCE_LIMIT        256
/** The edition of motives, fields and their values that digests of protocols are made over. Rule ORI-18. Since 0.1. */
#define INTEGRA_VOCABULARY_EDITION 1
/** In integra_row.within: due when the first answer is (ORI-13); else whole days from the demand, 0 to 3650. */
#define INTEGRA_WITHIN_FIRST_ANSWER (-1)
/* <generated from spec/words.tsv: protocol> */
/* law */
#define INTEGRA_LAW_COMPLETE 1                               /**< each motive gets its service or a stand-in */
#define INTEGRA_LAW_OTHERWISE 2                              /**< an otherwise row takes nothing for no */
#define INTEGRA_LAW_CONTRADICTION 3                          /**< one service is not called in two ways */
#define INTEGRA_LAW_EXCLUSIVE 4                              /**< services that exclude each other are not called together */
#define INTEGRA_LAW_DEAD_ROW 5                               /**< each row can speak */
#define INTEGRA_LAW_SUBSIDIARY 6                             /**< missions 2 and 3 act on a professional's request */
#define INTEGRA_LAW_MT_IN_THE_LOOP 7                         /**< what needs the médecin traitant says so */
#define INTEGRA_LAW_CONSENTING 8                             /**< what shares waits on consent, and is not called once refused */
#define INTEGRA_LAW_ISOLATED 9                               /**< isolated practitioners get the same */
#define INTEGRA_LAW_IMPOSED 10                               /**< an adaptable row overrides no imposed one */
#define INTEGRA_LAW_DUE 11                                   /**< a service is called only where it is due */
#define INTEGRA_LAW_SETTLED_FIRST 12                         /**< a row says all that its service needs first */
#define INTEGRA_LAW_AGE 13                                   /**< only eligibility for case management reads an age */
#define INTEGRA_LAW_ANSWERED_NOW 14                          /**< who may not ask for a service gets something of mission 1 at once, and a route back */
#define INTEGRA_LAW_REFUSAL_ANSWERED 15                      /**< refused sharing still gets information, consent discussed again and, for a professional, advice */
#define INTEGRA_LAW_IN_TIME 16                               /**< what is urgent or prompt is not put off */
/* part */
#define INTEGRA_PART_WHOLE 0                                 /**< the whole protocol */
#define INTEGRA_PART_IMPOSED 1                               /**< its imposed part */
/* </generated> */

/** An orientation protocol. Opaque; owned, released by integra_protocol_destroy(). Since 0.1. */
typedef struct integra_protocol integra_protocol;

/** One row: the motives and values it accepts, and the services it calls for. Caller's memory; given out by
 *  integra_protocol_row_at(), its texts are borrowed until the protocol changes or goes. Since 0.1. */
typedef struct integra_row {
    uint32_t struct_size;
    uint32_t motives;   /**< INTEGRA_MOTIVE_BIT_, one at least; read one at a time (ORI-16) */
    uint32_t rule;      /**< the rule it applies, one of the catalogue */
    uint8_t otherwise;  /**< 1: speaks when no ordinary row of the motive does */
    uint8_t imposed;    /**< 1: imposed on all, 0: adaptable (ORI-17) */
    uint8_t call_count; /**< 1 to INTEGRA_CALL_ROOM */
    uint8_t override_count;
    uint8_t conditions[INTEGRA_DEMAND_FIELD_ROOM]; /**< by INTEGRA_DEMAND_FIELD_: the _BIT_ of each value it accepts; 0: any */
    uint8_t services[INTEGRA_CALL_ROOM];           /**< INTEGRA_SERVICE_, of kind service or stand_in, each once */
    uint8_t levels[INTEGRA_CALL_ROOM];             /**< INTEGRA_LEVEL_, 0: the service's home level */
    uint8_t first[INTEGRA_CALL_ROOM];              /**< to be settled first: INTEGRA_PRECONDITION_BIT_ */
    int16_t within[INTEGRA_CALL_ROOM];             /**< days, or INTEGRA_WITHIN_FIRST_ANSWER */
    uint16_t overrides[INTEGRA_OVERRIDE_ROOM];     /**< rows it silences when it speaks */
    integra_text id;     /**< its name in the protocol: lower-case ASCII letters, digits and hyphens */
    integra_text source; /**< where it comes from, may be empty */
} integra_row;

/** One failure of a proof: a law, what breaks it, and the smallest demand that shows it. Caller's memory. Since 0.1. */
typedef struct integra_failure {
    uint32_t struct_size;
    uint32_t law;     /**< INTEGRA_LAW_ */
    uint32_t rule;    /**< the rule behind the law, or behind the service it is about */
    uint32_t subject; /**< motive for _COMPLETE, _ISOLATED, _ANSWERED_NOW and _REFUSAL_ANSWERED, service for
                           _CONTRADICTION, INTEGRA_EXCLUSION_ for _EXCLUSIVE, the row for all others */
    uint32_t row;     /**< a row at fault in that demand, or INTEGRA_NO_INDEX */
    uint32_t other;   /**< a second row, or INTEGRA_NO_INDEX */
    uint32_t service; /**< the service at fault (_REFUSAL_ANSWERED: that is missing), or 0 */
    uint32_t motives; /**< of the demand; 0 where none can show it (a row that matches nothing) */
    uint8_t demand[INTEGRA_DEMAND_FIELD_ROOM]; /**< its values, by INTEGRA_DEMAND_FIELD_ */
} integra_failure;

/** Empties x: writes struct_size, zeroes up to that size, no further. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_row_init(integra_row *row, size_t struct_size);
/** As integra_row_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_failure_init(integra_failure *failure, size_t struct_size);

/** How many protocols are built in. Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API size_t integra_protocol_count(void);
/** The name of the index-th built-in protocol (static), the first "has-2014"; NULL past the end.
 *  Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API const char *integra_protocol_builtin(size_t index);

/** Makes the built-in protocol of that name ("has-2014"), which was proved when the library was tested and answers at
 *  once; integra_protocol_prove() proves it again. allocator may be NULL: malloc and free. *protocol_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME (ORI-16); INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_create(const char *name, const integra_allocator *allocator,
                                                   integra_protocol **protocol_out, integra_error *error);
/** Makes a protocol without rows, not proved, holding from a date (or INTEGRA_DATE_UNKNOWN). name is 1 to
 *  INTEGRA_PROTOCOL_NAME_LIMIT bytes, as a row's id. allocator may be NULL. *protocol_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_TEXT (ORI-16) for the name; INTEGRA_ERR_INVALID_DATE
 *  (GEN-7); INTEGRA_ERR_MEMORY. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_draft(integra_text name, integra_date effective,
                                                  const integra_allocator *allocator, integra_protocol **protocol_out,
                                                  integra_error *error);
/** Releases a protocol. NULL does nothing. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_protocol_destroy(integra_protocol *protocol);

/** Adds a row at the end, copied whole, or leaves the protocol as it was; it is then to be proved (again). A row may
 *  override rows added later: integra_protocol_check() looks at that.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (ORI-16) for a code, bit or count that does not exist, or a service that no row may call; INTEGRA_ERR_OUT_OF_RANGE
 *  (ORI-13) for a number of days; INTEGRA_ERR_INVALID_TEXT (ORI-16) for an id or source; INTEGRA_ERR_DUPLICATE
 *  (ORI-16) for an id that is there already or a service called twice; INTEGRA_ERR_LIMIT (ORI-16) beyond the rows a
 *  protocol, or a motive (index), may have; INTEGRA_ERR_MEMORY. Thread: object. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_apply(integra_protocol *protocol, const integra_row *row,
                                                  integra_error *error);

/** Whether the table hangs together: one row at least; each override names another row, ordinary like its own, with a
 *  motive in common; overrides have no cycle; and whether the name is its own: one that a built-in protocol has is for
 *  the same rows, in the same order, from the same date.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_REFUSED (ORI-16) with the first row at fault as index, its faulty
 *  override as offset; for a cycle the least row in one, no offset; for the name neither. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_check(const integra_protocol *protocol, integra_error *error);

/** Proves a protocol over every possible demand, or finds what fails: one failure a law and subject, by law, then by
 *  subject. *count_out receives how many; with none the protocol is proved and may answer demands. What it found is
 *  kept with the protocol until it changes. Time grows with the values that rows tell apart between them, up to every
 *  possible demand (integra_demand_count()) and every pair of motives: hundredths of a second for the built-in one,
 *  minutes for tens of rows that each read every field; integra_protocol_prove_within() ends sooner.
 *  Errors: those of integra_protocol_check(); INTEGRA_ERR_MEMORY, the protocol then being not proved.
 *  Thread: object. Rule: ORI-16, ORI-17. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_prove(integra_protocol *protocol, size_t *count_out, integra_error *error);
/** The same within the work allowed, NULL for any: its rows stay as they are, and it is not proved, where it ends early.
 *  Errors: those of integra_protocol_prove(); INTEGRA_ERR_STRUCT_SIZE and INTEGRA_ERR_UNKNOWN_TAIL for work;
 *  INTEGRA_ERR_LIMIT (ORI-16) where more steps are needed than it allows; INTEGRA_ERR_INTERRUPTED where go_on ends it.
 *  Thread: object. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_prove_within(integra_protocol *protocol, const integra_work *work,
                                                         size_t *count_out, integra_error *error);
/** The index-th failure of the last proof. *failure_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE for index.
 *  Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_failure_at(const integra_protocol *protocol, size_t index,
                                                       integra_failure *failure_out, integra_error *error);
/** A failure as a sentence: the law, what breaks it, and the smallest demand in words. protocol is the one that was
 *  proved, whose rows go by their ids. text_out has room for capacity bytes of UTF-8, no zero behind them (NULL with 0:
 *  CAPACITY tells the size); *size_out receives the size needed. language is INTEGRA_LANGUAGE_.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE for a
 *  language that is none, or (ORI-16) for a failure that no proof of this protocol gives, with the argument as index;
 *  INTEGRA_ERR_CAPACITY, with *size_out set and text_out untouched. Thread: any. Rule: GEN-3, ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_failure_sentence(const integra_protocol *protocol, const integra_failure *failure,
                                                    uint32_t language, char *text_out, size_t capacity,
                                                    size_t *size_out, integra_error *error);
/** 1 where the last proof found nothing and the protocol has not changed since, else 0; 0 for NULL.
 *  Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API uint32_t integra_protocol_proved(const integra_protocol *protocol);

/** Its name, borrowed until it goes; empty for NULL. Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_text integra_protocol_name(const integra_protocol *protocol);
/** The date from which it holds, or INTEGRA_DATE_UNKNOWN. Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_date integra_protocol_effective(const integra_protocol *protocol);
/** How many rows it has; 0 for NULL. Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API size_t integra_protocol_row_count(const integra_protocol *protocol);
/** The index-th row, levels that were left out filled in. *row_out needs its struct_size set; its texts are borrowed
 *  until the protocol changes or goes.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE for index.
 *  Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_row_at(const integra_protocol *protocol, size_t index, integra_row *row_out,
                                                   integra_error *error);
/** Where a row comes from, in a language: of a row of a built-in protocol, as it was published, in that language; of
 *  any other, row->source as its author wrote it. Borrowed as row->source is; empty for NULL or an unknown language.
 *  Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_text integra_row_source(const integra_row *row, uint32_t language);
/** Which row stands at a place of a motive's rows, the places being those of the bits in
 *  integra_orientation_columns.rows: overriding rows before the ones they override, else in the order of rows;
 *  INTEGRA_NO_INDEX where there is none, or the protocol was not proved.
 *  Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API uint32_t integra_protocol_place(const integra_protocol *protocol, uint32_t motive, uint32_t place);

/** The digest of what a protocol answers to every possible demand of one motive (part INTEGRA_PART_WHOLE), or of what
 *  its imposed rows answer in its context (INTEGRA_PART_IMPOSED): the same for any rows, ids or texts that answer
 *  alike. Digests of one INTEGRA_VOCABULARY_EDITION compare. digest_out is 32 bytes.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (ORI-17) for part; INTEGRA_ERR_REFUSED (ORI-16) for a
 *  protocol that was not proved. Thread: any. Rule: ORI-18. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_digest(const integra_protocol *protocol, uint32_t part,
                                                   uint8_t digest_out[32], integra_error *error);

/** The demands of one motive that two protocols answer differently, as keys, the smallest demand first: at most
 *  capacity of them go to keys_out (NULL with 0). *count_out receives how many there are in all. work may be NULL.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (ORI-17) for part; INTEGRA_ERR_REFUSED (ORI-16) where
 *  one was not proved; INTEGRA_ERR_STRUCT_SIZE and INTEGRA_ERR_UNKNOWN_TAIL for work; INTEGRA_ERR_LIMIT (ORI-16) and
 *  INTEGRA_ERR_INTERRUPTED by it; INTEGRA_ERR_MEMORY. Thread: any. Rule: ORI-18. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_compare(const integra_protocol *protocol, const integra_protocol *other,
                                                    uint32_t part, uint64_t *keys_out, size_t capacity,
                                                    uint64_t *count_out, const integra_work *work,
                                                    integra_error *error);
/** Whether a protocol conforms to an adopted one: in every possible demand of one motive it calls each service that the
 *  adopted one's speaking imposed rows call, at that level, with those days and effective preconditions, whatever it
 *  flags itself. *conforms_out is yes or no, or unknown where the adopted one imposes nothing. The demands in which it
 *  does not go out as in integra_protocol_compare(); with yes or unknown there are none. work may be NULL.
 *  Errors: those of integra_protocol_compare(), but for part. Thread: any. Rule: ORI-17. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_conforms(const integra_protocol *protocol, const integra_protocol *adopted,
                                                     integra_tri *conforms_out, uint64_t *keys_out, size_t capacity,
                                                     uint64_t *count_out, const integra_work *work,
                                                     integra_error *error);
/** Where two protocols differ, told once for each motive and change of calls (what one calls that the other does not,
 *  or calls at another level, with other days or effective preconditions): the smallest such demand, as a key, and how
 *  many there are. Ascending by key, the first `capacity` of them go to keys_out and counts_out (NULL with 0);
 *  *count_out receives how many there are. Of one motive no more than INTEGRA_CHANGE_LIMIT are told, the first ones met
 *  value by value in published order: the demands of others are those of integra_protocol_compare() that no count
 *  has. work may be NULL.
 *  Errors: those of integra_protocol_compare(). Thread: any. Rule: ORI-18. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_changes(const integra_protocol *protocol, const integra_protocol *other,
                                                    uint32_t part, uint64_t *keys_out, uint64_t *counts_out,
                                                    size_t capacity, size_t *count_out, const integra_work *work,
                                                    integra_error *error);
/** The rows that speak in the demand of a key, of INTEGRA_PART_IMPOSED those imposed: their indexes, ascending, in
 *  rows_out, which has room for capacity (INTEGRA_MOTIVE_ROW_LIMIT is enough; NULL with 0). *count_out receives how many
 *  there are.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (ORI-17) for part, (ORI-16) for a number that is the key
 *  of no possible demand; INTEGRA_ERR_REFUSED (ORI-16) for a protocol that was not proved; INTEGRA_ERR_CAPACITY, with
 *  *count_out set and rows_out untouched. Thread: any. Rule: ORI-16, ORI-18. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_rows(const integra_protocol *protocol, uint64_t key, uint32_t part,
                                                 uint32_t *rows_out, size_t capacity, size_t *count_out,
                                                 integra_error *error);

/** Writes a message of kind `protocol`. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the size);
 *  *size_out receives the size needed. It need not be proved, but hang together.
 *  Errors: those of integra_protocol_check(); INTEGRA_ERR_LIMIT (WIRE-14); INTEGRA_ERR_CAPACITY, with *size_out set
 *  and bytes_out untouched. Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_encode(const integra_protocol *protocol, uint8_t *bytes_out,
                                                   size_t capacity, size_t *size_out, integra_error *error);
/** Reads one message of kind `protocol`, which takes up all of bytes, into a protocol that is not proved. allocator may
 *  be NULL. *protocol_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; malformed statuses with WIRE rule and offset; INTEGRA_ERR_LIMIT; those of
 *  integra_protocol_apply() with the row as index, and of integra_protocol_check(); INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: WIRE-1 to WIRE-21, ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_protocol_decode(const uint8_t *bytes, size_t size,
                                                   const integra_allocator *allocator, integra_protocol **protocol_out,
                                                   integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
