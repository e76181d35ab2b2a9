/* plan_growth.c - a hostile history of a shared plan as one message, and what reading it into a plan takes.
 *   growth.plan PATTERN EVENTS FILE     writes the message, and prints its bytes; without arguments, the patterns
 *   growth.plan FILE [bounded]          merges it into an empty plan and works out the state, to be counted; bounded,
 * no further than the usual budget goes. Prints events taken and steps Spec: tests/growth/plan_growth.py,
 * spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <stdio.h>
#include <stdlib.h>

#include "domain/plan/plan_commit.h"
#include "domain/plan/plan_store.h"
#include "domain/plan/plan_types.h"
#include "long/patterns.h"

static void must(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        exit(2);
    }
}

static integra_plan *empty(uint32_t work)
{
    integra_plan_limits limits;
    integra_plan *plan = NULL;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.work = work;
    must(integra_plan_create(&limits, NULL, &plan, NULL) == INTEGRA_OK, "plan");
    return plan;
}

static void write(const char *pattern, uint32_t count, const char *path)
{
    const long_pattern *row = pattern_named(pattern);
    integra_plan *plan = empty(INTEGRA_PLAN_WORK_UNBOUNDED);
    long_teller teller;
    integra_taken taken = { 0 };
    size_t size = 0;
    uint8_t *bytes;
    FILE *file = fopen(path, "wb");
    must(row != NULL && row->status == INTEGRA_OK && file != NULL, "pattern, file");
    teller_begin(&teller, plan);
    row->tell(&teller, count);
    must(teller.status == INTEGRA_OK && integra__plan_commit(plan, &taken, NULL) == INTEGRA_OK, "told");
    (void)integra_plan_encode(plan, NULL, 0, &size, NULL);
    bytes = malloc(size);
    must(bytes != NULL && integra_plan_encode(plan, bytes, size, &size, NULL) == INTEGRA_OK, "encoded");
    must(fwrite(bytes, 1, size, file) == size && fclose(file) == 0, "written");
    printf("%zu\n", size);
    free(bytes);
    integra_plan_destroy(plan);
}

static void merge(const char *path, uint32_t work)
{
    static uint8_t bytes[INTEGRA_PLAN_SIZE_LIMIT];
    FILE *file = fopen(path, "rb");
    must(file != NULL, path);
    size_t size = fread(bytes, 1, sizeof bytes, file), held, concurrent;
    integra_plan *plan = empty(work);
    integra_taken taken;
    uint64_t steps = 0;
    integra_error error;
    integra_taken_init(&taken, sizeof taken);
    must(fclose(file) == 0, "closed");
    integra_status status = integra_plan_merge(plan, bytes, size, &taken, &error);
    must(status == INTEGRA_OK || (work == 0 && error.fault == INTEGRA_FAULT_PLAN_WORK), "merged");
    steps = plan->work.done;
    if (status == INTEGRA_OK) { /* another call, whose steps are counted anew */
        must(integra_plan_held(plan, &held, &concurrent, NULL) == INTEGRA_OK, "held");
        steps += plan->work.done;
    }
    printf("%llu %llu\n", (unsigned long long)taken.added, (unsigned long long)steps);
    integra_plan_destroy(plan);
}

int main(int count, char **words)
{
    must(count >= 1 && count <= 4, "growth.plan PATTERN EVENTS FILE | growth.plan FILE [bounded]");
    for (size_t i = 0; count == 1 && pattern_at(i) != NULL; i++) {
        puts(pattern_at(i)->name);
    }
    if (count == 4) {
        write(words[1], (uint32_t)strtoul(words[2], NULL, 10), words[3]);
    } else if (count > 1) {
        merge(words[1], count == 2 ? INTEGRA_PLAN_WORK_UNBOUNDED : 0);
    }
    return 0;
}
