/* faults_indicators.c - faults of tallies, of the rows that are added to them and of what names them.
 * Spec: spec/00-conventions.md, "Errors"; spec/50-indicators.md (IND-1 to IND-13).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static const integra_id somebody = { { 1 } };

static integra_tally_subject subject_of(uint32_t indicator)
{
    integra_tally_subject subject;
    integra_tally_subject_init(&subject, sizeof subject);
    subject.indicator = indicator;
    subject.at = 19723;
    subject.parts = 1;
    subject.held = 1;
    return subject;
}

static integra_status create(const integra_tally_subject *subject, integra_tally **made_out, integra_error *error)
{
    return integra_tally_create(subject, NULL, NULL, made_out, error);
}

static integra_tally *empty_tally(uint32_t indicator)
{
    integra_tally *made = NULL;
    const integra_tally_subject subject = subject_of(indicator);
    assert_int_equal(create(&subject, &made, NULL), INTEGRA_OK);
    return made;
}

/* ---- of what it is ---- */

#define CREATE(name, member, value)                                                                                    \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_tally *made = NULL;                                                                                    \
        integra_tally_subject subject = subject_of(INTEGRA_INDICATOR_A4);                                              \
        subject.member = value;                                                                                        \
        return create(&subject, &made, error);                                                                         \
    }

CREATE(indicator_code, indicator, 10)
CREATE(tally_parts, parts, INTEGRA_PART_LIMIT + 1)
CREATE(tally_held, held, 2)

/* ---- rows ---- */

/* One row of somebody, with what stands in two columns more. */
static integra_status add(uint32_t indicator, size_t a, const void *cell_a, size_t b, const void *cell_b,
                          integra_error *error)
{
    integra_tally *tally = empty_tally(indicator);
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT] = { &somebody };
    const uint32_t frame = integra_indicator_frame(indicator);
    columns[1] = integra_frame_column_size(frame, 1) == sizeof(integra_id) ? &somebody : NULL;
    columns[a] = cell_a;
    columns[b] = cell_b;
    integra_status status = integra_tally_add(tally, columns, integra_frame_column_count(frame), 1, error);
    integra_tally_destroy(tally);
    return status;
}

#define ADD_TWO(name, indicator, a, type_a, value_a, b, type_b, value_b)                                               \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        const type_a cell_a = value_a;                                                                                 \
        const type_b cell_b = value_b;                                                                                 \
        return add(INTEGRA_INDICATOR_##indicator, INTEGRA_##a, &cell_a, INTEGRA_##b, &cell_b, error);                  \
    }
#define ADD(name, indicator, a, type, value) ADD_TWO(name, indicator, a, type, value, a, type, value)

ADD(frame_tri, A2, BODIES_SIGNED, integra_tri, 3)
ADD(frame_word, B1, OFFERS_KIND, uint8_t, 250)
ADD(frame_set, B1, OFFERS_FUNCTIONS, uint32_t, 64)
ADD(frame_day, A4, CALLS_DATE, integra_date, 2932897)
ADD(frame_date, A1, STRUCTURES_OPENS, integra_date, INTEGRA_DATE_OPEN)
ADD(frame_age, B3, STAYS_AGE_AT_ADMISSION, uint32_t, INTEGRA_AGE_LIMIT + 1)
ADD(row_end_unknown, CASELOAD, ACCOMPANIMENTS_ENDS, integra_date, INTEGRA_DATE_SAID_UNKNOWN)
/* The fifteenth of June of year 100. */
ADD_TWO(age_before_calendar, B3, STAYS_ADMISSION, integra_date, -682832, STAYS_AGE_AT_ADMISSION, uint32_t, 100)
ADD_TWO(row_ends_early, B3, STAYS_ADMISSION, integra_date, 100, STAYS_DISCHARGE, integra_date, 99)
ADD_TWO(answered_early, A4, CALLS_DATE, integra_date, 100, CALLS_ANSWERED_ON, integra_date, 99)
ADD_TWO(signed_on_unsigned, A2, BODIES_SIGNED, integra_tri, INTEGRA_TRI_NO, BODIES_SIGNED_ON, integra_date, 99)
ADD_TWO(protocol_of_none, A1, STRUCTURES_HAS_PROTOCOL, integra_tri, INTEGRA_TRI_NO, STRUCTURES_CONFORMS, integra_tri,
        INTEGRA_TRI_YES)
ADD_TWO(answered_on_unanswered, A4, CALLS_ANSWERED, integra_tri, INTEGRA_TRI_NO, CALLS_ANSWERED_ON, integra_date, 99)

PROVOKE(frame_id)
{
    const integra_id nobody = { { 0 } };
    return add(INTEGRA_INDICATOR_A3, INTEGRA_USES_ASSESSMENT, &nobody, INTEGRA_USES_ASSESSMENT, &nobody, error);
}

PROVOKE(frame_column_needed)
{
    return add(INTEGRA_INDICATOR_A3, INTEGRA_USES_ASSESSMENT, NULL, INTEGRA_USES_ASSESSMENT, NULL, error);
}

static integra_status add_many(size_t column_count, size_t count, integra_error *error)
{
    integra_tally *tally = empty_tally(INTEGRA_INDICATOR_A4);
    const void *const columns[INTEGRA_FRAME_COLUMN_LIMIT] = { &somebody };
    integra_status status = integra_tally_add(tally, columns, column_count, count, error);
    integra_tally_destroy(tally);
    return status;
}

