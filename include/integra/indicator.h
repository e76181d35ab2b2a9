/* integra/indicator.h - practice indicators: tallies that merge, figures that travel.
 * Spec: spec/50-indicators.md (IND-1 to IND-13).  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A tally is of one indicator, one day, one territory, one pack. Rows of its frame (spec/frames.tsv) are added as
 * columns, in any order, any split, any repetition; tallies of pieces merge to what one pass would have made, to the
 * byte. A tally holds identifiers and stays where it is; a figure is numbers alone, and never merges (IND-5).
 * A column is an array of its kind's C type, one element a row:
 *   id        integra_id    all zero: blank; refused where the column is required
 *   day       integra_date  INTEGRA_DATE_UNKNOWN: not known when
 *   end       integra_date  INTEGRA_DATE_UNKNOWN: not known; INTEGRA_DATE_OPEN: not ended
 *   date      integra_date  INTEGRA_DATE_UNKNOWN: none; INTEGRA_DATE_SAID_UNKNOWN: not known
 *   tri       integra_tri   INTEGRA_TRI_UNKNOWN: not known
 *   word      uint8_t       a code, 0: not known
 *   set       uint32_t      bits of a group's words; UINT32_MAX: not known
 *   number    uint32_t      UINT32_MAX: not known
 *   digest    32 bytes      all zero: blank
 */
#ifndef INTEGRA_INDICATOR_H
#define INTEGRA_INDICATOR_H

#include "rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/** In a column of kind `end`: not ended on the tally's day. Rule IND-3. Since 0.1. */
#define INTEGRA_DATE_OPEN INT32_MAX
/** A number of parts per million that there is not: nothing to divide by, or no bound. Rule IND-2. Since 0.1. */
#define INTEGRA_PPM_NONE INT64_MIN
/** The most parts that a tally may be split into by who is counted. Rule IND-5. Since 0.1. */
#define INTEGRA_PART_LIMIT 64
/** The most rows that a tally holds, so that every count has 32 bits. Rule IND-4. Since 0.1. */
#define INTEGRA_TALLY_ROW_LIMIT UINT32_MAX
/** The most columns of any frame. Rule IND-5. Since 0.1. */
#define INTEGRA_FRAME_COLUMN_LIMIT 16
/** The greatest age in whole years of a column `age_at_admission`. Rule IND-8. Since 0.1. */
#define INTEGRA_AGE_LIMIT 150
/** The greatest size of a message of kind `tally`, 64 MiB: what is greater, make as tallies of
 *  parts, adding the rows to each. Rule WIRE-14. Since 0.1. */
#define INTEGRA_TALLY_SIZE_LIMIT INTEGRA_LARGE_MESSAGE_LIMIT

