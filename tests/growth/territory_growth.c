/* territory_growth.c - territories of a size in which much hangs on one thing, to count what reading or reviewing
 * takes. growth.territory PATTERN COUNT decode|review Spec: tests/growth/territory_growth.py.  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <integra/integra.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AT = 19800, DAYS = 300 }; /* 2024-03-18; everything happens on one of so many days before */

static void must(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        exit(2);
    }
}

static void *room(size_t count, size_t size)
{
    void *made = calloc(count, size);
    must(made != NULL, "memory");
    return made;
}

/* Rows of a table on their way into a territory: columns that were asked for, the others blank. */
typedef struct rows {
    uint32_t table;
    size_t count;
    void *columns[INTEGRA_TERRITORY_COLUMN_LIMIT];
} rows;

static rows rows_of(uint32_t table, size_t count)
{
    rows made = { .table = table, .count = count };
    return made;
}

static void *column_of(rows *into, uint32_t column, size_t size)
{
    if (into->columns[column] == NULL) {
        into->columns[column] = room(into->count, size);
    }
    return into->columns[column];
}

/* Puts into every row the same code, or the place or day that is its number by a step, or one of so many. */
static void codes(rows *into, uint32_t column, uint8_t code)
{
    memset(column_of(into, column, 1), code, into->count);
}

static void places(rows *into, uint32_t column, size_t among)
{
    uint32_t *refs = column_of(into, column, sizeof *refs);
    for (size_t i = 0; i < into->count; i++) {
        refs[i] = (uint32_t)(i % among);
    }
}

static void days(rows *into, uint32_t column, integra_date first)
{
    integra_date *dates = column_of(into, column, sizeof *dates);
    for (size_t i = 0; i < into->count; i++) {
        dates[i] = first + (integra_date)(i * 7919 % DAYS);
    }
}

static void ids(rows *into, uint32_t column, size_t among)
{
    integra_id *found = column_of(into, column, sizeof *found);
    for (size_t i = 0; i < into->count; i++) {
        size_t number = i % among * 2654435761u;
        found[i].bytes[0] = 1;
        memcpy(found[i].bytes + 8, &number, 4);
        memcpy(found[i].bytes + 4, &(uint32_t){ (uint32_t)(i % among) }, 4);
    }
}

static void put(integra_territory *territory, rows *from)
{
    integra_status status = integra_territory_apply(territory, from->table, (const void *const *)from->columns,
                                                    integra_column_count(from->table), from->count, NULL);
    must(status == INTEGRA_OK, "rows");
    for (size_t i = 0; i < INTEGRA_TERRITORY_COLUMN_LIMIT; i++) {
        free(from->columns[i]);
    }
}

#define TABLE(name)         INTEGRA_TERRITORY_TABLE_##name
#define COLUMN(table, name) INTEGRA_COLUMN_##table##_##name

/* ---- what patterns are made of ---- */

static void put_structures(integra_territory *territory, size_t count)
{
    rows structures = rows_of(TABLE(STRUCTURE), count);
    ids(&structures, COLUMN(STRUCTURE, ID), count);
    codes(&structures, COLUMN(STRUCTURE, KIND), INTEGRA_STRUCTURE_KIND_SSIAD);
    put(territory, &structures);
}

static void put_bodies(integra_territory *territory, size_t count, uint8_t tier)
{
    rows bodies = rows_of(TABLE(BODY), count);
    ids(&bodies, COLUMN(BODY, ID), count);
    codes(&bodies, COLUMN(BODY, TIER), tier);
    codes(&bodies, COLUMN(BODY, SEATS_COMPLETE), 1);
    codes(&bodies, COLUMN(BODY, MEETINGS_COMPLETE), 1);
    put(territory, &bodies);
}

static void put_matters(integra_territory *territory, size_t count)
{
    rows matters = rows_of(TABLE(MATTER), count);
    ids(&matters, COLUMN(MATTER, ID), count);
    codes(&matters, COLUMN(MATTER, KIND), INTEGRA_DIFFICULTY_KIND_SERVICE);
    column_of(&matters, COLUMN(MATTER, TOPIC), sizeof(uint32_t)); /* 0, all of them */
    days(&matters, COLUMN(MATTER, RAISED), AT - DAYS);
    codes(&matters, COLUMN(MATTER, AGENDA_COMPLETE), 1);
    codes(&matters, COLUMN(MATTER, CONCERNED_COMPLETE), 1);
    put(territory, &matters);
}

