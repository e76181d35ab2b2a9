/* indicator_layout.h - where the facts of a row stand in its bytes; the message `tally` holds these very bytes.
 * Spec: spec/50-indicators.md, "What a tally holds".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 *
 * Dates are four bytes, big-endian, the day plus 2^31, so that their order is that of the bytes: INTEGRA_DATE_UNKNOWN
 * is 00000000, INTEGRA_DATE_SAID_UNKNOWN 00000001, INTEGRA_DATE_OPEN ffffffff. Bytes not named are zero. */
#ifndef INTEGRA_DOMAIN_INDICATOR_LAYOUT_H
#define INTEGRA_DOMAIN_INDICATOR_LAYOUT_H

#include <string.h>

#include <integra/indicator.h>

#define INTEGRA__ID_SIZE 16

/* A structure (A1): a row as it was given, so that rows which disagree are told. */
enum {
    INTEGRA__STRUCTURE_ON_TERRITORY = 16, /* tri */
    INTEGRA__STRUCTURE_HAS_PROTOCOL = 17, /* tri */
    INTEGRA__STRUCTURE_CONFORMS = 18,     /* tri */
    INTEGRA__STRUCTURE_OPENS = 24,
    INTEGRA__STRUCTURE_CLOSES = 28,
    INTEGRA__STRUCTURE_DIGEST = 32,
    INTEGRA__STRUCTURE_SIZE = 64
};

/* A body (A2), of all its rows: whether it is of the territory, INTEGRA__DISAGREES where they disagree; whether it
 * signed. */
enum { INTEGRA__BODY_ON_TERRITORY = 16, INTEGRA__BODY_SIGNED = 17, INTEGRA__BODY_SIZE = 24 };
#define INTEGRA__DISAGREES 3

/* A use of an assessment (A3): a row as it was given. */
enum {
    INTEGRA__USE_ASSESSMENT = 16,
    INTEGRA__USE_ACTOR = 32,
    INTEGRA__USE_DATE = 48,
    INTEGRA__USE_KIND = 52, /* INTEGRA_ASSESSMENT_KIND_ */
    INTEGRA__USE_BIRTH = 60,
    INTEGRA__USE_SIZE = 64
};

/* A call (A4), of all its rows: the earliest day said, INTEGRA_DATE_OPEN where none is; whether it was answered. */
enum { INTEGRA__CALL_DATE = 16, INTEGRA__CALL_ANSWERED = 20, INTEGRA__CALL_SIZE = 24 };
/* An event (signed, answered) as of the tally's day, of all rows: later is stronger. */
enum { INTEGRA__EVENT_NO, INTEGRA__EVENT_POSSIBLE, INTEGRA__EVENT_CERTAIN };

/* An offer (B1, B2): a row as it was given. */
enum {
    INTEGRA__OFFER_ID = 16,
    INTEGRA__OFFER_KIND = 32,      /* INTEGRA_STRUCTURE_KIND_ */
    INTEGRA__OFFER_FUNCTIONS = 33, /* INTEGRA_FUNCTION_BIT_ of each, INTEGRA__FUNCTIONS_UNKNOWN */
    INTEGRA__OFFER_OPENS = 40,
    INTEGRA__OFFER_CLOSES = 44,
    INTEGRA__OFFER_SIZE = 48
};
#define INTEGRA__FUNCTIONS_UNKNOWN 0xff

/* A stay that a window can use (B3): a row as it was given, a discharge after the tally's day being open. What tells
 * stays apart comes before the age. */
enum {
    INTEGRA__STAY_ADMISSION = 16,
    INTEGRA__STAY_DISCHARGE = 20,
    INTEGRA__STAY_MCO = 24,     /* tri, never no */
    INTEGRA__STAY_ON_LIST = 25, /* tri */
    INTEGRA__STAY_AGE = 26,     /* INTEGRA__AGE_UNKNOWN: not said, or without a day of admission */
    INTEGRA__STAY_BIRTH = 28,
    INTEGRA__STAY_SIZE = 32
};
#define INTEGRA__AGE_UNKNOWN 0xff

/* What rows beside the stays kept say of a person's birth (B3): the earliest and the latest birth date; and of ages,
 * what all of them leave, which is empty where it begins behind its end, and their hull. */
enum { INTEGRA__BIRTH_EARLIEST = 16, INTEGRA__BIRTH_LATEST = 20, INTEGRA__BIRTH_SIZE = 24 };
enum {
    INTEGRA__AGES_FROM = 16,
    INTEGRA__AGES_TO = 20,
    INTEGRA__AGES_HULL_FROM = 24,
    INTEGRA__AGES_HULL_TO = 28,
    INTEGRA__AGES_SIZE = 32
};

/* Somebody accompanied (caseload, share), of all rows that meet the period: of a share who oriented the person,
 * INTEGRA_REQUESTER_, 0 where no row says it, INTEGRA__ACCOMPANIMENT_DIFFERS where rows say different ones; of a
 * caseload 0, which nobody reads. An assistant of a caseload: the identifier alone. */
enum { INTEGRA__ACCOMPANIMENT_REQUESTER = 16, INTEGRA__ACCOMPANIMENT_SIZE = 24, INTEGRA__ASSISTANT_SIZE = 24 };
#define INTEGRA__ACCOMPANIMENT_DIFFERS 0xff

static inline integra_date integra__row_date(const uint8_t *row, size_t at)
{
    uint32_t bits = (uint32_t)row[at] << 24 | (uint32_t)row[at + 1] << 16 | (uint32_t)row[at + 2] << 8 | row[at + 3];
    return (integra_date)((int64_t)bits - INT64_C(0x80000000));
}

/* A date as its four bytes are a number. */
static inline uint32_t integra__row_bits(integra_date date)
{
    return (uint32_t)date ^ UINT32_C(0x80000000);
}

static inline void integra__row_set_date(uint8_t *row, size_t at, integra_date date)
{
    uint32_t bits = integra__row_bits(date);
    row[at] = (uint8_t)(bits >> 24);
    row[at + 1] = (uint8_t)(bits >> 16);
    row[at + 2] = (uint8_t)(bits >> 8);
    row[at + 3] = (uint8_t)bits;
}

/* A number whose bytes, as they lie in memory, are those of another with the greatest first. */
static inline uint64_t integra__row_order(uint64_t word)
{
    const uint16_t one = 1;
    uint8_t first;
    memcpy(&first, &one, sizeof first);
    if (first == 0) {
        return word;
    }
    word = word >> 32 | word << 32;
    word = (word >> 16 & UINT64_C(0x0000ffff0000ffff)) | (word & UINT64_C(0x0000ffff0000ffff)) << 16;
    return (word >> 8 & UINT64_C(0x00ff00ff00ff00ff)) | (word & UINT64_C(0x00ff00ff00ff00ff)) << 8;
}

/* Eight bytes at once, two dates or what stands in their place: as one number, which compilers see to be a swap. */
static inline void integra__row_set_word(uint8_t *row, size_t at, uint32_t first, uint32_t second)
{
    const uint64_t word = integra__row_order((uint64_t)first << 32 | second);
    memcpy(row + at, &word, sizeof word);
}

#endif
