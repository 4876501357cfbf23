/* Secret keys: what they sign our own verifier takes, and what their files may look like. */
#include "ledger/base64.h"
#include "ledger/digest.h"
#include "ledger/trust.h"
#include "office/log_keys.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARENA_MAX = 64 * 1024 * 1024 };
#define TEXT "yinghe.example/frj/1\n11\n0yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6ByQ=\n"

static struct arena *arena_ready(void)
{
    static struct arena *arena;

    if (arena == NULL)
        arena = arena_open(ARENA_MAX);
    check(arena != NULL);
    arena_rewind(arena, 0);
    return arena;
}

static struct signing_key *key_of(
    enum signature_scheme scheme, bool witness, const char *name, const char *hex)
{
    uint8_t secret[KEY_SECRET_LEN];
    struct signing_key *key = NULL;
    struct fault fault = {0};

    check(hex == NULL || hex_read(str_of(hex), secret, sizeof(secret)));
    if (signing_key_make(scheme, witness, str_of(name), hex == NULL ? NULL : secret, &key, &fault)
        != STATUS_OK)
        printf("%s\n", fault.text);
    check(key != NULL);
    return key;
}

/* ---- Ed25519 against RFC 8032 section 7.1 --------------------------------------------------- */

static const struct {
    const char *secret, *public_key, *message, *signature;
} rfc8032[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        "f9"
        "b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
        "f1"
        "1d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f76098"
        "4d"
        "c6594a7c15e9716ed28dc027beceea1ec40a"},
};

static void ed25519_signs_as_rfc_8032_says(void)
{
    for (size_t i = 0; i < COUNT_OF(rfc8032); i++) {
        struct arena *arena = arena_ready();
        struct signing_key *key =
            key_of(SIGNATURE_ED25519, false, "a.example/frj/1", rfc8032[i].secret);
        struct buffer out = {.arena = arena};
        struct note_signature line;
        char message[4];
        size_t len = strlen(rfc8032[i].message) / 2;
        struct str public_key = signing_key_verifier(key)->bytes;

        check(hex_read(str_of(rfc8032[i].message), message, len));
        check(str_is(hex_write(arena, public_key.at, public_key.len), rfc8032[i].public_key));
        signing_key_sign(key, (struct str){message, len}, &out);
        out.len--; /* its LF */
        check(note_signature_read(arena, buffer_str(&out), &line));
        check(str_is(hex_write(arena, line.bytes.at, line.bytes.len), rfc8032[i].signature));
        signing_key_close(key);
    }
}

/* ---- the keys of the vectors of the record -------------------------------------------------- */

static const struct {
    const char *name, *secret;
    enum signature_scheme scheme;
    bool witness;
} vectors[] = {
    {"yinghe.example/frj/1", "11c547b235702a6f983f9dd5bd78c5582248cc82d54b65f6f851ed942a89730f",
        SIGNATURE_ED25519, false},
    {"audit.yinghe.example/w", "6e12b45d9fbbbea9549b8b7891a96245a326d9f1338eb94ebc40f242c083bc14",
        SIGNATURE_ED25519, true},
    {"yinghe.example/frj/1/sm3", "47272d87fb6b93c100bbeb1fd71345b7c05a24d40562bd38c0230662739e01af",
        SIGNATURE_SM2, false},
    {"audit.yinghe.example/w", "5f58bd12e26b564117c0e2c323829872420d83350fdc327b473f5c0ad6f63ecf",
        SIGNATURE_SM2, true},
};

static struct verifier_key verifier_of(struct arena *arena, struct signing_key *key)
{
    struct buffer out = {.arena = arena};
    struct verifier_key read;

    verifier_key_write(&out, signing_key_verifier(key));
    check(verifier_key_read(arena, buffer_str(&out), signing_key_verifier(key)->witness, &read));
    return read;
}

static void the_keys_of_the_vectors_have_the_public_halves_of_the_vectors(void)
{
    struct arena *arena = arena_ready();
    const char *text = str_c(arena, file_read(arena, "test/vectors/frj-ledger/keys.txt"));

    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        struct signing_key *key =
            key_of(vectors[i].scheme, vectors[i].witness, vectors[i].name, vectors[i].secret);
        struct buffer out = {.arena = arena};
        verifier_key_write(&out, signing_key_verifier(key));
        check(strstr(text, str_c(arena, buffer_str(&out))) != NULL);
        signing_key_close(key);
    }
}

