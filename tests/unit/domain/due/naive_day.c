/* naive_day.c - see naive_day.h. Of the library's own fold are taken, beside verdicts, what each event sets, which
 * events break which, and what an event had read: what PLN-11 says, and is proved elsewhere. Spec: spec/36-as-of.md
 * (PLN-16). Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "naive_day.h"

#include "domain/plan/plan_cells.h"
#include "domain/plan/plan_hold.h"
#include "domain/plan/plan_kinds.h"
#include "domain/plan/plan_seen.h"
#include "domain/plan/plan_slot.h"

/* A value of a slot: whose place tells it, and whether it was read alone. */
typedef struct item {
    uint32_t link; /* or INITIAL */
    uint32_t place;
    uint32_t reader; /* place */
    int read;
} item;

typedef struct items {
    size_t count;
    item all[NAIVE_ITEMS];
} items;

static uint32_t place_of(const integra_plan *plan, uint32_t node)
{
    return integra__plan_node_at(plan, node)->position;
}

static int is_ancestor(const naive_day *d, uint32_t a, uint32_t b)
{
    return (d->ancestors[b] >> a & 1u) != 0;
}

static uint32_t target_of(const naive_day *d, uint32_t place)
{
    uint32_t at = INTEGRA_NO_INDEX;
    assert_int_equal(integra_plan_find(d->plan, &d->events[place].target, &at, NULL), INTEGRA_OK);
    return at;
}

/* The correction that an event of the slot `correction` gives the value of: itself, or what a settlement chose. */
static uint32_t correction_behind(const naive_day *d, uint32_t place)
{
    while (d->events[place].kind == INTEGRA_EVENT_SETTLEMENT) {
        place = target_of(d, place);
    }
    return place;
}

static int corrects_day_of(const naive_day *d, uint32_t place, uint32_t corrected)
{
    const integra_event *event = &d->events[place];
    int settles = event->kind == INTEGRA_EVENT_SETTLEMENT && event->code == INTEGRA_SLOT_CORRECTION;
    uint32_t from = settles ? correction_behind(d, place) : place;
    return d->accepted[place] && d->events[from].kind == INTEGRA_EVENT_CORRECTION &&
           d->events[from].code == INTEGRA_FIELD_EFFECTIVE && target_of(d, from) == corrected;
}

/* The earliest of the corrected dates from which no other correction of it descends. */
static integra_date effective_of(const naive_day *d, uint32_t place)
{
    integra_date earliest = INTEGRA_DATE_UNKNOWN;
    for (uint32_t i = 0; i < d->count; i++) {
        int last = corrects_day_of(d, i, place);
        for (uint32_t j = 0; j < d->count && last; j++) {
            last = !(corrects_day_of(d, j, place) && is_ancestor(d, i, j));
        }
        integra_date due = last ? d->events[correction_behind(d, i)].due : INTEGRA_DATE_UNKNOWN;
        if (last && (earliest == INTEGRA_DATE_UNKNOWN || due < earliest)) {
            earliest = due;
        }
    }
    return earliest == INTEGRA_DATE_UNKNOWN ? d->events[place].effective : earliest;
}

/* The place of the event that gave what a settlement chose, else its own. */
static uint32_t origin_of(const naive_day *d, uint32_t node)
{
    const integra__plan_node *at = integra__plan_node_at(d->plan, node);
    return at->kind == INTEGRA_EVENT_SETTLEMENT && at->verdict == INTEGRA_EVENT_VERDICT_ACCEPTED
               ? place_of(d->plan, integra__plan_link_at(d->plan, at->setters)->source)
               : at->position;
}

static int of_record(const naive_day *d, uint32_t place)
{
    const integra_event *event = &d->events[place];
    return event->kind == INTEGRA_EVENT_CORRECTION || event->kind == INTEGRA_EVENT_ANNULMENT ||
           event->kind == INTEGRA_EVENT_ERASURE ||
           (event->kind == INTEGRA_EVENT_SETTLEMENT &&
            (event->code == INTEGRA_SLOT_CORRECTION || event->code == INTEGRA_SLOT_STANDING));
}

