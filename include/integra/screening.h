/* integra/screening.h - complexity screening: from a questionnaire and a record to verdicts, with reasons.
 * Spec: spec/10-screening.md.  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * The library proposes, people decide (GEN-2): no stage enrols anybody.
 */
#ifndef INTEGRA_SCREENING_H
#define INTEGRA_SCREENING_H

#include "base.h"
#include "rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Items of the questionnaire (annexe 3): the first six questions. */
#define INTEGRA_ITEM_COUNT 6
/** Questions: the six items, then the professional's judgement, then the person's consent to assistance. */
#define INTEGRA_QUESTION_COUNT 8
/** Room kept for three-valued facts and for counts in the structs below. */
#define INTEGRA_FACT_ROOM 24
#define INTEGRA_COUNT_ROOM 4
/** The greatest number of smallest sets that integra_screening_sets() gives: three items out of six. */
#define INTEGRA_SET_LIMIT 20
/** The greatest number of admissions a facts message may hold. Rule WIRE-15. */
#define INTEGRA_ADMISSION_LIMIT 4096

/* <generated from spec/words.tsv: screening> */
/* question */
#define INTEGRA_QUESTION_EMERGENCY_ADMISSION 0               /**< hospitalised as an emergency in the last six months */
#define INTEGRA_QUESTION_POLYPATHOLOGY 1                     /**< several chronic conditions, a severe organ failure, or many medicines */
#define INTEGRA_QUESTION_MOBILITY 2                          /**< restricted in getting about */
#define INTEGRA_QUESTION_COGNITION_MOOD_BEHAVIOUR 3          /**< cognition, mood, behaviour or addiction gets in the way of the pathway or weighs on the entourage */
#define INTEGRA_QUESTION_SOCIO_ECONOMIC 4                    /**< isolation, housing or low resources */
#define INTEGRA_QUESTION_ACCESS_TO_CARE 5                    /**< trouble reaching care or getting it organised */
#define INTEGRA_QUESTION_JUDGEMENT 6                         /**< the professional judges that assistance is needed */
#define INTEGRA_QUESTION_ASSISTANCE_CONSENT 7                /**< the person accepts assistance */
/* question, in a set of them */
#define INTEGRA_QUESTION_BIT_EMERGENCY_ADMISSION (1u << 0)
#define INTEGRA_QUESTION_BIT_POLYPATHOLOGY (1u << 1)
#define INTEGRA_QUESTION_BIT_MOBILITY (1u << 2)
#define INTEGRA_QUESTION_BIT_COGNITION_MOOD_BEHAVIOUR (1u << 3)
#define INTEGRA_QUESTION_BIT_SOCIO_ECONOMIC (1u << 4)
#define INTEGRA_QUESTION_BIT_ACCESS_TO_CARE (1u << 5)
#define INTEGRA_QUESTION_BIT_JUDGEMENT (1u << 6)
#define INTEGRA_QUESTION_BIT_ASSISTANCE_CONSENT (1u << 7)
/* fact */
#define INTEGRA_FACT_SEVERE_HEART_FAILURE 0                  /**< severe heart failure */
#define INTEGRA_FACT_SEVERE_RESPIRATORY_FAILURE 1            /**< severe respiratory failure */
#define INTEGRA_FACT_SEVERE_RENAL_FAILURE 2                  /**< severe renal failure */
#define INTEGRA_FACT_RESTRICTED_MOBILITY 3                   /**< restricted mobility */
#define INTEGRA_FACT_COGNITIVE_TROUBLE 4                     /**< cognitive trouble */
#define INTEGRA_FACT_MOOD_TROUBLE 5                          /**< mood trouble */
#define INTEGRA_FACT_BEHAVIOURAL_TROUBLE 6                   /**< behavioural trouble */
#define INTEGRA_FACT_ADDICTION 7                             /**< addiction */
#define INTEGRA_FACT_CANNOT_MANAGE_PATHWAY 8                 /**< cannot manage their own pathway */
#define INTEGRA_FACT_ENTOURAGE_IN_DIFFICULTY 9               /**< carer or entourage in difficulty */
#define INTEGRA_FACT_ISOLATION 10                            /**< isolation */
#define INTEGRA_FACT_HOUSING_PROBLEM 11                      /**< housing problem */
#define INTEGRA_FACT_LOW_RESOURCES 12                        /**< low resources */
#define INTEGRA_FACT_ACCESS_PROBLEM 13                       /**< trouble reaching care */
#define INTEGRA_FACT_ORGANISATION_PROBLEM 14                 /**< trouble getting care organised */
/* count */
#define INTEGRA_COUNT_CHRONIC_CONDITIONS 0                   /**< chronic conditions */
#define INTEGRA_COUNT_MEDICINES 1                            /**< medicines */
#define INTEGRA_COUNT_PROFESSIONS 2                          /**< professions called for */
/* record */
#define INTEGRA_RECORD_ADMISSIONS 0                          /**< stays in hospital */
/* stage */
#define INTEGRA_STAGE_NOT_INDICATED 1                        /**< not indicated */
#define INTEGRA_STAGE_UNDETERMINED 2                         /**< undetermined */
#define INTEGRA_STAGE_AWAITING_JUDGEMENT 3                   /**< awaiting the professional's judgement */
#define INTEGRA_STAGE_NOT_NEEDED 4                           /**< judged not needed */
#define INTEGRA_STAGE_AWAITING_CONSENT 5                     /**< awaiting the person's consent */
#define INTEGRA_STAGE_DECLINED 6                             /**< declined by the person */
#define INTEGRA_STAGE_TO_REFER 7                             /**< to refer to a support structure */
/* stage, in a set of them */
#define INTEGRA_STAGE_BIT_NOT_INDICATED (1u << 1)
#define INTEGRA_STAGE_BIT_UNDETERMINED (1u << 2)
#define INTEGRA_STAGE_BIT_AWAITING_JUDGEMENT (1u << 3)
#define INTEGRA_STAGE_BIT_NOT_NEEDED (1u << 4)
#define INTEGRA_STAGE_BIT_AWAITING_CONSENT (1u << 5)
#define INTEGRA_STAGE_BIT_DECLINED (1u << 6)
#define INTEGRA_STAGE_BIT_TO_REFER (1u << 7)
/* verdict */
#define INTEGRA_VERDICT_PPS 1                                /**< personalised health plan (PPS) */
#define INTEGRA_VERDICT_ASSISTANCE_THRESHOLD 2               /**< threshold of pathway assistance */
#define INTEGRA_VERDICT_STAGE 3                              /**< stage */
#define INTEGRA_VERDICT_LEGAL_COMPLEXITY 4                   /**< complex pathway in the sense of the law */
/* </generated> */

