/* integra/inclusion.h - the inclusion sheet: the support structure checks the grounds and the extent of assistance.
 * Spec: spec/10-screening.md (SCR-9, SCR-13, SCR-14).  Layer: public.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_INCLUSION_H
#define INTEGRA_INCLUSION_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Reasons that are codes, then the five "other" ones, each counting only with a text (annexe 4). */
#define INTEGRA_GROUND_CODED 16
#define INTEGRA_GROUND_OTHER 5
/** Groups of reasons, and kinds of factors of complexity (SCR-14). */
#define INTEGRA_GROUND_GROUP_COUNT 5
#define INTEGRA_FACTOR_COUNT 5
/** The greatest size of one text of the sheet, in bytes. Rule WIRE-15. */
#define INTEGRA_TEXT_LIMIT 4096

/* <generated from spec/words.tsv: inclusion> */
/* ground */
#define INTEGRA_GROUND_SEVERE_DISEASE 0                      /**< a severe disease */
#define INTEGRA_GROUND_POLYPATHOLOGY 1                       /**< at least three chronic conditions */
#define INTEGRA_GROUND_LOSS_OF_AUTONOMY 2                    /**< loss of autonomy */
#define INTEGRA_GROUND_COGNITIVE_TROUBLE 3                   /**< cognitive trouble */
#define INTEGRA_GROUND_MOOD_TROUBLE 4                        /**< mood trouble */
#define INTEGRA_GROUND_BEHAVIOURAL_TROUBLE 5                 /**< behavioural trouble */
#define INTEGRA_GROUND_ADDICTION 6                           /**< addiction */
#define INTEGRA_GROUND_LIVES_ALONE 7                         /**< lives alone */
#define INTEGRA_GROUND_NO_SUPPORT 8                          /**< no social or family support */
#define INTEGRA_GROUND_EXHAUSTED_CARERS 9                    /**< exhausted carers */
#define INTEGRA_GROUND_SOCIAL_DIFFICULTY 10                  /**< social difficulty (work, housing…) */
#define INTEGRA_GROUND_ECONOMIC_DIFFICULTY 11                /**< economic difficulty */
#define INTEGRA_GROUND_CULTURAL_BARRIER 12                   /**< language, cultural or schooling barrier */
#define INTEGRA_GROUND_TEAM_REPORTS_DIFFICULTY 13            /**< difficulties reported by the primary care team */
#define INTEGRA_GROUND_MANY_EMERGENCY_VISITS 14              /**< many emergency-room visits */
#define INTEGRA_GROUND_REPEATED_ADMISSIONS 15                /**< repeated admissions */
#define INTEGRA_GROUND_OTHER_HEALTH 16                       /**< another health problem */
#define INTEGRA_GROUND_OTHER_PATHWAY 17                      /**< another obstacle to managing the pathway */
#define INTEGRA_GROUND_OTHER_ISOLATION 18                    /**< another form of isolation */
#define INTEGRA_GROUND_OTHER_SOCIO_ECONOMIC 19               /**< another socio-economic difficulty */
#define INTEGRA_GROUND_OTHER_USE_OF_CARE 20                  /**< another matter of use of care */
/* ground, in a set of them */
#define INTEGRA_GROUND_BIT_SEVERE_DISEASE (1u << 0)
#define INTEGRA_GROUND_BIT_POLYPATHOLOGY (1u << 1)
#define INTEGRA_GROUND_BIT_LOSS_OF_AUTONOMY (1u << 2)
#define INTEGRA_GROUND_BIT_COGNITIVE_TROUBLE (1u << 3)
#define INTEGRA_GROUND_BIT_MOOD_TROUBLE (1u << 4)
#define INTEGRA_GROUND_BIT_BEHAVIOURAL_TROUBLE (1u << 5)
#define INTEGRA_GROUND_BIT_ADDICTION (1u << 6)
#define INTEGRA_GROUND_BIT_LIVES_ALONE (1u << 7)
#define INTEGRA_GROUND_BIT_NO_SUPPORT (1u << 8)
#define INTEGRA_GROUND_BIT_EXHAUSTED_CARERS (1u << 9)
#define INTEGRA_GROUND_BIT_SOCIAL_DIFFICULTY (1u << 10)
#define INTEGRA_GROUND_BIT_ECONOMIC_DIFFICULTY (1u << 11)
#define INTEGRA_GROUND_BIT_CULTURAL_BARRIER (1u << 12)
#define INTEGRA_GROUND_BIT_TEAM_REPORTS_DIFFICULTY (1u << 13)
#define INTEGRA_GROUND_BIT_MANY_EMERGENCY_VISITS (1u << 14)
#define INTEGRA_GROUND_BIT_REPEATED_ADMISSIONS (1u << 15)
#define INTEGRA_GROUND_BIT_OTHER_HEALTH (1u << 16)
#define INTEGRA_GROUND_BIT_OTHER_PATHWAY (1u << 17)
#define INTEGRA_GROUND_BIT_OTHER_ISOLATION (1u << 18)
#define INTEGRA_GROUND_BIT_OTHER_SOCIO_ECONOMIC (1u << 19)
#define INTEGRA_GROUND_BIT_OTHER_USE_OF_CARE (1u << 20)
/* ground_group */
#define INTEGRA_GROUND_GROUP_HEALTH 0                        /**< health problems */
#define INTEGRA_GROUND_GROUP_PATHWAY 1                       /**< inability to manage one's pathway */
#define INTEGRA_GROUND_GROUP_ISOLATION 2                     /**< isolation or lack of support */
#define INTEGRA_GROUND_GROUP_SOCIO_ECONOMIC 3                /**< socio-economic difficulty */
#define INTEGRA_GROUND_GROUP_USE_OF_CARE 4                   /**< use of care */
/* ground_group, in a set of them */
#define INTEGRA_GROUND_GROUP_BIT_HEALTH (1u << 0)
#define INTEGRA_GROUND_GROUP_BIT_PATHWAY (1u << 1)
#define INTEGRA_GROUND_GROUP_BIT_ISOLATION (1u << 2)
#define INTEGRA_GROUND_GROUP_BIT_SOCIO_ECONOMIC (1u << 3)
#define INTEGRA_GROUND_GROUP_BIT_USE_OF_CARE (1u << 4)
/* outcome */
#define INTEGRA_OUTCOME_CONFIRMED 1                          /**< confirmed */
#define INTEGRA_OUTCOME_NOT_CONFIRMED 2                      /**< not confirmed */
#define INTEGRA_OUTCOME_MORE_INFORMATION 3                   /**< more information needed */
/* scope */
#define INTEGRA_SCOPE_NONE 0                                 /**< none */
#define INTEGRA_SCOPE_POINT_SUPPORT 1                        /**< point support */
#define INTEGRA_SCOPE_PATHWAY_ASSISTANCE 2                   /**< pathway assistance */
/* function */
#define INTEGRA_FUNCTION_F1 1                                /**< assess the person */
#define INTEGRA_FUNCTION_F2 2                                /**< plan interventions */
#define INTEGRA_FUNCTION_F3 3                                /**< follow up and coordinate */
#define INTEGRA_FUNCTION_F4 4                                /**< accompany the person */
#define INTEGRA_FUNCTION_F5 5                                /**< re-evaluate */
#define INTEGRA_FUNCTION_F6 6                                /**< help organise multi-professional work */
/* function, in a set of them */
#define INTEGRA_FUNCTION_BIT_F1 (1u << 0)
#define INTEGRA_FUNCTION_BIT_F2 (1u << 1)
#define INTEGRA_FUNCTION_BIT_F3 (1u << 2)
#define INTEGRA_FUNCTION_BIT_F4 (1u << 3)
#define INTEGRA_FUNCTION_BIT_F5 (1u << 4)
#define INTEGRA_FUNCTION_BIT_F6 (1u << 5)
/* factor */
#define INTEGRA_FACTOR_MEDICAL 0                             /**< medical */
#define INTEGRA_FACTOR_PSYCHOSOCIAL 1                        /**< psychosocial */
#define INTEGRA_FACTOR_CULTURAL 2                            /**< cultural */
#define INTEGRA_FACTOR_ENVIRONMENTAL 3                       /**< environmental */
#define INTEGRA_FACTOR_ECONOMIC 4                            /**< economic */
/* sex */
#define INTEGRA_SEX_UNKNOWN 0                                /**< unknown */
#define INTEGRA_SEX_FEMALE 1                                 /**< female */
#define INTEGRA_SEX_MALE 2                                   /**< male */
#define INTEGRA_SEX_OTHER 3                                  /**< other */
/* </generated> */

