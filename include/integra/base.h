/* integra/base.h - what every other header stands on: status, error, finding, dates, words, messages.
 * Spec: spec/00-conventions.md, spec/01-wire.md.  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * Reading this header and its neighbours:
 *  - Ownership has four words. "owned": you release it with the matching _destroy. "borrowed until X": valid
 *    until X. "static": valid for ever, never released. "caller's": your memory, the library only fills or reads it.
 *  - Every fallible function returns an integra_status (0 is ok) and takes an integra_error last, which may be
 *    NULL and is written only on failure. On failure nothing else of the caller's is changed, but for the size or
 *    count that comes with INTEGRA_ERR_CAPACITY.
 *  - "malformed statuses" are INTEGRA_ERR_TRUNCATED to INTEGRA_ERR_DAMAGED, each with its WIRE rule, the last with
 *    PLN-12.
 *  - What a function writes to may not overlap what it reads, borrowed bytes included: a message decoded from a
 *    buffer is not encoded back into that buffer while its extension or texts are borrowed from it.
 *  - Pointers may not be NULL unless the text says so.
 *  - Versioned structs start with struct_size: fill them by their _init first. Bytes that a later version of the
 *    struct adds must be zero for this version of the library to accept them.
 *  - Thread: "any" means callable from any thread at any time; "object" means that one object is used by one
 *    thread at a time. Objects reached through a const pointer are shared freely.
 *  - No function reads a clock, a file or the network, or writes a log: whoever calls passes the date (GEN-5).
 */
#ifndef INTEGRA_BASE_H
#define INTEGRA_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(INTEGRA_SHARED)
#  ifdef INTEGRA_BUILDING
#    define INTEGRA_API __declspec(dllexport)
#  else
#    define INTEGRA_API __declspec(dllimport)
#  endif
#elif defined(__GNUC__)
#  define INTEGRA_API __attribute__((visibility("default")))
#else
#  define INTEGRA_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Library version: major * 10000 + minor * 100 + patch. Since 0.1. */
#define INTEGRA_VERSION 100
/** Version of the wire envelope that this library writes and reads (spec/01-wire.md). Since 0.1. */
#define INTEGRA_WIRE_VERSION 1

/** 0 is ok; every other value is one of the INTEGRA_ERR_ constants. Since 0.1. */
typedef int32_t integra_status;
/** A three-valued answer: INTEGRA_TRI_UNKNOWN 0, _NO 1, _YES 2; zeroed memory is unknown. Rule GEN-1. Since 0.1. */
typedef uint8_t integra_tri;
/** Days since 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999, or INTEGRA_DATE_UNKNOWN. GEN-7. */
typedef int32_t integra_date;
#define INTEGRA_DATE_UNKNOWN INT32_MIN
/** In a column of dates: known to exist, and not known when. Rule GEN-1. Since 0.1. */
#define INTEGRA_DATE_SAID_UNKNOWN (INT32_MIN + 1)
/** "No place" in integra_error.offset and .index. */
#define INTEGRA_NO_PLACE UINT64_MAX
/** "No index" in integra_finding.index. */
#define INTEGRA_NO_INDEX UINT32_MAX

/** An opaque identifier of a person, structure or writer, never a name (GEN-6). All zero is "none". Since 0.1. */
typedef struct integra_id {
    uint8_t bytes[16];
} integra_id;

/** Bytes that somebody else holds. bytes may be NULL when size is 0. Since 0.1. */
typedef struct integra_bytes {
    const uint8_t *bytes;
    size_t size;
} integra_bytes;

/** UTF-8 text that somebody else holds, not zero-terminated. bytes may be NULL when size is 0. Since 0.1. */
typedef struct integra_text {
    const char *bytes;
    size_t size;
} integra_text;

/** Where and why a call failed; integra_error_sentence() says it. Frozen for ever at 64 bytes, caller's memory.
 *  Since 0.1. */
typedef struct integra_error {
    integra_status status; /**< the same value as the function's result */
    uint32_t rule;         /**< the rule that refused, 0 when none did; name by integra_rule_name() */
    uint64_t offset;       /**< byte offset in the message read, or INTEGRA_NO_PLACE */
    uint64_t index;        /**< what index_of says, counted from 0 where it is a place, or INTEGRA_NO_PLACE */
    uint32_t fault;        /**< what is wrong, more closely: INTEGRA_FAULT_, 0 where the status says all there is */
    uint32_t word;         /**< the word that the fault is about, of the group that spec/faults.tsv gives */
    int64_t least;         /**< the bounds that the fault has, or what it compared with; else 0 */
    int64_t most;          /**< the same */
    uint32_t index_of;     /**< what index is, INTEGRA_INDEX_ */
    uint32_t reserved32;   /**< zero */
    uint64_t reserved[1];  /**< zero */
} integra_error;

/** One thing that somebody should know or do. Frozen for ever at 64 bytes, caller's memory. Since 0.1. */
typedef struct integra_finding {
    uint32_t rule;       /**< the rule that raised it */
    uint32_t weight;     /**< INTEGRA_WEIGHT_ */
    uint32_t state;      /**< INTEGRA_FINDING_STATE_ */
    uint32_t settled_by; /**< what settles it, INTEGRA_SETTLED_BY_ */
    integra_id subject;  /**< the person, plan or structure it is about; none where the input had none */
    uint32_t index;      /**< which question, reason or entry of the subject, or INTEGRA_NO_INDEX */
    integra_date due;    /**< by when, or INTEGRA_DATE_UNKNOWN */
    uint32_t value;      /**< the value kept, where two were compared (SCR-8: what was stated) */
    uint32_t other;      /**< the value it was compared with (SCR-8: what was derived) */
    uint32_t reserved[4]; /**< zero */
} integra_finding;

/** A need that nothing serves, as it goes to the concertation: no person, no name. Frozen for ever at 64 bytes,
 *  caller's memory. Rule ORI-12. Since 0.1. */
typedef struct integra_need {
    uint32_t rule;        /**< the rule that asked for what is missing */
    uint32_t service;     /**< INTEGRA_SERVICE_ */
    uint32_t functions;   /**< support functions it belongs to: INTEGRA_FUNCTION_BIT_ */
    uint32_t level;       /**< INTEGRA_LEVEL_ at which it was asked for */
    uint32_t reason;      /**< INTEGRA_PASSING_ of the offer that came nearest, _NOT_OFFERED where none offers it */
    integra_date date;    /**< of the demand */
    char commune[8];      /**< official code, zeros behind; all zero where it is not known */
    integra_id demand;    /**< the demand's opaque identifier */
    uint32_t reserved[4]; /**< zero */
} integra_need;

/** One checklist entry (GEN-12), the same shape in every domain. 24 bytes, caller's memory. Since 0.1. */
typedef struct integra_entry {
    integra_id evidence; /**< opaque reference to what shows it, or none */
    integra_date date;   /**< when it was stated or computed, or INTEGRA_DATE_UNKNOWN */
    integra_tri value;   /**< yes, no or unknown */
    uint8_t basis;       /**< INTEGRA_BASIS_: stated by a person, or computed from the data */
    uint8_t reserved[2]; /**< zero */
} integra_entry;

/** Where memory comes from; copied by value into the objects created with it. There is no reallocate: it would
 *  leave copies that nobody wipes. Since 0.1. */
typedef struct integra_allocator {
    void *context;                                             /**< handed back to both functions, may be NULL */
    void *(*allocate)(void *context, size_t size);             /**< aligned for any type, or NULL when it fails */
    void (*release)(void *context, void *block, size_t size);  /**< size is the one it was allocated with */
} integra_allocator;

/** How much work a long call may do, and who is asked whether it goes on. NULL in its place: no limit, nobody is
 *  asked. Work is counted in steps, the same number for the same input whatever the machine. Caller's memory, read
 *  during the call alone. Since 0.1. */
typedef struct integra_work {
    uint32_t struct_size;
    uint32_t reserved; /**< zero */
    uint64_t limit;    /**< steps: with one more the call ends with INTEGRA_ERR_LIMIT; 0: none */
    void *context;     /**< handed back to go_on, may be NULL */
    /** Asked before the first step and every 256 after it: 1 goes on, 0 ends the call with INTEGRA_ERR_INTERRUPTED.
     *  done counts the steps of this call so far. It may not use the objects of the call. NULL: nobody is asked. */
    uint32_t (*go_on)(void *context, uint64_t done);
} integra_work;

