/* integra/demand.h - what is asked of the guichet intégré: demands, how they arrived, and what followed them.
 * Spec: spec/20-orientation.md (ORI-1, ORI-2, ORI-9, ORI-10, ORI-13 to ORI-15, ORI-20), spec/22-directory.md (ORI-11).
 * Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A demand says who asks, about what and in which situation. The door it came through and the channel are recorded in
 * another struct, which no rule can read (ORI-1). What it is answered is worked out by integra/orientation.h.
 */
#ifndef INTEGRA_DEMAND_H
#define INTEGRA_DEMAND_H

#include "rules.h"
#include "screening.h"

#ifdef __cplusplus
extern "C" {
#endif

/* <generated from spec/words.tsv: demand> */
/* requester */
#define INTEGRA_REQUESTER_PERSON 1                           /**< the person */
#define INTEGRA_REQUESTER_CARER 2                            /**< a carer */
#define INTEGRA_REQUESTER_MT 3                               /**< the médecin traitant */
#define INTEGRA_REQUESTER_HEALTH 4                           /**< another health professional */
#define INTEGRA_REQUESTER_SOCIAL 5                           /**< a social professional */
#define INTEGRA_REQUESTER_MEDICO_SOCIAL 6                    /**< a medico-social professional */
#define INTEGRA_REQUESTER_INSTITUTION 7                      /**< an institution */
/* requester, in a set of them */
#define INTEGRA_REQUESTER_BIT_PERSON (1u << 1)
#define INTEGRA_REQUESTER_BIT_CARER (1u << 2)
#define INTEGRA_REQUESTER_BIT_MT (1u << 3)
#define INTEGRA_REQUESTER_BIT_HEALTH (1u << 4)
#define INTEGRA_REQUESTER_BIT_SOCIAL (1u << 5)
#define INTEGRA_REQUESTER_BIT_MEDICO_SOCIAL (1u << 6)
#define INTEGRA_REQUESTER_BIT_INSTITUTION (1u << 7)
/* motive */
#define INTEGRA_MOTIVE_INFORMATION 0                         /**< information */
#define INTEGRA_MOTIVE_SOCIAL_AID 1                          /**< social aids */
#define INTEGRA_MOTIVE_HOME_HELP 2                           /**< help at home */
#define INTEGRA_MOTIVE_CARER_RESPITE 3                       /**< respite for the carer */
#define INTEGRA_MOTIVE_ETP 4                                 /**< therapeutic patient education (ETP) */
#define INTEGRA_MOTIVE_GERIATRIC_EXPERTISE 5                 /**< geriatric expertise */
#define INTEGRA_MOTIVE_PSYCHIATRIC_EXPERTISE 6               /**< psychiatric expertise */
#define INTEGRA_MOTIVE_PALLIATIVE_EXPERTISE 7                /**< palliative expertise */
#define INTEGRA_MOTIVE_ADMISSION_LIAISON 8                   /**< liaison on admission */
#define INTEGRA_MOTIVE_DISCHARGE_LIAISON 9                   /**< liaison on discharge */
#define INTEGRA_MOTIVE_ASSESSMENT 10                         /**< shared multidimensional assessment */
#define INTEGRA_MOTIVE_RE_EVALUATION 11                      /**< re-evaluation */
#define INTEGRA_MOTIVE_PLANNING 12                           /**< planning (PPS) */
#define INTEGRA_MOTIVE_PPS_FOLLOW_UP 13                      /**< follow-up of a PPS, social part first */
#define INTEGRA_MOTIVE_ACCOMPANIMENT 14                      /**< accompaniment (mediator, advocacy) */
#define INTEGRA_MOTIVE_CONCERTATION 15                       /**< support for a concertation (RCP) */
#define INTEGRA_MOTIVE_PATHWAY_ASSISTANCE 16                 /**< pathway assistance */
#define INTEGRA_MOTIVE_CASE_MANAGEMENT 17                    /**< MAIA case management */
#define INTEGRA_MOTIVE_KNOW_HOW 18                           /**< know-how for professionals */
#define INTEGRA_MOTIVE_PROTOCOL 19                           /**< a protocol for professionals */
#define INTEGRA_MOTIVE_INFORMATION_SYSTEM 20                 /**< use of an information system */
#define INTEGRA_MOTIVE_PROJECT 21                            /**< building a project */
#define INTEGRA_MOTIVE_UNCLEAR 22                            /**< unclear */
/* motive, in a set of them */
#define INTEGRA_MOTIVE_BIT_INFORMATION (1u << 0)
#define INTEGRA_MOTIVE_BIT_SOCIAL_AID (1u << 1)
#define INTEGRA_MOTIVE_BIT_HOME_HELP (1u << 2)
#define INTEGRA_MOTIVE_BIT_CARER_RESPITE (1u << 3)
#define INTEGRA_MOTIVE_BIT_ETP (1u << 4)
#define INTEGRA_MOTIVE_BIT_GERIATRIC_EXPERTISE (1u << 5)
#define INTEGRA_MOTIVE_BIT_PSYCHIATRIC_EXPERTISE (1u << 6)
#define INTEGRA_MOTIVE_BIT_PALLIATIVE_EXPERTISE (1u << 7)
#define INTEGRA_MOTIVE_BIT_ADMISSION_LIAISON (1u << 8)
#define INTEGRA_MOTIVE_BIT_DISCHARGE_LIAISON (1u << 9)
#define INTEGRA_MOTIVE_BIT_ASSESSMENT (1u << 10)
#define INTEGRA_MOTIVE_BIT_RE_EVALUATION (1u << 11)
#define INTEGRA_MOTIVE_BIT_PLANNING (1u << 12)
#define INTEGRA_MOTIVE_BIT_PPS_FOLLOW_UP (1u << 13)
#define INTEGRA_MOTIVE_BIT_ACCOMPANIMENT (1u << 14)
#define INTEGRA_MOTIVE_BIT_CONCERTATION (1u << 15)
#define INTEGRA_MOTIVE_BIT_PATHWAY_ASSISTANCE (1u << 16)
#define INTEGRA_MOTIVE_BIT_CASE_MANAGEMENT (1u << 17)
#define INTEGRA_MOTIVE_BIT_KNOW_HOW (1u << 18)
#define INTEGRA_MOTIVE_BIT_PROTOCOL (1u << 19)
#define INTEGRA_MOTIVE_BIT_INFORMATION_SYSTEM (1u << 20)
#define INTEGRA_MOTIVE_BIT_PROJECT (1u << 21)
#define INTEGRA_MOTIVE_BIT_UNCLEAR (1u << 22)
/* urgency */
#define INTEGRA_URGENCY_UNKNOWN 0                            /**< not known */
#define INTEGRA_URGENCY_URGENT 1                             /**< urgent */
#define INTEGRA_URGENCY_PROMPT 2                             /**< prompt */
#define INTEGRA_URGENCY_ROUTINE 3                            /**< routine */
/* urgency, in a set of them */
#define INTEGRA_URGENCY_BIT_UNKNOWN (1u << 0)
#define INTEGRA_URGENCY_BIT_URGENT (1u << 1)
#define INTEGRA_URGENCY_BIT_PROMPT (1u << 2)
#define INTEGRA_URGENCY_BIT_ROUTINE (1u << 3)
/* support_ground */
#define INTEGRA_SUPPORT_GROUND_NONE 0                        /**< not stated */
#define INTEGRA_SUPPORT_GROUND_SHARED_RESOURCE 1             /**< a resource to be shared on the territory */
#define INTEGRA_SUPPORT_GROUND_MISSING_SKILL 2               /**< a skill is missing */
#define INTEGRA_SUPPORT_GROUND_MISSING_MEANS 3               /**< means are missing */
/* support_ground, in a set of them */
#define INTEGRA_SUPPORT_GROUND_BIT_NONE (1u << 0)
#define INTEGRA_SUPPORT_GROUND_BIT_SHARED_RESOURCE (1u << 1)
#define INTEGRA_SUPPORT_GROUND_BIT_MISSING_SKILL (1u << 2)
#define INTEGRA_SUPPORT_GROUND_BIT_MISSING_MEANS (1u << 3)
/* care_place */
#define INTEGRA_CARE_PLACE_UNKNOWN 0                         /**< not known */
#define INTEGRA_CARE_PLACE_HOME 1                            /**< at home, no hospital stay near */
#define INTEGRA_CARE_PLACE_HOSPITAL 2                        /**< in hospital */
#define INTEGRA_CARE_PLACE_DISCHARGE 3                       /**< leaving hospital */
#define INTEGRA_CARE_PLACE_RETURNED 4                        /**< back home since less than 90 days */
/* care_place, in a set of them */
#define INTEGRA_CARE_PLACE_BIT_UNKNOWN (1u << 0)
#define INTEGRA_CARE_PLACE_BIT_HOME (1u << 1)
#define INTEGRA_CARE_PLACE_BIT_HOSPITAL (1u << 2)
#define INTEGRA_CARE_PLACE_BIT_DISCHARGE (1u << 3)
#define INTEGRA_CARE_PLACE_BIT_RETURNED (1u << 4)
/* mt_state */
#define INTEGRA_MT_STATE_UNKNOWN 0                           /**< not identified */
#define INTEGRA_MT_STATE_KNOWN 1                             /**< identified, not informed */
#define INTEGRA_MT_STATE_INFORMED 2                          /**< identified and informed */
/* mt_state, in a set of them */
#define INTEGRA_MT_STATE_BIT_UNKNOWN (1u << 0)
#define INTEGRA_MT_STATE_BIT_KNOWN (1u << 1)
#define INTEGRA_MT_STATE_BIT_INFORMED (1u << 2)
/* open_plan */
#define INTEGRA_OPEN_PLAN_UNKNOWN 0                          /**< not known */
#define INTEGRA_OPEN_PLAN_NONE 1                             /**< none */
#define INTEGRA_OPEN_PLAN_PPS 2                              /**< a PPS */
#define INTEGRA_OPEN_PLAN_PSI 3                              /**< a PSI */
/* open_plan, in a set of them */
#define INTEGRA_OPEN_PLAN_BIT_UNKNOWN (1u << 0)
#define INTEGRA_OPEN_PLAN_BIT_NONE (1u << 1)
#define INTEGRA_OPEN_PLAN_BIT_PPS (1u << 2)
#define INTEGRA_OPEN_PLAN_BIT_PSI (1u << 3)
/* demand_field */
#define INTEGRA_DEMAND_FIELD_REQUESTER 0                     /**< who asks */
#define INTEGRA_DEMAND_FIELD_URGENCY 1                       /**< urgency */
#define INTEGRA_DEMAND_FIELD_GROUND 2                        /**< ground of the request for support */
#define INTEGRA_DEMAND_FIELD_PPS 3                           /**< PPS verdict of the screening */
#define INTEGRA_DEMAND_FIELD_STAGE 4                         /**< stage of the screening */
#define INTEGRA_DEMAND_FIELD_OVER_60 5                       /**< over 60 */
#define INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY 6              /**< loss of autonomy */
#define INTEGRA_DEMAND_FIELD_PLACE 7                         /**< place in the hospital-home course */
#define INTEGRA_DEMAND_FIELD_ASSESSMENT 8                    /**< an assessment is shared and still valid */
#define INTEGRA_DEMAND_FIELD_MT 9                            /**< médecin traitant */
#define INTEGRA_DEMAND_FIELD_SHARING_CONSENT 10              /**< consent to sharing */
#define INTEGRA_DEMAND_FIELD_ISOLATED 11                     /**< isolated practitioner */
#define INTEGRA_DEMAND_FIELD_OPEN_PLAN 12                    /**< a plan is open */
/* demand_field, in a set of them */
#define INTEGRA_DEMAND_FIELD_BIT_REQUESTER (1u << 0)
#define INTEGRA_DEMAND_FIELD_BIT_URGENCY (1u << 1)
#define INTEGRA_DEMAND_FIELD_BIT_GROUND (1u << 2)
#define INTEGRA_DEMAND_FIELD_BIT_PPS (1u << 3)
#define INTEGRA_DEMAND_FIELD_BIT_STAGE (1u << 4)
#define INTEGRA_DEMAND_FIELD_BIT_OVER_60 (1u << 5)
#define INTEGRA_DEMAND_FIELD_BIT_LOSS_OF_AUTONOMY (1u << 6)
#define INTEGRA_DEMAND_FIELD_BIT_PLACE (1u << 7)
#define INTEGRA_DEMAND_FIELD_BIT_ASSESSMENT (1u << 8)
#define INTEGRA_DEMAND_FIELD_BIT_MT (1u << 9)
#define INTEGRA_DEMAND_FIELD_BIT_SHARING_CONSENT (1u << 10)
#define INTEGRA_DEMAND_FIELD_BIT_ISOLATED (1u << 11)
#define INTEGRA_DEMAND_FIELD_BIT_OPEN_PLAN (1u << 12)
/* door */
#define INTEGRA_DOOR_UNKNOWN 0                               /**< not recorded */
#define INTEGRA_DOOR_CLIC 1                                  /**< CLIC */
#define INTEGRA_DOOR_CCAS 2                                  /**< CCAS */
#define INTEGRA_DOOR_NETWORK 3                               /**< health network */
#define INTEGRA_DOOR_MAIA 4                                  /**< MAIA */
#define INTEGRA_DOOR_PTA 5                                   /**< PTA or coordination territoriale d'appui */
#define INTEGRA_DOOR_DAC 6                                   /**< DAC */
#define INTEGRA_DOOR_MDPH 7                                  /**< MDPH */
#define INTEGRA_DOOR_HOSPITAL 8                              /**< hospital */
#define INTEGRA_DOOR_PRACTICE 9                              /**< practice */
#define INTEGRA_DOOR_OTHER 10                                /**< another door */
/* door, in a set of them */
#define INTEGRA_DOOR_BIT_UNKNOWN (1u << 0)
#define INTEGRA_DOOR_BIT_CLIC (1u << 1)
#define INTEGRA_DOOR_BIT_CCAS (1u << 2)
#define INTEGRA_DOOR_BIT_NETWORK (1u << 3)
#define INTEGRA_DOOR_BIT_MAIA (1u << 4)
#define INTEGRA_DOOR_BIT_PTA (1u << 5)
#define INTEGRA_DOOR_BIT_DAC (1u << 6)
#define INTEGRA_DOOR_BIT_MDPH (1u << 7)
#define INTEGRA_DOOR_BIT_HOSPITAL (1u << 8)
#define INTEGRA_DOOR_BIT_PRACTICE (1u << 9)
#define INTEGRA_DOOR_BIT_OTHER (1u << 10)
/* channel */
#define INTEGRA_CHANNEL_UNKNOWN 0                            /**< not recorded */
#define INTEGRA_CHANNEL_RECEPTION 1                          /**< reception */
#define INTEGRA_CHANNEL_PHONE 2                              /**< phone */
#define INTEGRA_CHANNEL_WEB 3                                /**< web */
/* channel, in a set of them */
#define INTEGRA_CHANNEL_BIT_UNKNOWN (1u << 0)
#define INTEGRA_CHANNEL_BIT_RECEPTION (1u << 1)
#define INTEGRA_CHANNEL_BIT_PHONE (1u << 2)
#define INTEGRA_CHANNEL_BIT_WEB (1u << 3)
/* public */
#define INTEGRA_PUBLIC_ANYONE 0                              /**< anyone */
#define INTEGRA_PUBLIC_OVER_60 1                             /**< people over 60 */
#define INTEGRA_PUBLIC_DISABLED 2                            /**< disabled people */
#define INTEGRA_PUBLIC_CHILDREN 3                            /**< children and young people */
#define INTEGRA_PUBLIC_MENTAL_HEALTH 4                       /**< people with mental health troubles */
#define INTEGRA_PUBLIC_OTHER 5                               /**< another public */
#define INTEGRA_PUBLIC_ADULTS 6                              /**< adults */
/* public, in a set of them */
#define INTEGRA_PUBLIC_BIT_ANYONE (1u << 0)
#define INTEGRA_PUBLIC_BIT_OVER_60 (1u << 1)
#define INTEGRA_PUBLIC_BIT_DISABLED (1u << 2)
#define INTEGRA_PUBLIC_BIT_CHILDREN (1u << 3)
#define INTEGRA_PUBLIC_BIT_MENTAL_HEALTH (1u << 4)
#define INTEGRA_PUBLIC_BIT_OTHER (1u << 5)
#define INTEGRA_PUBLIC_BIT_ADULTS (1u << 6)
/* </generated> */

/** A demand, without door or channel. Caller's memory. The thirteen fields from requester to open_plan are in the
 *  published order, INTEGRA_DEMAND_FIELD_; zero is "not known" but for the requester, which must be said, and the
 *  stage, whose "not known" is INTEGRA_STAGE_UNDETERMINED, as _init sets it. Rule ORI-2. Since 0.1. */
typedef struct integra_demand {
    uint32_t struct_size;
    integra_date date;   /**< the day it was made, or INTEGRA_DATE_UNKNOWN: routes then have no due date */
    integra_id id;       /**< opaque identifier of the demand, or none */
    uint32_t motives;    /**< what it is about, one at least: INTEGRA_MOTIVE_BIT_ */
    uint8_t requester;   /**< INTEGRA_REQUESTER_ */
    uint8_t urgency;     /**< INTEGRA_URGENCY_ */
    uint8_t ground;      /**< INTEGRA_SUPPORT_GROUND_ */
    integra_tri pps;     /**< PPS verdict of the screening (SCR-2) */
    uint8_t stage;       /**< INTEGRA_STAGE_ of the screening (SCR-5) */
    integra_tri over_60; /**< integra_demand_over_age(); read for case management alone (GEN-4) */
    integra_tri loss_of_autonomy;
    uint8_t place;          /**< INTEGRA_CARE_PLACE_ */
    integra_tri assessment; /**< one is shared and still valid; integra_demand_assessment_valid() */
    uint8_t mt;             /**< INTEGRA_MT_STATE_ */
    integra_tri sharing_consent;
    integra_tri isolated;    /**< the requester if a health professional, else the MT, practises alone */
    uint8_t open_plan;       /**< INTEGRA_OPEN_PLAN_ */
    uint8_t reserved[3];     /**< zero */
    char commune[8];         /**< where the person lives: five ASCII characters, zeros behind; or all zero */
    uint32_t publics;        /**< for whom, as far as it is known to hold: INTEGRA_PUBLIC_BIT_, never _ANYONE; 0: nothing
                                  said. Read by the directory alone, no row of a protocol can (ORI-11, GEN-4) */
    integra_bytes extension; /**< keys of a later version, as read; borrowed from the message decoded */
} integra_demand;

/** How a demand arrived: recorded, read by no rule (ORI-1). Caller's memory. Since 0.1. */
typedef struct integra_contact {
    uint32_t struct_size;
    uint32_t door;     /**< INTEGRA_DOOR_ */
    uint32_t channel;  /**< INTEGRA_CHANNEL_ */
    uint32_t reserved; /**< zero */
    integra_id call;   /**< opaque identifier of the contact, the same for every demand made in it; or none (ORI-15) */
} integra_contact;

/** What followed a demand, for its review. Columns of delivered_count values; NULL is unknown for all. Caller's
 *  memory. Since 0.1. */
typedef struct integra_follow_up {
    uint32_t struct_size;
    integra_date first_answer;   /**< the day of the first answer, or unknown: none yet */
    integra_date assessed;       /**< the day a multidimensional assessment was made for it, or unknown: none */
    integra_tri mt_agreement;    /**< the MT's agreement is recorded (ORI-7) */
    uint8_t reserved[3];         /**< zero */
    size_t delivered_count;      /**< services delivered */
    const uint8_t *services;     /**< INTEGRA_SERVICE_ each; NULL only with 0 */
    const integra_date *dates;   /**< the day of delivery */
    const integra_tri *knowhow;  /**< a transfer of know-how went with it (ORI-14) */
    const integra_tri *feedback; /**< feedback to the MT went with it (ORI-14) */
    size_t reserved_size;        /**< zero */
} integra_follow_up;

/** Empties x: writes struct_size, zeroes up to that size, no further, sets dates to unknown and the stage to
 *  undetermined. NULL does nothing. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_demand_init(integra_demand *demand, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_contact_init(integra_contact *contact, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_follow_up_init(integra_follow_up *follow_up, size_t struct_size);

/** Whether a person born on birth is over the age that opens case management on date (ORI-10): yes when born before
 *  the day that many months earlier, no otherwise; unknown where either date is.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7). Thread: any. Rule: ORI-10. Since: 0.1. */
INTEGRA_API integra_status integra_demand_over_age(const integra_rules *rules, integra_date birth, integra_date date,
                                                   integra_tri *over_out, integra_error *error);

/** Whether an assessment shared on the day assessed is still valid on date (ORI-9), within its months as GEN-7 counts
 *  them: yes where assessed lies in [date less assessment_validity_months, date], no outside; unknown where either date
 *  is. With 12 months, one of 28 February 2023 is valid up to and including 29 February 2024.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7). Thread: any. Rule: ORI-9. Since: 0.1. */
INTEGRA_API integra_status integra_demand_assessment_valid(const integra_rules *rules, integra_date assessed,
                                                           integra_date date, integra_tri *valid_out,
                                                           integra_error *error);

/** What should be known or done about a demand as of a date: first answer (ORI-13: met, due, overdue), ground not
 *  stated (ORI-20), assistance accepted and not asked for (ORI-10) and, from follow_up (NULL: nothing followed yet), a
 *  second assessment (ORI-9), services without the MT's agreement (ORI-7), without transfer of know-how or feedback
 *  (ORI-14; `value` is the service, `index` its place), in that order. The subject is the demand.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; those of
 *  integra_orientation_evaluate() for the demand; INTEGRA_ERR_INVALID_VALUE (GEN-1; ORI-5 for a service) and
 *  INTEGRA_ERR_INVALID_DATE (GEN-7) for what followed, with its place as index; INTEGRA_ERR_CAPACITY.
 *  Thread: any. Rule: ORI-7, ORI-9, ORI-10, ORI-13, ORI-14, ORI-20. Since: 0.1. */
INTEGRA_API integra_status integra_demand_review(const integra_rules *rules, const integra_demand *demand,
                                                 const integra_follow_up *follow_up, integra_date as_of,
                                                 integra_finding *findings_out, size_t capacity, size_t *count_out,
                                                 integra_error *error);

/** When a demand was answered: the earliest day on which a service beyond deepening was delivered, or
 *  INTEGRA_DATE_UNKNOWN for none. Errors: those of integra_demand_review() for follow_up.
 *  Thread: any. Rule: ORI-15. Since: 0.1. */
INTEGRA_API integra_status integra_follow_up_answered(const integra_follow_up *follow_up, integra_date *date_out,
                                                      integra_error *error);

/** Counts contacts, not demands (ORI-15): calls[i] is the call of the i-th demand, in ascending order, answered[i] the
 *  day integra_follow_up_answered() gave. A call is answered when one of its demands is. Demands without a call (none)
 *  count one each.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE (ORI-15) for calls out of order, with the index;
 *  INTEGRA_ERR_INVALID_DATE (GEN-7). Thread: any. Rule: ORI-15. Since: 0.1. */
INTEGRA_API integra_status integra_calls_count(const integra_id *calls, const integra_date *answered, size_t n,
                                               size_t *calls_out, size_t *answered_out, integra_error *error);

/* ---- the order of demands, as keys ---- */

/** How many possible demands of one motive there are. Errors: none. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API uint64_t integra_demand_count(void);
/** The key of a demand of one motive: of two demands the smaller has the smaller key (ORI-16). values are
 *  INTEGRA_DEMAND_FIELD_ROOM bytes by INTEGRA_DEMAND_FIELD_.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE for a code; INTEGRA_ERR_REFUSED (ORI-16) for an
 *  impossible demand, each with the field as index. Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_demand_key(uint32_t motive, const uint8_t *values, uint64_t *key_out,
                                              integra_error *error);
/** The demand of a key: its motive and values. values_out is INTEGRA_DEMAND_FIELD_ROOM bytes.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (ORI-16) for a number that is no possible demand's.
 *  Thread: any. Rule: ORI-16. Since: 0.1. */
INTEGRA_API integra_status integra_demand_of_key(uint64_t key, uint32_t *motive_out, uint8_t *values_out,
                                                 integra_error *error);

/* ---- messages ---- */

/** Writes a message of kind `demand`: the demand and, unless contact is NULL, how it arrived. bytes_out has room for
 *  capacity bytes (NULL with 0: CAPACITY tells the size); *size_out receives the size needed.
 *  Errors: those of integra_orientation_evaluate() for the demand; INTEGRA_ERR_INVALID_VALUE (ORI-1) for the contact;
 *  malformed statuses for an extension that is not one; INTEGRA_ERR_CAPACITY, with *size_out set and bytes_out
 *  untouched. Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_demand_encode(const integra_demand *demand, const integra_contact *contact,
                                                 uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                                 integra_error *error);

/** Reads one message of kind `demand`, which takes up all of bytes. The extension is borrowed from bytes; both structs
 *  need their struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses with WIRE rule and offset;
 *  INTEGRA_ERR_LIMIT; INTEGRA_ERR_REFUSED (ORI-16) for a demand that is impossible.
 *  Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_demand_decode(const uint8_t *bytes, size_t size, integra_demand *demand_out,
                                                 integra_contact *contact_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
