/* integra/event.h - one event of a shared plan: what a person did or decided, when, and what its writer had seen.
 * Spec: spec/30-plan.md (PLN-1 to PLN-7, PLN-9, PLN-10, PLN-17 to PLN-21),
 * spec/31-history.md (PLN-11, PLN-22, PLN-23), spec/32-exchange.md (PLN-12), spec/33-objectives.md (PLN-24 to PLN-29).
 * Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * An event is one flat struct. Which fields a kind requires, allows or forbids, and which of them a correction may
 * touch, is the table spec/kinds.tsv, asked by integra_event_field() and written out above integra_event. An event
 * never changes: it is named by its digest, which covers everything but its text (whose salted digest it covers, PLN-22) and
 * detached signatures.
 */
#ifndef INTEGRA_EVENT_H
#define INTEGRA_EVENT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The edition of the kinds, guards and order this version knows. Rule PLN-11. Since 0.1. */
#define INTEGRA_EDITION 1
/** The most parents an event may have. Rule PLN-11. Since 0.1. */
#define INTEGRA_PARENT_LIMIT 1024
/** The size of a text's salt, in bytes. Rule PLN-22. Since 0.1. */
#define INTEGRA_SALT_SIZE 16
/** The greatest size of a detached signature, in bytes. Rule WIRE-15. Since 0.1. */
#define INTEGRA_SIGNATURE_LIMIT 2048
/** The most signatures an event may have. Rule WIRE-15, PLN-12. Since 0.1. */
#define INTEGRA_SIGNATURES_LIMIT 8

