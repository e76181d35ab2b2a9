/* tally_growth.c - stays whose identifiers are alike in some way, to count what adding them takes.
 * growth.tally PATTERN COUNT  Spec: tests/growth/tally_growth.py.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/integra.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AT = 19874, WINDOW = 90 }; /* 2024-05-31; admissions in the last so many days */

static void must(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        exit(2);
    }
}

static uint64_t next_random(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * UINT64_C(0x2545f4914f6cdd1d);
}

/* ---- identifiers ---- */

typedef void pattern(integra_id *id, size_t number);

static void random_one(integra_id *id, size_t number)
{
    uint64_t words[2] = { next_random(), next_random() };
    (void)number;
    memcpy(id->bytes, words, sizeof id->bytes);
}

/* The first fifteen bytes are those of all. */
static void alike(integra_id *id, size_t number)
{
    memset(id->bytes, 7, sizeof id->bytes);
    id->bytes[15] = (uint8_t)number;
}

/* In two groups that begin alike. */
static void groups(integra_id *id, size_t number)
{
    alike(id, number);
    id->bytes[0] = next_random() & 1;
}

static void ascending(integra_id *id, size_t number)
{
    memset(id->bytes, 0, sizeof id->bytes);
    for (size_t i = 0; i < 8; i++) {
        id->bytes[15 - i] = (uint8_t)((uint64_t)(number + 1) >> 8 * i);
    }
}

static void one_person(integra_id *id, size_t number)
{
    (void)number;
    memset(id->bytes, 7, sizeof id->bytes);
}

/* A byte in each of many places, all else zero: rows differ in all bytes, and most of them nowhere. */
static void zeros(integra_id *id, size_t number)
{
    memset(id->bytes, 0, sizeof id->bytes);
    id->bytes[number % sizeof id->bytes] = 1;
}

static const struct {
    const char *name;
    pattern *write;
} patterns[] = { { "random", random_one },   { "alike", alike },           { "groups", groups },
                 { "ascending", ascending }, { "one_person", one_person }, { "zeros", zeros } };

static void write_ids(const char *name, integra_id *ids, size_t count)
{
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (strcmp(patterns[i].name, name) == 0) {
            for (size_t k = 0; k < count; k++) {
                patterns[i].write(&ids[k], k);
            }
            return;
        }
    }
    must(0, "no such pattern");
}

int main(int argc, char **argv)
{
    must(argc == 3, "growth.tally PATTERN COUNT");
    size_t count = (size_t)strtoul(argv[2], NULL, 10);
    integra_id *ids = calloc(count, sizeof *ids);
    integra_date *admissions = calloc(count, sizeof *admissions), *births = calloc(count, sizeof *births);
    const void *columns[7] = { ids, admissions, NULL, NULL, NULL, births, NULL };
    integra_tally_subject subject = { sizeof subject, INTEGRA_INDICATOR_B3, AT, 1, 1, { { 0 } } };
    integra_tally *tally = NULL;
    uint64_t kept = 0;
    must(ids != NULL && admissions != NULL && births != NULL, "memory");
    write_ids(argv[1], ids, count);
    for (size_t i = 0; i < count; i++) {
        admissions[i] = AT - (integra_date)(next_random() % WINDOW);
        births[i] = -(integra_date)(next_random() % 20000); /* so that hardly two are the same */
    }
    must(integra_tally_create(&subject, NULL, NULL, &tally, NULL) == INTEGRA_OK, "create");
    must(integra_tally_add(tally, columns, 7, count, NULL) == INTEGRA_OK, "add");
    must(integra_tally_count(tally, &kept, NULL) == INTEGRA_OK, "count");
    must(kept > count / 2, "kept");
    integra_tally_destroy(tally);
    free(ids);
    free(admissions);
    free(births);
    return 0;
}
