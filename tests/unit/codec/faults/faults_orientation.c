/* faults_orientation.c - faults of responses, columns of demands and receipts of orientations.
 * Spec: spec/20-orientation.md (ORI-5), spec/21-protocol.md (ORI-16).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "cbor/envelope.h"
#include "cbor/writer.h"
#include "demands.h"

static integra_rules *rules_of(void)
{
    integra_rules *rules = NULL;
    assert_int_equal(integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, NULL), INTEGRA_OK);
    return rules;
}

PROVOKE(not_proved)
{
    integra_protocol *protocol = draft();
    uint8_t digest[32];
    integra_status status = integra_protocol_digest(protocol, INTEGRA_PART_WHOLE, digest, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOKE(response_made)
{
    integra_orientation response;
    size_t size = 0;
    integra_orientation_init(&response, sizeof response);
    return integra_orientation_encode(&response, NULL, 0, &size, error);
}

static integra_status in_columns(const uint32_t *motives, const uint8_t *requesters, size_t n, integra_error *error)
{
    integra_rules *rules = rules_of();
    integra_protocol *protocol = NULL;
    integra_demand_columns columns;
    integra_orientation_columns out;
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    integra_demand_columns_init(&columns, sizeof columns);
    integra_orientation_columns_init(&out, sizeof out);
    columns.motives = motives;
    columns.fields[INTEGRA_DEMAND_FIELD_REQUESTER] = requesters;
    integra_status status = integra_orientation_evaluate_columns(rules, protocol, &columns, n, &out, error);
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
    return status;
}

PROVOKE(columns_needed)
{
    return in_columns(NULL, NULL, 1, error);
}

PROVOKE(mt_asks_in_a_row)
{
    const uint32_t motives[] = { INTEGRA_MOTIVE_BIT_PLANNING, INTEGRA_MOTIVE_BIT_PLANNING };
    const uint8_t requesters[] = { INTEGRA_REQUESTER_CARER, INTEGRA_REQUESTER_MT };
    return in_columns(motives, requesters, 2, error);
}

PROVOKE(no_motive_in_a_row)
{
    return in_columns((const uint32_t[]){ 0 }, (const uint8_t[]){ INTEGRA_REQUESTER_CARER }, 1, error);
}

/* A receipt of a protocol, which is taken over: it is read, and proved before anything is compared. */
static integra_status replayed(integra_protocol *protocol, integra_error *error)
{
    static uint8_t bytes[4096], inside[2048];
    const uint8_t digest[32] = { 0 };
    size_t size = 0;
    integra_orientation made;
    integra__writer writer;
    integra_demand demand = plain_demand(INTEGRA_MOTIVE_BIT_HOME_HELP);
    integra_orientation_init(&made, sizeof made);
    integra__writer_init(&writer, bytes, sizeof bytes);
    integra__write_envelope(&writer, INTEGRA_MESSAGE_ORIENTATION_RECEIPT);
    integra__write_map(&writer, 4);
    integra__write_uint(&writer, 0);
    integra__write_array(&writer, 3);
    integra__write_text(&writer, "has-2014", 8);
    integra__write_uint(&writer, 1);
    integra__write_bytes(&writer, digest, sizeof digest);
    integra__write_uint(&writer, 2);
    assert_int_equal(integra_protocol_encode(protocol, inside, sizeof inside, &size, NULL), INTEGRA_OK);
    integra__write_bytes(&writer, inside, size);
    integra__write_uint(&writer, 3);
    assert_int_equal(integra_demand_encode(&demand, NULL, inside, sizeof inside, &size, NULL), INTEGRA_OK);
    integra__write_bytes(&writer, inside, size);
    integra__write_uint(&writer, 4);
    integra__write_bytes(&writer, inside, 1);
    integra_protocol_destroy(protocol);
    return integra_orientation_replay(bytes, writer.size, NULL, &made, error);
}

PROVOKE(receipt_protocol)
{
    integra_protocol *protocol = draft(); /* of a row for one motive alone */
    apply(protocol, plain_row("home-help", INTEGRA_MOTIVE_BIT_HOME_HELP, INTEGRA_SERVICE_HOME_HELP));
    return replayed(protocol, error);
}

