#!/bin/sh
# Makes .local/venv with everything pinned in requirements/dev.txt and the
# workspace's own packages, editable. Harmless to repeat; quick when current.
set -eu
cd "$(dirname "$0")/../.."
venv=.local/venv
stamp=$venv/.installed

fail() { echo "$1" >&2; exit 1; }

# A name per state of the inputs, so that a checkout of another commit reinstalls.
state=$(cat requirements/dev.txt */pyproject.toml services/*/pyproject.toml deploy/*/pyproject.toml deploy/*/*/pyproject.toml |
    cksum | cut -d' ' -f1)
[ "$(cat $stamp 2>/dev/null || true)" = "$state" ] && exit 0

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "Python 3.11 or newer is needed: install it (Debian: apt-get install python3 python3-venv)."

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        fail "Python's venv module is missing: install it (Debian: apt-get install python3-venv)."
    echo "installing python3-venv"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y python3-venv >/dev/null ||
        fail "apt-get could not install python3-venv: see its message above."
fi

echo "installing the Python packages into $venv"
mkdir -p .local
[ -x $venv/bin/python ] || "$python" -m venv $venv ||
    fail "$venv could not be made: see the message above."
pin=$(sed -n 's/^\(uv==[0-9.]*\).*/\1/p' requirements/dev.txt)
[ -x $venv/bin/uv ] || $venv/bin/python -m pip install -q "$pin" ||
    fail "uv could not be installed: see the message above."
# Compiled here and now: no process has to, and some images let none keep the result.
$venv/bin/uv pip install -q --python $venv/bin/python --require-hashes \
    --compile-bytecode -r requirements/dev.txt ||
    fail "The pinned Python packages could not be installed: see the message above."
members=""
for member in shared services/*/ deploy/local deploy/simulators/*/; do members="$members -e ./${member%/}"; done
# shellcheck disable=SC2086 # the members are words on purpose
$venv/bin/uv pip install -q --python $venv/bin/python --no-deps $members ||
    fail "The workspace's own packages could not be installed: see the message above."
echo "$state" >$stamp
