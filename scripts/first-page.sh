#!/usr/bin/env bash
# How long until the demo shows its first page, in seconds.
#
#   scripts/first-page.sh          with the finished program (target/release/traad)
#   scripts/first-page.sh fresh    from a fresh clone with an empty target folder; downloads
#                                  are made first and not counted
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
child=
cleanup() {
    [ -z "$child" ] || kill "$child" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

if [ "${1:-}" = fresh ]; then
    git clone --quiet "$root" "$work/clone"
    cd "$work/clone"
    cargo fetch --locked --quiet
    export CARGO_TARGET_DIR="$work/target"
    start=(cargo run --release --locked -- demo)
else
    cd "$root"
    start=("${CARGO_TARGET_DIR:-target}/release/traad" demo)
fi

now() { date +%s.%N; }
began="$(now)"
"${start[@]}" --port 0 --data "$work/data" >"$work/out" 2>&1 &
child=$!
address=
while [ -z "$address" ]; do
    sleep 0.05
    kill -0 "$child" 2>/dev/null || { tail -n 20 "$work/out"; exit 1; }
    address="$(grep -oE 'http://[0-9a-z.:]+:[0-9]+' "$work/out" | head -n 1 || true)"
done
curl --fail --silent --show-error --output "$work/page" "$address/login"
awk -v a="$began" -v b="$(now)" 'BEGIN { printf "first page after %.1f s\n", b - a }'
