/* integra/view.h - who sees what of a plan.
 * Spec: spec/35-views.md (PLN-30).
 * Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A table of viewers by groups of fields says what is shown, and what it does not say is not shown. What answers something
 * stands within its row, and the plan has the host's reference: no digest, writer, author or parent is in a view, and its
 * rows are in the order of their own bytes, so that what is hidden leaves no trace in what is seen.
 */
#ifndef INTEGRA_VIEW_H
#define INTEGRA_VIEW_H

#include "plan.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most bytes of the reference that a host gives a plan in a view. Rule PLN-30. Since 0.1. */
#define INTEGRA_VIEW_REFERENCE_LIMIT 64

/** The greatest size of a message of kind `plan_view`, 64 MiB. Rule WIRE-14. Since 0.1. */
#define INTEGRA_VIEW_SIZE_LIMIT INTEGRA_LARGE_MESSAGE_LIMIT

/* <generated from spec/words.tsv: view> */
/* viewer */
#define INTEGRA_VIEWER_PERSON 1                              /**< the person */
#define INTEGRA_VIEWER_LEGAL_REPRESENTATIVE 2                /**< legal representative or holder of authority */
#define INTEGRA_VIEWER_TRUSTED_PERSON 3                      /**< trusted person */
#define INTEGRA_VIEWER_CARER 4                               /**< carer */
#define INTEGRA_VIEWER_MT 5                                  /**< médecin traitant */
#define INTEGRA_VIEWER_REFERENT 6                            /**< referent */
#define INTEGRA_VIEWER_MT_DEPUTY 7                           /**< deputy of the médecin traitant */
#define INTEGRA_VIEWER_REFERENT_DEPUTY 8                     /**< deputy of the referent */
#define INTEGRA_VIEWER_HEALTH 9                              /**< other health professional */
#define INTEGRA_VIEWER_SOCIAL 10                             /**< social professional */
#define INTEGRA_VIEWER_MEDICO_SOCIAL 11                      /**< medico-social professional */
#define INTEGRA_VIEWER_HOME_SERVICES 12                      /**< home services */
#define INTEGRA_VIEWER_HOSPITAL 13                           /**< hospital professional */
/* view_group */
#define INTEGRA_VIEW_GROUP_PLAN 1                            /**< the plan: kind, phase, why it is closed, next review */
#define INTEGRA_VIEW_GROUP_OFFICES 2                         /**< referent, médecin traitant, deputies, whom to call */
#define INTEGRA_VIEW_GROUP_CIRCLE 3                          /**< members of the circle and their roles */
#define INTEGRA_VIEW_GROUP_CONSENTS 4                        /**< the two consents, and who was told and agreed */
#define INTEGRA_VIEW_GROUP_ASSESSMENTS 5                     /**< assessments and with whom they are shared */
#define INTEGRA_VIEW_GROUP_LIFE_PROJECT 6                    /**< life project and expectations */
#define INTEGRA_VIEW_GROUP_NEEDS 7                           /**< needs other than health and psychological ones */
#define INTEGRA_VIEW_GROUP_HEALTH_NEEDS 8                    /**< health and psychological needs */
#define INTEGRA_VIEW_GROUP_OBJECTIVES 9                      /**< objectives */
#define INTEGRA_VIEW_GROUP_INTERVENTIONS 10                  /**< interventions other than of health and prevention */
#define INTEGRA_VIEW_GROUP_HEALTH_INTERVENTIONS 11           /**< interventions of health and prevention */
#define INTEGRA_VIEW_GROUP_OUTCOMES 12                       /**< effects, reasons and what is said of them */
#define INTEGRA_VIEW_GROUP_OPINIONS 13                       /**< the person's opinions and contributions */
#define INTEGRA_VIEW_GROUP_STAYS 14                          /**< hospital stays, contacts and transitions */
#define INTEGRA_VIEW_GROUP_REVIEWS 15                        /**< steps of the plan's life, reviews, concertations and who came */
#define INTEGRA_VIEW_GROUP_EXCHANGES 16                      /**< feedback, syntheses, know-how transfers */
#define INTEGRA_VIEW_GROUP_DOCUMENTS 17                      /**< linked documents */
#define INTEGRA_VIEW_GROUP_WATCH 18                          /**< who watches a suspension, and until when */
#define INTEGRA_VIEW_GROUP_MANDATES 19                       /**< mandates */
#define INTEGRA_VIEW_GROUP_ADVERSE_EVENTS 20                 /**< adverse events */
#define INTEGRA_VIEW_GROUP_COMPONENTS 21                     /**< components of assistance */
#define INTEGRA_VIEW_GROUP_ABSENCES 22                       /**< absences */
#define INTEGRA_VIEW_GROUP_TEXTS 23                          /**< free texts of what is seen */
/* </generated> */

/** Whether a viewer sees a group of fields: 1 or 0, also for what is no viewer or no group. Errors: none. Thread: any.
 *  Rule: PLN-30. Since: 0.1. */
INTEGRA_API uint32_t integra_view_shows(uint32_t viewer, uint32_t view_group);

/** The viewer that a member is by the role and the offices they hold now, INTEGRA_VIEWER_: the person before offices,
 *  offices before roles, the referent before the médecin traitant before their deputies. 0 where they are none, and where
 *  roles in conflict make different viewers: what is in doubt is not shown.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MEMORY. Thread: object. Rule: PLN-30. Since: 0.1. */
INTEGRA_API integra_status integra_view_viewer(integra_plan *plan, const integra_id *member, uint32_t *viewer_out,
                                               integra_error *error);

/** Writes what a viewer sees of a plan, a message of kind `plan_view`. reference is the host's own for the plan, 1 to
 *  INTEGRA_VIEW_REFERENCE_LIMIT bytes of UTF-8. bytes_out has room for capacity bytes (NULL with 0: CAPACITY tells the
 *  size); *size_out receives the size. The person, a representative, the referent and the referent's deputy see what is
 *  here; whoever else shares by the consent to sharing sees nothing recorded after it was withdrawn, and nothing but the
 *  groups `plan` and `offices` where it was never given. The plan's own allocator is used, and the plan stays as it is.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (PLN-30) for what is no viewer;
 *  INTEGRA_ERR_INVALID_TEXT (WIRE-11); INTEGRA_ERR_LIMIT (WIRE-15) for the reference, (WIRE-14) for a view larger than
 *  INTEGRA_VIEW_SIZE_LIMIT; INTEGRA_ERR_REFUSED (PLN-30) for a plan whose opening is not here; INTEGRA_ERR_MEMORY;
 *  INTEGRA_ERR_CAPACITY. Thread: object. Rule: PLN-30. Since: 0.1. */
INTEGRA_API integra_status integra_view_encode(integra_plan *plan, uint32_t viewer, const char *reference,
                                               size_t reference_size, uint8_t *bytes_out, size_t capacity,
                                               size_t *size_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
