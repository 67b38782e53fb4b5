# Runs steps, measures them and adds up what passed, failed and was skipped.
# Sourced by ./check; holds no step of its own.

passed=0 failures=0 skips=0
failed_steps=" "
reason_file="$logs/skip-reason"

# A step calls this to say that it cannot run here, and why.
skip() {
    echo "$1" >"$reason_file"
    echo "skipped: $1"
    exit 75
}

failed() { [[ "$failed_steps" == *" $1 "* ]]; }

# run NAME FUNCTION: output to the terminal and to a log, then a line with the time.
run() {
    local name=$1 log="$logs/$1.log" start=$SECONDS code=0 word
    echo
    echo "── $name"
    rm -f "$log".tap "$reason_file"
    export STEP_TAP="$log.tap"
    set +e
    ( set -euo pipefail; "$2" ) 2>&1 | tee "$log"
    code=${PIPESTATUS[0]}
    set -e
    local p=0 f=0 s=0
    read -r p f s < <(tests_in "$log")
    case $code in
        0) word=ok ;;
        75) word="skipped ($(cat "$reason_file"))" ;;
        *) word="FAILED (code $code)"; failed_steps+="$name " ;;
    esac
    # A step that holds no tests counts as one check itself; so does one that broke
    # before or beside its tests.
    if [ "$code" = 75 ]; then s=$((s + 1))
    elif [ "$code" != 0 ] && [ "$f" = 0 ]; then f=1
    elif [ "$code" = 0 ] && [ $((p + f + s)) = 0 ]; then p=1
    fi
    passed=$((passed + p)) failures=$((failures + f)) skips=$((skips + s))
    echo "── $name: $word, $((SECONDS - start)) s ($p passed, $f failed, $s skipped)"
}

# skipped NAME… because REASON
skipped() {
    local names=()
    while [ "$1" != because ]; do
        names+=("$1"); shift
    done
    local name
    for name in "${names[@]}"; do
        echo "── $name: skipped ($2)"
        skips=$((skips + 1))
    done
}

# Passed, failed and skipped tests in the log of a step: nextest's summary, the
# `test result` lines of cargo test, and the node runner's TAP file.
tests_in() {
    local tap="$1.tap"
    { cat "$1"; [ ! -f "$tap" ] || sed 's/^/TAP /' "$tap"; } | awk '
        function number(word,   m) { return match($0, "[0-9]+ " word) ? substr($0, RSTART) + 0 : 0 }
        /^ *Summary \[.*tests? run:/ {
            p += number("passed"); f += number("failed") + number("timed out") + number("exec failed"); s += number("skipped")
        }
        /^test result:/ { p += number("passed"); f += number("failed"); s += number("ignored") }
        /^TAP # pass [0-9]+/ { p += $4 }
        /^TAP # (fail|cancelled) [0-9]+/ { f += $4 }
        /^TAP # (skipped|todo) [0-9]+/ { s += $4 }
        END { print p + 0, f + 0, s + 0 }'
}

closing_line() {
    echo
    [ "$failures" = 0 ] || echo "failed:$failed_steps"
    echo "total time: $SECONDS s"
    echo
    echo "$passed passed, $failures failed, $skips skipped"
    [ "$failures" = 0 ]
}

# run_tests ARGS…: nextest where it is installed, cargo's own runner elsewhere.
run_tests() {
    if cargo nextest --version >/dev/null 2>&1; then
        cargo nextest run --locked --no-fail-fast --no-tests=pass --status-level slow "$@"
    else
        local args=()
        while [ $# -gt 0 ]; do
            # Filters are nextest's; cargo's own runner runs all.
            if [ "$1" = -E ]; then shift 2; else args+=("$1"); shift; fi
        done
        cargo test --locked --no-fail-fast --lib --bins --tests "${args[@]}"
    fi
}

# The nextest filter for crates and all that depend on them.
rdeps_filter() {
    local expression="" crate
    for crate in "$@"; do expression+="${expression:+|}rdeps(=$crate)"; done
    printf -- '-E %s' "$expression"
}
