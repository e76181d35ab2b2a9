/* integra/directory.h - the directory of resources (ROR): who offers what, where, and the graduated choice among them.
 * Spec: spec/22-directory.md (ORI-11, ORI-12, ORI-21 to ORI-23).  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * A directory is opaque and owned by its creator. Offers are counted from 0 in the order they were added, structures
 * of which it says what they are called in the order of their identifiers.
 */
#ifndef INTEGRA_DIRECTORY_H
#define INTEGRA_DIRECTORY_H

#include "orientation.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most offers and guichets of a directory, and areas of one offer. Rule ORI-12. Since 0.1. */
#define INTEGRA_OFFER_LIMIT   65536
#define INTEGRA_GUICHET_LIMIT 4096
#define INTEGRA_AREA_LIMIT    4096
/** The most structures of a directory that are called something. Rule ORI-12. Since 0.1. */
#define INTEGRA_STRUCTURE_LIMIT 65536
/** The longest eligibility grid of an offer, reference and name of a structure, in bytes. Rule ORI-12. Since 0.1. */
#define INTEGRA_GRID_LIMIT      200
#define INTEGRA_REFERENCE_LIMIT 64
#define INTEGRA_NAME_LIMIT      200
/** The greatest size of a message of kind `directory`, 64 MiB. Rule WIRE-14. Since 0.1. */
#define INTEGRA_DIRECTORY_SIZE_LIMIT INTEGRA_LARGE_MESSAGE_LIMIT
/** In integra_offer.capacity and .lead_days: not known. */
#define INTEGRA_CAPACITY_UNKNOWN (-1)

/* <generated from spec/words.tsv: directory> */
/* structure_kind */
#define INTEGRA_STRUCTURE_KIND_UNKNOWN 0                     /**< not known */
#define INTEGRA_STRUCTURE_KIND_MSP 1                         /**< multi-professional health house (MSP) */
#define INTEGRA_STRUCTURE_KIND_PSP 2                         /**< multi-professional health pole (PSP) */
#define INTEGRA_STRUCTURE_KIND_HEALTH_CENTRE 3               /**< health centre */
#define INTEGRA_STRUCTURE_KIND_PRACTICE 4                    /**< practice */
#define INTEGRA_STRUCTURE_KIND_CLIC 5                        /**< CLIC */
#define INTEGRA_STRUCTURE_KIND_CCAS 6                        /**< CCAS */
#define INTEGRA_STRUCTURE_KIND_MAIA 7                        /**< MAIA */
#define INTEGRA_STRUCTURE_KIND_NETWORK 8                     /**< health network */
#define INTEGRA_STRUCTURE_KIND_PTA 9                         /**< PTA or coordination territoriale d'appui */
#define INTEGRA_STRUCTURE_KIND_DAC 10                        /**< DAC */
#define INTEGRA_STRUCTURE_KIND_MDPH 11                       /**< MDPH */
#define INTEGRA_STRUCTURE_KIND_HOSPITAL 12                   /**< hospital */
#define INTEGRA_STRUCTURE_KIND_HAD 13                        /**< hospital at home (HAD) */
#define INTEGRA_STRUCTURE_KIND_MOBILE_TEAM 14                /**< mobile team */
#define INTEGRA_STRUCTURE_KIND_SSIAD 15                      /**< nursing care at home (SSIAD) */
#define INTEGRA_STRUCTURE_KIND_HOME_SERVICES 16              /**< home services */
#define INTEGRA_STRUCTURE_KIND_MEDICO_SOCIAL 17              /**< medico-social structure */
#define INTEGRA_STRUCTURE_KIND_SOCIAL 18                     /**< social services */
#define INTEGRA_STRUCTURE_KIND_ASSOCIATION 19                /**< association */
#define INTEGRA_STRUCTURE_KIND_REGIONAL_BODY 20              /**< regional body */
#define INTEGRA_STRUCTURE_KIND_OTHER 21                      /**< another kind */
#define INTEGRA_STRUCTURE_KIND_ARS 22                        /**< regional health agency (ARS) */
#define INTEGRA_STRUCTURE_KIND_DEPARTMENTAL_COUNCIL 23       /**< departmental council */
#define INTEGRA_STRUCTURE_KIND_COMMUNE 24                    /**< commune */
#define INTEGRA_STRUCTURE_KIND_HEALTH_INSURANCE 25           /**< health insurance */
#define INTEGRA_STRUCTURE_KIND_PENSION_FUND 26               /**< pension fund */
#define INTEGRA_STRUCTURE_KIND_URPS 27                       /**< union of self-employed health professionals (URPS) */
#define INTEGRA_STRUCTURE_KIND_USER_ASSOCIATION 28           /**< users' association */
/* specialty */
#define INTEGRA_SPECIALTY_UNKNOWN 0                          /**< not said */
#define INTEGRA_SPECIALTY_ORDINARY 1                         /**< ordinary */
#define INTEGRA_SPECIALTY_SPECIALISED 2                      /**< specialised */
/* guichet */
#define INTEGRA_GUICHET_INTEGRATED 1                         /**< many doors, one answer */
#define INTEGRA_GUICHET_SINGLE 2                             /**< one door */
/* </generated> */

