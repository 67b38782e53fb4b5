# What the tests need beside Rust, fetched when missing: PostgreSQL, Chromium and poppler from
# the distribution, Python packages into an environment under the target folder, Node
# packages at locked versions. Sourced by ./check.

venv="$target/python"

use_venv() { ! have_venv || export PATH="$venv/bin:$PATH"; }

python_wanted() { cat tests/*/requirements.txt | sort -u; }

# The environment there is holds exactly what the tests ask for now.
have_venv() { python_wanted | cmp -s - "$venv/installed.txt"; }

chromium_path() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

initdb_path() {
    command -v initdb || { ls -1 /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1; } || true
}

# need_node_modules FOLDER: a clean install when the lock file is newer than the last one.
need_node_modules() {
    local stamp="$1/node_modules/.installed"
    [ -f "$stamp" ] && [ ! "$1/package-lock.json" -nt "$stamp" ] && return 0
    (cd "$1" && npm ci --no-audit --no-fund --ignore-scripts) && touch "$stamp"
}

install_tools() {
    local wanted=()
    [ -n "$(initdb_path)" ] || wanted+=(postgresql)
    [ -n "$(chromium_path)" ] || wanted+=(chromium)
    command -v node >/dev/null || wanted+=(nodejs)
    command -v npm >/dev/null || wanted+=(npm)
    command -v pdfinfo >/dev/null || wanted+=(poppler-utils)
    python3 -m venv --help >/dev/null 2>&1 || wanted+=(python3-venv)
    if [ "${#wanted[@]}" -gt 0 ]; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "── installing ${wanted[*]}"
            export DEBIAN_FRONTEND=noninteractive
            { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${wanted[@]}"; } \
                >"$logs/apt.log" 2>&1 || { tail -n 20 "$logs/apt.log"; echo "could not install ${wanted[*]}"; }
        else
            echo "missing: ${wanted[*]} (steps that need them will fail)"
        fi
    fi
    if ! have_venv; then
        echo "── python environment"
        python_wanted >"$logs/requirements.txt"
        { python3 -m venv "$venv" \
            && "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$logs/requirements.txt" \
            && cp "$logs/requirements.txt" "$venv/installed.txt"; } \
            >"$logs/pip.log" 2>&1 || { tail -n 5 "$logs/pip.log"; echo "no python packages: what needs them will be skipped"; }
    fi
    use_venv
}