/* <generated from spec/words.tsv: indicator> */
/* indicator */
#define INTEGRA_INDICATOR_A1 1                               /**< structures that share one orientation procedure */
#define INTEGRA_INDICATOR_A2 2                               /**< partners and institutions that signed the common plan */
#define INTEGRA_INDICATOR_A3 3                               /**< older people with one assessment shared by several actors */
#define INTEGRA_INDICATOR_A4 4                               /**< calls to the guichet that were answered */
#define INTEGRA_INDICATOR_B1 5                               /**< support functions available, against twelve months before */
#define INTEGRA_INDICATOR_B2 6                               /**< multi-professional structures with a support function, against twelve months before */
#define INTEGRA_INDICATOR_B3 7                               /**< people of 75 or over readmitted within 30 days, against nine to twelve months before */
#define INTEGRA_INDICATOR_CASELOAD 8                         /**< people followed, an assistant */
#define INTEGRA_INDICATOR_SHARE 9                            /**< people accompanied whom a requester oriented */
/* figure_state */
#define INTEGRA_FIGURE_STATE_DEFINED 1                       /**< one value */
#define INTEGRA_FIGURE_STATE_BOUNDED 2                       /**< facts are missing: between two values */
#define INTEGRA_FIGURE_STATE_UNDEFINED 3                     /**< nothing to divide by */
#define INTEGRA_FIGURE_STATE_SUPPRESSED 4                    /**< hidden, small numbers */
/* frame */
#define INTEGRA_FRAME_STRUCTURES 1                           /**< structures of a territory */
#define INTEGRA_FRAME_BODIES 2                               /**< partners and institutions of a territory */
#define INTEGRA_FRAME_USES 3                                 /**< uses of assessments */
#define INTEGRA_FRAME_CALLS 4                                /**< calls to the guichet */
#define INTEGRA_FRAME_OFFERS 5                               /**< offers with their opening days */
#define INTEGRA_FRAME_STAYS 6                                /**< hospital stays */
#define INTEGRA_FRAME_ACCOMPANIMENTS 7                       /**< who accompanies whom, and from when to when */
/* assessment_kind */
#define INTEGRA_ASSESSMENT_KIND_UNKNOWN 0                    /**< not known */
#define INTEGRA_ASSESSMENT_KIND_INITIAL 1                    /**< an assessment */
#define INTEGRA_ASSESSMENT_KIND_UPDATE 2                     /**< an update of an assessment */
/* conformity_basis */
#define INTEGRA_CONFORMITY_BASIS_LARGEST_CLASS 1             /**< nothing adopted: the largest class of equal protocols */
#define INTEGRA_CONFORMITY_BASIS_ADOPTED 2                   /**< the adopted protocol */
#define INTEGRA_CONFORMITY_BASIS_IMPOSES_NOTHING 3           /**< the adopted protocol imposes nothing */
/* counting */
#define INTEGRA_COUNTING_CERTAIN 1                           /**< counted whatever the facts not known */
#define INTEGRA_COUNTING_POSSIBLE 2                          /**< may be counted, as facts not known turn out */
/* </generated> */

/* The numbers of the columns of each frame. */
/* <generated from spec/frames.tsv: columns> */
/* structures */
#define INTEGRA_STRUCTURES_STRUCTURE 0                       /**< id!: the structure's identifier */
#define INTEGRA_STRUCTURES_ON_TERRITORY 1                    /**< tri: whether it is one of the territory */
#define INTEGRA_STRUCTURES_OPENS 2                           /**< date: first day, blank: open already */
#define INTEGRA_STRUCTURES_CLOSES 3                          /**< date: last day, blank: no end */
#define INTEGRA_STRUCTURES_HAS_PROTOCOL 4                    /**< tri: whether it has a protocol of orientation */
#define INTEGRA_STRUCTURES_DIGEST 5                          /**< digest: the protocol's behaviour, as its digest */
#define INTEGRA_STRUCTURES_CONFORMS 6                        /**< tri: whether its protocol conforms to the adopted one (ORI-17) */
/* bodies */
#define INTEGRA_BODIES_BODY 0                                /**< id!: the partner's or institution's identifier */
#define INTEGRA_BODIES_ON_TERRITORY 1                        /**< tri: whether it is one of the territory */
#define INTEGRA_BODIES_SIGNED 2                              /**< tri: whether it signed the common plan in force */
#define INTEGRA_BODIES_SIGNED_ON 3                           /**< day: when it signed */
/* uses */
#define INTEGRA_USES_PERSON 0                                /**< id!: who was assessed */
#define INTEGRA_USES_ASSESSMENT 1                            /**< id!: the assessment's identifier */
#define INTEGRA_USES_DATE 2                                  /**< day: the day of the assessment */
#define INTEGRA_USES_KIND 3                                  /**< word: an initial assessment or an update */
#define INTEGRA_USES_ACTOR 4                                 /**< id: who used it, the assessor included */
#define INTEGRA_USES_BIRTH_DATE 5                            /**< day: the person's birth date */
/* calls */
#define INTEGRA_CALLS_CALL 0                                 /**< id!: the call's opaque identifier */
#define INTEGRA_CALLS_DATE 1                                 /**< day: when it was received */
#define INTEGRA_CALLS_ANSWERED 2                             /**< tri: whether a response beyond deepening was delivered (ORI-15) */
#define INTEGRA_CALLS_ANSWERED_ON 3                          /**< day: when it was answered */
/* offers */
#define INTEGRA_OFFERS_STRUCTURE 0                           /**< id!: where the offer is exercised */
#define INTEGRA_OFFERS_OFFER 1                               /**< id!: the offer's identifier in that structure */
#define INTEGRA_OFFERS_KIND 2                                /**< word: what kind of structure it is */
#define INTEGRA_OFFERS_FUNCTIONS 3                           /**< set: support functions of its services */
#define INTEGRA_OFFERS_OPENS 4                               /**< date: first day, blank: open already */
#define INTEGRA_OFFERS_CLOSES 5                              /**< date: last day, blank: no end */
/* stays */
#define INTEGRA_STAYS_PERSON 0                               /**< id!: whose stay it is */
#define INTEGRA_STAYS_ADMISSION 1                            /**< day: day of admission */
#define INTEGRA_STAYS_DISCHARGE 2                            /**< end: day of discharge, or not ended */
#define INTEGRA_STAYS_MCO 3                                  /**< tri: whether it is a short stay (MCO), sessions being none */
#define INTEGRA_STAYS_ON_LIST 4                              /**< tri: whether the person is on the practice's list */
#define INTEGRA_STAYS_BIRTH_DATE 5                           /**< day: the person's birth date */
#define INTEGRA_STAYS_AGE_AT_ADMISSION 6                     /**< number: the person's age on the day of admission, in whole years */
/* accompaniments */
#define INTEGRA_ACCOMPANIMENTS_PERSON 0                      /**< id!: who is accompanied */
#define INTEGRA_ACCOMPANIMENTS_ASSISTANT 1                   /**< id!: who accompanies */
#define INTEGRA_ACCOMPANIMENTS_BEGINS 2                      /**< date: first day, blank: already before */
#define INTEGRA_ACCOMPANIMENTS_ENDS 3                        /**< date: last day, blank: goes on */
#define INTEGRA_ACCOMPANIMENTS_REQUESTER 4                   /**< word: who oriented the person */
/* </generated> */