static void put_decisions(integra_territory *territory, size_t count, size_t matters)
{
    rows decisions = rows_of(TABLE(DECISION), count);
    ids(&decisions, COLUMN(DECISION, ID), count);
    places(&decisions, COLUMN(DECISION, BODY), 1);
    places(&decisions, COLUMN(DECISION, MATTER), matters);
    codes(&decisions, COLUMN(DECISION, SCOPE), INTEGRA_DECISION_SCOPE_TOOL);
    days(&decisions, COLUMN(DECISION, ADOPTED), AT - DAYS);
    days(&decisions, COLUMN(DECISION, DUE), AT - DAYS);
    days(&decisions, COLUMN(DECISION, EFFECTIVE), AT - DAYS);
    codes(&decisions, COLUMN(DECISION, PARTICIPANTS_COMPLETE), 1);
    codes(&decisions, COLUMN(DECISION, ADDRESSEES_COMPLETE), 1);
    put(territory, &decisions);
}

/* ---- patterns ---- */

/* Every decision on one matter, on every agenda, in which everybody who takes part has an interest. */
static void one_matter(integra_territory *territory, size_t count)
{
    rows participants = rows_of(TABLE(PARTICIPANT), count), interests = rows_of(TABLE(INTEREST), count);
    rows concerned = rows_of(TABLE(CONCERNED), count), agenda = rows_of(TABLE(AGENDA), count);
    put_structures(territory, count);
    put_bodies(territory, count, INTEGRA_TIER_MESO);
    put_matters(territory, 1);
    put_decisions(territory, count, 1);
    places(&participants, COLUMN(PARTICIPANT, DECISION), count);
    ids(&participants, COLUMN(PARTICIPANT, PERSON), count);
    put(territory, &participants);
    places(&interests, COLUMN(INTEREST, MATTER), 1);
    ids(&interests, COLUMN(INTEREST, PERSON), count);
    days(&interests, COLUMN(INTEREST, DATE), AT - 2 * DAYS);
    put(territory, &interests);
    places(&concerned, COLUMN(CONCERNED, MATTER), 1);
    places(&concerned, COLUMN(CONCERNED, STRUCTURE), count);
    put(territory, &concerned);
    places(&agenda, COLUMN(AGENDA, MATTER), 1);
    places(&agenda, COLUMN(AGENDA, BODY), count);
    days(&agenda, COLUMN(AGENDA, DATE), AT - DAYS);
    put(territory, &agenda);
}

/* Every difficulty, matter and need of one kind and topic: half the difficulties of one demand. */
static void one_kind(integra_territory *territory, size_t count)
{
    rows difficulties = rows_of(TABLE(DIFFICULTY), count), agenda = rows_of(TABLE(AGENDA), count);
    put_bodies(territory, 1, INTEGRA_TIER_MESO);
    ids(&difficulties, COLUMN(DIFFICULTY, ID), count);
    codes(&difficulties, COLUMN(DIFFICULTY, KIND), INTEGRA_DIFFICULTY_KIND_SERVICE);
    column_of(&difficulties, COLUMN(DIFFICULTY, TOPIC), sizeof(uint32_t));
    days(&difficulties, COLUMN(DIFFICULTY, DATE), AT - DAYS);
    ids(&difficulties, COLUMN(DIFFICULTY, DEMAND), count / 2);
    put(territory, &difficulties);
    put_matters(territory, count);
    places(&agenda, COLUMN(AGENDA, MATTER), count);
    places(&agenda, COLUMN(AGENDA, BODY), 1);
    days(&agenda, COLUMN(AGENDA, DATE), AT - DAYS);
    put(territory, &agenda);
}

/* Every decision in force; each is told of by a feedback of its own, to one structure of many, and by none to all. */
static void all_effective(integra_territory *territory, size_t count)
{
    rows feedback = rows_of(TABLE(FEEDBACK), count), told = rows_of(TABLE(TOLD), count);
    size_t structures = count / 10;
    put_structures(territory, structures);
    put_bodies(territory, 1, INTEGRA_TIER_MESO);
    put_matters(territory, count);
    put_decisions(territory, count, count);
    ids(&feedback, COLUMN(FEEDBACK, ID), count);
    days(&feedback, COLUMN(FEEDBACK, DATE), AT - DAYS);
    places(&feedback, COLUMN(FEEDBACK, DECISION), count);
    codes(&feedback, COLUMN(FEEDBACK, GENERAL), INTEGRA_TRI_NO);
    codes(&feedback, COLUMN(FEEDBACK, TO_ALL), INTEGRA_TRI_NO);
    codes(&feedback, COLUMN(FEEDBACK, TOLD_COMPLETE), 1);
    put(territory, &feedback);
    places(&told, COLUMN(TOLD, FEEDBACK), count);
    places(&told, COLUMN(TOLD, STRUCTURE), structures);
    put(territory, &told);
}