/** The sheet as filled in. Identifiers are opaque (GEN-6). Caller's memory, and so are its texts. Since 0.1. */
typedef struct integra_inclusion {
    uint32_t struct_size;
    integra_date date;        /**< the day it was filled in, or INTEGRA_DATE_UNKNOWN */
    integra_id person;
    integra_id prescriber;    /**< who refers the person */
    integra_date birth_date;  /**< or INTEGRA_DATE_UNKNOWN; kept, no rule reads an age (GEN-4) */
    uint32_t sex;             /**< INTEGRA_SEX_ */
    uint32_t outcome;         /**< INTEGRA_OUTCOME_, 0 while it is not decided */
    uint32_t grounds;         /**< reasons ticked: INTEGRA_GROUND_BIT_ */
    uint32_t extent;          /**< functions granted: INTEGRA_FUNCTION_BIT_, F1 to F5 only */
    uint32_t reserved;        /**< zero */
    integra_text others[INTEGRA_GROUND_OTHER]; /**< what each "other" says, in the order of the groups */
    integra_text needs;         /**< the person's needs */
    integra_text capacities;    /**< what the person can do (SCR-14) */
    integra_text participation; /**< what the person takes part in, or wants to (SCR-14) */
    integra_entry factors[INTEGRA_FACTOR_COUNT]; /**< stated factors of complexity, by INTEGRA_FACTOR_ (SCR-14) */
    integra_bytes extension;  /**< keys of a later version, as read; borrowed from the message decoded */
} integra_inclusion;