/* <generated from spec/words.tsv: event> */
/* event */
#define INTEGRA_EVENT_OPENING 1                              /**< the plan is opened */
#define INTEGRA_EVENT_JOIN 2                                 /**< joins the circle of care */
#define INTEGRA_EVENT_LEAVE 3                                /**< leaves the circle of care */
#define INTEGRA_EVENT_ROLE 4                                 /**< changes role in the circle */
#define INTEGRA_EVENT_REFERENT 5                             /**< referent named */
#define INTEGRA_EVENT_MT 6                                   /**< médecin traitant identified */
#define INTEGRA_EVENT_DEPUTY 7                               /**< deputy named */
#define INTEGRA_EVENT_ABSENCE 8                              /**< an absence */
#define INTEGRA_EVENT_ASSISTANCE_CONSENT 9                   /**< consent to the assistance */
#define INTEGRA_EVENT_SHARING_CONSENT 10                     /**< consent to sharing */
#define INTEGRA_EVENT_MT_INFORMED 11                         /**< médecin traitant informed */
#define INTEGRA_EVENT_MT_AGREED 12                           /**< médecin traitant agreed */
#define INTEGRA_EVENT_ASSESSMENT 13                          /**< assessment */
#define INTEGRA_EVENT_ASSESSMENT_SHARED 14                   /**< assessment shared */
#define INTEGRA_EVENT_EXPECTATION 15                         /**< what the person expects */
#define INTEGRA_EVENT_NEED 16                                /**< need */
#define INTEGRA_EVENT_NEED_CLOSED 17                         /**< need closed */
#define INTEGRA_EVENT_UNMET_NEED 18                          /**< unmet need */
#define INTEGRA_EVENT_INTERVENTION 19                        /**< intervention planned */
#define INTEGRA_EVENT_INTERVENTION_STARTED 20                /**< intervention under way */
#define INTEGRA_EVENT_INTERVENTION_DONE 21                   /**< intervention done */
#define INTEGRA_EVENT_INTERVENTION_NOT_DONE 22               /**< intervention not done */
#define INTEGRA_EVENT_INTERVENTION_CANCELLED 23              /**< intervention cancelled */
#define INTEGRA_EVENT_PROPOSAL 24                            /**< plan proposed */
#define INTEGRA_EVENT_PROPOSAL_WITHDRAWN 25                  /**< proposal taken back */
#define INTEGRA_EVENT_AGREEMENT 26                           /**< agreement with the plan */
#define INTEGRA_EVENT_ACTIVATION 27                          /**< plan activated */
#define INTEGRA_EVENT_REVIEW 28                              /**< review opened */
#define INTEGRA_EVENT_REVIEW_CONCLUSION 29                   /**< review concluded, the plan goes on */
#define INTEGRA_EVENT_REVIEW_SUSPENSION 30                   /**< review concluded by a suspension */
#define INTEGRA_EVENT_REVIEW_CLOSING 31                      /**< review concluded by a closing */
#define INTEGRA_EVENT_SUSPENSION 32                          /**< plan suspended */
#define INTEGRA_EVENT_WATCHER 33                             /**< watcher of a suspension */
#define INTEGRA_EVENT_RESUMPTION 34                          /**< plan resumed */
#define INTEGRA_EVENT_ADMISSION 35                           /**< hospital admission */
#define INTEGRA_EVENT_DISCHARGE_PREPARATION 36               /**< discharge prepared */
#define INTEGRA_EVENT_DISCHARGE 37                           /**< hospital discharge */
#define INTEGRA_EVENT_CONTACT 38                             /**< contact after the return */
#define INTEGRA_EVENT_TRANSITION 39                          /**< hospital-home transition */
#define INTEGRA_EVENT_FEEDBACK 40                            /**< feedback */
#define INTEGRA_EVENT_CONCERTATION 41                        /**< clinical concertation */
#define INTEGRA_EVENT_SYNTHESIS 42                           /**< synthesis returned */
#define INTEGRA_EVENT_KNOWHOW_TRANSFER 43                    /**< know-how transfer */
#define INTEGRA_EVENT_DOCUMENT 44                            /**< linked document */
#define INTEGRA_EVENT_COMPONENT 45                           /**< component of assistance */
#define INTEGRA_EVENT_SETTLEMENT 46                          /**< conflict settled */
#define INTEGRA_EVENT_CORRECTION 47                          /**< correction */
#define INTEGRA_EVENT_ANNULMENT 48                           /**< annulment */
#define INTEGRA_EVENT_ERASURE 49                             /**< text erased */
#define INTEGRA_EVENT_CLOSING 50                             /**< plan closed */
#define INTEGRA_EVENT_OBJECTIVE 51                           /**< objective */
#define INTEGRA_EVENT_OBJECTIVE_PURSUED 52                   /**< objective pursued */
#define INTEGRA_EVENT_OBJECTIVE_REACHED 53                   /**< objective reached */
#define INTEGRA_EVENT_OBJECTIVE_UNREACHED 54                 /**< objective not reached, given up or not pursued */
#define INTEGRA_EVENT_PRIORITY 55                            /**< priority of an objective */
#define INTEGRA_EVENT_OPINION 56                             /**< the person's opinion */
#define INTEGRA_EVENT_CONTRIBUTION 57                        /**< the person's own contribution */
#define INTEGRA_EVENT_LIFE_PROJECT 58                        /**< life project */
#define INTEGRA_EVENT_ATTENDANCE 59                          /**< who was invited or came */
#define INTEGRA_EVENT_HOSPITAL_CONTACT 60                    /**< hospital and usual professionals in contact */
#define INTEGRA_EVENT_MANDATE 61                             /**< mandate to act in the person's name */
#define INTEGRA_EVENT_ADVERSE_EVENT 62                       /**< adverse event */
#define INTEGRA_EVENT_WHOM_TO_CALL 63                        /**< whom to call in an unexpected problem */
/* plan_kind */
#define INTEGRA_PLAN_KIND_PPS 1                              /**< personalised health plan */
#define INTEGRA_PLAN_KIND_PSI 2                              /**< individualised service plan */
/* role */
#define INTEGRA_ROLE_NONE 0                                  /**< not in the circle */
#define INTEGRA_ROLE_CARER 1                                 /**< carer */
#define INTEGRA_ROLE_TRUSTED_PERSON 2                        /**< trusted person */
#define INTEGRA_ROLE_LEGAL_REPRESENTATIVE 3                  /**< legal representative */
#define INTEGRA_ROLE_GP 4                                    /**< general practitioner */
#define INTEGRA_ROLE_NURSE 5                                 /**< nurse */
#define INTEGRA_ROLE_PHARMACIST 6                            /**< pharmacist */
#define INTEGRA_ROLE_OTHER_HEALTH 7                          /**< other health professional */
#define INTEGRA_ROLE_SOCIAL_WORKER 8                         /**< social worker */
#define INTEGRA_ROLE_MEDICO_SOCIAL 9                         /**< medico-social professional */
#define INTEGRA_ROLE_HOME_SERVICES 10                        /**< home services */
#define INTEGRA_ROLE_PATHWAY_ASSISTANT 11                    /**< pathway assistant */
#define INTEGRA_ROLE_CASE_MANAGER 12                         /**< case manager */
#define INTEGRA_ROLE_HOSPITAL 13                             /**< hospital professional */
#define INTEGRA_ROLE_OTHER 14                                /**< other */
#define INTEGRA_ROLE_AUTHORITY_HOLDER 15                     /**< holder of authority */
/* office */
#define INTEGRA_OFFICE_REFERENT 1                            /**< referent */
#define INTEGRA_OFFICE_MT 2                                  /**< médecin traitant */
/* answer */
#define INTEGRA_ANSWER_UNKNOWN 0                             /**< unknown */
#define INTEGRA_ANSWER_GIVEN 1                               /**< given */
#define INTEGRA_ANSWER_REFUSED 2                             /**< refused */
#define INTEGRA_ANSWER_WITHDRAWN 3                           /**< withdrawn */
/* heard */
#define INTEGRA_HEARD_IN_PERSON 1                            /**< in person */
#define INTEGRA_HEARD_PHONE 2                                /**< by phone */
#define INTEGRA_HEARD_WRITING 3                              /**< in writing */
/* tool */
#define INTEGRA_TOOL_GEVA 1                                  /**< GEVA */
#define INTEGRA_TOOL_AGGIR 2                                 /**< AGGIR */
#define INTEGRA_TOOL_INTERRAI_HC 3                           /**< interRAI home care */
#define INTEGRA_TOOL_SMAF 4                                  /**< SMAF */
#define INTEGRA_TOOL_OEMD 5                                  /**< OEMD */
#define INTEGRA_TOOL_GERIATRIC 6                             /**< standard geriatric assessment */
#define INTEGRA_TOOL_OTHER 7                                 /**< another tool */
/* need_domain */
#define INTEGRA_NEED_DOMAIN_HEALTH 1                         /**< health */
#define INTEGRA_NEED_DOMAIN_AUTONOMY 2                       /**< autonomy */
#define INTEGRA_NEED_DOMAIN_PSYCHOLOGICAL 3                  /**< psychological */
#define INTEGRA_NEED_DOMAIN_SOCIAL 4                         /**< social life */
#define INTEGRA_NEED_DOMAIN_HOUSING 5                        /**< housing */
#define INTEGRA_NEED_DOMAIN_RESOURCES 6                      /**< resources */
#define INTEGRA_NEED_DOMAIN_CARER 7                          /**< the carer's own needs */
#define INTEGRA_NEED_DOMAIN_ACCESS_TO_CARE 8                 /**< access to care */
#define INTEGRA_NEED_DOMAIN_PARTICIPATION 9                  /**< participation */
#define INTEGRA_NEED_DOMAIN_OTHER 10                         /**< other */
/* need_state */
#define INTEGRA_NEED_STATE_NONE 0                            /**< not recorded */
#define INTEGRA_NEED_STATE_OPEN 1                            /**< open */
#define INTEGRA_NEED_STATE_UNMET 2                           /**< unmet */
#define INTEGRA_NEED_STATE_MET 3                             /**< met */
#define INTEGRA_NEED_STATE_WITHDRAWN 4                       /**< withdrawn */
/* need_state, in a set of them */
#define INTEGRA_NEED_STATE_BIT_NONE (1u << 0)
#define INTEGRA_NEED_STATE_BIT_OPEN (1u << 1)
#define INTEGRA_NEED_STATE_BIT_UNMET (1u << 2)
#define INTEGRA_NEED_STATE_BIT_MET (1u << 3)
#define INTEGRA_NEED_STATE_BIT_WITHDRAWN (1u << 4)
/* unmet_reason */
#define INTEGRA_UNMET_REASON_NO_SERVICE 1                    /**< no service */
#define INTEGRA_UNMET_REASON_WAITING_LIST 2                  /**< waiting list */
#define INTEGRA_UNMET_REASON_COST 3                          /**< cost */
#define INTEGRA_UNMET_REASON_DECLINED 4                      /**< declined by the person */
#define INTEGRA_UNMET_REASON_OTHER 5                         /**< other */
/* objective_state */
#define INTEGRA_OBJECTIVE_STATE_NONE 0                       /**< not recorded */
#define INTEGRA_OBJECTIVE_STATE_FORMULATED 1                 /**< formulated */
#define INTEGRA_OBJECTIVE_STATE_PURSUED 2                    /**< pursued */
#define INTEGRA_OBJECTIVE_STATE_REACHED 3                    /**< reached */
#define INTEGRA_OBJECTIVE_STATE_PARTLY_REACHED 4             /**< partly reached */
#define INTEGRA_OBJECTIVE_STATE_NOT_REACHED 5                /**< not reached */
#define INTEGRA_OBJECTIVE_STATE_GIVEN_UP 6                   /**< given up */
#define INTEGRA_OBJECTIVE_STATE_NOT_PURSUED 7                /**< not pursued */
/* objective_state, in a set of them */
#define INTEGRA_OBJECTIVE_STATE_BIT_NONE (1u << 0)
#define INTEGRA_OBJECTIVE_STATE_BIT_FORMULATED (1u << 1)
#define INTEGRA_OBJECTIVE_STATE_BIT_PURSUED (1u << 2)
#define INTEGRA_OBJECTIVE_STATE_BIT_REACHED (1u << 3)
#define INTEGRA_OBJECTIVE_STATE_BIT_PARTLY_REACHED (1u << 4)
#define INTEGRA_OBJECTIVE_STATE_BIT_NOT_REACHED (1u << 5)
#define INTEGRA_OBJECTIVE_STATE_BIT_GIVEN_UP (1u << 6)
#define INTEGRA_OBJECTIVE_STATE_BIT_NOT_PURSUED (1u << 7)
/* objective_reason */
#define INTEGRA_OBJECTIVE_REASON_DECLINED 1                  /**< declined by the person */
#define INTEGRA_OBJECTIVE_REASON_NO_SERVICE 2                /**< no service */
#define INTEGRA_OBJECTIVE_REASON_SITUATION_CHANGED 3         /**< the situation changed */
#define INTEGRA_OBJECTIVE_REASON_OUT_OF_REACH 4              /**< out of reach */
#define INTEGRA_OBJECTIVE_REASON_OTHER 5                     /**< other */
/* expressed_by */
#define INTEGRA_EXPRESSED_BY_PERSON 1                        /**< the person */
#define INTEGRA_EXPRESSED_BY_CARER 2                         /**< a carer */
#define INTEGRA_EXPRESSED_BY_PROFESSIONAL 3                  /**< a professional */
/* priority */
#define INTEGRA_PRIORITY_NONE 0                              /**< not said */
#define INTEGRA_PRIORITY_HIGH 1                              /**< high */
#define INTEGRA_PRIORITY_MEDIUM 2                            /**< medium */
#define INTEGRA_PRIORITY_LOW 3                               /**< low */
/* opinion */
#define INTEGRA_OPINION_NONE 0                               /**< not said */
#define INTEGRA_OPINION_AGREES 1                             /**< agrees */
#define INTEGRA_OPINION_RESERVES 2                           /**< has reservations */
#define INTEGRA_OPINION_REFUSES 3                            /**< refuses */
/* attendance */
#define INTEGRA_ATTENDANCE_INVITED 1                         /**< invited */
#define INTEGRA_ATTENDANCE_CAME 2                            /**< came */
/* sector */
#define INTEGRA_SECTOR_PREVENTION 1                          /**< prevention */
#define INTEGRA_SECTOR_HEALTH 2                              /**< health */
#define INTEGRA_SECTOR_MEDICO_SOCIAL 3                       /**< medico-social */
#define INTEGRA_SECTOR_SOCIAL 4                              /**< social */
#define INTEGRA_SECTOR_ORDINARY 5                            /**< ordinary services */
/* intervention_state */
#define INTEGRA_INTERVENTION_STATE_NONE 0                    /**< not recorded */
#define INTEGRA_INTERVENTION_STATE_PLANNED 1                 /**< planned */
#define INTEGRA_INTERVENTION_STATE_UNDER_WAY 2               /**< under way */
#define INTEGRA_INTERVENTION_STATE_DONE 3                    /**< done */
#define INTEGRA_INTERVENTION_STATE_NOT_DONE 4                /**< not done */
#define INTEGRA_INTERVENTION_STATE_CANCELLED 5               /**< cancelled */
/* intervention_state, in a set of them */
#define INTEGRA_INTERVENTION_STATE_BIT_NONE (1u << 0)
#define INTEGRA_INTERVENTION_STATE_BIT_PLANNED (1u << 1)
#define INTEGRA_INTERVENTION_STATE_BIT_UNDER_WAY (1u << 2)
#define INTEGRA_INTERVENTION_STATE_BIT_DONE (1u << 3)
#define INTEGRA_INTERVENTION_STATE_BIT_NOT_DONE (1u << 4)
#define INTEGRA_INTERVENTION_STATE_BIT_CANCELLED (1u << 5)
/* effect */
#define INTEGRA_EFFECT_UNKNOWN 1                             /**< unknown */
#define INTEGRA_EFFECT_FAVOURABLE 2                          /**< favourable */
#define INTEGRA_EFFECT_NONE_SEEN 3                           /**< none seen */
#define INTEGRA_EFFECT_UNFAVOURABLE 4                        /**< unfavourable */
/* not_done_reason */
#define INTEGRA_NOT_DONE_REASON_DECLINED 1                   /**< declined by the person */
#define INTEGRA_NOT_DONE_REASON_UNAVAILABLE 2                /**< nobody available */
#define INTEGRA_NOT_DONE_REASON_NO_LONGER_NEEDED 3           /**< no longer needed */
#define INTEGRA_NOT_DONE_REASON_OTHER 4                      /**< other */
/* phase */
#define INTEGRA_PHASE_NONE 0                                 /**< not opened */
#define INTEGRA_PHASE_DRAFT 1                                /**< draft */
#define INTEGRA_PHASE_PROPOSED 2                             /**< proposed */
#define INTEGRA_PHASE_ACTIVE 3                               /**< active */
#define INTEGRA_PHASE_IN_REVIEW 4                            /**< in review */
#define INTEGRA_PHASE_SUSPENDED 5                            /**< suspended */
#define INTEGRA_PHASE_CLOSED 6                               /**< closed */
/* phase, in a set of them */
#define INTEGRA_PHASE_BIT_NONE (1u << 0)
#define INTEGRA_PHASE_BIT_DRAFT (1u << 1)
#define INTEGRA_PHASE_BIT_PROPOSED (1u << 2)
#define INTEGRA_PHASE_BIT_ACTIVE (1u << 3)
#define INTEGRA_PHASE_BIT_IN_REVIEW (1u << 4)
#define INTEGRA_PHASE_BIT_SUSPENDED (1u << 5)
#define INTEGRA_PHASE_BIT_CLOSED (1u << 6)
/* conclusion */
#define INTEGRA_CONCLUSION_CONTINUE 1                        /**< continue */
#define INTEGRA_CONCLUSION_ADAPT 2                           /**< adapt */
#define INTEGRA_CONCLUSION_RENEW 3                           /**< renew */
/* watch_sign */
#define INTEGRA_WATCH_SIGN_ADMISSION 1                       /**< an admission */
#define INTEGRA_WATCH_SIGN_NEW_DIFFICULTY 2                  /**< a new difficulty */
#define INTEGRA_WATCH_SIGN_CARER_UNAVAILABLE 3               /**< the carer is no longer available */
#define INTEGRA_WATCH_SIGN_RETURN_HOME 4                     /**< the return home */
#define INTEGRA_WATCH_SIGN_REQUEST 5                         /**< somebody asks */
#define INTEGRA_WATCH_SIGN_OTHER 6                           /**< other */
/* closing_reason */
#define INTEGRA_CLOSING_REASON_GOALS_REACHED 1               /**< goals reached */
#define INTEGRA_CLOSING_REASON_NO_LONGER_COMPLEX 2           /**< no longer complex */
#define INTEGRA_CLOSING_REASON_DECLINED 3                    /**< declined */
#define INTEGRA_CLOSING_REASON_CONSENT_WITHDRAWN 4           /**< consent withdrawn */
#define INTEGRA_CLOSING_REASON_MOVED 5                       /**< moved */
#define INTEGRA_CLOSING_REASON_INSTITUTION 6                 /**< admitted to an institution */
#define INTEGRA_CLOSING_REASON_DIED 7                        /**< died */
#define INTEGRA_CLOSING_REASON_HANDED_OVER 8                 /**< handed over */
#define INTEGRA_CLOSING_REASON_TERM_REACHED 9                /**< term reached */
/* contact_mode */
#define INTEGRA_CONTACT_MODE_FACE_TO_FACE 1                  /**< face to face */
#define INTEGRA_CONTACT_MODE_PHONE 2                         /**< by phone */
#define INTEGRA_CONTACT_MODE_BOTH 3                          /**< both */
/* transition_trigger */
#define INTEGRA_TRANSITION_TRIGGER_NO_WAY_OUT 1              /**< no way out found */
#define INTEGRA_TRANSITION_TRIGGER_COMPLEX 2                 /**< complex situation */
#define INTEGRA_TRANSITION_TRIGGER_READMISSION_RISK 3        /**< high risk of readmission */
/* component */
#define INTEGRA_COMPONENT_ASSESSMENT 1                       /**< assessment in the person's environment */
#define INTEGRA_COMPONENT_PLANNING 2                         /**< planning */
#define INTEGRA_COMPONENT_FOLLOW_UP 3                        /**< follow-up and coordination */
#define INTEGRA_COMPONENT_INFORMATION 4                      /**< information and education */
#define INTEGRA_COMPONENT_SKILLS 5                           /**< strengthening the person's skills */
#define INTEGRA_COMPONENT_ADVOCACY 6                         /**< advocacy */
#define INTEGRA_COMPONENT_FEEDBACK 7                         /**< feedback to the médecin traitant */
#define INTEGRA_COMPONENT_RE_EVALUATION 8                    /**< re-evaluation */
#define INTEGRA_COMPONENT_END 9                              /**< end or renewal */
/* component_state */
#define INTEGRA_COMPONENT_STATE_PLANNED 1                    /**< planned */
#define INTEGRA_COMPONENT_STATE_DONE 2                       /**< done */
#define INTEGRA_COMPONENT_STATE_NOT_APPLICABLE 3             /**< not applicable */
/* transfer_mode */
#define INTEGRA_TRANSFER_MODE_TRAINING 1                     /**< training */
#define INTEGRA_TRANSFER_MODE_EXCHANGE 2                     /**< exchange */
#define INTEGRA_TRANSFER_MODE_SHARED_WORK 3                  /**< shared work */
#define INTEGRA_TRANSFER_MODE_PLACEMENT 4                    /**< placement */
/* document */
#define INTEGRA_DOCUMENT_VMS 1                               /**< medical synthesis (VMS) */
#define INTEGRA_DOCUMENT_DLU 2                               /**< emergency liaison file (DLU) */
#define INTEGRA_DOCUMENT_LIAISON_LETTER 3                    /**< liaison letter */
#define INTEGRA_DOCUMENT_ASSESSMENT 4                        /**< assessment */
#define INTEGRA_DOCUMENT_OTHER 5                             /**< other */
/* slot */
#define INTEGRA_SLOT_PHASE 1                                 /**< phase of the plan */
#define INTEGRA_SLOT_ASSISTANCE_CONSENT 2                    /**< consent to the assistance */
#define INTEGRA_SLOT_SHARING_CONSENT 3                       /**< consent to sharing */
#define INTEGRA_SLOT_REFERENT 4                              /**< referent */
#define INTEGRA_SLOT_MT 5                                    /**< médecin traitant */
#define INTEGRA_SLOT_REFERENT_DEPUTY 6                       /**< deputy of the referent */
#define INTEGRA_SLOT_MT_DEPUTY 7                             /**< deputy of the médecin traitant */
#define INTEGRA_SLOT_WATCHER 8                               /**< watcher of the suspension */
#define INTEGRA_SLOT_ROLE 9                                  /**< role of a member */
#define INTEGRA_SLOT_NEED 10                                 /**< state of a need */
#define INTEGRA_SLOT_INTERVENTION 11                         /**< state of an intervention */
#define INTEGRA_SLOT_CORRECTION 12                           /**< a corrected field */
#define INTEGRA_SLOT_STANDING 13                             /**< whether an event stands */
#define INTEGRA_SLOT_OBJECTIVE 14                            /**< state of an objective */
#define INTEGRA_SLOT_PRIORITY 15                             /**< priority of an objective */
#define INTEGRA_SLOT_OPINION 16                              /**< the person's opinion of an item */
#define INTEGRA_SLOT_HOLDER_ASSISTANCE_CONSENT 17            /**< a holder of authority's consent to the assistance */
#define INTEGRA_SLOT_HOLDER_SHARING_CONSENT 18               /**< a holder of authority's consent to sharing */
/* slot, in a set of them */
#define INTEGRA_SLOT_BIT_PHASE (1u << 1)
#define INTEGRA_SLOT_BIT_ASSISTANCE_CONSENT (1u << 2)
#define INTEGRA_SLOT_BIT_SHARING_CONSENT (1u << 3)
#define INTEGRA_SLOT_BIT_REFERENT (1u << 4)
#define INTEGRA_SLOT_BIT_MT (1u << 5)
#define INTEGRA_SLOT_BIT_REFERENT_DEPUTY (1u << 6)
#define INTEGRA_SLOT_BIT_MT_DEPUTY (1u << 7)
#define INTEGRA_SLOT_BIT_WATCHER (1u << 8)
#define INTEGRA_SLOT_BIT_ROLE (1u << 9)
#define INTEGRA_SLOT_BIT_NEED (1u << 10)
#define INTEGRA_SLOT_BIT_INTERVENTION (1u << 11)
#define INTEGRA_SLOT_BIT_CORRECTION (1u << 12)
#define INTEGRA_SLOT_BIT_STANDING (1u << 13)
#define INTEGRA_SLOT_BIT_OBJECTIVE (1u << 14)
#define INTEGRA_SLOT_BIT_PRIORITY (1u << 15)
#define INTEGRA_SLOT_BIT_OPINION (1u << 16)
#define INTEGRA_SLOT_BIT_HOLDER_ASSISTANCE_CONSENT (1u << 17)
#define INTEGRA_SLOT_BIT_HOLDER_SHARING_CONSENT (1u << 18)
/* standing */
#define INTEGRA_STANDING_STANDS 1                            /**< stands */
#define INTEGRA_STANDING_ANNULLED 2                          /**< annulled */
/* field */
#define INTEGRA_FIELD_EFFECTIVE 1                            /**< effective date */
#define INTEGRA_FIELD_DUE 2                                  /**< due date */
#define INTEGRA_FIELD_UNTIL 3                                /**< end date */
#define INTEGRA_FIELD_PERSON 4                               /**< person */
#define INTEGRA_FIELD_REFERENCE 5                            /**< opaque reference */
#define INTEGRA_FIELD_CODE 6                                 /**< code */
#define INTEGRA_FIELD_DETAIL 7                               /**< second code */
#define INTEGRA_FIELD_TEXT 8                                 /**< text */
#define INTEGRA_FIELD_TARGET 9                               /**< event it is about */
#define INTEGRA_FIELD_GIVER 10                               /**< whose word it is */
#define INTEGRA_FIELD_HEARD 11                               /**< how it was heard */
#define INTEGRA_FIELD_VOUCHED 12                             /**< whether the recording host vouches for it */
/* guard */
#define INTEGRA_GUARD_PARENTS 1                              /**< an event other than the opening has parents */
#define INTEGRA_GUARD_EDITION 2                              /**< the kind belongs to the plan's edition */
#define INTEGRA_GUARD_CHAIN 3                                /**< an event follows the one before it of the same writer */
#define INTEGRA_GUARD_CIRCLE 4                               /**< the author belongs to the circle of care */
#define INTEGRA_GUARD_GIVER 5                                /**< what is recorded as the person's word comes from the person, the legal representative or a holder of authority */
#define INTEGRA_GUARD_MEMBER 6                               /**< the one concerned is a member of the circle */
#define INTEGRA_GUARD_REFERENT_CHANGE 7                      /**< a referent already named is changed by the referent or the médecin traitant */
#define INTEGRA_GUARD_MT_OWN 8                               /**< the agreement comes from the médecin traitant */
#define INTEGRA_GUARD_CASE_MANAGER 9                         /**< in a PSI the multidimensional assessment and the reviews' conclusions come from the case manager */
#define INTEGRA_GUARD_SETTLER 10                             /**< a conflict is settled by the one entitled to */
#define INTEGRA_GUARD_CLOSING_OFFICE 11                      /**< a closing or a withdrawal is annulled by who is entitled to */
#define INTEGRA_GUARD_PHASE 12                               /**< the plan is in a phase where this may happen */
#define INTEGRA_GUARD_TERM 13                                /**< a suspension ends on or after the day it begins */
#define INTEGRA_GUARD_TARGET 14                              /**< what it names is an accepted event of the right kind that came before */
#define INTEGRA_GUARD_LIFE 15                                /**< the need, objective or intervention is in a state that allows it */
#define INTEGRA_GUARD_EFFECTS 16                             /**< each intervention due by then is no longer planned and each one done has an effect, unknown allowed */
#define INTEGRA_GUARD_NEEDS_CONSENT 17                       /**< the person consents to the assistance */
#define INTEGRA_GUARD_NEEDS_MT 18                            /**< a médecin traitant is identified and informed */
#define INTEGRA_GUARD_NEEDS_REFERENT 19                      /**< there is one referent */
#define INTEGRA_GUARD_NEEDS_ASSESSMENT 20                    /**< an assessment is shared, a multidimensional one for a PSI */
#define INTEGRA_GUARD_NEEDS_NEED 21                          /**< there is at least one need */
#define INTEGRA_GUARD_NEEDS_INTERVENTION 22                  /**< there is at least one intervention with actor and date */
#define INTEGRA_GUARD_SHARING 23                             /**< the person consents to sharing */
#define INTEGRA_GUARD_OWN_WITHDRAWAL 24                      /**< a withdrawal of consent is recorded as the person's own event */
#define INTEGRA_GUARD_CORRECTABLE 25                         /**< the kind allows this field to be corrected, and the new value is given */
#define INTEGRA_GUARD_ANNULLABLE 26                          /**< an event of this kind may be annulled and still stands */
#define INTEGRA_GUARD_HAS_TEXT 27                            /**< the event named has a text */
#define INTEGRA_GUARD_IN_CONFLICT 28                         /**< what is settled is in conflict, is not the person's own word, and the value chosen is one of those held */
#define INTEGRA_GUARD_SETTLE_FIRST 29                        /**< what it changes is not in conflict */
#define INTEGRA_GUARD_MT_CHANGE 30                           /**< a médecin traitant already named is changed by the médecin traitant, the referent, the person or the person's representative */
/* entitled */
#define INTEGRA_ENTITLED_REFERENT 1                          /**< the referent */
#define INTEGRA_ENTITLED_MT 2                                /**< the médecin traitant */
#define INTEGRA_ENTITLED_PERSON 3                            /**< the person, or whoever speaks in their place */
#define INTEGRA_ENTITLED_CASE_MANAGER 4                      /**< the case manager */
#define INTEGRA_ENTITLED_MEMBER 5                            /**< any member of the circle of care */
/* entitled, in a set of them */
#define INTEGRA_ENTITLED_BIT_REFERENT (1u << 1)
#define INTEGRA_ENTITLED_BIT_MT (1u << 2)
#define INTEGRA_ENTITLED_BIT_PERSON (1u << 3)
#define INTEGRA_ENTITLED_BIT_CASE_MANAGER (1u << 4)
#define INTEGRA_ENTITLED_BIT_MEMBER (1u << 5)
/* event_verdict */
#define INTEGRA_EVENT_VERDICT_ACCEPTED 1                     /**< accepted */
#define INTEGRA_EVENT_VERDICT_REFUSED 2                      /**< refused */
#define INTEGRA_EVENT_VERDICT_WAITING 3                      /**< waiting for an event not here */
#define INTEGRA_EVENT_VERDICT_NEEDS_EDITION 4                /**< waiting for a later edition */
/* verification */
#define INTEGRA_VERIFICATION_KEEP 1                          /**< kept */
#define INTEGRA_VERIFICATION_LEAVE_OUT 2                     /**< left out */
#define INTEGRA_VERIFICATION_REFUSE 3                        /**< everything refused */
/* trouble */
#define INTEGRA_TROUBLE_GAP 1                                /**< an event is missing */
#define INTEGRA_TROUBLE_FORK 2                               /**< two events at one place of a writer */
#define INTEGRA_TROUBLE_BEHIND 3                             /**< the other side has more */
#define INTEGRA_TROUBLE_ALTERED 4                            /**< the other side has another event at this place */
/* presence */
#define INTEGRA_PRESENCE_ABSENT 0                            /**< not allowed */
#define INTEGRA_PRESENCE_OPTIONAL 1                          /**< optional */
#define INTEGRA_PRESENCE_REQUIRED 2                          /**< required */
/* need_outcome */
#define INTEGRA_NEED_OUTCOME_MET 3                           /**< met */
#define INTEGRA_NEED_OUTCOME_WITHDRAWN 4                     /**< withdrawn */
/* objective_reach */
#define INTEGRA_OBJECTIVE_REACH_REACHED 3                    /**< reached */
#define INTEGRA_OBJECTIVE_REACH_PARTLY_REACHED 4             /**< partly reached */
/* objective_end */
#define INTEGRA_OBJECTIVE_END_NOT_REACHED 5                  /**< not reached */
#define INTEGRA_OBJECTIVE_END_GIVEN_UP 6                     /**< given up */
#define INTEGRA_OBJECTIVE_END_NOT_PURSUED 7                  /**< not pursued */
/* </generated> */

