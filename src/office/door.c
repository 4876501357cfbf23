#include "office/door.h"

#include "office/office_own.h"

static struct reply door_submit(void *context, const struct request *request, struct arena *arena)
{
    struct office_door *door = context;
    struct reply reply = {0};
    struct fault fault;

    enum status status = office_submit(door->office, request, 1, &reply, arena, &fault);
    if (status != STATUS_OK)
        reply.status = status;
    return reply;
}

/* A matter that is not there is an empty one: its version is 0. */
static struct dossier door_look(void *context, matter_id id, struct arena *arena)
{
    struct office_door *door = context;
    struct office_shelf shelf;
    struct shelf shelf_for = office_shelf_open(&shelf, door->office, arena);
    struct dossier dossier = dossier_of(&door->office->directory, &shelf_for, id, arena);

    if (shelf.fault.status == STATUS_OK && dossier.files[0].matter != NULL)
        return dossier;
    struct case_file *file = arena_new(arena, struct case_file);
    struct matter *matter = arena_new(arena, struct matter);
    matter_begin(matter, arena, id);
    file->matter = matter;
    dossier.files = file;
    dossier.files_len = 1;
    return dossier;
}

static const struct directory *door_directory(void *context)
{
    return office_directory(((struct office_door *)context)->office);
}

static struct str door_file(void *context, struct str name, struct arena *arena)
{
    struct office_door *door = context;

    return door->file != NULL ? door->file(door->context, name, arena) : (struct str){0};
}

struct door office_door_open(struct office_door *door)
{
    return (struct door){door, door_submit, door_look, door_directory, door_file};
}