/** A tally. Opaque; owned, released by integra_tally_destroy(). Its memory: 32 bytes a stay that a window can use, 24 a
 *  person whose birth date another row gives and 32 one whose age it gives, 64 a different use, 24 a call, 24 a body,
 *  64 a different row of a structure, 48 a different row of an offer, 24 somebody accompanied and of a caseload 24 an
 *  assistant. While rows are added or a figure is made: those of the last call or merge once more; where a table has
 *  more than 65,536 rows, 262,144 rows more of it, and as many again as it has where they repeat one another. Rule IND-5.
 *  Since 0.1. */
typedef struct integra_tally integra_tally;

/** Of what a tally is. Caller's memory. Rule IND-5. Since 0.1. */
typedef struct integra_tally_subject {
    uint32_t struct_size;
    uint32_t indicator;   /**< INTEGRA_INDICATOR_ */
    integra_date at;      /**< the day as of which it counts */
    uint32_t parts;       /**< into how many parts those counted are split, 1 to INTEGRA_PART_LIMIT; 1: not split */
    uint64_t held;        /**< which of these parts it holds, a bit each */
    integra_id territory; /**< or none: of all, or not said */
} integra_tally_subject;

/** How a figure is made of a tally. Caller's memory. Rule IND-8. Since 0.1. */
typedef struct integra_figure_options {
    uint32_t struct_size;
    uint32_t conformity;      /**< of A1 INTEGRA_CONFORMITY_BASIS_, 0 for the largest class; else 0 */
    uint32_t requester;       /**< of a share INTEGRA_REQUESTER_; else 0 */
    integra_date covers_from; /**< first day that the data cover, or INTEGRA_DATE_UNKNOWN: nothing is said of it */
    integra_date covers_to;   /**< last day, or INTEGRA_DATE_UNKNOWN; both are given, or neither */
    uint32_t reserved;        /**< zero */
} integra_figure_options;

/** A figure: counts, the ratio and how far it may lie from it, in parts per million. Caller's memory.
 *  Rule IND-2. Since 0.1. */
