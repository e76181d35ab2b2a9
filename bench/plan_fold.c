/* plan_fold.c - takes a log or a container into a plan, and works out its state: what bench/plan.py counts.
 *   plan_fold pack LOG CONTAINER   applies the log's events one by one, writes them as one message
 *   plan_fold apply LOG            applies them alone
 *   plan_fold merge CONTAINER      reads and verifies the message, folds, works out the state
 * Prints events, accepted, refused, values held, values in conflict, pairs, and the state's digest.
 * Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/integra.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(integra_status status, const char *what, const integra_error *error)
{
    if (status != INTEGRA_OK) {
        fprintf(stderr, "%s: status %d, rule %u, offset %llu\n", what, (int)status, error->rule,
                (unsigned long long)error->offset);
        exit(1);
    }
}

static uint8_t *read_file(const char *path, size_t *size_out)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    long size = -1;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        size = ftell(file);
        rewind(file);
        bytes = size < 0 ? NULL : malloc((size_t)size + 1);
    }
    if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    fclose(file);
    *size_out = (size_t)size;
    return bytes;
}

/* The size of the item at the start of well-formed, deterministic CBOR: heads are counted down. */
static size_t item_size(const uint8_t *bytes)
{
    size_t at = 0;
    for (uint64_t left = 1; left > 0; left--) {
        uint32_t major = bytes[at] >> 5, more = bytes[at] & 31;
        size_t wide = more < 24 ? 0 : (size_t)1 << (more - 24);
        uint64_t value = more < 24 ? more : 0;
        for (size_t i = 1; i <= wide; i++) {
            value = value << 8 | bytes[at + i];
        }
        at += 1 + wide + (major == 2 || major == 3 ? (size_t)value : 0);
        left += major == 4 ? value : major == 5 ? 2 * value : 0;
    }
    return at;
}

static void apply(integra_plan *plan, const uint8_t *bytes, size_t size)
{
    integra_error error;
    integra_taken taken;
    integra_taken_init(&taken, sizeof taken);
    for (size_t at = 0; at < size;) {
        size_t one = item_size(bytes + at);
        must(integra_plan_apply(plan, bytes + at, one, &taken, &error), "apply", &error);
        at += one;
    }
}

static void report(integra_plan *plan)
{
    integra_error error;
    integra_digest digest;
    size_t held, pairs, conflicts = 0, verdicts[5] = { 0 }, size;
    uint8_t *state;
    must(integra_plan_held(plan, &held, &pairs, &error), "held", &error);
    for (size_t i = 0; i < held; i++) {
        integra_held value;
        integra_held_init(&value, sizeof value);
        must(integra_plan_held_at(plan, i, &value, &error), "held_at", &error);
        conflicts += value.conflict;
    }
    for (size_t i = 0; i < integra_plan_count(plan); i++) {
        integra_place place;
        integra_place_init(&place, sizeof place);
        must(integra_plan_event_at(plan, i, NULL, &place, &error), "event_at", &error);
        verdicts[place.verdict]++;
    }
    (void)integra_plan_state(plan, NULL, 0, &size, &error);
    state = malloc(size);
    must(state == NULL ? INTEGRA_ERR_MEMORY : integra_plan_state(plan, state, size, &size, &error), "state", &error);
    must(integra_digest_of(state, size, &digest, &error), "digest", &error);
    printf("%zu %zu %zu %zu %zu %zu ", integra_plan_count(plan), verdicts[INTEGRA_EVENT_VERDICT_ACCEPTED],
           verdicts[INTEGRA_EVENT_VERDICT_REFUSED], held, conflicts, pairs);
    for (size_t i = 0; i < sizeof digest; i++) {
        printf("%02x", digest.bytes[i]);
    }
    putchar('\n');
    free(state);
}

static void write_container(const integra_plan *plan, const char *path)
{
    integra_error error;
    size_t size = 0;
    uint8_t *bytes;
    FILE *file = fopen(path, "wb");
    (void)integra_plan_encode(plan, NULL, 0, &size, &error);
    bytes = malloc(size);
    must(bytes == NULL ? INTEGRA_ERR_MEMORY : integra_plan_encode(plan, bytes, size, &size, &error), "encode", &error);
    if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
        fprintf(stderr, "cannot write %s\n", path);
        exit(2);
    }
    free(bytes);
}

int main(int argc, char **argv)
{
    integra_plan *plan;
    integra_error error;
    integra_taken taken;
    size_t size;
    uint8_t *bytes;
    if (argc < 3 || (strcmp(argv[1], "pack") == 0) != (argc == 4)) {
        fputs("plan_fold pack LOG CONTAINER | apply LOG | merge CONTAINER\n", stderr);
        return 2;
    }
    integra_taken_init(&taken, sizeof taken);
    bytes = read_file(argv[2], &size);
    must(integra_plan_create(NULL, NULL, &plan, &error), "create", &error);
    if (strcmp(argv[1], "merge") == 0) {
        must(integra_plan_merge(plan, bytes, size, &taken, &error), "merge", &error);
    } else {
        apply(plan, bytes, size);
    }
    report(plan);
    if (argc == 4) {
        write_container(plan, argv[3]);
    }
    integra_plan_destroy(plan);
    free(bytes);
    return 0;
}