/** The SHA-256 that names an event. All zero is "none". Frozen for ever. Since 0.1. */
typedef struct integra_digest {
    uint8_t bytes[32];
} integra_digest;

/* <generated from spec/kinds.tsv: fields> */
/* What each kind of event (INTEGRA_EVENT_) has to have and may have, by members of integra_event; every other one
 * of them is left as integra_event_init() leaves it. All have plan, writer, author, sequence, recorded and, after
 * the first, parents; a text has its salt.
 *   OPENING: effective, person, code (INTEGRA_PLAN_KIND_), detail (INTEGRA_ROLE_); may have reference
 *   JOIN: effective, person, code (INTEGRA_ROLE_)
 *   LEAVE: effective, person
 *   ROLE: effective, person, code (INTEGRA_ROLE_)
 *   REFERENT: effective, person
 *   MT: effective, person; may have giver, heard, vouched
 *   DEPUTY: effective, person, code (INTEGRA_OFFICE_)
 *   ABSENCE: effective, person; may have until, text
 *   ASSISTANCE_CONSENT: effective, person, code (INTEGRA_ANSWER_); may have heard, vouched
 *   SHARING_CONSENT: effective, person, code (INTEGRA_ANSWER_); may have heard, vouched
 *   MT_INFORMED: effective, person
 *   MT_AGREED: effective
 *   ASSESSMENT: effective, code (INTEGRA_TOOL_), detail (INTEGRA_TRI_); may have person, reference, target, text
 *   ASSESSMENT_SHARED: effective, person, target
 *   EXPECTATION: effective, text; may have giver, heard, vouched
 *   NEED: effective, code (INTEGRA_NEED_DOMAIN_); may have text
 *   NEED_CLOSED: effective, target, code (INTEGRA_NEED_OUTCOME_); may have text
 *   UNMET_NEED: effective, target, code (INTEGRA_UNMET_REASON_); may have text
 *   INTERVENTION: effective, target, code (INTEGRA_SECTOR_); may have due, until, person, reference, text
 *   INTERVENTION_STARTED: effective, target; may have text
 *   INTERVENTION_DONE: effective, target; may have code (INTEGRA_EFFECT_), text
 *   INTERVENTION_NOT_DONE: effective, target, code (INTEGRA_NOT_DONE_REASON_); may have text
 *   INTERVENTION_CANCELLED: effective, target; may have text
 *   PROPOSAL: effective; may have text
 *   PROPOSAL_WITHDRAWN: effective; may have text
 *   AGREEMENT: effective, person; may have text
 *   ACTIVATION: effective; may have text
 *   REVIEW: effective; may have text
 *   REVIEW_CONCLUSION: effective, code (INTEGRA_CONCLUSION_); may have due, text
 *   REVIEW_SUSPENSION: effective, until, person, code (INTEGRA_WATCH_SIGN_); may have text
 *   REVIEW_CLOSING: effective, code (INTEGRA_CLOSING_REASON_); may have text
 *   SUSPENSION: effective, until, person, code (INTEGRA_WATCH_SIGN_); may have text
 *   WATCHER: effective, until, person; may have text
 *   RESUMPTION: effective; may have text
 *   ADMISSION: effective; may have reference, code (INTEGRA_TRI_), text
 *   DISCHARGE_PREPARATION: effective; may have text
 *   DISCHARGE: effective; may have reference, text
 *   CONTACT: effective, code (INTEGRA_CONTACT_MODE_); may have person, text
 *   TRANSITION: effective, person, code (INTEGRA_TRANSITION_TRIGGER_); may have text
 *   FEEDBACK: effective, person; may have text
 *   CONCERTATION: effective; may have reference, text
 *   SYNTHESIS: effective, person; may have reference, text
 *   KNOWHOW_TRANSFER: effective, person; may have code (INTEGRA_FUNCTION_), detail (INTEGRA_TRANSFER_MODE_), text
 *   DOCUMENT: effective, reference, code (INTEGRA_DOCUMENT_)
 *   COMPONENT: effective, code (INTEGRA_COMPONENT_), detail (INTEGRA_COMPONENT_STATE_); may have text
 *   SETTLEMENT: effective, target, code (INTEGRA_SLOT_); may have text, giver, heard, vouched
 *   CORRECTION: effective, target, code (INTEGRA_FIELD_); may have due, person, reference, detail, text
 *   ANNULMENT: effective, target; may have text, giver, heard, vouched
 *   ERASURE: effective, target
 *   CLOSING: effective, code (INTEGRA_CLOSING_REASON_); may have text
 *   OBJECTIVE: effective, target, code (INTEGRA_EXPRESSED_BY_), text; may have due, detail (INTEGRA_PRIORITY_),
 *       giver
 *   OBJECTIVE_PURSUED: effective, target; may have text
 *   OBJECTIVE_REACHED: effective, target, code (INTEGRA_OBJECTIVE_REACH_); may have text
 *   OBJECTIVE_UNREACHED: effective, target, code (INTEGRA_OBJECTIVE_END_), detail (INTEGRA_OBJECTIVE_REASON_); may
 *       have text
 *   PRIORITY: effective, target, code (INTEGRA_PRIORITY_); may have text
 *   OPINION: effective, target, code (INTEGRA_OPINION_), giver; may have text, heard, vouched
 *   CONTRIBUTION: effective, target, text, giver; may have heard, vouched
 *   LIFE_PROJECT: effective, text; may have giver, heard, vouched
 *   ATTENDANCE: effective, person, target, code (INTEGRA_ATTENDANCE_); may have detail (INTEGRA_ROLE_)
 *   HOSPITAL_CONTACT: effective, code (INTEGRA_CONTACT_MODE_); may have person, target, text
 *   MANDATE: effective, until, person, giver; may have reference, text, heard, vouched
 *   ADVERSE_EVENT: effective; may have person, reference, text
 *   WHOM_TO_CALL: effective, person; may have text */
