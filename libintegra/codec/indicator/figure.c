/* figure.c - the message `figure`: counts, and what they come to, in parts per million.
 * Spec: spec/integra.cddl, figure-body (IND-2).  Layer: codec.  SPDX-License-Identifier: Apache-2.0 */
#include "domain/indicator/figure_check.h"

#include "core/fault.h"
#include "core/id.h"
#include "core/status.h"
#include "core/structs.h"
#include "codec/message/message.h"

enum {
    INDICATOR = INTEGRA__FIGURE_INDICATOR,
    AT = INTEGRA__FIGURE_AT,
    TERRITORY = INTEGRA__FIGURE_TERRITORY,
    DIGEST = INTEGRA__FIGURE_DIGEST,
    STATE = INTEGRA__FIGURE_STATE,
    COUNTS = INTEGRA__FIGURE_COUNTS,
    PPM = INTEGRA__FIGURE_PPM,
    COVERED = INTEGRA__FIGURE_COVERED,
    PAIRS = INTEGRA__FIGURE_PAIRS,
    REQUESTER = INTEGRA__FIGURE_REQUESTER,
    CONFORMITY = INTEGRA__FIGURE_CONFORMITY,
    PARTS = INTEGRA__FIGURE_PARTS,
    KEYS = INTEGRA__FIGURE_PART_COUNT
};

_Static_assert(sizeof(integra_figure) % 8 == 0, "integra_figure");

enum { COUNTED = 4, RATIOS = 5 };

/* A figure, and where its parts were read; 0 for a part that is left out. */
typedef struct reading {
    integra_figure figure;
    size_t offsets[KEYS];
} reading;

/* ---- writing ---- */

static int has(const void *value, uint32_t key)
{
    const integra_figure *figure = &((const reading *)value)->figure;
    switch (key) {
    case TERRITORY:
        return integra__id_known(&figure->territory);
    case COVERED:
        return figure->covered != INTEGRA_TRI_UNKNOWN;
    case PAIRS:
    case REQUESTER:
    case CONFORMITY:
        return figure->indicator == integra__figure_part_of(key);
    case PARTS:
        return figure->parts > 1;
    default:
        return 1;
    }
}

static void write_numbers(integra__writer *writer, const uint64_t numbers[COUNTED])
{
    integra__write_array(writer, COUNTED);
    for (size_t i = 0; i < COUNTED; i++) {
        integra__write_uint(writer, numbers[i]);
    }
}

static void write_ratios(integra__writer *writer, const integra_figure *figure)
{
    const int64_t ratios[RATIOS] = { figure->value, figure->lowest, figure->highest, figure->interval_lowest,
                                     figure->interval_highest };
    integra__write_array(writer, RATIOS);
    for (size_t i = 0; i < RATIOS; i++) {
        if (ratios[i] == INTEGRA_PPM_NONE) {
            integra__write_null(writer);
        } else {
            integra__write_int(writer, ratios[i]);
        }
    }
}

/* Every other part is one number. */
static uint32_t number_of(const integra_figure *figure, uint32_t key)
{
    return key == INDICATOR   ? figure->indicator
           : key == STATE     ? figure->state
           : key == COVERED   ? figure->covered
           : key == REQUESTER ? figure->requester
                              : figure->conformity;
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra_figure *figure = &((const reading *)value)->figure;
    switch (key) {
    case AT:
        integra__write_int(writer, figure->at);
        break;
    case TERRITORY:
        integra__write_id(writer, &figure->territory);
        break;
    case DIGEST:
        integra__write_bytes(writer, figure->rules_digest, sizeof figure->rules_digest);
        break;
    case COUNTS:
        write_numbers(writer, (const uint64_t[COUNTED]){ figure->numerator, figure->numerator_highest,
                                                         figure->denominator, figure->denominator_highest });
        break;
    case PPM:
        write_ratios(writer, figure);
        break;
    case PAIRS:
        write_numbers(writer, (const uint64_t[COUNTED]){ figure->pairs, figure->pairs_highest, figure->pairs_before,
                                                         figure->pairs_before_highest });
        break;
    case PARTS:
        integra__write_array(writer, 2);
        integra__write_uint(writer, figure->parts);
        integra__write_uint(writer, figure->parts_held);
        break;
    default:
        integra__write_uint(writer, number_of(figure, key));
    }
}

/* ---- reading ---- */

static void read_numbers(integra__reader *reader, uint64_t most, uint64_t *const numbers[COUNTED])
{
    integra__read_array(reader, COUNTED);
    for (size_t i = 0; i < COUNTED; i++) {
        *numbers[i] = integra__read_number(reader, 0, most);
    }
}

static void read_ratios(integra__reader *reader, integra_figure *figure)
{
    int64_t *const ratios[RATIOS] = { &figure->value, &figure->lowest, &figure->highest, &figure->interval_lowest,
                                      &figure->interval_highest };
    integra__read_array(reader, RATIOS);
    for (size_t i = 0; i < RATIOS; i++) {
        *ratios[i] = integra__read_null(reader) ? INTEGRA_PPM_NONE
                                                : (int64_t)integra__read_number(reader, 0, INTEGRA__FIGURE_PPM_MOST);
    }
}

static void read_parts(integra__reader *reader, integra_figure *figure)
{
    integra__read_array(reader, 2);
    figure->parts = (uint32_t)integra__read_number(reader, 2, INTEGRA_PART_LIMIT);
    figure->parts_held = (uint32_t)integra__read_number(reader, 1, figure->parts - 1);
}

