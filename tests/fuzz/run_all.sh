#!/bin/bash
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs fuzz targets one after the other, each from its seeds: run_all.sh BUILD_FOLDER SECONDS [TARGET...]
# Stops at the first that fails, whose input is then in BUILD_FOLDER/fuzz, beside what was found on the way. Prints a row a target.
set -euo pipefail
build=$1 seconds=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- $(find "$build/tests/fuzz" -maxdepth 1 -type f -name 'fuzz_*' -executable -printf '%f\n' | sed 's/^fuzz_//' | sort)
for target; do
    found=$build/fuzz/$target
    mkdir -p "$found"
    seeds=("$here/corpus/$target")
    [ "$target" != any ] || seeds=("$here"/corpus/*/)
    words=("$here/words/$target")
    [ -f "${words[0]}" ] && words=("-dict=${words[0]}") || words=()
    log=$build/fuzz/$target.log
    "$build/tests/fuzz/fuzz_$target" "$found" "${seeds[@]}" "${words[@]}" -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=2048 \
        -timeout=10 -print_final_stats=1 -artifact_prefix="$build/fuzz/$target-" >"$log" 2>&1 || {
        tail -n 60 "$log"
        exit 1
    }
    printf '| %s | %s s | %s executions | %s |\n' "$target" "$seconds" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$log" | tail -n 1)"
done