/* <generated from spec/errors.tsv: status> */
#define INTEGRA_OK 0
#define INTEGRA_ERR_NULL_ARGUMENT 101                        /**< a required pointer is NULL */
#define INTEGRA_ERR_STRUCT_SIZE 102                          /**< struct_size is not the size of any version of this struct */
#define INTEGRA_ERR_UNKNOWN_TAIL 103                         /**< a reserved field, or a part that only a later version of this struct has, is not zero */
#define INTEGRA_ERR_INVALID_VALUE 104                        /**< a value is none of those that may stand there */
#define INTEGRA_ERR_INVALID_DATE 105                         /**< a date does not exist, lies outside years 1 to 9999, or cannot stand there */
#define INTEGRA_ERR_UNKNOWN_NAME 106                         /**< nothing published here has this name or number */
#define INTEGRA_ERR_OUT_OF_RANGE 107                         /**< a number or a place lies outside its range, or out of order */
#define INTEGRA_ERR_DUPLICATE 108                            /**< one thing is given twice */
#define INTEGRA_ERR_MISMATCH 109                             /**< two inputs do not belong together */
#define INTEGRA_ERR_INVALID_TEXT 110                         /**< a text is not of the form asked for */
#define INTEGRA_ERR_TRUNCATED 201                            /**< the message stops before its end */
#define INTEGRA_ERR_NOT_WELL_FORMED 202                      /**< the bytes are not well-formed CBOR */
#define INTEGRA_ERR_NOT_DETERMINISTIC 203                    /**< the CBOR is not in deterministic form */
#define INTEGRA_ERR_NOT_ALLOWED 204                          /**< the CBOR uses a type that messages do not have */
#define INTEGRA_ERR_NOT_UTF8 205                             /**< a text string is not valid UTF-8 */
#define INTEGRA_ERR_TRAILING 206                             /**< bytes follow the end of the message */
#define INTEGRA_ERR_ENVELOPE 207                             /**< the item is not an envelope [version, kind, body] of a version known here */
#define INTEGRA_ERR_WRONG_KIND 208                           /**< the message is of another kind */
#define INTEGRA_ERR_CRITICAL_KEY 209                         /**< the message has a critical key that this version does not know */
#define INTEGRA_ERR_WRONG_TYPE 210                           /**< a value has another type, lies outside its range or stands out of order */
#define INTEGRA_ERR_MISSING_KEY 211                          /**< a key or a field that is required is absent */
#define INTEGRA_ERR_EXPLICIT_DEFAULT 212                     /**< a value equal to its default is written out */
#define INTEGRA_ERR_DAMAGED 213                              /**< the message is not as it was written; bytes of it were changed on their way, or where they were kept */
#define INTEGRA_ERR_REFUSED 301                              /**< a rule refuses it */
#define INTEGRA_ERR_RECEIPT_DIFFERS 302                      /**< replayed here, the receipt gives other bytes */
#define INTEGRA_ERR_CAPACITY 401                             /**< the array given is too small; the count needed is returned */
#define INTEGRA_ERR_MEMORY 402                               /**< memory could not be had */
#define INTEGRA_ERR_LIMIT 403                                /**< a limit on size, depth, count or work is exceeded */
#define INTEGRA_ERR_INTERRUPTED 404                          /**< the call was ended before it was done */
/* </generated> */