/** What was answered to the questionnaire. Caller's memory. Since 0.1. */
typedef struct integra_answers {
    uint32_t struct_size;
    integra_date date;  /**< the day it holds for, or INTEGRA_DATE_UNKNOWN */
    integra_id person;  /**< or none */
    integra_tri questions[INTEGRA_QUESTION_COUNT]; /**< by INTEGRA_QUESTION_ */
    integra_bytes extension; /**< keys of a later version, as read; borrowed from the message decoded */
} integra_answers;

/** What a record tells about a person. Caller's memory; the arrays it points to are the caller's too. Since 0.1. */
typedef struct integra_facts {
    uint32_t struct_size;
    integra_date date;  /**< D, the day the screening is for, or INTEGRA_DATE_UNKNOWN */
    integra_id person;  /**< or none */
    const integra_date *admission_dates;       /**< admission day of each stay in hospital; unknown allowed */
    const integra_tri *admission_emergencies;  /**< whether that stay began as an emergency */
    size_t admission_count;   /**< at most INTEGRA_ADMISSION_LIMIT; the arrays may be NULL when 0 */
    size_t reserved;          /**< zero */
    integra_date admissions_known_from; /**< every stay that began in [from, to] is listed, or INTEGRA_DATE_UNKNOWN */
    integra_date admissions_known_to;
    uint32_t counts[INTEGRA_COUNT_ROOM];     /**< by INTEGRA_COUNT_, a floor: at least so many; the rest zero */
    uint8_t complete[INTEGRA_COUNT_ROOM];    /**< 1 where the count is complete, else 0 */
    integra_tri values[INTEGRA_FACT_ROOM];   /**< by INTEGRA_FACT_; the rest unknown */
    uint8_t reserved_bytes[4];               /**< zero */
    integra_bytes extension; /**< keys of a later version, as read; borrowed from the message decoded */
} integra_facts;

