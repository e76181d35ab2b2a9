/* view_sharing.c - what sharing withdrawn, or never given, leaves to see.
 * Spec: spec/35-views.md (PLN-30, "Sharing").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * An end is a refusal or a withdrawal that stands. Whatever a given consent has seen of a branch is over, so that of
 * each branch the newest given consent is enough to ask, and the oldest end beyond it is the one that counts.
 */
#include "view_sharing.h"

#include "domain/plan/plan_authority.h"
#include "domain/plan/plan_cells.h"
#include "domain/plan/plan_seen.h"
#include "domain/plan/plan_slot.h"

#define BIT(word) (1u << (word))
#define WITHDRAWN BIT(INTEGRA_ANSWER_WITHDRAWN)
#define ENDS      (WITHDRAWN | BIT(INTEGRA_ANSWER_REFUSED))
#define ALWAYS    (BIT(INTEGRA_VIEW_GROUP_PLAN) | BIT(INTEGRA_VIEW_GROUP_OFFICES))
#define NO_MINUTE INT64_MAX

/* The newest setter of a run from `link` back that stands and says one of these answers, or NONE. What an annulment
 * took back has a slot of its standing. */
static uint32_t newest(const integra_plan *plan, uint32_t link, uint32_t answers)
{
    while (link != INTEGRA__PLAN_NONE) {
        const integra__plan_link *at = integra__plan_link_at(plan, link);
        if ((answers >> at->code & 1u) != 0 && integra__plan_node_at(plan, at->node)->standing == INTEGRA__PLAN_NONE) {
            break;
        }
        link = at->before;
    }
    return link;
}

static const integra__plan_run *run_at(const integra_plan *plan, uint32_t run)
{
    return integra__plan_pool_at(&plan->runs, run);
}

/* How far along a branch the consents given in a slot have seen. */
static uint32_t given_beyond(const integra_plan *plan, const integra__plan_slot *slot, uint32_t branch)
{
    uint32_t limit = 0;
    for (uint32_t at = slot->setters; at != INTEGRA__PLAN_NONE; at = run_at(plan, at)->next) {
        uint32_t link = newest(plan, run_at(plan, at)->newest, BIT(INTEGRA_ANSWER_GIVEN));
        if (link != INTEGRA__PLAN_NONE) {
            integra__plan_view view =
                integra__plan_seen_before(integra__plan_node_at(plan, integra__plan_link_at(plan, link)->node));
            uint32_t seen = integra__plan_seen(plan, &view, branch);
            limit = seen > limit ? seen : limit;
        }
    }
    return limit;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Since when an event of the plan is known. */
static int64_t known_since(integra_plan *plan, const integra__plan_node *node)
{
    int64_t minute = NO_MINUTE;
    (void)integra_plan_known_since(plan, node->position, &minute, NULL);
    return minute;
}

/* When the first end of a slot is known that was not given again since; NO_MINUTE where there is none. */
static int64_t end_of_slot(integra_plan *plan, const integra__plan_slot *slot, uint32_t answers)
{
    int64_t minute = NO_MINUTE;
    for (uint32_t at = slot == NULL ? INTEGRA__PLAN_NONE : slot->setters; at != INTEGRA__PLAN_NONE;
         at = run_at(plan, at)->next) {
        uint32_t link = newest(plan, run_at(plan, at)->newest, answers), first = INTEGRA__PLAN_NONE;
        uint32_t limit = link == INTEGRA__PLAN_NONE ? 0 : given_beyond(plan, slot, run_at(plan, at)->branch);
        while (link != INTEGRA__PLAN_NONE && integra__plan_link_at(plan, link)->index > limit) {
            first = link;
            link = newest(plan, integra__plan_link_at(plan, link)->before, answers);
        }
        if (first != INTEGRA__PLAN_NONE) {
            minute = earlier(minute,
                             known_since(plan, integra__plan_node_at(plan, integra__plan_link_at(plan, first)->node)));
        }
    }
    return minute;
}

static integra__plan_judge_of judge_now(integra_plan *plan)
{
    integra__plan_judge_of judge = {
        { plan, integra__plan_seen_all(), NULL, 0, 0 }, NULL, NULL, NULL, NULL, INTEGRA__PLAN_NONE, 0, 0, 0
    };
    return judge;
}

static integra_tri holds_authority(integra__plan_judge_of *judge, uint32_t party)
{
    return integra__plan_each_word(judge, integra__plan_slot_role(judge->look.plan, party),
                                   BIT(INTEGRA_ROLE_AUTHORITY_HOLDER));
}

/* The same of every slot that counts: the person's, and those of members who may hold authority. */
static int64_t end_of(integra_plan *plan, uint32_t answers)
{
    integra__plan_judge_of judge = judge_now(plan);
    int64_t minute = end_of_slot(plan, integra__plan_slot_main(plan, INTEGRA_SLOT_SHARING_CONSENT), answers);
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_HOLDER]; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        uint32_t party = integra__plan_given_authority(node);
        if (holds_authority(&judge, party) != INTEGRA_TRI_NO) {
            minute = earlier(
                minute, end_of_slot(plan, integra__plan_slot_member(plan, INTEGRA_SLOT_HOLDER_SHARING_CONSENT, party),
                                    answers));
        }
        at = node->listed;
    }
    return minute;
}

