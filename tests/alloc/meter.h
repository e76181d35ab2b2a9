/* meter.h - an allocator that counts, refuses one block, and takes back only wiped ones of the size they had.
 * Spec: include/integra/base.h, integra_allocator.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h, stdlib.h and string.h. */
#ifndef METER_H
#define METER_H

enum { HEAD = 16 };

/* Gives blocks full of rubbish, their size before them, until the fail_at-th one. */
typedef struct meter {
    size_t taken, fail_at, live;
    size_t bytes; /* of the blocks that live */
    size_t most;  /* of them at any time */
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
    m->bytes += size;
    m->most = m->bytes > m->most ? m->bytes : m->most;
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
    m->bytes -= size;
    free(bytes - HEAD);
}

/* What is done with an allocator, giving back all it took. */
typedef integra_status deed(const integra_allocator *allocator);

/* Does each deed again and again, one block later refused each time, until none is: MEMORY till then, nothing left. */
static inline void refuse_in_turn(deed *const *deeds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        integra_status status = INTEGRA_ERR_MEMORY;
        for (size_t fail_at = 1; status != INTEGRA_OK; fail_at++) {
            meter seen = { .fail_at = fail_at };
            integra_allocator allocator = { &seen, take, give_back };
            status = deeds[i](&allocator);
            assert_true(status == INTEGRA_OK || status == INTEGRA_ERR_MEMORY);
            assert_true((status == INTEGRA_OK) == (seen.taken < fail_at));
            assert_int_equal(seen.live, 0);
        }
    }
}

#endif