/** The outcome of one screening. Caller's memory, holds no pointer but extension. Since 0.1. */
typedef struct integra_screening {
    uint32_t struct_size;
    integra_date date;
    integra_id person;
    uint32_t pack;           /**< INTEGRA_PACK_ the verdicts were made with */
    uint32_t pack_overridden; /**< 1 when any parameter was overridden, else 0 */
    uint32_t stage;          /**< INTEGRA_STAGE_ (SCR-5) */
    uint32_t ask;            /**< what to ask next: INTEGRA_QUESTION_BIT_ for each (SCR-6) */
    integra_tri stated[INTEGRA_QUESTION_COUNT]; /**< as answered, judgement and consent included */
    integra_tri derived[INTEGRA_ITEM_COUNT];    /**< from the record; unknown without one (SCR-7) */
    integra_tri items[INTEGRA_ITEM_COUNT];      /**< as used: stated if yes or no, else derived (SCR-8) */
    uint8_t from_facts;      /**< 1 when a record was given, else 0 */
    uint8_t yes_count;       /**< items at yes (SCR-1) */
    uint8_t unknown_count;   /**< items at unknown (SCR-1) */
    integra_tri pps;         /**< SCR-2 */
    integra_tri assistance_threshold; /**< SCR-3 */
    integra_tri legal_complexity;     /**< SCR-11; unknown without a record */
    uint8_t least_to_settle; /**< fewest item answers that could settle both verdicts (SCR-6) */
    uint8_t pps_robustness;  /**< how many answers would have to differ to change the PPS verdict (SCR-12) */
    uint8_t threshold_robustness; /**< the same for the threshold */
    uint8_t reserved[3];     /**< zero */
    integra_bytes extension; /**< keys of a later version, as read; borrowed from the message decoded */
} integra_screening;

/** One step of an explanation: under `rule`, `target` took `value`, having read `source`. What was counted follows: of a
 *  count the record's, of stays in hospital how many it lists, of the PPS and threshold verdicts the items at yes.
 *  Caller's memory. GEN-3. */
typedef struct integra_reason {
    uint32_t struct_size;
    uint32_t rule;
    uint32_t target_group; /**< INTEGRA_GROUP_QUESTION or INTEGRA_GROUP_VERDICT */
    uint32_t target;       /**< its code in that group */
    uint32_t value;        /**< the value it took: INTEGRA_TRI_, or INTEGRA_STAGE_ for the stage */
    uint32_t source_group; /**< INTEGRA_GROUP_FACT, _COUNT, _RECORD, _QUESTION or _VERDICT */
    uint32_t source;       /**< its code in that group */
    integra_tri source_value; /**< what it said there, as the rule read it: yes, no or unknown */
    uint8_t missing;       /**< 1 when it is unknown and the target is unknown too: what is missing */
    uint8_t decided;       /**< 1 when it is one of the steps that gave the target its value, or keep it unknown */
    uint8_t complete;      /**< 1 when count is the whole count (of stays: every one in the months is listed), else 0 */
    uint32_t count;        /**< what was counted, a floor unless complete; 0 and not complete: not told */
    uint32_t threshold;    /**< what count is held against, of stays the months that count; 0 where nothing is counted */
} integra_reason;

