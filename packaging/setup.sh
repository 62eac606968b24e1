#!/bin/bash
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./test: installs what is missing, and builds. Functions only.

weir_packages() { sed -e 's/[[:space:]]*#.*//' -e '/^$/d' "$1/packaging/packages.txt"; }

# The packages of the list that are not installed, one a line.
weir_missing() {
    local package
    for package in $(weir_packages "$1"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

# Installs the missing packages of the one list on Debian; elsewhere names them and goes on.
weir_install() {
    local top=$1 missing
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        echo "weir: this is not a Debian system; building needs what these Debian 12 packages hold:" >&2
        weir_packages "$top" | tr '\n' ' ' | fold -s -w 100 | sed 's/^/  /' >&2
        echo >&2
        return 0
    fi
    mapfile -t missing < <(weir_missing "$top")
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "weir: these packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "weir: installing ${#missing[@]} packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >/dev/null || return 1
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >/dev/null || {
        echo "weir: apt-get could not install all of them; try: apt-get install ${missing[*]}" >&2
        return 1
    }
}

# weir_build TOP PRESET [TARGET...]: configures once, builds what changed; quiet unless something fails.
weir_build() {
    local top=$1 preset=$2
    shift 2
    local folder="$top/build/$preset" log
    log=$(mktemp)
    if [ ! -f "$folder/build.ninja" ]; then
        echo "weir: configuring ($preset)"
        (cd "$top" && cmake --preset "$preset") >"$log" 2>&1 || {
            cat "$log" >&2
            rm -f "$log"
            return 1
        }
    fi
    if [ -t 1 ]; then
        ninja -C "$folder" "$@" || return 1
    else
        ninja -C "$folder" "$@" >"$log" 2>&1 || {
            grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Automatic|Generating)' "$log" >&2
            rm -f "$log"
            return 1
        }
    fi
    rm -f "$log"
}
