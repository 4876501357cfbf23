/* frj: picks a command; nothing else. */
#include "cli/cli.h"

int main(int count, char **words)
{
    return cli_main(count, words);
}
