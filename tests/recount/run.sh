#!/usr/bin/env bash
# The independent recount: makes a municipality, takes it in, exports its events without text,
# counts the indicators anew in Python and compares. Last line: `N passed, N failed`.
#
#   TRAAD_BIN      the program (default: target/debug/traad)
#   TRAAD_PYTHON   a Python of 3.11 or later (default: python3)
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
export TRAAD_BIN="${TRAAD_BIN:-$root/target/debug/traad}"
python="${TRAAD_PYTHON:-python3}"
export PYTHONDONTWRITEBYTECODE=1

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The time zone comes from the system; where it has none, from the pinned package.
if ! "$python" -c 'import tomllib, zoneinfo; zoneinfo.ZoneInfo("Europe/Copenhagen")' 2>/dev/null; then
    "$python" -m venv "$work/python"
    "$work/python/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    python="$work/python/bin/python"
fi

"$TRAAD_BIN" generate --children 600 --years 8 --until 2026-06-30 --seed 3 --out "$work/made.jsonl"
"$TRAAD_BIN" --database "sqlite:$work/recount.db" import "$work/made.jsonl"
"$TRAAD_BIN" --database "sqlite:$work/recount.db" export events --out "$work/events.jsonl"
"$python" "$here/recount.py" --repository "$root" --database "sqlite:$work/recount.db" \
    --events "$work/events.jsonl"