/** Empties x: writes struct_size, zeroes up to that size, no further, and sets dates to unknown. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_answers_init(integra_answers *answers, size_t struct_size);
/** As integra_answers_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_facts_init(integra_facts *facts, size_t struct_size);
/** As integra_answers_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_screening_init(integra_screening *screening, size_t struct_size);
/** As integra_answers_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_reason_init(integra_reason *reason, size_t struct_size);

/** Screens one person. answers or facts may be NULL (nothing stated, no record), not both; where both are given they
 *  are about one person and one date. Nothing is allocated. *screening_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (GEN-1) for a value that is not 0, 1 or 2, or (SCR-7) a `complete` that is not 0 or 1, with its index;
 *  INTEGRA_ERR_INVALID_DATE (GEN-7); INTEGRA_ERR_MISMATCH when persons or dates differ; INTEGRA_ERR_LIMIT (WIRE-15)
 *  for too many admissions.
 *  Thread: any. Rule: SCR-1 to SCR-8, SCR-11, SCR-12. Since: 0.1. */
INTEGRA_API integra_status integra_screening_evaluate(const integra_rules *rules, const integra_answers *answers,
                                                      const integra_facts *facts,
                                                      integra_screening *screening_out, integra_error *error);

/** The findings of one screening: judgement or consent before its turn (SCR-5), stated against derived (SCR-8), in
 *  that order, then by question. The screening is one that was evaluated or decoded: where its items and counts are
 *  not what SCR-8 and SCR-1 make of the rest, it is INTEGRA_ERR_INVALID_VALUE. findings_out has room for
 *  capacity (NULL with 0: CAPACITY tells the number); *count_out receives the number there are.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE;
 *  INTEGRA_ERR_CAPACITY, with *count_out set and findings_out untouched.
 *  Thread: any. Rule: SCR-5, SCR-8. Since: 0.1. */
INTEGRA_API integra_status integra_screening_review(const integra_screening *screening,
                                                    integra_finding *findings_out, size_t capacity,
                                                    size_t *count_out, integra_error *error);

/** Compares two screenings of one person, the earlier first: an item that went from yes to no advises a review, a
 *  threshold lost advises adapting or suspending with surveillance, one become unknown asks for the questionnaire.
 *  findings_out, capacity and count_out as in integra_screening_review().
 *  Errors: those of integra_screening_review(); INTEGRA_ERR_MISMATCH when persons differ or the first is later.
 *  Thread: any. Rule: SCR-10. Since: 0.1. */
INTEGRA_API integra_status integra_screening_compare(const integra_screening *earlier,
                                                     const integra_screening *later,
                                                     integra_finding *findings_out, size_t capacity,
                                                     size_t *count_out, integra_error *error);

/** The smallest sets of item answers that by themselves force a verdict (INTEGRA_VERDICT_PPS or
 *  _ASSISTANCE_THRESHOLD): each set is a byte, bit i for item i, in ascending order; the answers are the items' own.
 *  An unknown verdict has none. sets_out, capacity and count_out as in integra_screening_review(); INTEGRA_SET_LIMIT
 *  is always enough.
 *  Errors: those of integra_screening_review(); INTEGRA_ERR_INVALID_VALUE for another verdict; INTEGRA_ERR_MISMATCH
 *  (GEN-9) when the screening was made with another pack, or with overrides and rules has none, or the reverse.
 *  Thread: any. Rule: SCR-12. Since: 0.1. */
INTEGRA_API integra_status integra_screening_sets(const integra_rules *rules, const integra_screening *screening,
                                                  uint32_t verdict, uint8_t *sets_out, size_t capacity,
                                                  size_t *count_out, integra_error *error);

