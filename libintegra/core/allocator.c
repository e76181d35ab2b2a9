/* allocator.c - the caller's allocator, or the C library's; released memory is wiped.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "allocator.h"

#include <stdlib.h>
#include <string.h>

/* Called through a pointer it must load each time, a compiler cannot know that this is memset and that the block is
 * about to go: the wipe stays. */
static void *(*const volatile wipe)(void *, int, size_t) = memset;

static void *default_allocate(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void default_release(void *context, void *block, size_t size)
{
    (void)context;
    (void)size;
    free(block);
}

uint8_t integra__allocator_usable(const integra_allocator *or_null)
{
    return or_null == NULL || (or_null->allocate != NULL && or_null->release != NULL);
}

integra_allocator integra__allocator_of(const integra_allocator *or_null)
{
    return or_null ? *or_null : (integra_allocator){ NULL, default_allocate, default_release };
}

void *integra__allocate(const integra_allocator *allocator, size_t size)
{
    return allocator->allocate(allocator->context, size ? size : 1);
}

void integra__release(const integra_allocator *allocator, void *block, size_t size)
{
    if (!block) {
        return;
    }
    size = size ? size : 1;
    wipe(block, 0, size);
    allocator->release(allocator->context, block, size);
}
