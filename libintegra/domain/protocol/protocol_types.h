/* protocol_types.h - what a protocol is inside.
 * Spec: spec/21-protocol.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_TYPES_H
#define INTEGRA_DOMAIN_PROTOCOL_TYPES_H

#include <integra/protocol.h>

#include "domain/demand/demand.h"

#define INTEGRA__PROTOCOL_VALUE_ROOM   8 /* codes of a field are below it */
#define INTEGRA__PROTOCOL_PLACES       INTEGRA_MOTIVE_ROW_LIMIT
#define INTEGRA__PROTOCOL_WITHIN_LIMIT 3650 /* days, ten years */

typedef struct integra__protocol_builtin_row {
    const char *name;
    integra_date effective;
    const integra_row *rows;
    const char *const *sources_fr; /* of each row: what the row itself says is in English */
    size_t count;
} integra__protocol_builtin_row;

extern const integra__protocol_builtin_row integra__protocol_builtins[];
extern const size_t integra__protocol_builtin_count;

/* A motive's rows as masks, a bit a place: overriding rows before the ones they override, else in the order of rows. */
typedef struct integra__protocol_table {
    uint32_t count;
    uint16_t rows[INTEGRA__PROTOCOL_PLACES]; /* which row stands at each place */
    uint64_t accepts[INTEGRA__DEMAND_FIELD_CODES][INTEGRA__PROTOCOL_VALUE_ROOM];
    uint8_t read_count; /* fields that some row has a condition on: the others leave every row */
    uint8_t reads[INTEGRA__DEMAND_FIELD_CODES];
    uint64_t otherwise;
    uint64_t imposed;
    uint64_t overridden;                           /* by some row of the motive */
    uint64_t overriders[INTEGRA__PROTOCOL_PLACES]; /* of each place */
    uint64_t stating[INTEGRA__PRECONDITION_CODES]; /* by INTEGRA_PRECONDITION_: places with a call that states it */
    uint64_t at_once;                              /* places with a call that an urgent demand starts at once (ORI-7) */
} integra__protocol_table;

/* A row as kept: its texts lie behind it in one block. */
typedef struct integra__protocol_kept_row {
    integra_row row;
    size_t room; /* bytes of the block */
    char texts[];
} integra__protocol_kept_row;

struct integra_protocol {
    integra_allocator allocator;
    char name[INTEGRA_PROTOCOL_NAME_LIMIT];
    size_t name_size;
    integra_date effective;
    integra__protocol_kept_row **rows;
    size_t row_count;
    size_t row_room;
    integra_bytes extension;         /* keys of a later version, owned */
    integra__protocol_table *tables; /* INTEGRA__MOTIVE_CODES of them, once it was proved or tried; else NULL */
    integra_failure *failures;
    size_t failure_count;
    uint32_t proved;
    uint8_t digests[2][32]; /* by INTEGRA_PART_, once proved */
};

static inline uint64_t integra__protocol_all_places(const integra__protocol_table *table)
{
    return table->count == INTEGRA__PROTOCOL_PLACES ? UINT64_MAX : INTEGRA__BIT(table->count) - 1u;
}

/* The places that match: one mask a field, and no branch. */
static inline uint64_t integra__protocol_matching(const integra__protocol_table *table, const uint8_t *values)
{
    uint64_t matching = integra__protocol_all_places(table);
    for (uint32_t i = 0; i < table->read_count; i++) {
        matching &= table->accepts[table->reads[i]][values[table->reads[i]]];
    }
    return matching;
}

/* What speaks of the places that match: no row is silenced but by one that speaks (ORI-16). */
static inline uint64_t integra__protocol_speaking(const integra__protocol_table *table, uint64_t matching)
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

static inline const integra_row *integra__protocol_row_of(const integra_protocol *protocol, uint32_t row)
{
    return &protocol->rows[row]->row;
}

/* Whether a row overrides another. */
static inline int integra__protocol_overrides(const integra_row *row, uint32_t other)
{
    for (uint32_t i = 0; i < row->override_count; i++) {
        if (row->overrides[i] == other) {
            return 1;
        }
    }
    return 0;
}

/* One call of a row, its home level filled in, and what it comes to in a demand (ORI-18). */
typedef struct integra__protocol_call {
    uint8_t service;
    uint8_t level;
    uint8_t first;
    int16_t within;
} integra__protocol_call;

static inline integra__protocol_call integra__protocol_call_at(const integra_row *row, uint32_t index)
{
    uint8_t service = row->services[index];
    uint8_t level = row->levels[index] != 0 ? row->levels[index] : integra__service_rows[service].level;
    return (integra__protocol_call){ service, level, row->first[index], row->within[index] };
}

#endif
