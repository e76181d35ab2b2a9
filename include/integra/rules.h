/* integra/rules.h - the catalogue of rules, the dated packs of thresholds and providers they run with, and services.
 * Spec: spec/00-conventions.md (GEN-9), spec/20-orientation.md (ORI-5, ORI-19).  Layer: public.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_RULES_H
#define INTEGRA_RULES_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Room for a value a field of a demand, by INTEGRA_DEMAND_FIELD_. Since 0.1. */
#define INTEGRA_DEMAND_FIELD_ROOM 16

/* <generated from spec/words.tsv: rules> */
/* pack */
#define INTEGRA_PACK_HAS_2014 1                              /**< HAS, 2014 */
#define INTEGRA_PACK_DAC_2022 2                              /**< coordination support bodies (DAC), July 2022 */
/* service */
#define INTEGRA_SERVICE_PATHWAY_ASSISTANCE 1                 /**< pathway assistance */
#define INTEGRA_SERVICE_CASE_MANAGEMENT 2                    /**< case management */
#define INTEGRA_SERVICE_POINT_SUPPORT 3                      /**< point support */
#define INTEGRA_SERVICE_INFORMATION 4                        /**< information */
#define INTEGRA_SERVICE_DEEPENING 5                          /**< structured analysis of the first request */
#define INTEGRA_SERVICE_SOCIAL_AIDS 6                        /**< social aids */
#define INTEGRA_SERVICE_HOME_HELP 7                          /**< help at home */
#define INTEGRA_SERVICE_CARER_RESPITE 8                      /**< respite for the carer */
#define INTEGRA_SERVICE_ETP 9                                /**< therapeutic patient education (ETP) */
#define INTEGRA_SERVICE_GERIATRIC_EXPERTISE 10               /**< geriatric expertise */
#define INTEGRA_SERVICE_PSYCHIATRIC_EXPERTISE 11             /**< psychiatric expertise */
#define INTEGRA_SERVICE_PALLIATIVE_EXPERTISE 12              /**< palliative expertise */
#define INTEGRA_SERVICE_ADMISSION_LIAISON 13                 /**< liaison on admission */
#define INTEGRA_SERVICE_DISCHARGE_LIAISON 14                 /**< liaison on discharge */
#define INTEGRA_SERVICE_SHARED_ASSESSMENT 15                 /**< shared multidimensional assessment */
#define INTEGRA_SERVICE_ASSESSMENT_REUSE 16                  /**< reuse of the assessment already shared */
#define INTEGRA_SERVICE_RE_EVALUATION 17                     /**< re-evaluation of the same assessment */
#define INTEGRA_SERVICE_PPS_PLANNING 18                      /**< help with a PPS */
#define INTEGRA_SERVICE_PPS_FOLLOW_UP 19                     /**< follow-up of a PPS, social part first */
#define INTEGRA_SERVICE_ACCOMPANIMENT 20                     /**< accompaniment (mediator, advocacy) */
#define INTEGRA_SERVICE_CONCERTATION_SUPPORT 21              /**< support for a concertation (RCP) */
#define INTEGRA_SERVICE_KNOW_HOW_SUPPORT 22                  /**< know-how for professionals */
#define INTEGRA_SERVICE_PROTOCOL_SUPPORT 23                  /**< help with protocols */
#define INTEGRA_SERVICE_INFORMATION_SYSTEM_SUPPORT 24        /**< help with the information system */
#define INTEGRA_SERVICE_PROJECT_SUPPORT 25                   /**< help to build a project */
#define INTEGRA_SERVICE_MT_TOLD 26                           /**< the médecin traitant is told, who may ask */
#define INTEGRA_SERVICE_PROFESSIONAL_REQUEST 27              /**< a professional has to ask for it */
#define INTEGRA_SERVICE_CONSENT_DISCUSSION 28                /**< discuss consent again */
#define INTEGRA_SERVICE_ADVICE_WITHOUT_IDENTITY 29           /**< advice to the professional, without identity */
#define INTEGRA_SERVICE_QUESTIONNAIRE_COMPLETION 30          /**< complete the questionnaire */
#define INTEGRA_SERVICE_JUDGEMENT_REQUEST 31                 /**< back to the health professional: judge */
#define INTEGRA_SERVICE_ACCEPTANCE_REQUEST 32                /**< back to the health professional: ask the person */
#define INTEGRA_SERVICE_NOT_DUE 33                           /**< not due */
#define INTEGRA_SERVICE_DECLINED 34                          /**< declined by the person */
#define INTEGRA_SERVICE_EMERGENCY_NUMBERS 35                 /**< emergency numbers */
#define INTEGRA_SERVICE_MT_SEARCH 36                         /**< find a médecin traitant */
#define INTEGRA_SERVICE_MT_INFORMATION 37                    /**< inform the médecin traitant */
#define INTEGRA_SERVICE_PLAN_REFERENT 38                     /**< inform the referent of the open plan */
/* service, in a set of them */
#define INTEGRA_SERVICE_BIT_PATHWAY_ASSISTANCE (UINT64_C(1) << 1)
#define INTEGRA_SERVICE_BIT_CASE_MANAGEMENT (UINT64_C(1) << 2)
#define INTEGRA_SERVICE_BIT_POINT_SUPPORT (UINT64_C(1) << 3)
#define INTEGRA_SERVICE_BIT_INFORMATION (UINT64_C(1) << 4)
#define INTEGRA_SERVICE_BIT_DEEPENING (UINT64_C(1) << 5)
#define INTEGRA_SERVICE_BIT_SOCIAL_AIDS (UINT64_C(1) << 6)
#define INTEGRA_SERVICE_BIT_HOME_HELP (UINT64_C(1) << 7)
#define INTEGRA_SERVICE_BIT_CARER_RESPITE (UINT64_C(1) << 8)
#define INTEGRA_SERVICE_BIT_ETP (UINT64_C(1) << 9)
#define INTEGRA_SERVICE_BIT_GERIATRIC_EXPERTISE (UINT64_C(1) << 10)
#define INTEGRA_SERVICE_BIT_PSYCHIATRIC_EXPERTISE (UINT64_C(1) << 11)
#define INTEGRA_SERVICE_BIT_PALLIATIVE_EXPERTISE (UINT64_C(1) << 12)
#define INTEGRA_SERVICE_BIT_ADMISSION_LIAISON (UINT64_C(1) << 13)
#define INTEGRA_SERVICE_BIT_DISCHARGE_LIAISON (UINT64_C(1) << 14)
#define INTEGRA_SERVICE_BIT_SHARED_ASSESSMENT (UINT64_C(1) << 15)
#define INTEGRA_SERVICE_BIT_ASSESSMENT_REUSE (UINT64_C(1) << 16)
#define INTEGRA_SERVICE_BIT_RE_EVALUATION (UINT64_C(1) << 17)
#define INTEGRA_SERVICE_BIT_PPS_PLANNING (UINT64_C(1) << 18)
#define INTEGRA_SERVICE_BIT_PPS_FOLLOW_UP (UINT64_C(1) << 19)
#define INTEGRA_SERVICE_BIT_ACCOMPANIMENT (UINT64_C(1) << 20)
#define INTEGRA_SERVICE_BIT_CONCERTATION_SUPPORT (UINT64_C(1) << 21)
#define INTEGRA_SERVICE_BIT_KNOW_HOW_SUPPORT (UINT64_C(1) << 22)
#define INTEGRA_SERVICE_BIT_PROTOCOL_SUPPORT (UINT64_C(1) << 23)
#define INTEGRA_SERVICE_BIT_INFORMATION_SYSTEM_SUPPORT (UINT64_C(1) << 24)
#define INTEGRA_SERVICE_BIT_PROJECT_SUPPORT (UINT64_C(1) << 25)
#define INTEGRA_SERVICE_BIT_MT_TOLD (UINT64_C(1) << 26)
#define INTEGRA_SERVICE_BIT_PROFESSIONAL_REQUEST (UINT64_C(1) << 27)
#define INTEGRA_SERVICE_BIT_CONSENT_DISCUSSION (UINT64_C(1) << 28)
#define INTEGRA_SERVICE_BIT_ADVICE_WITHOUT_IDENTITY (UINT64_C(1) << 29)
#define INTEGRA_SERVICE_BIT_QUESTIONNAIRE_COMPLETION (UINT64_C(1) << 30)
#define INTEGRA_SERVICE_BIT_JUDGEMENT_REQUEST (UINT64_C(1) << 31)
#define INTEGRA_SERVICE_BIT_ACCEPTANCE_REQUEST (UINT64_C(1) << 32)
#define INTEGRA_SERVICE_BIT_NOT_DUE (UINT64_C(1) << 33)
#define INTEGRA_SERVICE_BIT_DECLINED (UINT64_C(1) << 34)
#define INTEGRA_SERVICE_BIT_EMERGENCY_NUMBERS (UINT64_C(1) << 35)
#define INTEGRA_SERVICE_BIT_MT_SEARCH (UINT64_C(1) << 36)
#define INTEGRA_SERVICE_BIT_MT_INFORMATION (UINT64_C(1) << 37)
#define INTEGRA_SERVICE_BIT_PLAN_REFERENT (UINT64_C(1) << 38)
/* provider */
#define INTEGRA_PROVIDER_SUPPORT_NETWORK 1                   /**< health network or territorial support platform */
#define INTEGRA_PROVIDER_MAIA 2                              /**< MAIA */
#define INTEGRA_PROVIDER_DAC 3                               /**< coordination support body (DAC) */
/* mission */
#define INTEGRA_MISSION_M1 1                                 /**< inform and orient */
#define INTEGRA_MISSION_M2 2                                 /**< support the organisation of a complex pathway */
#define INTEGRA_MISSION_M3 3                                 /**< support professional practice and initiatives */
/* intensity */
#define INTEGRA_INTENSITY_POINT 1                            /**< point support */
#define INTEGRA_INTENSITY_COORDINATION 2                     /**< coordination */
#define INTEGRA_INTENSITY_INTENSIVE 3                        /**< intensive and continuous */
/* precondition */
#define INTEGRA_PRECONDITION_MT 0                            /**< an identified médecin traitant */
#define INTEGRA_PRECONDITION_SHARING_CONSENT 1               /**< the person's consent to sharing */
#define INTEGRA_PRECONDITION_REFERENT 2                      /**< the referent of a plan already open, or that none is */
#define INTEGRA_PRECONDITION_OVER_60 3                       /**< knowing whether the person is over 60 */
#define INTEGRA_PRECONDITION_LOSS_OF_AUTONOMY 4              /**< knowing whether autonomy is lost */
#define INTEGRA_PRECONDITION_ASSESSMENT 5                    /**< knowing whether a valid assessment is shared */
/* precondition, in a set of them */
#define INTEGRA_PRECONDITION_BIT_MT (1u << 0)
#define INTEGRA_PRECONDITION_BIT_SHARING_CONSENT (1u << 1)
#define INTEGRA_PRECONDITION_BIT_REFERENT (1u << 2)
#define INTEGRA_PRECONDITION_BIT_OVER_60 (1u << 3)
#define INTEGRA_PRECONDITION_BIT_LOSS_OF_AUTONOMY (1u << 4)
#define INTEGRA_PRECONDITION_BIT_ASSESSMENT (1u << 5)
/* service_kind */
#define INTEGRA_SERVICE_KIND_SERVICE 1                       /**< service */
#define INTEGRA_SERVICE_KIND_STAND_IN 2                      /**< stands in where something is missing */
#define INTEGRA_SERVICE_KIND_OWN 3                           /**< added to every response that calls for it */
/* activity */
#define INTEGRA_ACTIVITY_PERSON_AND_HOME 11                  /**< assessment of the person and the home */
#define INTEGRA_ACTIVITY_MEDICINES_REVIEW 12                 /**< review of medicines */
#define INTEGRA_ACTIVITY_COPD 13                             /**< help to diagnose COPD */
#define INTEGRA_ACTIVITY_COGNITION 14                        /**< finding cognitive trouble */
#define INTEGRA_ACTIVITY_PPS_HELP 21                         /**< help with a PPS */
#define INTEGRA_ACTIVITY_DIRECTORIES 22                      /**< directories of resources */
#define INTEGRA_ACTIVITY_PPS_EFFECTIVENESS 31                /**< whether what a PPS plans happens */
#define INTEGRA_ACTIVITY_SUPPORTIVE_CARE_RELAY 32            /**< relay to supportive and palliative care */
#define INTEGRA_ACTIVITY_RESPIRATORY_REHABILITATION_RELAY 33 /**< relay to respiratory rehabilitation */
#define INTEGRA_ACTIVITY_PHYSICAL_ACTIVITY_RELAY 34          /**< relay to adapted physical activity */
#define INTEGRA_ACTIVITY_AIDS 35                             /**< health and social aids */
#define INTEGRA_ACTIVITY_TRANSITION 36                       /**< hospital-home transition */
#define INTEGRA_ACTIVITY_MEDIATOR 41                         /**< health mediator */
#define INTEGRA_ACTIVITY_EXPERT_PATIENT 42                   /**< expert patient */
#define INTEGRA_ACTIVITY_PHONE_SERVICE 43                    /**< information by phone */
#define INTEGRA_ACTIVITY_ETP_SESSIONS 44                     /**< sessions of ETP */
#define INTEGRA_ACTIVITY_ADVOCACY 45                         /**< advocacy */
#define INTEGRA_ACTIVITY_EFFECT 51                           /**< effect of what was done */
#define INTEGRA_ACTIVITY_WHAT_NEXT 52                        /**< what comes next */
#define INTEGRA_ACTIVITY_PROTOCOLS 61                        /**< multi-professional protocols */
#define INTEGRA_ACTIVITY_TRAINING 62                         /**< training */
#define INTEGRA_ACTIVITY_ETP_METHOD 63                       /**< method for ETP */
#define INTEGRA_ACTIVITY_PROJECT_BUILDING 64                 /**< building a project */
#define INTEGRA_ACTIVITY_QUALITY 65                          /**< quality approach */
#define INTEGRA_ACTIVITY_UNBLOCKING 66                       /**< unblocking a situation */
#define INTEGRA_ACTIVITY_MEDIATION 67                        /**< mediation in a conflict */
#define INTEGRA_ACTIVITY_INFORMATION_SYSTEM_USE 68           /**< use of the information system */
/* exclusion */
#define INTEGRA_EXCLUSION_ASSISTANCE_OR_CASE_MANAGEMENT 1    /**< pathway assistance, or case management */
#define INTEGRA_EXCLUSION_CASE_MANAGEMENT_OR_PLANNING 2      /**< case management, or planning of a PPS */
#define INTEGRA_EXCLUSION_ASSESSMENT_OR_REUSE 3              /**< an assessment, or the reuse of one */
#define INTEGRA_EXCLUSION_ASSESSMENT_OR_ASSISTANCE 4         /**< an assessment, or pathway assistance */
#define INTEGRA_EXCLUSION_ASSESSMENT_OR_CASE_MANAGEMENT 5    /**< an assessment, or case management */
/* emergency_number */
#define INTEGRA_EMERGENCY_NUMBER_NUMBER_15 1                 /**< 15: medical emergency (SAMU) */
#define INTEGRA_EMERGENCY_NUMBER_NUMBER_112 2                /**< 112: any emergency, all over Europe */
#define INTEGRA_EMERGENCY_NUMBER_NUMBER_114 3                /**< 114: emergencies by text or video, for whoever cannot hear or speak */
#define INTEGRA_EMERGENCY_NUMBER_NUMBER_3114 4               /**< 3114: suicide prevention, day and night */
/* </generated> */

