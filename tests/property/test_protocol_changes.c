/* test_protocol_changes.c - conformity and changes of calls against every possible demand of a motive, one after the
 * other, each answered from the rows alone. Spec: spec/21-protocol.md (ORI-16 to ORI-18).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "demands.h"
#include "domain/demand/demand.h"
#include "domain/demand/demand_key.h"

enum { NOBODY = 1024, HOME_HELP_ROW = 2, ROWS = 16, CHANGES = 16 };

/* What a demand's home help and carer respite calls come to: the two services that the protocols below change. */
typedef struct answer {
    int16_t within[INTEGRA__SERVICE_CODES];
    uint8_t called[INTEGRA__SERVICE_CODES], level[INTEGRA__SERVICE_CODES], imposed[INTEGRA__SERVICE_CODES];
} answer;

typedef struct side_rows {
    integra_row rows[ROWS]; /* of the motive */
    uint32_t index[ROWS];
    uint32_t count;
} side_rows;

static side_rows rows_of(const integra_protocol *protocol, uint32_t motive)
{
    side_rows found = { .count = 0 };
    for (uint32_t i = 0; i < integra_protocol_row_count(protocol); i++) {
        integra_row row;
        integra_row_init(&row, sizeof row);
        assert_int_equal(integra_protocol_row_at(protocol, i, &row, NULL), INTEGRA_OK);
        if ((row.motives >> motive & 1u) != 0) {
            assert_true(found.count < ROWS);
            found.index[found.count] = i;
            found.rows[found.count++] = row;
        }
    }
    return found;
}

static int matches(const integra_row *row, const uint8_t *values)
{
    for (uint32_t field = 0; field < FIELDS; field++) {
        if (row->conditions[field] != 0 && (row->conditions[field] >> values[field] & 1u) == 0) {
            return 0;
        }
    }
    return 1;
}

/* ORI-16, word for word: an ordinary row speaks where it matches and no row that overrides it speaks. Overrides have no
 * cycle: as many rounds as there are rows settle who does, at the most. */
static void speakers(const side_rows *side, const uint8_t *values, uint8_t speaks[ROWS])
{
    uint8_t matching[ROWS];
    int ordinary = 0;
    for (uint32_t i = 0; i < side->count; i++) {
        matching[i] = (uint8_t)matches(&side->rows[i], values);
        ordinary |= matching[i] && !side->rows[i].otherwise;
        speaks[i] = 0;
    }
    int settled = 0;
    for (uint32_t round = 0; round < side->count && !settled; round++) {
        settled = 1;
        for (uint32_t i = 0; i < side->count; i++) {
            int silenced = 0;
            for (uint32_t k = 0; k < side->count; k++) {
                for (uint32_t o = 0; o < side->rows[k].override_count; o++) {
                    silenced |= speaks[k] && side->rows[k].overrides[o] == side->index[i];
                }
            }
            uint8_t now = matching[i] && (side->rows[i].otherwise ? !ordinary : !silenced);
            settled &= now == speaks[i];
            speaks[i] = now;
        }
    }
}

static answer answer_of(const side_rows *side, const uint8_t *values)
{
    answer made;
    uint8_t speaks[ROWS];
    memset(&made, 0, sizeof made);
    speakers(side, values, speaks);
    for (uint32_t i = 0; i < side->count; i++) {
        for (uint32_t k = 0; speaks[i] && k < side->rows[i].call_count; k++) {
            uint8_t service = side->rows[i].services[k];
            made.called[service] = 1;
            made.level[service] = side->rows[i].levels[k];
            made.within[service] = side->rows[i].within[k];
            made.imposed[service] |= side->rows[i].imposed;
        }
    }
    return made;
}

/* A call is the same with the same level and days: what comes first is what the service needs in that demand, in any
 * protocol that was proved (laws 7, 8 and 12). */
static int same_call(const answer *one, const answer *two, uint32_t service)
{
    return one->called[service] == two->called[service] &&
           (!one->called[service] ||
            (one->level[service] == two->level[service] && one->within[service] == two->within[service]));
}

/* ---- every possible demand of one motive ---- */

typedef void visitor(void *context, const uint8_t *values);

static void every_demand(visitor *visit, void *context)
{
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { 0 };
    uint8_t next[FIELDS + 1];
    uint32_t depth = 0;
    next[0] = integra__demand_field_rows[0].first;
    for (;;) {
        if (depth == FIELDS) {
            visit(context, values);
            depth--;
        } else if (next[depth] > integra__demand_field_rows[depth].last) {
            if (depth == 0) {
                return;
            }
            depth--;
        } else {
            uint8_t value = next[depth]++;
            if (integra__demand_value_possible(depth, value, values)) {
                values[depth++] = value;
                next[depth] = depth < FIELDS ? integra__demand_field_rows[depth].first : 0;
            }
        }
    }
}

