/* obligation_items.h - needs, interventions and objectives with their held states; mandates that go on; watches.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_ITEMS_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_ITEMS_H

#include "obligation_types.h"

/* Fills in, for each event of a kind that counts, what its slot holds. items has room for as many. */
void integra__obligation_items_read(const integra__obligations *o, uint32_t kind, uint32_t slot,
                                    integra__obligation_item *items);

/* Fills in the mandates and which of them another one follows, to the same person, after it, that ends later. */
void integra__obligation_items_mandates(integra__obligations *o);

/* Fills in who watches until when, by that, then in the order of the events that set it. */
void integra__obligation_items_watchers(integra__obligations *o);

/* Where the values of one subject end that begin at from; each slot of a kind, and each field, has its own. */
size_t integra__obligation_items_end(const integra__obligations *o, size_t from);

#endif