typedef struct integra_figure {
    uint32_t struct_size;
    uint32_t indicator;           /**< INTEGRA_INDICATOR_ */
    integra_date at;              /**< the day as of which it was made */
    uint32_t state;               /**< INTEGRA_FIGURE_STATE_ */
    integra_id territory;         /**< or none */
    uint8_t rules_digest[32];     /**< integra_rules_digest() of what it was made with (GEN-9) */
    uint64_t numerator;           /**< the least that it can be, whatever the facts not known (IND-8) */
    uint64_t numerator_highest;   /**< the most */
    uint64_t denominator;         /**< the least */
    uint64_t denominator_highest; /**< the most */
    int64_t value;                /**< numerator over denominator, or INTEGRA_PPM_NONE */
    int64_t lowest;               /**< over every way of filling in the facts not known, or INTEGRA_PPM_NONE (IND-8) */
    int64_t highest;              /**< the same; INTEGRA_PPM_NONE too where it has no bound */
    int64_t interval_lowest;      /**< Wilson's lower limit (IND-4), or INTEGRA_PPM_NONE: no proportion, or none */
    int64_t interval_highest;     /**< and upper limit */
    uint64_t pairs;               /**< of B1 (function, structure) pairs now, the least; else 0 (IND-13) */
    uint64_t pairs_highest;       /**< the most */
    uint64_t pairs_before;        /**< and twelve months before */
    uint64_t pairs_before_highest;
    uint32_t requester;           /**< of a share INTEGRA_REQUESTER_, else 0 (IND-10) */
    uint32_t conformity;          /**< of A1 INTEGRA_CONFORMITY_BASIS_, else 0 (IND-11) */
    uint32_t parts;               /**< of its tally: with more than one, it is whole only where all are held */
    uint32_t parts_held;          /**< how many were */
    integra_tri covered;          /**< whether the data are said to cover the days it needs (IND-8) */
    uint8_t reserved[7];          /**< zero */
} integra_figure;

/** How two figures differ. Caller's memory. Rule IND-7. Since 0.1. */
typedef struct integra_figure_change {
    uint32_t struct_size;
    integra_tri overlap;  /**< of proportions, whether the intervals meet; unknown where there are none */
    uint8_t reserved[3];  /**< zero */
    int64_t change;       /**< the later value less the earlier one, or INTEGRA_PPM_NONE */
} integra_figure_change;

