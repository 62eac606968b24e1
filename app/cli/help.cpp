// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace weir::app {

namespace {

std::size_t terminalWidth()
{
    constexpr std::size_t least = 40;
    constexpr std::size_t most = 120;
    constexpr std::size_t elsewhere = 100;
    winsize size {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return elsewhere;
    return std::clamp<std::size_t>(size.ws_col, least, most);
}

/// Where the last part of a line begins: behind its last gap of two blanks.
std::size_t textColumn(std::string_view line)
{
    const std::size_t gap = line.rfind("  ");
    const std::size_t column = gap == std::string_view::npos ? 0 : line.find_first_not_of(' ', gap);
    return column == std::string_view::npos ? 0 : column;
}

void appendWrapped(std::string_view line, std::size_t width, std::string& text)
{
    const std::size_t column = textColumn(line);
    const std::string indent(column <= width / 2 ? column : std::min<std::size_t>(6, width / 4), ' ');
    std::size_t shown = 0;
    std::string row;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', std::max(at, shown == 0 ? column : at)), line.size());
        const std::string_view word = line.substr(at, end - at);
        if (shown != 0 && utf8Characters(row) + 1 + utf8Characters(word) > width) {
            text += row + '\n';
            row = indent;
            row += word;
        } else {
            row += shown == 0 ? "" : " ";
            row += word;
        }
        ++shown;
        at = end + 1;
    }
    text += row + '\n';
}

} // namespace

void explain(CLI::App& command, std::string_view examples, StatusThree three, std::string_view more)
{
    std::string footer("Examples:\n");
    for (std::size_t at = 0; at < examples.size();) {
        const std::size_t end = std::min(examples.find('\n', at), examples.size());
        footer += "  weir " + command.get_name() + " ";
        footer += examples.substr(at, end - at);
        footer += '\n';
        at = end + 1;
    }
    if (!more.empty())
        footer.append("\n").append(more).append("\n");
    footer += "\nExit status: 0 done, 1 could not do it, 2 wrong usage";
    if (!three.meaning.empty())
        footer.append(", 3 ").append(three.meaning);
    command.footer(footer + ".");
}

std::string helpText(const CLI::App& command)
{
    return wrapped(command.help(command.get_parent()->get_name()), terminalWidth());
}

std::string wholeHelpText(const CLI::App& app)
{
    return wrapped(app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal), terminalWidth());
}

std::string wrapped(std::string_view text, std::size_t width)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        appendWrapped(text.substr(at, end - at), width, result);
        at = end + 1;
    }
    return result;
}

} // namespace weir::app
