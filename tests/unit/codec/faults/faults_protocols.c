/* faults_protocols.c - faults of protocols as a whole: their names, overrides and proofs.
 * Spec: spec/21-protocol.md (ORI-16, ORI-17).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "demands.h"

PROVOKE(protocol_name)
{
    integra_protocol *protocol = NULL;
    return integra_protocol_create("has-2013", NULL, &protocol, error);
}

PROVOKE(protocol_form)
{
    integra_protocol *protocol = NULL;
    return integra_protocol_draft(text_from("HAS 2014"), INTEGRA_DATE_UNKNOWN, NULL, &protocol, error);
}

PROVOKE(table_empty)
{
    integra_protocol *protocol = draft();
    integra_status status = integra_protocol_check(protocol, error);
    integra_protocol_destroy(protocol);
    return status;
}

/* Two rows that may override each other; what the first and the second override, 9 for nothing. */
static integra_status overriding(uint16_t first, uint16_t second, uint32_t motives, uint8_t otherwise,
                                 integra_error *error)
{
    integra_protocol *protocol = draft();
    integra_row rows[] = { plain_row("one", INTEGRA_MOTIVE_BIT_HOME_HELP, INTEGRA_SERVICE_HOME_HELP),
                           plain_row("two", motives, INTEGRA_SERVICE_HOME_HELP) };
    const uint16_t overrides[] = { first, second };
    rows[1].otherwise = otherwise;
    for (size_t i = 0; i < 2; i++) {
        rows[i].override_count = overrides[i] == 9 ? 0 : 1;
        rows[i].overrides[0] = overrides[i];
        apply(protocol, rows[i]);
    }
    integra_status status = integra_protocol_check(protocol, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOKE(override_itself)
{
    return overriding(9, 1, INTEGRA_MOTIVE_BIT_HOME_HELP, 0, error);
}

PROVOKE(override_nobody)
{
    return overriding(9, 7, INTEGRA_MOTIVE_BIT_HOME_HELP, 0, error);
}

PROVOKE(override_otherwise)
{
    return overriding(1, 9, INTEGRA_MOTIVE_BIT_HOME_HELP, 1, error);
}

PROVOKE(override_motives)
{
    return overriding(1, 9, INTEGRA_MOTIVE_BIT_ETP, 0, error);
}

PROVOKE(override_cycle)
{
    return overriding(1, 0, INTEGRA_MOTIVE_BIT_HOME_HELP, 0, error);
}

PROVOKE(part_code)
{
    integra_protocol *protocol = draft();
    uint8_t digest[32];
    integra_status status = integra_protocol_digest(protocol, 200, digest, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOKE(work_limit)
{
    integra_protocol *protocol = NULL;
    integra_work work;
    size_t count = 0;
    integra_work_init(&work, sizeof work);
    work.limit = 1;
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    integra_status status = integra_protocol_prove_within(protocol, &work, &count, error);
    integra_protocol_destroy(protocol);
    return status;
}

/* The built-in rows and one more, under the built-in name. */
PROVOKE(builtin_name)
{
    integra_protocol *protocol = NULL;
    assert_int_equal(integra_protocol_create("dac-2022", NULL, &protocol, NULL), INTEGRA_OK);
    apply(protocol, plain_row("more", BIT(INTEGRA_MOTIVE_UNCLEAR), INTEGRA_SERVICE_INFORMATION));
    integra_status status = integra_protocol_check(protocol, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOKE(failure_made)
{
    integra_protocol *protocol = NULL;
    integra_failure failure;
    size_t size = 0;
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    integra_failure_init(&failure, sizeof failure);
    integra_status status = integra_failure_sentence(protocol, &failure, INTEGRA_LANGUAGE_EN, NULL, 0, &size, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOCATIONS(
    faults_of_protocols,
    { INTEGRA_FAULT_PROTOCOL_NAME,
      protocol_name,
      { "no built-in protocol has this name: choose among has-2014, dac-2022* (rule ORI-16)",
        "aucun protocole intégré ne porte ce nom : choisir parmi has-2014, dac-2022* (règle ORI-16)" } },
    { INTEGRA_FAULT_PROTOCOL_FORM, protocol_form, { NULL, NULL } },
    { INTEGRA_FAULT_TABLE_EMPTY, table_empty, { NULL, NULL } },
    { INTEGRA_FAULT_OVERRIDE_ITSELF,
      override_itself,
      { "a row overrides itself: take that override out (rule ORI-16, row 1 counting from 0, override 0)",
        "une ligne s'écarte elle-même : ne pas la nommer sous overrides (règle ORI-16, ligne 1 en comptant de 0, "
        "ligne écartée 0)" } },
    { INTEGRA_FAULT_OVERRIDE_NOBODY, override_nobody, { NULL, NULL } },
    { INTEGRA_FAULT_OVERRIDE_OTHERWISE, override_otherwise, { NULL, NULL } },
    { INTEGRA_FAULT_OVERRIDE_MOTIVES, override_motives, { NULL, NULL } },
    { INTEGRA_FAULT_OVERRIDE_CYCLE,
      override_cycle,
      { "a row is in a cycle of overrides: take one of them out (rule ORI-16, row 0 counting from 0)",
        "une ligne est dans un cycle de lignes qui s'écartent l'une l'autre : en retirer une de overrides (règle "
        "ORI-16, ligne 0 en comptant de 0)" } },
    { INTEGRA_FAULT_PART_CODE,
      part_code,
      { "no part of a protocol has this code: choose among whole, imposed (rule ORI-17)",
        "aucune partie d'un protocole ne porte ce code : choisir parmi whole, imposed (règle ORI-17)" } },
    { INTEGRA_FAULT_WORK_LIMIT,
      work_limit,
      { "it takes more work than the 1 steps allowed: allow more steps, or make the protocol simpler (rule ORI-16)",
        "il y faut plus de travail que les 1 étapes permises : permettre plus d'étapes, ou simplifier le protocole "
        "(règle ORI-16)" } },
    { INTEGRA_FAULT_BUILTIN_NAME,
      builtin_name,
      { "a protocol that is not built in may not bear a built-in name: give it a name of its own (rule ORI-16)",
        "un protocole qui n'est pas intégré ne peut porter le nom d'un protocole intégré : lui donner un nom à lui "
        "(règle ORI-16)" } },
    { INTEGRA_FAULT_FAILURE_MADE,
      failure_made,
      { "the failure holds a value that none of this protocol has: pass it as a call gave it, with the protocol that "
        "was proved (rule ORI-16, argument 1 counting from 0)",
        "l'échec contient une valeur qu'aucun de ce protocole n'a : le donner tel qu'un appel l'a rendu, avec le "
        "protocole prouvé (règle ORI-16, argument 1 en comptant de 0)" } });