/** A directory of resources. Opaque; owned, released by integra_directory_destroy(). One without offers serves nothing,
 *  which says nothing of the territory: integra_directory_offer_count() tells. Rule ORI-12. Since 0.1. */
typedef struct integra_directory integra_directory;

/** What one structure offers. Caller's memory; given out by integra_directory_offer_at(), its areas and grid are
 *  borrowed until the directory changes or goes. Rule ORI-12. Since 0.1. */
typedef struct integra_offer {
    uint32_t struct_size;
    uint32_t kind;           /**< INTEGRA_STRUCTURE_KIND_ */
    integra_id id;           /**< the offer's own opaque identifier, never none, one of its directory */
    integra_id structure;    /**< the structure's opaque identifier, never none */
    integra_id access_point; /**< the local access point of a regional offer, or none (ORI-23) */
    uint64_t services;       /**< what it offers, one at least: INTEGRA_SERVICE_BIT_, listed ones */
    uint32_t motives;        /**< the needs it answers: INTEGRA_MOTIVE_BIT_ (ORI-21) */
    uint32_t level;          /**< INTEGRA_LEVEL_ at which it is exercised, whoever employs (ORI-11) */
    uint32_t publics;        /**< for whom: INTEGRA_PUBLIC_BIT_; 0 is anyone; matched, never ranked (GEN-4) */
    uint32_t requesters;     /**< who may ask: INTEGRA_REQUESTER_BIT_; 0: whoever the service may be called for (ORI-6) */
    uint32_t specialty;      /**< INTEGRA_SPECIALTY_ (ORI-21) */
    int32_t capacity;        /**< free places, 0 is full, or INTEGRA_CAPACITY_UNKNOWN */
    int32_t lead_days;       /**< usual days before it starts, or INTEGRA_CAPACITY_UNKNOWN (ORI-21) */
    integra_date opens;      /**< first day, or INTEGRA_DATE_UNKNOWN: open already */
    integra_date closes;     /**< last day, or INTEGRA_DATE_UNKNOWN: no end known */
    integra_date full_until; /**< full up to and including that day, or INTEGRA_DATE_UNKNOWN */
    integra_text areas; /**< whom it serves: codes of two to five ASCII capitals and digits, in ascending order with
                             one space between; a code is a commune or the beginning of communes' codes, and never
                             four digits; the codes of Paris, Lyon and Marseille and of their districts meet; none:
                             where it serves is not known, so it is to be checked first */
    char site[8];        /**< the commune of its own site: five ASCII characters, zeros behind; or all zero */
    integra_tri comes;   /**< it comes to the person (ORI-21): told, and decides nothing */
    uint8_t reserved[7]; /**< zero */
    integra_text grid;   /**< reference of its own eligibility grid: UTF-8 of INTEGRA_GRID_LIMIT bytes at most without
                              control characters (U+0000 to U+001F, U+007F to U+009F), or none (ORI-21) */
} integra_offer;

/** What the host calls a structure, which opaque identifiers do not say (GEN-6). Caller's memory; given out, its texts
 *  are borrowed until the directory changes or goes. Texts are as the grid of an offer is. Rule ORI-12. Since 0.1. */
typedef struct integra_structure {
    uint32_t struct_size;
    uint32_t reserved;      /**< zero */
    integra_id id;          /**< the structure's opaque identifier, never none */
    integra_text reference; /**< the host's number of it, INTEGRA_REFERENCE_LIMIT bytes at most, or none */
    integra_text name;      /**< INTEGRA_NAME_LIMIT bytes at most, or none */
} integra_structure;

/** What of an offer changes from day to day. Caller's memory. Rule ORI-12. Since 0.1. */
typedef struct integra_availability {
    uint32_t struct_size;
    int32_t capacity;        /**< free places, 0 is full, or INTEGRA_CAPACITY_UNKNOWN */
    integra_date opens;      /**< as in integra_offer */
    integra_date closes;     /**< as in integra_offer */
    integra_date full_until; /**< as in integra_offer */
    uint32_t reserved;       /**< zero */
} integra_availability;

