/* test_view_viewer.c - which viewer a member is: the person, then offices, then roles; roles in doubt make none.
 * Spec: spec/35-views.md (PLN-30, "Viewers").  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story.h"

enum { SOMEBODY = 's' };

static integra_plan *plan;

static uint32_t viewer_of(int letter)
{
    const integra_id member = who(letter);
    uint32_t viewer = 99;
    assert_int_equal(integra_view_viewer(plan, &member, &viewer, NULL), INTEGRA_OK);
    return viewer;
}

static void says_at(integra_plan *site, int writer, uint32_t kind, int person, uint32_t code)
{
    message told;
    integra_event event = event_of(kind, GP, NULL);
    event.person = who(person);
    event.code = code == 0 ? event.code : code;
    assert_int_equal(tell(site, writer, &event, &told), INTEGRA_OK);
    assert_int_equal(told.verdict, INTEGRA_EVENT_VERDICT_ACCEPTED);
}

static void says(uint32_t kind, int person, uint32_t code)
{
    says_at(plan, 'a', kind, person, code);
}

static void every_role(void **state)
{
    static const uint32_t viewers[] = {
        [INTEGRA_ROLE_CARER] = INTEGRA_VIEWER_CARER,
        [INTEGRA_ROLE_TRUSTED_PERSON] = INTEGRA_VIEWER_TRUSTED_PERSON,
        [INTEGRA_ROLE_LEGAL_REPRESENTATIVE] = INTEGRA_VIEWER_LEGAL_REPRESENTATIVE,
        [INTEGRA_ROLE_GP] = INTEGRA_VIEWER_HEALTH,
        [INTEGRA_ROLE_NURSE] = INTEGRA_VIEWER_HEALTH,
        [INTEGRA_ROLE_PHARMACIST] = INTEGRA_VIEWER_HEALTH,
        [INTEGRA_ROLE_OTHER_HEALTH] = INTEGRA_VIEWER_HEALTH,
        [INTEGRA_ROLE_SOCIAL_WORKER] = INTEGRA_VIEWER_SOCIAL,
        [INTEGRA_ROLE_MEDICO_SOCIAL] = INTEGRA_VIEWER_MEDICO_SOCIAL,
        [INTEGRA_ROLE_HOME_SERVICES] = INTEGRA_VIEWER_HOME_SERVICES,
        [INTEGRA_ROLE_PATHWAY_ASSISTANT] = INTEGRA_VIEWER_MEDICO_SOCIAL,
        [INTEGRA_ROLE_CASE_MANAGER] = INTEGRA_VIEWER_MEDICO_SOCIAL,
        [INTEGRA_ROLE_HOSPITAL] = INTEGRA_VIEWER_HOSPITAL,
        [INTEGRA_ROLE_OTHER] = 0,
        [INTEGRA_ROLE_AUTHORITY_HOLDER] = INTEGRA_VIEWER_LEGAL_REPRESENTATIVE,
    };
    (void)state;
    assert_int_equal(viewer_of(SOMEBODY), 0);
    says(INTEGRA_EVENT_JOIN, SOMEBODY, INTEGRA_ROLE_CARER);
    for (uint32_t role = INTEGRA_ROLE_CARER; role < sizeof viewers / sizeof *viewers; role++) {
        says(INTEGRA_EVENT_ROLE, SOMEBODY, role);
        assert_int_equal(viewer_of(SOMEBODY), viewers[role]);
    }
    says(INTEGRA_EVENT_LEAVE, SOMEBODY, 0);
    assert_int_equal(viewer_of(SOMEBODY), 0);
}

static void the_person_before_offices_before_roles(void **state)
{
    (void)state;
    assert_int_equal(viewer_of(PERSON), INTEGRA_VIEWER_PERSON);
    says(INTEGRA_EVENT_JOIN, SOMEBODY, INTEGRA_ROLE_HOME_SERVICES);
    says(INTEGRA_EVENT_DEPUTY, SOMEBODY, INTEGRA_OFFICE_MT);
    assert_int_equal(viewer_of(SOMEBODY), INTEGRA_VIEWER_MT_DEPUTY);
    says(INTEGRA_EVENT_DEPUTY, SOMEBODY, INTEGRA_OFFICE_REFERENT);
    assert_int_equal(viewer_of(SOMEBODY), INTEGRA_VIEWER_REFERENT_DEPUTY);
    says(INTEGRA_EVENT_MT, SOMEBODY, 0);
    assert_int_equal(viewer_of(SOMEBODY), INTEGRA_VIEWER_MT);
    says(INTEGRA_EVENT_REFERENT, SOMEBODY, 0);
    assert_int_equal(viewer_of(SOMEBODY), INTEGRA_VIEWER_REFERENT);
    says(INTEGRA_EVENT_LEAVE, SOMEBODY, 0);
    assert_int_equal(viewer_of(SOMEBODY), 0);
}

static void roles_in_conflict(void **state)
{
    static const struct {
        uint32_t here, there, viewer;
    } rows[] = {
        { INTEGRA_ROLE_NURSE, INTEGRA_ROLE_PHARMACIST, INTEGRA_VIEWER_HEALTH },
        { INTEGRA_ROLE_NURSE, INTEGRA_ROLE_CARER, 0 },
        { INTEGRA_ROLE_CARER, INTEGRA_ROLE_OTHER, 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int member = '0' + (int)i;
        integra_plan *other = twin(plan);
        says(INTEGRA_EVENT_JOIN, member, rows[i].here);
        says_at(other, 'b' + (int)i, INTEGRA_EVENT_JOIN, member, rows[i].there);
        assert_int_equal(take_in(plan, other), INTEGRA_OK);
        assert_int_equal(viewer_of(member), rows[i].viewer);
        integra_plan_destroy(other);
    }
}

/* Of a plan whose opening is not here nobody is the person, nor is nobody; of one that is here nobody is not either. */
static void without_its_opening(void **state)
{
    integra_plan *whole = plan;
    message part;
    integra_event need = event_of(INTEGRA_EVENT_NEED, GP, NULL);
    (void)state;
    assert_int_equal(tell(whole, 'a', &need, &part), INTEGRA_OK);
    assert_int_equal(viewer_of(0), 0);
    assert_int_equal(integra_plan_create(NULL, NULL, &plan, NULL), INTEGRA_OK);
    assert_int_equal(apply_one(plan, part.bytes, part.size, &part.verdict, NULL), INTEGRA_OK);
    assert_int_equal(part.verdict, INTEGRA_EVENT_VERDICT_WAITING);
    assert_int_equal(viewer_of(PERSON), 0);
    assert_int_equal(viewer_of(0), 0);
    integra_plan_destroy(plan);
    plan = whole;
}

