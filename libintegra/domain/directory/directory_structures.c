/* directory_structures.c - what structures are called: said, said again, forgotten, found by identifier.
 * Spec: spec/22-directory.md (ORI-12, GEN-6).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "directory_structures.h"

#include <string.h>

#include "core/allocator.h"
#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "directory_check.h"

void integra_structure_init(integra_structure *structure, size_t struct_size)
{
    integra__struct_init(structure, struct_size);
}

static const integra_id *named_id_at(const integra_directory *directory, size_t place)
{
    return &directory->named[place]->id;
}

size_t integra__directory_named_place(const integra_directory *directory, const integra_id *id, int *there)
{
    return integra__directory_search(directory, directory->named_count, named_id_at, id, there);
}

/* A block of both texts, or NULL. */
static integra__directory_named *block_of(const integra_allocator *memory, const integra_structure *said)
{
    integra__directory_named *made = integra__allocate(memory, sizeof *made + said->reference.size + said->name.size);
    if (made != NULL) {
        *made = (integra__directory_named){ said->id, said->reference.size, said->name.size };
        if (said->reference.size > 0) {
            memcpy(made->texts, said->reference.bytes, said->reference.size);
        }
        if (said->name.size > 0) {
            memcpy(made->texts + said->reference.size, said->name.bytes, said->name.size);
        }
    }
    return made;
}

/* Room for one more, or as it was. */
static int make_room(integra_directory *directory)
{
    size_t room = directory->named_room == 0 ? 16 : directory->named_room * 2;
    if (directory->named_count < directory->named_room) {
        return 1;
    }
    void *larger = integra__directory_grown(&directory->allocator, directory->named, sizeof *directory->named,
                                            directory->named_room, room);
    if (larger == NULL) {
        return 0;
    }
    directory->named = larger;
    directory->named_room = room;
    return 1;
}

static void forget(integra_directory *directory, size_t place)
{
    integra__release(&directory->allocator, directory->named[place],
                     integra__directory_named_size(directory->named[place]));
    directory->named_count--;
    memmove(&directory->named[place], &directory->named[place + 1],
            (directory->named_count - place) * sizeof *directory->named);
}

static integra_status say(integra_directory *directory, const integra_structure *said, size_t place, int there,
                          integra_error *error)
{
    if (!there && directory->named_count >= INTEGRA_STRUCTURE_LIMIT) {
        return integra__fault_within(error, INTEGRA_FAULT_STRUCTURES_LIMIT, INTEGRA_NO_PLACE, 0,
                                     INTEGRA_STRUCTURE_LIMIT);
    }
    integra__directory_named *made = there || make_room(directory) ? block_of(&directory->allocator, said) : NULL;
    if (made == NULL) {
        return integra__no_memory(error);
    }
    if (there) {
        integra__release(&directory->allocator, directory->named[place],
                         integra__directory_named_size(directory->named[place]));
    } else {
        memmove(&directory->named[place + 1], &directory->named[place],
                (directory->named_count - place) * sizeof *directory->named);
        directory->named_count++;
    }
    directory->named[place] = made;
    return INTEGRA_OK;
}

integra_status integra_directory_apply_structure(integra_directory *directory, const integra_structure *structure,
                                                 integra_error *error)
{
    const uint8_t present[] = { directory != NULL, structure != NULL };
    integra_structure copy;
    int there = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__directory_structure_read(&copy, structure, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t place = integra__directory_named_place(directory, &copy.id, &there);
    if (copy.reference.size > 0 || copy.name.size > 0) {
        return say(directory, &copy, place, there, error);
    }
    if (there) {
        forget(directory, place);
    }
    return INTEGRA_OK;
}

size_t integra_directory_structure_count(const integra_directory *directory)
{
    return directory == NULL ? 0 : directory->named_count;
}

integra_status integra_directory_structure_at(const integra_directory *directory, size_t index,
                                              integra_structure *structure_out, integra_error *error)
{
    integra_status status = integra__directory_may_give(directory, structure_out, sizeof *structure_out, index,
                                                        integra_directory_structure_count(directory), error);
    if (status == INTEGRA_OK) {
        const integra__directory_named *named = directory->named[index];
        integra_structure told = { .struct_size = sizeof told, .id = named->id };
        told.reference = (integra_text){ named->reference_size > 0 ? named->texts : NULL, named->reference_size };
        told.name =
            (integra_text){ named->name_size > 0 ? named->texts + named->reference_size : NULL, named->name_size };
        integra__struct_write(structure_out, &told, sizeof told);
    }
    return status;
}

integra_status integra_directory_structure_of(const integra_directory *directory, const integra_id *id,
                                              uint32_t *index_out, integra_error *error)
{
    const uint8_t present[] = { directory != NULL, id != NULL, index_out != NULL };
    int there = 0;
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    size_t place = integra__directory_named_place(directory, id, &there);
    if (!there) {
        return integra__fault(error, INTEGRA_FAULT_STRUCTURE_UNKNOWN);
    }
    *index_out = (uint32_t)place;
    return INTEGRA_OK;
}
