#!/bin/sh
# Brings the three nodes of docker-compose.yml to the version of this folder, one after the other, each only when the one
# before is ready again. Connected clients move to another node and miss nothing.
set -eu
cd "$(dirname "$0")/.."
docker compose --profile nodes build node1
for node in node1 node2 node3; do
  docker compose --profile nodes up --detach --no-deps --no-build --force-recreate --wait --wait-timeout 300 "$node"
done
