/* test_obligations.c - the table of what is due: its lines, the phases each is asked in, who may; and memory that
 * fails. Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/rules/catalogue.h"
#include "obligation_day.h"

#define LINE(rule, settled, phases, who) { INTEGRA__##rule, INTEGRA_SETTLED_BY_##settled, phases, who }
#define MEMBER                           INTEGRA_ENTITLED_BIT_MEMBER
#define PERSON                           INTEGRA_ENTITLED_BIT_PERSON
#define MANAGER                          INTEGRA_ENTITLED_BIT_CASE_MANAGER
#define OFFICES                          (INTEGRA_ENTITLED_BIT_REFERENT | INTEGRA_ENTITLED_BIT_MT)

/* The table of the chapter, of a PSI. */
static const struct {
    uint32_t rule, settled_by;
    const char *phases;
    uint32_t who;
} lines[] = {
    LINE(SCR_10, SURVEILLANCE, "AR", MEMBER),
    LINE(SCR_10, QUESTIONNAIRE, "AR", MEMBER),
    LINE(PLN_3, ASSISTANCE_CONSENT, "DPAR", PERSON),
    LINE(PLN_3, MT_NAMED, "DPAR", MEMBER),
    LINE(PLN_3, MT_INFORMED, "DPAR", MEMBER),
    LINE(PLN_3, REFERENT_NAMED, "DPAR", MEMBER),
    LINE(PLN_3, SHARED_ASSESSMENT, "DPAR", MANAGER),
    LINE(PLN_3, NEED, "DPAR", MEMBER),
    LINE(PLN_3, PLANNED_INTERVENTION, "DPAR", MEMBER),
    LINE(PLN_3, DEPUTY, "DPAR", MEMBER),
    LINE(PLN_3, EXPECTATIONS, "DPAR", MEMBER),
    LINE(PLN_3, MT_AGREEMENT, "DPAR", INTEGRA_ENTITLED_BIT_MT),
    LINE(PLN_4, WATCH, "S", MEMBER),
    LINE(PLN_6, SHARING_CONSENT, "DPAR", PERSON),
    LINE(PLN_7, INTERVENTION, "PAR", MEMBER),
    LINE(PLN_7, ACTOR, "PAR", MEMBER),
    LINE(PLN_7, EFFECT, "AR", MEMBER),
    LINE(PLN_8, REVIEW, "AR", MANAGER),
    LINE(PLN_8, FEEDBACK, "AR", MEMBER),
    LINE(PLN_9, FIRST_CONTACT, "DPARS", MEMBER),
    LINE(PLN_9, SECOND_CONTACT, "DPARS", MEMBER),
    LINE(PLN_9, DISCHARGE_PREPARATION, "DPAR", MEMBER),
    LINE(PLN_9, REVIEW, "AR", MANAGER),
    LINE(PLN_11, SETTLEMENT, "DPARSC", OFFICES),
    LINE(PLN_14, PRESENCE, "AR", MEMBER),
    LINE(PLN_15, RESUMPTION, "S", MEMBER),
    LINE(PLN_17, COMPONENT, "AR", MEMBER),
    LINE(PLN_17, KNOWHOW_TRANSFER, "AR", MEMBER),
    LINE(PLN_18, CLINICAL_CONCERTATION, "AR", MEMBER),
    LINE(PLN_18, SYNTHESIS, "AR", MEMBER),
    LINE(PLN_18, REFERENT_INFORMED, "AR", MEMBER),
    LINE(PLN_19, HOSPITAL_CONTACT, "DPAR", MEMBER),
    LINE(PLN_21, FACE_TO_FACE, "DPARS", MEMBER),
    LINE(PLN_21, SERVICE_TERM, "AR", MEMBER),
    LINE(PLN_24, OBJECTIVE, "PARC", MEMBER),
    LINE(PLN_26, REVIEW, "AR", MANAGER),
    LINE(PLN_27, HOSPITAL_CONTACT, "DPAR", MEMBER),
    LINE(PLN_28, MANDATE, "DPAR", PERSON),
    LINE(PLN_29, WHOM_TO_CALL, "DPAR", MEMBER),
};
#define LINES (sizeof lines / sizeof *lines)

/* What makes a line be asked that others exclude: the kind of plan, what a screening says, a day that a review fixed,
 * whether the person is in hospital. */
typedef struct variant {
    uint32_t kind, screened;
    int fixed, in_hospital;
} variant;

