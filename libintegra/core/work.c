/* work.c - the steps of a long call: counted, limited, and somebody asked whether it goes on.
 * Spec: spec/00-conventions.md, "Long calls".  Layer: core.  SPDX-License-Identifier: Apache-2.0
 */
#include "work.h"

#include <string.h>

#include "fault.h"
#include "status.h"
#include "structs.h"

_Static_assert(sizeof(integra_work) % 8 == 0, "integra_work");

void integra_work_init(integra_work *work, size_t struct_size)
{
    integra__struct_init(work, struct_size);
}

integra__work_state integra__work_of(uint64_t limit)
{
    integra__work_state work;
    memset(&work, 0, sizeof work);
    work.given.limit = limit;
    return work;
}

integra_status integra__work_begin(integra__work_state *work, const integra_work *given, integra_error *error)
{
    *work = integra__work_of(0);
    if (given == NULL) {
        return INTEGRA_OK;
    }
    integra_status status = integra__struct_read(&work->given, sizeof work->given, sizeof *given, given, error);
    if (status == INTEGRA_OK && work->given.reserved != 0) {
        status = integra__fail(error, INTEGRA_ERR_UNKNOWN_TAIL, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
    return status;
}

int integra__work_look(integra__work_state *work)
{
    const integra_work *given = &work->given;
    if (work->ended == INTEGRA_OK && given->limit != 0 && work->done >= given->limit) {
        work->ended = INTEGRA_ERR_LIMIT;
    }
    if (work->ended == INTEGRA_OK && given->go_on != NULL && !given->go_on(given->context, work->done)) {
        work->ended = INTEGRA_ERR_INTERRUPTED;
    }
    if (work->ended != INTEGRA_OK) {
        return 0;
    }
    work->look = work->done + INTEGRA__WORK_ASKED_EVERY;
    if (given->limit != 0 && work->look > given->limit) {
        work->look = given->limit;
    }
    work->done++;
    return 1;
}

integra_status integra__work_status(const integra__work_state *work, integra_error *error)
{
    switch (work->ended) {
    case INTEGRA_OK:
        return INTEGRA_OK;
    case INTEGRA_ERR_LIMIT:
        return integra__fault_within(error, INTEGRA_FAULT_WORK_LIMIT, INTEGRA_NO_PLACE, 0,
                                     work->given.limit > INT64_MAX ? INT64_MAX : (int64_t)work->given.limit);
    default:
        return integra__fail(error, work->ended, 0, INTEGRA_NO_PLACE, INTEGRA_NO_PLACE);
    }
}