/* One body that every structure sits at, whose every meeting a few of them attend. */
static void one_body(integra_territory *territory, size_t count)
{
    rows seats = rows_of(TABLE(SEAT), count), meetings = rows_of(TABLE(MEETING), count);
    rows present = rows_of(TABLE(PRESENT), count);
    put_structures(territory, count);
    put_bodies(territory, 1, INTEGRA_TIER_MESO);
    places(&seats, COLUMN(SEAT, BODY), 1);
    places(&seats, COLUMN(SEAT, STRUCTURE), count);
    ids(&seats, COLUMN(SEAT, PERSON), count);
    codes(&seats, COLUMN(SEAT, CATEGORY), INTEGRA_SEAT_CATEGORY_ELECTED);
    days(&seats, COLUMN(SEAT, OPENS), AT - DAYS);
    put(territory, &seats);
    ids(&meetings, COLUMN(MEETING, ID), count);
    places(&meetings, COLUMN(MEETING, BODY), 1);
    days(&meetings, COLUMN(MEETING, DATE), AT - DAYS);
    codes(&meetings, COLUMN(MEETING, PRESENT_COMPLETE), 1);
    put(territory, &meetings);
    places(&present, COLUMN(PRESENT, MEETING), count);
    places(&present, COLUMN(PRESENT, STRUCTURE), count);
    put(territory, &present);
}

/* Rows of which nothing is known but what must be: everything is to be asked. */
static void nothing_known(integra_territory *territory, size_t count)
{
    rows matters = rows_of(TABLE(MATTER), count), decisions = rows_of(TABLE(DECISION), count);
    rows difficulties = rows_of(TABLE(DIFFICULTY), count), meetings = rows_of(TABLE(MEETING), count);
    rows bodies = rows_of(TABLE(BODY), count), needs = rows_of(TABLE(NEED), count);
    rows statements = rows_of(TABLE(STATEMENT), count);
    rows *own[] = { &bodies, &meetings, &difficulties, &matters, &decisions };
    codes(&bodies, COLUMN(BODY, TIER), INTEGRA_TIER_MACRO);
    places(&meetings, COLUMN(MEETING, BODY), count);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        ids(own[i], 0, count);
        put(territory, own[i]);
    }
    codes(&needs, COLUMN(NEED, FUNCTION), INTEGRA_FUNCTION_F1);
    put(territory, &needs);
    codes(&statements, COLUMN(STATEMENT, LINE), INTEGRA_LINE_LEVEL_MESO);
    put(territory, &statements);
}

static const struct {
    const char *name;
    void (*build)(integra_territory *territory, size_t count);
} patterns[] = { { "one_matter", one_matter },
                 { "one_kind", one_kind },
                 { "all_effective", all_effective },
                 { "one_body", one_body },
                 { "nothing_known", nothing_known } };

/* ---- */

/* Lists are claimed complete where they can be: what is not in them is then known, and looked for. */
static integra_territory *build(const char *name, size_t count)
{
    const integra_id id = { { 't' } };
    integra_territory *territory = NULL;
    must(integra_territory_create(&id, NULL, &territory, NULL) == INTEGRA_OK, "territory");
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (strcmp(patterns[i].name, name) == 0) {
            patterns[i].build(territory, count);
        }
    }
    for (uint32_t table = 1; strcmp(name, "nothing_known") != 0 && integra_column_count(table) > 0; table++) {
        (void)integra_territory_claim(territory, table, INTEGRA_DATE_UNKNOWN, INTEGRA_DATE_UNKNOWN, NULL);
    }
    return territory;
}

static void decode(const integra_territory *territory)
{
    integra_territory *back = NULL;
    size_t size = 0;
    (void)integra_territory_encode(territory, NULL, 0, &size, NULL);
    uint8_t *bytes = room(size, 1);
    must(integra_territory_encode(territory, bytes, size, &size, NULL) == INTEGRA_OK, "encode");
    must(integra_territory_decode(bytes, size, NULL, &back, NULL) == INTEGRA_OK, "decode");
    printf("%zu bytes\n", size);
    integra_territory_destroy(back);
    free(bytes);
}

static void review(const integra_territory *territory)
{
    integra_territory_review *made = NULL;
    size_t findings = 0;
    must(integra_territory_review_create(territory, NULL, AT, NULL, &made, NULL) == INTEGRA_OK, "review");
    (void)integra_territory_review_findings(made, NULL, 0, &findings, NULL);
    printf("%zu findings, %zu questions\n", findings, integra_territory_review_question_count(made));
    integra_territory_review_destroy(made);
}

int main(int count, char **words)
{
    must(count == 4, "growth.territory PATTERN COUNT decode|review");
    integra_territory *territory = build(words[1], strtoul(words[2], NULL, 10));
    if (strcmp(words[3], "decode") == 0) {
        decode(territory);
    } else {
        review(territory);
    }
    integra_territory_destroy(territory);
    return 0;
}
