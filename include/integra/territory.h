/* integra/territory.h - a territory: the lines of its sheet, and the groups they stand in.
 * Rules CON-1 to CON-14, TER-1 to TER-16 (spec/rules.tsv, spec/lines.tsv).  Layer: public.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_TERRITORY_H
#define INTEGRA_TERRITORY_H

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
#define INTEGRA_LINE_ACTION_2_DESIGNATED 29                  /**< the territory has one pilote */
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
/* </generated> */

#endif
