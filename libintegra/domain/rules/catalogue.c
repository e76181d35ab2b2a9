/* catalogue.c - every rule with its title and source, and the sentence of each finding.
 * Spec: spec/00-conventions.md (GEN-3, GEN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "catalogue.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/status.h"

/* A rule's number is its domain's times this, and its own (spec/00-conventions.md). */
#define RULES_OF_DOMAIN 1000u

static const integra__rule_row *find_rule(uint32_t rule)
{
    for (size_t i = 0; i < integra__rule_row_count; i++) {
        if (integra__rule_rows[i].rule == rule) {
            return &integra__rule_rows[i];
        }
    }
    return NULL;
}

const integra__finding_row *integra__finding_row_of(uint32_t rule, uint32_t settled_by)
{
    for (size_t i = 0; i < integra__finding_row_count; i++) {
        const integra__finding_row *row = &integra__finding_rows[i];
        if (row->rule == rule && row->settled_by == settled_by) {
            return row;
        }
    }
    return NULL;
}

size_t integra_rule_count(void)
{
    return integra__rule_row_count;
}

uint32_t integra_rule_at(size_t index)
{
    return index < integra__rule_row_count ? integra__rule_rows[index].rule : 0;
}

const char *integra_rule_name(uint32_t rule)
{
    const integra__rule_row *row = find_rule(rule);
    return row == NULL ? NULL : row->name;
}

const char *integra_rule_title(uint32_t rule, uint32_t language)
{
    const integra__rule_row *row = find_rule(rule);
    return row == NULL || language > INTEGRA__LANGUAGE_LAST ? NULL : row->title[language];
}

const char *integra_rule_source(uint32_t rule)
{
    return integra_rule_source_text(rule, INTEGRA_LANGUAGE_EN);
}

const char *integra_rule_source_text(uint32_t rule, uint32_t language)
{
    const integra__rule_row *row = find_rule(rule);
    return row == NULL || language > INTEGRA__LANGUAGE_LAST ? NULL : row->source[language];
}

uint32_t integra_rule_mark(uint32_t rule)
{
    const integra__rule_row *row = find_rule(rule);
    return row == NULL ? 0 : row->mark;
}

/* Which part of the name is none: the domain, or the number. */
static integra_status unknown_rule(const char *name, integra_error *error)
{
    const char *hyphen = strchr(name, '-');
    size_t domain = hyphen == NULL ? 0 : (size_t)(hyphen - name) + 1;
    uint32_t last = 0;
    for (size_t i = 0; i < integra__rule_row_count && domain > 0; i++) {
        if (strncmp(integra__rule_rows[i].name, name, domain) == 0) { /* ascending by number */
            last = integra__rule_rows[i].rule % RULES_OF_DOMAIN;
        }
    }
    return last == 0 ? integra__fault(error, INTEGRA_FAULT_RULE_NAME)
                     : integra__fault_within(error, INTEGRA_FAULT_RULE_NUMBER, INTEGRA_NO_PLACE, 1, last);
}

integra_status integra_rule_find(const char *name, uint32_t *rule_out, integra_error *error)
{
    const uint8_t present[] = { name != NULL, rule_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    for (size_t i = 0; i < integra__rule_row_count; i++) {
        if (strcmp(integra__rule_rows[i].name, name) == 0) {
            *rule_out = integra__rule_rows[i].rule;
            return INTEGRA_OK;
        }
    }
    return unknown_rule(name, error);
}

const char *integra_finding_sentence(uint32_t rule, uint32_t settled_by, uint32_t language)
{
    const integra__finding_row *row = integra__finding_row_of(rule, settled_by);
    return row == NULL || language > INTEGRA__LANGUAGE_LAST ? NULL : row->sentence[language];
}

void integra__finding_add(integra__findings *findings, uint32_t rule, uint32_t settled_by, const integra_id *subject,
                          uint32_t index, uint32_t value, uint32_t other)
{
    if (findings->count < findings->capacity) {
        const integra__finding_row *row = integra__finding_row_of(rule, settled_by);
        integra_finding *finding = &findings->out[findings->count];
        memset(finding, 0, sizeof *finding);
        finding->rule = rule;
        finding->settled_by = settled_by;
        finding->weight = row == NULL ? 0 : row->weight;
        finding->state = row == NULL ? 0 : row->state;
        finding->subject = *subject;
        finding->index = index;
        finding->due = INTEGRA_DATE_UNKNOWN;
        finding->value = value;
        finding->other = other;
    }
    findings->count++;
}

integra_status integra__findings_give(integra__findings_fill *fill, const void *context, integra_finding *out,
                                      size_t capacity, size_t *count_out, integra_error *error)
{
    integra__findings counted = { NULL, 0, 0 };
    fill(&counted, context);
    *count_out = counted.count;
    if (counted.count > capacity) {
        return integra__no_room(error, counted.count);
    }
    integra__findings written = { out, capacity, 0 };
    fill(&written, context);
    return INTEGRA_OK;
}