static void read_events(naive_day *d)
{
    for (uint32_t i = 0; i < d->count; i++) {
        integra_place place;
        integra_place_init(&place, sizeof place);
        integra_event_init(&d->events[i], sizeof d->events[i]);
        assert_int_equal(integra_plan_event_at(d->plan, i, &d->events[i], &place, NULL), INTEGRA_OK);
        d->accepted[i] = place.verdict == INTEGRA_EVENT_VERDICT_ACCEPTED;
        d->ancestors[i] = 0;
        for (size_t p = 0; p < d->events[i].parents.size; p += sizeof(integra_digest)) {
            integra_digest digest;
            uint32_t parent = INTEGRA_NO_INDEX;
            memcpy(&digest, d->events[i].parents.bytes + p, sizeof digest);
            assert_int_equal(integra_plan_find(d->plan, &digest, &parent, NULL), INTEGRA_OK);
            assert_true(parent < i); /* places ascend with depth */
            d->ancestors[i] |= d->ancestors[parent] | 1ull << parent;
        }
    }
}

static void weigh_events(naive_day *d)
{
    memset(d->annulled, 0, sizeof d->annulled);
    for (uint32_t i = 0; i < d->count; i++) {
        if (d->accepted[i] && d->events[i].kind == INTEGRA_EVENT_ANNULMENT) {
            d->annulled[target_of(d, i)] = 1;
        }
    }
    for (uint32_t i = 0; i < d->count; i++) {
        uint32_t node = *(const uint32_t *)integra__plan_pool_at(&d->plan->order, i);
        d->effective[i] = effective_of(d, i);
        d->dated[i] = d->accepted[i] && (of_record(d, i) || d->effective[i] <= d->at);
        d->counts[i] = d->dated[i] && !d->annulled[origin_of(d, node)];
    }
}

/* Every setter of a slot, into `all`. */
static void list_setters(const naive_day *d, const integra__plan_slot *slot, items *all)
{
    all->count = 0;
    for (uint32_t i = 0; i < d->plan->links.count; i++) {
        const integra__plan_link *link = integra__plan_link_at(d->plan, i);
        uint32_t setters = integra__plan_node_at(d->plan, link->node)->setters;
        while (setters != INTEGRA__PLAN_NONE && setters != i) {
            setters = integra__plan_link_at(d->plan, setters)->next;
        }
        if (setters == i && link->slot == slot->self) {
            assert_true(all->count < NAIVE_ITEMS);
            all->all[all->count++] = (item){ i, place_of(d->plan, link->node), 0, 0 };
        }
    }
}

/* The counted setters from which no other counted setter descends. */
static void keep_last(const naive_day *d, const items *all, items *held)
{
    held->count = 0;
    for (size_t i = 0; i < all->count; i++) {
        int last = d->counts[all->all[i].place];
        for (size_t j = 0; j < all->count && last; j++) {
            last = !(d->counts[all->all[j].place] && is_ancestor(d, all->all[i].place, all->all[j].place));
        }
        if (last) {
            held->all[held->count++] = all->all[i];
        }
    }
}

/* Beside what closes at once the phase holds closings alone; 1 where anything does. */
static int close_at_once(const naive_day *d, const integra__plan_slot *slot, items *held)
{
    int any = 0;
    size_t kept = 0;
    for (size_t i = 0; i < held->count; i++) {
        any |= integra__plan_link_at(d->plan, held->all[i].link)->last != 0;
    }
    for (size_t i = 0; i < held->count; i++) {
        if (!any || slot->kind != INTEGRA_SLOT_PHASE ||
            integra__plan_link_at(d->plan, held->all[i].link)->code == INTEGRA_PHASE_CLOSED) {
            held->all[kept++] = held->all[i];
        }
    }
    held->count = kept;
    return any;
}

static int is_settled(const naive_day *d, const integra__plan_slot *slot, const items *all, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < all->count; i++) {
        uint32_t place = all->all[i].place;
        int settles = integra__plan_own_word(slot->kind) || d->events[place].kind == INTEGRA_EVENT_SETTLEMENT;
        if (settles && d->counts[place] && is_ancestor(d, a, place) && is_ancestor(d, b, place)) {
            return 1;
        }
    }
    return 0;
}

