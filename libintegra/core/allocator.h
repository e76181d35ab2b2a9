/* allocator.h - the caller's allocator, or the C library's; released memory is wiped.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_ALLOCATOR_H
#define INTEGRA_CORE_ALLOCATOR_H

#include <integra/base.h>

/* Whether both its functions are there; NULL, for malloc and free, is usable. */
uint8_t integra__allocator_usable(const integra_allocator *or_null);

/* A copy of the allocator given, or malloc and free for NULL. */
integra_allocator integra__allocator_of(const integra_allocator *or_null);

/* Memory for size bytes, not zeroed, or NULL when it fails. Size 0 is taken for 1. */
void *integra__allocate(const integra_allocator *allocator, size_t size);

/* Wipes the block, in a way no compiler leaves out, and gives it back. size is the one asked for. NULL is accepted. */
void integra__release(const integra_allocator *allocator, void *block, size_t size);

#endif