/* </generated> */

/** One event. Caller's memory, and so is all it points to. Since 0.1. */
typedef struct integra_event {
    uint32_t struct_size;
    uint32_t kind;              /**< INTEGRA_EVENT_, or a number of a later edition */
    integra_id plan;            /**< the plan's identifier; none in an opening, which gives it */
    integra_id writer;          /**< the installation that records it (PLN-11) */
    integra_id author;          /**< the person who acts */
    uint32_t sequence;          /**< its place among the writer's events, from 1 */
    uint32_t edition;           /**< opening alone: the plan's edition, at least 1; 0 elsewhere */
    int64_t recorded;           /**< minutes since 1970-01-01T00:00Z, years 1 to 9999 */
    integra_date effective;     /**< the day it takes effect */
    integra_date due;           /**< by when, or INTEGRA_DATE_UNKNOWN */
    integra_date until;         /**< the last day, or INTEGRA_DATE_UNKNOWN */
    uint32_t code;              /**< the kind's word, 0 for none */
    uint32_t detail;            /**< the kind's second word, 0 for none */
    uint32_t heard;             /**< how a word was heard: INTEGRA_HEARD_, 0 for not said (PLN-6) */
    uint32_t vouched;           /**< whether the recording host vouches for it: INTEGRA_TRI_ (PLN-6) */
    uint32_t signature_count;   /**< how many signatures it has, at most INTEGRA_SIGNATURES_LIMIT */
    integra_id person;          /**< whom it is about, or none */
    integra_id giver;           /**< whose word it is, where it is not its author's own, or none (PLN-6) */
    integra_id reference;       /**< an opaque reference of the caller's, or none */
    integra_digest target;      /**< the event it is about, or none */
    integra_digest text_digest; /**< SHA-256 of salt and text, none without a text; kept when the text is erased */
    integra_bytes parents;      /**< 32 bytes a parent: the writer's previous event first, the others ascending */
    integra_bytes salt;         /**< INTEGRA_SALT_SIZE random bytes beside a text; empty where there is none */
    integra_text text;          /**< free text, at most 4096 bytes; empty where there is none or it was erased */
    /** Detached COSE_Sign1 of the digest made by hosts, opaque: 1 to INTEGRA_SIGNATURE_LIMIT bytes each, ascending by
     *  their bytes, a shorter one before what it begins, none twice; the rest of the array is not looked at (PLN-12). */
    integra_bytes signatures[INTEGRA_SIGNATURES_LIMIT];
    integra_bytes extension;    /**< keys of a later version, as read */
} integra_event;

