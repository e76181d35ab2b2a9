/* screening_people.c - pseudo-random people, the same on every run, for the property tests.
 * Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "screening_people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

uint32_t people_pick(uint64_t *seed, uint32_t limit)
{
    *seed += 0x9e3779b97f4a7c15u; /* splitmix64 */
    uint64_t z = *seed;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) >> 32) % limit;
}

static integra_date day_near(uint64_t *seed, integra_date day)
{
    return people_pick(seed, 6) == 0 ? INTEGRA_DATE_UNKNOWN : day - 400 + (integra_date)people_pick(seed, 420);
}

static void fill_id(uint64_t *seed, integra_id *id)
{
    for (size_t i = 0; i < sizeof id->bytes; i++) {
        id->bytes[i] = (uint8_t)people_pick(seed, 256);
    }
}

static void fill_tris(uint64_t *seed, integra_tri *values, size_t count, int sure)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = (integra_tri)(sure && people_pick(seed, 8) ? 1 + people_pick(seed, 5) / 4 : people_pick(seed, 3));
    }
}

static void fill_stays(person *someone, uint64_t *seed)
{
    integra_facts *facts = &someone->facts;
    facts->admission_count = people_pick(seed, PERSON_STAYS + 1);
    for (size_t i = 0; i < facts->admission_count; i++) {
        someone->dates[i] = day_near(seed, 20240);
    }
    fill_tris(seed, someone->emergencies, PERSON_STAYS, 1);
    facts->admission_dates = someone->dates;
    facts->admission_emergencies = someone->emergencies;
    facts->admissions_known_from = people_pick(seed, 4) ? 20240 - 200 : day_near(seed, 20240);
    facts->admissions_known_to = people_pick(seed, 4) ? facts->date : day_near(seed, 20240);
}

void people_make(person *someone, uint64_t *seed)
{
    static const uint32_t around[] = { 3, 10, 2 };
    integra_answers *answers = &someone->answers;
    integra_facts *facts = &someone->facts;
    int sure = people_pick(seed, 2) == 0;
    memset(someone, 0, sizeof *someone);
    integra_answers_init(answers, sizeof *answers);
    integra_facts_init(facts, sizeof *facts);
    if (people_pick(seed, 4)) {
        fill_id(seed, &answers->person);
    }
    answers->date = people_pick(seed, 8) ? 20240 - (integra_date)people_pick(seed, 60) : INTEGRA_DATE_UNKNOWN;
    facts->person = answers->person;
    facts->date = answers->date;
    fill_tris(seed, answers->questions, INTEGRA_QUESTION_COUNT, 0);
    fill_tris(seed, facts->values, INTEGRA_FACT_ORGANISATION_PROBLEM + 1, sure);
    for (size_t i = 0; i < 3; i++) {
        facts->counts[i] = people_pick(seed, 9) ? people_pick(seed, around[i] + 3) : UINT32_MAX - people_pick(seed, 2);
        facts->complete[i] = (uint8_t)(sure || people_pick(seed, 2));
    }
    fill_stays(someone, seed);
}

static integra_text some_text(uint64_t *seed)
{
    static const char texts[PERSON_TEXTS + 1] = "vit au 3e \xc3\xa9tage, lit \xf0\x9f\x93\x96 seule, \xe2\x82\xac 9";
    static const size_t cuts[] = { 0, 0, 1, 9, 12, 26, 39 }; /* none of them inside a character */
    return (integra_text){ texts, cuts[people_pick(seed, sizeof cuts / sizeof cuts[0])] };
}

void people_sheet(integra_inclusion *sheet, uint64_t *seed)
{
    integra_inclusion_init(sheet, sizeof *sheet);
    fill_id(seed, &sheet->person);
    if (people_pick(seed, 2)) {
        fill_id(seed, &sheet->prescriber);
    }
    sheet->date = day_near(seed, 20240);
    sheet->birth_date = people_pick(seed, 3) ? -(integra_date)people_pick(seed, 20000) : INTEGRA_DATE_UNKNOWN;
    sheet->sex = people_pick(seed, 4);
    sheet->outcome = people_pick(seed, 4);
    sheet->grounds = people_pick(seed, 1u << 21);
    if (sheet->outcome == INTEGRA_OUTCOME_CONFIRMED) {
        sheet->grounds |= 1u << people_pick(seed, INTEGRA_GROUND_CODED);
        sheet->extent = 1 + people_pick(seed, 31);
    }
    for (size_t i = 0; i < INTEGRA_GROUND_OTHER; i++) {
        sheet->others[i] = some_text(seed);
    }
    sheet->needs = some_text(seed);
    sheet->capacities = some_text(seed);
    sheet->participation = some_text(seed);
    for (size_t i = 0; i < INTEGRA_FACTOR_COUNT; i++) {
        sheet->factors[i].value = (integra_tri)people_pick(seed, 3);
        sheet->factors[i].basis = (uint8_t)people_pick(seed, 3);
        sheet->factors[i].date = day_near(seed, 20240);
        if (people_pick(seed, 2)) {
            fill_id(seed, &sheet->factors[i].evidence);
        }
    }
}

integra_rules *people_rules(uint64_t *seed, const integra_allocator *allocator)
{
    static const char *const packs[] = { "has-2014", "dac-2022" };
    static const char *const names[] = { "assistance_threshold", "chronic_conditions_threshold", "medicines_threshold",
                                         "emergency_admission_months" };
    static const uint32_t least[] = { 2, 1, 1, 1 }, room[] = { 4, 5, 12, 14 };
    int64_t values[4];
    for (size_t i = 0; i < 4; i++) {
        values[i] = least[i] + people_pick(seed, room[i]);
    }
    const char *pack = packs[people_pick(seed, 2)];
    size_t count = people_pick(seed, 5);
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create(pack, names, values, count, allocator, &rules, NULL), INTEGRA_OK);
    return rules;
}