static void read(integra__reader *reader, void *value, uint32_t key)
{
    reading *into = value;
    integra_figure *figure = &into->figure;
    into->offsets[key] = integra__reader_at(reader);
    switch (key) {
    case INDICATOR:
        figure->indicator = (uint32_t)integra__read_number(reader, INTEGRA__INDICATOR_FIRST, INTEGRA__INDICATOR_LAST);
        break;
    case AT:
        integra__read_date(reader, &figure->at);
        break;
    case TERRITORY:
        integra__read_id(reader, &figure->territory);
        break;
    case DIGEST:
        integra__read_exactly(reader, sizeof figure->rules_digest, figure->rules_digest);
        break;
    case STATE:
        figure->state = (uint32_t)integra__read_number(reader, INTEGRA__FIGURE_STATE_FIRST, INTEGRA__FIGURE_STATE_LAST);
        break;
    case COUNTS:
        read_numbers(reader, INTEGRA__FIGURE_COUNT_MOST,
                     (uint64_t *const[COUNTED]){ &figure->numerator, &figure->numerator_highest, &figure->denominator,
                                                 &figure->denominator_highest });
        break;
    case PPM:
        read_ratios(reader, figure);
        break;
    case COVERED:
        integra__read_known_tri(reader, &figure->covered);
        break;
    case PAIRS:
        read_numbers(reader, INTEGRA__FIGURE_PAIR_MOST,
                     (uint64_t *const[COUNTED]){ &figure->pairs, &figure->pairs_highest, &figure->pairs_before,
                                                 &figure->pairs_before_highest });
        break;
    case REQUESTER:
        figure->requester = (uint32_t)integra__read_number(reader, 1, INTEGRA__REQUESTER_LAST);
        break;
    case CONFORMITY:
        figure->conformity = (uint32_t)integra__read_number(reader, 1, INTEGRA__CONFORMITY_BASIS_LAST);
        break;
    default:
        read_parts(reader, figure);
    }
}

static const integra__kind figure_kind = { INTEGRA_MESSAGE_FIGURE,
                                           KEYS,
                                           1u << INDICATOR | 1u << AT | 1u << DIGEST | 1u << STATE | 1u << COUNTS |
                                               1u << PPM,
                                           has,
                                           write,
                                           read };

/* WIRE-21: the parts that figures of one indicator alone have, all of them and no other ones. */
static integra_status check_parts(const reading *made, integra_error *error)
{
    for (uint32_t key = PAIRS; key < KEYS; key++) {
        uint32_t of = integra__figure_part_of(key);
        int is_there = made->offsets[key] != 0;
        if (of == 0 || is_there == (made->figure.indicator == of)) {
            continue;
        }
        const uint32_t fault = is_there ? INTEGRA_FAULT_KEY_VALUE : INTEGRA_FAULT_KEY_MISSING;
        integra_status status = integra__fault_told(error, fault, 0, INTEGRA_NO_PLACE, INTEGRA_MESSAGE_FIGURE, key, 0);
        return integra__fault_at_byte(error, status, is_there ? made->offsets[key] : INTEGRA__MESSAGE_MAP_OFFSET);
    }
    return INTEGRA_OK;
}

/* The first condition that does not hold, told as a malformed message's, where its part is. */
static integra_status check(const reading *made, integra_error *error)
{
    uint32_t part = 0;
    integra_error why;
    integra_status status = check_parts(made, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    uint32_t fault = integra__figure_check(&made->figure, &part);
    if (fault == INTEGRA_FAULT_NONE) {
        return INTEGRA_OK;
    }
    (void)integra__fault(&why, fault);
    size_t offset = made->offsets[part] != 0 ? made->offsets[part] : INTEGRA__MESSAGE_MAP_OFFSET;
    return integra__fault_again(error, &why, INTEGRA_ERR_WRONG_TYPE, why.rule, offset, INTEGRA_NO_PLACE);
}

/* ---- the message ---- */

integra_status integra_figure_encode(const integra_figure *figure, uint8_t *bytes_out, size_t capacity,
                                     size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { figure != NULL, integra__room(bytes_out, capacity), 1, size_out != NULL };
    reading given;
    uint32_t part = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&given.figure, sizeof given.figure, sizeof given.figure, figure, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    uint32_t fault = integra__figure_check(&given.figure, &part);
    return fault != INTEGRA_FAULT_NONE ? integra__fault(error, fault)
                                       : integra__message_give(&figure_kind, &given, (integra_bytes){ NULL, 0 },
                                                               bytes_out, capacity, size_out, error);
}

integra_status integra_figure_decode(const uint8_t *bytes, size_t size, integra_figure *figure_out,
                                     integra_error *error)
{
    const uint8_t present[] = { integra__room(bytes, size), 1, figure_out != NULL };
    reading made = { .offsets = { 0 } };
    integra_bytes extension = { NULL, 0 };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(figure_out, sizeof *figure_out, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_figure_init(&made.figure, sizeof made.figure);
    made.figure.parts = 1;
    made.figure.parts_held = 1;
    status = integra__message_read(&figure_kind, bytes, size, &made, &extension, error);
    if (status == INTEGRA_OK) {
        status = check(&made, error);
    }
    if (status == INTEGRA_OK) {
        integra__struct_write(figure_out, &made.figure, sizeof made.figure);
    }
    return status;
}
