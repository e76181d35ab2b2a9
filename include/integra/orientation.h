/* integra/orientation.h - the guichet intégré: a demand goes in, routes with their reasons come out.
 * Spec: spec/20-orientation.md (ORI-1 to ORI-10, ORI-13 to ORI-15, ORI-20, ORI-24).  Layer: public.
 * SPDX-License-Identifier: Apache-2.0
 *
 * A demand says who asks, about what and in which situation. The door it came through and the channel are recorded in
 * another struct, which no rule can read (ORI-1).
 */
#ifndef INTEGRA_ORIENTATION_H
#define INTEGRA_ORIENTATION_H

#include "protocol.h"
#include "inclusion.h"
#include "rules.h"
#include "screening.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most routes one response can have. Since 0.1. */
#define INTEGRA_ROUTE_ROOM 48

/* <generated from spec/words.tsv: orientation> */
/* requester */
#define INTEGRA_REQUESTER_PERSON 1                           /**< the person */
#define INTEGRA_REQUESTER_CARER 2                            /**< a carer */
#define INTEGRA_REQUESTER_MT 3                               /**< the médecin traitant */
#define INTEGRA_REQUESTER_HEALTH 4                           /**< another health professional */
#define INTEGRA_REQUESTER_SOCIAL 5                           /**< a social professional */
#define INTEGRA_REQUESTER_MEDICO_SOCIAL 6                    /**< a medico-social professional */
#define INTEGRA_REQUESTER_INSTITUTION 7                      /**< an institution */
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
/* urgency */
#define INTEGRA_URGENCY_UNKNOWN 0                            /**< not known */
#define INTEGRA_URGENCY_URGENT 1                             /**< urgent */
#define INTEGRA_URGENCY_PROMPT 2                             /**< prompt */
#define INTEGRA_URGENCY_ROUTINE 3                            /**< routine */
/* support_ground */
#define INTEGRA_SUPPORT_GROUND_NONE 0                        /**< not stated */
#define INTEGRA_SUPPORT_GROUND_SHARED_RESOURCE 1             /**< a resource to be shared on the territory */
#define INTEGRA_SUPPORT_GROUND_MISSING_SKILL 2               /**< a skill is missing */
#define INTEGRA_SUPPORT_GROUND_MISSING_MEANS 3               /**< means are missing */
/* care_place */
#define INTEGRA_CARE_PLACE_UNKNOWN 0                         /**< not known */
#define INTEGRA_CARE_PLACE_HOME 1                            /**< at home, no hospital stay near */
#define INTEGRA_CARE_PLACE_HOSPITAL 2                        /**< in hospital */
#define INTEGRA_CARE_PLACE_DISCHARGE 3                       /**< leaving hospital */
#define INTEGRA_CARE_PLACE_RETURNED 4                        /**< back home since less than 90 days */
/* mt_state */
#define INTEGRA_MT_STATE_UNKNOWN 0                           /**< not identified */
#define INTEGRA_MT_STATE_KNOWN 1                             /**< identified, not informed */
#define INTEGRA_MT_STATE_INFORMED 2                          /**< identified and informed */
/* open_plan */
#define INTEGRA_OPEN_PLAN_UNKNOWN 0                          /**< not known */
#define INTEGRA_OPEN_PLAN_NONE 1                             /**< none */
#define INTEGRA_OPEN_PLAN_PPS 2                              /**< a PPS */
#define INTEGRA_OPEN_PLAN_PSI 3                              /**< a PSI */
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
/* door */
#define INTEGRA_DOOR_UNKNOWN 0                               /**< not recorded */
#define INTEGRA_DOOR_CLIC 1                                  /**< CLIC */
#define INTEGRA_DOOR_CCAS 2                                  /**< CCAS */
#define INTEGRA_DOOR_NETWORK 3                               /**< health network */
#define INTEGRA_DOOR_MAIA 4                                  /**< MAIA */
#define INTEGRA_DOOR_PTA 5                                   /**< PTA or CTA */
#define INTEGRA_DOOR_DAC 6                                   /**< DAC */
#define INTEGRA_DOOR_MDPH 7                                  /**< MDPH */
#define INTEGRA_DOOR_HOSPITAL 8                              /**< hospital */
#define INTEGRA_DOOR_PRACTICE 9                              /**< practice */
#define INTEGRA_DOOR_OTHER 10                                /**< another door */
/* channel */
#define INTEGRA_CHANNEL_UNKNOWN 0                            /**< not recorded */
#define INTEGRA_CHANNEL_RECEPTION 1                          /**< reception */
#define INTEGRA_CHANNEL_PHONE 2                              /**< phone */
#define INTEGRA_CHANNEL_WEB 3                                /**< web */
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
/* service_kind */
#define INTEGRA_SERVICE_KIND_SERVICE 1                       /**< service */
#define INTEGRA_SERVICE_KIND_STAND_IN 2                      /**< stands in where something is missing */
#define INTEGRA_SERVICE_KIND_OWN 3                           /**< added to every response that calls for it */
/* miss */
#define INTEGRA_MISS_SPEAKS 0                                /**< it came */
#define INTEGRA_MISS_NOT_ASKED 1                             /**< no motive of the demand leads there */
#define INTEGRA_MISS_CONDITIONS 2                            /**< conditions of its row are not met */
#define INTEGRA_MISS_SILENCED 3                              /**< its row is silenced by another */
#define INTEGRA_MISS_OTHERWISE 4                             /**< ordinary rows speak, so its otherwise row does not */
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
/* </generated> */

