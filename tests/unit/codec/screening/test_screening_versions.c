/* test_screening_versions.c - structs of older and newer callers, for every function that takes one.
 * Spec: spec/00-conventions.md; include/integra/base.h.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screening_calls.h"

#include <string.h>

enum { ROOM = 4096, LATER = 24 };

typedef struct fixture {
    objects o, before;
    uint64_t aligned[ROOM / 8]; /* the struct of another version */
} fixture;

typedef void visit(fixture *f, const call *row, size_t position, void **arguments, size_t size);

/* Each struct of each function in turn: a copy of it stands in f->aligned and is passed in its place. */
static void every_struct(fixture *f, unsigned which, visit *look)
{
    for (size_t i = 0; i < call_count; i++) {
        for (size_t position = 0; position < CALL_ARGUMENTS; position++) {
            unsigned mask = (which & 1u ? calls[i].in : 0) | (which & 2u ? calls[i].out : 0);
            if (!(mask >> position & 1u)) {
                continue;
            }
            void *arguments[CALL_ARGUMENTS];
            size_t size = call_struct_size(calls[i].at[position]);
            objects_make(&f->o);
            call_arguments(&calls[i], &f->o, arguments);
            memset(f->aligned, 0, sizeof f->aligned);
            memcpy(f->aligned, arguments[position], size);
            arguments[position] = f->aligned;
            f->before = f->o;
            look(f, &calls[i], position, arguments, size);
            integra_rules_destroy(f->o.made);
            objects_destroy(&f->o);
        }
    }
}

static void set_size(fixture *f, size_t size)
{
    uint32_t written = (uint32_t)size;
    memcpy(f->aligned, &written, sizeof written);
}

static void sizes_of_no_version(fixture *f, const call *row, size_t position, void **arguments, size_t size)
{
    const size_t bad[] = { 0, 4, 8, size - 8, size - 4, size + 4, size + 1, 65544, UINT32_MAX - 7 };
    uint64_t copy[ROOM / 8];
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        integra_error error = { 0 };
        set_size(f, bad[i]);
        memcpy(copy, f->aligned, sizeof copy);
        integra_status status = row->run(&f->o, arguments, &error);
        if (status != INTEGRA_ERR_STRUCT_SIZE || error.status != status) {
            fail_msg("%s: argument %zu of size %zu gives %d", row->name, position, bad[i], status);
        }
        if (memcmp(&f->o, &f->before, sizeof f->o) || memcmp(copy, f->aligned, sizeof copy)) {
            fail_msg("%s: argument %zu of size %zu, and something is written", row->name, position, bad[i]);
        }
    }
}

static void a_size_of_no_version_is_refused(void **state)
{
    every_struct(*state, 3, sizes_of_no_version);
}

/* Runs as it is, then with the later struct: all that is written elsewhere must be the same. */
static void same_with_later_struct(fixture *f, const call *row, size_t position, void **arguments, size_t size)
{
    assert_int_equal(row->run(&f->o, arguments, NULL), INTEGRA_OK);
    integra_rules_destroy(f->o.made);
    f->before = f->o;
    set_size(f, size + LATER);
    if (row->run(&f->o, arguments, NULL)) {
        fail_msg("%s: argument %zu of a later version, empty beyond this one, is refused", row->name, position);
    }
    integra_rules_destroy(f->o.made);
    f->o.made = f->before.made = NULL;
    assert_memory_equal(&f->o, &f->before, sizeof f->o);
    for (size_t i = 0; i < LATER; i++) {
        integra_error error = { 0 };
        ((uint8_t *)f->aligned)[size + i] = 1;
        if (row->run(&f->o, arguments, &error) != INTEGRA_ERR_UNKNOWN_TAIL ||
            error.status != INTEGRA_ERR_UNKNOWN_TAIL) {
            fail_msg("%s: argument %zu with a later field at %zu is accepted", row->name, position, size + i);
        }
        ((uint8_t *)f->aligned)[size + i] = 0;
    }
    assert_memory_equal(&f->o, &f->before, sizeof f->o);
}

static void a_later_input_is_read_while_its_tail_is_zero(void **state)
{
    every_struct(*state, 1, same_with_later_struct);
}

