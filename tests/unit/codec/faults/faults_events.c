/* faults_events.c - faults of one event.
 * Spec: spec/31-history.md (PLN-11, PLN-22), spec/kinds.tsv.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include "history.h"

static integra_status checked(const integra_event *event, integra_error *error)
{
    integra_digest digest;
    return integra_event_digest(event, &digest, error);
}

/* A need, whole, the first event of its writer. */
static integra_event need(void)
{
    static const uint8_t parent[32] = { 1 };
    integra_event event = event_of(INTEGRA_EVENT_NEED, NURSE, NULL);
    event.plan = who('P');
    event.writer = who('a');
    event.sequence = 1;
    event.parents = (integra_bytes){ parent, sizeof parent };
    return event;
}

/* A need with one thing wrong. */
#define NEED(name, ...)                                                                                                \
    PROVOKE(name)                                                                                                      \
    {                                                                                                                  \
        integra_event event = need();                                                                                  \
        __VA_ARGS__;                                                                                                   \
        return checked(&event, error);                                                                                 \
    }

static const char long_text[INTEGRA_TEXT_LIMIT + 1];
static const uint8_t long_bytes[INTEGRA_SIGNATURE_LIMIT + 1];
static const uint8_t many_parents[(INTEGRA_PARENT_LIMIT + 1) * sizeof(integra_digest)];
static const integra_digest other_digest = { { 9 } };

NEED(event_kind, event.kind = 0)
NEED(event_sequence, event.sequence = 0)
NEED(event_writer, event.writer = who(0))
NEED(event_author, event.author = who(0))
NEED(event_plan, event.plan = who(0))
NEED(event_recorded, event.recorded = INT64_MAX)
NEED(opening_frame, event.kind = INTEGRA_EVENT_OPENING; event.edition = 1)
NEED(event_edition, event.edition = 1)
NEED(parents_limit, event.parents = (integra_bytes){ many_parents, sizeof many_parents })
NEED(parents_form, event.parents.size = 31)
NEED(event_date, event.effective = INT32_MAX)
NEED(event_code, event.code = 9999)
NEED(signature_limit, sign(&event, long_bytes, sizeof long_bytes))
NEED(signatures_limit, event.signature_count = INTEGRA_SIGNATURES_LIMIT + 1)
NEED(signatures_form, sign(&event, long_bytes, 2); sign(&event, long_bytes, 1))
NEED(salt, event.text = text_from("humid"))
NEED(event_text_limit, write_text(&event, "x"); event.text = (integra_text){ long_text, sizeof long_text })
NEED(event_text_utf8, write_text(&event, "\xe9t\xe9"))
NEED(text_digest, write_text(&event, "humid"); event.text_digest = other_digest)
NEED(field_absent, event.due = DAY)
NEED(field_needed, event.code = 0)

/* A message whose last pair, the digest of its text, is cut off. */
PROVOKE(text_without_digest)
{
    enum { PAIR = 35 }; /* key 18, then 58 20 and the digest */
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    integra_event event = need();
    write_text(&event, "humid");
    assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    bytes[3]--; /* the map's head: fewer than 24 pairs */
    return integra_event_decode(bytes, size - PAIR, &event, error);
}

/* The message of a kind that has no due date, with one: told at the byte of the date, as the header says. */
PROVOKE(field_absent_in_a_message)
{
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    integra_event event = need();
    event.kind = 9999; /* not judged */
    event.due = DAY;
    event.code = 1;
    assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    for (size_t i = 0; i + 3 < size; i++) {
        if (bytes[i] == 0x07 && bytes[i + 1] == 0x19 && bytes[i + 2] == 0x27 && bytes[i + 3] == 0x0f) { /* its kind */
            bytes[i + 1] = INTEGRA_EVENT_NEED;
            memmove(bytes + i + 2, bytes + i + 4, size - i - 4);
            return integra_event_decode(bytes, size - 2, &event, error);
        }
    }
    return INTEGRA_OK;
}

/* The message of an event whose two signatures have changed places. */
PROVOKE(signatures_form_in_a_message)
{
    static const uint8_t signatures[] = { 1, 2 };
    uint8_t bytes[MESSAGE_ROOM];
    size_t size = 0;
    integra_event event = need();
    sign(&event, signatures, 1);
    sign(&event, signatures + 1, 1);
    assert_int_equal(integra_event_encode(&event, bytes, sizeof bytes, &size, NULL), INTEGRA_OK);
    const uint8_t pair[] = { 0x01, 0x82, 0x41, 1, 0x41, 2 };
    assert_memory_equal(bytes + 4, pair, sizeof pair);
    bytes[7] = 2;
    bytes[9] = 1;
    return integra_event_decode(bytes, size, &event, error);
}