static void the_log_key_of_the_vectors_signs_their_checkpoint_byte_for_byte(void)
{
    struct arena *arena = arena_ready();
    struct str note = file_read(arena, "test/vectors/frj-ledger/checkpoint.note");
    struct signing_key *log = key_of(SIGNATURE_ED25519, false, vectors[0].name, vectors[0].secret);
    struct signing_key *witness =
        key_of(SIGNATURE_ED25519, true, vectors[1].name, vectors[1].secret);
    struct buffer out = {.arena = arena};

    buffer_add(&out, STR(TEXT "\n"));
    signing_key_sign(log, STR(TEXT), &out);
    signing_key_cosign(witness, STR(TEXT), 0x6B0400B9, &out); /* the second of the vectors */
    check(str_equal(buffer_str(&out), (struct str){note.at, out.len}));
    signing_key_close(log);
    signing_key_close(witness);
}

/* One bit of `bytes` flipped makes it false. */
static bool holds_alone(
    const struct verifier_key *key, struct arena *arena, struct str message, struct str bytes)
{
    struct str flipped = str_copy(arena, bytes);

    ((char *)(uintptr_t)flipped.at)[7] ^= 1;
    return signature_holds(key->scheme, key->bytes, message, bytes)
           && !signature_holds(key->scheme, key->bytes, message, flipped)
           && !signature_holds(key->scheme, key->bytes, STR("another\n"), bytes);
}

static void new_key_check(enum signature_scheme scheme, bool witness)
{
    struct arena *arena = arena_ready();
    struct signing_key *key = key_of(scheme, witness, "a.example", NULL);
    struct verifier_key public_half = verifier_of(arena, key);
    struct buffer out = {.arena = arena}, message = {.arena = arena};
    struct note_signature line;
    size_t skip = witness ? COSIGNATURE_TIME_LEN : 0;

    if (witness) {
        signing_key_cosign(key, STR(TEXT), 1795400000, &out);
        cosignature_message_write(&message, 1795400000, STR(TEXT));
    } else {
        signing_key_sign(key, STR(TEXT), &out);
        buffer_add(&message, STR(TEXT));
    }
    check(note_signature_read(arena, (struct str){out.at, out.len - 1}, &line));
    check(verifier_key_made(&public_half, &line));
    struct str bytes = {line.bytes.at + skip, line.bytes.len - skip};
    check(holds_alone(&public_half, arena, buffer_str(&message), bytes));
    signing_key_close(key);
}

static void what_every_key_signs_holds_and_nothing_else(void)
{
    for (int round = 0; round < 20; round++)
        for (size_t i = 0; i < COUNT_OF(vectors); i++)
            new_key_check(vectors[i].scheme, vectors[i].witness);
}

static void a_trust_list_takes_what_they_sign_and_no_other_keys(void)
{
    struct arena *arena = arena_ready();
    struct buffer policy = {.arena = arena}, note = {.arena = arena}, wrong = {.arena = arena};
    struct signing_key *log = key_of(SIGNATURE_SM2, false, "a.example/frj/1/sm3", NULL);
    struct signing_key *other = key_of(SIGNATURE_SM2, false, "a.example/frj/1/sm3", NULL);
    struct signing_key *witness = key_of(SIGNATURE_SM2, true, "w.example", NULL);
    struct trust *trust = arena_new(arena, struct trust);
    struct witnessing seen;
    struct fault fault;
    struct note read;

    buffer_add(&policy, STR("log "));
    verifier_key_write(&policy, signing_key_verifier(log));
    buffer_add(&policy, STR("\nwitness w "));
    verifier_key_write(&policy, signing_key_verifier(witness));
    buffer_add(&policy, STR("\nquorum w\n"));
    check(trust_read(arena, buffer_str(&policy), trust, &fault) == STATUS_OK);
    buffer_add(&note, STR(TEXT "\n"));
    signing_key_sign(log, STR(TEXT), &note);
    signing_key_cosign(witness, STR(TEXT), 1795400000, &note);
    check(note_read(arena, buffer_str(&note), &read) == REASON_NONE);
    witnessing_start(&seen);
    check(trust_judge(trust, &read, STR("a.example/frj/1/sm3"), arena, &seen) == REASON_NONE);
    check(trust_witnessed_at(trust, &seen) == 1795400000);
    buffer_add(&wrong, STR(TEXT "\n"));
    signing_key_sign(other, STR(TEXT), &wrong);
    check(note_read(arena, buffer_str(&wrong), &read) == REASON_NONE);
    check(trust_judge(trust, &read, STR("a.example/frj/1/sm3"), arena, &seen)
          == REASON_LOG_SIGNATURE);
    signing_key_close(log);
    signing_key_close(other);
    signing_key_close(witness);
}

