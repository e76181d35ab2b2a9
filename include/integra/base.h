/* integra/base.h - what every other header stands on: status, error, finding, dates, words, messages.
 * Spec: spec/00-conventions.md, spec/01-wire.md.  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * Reading this header and its neighbours:
 *  - Ownership has four words. "owned": you release it with the matching _destroy. "borrowed until X": valid
 *    until X. "static": valid for ever, never released. "caller's": your memory, the library only fills or reads it.
 *  - Every fallible function returns an integra_status (0 is ok) and takes an integra_error last, which may be
 *    NULL and is written only on failure. On failure nothing else of the caller's is changed, but for the size or
 *    count that comes with INTEGRA_ERR_CAPACITY.
 *  - "malformed statuses" are INTEGRA_ERR_TRUNCATED to INTEGRA_ERR_EXPLICIT_DEFAULT, each with its WIRE rule.
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

/** Where and why a call failed. Frozen for ever at 64 bytes, caller's memory. Since 0.1. */
typedef struct integra_error {
    integra_status status; /**< the same value as the function's result */
    uint32_t rule;         /**< the rule that refused, 0 when none did; name by integra_rule_name() */
    uint64_t offset;       /**< byte offset in the message read, or INTEGRA_NO_PLACE */
    uint64_t index;        /**< row, element or argument index, the size or count that was too much, or _NO_PLACE */
    uint64_t reserved[5];  /**< zero */
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

/* <generated from spec/errors.tsv: status> */
#define INTEGRA_OK 0
#define INTEGRA_ERR_NULL_ARGUMENT 101                        /**< a required pointer is NULL */
#define INTEGRA_ERR_STRUCT_SIZE 102                          /**< struct_size is not the size of any version of this struct */
#define INTEGRA_ERR_UNKNOWN_TAIL 103                         /**< the struct comes from a later version and uses a field this version does not know */
#define INTEGRA_ERR_INVALID_VALUE 104                        /**< a value is outside its enumeration */
#define INTEGRA_ERR_INVALID_DATE 105                         /**< a date does not exist or lies outside years 1 to 9999 */
#define INTEGRA_ERR_UNKNOWN_NAME 106                         /**< no pack, parameter, rule or word has this name */
#define INTEGRA_ERR_OUT_OF_RANGE 107                         /**< a number is outside its range */
#define INTEGRA_ERR_DUPLICATE 108                            /**< one name is given twice */
#define INTEGRA_ERR_MISMATCH 109                             /**< two inputs are not about the same person and date */
#define INTEGRA_ERR_INVALID_TEXT 110                         /**< a text is not valid UTF-8 */
#define INTEGRA_ERR_TRUNCATED 201                            /**< the message stops before its end */
#define INTEGRA_ERR_NOT_WELL_FORMED 202                      /**< the bytes are not well-formed CBOR */
#define INTEGRA_ERR_NOT_DETERMINISTIC 203                    /**< the CBOR is not in deterministic form */
#define INTEGRA_ERR_NOT_ALLOWED 204                          /**< the CBOR uses a type that messages do not have */
#define INTEGRA_ERR_NOT_UTF8 205                             /**< a text string is not valid UTF-8 */
#define INTEGRA_ERR_TRAILING 206                             /**< bytes follow the end of the message */
#define INTEGRA_ERR_ENVELOPE 207                             /**< the item is not an envelope [version, kind, body] of a version known here */
#define INTEGRA_ERR_WRONG_KIND 208                           /**< the message is of another kind */
#define INTEGRA_ERR_CRITICAL_KEY 209                         /**< the message has a critical key that this version does not know */
#define INTEGRA_ERR_WRONG_TYPE 210                           /**< a value has another type or lies outside its range */
#define INTEGRA_ERR_MISSING_KEY 211                          /**< a required key is absent */
#define INTEGRA_ERR_EXPLICIT_DEFAULT 212                     /**< a value equal to its default is written out */
#define INTEGRA_ERR_REFUSED 301                              /**< a rule refuses it */
#define INTEGRA_ERR_RECEIPT_DIFFERS 302                      /**< replayed here, the receipt gives other bytes */
#define INTEGRA_ERR_CAPACITY 401                             /**< the array given is too small; the count needed is returned */
#define INTEGRA_ERR_MEMORY 402                               /**< memory could not be had */
#define INTEGRA_ERR_LIMIT 403                                /**< a limit on size, depth or count is exceeded */
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
/* mark */
#define INTEGRA_MARK_SOURCE 1                                /**< fixed by a source */
#define INTEGRA_MARK_PARAMETER 2                             /**< our default, no source gives it */
#define INTEGRA_MARK_CHOICE 3                                /**< our reading or addition */
#define INTEGRA_MARK_LAW 4                                   /**< French law, to be reviewed by a lawyer */
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
/* </generated> */

/** The version of the library that runs, in the form of INTEGRA_VERSION: compare it with the one you compiled with.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API uint32_t integra_version(void);

/** Which back end reads and writes CBOR item heads: "own" or "libcbor" (static).
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_cbor_backend(void);

/** The constant's name without its prefix, in lower case, for example "truncated" (static); NULL for a number that
 *  is no status. Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_status_name(integra_status status);

/** One sentence saying what is wrong and what to do (static, UTF-8); NULL for an unknown status or language.
 *  language is INTEGRA_LANGUAGE_. Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_status_text(integra_status status, uint32_t language);

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
