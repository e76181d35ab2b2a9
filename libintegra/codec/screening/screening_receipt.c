/* screening_receipt.c - the message `receipt`: a verdict with all it was made from.
 * Spec: spec/integra.cddl, receipt-body (GEN-10).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_receipt.h"

#include "core/status.h"
#include "domain/screening/screening_check.h"
#include "domain/screening/screening_explain.h"
#include "codec/rules/pack.h"
#include "screening.h"
#include "screening_receipt_replay.h"

static int has(const void *value, uint32_t key)
{
    const integra__screening_receipt *receipt = value;
    return key == INTEGRA__SCREENING_RECEIPT_OVERRIDES  ? integra__pack_override_count(receipt->rules) > 0
           : key == INTEGRA__SCREENING_RECEIPT_FINDINGS ? receipt->finding_count > 0
                                                        : 1;
}

static void write_input(integra__writer *writer, const integra__screening_receipt *receipt)
{
    const integra__screening_record *inputs = &receipt->inputs;
    if (inputs->has_facts) {
        integra__screening_facts_message message = { inputs->facts, inputs->answers, NULL, NULL };
        integra__write_nested(writer, &integra__screening_facts_kind, &message, inputs->facts.extension);
    } else {
        integra__write_nested(writer, &integra__screening_answers_kind, &inputs->answers, inputs->answers.extension);
    }
}

static void write_findings(integra__writer *writer, const integra__screening_receipt *receipt)
{
    integra__write_array(writer, receipt->finding_count);
    for (size_t i = 0; i < receipt->finding_count; i++) {
        const integra_finding *finding = &receipt->findings[i];
        integra__write_array(writer, 8);
        integra__write_uint(writer, finding->rule);
        integra__write_uint(writer, finding->weight);
        integra__write_uint(writer, finding->state);
        integra__write_uint(writer, finding->settled_by);
        integra__write_uint(writer, finding->index);
        integra__write_date_or_null(writer, finding->due);
        integra__write_uint(writer, finding->value);
        integra__write_uint(writer, finding->other);
    }
}

static void write_reasons(integra__writer *writer, const integra__screening_receipt *receipt)
{
    integra__write_array(writer, integra_screening_reason_count());
    for (size_t i = 0; i < integra_screening_reason_count(); i++) {
        integra_reason reason;
        integra__screening_step(receipt->rules, &receipt->inputs, &receipt->screening, i, &reason);
        integra__write_array(writer, 8);
        integra__write_uint(writer, reason.rule);
        integra__write_uint(writer, reason.target_group);
        integra__write_uint(writer, reason.target);
        integra__write_uint(writer, reason.value);
        integra__write_uint(writer, reason.source_group);
        integra__write_uint(writer, reason.source);
        integra__write_uint(writer, reason.source_value);
        integra__write_uint(writer, reason.missing);
    }
}

static void write(integra__writer *writer, const void *value, uint32_t key)
{
    const integra__screening_receipt *receipt = value;
    integra_bytes none = { NULL, 0 };
    switch (key) {
    case INTEGRA__SCREENING_RECEIPT_PACK:
        integra__pack_write_named(writer, receipt->rules, receipt->digest);
        break;
    case INTEGRA__SCREENING_RECEIPT_OVERRIDES:
        integra__pack_write_overrides(writer, receipt->rules);
        break;
    case INTEGRA__SCREENING_RECEIPT_INPUT:
        write_input(writer, receipt);
        break;
    case INTEGRA__SCREENING_RECEIPT_VERDICT:
        integra__write_nested(writer, &integra__screening_kind, &receipt->screening, none);
        break;
    case INTEGRA__SCREENING_RECEIPT_FINDINGS:
        write_findings(writer, receipt);
        break;
    case INTEGRA__SCREENING_RECEIPT_REASONS:
        write_reasons(writer, receipt);
        break;
    default:
        integra__write_array(writer, 2);
        integra__write_bytes(writer, receipt->sets[0], receipt->set_counts[0]);
        integra__write_bytes(writer, receipt->sets[1], receipt->set_counts[1]);
    }
}

const integra__kind integra__screening_receipt_kind = { INTEGRA_MESSAGE_RECEIPT,
                                                        INTEGRA__SCREENING_RECEIPT_KEYS,
                                                        1u << INTEGRA__SCREENING_RECEIPT_PACK |
                                                            1u << INTEGRA__SCREENING_RECEIPT_INPUT |
                                                            1u << INTEGRA__SCREENING_RECEIPT_VERDICT |
                                                            1u << INTEGRA__SCREENING_RECEIPT_REASONS |
                                                            1u << INTEGRA__SCREENING_RECEIPT_SETS,
                                                        has,
                                                        write,
                                                        integra__screening_receipt_read };

static integra_status check_extension(const integra__screening_record *inputs, integra_error *error)
{
    const integra__kind *kind = inputs->has_facts ? &integra__screening_facts_kind : &integra__screening_answers_kind;
    uint64_t pairs = 0;
    return integra__extension_check(inputs->has_facts ? inputs->facts.extension : inputs->answers.extension,
                                    INTEGRA_MESSAGE_LIMIT, kind->keys, &pairs, error);
}

integra_status integra__screening_receipt_make(integra__screening_receipt *receipt, const integra_rules *rules,
                                               const integra_answers *answers, const integra_facts *facts,
                                               integra_error *error)
{
    receipt->rules = rules;
    integra_status status = integra__screening_record_read(&receipt->inputs, answers, facts, error);
    if (status == INTEGRA_OK) {
        status = check_extension(&receipt->inputs, error);
    }
    if (status == INTEGRA_OK) {
        status = integra_rules_digest(rules, receipt->digest, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_screening *screening = &receipt->screening;
    integra__screening_make(rules, &receipt->inputs, screening);
    screening->struct_size = sizeof *screening;
    const uint32_t verdicts[2] = { INTEGRA_VERDICT_PPS, INTEGRA_VERDICT_ASSISTANCE_THRESHOLD };
    for (size_t i = 0; i < 2 && status == INTEGRA_OK; i++) {
        status = integra_screening_sets(rules, screening, verdicts[i], receipt->sets[i], INTEGRA_SET_LIMIT,
                                        &receipt->set_counts[i], error);
    }
    if (status == INTEGRA_OK) {
        status = integra_screening_review(screening, receipt->findings, INTEGRA__SCREENING_FINDING_ROOM,
                                          &receipt->finding_count, error);
    }
    return status;
}

integra_status integra_receipt_encode(const integra_rules *rules, const integra_answers *answers,
                                      const integra_facts *facts, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                      integra_error *error)
{
    const uint8_t present[] = { rules != NULL, 1, 1, integra__room(bytes_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra__screening_receipt receipt;
    integra_bytes none = { NULL, 0 };
    status = integra__screening_receipt_make(&receipt, rules, answers, facts, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    return integra__message_give(&integra__screening_receipt_kind, &receipt, none, bytes_out, capacity, size_out,
                                 error);
}
