/* faults.h - every fault of spec/faults.tsv, met: what provokes it, and what people are told.
 * Spec: spec/00-conventions.md, "Errors"; spec/faults.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * Sentences were written from the table and the chapters, not copied from a run. */
#ifndef FAULTS_H
#define FAULTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <integra/integra.h>

#include <string.h>

typedef struct provocation {
    uint32_t fault;
    integra_status (*run)(integra_error *error);
    /* By INTEGRA_LANGUAGE_, with the places, * for what grows; NULL where the row's own texts are enough. */
    const char *sentence[2];
} provocation;

typedef struct provocations {
    const provocation *rows;
    size_t count;
} provocations;

#define PROVOKE(name) static integra_status name(integra_error *error)
#define PROVOCATIONS(name, ...)                                                                                        \
    static const provocation name##_rows[] = { __VA_ARGS__ };                                                          \
    const provocations name = { name##_rows, sizeof name##_rows / sizeof name##_rows[0] }

extern const provocations faults_of_base, faults_of_rules, faults_of_screening, faults_of_inclusion, faults_of_demands,
    faults_of_orientation, faults_of_directory, faults_of_rows, faults_of_protocols, faults_of_events, faults_of_plans,
    faults_of_messages, faults_of_territories, faults_of_indicators, faults_of_figures, faults_of_indicator_messages,
    faults_of_views, faults_of_due;

static inline integra_text text_from(const char *text)
{
    return (integra_text){ text, strlen(text) };
}

#endif
