/* integra/territory.h - a territory: who meets, what they decide, how far integration has come, and what to find out.
 * Spec: spec/40-concertation.md, spec/41-territory.md.  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A territory is an identifier, claims, and tables (spec/tables.tsv): a table is columns, a row names another row by
 * its place in its table. A list is a floor: what is not in it is unknown, unless the list is claimed complete (GEN-1).
 * A column is an array of its kind's C type, one element a row:
 *   own                    integra_id    the row's own identifier: once in its table, never blank nor said unknown
 *   id                     integra_id    all zero: blank; INTEGRA_ID_SAID_UNKNOWN in every byte: said unknown
 *   ref                    uint32_t      a place; INTEGRA_NO_INDEX: blank; INTEGRA_REF_SAID_UNKNOWN: said unknown
 *   date                   integra_date  INTEGRA_DATE_UNKNOWN: blank; INTEGRA_DATE_SAID_UNKNOWN: said unknown
 *   day                    integra_date  INTEGRA_DATE_UNKNOWN: blank, which is not known when
 *   month                  integra_date  its first day, never blank
 *   tri                    integra_tri   INTEGRA_TRI_UNKNOWN: blank
 *   word, flag             uint8_t       a code, 0 blank; 0 or 1
 *   number                 uint32_t      UINT32_MAX: blank
 */
#ifndef INTEGRA_TERRITORY_H
#define INTEGRA_TERRITORY_H

#include "rules.h"

