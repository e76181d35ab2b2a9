/* test_catalogue.c - rules, finding sentences and words are those of the tables of spec/, row by row.
 * Spec: spec/rules.tsv, spec/findings.tsv, spec/words.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "core/generated/bounds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 12, LINE = 2048, GROUPS = INTEGRA__GROUP_LAST, UNKNOWN = 4242 };

typedef struct rows {
    FILE *file;
    char line[LINE];
    char *cells[COLUMNS];
} rows;

/* The next row of a table, cut at its tabs; 0 at the end. */
static int next(rows *r)
{
    if (!fgets(r->line, sizeof r->line, r->file)) {
        return 0;
    }
    r->line[strcspn(r->line, "\n")] = '\0';
    char *at = r->line;
    for (size_t i = 0; i < COLUMNS; i++) {
        r->cells[i] = at;
        at += strcspn(at, "\t");
        if (*at) {
            *at++ = '\0';
        }
    }
    return 1;
}

/* Tests run in the root of the repository. The first line names the columns. */
static rows opened(const char *path)
{
    rows r = { .file = fopen(path, "r") };
    if (!r.file || !fgets(r.line, sizeof r.line, r.file)) {
        fail_msg("cannot read %s", path);
    }
    return r;
}

static uint32_t rule_number(const char *name)
{
    static const struct {
        const char *domain;
        uint32_t number;
    } domains[] = { { "GEN-", 0 },    { "SCR-", 1000 }, { "ORI-", 2000 }, { "PLN-", 3000 },
                    { "CON-", 4000 }, { "TER-", 5000 }, { "IND-", 6000 }, { "WIRE-", 7000 } };
    for (size_t i = 0; i < sizeof domains / sizeof domains[0]; i++) {
        if (strncmp(name, domains[i].domain, strlen(domains[i].domain)) == 0) {
            return domains[i].number + (uint32_t)strtoul(name + strlen(domains[i].domain), NULL, 10);
        }
    }
    return 0;
}

static uint32_t code_of(uint32_t group, const char *name)
{
    uint32_t code = UINT32_MAX;
    if (integra_word_find(group, name, &code, NULL)) {
        fail_msg("group %u has no word %s", group, name);
    }
    return code;
}

static void rules_are_those_of_the_table(void **state)
{
    (void)state;
    rows r = opened("spec/rules.tsv");
    size_t count = 0;
    for (; next(&r); count++) {
        uint32_t rule = rule_number(r.cells[0]), found = 0;
        assert_int_equal(integra_rule_find(r.cells[0], &found, NULL), INTEGRA_OK);
        assert_int_equal(found, rule);
        assert_string_equal(integra_rule_name(rule), r.cells[0]);
        assert_string_equal(integra_rule_title(rule, INTEGRA_LANGUAGE_EN), r.cells[1]);
        assert_string_equal(integra_rule_title(rule, INTEGRA_LANGUAGE_FR), r.cells[2]);
        assert_string_equal(integra_rule_source(rule), r.cells[3]);
        assert_string_equal(integra_rule_source_text(rule, INTEGRA_LANGUAGE_EN), r.cells[3]);
        assert_string_equal(integra_rule_source_text(rule, INTEGRA_LANGUAGE_FR), r.cells[4]);
        assert_int_equal(integra_rule_mark(rule), code_of(INTEGRA_GROUP_MARK, r.cells[5]));
    }
    assert_int_equal(integra_rule_count(), count);
    for (size_t i = 0; i < count; i++) {
        assert_true(integra_rule_name(integra_rule_at(i)) && (i == 0 || integra_rule_at(i) > integra_rule_at(i - 1)));
    }
    fclose(r.file);
}

