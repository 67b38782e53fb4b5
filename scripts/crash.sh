#!/usr/bin/env bash
# Kills a program that records, again and again, and looks whether anything it had acknowledged
# is gone: crates/app/examples/crash.
#
#   scripts/crash.sh [ROUNDS [SEED [BACKEND]]]     default: 5 rounds on each, seed 1, both
#
# The program is optimised: every round checks a whole database. CRASH_BIN is the program,
# if it is already built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program="${CRASH_BIN:-}"
if [ -z "$program" ]; then
    cargo build --quiet --locked --release -p app --example crash
    program="${CARGO_TARGET_DIR:-target}/release/examples/crash"
fi
exec "$program" --rounds "${1:-5}" --seed "${2:-1}" --backend "${3:-both}"
