/* territory_bytes.h - messages `territory` in hexadecimal, and the ways to read one and write it again.
 * Spec: spec/integra.cddl, territory-body.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h and strict.h. */
#ifndef TERRITORY_BYTES_H
#define TERRITORY_BYTES_H

/* The identifiers that tests/territories.h makes of one letter, with their heads. */
#define ID_OF(letter) " 50 " letter "000000000000000000000000000000 "
#define ID_A          ID_OF("61")
#define ID_B          ID_OF("62")
#define ID_C          ID_OF("63")
#define ID_D          ID_OF("64")
#define ID_T          ID_OF("74")
#define FFS           " 50 ffffffffffffffffffffffffffffffff "
#define ZEROS         " 50 " ZEROS16 " "
/* Key 0: the territory's own; what comes next stands at 22. */
#define T " 00 " ID_T

static inline integra_status decode_territory(uint8_t kind, const uint8_t *message, size_t size, integra_error *error)
{
    integra_territory *territory = NULL;
    (void)kind;
    integra_status status = integra_territory_decode(message, size, NULL, &territory, error);
    assert_true((status == INTEGRA_OK) == (territory != NULL));
    integra_territory_destroy(territory);
    return status;
}

/* The bytes that were read, written again: to the byte, and not where there is room for one less. */
static inline void expect_again(const uint8_t *message, size_t size)
{
    integra_territory *territory = NULL;
    size_t again_size = 0;
    uint8_t *again = malloc(size);
    assert_non_null(again);
    assert_int_equal(integra_territory_decode(message, size, NULL, &territory, NULL), INTEGRA_OK);
    assert_int_equal(integra_territory_encode(territory, again, size - 1, &again_size, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(again_size, size);
    assert_int_equal(integra_territory_encode(territory, again, size, &again_size, NULL), INTEGRA_OK);
    assert_memory_equal(again, message, size);
    integra_territory_destroy(territory);
    free(again);
}

#endif