/* Whether another breaker of the same event, sort and slot, which stands, comes before it in its history. */
static int is_hidden(const naive_day *d, const integra__plan_pair *pair)
{
    for (uint32_t i = 0; i < d->plan->pairs.count; i++) {
        const integra__plan_pair *other = integra__plan_pool_at(&d->plan->pairs, i);
        if (other->node == pair->node && other->slot == pair->slot && other->sort == pair->sort &&
            is_ancestor(d, place_of(d->plan, other->other), place_of(d->plan, pair->other)) &&
            !d->annulled[origin_of(d, other->other)]) {
            return 1;
        }
    }
    return 0;
}

/* Adds a value read to those held: once, the last reader tells, and of its setters the last. */
static void add_read(const naive_day *d, const integra__plan_slot *slot, items *held, item read)
{
    for (size_t i = 0; i < held->count; i++) {
        item *at = &held->all[i];
        if (!integra__plan_look_same(d->plan, slot, at->link, read.link)) {
            continue;
        }
        if (at->read && (read.reader > at->reader || (read.reader == at->reader && read.place > at->place))) {
            *at = read;
        }
        return;
    }
    assert_true(held->count < NAIVE_ITEMS);
    held->all[held->count++] = read;
}

static void read_by(const naive_day *d, const integra__plan_slot *slot, items *held, uint32_t node)
{
    integra__plan_look look = { d->plan, integra__plan_seen_before(integra__plan_node_at(d->plan, node)), NULL, 0, 0 };
    uint32_t count;
    const uint32_t *had = integra__plan_look_held(&look, slot, &count);
    for (uint32_t i = 0; i < count; i++) {
        item read = { had[i] & ~INTEGRA__PLAN_READ, INTEGRA_NO_INDEX, place_of(d->plan, node), 1 };
        if (read.link != INTEGRA__PLAN_INITIAL) {
            const integra__plan_link *link = integra__plan_link_at(d->plan, read.link);
            read.place = place_of(d->plan, link->node);
            if (d->annulled[place_of(d->plan, link->source)]) {
                continue;
            }
        }
        add_read(d, slot, held, read);
    }
}

/* What broken events had read, where breaker and broken event both count, and nothing has settled it. */
static void add_all_read(const naive_day *d, const integra__plan_slot *slot, const items *all, items *held)
{
    for (uint32_t i = 0; i < d->plan->pairs.count; i++) {
        const integra__plan_pair *pair = integra__plan_pool_at(&d->plan->pairs, i);
        uint32_t a = place_of(d->plan, pair->node), b = place_of(d->plan, pair->other);
        if (pair->slot != slot->self || pair->sort != INTEGRA__PLAN_ORDINARY) {
            continue;
        }
        int fell_by_it =
            slot->kind == INTEGRA_SLOT_STANDING && place_of(d->plan, slot->subject) == origin_of(d, pair->node);
        int broken = fell_by_it ? d->dated[a] && !d->annulled[a] : d->counts[a];
        if (broken && d->counts[b] && !is_hidden(d, pair) && !is_settled(d, slot, all, a, b)) {
            read_by(d, slot, held, pair->node);
        }
    }
}

/* Held before read, each by place, what nothing set first. */
static int comes_before(const item *a, const item *b)
{
    if (a->read != b->read) {
        return a->read < b->read;
    }
    return (a->place == INTEGRA_NO_INDEX ? -1 : (int)a->place) < (b->place == INTEGRA_NO_INDEX ? -1 : (int)b->place);
}

static void hold(const naive_day *d, const integra__plan_slot *slot, items *held)
{
    items all;
    list_setters(d, slot, &all);
    keep_last(d, &all, held);
    if (!close_at_once(d, slot, held)) {
        add_all_read(d, slot, &all, held);
    }
    int was_set = held->count > 0;
    for (size_t i = 0; i < all.count; i++) {
        was_set |= d->dated[all.all[i].place];
    }
    if (was_set && held->count == 0) {
        held->all[held->count++] = (item){ INTEGRA__PLAN_INITIAL, INTEGRA_NO_INDEX, 0, 0 };
    }
    for (size_t i = 0; i < held->count; i++) {
        for (size_t j = i; j > 0 && comes_before(&held->all[j], &held->all[j - 1]); j--) {
            item moved = held->all[j];
            held->all[j] = held->all[j - 1];
            held->all[j - 1] = moved;
        }
    }
}