/* Forty million steps: done once. */
PROVOKE(proof_work)
{
    static integra_error met;
    if (met.status == INTEGRA_OK) {
        (void)replayed(endless_protocol(MOTIVES), &met);
    }
    if (error != NULL) {
        *error = met;
    }
    return met.status;
}

/* A receipt that replays, by the built-in protocol, where these digests are accepted. */
static integra_status accepted(const uint8_t *digests, size_t size, integra_error *error)
{
    static uint8_t bytes[32768];
    integra_rules *rules = rules_of();
    integra_protocol *protocol = NULL;
    integra_demand demand = plain_demand(INTEGRA_MOTIVE_BIT_HOME_HELP);
    integra_orientation made;
    uint32_t origin = 0;
    size_t written = 0;
    integra_orientation_init(&made, sizeof made);
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    assert_int_equal(integra_orientation_receipt(rules, protocol, &demand, bytes, sizeof bytes, &written, NULL),
                     INTEGRA_OK);
    integra_protocol_destroy(protocol);
    integra_rules_destroy(rules);
    return integra_orientation_replay_within(bytes, written, digests, size, NULL, NULL, &made, &origin, error);
}

PROVOKE(receipt_accepted)
{
    return accepted((const uint8_t[32]){ 1 }, 32, error);
}

PROVOKE(receipt_digests)
{
    return accepted((const uint8_t[33]){ 1 }, 33, error);
}

PROVOKE(trace_made)
{
    integra_protocol *protocol = NULL;
    integra_trace trace;
    size_t size = 0;
    assert_int_equal(integra_protocol_create("has-2014", NULL, &protocol, NULL), INTEGRA_OK);
    integra_trace_init(&trace, sizeof trace);
    trace.row = (uint32_t)integra_protocol_row_count(protocol);
    integra_status status = integra_trace_sentence(protocol, &trace, INTEGRA_LANGUAGE_EN, NULL, 0, &size, error);
    integra_protocol_destroy(protocol);
    return status;
}

PROVOCATIONS(
    faults_of_orientation, { INTEGRA_FAULT_NOT_PROVED, not_proved, { NULL, NULL } },
    { INTEGRA_FAULT_PROOF_WORK, proof_work, { NULL, NULL } },
    { INTEGRA_FAULT_RESPONSE_MADE, response_made, { NULL, NULL } },
    { INTEGRA_FAULT_COLUMNS_NEEDED, columns_needed, { NULL, NULL } },
    { INTEGRA_FAULT_TRACE_MADE,
      trace_made,
      { "the trace holds a value that none of this protocol has: pass it as a call gave it, with the protocol that was "
        "asked (rule GEN-3, argument 1 counting from 0)",
        "la trace contient une valeur qu'aucune de ce protocole n'a : la donner telle qu'un appel l'a rendue, avec le "
        "protocole interrogé (règle GEN-3, argument 1 en comptant de 0)" } },
    { INTEGRA_FAULT_MT_ASKS,
      mt_asks_in_a_row,
      { "the requester is the médecin traitant, so mt is informed: say it (mt: informed) (rule ORI-16, row 1 counting "
        "from 0)",
        "le demandeur est le médecin traitant, donc mt vaut informed : le dire (mt: informed) (règle ORI-16, ligne 1 "
        "en "
        "comptant de 0)" } },
    { INTEGRA_FAULT_NO_MOTIVE,
      no_motive_in_a_row,
      { "the demand has no motive: give one at least, such as information or home_help (rule ORI-5, row 0 counting "
        "from "
        "0)",
        "la demande n'a aucun motif : en donner au moins un, comme information ou home_help (règle ORI-5, ligne 0 en "
        "comptant de 0)" } },
    { INTEGRA_FAULT_RECEIPT_PROTOCOL, receipt_protocol, { NULL, NULL } },
    { INTEGRA_FAULT_RECEIPT_ACCEPTED, receipt_accepted, { NULL, NULL } },
    { INTEGRA_FAULT_RECEIPT_DIGESTS, receipt_digests, { NULL, NULL } });
