#!/usr/bin/env bash
# Builds the Debian package from a program that is already built.
#
#   cargo build --release --locked -p traad && scripts/deb.sh
#
# TRAAD_BIN is the program (default: target/release/traad), DEB_OUT the folder for the package
# (default: target), DEB_COMPRESSION what dpkg-deb packs with. The same program and commit give
# the same package: moments in it are the commit's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target="${CARGO_TARGET_DIR:-target}"
program="${TRAAD_BIN:-$target/release/traad}"
out="${DEB_OUT:-$target}"
[ -x "$program" ] || { echo "no program at $program: cargo build --release --locked -p traad" >&2; exit 1; }

version="$("$program" --version | awk '{ print $2 }')"
architecture="$(dpkg --print-architecture)"
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
# The newest version of the C library that the program asks for.
glibc="$(grep -aoE 'GLIBC_2\.[0-9]+' "$program" | sed 's/GLIBC_//' | sort -Vu | tail -n 1)"

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
chmod 0755 "$stage"
doc="$stage/usr/share/doc/traad"
install -D -m 0755 "$program" "$stage/usr/bin/traad"
install -D -m 0644 -t "$stage/usr/lib/systemd/system" packaging/systemd/*
install -D -m 0644 config/traad.toml "$stage/etc/traad/traad.toml"
install -D -m 0644 packaging/debian/copyright "$doc/copyright"
install -D -m 0644 -t "$doc" LICENSE CHANGELOG.md
install -D -m 0644 -t "$doc/operations" docs/operations/*.md
install -D -m 0644 -t "$doc/licences" crates/web/assets/licences/*
gzip -9n "$doc/CHANGELOG.md"
mv "$doc/CHANGELOG.md.gz" "$doc/changelog.gz"
node scripts/third-party.mjs >"$doc/third-party.txt"
chmod 0644 "$doc/third-party.txt"

control="$stage/DEBIAN"
install -d "$control"
size="$(du -sk --apparent-size "$stage" | cut -f 1)"
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@SIZE@/$size/" -e "s/@GLIBC@/$glibc/" packaging/debian/control.in >"$control/control"
install -m 0644 packaging/debian/conffiles "$control/conffiles"
install -m 0755 -t "$control" packaging/debian/postinst packaging/debian/prerm packaging/debian/postrm
(cd "$stage" && find . -type f -not -path './DEBIAN/*' -printf '%P\n' | LC_ALL=C sort |
    xargs -d '\n' md5sum >DEBIAN/md5sums)
find "$stage" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

package="$out/traad_${version}_${architecture}.deb"
mkdir -p "$out"
dpkg-deb --root-owner-group -Z"${DEB_COMPRESSION:-xz}" --build "$stage" "$package" >/dev/null
echo "$package"