/** How many steps an explanation has, the same for everybody. Errors: none. Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API size_t integra_screening_reason_count(void);

/** The index-th step of the explanation of integra_screening_evaluate() on the same inputs: items first, in order,
 *  then the verdicts. Nothing is allocated. *reason_out needs its struct_size set.
 *  Errors: those of integra_screening_evaluate(); INTEGRA_ERR_OUT_OF_RANGE for index.
 *  Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_screening_explain(const integra_rules *rules, const integra_answers *answers,
                                                     const integra_facts *facts, size_t index,
                                                     integra_reason *reason_out, integra_error *error);

/** One step as a sentence: what was read, what that said, and the numbers behind it. "medicines: 11 in all, 10 needed,
 *  yes". What the step was for is its target, and whether it mattered is `decided`. A step without numbers, as a receipt
 *  holds it, is told without them. text_out has room for capacity bytes of UTF-8, no zero behind them (NULL with 0:
 *  CAPACITY tells the size); *size_out receives the size needed. language is INTEGRA_LANGUAGE_.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE for a
 *  language that is none, or (GEN-3) for what no explanation holds, with the argument as index; INTEGRA_ERR_CAPACITY,
 *  with *size_out set and text_out untouched. Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_reason_sentence(const integra_reason *reason, uint32_t language, char *text_out,
                                                   size_t capacity, size_t *size_out, integra_error *error);

/* ---- columns: many people at once ---- */

/** One column a question or fact, n values each; a NULL column is unknown for everybody. Caller's memory. Since 0.1. */
typedef struct integra_screening_inputs {
    uint32_t struct_size;
    integra_date date;                /**< D for everybody where dates is NULL */
    const integra_date *dates;
    const integra_tri *questions[INTEGRA_QUESTION_COUNT];
    const int64_t *admission_offsets; /**< n + 1 ascending offsets into the next two (the Arrow list layout) */
    const integra_date *admission_dates; /**< with offsets it must be there, unless admission_size is 0 */
    const integra_tri *admission_emergencies;
    const integra_date *admissions_known_from; /**< without offsets the stays are unknown, whatever is covered */
    const integra_date *admissions_known_to;
    const uint32_t *counts[INTEGRA_COUNT_ROOM];
    const uint8_t *complete[INTEGRA_COUNT_ROOM]; /**< NULL: none complete */
    const integra_tri *values[INTEGRA_FACT_ROOM];
    size_t admission_size;            /**< how many values the admission columns hold */
    size_t reserved;                  /**< zero */
} integra_screening_inputs;

/** Where each verdict goes, n bytes each; NULL where it is not wanted. Caller's memory. Since 0.1. */
typedef struct integra_screening_outputs {
    uint32_t struct_size;
    uint32_t reserved;                /**< zero */
    integra_tri *items[INTEGRA_ITEM_COUNT];
    uint8_t *derived;                 /**< INTEGRA_QUESTION_BIT_ of the items not stated, where the row has a record */
    uint8_t *yes_count;
    uint8_t *unknown_count;
    integra_tri *pps;
    integra_tri *assistance_threshold;
    uint8_t *stage;
    uint8_t *ask;                     /**< INTEGRA_QUESTION_BIT_ */
    uint8_t *least_to_settle;
    integra_tri *legal_complexity;
    uint8_t *findings;                /**< how many findings integra_screening_review() would give */
} integra_screening_outputs;

/** Empties x, all columns NULL. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_screening_inputs_init(integra_screening_inputs *inputs, size_t struct_size);
/** Empties x, all columns NULL. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_screening_outputs_init(integra_screening_outputs *outputs, size_t struct_size);

/** Screens n people, each as integra_screening_evaluate() would, allocating nothing. Every input is checked before
 *  anything is written; output columns may not overlap input columns or each other, and no other thread may write
 *  into any of them during the call. A row has a record when any fact column is given.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (GEN-1; SCR-7 for `complete`), INTEGRA_ERR_INVALID_DATE (GEN-7), INTEGRA_ERR_OUT_OF_RANGE (offsets) and
 *  INTEGRA_ERR_LIMIT (WIRE-15), each with the first bad row as index.
 *  Thread: any. Rule: SCR-1 to SCR-8, SCR-11. Since: 0.1. */