/* <generated from spec/faults.tsv: fault> */
#define INTEGRA_FAULT_NONE 0
#define INTEGRA_FAULT_POINTER_IN_STRUCT 1                    /**< a pointer in a struct is NULL though its size or count is not 0 */
#define INTEGRA_FAULT_BEYOND_END 2                           /**< the list ends before this element (number of elements: {most}) */
#define INTEGRA_FAULT_KNOWN_DATE 3                           /**< the date is not known, or lies outside years 1 to 9999 */
#define INTEGRA_FAULT_CIVIL_YEAR 4                           /**< years go from {least} to {most} */
#define INTEGRA_FAULT_CIVIL_MONTH 5                          /**< months go from {least} to {most} */
#define INTEGRA_FAULT_CIVIL_DAY 6                            /**< the days of this month go from {least} to {most} */
#define INTEGRA_FAULT_MONTHS_BACK 7                          /**< more than {most} months are asked for */
#define INTEGRA_FAULT_BEFORE_YEAR_1 8                        /**< that many months earlier lies before year 1 */
#define INTEGRA_FAULT_WORD_NAME 9                            /**< the group {name} has no word of this name */
#define INTEGRA_FAULT_WORD_GROUP 10                          /**< no group of words has this number */
#define INTEGRA_FAULT_LANGUAGE_CODE 11                       /**< no language has this code */
#define INTEGRA_FAULT_ERROR_MADE 12                          /**< the error holds a status or a fault that there is none of here */
#define INTEGRA_FAULT_POINTER_IN_ARRAY 13                    /**< a name in the array is NULL */
#define INTEGRA_FAULT_PACK_NAME 100                          /**< no rule pack has this name */
#define INTEGRA_FAULT_PACK_VERSION 101                       /**< the rule pack {name} has another version here, {most} */
#define INTEGRA_FAULT_PARAMETER_NAME 102                     /**< no parameter has this name */
#define INTEGRA_FAULT_PARAMETER_TWICE 103                    /**< the parameter {name} is given twice */
#define INTEGRA_FAULT_PARAMETER_RANGE 104                    /**< the parameter {name} ({word}) goes from {least} to {most} */
#define INTEGRA_FAULT_THRESHOLDS 105                         /**< assistance_threshold is less than pps_threshold, which is {least} */
#define INTEGRA_FAULT_PACK_DIFFERS 106                       /**< the message tells its rule pack otherwise than the pack of that name is here */
#define INTEGRA_FAULT_RULE_NAME 107                          /**< no rule has this name */
#define INTEGRA_FAULT_RULE_NUMBER 108                        /**< this domain has no rule of this number, its last being {most} */
#define INTEGRA_FAULT_SERVICE_CODE 109                       /**< no service of a demand has this code */
#define INTEGRA_FAULT_FINDING_MADE 110                       /**< the finding holds a value that none has */
#define INTEGRA_FAULT_ANSWER 200                             /**< the answer to {name} ({word}) is neither unknown, no nor yes */
#define INTEGRA_FAULT_FACT 201                               /**< the fact {name} ({word}) is neither unknown, no nor yes */
#define INTEGRA_FAULT_COMPLETE 202                           /**< whether the count {name} ({word}) is complete is said neither by 0 nor by 1 */
#define INTEGRA_FAULT_FACTS_DATE 203                         /**< a date of the record (date, admissions_known_from or admissions_known_to) lies outside years 1 to 9999 */
#define INTEGRA_FAULT_ADMISSION_DATE 204                     /**< the date of an admission lies outside years 1 to 9999 */
#define INTEGRA_FAULT_ADMISSION_EMERGENCY 205                /**< whether an admission was an emergency is neither unknown, no nor yes */
#define INTEGRA_FAULT_ADMISSIONS_LIMIT 206                   /**< a record has more than {most} admissions */
#define INTEGRA_FAULT_NOTHING_TO_SCREEN 207                  /**< a record needs answers or facts */
#define INTEGRA_FAULT_RECORD_OF_ANOTHER 208                  /**< answers and facts are about two persons or dates */
#define INTEGRA_FAULT_SCREENING_MADE 209                     /**< the screening holds a value that none has, or contradicts itself */
#define INTEGRA_FAULT_SCREENING_RULES 210                    /**< the screening was made under other rules */
#define INTEGRA_FAULT_VERDICT_OF_SETS 211                    /**< smallest sets are found for pps and assistance_threshold alone */
#define INTEGRA_FAULT_OTHER_PERSON 212                       /**< the two screenings are about two persons */
#define INTEGRA_FAULT_EARLIER_LATER 213                      /**< the screening given as the earlier one is the later one */
#define INTEGRA_FAULT_OFFSETS 214                            /**< the offsets of admissions descend, or lead beyond the admissions given */
#define INTEGRA_FAULT_REASON_MADE 215                        /**< the step holds a value that none of an explanation has */
#define INTEGRA_FAULT_SHEET_DATE 300                         /**< the date of the sheet or of birth lies outside years 1 to 9999 */
#define INTEGRA_FAULT_SHEET_SEX 301                          /**< the sex is none of its words */
#define INTEGRA_FAULT_SHEET_OUTCOME 302                      /**< the outcome of the inclusion is none of its words */
#define INTEGRA_FAULT_SHEET_SETS 303                         /**< the reasons or the extent of support have a bit that stands for nothing */
#define INTEGRA_FAULT_CONFIRMED_WITHOUT_GROUND 304           /**< the inclusion is confirmed without a reason that counts */
#define INTEGRA_FAULT_CONFIRMED_WITHOUT_EXTENT 305           /**< the inclusion is confirmed without any function of support */
#define INTEGRA_FAULT_EXTENT_UNCONFIRMED 306                 /**< functions of support are given though the inclusion is not confirmed */
#define INTEGRA_FAULT_FACTOR_ENTRY 307                       /**< the factor {name} ({word}) has a value or a basis that is none of their codes */
#define INTEGRA_FAULT_FACTOR_DATE 308                        /**< the date of the factor {name} ({word}) lies outside years 1 to 9999 */
#define INTEGRA_FAULT_SHEET_TEXT_LIMIT 309                   /**< a text of the sheet is longer than {most} bytes */
#define INTEGRA_FAULT_SHEET_TEXT_UTF8 310                    /**< a text of the sheet is not valid UTF-8 */
#define INTEGRA_FAULT_NO_MOTIVE 400                          /**< the demand has no motive */
#define INTEGRA_FAULT_MOTIVE_CODE 401                        /**< no motive has this code */
#define INTEGRA_FAULT_MOTIVE_BITS 402                        /**< the motives have a bit that stands for none */
#define INTEGRA_FAULT_REQUESTER_NEEDED 403                   /**< the demand does not say who asks ({name}) */
#define INTEGRA_FAULT_DEMAND_VALUE 404                       /**< {name} ({word}) is none of its codes */
#define INTEGRA_FAULT_GROUND_OF_PERSON 405                   /**< the person or a carer asks, and a ground for support is stated by professionals and institutions alone */
#define INTEGRA_FAULT_STAGE_WITHOUT_PPS 406                  /**< the screening found that no PPS is indicated (pps: no), so its stage is not_indicated */
#define INTEGRA_FAULT_STAGE_PPS_UNKNOWN 407                  /**< whether a PPS is indicated is not known (pps: unknown), so the stage is undetermined or not_indicated */
#define INTEGRA_FAULT_MT_ASKS 408                            /**< the requester is the médecin traitant, so {name} is informed */
#define INTEGRA_FAULT_COMMUNE 409                            /**< the commune is not the code of one, five capitals and digits as in 37261 for Tours */
#define INTEGRA_FAULT_CONTACT 410                            /**< the door or the channel is none of its codes */
#define INTEGRA_FAULT_DEMAND_KEY 411                         /**< this number is the key of no possible demand */
#define INTEGRA_FAULT_DELIVERED_SERVICE 412                  /**< what was delivered is no service of a demand */
#define INTEGRA_FAULT_DELIVERED_DATE 413                     /**< the date of a service delivered lies outside years 1 to 9999 */
#define INTEGRA_FAULT_DELIVERED_ANSWER 414                   /**< the know-how or the feedback of a service delivered is neither unknown, no nor yes */
#define INTEGRA_FAULT_MT_AGREEMENT 415                       /**< the agreement of the médecin traitant is neither unknown, no nor yes */
#define INTEGRA_FAULT_FOLLOW_UP_DATE 416                     /**< the date of the first answer or of the assessment lies outside years 1 to 9999 */
#define INTEGRA_FAULT_CALLS_ORDER 417                        /**< the calls do not ascend by their identifiers */
#define INTEGRA_FAULT_NOT_PROVED 500                         /**< the protocol is not proved */
#define INTEGRA_FAULT_RESPONSE_MADE 501                      /**< the response holds a value that none has, or contradicts itself */
#define INTEGRA_FAULT_COLUMNS_NEEDED 502                     /**< the columns motives and requester are needed */
#define INTEGRA_FAULT_RECEIPT_PROTOCOL 503                   /**< the protocol of this receipt fails its proof */
#define INTEGRA_FAULT_TRACE_MADE 504                         /**< the trace holds a value that none of this protocol has */
#define INTEGRA_FAULT_OFFER_IDENTIFIER 600                   /**< an offer has no identifier of its own, or none of its structure */
#define INTEGRA_FAULT_OFFER_SERVICES 601                     /**< an offer has no service, or one that no directory lists */
#define INTEGRA_FAULT_OFFER_LEVEL 602                        /**< the level of an offer is none of its words */
#define INTEGRA_FAULT_OFFER_CODES 603                        /**< the kind, the motives or the publics of an offer hold a code that stands for nothing */
#define INTEGRA_FAULT_OFFER_REQUESTERS 604                   /**< the requesters or the specialty of an offer hold a code that stands for nothing */
#define INTEGRA_FAULT_OFFER_NUMBERS 605                      /**< the free places of an offer are less than {least}, or its days to wait are not from {least} to {most} */
#define INTEGRA_FAULT_OFFER_AREAS 606                        /**< the areas are not codes of {least} to {most} capitals and digits, ascending, one space between */
#define INTEGRA_FAULT_OFFER_DATE 607                         /**< a date of an offer (opens, closes or full_until) lies outside years 1 to 9999 */
#define INTEGRA_FAULT_OFFER_CLOSES 608                       /**< an offer closes before it opens */
#define INTEGRA_FAULT_GUICHET_STRUCTURE 609                  /**< a guichet has no structure */
#define INTEGRA_FAULT_GUICHET_CODES 610                      /**< the kind, the level, the doors or the channels of a guichet hold a code that stands for nothing */
#define INTEGRA_FAULT_OFFERS_LIMIT 611                       /**< a directory has no more than {most} offers */
#define INTEGRA_FAULT_GUICHETS_LIMIT 612                     /**< a directory has no more than {most} guichets */
#define INTEGRA_FAULT_OFFER_TWICE 613                        /**< an offer with this identifier is there already */
#define INTEGRA_FAULT_SERVICE_UNLISTED 614                   /**< no directory lists this service */
#define INTEGRA_FAULT_RESPONSE_TO_ANOTHER 615                /**< the response is to another demand */
#define INTEGRA_FAULT_OFFER_AREA_ZERO 616                    /**< an area of four digits is the code of a commune that lost its leading zero */
#define INTEGRA_FAULT_PROTOCOL_NAME 700                      /**< no built-in protocol has this name */
#define INTEGRA_FAULT_PROTOCOL_FORM 701                      /**< the name of the protocol is not of lower-case letters a to z, digits and hyphens, {least} to {most} of them */
#define INTEGRA_FAULT_ROW_ID 702                             /**< the id of a row is not of lower-case letters a to z, digits and hyphens, {least} to {most} of them */
#define INTEGRA_FAULT_ROW_SOURCE 703                         /**< the source of a row is not UTF-8, or longer than {most} bytes */
#define INTEGRA_FAULT_ROW_MOTIVES 704                        /**< a row has no motive, or a bit that stands for none */
#define INTEGRA_FAULT_ROW_FLAGS 705                          /**< otherwise or imposed of a row is neither 0 nor 1 */
#define INTEGRA_FAULT_ROW_CALLS 706                          /**< a row calls no service, or more than {most} */
#define INTEGRA_FAULT_ROW_OVERRIDES 707                      /**< a row overrides more than {most} rows */
#define INTEGRA_FAULT_ROW_RULE 708                           /**< the rule that a row states does not exist */
#define INTEGRA_FAULT_ROW_CONDITIONS 709                     /**< the condition on {name} ({word}) has a bit that stands for no value of it */
#define INTEGRA_FAULT_CALL 710                               /**< a row calls what no row may call, or with a level or preconditions that there are none of */
#define INTEGRA_FAULT_CALL_DAYS 711                          /**< the days of a call go from {least} to {most} */
#define INTEGRA_FAULT_CALL_TWICE 712                         /**< a row calls one service twice */
#define INTEGRA_FAULT_ROWS_LIMIT 713                         /**< a protocol has no more than {most} rows */
#define INTEGRA_FAULT_MOTIVE_ROWS_LIMIT 714                  /**< no more than {most} rows list one motive, and {name} ({word}) has as many */
#define INTEGRA_FAULT_ROW_TWICE 715                          /**< a row with this id is there already */
#define INTEGRA_FAULT_TABLE_EMPTY 716                        /**< the protocol has no row */
#define INTEGRA_FAULT_OVERRIDE_ITSELF 717                    /**< a row overrides itself */
#define INTEGRA_FAULT_OVERRIDE_NOBODY 718                    /**< a row overrides one that is not there */
#define INTEGRA_FAULT_OVERRIDE_OTHERWISE 719                 /**< an otherwise row is in no override */
#define INTEGRA_FAULT_OVERRIDE_MOTIVES 720                   /**< a row overrides one with which it has no motive in common */
#define INTEGRA_FAULT_OVERRIDE_CYCLE 721                     /**< a row is in a cycle of overrides */
#define INTEGRA_FAULT_PART_CODE 722                          /**< no part of a protocol has this code */
#define INTEGRA_FAULT_PROOF_WORK 723                         /**< the proof of this protocol takes more work than one from a message may cost */
#define INTEGRA_FAULT_FAILURE_MADE 724                       /**< the failure holds a value that none of this protocol has */
#define INTEGRA_FAULT_EVENT_KIND 800                         /**< an event does not say its kind */
#define INTEGRA_FAULT_EVENT_SEQUENCE 801                     /**< an event has no place among those of its writer */
#define INTEGRA_FAULT_EVENT_WRITER 802                       /**< an event does not say its writer */
#define INTEGRA_FAULT_EVENT_AUTHOR 803                       /**< an event does not say its author */
#define INTEGRA_FAULT_EVENT_PLAN 804                         /**< an event that opens no plan does not say its plan */
#define INTEGRA_FAULT_EVENT_RECORDED 805                     /**< the time at which an event is recorded lies outside years 1 to 9999 */
#define INTEGRA_FAULT_OPENING_FRAME 806                      /**< an opening names a plan or an event before it, or says no edition */
#define INTEGRA_FAULT_EVENT_EDITION 807                      /**< an event that opens no plan says an edition */
#define INTEGRA_FAULT_PARENTS_LIMIT 808                      /**< an event has more than {most} parents */
#define INTEGRA_FAULT_PARENTS_FORM 809                       /**< the parents of an event are not whole digests, its writer's own first and the others ascending */
#define INTEGRA_FAULT_EVENT_DATE 810                         /**< {name} ({word}) lies outside years 1 to 9999 */
#define INTEGRA_FAULT_EVENT_CODE 811                         /**< {name} ({word}) is no word that an event of kind {other} has there */
#define INTEGRA_FAULT_SIGNATURE_LIMIT 812                    /**< a signature is longer than {most} bytes */
#define INTEGRA_FAULT_SALT 813                               /**< a text has no salt of {least} bytes, or a salt has no text */
#define INTEGRA_FAULT_EVENT_TEXT_LIMIT 814                   /**< the text of an event is longer than {most} bytes */
#define INTEGRA_FAULT_EVENT_TEXT_UTF8 815                    /**< the text of an event is not valid UTF-8 */
#define INTEGRA_FAULT_TEXT_DIGEST 816                        /**< the text is not the one that the event's digest covers */
#define INTEGRA_FAULT_FIELD_ABSENT 817                       /**< an event of kind {other} has no {name} ({word}) */
#define INTEGRA_FAULT_FIELD_NEEDED 818                       /**< an event of kind {other} needs {name} ({word}) */
#define INTEGRA_FAULT_TEXT_WITHOUT_DIGEST 819                /**< a text stands without the digest that the event keeps of it */
#define INTEGRA_FAULT_SIGNATURES_LIMIT 820                   /**< an event has more than {most} signatures */
#define INTEGRA_FAULT_SIGNATURES_FORM 821                    /**< the signatures of an event do not ascend by their bytes, or one of them is empty or there twice */
#define INTEGRA_FAULT_OTHER_PLAN 900                         /**< it belongs to another plan */
#define INTEGRA_FAULT_SECOND_OPENING 901                     /**< the plan is open already, and a plan has one opening */
#define INTEGRA_FAULT_NO_OPENING 902                         /**< the plan is empty, and a plan begins with its opening */
#define INTEGRA_FAULT_WRITER_STUCK 903                       /**< the writer's events fork or wait here */
#define INTEGRA_FAULT_PLAN_KIND 904                          /**< the plan's edition has no such kind of event */
#define INTEGRA_FAULT_GUARD 905                              /**< a condition does not hold ({word}) */
#define INTEGRA_FAULT_LIMIT_OF_BRANCHES 906                  /**< the limit of branches (branches) is {most} at most */
#define INTEGRA_FAULT_EVENTS_LIMIT 907                       /**< the plan would have more events than its limit, {most} */
#define INTEGRA_FAULT_BRANCHES_LIMIT 908                     /**< the plan would have more branches than its limit, {most} */
#define INTEGRA_FAULT_HELD_STALE 909                         /**< what the plan holds was not worked out since the plan changed */
#define INTEGRA_FAULT_REFUSAL_MADE 910                       /**< the refusal holds a value that none has */
#define INTEGRA_FAULT_CHECK_MISSING 911                      /**< the plan has no check at its end, and plans written before there was one are not read */
#define INTEGRA_FAULT_CHECK_DIFFERS 912                      /**< the plan is not as it was written, for the check at its end is that of other bytes */
#define INTEGRA_FAULT_ANSWER_SLOT 913                        /**< what is asked for is none of the two consents */
#define INTEGRA_FAULT_SCREENED_VERDICT 914                   /**< a verdict of the screening is neither unknown, no nor yes */
#define INTEGRA_FAULT_DRAFTS_NOTHING 915                     /**< no such service or motive, or a service that drafts nothing in a plan */
#define INTEGRA_FAULT_VIEWER_CODE 916                        /**< nobody is such a viewer */
#define INTEGRA_FAULT_VIEW_UNOPENED 917                      /**< the opening of the plan is not here, and nothing says whose it is */
#define INTEGRA_FAULT_VIEW_REFERENCE 918                     /**< the reference of the plan is not UTF-8 */
#define INTEGRA_FAULT_VIEW_REFERENCE_SIZE 919                /**< the reference of the plan has {least} to {most} bytes */
#define INTEGRA_FAULT_WORK_LIMIT 925                         /**< it takes more work than the {most} steps allowed */
#define INTEGRA_FAULT_BUILTIN_NAME 926                       /**< a protocol that is not built in may not bear a built-in name */
#define INTEGRA_FAULT_PUBLIC_ANYONE 935                      /**< the publics of a demand hold anyone, which says nothing of a person */
#define INTEGRA_FAULT_PUBLIC_BITS 936                        /**< the publics of a demand hold a bit that stands for none */
#define INTEGRA_FAULT_PUBLIC_AGES 937                        /**< the publics of a demand hold children beside adults or people over 60 */
#define INTEGRA_FAULT_PUBLIC_OVER_60 938                     /**< the publics of a demand hold people over 60, and its field over_60 says no */
#define INTEGRA_FAULT_PUBLIC_CHILD_OVER_60 939               /**< the publics of a demand hold children, and its field over_60 says yes */
#define INTEGRA_FAULT_OFFER_SITE 940                         /**< the site of an offer is not the code of a commune, five capitals and digits */
#define INTEGRA_FAULT_OFFER_COMES 941                        /**< whether an offer comes to the person is neither no, yes nor unknown */
#define INTEGRA_FAULT_OFFER_GRID 942                         /**< the grid of an offer is not UTF-8 without control characters, or longer than {most} bytes */
#define INTEGRA_FAULT_STRUCTURE_ID 943                       /**< what is said of a structure has no identifier of the structure */
#define INTEGRA_FAULT_STRUCTURE_REFERENCE 944                /**< the reference of a structure is not UTF-8 without control characters, or longer than {most} bytes */
#define INTEGRA_FAULT_STRUCTURE_NAME 945                     /**< the name of a structure is not UTF-8 without control characters, or longer than {most} bytes */
#define INTEGRA_FAULT_STRUCTURES_LIMIT 946                   /**< a directory says what no more than {most} structures are called */
#define INTEGRA_FAULT_OFFER_UNKNOWN 947                      /**< no offer of the directory has this identifier */
#define INTEGRA_FAULT_STRUCTURE_UNKNOWN 948                  /**< the directory does not say what this structure is called */
#define INTEGRA_FAULT_MERGE_ITSELF 949                       /**< a directory is merged with itself */
#define INTEGRA_FAULT_PLAN_WORK 950                          /**< taking this in takes more work than the {most} steps that the plan's limits allow */
#define INTEGRA_FAULT_VERIFIER_REFUSED 951                   /**< the verifier of this host refused what was sent */
#define INTEGRA_FAULT_VERIFIER_ANSWER 952                    /**< the verifier of this host answered neither keep, nor leave out, nor refuse */
#define INTEGRA_FAULT_LIMIT_OF_EVENTS 953                    /**< the limit of events (events) is {most} at most */
#define INTEGRA_FAULT_LIMIT_OF_UNACCEPTED 954                /**< the limit of chains without an accepted event (unaccepted) is {most} at most */
#define INTEGRA_FAULT_RECEIPT_ACCEPTED 965                   /**< the protocol of this receipt is none of those accepted here */
#define INTEGRA_FAULT_RECEIPT_DIGESTS 966                    /**< the digests that are accepted do not have 32 bytes each */
#define INTEGRA_FAULT_NOT_CBOR 1000                          /**< these bytes are JSON or other text, not CBOR */
#define INTEGRA_FAULT_MESSAGE_KIND 1001                      /**< a message of kind {name} is wanted, and this one is of kind {other} */
#define INTEGRA_FAULT_KEY_MISSING 1002                       /**< a message of kind {name} is without key {least}, which it must have */
#define INTEGRA_FAULT_KEY_VALUE 1003                         /**< under key {least} of a message of kind {name} a value has another type, or lies outside its range */
#define INTEGRA_FAULT_KEY_DEFAULT 1004                       /**< under key {least} of a message of kind {name} a value that goes without saying is written out */
#define INTEGRA_FAULT_MESSAGE_SIZE 1005                      /**< the message would be longer than {most} bytes */
#define INTEGRA_FAULT_MESSAGE_LIMIT 1006                     /**< the message is longer than {most} bytes, the limit of its reader */
#define INTEGRA_FAULT_DEPTH_LIMIT 1007                       /**< arrays and maps lie in one another more than {most} deep */
#define INTEGRA_FAULT_ITEM_LIMIT 1008                        /**< a text, a byte string or a list is longer than {most} */
#define INTEGRA_FAULT_EXTENSION_KEY 1009                     /**< an extension holds a key below {least}, which has a meaning already */
#define INTEGRA_FAULT_TERRITORY_IDENTIFIER 1100              /**< a territory has no identifier */
#define INTEGRA_FAULT_TERRITORY_TABLE 1101                   /**< no table of a territory has this number */
#define INTEGRA_FAULT_TERRITORY_COLUMN 1102                  /**< the table {name} has {most} columns, and no such one */
#define INTEGRA_FAULT_COLUMN_REQUIRED 1103                   /**< the column {name} of {other}, which is never blank, is not given */
#define INTEGRA_FAULT_CELL_OWN 1104                          /**< the column {name} of {other} holds what is no identifier: all zero, or ff in every byte */
#define INTEGRA_FAULT_CELL_REF 1105                          /**< the column {name} of {other} names a row that is not there */
#define INTEGRA_FAULT_CELL_WORD 1106                         /**< the column {name} of {other} holds a code that stands for nothing, or 0 where a word is needed */
#define INTEGRA_FAULT_CELL_TRI 1107                          /**< the column {name} of {other} is neither unknown, no nor yes */
#define INTEGRA_FAULT_CELL_FLAG 1108                         /**< the column {name} of {other} is neither 0 nor 1 */
#define INTEGRA_FAULT_CELL_DATE 1109                         /**< the date {name} of {other} lies outside years 1 to 9999 */
#define INTEGRA_FAULT_CELL_DAY 1110                          /**< the day {name} of {other} lies outside years 1 to 9999 */
#define INTEGRA_FAULT_CELL_MONTH 1111                        /**< the month {name} of {other} is not the first day of one */
#define INTEGRA_FAULT_ROW_CLOSES 1112                        /**< a row of {other} closes before it opens */
#define INTEGRA_FAULT_OWN_TWICE 1113                         /**< a row of {other} with this identifier is there already */
#define INTEGRA_FAULT_TERRITORY_ROWS 1114                    /**< the table {name} has no more than {most} rows */
#define INTEGRA_FAULT_CLAIM_CHILD 1115                       /**< the table {name} is not claimed complete by itself */
#define INTEGRA_FAULT_CLAIM_SPAN 1116                        /**< the table {name} is claimed complete as a whole, not from one day to another */
#define INTEGRA_FAULT_CLAIM_DATES 1117                       /**< the table {name} is claimed from or to a day outside years 1 to 9999, or ends before it begins */
#define INTEGRA_FAULT_OTHER_TERRITORY 1150                   /**< the two reviews are of two territories */
#define INTEGRA_FAULT_LINE_CODE 1151                         /**< no line of a territory's sheet has this code */
#define INTEGRA_FAULT_INDICATOR_CODE 1200                    /**< no indicator has this code */
#define INTEGRA_FAULT_TALLY_PARTS 1201                       /**< a tally is split into {least} to {most} parts */
#define INTEGRA_FAULT_TALLY_HELD 1202                        /**< a tally of {most} parts holds one of them at least, and no other */
#define INTEGRA_FAULT_FRAME_COLUMNS 1203                     /**< rows of {name} have {most} columns, and more are given */
#define INTEGRA_FAULT_FRAME_COLUMN_NEEDED 1204               /**< the column {name} of {other}, which is never blank, is not given */
#define INTEGRA_FAULT_FRAME_ID 1205                          /**< the identifier {name} of {other} is blank */
#define INTEGRA_FAULT_FRAME_TRI 1206                         /**< the column {name} of {other} is neither unknown, no nor yes */
#define INTEGRA_FAULT_FRAME_WORD 1207                        /**< the column {name} of {other} holds a code that stands for nothing */
#define INTEGRA_FAULT_FRAME_SET 1208                         /**< the column {name} of {other} has a bit that stands for nothing */
#define INTEGRA_FAULT_FRAME_DAY 1209                         /**< the day {name} of {other} lies outside years 1 to 9999 */
#define INTEGRA_FAULT_FRAME_DATE 1210                        /**< the date {name} of {other} lies outside years 1 to 9999 */
#define INTEGRA_FAULT_FRAME_AGE 1211                         /**< the age {name} of {other} is above {most} years */
#define INTEGRA_FAULT_AGE_BEFORE_CALENDAR 1212               /**< the age {name} of {other} says a birth before year 1 */
#define INTEGRA_FAULT_ROW_ENDS_EARLY 1213                    /**< a row of {other} ends before it begins, by its {name} */
#define INTEGRA_FAULT_ANSWERED_EARLY 1214                    /**< a call is answered before it was received */
#define INTEGRA_FAULT_ROW_END_UNKNOWN 1215                   /**< the date {name} of {other} is said not to be known, which none is here */
#define INTEGRA_FAULT_SIGNED_ON_UNSIGNED 1216                /**< a day of signature stands where nothing is signed */
#define INTEGRA_FAULT_PROTOCOL_OF_NONE 1217                  /**< a structure without a protocol has something in {name} */
#define INTEGRA_FAULT_ANSWERED_ON_UNANSWERED 1218            /**< a day of answer stands where there was no answer */
#define INTEGRA_FAULT_TALLY_ROWS 1219                        /**< a tally would have more rows than its limit, {most} */
#define INTEGRA_FAULT_OTHER_INDICATOR 1220                   /**< the two tallies are of two indicators */
#define INTEGRA_FAULT_OTHER_DAY 1221                         /**< the two tallies are of two days */
#define INTEGRA_FAULT_OTHER_TERRITORY_COUNTED 1222           /**< the two tallies are of two territories */
#define INTEGRA_FAULT_OTHER_PACK 1223                        /**< the two tallies are made by two packs, or with other parameters */
#define INTEGRA_FAULT_OTHER_PARTS 1224                       /**< one tally is split into {least} parts, the other into {most} */
#define INTEGRA_FAULT_ID_EMPTY 1225                          /**< the text that is to name somebody is empty */
#define INTEGRA_FAULT_ID_ZERO 1226                           /**< the identifier is all zero, which names nobody */
#define INTEGRA_FAULT_ID_UTF8 1227                           /**< the text that is to name somebody is not UTF-8 */
#define INTEGRA_FAULT_FIGURE_CONFORMITY 1230                 /**< this indicator has no such way to conform */
#define INTEGRA_FAULT_FIGURE_REQUESTER 1231                  /**< a share is of one requester, and nothing else is */
#define INTEGRA_FAULT_COVERS_DAYS 1232                       /**< of the days that the data cover one is not known, or lies outside years 1 to 9999 */
#define INTEGRA_FAULT_COVERS_ORDER 1233                      /**< the last day that the data cover lies before the first */
#define INTEGRA_FAULT_IDENTIFIERS_COUNTING 1234              /**< no list of identifiers has this code */
#define INTEGRA_FAULT_FIGURES_INDICATOR 1235                 /**< the two figures are of two indicators */
#define INTEGRA_FAULT_FIGURES_PACK 1236                      /**< the two figures were made with two sets of rules */
#define INTEGRA_FAULT_FIGURES_REQUESTER 1237                 /**< the two figures are of two requesters */
#define INTEGRA_FAULT_FIGURES_CONFORMITY 1238                /**< the two figures count conformity in two ways */
#define INTEGRA_FAULT_TALLY_ROW_SIZE 1245                    /**< the rows of a tally are no whole rows of {most} bytes */
#define INTEGRA_FAULT_TALLY_ROW_ORDER 1246                   /**< the rows of a tally do not ascend, or one of them is there twice */
#define INTEGRA_FAULT_TALLY_ROW 1247                         /**< a tally has a row that no addition of rows comes to */
#define INTEGRA_FAULT_TALLY_TABLE 1248                       /**< a tally of {name} has no rows under this key */
#define INTEGRA_FAULT_TALLY_SIZE 1249                        /**< the tally would be a message longer than {most} bytes */
#define INTEGRA_FAULT_FIGURE_SUBJECT 1250                    /**< a figure says of what it is as no tally does: its indicator, day, requester, conformity, parts, coverage or pairs */
#define INTEGRA_FAULT_FIGURE_COUNTS 1251                     /**< the counts of a figure are none that a tally comes to */
#define INTEGRA_FAULT_FIGURE_RATIO 1252                      /**< the ratio of a figure or its bounds do not follow from its counts */
#define INTEGRA_FAULT_FIGURE_STATE 1253                      /**< the state of a figure is not that of its counts and its bounds */
#define INTEGRA_FAULT_FIGURE_INTERVAL 1254                   /**< the interval of a figure does not go with its bounds */
/* </generated> */