/* Somebody else's role and office make nobody a viewer. */
static void what_others_are(void **state)
{
    (void)state;
    says(INTEGRA_EVENT_JOIN, NURSE, INTEGRA_ROLE_NURSE);
    says(INTEGRA_EVENT_JOIN, SOMEBODY, INTEGRA_ROLE_HOME_SERVICES);
    says(INTEGRA_EVENT_MT, NURSE, 0);
    assert_int_equal(viewer_of(SOMEBODY), INTEGRA_VIEWER_HOME_SERVICES);
    assert_int_equal(viewer_of(NURSE), INTEGRA_VIEWER_MT);
    assert_int_equal(viewer_of(STRANGER), 0);
}

static int set_up(void **state)
{
    message told;
    integra_event opening = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    (void)state;
    opening.code = INTEGRA_PLAN_KIND_PPS;
    opening.detail = INTEGRA_ROLE_GP;
    opening.person = who(PERSON);
    return integra_plan_create(NULL, NULL, &plan, NULL) != INTEGRA_OK || tell(plan, 'a', &opening, &told) != INTEGRA_OK;
}

static int tear_down(void **state)
{
    (void)state;
    integra_plan_destroy(plan);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_role, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_person_before_offices_before_roles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(roles_in_conflict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_its_opening, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_others_are, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
