/* work.h - the steps of a long call: counted, limited, and somebody asked whether it goes on.
 * Spec: spec/00-conventions.md, "Long calls".  Layer: core.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CORE_WORK_H
#define INTEGRA_CORE_WORK_H

#include <integra/base.h>

#define INTEGRA__WORK_ASKED_EVERY 256u /* steps */

typedef struct integra__work_state {
    uint64_t done;        /* steps */
    uint64_t look;        /* the step before which the limit is looked at and somebody asked */
    integra_status ended; /* 0, or why no step is left */
    integra_work given;   /* limit and go_on, none where the caller said none */
} integra__work_state;

/* What a caller allows, NULL for everything. Errors: STRUCT_SIZE; UNKNOWN_TAIL. */
integra_status integra__work_begin(integra__work_state *work, const integra_work *given, integra_error *error);

/* That many steps, and nobody asked. */
integra__work_state integra__work_of(uint64_t limit);

/* Whether the step that begins may be done: work_step() where it is time to look. */
int integra__work_look(integra__work_state *work);

/* One step: 0 where none is left, and whoever works ends. Says 0 from then on. */
static inline int integra__work_step(integra__work_state *work)
{
    return work->done < work->look ? (work->done++, 1) : integra__work_look(work);
}

/* OK where every step that was asked for was done; else LIMIT (ORI-16) or INTERRUPTED. */
integra_status integra__work_status(const integra__work_state *work, integra_error *error);

#endif
