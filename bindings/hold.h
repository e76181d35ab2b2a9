/* hold.h - the memory that structs made by a binding point to, owned by the struct and wiped on release.
 * Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * A struct made by binding_make() is followed by a table of blocks. Whatever the struct borrows lies in one of
 * them, so that neither a garbage collector nor a released buffer can take it away.
 */
#ifndef INTEGRA_BINDING_HOLD_H
#define INTEGRA_BINDING_HOLD_H

#include <stdlib.h>
#include <string.h>

#include <integra/integra.h>

enum { BINDING_MESSAGE, BINDING_EXTENSION, BINDING_DATES, BINDING_EMERGENCIES, BINDING_TEXT, BINDING_BLOCKS = 15 };

/* What an event points to, by number: parents, salt, text, its signatures, extension. */
enum {
    BINDING_EVENT_PARENTS,
    BINDING_EVENT_SALT,
    BINDING_EVENT_TEXT,
    BINDING_EVENT_SIGNATURES,
    BINDING_EVENT_EXTENSION = BINDING_EVENT_SIGNATURES + INTEGRA_SIGNATURES_LIMIT
};

typedef struct binding_block {
    void *bytes;
    size_t size;
} binding_block;

static integra_status binding_fail(integra_error *error, integra_status status)
{
    if (error != NULL) {
        memset(error, 0, sizeof *error);
        error->status = status;
        error->offset = INTEGRA_NO_PLACE;
        error->index = INTEGRA_NO_PLACE;
    }
    return status;
}

static integra_status binding_no_memory(integra_error *error)
{
    return binding_fail(error, INTEGRA_ERR_MEMORY);
}

/* Wiped through volatile, which the compiler keeps: a record may not stay in free memory. */
static void binding_release(void *bytes, size_t size)
{
    volatile uint8_t *at = (volatile uint8_t *)bytes;
    if (bytes == NULL) {
        return;
    }
    while (size-- > 0) {
        *at++ = 0;
    }
    free(bytes);
}

/* A copy of size bytes, zeroes where bytes is NULL; never NULL but for want of memory. */
static uint8_t *binding_copy(const void *bytes, size_t size)
{
    uint8_t *copy = (uint8_t *)calloc(1, size == 0 ? 1 : size);
    if (copy != NULL && bytes != NULL && size != 0) {
        memcpy(copy, bytes, size);
    }
    return copy;
}

static void *binding_make(size_t struct_size)
{
    return calloc(1, struct_size + BINDING_BLOCKS * sizeof(binding_block));
}

/* Hands a block over to x, releasing the one that was there. */
static void binding_keep(void *x, size_t struct_size, uint32_t slot, void *bytes, size_t size)
{
    binding_block *block = (binding_block *)(void *)((uint8_t *)x + struct_size) + slot;
    binding_release(block->bytes, block->size);
    block->bytes = bytes;
    block->size = size;
}

/* Copies bytes into a block of x; the copy, or NULL for want of memory, with the block then empty. */
static void *binding_hold(void *x, size_t struct_size, uint32_t slot, const void *bytes, size_t size)
{
    void *copy = binding_copy(bytes, size);
    binding_keep(x, struct_size, slot, copy, copy == NULL ? 0 : size);
    return copy;
}

static void binding_destroy(void *x, size_t struct_size)
{
    uint32_t slot;
    if (x == NULL) {
        return;
    }
    for (slot = 0; slot < BINDING_BLOCKS; slot++) {
        binding_keep(x, struct_size, slot, NULL, 0);
    }
    binding_release(x, struct_size);
}

static integra_bytes binding_bytes(const void *bytes, size_t size)
{
    integra_bytes out;
    out.bytes = (const uint8_t *)bytes;
    out.size = size;
    return out;
}

/* The five "other" reasons, then the three free texts of a sheet; NULL past them. */
static integra_text *binding_text(integra_inclusion *inclusion, uint32_t which)
{
    if (which < INTEGRA_GROUND_OTHER) {
        return &inclusion->others[which];
    }
    switch (which - INTEGRA_GROUND_OTHER) {
    case 0:
        return &inclusion->needs;
    case 1:
        return &inclusion->capacities;
    case 2:
        return &inclusion->participation;
    default:
        return NULL;
    }
}

/* Where an event points, NULL past its parts and for a text, which is no integra_bytes. */
static integra_bytes *binding_event_part(integra_event *event, uint32_t which)
{
    switch (which) {
    case BINDING_EVENT_PARENTS:
        return &event->parents;
    case BINDING_EVENT_SALT:
        return &event->salt;
    case BINDING_EVENT_EXTENSION:
        return &event->extension;
    default:
        return which >= BINDING_EVENT_SIGNATURES && which < BINDING_EVENT_EXTENSION
                   ? &event->signatures[which - BINDING_EVENT_SIGNATURES]
                   : NULL;
    }
}

/* Whether it is a signature past those that there are. */
static int binding_event_lacks(const integra_event *event, uint32_t which)
{
    return which >= BINDING_EVENT_SIGNATURES + event->signature_count && which < BINDING_EVENT_EXTENSION;
}

/* An empty slice for what there is not. */
static integra_bytes binding_event_bytes(integra_event *event, uint32_t which)
{
    integra_bytes *part = binding_event_part(event, which);
    if (which == BINDING_EVENT_TEXT) {
        return binding_bytes(event->text.bytes, event->text.size);
    }
    return part == NULL || binding_event_lacks(event, which) ? binding_bytes(NULL, 0) : *part;
}

/* Copies bytes into a block of the event and lets it point there; 0 for want of memory. */
static int binding_event_hold(integra_event *event, uint32_t which, const uint8_t *bytes, size_t size)
{
    uint32_t slot = which == BINDING_EVENT_EXTENSION ? BINDING_EXTENSION : BINDING_TEXT + which;
    integra_bytes copy = binding_bytes(binding_hold(event, sizeof *event, slot, bytes, size), 0);
    integra_bytes *part = binding_event_part(event, which);
    copy.size = copy.bytes == NULL ? 0 : size;
    if (part != NULL) {
        *part = copy;
    } else {
        event->text.bytes = (const char *)copy.bytes;
        event->text.size = copy.size;
    }
    return copy.bytes != NULL;
}

/* One signature more, or another in its place; 0 for want of memory. */
static int binding_event_sign(integra_event *event, uint32_t which, const uint8_t *bytes, size_t size)
{
    if (binding_event_lacks(event, which)) {
        event->signature_count = which - BINDING_EVENT_SIGNATURES + 1;
    }
    return binding_event_hold(event, which, bytes, size);
}

/* Makes the event own all it points to; 0 for want of memory, the rest then pointing nowhere. */
static int binding_own_event(integra_event *event)
{
    int held = 1;
    uint32_t which;
    for (which = 0; which <= BINDING_EVENT_EXTENSION; which++) {
        integra_bytes borrowed = binding_event_bytes(event, which);
        if (binding_event_lacks(event, which)) {
            continue;
        }
        held = binding_event_hold(event, which, held ? borrowed.bytes : NULL, held ? borrowed.size : 0) && held;
    }
    return held;
}

#endif
