#!/usr/bin/env bash
# million.sh ADDRESS [CHILDREN]: makes a large service, takes it into an empty PostgreSQL database
# and measures lists on it, each bar beside its figure. Needs about 15 GB for a million children.
#
#   scripts/million.sh 'host=/run/postgresql dbname=million' 1000000
set -euo pipefail
cd "$(dirname "$0")/.."
address=${1:?the address of an empty PostgreSQL database}
children=${2:-1000000}
cargo bench -p store --bench lists -- \
  --database "$address" --children "$children" --seconds "${SECONDS_EACH:-4}"
