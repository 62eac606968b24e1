// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// The command line as a script sees it: whole processes, their output and exit status. Whoever includes this is given WEIR_BINARY.
namespace weir::test {

struct CliRun {
    int status = -1;
    QByteArray out;
    QByteArray error;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Four events of two items, and two records that cannot be taken.
inline const char* const cliEvents = "Key,Type,From,To,Changed\n"
                                     "A-1,Bug,,Ready for Review,2025-03-03T09:00:00Z\n"
                                     "A-1,Bug,Ready for Review,In Review,2025-03-04T09:00:00Z\n"
                                     "A-1,Bug,In Review,Done,2025-03-04T15:00:00Z\n"
                                     "A-2,Story,,Ready for Review,2025-03-05T09:00:00Z\n"
                                     "A-3,Story,,Ready for Review,last Tuesday\n"
                                     ",Story,,Ready for Review,2025-03-05T09:00:00Z\n";

/// A folder of its own for each test, and what runs in it.
class CliFolder {
protected:
    void renew()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    CliRun weir(const QStringList& arguments, const QMap<QString, QString>& environment = {}) const
    {
        QProcess process;
        auto env = QProcessEnvironment::systemEnvironment();
        env.remove(QStringLiteral("DISPLAY"));
        env.remove(QStringLiteral("WAYLAND_DISPLAY"));
        for (auto it = environment.begin(); it != environment.end(); ++it)
            env.insert(it.key(), it.value());
        process.setProcessEnvironment(env);
        process.start(QStringLiteral(WEIR_BINARY), arguments);
        if (!process.waitForFinished(60000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
    }

    /// Writes a file and returns its path.
    QString file(const QString& name, const QByteArray& text) const
    {
        QFile out(path(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            return {};
        return out.fileName();
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    /// A workspace with cliEvents.
    QString imported() const
    {
        const QString workspace = path(QStringLiteral("team.weir"));
        weir({QStringLiteral("import"), workspace, file(QStringLiteral("events.csv"), cliEvents)});
        return workspace;
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace weir::test