/** A guichet: a way in. Caller's memory. Rule ORI-22. Since 0.1. */
typedef struct integra_guichet {
    uint32_t struct_size;
    uint32_t kind;        /**< INTEGRA_GUICHET_: integrated or single */
    integra_id structure; /**< who carries it */
    uint32_t level;       /**< INTEGRA_LEVEL_ */
    uint32_t doors;       /**< INTEGRA_DOOR_BIT_ */
    uint32_t channels;    /**< INTEGRA_CHANNEL_BIT_ */
    uint32_t reserved;    /**< zero */
} integra_guichet;

/** Who serves a route, and how sure. Caller's memory. Rule ORI-11. Since 0.1. */
typedef struct integra_choice {
    uint32_t struct_size;
    uint32_t service;     /**< the one served: the route's, or its `second` (ORI-10) */
    uint32_t offer;       /**< index of the offer, or INTEGRA_NO_INDEX: an unmet need */
    uint32_t level;       /**< INTEGRA_LEVEL_ of that offer, 0 without one */
    integra_id structure; /**< or none */
    uint32_t check_first; /**< 1: capacity, public, date, or whether it serves the commune, is not known; check first */
    uint32_t reason;      /**< without an offer: INTEGRA_PASSING_ of the one that came nearest */
    uint32_t equals;      /**< how many offers are equal to it but for identifiers, itself included; 0 without one */
    uint32_t reserved;    /**< zero */
} integra_choice;

/** Empties x: writes struct_size, zeroes up to that size, no further; dates, capacity and lead time are then not known.
 *  NULL does nothing. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_offer_init(integra_offer *offer, size_t struct_size);
/** As integra_offer_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_structure_init(integra_structure *structure, size_t struct_size);
/** As integra_offer_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_availability_init(integra_availability *availability, size_t struct_size);
/** As integra_offer_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_guichet_init(integra_guichet *guichet, size_t struct_size);
/** As integra_offer_init(). Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_choice_init(integra_choice *choice, size_t struct_size);

/** Makes an empty directory. allocator may be NULL: malloc and free. *directory_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_MEMORY. Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_create(const integra_allocator *allocator,
                                                    integra_directory **directory_out, integra_error *error);
/** Releases a directory. NULL does nothing. Errors: none. Thread: object. Rule: none. Since: 0.1. */
INTEGRA_API void integra_directory_destroy(integra_directory *directory);

/** Adds an offer, copied whole, or leaves the directory as it was.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (ORI-12; ORI-21 for requesters, specialty and comes) for a code, a bit or an identifier that is none;
 *  INTEGRA_ERR_OUT_OF_RANGE (ORI-12) for capacity or lead time; INTEGRA_ERR_INVALID_DATE (GEN-7), or (ORI-12) for an
 *  end before the beginning; INTEGRA_ERR_INVALID_TEXT (ORI-12) for areas, four digits having lost a zero, and the
 *  site, (ORI-21) for the grid;
 *  INTEGRA_ERR_DUPLICATE (ORI-12) for an id that is there already; INTEGRA_ERR_LIMIT (ORI-12); INTEGRA_ERR_MEMORY.
 *  Thread: object. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_apply(integra_directory *directory, const integra_offer *offer,
                                                   integra_error *error);
/** Adds a guichet, or leaves the directory as it was.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (ORI-22); INTEGRA_ERR_LIMIT (ORI-22); INTEGRA_ERR_MEMORY. Thread: object. Rule: ORI-22. Since: 0.1. */
INTEGRA_API integra_status integra_directory_apply_guichet(integra_directory *directory, const integra_guichet *guichet,
                                                           integra_error *error);