/* <generated from spec/words.tsv: base> */
/* tri */
#define INTEGRA_TRI_UNKNOWN 0                                /**< unknown */
#define INTEGRA_TRI_NO 1                                     /**< no */
#define INTEGRA_TRI_YES 2                                    /**< yes */
/* tri, in a set of them */
#define INTEGRA_TRI_BIT_UNKNOWN (1u << 0)
#define INTEGRA_TRI_BIT_NO (1u << 1)
#define INTEGRA_TRI_BIT_YES (1u << 2)
/* weight */
#define INTEGRA_WEIGHT_LOW 1                                 /**< worth knowing */
#define INTEGRA_WEIGHT_MEDIUM 2                              /**< to be looked at */
#define INTEGRA_WEIGHT_HIGH 3                                /**< to be acted on */
/* finding_state */
#define INTEGRA_FINDING_STATE_MET 1                          /**< met */
#define INTEGRA_FINDING_STATE_DUE 2                          /**< due */
#define INTEGRA_FINDING_STATE_OVERDUE 3                      /**< overdue */
#define INTEGRA_FINDING_STATE_OPEN 4                         /**< open, without a date */
/* settled_by */
#define INTEGRA_SETTLED_BY_NONE 0                            /**< nothing to do */
#define INTEGRA_SETTLED_BY_JUDGEMENT 1                       /**< the professional's judgement */
#define INTEGRA_SETTLED_BY_ASSISTANCE_CONSENT 2              /**< the person's answer on assistance */
#define INTEGRA_SETTLED_BY_QUESTIONNAIRE 3                   /**< completing the questionnaire */
#define INTEGRA_SETTLED_BY_REVIEW 4                          /**< a review of the situation */
#define INTEGRA_SETTLED_BY_SURVEILLANCE 5                    /**< adapting or suspending, with surveillance */
#define INTEGRA_SETTLED_BY_TEXT 6                            /**< writing what the other reason is */
#define INTEGRA_SETTLED_BY_EXCHANGE 7                        /**< an exchange with the other sites */
#define INTEGRA_SETTLED_BY_NEW_WRITER 8                      /**< taking a new writer */
#define INTEGRA_SETTLED_BY_INQUIRY 9                         /**< finding out who holds which history */
#define INTEGRA_SETTLED_BY_FIRST_ANSWER 10                   /**< the first answer */
#define INTEGRA_SETTLED_BY_GROUND 11                         /**< stating the ground of the request */
#define INTEGRA_SETTLED_BY_MT_AGREEMENT 12                   /**< the médecin traitant's agreement */
#define INTEGRA_SETTLED_BY_KNOWHOW_TRANSFER 13               /**< a transfer of know-how */
#define INTEGRA_SETTLED_BY_FEEDBACK 14                       /**< feedback to the médecin traitant */
#define INTEGRA_SETTLED_BY_REUSE 15                          /**< using the assessment already shared */
#define INTEGRA_SETTLED_BY_ASSISTANCE_REQUEST 16             /**< asking for the assistance accepted */
#define INTEGRA_SETTLED_BY_CONCERTATION 17                   /**< concertation on the territory */
#define INTEGRA_SETTLED_BY_NEEDS_ANSWERED 18                 /**< listing the needs it answers */
#define INTEGRA_SETTLED_BY_ACCESS_POINT 19                   /**< naming a local access point */
#define INTEGRA_SETTLED_BY_DOORS 20                          /**< agreeing on the doors of the guichet */
#define INTEGRA_SETTLED_BY_BOTH_LOOKED_AT 21                 /**< looking at what is stated and at what the data show */
#define INTEGRA_SETTLED_BY_STATEMENT 22                      /**< one statement instead of two that disagree */
#define INTEGRA_SETTLED_BY_MEETING 23                        /**< holding a meeting at this level */
#define INTEGRA_SETTLED_BY_SEAT_REQUIRED 24                  /**< filling the seats required */
#define INTEGRA_SETTLED_BY_SEAT_EXPECTED 25                  /**< filling the seats expected */
#define INTEGRA_SETTLED_BY_MT_SEAT 26                        /**< the médecin traitant taking part in clinical concertation */
#define INTEGRA_SETTLED_BY_SECTOR_SEATS 27                   /**< every sector of the plan taking part in clinical concertation */
#define INTEGRA_SETTLED_BY_POWER 28                          /**< a representative who decides or holds a delegation */
#define INTEGRA_SETTLED_BY_WITHDRAWAL 29                     /**< deciding again without the person who has an interest */
#define INTEGRA_SETTLED_BY_COMPETENT_LEVEL 30                /**< having the competent level decide */
#define INTEGRA_SETTLED_BY_DEAD_LETTER 31                    /**< taking the decision up again, or dropping it with a reason */
#define INTEGRA_SETTLED_BY_DECISION_FOLLOW_UP 32             /**< following the decision up */
#define INTEGRA_SETTLED_BY_OWNER 33                          /**< naming who sees to the decision */
#define INTEGRA_SETTLED_BY_DUE_DATE 34                       /**< giving the decision a due date */
#define INTEGRA_SETTLED_BY_REASON 35                         /**< saying why it was dropped */
#define INTEGRA_SETTLED_BY_DATES 36                          /**< correcting the dates of the decision */
#define INTEGRA_SETTLED_BY_FEEDBACK_DOWN 37                  /**< feedback towards the level below */
#define INTEGRA_SETTLED_BY_NEEDS_UP 38                       /**< making needs rise to the level above */
#define INTEGRA_SETTLED_BY_MESO_AGENDA 39                    /**< the agenda of the meso level */
#define INTEGRA_SETTLED_BY_MESO_DUE_DATE 40                  /**< giving the matter a due date at the meso level */
#define INTEGRA_SETTLED_BY_MACRO_AGENDA 41                   /**< the agenda of the macro level */
#define INTEGRA_SETTLED_BY_CHANGE_FEEDBACK 42                /**< telling the structures concerned of the change */
#define INTEGRA_SETTLED_BY_STRUCTURE_FEEDBACK 43             /**< telling the structure of the changes it waits for */
#define INTEGRA_SETTLED_BY_ATTENDANCE 44                     /**< the structure being present at meetings */
#define INTEGRA_SETTLED_BY_HOST 45                           /**< saying who hosts the place of concertation */
#define INTEGRA_SETTLED_BY_CONVENOR 46                       /**< saying who convenes the place of concertation */
#define INTEGRA_SETTLED_BY_ANIMATION 47                      /**< animation by the pilote */
#define INTEGRA_SETTLED_BY_ELECTED_CONVENING 48              /**< elected officials taking part in convening */
#define INTEGRA_SETTLED_BY_TABLE 49                          /**< bringing the actors concerned to one table */
#define INTEGRA_SETTLED_BY_INCLUSION_DECISION 50             /**< deciding on the situations that wait */
#define INTEGRA_SETTLED_BY_DESIGNATION 51                    /**< designating a pilote */
#define INTEGRA_SETTLED_BY_ONE_PILOTE 52                     /**< keeping one pilote */
#define INTEGRA_SETTLED_BY_RECOGNITION_BY_ACTORS 53          /**< recognition of the pilote by local actors */
#define INTEGRA_SETTLED_BY_RECOGNITION_BY_INSTITUTIONS 54    /**< recognition of the pilote by institutions */
#define INTEGRA_SETTLED_BY_NEUTRALITY 55                     /**< a neutral pilote */
#define INTEGRA_SETTLED_BY_LISTENING 56                      /**< a pilote who listens */
#define INTEGRA_SETTLED_BY_TRAINING 57                       /**< training the pilote */
#define INTEGRA_SETTLED_BY_ARS_CONCERTATION 58               /**< a concertation led by the ARS */
#define INTEGRA_SETTLED_BY_MERGER_ORDER 59                   /**< concertation before merging */
#define INTEGRA_SETTLED_BY_MERGER_WANTED 60                  /**< a merger that the field wants */
#define INTEGRA_SETTLED_BY_ALL_ENGINES 61                    /**< setting up the other engines */
#define INTEGRA_SETTLED_BY_ELECTED 62                        /**< the presence of elected officials at the meso level */
#define INTEGRA_SETTLED_BY_EVALUATION_LATER 63               /**< evaluating impact at a realistic term */
#define INTEGRA_SETTLED_BY_SHARED_PROCEDURE 64               /**< one procedure of orientation for all */
#define INTEGRA_SETTLED_BY_SUPPORT_ISOLATED 65               /**< serving practitioners who work alone */
#define INTEGRA_SETTLED_BY_CLOSENESS 66                      /**< bringing support closer to primary care */
#define INTEGRA_SETTLED_BY_NEEDS_ANALYSIS 67                 /**< analysing needs */
#define INTEGRA_SETTLED_BY_PERSONALISED_FOLLOW_UP 68         /**< personalised follow-up */
#define INTEGRA_SETTLED_BY_SIGNATURE 69                      /**< the signature of the partners */
#define INTEGRA_SETTLED_BY_UNCOVERED 70                      /**< finding who can cover the need */
#define INTEGRA_SETTLED_BY_MISSION 71                        /**< having the mission exercised */
#define INTEGRA_SETTLED_BY_INFORMATION_SYSTEM 72             /**< one information system */
#define INTEGRA_SETTLED_BY_BOTH_DIRECTIONS 73                /**< a passage in both directions */
#define INTEGRA_SETTLED_BY_MT_NAMED 74                       /**< naming the médecin traitant */
#define INTEGRA_SETTLED_BY_MT_INFORMED 75                    /**< informing the médecin traitant */
#define INTEGRA_SETTLED_BY_REFERENT_NAMED 76                 /**< naming the referent */
#define INTEGRA_SETTLED_BY_SHARED_ASSESSMENT 77              /**< a shared assessment */
#define INTEGRA_SETTLED_BY_NEED 78                           /**< recording a need */
#define INTEGRA_SETTLED_BY_PLANNED_INTERVENTION 79           /**< planning an intervention with who acts and when */
#define INTEGRA_SETTLED_BY_DEPUTY 80                         /**< naming a deputy */
#define INTEGRA_SETTLED_BY_EXPECTATIONS 81                   /**< asking what the person expects */
#define INTEGRA_SETTLED_BY_WATCH 82                          /**< looking at the situation again: resume, prolong the watch or close */
#define INTEGRA_SETTLED_BY_SHARING_CONSENT 83                /**< the person's answer on sharing */
#define INTEGRA_SETTLED_BY_INTERVENTION 84                   /**< starting the intervention, or saying why not */
#define INTEGRA_SETTLED_BY_ACTOR 85                          /**< saying who acts */
#define INTEGRA_SETTLED_BY_EFFECT 86                         /**< noting the effect, unknown allowed */
#define INTEGRA_SETTLED_BY_FIRST_CONTACT 87                  /**< a contact after the return */
#define INTEGRA_SETTLED_BY_SECOND_CONTACT 88                 /**< a second contact, a month or more after the return */
#define INTEGRA_SETTLED_BY_DISCHARGE_PREPARATION 89          /**< preparing the discharge */
#define INTEGRA_SETTLED_BY_SETTLEMENT 90                     /**< settling the conflict, or asking the person again */
#define INTEGRA_SETTLED_BY_PRESENCE 91                       /**< somebody present for this office */
#define INTEGRA_SETTLED_BY_RESUMPTION 92                     /**< resuming the plan */
#define INTEGRA_SETTLED_BY_COMPONENT 93                      /**< saying whether this component is planned, done or does not apply */
#define INTEGRA_SETTLED_BY_CLINICAL_CONCERTATION 94          /**< clinical concertation on the plan */
#define INTEGRA_SETTLED_BY_SYNTHESIS 95                      /**< returning the synthesis */
#define INTEGRA_SETTLED_BY_REFERENT_INFORMED 96              /**< follow-up reaching the referent */
#define INTEGRA_SETTLED_BY_HOSPITAL_CONTACT 97               /**< putting the hospital and the usual professionals in contact */
#define INTEGRA_SETTLED_BY_FACE_TO_FACE 98                   /**< meeting face to face */
#define INTEGRA_SETTLED_BY_SERVICE_TERM 99                   /**< renewing or ending what comes to its term */
#define INTEGRA_SETTLED_BY_OBJECTIVE 100                     /**< saying what became of the objective */
#define INTEGRA_SETTLED_BY_MANDATE 101                       /**< renewing the mandate, or letting it end */
#define INTEGRA_SETTLED_BY_WHOM_TO_CALL 102                  /**< saying whom to call in an unexpected problem */
#define INTEGRA_SETTLED_BY_PLAN_TO_OPEN 103                  /**< opening a plan, or correcting the demand */
#define INTEGRA_SETTLED_BY_SOURCE_TO_CHECK 104               /**< checking with the structure which of two sources is right */
/* basis */
#define INTEGRA_BASIS_NONE 0                                 /**< neither stated nor computed */
#define INTEGRA_BASIS_STATED 1                               /**< stated by a person */
#define INTEGRA_BASIS_COMPUTED 2                             /**< computed from the data */
/* language */
#define INTEGRA_LANGUAGE_EN 0                                /**< English */
#define INTEGRA_LANGUAGE_FR 1                                /**< French */
/* message */
#define INTEGRA_MESSAGE_PACK 1                               /**< rule pack */
#define INTEGRA_MESSAGE_ANSWERS 2                            /**< answers to the questionnaire */
#define INTEGRA_MESSAGE_FACTS 3                              /**< facts of a record */
#define INTEGRA_MESSAGE_SCREENING 4                          /**< outcome of a screening */
#define INTEGRA_MESSAGE_INCLUSION 5                          /**< inclusion sheet */
#define INTEGRA_MESSAGE_RECEIPT 6                            /**< decision receipt */
#define INTEGRA_MESSAGE_EVENT 7                              /**< event of a plan */
#define INTEGRA_MESSAGE_PLAN 8                               /**< plan, or part of one */
#define INTEGRA_MESSAGE_SUMMARY 9                            /**< what a site holds of a plan */
#define INTEGRA_MESSAGE_PLAN_STATE 10                        /**< state of a plan */
#define INTEGRA_MESSAGE_PROTOCOL 11                          /**< orientation protocol */
#define INTEGRA_MESSAGE_DEMAND 12                            /**< demand made to a guichet */
#define INTEGRA_MESSAGE_ORIENTATION 13                       /**< response to a demand */
#define INTEGRA_MESSAGE_DIRECTORY 14                         /**< directory of resources */
#define INTEGRA_MESSAGE_ORIENTATION_RECEIPT 15               /**< receipt of an orientation */
#define INTEGRA_MESSAGE_TERRITORY 16                         /**< territory: who meets, what is decided, how far integration is */
#define INTEGRA_MESSAGE_RISE 17                              /**< what rises from a territory */
#define INTEGRA_MESSAGE_TALLY 18                             /**< tally of an indicator */
#define INTEGRA_MESSAGE_FIGURE 19                            /**< figure of an indicator */
#define INTEGRA_MESSAGE_PLAN_VIEW 20                         /**< what somebody sees of a plan */
/* mark */
#define INTEGRA_MARK_SOURCE 1                                /**< fixed by a source */
#define INTEGRA_MARK_PARAMETER 2                             /**< our default, no source gives it */
#define INTEGRA_MARK_CHOICE 3                                /**< our reading or addition */
#define INTEGRA_MARK_LAW 4                                   /**< French law, to be reviewed by a lawyer */
/* index */
#define INTEGRA_INDEX_NONE 0                                 /**< nothing that is told here */
#define INTEGRA_INDEX_ARGUMENT 1                             /**< argument */
#define INTEGRA_INDEX_ROW 2                                  /**< row */
#define INTEGRA_INDEX_ELEMENT 3                              /**< element */
#define INTEGRA_INDEX_WORD 4                                 /**< code */
#define INTEGRA_INDEX_SIZE 5                                 /**< size */
#define INTEGRA_INDEX_OVERRIDE 6                             /**< override */
/* group */
#define INTEGRA_GROUP_TRI 1                                  /**< words of tri */
#define INTEGRA_GROUP_QUESTION 2                             /**< words of question */
#define INTEGRA_GROUP_FACT 3                                 /**< words of fact */
#define INTEGRA_GROUP_COUNT 4                                /**< words of count */
#define INTEGRA_GROUP_RECORD 5                               /**< words of record */
#define INTEGRA_GROUP_STAGE 6                                /**< words of stage */
#define INTEGRA_GROUP_VERDICT 7                              /**< words of verdict */
#define INTEGRA_GROUP_WEIGHT 8                               /**< words of weight */
#define INTEGRA_GROUP_FINDING_STATE 9                        /**< words of finding state */
#define INTEGRA_GROUP_SETTLED_BY 10                          /**< words of settled by */
#define INTEGRA_GROUP_BASIS 11                               /**< words of basis */
#define INTEGRA_GROUP_LANGUAGE 12                            /**< words of language */
#define INTEGRA_GROUP_MARK 13                                /**< words of mark */
#define INTEGRA_GROUP_PACK 14                                /**< words of pack */
#define INTEGRA_GROUP_SERVICE 15                             /**< words of service */
#define INTEGRA_GROUP_PROVIDER 16                            /**< words of provider */
#define INTEGRA_GROUP_MESSAGE 17                             /**< words of message */
#define INTEGRA_GROUP_GROUP 18                               /**< words of group */
#define INTEGRA_GROUP_GROUND 19                              /**< words of ground */
#define INTEGRA_GROUP_GROUND_GROUP 20                        /**< words of ground group */
#define INTEGRA_GROUP_OUTCOME 21                             /**< words of outcome */
#define INTEGRA_GROUP_SCOPE 22                               /**< words of scope */
#define INTEGRA_GROUP_FUNCTION 23                            /**< words of function */
#define INTEGRA_GROUP_FACTOR 24                              /**< words of factor */
#define INTEGRA_GROUP_SEX 25                                 /**< words of sex */
#define INTEGRA_GROUP_EVENT 26                               /**< words of event */
#define INTEGRA_GROUP_PLAN_KIND 27                           /**< words of plan kind */
#define INTEGRA_GROUP_ROLE 28                                /**< words of role */
#define INTEGRA_GROUP_OFFICE 29                              /**< words of office */
#define INTEGRA_GROUP_ANSWER 30                              /**< words of answer */
#define INTEGRA_GROUP_TOOL 31                                /**< words of tool */
#define INTEGRA_GROUP_NEED_DOMAIN 32                         /**< words of need domain */
#define INTEGRA_GROUP_NEED_STATE 33                          /**< words of need state */
#define INTEGRA_GROUP_UNMET_REASON 34                        /**< words of unmet reason */
#define INTEGRA_GROUP_SECTOR 35                              /**< words of sector */
#define INTEGRA_GROUP_INTERVENTION_STATE 36                  /**< words of intervention state */
#define INTEGRA_GROUP_EFFECT 37                              /**< words of effect */
#define INTEGRA_GROUP_NOT_DONE_REASON 38                     /**< words of not done reason */
#define INTEGRA_GROUP_PHASE 39                               /**< words of phase */
#define INTEGRA_GROUP_CONCLUSION 40                          /**< words of conclusion */
#define INTEGRA_GROUP_WATCH_SIGN 41                          /**< words of watch sign */
#define INTEGRA_GROUP_CLOSING_REASON 42                      /**< words of closing reason */
#define INTEGRA_GROUP_CONTACT_MODE 43                        /**< words of contact mode */
#define INTEGRA_GROUP_TRANSITION_TRIGGER 44                  /**< words of transition trigger */
#define INTEGRA_GROUP_COMPONENT 45                           /**< words of component */
#define INTEGRA_GROUP_COMPONENT_STATE 46                     /**< words of component state */
#define INTEGRA_GROUP_DOCUMENT 47                            /**< words of document */
#define INTEGRA_GROUP_SLOT 48                                /**< words of slot */
#define INTEGRA_GROUP_STANDING 49                            /**< words of standing */
#define INTEGRA_GROUP_FIELD 50                               /**< words of field */
#define INTEGRA_GROUP_GUARD 51                               /**< words of guard */
#define INTEGRA_GROUP_EVENT_VERDICT 52                       /**< words of event verdict */
#define INTEGRA_GROUP_TROUBLE 53                             /**< words of trouble */
#define INTEGRA_GROUP_PRESENCE 54                            /**< words of presence */
#define INTEGRA_GROUP_NEED_OUTCOME 55                        /**< words of need outcome */
#define INTEGRA_GROUP_LEVEL 56                               /**< words of level */
#define INTEGRA_GROUP_PASSING 57                             /**< words of passing */
#define INTEGRA_GROUP_REQUESTER 58                           /**< words of requester */
#define INTEGRA_GROUP_MOTIVE 59                              /**< words of motive */
#define INTEGRA_GROUP_URGENCY 60                             /**< words of urgency */
#define INTEGRA_GROUP_SUPPORT_GROUND 61                      /**< words of support ground */
#define INTEGRA_GROUP_CARE_PLACE 62                          /**< words of care place */
#define INTEGRA_GROUP_MT_STATE 63                            /**< words of mt state */
#define INTEGRA_GROUP_OPEN_PLAN 64                           /**< words of open plan */
#define INTEGRA_GROUP_DEMAND_FIELD 65                        /**< words of demand field */
#define INTEGRA_GROUP_DOOR 66                                /**< words of door */
#define INTEGRA_GROUP_CHANNEL 67                             /**< words of channel */
#define INTEGRA_GROUP_MISSION 68                             /**< words of mission */
#define INTEGRA_GROUP_INTENSITY 69                           /**< words of intensity */
#define INTEGRA_GROUP_PRECONDITION 70                        /**< words of precondition */
#define INTEGRA_GROUP_SERVICE_KIND 71                        /**< words of service kind */
#define INTEGRA_GROUP_MISS 72                                /**< words of miss */
#define INTEGRA_GROUP_LAW 73                                 /**< words of law */
#define INTEGRA_GROUP_EXCLUSION 74                           /**< words of exclusion */
#define INTEGRA_GROUP_PART 75                                /**< words of part */
#define INTEGRA_GROUP_STRUCTURE_KIND 76                      /**< words of structure kind */
#define INTEGRA_GROUP_PUBLIC 77                              /**< words of public */
#define INTEGRA_GROUP_SPECIALTY 78                           /**< words of specialty */
#define INTEGRA_GROUP_GUICHET 79                             /**< words of guichet */
#define INTEGRA_GROUP_ACTIVITY 80                            /**< words of activity */
#define INTEGRA_GROUP_INDEX 81                               /**< words of index */
#define INTEGRA_GROUP_HEARD 82                               /**< words of heard */
#define INTEGRA_GROUP_OBJECTIVE_STATE 83                     /**< words of objective state */
#define INTEGRA_GROUP_OBJECTIVE_REASON 84                    /**< words of objective reason */
#define INTEGRA_GROUP_EXPRESSED_BY 85                        /**< words of expressed by */
#define INTEGRA_GROUP_PRIORITY 86                            /**< words of priority */
#define INTEGRA_GROUP_OPINION 87                             /**< words of opinion */
#define INTEGRA_GROUP_ATTENDANCE 88                          /**< words of attendance */
#define INTEGRA_GROUP_TRANSFER_MODE 89                       /**< words of transfer mode */
#define INTEGRA_GROUP_OBJECTIVE_REACH 90                     /**< words of objective reach */
#define INTEGRA_GROUP_OBJECTIVE_END 91                       /**< words of objective end */
#define INTEGRA_GROUP_ENTITLED 92                            /**< words of entitled */
#define INTEGRA_GROUP_LINE 93                                /**< words of line */
#define INTEGRA_GROUP_LINE_GROUP 94                          /**< words of line group */
#define INTEGRA_GROUP_TIER 95                                /**< words of tier */
#define INTEGRA_GROUP_DECISION_SCOPE 96                      /**< words of decision scope */
#define INTEGRA_GROUP_BODY_KIND 97                           /**< words of body kind */
#define INTEGRA_GROUP_SEAT_CATEGORY 98                       /**< words of seat category */
#define INTEGRA_GROUP_PROFESSION 99                          /**< words of profession */
#define INTEGRA_GROUP_POWER 100                              /**< words of power */
#define INTEGRA_GROUP_DIFFICULTY_KIND 101                    /**< words of difficulty kind */
#define INTEGRA_GROUP_MATTER_CLOSING 102                     /**< words of matter closing */
#define INTEGRA_GROUP_DROP_REASON 103                        /**< words of drop reason */
#define INTEGRA_GROUP_FLOW_CONTENT 104                       /**< words of flow content */
#define INTEGRA_GROUP_INCLUSION_OUTCOME 105                  /**< words of inclusion outcome */
#define INTEGRA_GROUP_REFUSAL_REASON 106                     /**< words of refusal reason */
#define INTEGRA_GROUP_SUPPORT 107                            /**< words of support */
#define INTEGRA_GROUP_CARRIER_KIND 108                       /**< words of carrier kind */
#define INTEGRA_GROUP_EVALUATION_KIND 109                    /**< words of evaluation kind */
#define INTEGRA_GROUP_PLAN_PART 110                          /**< words of plan part */
#define INTEGRA_GROUP_TALLY_KIND 111                         /**< words of tally kind */
#define INTEGRA_GROUP_EXCHANGE_STATE 112                     /**< words of exchange state */
#define INTEGRA_GROUP_STEP_STATE 113                         /**< words of step state */
#define INTEGRA_GROUP_PROGRESS_STATE 114                     /**< words of progress state */
#define INTEGRA_GROUP_QUESTION_KIND 115                      /**< words of question kind */
#define INTEGRA_GROUP_TERRITORY_TABLE 116                    /**< words of territory table */
#define INTEGRA_GROUP_COLUMN_KIND 117                        /**< words of column kind */
#define INTEGRA_GROUP_INDICATOR 118                          /**< words of indicator */
#define INTEGRA_GROUP_FIGURE_STATE 119                       /**< words of figure state */
#define INTEGRA_GROUP_FRAME 120                              /**< words of frame */
#define INTEGRA_GROUP_ASSESSMENT_KIND 121                    /**< words of assessment kind */
#define INTEGRA_GROUP_CONFORMITY_BASIS 122                   /**< words of conformity basis */
#define INTEGRA_GROUP_COUNTING 123                           /**< words of counting */
#define INTEGRA_GROUP_COVER 124                              /**< words of cover */
#define INTEGRA_GROUP_VIEWER 125                             /**< words of viewer */
#define INTEGRA_GROUP_VIEW_GROUP 126                         /**< words of view group */
#define INTEGRA_GROUP_EMERGENCY_NUMBER 127                   /**< words of emergency number */
#define INTEGRA_GROUP_PROTOCOL_ORIGIN 128                    /**< words of protocol origin */
#define INTEGRA_GROUP_VERIFICATION 129                       /**< words of verification */
/* level */
#define INTEGRA_LEVEL_PRIMARY_CARE 1                         /**< within the primary care team or its structure */
#define INTEGRA_LEVEL_TERRITORY 2                            /**< on the territory */
#define INTEGRA_LEVEL_REGION 3                               /**< in the region */
/* passing */
#define INTEGRA_PASSING_NONE 0                               /**< not passed over */
#define INTEGRA_PASSING_NOT_OFFERED 1                        /**< does not offer the service */
#define INTEGRA_PASSING_OTHER_AREA 2                         /**< does not serve the commune */
#define INTEGRA_PASSING_NOT_YET_OPEN 3                       /**< not open yet */
#define INTEGRA_PASSING_CLOSED 4                             /**< closed */
#define INTEGRA_PASSING_FULL 5                               /**< no free capacity */
#define INTEGRA_PASSING_REQUESTER 6                          /**< does not accept a demand from this requester */
#define INTEGRA_PASSING_PUBLIC 7                             /**< serves another public */
#define INTEGRA_PASSING_CHECK_FIRST 8                        /**< to be checked first, where another is sure */
#define INTEGRA_PASSING_LESS_CAPACITY 9                      /**< less free capacity */
#define INTEGRA_PASSING_LATER_IDENTIFIER 10                  /**< equal but for its identifier */
#define INTEGRA_PASSING_OTHER_SITE 11                        /**< its own site is elsewhere */
/* </generated> */

