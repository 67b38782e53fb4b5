#!/usr/bin/env bash
# Builds the package, installs it into a root of its own, runs the program from there, removes
# and purges it, and looks what stays; checks the units and the Containerfile.
#
#   scripts/package-test.sh [PROGRAM]      default: target/debug/traad
#
# Installing needs root, as dpkg does; without it the package is only unpacked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target="${CARGO_TARGET_DIR:-target}"
export TRAAD_BIN="${1:-$target/debug/traad}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 0755 "$work"

good=0 bad=0
# check WHAT COMMAND…: the command succeeds.
check() {
    local what=$1 said; shift
    if said="$("$@" 2>&1)"; then
        good=$((good + 1)); echo "ok    $what"
    else
        bad=$((bad + 1)); echo "FAIL  $what"; sed 's/^/      /' <<<"$said"
    fi
}
is() { [ "$1" = "$2" ] || { echo "»$1«, not »$2«"; return 1; }; }
holds() { grep -qF -- "$2" <<<"$1" || { echo "»$2« is missing in:"; echo "$1"; return 1; }; }
is_gone() { [ ! -e "$1" ] || { echo "$1 is still there"; return 1; }; }

# ---------------------------------------------------------------- the package
package="$(DEB_OUT="$work" DEB_COMPRESSION=none scripts/deb.sh)"
contents="$(dpkg-deb --contents "$package")"
for path in usr/bin/traad etc/traad/traad.toml usr/lib/systemd/system/traad.service \
    usr/lib/systemd/system/traad-worker.service usr/lib/systemd/system/traad-backup.service \
    usr/lib/systemd/system/traad-backup.timer usr/share/doc/traad/copyright usr/share/doc/traad/LICENSE \
    usr/share/doc/traad/third-party.txt usr/share/doc/traad/operations/restore.md; do
    check "the package holds $path" holds "$contents" " ./$path"
done
check "everything in it belongs to root" \
    is "$(awk '{ print $2 }' <<<"$contents" | sort -u)" root/root
check "nothing in it can be written by others" \
    is "$(awk '$1 ~ /^[-d].......w/ { print $NF }' <<<"$contents")" ""
check "its version is the program's" \
    is "$(dpkg-deb --field "$package" Version)" "$("$TRAAD_BIN" --version | awk '{ print $2 }')"
linked="$(cargo tree --offline --locked -p traad -e normal --prefix none --format '{p}' |
    awk '/ v[0-9]/ && !/\(\// { print $1 " " substr($2, 2) }' | LC_ALL=C sort -u)"
dpkg-deb --fsys-tarfile "$package" | tar -xO ./usr/share/doc/traad/third-party.txt >"$work/third-party"
named="$(sed -n '/^=/q; s/^\([^ ]* [^ ]*\): ..*/\1/p' "$work/third-party" | LC_ALL=C sort -u)"
check "libraries are named with their licences" test "$(wc -l <<<"$named")" -gt 100
check "every library is named" is "$(LC_ALL=C comm -23 <(echo "$linked") <(echo "$named"))" ""

# ---------------------------------------------------------------- installed
root="$work/root"
mkdir -p "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/info" "$root/etc"
touch "$root/var/lib/dpkg/status" "$root/var/lib/dpkg/available"
printf 'root:x:0:0:root:/root:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\n' >"$root/etc/group"
printf 'root:*:19000:0:99999:7:::\n' >"$root/etc/shadow"
printf 'root:*::\n' >"$root/etc/gshadow"
in_root() { dpkg --root="$root" --force-script-chrootless --force-depends --log="$work/log" "$@"; }
# The program as it stands in the root, in its own folder and with its own configuration.
installed() {
    (cd "$root/var/lib/traad" && TRAAD_CONFIG="$root/etc/traad/traad.toml" "$root/usr/bin/traad" "$@")
}
if [ "$(id -u)" = 0 ]; then
    check "it installs" in_root --install "$package"
    check "its user is made" holds "$(cat "$root/etc/passwd")" ":/var/lib/traad:/usr/sbin/nologin"
    user="$(awk -F: '$1 == "traad" { print $3 ":" $4 }' "$root/etc/passwd")"
    check "its folder belongs to its user alone" is "$(stat -c '%u:%g %a' "$root/var/lib/traad")" "$user 700"
    check "its backups belong to its user alone" is "$(stat -c '%u:%g %a' "$root/var/backups/traad")" "$user 700"
    check "its configuration is read by its user only" \
        is "$(stat -c '%u:%g %a' "$root/etc/traad/traad.toml")" "0:${user#*:} 640"
