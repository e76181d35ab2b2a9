/* event_check.h - whether an event is one: all that can be said of it alone.
 * Spec: spec/31-history.md (PLN-11, PLN-22), spec/kinds.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_EVENT_CHECK_H
#define INTEGRA_DOMAIN_EVENT_CHECK_H

#include "event.h"

/* Whether the event is one: everything that can be said of it alone (spec/30-plan.md, "Kinds of events"). A known
 * kind's fields are held against its row. Errors as integra_event_encode() says, index naming the field where one is at
 * fault, INTEGRA_NO_PLACE else. A text beside a text digest none is fine; whether a digest covers its text is judged
 * here too (PLN-22). Nothing is judged of the extension, and of signatures only their number, sizes and order. */
integra_status integra__event_check(const integra_event *event, integra_error *error);

/* The order of signatures: by their bytes, a shorter one before what it begins. Below 0, 0 or above it as memcmp(). */
int integra__event_bytes_order(integra_bytes a, integra_bytes b);

#endif