/** The version of the library that runs, in the form of INTEGRA_VERSION: compare it with the one you compiled with.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API uint32_t integra_version(void);

/** Empties x: writes struct_size, zeroes up to that size, no further. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_work_init(integra_work *work, size_t struct_size);

/** Which back end reads and writes CBOR item heads: "own" or "libcbor" (static).
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_cbor_backend(void);

/** The constant's name without its prefix, in lower case, for example "truncated" (static); NULL for a number that
 *  is no status. Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_status_name(integra_status status);

/** One sentence saying what is wrong and what to do (static, UTF-8); NULL for an unknown status or language.
 *  language is INTEGRA_LANGUAGE_. Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_status_text(integra_status status, uint32_t language);

/** The constant's name without its prefix, in lower case, for example "second_opening" (static); NULL for a number
 *  that is no fault. Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_fault_name(uint32_t fault);

/** What went wrong and what to do, as one sentence for people: that of the fault where `about` has one, with its bounds
 *  and its word put in, else that of the status; behind it, in brackets, the rule and the place. Values of somebody's
 *  record are in none of them (GEN-6). text_out has room for capacity bytes (NULL with 0: CAPACITY tells the size),
 *  UTF-8, not zero-terminated; *size_out receives the size. language is INTEGRA_LANGUAGE_. To have the bare sentence,
 *  give a copy whose rule is 0 and whose offset and index are INTEGRA_NO_PLACE.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE for a language, or where `about` has no status or no
 *  fault that this version knows; INTEGRA_ERR_CAPACITY. Thread: any. Rule: GEN-6. Since: 0.1. */