/** Says what a structure is called, in place of what was said of it, or leaves the directory as it was. With neither
 *  reference nor name nothing is said of it any more. It need not offer anything.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_INVALID_VALUE
 *  (ORI-12) for no identifier; INTEGRA_ERR_INVALID_TEXT (ORI-12) for a reference or a name; INTEGRA_ERR_LIMIT (ORI-12);
 *  INTEGRA_ERR_MEMORY. Thread: object. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_apply_structure(integra_directory *directory,
                                                             const integra_structure *structure, integra_error *error);

/** Changes what of the index-th offer changes from day to day, or leaves it as it was. Takes the same time however
 *  many offers there are.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_UNKNOWN_TAIL; INTEGRA_ERR_OUT_OF_RANGE for
 *  the index, or (ORI-12) for the capacity; INTEGRA_ERR_INVALID_DATE (GEN-7), or (ORI-12) for an end before the
 *  beginning. Thread: object. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_change(integra_directory *directory, size_t index,
                                                    const integra_availability *availability, integra_error *error);

/** Takes in what another directory says, and keeps what this one says, or leaves it as it was. Structures are one by
 *  identifier, or by equal reference; the other's then goes by this one's identifier. Offers are one by identifier, or
 *  where they are of one structure and equal in services, level and motives; a guichet by all it says. What this one
 *  does not say is taken from the other; where both say and differ this one's stays, and a finding (ORI-12, settled by
 *  INTEGRA_SETTLED_BY_SOURCE_TO_CHECK) names the offer by index, or no index and the structure. What is left is added,
 *  in its order. other stays as it is; it must not be directory. findings_out has room for capacity (NULL with 0);
 *  *count_out receives the number, which is at most the other's offers and structures.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_INVALID_VALUE (ORI-12) for a directory and itself; INTEGRA_ERR_LIMIT
 *  (ORI-12; ORI-22) beyond what a directory may hold; INTEGRA_ERR_CAPACITY; INTEGRA_ERR_MEMORY; nothing is taken in
 *  after any of them. Thread: object. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_merge(integra_directory *directory, const integra_directory *other,
                                                   integra_finding *findings_out, size_t capacity, size_t *count_out,
                                                   integra_error *error);

/** How many offers it has; 0 for NULL. Errors: none. Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API size_t integra_directory_offer_count(const integra_directory *directory);
/** How many guichets it has; 0 for NULL. Errors: none. Thread: any. Rule: ORI-22. Since: 0.1. */
INTEGRA_API size_t integra_directory_guichet_count(const integra_directory *directory);
/** Of how many structures it says what they are called; 0 for NULL. Errors: none. Thread: any. Rule: ORI-12. Since: 0.1.
 */
INTEGRA_API size_t integra_directory_structure_count(const integra_directory *directory);
/** The index of the offer with an identifier, found in steps that grow with the logarithm of their number.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME (ORI-12) where none has it.
 *  Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_offer_of(const integra_directory *directory, const integra_id *id,
                                                      uint32_t *index_out, integra_error *error);
/** The index-th structure of those called something, by ascending identifier. *structure_out needs its struct_size set;
 *  its texts are borrowed until the directory changes.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE.
 *  Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_structure_at(const integra_directory *directory, size_t index,
                                                          integra_structure *structure_out, integra_error *error);
/** The index of a structure among those called something, in the same steps as integra_directory_offer_of().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_UNKNOWN_NAME (ORI-12) where it is called nothing.
 *  Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_structure_of(const integra_directory *directory, const integra_id *id,
                                                          uint32_t *index_out, integra_error *error);
/** The index-th offer. *offer_out needs its struct_size set; its areas and grid are borrowed until the
 *  directory changes.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE.
 *  Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_offer_at(const integra_directory *directory, size_t index,
                                                      integra_offer *offer_out, integra_error *error);
/** The index-th guichet. *guichet_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; INTEGRA_ERR_OUT_OF_RANGE.
 *  Thread: any. Rule: ORI-22. Since: 0.1. */
INTEGRA_API integra_status integra_directory_guichet_at(const integra_directory *directory, size_t index,
                                                        integra_guichet *guichet_out, integra_error *error);

/** Who serves a service for a demand: of the offers that may, the nearest level first; within it sure ones before those
 *  to be checked first, then free capacity descending, then those whose own site is in the demand's commune, then
 *  structure and offer identifiers ascending. choice_out->equals says how many are equal but for these. Where none may
 *  and the service has a `second`, that one is tried. Without a commune every offer is to be checked first, with one
 *  those without areas, with Paris, Lyon or Marseille as a whole those of some of its districts; without a date those
 *  that open, close or are full until some day.
 *  *choice_out needs its struct_size set.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_STRUCT_SIZE; those of integra_orientation_evaluate() for the demand;
 *  INTEGRA_ERR_INVALID_VALUE (ORI-12) for a service that is not listed. Thread: any. Rule: ORI-11, ORI-12. Since: 0.1.
 */
INTEGRA_API integra_status integra_directory_choose(const integra_directory *directory, const integra_demand *demand,
                                                    uint32_t service, integra_choice *choice_out, integra_error *error);