static const variant *variant_of(uint32_t rule, uint32_t settled_by)
{
    static const variant variants[] = {
        { INTEGRA_PLAN_KIND_PSI, INTEGRA_TRI_YES, 0, 0 },     { INTEGRA_PLAN_KIND_PSI, INTEGRA_TRI_NO, 0, 0 },
        { INTEGRA_PLAN_KIND_PSI, INTEGRA_TRI_UNKNOWN, 0, 0 }, { INTEGRA_PLAN_KIND_PPS, INTEGRA_TRI_YES, 0, 0 },
        { INTEGRA_PLAN_KIND_PSI, INTEGRA_TRI_YES, 1, 0 },     { INTEGRA_PLAN_KIND_PSI, INTEGRA_TRI_YES, 0, 1 },
    };
    static const struct {
        uint32_t rule, settled_by;
        size_t variant;
    } which[] = {
        { INTEGRA__SCR_10, INTEGRA_SETTLED_BY_SURVEILLANCE, 1 },
        { INTEGRA__SCR_10, INTEGRA_SETTLED_BY_QUESTIONNAIRE, 2 },
        { INTEGRA__PLN_18, INTEGRA_SETTLED_BY_REFERENT_INFORMED, 3 },
        { INTEGRA__PLN_26, INTEGRA_SETTLED_BY_REVIEW, 4 },
        { INTEGRA__PLN_27, INTEGRA_SETTLED_BY_HOSPITAL_CONTACT, 5 },
    };
    for (size_t i = 0; i < sizeof which / sizeof *which; i++) {
        if (which[i].rule == rule && which[i].settled_by == settled_by) {
            return &variants[which[i].variant];
        }
    }
    return &variants[0];
}