INTEGRA_API integra_status integra_error_sentence(const integra_error *about, uint32_t language, char *text_out,
                                                  size_t capacity, size_t *size_out, integra_error *error);

/** How many words group (INTEGRA_GROUP_) has; 0 for an unknown group. Codes need not be dense: walk them with
 *  integra_word_at(). Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API size_t integra_word_count(uint32_t group);

/** The code of the index-th word of group, in ascending order; UINT32_MAX past the end.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API uint32_t integra_word_at(uint32_t group, size_t index);

/** The ASCII name of a word, the one used in JSON (static); NULL where the group has no such code.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_word_name(uint32_t group, uint32_t code);

/** The label a person reads, in French (accented) or English (static, UTF-8); NULL where there is none.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_word_label(uint32_t group, uint32_t code, uint32_t language);

/** The rule a word comes from, 0 where there is none. Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API uint32_t integra_word_rule(uint32_t group, uint32_t code);

/** Finds the code of a word by its exact ASCII name, zero-terminated.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME when the group has no such word.
 *  Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API integra_status integra_word_find(uint32_t group, const char *name, uint32_t *code_out,
                                             integra_error *error);

/** The date of a civil day: year 1 to 9999, month 1 to 12, day 1 to the month's last.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7) for a day that does not exist.
 *  Thread: any. Rule: GEN-7. Since: 0.1. */
