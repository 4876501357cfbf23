#include "office/password.h"

#include <sodium.h>
#include <string.h>

enum { PASSES = 3 };
#define MEMORY ((size_t)64 << 20)

void password_begin(void)
{
    must(sodium_init() >= 0);
}

bool password_verifier(struct arena *arena, struct str password, struct str *out)
{
    char text[crypto_pwhash_STRBYTES];

    password_begin();
    if (password.len < PASSWORD_LEN_MIN || password.len > PASSWORD_LEN_MAX
        || crypto_pwhash_str(text, password.at, password.len, PASSES, MEMORY) != 0)
        return false;
    *out = str_copy(arena, str_of(text));
    return true;
}

/* Of no password at all: made once from random bytes and forgotten. */
static const char nobody[] =
    "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

bool password_holds(struct str verifier, struct str password)
{
    char text[crypto_pwhash_STRBYTES] = {0};
    struct str known = verifier.len > 0 ? verifier : str_of(nobody);

    password_begin();
    if (known.len >= sizeof(text) || password.len > PASSWORD_LEN_MAX)
        return false;
    memcpy(text, known.at, known.len);
    return crypto_pwhash_str_verify(text, password.at, password.len) == 0 && verifier.len > 0;
}