/** A demand, without door or channel. Caller's memory. The thirteen fields from requester to open_plan are in the
 *  published order, INTEGRA_DEMAND_FIELD_; zero is "not known" but for the requester, which must be said, and the
 *  stage, whose "not known" is INTEGRA_STAGE_UNDETERMINED, as _init sets it. Rule ORI-2. Since 0.1. */
typedef struct integra_demand {
    uint32_t struct_size;
    integra_date date;   /**< the day it was made, or INTEGRA_DATE_UNKNOWN: routes then have no due date */
    integra_id id;       /**< opaque identifier of the demand, or none */
    uint32_t motives;    /**< what it is about, one at least: bit 1 << INTEGRA_MOTIVE_ */
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
    uint32_t reserved_word;  /**< zero */
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

/** The response to a demand: routes in ascending order of their services, in columns of route_count values. Caller's
 *  memory, holds no pointer. Since 0.1. */
typedef struct integra_orientation {
    uint32_t struct_size;
    uint32_t pack;                 /**< INTEGRA_PACK_ it was made with */
    uint32_t overridden;           /**< 1 where some parameter of the pack was overridden */
    integra_date first_answer_due; /**< ORI-13, whether or not a route waits; unknown without a date */
    integra_id id;                 /**< the demand's */
    uint64_t services;             /**< every service routed to: bit 1 << INTEGRA_SERVICE_ */
    uint8_t protocol[32];          /**< digest of the whole protocol's behaviour (ORI-18) */
    uint32_t route_count;
    uint32_t reserved;                          /**< zero */
    uint8_t route_services[INTEGRA_ROUTE_ROOM]; /**< INTEGRA_SERVICE_ */
    uint8_t route_levels[INTEGRA_ROUTE_ROOM];   /**< INTEGRA_LEVEL_ */
    uint8_t route_waits[INTEGRA_ROUTE_ROOM];    /**< what is still open: bit 1 << INTEGRA_PRECONDITION_ */
    uint16_t route_rows[INTEGRA_ROUTE_ROOM];    /**< the first row that called it; UINT16_MAX: added by ORI-7, 8, 10 */
    integra_date route_dues[INTEGRA_ROUTE_ROOM];
    uint32_t route_motives[INTEGRA_ROUTE_ROOM]; /**< the motives it answers: bit 1 << INTEGRA_MOTIVE_ */
    uint32_t route_rules[INTEGRA_ROUTE_ROOM];   /**< the rule that asked for it */
} integra_orientation;

/** One route of a response, with what the rule pack says of its service. Caller's memory. Since 0.1. */
typedef struct integra_route {
    uint32_t struct_size;
    uint32_t service;   /**< INTEGRA_SERVICE_ */
    uint32_t mission;   /**< INTEGRA_MISSION_ (ORI-3) */
    uint32_t functions; /**< bit 1 << (INTEGRA_FUNCTION_ - 1), 0 for none (ORI-4) */
    uint32_t intensity; /**< INTEGRA_INTENSITY_ (ORI-24) */
    uint32_t level;     /**< INTEGRA_LEVEL_ */
    uint32_t waits;     /**< what is still open: bit 1 << INTEGRA_PRECONDITION_ (ORI-16) */
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
    uint32_t failed;      /**< the conditions that are not met: bit 1 << INTEGRA_DEMAND_FIELD_ */
    uint32_t silenced_by; /**< the row that silences it, or INTEGRA_NO_INDEX */
    uint32_t rule;        /**< the rule the row states */
    uint32_t reserved;    /**< zero */
} integra_trace;

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
INTEGRA_API void integra_orientation_init(integra_orientation *orientation, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_route_init(integra_route *route, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_trace_init(integra_trace *trace, size_t struct_size);
/** As integra_demand_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_follow_up_init(integra_follow_up *follow_up, size_t struct_size);

/** Whether a person born on birth is over the age that opens case management on date (ORI-10): yes when born before
 *  the day that many months earlier, no otherwise; unknown where either date is.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7). Thread: any. Rule: ORI-10. Since: 0.1. */
INTEGRA_API integra_status integra_demand_over_age(const integra_rules *rules, integra_date birth, integra_date date,
                                                   integra_tri *over_out, integra_error *error);

/** Whether an assessment shared on the day assessed is still valid on date (ORI-9): yes from that day on until the
 *  same day assessment_validity_months later, no after it and before it; unknown where either date is.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7). Thread: any. Rule: ORI-9. Since: 0.1. */
INTEGRA_API integra_status integra_demand_assessment_valid(const integra_rules *rules, integra_date assessed,
                                                           integra_date date, integra_tri *valid_out,
                                                           integra_error *error);

/** The support function that an activity (INTEGRA_ACTIVITY_) belongs to, as INTEGRA_FUNCTION_; 0 for a code that is none.
 *  Errors: none. Thread: any. Rule: ORI-19. Since: 0.1. */
INTEGRA_API uint32_t integra_activity_function(uint32_t activity);

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

/* ---- columns: many demands at once ---- */

/** n demands, a column each field; a NULL column is "not known" for all. Caller's memory. Since 0.1. */
typedef struct integra_demand_columns {
    uint32_t struct_size;
    integra_date date; /**< for everybody where dates is NULL */
    const integra_date *dates;
    const uint32_t *motives;                          /**< bit 1 << INTEGRA_MOTIVE_; needed */
    const uint8_t *fields[INTEGRA_DEMAND_FIELD_ROOM]; /**< by INTEGRA_DEMAND_FIELD_; the requester is needed */
} integra_demand_columns;

/** Where the answers go, n values each; NULL where not wanted. Caller's memory. Since 0.1. */
typedef struct integra_orientation_columns {
    uint32_t struct_size;
    uint32_t motive;    /**< INTEGRA_MOTIVE_ that rows is about */
    uint64_t *rows;     /**< rows that speak for that motive: bit 1 << place, integra_protocol_place(); 0 without it */
    uint64_t *services; /**< bit 1 << INTEGRA_SERVICE_ of every route */
    uint8_t *waits;     /**< what some route still waits on: bit 1 << INTEGRA_PRECONDITION_ */
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
 *  differs; INTEGRA_ERR_MEMORY. Thread: any. Rule: GEN-10. Since: 0.1. */
INTEGRA_API integra_status integra_orientation_replay(const uint8_t *bytes, size_t size,
                                                      const integra_allocator *allocator,
                                                      integra_orientation *orientation_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
