/* demand.c - the message `demand`: what is asked, and beside it how it arrived.
 * Spec: spec/integra.cddl, demand-body (ORI-1).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "demand.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/rules.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/demand/demand.h"

enum { ID, DATE, MOTIVES, FIELDS, COMMUNE = FIELDS + INTEGRA__DEMAND_FIELD_CODES, DOOR, CHANNEL, CALL, PUBLICS, KEYS };

#define FIELD_KEY(field) (FIELDS + (field)) /* keys of fields follow one another, in published order */
#define COMMUNE_SIZE     5

static int has(const void *value, uint32_t key)
{
    const integra__demand_message *message = value;
    const integra_demand *demand = &message->demand;
    if (key >= FIELDS && key < COMMUNE) {
        return integra__demand_values(demand)[key - FIELDS] != integra__demand_field_rows[key - FIELDS].unknown;
    }
    switch (key) {
    case ID:
        return integra__id_known(&demand->id);
    case DATE:
        return demand->date != INTEGRA_DATE_UNKNOWN;
    case COMMUNE:
        return demand->commune[0] != '\0';
    case DOOR:
        return message->contact.door != 0;
    case CHANNEL:
        return message->contact.channel != 0;
    case CALL:
        return integra__id_known(&message->contact.call);
    case PUBLICS:
        return demand->publics != 0;
    default:
        return 1;
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra__demand_message *message = value;
    const integra_demand *demand = &message->demand;
    if (key >= FIELDS && key < COMMUNE) {
        integra__write_uint(writer, integra__demand_values(demand)[key - FIELDS]);
        return;
    }
    switch (key) {
    case ID:
        integra__write_id(writer, &demand->id);
        break;
    case DATE:
        integra__write_int(writer, demand->date);
        break;
    case COMMUNE:
        integra__write_text(writer, demand->commune, COMMUNE_SIZE);
        break;
    case CALL:
        integra__write_id(writer, &message->contact.call);
        break;
    default:
        integra__write_uint(writer, key == MOTIVES   ? demand->motives
                                    : key == PUBLICS ? demand->publics
                                    : key == DOOR    ? message->contact.door
                                                     : message->contact.channel);
    }
}

static void read_field(integra__reader *reader, integra_demand *demand, uint32_t field)
{
    const integra__demand_field_row *codes = &integra__demand_field_rows[field];
    size_t offset = integra__reader_at(reader);
    uint64_t value = 0;
    if (integra__read_uint(reader, codes->first, codes->last, &value) == INTEGRA_OK && value == codes->unknown) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, offset);
    }
    ((uint8_t *)demand)[INTEGRA__DEMAND_FIELD_AT(field)] = (uint8_t)value;
}

static void read_commune(integra__reader *reader, integra_demand *demand)
{
    size_t offset = integra__reader_at(reader);
    integra_bytes text = { NULL, 0 };
    if (integra__read_string(reader, INTEGRA__TEXT, COMMUNE_SIZE, COMMUNE_SIZE, &text) != INTEGRA_OK) {
        return;
    }
    memcpy(demand->commune, text.bytes, COMMUNE_SIZE);
    if (!integra__demand_commune_valid(demand->commune)) {
        integra__reader_fail(reader, INTEGRA_ERR_WRONG_TYPE, INTEGRA__WIRE_20, offset);
    }
}

/* Whether they go together is looked at when the whole demand is there. */
static void read_publics(integra__reader *reader, integra__demand_message *message)
{
    uint64_t publics = 0;
    message->publics_at = integra__reader_at(reader);
    if (integra__read_uint(reader, 0, INTEGRA__PUBLIC_ALL, &publics) == INTEGRA_OK && publics == 0) {
        integra__reader_fail(reader, INTEGRA_ERR_EXPLICIT_DEFAULT, INTEGRA__WIRE_19, message->publics_at);
    }
    message->demand.publics = (uint32_t)publics;
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    integra__demand_message *message = value;
    integra_demand *demand = &message->demand;
    uint64_t motives = 0;
    if (key >= FIELDS && key < COMMUNE) {
        read_field(reader, demand, key - FIELDS);
        return;
    }
    switch (key) {
    case ID:
        integra__read_id(reader, &demand->id);
        break;
    case DATE:
        integra__read_date(reader, &demand->date);
        break;
    case MOTIVES:
        integra__read_uint(reader, 1, INTEGRA__MOTIVE_ALL, &motives);
        demand->motives = (uint32_t)motives;
        break;
    case COMMUNE:
        read_commune(reader, demand);
        break;
    case DOOR:
        integra__read_known(reader, INTEGRA__DOOR_LAST, &message->contact.door);
        break;
    case CHANNEL:
        integra__read_known(reader, INTEGRA__CHANNEL_LAST, &message->contact.channel);
        break;
    case PUBLICS:
        read_publics(reader, message);
        break;
    default:
        integra__read_id(reader, &message->contact.call);
    }
}

const integra__kind integra__demand_kind = {
    INTEGRA_MESSAGE_DEMAND, KEYS, 1u << MOTIVES | 1u << FIELD_KEY(INTEGRA_DEMAND_FIELD_REQUESTER), has, write, read
};

static integra_status read_contact(integra_contact *copy, const integra_contact *contact, integra_error *error)
{
    integra_contact_init(copy, sizeof *copy);
    if (contact == NULL) {
        return INTEGRA_OK;
    }
    integra_status status = integra__struct_read(copy, sizeof *copy, sizeof *copy, contact, error);
    if (status == INTEGRA_OK && copy->reserved != 0) {
        status = integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    if (status == INTEGRA_OK && (copy->door > INTEGRA__DOOR_LAST || copy->channel > INTEGRA__CHANNEL_LAST)) {
        status = integra__fault(error, INTEGRA_FAULT_CONTACT);
    }
    return status;
}

integra_status integra_demand_encode(const integra_demand *demand, const integra_contact *contact, uint8_t *bytes_out,
                                     size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { demand != NULL, 1, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra__demand_message message;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__demand_read(&message.demand, demand, error);
    }
    if (status == INTEGRA_OK) {
        status = read_contact(&message.contact, contact, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__message_give(&integra__demand_kind, &message, message.demand.extension, bytes_out, capacity,
                                 size_out, error);
}

integra_status integra_demand_decode(const uint8_t *bytes, size_t size, integra_demand *demand_out,
                                     integra_contact *contact_out, integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, demand_out != NULL, contact_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(demand_out, sizeof *demand_out, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(contact_out, sizeof *contact_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__demand_message made;
    integra_demand_init(&made.demand, sizeof made.demand);
    integra_contact_init(&made.contact, sizeof made.contact);
    made.publics_at = INTEGRA__MESSAGE_MAP_OFFSET;
    status = integra__message_read(&integra__demand_kind, bytes, size, &made, &made.demand.extension, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    status = integra__demand_check_possible(integra__demand_values(&made.demand), error);
    if (status != INTEGRA_OK) {
        return integra__fault_at_byte(error, status, INTEGRA__MESSAGE_MAP_OFFSET);
    }
    status = integra__demand_check_publics(made.demand.publics, made.demand.over_60, error);
    if (status != INTEGRA_OK) {
        return integra__fault_at_byte(error, status, made.publics_at);
    }
    integra__struct_write(demand_out, &made.demand, sizeof made.demand);
    integra__struct_write(contact_out, &made.contact, sizeof made.contact);
    return INTEGRA_OK;
}
