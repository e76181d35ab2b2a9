/* screening_verdicts.c - from six items to counts, verdicts, stage, what to ask next and robustness.
 * Spec: spec/10-screening.md (SCR-1 to SCR-6, SCR-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "screening_verdicts.h"

#include "core/bits.h"
#include "core/generated/rules.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/rules/generated/parameters.h"
#include "domain/rules/pack.h"
#include "screening_check.h"

void integra__screening_count_items(const integra_tri *items, integra_screening *out)
{
    unsigned yes = 0;
    unsigned unknown = 0;
    for (size_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
        yes += items[item] == INTEGRA_TRI_YES;
        unknown += items[item] == INTEGRA_TRI_UNKNOWN;
    }
    out->yes_count = (uint8_t)yes;
    out->unknown_count = (uint8_t)unknown;
}

/* SCR-2, SCR-3: yes once enough items are, no once too few can be, else unknown (GEN-1). */
integra_tri integra__screening_verdict(unsigned yes, unsigned unknown, int64_t need)
{
    if ((int64_t)yes >= need) {
        return INTEGRA_TRI_YES;
    }
    return (int64_t)(yes + unknown) < need ? INTEGRA_TRI_NO : INTEGRA_TRI_UNKNOWN;
}

/* SCR-5: stage by threshold, judgement, consent. SCR-4: each is read only where the one before it opens the way. */
#define ANY(stage) { stage, stage, stage }
static const uint8_t stages[3][3][3] = {
    [INTEGRA_TRI_UNKNOWN] = ANY(ANY(INTEGRA_STAGE_UNDETERMINED)),
    [INTEGRA_TRI_NO] = ANY(ANY(INTEGRA_STAGE_NOT_INDICATED)),
    [INTEGRA_TRI_YES] = {
        [INTEGRA_TRI_UNKNOWN] = ANY(INTEGRA_STAGE_AWAITING_JUDGEMENT),
        [INTEGRA_TRI_NO] = ANY(INTEGRA_STAGE_NOT_NEEDED),
        [INTEGRA_TRI_YES] = { INTEGRA_STAGE_AWAITING_CONSENT, INTEGRA_STAGE_DECLINED, INTEGRA_STAGE_TO_REFER },
    },
};

/* SCR-6: unanswered items while a verdict is open, else the judgement, else the consent, else nothing. */
static uint32_t ask_of(const integra_screening *s)
{
    uint32_t ask = 0;
    if (s->pps == INTEGRA_TRI_UNKNOWN || s->assistance_threshold == INTEGRA_TRI_UNKNOWN) {
        for (uint32_t item = 0; item < INTEGRA_ITEM_COUNT; item++) {
            ask |= (uint32_t)(s->items[item] == INTEGRA_TRI_UNKNOWN) << item;
        }
    } else if (s->stage == INTEGRA_STAGE_AWAITING_JUDGEMENT) {
        ask = 1u << INTEGRA_QUESTION_JUDGEMENT;
    } else if (s->stage == INTEGRA_STAGE_AWAITING_CONSENT) {
        ask = 1u << INTEGRA_QUESTION_ASSISTANCE_CONSENT;
    }
    return ask;
}

/* SCR-6: the fewest of `unknown` items that some answers (so many yes, so many no) to them settle both verdicts. */
static uint8_t least_of(unsigned sure, unsigned unknown, int64_t pps, int64_t assistance)
{
    unsigned least = unknown;
    for (unsigned yes = 0; yes <= unknown; yes++) {
        for (unsigned no = 0; yes + no < least; no++) {
            unsigned open = unknown - yes - no;
            if (integra__screening_verdict(sure + yes, open, pps) != INTEGRA_TRI_UNKNOWN &&
                integra__screening_verdict(sure + yes, open, assistance) != INTEGRA_TRI_UNKNOWN) {
                least = yes + no;
            }
        }
    }
    return (uint8_t)least;
}

/* SCR-12: how many answers would have to differ. Away from yes: items at yes until fewer than needed remain; away
 * from no: items at no until the threshold is no longer out of reach; an open verdict: towards the nearer side. */
