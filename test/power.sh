#!/bin/bash
# power - a machine loses its power while it records: test/power.sh BUILD [CUTS [CONTROLS [SEED]]]
#
# The machine is a QEMU guest (no KVM needed) with Debian's kernel and one program, the writer
# (test/power/writer.c), on ext4.  Its disk has a volatile cache: QEMU logs every write and flush,
# is killed at a random moment, and what no flush had covered is dropped or torn at random
# (test/power/replay.c).  The same disk then starts again, and the writer says what it finds: the
# guest's own kernel recovers the file system, the record is verified deep, and every act that was
# told to be asked for is asked for again under its key.
#
# Two controls prove that such a cut can lose acts: synchronous=NORMAL instead of FULL, and ext4
# that never flushes the disk.  Should either lose nothing, this run proves nothing and fails.
#
# Needs no root.  Kernel and busybox are Debian's packages, downloaded and not installed.  What is
# made lies in BUILD/power; after a failure the last disk and console are there.
set -u
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "${1:?usage: test/power.sh BUILD [CUTS [CONTROLS [SEED]]]}") || exit 1
cuts=${2:-20}
controls=${3:-10}
seed=${4:-$RANDOM}
work=$build/power
disk_mib=64
disk_speeds=(40 80 1000) # writes a second: on a slow disk a cut falls between writes of one act
record_cuts=5       # then a new disk: each verification is of the whole record
wait_s=90           # for a guest to be ready, at the very most
kernel_package=linux-image-cloud-amd64
modules='virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk
virtio_console'
RANDOM=$seed
export LC_ALL=C.UTF-8
guest=
trap '[ "$guest" ] && kill -9 "$guest" 2>/dev/null' EXIT

cannot_run() { # WHY
    echo "$1"
    exit 77
}

# --- the machine -------------------------------------------------------------------------------

