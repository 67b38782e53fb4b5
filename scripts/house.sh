#!/usr/bin/env bash
# The rules of the house that no compiler keeps. Each prints what breaks it; the last
# lines sum up. Only files that git knows, or would add, are read.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
shopt -s nullglob

bad=0 good=0
mapfile -t files < <(git ls-files --cached --others --exclude-standard | while read -r f; do [ -f "$f" ] && echo "$f"; done)
named() { printf '%s\n' "${files[@]}" | grep -E "$1" || true; }
rust() { named '\.rs$'; }
crates() { named '^crates/[^/]+/Cargo\.toml$'; }

# rule TITLE FUNCTION: the function prints offences; one that breaks is an offence too.
rule() {
    local offences
    offences="$(set -euo pipefail; "$2")" || offences+=" (the rule itself broke)"
    if [ -z "$offences" ]; then
        good=$((good + 1)); echo "ok    $1"
    else
        bad=$((bad + 1)); echo "FAIL  $1"; sed 's/^/      /' <<<"$offences"
    fi
}

no_mod_rs() { rust | grep -E '(^|/)mod\.rs$' || true; }

module_heads() {
    rust | { grep -E '/src/' || true; } | { grep -vE '(/tests|_tests)(\.rs|/)' || true; } | while read -r file; do
        [ "$(head -c 3 "$file")" = '//!' ] || echo "$file does not begin with //!"
    done
}

workspace_lints() {
    crates | while read -r manifest; do
        grep -A1 -x '\[lints\]' "$manifest" | grep -qx 'workspace = true' ||
            echo "$manifest: [lints] workspace = true is missing"
    done
}

versions_in_one_place() {
    crates | while read -r manifest; do
        awk -v file="$manifest" '
            /^\[/ { deps = /dependencies/ }
            deps && /=/ && !/^#/ && !/workspace *= *true/ && !/path *=/ { print file ": " $0 }
        ' "$manifest"
    done
}

# law, domain and indicators know no clock, no database, no async; SQL drivers stand
# only in the store, HTML only in web.
layers() {
    forbid() { # CRATE WORDS
        [ ! -f "crates/$1/Cargo.toml" ] || awk -v words="$2" -v crate="$1" '
            BEGIN { n = split(words, w, " "); for (i = 1; i <= n; i++) no[w[i]] = 1 }
            /^\[/ { deps = /dependencies/ && !/dev-dependencies/ }
            deps { name = $1; sub(/\..*/, "", name); if (name in no) print crate " must not use " name }
        ' "crates/$1/Cargo.toml"
    }
    local impure="rusqlite postgres r2d2 tokio axum store app web exchange synth tracing rand"
    forbid law "$impure domain indicators maud"
    forbid domain "$impure indicators maud"
    forbid indicators "$impure maud"
    forbid documents "$impure domain indicators law maud"
    forbid store "app web exchange synth indicators axum maud"
    forbid app "web axum maud rusqlite postgres"
    forbid exchange "web axum maud rusqlite postgres store"
    forbid synth "web axum maud rusqlite postgres store app"
    forbid web "rusqlite postgres r2d2"
    forbid traad "rusqlite postgres r2d2 maud"
}

# Paths of somebody's machine and hosts of somebody's mirror have no place here.
machine_paths() {
    printf '%s\n' "${files[@]}" |
        grep -vE '\.(woff2?|png|jpg|pdf|ico|db)$|^crates/web/assets/(css/dkfds|js/vendor)' |
        tr '\n' '\0' | xargs -0 grep -nIE '(^|[^A-Za-z0-9_.$}*-])/(root|home|Users|work|workspace)/[A-Za-z0-9._]' || true
}

registries() {
    local lock
    for lock in Cargo.lock $(named 'package-lock\.json$'); do
        [ -f "$lock" ] || continue
        grep -noE '(registry|sparse|git)\+https?://[^"]+|"resolved": *"[^"]+"' "$lock" |
            grep -vE 'registry\+https://github\.com/rust-lang/crates\.io-index|"https://registry\.npmjs\.org/' |
            sed "s|^|$lock: |" || true
    done
    named '(^|/)(\.npmrc|pip\.conf|\.cargo/config(\.toml)?)$' |
        sed 's/$/: settings of one machine/' || true
    named 'requirements.*\.txt$' | tr '\n' '\0' |
        xargs -0 -r grep -nE -e '--(extra-)?index-url|https?://' || true
}

exact_versions() {
    local f
    for f in $(named '(^|/)package\.json$'); do
        grep -nE '"[~^*>][^"]*"' "$f" | grep -v '"engines"' | sed "s|^|$f: |" || true
        [ -f "${f%.json}-lock.json" ] || echo "$f has no lock file"
    done
    named 'requirements.*\.txt$' | while read -r f; do
        grep -nvE '^(#.*|)$|^[A-Za-z0-9_.-]+==[0-9]' "$f" | sed "s|^|$f: |" || true
    done
}

# Every message in both languages, with the same attributes and the same arguments.
locales() {
    local dir da en
    dir=crates/web/locales
    [ -n "$(echo "$dir"/da/*.ftl)" ] || return 0
    keys() {
        awk '
            /^[a-zA-Z][a-zA-Z0-9_-]* *=/ { key = $1; sub(/=.*/, "", key); print key }
            /^ +\.[a-z][a-zA-Z0-9_-]* *=/ { attr = $1; sub(/=.*/, "", attr); print key attr }
            !/^#/ { line = $0; while (match(line, /\$[a-zA-Z][a-zA-Z0-9_-]*/)) {
                print key " " substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH) } }
        ' "$@" | sort -u
    }
    for da in "$dir"/da/*.ftl; do
        en="$dir/en/$(basename "$da")"
        [ -f "$en" ] || { echo "$en is missing"; continue; }
        diff <(keys "$da") <(keys "$en") | grep '^[<>]' |
            sed -e "s|^< |only in $da: |" -e "s|^> |only in $en: |" || true
    done
    for en in "$dir"/en/*.ftl; do
        [ -f "$dir/da/$(basename "$en")" ] || echo "$dir/da/$(basename "$en") is missing"
    done
    for da in da en; do
        awk -v l="$da" '/^[a-zA-Z][a-zA-Z0-9_-]* *=/ { key = $1; sub(/=.*/, "", key); if (seen[key]++) print l ": " key " stands twice" }' "$dir/$da"/*.ftl
    done
}