/* Whether the holder left since: in every value of their role it is none, by a leaving that the naming had not seen. */
static uint32_t is_vacant(const naive_day *d, const integra__plan_slot *slot, const item *of)
{
    integra__plan_value value = integra__plan_look_value(d->plan, slot, of->link);
    const integra__plan_slot *role;
    items roles;
    int left;
    int office = slot->kind == INTEGRA_SLOT_REFERENT || slot->kind == INTEGRA_SLOT_MT ||
                 slot->kind == INTEGRA_SLOT_REFERENT_DEPUTY || slot->kind == INTEGRA_SLOT_MT_DEPUTY;
    if (!office || value.party == INTEGRA__PLAN_NONE) {
        return 0;
    }
    role = integra__plan_slot_role(d->plan, value.party);
    if (role == NULL) {
        return 0;
    }
    hold(d, role, &roles);
    left = roles.count > 0;
    for (size_t i = 0; i < roles.count; i++) {
        integra__plan_value now = integra__plan_look_value(d->plan, role, roles.all[i].link);
        left = left && now.link != INTEGRA__PLAN_INITIAL && now.code == INTEGRA_ROLE_NONE &&
               !is_ancestor(d, place_of(d->plan, integra__plan_link_at(d->plan, now.link)->source), of->place);
    }
    return left ? 1 : 0;
}

static void add_rows(naive_day *d, const integra__plan_slot *slot)
{
    items held;
    uint32_t conflict = 0;
    hold(d, slot, &held);
    for (size_t i = 1; i < held.count; i++) {
        conflict |= integra__plan_look_same(d->plan, slot, held.all[0].link, held.all[i].link) ? 0u : 1u;
    }
    for (size_t i = 0; i < held.count; i++) {
        integra__plan_value value = integra__plan_look_value(d->plan, slot, held.all[i].link);
        integra_held *row = &d->rows[d->row_count++];
        assert_true(d->row_count <= NAIVE_ROWS);
        memset(row, 0, sizeof *row);
        row->struct_size = (uint32_t)sizeof *row;
        row->slot = slot->kind;
        row->field = slot->field;
        row->code = value.code;
        row->detail = value.detail;
        row->date = value.date;
        row->place = held.all[i].place;
        row->read = held.all[i].read ? 1u : 0u;
        row->conflict = conflict;
        row->of = (uint32_t)held.count;
        row->vacant = is_vacant(d, slot, &held.all[i]);
        if (value.party != INTEGRA__PLAN_NONE) {
            row->person = integra__plan_party_at(d->plan, value.party)->id;
        }
        if (integra__plan_slot_is_member(slot->kind)) {
            row->member = integra__plan_party_at(d->plan, slot->subject)->id;
        } else if (slot->subject != INTEGRA__PLAN_NONE) {
            row->subject = integra__plan_node_at(d->plan, slot->subject)->digest;
        }
    }
}

static int row_order(const integra_held *a, const integra_held *b)
{
    int order = a->slot != b->slot ? (a->slot < b->slot ? -1 : 1) : memcmp(&a->member, &b->member, sizeof a->member);
    order = order != 0 ? order : memcmp(&a->subject, &b->subject, sizeof a->subject);
    return order != 0 ? order : (a->field > b->field) - (a->field < b->field);
}

void naive_day_read(integra_plan *plan, integra_date at, naive_day *out)
{
    out->plan = plan;
    out->at = at;
    out->count = (uint32_t)integra_plan_count(plan);
    out->row_count = 0;
    assert_true(out->count <= NAIVE_EVENTS);
    assert_true(integra__plan_look_ready(plan));
    read_events(out);
    weigh_events(out);
    for (uint32_t i = 0; i < INTEGRA__PLAN_MAIN_SLOTS + plan->slots.count; i++) {
        add_rows(out, integra__plan_slot_numbered(plan, i));
    }
    for (size_t i = 1; i < out->row_count; i++) { /* rows of one slot stay as they are */
        for (size_t j = i; j > 0 && row_order(&out->rows[j], &out->rows[j - 1]) < 0; j--) {
            integra_held moved = out->rows[j];
            out->rows[j] = out->rows[j - 1];
            out->rows[j - 1] = moved;
        }
    }
}