static void bytes_that_are_no_scalar_of_sm2_still_make_a_key(void)
{
    struct arena *arena = arena_ready();
    static const char *const odd[] = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123",  /* n */
        "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122"}; /* n − 1 */

    for (size_t i = 0; i < COUNT_OF(odd); i++) {
        struct signing_key *key = key_of(SIGNATURE_SM2, false, "a/sm3", odd[i]);
        struct signing_key *again = key_of(SIGNATURE_SM2, false, "a/sm3", odd[i]);
        check(str_equal(verifier_of(arena, key).bytes, verifier_of(arena, again).bytes));
        signing_key_close(key);
        signing_key_close(again);
    }
}

/* ---- the text ------------------------------------------------------------------------------- */

static void the_text_of_a_key_is_that_of_the_note_signers(void)
{
    struct arena *arena = arena_ready();
    struct signing_key *key = key_of(SIGNATURE_ED25519, false, vectors[0].name, vectors[0].secret);
    struct buffer typed = {.arena = arena}, expected = {.arena = arena};
    uint8_t secret[KEY_SECRET_LEN];

    check(hex_read(str_of(vectors[0].secret), secret, sizeof(secret)));
    buffer_add(&typed, STR("\x01"));
    buffer_add(&typed, (struct str){(const char *)secret, sizeof(secret)});
    buffer_add(&expected, STR("PRIVATE+KEY+yinghe.example/frj/1+e0402f35+"));
    base64_write(&expected, typed.at, typed.len);
    buffer_add(&expected, STR("\n"));
    check(str_equal(signing_key_text(key), buffer_str(&expected)));
    signing_key_close(key);
}

static void a_key_comes_back_from_its_text_and_from_no_other(void)
{
    struct arena *arena = arena_ready();

    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        struct signing_key *key = key_of(vectors[i].scheme, vectors[i].witness, "x.example", NULL);
        struct signing_key *back = NULL;
        struct fault fault;
        struct str text = str_copy(arena, signing_key_text(key));
        check(signing_key_read(text, vectors[i].witness, &back, &fault) == STATUS_OK);
        check(str_equal(signing_key_text(back), text));
        signing_key_close(back);
        check(signing_key_read(text, !vectors[i].witness, &back, &fault) == STATUS_INVALID);
        for (size_t k = 0; k < text.len - 1; k++) { /* any byte changed: another name, id or key */
            struct str bad = str_copy(arena, text);
            ((char *)(uintptr_t)bad.at)[k] ^= 1;
            check(signing_key_read(bad, vectors[i].witness, &back, &fault) == STATUS_INVALID);
            check(back == NULL);
            struct str cut = {text.at, k};
            check(signing_key_read(cut, vectors[i].witness, &back, &fault) == STATUS_INVALID);
        }
        signing_key_close(key);
    }
}

static void names_that_no_note_can_carry_make_no_key(void)
{
    static const char *const bad[] = {"", "a b", "a+b", "a\n", "\xC2\xA0"};
    struct signing_key *key = NULL;
    struct fault fault;
    char longest[KEY_NAME_MAX + 2];

    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check(signing_key_make(SIGNATURE_ED25519, true, str_of(bad[i]), NULL, &key, &fault)
              == STATUS_INVALID);
    memset(longest, 'x', sizeof(longest));
    const struct str most = {longest, KEY_NAME_MAX}, more = {longest, KEY_NAME_MAX + 1};
    check(signing_key_make(SIGNATURE_SM2, true, more, NULL, &key, &fault) == STATUS_INVALID);
    check(signing_key_make(SIGNATURE_SM2, true, most, NULL, &key, &fault) == STATUS_OK);
    check(signing_key_text(key).len < KEY_LINE_MAX);
    signing_key_close(key);
}

/* ---- the folder ----------------------------------------------------------------------------- */

static const char *folder_path(struct arena *arena)
{
    char *path = (char *)(uintptr_t)str_c(arena, STR("/tmp/frj-keys-XXXXXX"));

    check(mkdtemp(path) != NULL);
    return str_c(arena, str_format(arena, "%s/keys", path));
}

/* With the one that mkdtemp made for it. */
static void folder_drop(const char *path)
{
    char parent[64];
    size_t len = strlen(path) - strlen("/keys");

    log_keys_remove(path);
    memcpy(parent, path, len);
    parent[len] = '\0';
    check(rmdir(parent) == 0);
}

static mode_t mode_of(const char *path)
{
    struct stat what;

    check(stat(path, &what) == 0);
    return what.st_mode & 0777;
}

static const char *in(struct arena *arena, const char *path, const char *name)
{
    return str_c(arena, str_format(arena, "%s/%s", path, name));
}