/* A plan in which everything is asked for that its phases allow. */
static void make(told_day *day, const variant *how)
{
    uint32_t suspension, objective;
    day_begin(day);
    day->due.kind = how->kind;
    day->due.answers[1] = INTEGRA_ANSWER_GIVEN;
    day->due.settlers = OFFICES;
    EVENT(day, ACTIVATION, "2026-01-05", .code = 0);
    suspension = EVENT(day, SUSPENSION, "2026-01-06", .person = 'w', .until = "2026-05-01");
    if (how->fixed) {
        EVENT(day, REVIEW_CONCLUSION, "2026-01-07", .due = "2026-04-07");
    }
    HOLDS(day, REFERENT, .person = 'r', .place = 0);
    HOLDS(day, MT, .person = 'm', .place = 0);
    HOLDS(day, WATCHER, .person = 'w', .date = "2026-05-01", .place = suspension);
    day_intervention(day, "2026-01-05", "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_PLANNED);
    day_intervention(day, "2026-01-05", "2026-03-01", 'i', INTEGRA_INTERVENTION_STATE_DONE);
    day->facts[day->due.fact_count - 1].until = date_of("2026-06-01");
    objective = day_objective(day, "2026-01-05", "2026-06-01", INTEGRA_OBJECTIVE_STATE_PURSUED);
    HOLDS(day, PRIORITY, .code = INTEGRA_PRIORITY_LOW, .about = objective, .place = objective);
    HOLDS(day, PRIORITY, .code = INTEGRA_PRIORITY_HIGH, .about = objective, .place = objective);
    EVENT(day, ADMISSION, "2026-01-08", .code = INTEGRA_TRI_YES);
    EVENT(day, DISCHARGE, "2026-01-10", .code = 0);
    EVENT(day, ADMISSION, "2026-01-15", .code = INTEGRA_TRI_YES);
    if (!how->in_hospital) {
        EVENT(day, DISCHARGE, "2026-01-20", .code = 0);
    }
    EVENT(day, CONTACT, "2026-01-21", .code = INTEGRA_CONTACT_MODE_PHONE);
    EVENT(day, TRANSITION, "2026-01-16", .code = 1, .person = 's');
    EVENT(day, CONCERTATION, "2026-01-12", .code = 0);
    EVENT(day, MANDATE, "2026-01-12", .until = "2026-06-12", .person = 'p');
    day_screened(day, "2026-01-25", how->screened, INTEGRA_TRI_YES);
}

static void hold_phases(told_day *day, uint32_t set)
{
    char phases[7];
    size_t count = 0;
    for (uint32_t i = 0; i < 6; i++) {
        phases[count] = "DPARSC"[i];
        count += set >> i & 1u;
    }
    phases[count] = '\0';
    day_phases(day, phases);
    for (size_t i = 0; i < day->due.held_count; i++) {
        if (day->held[i].slot == INTEGRA_SLOT_PHASE && day->held[i].code == INTEGRA_PHASE_SUSPENDED) {
            day->held[i].place = 1; /* the suspension */
        }
        if (day->held[i].slot == INTEGRA_SLOT_PHASE && day->held[i].code == INTEGRA_PHASE_CLOSED) {
            day->held[i].detail = INTEGRA_CLOSING_REASON_GOALS_REACHED;
        }
    }
}

/* Each line in each set of phases: asked where one of its phases is held, alone or among others. */
static void every_set_of_phases(void **state)
{
    (void)state;
    for (size_t line = 0; line < LINES; line++) {
        told_day day;
        make(&day, variant_of(lines[line].rule, lines[line].settled_by));
        for (uint32_t set = 0; set < 64; set++) {
            int asked = 0;
            hold_phases(&day, set);
            for (uint32_t i = 0; i < 6; i++) {
                asked = asked || ((set >> i & 1u) != 0 && strchr(lines[line].phases, "DPARSC"[i]) != NULL);
            }
            const char *said = day_says(&day, "2026-02-01", lines[line].rule, lines[line].settled_by);
            if ((said[0] != '\0') != asked) {
                fail_msg("line %zu in the phases %x says: %s", line, set, said);
            }
        }
        day_end(&day);
    }
}

/* No phase at all, or only that of a plan that was not opened: nothing is asked. */
static void no_phase(void **state)
{
    told_day day;
    (void)state;
    make(&day, variant_of(0, 0));
    day_phases(&day, "-");
    assert_int_equal(day_works(&day, "2026-02-01"), INTEGRA_OK);
    assert_int_equal(day.due.finding_count, 0);
    day_end(&day);
}

static void who_may(void **state)
{
    (void)state;
    for (size_t line = 0; line < LINES; line++) {
        told_day day;
        make(&day, variant_of(lines[line].rule, lines[line].settled_by));
        hold_phases(&day, 31);
        assert_int_equal(day_may(&day, "2026-02-01", lines[line].rule, lines[line].settled_by), lines[line].who);
        if (lines[line].who == MANAGER) { /* of a PPS any member reviews and assesses */
            day.due.kind = INTEGRA_PLAN_KIND_PPS;
            assert_int_equal(day_may(&day, "2026-02-01", lines[line].rule, lines[line].settled_by), MEMBER);
        }
        day_end(&day);
    }
}

static size_t row_of(const integra_finding *finding)
{
    return (size_t)(integra__finding_row_of(finding->rule, finding->settled_by) - integra__finding_rows);
}

/* In the order of findings.tsv, then index, value, subject; weights are the table's; nothing else is filled in. */
static void the_order(void **state)
{
    told_day day;
    (void)state;
    make(&day, variant_of(0, 0));
    hold_phases(&day, 63);
    assert_int_equal(day_works(&day, "2026-02-01"), INTEGRA_OK);
    for (size_t i = 0; i < day.due.finding_count; i++) {
        const integra_finding *made = &day.due.findings[i], *before = made - 1;
        assert_int_equal(made->weight, integra__finding_rows[row_of(made)].weight);
        for (size_t j = 0; j < sizeof made->reserved / sizeof *made->reserved; j++) {
            assert_int_equal(made->reserved[j], 0);
        }
        if (i > 0 && row_of(before) == row_of(made)) {
            assert_true(before->index < made->index || (before->index == made->index && before->value < made->value) ||
                        (before->index == made->index && before->value == made->value &&
                         memcmp(&before->subject, &made->subject, sizeof made->subject) <= 0));
        } else if (i > 0) {
            assert_true(row_of(before) < row_of(made));
        }
    }
    day_end(&day);
}

/* Every line of the plan's rules in findings.tsv is one of these, but those of histories (PLN-12). */
static void every_line_is_told(void **state)
{
    (void)state;
    for (size_t i = 0, line = 2; i < integra__finding_row_count; i++) {
        const integra__finding_row *row = &integra__finding_rows[i];
        if (row->rule / 1000 == INTEGRA__PLN_3 / 1000 && row->rule != INTEGRA__PLN_12) {
            assert_true(line < LINES && lines[line].rule == row->rule && lines[line].settled_by == row->settled_by);
            line++;
        }
    }
}

typedef struct meter {
    size_t allowed, live;
} meter;

static void *take(void *context, size_t size)
{
    meter *m = context;
    if (m->allowed == 0) {
        return NULL;
    }
    m->allowed--;
    m->live += size;
    return malloc(size);
}

static void give(void *context, void *block, size_t size)
{
    ((meter *)context)->live -= size;
    free(block);
}

/* Whichever allocation fails, nothing is filled in and nothing is kept. */
static void memory_fails(void **state)
{
    told_day day;
    meter m = { 0, 0 };
    (void)state;
    make(&day, variant_of(0, 0));
    hold_phases(&day, 63);
    day.due.allocator = (integra_allocator){ &m, take, give };
    for (size_t allowed = 0; allowed < 2; allowed++) {
        m.allowed = allowed;
        assert_int_equal(day_works(&day, "2026-02-01"), INTEGRA_ERR_MEMORY);
        assert_null(day.due.findings);
        assert_int_equal(day.due.finding_count, 0);
        assert_int_equal(m.live, 0);
    }
    m.allowed = 2;
    assert_int_equal(day_works(&day, "2026-02-01"), INTEGRA_OK);
    assert_int_equal(m.live, day.due.finding_count * sizeof(integra_finding));
    day_end(&day);
    assert_int_equal(m.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_of_phases), cmocka_unit_test(no_phase),           cmocka_unit_test(who_may),
        cmocka_unit_test(the_order),           cmocka_unit_test(every_line_is_told), cmocka_unit_test(memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
