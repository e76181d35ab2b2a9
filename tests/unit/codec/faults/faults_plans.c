/* faults_plans.c - faults of events taken into a plan, and of plans.
 * Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
#include "faults.h"

#include "history.h"

static integra_plan *plan_of(const integra_plan_limits *limits)
{
    integra_plan *plan = NULL;
    assert_int_equal(integra_plan_create(limits, NULL, &plan, NULL), INTEGRA_OK);
    return plan;
}

/* A plan opened by the GP, at site a; what follows is told there too. */
static integra_plan *opened(const integra_plan_limits *limits, message *out)
{
    integra_plan *plan = plan_of(limits);
    integra_event event = event_of(INTEGRA_EVENT_OPENING, GP, NULL);
    event.person = who(PERSON);
    event.code = INTEGRA_PLAN_KIND_PPS;
    event.detail = INTEGRA_ROLE_GP;
    assert_int_equal(tell(plan, 'a', &event, out), INTEGRA_OK);
    return plan;
}

static integra_event join(void)
{
    integra_event event = event_of(INTEGRA_EVENT_JOIN, GP, NULL);
    event.code = INTEGRA_ROLE_NURSE;
    return event;
}

static integra_status append(integra_plan *plan, int writer, integra_event event, integra_error *error)
{
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    event.writer = who(writer);
    integra_status status = integra_plan_append(plan, &event, bytes, sizeof bytes, &size, error);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(other_plan)
{
    message opening, other;
    integra_plan *plan = opened(NULL, &opening);
    integra_plan *stranger = plan_of(NULL);
    integra_event event = event_of(INTEGRA_EVENT_OPENING, NURSE, NULL);
    uint32_t verdict = 0;
    event.detail = INTEGRA_ROLE_NURSE;
    assert_int_equal(tell(stranger, 'b', &event, &other), INTEGRA_OK);
    integra_status status = apply_one(plan, other.bytes, other.size, &verdict, error);
    integra_plan_destroy(stranger);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(second_opening)
{
    message opening;
    return append(opened(NULL, &opening), 'a', event_of(INTEGRA_EVENT_OPENING, GP, NULL), error);
}

PROVOKE(no_opening)
{
    return append(plan_of(NULL), 'a', join(), error);
}

/* Another site has the second event of site a alone: it waits there for the first. */
PROVOKE(writer_stuck)
{
    message opening, second;
    integra_plan *plan = opened(NULL, &opening);
    integra_plan *site = plan_of(NULL);
    integra_event event = join();
    uint32_t verdict = 0;
    assert_int_equal(tell(plan, 'a', &event, &second), INTEGRA_OK);
    assert_int_equal(apply_one(site, second.bytes, second.size, &verdict, NULL), INTEGRA_OK);
    integra_plan_destroy(plan);
    return append(site, 'a', join(), error);
}

PROVOKE(plan_kind)
{
    message opening;
    integra_event event = join();
    event.kind = 9999;
    return append(opened(NULL, &opening), 'a', event, error);
}

PROVOKE(guard)
{
    message opening;
    integra_event event = event_of(INTEGRA_EVENT_NEED, STRANGER, NULL);
    return append(opened(NULL, &opening), 'a', event, error);
}

static integra_status refuses(integra_plan_limits limits, integra_error *error)
{
    integra_plan *plan = NULL;
    limits.struct_size = sizeof limits;
    return integra_plan_create(&limits, NULL, &plan, error);
}

PROVOKE(limit_of_branches)
{
    return refuses((integra_plan_limits){ .branches = INTEGRA_BRANCH_LIMIT + 1 }, error);
}

PROVOKE(limit_of_events)
{
    return refuses((integra_plan_limits){ .events = INTEGRA_EVENT_LIMIT + 1 }, error);
}

PROVOKE(limit_of_unaccepted)
{
    return refuses((integra_plan_limits){ .unaccepted = INTEGRA_UNACCEPTED_LIMIT + 1 }, error);
}

/* A step for each of a thousand events, which is the least: to judge one is a step, and so is to mark one that was
 * refused and that an accepted one descends from. */
PROVOKE(plan_work)
{
    enum { REFUSED = 600 };
    message opening, told;
    integra_plan *from = opened(NULL, &opening), *plan = NULL;
    integra_plan_limits limits;
    blob all = { NULL, 0 };
    uint64_t added = 0;
    for (int i = 0; i <= REFUSED; i++) {
        integra_event event = event_of(INTEGRA_EVENT_NEED, i < REFUSED ? STRANGER : GP, NULL);
        assert_int_equal(tell(from, 'a', &event, &told), INTEGRA_OK);
    }
    integra_plan_limits_init(&limits, sizeof limits);
    limits.work = 1;
    plan = plan_of(&limits);
    assert_int_equal(whole_plan(from, &all), INTEGRA_OK);
    integra_status status = merge_all(plan, all.bytes, all.size, &added, error);
    assert_int_equal(integra_plan_count(plan), 0);
    free(all.bytes);
    integra_plan_destroy(from);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(events_limit)
{
    message opening;
    integra_plan_limits limits;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.events = 1;
    return append(opened(&limits, &opening), 'a', join(), error);
}

/* Of two branches at most the third is refused: three sites that know of nobody else's join. */
PROVOKE(branches_limit)
{
    message opening, told;
    integra_plan_limits limits;
    integra_plan_limits_init(&limits, sizeof limits);
    limits.branches = 2;
    integra_plan *plan = opened(&limits, &opening);
    integra_plan *site = twin(plan);
    integra_event event = join();
    uint32_t verdict = 0;
    assert_int_equal(tell(site, 'b', &event, &told), INTEGRA_OK);
    assert_int_equal(apply_one(plan, told.bytes, told.size, &verdict, NULL), INTEGRA_OK);
    integra_plan_destroy(site);
    return append(plan, 'c', join(), error);
}

PROVOKE(held_stale)
{
    message opening;
    integra_held held;
    integra_plan *plan = opened(NULL, &opening);
    integra_held_init(&held, sizeof held);
    integra_status status = integra_plan_held_at(plan, 0, &held, error);
    integra_plan_destroy(plan);
    return status;
}

/* The message of an opened plan, cut or with one bit changed, which nobody takes in. */
static integra_status taken_in(const message *m, integra_error *error)
{
    uint64_t added = 0;
    integra_plan *plan = plan_of(NULL);
    integra_status status = merge_all(plan, m->bytes, m->size, &added, error);
    integra_plan_destroy(plan);
    return status;
}

static message whole_message(void)
{
    message opening, whole;
    integra_plan *plan = opened(NULL, &opening);
    assert_int_equal(integra_plan_encode(plan, whole.bytes, sizeof whole.bytes, &whole.size, NULL), INTEGRA_OK);
    integra_plan_destroy(plan);
    return whole;
}

PROVOKE(check_missing)
{
    message whole = whole_message();
    whole.bytes[3]--; /* pairs of the map: without key 11 and its 16 bytes */
    whole.size -= 18;
    return taken_in(&whole, error);
}

PROVOKE(check_differs)
{
    message whole = whole_message();
    whole.bytes[10] ^= 1; /* of the first writer */
    return taken_in(&whole, error);
}

/* Answers what it was given. */
static uint32_t answers(void *context, const integra_event *event, const integra_digest *digest, uint32_t *signatures)
{
    (void)event;
    (void)digest;
    (void)signatures;
    return *(const uint32_t *)context;
}

static integra_status verified(uint32_t answer, integra_error *error)
{
    message whole = whole_message();
    integra_plan *plan = NULL;
    integra_plan_host host;
    uint64_t added = 0;
    integra_plan_host_init(&host, sizeof host);
    host.context = &answer;
    host.verify = answers;
    assert_int_equal(integra_plan_create_for(NULL, &host, NULL, &plan, NULL), INTEGRA_OK);
    integra_status status = merge_all(plan, whole.bytes, whole.size, &added, error);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(verifier_refused)
{
    return verified(INTEGRA_VERIFICATION_REFUSE, error);
}

PROVOKE(verifier_answer)
{
    return verified(0, error);
}

PROVOKE(answer_slot)
{
    integra_plan *plan = NULL;
    uint32_t answer = 0;
    if (integra_plan_create(NULL, NULL, &plan, NULL) != INTEGRA_OK) {
        return INTEGRA_ERR_MEMORY;
    }
    integra_status status = integra_plan_answer(plan, INTEGRA_SLOT_PHASE, &answer, error);
    integra_plan_destroy(plan);
    return status;
}

PROVOKE(refusal_made)
{
    const integra_refusal refusal = { .guard = UINT32_MAX };
    size_t size = 0;
    return integra_refusal_sentence(&refusal, INTEGRA_LANGUAGE_EN, NULL, 0, &size, error);
}

PROVOCATIONS(
    faults_of_plans,
    { INTEGRA_FAULT_OTHER_PLAN,
      other_plan,
      { "it belongs to another plan: put together only what is of one plan (rule PLN-12)",
        "il appartient à un autre plan : ne réunir que ce qui est d'un même plan (règle PLN-12)" } },
    { INTEGRA_FAULT_SECOND_OPENING,
      second_opening,
      { "the plan is open already, and a plan has one opening: record an event of another kind, or open another plan "
        "(rule "
        "PLN-12)",
        "le plan est déjà ouvert, et un plan a une seule ouverture : enregistrer un événement d'une autre nature, ou "
        "ouvrir "
        "un autre plan (règle PLN-12)" } },
    { INTEGRA_FAULT_NO_OPENING,
      no_opening,
      { "the plan is empty, and a plan begins with its opening: record the opening first (rule PLN-12)",
        "le plan est vide, et un plan commence par son ouverture : enregistrer d'abord l'ouverture (règle PLN-12)" } },
    { INTEGRA_FAULT_WRITER_STUCK,
      writer_stuck,
      { "the writer's events fork or wait here: take a new writer, or get what is missing first (rule PLN-12)",
        "les événements de ce rédacteur divergent ou attendent ici : prendre un autre rédacteur, ou obtenir d'abord ce "
        "qui "
        "manque (règle PLN-12)" } },
    { INTEGRA_FAULT_PLAN_KIND, plan_kind, { NULL, NULL } },
    { INTEGRA_FAULT_GUARD,
      guard,
      { "a condition does not hold (the author belongs to the circle of care): let the author join the circle first "
        "(rule "
        "PLN-10)",
        "une condition n'est pas remplie (l'auteur appartient au cercle de soins) : faire d'abord entrer l'auteur dans "
        "le "
        "cercle (règle PLN-10)" } },
    { INTEGRA_FAULT_LIMIT_OF_BRANCHES,
      limit_of_branches,
      { "the limit of branches (branches) is 1024 at most: give less, or 0 for that number (rule PLN-11, size 1025)",
        "la limite de branches (branches) est de 1024 au plus : donner moins, ou 0 pour ce nombre (règle PLN-11, "
        "taille 1025)" } },
    { INTEGRA_FAULT_LIMIT_OF_EVENTS, limit_of_events, { NULL, NULL } },
    { INTEGRA_FAULT_LIMIT_OF_UNACCEPTED, limit_of_unaccepted, { NULL, NULL } },
    { INTEGRA_FAULT_PLAN_WORK, plan_work, { NULL, NULL } },
    { INTEGRA_FAULT_EVENTS_LIMIT, events_limit, { NULL, NULL } },
    { INTEGRA_FAULT_BRANCHES_LIMIT, branches_limit, { NULL, NULL } },
    { INTEGRA_FAULT_HELD_STALE, held_stale, { NULL, NULL } },
    { INTEGRA_FAULT_CHECK_MISSING,
      check_missing,
      { "the plan has no check at its end, and plans written before there was one are not read: have it written again "
        "by "
        "the software that wrote it (rule WIRE-21, byte 3)",
        "le plan n'a pas de somme de contrôle à sa fin, et les plans écrits avant qu'il y en ait une ne sont pas lus : "
        "le faire réécrire par le logiciel qui l'a écrit (règle WIRE-21, octet 3)" } },
    { INTEGRA_FAULT_CHECK_DIFFERS,
      check_differs,
      { "the plan is not as it was written, for the check at its end is that of other bytes: fetch it again from "
        "whoever "
        "has it whole (rule PLN-12, byte *)",
        "le plan n'est pas tel qu'il a été écrit, car la somme de contrôle à sa fin est celle d'autres octets : se le "
        "faire "
        "renvoyer par qui l'a intact (règle PLN-12, octet *)" } },
    { INTEGRA_FAULT_VERIFIER_REFUSED,
      verifier_refused,
      { "the verifier of this host refused what was sent: ask its sender (rule PLN-12, element 0 counting from 0)",
        "le vérificateur de cet hôte a refusé ce qui a été envoyé : en parler à son émetteur (règle PLN-12, élément 0 "
        "en comptant de 0)" } },
    { INTEGRA_FAULT_VERIFIER_ANSWER, verifier_answer, { NULL, NULL } },
    { INTEGRA_FAULT_REFUSAL_MADE,
      refusal_made,
      { "the refusal holds a value that none has: pass it as a call gave it (rule PLN-11, argument 0 counting from 0)",
        "le refus contient une valeur qu'aucun n'a : le donner tel qu'un appel l'a rendu (règle PLN-11, argument 0 en "
        "comptant de 0)" } },
    { INTEGRA_FAULT_ANSWER_SLOT,
      answer_slot,
      { "what is asked for is none of the two consents: give that of the consent to the assistance or to sharing (rule "
        "PLN-6, argument 1 counting from 0)",
        "ce qui est demandé n'est aucun des deux consentements : donner celui du consentement à l'assistance ou au "
        "partage (règle PLN-6, argument 1 en comptant de 0)" } });