/** Empties x: writes struct_size, zeroes up to that size, no further; dates are then not known, parts per million
 *  none. NULL does nothing. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_tally_subject_init(integra_tally_subject *subject, size_t struct_size);
/** As integra_tally_subject_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_figure_options_init(integra_figure_options *options, size_t struct_size);
/** As integra_tally_subject_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_figure_init(integra_figure *figure, size_t struct_size);
/** As integra_tally_subject_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_figure_change_init(integra_figure_change *change, size_t struct_size);

/** The frame of an indicator, INTEGRA_FRAME_; 0 for none of them. Errors: none. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API uint32_t integra_indicator_frame(uint32_t indicator);
/** How many columns a frame has; 0 for none of them. Later versions add columns behind.
 *  Errors: none. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API size_t integra_frame_column_count(uint32_t frame);
/** The bytes of one element of a column; 0 for none of them. Errors: none. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API size_t integra_frame_column_size(uint32_t frame, size_t column);
/** The name of a column; static, NULL for none of them. Errors: none. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API const char *integra_frame_column_name(uint32_t frame, size_t column);

/** The identifier of what the caller names by text (IND-5): 32 hexadecimal digits in any case, or a UUID with hyphens,
 *  are these sixteen bytes; any other text is the first sixteen bytes of its SHA-256, unchanged, in UTF-8. An integer is
 *  named by its decimal text. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (IND-5) for an empty text, or
 *  one whose sixteen bytes are zero; INTEGRA_ERR_INVALID_TEXT (IND-5) for what is no UTF-8. Thread: any. Rule: IND-5.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_id_of_text(const char *text, size_t size, integra_id *id_out, integra_error *error);
/** The identifiers of count numbers, as integra_id_of_text() has them of their decimal texts, many at once and so in
 *  half the time. Where is_signed is not 0, numbers are the bits of int64_t. ids_out has room for count.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_ids_of_numbers(const uint64_t *numbers, size_t count, uint32_t is_signed,
                                                  integra_id *ids_out, integra_error *error);
/** The part, from 0, that somebody belongs to where those counted are split into parts: the FNV-1a hash of 64 bits of
 *  the sixteen bytes, its upper half and its lower half combined by exclusive or, modulo parts. 0 where id is NULL or
 *  parts is 0. Errors: none. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API uint32_t integra_id_part(const integra_id *id, uint32_t parts);

/** Makes an empty tally. subject says of what, `held` being the parts whose rows it takes: rows of who belongs to another
 *  part are passed over, and nothing takes the parts out of a tally that holds them all. rules gives the parameters, NULL
 *  those of has-2014; borrowed for the call. allocator may be NULL: malloc and free. *tally_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (IND-5) for no indicator; INTEGRA_ERR_INVALID_DATE (GEN-7) for `at`; INTEGRA_ERR_OUT_OF_RANGE (IND-5) for parts, or
 *  for `held` that holds none of them or another; INTEGRA_ERR_MEMORY. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_create(const integra_tally_subject *subject, const integra_rules *rules,
                                                const integra_allocator *allocator, integra_tally **tally_out,
                                                integra_error *error);
/** Wipes and releases a tally. NULL does nothing. Errors: none. Thread: object. Rule: GEN-6. Since: 0.1. */
INTEGRA_API void integra_tally_destroy(integra_tally *tally);
/** Of what a tally is; *subject_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_about(const integra_tally *tally, integra_tally_subject *subject_out,
                                               integra_error *error);
/** Adds count rows of the indicator's frame, all of them or none: columns[i] is an array of count elements of the i-th
 *  column, or NULL where all are blank (without the column on_list of stays everybody is on the list); column_count may
 *  be less than the frame has. The arrays are read during the call alone.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT, also (IND-5) for a required column; INTEGRA_ERR_OUT_OF_RANGE for more columns than
 *  the frame has, (IND-8) for an age above INTEGRA_AGE_LIMIT or one that says a birth before the calendar;
 *  INTEGRA_ERR_INVALID_VALUE (IND-5) for a blank identifier that is required, (GEN-1) for a code, a tri or a bit,
 *  (IND-11) for a day of signature that goes with no signature or a protocol with none, (IND-12) for a day of answer
 *  with no answer; INTEGRA_ERR_INVALID_DATE (GEN-7), also (IND-3) for a discharge before the admission, (IND-12) an
 *  answer before the call, (IND-11, IND-13, IND-10) an end before the beginning; INTEGRA_ERR_LIMIT (IND-4) for what may
 *  come to more rows than INTEGRA_TALLY_ROW_LIMIT; INTEGRA_ERR_MEMORY. The error's index is the row among those given
 *  where one row is at fault, else the argument. Thread: object. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_add(integra_tally *tally, const void *const *columns, size_t column_count,
                                             size_t count, integra_error *error);
/** Adds what another tally holds, all of it or nothing: tallies of pieces come to what one pass would have made, and a
 *  piece merged twice changes nothing. The other keeps what it has; parts held are then those of both, and a tally that
 *  holds every part is the same as one that was never split: with such a one, parts of any number merge. other may be
 *  tally itself. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MISMATCH (IND-5) for another indicator, day, territory,
 *  pack or number of parts; INTEGRA_ERR_LIMIT (IND-4), as for integra_tally_add(); INTEGRA_ERR_MEMORY.
 *  Thread: object. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_merge(integra_tally *tally, const integra_tally *other, integra_error *error);
/** How many different rows a tally holds, of a caseload and a share how many people; birth dates, ages and assistants
 *  kept apart are not counted. Equal rows are first made one.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MEMORY. Thread: object. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_count(integra_tally *tally, uint64_t *count_out, integra_error *error);

/** Writes a message of kind `tally`. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the size);
 *  *size_out receives the size. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY; INTEGRA_ERR_LIMIT (WIRE-14);
 *  INTEGRA_ERR_MEMORY. Thread: object. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_encode(integra_tally *tally, uint8_t *bytes_out, size_t capacity,
                                                size_t *size_out, integra_error *error);
/** Reads a message of kind `tally`, nothing of which is borrowed. allocator may be NULL. *tally_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; malformed statuses, with WIRE rule and offset; INTEGRA_ERR_WRONG_TYPE (IND-5) for rows
 *  that are out of order, twice, or that no call of integra_tally_add() would have made, with their offset;
 *  INTEGRA_ERR_UNKNOWN_NAME (GEN-9) for a pack that is not built in, INTEGRA_ERR_REFUSED (GEN-9) for one told otherwise
 *  than here; those of integra_rules_create() for what it overrides; INTEGRA_ERR_LIMIT (WIRE-14); INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_tally_decode(const uint8_t *bytes, size_t size, const integra_allocator *allocator,
                                                integra_tally **tally_out, integra_error *error);

/** The figure that a tally comes to. options may be NULL: nothing is said of coverage, and of A1 nothing is adopted.
 *  *figure_out needs its struct_size set. Takes time in proportion to the rows, and memory beside as integra_tally
 *  says, of A1 48 bytes a row more.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE for a
 *  conformity (IND-11) or a requester (IND-10) that is none, or where the indicator has none; of a share it is required;
 *  INTEGRA_ERR_INVALID_DATE (GEN-7) for one day of coverage without the other, or (IND-8) an end before the beginning;
 *  INTEGRA_ERR_MEMORY. Thread: object. Rule: IND-2. Since: 0.1. */