/* ---- the catalogue: every rule this library knows; a rule's number is domain * 1000 + n ---- */

/** How many rules the catalogue has. Errors: none. Thread: any. Rule: GEN-11. Since: 0.1. */
INTEGRA_API size_t integra_rule_count(void);

/** The number of the index-th rule, in ascending order; 0 past the end.
 *  Errors: none. Thread: any. Rule: GEN-11. Since: 0.1. */
INTEGRA_API uint32_t integra_rule_at(size_t index);

/** The rule's name as the spec prints it, for example "SCR-3" (static); NULL for a number that is no rule.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_rule_name(uint32_t rule);

/** What the rule says, in one line (static, UTF-8); NULL for an unknown rule or language (INTEGRA_LANGUAGE_).
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_rule_title(uint32_t rule, uint32_t language);

/** Where the rule comes from: source document and place, or "choice" (static, UTF-8); NULL for an unknown rule. The
 *  text is in English.
 *  Errors: none. Thread: any. Rule: GEN-11. Since: 0.1. */
INTEGRA_API const char *integra_rule_source(uint32_t rule);
/** The same in a language (INTEGRA_LANGUAGE_): the names of documents stay, words are translated (static, UTF-8);
 *  NULL for an unknown rule or language. Errors: none. Thread: any. Rule: GEN-11. Since: 0.1. */
