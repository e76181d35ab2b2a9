/* event_keys.h - the keys of the message `event`.
 * Spec: spec/integra.cddl, event-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_EVENT_KEYS_H
#define INTEGRA_CODEC_EVENT_KEYS_H

enum {
    INTEGRA__EVENT_PROSE,     /* salt and text: the digest covers neither this */
    INTEGRA__EVENT_SIGNATURE, /* nor this */
    INTEGRA__EVENT_PLAN,
    INTEGRA__EVENT_WRITER,
    INTEGRA__EVENT_SEQUENCE,
    INTEGRA__EVENT_AUTHOR,
    INTEGRA__EVENT_RECORDED,
    INTEGRA__EVENT_KIND,
    INTEGRA__EVENT_PARENTS,
    INTEGRA__EVENT_EDITION,
    INTEGRA__EVENT_EFFECTIVE,
    INTEGRA__EVENT_DUE,
    INTEGRA__EVENT_UNTIL,
    INTEGRA__EVENT_PERSON,
    INTEGRA__EVENT_REFERENCE,
    INTEGRA__EVENT_TARGET,
    INTEGRA__EVENT_CODE,
    INTEGRA__EVENT_DETAIL,
    INTEGRA__EVENT_TEXT_DIGEST,
    INTEGRA__EVENT_KEYS
};

#endif
