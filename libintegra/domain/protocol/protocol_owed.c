/* protocol_owed.c - laws 14 and 15: what is owed where a motive's service may not be had.
 * Spec: spec/21-protocol.md (ORI-16, "Laws").  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_owed.h"

#include "core/generated/rules.h"
#include "domain/demand/demand.h"
#include "domain/rules/generated/rules.h"

/* What a motive comes to in a demand. */
typedef struct motive_view {
    int kept;           /* it has services, and none of them may be called for who asks (ORI-6) */
    int shares;         /* one of them shares the person's data */
    int at_once;        /* something of mission 1 is called, no stand-in, that waits on nothing */
    uint64_t stand_ins; /* of what answers the motive, those */
} motive_view;

static motive_view see(const uint8_t *values, uint64_t answers, const integra__protocol_called *called)
{
    motive_view view = { 0, 0, 0, 0 };
    int may = 0;
    for (uint32_t code = 1; code < INTEGRA__SERVICE_CODES; code++) {
        const integra__service_row *service = &integra__service_rows[code];
        uint64_t bit = INTEGRA__BIT(code);
        if (service->kind != INTEGRA_SERVICE_KIND_SERVICE) {
            view.stand_ins |= answers & bit;
            continue;
        }
        view.at_once |= (called->at_once & bit) != 0 && service->mission == INTEGRA_MISSION_M1;
        if ((answers & bit) != 0) {
            view.kept = 1;
            view.shares |= service->shares;
            may |= integra__service_may_ask(service, values);
        }
    }
    view.kept = view.kept && !may;
    return view;
}

/* Law 15: the lowest service that is missing, 0 for none. */
static uint8_t missing(int professional, const integra__protocol_called *called)
{
    const struct {
        uint8_t service;
        int there;
    } owed[] = {
        { INTEGRA_SERVICE_INFORMATION, (called->at_once & INTEGRA__BIT(INTEGRA_SERVICE_INFORMATION)) != 0 },
        { INTEGRA_SERVICE_CONSENT_DISCUSSION,
          (called->services & INTEGRA__BIT(INTEGRA_SERVICE_CONSENT_DISCUSSION)) != 0 },
        { INTEGRA_SERVICE_ADVICE_WITHOUT_IDENTITY,
          !professional || (called->services & INTEGRA__BIT(INTEGRA_SERVICE_ADVICE_WITHOUT_IDENTITY)) != 0 },
    };
    for (size_t i = 0; i < sizeof owed / sizeof owed[0]; i++) {
        if (!owed[i].there) {
            return owed[i].service;
        }
    }
    return 0;
}

void integra__protocol_look_owed(integra__protocol_proof *proof, const integra__protocol_case *at, uint64_t answers,
                                 const integra__protocol_called *called)
{
    int professional = integra__demand_professional(at->values[INTEGRA_DEMAND_FIELD_REQUESTER]);
    int refused = at->values[INTEGRA_DEMAND_FIELD_SHARING_CONSENT] == INTEGRA_TRI_NO;
    if (professional && !refused) {
        return;
    }
    motive_view view = see(at->values, answers, called);
    int way_back = refused || (called->services & view.stand_ins) != 0;
    uint8_t service = refused && view.shares ? missing(professional, called) : 0;
    if (view.kept && !(view.at_once && way_back)) {
        integra__protocol_show(proof, INTEGRA_LAW_ANSWERED_NOW, proof->motive, at->key, INTEGRA__ORI_6, 0);
    }
    if (service != 0) {
        integra__protocol_show(proof, INTEGRA_LAW_REFUSAL_ANSWERED, proof->motive, at->key, INTEGRA__ORI_8, service);
    }
}
