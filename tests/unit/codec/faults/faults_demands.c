/* faults_demands.c - faults of demands, of what followed them, and of calls.
 * Spec: spec/20-orientation.md, "The demand" (ORI-5, ORI-12, ORI-15, ORI-16).  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "demands.h"

static integra_status asked(integra_demand demand, integra_error *error)
{
    size_t size = 0;
    return integra_demand_encode(&demand, NULL, NULL, 0, &size, error);
}

/* A carer asks, and nothing more is known. */
static integra_demand carers(void)
{
    integra_demand demand;
    integra_demand_init(&demand, sizeof demand);
    demand.motives = INTEGRA_MOTIVE_BIT_PLANNING;
    demand.requester = INTEGRA_REQUESTER_CARER;
    return demand;
}

PROVOKE(no_motive)
{
    integra_demand demand = carers();
    demand.motives = 0;
    return asked(demand, error);
}

PROVOKE(motive_code)
{
    const uint8_t values[INTEGRA_DEMAND_FIELD_ROOM] = { INTEGRA_REQUESTER_CARER };
    uint64_t key = 0;
    return integra_demand_key(200, values, &key, error);
}

PROVOKE(motive_bits)
{
    integra_demand demand = carers();
    demand.motives |= 1u << 31;
    return asked(demand, error);
}

/* A demand for these publics, its field over_60 saying so much. */
#define PUBLICS(name, bits, answer)                                                                                    \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_demand demand = carers();                                                                              \
        demand.publics = (bits);                                                                                       \
        demand.over_60 = (answer);                                                                                     \
        return asked(demand, error);                                                                                   \
    }

PUBLICS(public_anyone, INTEGRA_PUBLIC_BIT_ANYONE, INTEGRA_TRI_UNKNOWN)
PUBLICS(public_bits, 1u << 31, INTEGRA_TRI_UNKNOWN)
PUBLICS(public_ages, INTEGRA_PUBLIC_BIT_CHILDREN | INTEGRA_PUBLIC_BIT_ADULTS, INTEGRA_TRI_UNKNOWN)
PUBLICS(public_over_60, INTEGRA_PUBLIC_BIT_OVER_60, INTEGRA_TRI_NO)
PUBLICS(public_child_over_60, INTEGRA_PUBLIC_BIT_CHILDREN, INTEGRA_TRI_YES)

PROVOKE(requester_needed)
{
    integra_demand demand = carers();
    demand.requester = 0;
    return asked(demand, error);
}

PROVOKE(demand_value)
{
    integra_demand demand = carers();
    demand.open_plan = 200;
    return asked(demand, error);
}

PROVOKE(ground_of_person)
{
    integra_demand demand = carers();
    demand.ground = INTEGRA_SUPPORT_GROUND_MISSING_MEANS;
    return asked(demand, error);
}

PROVOKE(stage_without_pps)
{
    integra_demand demand = carers();
    demand.pps = INTEGRA_TRI_NO; /* and its stage is what _init says, undetermined */
    return asked(demand, error);
}

PROVOKE(stage_pps_unknown)
{
    integra_demand demand = carers();
    demand.stage = INTEGRA_STAGE_AWAITING_JUDGEMENT;
    return asked(demand, error);
}

PROVOKE(mt_asks)
{
    integra_demand demand = carers();
    demand.requester = INTEGRA_REQUESTER_MT;
    return asked(demand, error);
}

/* The message of a demand that is impossible says so at its map: the requester is the MT, and no more is told. */
PROVOKE(mt_asks_in_a_message)
{
    static const uint8_t bytes[] = { 0x83, 0x01, 0x0c, 0xa2, 0x02, 0x01, 0x03, 0x03 };
    integra_demand demand;
    integra_contact contact;
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    return integra_demand_decode(bytes, sizeof bytes, &demand, &contact, error);
}

PROVOKE(commune)
{
    integra_demand demand = carers();
    memcpy(demand.commune, "Tours", 5);
    return asked(demand, error);
}

PROVOKE(contact)
{
    integra_demand demand = carers();
    integra_contact contact;
    size_t size = 0;
    integra_contact_init(&contact, sizeof contact);
    contact.channel = 200;
    return integra_demand_encode(&demand, &contact, NULL, 0, &size, error);
}

PROVOKE(demand_key)
{
    uint8_t values[INTEGRA_DEMAND_FIELD_ROOM];
    uint32_t motive = 0;
    return integra_demand_of_key(UINT64_MAX, &motive, values, error);
}

static integra_status followed_by(integra_follow_up follow_up, integra_error *error)
{
    integra_date date = 0;
    return integra_follow_up_answered(&follow_up, &date, error);
}

static integra_follow_up nothing_followed(void)
{
    integra_follow_up follow_up;
    integra_follow_up_init(&follow_up, sizeof follow_up);
    return follow_up;
}

static integra_status delivered(uint8_t service, integra_date date, integra_tri feedback, integra_error *error)
{
    integra_follow_up follow_up = nothing_followed();
    follow_up.services = &service;
    follow_up.dates = &date;
    follow_up.feedback = &feedback;
    follow_up.delivered_count = 1;
    return followed_by(follow_up, error);
}

PROVOKE(delivered_service)
{
    return delivered(255, 0, INTEGRA_TRI_NO, error);
}

PROVOKE(delivered_date)
{
    return delivered(INTEGRA_SERVICE_HOME_HELP, INT32_MAX, INTEGRA_TRI_NO, error);
}

PROVOKE(delivered_answer)
{
    return delivered(INTEGRA_SERVICE_HOME_HELP, 0, 3, error);
}

PROVOKE(mt_agreement)
{
    integra_follow_up follow_up = nothing_followed();
    follow_up.mt_agreement = 3;
    return followed_by(follow_up, error);
}

