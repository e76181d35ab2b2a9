/* obligation_people.h - sets of people, and the latest event that concerns each.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_PEOPLE_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_PEOPLE_H

#include "obligation_types.h"

/* Adds whoever a slot's values name and who is there; with read 0, values read are passed over. */
void integra__obligation_people_hold(const integra__obligations *o, integra__obligation_people *people, uint32_t slot,
                                     int read);

/* Adds the members who hold a role, alone or among others. */
void integra__obligation_people_in_role(const integra__obligations *o, integra__obligation_people *people,
                                        uint32_t role);

/* Puts them in order, each once. Until then nobody is found. */
void integra__obligation_people_order(integra__obligation_people *people);

/* Whoever has that identifier; NULL where they are not in the set. */
integra__obligation_person *integra__obligation_people_find(const integra__obligation_people *people,
                                                            const integra_id *id);

/* Enters, for whoever events of a kind are about, the last of those that took effect on or after a day. */
void integra__obligation_people_enter(const integra__obligations *o, const integra__obligation_people *people,
                                      uint32_t kind, integra_date from);

#endif