INTEGRA_API const char *integra_rule_source_text(uint32_t rule, uint32_t language);

/** Whether a source fixes the rule, or the law, or this project (INTEGRA_MARK_); 0 for an unknown rule.
 *  Errors: none. Thread: any. Rule: GEN-11. Since: 0.1. */
INTEGRA_API uint32_t integra_rule_mark(uint32_t rule);

/** Finds a rule's number by its name, zero-terminated, for example "WIRE-3".
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API integra_status integra_rule_find(const char *name, uint32_t *rule_out, integra_error *error);

/** The sentence a case manager reads for a finding, chosen by its rule and what settles it (static, UTF-8);
 *  NULL where no such finding exists or the language is unknown.
 *  Errors: none. Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API const char *integra_finding_sentence(uint32_t rule, uint32_t settled_by, uint32_t language);

/** A finding as a text: that sentence, then which question, ground or service it is about, the two values where two were
 *  compared, which event of a writer, and the due date with its state. text_out has room for capacity bytes of UTF-8, no
 *  zero behind them (NULL with 0: CAPACITY tells the size); *size_out receives the size needed. language is
 *  INTEGRA_LANGUAGE_.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE for a language that is none, or (GEN-3) for what no call
 *  finds, with the argument as index; INTEGRA_ERR_CAPACITY, with *size_out set and text_out untouched.
 *  Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_finding_text(const integra_finding *finding, uint32_t language, char *text_out,
                                                size_t capacity, size_t *size_out, integra_error *error);

/* ---- parameters: the thresholds and periods of a pack ---- */

