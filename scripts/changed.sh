#!/usr/bin/env bash
# The workspace crates that changed since a revision (default: the last commit with the
# working tree on top; the one before when the tree is clean). One name a line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

given="${1:-}"
files() {
    git diff --name-only "$1" --
    git ls-files --others --exclude-standard
}
list="$(files "${given:-HEAD}" | sort -u)"
if [ -z "$list" ] && [ -z "$given" ]; then
    list="$(files HEAD~1 | sort -u)"
fi

all() { for manifest in crates/*/Cargo.toml; do basename "$(dirname "$manifest")"; done; }

# Data that a crate embeds belongs to that crate.
while read -r file; do
    case $file in
        Cargo.toml | Cargo.lock | rust-toolchain.toml | clippy.toml) all ;;
        crates/*) crate=${file#crates/}; echo "${crate%%/*}" ;;
        law/*) echo law ;;
        policy/ladder.toml | policy/target_groups.toml) echo domain ;;
        policy/*) echo indicators ;;
        mappings/*) echo exchange ;;
    esac
done <<<"$list" | sort -u | while read -r crate; do
    [ ! -f "crates/$crate/Cargo.toml" ] || echo "$crate"
done
