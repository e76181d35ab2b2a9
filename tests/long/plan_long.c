/* plan_long.c - one hostile history: told, judged, written, read back, summed up, asked what is due, shown; what each
 * took.
 *   plan_long PATTERN EVENTS     prints a row; without arguments, the patterns
 * Spec: spec/30-plan.md, spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12); tests/long/README.md.  Layer:
 * tests. SPDX-License-Identifier: Apache-2.0
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/plan/plan_read.h"
#include "domain/plan/plan_commit.h"
#include "patterns.h"

#define LAST_DAY 2932896

typedef integra_status writer(integra_plan *plan, uint8_t *out, size_t capacity, size_t *size, integra_error *error);

static double lap(clock_t *since)
{
    clock_t now = clock();
    double seconds = (double)(now - *since) / CLOCKS_PER_SEC;
    *since = now;
    return seconds;
}

static void must(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "failed: %s\n", what);
        exit(1);
    }
}

/* A plan that may take as many steps as it takes. */
static integra_plan *unbounded(void)
{
    integra_plan_limits limits;
    integra_plan *plan = NULL;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.work = INTEGRA_PLAN_WORK_UNBOUNDED;
    must(integra_plan_create(&limits, NULL, &plan, NULL) == INTEGRA_OK, "a plan is made");
    return plan;
}

static integra_status whole(integra_plan *plan, uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_plan_encode(plan, out, capacity, size, error);
}

static integra_status summary(integra_plan *plan, uint8_t *out, size_t capacity, size_t *size, integra_error *error)
{
    return integra_plan_summary(plan, out, capacity, size, error);
}

static uint8_t *written(integra_plan *plan, writer *write, size_t *size)
{
    integra_error error;
    uint8_t *bytes;
    must(write(plan, NULL, 0, size, &error) == INTEGRA_ERR_CAPACITY, "the size is told");
    bytes = malloc(*size);
    must(bytes != NULL && write(plan, bytes, *size, size, &error) == INTEGRA_OK, "it is written");
    return bytes;
}

static void compare_states(integra_plan *a, integra_plan *b)
{
    size_t sizes[2];
    uint8_t *states[] = { written(a, integra_plan_state, &sizes[0]), written(b, integra_plan_state, &sizes[1]) };
    must(sizes[0] == sizes[1] && memcmp(states[0], states[1], sizes[0]) == 0, "both plans are in one state");
    free(states[0]);
    free(states[1]);
}

/* What is due on a day, in seconds. */
static double due_on(integra_plan *plan, integra_date at)
{
    integra_due *due;
    clock_t since = clock();
    must(integra_due_create(plan, NULL, at, NULL, NULL, &due, NULL) == INTEGRA_OK, "what is due is worked out");
    integra_due_destroy(due);
    return lap(&since);
}

/* What is due on the last day, and on one that half of it lies after; the plan as it was known at half time; what is
 * seen of it all. */
static void tell_days(integra_plan *plan)
{
    integra_event event;
    integra_plan *then;
    int64_t minute;
    size_t size, half = integra_plan_count(plan) / 2;
    double dues[2], known;
    clock_t since;
    integra_event_init(&event, sizeof event);
    must(integra_plan_event_at(plan, half, &event, NULL, NULL) == INTEGRA_OK, "there is an event half way");
    dues[0] = due_on(plan, LAST_DAY);
    dues[1] = due_on(plan, event.effective);
    since = clock();
    must(integra_plan_known_since(plan, half, &minute, NULL) == INTEGRA_OK, "it is told since when it is known");
    must(integra_plan_known_at(plan, minute, NULL, &then, NULL) == INTEGRA_OK, "the plan as known then is made");
    integra_plan_destroy(then);
    known = lap(&since);
    if (integra_view_encode(plan, INTEGRA_VIEWER_MT, "P", 1, NULL, 0, &size, NULL) != INTEGRA_ERR_CAPACITY) {
        size = 0; /* its opening is not here, or it is larger than a message may be */
    }
    printf(" due %.2f half %.2f known %.2f view %.2f\n", dues[0], dues[1], known, lap(&since));
}

static void tell_rest(integra_plan *plan, double told, double judged)
{
    uint64_t counts[4];
    integra_taken taken;
    uint32_t opening;
    size_t size, tips, held, pairs;
    integra_error error;
    integra_plan *again = unbounded();
    clock_t since = clock();
    uint8_t *bytes = written(plan, whole, &size), *sum;
    double writes = lap(&since), merges, states, sums;
    integra_taken_init(&taken, sizeof taken);
    lap(&since);
    must(integra_plan_merge(again, bytes, size, &taken, &error) == INTEGRA_OK, "the container is read");
    merges = lap(&since);
    must(taken.added == integra_plan_count(plan), "no event is lost");
    must(integra_plan_held(again, &held, &pairs, &error) == INTEGRA_OK, "the state is worked out");
    states = lap(&since);
    sum = written(again, summary, &tips);
    must(integra_plan_delta(plan, sum, tips, NULL, 0, &held, &error) == INTEGRA_ERR_CAPACITY, "the delta is counted");
    sums = lap(&since);
    integra__plan_counts(plan, counts, &opening);
    compare_states(plan, again);
    printf(
        " accepted %llu refused %llu waiting %llu pairs %zu bytes/event %.2f | tell %.2f judge %.2f write %.2f merge "
        "%.2f state %.2f sum %.2f",
        (unsigned long long)counts[0], (unsigned long long)counts[1], (unsigned long long)counts[2], pairs,
        (double)size / (double)taken.added, told, judged, writes, merges, states, sums);
    free(bytes);
    free(sum);
    integra_plan_destroy(again);
    tell_days(plan);
}

static int run(const long_pattern *pattern, uint32_t count)
{
    integra_plan *plan = unbounded();
    integra_error error;
    long_teller teller;
    integra_taken taken = { 0 };
    clock_t since = clock();
    double told;
    integra_status status;
    teller_begin(&teller, plan);
    pattern->tell(&teller, count);
    must(teller.status == INTEGRA_OK, "events are told");
    told = lap(&since);
    status = integra__plan_commit(plan, &taken, &error);
    printf("%s %u:", pattern->name, count);
    fflush(stdout);
    must(status == pattern->status, "the change ends as it should");
    if (status == INTEGRA_OK) {
        tell_rest(plan, told, lap(&since));
    } else {
        must(integra_plan_count(plan) == 0, "a refused change leaves nothing");
        printf(" refused whole | tell %.2f judge %.2f\n", told, lap(&since));
    }
    integra_plan_destroy(plan);
    return 0;
}

int main(int argc, char **argv)
{
    const long_pattern *pattern = argc == 3 ? pattern_named(argv[1]) : NULL;
    for (size_t i = 0; argc == 1 && pattern_at(i) != NULL; i++) {
        puts(pattern_at(i)->name);
    }
    if (pattern != NULL) {
        return run(pattern, (uint32_t)strtoul(argv[2], NULL, 10));
    }
    return argc == 1 ? 0 : 2;
}