# What is recorded is made in one place, where nothing that belongs to it can be forgotten; history
# from elsewhere is made in another.
one_maker() {
    rust | grep '^crates/app/src/' | grep -vxE 'crates/app/src/(casework|transfer)\.rs' |
        tr '\n' '\0' | xargs -0 grep -nE '\bNewEvent \{' || true
}

# Links between our own pages lead somewhere.
links() {
    named '\.md$' | { grep -v '^crates/web/assets/' || true; } | while read -r page; do
        { awk '/^```/ { code = !code } !code' "$page" | grep -oE '\]\([^)#][^)]*\)' | sed -E 's/^\]\(//; s/\)$//; s/#.*//; s/ ".*//' |
            grep -vE '^[a-z]+:|^$' | while read -r link; do
            [ -e "$(dirname "$page")/$link" ] || echo "$page: $link"
        done; } || true
    done
}

# Every table that stands after the last migration is explained beside its Danish word.
tables() {
    local table
    for table in $(cat /dev/null crates/store/migrations/*.sql | tr -d ';' | awk '
        /^CREATE TABLE / { there[$3] = 1 }
        /^DROP TABLE / { delete there[$3] }
        /^ALTER TABLE .* RENAME TO / { delete there[$3]; there[$6] = 1 }
        END { for (table in there) print table }' | sort); do
        grep -q "\`$table\`" docs/glossary.md || echo "$table is not in docs/glossary.md"
    done
}

# The browser tests visit every page there is, and no page that is gone. A letter is a file.
pages() {
    local routes=crates/web/src/site/routes.rs
    [ -f "$routes" ] || { echo "$routes is missing"; return; }
    diff <(grep -oE '\bat\("[^"]+", [A-Za-z]+\)\.get\(' "$routes" | cut -d'"' -f2 |
            grep -vxE '/login|/language/\{code\}|/healthz|/readyz|/.*/letter|/.*/(documents|attachments)/\{[a-z]+\}|/calendar/.*' | sort -u) \
        <(grep -oE "route: '[^']+'" tests/browser/pages.mjs | sed "s/^route: '//; s/'$//" | sort -u) |
        grep '^[<>]' | sed -e 's/^< /not in tests\/browser\/pages.mjs: /' -e 's/^> /no such route: /' || true
}

# Talk yourself out of it: listed, not refused.
long_files() {
    rust | grep -vE '/(tests|benches)/|tests\.rs$' | while read -r file; do
        lines=$(wc -l <"$file")
        [ "$lines" -le 500 ] || echo "$lines $file"
    done | sort -rn
}

rule "no mod.rs" no_mod_rs
rule "every module says what it is for" module_heads
rule "every crate takes the lints of the workspace" workspace_lints
rule "events are made in one place" one_maker
rule "versions stand in the workspace only" versions_in_one_place
rule "layers use only what lies below" layers
rule "no path of a machine" machine_paths
rule "no registry but the public ones" registries
rule "exact versions and lock files for Node and Python" exact_versions
rule "Danish and English have the same messages" locales
rule "the glossary knows every table" tables
rule "the browser tests know every page" pages
rule "links between pages lead somewhere" links
long="$(long_files)"
if [ -n "$long" ]; then echo "note  files over 500 lines:"; sed 's/^/      /' <<<"$long"; fi

echo "test result: $good passed; $bad failed"
[ "$bad" = 0 ]
