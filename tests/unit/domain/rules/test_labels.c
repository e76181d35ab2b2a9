/* test_labels.c - what bodies and institutions are called in the years of a pack; every other word keeps its label.
 * Spec: GEN-9; spec/era_labels.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include "core/generated/bounds.h"

#include <string.h>

#define FORMER(what) "coordination support body (DAC), formerly " what
#define ANCIEN(what) "dispositif d'appui à la coordination (DAC), " what

/* HAS-INT names the tables, the RCP and the conseil général of its year; what follows is their name since. */
static const struct {
    const char *pack;
    uint32_t group, code;
    const char *label[2];
} said[] = {
    { "has-2014", INTEGRA_GROUP_TIER, INTEGRA_TIER_MACRO, { "strategic table", "table stratégique" } },
    { "has-2014", INTEGRA_GROUP_TIER, INTEGRA_TIER_MESO, { "tactical table", "table tactique" } },
    { "has-2014",
      INTEGRA_GROUP_TIER,
      INTEGRA_TIER_MICRO,
      { "clinical concertation (RCP)", "concertation clinique (RCP)" } },
    { "has-2014",
      INTEGRA_GROUP_STRUCTURE_KIND,
      INTEGRA_STRUCTURE_KIND_DEPARTMENTAL_COUNCIL,
      { "general council", "conseil général" } },
    { "has-2014", INTEGRA_GROUP_SEAT_CATEGORY, INTEGRA_SEAT_CATEGORY_SOCIAL_COHESION, { "DRJSCS", "DRJSCS" } },
    { "dac-2022",
      INTEGRA_GROUP_TIER,
      INTEGRA_TIER_MACRO,
      { "conference of the SPDA (service public départemental de l'autonomie)",
        "conférence du SPDA (service public départemental de l'autonomie)" } },
    { "dac-2022", INTEGRA_GROUP_TIER, INTEGRA_TIER_MESO, { "territorial committee", "comité territorial" } },
    { "dac-2022",
      INTEGRA_GROUP_TIER,
      INTEGRA_TIER_MICRO,
      { "clinical concertation (RESAD)", "concertation clinique (RESAD)" } },
    { "dac-2022",
      INTEGRA_GROUP_PROVIDER,
      INTEGRA_PROVIDER_SUPPORT_NETWORK,
      { FORMER("health network or PTA"), ANCIEN("ancien réseau de santé ou PTA") } },
    { "dac-2022", INTEGRA_GROUP_PROVIDER, INTEGRA_PROVIDER_MAIA, { FORMER("MAIA"), ANCIEN("ancienne MAIA") } },
    { "dac-2022",
      INTEGRA_GROUP_DOOR,
      INTEGRA_DOOR_NETWORK,
      { "DAC (formerly health network)", "DAC (ancien réseau de santé)" } },
    { "dac-2022", INTEGRA_GROUP_DOOR, INTEGRA_DOOR_MAIA, { "DAC (formerly MAIA)", "DAC (ancienne MAIA)" } },
    { "dac-2022",
      INTEGRA_GROUP_DOOR,
      INTEGRA_DOOR_PTA,
      { "DAC (formerly PTA or coordination territoriale d'appui)",
        "DAC (ancienne PTA ou coordination territoriale d'appui)" } },
    { "dac-2022",
      INTEGRA_GROUP_STRUCTURE_KIND,
      INTEGRA_STRUCTURE_KIND_NETWORK,
      { "DAC (formerly health network)", "DAC (ancien réseau de santé)" } },
    { "dac-2022",
      INTEGRA_GROUP_STRUCTURE_KIND,
      INTEGRA_STRUCTURE_KIND_MAIA,
      { "DAC (formerly MAIA)", "DAC (ancienne MAIA)" } },
    { "dac-2022",
      INTEGRA_GROUP_STRUCTURE_KIND,
      INTEGRA_STRUCTURE_KIND_PTA,
      { "DAC (formerly PTA or coordination territoriale d'appui)",
        "DAC (ancienne PTA ou coordination territoriale d'appui)" } },
    { "dac-2022", INTEGRA_GROUP_SEAT_CATEGORY, INTEGRA_SEAT_CATEGORY_SOCIAL_COHESION, { "DREETS", "DREETS" } },
};
enum { SAID = sizeof said / sizeof said[0] };

static integra_rules *made(const char *pack)
{
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create(pack, NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    return rules;
}

/* The row above of a word, or SAID. */
static size_t found(const char *pack, uint32_t group, uint32_t code)
{
    size_t i = 0;
    while (i < SAID && (strcmp(said[i].pack, pack) != 0 || said[i].group != group || said[i].code != code)) {
        i++;
    }
    return i;
}

/* Every word of every group, under every pack: as above, else as under none. */
static void bodies_are_called_as_in_their_years(void **state)
{
    (void)state;
    size_t seen = 0;
    for (size_t p = 0; p < integra_pack_count(); p++) {
        const char *pack = integra_pack_name(p);
        integra_rules *rules = made(pack);
        for (uint32_t group = INTEGRA__GROUP_FIRST; group <= INTEGRA__GROUP_LAST; group++) {
            for (size_t i = 0; i < integra_word_count(group); i++) {
                uint32_t code = integra_word_at(group, i);
                size_t row = found(pack, group, code);
                seen += row < SAID;
                for (uint32_t language = 0; language < 2; language++) {
                    const char *own = integra_word_label(group, code, language);
                    assert_string_equal(integra_rules_label(rules, group, code, language),
                                        row < SAID ? said[row].label[language] : own);
                }
            }
        }
        integra_rules_destroy(rules);
    }
    assert_int_equal(seen, SAID);
}

/* An overridden pack is of the same years. */
static void an_override_changes_no_name(void **state)
{
    (void)state;
    const char *name = "medicines_threshold";
    int64_t value = 5;
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("dac-2022", &name, &value, 1, NULL, &rules, NULL), INTEGRA_OK);
    assert_string_equal(integra_rules_label(rules, INTEGRA_GROUP_TIER, INTEGRA_TIER_MESO, INTEGRA_LANGUAGE_FR),
                        "comité territorial");
    integra_rules_destroy(rules);
}

static void what_there_is_not_has_no_label(void **state)
{
    (void)state;
    integra_rules *rules = made("has-2014");
    assert_null(integra_rules_label(NULL, INTEGRA_GROUP_TIER, INTEGRA_TIER_MESO, INTEGRA_LANGUAGE_EN));
    assert_null(integra_rules_label(rules, INTEGRA_GROUP_TIER, INTEGRA_TIER_MESO, 2));
    assert_null(integra_rules_label(rules, INTEGRA_GROUP_TIER, INTEGRA_TIER_MESO, UINT32_MAX));
    assert_null(integra_rules_label(rules, INTEGRA_GROUP_TIER, 0, INTEGRA_LANGUAGE_EN));
    assert_null(integra_rules_label(rules, UINT32_MAX, INTEGRA_TIER_MESO, INTEGRA_LANGUAGE_EN));
    integra_rules_destroy(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bodies_are_called_as_in_their_years),
        cmocka_unit_test(an_override_changes_no_name),
        cmocka_unit_test(what_there_is_not_has_no_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