/** The offers between which and the one chosen nothing but an identifier stands, that one first and the others by
 *  structure and offer ascending: integra_choice.equals of them, of the service that integra_choice.service says. Each
 *  serves as well, and all are to be shown. offers_out receives their indexes and has room for capacity (NULL with 0);
 *  *count_out receives the number, 0 where nothing serves.
 *  Errors: those of integra_directory_choose(); INTEGRA_ERR_CAPACITY, nothing else being written; INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: ORI-11, ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_equals(const integra_directory *directory, const integra_demand *demand,
                                                    uint32_t service, uint32_t *offers_out, size_t capacity,
                                                    size_t *count_out, integra_error *error);

/** Every offer of the service that was passed over, nearest level first, then in the order of the choice, those that
 *  may not serve behind those that may, by structure and offer: its index goes to offers_out, why to reasons_out
 *  (INTEGRA_PASSING_). Offers at levels beyond the one chosen for this very service are left out: where its `second` serves
 *  (integra_choice.service), ask for that one too. Both have room for capacity (NULL with 0); *count_out receives the number.
 *  Errors: those of integra_directory_choose(); INTEGRA_ERR_CAPACITY, nothing else being written; INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: ORI-11, GEN-3. Since: 0.1. */
INTEGRA_API integra_status integra_directory_explain(const integra_directory *directory, const integra_demand *demand,
                                                     uint32_t service, uint32_t *offers_out, uint8_t *reasons_out,
                                                     size_t capacity, size_t *count_out, integra_error *error);

/** The needs of a response that nothing serves, in the order of its routes, routes to services not listed left out.
 *  needs_out has room for capacity (NULL with 0); *count_out receives the number.
 *  Errors: those of integra_directory_choose() and integra_orientation_route(); INTEGRA_ERR_MISMATCH where demand and
 *  response differ in id; INTEGRA_ERR_CAPACITY. Thread: any. Rule: ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_unmet(const integra_directory *directory, const integra_demand *demand,
                                                   const integra_orientation *orientation, integra_need *needs_out,
                                                   size_t capacity, size_t *count_out, integra_error *error);

/** Services of mission 2 that a person's or carer's demand may have after all, since an offer accepts them (ORI-6):
 *  INTEGRA_SERVICE_BIT_ of those that answer its motives, are due, share only with consent not refused, and are not
 *  routed to for want of a professional's request. 0 for other requesters. The offer that accepts is the one that
 *  integra_directory_choose() gives for such a service, itself and not its `second`.
 *  Errors: those of integra_directory_choose(). Thread: any. Rule: ORI-6. Since: 0.1. */
INTEGRA_API integra_status integra_directory_open_services(const integra_directory *directory,
                                                           const integra_demand *demand, uint64_t *services_out,
                                                           integra_error *error);

/** The findings of a directory, offers first: those that list no need they answer (ORI-21), regional ones without
 *  access point (ORI-23), guichets whose doors contradict their kind (ORI-22). The subject is the structure, the index
 *  that of the offer or guichet. findings_out has room for capacity (NULL with 0); *count_out receives the number.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_CAPACITY. Thread: any. Rule: ORI-21 to ORI-23. Since: 0.1. */
INTEGRA_API integra_status integra_directory_review(const integra_directory *directory, integra_finding *findings_out,
                                                    size_t capacity, size_t *count_out, integra_error *error);

/** Writes a message of kind `directory`. Arguments as integra_protocol_encode().
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; INTEGRA_ERR_LIMIT (WIRE-14); INTEGRA_ERR_CAPACITY.
 *  Thread: any. Rule: WIRE-1 to WIRE-21. Since: 0.1. */
INTEGRA_API integra_status integra_directory_encode(const integra_directory *directory, uint8_t *bytes_out,
                                                    size_t capacity, size_t *size_out, integra_error *error);
/** Reads one message of kind `directory`, which takes up all of bytes. allocator may be NULL. *directory_out is owned.
 *  Errors: INTEGRA_ERR_NULL_ARGUMENT; malformed statuses with WIRE rule and offset; INTEGRA_ERR_LIMIT; those of
 *  integra_directory_apply(), _apply_guichet() and _apply_structure() with the record as index; INTEGRA_ERR_MEMORY.
 *  Thread: any. Rule: WIRE-1 to WIRE-21, ORI-12. Since: 0.1. */
INTEGRA_API integra_status integra_directory_decode(const uint8_t *bytes, size_t size,
                                                    const integra_allocator *allocator,
                                                    integra_directory **directory_out, integra_error *error);

#ifdef __cplusplus
}
#endif
#endif
