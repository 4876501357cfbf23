# shellcheck shell=bash
# packages - installs Debian packages for ./start and ./check, which source this file.
#
# packages_need NAME...   makes sure that all are installed.  As root it uses apt-get, else sudo if
#                         that works; else it prints the one line an administrator must run (alone
#                         on standard output) and returns 1.  apt-get's log: $PACKAGES_LOG.

# Starting, building and the walk need these; ./check adds its own.
# shellcheck disable=SC2034 # its reader is who sources this
PACKAGES_BUILD='gcc libc6-dev meson ninja-build pkgconf libfyaml-dev libssl-dev libsqlite3-dev
libpq-dev libevent-dev libseccomp-dev libsodium-dev zlib1g-dev'

packages_missing() {
    local name state
    for name in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)
        [ "$state" = installed ] || printf '%s ' "$name"
    done
}

# How to become root, in front of a command: nothing, "sudo -n", "sudo", or return 1.
packages_root() {
    if [ "$(id -u)" = 0 ]; then
        return 0
    elif ! command -v sudo >/dev/null; then
        return 1
    elif sudo -n true 2>/dev/null; then
        echo sudo -n
    elif [ -t 0 ] && [ -t 2 ]; then
        echo sudo # it may ask for the password: someone is there to answer
    else
        return 1
    fi
}

packages_need() {
    local missing root apt
    missing=$(packages_missing "$@")
    missing=${missing% }
    [ -n "$missing" ] || return 0
    apt='apt-get -y -q --no-install-recommends -o DPkg::Lock::Timeout=300'
    if ! command -v apt-get >/dev/null; then
        echo "这里没有 apt-get。请先装好这些软件（名字照 Debian 12）：$missing" >&2
        return 1
    fi
    if ! root=$(packages_root); then
        echo '缺少软件，这里又没有 root 权限。请管理员运行下面一行，然后再来一次：' >&2
        echo "apt-get update && apt-get install -y --no-install-recommends $missing"
        return 1
    fi
    echo "安装（第一次要一两分钟）：$missing"
    # A mirror that is half broken may still have what we need, so the update may fail.
    # shellcheck disable=SC2086
    {
        $root env DEBIAN_FRONTEND=noninteractive $apt update
        $root env DEBIAN_FRONTEND=noninteractive $apt install $missing
    } </dev/null >>"$PACKAGES_LOG" 2>&1
    missing=$(packages_missing "$@")
    [ -z "$missing" ] && return 0
    echo "没有装上：$missing。apt-get 最后说：" >&2
    tail -n 20 "$PACKAGES_LOG" >&2
    return 1
}