INTEGRA_API integra_status integra_date_from_civil(int32_t year, int32_t month, int32_t day,
                                                   integra_date *date_out, integra_error *error);

/** The civil day of a date. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7) for an unknown date
 *  or one outside years 1 to 9999. Thread: any. Rule: GEN-7. Since: 0.1. */
INTEGRA_API integra_status integra_date_to_civil(integra_date date, int32_t *year_out, int32_t *month_out,
                                                 int32_t *day_out, integra_error *error);

/** The same day `months` (0 to 120000) earlier, clamped to that month's last day.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7) for an unknown date or a result before year 1;
 *  INTEGRA_ERR_OUT_OF_RANGE for months. Thread: any. Rule: GEN-7. Since: 0.1. */
INTEGRA_API integra_status integra_date_months_before(integra_date date, uint32_t months, integra_date *date_out,
                                                      integra_error *error);

/** Looks at the first message of a CBOR sequence: checks that it is one whole item under every WIRE rule and an
 *  envelope, and gives its kind (INTEGRA_MESSAGE_, or a number this version does not know) and its size in bytes.
 *  Its body is not judged against its kind: the kind's _decode does that. An empty input gives kind 0 and size 0.
 *  limit is the greatest number of bytes read, 0 for INTEGRA_MESSAGE_LIMIT; a message may not raise it.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; every malformed status, with its WIRE rule and offset; INTEGRA_ERR_LIMIT.
 *  Thread: any. Rule: WIRE-1 to WIRE-18. Since: 0.1. */
INTEGRA_API integra_status integra_message_next(const uint8_t *bytes, size_t size, size_t limit,
                                                uint32_t *kind_out, size_t *size_out, integra_error *error);

/** The greatest size of one message in bytes, 1 MiB. Rule WIRE-14. Since 0.1. */
#define INTEGRA_MESSAGE_LIMIT 1048576
/** Greatest size of a message that grows with a plan or a territory, in bytes. Rule WIRE-14. Since 0.1. */
#define INTEGRA_LARGE_MESSAGE_LIMIT 67108864

#ifdef __cplusplus
}
#endif
#endif
