/* built_in.h - the pack and the protocol has-2014, made before the tests of a group and given back after them.
 * Spec: spec/20-orientation.md, spec/21-protocol.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h and every other header, whose parameters have the same names. */
#ifndef BUILT_IN_H
#define BUILT_IN_H

#include <integra/integra.h>

static integra_rules *rules;
static integra_protocol *protocol;

static int make_built_in(void **state)
{
    (void)state;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    return 0;
}

static int give_back_built_in(void **state)
{
    (void)state;
    integra_rules_destroy(rules);
    integra_protocol_destroy(protocol);
    return 0;
}

#endif