/** Empties x: writes struct_size, zeroes up to that size, no further, and sets dates to unknown. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_event_init(integra_event *event, size_t struct_size);

/** What kind says of field (INTEGRA_FIELD_): INTEGRA_PRESENCE_REQUIRED, _OPTIONAL or _ABSENT, also for a kind this
 *  version does not know. Errors: none. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API uint32_t integra_event_field(uint32_t kind, uint32_t field);
/** Whether a correction may touch that field: 1 or 0. Errors: none. Thread: any. Rule: PLN-23. Since: 0.1. */
INTEGRA_API uint32_t integra_event_correctable(uint32_t kind, uint32_t field);
/** The group (INTEGRA_GROUP_) of the words that field takes, for INTEGRA_FIELD_CODE, _DETAIL, _HEARD and _VOUCHED; 0
 *  where there is none. Errors: none. Thread: any. Rule: PLN-6, PLN-11. Since: 0.1. */
INTEGRA_API uint32_t integra_event_words(uint32_t kind, uint32_t field);

/** The guard's rule, 0 for a number that is no INTEGRA_GUARD_. Errors: none. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API uint32_t integra_guard_rule(uint32_t guard);
/** What would have made the event acceptable (static, UTF-8); NULL for an unknown guard or language. What the guard
 *  asks is its label in the group `guard`. Errors: none. Thread: any. Rule: PLN-11. Since: 0.1. */