/* <generated from spec/parameters.tsv: names> */
/* The names of parameters, each with its value in has-2014, in dac-2022, its unit and its range.
 *   "assessment_period_months": 12, 12 months, 1 to 120
 *   "assessment_validity_months": 12, 12 months, 1 to 120
 *   "assistance_threshold": 2, 2 criteria, 1 to 6
 *   "case_management_age_months": 720, 720 months, 1 to 1440
 *   "chronic_conditions_threshold": 3, 3 conditions, 1 to 50
 *   "emergency_admission_months": 6, 6 months, 1 to 120
 *   "exchange_months": 12, 12 months, 1 to 120
 *   "feedback_months": 3, 3 months, 1 to 120
 *   "first_answer_prompt_days": 2, 2 days, 0 to 365
 *   "first_answer_routine_days": 7, 7 days, 0 to 365
 *   "first_answer_urgent_days": 0, 0 days, 0 to 365
 *   "first_contact_days": 7, 7 days, 0 to 90
 *   "hospital_contact_days": 2, 2 days, 0 to 90
 *   "impact_evaluation_months": 36, 36 months, 1 to 120
 *   "inclusion_decision_months": 1, 1 months, 1 to 120
 *   "last_meetings": 3, 3 meetings, 1 to 12
 *   "legal_complexity_professions": 2, 2 professions, 2 to 20
 *   "macro_meeting_months": 12, 12 months, 1 to 120
 *   "medicines_threshold": 10, 10 medicines, 1 to 100
 *   "meso_meeting_months": 3, 3 months, 1 to 120
 *   "micro_meeting_months": 1, 1 months, 1 to 120
 *   "mt_feedback_months": 3, 3 months, 1 to 120
 *   "older_person_age_months": 720, 720 months, 0 to 1200
 *   "plan_review_months": 6, 6 months, 1 to 120
 *   "pps_threshold": 1, 1 criteria, 1 to 6
 *   "readmission_days": 30, 30 days, 1 to 365
 *   "recurrence_count": 3, 3 occurrences, 2 to 100
 *   "recurrence_months": 12, 12 months, 1 to 120
 *   "return_window_days": 90, 90 days, 1 to 365
 *   "second_contact_days": 30, 30 days, 1 to 365 */
