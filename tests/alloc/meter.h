/* meter.h - an allocator that counts, refuses one block, and takes back only wiped ones of the size they had.
 * Spec: include/integra/base.h, integra_allocator.  Layer: test.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h, stdlib.h and string.h. */
#ifndef METER_H
#define METER_H

enum { HEAD = 16 };

/* Gives blocks full of rubbish, their size before them, until the fail_at-th one. */
typedef struct meter {
    size_t taken, fail_at, live;
} meter;

static inline void *take(void *context, size_t size)
{
    meter *m = context;
    if (++m->taken == m->fail_at) {
        return NULL;
    }
    uint8_t *block = malloc(HEAD + size);
    assert_non_null(block);
    memcpy(block, &size, sizeof size);
    memset(block + HEAD, 0xdd, size);
    m->live++;
    return block + HEAD;
}

static inline void give_back(void *context, void *block, size_t size)
{
    meter *m = context;
    uint8_t *bytes = block;
    assert_memory_equal(bytes - HEAD, &size, sizeof size);
    for (size_t at = 0; at < size; at++) {
        assert_int_equal(bytes[at], 0);
    }
    m->live--;
    free(bytes - HEAD);
}

#endif
