/* hold_numbers.h - whole numbers as the identifiers that they name, each worked out once where there is memory for it.
 * Spec: spec/50-indicators.md (IND-5).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * What is known is a table that the caller owns, of numbers of one type, zeroes at first: open addressing, a few tries
 * from where a number belongs, and where all of them are taken the newest overwrites. It only spares time. Whatever it
 * holds, nothing outside it is read or written, even while another thread writes into it.
 */
#ifndef INTEGRA_BINDING_HOLD_NUMBERS_H
#define INTEGRA_BINDING_HOLD_NUMBERS_H

#include "hold.h"

enum { BINDING_TRIES = 8, BINDING_AT_ONCE = 256 };

/* A number and whom it names, who is never all zero. */
typedef struct binding_named {
    uint64_t number;
    uint64_t id[2];
} binding_named;

typedef struct binding_known {
    uint8_t *bytes;
    size_t mask; /* of so many places less one, a power of two */
} binding_known;

/* Numbers side by side, or all of one stride, as those of a register, as numbers anywhere (splitmix64). */
static uint64_t binding_mixed(uint64_t number)
{
    number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
    return number ^ number >> 31;
}

/* Where a number is known, or else goes, and what stands there. */
static uint8_t *binding_place(const binding_known *known, uint64_t number, binding_named *found)
{
    size_t home = (size_t)binding_mixed(number);
    size_t i;
    for (i = 0; i < BINDING_TRIES; i++) {
        uint8_t *at = known->bytes + ((home + i) & known->mask) * sizeof *found;
        memcpy(found, at, sizeof *found);
        if (found->number == number || (found->id[0] | found->id[1]) == 0) {
            return at;
        }
    }
    return known->bytes + (home & known->mask) * sizeof *found;
}

static int binding_is_known(const binding_named *found, uint64_t number)
{
    return found->number == number && (found->id[0] | found->id[1]) != 0;
}

/* Works out so many identifiers, up to BINDING_AT_ONCE, puts them at their rows and into what is known. */
static integra_status binding_name(const binding_known *known, const uint64_t *numbers, const size_t *rows,
                                   size_t count, uint32_t is_signed, uint8_t *ids, integra_error *error)
{
    integra_id made[BINDING_AT_ONCE];
    integra_status status = integra_ids_of_numbers(numbers, count, is_signed, made, error);
    size_t i;
    for (i = 0; status == INTEGRA_OK && i < count; i++) {
        binding_named named;
        uint8_t *at = binding_place(known, numbers[i], &named);
        named.number = numbers[i];
        memcpy(named.id, &made[i], sizeof made[i]);
        memcpy(at, &named, sizeof named);
        memcpy(ids + rows[i] * sizeof made[i], &made[i], sizeof made[i]);
    }
    return status;
}

/* Whether it is a table: a power of two of places. */
static int binding_is_table(size_t size)
{
    size_t places = size / sizeof(binding_named);
    return size % sizeof(binding_named) == 0 && places != 0 && (places & (places - 1)) == 0;
}

/* What a table knows is known to another one too, of more places. */
static integra_status binding_numbers_known(const uint8_t *bytes, size_t size, uint8_t *known, size_t known_size,
                                            integra_error *error)
{
    binding_known table = { known, known_size / sizeof(binding_named) - 1 };
    size_t at;
    if (!binding_is_table(size) || !binding_is_table(known_size)) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    for (at = 0; at < size; at += sizeof(binding_named)) {
        binding_named named, there;
        memcpy(&named, bytes + at, sizeof named);
        if ((named.id[0] | named.id[1]) != 0) {
            memcpy(binding_place(&table, named.number, &there), &named, sizeof named);
        }
    }
    return INTEGRA_OK;
}

/* Sixteen bytes each for numbers of eight bytes, the bits of int64_t where is_signed says so; blank where missing,
 * which has a byte for each or none at all, is not 0. Tells how many had to be worked out. */
static integra_status binding_ids_of_numbers(const uint8_t *bytes, size_t size, const uint8_t *missing,
                                             size_t missing_size, uint32_t is_signed, uint8_t *known, size_t known_size,
                                             uint8_t *ids, size_t ids_size, uint64_t *count_out, integra_error *error)
{
    uint64_t numbers[BINDING_AT_ONCE];
    size_t rows[BINDING_AT_ONCE];
    size_t n, asked = 0, count = size / sizeof *numbers;
    binding_known table = { known, known_size / sizeof(binding_named) - 1 };
    integra_status status = INTEGRA_OK;
    *count_out = 0;
    if (size % sizeof *numbers != 0 || (missing_size != 0 && missing_size != count) || !binding_is_table(known_size) ||
        ids_size / sizeof(integra_id) != count) {
        return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
    }
    for (n = 0; status == INTEGRA_OK && n < count; n++) {
        binding_named found = { 0, { 0, 0 } };
        memcpy(&numbers[asked], bytes + n * sizeof *numbers, sizeof *numbers);
        if (missing_size == 0 || missing[n] == 0) {
            binding_place(&table, numbers[asked], &found);
            if (!binding_is_known(&found, numbers[asked])) {
                rows[asked++] = n;
                found.id[0] = found.id[1] = 0;
            }
        }
        memcpy(ids + n * sizeof found.id, found.id, sizeof found.id);
        if (asked == BINDING_AT_ONCE || n + 1 == count) {
            status = binding_name(&table, numbers, rows, asked, is_signed, ids, error);
            *count_out += asked;
            asked = 0;
        }
    }
    return status;
}

#endif