INTEGRA_API integra_status integra_tally_figure(integra_tally *tally, const integra_figure_options *options,
                                                integra_figure *figure_out, integra_error *error);
/** Whom a numerator counts, ascending: counting is INTEGRA_COUNTING_CERTAIN (whatever the facts not known) or
 *  INTEGRA_COUNTING_POSSIBLE (as they turn out). Of B1 nobody. For whoever may see them: they are identifiers.
 *  options as for integra_tally_figure(). ids_out has room for capacity identifiers (NULL with 0: CAPACITY tells the
 *  number); *count_out receives the number. Errors: those of integra_tally_figure(); INTEGRA_ERR_INVALID_VALUE (IND-9) for
 *  counting; INTEGRA_ERR_CAPACITY. Thread: object. Rule: IND-9. Since: 0.1. */
INTEGRA_API integra_status integra_tally_identifiers(integra_tally *tally, const integra_figure_options *options,
                                                     uint32_t counting, integra_id *ids_out, size_t capacity,
                                                     size_t *count_out, integra_error *error);

/** How a later figure differs from an earlier one, or one territory's from another's. *change_out needs its struct_size
 *  set. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_MISMATCH (IND-7)
 *  for figures of two indicators, two packs, two requesters or two ways to conform; INTEGRA_ERR_INVALID_VALUE (IND-2) for
 *  a value that no counts have. Thread: any. Rule: IND-7. Since: 0.1. */
INTEGRA_API integra_status integra_figure_compare(const integra_figure *earlier, const integra_figure *later,
                                                  integra_figure_change *change_out, integra_error *error);
/** Writes a message of kind `figure`. Room and size as for integra_tally_encode().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE (IND-2)
 *  for a figure that no tally comes to; INTEGRA_ERR_CAPACITY. Thread: any. Rule: IND-5. Since: 0.1. */
INTEGRA_API integra_status integra_figure_encode(const integra_figure *figure, uint8_t *bytes_out, size_t capacity,
                                                 size_t *size_out, integra_error *error);
/** Reads a message of kind `figure`; *figure_out needs its struct_size set. Keys of a later version are passed over,
 *  and lost where it is written again: it is a value.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses, with WIRE rule and offset;
 *  INTEGRA_ERR_WRONG_TYPE (IND-2) for a figure that no tally comes to; INTEGRA_ERR_LIMIT (WIRE-14). Thread: any. Rule: IND-5.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_figure_decode(const uint8_t *bytes, size_t size, integra_figure *figure_out,
                                                 integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