/* Whether a consent given in a slot stands, whatever was said since. */
static int gave(const integra_plan *plan, const integra__plan_slot *slot)
{
    for (uint32_t at = slot == NULL ? INTEGRA__PLAN_NONE : slot->setters; at != INTEGRA__PLAN_NONE;
         at = run_at(plan, at)->next) {
        if (newest(plan, run_at(plan, at)->newest, BIT(INTEGRA_ANSWER_GIVEN)) != INTEGRA__PLAN_NONE) {
            return 1;
        }
    }
    return 0;
}

/* The same of the plan: of several holders of authority each has to have given it (PLN-28). */
static int was_given(integra_plan *plan)
{
    integra__plan_judge_of judge = judge_now(plan);
    uint32_t holders = 0, given = 0;
    for (uint32_t at = plan->lists[INTEGRA__PLAN_LIST_HOLDER]; at != INTEGRA__PLAN_NONE;) {
        const integra__plan_node *node = integra__plan_node_at(plan, at);
        uint32_t party = integra__plan_given_authority(node);
        if (holds_authority(&judge, party) == INTEGRA_TRI_YES) {
            holders++;
            given += gave(plan, integra__plan_slot_member(plan, INTEGRA_SLOT_HOLDER_SHARING_CONSENT, party)) ? 1u : 0u;
        }
        at = node->listed;
    }
    return holders > 1 ? given == holders
                       : given > 0 || gave(plan, integra__plan_slot_main(plan, INTEGRA_SLOT_SHARING_CONSENT));
}

/* Whether sharing was ever given before a minute. Where somebody holds authority then they were judged to, and the
 * scratch room is ready. */
static integra_status given_before(integra__view *view, int64_t minute, int *given, integra_error *error)
{
    integra_plan *before = NULL;
    integra_status status = INTEGRA_OK;
    *given = 0;
    if (minute <= INTEGRA__EVENT_RECORDED_FIRST) {
        return status;
    }
    status = integra_plan_known_at(view->plan, minute - 1, &view->allocator, &before, error);
    *given = status == INTEGRA_OK && was_given(before);
    integra_plan_destroy(before);
    return status;
}

static integra_status as_known(integra__view *view, int64_t minute, integra_error *error)
{
    integra_status status = integra_plan_known_at(view->plan, minute, &view->allocator, &view->known, error);
    if (status == INTEGRA_OK) {
        view->plan = view->known;
    }
    return status;
}

integra_status integra__view_share(integra__view *view, integra_error *error)
{
    int64_t ended;
    int given = 0;
    integra_status status = INTEGRA_OK;
    /* the opening is here and was judged, so that the scratch room is ready */
    if (integra__plan_answer_on(view->plan, NULL, INTEGRA_SLOT_SHARING_CONSENT) == INTEGRA_ANSWER_GIVEN) {
        return status;
    }
    ended = end_of(view->plan, ENDS);
    if (ended != NO_MINUTE) {
        status = given_before(view, ended, &given, error);
    }
    if (status == INTEGRA_OK && !given) {
        view->groups &= ALWAYS;
        ended = end_of(view->plan, WITHDRAWN);
    }
    return status == INTEGRA_OK && ended != NO_MINUTE ? as_known(view, ended, error) : status;
}
