/* fault.h - the table of faults, and the failures that say one.
 * Spec: spec/faults.tsv.  Layer: core.  SPDX-License-Identifier: Apache-2.0
 *
 * A fault says what is wrong more closely than its status does, and brings its status and its rule with it. */
#ifndef INTEGRA_CORE_FAULT_H
#define INTEGRA_CORE_FAULT_H

#include <integra/base.h>

/* What a fault's words are, where they are of no group: parameters, built-in protocols, columns of the table that the
 * fault's other word is. */
#define INTEGRA__FAULT_OF_PARAMETERS UINT32_MAX
#define INTEGRA__FAULT_OF_PROTOCOLS  (UINT32_MAX - 1u)
#define INTEGRA__FAULT_OF_COLUMNS    (UINT32_MAX - 2u)

typedef struct integra__fault_row {
    uint32_t fault;
    integra_status status; /* 0: whatever the failure is told as */
    uint32_t rule;         /* 0: none, or the failure's own */
    uint32_t index_of;     /* INTEGRA_INDEX_ */
    uint32_t words;        /* group of integra_error.word: INTEGRA_GROUP_, one of the above, or 0 */
    uint32_t others;       /* group of integra_error.least, where that is a word too, or 0 */
    const char *name;      /* ASCII, lower case */
    const char *text[2];   /* what is wrong, by INTEGRA_LANGUAGE_ */
    const char *what_to_do[2];
} integra__fault_row;

/* Generated, ascending by fault (core/generated/faults.c). */
extern const integra__fault_row integra__fault_rows[];
extern const size_t integra__fault_row_count;

/* NULL for a number that is no fault. */
const integra__fault_row *integra__fault_row_of(uint32_t fault);

/* Fails as the fault's row says: its status, its rule where rule is 0, what its index is; about a word of the row's
 * group, with the bounds that the row's texts have. */
integra_status integra__fault_told(integra_error *error, uint32_t fault, uint32_t rule, uint64_t index, uint32_t word,
                                   int64_t least, int64_t most);

static inline integra_status integra__fault(integra_error *error, uint32_t fault)
{
    return integra__fault_told(error, fault, 0, INTEGRA_NO_PLACE, 0, 0, 0);
}

static inline integra_status integra__fault_at(integra_error *error, uint32_t fault, uint64_t index)
{
    return integra__fault_told(error, fault, 0, index, 0, 0, 0);
}

/* About a word whose code is the index as well. */
static inline integra_status integra__fault_of(integra_error *error, uint32_t fault, uint32_t word)
{
    return integra__fault_told(error, fault, 0, word, word, 0, 0);
}

static inline integra_status integra__fault_within(integra_error *error, uint32_t fault, uint64_t index, int64_t least,
                                                   int64_t most)
{
    return integra__fault_told(error, fault, 0, index, 0, least, most);
}

/* Says of a failure just told, of which error may be NULL, what its fault is: status, rule and places stay. */
void integra__fault_says(integra_error *error, uint32_t fault, uint32_t word, int64_t least, int64_t most);

/* Of a failure just told of a record: it is that row of the columns. Returns its status. */
integra_status integra__fault_in_row(integra_error *error, integra_status status, uint64_t row);

/* Of a failure just told of a value: it was read at that byte. Returns its status. */
integra_status integra__fault_at_byte(integra_error *error, integra_status status, uint64_t offset);

/* A failure told again from where it was met: what why says stays, under another status, rule and place. */
integra_status integra__fault_again(integra_error *error, const integra_error *why, integra_status status,
                                    uint32_t rule, uint64_t offset, uint64_t index);

#endif