#ifdef __cplusplus
extern "C" {
#endif

/** In a column of places: known to exist, and not known which. Rule GEN-1. Since 0.1. */
#define INTEGRA_REF_SAID_UNKNOWN (UINT32_MAX - 1u)
/** Every byte of an identifier that is said unknown; no caller's identifier is that. Rule GEN-1. Since 0.1. */
#define INTEGRA_ID_SAID_UNKNOWN 0xff
/** The most rows of a table, and columns of any. Rule WIRE-15. Since 0.1. */
#define INTEGRA_TERRITORY_ROW_LIMIT    1000000
#define INTEGRA_TERRITORY_COLUMN_LIMIT 32
/** The greatest size of a message of kind `territory`, 64 MiB. Rule WIRE-14. Since 0.1. */
#define INTEGRA_TERRITORY_SIZE_LIMIT INTEGRA_LARGE_MESSAGE_LIMIT

/* <generated from spec/words.tsv: territory> */
/* line */
#define INTEGRA_LINE_LEVEL_MACRO 1                           /**< the macro level meets: policies, funding and contracts */
#define INTEGRA_LINE_LEVEL_MESO 2                            /**< the meso level meets: services of the territory */
#define INTEGRA_LINE_LEVEL_MICRO 3                           /**< the micro level meets: one person's care */
#define INTEGRA_LINE_EXCHANGE_MACRO_MESO 4                   /**< macro and meso talk to each other, both ways */
#define INTEGRA_LINE_EXCHANGE_MESO_MICRO 5                   /**< meso and micro talk to each other, both ways */
#define INTEGRA_LINE_ENGINE_CONCERTATION 6                   /**< concertation goes on regularly, in the way that suits each level */
#define INTEGRA_LINE_ENGINE_GUICHET 7                        /**< a guichet intégré gives one answer at every door */
#define INTEGRA_LINE_ENGINE_ASSISTANCE 8                     /**< pathway assistance is at hand for complex situations */
#define INTEGRA_LINE_ENGINE_SHARED_ASSESSMENT 9              /**< health and social actors share one multidimensional assessment */
#define INTEGRA_LINE_ENGINE_PLANNING 10                      /**< complex pathways are planned: PPS or PSI */
#define INTEGRA_LINE_ENGINE_INFORMATION_SYSTEM 11            /**< an information system lets actors share data */
#define INTEGRA_LINE_SIGN_DIAGNOSIS 12                       /**< the pilote has made the diagnosis of the territory's organisation */
#define INTEGRA_LINE_SIGN_CONCERTATION 13                    /**< a place of concertation is open at each level */
#define INTEGRA_LINE_SIGN_REPRESENTATION 14                  /**< each structure concerned is really represented */
#define INTEGRA_LINE_SIGN_OBSERVATORY 15                     /**< the population's needs are observed */
#define INTEGRA_LINE_SIGN_ASSISTANT_MT 16                    /**< assistants and médecins traitants are always linked */
#define INTEGRA_LINE_SIGN_CONTINUITY 17                      /**< care goes on when the médecin traitant or the referent is absent */
#define INTEGRA_LINE_STEP_CONCERTATION 18                    /**< step 1: places of concertation */
#define INTEGRA_LINE_STEP_PILOTE 19                          /**< step 2: a pilote */
#define INTEGRA_LINE_STEP_OBJECTIVES 20                      /**< step 3: objectives */
#define INTEGRA_LINE_STEP_ENGINES 21                         /**< step 4: the engines of integration */
#define INTEGRA_LINE_STEP_DYNAMIC 22                         /**< step 5: keeping the dynamic alive */
#define INTEGRA_LINE_STEP_EVALUATION 23                      /**< step 6: evaluating and adjusting */
#define INTEGRA_LINE_ACTION_1_EXISTING_DYNAMICS 24           /**< what is under way on the territory is built upon */
#define INTEGRA_LINE_ACTION_1_SHARED_VISION 25               /**< actors have a general frame and share a vision */
#define INTEGRA_LINE_ACTION_1_CLEAR_OBJECTIVES 26            /**< objectives of integration and the changes they ask for are clear */
#define INTEGRA_LINE_ACTION_1_DECIDERS 27                    /**< those who decide and those who run services take part at every level */
#define INTEGRA_LINE_ACTION_1_FUNDERS 28                     /**< those who decide and fund support integration */
#define INTEGRA_LINE_ACTION_2_DESIGNATED 29                  /**< a pilote is designated */
#define INTEGRA_LINE_ACTION_2_RECOGNISED 30                  /**< local actors and institutions recognise the pilote */
#define INTEGRA_LINE_ACTION_2_NEUTRAL 31                     /**< the pilote is neutral */
#define INTEGRA_LINE_ACTION_2_LISTENING 32                   /**< the pilote listens */
#define INTEGRA_LINE_ACTION_2_TRAINED 33                     /**< the pilote is trained for the office */
#define INTEGRA_LINE_ACTION_2_ARS_CONCERTATION 34            /**< the pilote was designated after a concertation led by the ARS */
#define INTEGRA_LINE_ACTION_3_DIAGNOSIS 35                   /**< a shared diagnosis foresees needs at 5 to 10 years */
#define INTEGRA_LINE_ACTION_3_PUBLIC 36                      /**< the target public is defined, and within it who needs assistance */
#define INTEGRA_LINE_ACTION_3_COMMON_PLAN 37                 /**< a common plan of action is set up */
#define INTEGRA_LINE_ACTION_3_SERVICES 38                    /**< the services to integrate are named */
#define INTEGRA_LINE_ACTION_3_IMPOSED_ADAPTABLE 39           /**< changes imposed on all are told apart from what each may adapt */
#define INTEGRA_LINE_ACTION_5_FUNDING 40                     /**< lasting and consistent funding supports reorganisation */
#define INTEGRA_LINE_ACTION_5_CONCERTATION 41                /**< concertation goes on at every level */
#define INTEGRA_LINE_ACTION_5_FEEDBACK 42                    /**< changes and results are soon told to every actor */
#define INTEGRA_LINE_ACTION_5_NEEDS_RISE 43                  /**< unmet needs and difficulties rise to the pilote and to governance */
#define INTEGRA_LINE_ACTION_5_DECISIONS_FOLLOWED 44          /**< decisions are followed up */
#define INTEGRA_LINE_ACTION_5_INTERESTS 45                   /**< conflicts of interest are managed */
#define INTEGRA_LINE_ACTION_6_CRITERIA 46                    /**< actors have agreed on criteria of effectiveness */
#define INTEGRA_LINE_ACTION_6_ADAPTED 47                     /**< the approach is adapted to first results and difficulties */
#define INTEGRA_LINE_ACTION_6_REALISTIC_TIME 48              /**< impact is evaluated after a realistic time, three years at least */
#define INTEGRA_LINE_CONDITION_POLICIES 49                   /**< public policies are consistent, and their differences managed */
#define INTEGRA_LINE_CONDITION_ONE_PILOTE 50                 /**< one pilote, recognised by all */
#define INTEGRA_LINE_CONDITION_NEEDS 51                      /**< integration starts from the needs of users and professionals */
#define INTEGRA_LINE_CONDITION_GPS 52                        /**< health professionals, general practitioners above all, are involved from the start */
#define INTEGRA_LINE_CONDITION_ELECTED 53                    /**< elected officials take part in the initiative and in convening */
#define INTEGRA_LINE_CONDITION_ASSISTANTS 54                 /**< assistants work closely with general practitioners and primary care teams */
#define INTEGRA_LINE_CONDITION_TRAINING 55                   /**< professionals of the three sectors are trained together */
#define INTEGRA_LINE_OBSTACLE_LOCAL_CONTEXT 56               /**< the local context is not taken into account */
#define INTEGRA_LINE_OBSTACLE_FUNDING 57                     /**< nobody knows how funding will last */
#define INTEGRA_LINE_OBSTACLE_INFORMATION_SYSTEM 58          /**< there is no shared information system */
#define INTEGRA_LINE_OBSTACLE_CULTURES 59                    /**< professional cultures resist */
#define INTEGRA_LINE_OBSTACLE_TRUST 60                       /**< partners lack drive and trust */
#define INTEGRA_LINE_OBSTACLE_LEGITIMACY 61                  /**< the pilote lacks legitimacy */
#define INTEGRA_LINE_OBSTACLE_PRACTICE 62                    /**< professionals refuse to work otherwise */
#define INTEGRA_LINE_OBSTACLE_COMMUNICATION 63               /**< communication is lacking */
#define INTEGRA_LINE_OBSTACLE_WITHDRAWAL 64                  /**< an actor has withdrawn */
#define INTEGRA_LINE_OBSTACLE_INCENTIVES 65                  /**< incentives are unsuitable or contradict each other */
#define INTEGRA_LINE_LEVER_CHARTERS 66                       /**< charters of governance are open to others than older people */
#define INTEGRA_LINE_LEVER_COHERENCE 67                      /**< present places of exchange and those to come are consistent */
#define INTEGRA_LINE_LEVER_PILOTES 68                        /**< the role of the MAIA is stated, and pilotes are supported */
#define INTEGRA_LINE_LEVER_SELF_EMPLOYED 69                  /**< self-employed professionals have a lasting frame to take part in governance */
#define INTEGRA_LINE_LEVER_USERS_SPEECH 70                   /**< users and those who represent them are present and speak */
#define INTEGRA_LINE_LEVER_GUICHETS 71                       /**< guichets intégrés that inform and orient users and carers are supported */
#define INTEGRA_LINE_LEVER_COLLECTIVE_SOLUTIONS 72           /**< collective solutions are found and given authority */
#define INTEGRA_LINE_LEVER_INFORMATION_SYSTEM 73             /**< information systems that further integration are supported */
#define INTEGRA_LINE_LEVER_PROTOCOLS 74                      /**< protocols of cooperation between professionals are developed */
#define INTEGRA_LINE_LEVER_ATTENDANCE 75                     /**< contracts bind structures and services to attend */
#define INTEGRA_LINE_LEVER_LOCAL_PROJECTS 76                 /**< new forms of local organisation are put to use for projects */
#define INTEGRA_LINE_PLACE_FRAME 77                          /**< places of exchange have a frame for animation and action */
#define INTEGRA_LINE_PLACE_TOOLS 78                          /**< places of exchange have tools to follow and report */
#define INTEGRA_LINE_PLACE_METHOD 79                         /**< method is agreed on in the region, the department and locally */
#define INTEGRA_LINE_PLACE_COMMUNICATION 80                  /**< communication brings in all actors, step by step */
#define INTEGRA_LINE_PLACE_PROBLEM_SOLVING 81                /**< places of exchange have a method to solve problems */
#define INTEGRA_LINE_SUPPORT_INTEGRATION 82                  /**< support functions are part of the territory's integration, with common tools */
#define INTEGRA_LINE_SUPPORT_PROXIMITY 83                    /**< support is near doctors and primary care teams */
#define INTEGRA_LINE_SUPPORT_TARGETING 84                    /**< support goes to patients who can benefit from it */
#define INTEGRA_LINE_SUPPORT_TRANSITIONS 85                  /**< support helps to organise the way home from hospital */
#define INTEGRA_LINE_SUPPORT_KNOWHOW 86                      /**< support passes tools, knowledge and know-how on to professionals */
#define INTEGRA_LINE_ASSISTANCE_LOCAL_CONTEXT 87             /**< assistance fits the local context */
#define INTEGRA_LINE_ASSISTANCE_TARGETING 88                 /**< assistance goes to those whom it can benefit */
#define INTEGRA_LINE_ASSISTANCE_CASELOAD 89                  /**< each assistant's caseload is consistent */
#define INTEGRA_LINE_ASSISTANCE_GPS 90                       /**< general practitioners took part in the design from the start */
#define INTEGRA_LINE_ASSISTANCE_MT_INFORMED 91               /**< the médecin traitant is regularly informed */
#define INTEGRA_LINE_ASSISTANCE_TRANSITION_ETP 92            /**< assistance covers transitions and therapeutic education */
#define INTEGRA_LINE_ASSISTANCE_ENTRY 93                     /**< assistance has an integrated point of entry */
#define INTEGRA_LINE_ASSISTANCE_FACE_TO_FACE 94              /**< people are met face to face, or face to face and by phone */
#define INTEGRA_LINE_ASSISTANCE_PROXIMITY 95                 /**< assistants are near primary care professionals */
#define INTEGRA_LINE_SETTING_INTEGRATION 96                  /**< health and social services are being integrated on the territory */
#define INTEGRA_LINE_SETTING_COMMON_TOOLS 97                 /**< actors adopt common tools to orient and assess */
#define INTEGRA_LINE_SETTING_PROXIMITY 98                    /**< support functions are as close to primary care as can be */
#define INTEGRA_LINE_SETTING_INCENTIVES 99                   /**< financial incentives go with support functions on priorities */
#define INTEGRA_LINE_SETTING_FUNDING 100                     /**< all carriers and all funding there is are mobilised */
#define INTEGRA_LINE_SETTING_ASSISTANTS 101                  /**< profile, skills and training of assistants are defined */
#define INTEGRA_LINE_BENEFIT_USERS 102                       /**< users perceive a benefit */
#define INTEGRA_LINE_BENEFIT_PROFESSIONALS 103               /**< professionals perceive a benefit */
#define INTEGRA_LINE_SUBSYSTEM_GOVERNANCE 104                /**< governance, funding and information are organised together */
#define INTEGRA_LINE_SUBSYSTEM_PRACTICE 105                  /**< ways to care and rules of good practice are organised together */
#define INTEGRA_LINE_SUBSYSTEM_VALUES 106                    /**< representations and values are shared */
#define INTEGRA_LINE_VIGILANCE_COMMON_SPACE 107              /**< the common space is kept up over time */
#define INTEGRA_LINE_VIGILANCE_INITIAL_AIM 108               /**< the initial aim is kept in sight */
#define INTEGRA_LINE_VIGILANCE_LEARNING 109                  /**< the organisation learns, to everyone's benefit */
#define INTEGRA_LINE_CRITERION_CONTINUUM 110                 /**< each has a part in the territory's continuum of answers */
#define INTEGRA_LINE_CRITERION_SHARED_TOOLS 111              /**< tools and references are shared, around a project with the person */
#define INTEGRA_LINE_CRITERION_CO_RESPONSIBILITY 112         /**< actors are responsible together, and practice has changed */
#define INTEGRA_LINE_IMPLEMENTATION_PATIENTS 113             /**< needs and projects to follow patients are listed */
#define INTEGRA_LINE_IMPLEMENTATION_TEAMWORK 114             /**< needs and projects to organise teamwork are listed */
#define INTEGRA_LINE_IMPLEMENTATION_RESOURCES 115            /**< needs are compared with resources, local and regional */
#define INTEGRA_LINE_IMPLEMENTATION_STRATEGY 116             /**< there is a regional strategy of support functions */
#define INTEGRA_LINE_IMPLEMENTATION_WITHIN_TEAMS 117         /**< functions that can be are placed with multi-professional structures */
#define INTEGRA_LINE_IMPLEMENTATION_CARRIERS 118             /**< other legitimate carriers are known */
#define INTEGRA_LINE_IMPLEMENTATION_GUICHET 119              /**< a guichet intégré answers for one territory or several */
#define INTEGRA_LINE_IMPLEMENTATION_COMMUNICATION 120        /**< professionals are told which support functions there are */
#define INTEGRA_LINE_IMPLEMENTATION_SCREENING 121            /**< professionals have a tool to screen who needs pathway assistance */
#define INTEGRA_LINE_IMPLEMENTATION_KNOWHOW 122              /**< know-how is checked to have been passed on to professionals */
#define INTEGRA_LINE_PRINCIPLE_FUNCTIONS 123                 /**< the three missions of support, which are compulsory, are exercised */
#define INTEGRA_LINE_PRINCIPLE_NO_OPERATOR 124               /**< no operator is presumed */
#define INTEGRA_LINE_PRINCIPLE_ONE_SYSTEM 125                /**< all components share one information system */
#define INTEGRA_LINE_PRINCIPLE_CONSULTED 126                 /**< professionals and users are consulted */
#define INTEGRA_LINE_PITFALL_MERGER_FIRST 127                /**< structures were merged first, or merging is all that was done */
#define INTEGRA_LINE_PITFALL_MERGER_UNWANTED 128             /**< a merger is not wanted by the field */
#define INTEGRA_LINE_PITFALL_COMPLEX_CASES_ONLY 129          /**< integration comes down to solving complex cases */
#define INTEGRA_LINE_PITFALL_ONE_DIRECTION 130               /**< two levels talk in one direction only */
#define INTEGRA_LINE_PITFALL_ELECTED_ABSENT 131              /**< elected officials are absent */
#define INTEGRA_LINE_PITFALL_DEAD_LETTERS 132                /**< decisions remain dead letters */
#define INTEGRA_LINE_PITFALL_EARLY_IMPACT_EVALUATION 133     /**< impact is evaluated too early, before three years */
#define INTEGRA_LINE_PITFALL_SIDE_BY_SIDE 134                /**< support structures act side by side without one procedure of orientation */
#define INTEGRA_LINE_PITFALL_ISOLATED_LEFT_OUT 135           /**< practitioners who work alone are left out */
#define INTEGRA_LINE_PITFALL_NO_KNOWHOW_TRANSFER 136         /**< services are delivered without transfer of know-how */
#define INTEGRA_LINE_PITFALL_NO_MT_FEEDBACK 137              /**< people are assisted without feedback to the médecin traitant */
#define INTEGRA_LINE_PITFALL_AWAY_FROM_PRIMARY_CARE 138      /**< support is away from primary care, where a structure could host it */
#define INTEGRA_LINE_PITFALL_FUNCTIONS_WITHOUT_NEEDS 139     /**< support functions were set up without analysis of needs */
#define INTEGRA_LINE_PITFALL_NO_PERSONALISED_FOLLOW_UP 140   /**< services are integrated without any personalised follow-up */
#define INTEGRA_LINE_WARNING_LAYERS 141                      /**< layers of coordination pile up */
#define INTEGRA_LINE_PROGRESS_INTEGRATION 142                /**< services are integrated: beyond coordination */
/* line_group */
#define INTEGRA_LINE_GROUP_LEVEL 1                           /**< levels of concertation */
#define INTEGRA_LINE_GROUP_EXCHANGE 2                        /**< exchanges between levels */
#define INTEGRA_LINE_GROUP_ENGINE 3                          /**< engines of integration */
#define INTEGRA_LINE_GROUP_SIGN 4                            /**< signs of progress */
#define INTEGRA_LINE_GROUP_STEP 5                            /**< steps */
#define INTEGRA_LINE_GROUP_ACTION 6                          /**< actions of a step */
#define INTEGRA_LINE_GROUP_CONDITION 7                       /**< conditions of integration */
#define INTEGRA_LINE_GROUP_OBSTACLE 8                        /**< obstacles */
#define INTEGRA_LINE_GROUP_LEVER 9                           /**< levers */
#define INTEGRA_LINE_GROUP_PLACE_CONDITION 10                /**< conditions of places of exchange */
#define INTEGRA_LINE_GROUP_SUPPORT_CONDITION 11              /**< conditions of support functions */
#define INTEGRA_LINE_GROUP_ASSISTANCE_FACTOR 12              /**< success factors of pathway assistance */
#define INTEGRA_LINE_GROUP_SUPPORT_SETTING 13                /**< setting of support functions */
#define INTEGRA_LINE_GROUP_BENEFIT 14                        /**< benefits perceived */
#define INTEGRA_LINE_GROUP_SUBSYSTEM 15                      /**< sub-systems */
#define INTEGRA_LINE_GROUP_VIGILANCE 16                      /**< points of vigilance */
#define INTEGRA_LINE_GROUP_CRITERION 17                      /**< criteria of integration */
#define INTEGRA_LINE_GROUP_IMPLEMENTATION 18                 /**< setting up support functions */
#define INTEGRA_LINE_GROUP_PRINCIPLE 19                      /**< first principles of support functions */
#define INTEGRA_LINE_GROUP_PITFALL 20                        /**< pitfalls */
#define INTEGRA_LINE_GROUP_WARNING 21                        /**< warnings */
#define INTEGRA_LINE_GROUP_PROGRESS 22                       /**< coordination or integration */
/* tier */
#define INTEGRA_TIER_MACRO 1                                 /**< macro level, strategic */
#define INTEGRA_TIER_MESO 2                                  /**< meso level, tactical */
#define INTEGRA_TIER_MICRO 3                                 /**< micro level, clinical */
/* decision_scope */
#define INTEGRA_DECISION_SCOPE_POLICY 1                      /**< public policies */
#define INTEGRA_DECISION_SCOPE_FUNDING 2                     /**< funding */
#define INTEGRA_DECISION_SCOPE_CONTRACT 3                    /**< contracts */
#define INTEGRA_DECISION_SCOPE_TOOL 4                        /**< shared tools */
#define INTEGRA_DECISION_SCOPE_PROTOCOL 5                    /**< protocols of the territory */
#define INTEGRA_DECISION_SCOPE_PRIORITY 6                    /**< priorities */
#define INTEGRA_DECISION_SCOPE_ORGANISATION 7                /**< organisation of services */
#define INTEGRA_DECISION_SCOPE_CARE 8                        /**< one person's care */
/* body_kind */
#define INTEGRA_BODY_KIND_TABLE 1                            /**< table of concertation */
#define INTEGRA_BODY_KIND_PLENARY 2                          /**< plenary assembly */
#define INTEGRA_BODY_KIND_STEERING 3                         /**< steering committee */
#define INTEGRA_BODY_KIND_WORKING_GROUP 4                    /**< working group */
#define INTEGRA_BODY_KIND_CLINICAL 5                         /**< clinical concertation */
#define INTEGRA_BODY_KIND_INCLUSION 6                        /**< inclusion meeting */
/* seat_category */
#define INTEGRA_SEAT_CATEGORY_ARS 1                          /**< ARS */
#define INTEGRA_SEAT_CATEGORY_DEPARTMENTAL_COUNCIL 2         /**< departmental council */
#define INTEGRA_SEAT_CATEGORY_USERS 3                        /**< users and their associations */
#define INTEGRA_SEAT_CATEGORY_URPS 4                         /**< URPS */
#define INTEGRA_SEAT_CATEGORY_HEALTH_INSURANCE 5             /**< health insurance */
#define INTEGRA_SEAT_CATEGORY_SOCIAL_COHESION 6              /**< social cohesion services of the State */
#define INTEGRA_SEAT_CATEGORY_PENSION_FUND 7                 /**< pension fund */
#define INTEGRA_SEAT_CATEGORY_EDUCATION 8                    /**< education */
#define INTEGRA_SEAT_CATEGORY_ELECTED 9                      /**< elected officials */
#define INTEGRA_SEAT_CATEGORY_MANAGER 10                     /**< managers of structures and services */
#define INTEGRA_SEAT_CATEGORY_SELF_EMPLOYED 11               /**< self-employed health professionals */
#define INTEGRA_SEAT_CATEGORY_CCAS 12                        /**< CCAS and the like */
#define INTEGRA_SEAT_CATEGORY_CARER 13                       /**< carers */
#define INTEGRA_SEAT_CATEGORY_HOUSING 14                     /**< housing */
#define INTEGRA_SEAT_CATEGORY_POLICE 15                      /**< police */
#define INTEGRA_SEAT_CATEGORY_JUSTICE 16                     /**< justice */
#define INTEGRA_SEAT_CATEGORY_OTHER 17                       /**< another category */
/* seat_category, in a set of them */
#define INTEGRA_SEAT_CATEGORY_BIT_ARS (1u << 1)
#define INTEGRA_SEAT_CATEGORY_BIT_DEPARTMENTAL_COUNCIL (1u << 2)
#define INTEGRA_SEAT_CATEGORY_BIT_USERS (1u << 3)
#define INTEGRA_SEAT_CATEGORY_BIT_URPS (1u << 4)
#define INTEGRA_SEAT_CATEGORY_BIT_HEALTH_INSURANCE (1u << 5)
#define INTEGRA_SEAT_CATEGORY_BIT_SOCIAL_COHESION (1u << 6)
#define INTEGRA_SEAT_CATEGORY_BIT_PENSION_FUND (1u << 7)
#define INTEGRA_SEAT_CATEGORY_BIT_EDUCATION (1u << 8)
#define INTEGRA_SEAT_CATEGORY_BIT_ELECTED (1u << 9)
#define INTEGRA_SEAT_CATEGORY_BIT_MANAGER (1u << 10)
#define INTEGRA_SEAT_CATEGORY_BIT_SELF_EMPLOYED (1u << 11)
#define INTEGRA_SEAT_CATEGORY_BIT_CCAS (1u << 12)
#define INTEGRA_SEAT_CATEGORY_BIT_CARER (1u << 13)
#define INTEGRA_SEAT_CATEGORY_BIT_HOUSING (1u << 14)
#define INTEGRA_SEAT_CATEGORY_BIT_POLICE (1u << 15)
#define INTEGRA_SEAT_CATEGORY_BIT_JUSTICE (1u << 16)
#define INTEGRA_SEAT_CATEGORY_BIT_OTHER (1u << 17)
/* profession */
#define INTEGRA_PROFESSION_GENERAL_PRACTITIONER 1            /**< general practitioner */
#define INTEGRA_PROFESSION_SPECIALIST 2                      /**< specialist physician */
#define INTEGRA_PROFESSION_NURSE 3                           /**< nurse */
#define INTEGRA_PROFESSION_PHARMACIST 4                      /**< pharmacist */
#define INTEGRA_PROFESSION_PHYSIOTHERAPIST 5                 /**< physiotherapist */
#define INTEGRA_PROFESSION_MIDWIFE 6                         /**< midwife */
#define INTEGRA_PROFESSION_DENTIST 7                         /**< dentist */
#define INTEGRA_PROFESSION_OTHER 8                           /**< another profession */
/* power */
#define INTEGRA_POWER_DECIDES 1                              /**< decides */
#define INTEGRA_POWER_DELEGATED 2                            /**< holds a delegation */
#define INTEGRA_POWER_NONE 3                                 /**< neither decides nor holds a delegation */
/* difficulty_kind */
#define INTEGRA_DIFFICULTY_KIND_SERVICE 1                    /**< a service that is missing */
#define INTEGRA_DIFFICULTY_KIND_SUPPORT_FUNCTION 2           /**< a support function that is missing */
#define INTEGRA_DIFFICULTY_KIND_OTHER 3                      /**< another difficulty */
/* matter_closing */
#define INTEGRA_MATTER_CLOSING_SETTLED 1                     /**< settled */
#define INTEGRA_MATTER_CLOSING_TAKEN_ELSEWHERE 2             /**< taken up elsewhere */
#define INTEGRA_MATTER_CLOSING_WITHOUT_OBJECT 3              /**< no longer a matter */
#define INTEGRA_MATTER_CLOSING_OTHER 4                       /**< another reason */
/* drop_reason */
#define INTEGRA_DROP_REASON_REFUSED 1                        /**< refused */
#define INTEGRA_DROP_REASON_OVERTAKEN 2                      /**< overtaken by another */
#define INTEGRA_DROP_REASON_WITHOUT_MEANS 3                  /**< without the means */
#define INTEGRA_DROP_REASON_OTHER 4                          /**< another reason */
/* flow_content */
#define INTEGRA_FLOW_CONTENT_NEED 1                          /**< a need */
#define INTEGRA_FLOW_CONTENT_DIFFICULTY 2                    /**< a difficulty */
#define INTEGRA_FLOW_CONTENT_DECISION 3                      /**< a decision */
#define INTEGRA_FLOW_CONTENT_FEEDBACK 4                      /**< feedback */
/* inclusion_outcome */
#define INTEGRA_INCLUSION_OUTCOME_TAKEN 1                    /**< taken */
#define INTEGRA_INCLUSION_OUTCOME_REFUSED 2                  /**< refused */
/* refusal_reason */
#define INTEGRA_REFUSAL_REASON_NOT_INDICATED 1               /**< not indicated */
#define INTEGRA_REFUSAL_REASON_DECLINED 2                    /**< declined by the person */
#define INTEGRA_REFUSAL_REASON_NO_PLACE 3                    /**< no free place */
#define INTEGRA_REFUSAL_REASON_OTHER_PUBLIC 4                /**< another public */
#define INTEGRA_REFUSAL_REASON_OUTSIDE 5                     /**< outside the territory */
#define INTEGRA_REFUSAL_REASON_OTHER 6                       /**< another reason */
/* support */
#define INTEGRA_SUPPORT_F1 1                                 /**< assess the person */
#define INTEGRA_SUPPORT_F2 2                                 /**< plan interventions */
#define INTEGRA_SUPPORT_F3 3                                 /**< follow up and coordinate */
#define INTEGRA_SUPPORT_F4 4                                 /**< accompany the person */
#define INTEGRA_SUPPORT_F5 5                                 /**< re-evaluate */
#define INTEGRA_SUPPORT_F6 6                                 /**< help organise multi-professional work */
#define INTEGRA_SUPPORT_PATHWAY_ASSISTANCE 7                 /**< pathway assistance */
#define INTEGRA_SUPPORT_GUICHET 8                            /**< guichet */
/* carrier_kind */
#define INTEGRA_CARRIER_KIND_MAIA 1                          /**< carrier of a MAIA */
#define INTEGRA_CARRIER_KIND_LOCAL_HEALTH_CONTRACT 2         /**< partners of a local health contract */
#define INTEGRA_CARRIER_KIND_ASSOCIATION 3                   /**< non-profit association */
#define INTEGRA_CARRIER_KIND_COOPERATION_GROUP 4             /**< cooperation group (GCS, GCSMS) */
#define INTEGRA_CARRIER_KIND_HEALTH_FACILITY 5               /**< health facility */
#define INTEGRA_CARRIER_KIND_HEALTH_NETWORK 6                /**< health network */
#define INTEGRA_CARRIER_KIND_OTHER 7                         /**< another carrier */
/* evaluation_kind */
#define INTEGRA_EVALUATION_KIND_IMPACT 1                     /**< impact */
#define INTEGRA_EVALUATION_KIND_INDICATORS 2                 /**< indicators */
#define INTEGRA_EVALUATION_KIND_ADJUSTMENT 3                 /**< periodic adjustment */
/* plan_part */
#define INTEGRA_PLAN_PART_IMPOSED 1                          /**< imposed on all */
#define INTEGRA_PLAN_PART_ADAPTABLE 2                        /**< adaptable */
/* tally_kind */
#define INTEGRA_TALLY_KIND_KNOWHOW_TRANSFER 1                /**< services with a transfer of know-how */
#define INTEGRA_TALLY_KIND_MT_FEEDBACK 2                     /**< assistance with feedback to the médecin traitant */
#define INTEGRA_TALLY_KIND_MT_LINK 3                         /**< plans with a link to the médecin traitant */
#define INTEGRA_TALLY_KIND_CONTINUITY 4                      /**< plans without a gap */
/* exchange_state */
#define INTEGRA_EXCHANGE_STATE_UNKNOWN 0                     /**< not known */
#define INTEGRA_EXCHANGE_STATE_BOTH_WAYS 1                   /**< both ways */
#define INTEGRA_EXCHANGE_STATE_TOP_DOWN_ONLY 2               /**< top-down only */
#define INTEGRA_EXCHANGE_STATE_BOTTOM_UP_ONLY 3              /**< bottom-up only */
#define INTEGRA_EXCHANGE_STATE_NONE 4                        /**< no exchange */
/* step_state */
#define INTEGRA_STEP_STATE_UNKNOWN 0                         /**< not known */
#define INTEGRA_STEP_STATE_NOT_STARTED 1                     /**< not started */
#define INTEGRA_STEP_STATE_UNDER_WAY 2                       /**< under way */
#define INTEGRA_STEP_STATE_DONE 3                            /**< done */
/* progress_state */
#define INTEGRA_PROGRESS_STATE_UNKNOWN 0                     /**< not known */
#define INTEGRA_PROGRESS_STATE_COORDINATION 1                /**< coordination */
#define INTEGRA_PROGRESS_STATE_UNDER_WAY 2                   /**< under way to integration */
#define INTEGRA_PROGRESS_STATE_INTEGRATION 3                 /**< integration */
/* question_kind */
#define INTEGRA_QUESTION_KIND_CLAIM 1                        /**< whether a list is complete */
#define INTEGRA_QUESTION_KIND_FIELD 2                        /**< a field of a row */
#define INTEGRA_QUESTION_KIND_STATEMENT 3                    /**< what is to be stated */
/* territory_table */
#define INTEGRA_TERRITORY_TABLE_STRUCTURE 1                  /**< structures */
#define INTEGRA_TERRITORY_TABLE_BODY 2                       /**< bodies */
#define INTEGRA_TERRITORY_TABLE_SEAT 3                       /**< seats */
#define INTEGRA_TERRITORY_TABLE_MEETING 4                    /**< meetings */
#define INTEGRA_TERRITORY_TABLE_PRESENT 5                    /**< attendance of meetings */
#define INTEGRA_TERRITORY_TABLE_CLINICAL_MONTH 6             /**< clinical concertation by month */
#define INTEGRA_TERRITORY_TABLE_DIFFICULTY 7                 /**< difficulties */
#define INTEGRA_TERRITORY_TABLE_MATTER 8                     /**< matters */
#define INTEGRA_TERRITORY_TABLE_AGENDA 9                     /**< agendas */
#define INTEGRA_TERRITORY_TABLE_CONCERNED 10                 /**< who is concerned */
#define INTEGRA_TERRITORY_TABLE_INTEREST 11                  /**< interests declared */
#define INTEGRA_TERRITORY_TABLE_DECISION 12                  /**< decisions */
#define INTEGRA_TERRITORY_TABLE_ADDRESSEE 13                 /**< addressees of decisions */
#define INTEGRA_TERRITORY_TABLE_PARTICIPANT 14               /**< who took part in decisions */
#define INTEGRA_TERRITORY_TABLE_FLOW 15                      /**< flows between levels */
#define INTEGRA_TERRITORY_TABLE_FEEDBACK 16                  /**< feedback */
#define INTEGRA_TERRITORY_TABLE_TOLD 17                      /**< who was told */
#define INTEGRA_TERRITORY_TABLE_INCLUSION_MONTH 18           /**< inclusion meetings by month */
#define INTEGRA_TERRITORY_TABLE_INCLUSION_OUTCOME 19         /**< outcomes of inclusion */
#define INTEGRA_TERRITORY_TABLE_FUNCTION 20                  /**< support functions */
#define INTEGRA_TERRITORY_TABLE_PILOTE 21                    /**< pilotes */
#define INTEGRA_TERRITORY_TABLE_MERGER 22                    /**< mergers */
#define INTEGRA_TERRITORY_TABLE_EVALUATION 23                /**< evaluations */
#define INTEGRA_TERRITORY_TABLE_COMMON_PLAN 24               /**< common plans of action */
#define INTEGRA_TERRITORY_TABLE_PARTNER 25                   /**< partners of a plan */
#define INTEGRA_TERRITORY_TABLE_PLAN_CHANGE 26               /**< changes of a plan */
#define INTEGRA_TERRITORY_TABLE_DIAGNOSIS 27                 /**< diagnoses */
#define INTEGRA_TERRITORY_TABLE_NEED 28                      /**< needs */
#define INTEGRA_TERRITORY_TABLE_STATEMENT 29                 /**< statements */
#define INTEGRA_TERRITORY_TABLE_TALLY 30                     /**< tallies */
/* column_kind */
#define INTEGRA_COLUMN_KIND_OWN 1                            /**< the row's own identifier */
#define INTEGRA_COLUMN_KIND_ID 2                             /**< an identifier */
#define INTEGRA_COLUMN_KIND_REF 3                            /**< the place of another row */
#define INTEGRA_COLUMN_KIND_DATE 4                           /**< a day, none, or said unknown */
#define INTEGRA_COLUMN_KIND_DAY 5                            /**< a day, or not known */
#define INTEGRA_COLUMN_KIND_MONTH 6                          /**< the first day of a month */
#define INTEGRA_COLUMN_KIND_TRI 7                            /**< no, yes or not known */
#define INTEGRA_COLUMN_KIND_WORD 8                           /**< a word of a group */
#define INTEGRA_COLUMN_KIND_FLAG 9                           /**< a claim that stands on the row */
#define INTEGRA_COLUMN_KIND_NUMBER 10                        /**< a number, or not known */
/* </generated> */

/* <generated from spec/tables.tsv: columns> */
/* structure */
#define INTEGRA_COLUMN_STRUCTURE_ID 0                        /**< the structure's identifier */
#define INTEGRA_COLUMN_STRUCTURE_KIND 1                      /**< its kind; institutions are kinds */
#define INTEGRA_COLUMN_STRUCTURE_CARRIER 2                   /**< the legal entity that carries it */
#define INTEGRA_COLUMN_STRUCTURE_OPENS 3                     /**< first day */
#define INTEGRA_COLUMN_STRUCTURE_CLOSES 4                    /**< last day */
#define INTEGRA_COLUMN_STRUCTURE_GROUPED 5                   /**< of a practice: whether it works within a multi-professional structure */
#define INTEGRA_COLUMN_STRUCTURE_SERVED 6                    /**< of a practice: whether support functions serve it */
#define INTEGRA_COLUMN_STRUCTURE_SHARES_PROCEDURE 7          /**< whether it shares the orientation procedure of the territory */
#define INTEGRA_COLUMN_STRUCTURE_INFORMATION_SYSTEM 8        /**< the system in which it shares data; equal identifiers are one system */
#define INTEGRA_COLUMN_STRUCTURE_CONTRACT_ATTENDANCE 9       /**< whether a contract binds it to attend */
/* body */
#define INTEGRA_COLUMN_BODY_ID 0                             /**< the body's identifier */
#define INTEGRA_COLUMN_BODY_TIER 1                           /**< its level */
#define INTEGRA_COLUMN_BODY_KIND 2                           /**< what it is */
#define INTEGRA_COLUMN_BODY_OPENS 3                          /**< first day */
#define INTEGRA_COLUMN_BODY_CLOSES 4                         /**< last day */
#define INTEGRA_COLUMN_BODY_HOST 5                           /**< who hosts it */
#define INTEGRA_COLUMN_BODY_CONVENOR 6                       /**< who calls or presides it */
#define INTEGRA_COLUMN_BODY_ANIMATOR 7                       /**< who animates it */
#define INTEGRA_COLUMN_BODY_ELECTED_CONVENE 8                /**< whether elected officials take part in convening it */
#define INTEGRA_COLUMN_BODY_SEATS_COMPLETE 9                 /**< its seats are all listed */
#define INTEGRA_COLUMN_BODY_MEETINGS_COMPLETE 10             /**< its meetings are all listed, from meetings_from to meetings_to */
#define INTEGRA_COLUMN_BODY_MEETINGS_FROM 11                 /**< first day of that; none: from the beginning */
#define INTEGRA_COLUMN_BODY_MEETINGS_TO 12                   /**< last day of that; none: without end */
#define INTEGRA_COLUMN_BODY_RHYTHM_DAYS 13                   /**< the rhythm it states, in days: shown, settling nothing */
#define INTEGRA_COLUMN_BODY_MEETINGS_STATED 14               /**< the number of meetings it states: shown, settling nothing */
/* seat */
#define INTEGRA_COLUMN_SEAT_BODY 0                           /**< the body */
#define INTEGRA_COLUMN_SEAT_STRUCTURE 1                      /**< the structure that sends */
#define INTEGRA_COLUMN_SEAT_PERSON 2                         /**< who sits */
#define INTEGRA_COLUMN_SEAT_CATEGORY 3                       /**< one */
#define INTEGRA_COLUMN_SEAT_PROFESSION 4                     /**< of a self-employed professional */
#define INTEGRA_COLUMN_SEAT_POWER 5                          /**< whether who sits decides or holds a delegation */
#define INTEGRA_COLUMN_SEAT_OPENS 6                          /**< first day */
#define INTEGRA_COLUMN_SEAT_CLOSES 7                         /**< last day */
/* meeting */
#define INTEGRA_COLUMN_MEETING_ID 0                          /**< the meeting's identifier */
#define INTEGRA_COLUMN_MEETING_BODY 1                        /**< which body met */
#define INTEGRA_COLUMN_MEETING_DATE 2                        /**< when */
#define INTEGRA_COLUMN_MEETING_PRESENT_COMPLETE 3            /**< who was there is all listed */
#define INTEGRA_COLUMN_MEETING_USERS_SPOKE 4                 /**< whether users or their representatives spoke */
/* present */
#define INTEGRA_COLUMN_PRESENT_MEETING 0                     /**< the meeting */
#define INTEGRA_COLUMN_PRESENT_STRUCTURE 1                   /**< the structure that was there */
/* clinical_month */
#define INTEGRA_COLUMN_CLINICAL_MONTH_BODY 0                 /**< the micro body, or none: the whole territory */
#define INTEGRA_COLUMN_CLINICAL_MONTH_MONTH 1                /**< the first day of the month */
#define INTEGRA_COLUMN_CLINICAL_MONTH_HELD 2                 /**< clinical meetings held in it, up to the day of the review */
#define INTEGRA_COLUMN_CLINICAL_MONTH_WITH_MT 3              /**< those with the medecin traitant */
#define INTEGRA_COLUMN_CLINICAL_MONTH_WITH_EVERY_SECTOR 4    /**< those with every sector of the plan */
/* difficulty */
#define INTEGRA_COLUMN_DIFFICULTY_ID 0                       /**< the difficulty's identifier */
#define INTEGRA_COLUMN_DIFFICULTY_KIND 1                     /**< what topic counts: a service, a support function, another */
#define INTEGRA_COLUMN_DIFFICULTY_TOPIC 2                    /**< the service, the function, or the caller's own number */
#define INTEGRA_COLUMN_DIFFICULTY_DATE 3                     /**< when it was raised */
#define INTEGRA_COLUMN_DIFFICULTY_DEMAND 4                   /**< the demand it came from: in no message that rises */
#define INTEGRA_COLUMN_DIFFICULTY_STRUCTURE 5                /**< who raised it */
#define INTEGRA_COLUMN_DIFFICULTY_TIER 6                     /**< from which level */
/* matter */
#define INTEGRA_COLUMN_MATTER_ID 0                           /**< the matter's identifier */
#define INTEGRA_COLUMN_MATTER_KIND 1                         /**< as of a difficulty */
#define INTEGRA_COLUMN_MATTER_TOPIC 2                        /**< the same */
#define INTEGRA_COLUMN_MATTER_RAISED 3                       /**< when */
#define INTEGRA_COLUMN_MATTER_RAISED_FROM 4                  /**< from which level it was raised */
#define INTEGRA_COLUMN_MATTER_DUE 5                          /**< by when the body is to settle it */
#define INTEGRA_COLUMN_MATTER_CLOSED 6                       /**< when it was closed */
#define INTEGRA_COLUMN_MATTER_CLOSING 7                      /**< the reason of its closing */
#define INTEGRA_COLUMN_MATTER_AGENDA_COMPLETE 8              /**< the agendas it stood on are all listed */
#define INTEGRA_COLUMN_MATTER_CONCERNED_COMPLETE 9           /**< who is concerned is all listed */
/* agenda */
#define INTEGRA_COLUMN_AGENDA_MATTER 0                       /**< the matter */
#define INTEGRA_COLUMN_AGENDA_BODY 1                         /**< on whose agenda */
#define INTEGRA_COLUMN_AGENDA_DATE 2                         /**< from when */
/* concerned */
#define INTEGRA_COLUMN_CONCERNED_MATTER 0                    /**< the matter */
#define INTEGRA_COLUMN_CONCERNED_STRUCTURE 1                 /**< who is concerned */
#define INTEGRA_COLUMN_CONCERNED_RESOURCES 2                 /**< holds the resources alone */
#define INTEGRA_COLUMN_CONCERNED_SKILLS 3                    /**< holds the skills alone */
#define INTEGRA_COLUMN_CONCERNED_LEGITIMACY 4                /**< holds the legitimacy alone */
/* interest */
#define INTEGRA_COLUMN_INTEREST_MATTER 0                     /**< the matter */
#define INTEGRA_COLUMN_INTEREST_PERSON 1                     /**< who has an interest in it */
#define INTEGRA_COLUMN_INTEREST_DATE 2                       /**< when it was declared */
/* decision */
#define INTEGRA_COLUMN_DECISION_ID 0                         /**< the decision's identifier */
#define INTEGRA_COLUMN_DECISION_BODY 1                       /**< who takes it */
#define INTEGRA_COLUMN_DECISION_MEETING 2                    /**< at which meeting */
#define INTEGRA_COLUMN_DECISION_MATTER 3                     /**< on which matter */
#define INTEGRA_COLUMN_DECISION_SCOPE 4                      /**< what it is about */
#define INTEGRA_COLUMN_DECISION_OWNER 5                      /**< who sees to it */
#define INTEGRA_COLUMN_DECISION_DUE 6                        /**< by when */
#define INTEGRA_COLUMN_DECISION_PROPOSED 7                   /**< when */
#define INTEGRA_COLUMN_DECISION_ADOPTED 8                    /**< when */
#define INTEGRA_COLUMN_DECISION_UNDER_WAY 9                  /**< since when */
#define INTEGRA_COLUMN_DECISION_EFFECTIVE 10                 /**< since when */
#define INTEGRA_COLUMN_DECISION_DROPPED 11                   /**< when */
#define INTEGRA_COLUMN_DECISION_DROP_REASON 12               /**< why */
#define INTEGRA_COLUMN_DECISION_CHANGED 13                   /**< the last change recorded of it; a new owner or date is none */
#define INTEGRA_COLUMN_DECISION_ADDRESSEES_COMPLETE 14       /**< to whom it is addressed is all listed */
#define INTEGRA_COLUMN_DECISION_PARTICIPANTS_COMPLETE 15     /**< who took part is all listed */
/* addressee */
#define INTEGRA_COLUMN_ADDRESSEE_DECISION 0                  /**< the decision */
#define INTEGRA_COLUMN_ADDRESSEE_BODY 1                      /**< to whom it is addressed */
/* participant */
#define INTEGRA_COLUMN_PARTICIPANT_DECISION 0                /**< the decision */
#define INTEGRA_COLUMN_PARTICIPANT_PERSON 1                  /**< who took part in it */
/* flow */
#define INTEGRA_COLUMN_FLOW_FROM 0                           /**< the level it comes from */
#define INTEGRA_COLUMN_FLOW_TO 1                             /**< the level it goes to */
#define INTEGRA_COLUMN_FLOW_CONTENT 2                        /**< what goes */
#define INTEGRA_COLUMN_FLOW_DATE 3                           /**< when */
/* feedback */
#define INTEGRA_COLUMN_FEEDBACK_ID 0                         /**< the feedback's identifier */
#define INTEGRA_COLUMN_FEEDBACK_DATE 1                       /**< when */
#define INTEGRA_COLUMN_FEEDBACK_DECISION 2                   /**< about which decision */
#define INTEGRA_COLUMN_FEEDBACK_GENERAL 3                    /**< whether it is about everything */
#define INTEGRA_COLUMN_FEEDBACK_TO_ALL 4                     /**< whether it goes to every structure */
#define INTEGRA_COLUMN_FEEDBACK_TIER 5                       /**< the level it comes from */
#define INTEGRA_COLUMN_FEEDBACK_BODY 6                       /**< the body it is addressed to */
#define INTEGRA_COLUMN_FEEDBACK_TOLD_COMPLETE 7              /**< whom it told is all listed */
/* told */
#define INTEGRA_COLUMN_TOLD_FEEDBACK 0                       /**< the feedback */
#define INTEGRA_COLUMN_TOLD_STRUCTURE 1                      /**< whom it told */
/* inclusion_month */
#define INTEGRA_COLUMN_INCLUSION_MONTH_BODY 0                /**< the inclusion body */
#define INTEGRA_COLUMN_INCLUSION_MONTH_MONTH 1               /**< the first day of the month */
#define INTEGRA_COLUMN_INCLUSION_MONTH_PUT 2                 /**< situations put to it */
#define INTEGRA_COLUMN_INCLUSION_MONTH_TAKEN 3               /**< those taken */
#define INTEGRA_COLUMN_INCLUSION_MONTH_REFUSED 4             /**< those refused */
#define INTEGRA_COLUMN_INCLUSION_MONTH_PENDING 5             /**< those put and not decided */
#define INTEGRA_COLUMN_INCLUSION_MONTH_PENDING_SINCE 6       /**< since when the first of them waits */
/* inclusion_outcome */
#define INTEGRA_COLUMN_INCLUSION_OUTCOME_INCLUSION_MONTH 0   /**< the month */
#define INTEGRA_COLUMN_INCLUSION_OUTCOME_OUTCOME 1           /**< taken or refused */
#define INTEGRA_COLUMN_INCLUSION_OUTCOME_STRUCTURE 2         /**< by whom */
#define INTEGRA_COLUMN_INCLUSION_OUTCOME_REASON 3            /**< why refused */
#define INTEGRA_COLUMN_INCLUSION_OUTCOME_COUNT 4             /**< how many */
/* function */
#define INTEGRA_COLUMN_FUNCTION_STRUCTURE 0                  /**< who exercises it */
#define INTEGRA_COLUMN_FUNCTION_SUPPORT 1                    /**< a support function, pathway assistance, a guichet */
#define INTEGRA_COLUMN_FUNCTION_GUICHET 2                    /**< of a guichet: integrated or single */
#define INTEGRA_COLUMN_FUNCTION_LEVEL 3                      /**< where it is exercised */
#define INTEGRA_COLUMN_FUNCTION_EXERCISED 4                  /**< whether it is */
#define INTEGRA_COLUMN_FUNCTION_COULD_HOST 5                 /**< whether a primary care structure there could host it */
#define INTEGRA_COLUMN_FUNCTION_NEEDS_ANALYSED 6             /**< whether needs were analysed before it was set up */
#define INTEGRA_COLUMN_FUNCTION_OPENS 7                      /**< first day */
#define INTEGRA_COLUMN_FUNCTION_CLOSES 8                     /**< last day */
/* pilote */
#define INTEGRA_COLUMN_PILOTE_PERSON 0                       /**< who */
#define INTEGRA_COLUMN_PILOTE_CARRIER_KIND 1                 /**< what carries the pilote */
#define INTEGRA_COLUMN_PILOTE_CARRIER 2                      /**< the structure that does */
#define INTEGRA_COLUMN_PILOTE_OPENS 3                        /**< first day */
#define INTEGRA_COLUMN_PILOTE_CLOSES 4                       /**< last day */
#define INTEGRA_COLUMN_PILOTE_RECOGNISED_BY_ACTORS 5         /**< recognised by local actors */
#define INTEGRA_COLUMN_PILOTE_RECOGNISED_BY_INSTITUTIONS 6   /**< recognised by institutions */
#define INTEGRA_COLUMN_PILOTE_NEUTRAL 7                      /**< neutral */
#define INTEGRA_COLUMN_PILOTE_LISTENING 8                    /**< able to listen */
#define INTEGRA_COLUMN_PILOTE_TRAINED 9                      /**< trained for it */
#define INTEGRA_COLUMN_PILOTE_ARS_CONCERTATION 10            /**< designated after a concertation that the ARS led */
/* merger */
#define INTEGRA_COLUMN_MERGER_DATE 0                         /**< when structures merged */
#define INTEGRA_COLUMN_MERGER_WANTED 1                       /**< whether the field wanted it */
#define INTEGRA_COLUMN_MERGER_BY_LAW 2                       /**< whether the law imposed it */
/* evaluation */
#define INTEGRA_COLUMN_EVALUATION_DATE 0                     /**< when */
#define INTEGRA_COLUMN_EVALUATION_KIND 1                     /**< impact, indicators, adjustment */
/* common_plan */
#define INTEGRA_COLUMN_COMMON_PLAN_ADOPTED 0                 /**< when */
#define INTEGRA_COLUMN_COMMON_PLAN_CLOSES 1                  /**< last day in force */
/* partner */
#define INTEGRA_COLUMN_PARTNER_COMMON_PLAN 0                 /**< the plan */
#define INTEGRA_COLUMN_PARTNER_STRUCTURE 1                   /**< the partner */
#define INTEGRA_COLUMN_PARTNER_SIGNED 2                      /**< when it signed */
/* plan_change */
#define INTEGRA_COLUMN_PLAN_CHANGE_COMMON_PLAN 0             /**< the plan */
#define INTEGRA_COLUMN_PLAN_CHANGE_CHANGE 1                  /**< which change */
#define INTEGRA_COLUMN_PLAN_CHANGE_PART 2                    /**< imposed on all, or adaptable */
/* diagnosis */
#define INTEGRA_COLUMN_DIAGNOSIS_DATE 0                      /**< when */
#define INTEGRA_COLUMN_DIAGNOSIS_SHARED 1                    /**< health and social, shared */
#define INTEGRA_COLUMN_DIAGNOSIS_HORIZON_YEARS 2             /**< how far it looks ahead */
#define INTEGRA_COLUMN_DIAGNOSIS_TARGET 3                    /**< the target public is delimited */
#define INTEGRA_COLUMN_DIAGNOSIS_ASSISTANCE_TARGET 4         /**< and within it those who need assistance */
#define INTEGRA_COLUMN_DIAGNOSIS_SERVICES 5                  /**< the services to integrate are identified */
/* need */
#define INTEGRA_COLUMN_NEED_PROJECT 0                        /**< the project */
#define INTEGRA_COLUMN_NEED_OBJECTIVE 1                      /**< the objective */
#define INTEGRA_COLUMN_NEED_FUNCTION 2                       /**< the support function */
#define INTEGRA_COLUMN_NEED_DATE 3                           /**< when it was listed */
#define INTEGRA_COLUMN_NEED_NEEDED 4                         /**< whether it is needed */
#define INTEGRA_COLUMN_NEED_PRIMARY_CARE 5                   /**< whether primary care structures have it */
#define INTEGRA_COLUMN_NEED_TERRITORY 6                      /**< whether the territory has it */
#define INTEGRA_COLUMN_NEED_REGION 7                         /**< whether the region has it */
/* statement */
#define INTEGRA_COLUMN_STATEMENT_LINE 0                      /**< what is stated */
#define INTEGRA_COLUMN_STATEMENT_VALUE 1                     /**< yes, no, or not known */
#define INTEGRA_COLUMN_STATEMENT_DATE 2                      /**< when */
#define INTEGRA_COLUMN_STATEMENT_SINCE 3                     /**< since when it is so */
#define INTEGRA_COLUMN_STATEMENT_EVIDENCE 4                  /**< what shows it */
#define INTEGRA_COLUMN_STATEMENT_BY 5                        /**< who states it */
/* tally */
#define INTEGRA_COLUMN_TALLY_KIND 0                          /**< what was counted */
#define INTEGRA_COLUMN_TALLY_GOOD 1                          /**< how many are as they should */
#define INTEGRA_COLUMN_TALLY_BAD 2                           /**< how many are not */
#define INTEGRA_COLUMN_TALLY_NOT_KNOWN 3                     /**< of how many it is not known */
#define INTEGRA_COLUMN_TALLY_DATE 4                          /**< when */
/* </generated> */

/** A territory. Opaque; owned, released by integra_territory_destroy(). Rule TER-1. Since 0.1. */
typedef struct integra_territory integra_territory;
/** What a territory comes to as of a day: findings, sheet, questions. Opaque; owned, released by
 *  integra_territory_review_destroy(); it needs the territory no more. Rule TER-16. Since 0.1. */
typedef struct integra_territory_review integra_territory_review;

/** What a column is. Caller's memory. Rule GEN-1. Since 0.1. */
typedef struct integra_column {
    uint32_t struct_size;
    uint32_t kind;    /**< INTEGRA_COLUMN_KIND_ */
    uint32_t target;  /**< of a ref INTEGRA_TERRITORY_TABLE_, of a word INTEGRA_GROUP_, else 0 */
    uint32_t size;    /**< bytes of one element */
    const char *name; /**< ASCII, zero-terminated, static */
    const void *reserved; /**< NULL; the size is a multiple of 8 where a pointer has 4 bytes, too */
} integra_column;

/** One line of the sheet: a checklist entry (GEN-12), stated and computed told apart. Caller's memory. Rule TER-16.
 *  Since 0.1. */
typedef struct integra_line {
    uint32_t struct_size;
    uint32_t line;        /**< INTEGRA_LINE_ */
    uint32_t group;       /**< INTEGRA_LINE_GROUP_ */
    integra_tri value;    /**< what is kept: what was stated where that is known, else what was computed */
    integra_tri stated;   /**< what a person stated as of the day */
    integra_tri computed; /**< what the data show */
    uint8_t basis;        /**< INTEGRA_BASIS_ of the value */
    uint32_t count;       /**< n of m, where the line counts: else 0 */
    uint32_t of;          /**< m */
    uint32_t least;       /**< of a step, INTEGRA_STEP_STATE_ that it has at least; else 0 */
    uint32_t most;        /**< and at most */
    uint32_t detail;      /**< of an exchange INTEGRA_EXCHANGE_STATE_, of the progress INTEGRA_PROGRESS_STATE_, else 0 */
    integra_date date;    /**< of the statement, or INTEGRA_DATE_UNKNOWN */
    integra_date since;   /**< since when the value holds, or INTEGRA_DATE_UNKNOWN: none, or not known */
    uint32_t bad;         /**< 1 where yes is the bad answer: obstacles, pitfalls, the warning; else 0 */
    integra_id evidence;  /**< opaque reference given with the statement; of what was computed the row that
                                shows it best, where one does; or none */
} integra_line;

/** What to find out next. Caller's memory. Rule TER-16. Since 0.1. */
typedef struct integra_question {
    uint32_t struct_size;
    uint32_t kind;   /**< INTEGRA_QUESTION_KIND_ */
    uint32_t table;  /**< of a claim or a field INTEGRA_TERRITORY_TABLE_, else 0 */
    uint32_t row;    /**< of a field its row, else INTEGRA_NO_INDEX */
    uint32_t column; /**< of a field its column, else INTEGRA_NO_INDEX */
    uint32_t line;   /**< of a statement INTEGRA_LINE_, else 0 */
    uint32_t score;  /**< how many unknown lines (levels, exchanges, engines, signs, steps, pitfalls) it may move */
    uint32_t reserved; /**< zero */
} integra_question;

/** Empties x: writes struct_size, zeroes up to that size, no further. NULL does nothing.
 *  Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_column_init(integra_column *column, size_t struct_size);
/** As integra_column_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_line_init(integra_line *line, size_t struct_size);
/** As integra_column_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_question_init(integra_question *question, size_t struct_size);

/** How many columns a table (INTEGRA_TERRITORY_TABLE_) has; 0 for none of them. Later versions add columns behind.
 *  Errors: none. Thread: any. Rule: GEN-1. Since: 0.1. */
INTEGRA_API size_t integra_column_count(uint32_t table);
/** Describes a column; *column_out needs its struct_size set. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE for a table or a column that there is none of. Thread: any.
 *  Rule: GEN-1. Since: 0.1. */
INTEGRA_API integra_status integra_column_at(uint32_t table, size_t column, integra_column *column_out,
                                             integra_error *error);

/** Makes an empty territory. id is its opaque identifier, never none. allocator may be NULL: malloc and free.
 *  *territory_out is owned. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (GEN-6) for none;
 *  INTEGRA_ERR_MEMORY. Thread: any. Rule: TER-1. Since: 0.1. */
INTEGRA_API integra_status integra_territory_create(const integra_id *id, const integra_allocator *allocator,
                                                    integra_territory **territory_out, integra_error *error);
/** Wipes and releases a territory. NULL does nothing. Errors: none. Thread: object. Rule: GEN-6. Since: 0.1. */
INTEGRA_API void integra_territory_destroy(integra_territory *territory);
/** The territory's identifier. Errors: INTEGRA_ERR_NULL_ARGUMENT. Thread: any. Rule: TER-1. Since: 0.1. */
INTEGRA_API integra_status integra_territory_id(const integra_territory *territory, integra_id *id_out,
                                                integra_error *error);
/** Adds count rows to a table, all of them or none: columns[i] is an array of count elements of the table's i-th
 *  column, or NULL where all are blank; column_count may be less than the table has; an array may be one borrowed from
 *  this territory. A ref names a row of another table that is there already: parents are added before children.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT, also (GEN-1) for a required column; INTEGRA_ERR_OUT_OF_RANGE for no table, for
 *  more columns than it has, and (GEN-1) for a ref that names no row; INTEGRA_ERR_INVALID_VALUE (GEN-1) for a code, a
 *  tri, a flag, or an own identifier that is none or said unknown; INTEGRA_ERR_INVALID_DATE (GEN-7), also for a month
 *  that is no first day, or a row that closes before it opens; INTEGRA_ERR_DUPLICATE (GEN-6) for an own identifier that
 *  is there already; INTEGRA_ERR_LIMIT (WIRE-15); INTEGRA_ERR_MEMORY. The error's index is the row among those given
 *  where one row is at fault, else the argument. Thread: object. Rule: GEN-1. Since: 0.1. */
INTEGRA_API integra_status integra_territory_apply(integra_territory *territory, uint32_t table,
                                                   const void *const *columns, size_t column_count, size_t count,
                                                   integra_error *error);
/** Claims that a table's list is complete: of dated tables from one day to another, INTEGRA_DATE_UNKNOWN standing for
 *  "from the beginning" and "without end"; others take both unknown. A later claim takes the place of an earlier one.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE for a table; INTEGRA_ERR_INVALID_VALUE (GEN-1) for a
 *  table whose lists are complete by a flag of another's row, or for a span of a table that has none;
 *  INTEGRA_ERR_INVALID_DATE (GEN-7), also where it ends before it begins. Thread: object. Rule: GEN-1. Since: 0.1. */
INTEGRA_API integra_status integra_territory_claim(integra_territory *territory, uint32_t table, integra_date from,
                                                   integra_date to, integra_error *error);
/** Withdraws a claim. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE. Thread: object. Rule: GEN-1.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_territory_withdraw(integra_territory *territory, uint32_t table,
                                                      integra_error *error);
/** Whether a table is claimed (1 or 0), and its span; from_out and to_out may be NULL.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: GEN-1. Since: 0.1. */
INTEGRA_API integra_status integra_territory_claimed(const integra_territory *territory, uint32_t table,
                                                     uint32_t *claimed_out, integra_date *from_out,
                                                     integra_date *to_out, integra_error *error);
/** How many rows a table has; 0 for NULL or no table. Errors: none. Thread: any. Rule: GEN-1. Since: 0.1. */
INTEGRA_API size_t integra_territory_count(const integra_territory *territory, uint32_t table);
/** A column as it is: *values_out is borrowed until the territory changes or goes; NULL where the table has no row.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: GEN-1. Since: 0.1. */
INTEGRA_API integra_status integra_territory_column(const integra_territory *territory, uint32_t table, size_t column,
                                                    const void **values_out, integra_error *error);

/** Writes a message of kind `territory`. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the size);
 *  *size_out receives the size. Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY; INTEGRA_ERR_LIMIT (WIRE-14).
 *  Thread: any. Rule: WIRE-17. Since: 0.1. */
INTEGRA_API integra_status integra_territory_encode(const integra_territory *territory, uint8_t *bytes_out,
                                                    size_t capacity, size_t *size_out, integra_error *error);
/** Reads a message of kind `territory`, nothing of which is borrowed. allocator may be NULL. *territory_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; malformed statuses, with WIRE rule and offset; those of integra_territory_apply()
 *  and integra_territory_claim(), with the offset of the row or claim, its place as index; INTEGRA_ERR_LIMIT (WIRE-14,
 *  WIRE-15); INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: WIRE-17. Since: 0.1. */
INTEGRA_API integra_status integra_territory_decode(const uint8_t *bytes, size_t size,
                                                    const integra_allocator *allocator,
                                                    integra_territory **territory_out, integra_error *error);

/** What the territory comes to as of a day, rows dated after it not being read. rules gives the parameters, NULL those
 *  of has-2014. allocator may be NULL. *review_out is owned; it and the work on it take memory in
 *  proportion to rows, findings and questions. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_INVALID_DATE (GEN-7) for `at`; INTEGRA_ERR_MEMORY. Thread: any. Rule: TER-16. Since: 0.1. */
INTEGRA_API integra_status integra_territory_review_create(const integra_territory *territory,
                                                           const integra_rules *rules, integra_date at,
                                                           const integra_allocator *allocator,
                                                           integra_territory_review **review_out, integra_error *error);
/** Wipes and releases a review. NULL does nothing. Errors: none. Thread: object. Rule: GEN-6. Since: 0.1. */
INTEGRA_API void integra_territory_review_destroy(integra_territory_review *review);
/** What is wrong or late, in the order of spec/findings.tsv, then of subject, second (below), index, value and other.
 *  An index counts rows of the table that the finding is about. findings_out has room for capacity findings
 *  (NULL with 0: CAPACITY tells the number); *count_out receives the number.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY. Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_territory_review_findings(const integra_territory_review *review,
                                                             integra_finding *findings_out, size_t capacity,
                                                             size_t *count_out, integra_error *error);
/** The second identifier of the index-th finding, where it is about two things (a structure at a body, a person in a
 *  decision, an objective of a project); none where it is about one or none. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_territory_review_second(const integra_territory_review *review, size_t index,
                                                           integra_id *second_out, integra_error *error);
/** A line of the sheet, INTEGRA_LINE_; *line_out needs its struct_size set. Errors: INTEGRA_ERR_NULL_ARGUMENT;
 *  INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: GEN-12. Since: 0.1. */
INTEGRA_API integra_status integra_territory_review_line(const integra_territory_review *review, uint32_t line,
                                                         integra_line *line_out, integra_error *error);
/** How many questions there are; 0 for NULL. Errors: none. Thread: any. Rule: TER-16. Since: 0.1. */
INTEGRA_API size_t integra_territory_review_question_count(const integra_territory_review *review);
/** The index-th question, those that may move most lines first; of as many, claims, then fields, then statements, each
 *  in the order of table, row and column, or of line. *question_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE. Thread: any. Rule: TER-16.
 *  Since: 0.1. */
INTEGRA_API integra_status integra_territory_review_question_at(const integra_territory_review *review, size_t index,
                                                                integra_question *question_out, integra_error *error);
/** Compares two reviews of one territory: *places_out receives the places of the findings of review that other has
 *  not, so that of a later review and an earlier one they are new, and the other way round settled. Findings are the
 *  same by what they are about, identifiers and what their value names; never by index, due, state or how many.
 *  places_out has room for capacity places (NULL with 0: CAPACITY tells the number); *count_out receives the number.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MISMATCH (TER-16) for two territories; INTEGRA_ERR_CAPACITY.
 *  Thread: any. Rule: TER-16. Since: 0.1. */
INTEGRA_API integra_status integra_territory_review_compare(const integra_territory_review *review,
                                                            const integra_territory_review *other,
                                                            uint32_t *places_out, size_t capacity, size_t *count_out,
                                                            integra_error *error);
/** What rises from the territory as of a day, a message of kind `rise`: kind and topic, since which month, whether it
 *  recurs, and a count that is hidden from 1 to 10 or where it is not known; never a demand, a day or a commune. Room
 *  and size as for integra_territory_encode(). Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_DATE (GEN-7) for
 *  `at`; INTEGRA_ERR_LIMIT (WIRE-14) where more kinds rise than 1 MiB holds; INTEGRA_ERR_MEMORY; INTEGRA_ERR_CAPACITY.
 *  Thread: any. Rule: CON-7. Since: 0.1. */
INTEGRA_API integra_status integra_territory_rise(const integra_territory *territory, const integra_rules *rules,
                                                  integra_date at, uint8_t *bytes_out, size_t capacity,
                                                  size_t *size_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