# The newest of a Debian package, unpacked in a folder of its own; prints the folder.  The kernel's
# name without a number stands for another package.
package_get() { # NAME
    local folder=$work/packages/$1 name
    if [ ! -d "$folder" ]; then
        name=$(apt-cache depends "$1" | sed -n 's/^ *Depends: *\(linux-image-[0-9].*\)/\1/p')
        rm -rf "$folder.new"
        mkdir -p "$folder.new" || return 1
        (cd "$folder.new" && apt-get -q download "${name:-$1}" && dpkg-deb -x ./*.deb . \
            && rm ./*.deb) >&2 && mv "$folder.new" "$folder" || return 1
    fi
    echo "$folder"
}

module_add() { # KERNEL_FOLDER MODULE...
    local folder=$1 module file
    shift
    for module in "$@"; do
        file=$(find "$folder/lib/modules" -name "$module.ko" | head -n 1)
        [ "$file" ] || continue # built into this kernel
        cp "$file" "$work/root/modules/" && echo "$module" >>"$work/root/modules/list" || return 1
    done
}

# The first and only file system of the guest's own: init, busybox, the writer and its libraries.
root_make() { # KERNEL_FOLDER BUSYBOX_FOLDER
    local root=$work/root library
    rm -rf "$root"
    mkdir -p "$root/dev" "$root/sys" "$root/disk" "$root/tmp" "$root/modules" || return 1
    cp "$2/bin/busybox" "$root/busybox" && cp "$here/power/init" "$root/init" \
        && cp "$build/test/power_writer" "$root/writer" && chmod 755 "$root/init" || return 1
    strip "$root/writer" 2>/dev/null
    # shellcheck disable=SC2086
    module_add "$1" $modules || return 1
    ldd "$build/test/power_writer" | grep -o '/[^ ]*' | while read -r library; do
        mkdir -p "$root$(dirname "$library")" && cp -L "$library" "$root$library" || return 1
    done
    (cd "$root" && find . | cpio -o -H newc --quiet) >"$work/initrd"
}

machine_make() {
    local kernel busybox
    command -v qemu-system-x86_64 >/dev/null || cannot_run 'no qemu-system-x86_64 here'
    [ "$(uname -m)" = x86_64 ] || cannot_run 'the guest runs programs of this machine: x86_64 only'
    mkdir -p "$work" || return 1
    kernel=$(package_get "$kernel_package") || cannot_run "no package $kernel_package to be had"
    busybox=$(package_get busybox-static) || cannot_run 'no package busybox-static to be had'
    cp "$kernel"/boot/vmlinuz-* "$work/vmlinuz" && root_make "$kernel" "$busybox"
}

disk_make() {
    rm -f "$work/disk" "$work/told" && truncate -s ${disk_mib}M "$work/disk" \
        && mkfs.ext4 -q -F "$work/disk" && : >"$work/told"
}

# Starts the guest on the disk as it is; what it tells comes in on descriptor 9.
guest_start() { # ARM MOUNT_OPTIONS
    local speed=${disk_speeds[RANDOM % ${#disk_speeds[@]}]}
    cp --sparse=always "$work/disk" "$work/disk.live" || return 1
    : >"$work/log"
    cp "$work/told" "$work/told.before"
    truncate -s '>4096' "$work/told.before" && truncate -s %512 "$work/told.before"
    exec 9< <(cd "$work" && exec qemu-system-x86_64 -accel tcg -cpu max -smp 1 -m 256 \
        -nodefaults -no-user-config -display none -no-reboot -kernel vmlinuz -initrd initrd \
        -append "console=ttyS0 quiet panic=-1 arm=$1 options=$2" -serial file:console \
        -blockdev driver=file,node-name=image,filename=disk.live \
        -blockdev driver=file,node-name=log,filename=log,cache.no-flush=on \
        -blockdev driver=blklogwrites,node-name=cache,file=image,log=log,log-sector-size=512 \
        -object throttle-group,id=slow,x-iops-write="$speed" \
        -blockdev driver=throttle,node-name=disk,throttle-group=slow,file=cache \
        -device virtio-blk-pci,drive=disk,write-cache=on \
        -blockdev driver=file,node-name=told,filename=told.before,read-only=on \
        -device virtio-blk-pci,drive=told \
        -device virtio-serial-pci -chardev file,id=wire,path=/dev/fd/1 \
        -device virtserialport,chardev=wire,name=wire </dev/null 2>qemu.errors)
    guest=$!
}

# Why nothing came: it runs and is silent, or QEMU has ended, and how.
guest_silent() {
    local how='it still runs'
    if ! kill -0 "$guest" 2>/dev/null; then
        wait "$guest" 2>/dev/null
        how="QEMU has ended with exit code $?"
    fi
    echo "the guest says nothing; $how: $(tail -n 3 "$work/qemu.errors" "$work/console" \
        | tr '\n' '|')" >"$work/problem"
}

# Reads what the guest tells until it is ready; the line "back ..." ends up in $back.
guest_ready() {
    local line until=$((SECONDS + wait_s))
    back=
    while [ $SECONDS -lt $until ] && read -r -t $wait_s -u 9 line; do
        case $line in
        back\ *) back=${line#back } ;;
        ready) return 0 ;;
        *) echo "$line" >"$work/problem"; return 1 ;;
        esac
    done
    guest_silent
    return 1
}

# A cut somewhere in the next seconds; what was told until then is kept.
guest_cut() {
    local reader line
    read -r -t $wait_s -u 9 line || return 1 # it has begun
    echo "$line" >"$work/told.now"
    cat <&9 >>"$work/told.now" &
    reader=$!
    sleep "$((RANDOM % 3)).$(printf '%03d' $((RANDOM % 1000)))"
    guest_end
    wait "$reader"
    exec 9<&-
    cp "$work/told" "$work/told.kept"
    # The last line may have been cut in two: then it was not told.
    head -n "$(wc -l <"$work/told.now")" "$work/told.now" >"$work/told"
}

guest_end() {
    [ "$guest" ] || return 0
    kill -9 "$guest" 2>/dev/null
    wait "$guest" 2>/dev/null
    guest=
}

# --- cuts and what they did --------------------------------------------------------------------

tally_new() {
    acked=0 lost=0 other=0 in_flight=0 kept=0 losing=0 wrecked=0 void=0
    flushes=0 unflushed=0 dropped=0 torn=0
}

# Adds what the guest found after a cut; 1 when it did not understand all it was told.
tally_add() {
    local now size said
    read -r -a now <<<"$back"
    said=$(awk '$1 == "ack" { n += $3 } END { print n + 0 }' "$work/told")
    acked=$((acked + now[0])) lost=$((lost + now[1])) other=$((other + now[2]))
    in_flight=$((in_flight + now[3])) kept=$((kept + now[4])) size=${now[5]}
    [ "${now[1]}" = 0 ] || losing=$((losing + 1))
    echo "     cut $cut: ${now[0]} acknowledged, ${now[1]} lost, ${now[3]} in flight," \
        "$size entries, $disk_said"
    [ "$said" = "${now[0]}" ] && return
    echo "the guest knows of ${now[0]} acts, was told of $said" >"$work/problem"
    return 1
}

record_new() { # ARM OPTIONS
    guest_end
    disk_make && guest_start "$1" "$2" && guest_ready
}

# The power goes, the disk forgets, the machine starts again.  2: this cut did not count.
cut_one() { # ARM OPTIONS
    local numbers
    guest_cut || return 1
    "$build/test/power_replay" "$work/log" "$work/disk" $((seed + cut)) >"$work/replayed"
    case $? in
    0) ;;
    3) cp "$work/told.kept" "$work/told" && guest_start "$1" "$2" && guest_ready && return 2 ;;
    *) echo 'the log of writes cannot be replayed' >"$work/problem"; return 1 ;;
    esac
    read -r -a numbers <"$work/replayed"
    flushes=$((flushes + numbers[0])) unflushed=$((unflushed + numbers[2]))
    dropped=$((dropped + numbers[3])) torn=$((torn + numbers[4]))
    disk_said="${numbers[0]} flushes, ${numbers[2]} writes in the cache, ${numbers[3]} dropped"
    guest_start "$1" "$2" && guest_ready && tally_add
}

# Cuts without end until there are CUTS; 1: the record, or the machine, did not come back.
cuts_make() { # CUTS ARM OPTIONS must_hold|may_lose
    local fresh=1 code
    tally_new
    cut=1
    while [ $cut -le "$1" ]; do
        if [ $fresh = 1 ]; then
            record_new "$2" "$3" || return 1
        fi
        fresh=0
        cut_one "$2" "$3"
        code=$?
        if [ $code = 2 ]; then
            void=$((void + 1))
            continue
        elif [ $code = 1 ] && { [ "$4" = must_hold ] || ! grep -q '^bad ' "$work/problem"; }; then
            return 1
        elif [ $code = 1 ]; then
            wrecked=$((wrecked + 1)) fresh=1
            echo "     cut $cut: $(cat "$work/problem"), $disk_said"
        fi
        [ $((cut % record_cuts)) = 0 ] && fresh=1
        cut=$((cut + 1))
    done
    guest_end
}

# --- the arms ----------------------------------------------------------------------------------

figures() { # SECONDS
    echo "$acked acts acknowledged, $lost lost in $losing cuts; $in_flight in flight, $kept of" \
        "them kept; $flushes flushes, $unflushed writes in the cache at the cuts, $dropped" \
        "dropped, $torn torn; $void cuts void; $1 s"
}

arm_product() {
    local began=$SECONDS failed=0
    cuts_make "$cuts" full barrier=1 must_hold || failed=1
    echo "     FULL: $(figures $((SECONDS - began)))"
    if [ $failed = 1 ]; then
        echo "FAIL after power cut $cut: $(cat "$work/problem"); see $work"
        return 1
    elif [ $lost != 0 ] || [ $other != 0 ] || [ "$acked" -lt "$cuts" ]; then
        echo "FAIL $cuts power cuts: $acked acknowledged, $lost lost, $other not as acknowledged"
        return 1
    fi
    echo "ok   $cuts power cuts lose none of $acked acknowledged acts and double none"
    echo "ok   after each the record is whole, verified deep, and in flight means all or nothing"
}

arm_control() { # CUTS ARM OPTIONS WHAT
    local began=$SECONDS failed=0
    cuts_make "$1" "$2" "$3" may_lose || failed=1
    echo "     control, $4: $(figures $((SECONDS - began))); $wrecked records wrecked"
    if [ $failed = 1 ]; then
        echo "FAIL control, $4: $(cat "$work/problem"); see $work"
        return 1
    elif [ $((losing + wrecked)) = 0 ]; then
        echo "FAIL void: $1 cuts with $4 lost nothing, so these cuts prove nothing"
        return 1
    fi
    echo "ok   control: $4 loses acts in $((losing + wrecked)) of $1 cuts, so the cuts are real"
}

machine_make || { echo 'FAIL the machine cannot be made'; exit 1; }
echo "     seed $seed"
arm_product || exit 1 # the controls would write over what it left
[ "$controls" = 0 ] && exit 0
status=0
arm_control "$controls" normal barrier=1 synchronous=NORMAL || status=1
record_cuts=1 # nothing is ever flushed: each cut may wreck the disk
arm_control $(((controls + 2) / 3)) full barrier=0 'a file system that never flushes' || status=1
exit $status