INTEGRA_API const char *integra_guard_remedy(uint32_t guard, uint32_t language);

/** The digest that names the event: SHA-256 of its message without text and signatures. An event with a text and no
 *  text_digest gets the digest it would have with it. *digest_out is the caller's.
 *  Errors: those of integra_event_encode() but CAPACITY. Thread: any. Rule: PLN-11, PLN-12, PLN-22. Since: 0.1. */
INTEGRA_API integra_status integra_event_digest(const integra_event *event, integra_digest *digest_out,
                                                integra_error *error);

/** Writes a message of kind `event`. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the size);
 *  *size_out receives the size needed. text_digest may be left none beside a text: it is computed.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (PLN-11) for a field the kind forbids, a code outside its words, parents out of order, sequence 0, an opening
 *  with a plan or parents, or a salt of another size, (PLN-12) for signatures out of order; INTEGRA_ERR_MISSING_KEY (WIRE-21) for a field the kind
 *  requires; INTEGRA_ERR_INVALID_DATE (GEN-7); INTEGRA_ERR_INVALID_TEXT (WIRE-11); INTEGRA_ERR_LIMIT (WIRE-15);
 *  INTEGRA_ERR_REFUSED (PLN-22) for a text that its digest does not cover; malformed statuses for an extension that
 *  is not one; INTEGRA_ERR_CAPACITY, with *size_out set and bytes_out untouched. index names the field
 *  (INTEGRA_FIELD_) where one is at fault. Thread: any. Rule: PLN-11, WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_event_encode(const integra_event *event, uint8_t *bytes_out, size_t capacity,
                                                size_t *size_out, integra_error *error);

/** Reads one message of kind `event`, which takes up all of bytes; what it points to is borrowed from bytes.
 *  An unknown kind is read without judging its fields. *event_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; malformed statuses with WIRE rule and offset, a field
 *  the kind forbids being WRONG_TYPE (WIRE-20) and one it lacks MISSING_KEY (WIRE-21); INTEGRA_ERR_LIMIT;
 *  INTEGRA_ERR_REFUSED (PLN-22). Thread: any. Rule: PLN-11, WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_event_decode(const uint8_t *bytes, size_t size, integra_event *event_out,
                                                integra_error *error);

/** SHA-256 of any bytes, for example of a state message. bytes may be NULL when size is 0.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT. Thread: any. Rule: GEN-8. Since: 0.1. */
INTEGRA_API integra_status integra_digest_of(const uint8_t *bytes, size_t size, integra_digest *digest_out,
                                             integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