static uint8_t robustness_of(int64_t yes, int64_t unknown, int64_t need)
{
    integra_tri verdict = integra__screening_verdict((unsigned)yes, (unsigned)unknown, need);
    int64_t to_yes = need - yes;
    int64_t to_no = yes + unknown - need + 1;
    int64_t changes = to_yes < to_no ? to_yes : to_no;
    if (verdict == INTEGRA_TRI_YES) {
        changes = yes - need + 1;
    } else if (verdict == INTEGRA_TRI_NO) {
        changes = need - yes - unknown;
    }
    return (uint8_t)changes;
}

integra__screening_outlook integra__screening_outlook_of(const integra_rules *rules, unsigned yes, unsigned unknown)
{
    int64_t pps = rules->values[INTEGRA__PARAMETER_PPS_THRESHOLD];
    int64_t assistance = rules->values[INTEGRA__PARAMETER_ASSISTANCE_THRESHOLD];
    integra__screening_outlook outlook = {
        .pps = integra__screening_verdict(yes, unknown, pps),
        .assistance_threshold = integra__screening_verdict(yes, unknown, assistance),
        .least_to_settle = least_of(yes, unknown, pps, assistance),
        .pps_robustness = robustness_of(yes, unknown, pps),
        .threshold_robustness = robustness_of(yes, unknown, assistance),
    };
    return outlook;
}

void integra__screening_judge(const integra__screening_outlook *outlook, integra_screening *out)
{
    out->pps = outlook->pps;
    out->assistance_threshold = outlook->assistance_threshold;
    out->least_to_settle = outlook->least_to_settle;
    out->pps_robustness = outlook->pps_robustness;
    out->threshold_robustness = outlook->threshold_robustness;
    out->stage = stages[out->assistance_threshold][out->stated[INTEGRA_QUESTION_JUDGEMENT]]
                       [out->stated[INTEGRA_QUESTION_ASSISTANCE_CONSENT]];
    out->ask = ask_of(out);
}

/* SCR-12: `size` items at `value` force the verdict: as many yes as are needed, or so many no that too few remain. */
static size_t sets_of(const integra_screening *s, integra_tri value, int64_t size, uint8_t *out)
{
    unsigned among = 0;
    size_t count = 0;
    for (unsigned item = 0; item < INTEGRA_ITEM_COUNT; item++) {
        among |= s->items[item] == value ? 1u << item : 0u;
    }
    for (unsigned set = 1; value != INTEGRA_TRI_UNKNOWN && set < 1u << INTEGRA_ITEM_COUNT; set++) {
        if ((set & ~among) == 0 && (int64_t)integra__bit_count(set) == size) {
            if (out != NULL) {
                out[count] = (uint8_t)set;
            }
            count++;
        }
    }
    return count;
}

integra_status integra_screening_sets(const integra_rules *rules, const integra_screening *screening, uint32_t verdict,
                                      uint8_t *sets_out, size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { rules != NULL,    screening != NULL, 1, integra__room(sets_out, capacity), 1,
                                count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    integra_screening s;
    status = integra__screening_read(&s, screening, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (verdict != INTEGRA_VERDICT_PPS && verdict != INTEGRA_VERDICT_ASSISTANCE_THRESHOLD) {
        return integra__fault_at(error, INTEGRA_FAULT_VERDICT_OF_SETS, 2);
    }
    if (s.pack != rules->pack->code || s.pack_overridden != (uint32_t)integra__rules_overridden(rules)) {
        return integra__fault(error, INTEGRA_FAULT_SCREENING_RULES);
    }
    int pps = verdict == INTEGRA_VERDICT_PPS;
    int64_t need = rules->values[pps ? INTEGRA__PARAMETER_PPS_THRESHOLD : INTEGRA__PARAMETER_ASSISTANCE_THRESHOLD];
    integra_tri value = integra__screening_verdict(s.yes_count, s.unknown_count, need);
    int64_t size = value == INTEGRA_TRI_YES ? need : INTEGRA_ITEM_COUNT + 1 - need;
    size_t count = sets_of(&s, value, size, NULL);
    *count_out = count;
    if (count > capacity) {
        return integra__no_room(error, count);
    }
    if (sets_out != NULL) {
        sets_of(&s, value, size, sets_out);
    }
    return INTEGRA_OK;
}
