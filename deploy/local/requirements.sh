#!/bin/sh
# Pins every dependency with hashes: one file for development, one per service.
# The services' files are held to the versions of the development file, so that
# what is tested is what an image gets. No file names an index.
set -eu
cd "$(dirname "$0")/../.."
compile="$PWD/.local/venv/bin/uv pip compile --quiet --universal --generate-hashes
    --no-emit-index-url --no-annotate --no-header --python-version 3.11
    --no-emit-package producerpro-shared"

$compile --group dev pyproject.toml shared/pyproject.toml services/*/pyproject.toml \
    -o requirements/dev.txt "$@"
for member in services/*/; do
    name=$(basename "$member")
    $compile -c requirements/dev.txt "${member}pyproject.toml" \
        -o "requirements/$name.txt" "$@"
done
