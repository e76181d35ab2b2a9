/* figure_compare.c - how two figures of one indicator differ.
 * Spec: spec/50-indicators.md, IND-7.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <integra/indicator.h>

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "figure_check.h"

/* IND-2: none, or a ratio that counts can have, so that of two there is a difference. */
static int has_value(const integra_figure *figure)
{
    return figure->value == INTEGRA_PPM_NONE ||
           (figure->value >= 0 && (uint64_t)figure->value <= INTEGRA__FIGURE_PPM_MOST);
}

/* Whether both are of one thing, counted in one way: who compares them divides like by like. */
static integra_status check(const integra_figure *earlier, const integra_figure *later, integra_error *error)
{
    const struct {
        int wrong;
        uint32_t fault;
    } rows[] = {
        { earlier->indicator != later->indicator, INTEGRA_FAULT_FIGURES_INDICATOR },
        { memcmp(earlier->rules_digest, later->rules_digest, sizeof earlier->rules_digest) != 0,
          INTEGRA_FAULT_FIGURES_PACK },
        { earlier->requester != later->requester, INTEGRA_FAULT_FIGURES_REQUESTER },
        { earlier->conformity != later->conformity, INTEGRA_FAULT_FIGURES_CONFORMITY },
        { !has_value(earlier) || !has_value(later), INTEGRA_FAULT_FIGURE_RATIO },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].wrong) {
            return integra__fault(error, rows[i].fault);
        }
    }
    return INTEGRA_OK;
}

static int is_said(const integra_figure *figure)
{
    return figure->state == INTEGRA_FIGURE_STATE_DEFINED || figure->state == INTEGRA_FIGURE_STATE_BOUNDED;
}

static int has_interval(const integra_figure *figure)
{
    return is_said(figure) && figure->interval_lowest != INTEGRA_PPM_NONE &&
           figure->interval_highest != INTEGRA_PPM_NONE;
}

/* Intervals that touch meet. */
static integra_tri overlap_of(const integra_figure *a, const integra_figure *b)
{
    if (!has_interval(a) || !has_interval(b)) {
        return INTEGRA_TRI_UNKNOWN;
    }
    return a->interval_lowest <= b->interval_highest && b->interval_lowest <= a->interval_highest ? INTEGRA_TRI_YES
                                                                                                  : INTEGRA_TRI_NO;
}

static int64_t change_of(const integra_figure *earlier, const integra_figure *later)
{
    if (!is_said(earlier) || !is_said(later) || earlier->value == INTEGRA_PPM_NONE ||
        later->value == INTEGRA_PPM_NONE) {
        return INTEGRA_PPM_NONE;
    }
    return later->value - earlier->value;
}

integra_status integra_figure_compare(const integra_figure *earlier, const integra_figure *later,
                                      integra_figure_change *change_out, integra_error *error)
{
    const uint8_t present[] = { earlier != NULL, later != NULL, change_out != NULL };
    integra_figure from, to;
    integra_figure_change change;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&from, sizeof from, sizeof from, earlier, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&to, sizeof to, sizeof to, later, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(change_out, sizeof *change_out, error);
    }
    if (status == INTEGRA_OK) {
        status = check(&from, &to, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_figure_change_init(&change, sizeof change);
    change.overlap = overlap_of(&from, &to);
    change.change = change_of(&from, &to);
    integra__struct_write(change_out, &change, sizeof change);
    return INTEGRA_OK;
}