static void keys_of_a_log_are_made_once_and_for_their_owner_alone(void)
{
    struct arena *arena = arena_ready();
    const struct chance chance = {0};
    struct log_keys_new what = {.path = folder_path(arena),
        .origin = STR("a.example/frj/1"),
        .sm = true,
        .chance = &chance};
    struct list verifiers = {0};
    struct fault fault = {0};
    struct verifier_key key;

    check(!log_keys_exist(what.path));
    check(log_keys_make(&what, arena, &verifiers, &fault) == STATUS_OK && verifiers.len == 2);
    check(log_keys_exist(what.path));
    const struct str *texts = verifiers.at;
    check(verifier_key_read(arena, texts[0], false, &key) && key.scheme == SIGNATURE_ED25519);
    check(str_is(key.name, "a.example/frj/1"));
    check(verifier_key_read(arena, texts[1], false, &key) && key.scheme == SIGNATURE_SM2);
    check(str_is(key.name, "a.example/frj/1/sm3"));
    check(mode_of(what.path) == 0700 && mode_of(in(arena, what.path, "log.key")) == 0600);
    check(mode_of(in(arena, what.path, "log-sm3.key")) == 0600);
    struct str before = file_read(arena, in(arena, what.path, "log.key"));
    check(log_keys_make(&what, arena, &verifiers, &fault) == STATUS_CONFLICT);
    check(str_equal(before, file_read(arena, in(arena, what.path, "log.key"))));
    log_keys_remove(what.path);
    check(!log_keys_exist(what.path) && access(what.path, F_OK) != 0);
    folder_drop(what.path);
}

static void a_story_has_the_same_keys_each_time_and_real_logs_never(void)
{
    struct arena *arena = arena_ready();
    const struct chance story = {.derived = true, .seed = STR("demo")}, real = {0};
    struct list a, b, c, d;
    struct fault fault;
    struct log_keys_new what = {
        .path = folder_path(arena), .origin = STR("a.example/frj/1"), .sm = true, .chance = &story};
    struct list *const made[] = {&a, &b, &c, &d};

    for (size_t i = 0; i < COUNT_OF(made); i++) {
        what.chance = i < 2 ? &story : &real;
        check(log_keys_make(&what, arena, made[i], &fault) == STATUS_OK);
        log_keys_remove(what.path);
    }
    for (size_t i = 0; i < 2; i++) {
        check(str_equal(((const struct str *)a.at)[i], ((const struct str *)b.at)[i]));
        check(!str_equal(((const struct str *)c.at)[i], ((const struct str *)d.at)[i]));
        check(!str_equal(((const struct str *)a.at)[i], ((const struct str *)c.at)[i]));
    }
    folder_drop(what.path);
}

static void a_key_that_others_may_read_is_not_used(void)
{
    struct arena *arena = arena_ready();
    struct key_folder folder;
    struct signing_key *key = key_of(SIGNATURE_ED25519, false, "x.example", NULL), *back;
    struct fault fault;
    const char *path = folder_path(arena);

    check(key_folder_make(path, &folder, &fault) == STATUS_OK);
    check(key_folder_write_key(&folder, "log.key", key, &fault) == STATUS_OK);
    check(key_folder_read_key(&folder, "log.key", false, &back, &fault) == STATUS_OK);
    signing_key_close(back);
    check(chmod(in(arena, path, "log.key"), 0640) == 0);
    check(key_folder_read_key(&folder, "log.key", false, &back, &fault) == STATUS_INVALID);
    check(back == NULL);
    check(chmod(in(arena, path, "log.key"), 0600) == 0);
    check(rename(in(arena, path, "log.key"), in(arena, path, "elsewhere")) == 0);
    check(symlink("elsewhere", in(arena, path, "log.key")) == 0); /* no link is followed */
    check(key_folder_read_key(&folder, "log.key", false, &back, &fault) == STATUS_UNAVAILABLE);
    key_folder_close(&folder);
    signing_key_close(key);
    check(unlink(in(arena, path, "elsewhere")) == 0);
    folder_drop(path);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(ed25519_signs_as_rfc_8032_says),
        TEST(the_keys_of_the_vectors_have_the_public_halves_of_the_vectors),
        TEST(the_log_key_of_the_vectors_signs_their_checkpoint_byte_for_byte),
        TEST(what_every_key_signs_holds_and_nothing_else),
        TEST(a_trust_list_takes_what_they_sign_and_no_other_keys),
        TEST(bytes_that_are_no_scalar_of_sm2_still_make_a_key),
        TEST(the_text_of_a_key_is_that_of_the_note_signers),
        TEST(a_key_comes_back_from_its_text_and_from_no_other),
        TEST(names_that_no_note_can_carry_make_no_key),
        TEST(keys_of_a_log_are_made_once_and_for_their_owner_alone),
        TEST(a_story_has_the_same_keys_each_time_and_real_logs_never),
        TEST(a_key_that_others_may_read_is_not_used),
    };
    return TESTS_RUN(tests);
}