/** What the sheet comes to. Caller's memory, holds no pointer. Since 0.1. */
typedef struct integra_inclusion_result {
    uint32_t struct_size;
    uint32_t outcome;  /**< as the sheet says */
    uint32_t grounds;  /**< the reasons that count: "other" ones without a text are left out */
    uint32_t groups;   /**< groups with a reason that counts: INTEGRA_GROUND_GROUP_BIT_ */
    uint32_t scope;    /**< INTEGRA_SCOPE_: fewer than five functions is point support, all five assistance */
    uint32_t reserved; /**< zero */
    integra_entry factors[INTEGRA_FACTOR_COUNT]; /**< stated, else computed yes from the reasons; never computed no */
} integra_inclusion_result;

/** Empties x: writes struct_size, zeroes up to that size, no further, and sets dates to unknown. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_inclusion_init(integra_inclusion *inclusion, size_t struct_size);
/** As integra_inclusion_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_inclusion_result_init(integra_inclusion_result *result, size_t struct_size);

/** Checks a sheet. *result_out needs its struct_size set. Nothing is allocated.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  for a code or bit that does not exist; INTEGRA_ERR_INVALID_DATE (GEN-7); INTEGRA_ERR_INVALID_TEXT (WIRE-11) for a
 *  text that is not UTF-8; INTEGRA_ERR_LIMIT (WIRE-15); INTEGRA_ERR_REFUSED (SCR-9) for a confirmation without a
 *  reason that counts or with no function, and for functions without a confirmation.
 *  Thread: any. Rule: SCR-9, SCR-13, SCR-14. Since: 0.1. */
INTEGRA_API integra_status integra_inclusion_evaluate(const integra_inclusion *inclusion,
                                                      integra_inclusion_result *result_out, integra_error *error);

/** The findings of a sheet: each "other" ticked without a text. findings_out has room for capacity (NULL with 0:
 *  CAPACITY tells the number); *count_out receives the number there are.
 *  Errors: those of integra_inclusion_evaluate(); INTEGRA_ERR_CAPACITY, with *count_out set and findings_out
 *  untouched. Thread: any. Rule: SCR-9. Since: 0.1. */
INTEGRA_API integra_status integra_inclusion_review(const integra_inclusion *inclusion,
                                                    integra_finding *findings_out, size_t capacity,
                                                    size_t *count_out, integra_error *error);

/** Writes a message of kind `inclusion`. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the size);
 *  *size_out receives the size needed. A sheet that SCR-9 refuses is not written.
 *  Errors: those of integra_inclusion_evaluate(); malformed statuses for an extension that is not one;
 *  INTEGRA_ERR_CAPACITY, with *size_out set and bytes_out untouched.
 *  Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_inclusion_encode(const integra_inclusion *inclusion, uint8_t *bytes_out,
                                                    size_t capacity, size_t *size_out, integra_error *error);

/** Reads one message of kind `inclusion`, which takes up all of bytes. Texts and extension are borrowed from bytes;
 *  *inclusion_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses with WIRE rule and offset;
 *  INTEGRA_ERR_LIMIT; INTEGRA_ERR_REFUSED (SCR-9). Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_inclusion_decode(const uint8_t *bytes, size_t size,
                                                    integra_inclusion *inclusion_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
