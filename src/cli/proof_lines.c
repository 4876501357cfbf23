#include "cli/proof_lines.h"

#include "cli/talk.h"

#include <inttypes.h>

static struct str root_of(struct cli *cli, const struct office_proof *proof, enum digest_alg alg)
{
    return hex_write(cli->arena, proof->roots[alg].b, sizeof(proof->roots[alg].b));
}

void proof_put(struct cli *cli, struct node *map, const struct office_proof *proof)
{
    if (proof->origin.len > 0)
        node_put_text(cli->arena, map, "origin", proof->origin);
    node_put_integer(cli->arena, map, "size", (int64_t)proof->size);
    node_put_integer(cli->arena, map, "erased", (int64_t)proof->erased);
    node_put_text(cli->arena, map, "sha256", root_of(cli, proof, DIGEST_SHA256));
    node_put_text(cli->arena, map, "sm3", root_of(cli, proof, DIGEST_SM3));
    node_put_integer(cli->arena, map, "signed", (int64_t)proof->signed_size[DIGEST_SHA256]);
    node_put_integer(cli->arena, map, "signed_sm3", (int64_t)proof->signed_size[DIGEST_SM3]);
    node_put_integer(cli->arena, map, "lost", (int64_t)proof->lost);
    node_set_bool(node_put(cli->arena, map, STR("story")), proof->story);
    node_set_bool(node_put(cli->arena, map, STR("single_server")), proof->single_server);
}

void proof_json(struct cli *cli, const struct office_proof *proof)
{
    struct node out = {.kind = NODE_MAP};

    proof_put(cli, &out, proof);
    print_json(cli->arena, &out);
}

void proof_print(struct cli *cli, const struct office_proof *proof)
{
    if (proof->origin.len > 0)
        print("%.*s\n", STR_ARG(proof->origin));
    print("%" PRIu64 "\n", proof->size);
    print("sha256 %.*s\n", STR_ARG(root_of(cli, proof, DIGEST_SHA256)));
    print("sm3    %.*s\n", STR_ARG(root_of(cli, proof, DIGEST_SM3)));
    if (proof->serial_at > 0)
        print("第%" PRIu64 "号起换用现在的名称\n", proof->serial_at);
    if (proof->lost > 0)
        print("换名时写明丢失%" PRIu64 "条\n", proof->lost);
    if (proof->story)
        print("演示\n");
    if (proof->single_server)
        print("只有一台数据库服务器，没有同步备机（表的所有者已写明）\n");
}
