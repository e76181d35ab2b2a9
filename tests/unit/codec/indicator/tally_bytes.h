/* tally_bytes.h - messages `tally` in hexadecimal, and the ways to read one and write it again.
 * Spec: spec/integra.cddl, tally-body.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef TALLY_BYTES_H
#define TALLY_BYTES_H

#include "strict.h"

#define HAS_2014 " 83 68 6861732d32303134 01 "
/* Digests that spec/00-conventions.md states (GEN-9.11, GEN-9.13). */
#define DIGEST_OWN     " 58 20 cd13648c85b9d14a91dc30ba14cb4f7a89a4d25625c85f31eedf361f6cd7f13e "
#define DIGEST_CHANGED " 58 20 4bcb072a5b0edf0882ff8db3230e28bc8426256b44e65f7b0e53eeaa739e93ee "
/* The keys that every tally has, as of 2024-01-01: what comes next stands at 56, behind a territory at 74. */
#define SUBJECT(indicator)       " 00 " indicator " 01 19 4d0b "
#define TALLY(indicator)         SUBJECT(indicator) " 03 " HAS_2014 DIGEST_OWN
#define TALLY_CHANGED(indicator) SUBJECT(indicator) " 03 " HAS_2014 DIGEST_CHANGED
enum { PACK_AT = 11, DIGEST_AT = 24, NEXT_AT = 57, ROWS_AT = 59 };
/* medicines_threshold */
#define OVERRIDDEN(value) " 82 73 6d65646963696e65735f7468726573686f6c64 " value " "
#define A4                "04"
#define B3                "07"
#define CASELOAD          "08"
#define SHARE             "09"

#define ID(last)  " 000000000000000000000000000000" last " "
#define BEGINNING "80004d0b " /* 2024-01-01 in a row */
/* A call received on that day: not answered, perhaps, for certain. */
#define CALL(last, answered) ID(last) BEGINNING answered " 000000 "
/* A stay from 2023-12-01 on, on the list, of somebody born on 1940-01-01. */
#define STAY(last) ID(last) "80004cec ffffffff 02 02 ff 00 7fffd532 "

/* Somebody accompanied, and of a share who oriented them; an assistant. */
#define ORIENTED(last, requester) ID(last) requester " 00000000000000 "
#define SOMEBODY(last)            ORIENTED(last, "00")

static inline integra_status decode_tally(uint8_t kind, const uint8_t *message, size_t size, integra_error *error)
{
    integra_tally *tally = NULL;
    (void)kind;
    integra_status status = integra_tally_decode(message, size, NULL, &tally, error);
    assert_true((status == INTEGRA_OK) == (tally != NULL));
    integra_tally_destroy(tally);
    return status;
}

/* The bytes of a tally, to the byte, and not where there is room for one less. */
static inline void expect_tally(integra_tally *tally, const uint8_t *message, size_t size)
{
    size_t again_size = 0;
    uint8_t *again = malloc(size);
    assert_non_null(again);
    assert_int_equal(integra_tally_encode(tally, again, size - 1, &again_size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(again_size, size);
    assert_int_equal(integra_tally_encode(tally, again, size, &again_size, NULL), INTEGRA_OK);
    assert_memory_equal(again, message, size);
    free(again);
}

static inline void expect_tally_again(const uint8_t *message, size_t size)
{
    integra_tally *tally = NULL;
    assert_int_equal(integra_tally_decode(message, size, NULL, &tally, NULL), INTEGRA_OK);
    expect_tally(tally, message, size);
    integra_tally_destroy(tally);
}

#endif
