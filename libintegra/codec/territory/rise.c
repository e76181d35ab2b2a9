/* rise.c - the message `rise`: what rises from a territory, and nothing that tells whom it is about.
 * Spec: spec/40-concertation.md (CON-7); spec/integra.cddl, rise-body.  Layer: codec.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include "domain/territory/rise.h"

#include "core/allocator.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/status.h"
#include "codec/message/message.h"

enum { TERRITORY, ROWS, KEYS };

enum { ROW_SIZE = 5 };

static int has(const void *value, uint32_t key)
{
    const integra__rise *rise = value;
    return key == TERRITORY || rise->count > 0;
}

static void write_row(integra__writer *writer, const integra__rise_row *row)
{
    integra__write_array(writer, ROW_SIZE);
    integra__write_uint(writer, row->kind);
    integra__write_uint(writer, row->topic);
    integra__write_date_or_null(writer, row->month);
    integra__write_uint(writer, row->recurs);
    if (row->count == INTEGRA__RISE_HIDDEN) {
        integra__write_null(writer);
    } else {
        integra__write_uint(writer, row->count);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra__rise *rise = value;
    if (key == TERRITORY) {
        integra__write_id(writer, &rise->territory);
        return;
    }
    integra__write_array(writer, rise->count);
    for (size_t i = 0; i < rise->count; i++) {
        write_row(writer, &rise->rows[i]);
    }
}

static const integra__kind rise_kind = { INTEGRA_MESSAGE_RISE, KEYS, 1u << TERRITORY, has, write, NULL };

integra_status integra_territory_rise(const integra_territory *territory, const integra_rules *rules, integra_date at,
                                      uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { territory != NULL, 1, 1, integra__room(bytes_out, capacity), 1, size_out != NULL };
    struct rising {
        integra__review review;
        integra__rise rise;
    } *rising;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (!integra__date_valid(at)) {
        return integra__fault_at(error, INTEGRA_FAULT_KNOWN_DATE, 2);
    }
    rising = integra__allocate(&territory->allocator, sizeof *rising);
    if (rising == NULL) {
        return integra__no_memory(error);
    }
    integra__review_start(&rising->review, territory, rules, at, &territory->allocator);
    integra__rise_find(&rising->review, &rising->rise);
    rising->rise.territory = territory->id;
    status = rising->review.status != INTEGRA_OK
                 ? integra__no_memory(error)
                 : integra__message_give(&rise_kind, &rising->rise, (integra_bytes){ NULL, 0 }, bytes_out, capacity,
                                         size_out, error);
    integra__review_release(&rising->review);
    integra__release(&territory->allocator, rising, sizeof *rising);
    return status;
}