else
    check "it unpacks" dpkg-deb --extract "$package" "$root"
    mkdir -p "$root/var/lib/traad" "$root/var/backups/traad"
fi
check "the program says its version" holds "$(installed --version)" "traad "
check "it makes its database" installed migrate
check "the doctor finds it" holds "$(installed doctor 2>&1 || true)" "open: beside the database file"
check "it is backed up as the unit says" installed backup --out "$root/var/backups/traad" --keep 14 --verify
check "the backup is whole" installed restore --check "$(ls "$root"/var/backups/traad/*.backup)"
if [ "$(id -u)" = 0 ]; then
    check "it installs over itself" in_root --install "$package"
    check "it is removed" in_root --remove traad
    check "the program is gone" is_gone "$root/usr/bin/traad"
    check "removing keeps the configuration" test -f "$root/etc/traad/traad.toml"
    check "it is purged" in_root --purge traad
    check "purging takes the configuration" is_gone "$root/etc/traad"
    check "purging keeps the database" test -f "$root/var/lib/traad/data/traad.db"
    check "purging keeps the backups" is "$(find "$root/var/backups/traad" -name '*.backup' | wc -l)" 1
else
    echo "note  not root: installing, removing and purging were not tried"
fi

# ---------------------------------------------------------------- units
# Every command line in the units and in the container is one that the program knows.
commands="$({
    sed -n 's/^ExecStart=.usr.bin.traad //p' packaging/systemd/*.service
    sed -n 's/^CMD \["\(.*\)"\]$/\1/p' packaging/Containerfile | tr -d '",'
} | sort -u)"
while read -r command options; do
    help="$("$TRAAD_BIN" "$command" --help 2>&1 || true)"
    check "»traad $command« is a command" holds "$help" "Usage: traad $command"
    for option in $(grep -oE -- '--[a-z-]+' <<<"$options"); do
        check "»traad $command« knows $option" holds "$help" "$option"
    done
done <<<"$commands"
if systemd-analyze --version >/dev/null 2>&1; then
    units="$work/units"
    mkdir "$units"
    for unit in packaging/systemd/*; do
        # Only the place of the program differs from what is shipped; no system is running here,
        # so the pages named in the units and the units of others are left out.
        sed -e "s|^ExecStart=/usr/bin/traad|ExecStart=$(realpath "$TRAAD_BIN")|" -e '/^Documentation=/d' \
            "$unit" >"$units/$(basename "$unit")"
    done
    for unit in "$units"/*; do
        name="$(basename "$unit")"
        check "systemd understands $name" is "$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$unit" 2>&1 | grep -F "$name" || true)" ""
        [[ "$name" = *.timer ]] ||
            check "$name is exposed little" systemd-analyze security --offline=true --threshold=20 --no-pager "$unit"
    done
else
    echo "note  no systemd-analyze here: the units were not verified"
fi

# ---------------------------------------------------------------- container
copied="$(sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' packaging/Containerfile | tr ' ' '\n')"
for source in $copied; do
    check "the container's $source exists" test -e "$source"
done
# The compiler's own list of what the program is made from.
sources="$(sed -e 's/^[^:]*: //' "${TRAAD_BIN}.d" | tr ' ' '\n' | sed "s|^$PWD/||" | grep -vE '^/|^target/|/target/' | sort -u)"
is_copied() {
    local file source
    for file in $sources; do
        for source in $copied; do
            [[ "$file" != "$source" && "$file" != "$source"/* ]] || continue 2
        done
        echo "$file"
    done
}
check "the compiler's list names sources" test "$(wc -w <<<"$sources")" -gt 100
check "the container copies every source of the program" is "$(is_copied)" ""
check "the container runs as a user without rights" \
    holds "$(grep -E '^USER' packaging/Containerfile)" "10001:10001"
check "the container builds as the package does" \
    holds "$(cat packaging/Containerfile)" "RUN $(sed -n 's/^# *\(cargo build.*traad\) && .*/\1/p' scripts/deb.sh)"

echo "test result: $good passed; $bad failed"
[ "$bad" = 0 ]