PROVOKE(follow_up_date)
{
    integra_follow_up follow_up = nothing_followed();
    follow_up.assessed = INT32_MAX;
    return followed_by(follow_up, error);
}

PROVOKE(calls_order)
{
    const integra_id calls[] = { { { 2 } }, { { 1 } } };
    const integra_date answered[] = { 0, 0 };
    size_t count = 0, with = 0;
    return integra_calls_count(calls, answered, 2, &count, &with, error);
}

#define MT_ASKS_EN "the requester is the médecin traitant, so mt is informed: say it (mt: informed) (rule ORI-16"
#define MT_ASKS_FR "le demandeur est le médecin traitant, donc mt vaut informed : le dire (mt: informed) (règle ORI-16"

PROVOCATIONS(
    faults_of_demands,
    { INTEGRA_FAULT_NO_MOTIVE,
      no_motive,
      { "the demand has no motive: give one at least, such as information or home_help (rule ORI-5)",
        "la demande n'a aucun motif : en donner au moins un, comme information ou home_help (règle ORI-5)" } },
    { INTEGRA_FAULT_MOTIVE_CODE, motive_code, { NULL, NULL } },
    { INTEGRA_FAULT_MOTIVE_BITS, motive_bits, { NULL, NULL } },
    { INTEGRA_FAULT_REQUESTER_NEEDED,
      requester_needed,
      { "the demand does not say who asks (requester): choose among person, carer, mt, health, social, medico_social, "
        "institution",
        "la demande ne dit pas qui demande (requester) : choisir parmi person, carer, mt, health, social, "
        "medico_social, "
        "institution" } },
    { INTEGRA_FAULT_DEMAND_VALUE,
      demand_value,
      { "open_plan (a plan is open) is none of its codes: take one from 0 to 3",
        "la valeur de open_plan (un plan est ouvert) n'est pas un des codes prévus : en prendre un de 0 à 3" } },
    { INTEGRA_FAULT_GROUND_OF_PERSON,
      ground_of_person,
      { "the person or a carer asks, and a ground for support is stated by professionals and institutions alone: leave "
        "it "
        "out (ground: none) (rule ORI-16)",
        "la personne ou un aidant demande, et seuls les professionnels et les institutions donnent la raison "
        "d'une demande d'appui : l'omettre (ground: none) (règle ORI-16)" } },
    { INTEGRA_FAULT_STAGE_WITHOUT_PPS,
      stage_without_pps,
      { "the screening found that no PPS is indicated (pps: no), so its stage is not_indicated: say it (stage: "
        "not_indicated) (rule ORI-16)",
        "le repérage a conclu qu'aucun PPS n'est indiqué (pps: no), donc son étape est not_indicated : le dire (stage: "
        "not_indicated) (règle ORI-16)" } },
    { INTEGRA_FAULT_STAGE_PPS_UNKNOWN,
      stage_pps_unknown,
      { "whether a PPS is indicated is not known (pps: unknown), so the stage is undetermined or not_indicated: say "
        "one of "
        "the two (stage), or say that it is indicated (pps: yes) (rule ORI-16)",
        "on ne sait pas si un PPS est indiqué (pps: unknown), donc l'étape est undetermined ou not_indicated : dire "
        "l'une "
        "des deux (stage), ou dire qu'il est indiqué (pps: yes) (règle ORI-16)" } },
    { INTEGRA_FAULT_MT_ASKS, mt_asks, { MT_ASKS_EN ")", MT_ASKS_FR ")" } },
    { INTEGRA_FAULT_MT_ASKS, mt_asks_in_a_message, { MT_ASKS_EN ", byte 3)", MT_ASKS_FR ", octet 3)" } },
    { INTEGRA_FAULT_COMMUNE,
      commune,
      { "the commune is not the code of one, five capitals and digits as in 37261 for Tours: give its code, not its "
        "name "
        "(rule ORI-12)",
        "la commune n'est pas un code de commune, cinq majuscules et chiffres comme 37261 pour Tours : donner son "
        "code, et "
        "non son nom (règle ORI-12)" } },
    { INTEGRA_FAULT_PUBLIC_ANYONE, public_anyone, { NULL, NULL } },
    { INTEGRA_FAULT_PUBLIC_BITS, public_bits, { NULL, NULL } },
    { INTEGRA_FAULT_PUBLIC_AGES, public_ages, { NULL, NULL } },
    { INTEGRA_FAULT_PUBLIC_OVER_60,
      public_over_60,
      { "the publics of a demand hold people over 60, and its field over_60 says no: correct one of the two (rule "
        "ORI-11)",
        "les publics d'une demande contiennent over_60, et son champ over_60 dit non : corriger l'un des deux (règle "
        "ORI-11)" } },
    { INTEGRA_FAULT_PUBLIC_CHILD_OVER_60, public_child_over_60, { NULL, NULL } },
    { INTEGRA_FAULT_CONTACT, contact, { NULL, NULL } }, { INTEGRA_FAULT_DEMAND_KEY, demand_key, { NULL, NULL } },
    { INTEGRA_FAULT_DELIVERED_SERVICE, delivered_service, { NULL, NULL } },
    { INTEGRA_FAULT_DELIVERED_DATE, delivered_date, { NULL, NULL } },
    { INTEGRA_FAULT_DELIVERED_ANSWER, delivered_answer, { NULL, NULL } },
    { INTEGRA_FAULT_MT_AGREEMENT, mt_agreement, { NULL, NULL } },
    { INTEGRA_FAULT_FOLLOW_UP_DATE, follow_up_date, { NULL, NULL } },
    { INTEGRA_FAULT_CALLS_ORDER, calls_order, { NULL, NULL } });
