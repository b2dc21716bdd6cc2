#!/bin/sh
# Writes .env with random passwords for the MongoDB of docker-compose.yml, readable for this account only.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo ".env is there already; it is left as it is" >&2
  exit 1
fi
umask 077
for name in MONGO_ROOT_PASSWORD QUORATE_MONGO_PASSWORD; do
  printf '%s=%s\n' "$name" "$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')"
done > .env
