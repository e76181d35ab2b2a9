/* hold_protocol.h - long calls on protocols, which the language may end; their lists as bytes.
 * Spec: spec/21-protocol.md; spec/00-conventions.md, "Long calls".  Layer: bindings.  SPDX-License-Identifier:
 * Apache-2.0
 */
#ifndef INTEGRA_BINDING_HOLD_PROTOCOL_H
#define INTEGRA_BINDING_HOLD_PROTOCOL_H

#include <time.h>

#include "hold.h"

/* ---- long calls: so many steps at the most, 0 for any, and ended where the language ends them ---- */

typedef struct binding_work {
    integra_work work;
    struct timespec last;
} binding_work;

static const integra_work *binding_work_of(binding_work *room, uint64_t limit)
{
    memset(room, 0, sizeof *room);
    integra_work_init(&room->work, sizeof room->work);
    room->work.limit = limit;
    room->work.context = &room->last;
    room->work.go_on = BINDING_GO_ON;
    return &room->work;
}

static integra_status binding_protocol_prove(integra_protocol *protocol, uint64_t limit, size_t *count_out,
                                             integra_error *error)
{
    binding_work room;
    return integra_protocol_prove_within(protocol, binding_work_of(&room, limit), count_out, error);
}

/* How many keys a list takes, of which most are wanted; size_out is what they need. */
static integra_status binding_keys(uint64_t count, uint32_t most, size_t room, size_t *size_out, integra_error *error)
{
    size_t wanted = count < most ? (size_t)count : most;
    *size_out = wanted * sizeof(uint64_t);
    return wanted > room ? binding_fail(error, INTEGRA_ERR_CAPACITY) : INTEGRA_OK;
}

/* Keys, native uint64_t each, most of them at most. */
static integra_status binding_protocol_compare(const integra_protocol *protocol, const integra_protocol *other,
                                               uint32_t part, uint32_t most, uint64_t limit, uint8_t *bytes_out,
                                               size_t capacity, size_t *size_out, uint64_t *differing_out,
                                               integra_error *error)
{
    binding_work work;
    size_t room = capacity / sizeof(uint64_t) < most ? capacity / sizeof(uint64_t) : most;
    integra_status status = integra_protocol_compare(protocol, other, part, (uint64_t *)(void *)bytes_out, room,
                                                     differing_out, binding_work_of(&work, limit), error);
    return status == INTEGRA_OK ? binding_keys(*differing_out, most, room, size_out, error) : status;
}

static integra_status binding_protocol_conforms(const integra_protocol *protocol, const integra_protocol *other,
                                                uint32_t most, uint64_t limit, integra_tri *conforms_out,
                                                uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                                uint64_t *differing_out, integra_error *error)
{
    binding_work work;
    size_t room = capacity / sizeof(uint64_t) < most ? capacity / sizeof(uint64_t) : most;
    integra_status status = integra_protocol_conforms(protocol, other, conforms_out, (uint64_t *)(void *)bytes_out,
                                                      room, differing_out, binding_work_of(&work, limit), error);
    return status == INTEGRA_OK ? binding_keys(*differing_out, most, room, size_out, error) : status;
}

/* Keys, then as many counts, native uint64_t each. */
static integra_status binding_protocol_changes(const integra_protocol *protocol, const integra_protocol *other,
                                               uint32_t part, uint32_t most, uint64_t limit, uint8_t *bytes_out,
                                               size_t capacity, size_t *size_out, size_t *count_out,
                                               integra_error *error)
{
    binding_work work;
    const size_t width = 2 * sizeof(uint64_t);
    size_t room = capacity / width < most ? capacity / width : most;
    uint64_t *keys = (uint64_t *)(void *)bytes_out;
    size_t wanted;
    integra_status status = integra_protocol_changes(protocol, other, part, keys, room == 0 ? NULL : keys + room, room,
                                                     count_out, binding_work_of(&work, limit), error);
    if (status != INTEGRA_OK) {
        return status;
    }
    wanted = *count_out < most ? *count_out : most;
    *size_out = wanted * width;
    if (wanted > room) {
        return binding_fail(error, INTEGRA_ERR_CAPACITY);
    }
    if (wanted > 0) {
        memmove(keys + wanted, keys + room, wanted * sizeof *keys);
    }
    return INTEGRA_OK;
}

/* Indexes, native uint32_t each. */
static integra_status binding_protocol_rows(const integra_protocol *protocol, uint64_t key, uint32_t part,
                                            uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    size_t count = 0;
    integra_status status = integra_protocol_rows(protocol, key, part, (uint32_t *)(void *)bytes_out,
                                                  capacity / sizeof(uint32_t), &count, error);
    *size_out = count * sizeof(uint32_t);
    return status;
}

#endif
