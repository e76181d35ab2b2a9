/* status.h - the table of statuses and the one way to report a failure.
 * Spec: spec/errors.tsv.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_STATUS_H
#define INTEGRA_CORE_STATUS_H

#include <integra/base.h>

typedef struct integra__status_row {
    integra_status status;
    const char *name;    /* ASCII, lower case, without prefix */
    const char *text[2]; /* by INTEGRA_LANGUAGE_ */
} integra__status_row;

/* Generated, ascending by status (core/generated/status.c). */
extern const integra__status_row integra__status_rows[];
extern const size_t integra__status_row_count;

/* Fills a non-NULL error, without a fault, and returns status. rule 0 when no rule refused; offset and
 * index INTEGRA_NO_PLACE where there is none. */
integra_status integra__fail(integra_error *error, integra_status status, uint32_t rule, uint64_t offset,
                             uint64_t index);

/* NULL_ARGUMENT, of the argument counted from 0. */
integra_status integra__argument_missing(integra_error *error, uint64_t argument);

/* CAPACITY, with the size or count that is needed. */
integra_status integra__no_room(integra_error *error, uint64_t needed);

integra_status integra__no_memory(integra_error *error);

/* NULL_ARGUMENT with the index of the first argument that is not there; OK when all are. present[i] is not 0 where the
 * i-th argument, counted from 0, may be used as it is. */
integra_status integra__arguments(const uint8_t *present, size_t count, integra_error *error);

/* Whether an array of so many elements is there, or need not be. */
static inline uint8_t integra__room(const void *array, size_t count)
{
    return array != NULL || count == 0;
}

#endif