PROVOKE(frame_columns)
{
    return add_many(5, 1, error);
}

PROVOKE(tally_rows)
{
    return add_many(1, (size_t)INTEGRA_TALLY_ROW_LIMIT + 1, error);
}

/* ---- another tally ---- */

static integra_status merge(const integra_tally_subject *subject, const integra_rules *rules, integra_error *error)
{
    integra_tally *tally = empty_tally(INTEGRA_INDICATOR_A4), *other = NULL;
    assert_int_equal(integra_tally_create(subject, rules, NULL, &other, NULL), INTEGRA_OK);
    integra_status status = integra_tally_merge(tally, other, error);
    integra_tally_destroy(tally);
    integra_tally_destroy(other);
    return status;
}

#define MERGE(name, member, value)                                                                                     \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_tally_subject subject = subject_of(INTEGRA_INDICATOR_A4);                                              \
        subject.member = value;                                                                                        \
        return merge(&subject, NULL, error);                                                                           \
    }

MERGE(other_indicator, indicator, INTEGRA_INDICATOR_A2)
MERGE(other_day, at, 19724)
MERGE(other_territory_counted, territory, somebody)

/* Of two that hold one part each. */
PROVOKE(other_parts)
{
    integra_tally *two = NULL, *three = NULL;
    integra_tally_subject subject = subject_of(INTEGRA_INDICATOR_A4);
    subject.parts = 2;
    assert_int_equal(create(&subject, &two, NULL), INTEGRA_OK);
    subject.parts = 3;
    assert_int_equal(create(&subject, &three, NULL), INTEGRA_OK);
    integra_status status = integra_tally_merge(two, three, error);
    integra_tally_destroy(two);
    integra_tally_destroy(three);
    return status;
}

PROVOKE(other_pack)
{
    const integra_tally_subject subject = subject_of(INTEGRA_INDICATOR_A4);
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("dac-2022", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    integra_status status = merge(&subject, rules, error);
    integra_rules_destroy(rules);
    return status;
}

/* ---- names ---- */

#define NAME(name, text)                                                                                               \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_id id;                                                                                                 \
        return integra_id_of_text(text, sizeof text - 1, &id, error);                                                  \
    }

NAME(id_empty, "")
NAME(id_zero, "00000000-0000-0000-0000-000000000000")
NAME(id_utf8, "\xff")

#define BARE(fault, name)                                                                                              \
    {                                                                                                                  \
        INTEGRA_FAULT_##fault, name,                                                                                   \
        {                                                                                                              \
            NULL, NULL                                                                                                 \
        }                                                                                                              \
    }

PROVOCATIONS(
    faults_of_indicators, BARE(INDICATOR_CODE, indicator_code), BARE(TALLY_PARTS, tally_parts),
    BARE(TALLY_HELD, tally_held), BARE(FRAME_COLUMNS, frame_columns), BARE(FRAME_COLUMN_NEEDED, frame_column_needed),
    BARE(FRAME_ID, frame_id),
    { INTEGRA_FAULT_FRAME_TRI,
      frame_tri,
      { "the column signed of bodies is neither unknown, no nor yes: say 0 (unknown), 1 (no) or 2 (yes) (rule GEN-1, "
        "row 0 counting from 0)",
        "la colonne signed de bodies n'est ni inconnue, ni non, ni oui : dire 0 (inconnu), 1 (non) ou 2 (oui) (règle "
        "GEN-1, ligne 0 en comptant de 0)" } },
    BARE(FRAME_WORD, frame_word), BARE(FRAME_SET, frame_set), BARE(FRAME_DAY, frame_day), BARE(FRAME_DATE, frame_date),
    BARE(FRAME_AGE, frame_age), BARE(AGE_BEFORE_CALENDAR, age_before_calendar),
    { INTEGRA_FAULT_ROW_ENDS_EARLY,
      row_ends_early,
      { "a row of stays ends before it begins, by its discharge: correct the one day or the other (rule IND-3, row 0 "
        "counting from 0)",
        "une ligne de stays finit avant de commencer, d'après discharge : corriger l'un des deux jours (règle IND-3, "
        "ligne 0 en comptant de 0)" } },
    BARE(ANSWERED_EARLY, answered_early), BARE(ROW_END_UNKNOWN, row_end_unknown),
    BARE(SIGNED_ON_UNSIGNED, signed_on_unsigned), BARE(PROTOCOL_OF_NONE, protocol_of_none),
    BARE(ANSWERED_ON_UNANSWERED, answered_on_unanswered), BARE(TALLY_ROWS, tally_rows),
    BARE(OTHER_INDICATOR, other_indicator), BARE(OTHER_DAY, other_day),
    BARE(OTHER_TERRITORY_COUNTED, other_territory_counted), BARE(OTHER_PACK, other_pack),
    { INTEGRA_FAULT_OTHER_PARTS,
      other_parts,
      { "one tally is split into 2 parts, the other into 3: split both into as many (rule IND-5)",
        "un décompte se partage en 2 parts, l'autre en 3 : partager les deux en autant de parts (règle IND-5)" } },
    BARE(ID_EMPTY, id_empty), BARE(ID_ZERO, id_zero), BARE(ID_UTF8, id_utf8));
