// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cli.h"
#include "app/window.h"

int main(int argc, char** argv)
{
    return weir::app::isCommandLine(argc, argv) ? weir::app::runCommandLine(argc, argv) : weir::app::runWindow(argc, argv);
}
