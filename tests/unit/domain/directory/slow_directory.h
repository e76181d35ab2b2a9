/* slow_directory.h - the graduated choice worked out the slow way: every offer looked at, all of them put in order.
 * Spec: spec/22-directory.md, ORI-11, ORI-12, ORI-21.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef SLOW_DIRECTORY_H
#define SLOW_DIRECTORY_H

#include <integra/integra.h>

enum { SLOW_OFFERS = 16 };

typedef struct slow_choice {
    uint32_t offer; /* INTEGRA_NO_INDEX for none */
    uint32_t check_first;
    uint32_t reason;
    size_t equal_count; /* the chosen one and those that nothing but an identifier tells from it, in order */
    uint32_t equals[SLOW_OFFERS + 1];
    size_t passed_count;
    uint32_t passed[SLOW_OFFERS];
    uint8_t reasons[SLOW_OFFERS];
} slow_choice;

/* Why an offer of the service may not serve, INTEGRA_PASSING_NONE where it may; whether it is to be checked first. */
uint32_t slow_passing(const integra_offer *offer, const integra_demand *demand, uint32_t service);
int slow_check_first(const integra_offer *offer, const integra_demand *demand);

/* Who serves, `second` left out, and who was passed over, of up to SLOW_OFFERS offers. */
void slow_choose(const integra_offer *offers, size_t count, const integra_demand *demand, uint32_t service,
                 slow_choice *choice);

/* Chooses in the library too, asks for what was passed over, and fails the test at the first difference. */
void slow_compare_choice(const integra_offer *offers, size_t count, const integra_demand *demand, uint32_t service);

#endif