static void a_rule_that_does_not_exist(void **state)
{
    (void)state;
    uint32_t rule = UNKNOWN;
    assert_int_equal(integra_rule_at(integra_rule_count()), 0);
    assert_null(integra_rule_name(0));
    assert_null(integra_rule_name(1099));
    assert_null(integra_rule_title(1099, INTEGRA_LANGUAGE_EN));
    assert_null(integra_rule_title(rule_number("SCR-3"), 2));
    assert_null(integra_rule_source(1099));
    assert_null(integra_rule_source_text(1099, INTEGRA_LANGUAGE_FR));
    assert_null(integra_rule_source_text(rule_number("SCR-3"), 2));
    assert_int_equal(integra_rule_mark(1099), 0);
    assert_int_equal(integra_rule_find("SCR-99", &rule, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    assert_int_equal(integra_rule_find("scr-3", &rule, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    assert_int_equal(integra_rule_find("", &rule, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    assert_int_equal(rule, UNKNOWN);
}

static void sentences_are_those_of_the_table(void **state)
{
    (void)state;
    rows r = opened("spec/findings.tsv");
    size_t count = 0;
    for (; next(&r); count++) {
        uint32_t settled_by = code_of(INTEGRA_GROUP_SETTLED_BY, r.cells[1]), rule = rule_number(r.cells[0]);
        assert_string_equal(integra_finding_sentence(rule, settled_by, INTEGRA_LANGUAGE_EN), r.cells[7]);
        assert_string_equal(integra_finding_sentence(rule, settled_by, INTEGRA_LANGUAGE_FR), r.cells[8]);
        assert_null(integra_finding_sentence(rule, settled_by, 2));
    }
    fclose(r.file);
    size_t found = 0;
    for (size_t i = 0; i < integra_rule_count(); i++) {
        for (uint32_t settled_by = 0; settled_by < INTEGRA__SETTLED_BY_CODES; settled_by++) {
            found += integra_finding_sentence(integra_rule_at(i), settled_by, INTEGRA_LANGUAGE_FR) != NULL;
        }
    }
    assert_int_equal(found, count);
}

static void words_are_those_of_the_table(void **state)
{
    (void)state;
    rows r = opened("spec/words.tsv");
    size_t counts[GROUPS + 1] = { 0 };
    while (next(&r)) {
        uint32_t group = code_of(INTEGRA_GROUP_GROUP, r.cells[1]), code = (uint32_t)strtoul(r.cells[2], NULL, 10);
        assert_in_range(group, 1, GROUPS);
        assert_int_equal(code_of(group, r.cells[3]), code);
        assert_string_equal(integra_word_name(group, code), r.cells[3]);
        assert_string_equal(integra_word_label(group, code, INTEGRA_LANGUAGE_EN), r.cells[4]);
        assert_string_equal(integra_word_label(group, code, INTEGRA_LANGUAGE_FR), r.cells[5]);
        assert_int_equal(integra_word_rule(group, code), rule_number(r.cells[6]));
        counts[group]++;
    }
    fclose(r.file);
    for (uint32_t group = 1; group <= GROUPS; group++) {
        assert_true(counts[group] > 0);
        assert_int_equal(integra_word_count(group), counts[group]);
        for (size_t i = 0; i < counts[group]; i++) {
            assert_non_null(integra_word_name(group, integra_word_at(group, i)));
            assert_true(i == 0 || integra_word_at(group, i) > integra_word_at(group, i - 1));
        }
        assert_int_equal(integra_word_at(group, counts[group]), UINT32_MAX);
    }
}

static void a_word_that_does_not_exist(void **state)
{
    (void)state;
    static const uint32_t groups[] = { 0, GROUPS + 1, UINT32_MAX };
    uint32_t code = UNKNOWN;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(integra_word_count(groups[i]), 0);
        assert_int_equal(integra_word_at(groups[i], 0), UINT32_MAX);
        assert_null(integra_word_name(groups[i], 0));
        assert_int_equal(integra_word_find(groups[i], "yes", &code, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    }
    assert_null(integra_word_name(INTEGRA_GROUP_TRI, 3));
    assert_null(integra_word_label(INTEGRA_GROUP_TRI, 3, INTEGRA_LANGUAGE_EN));
    assert_null(integra_word_label(INTEGRA_GROUP_TRI, 2, 2));
    assert_int_equal(integra_word_rule(INTEGRA_GROUP_TRI, 3), 0);
    assert_int_equal(integra_word_find(INTEGRA_GROUP_TRI, "Yes", &code, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    assert_int_equal(integra_word_find(INTEGRA_GROUP_TRI, "ye", &code, NULL), INTEGRA_ERR_UNKNOWN_NAME);
    assert_int_equal(code, UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_are_those_of_the_table),     cmocka_unit_test(a_rule_that_does_not_exist),
        cmocka_unit_test(sentences_are_those_of_the_table), cmocka_unit_test(words_are_those_of_the_table),
        cmocka_unit_test(a_word_that_does_not_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
