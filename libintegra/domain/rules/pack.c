/* pack.c - the built-in packs, their parameters, and a pack with overrides.
 * Spec: spec/00-conventions.md (GEN-9).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "pack.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "services.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_parameter) % 8 == 0, "integra_parameter");

_Static_assert(INTEGRA__PARAMETER_COUNT <= 64, "a bit a parameter");

#define PARAMETER_V1 sizeof(integra_parameter)

size_t integra__parameter_find(const char *name, size_t size)
{
    size_t i = 0;
    while (i < INTEGRA__PARAMETER_COUNT && (strlen(integra__parameter_rows[i].name) != size ||
                                            memcmp(integra__parameter_rows[i].name, name, size) != 0)) {
        i++;
    }
    return i;
}

int integra__rules_hold(const integra_rules *rules, size_t parameter)
{
    return (rules->pack->published >> parameter & 1u) != 0 ||
           rules->values[parameter] != rules->pack->values[parameter];
}

int integra__rules_overridden(const integra_rules *rules)
{
    return memcmp(rules->values, rules->pack->values, sizeof rules->values) != 0;
}

void integra_parameter_init(integra_parameter *parameter, size_t struct_size)
{
    integra__struct_init(parameter, struct_size);
}

size_t integra_parameter_count(void)
{
    return INTEGRA__PARAMETER_COUNT;
}

integra_status integra_parameter_at(size_t index, integra_parameter *parameter_out, integra_error *error)
{
    const uint8_t present[] = { 1, parameter_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(parameter_out, PARAMETER_V1, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (index >= INTEGRA__PARAMETER_COUNT) {
        return integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, index, 0, INTEGRA__PARAMETER_COUNT);
    }
    const integra__parameter_row *row = &integra__parameter_rows[index];
    integra_parameter parameter = { 0 };
    parameter.rule = row->rule;
    parameter.name = row->name;
    parameter.unit = row->unit;
    parameter.default_value = integra__pack_rows[0].values[index];
    parameter.minimum = row->minimum;
    parameter.maximum = row->maximum;
    parameter.mark = row->mark;
    parameter.edition = row->since;
    parameter.domain = row->domain;
    integra__struct_write(parameter_out, &parameter, sizeof parameter);
    return INTEGRA_OK;
}

const char *integra_parameter_label(const char *name, uint32_t language)
{
    size_t i = name == NULL ? INTEGRA__PARAMETER_COUNT : integra__parameter_find(name, strlen(name));
    if (i == INTEGRA__PARAMETER_COUNT || language > INTEGRA__LANGUAGE_LAST) {
        return NULL;
    }
    return integra__parameter_rows[i].label[language];
}

size_t integra_pack_count(void)
{
    return integra__pack_row_count;
}

const char *integra_pack_name(size_t index)
{
    return index < integra__pack_row_count ? integra__pack_rows[index].name : NULL;
}

/* Overrides go into values; each name once, each value in its range. */
static integra_status apply_overrides(int64_t *values, const char *const *names, const int64_t *given, size_t count,
                                      integra_error *error)
{
    unsigned char seen[INTEGRA__PARAMETER_COUNT] = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (names[i] == NULL) {
            return integra__fault_at(error, INTEGRA_FAULT_POINTER_IN_ARRAY, i);
        }
        size_t p = integra__parameter_find(names[i], strlen(names[i]));
        if (p == INTEGRA__PARAMETER_COUNT) {
            return integra__fault_at(error, INTEGRA_FAULT_PARAMETER_NAME, i);
        }
        const integra__parameter_row *row = &integra__parameter_rows[p];
        if (seen[p]) {
            return integra__fault_told(error, INTEGRA_FAULT_PARAMETER_TWICE, 0, i, (uint32_t)p, 0, 0);
        }
        if (given[i] < row->minimum || given[i] > row->maximum) {
            return integra__fault_told(error, INTEGRA_FAULT_PARAMETER_RANGE, row->rule, i, (uint32_t)p, row->minimum,
                                       row->maximum);
        }
        seen[p] = 1;
        values[p] = given[i];
    }
    int64_t least = values[INTEGRA__PARAMETER_PPS_THRESHOLD];
    /* SCR-3 asks for more than SCR-2 does: a threshold below it would turn the two verdicts round. */
    if (values[INTEGRA__PARAMETER_ASSISTANCE_THRESHOLD] < least) {
        return integra__fault_within(error, INTEGRA_FAULT_THRESHOLDS, INTEGRA_NO_PLACE, least, 0);
    }
    return INTEGRA_OK;
}

static const integra__pack_row *find_pack(const char *name)
{
    for (size_t i = 0; i < integra__pack_row_count; i++) {
        if (strcmp(integra__pack_rows[i].name, name) == 0) {
            return &integra__pack_rows[i];
        }
    }
    return NULL;
}

integra_status integra_rules_create(const char *name, const char *const *names, const int64_t *values, size_t count,
                                    const integra_allocator *allocator, integra_rules **rules_out, integra_error *error)
{
    const uint8_t present[] = { name != NULL,
                                integra__room(names, count),
                                integra__room(values, count),
                                1,
                                integra__allocator_usable(allocator),
                                rules_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_rules made = { 0 };
    made.allocator = integra__allocator_of(allocator);
    made.pack = find_pack(name);
    if (made.pack == NULL) {
        return integra__fault(error, INTEGRA_FAULT_PACK_NAME);
    }
    memcpy(made.values, made.pack->values, sizeof made.values);
    status = apply_overrides(made.values, names, values, count, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_rules *rules = integra__allocate(&made.allocator, sizeof *rules);
    if (rules == NULL) {
        return integra__no_memory(error);
    }
    *rules = made;
    *rules_out = rules;
    return INTEGRA_OK;
}

void integra_rules_destroy(integra_rules *rules)
{
    if (rules != NULL) {
        integra_allocator allocator = rules->allocator;
        integra__release(&allocator, rules, sizeof *rules);
    }
}

const char *integra_rules_name(const integra_rules *rules)
{
    return rules == NULL ? NULL : rules->pack->name;
}

uint32_t integra_rules_version(const integra_rules *rules)
{
    return rules == NULL ? 0 : rules->pack->version;
}

integra_date integra_rules_effective(const integra_rules *rules)
{
    return rules == NULL ? INTEGRA_DATE_UNKNOWN : rules->pack->effective;
}

uint32_t integra_rules_provider(const integra_rules *rules, uint32_t service)
{
    uint32_t named = service < INTEGRA__SERVICE_CODES ? integra__service_rows[service].provided_as : 0;
    if (service == INTEGRA_SERVICE_POINT_SUPPORT) { /* a kind of support, and no service that a demand is routed to */
        named = service;
    }
    return rules == NULL || named == 0 ? 0 : rules->pack->providers[named - 1];
}

integra_status integra_rules_value(const integra_rules *rules, const char *name, int64_t *value_out,
                                   integra_error *error)
{
    const uint8_t present[] = { rules != NULL, name != NULL, value_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t p = integra__parameter_find(name, strlen(name));
    if (p == INTEGRA__PARAMETER_COUNT) {
        return integra__fault(error, INTEGRA_FAULT_PARAMETER_NAME);
    }
    *value_out = rules->values[p];
    return INTEGRA_OK;
}
