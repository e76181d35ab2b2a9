/* fuzz_directory.c - any bytes as a directory: refused with a reason, or encoded again to the same bytes; a demand then
 * finds who serves each service, and what was passed over goes with it.
 * Spec: spec/integra.cddl, directory-body; ORI-11, ORI-12.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0 */
#include "again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static integra_directory *read(const uint8_t *data, size_t size)
{
    integra_directory *directory = NULL;
    integra_error error = { 0 };
    integra_status status = integra_directory_decode(data, size, NULL, &directory, &error);
    if (status && (directory || again_refused(status, &error, size) < 0)) {
        abort();
    }
    return directory;
}

static void write_again(const integra_directory *directory, const uint8_t *data, size_t size)
{
    size_t written = 0;
    uint8_t *bytes = malloc(size);
    integra_status status = bytes ? integra_directory_encode(directory, bytes, size, &written, NULL) : INTEGRA_OK;
    if (!bytes || again_same(status, bytes, written, data, size) < 0) {
        abort();
    }
    free(bytes);
}

/* A carer's demand, whose commune and day are taken from the bytes where they make one. */
static integra_demand asked(const uint8_t *data, size_t size)
{
    integra_demand demand;
    integra_demand_init(&demand, sizeof demand);
    demand.motives = INTEGRA_MOTIVE_BIT_ETP | INTEGRA_MOTIVE_BIT_ACCOMPANIMENT;
    demand.requester = data[size - 1] % 2 ? INTEGRA_REQUESTER_CARER : INTEGRA_REQUESTER_PERSON;
    demand.over_60 = data[size - 1] / 2 % 3;
    demand.date = data[size - 1] % 5 ? 20240 : INTEGRA_DATE_UNKNOWN;
    for (int i = 0; i < 5 && data[size - 1] % 7; i++) {
        demand.commune[i] = (char)('0' + data[(size_t)i % size] % 10);
    }
    return demand;
}

/* Who serves is none of those passed over, none of which is passed over without a reason; all offer the service. */
static void choose(const integra_directory *directory, const integra_demand *demand, uint32_t service)
{
    size_t room = integra_directory_offer_count(directory), count = 0;
    uint32_t *offers = malloc((room + 1) * sizeof *offers);
    uint8_t *reasons = malloc(room + 1);
    integra_choice choice;
    integra_choice_init(&choice, sizeof choice);
    if (!offers || !reasons || integra_directory_choose(directory, demand, service, &choice, NULL) ||
        integra_directory_explain(directory, demand, choice.service, offers, reasons, room, &count, NULL) ||
        (choice.offer == INTEGRA_NO_INDEX) == (choice.reason == INTEGRA_PASSING_NONE)) {
        abort();
    }
    for (size_t i = 0; i < count; i++) {
        integra_offer offer;
        integra_offer_init(&offer, sizeof offer);
        if (integra_directory_offer_at(directory, offers[i], &offer, NULL) || offers[i] == choice.offer ||
            reasons[i] == INTEGRA_PASSING_NONE || reasons[i] == INTEGRA_PASSING_NOT_OFFERED ||
            !(offer.services >> choice.service & 1u) ||
            (choice.offer != INTEGRA_NO_INDEX && offer.level > choice.level)) {
            abort();
        }
    }
    free(reasons);
    free(offers);
}

static void review(const integra_directory *directory)
{
    integra_finding *findings = NULL;
    size_t count = 0;
    integra_status status = integra_directory_review(directory, NULL, 0, &count, NULL);
    findings = malloc((count + 1) * sizeof *findings);
    if (!findings || status != (count ? INTEGRA_ERR_CAPACITY : INTEGRA_OK) ||
        integra_directory_review(directory, findings, count, &count, NULL)) {
        abort();
    }
    free(findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    integra_directory *directory = read(data, size);
    if (directory) {
        uint64_t open = 0;
        integra_demand demand = asked(data, size);
        write_again(directory, data, size);
        review(directory);
        for (uint32_t service = 1; service < 64; service++) {
            integra_service about;
            integra_service_init(&about, sizeof about);
            if (integra_service_at(service, &about, NULL) == INTEGRA_OK && about.listed) {
                choose(directory, &demand, service);
            }
        }
        if (integra_directory_open_services(directory, &demand, &open, NULL)) {
            abort();
        }
    }
    integra_directory_destroy(directory);
    return 0;
}