/* </generated> */

/** One parameter of the packs. Caller's memory, filled by integra_parameter_at(). Since 0.1. */
typedef struct integra_parameter {
    uint32_t struct_size;
    uint32_t rule;        /**< the rule that reads it and that refuses a value out of range */
    const char *name;     /**< ASCII, static */
    const char *unit;     /**< "criteria", "months"…, ASCII, static */
    int64_t default_value; /**< in has-2014, in that unit; a pack has its own by integra_rules_value() */
    int64_t minimum;
    int64_t maximum;
    uint32_t mark;        /**< INTEGRA_MARK_: whether a source fixes the default */
    uint32_t edition;     /**< of the packs published with it: others hold it in message and digest where overridden */
    const char *domain;   /**< whose it is: "screening", "demand"…, ASCII, static */
} integra_parameter;

/** Empties x: writes struct_size and zeroes up to that size, no further. NULL is accepted and does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_parameter_init(integra_parameter *parameter, size_t struct_size);

/** How many parameters a pack has. Errors: none. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API size_t integra_parameter_count(void);

/** Describes the index-th parameter, in the order of their names.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE for index.
 *  Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_status integra_parameter_at(size_t index, integra_parameter *parameter_out,
                                                integra_error *error);

/** The label of a parameter (static, UTF-8); NULL for an unknown name or language.
 *  Errors: none. Thread: any. Rule: none. Since: 0.1. */