INTEGRA_API integra_status integra_screening_evaluate_columns(const integra_rules *rules,
                                                              const integra_screening_inputs *inputs, size_t n,
                                                              const integra_screening_outputs *outputs,
                                                              integra_error *error);

/* ---- messages ---- */

/** Writes a message of kind `answers`. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the size);
 *  *size_out receives the size needed.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE;
 *  INTEGRA_ERR_INVALID_DATE; malformed statuses for an extension that is not one; INTEGRA_ERR_LIMIT;
 *  INTEGRA_ERR_CAPACITY, with *size_out set and bytes_out untouched.
 *  Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_answers_encode(const integra_answers *answers, uint8_t *bytes_out,
                                                  size_t capacity, size_t *size_out, integra_error *error);

/** Reads one message of kind `answers`, which takes up all of bytes. answers_out->extension is borrowed from bytes;
 *  *answers_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses with WIRE rule and offset;
 *  INTEGRA_ERR_LIMIT. Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_answers_decode(const uint8_t *bytes, size_t size, integra_answers *answers_out,
                                                  integra_error *error);

/** Writes a message of kind `facts`: the record and, unless answers is NULL, what was answered beside it (its
 *  extension is not written). The rest as integra_answers_encode().
 *  Errors: as integra_answers_encode(); INTEGRA_ERR_MISMATCH when persons or dates differ.
 *  Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_facts_encode(const integra_facts *facts, const integra_answers *answers,
                                                uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                                integra_error *error);

/** Reads one message of kind `facts`. Admissions go into the caller's two arrays of `capacity` values, to which
 *  *facts_out then points (both may be NULL with 0); *count_out receives how many there are. facts_out->extension is
 *  borrowed from bytes. *facts_out and *answers_out need their struct_size set.
 *  Errors: as integra_answers_decode(); INTEGRA_ERR_CAPACITY, with *count_out set and nothing else written.
 *  Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_facts_decode(const uint8_t *bytes, size_t size, integra_date *admission_dates,
                                                integra_tri *admission_emergencies, size_t capacity,
                                                size_t *count_out, integra_facts *facts_out,
                                                integra_answers *answers_out, integra_error *error);

/** Writes a message of kind `screening`. Arguments and errors as integra_answers_encode().
 *  Errors: as integra_answers_encode(). Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_screening_encode(const integra_screening *screening, uint8_t *bytes_out,
                                                    size_t capacity, size_t *size_out, integra_error *error);

/** Reads one message of kind `screening`; its verdicts are the sender's, not judged again (a receipt can be).
 *  Errors: as integra_answers_decode(). Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_screening_decode(const uint8_t *bytes, size_t size,
                                                    integra_screening *screening_out, integra_error *error);

/** Screens one person and writes the receipt of it: inputs, pack with overrides and digest, verdict, findings and
 *  reasons, as a message of kind `receipt`. Arguments as integra_screening_evaluate() and integra_answers_encode();
 *  beside facts, the extension of answers is not written.
 *  Errors: those of both. Thread: any. Rule: GEN-10. Since: 0.1. */
INTEGRA_API integra_status integra_receipt_encode(const integra_rules *rules, const integra_answers *answers,
                                                  const integra_facts *facts, uint8_t *bytes_out, size_t capacity,
                                                  size_t *size_out, integra_error *error);

/** Reads a receipt, screens again what it holds, and compares byte for byte. allocator may be NULL: malloc and free.
 *  *screening_out, needing its struct_size set, receives the verdict made here.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses with their WIRE rule and the
 *  offset in the receipt; INTEGRA_ERR_LIMIT; those of integra_rules_create() for a pack, version or parameter this
 *  library does not have and for overrides that no pack can have; INTEGRA_ERR_RECEIPT_DIFFERS (GEN-10) with the
 *  offset of the first byte that differs; INTEGRA_ERR_MEMORY. Thread: any. Rule: GEN-10. Since: 0.1. */
INTEGRA_API integra_status integra_receipt_replay(const uint8_t *bytes, size_t size,
                                                  const integra_allocator *allocator,
                                                  integra_screening *screening_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
