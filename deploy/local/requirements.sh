#!/bin/sh
# Pins every dependency with hashes: one file for development, one per image.
# The images' files are held to the versions of the development file, so that what
# is tested is what an image gets. No file names an index.
set -eu
cd "$(dirname "$0")/../.."
compile="$PWD/.local/venv/bin/uv pip compile --quiet --universal --generate-hashes
    --no-emit-index-url --no-annotate --no-header --python-version 3.11
    --no-emit-package producerpro-shared"
members="shared services/* deploy/local deploy/simulators/*"

# shellcheck disable=SC2046,SC2086 # words on purpose
$compile --group dev --all-extras pyproject.toml $(printf '%s/pyproject.toml ' $members) \
    -o requirements/dev.txt "$@"
for member in services/* deploy/local deploy/simulators/*; do
    # shellcheck disable=SC2086 # words on purpose
    $compile -c requirements/dev.txt "$member/pyproject.toml" \
        -o "requirements/$(basename "$member").txt" "$@"
done
