/* tally_frames.c - how rows of each frame are judged, made, and told apart from bytes that are none.
 * Spec: spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#include "tally_frames.h"

#include "tally_bodies.h"
#include "tally_calls.h"
#include "tally_offers.h"
#include "tally_stays.h"

static const integra__tally_frame *const frames[INTEGRA__FRAME_CODES] = {
    [INTEGRA_FRAME_STRUCTURES] = &integra__tally_structures,
    [INTEGRA_FRAME_BODIES] = &integra__tally_bodies,
    [INTEGRA_FRAME_USES] = &integra__tally_uses,
    [INTEGRA_FRAME_CALLS] = &integra__tally_calls,
    [INTEGRA_FRAME_OFFERS] = &integra__tally_offers,
    [INTEGRA_FRAME_STAYS] = &integra__tally_stays,
    [INTEGRA_FRAME_ACCOMPANIMENTS] = &integra__tally_accompaniments,
};

const integra__tally_frame *integra__tally_frame_of(uint32_t frame)
{
    return frame < INTEGRA__FRAME_CODES ? frames[frame] : NULL;
}

/* Of count rows from one on, a block at most, how many come before the first that is wrong. */
static size_t block_wrong(uint32_t frame, const void *const *columns, size_t from, size_t count,
                          integra__tally_wrong *wrong_out)
{
    const integra__tally_frame *of = frames[frame];
    size_t sound = integra__tally_cells_wrong(frame, columns, from, count, wrong_out);
    if (of->wrong == NULL || (of->suspect != NULL && !of->suspect(columns, from, sound))) {
        return sound;
    }
    for (size_t i = 0; i < sound; i++) {
        integra__tally_wrong wrong = of->wrong(columns, from + i);
        if (wrong.fault != INTEGRA_FAULT_NONE) {
            *wrong_out = wrong;
            return i;
        }
    }
    return sound;
}

size_t integra__tally_frame_wrong(uint32_t frame, const void *const *columns, size_t count,
                                  integra__tally_wrong *wrong_out)
{
    for (size_t from = 0; from < count; from += INTEGRA__TALLY_BLOCK) {
        size_t block = count - from < INTEGRA__TALLY_BLOCK ? count - from : INTEGRA__TALLY_BLOCK;
        size_t sound = block_wrong(frame, columns, from, block, wrong_out);
        if (sound < block) {
            return from + sound;
        }
    }
    return count;
}

/* ---- frames described ---- */

size_t integra_frame_column_count(uint32_t frame)
{
    return frame < INTEGRA__FRAME_CODES ? integra__frames[frame].column_count : 0;
}

size_t integra_frame_column_size(uint32_t frame, size_t column)
{
    return column < integra_frame_column_count(frame) ? integra__frames[frame].columns[column].size : 0;
}

const char *integra_frame_column_name(uint32_t frame, size_t column)
{
    return column < integra_frame_column_count(frame) ? integra__frames[frame].columns[column].name : NULL;
}
