/* faults_indicator_messages.c - faults of the messages `tally` and `figure`.
 * Spec: spec/00-conventions.md, "Errors"; spec/50-indicators.md (IND-2, IND-5).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include <stdlib.h>

enum { HEAD_SIZE = 56, ID_SIZE = 16, CALL_SIZE = 24, KEY_ROWS = 6, KEY_BIRTHS = 7 };

/* A tally as of 2024-01-01 under has-2014, up to its rows: a map of four keys. */
static const uint8_t head[HEAD_SIZE] = {
    0x83, 0x01, INTEGRA_MESSAGE_TALLY,
    0xa4, 0x00, INTEGRA_INDICATOR_A4,
    0x01, 0x19, 0x4d,
    0x0b, 0x03, 0x83,
    0x68, 'h',  'a',
    's',  '-',  '2',
    '0',  '1',  '4',
    0x01, 0x58, 0x20,
    0xcd, 0x13, 0x64,
    0x8c, 0x85, 0xb9,
    0xd1, 0x4a, 0x91,
    0xdc, 0x30, 0xba,
    0x14, 0xcb, 0x4f,
    0x7a, 0x89, 0xa4,
    0xd2, 0x56, 0x25,
    0xc8, 0x5f, 0x31,
    0xee, 0xdf, 0x36,
    0x1f, 0x6c, 0xd7,
    0xf1, 0x3e,
};

/* Calls of these identifiers, received on 2024-01-01 and not answered, less so many bytes at their end. */
static integra_status calls(uint8_t key, size_t count, const uint8_t *ids, size_t less, integra_error *error)
{
    uint8_t message[HEAD_SIZE + 3 + 2 * CALL_SIZE] = { 0 };
    integra_tally *tally = NULL;
    uint8_t *at = message + HEAD_SIZE;
    memcpy(message, head, HEAD_SIZE);
    *at++ = key;
    *at++ = 0x58;
    *at++ = (uint8_t)(count * CALL_SIZE - less);
    for (size_t i = 0; i < count; i++, at += CALL_SIZE) {
        at[ID_SIZE - 1] = ids[i];
        memcpy(at + ID_SIZE, "\x80\x00\x4d\x0b", 4);
    }
    integra_status status = integra_tally_decode(message, (size_t)(at - message) - less, NULL, &tally, error);
    integra_tally_destroy(tally);
    return status;
}

PROVOKE(tally_row_size)
{
    return calls(KEY_ROWS, 2, (const uint8_t[]){ 1, 2 }, 1, error);
}

PROVOKE(tally_row_order)
{
    return calls(KEY_ROWS, 2, (const uint8_t[]){ 2, 1 }, 0, error);
}

PROVOKE(tally_row)
{
    return calls(KEY_ROWS, 1, (const uint8_t[]){ 0 }, 0, error);
}

PROVOKE(tally_table)
{
    return calls(KEY_BIRTHS, 1, (const uint8_t[]){ 1 }, 0, error);
}

/* A later key takes all the room there is, and then comes a row. */
PROVOKE(tally_size)
{
    static const integra_id call = { { 1 } };
    const void *const columns[] = { &call };
    const size_t size = INTEGRA_TALLY_SIZE_LIMIT, filled = size - HEAD_SIZE - 7;
    const uint8_t later[] = {
        0x18, 0x20, 0x5a, (uint8_t)(filled >> 24), (uint8_t)(filled >> 16), (uint8_t)(filled >> 8), (uint8_t)filled
    };
    integra_tally *tally = NULL;
    size_t written = 0;
    uint8_t *message = calloc(1, size);
    assert_non_null(message);
    memcpy(message, head, HEAD_SIZE);
    memcpy(message + HEAD_SIZE, later, sizeof later);
    assert_int_equal(integra_tally_decode(message, size, NULL, &tally, NULL), INTEGRA_OK);
    assert_int_equal(integra_tally_add(tally, columns, 1, 1, NULL), INTEGRA_OK);
    integra_status status = integra_tally_encode(tally, message, size, &written, error);
    integra_tally_destroy(tally);
    free(message);
    return status;
}

