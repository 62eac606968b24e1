#!/bin/bash
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file has the form that .clang-format gives it. usage: check_format.sh ROOT [--fix]
set -euo pipefail
cd "$1"
mode=(--dry-run --Werror)
[ "${2:-}" = --fix ] && mode=(-i)
find app core ui tests bench -name '*.h' -print0 -o -name '*.cpp' -print0 | xargs -0 -n 20 -P 2 clang-format --style=file "${mode[@]}"
