/* faults_messages.c - faults of bytes: what is no CBOR, what is no message, what is another one.
 * Spec: spec/01-wire.md (WIRE-13 to WIRE-21).  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

static integra_status read_demand(const void *bytes, size_t size, integra_error *error)
{
    integra_demand demand;
    integra_contact contact;
    integra_demand_init(&demand, sizeof demand);
    integra_contact_init(&contact, sizeof contact);
    return integra_demand_decode(bytes, size, &demand, &contact, error);
}

static integra_status next(const void *bytes, size_t size, integra_error *error)
{
    uint32_t kind = 0;
    size_t used = 0;
    return integra_message_next(bytes, size, 0, &kind, &used, error);
}

#define DEMAND(name, ...)                                                                                              \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        static const uint8_t bytes[] = { 0x83, 0x01, __VA_ARGS__ };                                                    \
        return read_demand(bytes, sizeof bytes, error);                                                                \
    }
#define TEXT(name, call, text)                                                                                         \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        return call(text, sizeof text - 1, error);                                                                     \
    }

TEXT(an_object, read_demand, "{\"requester\":\"mt\",\"motives\":[\"planning\"]}")
TEXT(an_array, next, "[{\"requester\":\"mt\"}]")
TEXT(behind_spaces, next, " \t\r\n{\"requester\":\"mt\"}")
TEXT(behind_a_mark, next, "\xef\xbb\xbf{\"requester\":\"mt\"}")
TEXT(a_table, next, "requester;motives\nmt;planning\n")
TEXT(a_number, next, "2025-06-01")
TEXT(cut_in_a_letter, next, "\"6789012345678901234567890123456789012345678901234567890123456\xc3\xa9t\xc3\xa9\"")

DEMAND(message_kind, 0x02, 0xa0)                                    /* answers */
DEMAND(a_kind_to_come, 0x18, 0x63, 0xa0)                            /* 99 */
DEMAND(key_missing, 0x0c, 0xa1, 0x02, 0x01)                         /* motives alone */
DEMAND(key_value, 0x0c, 0xa2, 0x02, 0x60, 0x03, 0x02)               /* motives a text */
DEMAND(key_default, 0x0c, 0xa3, 0x02, 0x01, 0x03, 0x02, 0x04, 0x00) /* the urgency is unknown */
DEMAND(item_limit, 0x0c, 0xa1, 0x00, 0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)
DEMAND(depth_limit, 0x0c, 0xa1, 0x18, 0x63, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81,
       0x81, 0x81, 0x81, 0x81, 0x00)

PROVOKE(message_limit)
{
    static const uint8_t bytes[] = { 0x83, 0x01, 0x02, 0xa0 };
    uint32_t kind = 0;
    size_t used = 0;
    return integra_message_next(bytes, sizeof bytes, 3, &kind, &used, error);
}

static integra_status with_extension(integra_bytes extension, integra_error *error)
{
    integra_answers answers;
    size_t size = 0;
    integra_answers_init(&answers, sizeof answers);
    answers.extension = extension;
    return integra_answers_encode(&answers, NULL, 0, &size, error);
}

PROVOKE(extension_key)
{
    static const uint8_t pair[] = { 0x00, 0x00 };
    return with_extension((integra_bytes){ pair, sizeof pair }, error);
}

/* An extension as long as a message may be, which leaves no room for its envelope. */
PROVOKE(message_size)
{
    enum { HEAD = 7 }; /* 18 63, then 5a and four bytes */
    static uint8_t pair[INTEGRA_MESSAGE_LIMIT] = { 0x18, 0x63, 0x5a };
    const size_t content = sizeof pair - HEAD;
    for (size_t i = 0; i < 4; i++) {
        pair[3 + i] = (uint8_t)(content >> 8 * (3 - i));
    }
    return with_extension((integra_bytes){ pair, sizeof pair }, error);
}

#define NOT_CBOR_EN                                                                                                    \
    "these bytes are JSON or other text, not CBOR: read them as what they are, or give the bytes of a message (rule "
#define NOT_CBOR_FR                                                                                                    \
    "ces octets sont du JSON ou un autre texte, pas du CBOR : les lire comme tels, ou donner les octets d'un message " \
    "(règle "

PROVOCATIONS(
    faults_of_messages,
    { INTEGRA_FAULT_NOT_CBOR, an_object, { NOT_CBOR_EN "WIRE-15, byte 0)", NOT_CBOR_FR "WIRE-15, octet 0)" } },
    { INTEGRA_FAULT_NOT_CBOR, an_array, { NOT_CBOR_EN "WIRE-15, byte 0)", NOT_CBOR_FR "WIRE-15, octet 0)" } },
    { INTEGRA_FAULT_NOT_CBOR, behind_spaces, { NOT_CBOR_EN "WIRE-16, byte 0)", NOT_CBOR_FR "WIRE-16, octet 0)" } },
    { INTEGRA_FAULT_NOT_CBOR, behind_a_mark, { NULL, NULL } }, { INTEGRA_FAULT_NOT_CBOR, a_table, { NULL, NULL } },
    { INTEGRA_FAULT_NOT_CBOR, a_number, { NULL, NULL } }, { INTEGRA_FAULT_NOT_CBOR, cut_in_a_letter, { NULL, NULL } },
    { INTEGRA_FAULT_MESSAGE_KIND,
      message_kind,
      { "a message of kind demand is wanted, and this one is of kind answers: read it as what it is, or give another "
        "(rule "
        "WIRE-17, byte 2)",
        "un message de nature demand est attendu, et celui-ci est de nature answers : le lire comme tel, ou en donner "
        "un "
        "autre (règle WIRE-17, octet 2)" } },
    { INTEGRA_FAULT_MESSAGE_KIND,
      a_kind_to_come,
      { "a message of kind demand is wanted, and this one is of kind 99: read it as what it is, or give another (rule "
        "WIRE-17, byte 2)",
        "un message de nature demand est attendu, et celui-ci est de nature 99 : le lire comme tel, ou en donner un "
        "autre "
        "(règle WIRE-17, octet 2)" } },
    { INTEGRA_FAULT_KEY_MISSING,
      key_missing,
      { "a message of kind demand is without key 3, which it must have: have the sender write it, as integra.cddl says "
        "(rule WIRE-21, byte 3)",
        "il manque à un message de nature demand la clé 3, qui est obligatoire : que l'émetteur l'écrive, comme le dit "
        "integra.cddl (règle WIRE-21, octet 3)" } },
    { INTEGRA_FAULT_KEY_VALUE,
      key_value,
      { "under key 2 of a message of kind demand a value has another type, or lies outside its range: check it against "
        "integra.cddl (rule WIRE-20, byte 5)",
        "sous la clé 2 d'un message de nature demand, une valeur n'est pas du type voulu ou sort de son intervalle : "
        "la "
        "comparer à integra.cddl (règle WIRE-20, octet 5)" } },
    { INTEGRA_FAULT_KEY_DEFAULT, key_default, { NULL, NULL } },
    { INTEGRA_FAULT_ITEM_LIMIT, item_limit, { NULL, NULL } },
    { INTEGRA_FAULT_DEPTH_LIMIT, depth_limit, { NULL, NULL } },
    { INTEGRA_FAULT_MESSAGE_LIMIT, message_limit, { NULL, NULL } },
    { INTEGRA_FAULT_MESSAGE_SIZE, message_size, { NULL, NULL } },
    { INTEGRA_FAULT_EXTENSION_KEY, extension_key, { NULL, NULL } });