INTEGRA_API const char *integra_parameter_label(const char *name, uint32_t language);

/* ---- packs ---- */

/** An immutable rule pack with its overrides: given to every evaluation, never changed by one. Since 0.1. */
typedef struct integra_rules integra_rules;

/** How many packs are built in. Errors: none. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API size_t integra_pack_count(void);

/** The name of the index-th built-in pack, oldest first (static); NULL past the end.
 *  Errors: none. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API const char *integra_pack_name(size_t index);

/** Makes the pack `name` ("has-2014" or "dac-2022") with `count` parameters overridden: names[i], one of those of
 *  integra_parameter_at(), takes values[i].
 *  A value equal to the pack's is no override. names and values may be NULL when count is 0; both are read during
 *  the call only. allocator may be NULL: malloc and free. *rules_out is owned: release it by integra_rules_destroy().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME for the pack (index absent) or a parameter (its
 *  index); INTEGRA_ERR_DUPLICATE for a parameter named twice; INTEGRA_ERR_OUT_OF_RANGE with the parameter's rule;
 *  INTEGRA_ERR_REFUSED (SCR-3) when the assistance threshold would be below the PPS threshold; INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_status integra_rules_create(const char *name, const char *const *names, const int64_t *values,
                                                size_t count, const integra_allocator *allocator,
                                                integra_rules **rules_out, integra_error *error);

/** Releases a pack; NULL is accepted. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_rules_destroy(integra_rules *rules);

/** The pack's name (static). Errors: none; NULL for NULL. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API const char *integra_rules_name(const integra_rules *rules);

/** The pack's version, counted from 1; 0 for NULL. Errors: none. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API uint32_t integra_rules_version(const integra_rules *rules);

/** The date from which the pack holds; INTEGRA_DATE_UNKNOWN for NULL.
 *  Errors: none. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_date integra_rules_effective(const integra_rules *rules);

/** Which body provides a service (INTEGRA_SERVICE_) under this pack, as INTEGRA_PROVIDER_; 0 where it names none.
 *  Errors: none. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API uint32_t integra_rules_provider(const integra_rules *rules, uint32_t service);

/** What a word of a group (INTEGRA_GROUP_) is called in the years of the pack (static, UTF-8): the table that was a
 *  strategic one is a conference since. Where spec/era_labels.tsv says nothing of it, as integra_word_label(). No label
 *  is in a message or a digest.
 *  Errors: none; NULL for NULL, and for an unknown word or language. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API const char *integra_rules_label(const integra_rules *rules, uint32_t group, uint32_t code,
                                            uint32_t language);

/** The value of a parameter in this pack, overrides included, in the parameter's unit.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_status integra_rules_value(const integra_rules *rules, const char *name, int64_t *value_out,
                                               integra_error *error);

/** Writes the pack, overrides applied, as a message of kind `pack`. bytes_out has room for capacity bytes (NULL
 *  with 0: CAPACITY tells the size); *size_out receives the size needed.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY, with *size_out set and bytes_out untouched.
 *  Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_status integra_rules_encode(const integra_rules *rules, uint8_t *bytes_out, size_t capacity,
                                                size_t *size_out, integra_error *error);

/** Makes a pack from a message of kind `pack`: its name and version must be built in, and the message must be what
 *  integra_rules_encode() gives for that pack with those parameters. *rules_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; malformed statuses; INTEGRA_ERR_UNKNOWN_NAME for a version not built in too;
 *  INTEGRA_ERR_LIMIT; those of integra_rules_create(); INTEGRA_ERR_REFUSED (GEN-9) where dates or providers are not the built-in pack's.
 *  Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_status integra_rules_decode(const uint8_t *bytes, size_t size,
                                                const integra_allocator *allocator, integra_rules **rules_out,
                                                integra_error *error);

/** The SHA-256 of what integra_rules_encode() writes: two packs with one digest decide alike. digest_out is 32 bytes.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT. Thread: any. Rule: GEN-9. Since: 0.1. */
INTEGRA_API integra_status integra_rules_digest(const integra_rules *rules, uint8_t digest_out[32],
                                                integra_error *error);

