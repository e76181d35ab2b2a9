/* test_directory_merge.c - two directories in one: what is taken, what is told, and nothing half done.
 * Spec: spec/22-directory.md (ORI-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "demands.h"
#include "offers.h"

enum { ROOM = 1024 };

static uint8_t before[ROOM], after[ROOM];

static size_t bytes_of(const integra_directory *directory, uint8_t *bytes)
{
    size_t size = 0;
    assert_int_equal(integra_directory_encode(directory, bytes, ROOM, &size, NULL), INTEGRA_OK);
    return size;
}

/* Ours does not say its lead time, and says another capacity; theirs has an offer more. */
static void fill(integra_directory *ours, integra_directory *theirs)
{
    integra_offer one = plain_offer(1), other = plain_offer(1);
    integra_structure said = plain_structure(1);
    other.capacity = 3;
    other.lead_days = 9;
    offer(ours, one);
    offer(theirs, plain_offer(2));
    offer(theirs, other);
    assert_int_equal(integra_directory_apply_structure(theirs, &said, NULL), INTEGRA_OK);
}

/* Without room for the finding nothing is taken in; with it all is, once. */
static void a_merge_is_done_or_not_begun(void **state)
{
    (void)state;
    integra_directory *ours = empty_directory(), *theirs = empty_directory();
    integra_finding finding;
    integra_offer back;
    size_t count = 77, size = 0;
    fill(ours, theirs);
    size = bytes_of(ours, before);
    assert_int_equal(integra_directory_merge(ours, theirs, NULL, 0, &count, NULL), INTEGRA_ERR_CAPACITY);
    assert_int_equal(count, 1);
    assert_int_equal(bytes_of(ours, after), size);
    assert_memory_equal(after, before, size);
    for (int times = 0; times < 2; times++) {
        assert_int_equal(integra_directory_merge(ours, theirs, &finding, 1, &count, NULL), INTEGRA_OK);
        assert_int_equal(count, 1);
        assert_int_equal(finding.rule, ORI_12);
        assert_int_equal(finding.settled_by, INTEGRA_SETTLED_BY_SOURCE_TO_CHECK);
        assert_int_equal(finding.index, 0);
        assert_int_equal(integra_directory_offer_count(ours), 2);
        assert_int_equal(integra_directory_structure_count(ours), 1);
        integra_offer_init(&back, sizeof back);
        assert_int_equal(integra_directory_offer_at(ours, 0, &back, NULL), INTEGRA_OK);
        assert_int_equal(back.capacity, 5);
        assert_int_equal(back.lead_days, 9);
    }
    integra_directory_destroy(theirs); /* ours keeps nothing of it */
    (void)bytes_of(ours, after);
    integra_directory_destroy(ours);
}

static void a_directory_is_not_merged_with_itself(void **state)
{
    (void)state;
    integra_directory *ours = empty_directory();
    integra_error error = { 0 };
    size_t count = 77;
    assert_int_equal(integra_directory_merge(ours, ours, NULL, 0, &count, &error), INTEGRA_ERR_INVALID_VALUE);
    assert_int_equal(error.index, 1);
    assert_int_equal(count, 77);
    integra_directory_destroy(ours);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merge_is_done_or_not_begun),
        cmocka_unit_test(a_directory_is_not_merged_with_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
