#!/bin/bash
# SPDX-FileCopyrightText: The Weir authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every name in the list of packages is a package of its own: a name that others only provide never counts as installed,
# and every start would try to install it again. usage: check_packages.sh ROOT
set -euo pipefail
. "$1/packaging/setup.sh"
command -v dpkg-query >/dev/null || exit 0
missing=$(weir_missing "$1")
[ -z "$missing" ] || {
    echo "packaging/packages.txt names what is not installed under that name:" $missing
    exit 1
}