/* ---- services ---- */

/** What the rule pack says of a service, the same in every pack. Caller's memory. Since 0.1. */
typedef struct integra_service {
    uint32_t struct_size;
    uint32_t service;                       /**< INTEGRA_SERVICE_ */
    uint32_t kind;                          /**< INTEGRA_SERVICE_KIND_ */
    uint32_t mission;                       /**< INTEGRA_MISSION_ (ORI-3) */
    uint32_t functions;                     /**< INTEGRA_FUNCTION_BIT_ (ORI-4) */
    uint32_t needs;                         /**< what has to be settled first: INTEGRA_PRECONDITION_BIT_ */
    uint32_t shares;                        /**< 1: it shares the person's data (ORI-8) */
    uint32_t professional;                  /**< 1: it acts on a professional's request (ORI-6) */
    uint32_t intensity;                     /**< INTEGRA_INTENSITY_ (ORI-24) */
    uint32_t level;                         /**< INTEGRA_LEVEL_: its home level (ORI-23) */
    uint32_t urgent;                        /**< 1: an urgent demand does not wait on the MT or the referent (ORI-7) */
    uint32_t second;                        /**< INTEGRA_SERVICE_ tried where nothing serves it (ORI-10), or 0 */
    uint32_t listed;                        /**< 1: a directory says who offers it (ORI-12) */
    uint32_t rule;                          /**< the rule it comes from */
    uint8_t due[INTEGRA_DEMAND_FIELD_ROOM]; /**< where it is due, by INTEGRA_DEMAND_FIELD_: the _BIT_ of each value; 0: any */
} integra_service;

/** As integra_parameter_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_service_init(integra_service *service, size_t struct_size);
/** What the rule pack says of a service. *service_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_INVALID_VALUE (ORI-5) for a service there
 *  is not, or INTEGRA_SERVICE_POINT_SUPPORT, which no demand is routed to. Thread: any. Rule: ORI-5. Since: 0.1. */
INTEGRA_API integra_status integra_service_at(uint32_t service, integra_service *service_out, integra_error *error);

/** The support function that an activity (INTEGRA_ACTIVITY_) belongs to, as INTEGRA_FUNCTION_; 0 for a code that is none.
 *  Errors: none. Thread: any. Rule: ORI-19. Since: 0.1. */
INTEGRA_API uint32_t integra_activity_function(uint32_t activity);

#ifdef __cplusplus
}
#endif
#endif
