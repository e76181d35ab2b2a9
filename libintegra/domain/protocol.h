/* protocol.h - what a protocol is inside.
 * Spec: spec/21-protocol.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_H
#define INTEGRA_DOMAIN_PROTOCOL_H

#include <integra/protocol.h>

#include "services.h"

#define INTEGRA__VALUE_ROOM   8 /* codes of a field are below it */
#define INTEGRA__PLACES       INTEGRA_MOTIVE_ROW_LIMIT
#define INTEGRA__WITHIN_LIMIT 3650 /* days, ten years */

typedef struct integra__builtin {
    const char *name;
    integra_date effective;
    const integra_row *rows;
    size_t count;
} integra__builtin;

extern const integra__builtin integra__builtins[];
extern const size_t integra__builtin_count;

/* A motive's rows as masks, a bit a place: overriding rows before the ones they override, else in the order of rows. */
typedef struct integra__motive_table {
    uint32_t count;
    uint16_t rows[INTEGRA__PLACES]; /* which row stands at each place */
    uint64_t accepts[INTEGRA__FIELD_COUNT][INTEGRA__VALUE_ROOM];
    uint8_t read_count; /* fields that some row has a condition on: the others leave every row */
    uint8_t reads[INTEGRA__FIELD_COUNT];
    uint64_t otherwise;
    uint64_t imposed;
    uint64_t overridden;                      /* by some row of the motive */
    uint64_t overriders[INTEGRA__PLACES];     /* of each place */
    uint64_t stating[INTEGRA__PRECONDITIONS]; /* by INTEGRA_PRECONDITION_: places with a call that states it */
    uint64_t at_once;                         /* places with a call that an urgent demand starts at once (ORI-7) */
} integra__motive_table;

/* A row as kept: its texts lie behind it in one block. */
typedef struct integra__kept_row {
    integra_row row;
    size_t room; /* bytes of the block */
    char texts[];
} integra__kept_row;

struct integra_protocol {
    integra_allocator allocator;
    char name[INTEGRA_PROTOCOL_NAME_LIMIT];
    size_t name_size;
    integra_date effective;
    integra__kept_row **rows;
    size_t row_count;
    size_t row_room;
    integra_bytes extension;       /* keys of a later version, owned */
    integra__motive_table *tables; /* INTEGRA__MOTIVE_COUNT of them, once it was proved or tried; else NULL */
    integra_failure *failures;
    size_t failure_count;
    uint32_t proved;
    uint8_t digests[2][32]; /* by INTEGRA_PART_, once proved */
};

/* The rows of an array copied into masks; the protocol hangs together. MEMORY where there is none. */
integra_status integra__protocol_compile(integra_protocol *protocol, integra_error *error);

/* The rows that a row overrides, directly or through others, each once: how many, their indexes going to below. The row
 * itself is among them where it is in a cycle. Every override names a row there is. */
size_t integra__rows_below(const integra_protocol *protocol, uint32_t row, uint16_t below[INTEGRA_ROW_LIMIT]);

void integra__protocol_forget(integra_protocol *protocol); /* tables, proof and digests */

/* integra_protocol_prove(), given up with INTEGRA_ERR_LIMIT (ORI-16) where its walks take that many steps. */
integra_status integra__protocol_prove_in(integra_protocol *protocol, uint64_t steps, size_t *count_out,
                                          integra_error *error);

static inline uint64_t integra__all_places(const integra__motive_table *table)
{
    return table->count == INTEGRA__PLACES ? UINT64_MAX : INTEGRA__BIT(table->count) - 1u;
}

/* What speaks of the places that match: no row is silenced but by one that speaks (ORI-16). */
static inline uint64_t integra__speaking(const integra__motive_table *table, uint64_t matching)
{
    uint64_t ordinary = matching & ~table->otherwise;
    if (ordinary == 0) {
        return matching;
    }
    if ((ordinary & table->overridden) == 0) {
        return ordinary;
    }
    uint64_t speaking = 0;
    for (uint32_t place = 0; place < table->count; place++) {
        uint64_t bit = ordinary & INTEGRA__BIT(place);
        if (bit != 0 && (table->overriders[place] & speaking) == 0) {
            speaking |= bit;
        }
    }
    return speaking;
}

static inline const integra_row *integra__row(const integra_protocol *protocol, uint32_t row)
{
    return &protocol->rows[row]->row;
}

/* Whether a row overrides another. */
static inline int integra__overrides(const integra_row *row, uint32_t other)
{
    for (uint32_t i = 0; i < row->override_count; i++) {
        if (row->overrides[i] == other) {
            return 1;
        }
    }
    return 0;
}

/* One call of a row, its home level filled in, and what it comes to in a demand (ORI-18). */
typedef struct integra__call {
    uint8_t service;
    uint8_t level;
    uint8_t first;
    int16_t within;
} integra__call;

static inline integra__call integra__call_at(const integra_row *row, uint32_t index)
{
    uint8_t service = row->services[index];
    uint8_t level = row->levels[index] != 0 ? row->levels[index] : integra__service_rows[service].level;
    return (integra__call){ service, level, row->first[index], row->within[index] };
}

#endif