/* One body of four, nothing being missing; Wilson's limits of 1/4 are 45587.26 and 699358.16. */
static integra_figure one_in_four(void)
{
    integra_figure figure;
    integra_figure_init(&figure, sizeof figure);
    figure.indicator = INTEGRA_INDICATOR_A2;
    figure.at = 19723;
    figure.state = INTEGRA_FIGURE_STATE_DEFINED;
    figure.numerator = figure.numerator_highest = 1;
    figure.denominator = figure.denominator_highest = 4;
    figure.value = figure.lowest = figure.highest = 250000;
    figure.interval_lowest = 45587;
    figure.interval_highest = 699359;
    figure.parts = figure.parts_held = 1;
    return figure;
}

#define WRITE(name, member, changed)                                                                                   \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        uint8_t bytes[256];                                                                                            \
        size_t size = 0;                                                                                               \
        integra_figure figure = one_in_four();                                                                         \
        assert_int_equal(integra_figure_encode(&figure, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);                \
        figure.member = changed;                                                                                       \
        return integra_figure_encode(&figure, bytes, sizeof bytes, &size, error);                                      \
    }

WRITE(figure_subject, parts_held, 2)
WRITE(figure_counts, numerator, 2)
WRITE(figure_ratio, value, 249999)
WRITE(figure_state, state, INTEGRA_FIGURE_STATE_BOUNDED)
WRITE(figure_interval, interval_highest, 699358)

PROVOCATIONS(
    faults_of_indicator_messages,
    { INTEGRA_FAULT_TALLY_ROW_SIZE,
      tally_row_size,
      { "the rows of a tally are no whole rows of 24 bytes: have the tally encoded again by whoever holds it (rule "
        "IND-5, "
        "byte 57)",
        "les lignes d'un décompte ne sont pas des lignes entières de 24 octets : faire encoder de nouveau le décompte "
        "par "
        "qui le détient (règle IND-5, octet 57)" } },
    { INTEGRA_FAULT_TALLY_ROW_ORDER,
      tally_row_order,
      { "the rows of a tally do not ascend, or one of them is there twice: have the tally encoded again by whoever "
        "holds "
        "it (rule IND-5, byte 83)",
        "les lignes d'un décompte ne sont pas en ordre croissant, ou l'une d'elles y figure deux fois : faire encoder "
        "de "
        "nouveau le décompte par qui le détient (règle IND-5, octet 83)" } },
    { INTEGRA_FAULT_TALLY_ROW, tally_row, { NULL, NULL } },
    { INTEGRA_FAULT_TALLY_TABLE,
      tally_table,
      { "a tally of A4 has no rows under this key: have the sender leave them out (rule IND-5, byte 57)",
        "un décompte de A4 n'a pas de lignes sous cette clé : que l'émetteur ne les écrive pas (règle IND-5, octet "
        "57)" } },
    { INTEGRA_FAULT_TALLY_SIZE, tally_size, { NULL, NULL } },
    { INTEGRA_FAULT_FIGURE_SUBJECT, figure_subject, { NULL, NULL } },
    { INTEGRA_FAULT_FIGURE_COUNTS, figure_counts, { NULL, NULL } },
    { INTEGRA_FAULT_FIGURE_RATIO,
      figure_ratio,
      { "the ratio of a figure or its bounds do not follow from its counts: give them as they were made (rule IND-2)",
        "le rapport d'un chiffre ou ses bornes ne découlent pas de ses nombres : les donner tels qu'ils ont été "
        "établis "
        "(règle IND-2)" } },
    { INTEGRA_FAULT_FIGURE_STATE, figure_state, { NULL, NULL } },
    { INTEGRA_FAULT_FIGURE_INTERVAL, figure_interval, { NULL, NULL } });