PROVOCATIONS(
    faults_of_events, { INTEGRA_FAULT_EVENT_KIND, event_kind, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_SEQUENCE, event_sequence, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_WRITER,
      event_writer,
      { "an event does not say its writer: give the identifier of the installation that writes it (rule WIRE-21)",
        "un événement ne dit pas son rédacteur : donner l'identifiant de l'installation qui l'écrit (règle "
        "WIRE-21)" } },
    { INTEGRA_FAULT_EVENT_AUTHOR, event_author, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_PLAN, event_plan, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_RECORDED, event_recorded, { NULL, NULL } },
    { INTEGRA_FAULT_OPENING_FRAME, opening_frame, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_EDITION, event_edition, { NULL, NULL } },
    { INTEGRA_FAULT_PARENTS_LIMIT, parents_limit, { NULL, NULL } },
    { INTEGRA_FAULT_PARENTS_FORM, parents_form, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_DATE,
      event_date,
      { "effective (effective date) lies outside years 1 to 9999: correct it, or leave it unknown (rule GEN-7)",
        "effective (date d'effet) sort des années 1 à 9999 : corriger la date, ou la laisser inconnue (règle "
        "GEN-7)" } },
    { INTEGRA_FAULT_EVENT_CODE,
      event_code,
      { "code (code) is no word that an event of kind need has there: take one of the group that integra_event_words() "
        "tells (rule PLN-11)",
        "code (code) n'est pas un mot qu'un événement de nature need porte à cette place : en prendre un du groupe que "
        "dit "
        "integra_event_words() (règle PLN-11)" } },
    { INTEGRA_FAULT_SIGNATURE_LIMIT, signature_limit, { NULL, NULL } },
    { INTEGRA_FAULT_SIGNATURES_LIMIT, signatures_limit, { NULL, NULL } },
    { INTEGRA_FAULT_SIGNATURES_FORM,
      signatures_form,
      { "the signatures of an event do not ascend by their bytes, or one of them is empty or there twice: give each "
        "once, "
        "a shorter one before what it begins (rule PLN-12)",
        "les signatures d'un événement ne sont pas en ordre croissant de leurs octets, ou l'une d'elles est vide ou y "
        "figure deux fois : indiquer chacune une seule fois, la plus courte avant celles qu'elle commence (règle "
        "PLN-12)" } },
    { INTEGRA_FAULT_SIGNATURES_FORM, signatures_form_in_a_message, { NULL, NULL } },
    { INTEGRA_FAULT_SALT,
      salt,
      { "a text has no salt of 16 bytes, or a salt has no text: draw 16 bytes at random for each text, and give none "
        "without one (rule PLN-11)",
        "un texte n'a pas de sel de 16 octets, ou un sel n'a pas de texte : tirer 16 octets au hasard pour chaque "
        "texte, "
        "et n'en donner aucun sans texte (règle PLN-11)" } },
    { INTEGRA_FAULT_EVENT_TEXT_LIMIT, event_text_limit, { NULL, NULL } },
    { INTEGRA_FAULT_EVENT_TEXT_UTF8, event_text_utf8, { NULL, NULL } },
    { INTEGRA_FAULT_TEXT_DIGEST, text_digest, { NULL, NULL } },
    { INTEGRA_FAULT_FIELD_ABSENT,
      field_absent,
      { "an event of kind need has no due (due date): leave it out (rule PLN-11)",
        "un événement de nature need n'a pas de due (échéance) : l'omettre (règle PLN-11)" } },
    { INTEGRA_FAULT_FIELD_ABSENT, field_absent_in_a_message, { NULL, NULL } },
    { INTEGRA_FAULT_FIELD_NEEDED,
      field_needed,
      { "an event of kind need needs code (code): give it (rule WIRE-21)",
        "un événement de nature need demande code (code) : l'indiquer (règle WIRE-21)" } },
    { INTEGRA_FAULT_TEXT_WITHOUT_DIGEST, text_without_digest, { NULL, NULL } });
