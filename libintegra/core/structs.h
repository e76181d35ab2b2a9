/* structs.h - structs that grow: reading, filling and checking them by their struct_size.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0
 *
 * A struct_size is acceptable when it is at least the size of the struct's first version, a multiple of 8 and at
 * most INTEGRA__STRUCT_LIMIT. The library has no other way to tell a size from garbage. */
#ifndef INTEGRA_CORE_STRUCTS_H
#define INTEGRA_CORE_STRUCTS_H

#include <integra/base.h>

#define INTEGRA__STRUCT_LIMIT 65536

/* Zeroes struct_size bytes and writes struct_size as their first uint32_t. A size that no struct can have (under 8,
 * above the limit, not a multiple of 8) gets struct_size 0, which every later call refuses, if it has room for one;
 * nothing else is touched. NULL is accepted. */
void integra__struct_init(void *x, size_t struct_size);

/* Copies x, of whatever version, into copy, a struct of this version: zero where x is older, its struct_size set to
 * our_size. Errors: STRUCT_SIZE; UNKNOWN_TAIL where x is newer and not zero beyond our_size. */
integra_status integra__struct_read(void *copy, size_t our_size, size_t first_size, const void *x,
                                    integra_error *error);

/* Whether x may be written to. Errors: STRUCT_SIZE. */
integra_status integra__struct_check_out(const void *x, size_t first_size, integra_error *error);

/* Copies value, a struct of this version, into out: no further than out's own struct_size, which is kept, and
 * nothing beyond our_size. */
void integra__struct_write(void *out, const void *value, size_t our_size);

#endif
