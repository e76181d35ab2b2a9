/* orientation.c - the message `orientation`: a response to a demand.
 * Spec: spec/integra.cddl, orientation-body (ORI-5).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "orientation.h"

#include "core/generated/rules.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/orientation/orientation_route.h"

enum { ID, PACK, OVERRIDDEN, PROTOCOL, DUE, ROUTES, KEYS };

#define ROUTE_SIZE 7

static int has(const void *value, uint32_t key)
{
    const integra_orientation *orientation = value;
    return key == ID           ? integra__id_known(&orientation->id)
           : key == OVERRIDDEN ? orientation->overridden != 0
           : key == DUE        ? orientation->first_answer_due != INTEGRA_DATE_UNKNOWN
                               : 1;
}

static void write_routes(integra__writer *writer, const integra_orientation *orientation)
{
    integra__write_array(writer, orientation->route_count);
    for (uint32_t i = 0; i < orientation->route_count; i++) {
        integra__write_array(writer, ROUTE_SIZE);
        integra__write_uint(writer, orientation->route_services[i]);
        integra__write_uint(writer, orientation->route_levels[i]);
        integra__write_uint(writer, orientation->route_waits[i]);
        if (orientation->route_rows[i] == UINT16_MAX) {
            integra__write_null(writer);
        } else {
            integra__write_uint(writer, orientation->route_rows[i]);
        }
        integra__write_date_or_null(writer, orientation->route_dues[i]);
        integra__write_uint(writer, orientation->route_motives[i]);
        integra__write_uint(writer, orientation->route_rules[i]);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_orientation *orientation = value;
    switch (key) {
    case ID:
        integra__write_id(writer, &orientation->id);
        break;
    case PROTOCOL:
        integra__write_bytes(writer, orientation->protocol, sizeof orientation->protocol);
        break;
    case DUE:
        integra__write_int(writer, orientation->first_answer_due);
        break;
    case ROUTES:
        write_routes(writer, orientation);
        break;
    default:
        integra__write_uint(writer, key == PACK ? orientation->pack : orientation->overridden);
    }
}

/* One route: [service, level, waits, row or null, due or null, motives, rule], services ascending. */
static void read_route(integra__reader *reader, integra_orientation *made, uint32_t i)
{
    uint64_t service = 0;
    uint64_t number[5] = { 0 };
    integra__read_array(reader, ROUTE_SIZE);
    size_t offset = integra__reader_at(reader);
    integra__read_uint(reader, 1, INTEGRA__SERVICE_LAST, &service);
    if (reader->status == INTEGRA_OK &&
        (integra__service_rows[service].kind == 0 || (i > 0 && service <= made->route_services[i - 1]))) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
    }
    integra__read_uint(reader, INTEGRA__LEVEL_FIRST, INTEGRA__LEVEL_LAST, &number[0]);
    integra__read_uint(reader, 0, INTEGRA__PRECONDITION_ALL, &number[1]);
    number[2] = UINT16_MAX;
    if (!integra__read_null(reader)) {
        integra__read_uint(reader, 0, INTEGRA_ROW_LIMIT - 1, &number[2]);
    }
    made->route_dues[i] = integra__read_date_or_null(reader);
    integra__read_uint(reader, 1, INTEGRA__MOTIVE_ALL, &number[3]);
    offset = integra__reader_at(reader);
    integra__read_uint(reader, 1, UINT32_MAX, &number[4]);
    if (reader->status == INTEGRA_OK && integra_rule_name((uint32_t)number[4]) == NULL) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
    }
    if (reader->status == INTEGRA_OK) {
        made->route_services[i] = (uint8_t)service;
        made->route_levels[i] = (uint8_t)number[0];
        made->route_waits[i] = (uint8_t)number[1];
        made->route_rows[i] = (uint16_t)number[2];
        made->route_motives[i] = (uint32_t)number[3];
        made->route_rules[i] = (uint32_t)number[4];
        made->services |= INTEGRA__BIT(service);
    }
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra_orientation *made = value;
    uint64_t number = 0;
    switch (key) {
    case ID:
        integra__read_id(reader, &made->id);
        break;
    case PACK:
        integra__read_uint(reader, INTEGRA__PACK_FIRST, INTEGRA__PACK_LAST, &number);
        made->pack = (uint32_t)number;
        break;
    case OVERRIDDEN:
        integra__read_known(reader, 1, &made->overridden);
        break;
    case PROTOCOL:
        integra__read_exactly(reader, sizeof made->protocol, made->protocol);
        break;
    case DUE:
        integra__read_date(reader, &made->first_answer_due);
        break;
    default:
        integra__read_list(reader, 1, INTEGRA_ROUTE_ROOM, &number);
        for (uint32_t i = 0; i < number && reader->status == INTEGRA_OK; i++) {
            read_route(reader, made, i);
        }
        made->route_count = (uint32_t)number;
    }
}

const integra__kind integra__orientation_kind = {
    INTEGRA_MESSAGE_ORIENTATION, KEYS, 1u << PACK | 1u << PROTOCOL | 1u << ROUTES, has, write, read
};

integra_status integra_orientation_encode(const integra_orientation *orientation, uint8_t *bytes_out, size_t capacity,
                                          size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { orientation != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_orientation copy;
    integra_bytes none = { NULL, 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__orientation_read(&copy, orientation, error);
    }
    return status != INTEGRA_OK
               ? status
               : integra__message_give(&integra__orientation_kind, &copy, none, bytes_out, capacity, size_out, error);
}

integra_status integra_orientation_decode(const uint8_t *bytes, size_t size, integra_orientation *orientation_out,
                                          integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, orientation_out != NULL };
    integra_bytes extension = { NULL, 0 };
    integra_orientation made;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(orientation_out, sizeof *orientation_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_orientation_init(&made, sizeof made);
    status = integra__message_read(&integra__orientation_kind, bytes, size, &made, &extension, error);
    if (status == INTEGRA_OK) {
        integra__struct_write(orientation_out, &made, sizeof made);
    }
    return status;
}
