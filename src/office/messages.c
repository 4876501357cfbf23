#include "office/messages.h"

#include "base/json.h"
#include "office/office_own.h"

static struct sight_of sight_kept(
    struct office *office, person_id person, struct arena *arena, bool acting)
{
    struct sight_of sight = sights_take(
        &office->sights, &office->directory, person, instant_day(office_now(office)), acting);

    sight.office = vec_copy(arena, &sight.office, sizeof(int64_t));
    sight.unit = vec_copy(arena, &sight.unit, sizeof(int64_t));
    return sight;
}

static struct message_sight message_sight_of(
    struct office *office, person_id person, struct arena *arena)
{
    return (struct message_sight){.acting = sight_kept(office, person, arena, true),
        .seeing = sight_kept(office, person, arena, false)};
}

enum status office_messages(struct office *office, const struct message_filter *filter,
    person_id person, struct arena *arena, struct vec *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct vec){0};
    if (status == STATUS_OK) {
        struct message_sight eyes = message_sight_of(office, person, arena);
        status = message_list(office->db, filter, &eyes, arena, out, fault);
    }
    office_read_end(office);
    return status;
}

enum status office_message(struct office *office, int64_t no, person_id person, struct arena *arena,
    struct message_row *out, struct fault *fault)
{
    const struct message_filter filter = {.below = no < INT64_MAX ? no + 1 : no, .limit = 1};
    struct vec rows;

    if (office_messages(office, &filter, person, arena, &rows, fault) != STATUS_OK)
        return fault->status;
    if (rows.len == 0 || VEC_AT(rows, struct message_row, 0)->no != no)
        return fault_set(fault, STATUS_NOT_FOUND, "没有这条消息");
    *out = *VEC_AT(rows, struct message_row, 0);
    return STATUS_OK;
}

/* ---- how many ------------------------------------------------------------------------------- */

static enum status count(struct office *office, person_id person, struct arena *arena,
    struct message_counts *out, struct fault *fault)
{
    size_t place = (person.id.b[0] ^ person.id.b[1]) % COUNTS_KEPT;
    day today = instant_day(office_now(office));
    int64_t stamp;

    if (message_stamp(office->db, &stamp, fault) != STATUS_OK)
        return fault->status;
    if (id_equal(office->counts.at[place].person.id, person.id)
        && office->counts.at[place].size == office->log.size
        && office->counts.at[place].stamp == stamp && office->counts.at[place].today.n == today.n) {
        *out = office->counts.at[place].counts;
        return STATUS_OK;
    }
    struct message_sight eyes = message_sight_of(office, person, arena);
    if (message_count(office->db, &eyes, arena, out, fault) != STATUS_OK)
        return fault->status;
    office->counts.at[place].person = person;
    office->counts.at[place].size = office->log.size;
    office->counts.at[place].stamp = stamp;
    office->counts.at[place].today = today;
    office->counts.at[place].counts = *out;
    return STATUS_OK;
}

enum status office_message_counts(struct office *office, person_id person, struct arena *arena,
    struct message_counts *out, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    *out = (struct message_counts){0};
    if (status == STATUS_OK)
        status = count(office, person, arena, out, fault);
    office_read_end(office);
    return status;
}

/* ---- read marks ----------------------------------------------------------------------------- */

struct str message_question(struct arena *arena, const struct message_mark *mark)
{
    struct node map = {.kind = NODE_MAP};
    struct buffer out = {.arena = arena};

    node_put_text(arena, &map, "person", id_write(arena, mark->person.id));
    node_put_integer(arena, &map, "no", mark->no);
    node_set_bool(node_put(arena, &map, STR("older")), mark->older);
    json_write_pretty(&out, &map);
    return buffer_str(&out);
}

enum status message_answer(
    struct office *office, struct str question, struct arena *arena, struct fault *fault)
{
    struct node map = {.kind = NODE_NULL};
    person_id person;

    *fault = (struct fault){.status = STATUS_OK};
    if (json_read(arena, question, &map, fault) != STATUS_OK || map.kind != NODE_MAP
        || !id_read(node_text(&map, "person"), &person.id))
        return fault_set(fault, STATUS_INVALID, "请求读不懂");
    const struct node *no = node_get(&map, "no"), *older = node_get(&map, "older");
    if (no == NULL || no->kind != NODE_INTEGER || older == NULL || older->kind != NODE_BOOL)
        return fault_set(fault, STATUS_INVALID, "请求读不懂");
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    if (message_mark(office->db, person, no->integer, older->integer == 1, fault) == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return fault->status;
}