/* What is written into a later struct is what is written into one of this version; its size and tail stay. */
static void written_no_further(fixture *f, const call *row, size_t position, void **arguments, size_t size)
{
    uint64_t copy[ROOM / 8];
    uint8_t *bytes = (uint8_t *)f->aligned;
    assert_int_equal(row->run(&f->o, arguments, NULL), INTEGRA_OK);
    integra_rules_destroy(f->o.made);
    f->o.made = NULL;
    memcpy(copy, f->aligned, sizeof copy);
    memset(bytes + 4, 0xaa, size - 4);
    memset(bytes + size, 0xbb, LATER + 8);
    set_size(f, size + LATER);
    assert_int_equal(row->run(&f->o, arguments, NULL), INTEGRA_OK);
    uint32_t kept = 0;
    memcpy(&kept, bytes, sizeof kept);
    if (kept != size + LATER || memcmp(bytes + 4, (uint8_t *)copy + 4, size - 4)) {
        fail_msg("%s: argument %zu of a later version is not filled alike", row->name, position);
    }
    for (size_t i = 0; i < LATER + 8; i++) {
        assert_int_equal(bytes[size + i], 0xbb);
    }
}

static void a_later_output_is_filled_as_far_as_known(void **state)
{
    every_struct(*state, 2, written_no_further);
}

typedef void init(void *x, size_t size);
#define INIT(name)                                                                                                     \
    static void init_##name(void *x, size_t struct_size)                                                               \
    {                                                                                                                  \
        integra_##name##_init(x, struct_size);                                                                         \
    }
INIT(answers)
INIT(facts)
INIT(screening)
INIT(reason)
INIT(parameter)
INIT(inclusion)
INIT(inclusion_result)
INIT(screening_inputs)
INIT(screening_outputs)

static const struct {
    init *run;
    size_t size;
} inits[] = {
    { init_answers, sizeof(integra_answers) },
    { init_facts, sizeof(integra_facts) },
    { init_screening, sizeof(integra_screening) },
    { init_reason, sizeof(integra_reason) },
    { init_parameter, sizeof(integra_parameter) },
    { init_inclusion, sizeof(integra_inclusion) },
    { init_inclusion_result, sizeof(integra_inclusion_result) },
    { init_screening_inputs, sizeof(integra_screening_inputs) },
    { init_screening_outputs, sizeof(integra_screening_outputs) },
};

/* Of every size, acceptable or not, init writes within that size; an acceptable one it writes down. */
static void init_writes_no_further_than_it_is_told(void **state)
{
    fixture *f = *state;
    uint8_t *bytes = (uint8_t *)f->aligned;
    for (size_t i = 0; i < sizeof inits / sizeof inits[0]; i++) {
        assert_int_equal(inits[i].size % 8, 0);
        inits[i].run(NULL, inits[i].size);
        for (size_t size = 0; size <= inits[i].size + LATER; size++) {
            uint32_t written = 0;
            memset(bytes, 0xcc, inits[i].size + 2 * LATER);
            inits[i].run(bytes, size);
            for (size_t at = size; at < inits[i].size + 2 * LATER; at++) {
                assert_int_equal(bytes[at], 0xcc);
            }
            memcpy(&written, bytes, sizeof written);
            if (size >= inits[i].size && size % 8 == 0) {
                assert_int_equal(written, size);
            }
            for (size_t at = inits[i].size; at < size && size % 8 == 0; at++) {
                assert_int_equal(bytes[at], 0);
            }
        }
    }
}

static void init_sets_dates_to_unknown(void **state)
{
    (void)state;
    objects o;
    memset(&o, 0xcc, sizeof o);
    integra_answers_init(&o.answers, sizeof o.answers);
    integra_facts_init(&o.facts, sizeof o.facts);
    integra_screening_init(&o.screening, sizeof o.screening);
    integra_inclusion_init(&o.sheet, sizeof o.sheet);
    integra_screening_inputs_init(&o.inputs, sizeof o.inputs);
    const integra_date dates[] = { o.answers.date,
                                   o.facts.date,
                                   o.facts.admissions_known_from,
                                   o.facts.admissions_known_to,
                                   o.screening.date,
                                   o.sheet.date,
                                   o.sheet.birth_date,
                                   o.sheet.factors[0].date,
                                   o.sheet.factors[4].date,
                                   o.inputs.date };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        assert_int_equal(dates[i], INTEGRA_DATE_UNKNOWN);
    }
    assert_true(o.answers.questions[7] == 0 && o.facts.values[23] == 0 && o.sheet.needs.bytes == NULL);
}

static int set_up(void **state)
{
    static fixture f;
    *state = &f;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_size_of_no_version_is_refused),
        cmocka_unit_test(a_later_input_is_read_while_its_tail_is_zero),
        cmocka_unit_test(a_later_output_is_filled_as_far_as_known),
        cmocka_unit_test(init_writes_no_further_than_it_is_told),
        cmocka_unit_test(init_sets_dates_to_unknown),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