typedef struct seen_change {
    answer one, other; /* of the smallest demand so far */
    uint64_t count, key;
} seen_change;

typedef struct pair_seen {
    side_rows sides[2];
    uint32_t motive;
    uint64_t demands, differing, lacking, lacking_key, imposing;
    seen_change changes[CHANGES];
    uint32_t change_count;
} pair_seen;

/* Whether two demands change alike: what each service is called with before and after, where that differs. */
static int same_change(const seen_change *change, const answer *one, const answer *other)
{
    for (uint32_t service = 0; service < INTEGRA__SERVICE_CODES; service++) {
        int was = !same_call(&change->one, &change->other, service);
        int is = !same_call(one, other, service);
        if (was != is) {
            return 0;
        }
        int levels = change->one.level[service] != change->other.level[service];
        int days = change->one.within[service] != change->other.within[service];
        int both = one->called[service] && other->called[service];
        if (is && (change->one.called[service] != one->called[service] ||
                   change->other.called[service] != other->called[service] ||
                   (both && levels != (one->level[service] != other->level[service])) ||
                   (both && days != (one->within[service] != other->within[service])) ||
                   ((!both || levels) && (change->one.level[service] != one->level[service] ||
                                          change->other.level[service] != other->level[service])) ||
                   ((!both || days) && (change->one.within[service] != one->within[service] ||
                                        change->other.within[service] != other->within[service])))) {
            return 0;
        }
    }
    return 1;
}

static void see(void *context, const uint8_t *values)
{
    pair_seen *seen = context;
    answer one = answer_of(&seen->sides[0], values), other = answer_of(&seen->sides[1], values);
    int differs = 0, lacks = 0;
    uint64_t key = 0;
    seen->demands++;
    for (uint32_t service = 0; service < INTEGRA__SERVICE_CODES; service++) {
        int same = same_call(&one, &other, service);
        differs |= !same;
        lacks |= one.imposed[service] && !same;
        seen->imposing += one.imposed[service];
    }
    if (!differs) {
        return;
    }
    assert_int_equal(integra_demand_key(seen->motive, values, &key, NULL), INTEGRA_OK);
    seen->differing++;
    seen->lacking += lacks ? 1u : 0u;
    seen->lacking_key = lacks && key < seen->lacking_key ? key : seen->lacking_key;
    seen_change *at = seen->changes;
    while (at < seen->changes + seen->change_count && !same_change(at, &one, &other)) {
        at++;
    }
    if (at == seen->changes + seen->change_count) {
        assert_true(seen->change_count++ < CHANGES);
        *at = (seen_change){ one, other, 0, UINT64_MAX };
    }
    at->count++;
    at->key = key < at->key ? key : at->key;
}

/* ---- the protocols ---- */

static void own_row(integra_protocol *protocol, const char *id, uint32_t motive, uint8_t service, int16_t within,
                    uint8_t consents, uint32_t field, uint8_t accepted)
{
    integra_row row = plain_row(id, BIT(motive), service);
    row.conditions[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] = consents;
    row.conditions[field] = accepted;
    row.first[0] = BIT(INTEGRA_PRECONDITION_SHARING_CONSENT);
    row.within[0] = within;
    apply(protocol, row);
}

/* Home help in a day in an emergency, else in seven; carer respite beside it where the person lives at home and
 * keeps autonomy, at another level. */
static integra_protocol *changed(void)
{
    const uint8_t asked = BIT(INTEGRA_TRI_UNKNOWN) | BIT(INTEGRA_TRI_YES);
    const uint8_t urgent = BIT(INTEGRA_URGENCY_URGENT);
    integra_protocol *made = built_in_without(HOME_HELP_ROW);
    own_row(made, "soon", INTEGRA_MOTIVE_HOME_HELP, INTEGRA_SERVICE_HOME_HELP, 1, asked, INTEGRA_DEMAND_FIELD_URGENCY,
            urgent);
    own_row(made, "later", INTEGRA_MOTIVE_HOME_HELP, INTEGRA_SERVICE_HOME_HELP, 7, asked, INTEGRA_DEMAND_FIELD_URGENCY,
            (uint8_t)(0xfu & ~(uint32_t)urgent));
    own_row(made, "respite", INTEGRA_MOTIVE_HOME_HELP, INTEGRA_SERVICE_CARER_RESPITE, INTEGRA_WITHIN_FIRST_ANSWER,
            asked, INTEGRA_DEMAND_FIELD_LOSS_OF_AUTONOMY, BIT(INTEGRA_TRI_NO));
    return made;
}

