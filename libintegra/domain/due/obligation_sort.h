/* obligation_sort.h - an array put in order where it stands.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DUE_OBLIGATION_SORT_H
#define INTEGRA_DOMAIN_DUE_OBLIGATION_SORT_H

#include <stddef.h>

/* Below, at or above 0. */
typedef int integra__obligation_compare(const void *a, const void *b);

/* Needs no memory and count × log count comparisons; one pass where it is in order already. An element has at most
 * INTEGRA__OBLIGATION_SORT_SIZE bytes. Equal elements keep no order: compare tells apart all that differ. */
#define INTEGRA__OBLIGATION_SORT_SIZE 128
void integra__obligation_sort(void *elements, size_t count, size_t size, integra__obligation_compare *compare);

#endif
