/* fuzz_tally_rows.c - bytes as rows added to a tally, most of them sound: what is refused changes nothing; rows in one
 * tally, in two that are merged, and in one a part of the people are the same bytes.
 * Spec: spec/50-indicators.md (IND-1, IND-5).  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "tallies.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INDICATORS = 9, FIRST_DAY = 19000, DAYS = 128, IDS = 12, PARTS = 3 };

/* What is left of the bytes, and whether a refusal was told: one of each input is, since that takes longer than a row.
 */
typedef struct script {
    const uint8_t *at, *end;
    int told;
} script;

static uint8_t next(script *left)
{
    return left->at < left->end ? *left->at++ : 0;
}

typedef union cell {
    integra_id id;
    uint8_t digest[32];
    uint32_t number;
    integra_date date;
    uint8_t code;
} cell;

/* A day some ten days apart from the next; or none, said unknown, open, or one that there is not. */
static integra_date day_of(uint8_t byte)
{
    static const integra_date others[] = {
        INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_SAID_UNKNOWN, INTEGRA_DATE_OPEN, -719162, 2932896, 2932897
    };
    return byte < DAYS ? FIRST_DAY + byte % DAYS * 11 : others[byte % (sizeof others / sizeof *others)];
}

/* An age, bits of functions, or neither. */
static uint32_t number_of(uint8_t byte)
{
    return byte > 0xc0 ? UINT32_MAX : byte;
}

static int is_number(uint32_t frame, size_t column)
{
    return (frame == INTEGRA_FRAME_STAYS && column == INTEGRA_STAYS_AGE_AT_ADMISSION) ||
           (frame == INTEGRA_FRAME_OFFERS && column == INTEGRA_OFFERS_FUNCTIONS);
}

static int is_birth(uint32_t frame, size_t column)
{
    return (frame == INTEGRA_FRAME_STAYS && column == INTEGRA_STAYS_BIRTH_DATE) ||
           (frame == INTEGRA_FRAME_USES && column == INTEGRA_USES_BIRTH_DATE);
}

static cell cell_of(uint32_t frame, size_t column, uint8_t byte)
{
    cell made = { { { 0 } } };
    switch (integra_frame_column_size(frame, column)) {
    case sizeof(integra_id):
        made.id.bytes[15] = (uint8_t)(byte % IDS);
        break;
    case sizeof made.digest:
        made.digest[0] = (uint8_t)(byte % 4);
        break;
    case sizeof made.code: /* now and then no tri, and no word */
        made.code = byte > 0xf8 ? byte : byte % 3;
        break;
    default:
        if (is_number(frame, column)) {
            made.number = number_of(byte);
        } else {
            made.date = day_of(byte);
            made.date -= is_birth(frame, column) && byte < DAYS ? 75 * 365 : 0;
        }
    }
    return made;
}

/* Every tally that the rows go into: all of them, one of two in turn, and one for each part of the people. */
typedef struct tallies {
    integra_tally *whole, *halves[2], *parts[PARTS];
} tallies;

static integra_tally *made_of(uint32_t indicator, integra_date at, uint32_t parts, uint64_t held)
{
    integra_tally *made = NULL;
    integra_tally_subject subject;
    integra_tally_subject_init(&subject, sizeof subject);
    subject.indicator = indicator;
    subject.at = at;
    subject.parts = parts;
    subject.held = held;
    must(integra_tally_create(&subject, NULL, NULL, &made, NULL) == INTEGRA_OK);
    return made;
}

/* One row, a byte a cell. */
static void put(const tallies *all, uint32_t frame, uint32_t turn, script *left)
{
    cell cells[INTEGRA_FRAME_COLUMN_LIMIT];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
    size_t count = integra_frame_column_count(frame);
    integra_error error = { 0 };
    for (size_t i = 0; i < count; i++) {
        cells[i] = cell_of(frame, i, next(left));
        columns[i] = &cells[i];
    }
    integra_status status = integra_tally_add(all->whole, columns, count, 1, &error);
    must(status == error.status);
    if (status != INTEGRA_OK && !left->told) {
        must(again_refused(status, &error, 0) == 0);
        left->told = 1;
    }
    must(integra_tally_add(all->halves[turn % 2], columns, count, 1, NULL) == status);
    for (size_t i = 0; i < PARTS; i++) {
        must(integra_tally_add(all->parts[i], columns, count, 1, NULL) == status);
    }
}

static void come_to_the_same(const tallies *all)
{
    size_t size = 0;
    must(integra_tally_merge(all->halves[0], all->halves[1], NULL) == INTEGRA_OK);
    uint8_t *bytes = tally_message(all->whole, &size);
    tally_is(all->halves[0], bytes, size);
    for (size_t i = 1; i < PARTS; i++) {
        must(integra_tally_merge(all->parts[0], all->parts[i], NULL) == INTEGRA_OK);
    }
    tally_is(all->parts[0], bytes, size);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    script left = { data, data + size, 0 };
    const uint32_t indicator = next(&left) % INDICATORS + 1;
    const integra_date at = FIRST_DAY + next(&left) * 6, from = day_of(next(&left)), to = day_of(next(&left));
    const int covers = from >= FIRST_DAY && to >= from && to < INTEGRA_DATE_OPEN && to <= 2932896;
    tallies all = { made_of(indicator, at, 1, 1),
                    { made_of(indicator, at, 1, 1), made_of(indicator, at, 1, 1) },
                    { NULL } };
    for (uint32_t i = 0; i < PARTS; i++) {
        all.parts[i] = made_of(indicator, at, PARTS, UINT64_C(1) << i);
    }
    for (uint32_t turn = 0; left.at < left.end; turn++) {
        put(&all, integra_indicator_frame(indicator), turn, &left);
    }
    come_to_the_same(&all);
    tally_merges(all.whole);
    tally_figures(all.whole, covers ? from : INTEGRA_DATE_UNKNOWN, covers ? to : INTEGRA_DATE_UNKNOWN);
    integra_tally_destroy(all.whole);
    for (size_t i = 0; i < 2; i++) {
        integra_tally_destroy(all.halves[i]);
    }
    for (size_t i = 0; i < PARTS; i++) {
        integra_tally_destroy(all.parts[i]);
    }
    return 0;
}