/* Where assistance is not due nobody says more than that: part of what the built-in one imposes. */
static integra_protocol *lacking(void)
{
    static const uint32_t motives[] = { INTEGRA_MOTIVE_PATHWAY_ASSISTANCE, INTEGRA_MOTIVE_CASE_MANAGEMENT };
    const char id[] = "assistance-not-due";
    uint32_t at = 0;
    integra_row row;
    integra_row_init(&row, sizeof row);
    integra_protocol *built_in = NULL;
    assert_int_equal(integra_protocol_create("has-2014", NULL, &built_in, NULL), INTEGRA_OK);
    do {
        assert_int_equal(integra_protocol_row_at(built_in, at++, &row, NULL), INTEGRA_OK);
    } while (row.id.size != sizeof id - 1 || memcmp(row.id.bytes, id, sizeof id - 1) != 0);
    integra_protocol_destroy(built_in);
    integra_protocol *made = built_in_without(at - 1);
    for (size_t i = 0; i < 2; i++) {
        integra_row alone = plain_row(i == 0 ? "not-due" : "nor-due", BIT(motives[i]), INTEGRA_SERVICE_NOT_DUE);
        alone.conditions[INTEGRA_DEMAND_FIELD_STAGE] = BIT(INTEGRA_STAGE_NOT_INDICATED) | BIT(INTEGRA_STAGE_NOT_NEEDED);
        apply(made, alone);
    }
    return made;
}

static void hold_against_every_demand(integra_protocol *one, integra_protocol *other, uint32_t motive)
{
    static pair_seen seen;
    uint64_t keys[64], counts[64], lacking_keys[64], count64 = 0, demands = 0;
    size_t count = 0, failures = 9;
    integra_tri conforms = 9;
    memset(&seen, 0, sizeof seen);
    seen.motive = motive;
    seen.lacking_key = UINT64_MAX;
    assert_true(integra_protocol_prove(one, &failures, NULL) == INTEGRA_OK && failures == 0);
    assert_true(integra_protocol_prove(other, &failures, NULL) == INTEGRA_OK && failures == 0);
    seen.sides[0] = rows_of(one, motive);
    seen.sides[1] = rows_of(other, motive);
    every_demand(see, &seen);
    assert_true(seen.demands * MOTIVES == integra_demand_count());
    assert_true(seen.differing > 0 && seen.imposing > 0);

    assert_int_equal(integra_protocol_changes(one, other, INTEGRA_PART_WHOLE, keys, counts, 64, &count, NULL, NULL),
                     INTEGRA_OK);
    uint32_t met = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t of = 0;
        uint8_t values[INTEGRA_DEMAND_FIELD_ROOM];
        assert_int_equal(integra_demand_of_key(keys[i], &of, values, NULL), INTEGRA_OK);
        assert_true(i == 0 || keys[i - 1] < keys[i]);
        for (uint32_t k = 0; of == motive && k < seen.change_count; k++) {
            met += seen.changes[k].key == keys[i] && seen.changes[k].count == counts[i] ? 1u : 0u;
        }
        demands += of == motive ? counts[i] : 0;
    }
    assert_int_equal(met, seen.change_count);
    assert_true(demands == seen.differing);

    assert_int_equal(integra_protocol_conforms(other, one, &conforms, lacking_keys, 64, &count64, NULL, NULL),
                     INTEGRA_OK);
    assert_true(seen.lacking == 0 || (conforms == INTEGRA_TRI_NO && count64 >= seen.lacking));
    int found = 0;
    for (uint64_t i = 0; i < count64 && i < 64; i++) {
        found |= lacking_keys[i] == seen.lacking_key;
        assert_true(i == 0 || lacking_keys[i - 1] < lacking_keys[i]);
    }
    assert_int_equal(found, seen.lacking > 0);
    assert_int_equal(conforms, count64 > 0 ? INTEGRA_TRI_NO : INTEGRA_TRI_YES);
}

static void what_is_adaptable_changes(void **state)
{
    (void)state;
    integra_protocol *one = built_in_without(NOBODY), *other = changed();
    hold_against_every_demand(one, other, INTEGRA_MOTIVE_HOME_HELP);
    integra_protocol_destroy(one);
    integra_protocol_destroy(other);
}

static void what_is_imposed_is_missed(void **state)
{
    (void)state;
    integra_protocol *one = built_in_without(NOBODY), *other = lacking();
    hold_against_every_demand(one, other, INTEGRA_MOTIVE_PATHWAY_ASSISTANCE);
    integra_protocol_destroy(one);
    integra_protocol_destroy(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_adaptable_changes),
        cmocka_unit_test(what_is_imposed_is_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
