/* structs.c - structs that grow: reading, filling and checking them by their struct_size.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include "structs.h"

#include "status.h"

#include <string.h>

/* Frozen for ever, on every platform. */
_Static_assert(sizeof(integra_error) == 64, "frozen");
_Static_assert(sizeof(integra_finding) == 64, "frozen");
_Static_assert(sizeof(integra_entry) == 24, "frozen");
_Static_assert(sizeof(integra_need) == 64, "frozen");

/* Every struct starts with it, whatever the rest; memcpy, since its type is not known here. */
static uint32_t size_of(const void *x)
{
    uint32_t size;
    memcpy(&size, x, sizeof size);
    return size;
}

static int acceptable(size_t size, size_t first_size)
{
    return size >= first_size && size <= INTEGRA__STRUCT_LIMIT && size % 8 == 0;
}

static integra_status refuse(integra_error *error, integra_status status)
{
    return integra__fail(error, status, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
}

void integra__struct_init(void *x, size_t struct_size)
{
    uint32_t size = acceptable(struct_size, 8) ? (uint32_t)struct_size : 0;
    if (!x || struct_size < sizeof size) {
        return;
    }
    memset(x, 0, size);
    memcpy(x, &size, sizeof size);
}

integra_status integra__struct_read(void *copy, size_t our_size, size_t first_size, const void *x, integra_error *error)
{
    size_t size = size_of(x);
    uint32_t ours = (uint32_t)our_size;
    if (!acceptable(size, first_size)) {
        return refuse(error, INTEGRA_ERR_STRUCT_SIZE);
    }
    for (size_t i = our_size; i < size; i++) {
        if (((const uint8_t *)x)[i]) {
            return refuse(error, INTEGRA_ERR_UNKNOWN_TAIL);
        }
    }
    memset(copy, 0, our_size);
    memcpy(copy, x, size < our_size ? size : our_size);
    memcpy(copy, &ours, sizeof ours);
    return INTEGRA_OK;
}

integra_status integra__struct_check_out(const void *x, size_t first_size, integra_error *error)
{
    return acceptable(size_of(x), first_size) ? INTEGRA_OK : refuse(error, INTEGRA_ERR_STRUCT_SIZE);
}

void integra__struct_write(void *out, const void *value, size_t our_size)
{
    const size_t start = sizeof(uint32_t); /* out keeps its own struct_size */
    size_t size = size_of(out);
    size_t end = size < our_size ? size : our_size;
    if (end > start) {
        memcpy((uint8_t *)out + start, (const uint8_t *)value + start, end - start);
    }
}
