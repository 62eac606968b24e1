// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/stage_map.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QStringList>

#include <optional>

class QComboBox;
class QPushButton;
class QTreeView;

namespace weir::ui {

class IconButton;
class Session;
class StageMapModel;
class Tag;
class TextLabel;

/// The stage map beside the map: which statuses make which stage. Drag a status to another stage, or choose it below; every
/// edit goes through the session, so that undo takes it back.
class StageMapPanel final : public QFrame {
    Q_OBJECT
public:
    StageMapPanel(Session& session, const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] StageMapModel& model() const { return *m_model; }
    [[nodiscard]] QTreeView& tree() const { return *m_tree; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void closed();
    void stageChosen(const QString& name); ///< the stage that is looked at, or that of the status that is

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* buildHead();
    [[nodiscard]] QWidget* buildTree();
    [[nodiscard]] QWidget* buildActions();
    [[nodiscard]] QWidget* buildDetails();
    void adopt();
    void clear();
    void showWhatCanBeDone();
    void send(const StageMap& map, const QString& label);
    void showMenu(const QPoint& position);
    void step(bool down);
    void addStage();
    void removeStage();
    void updateDetails();
    void changeKind(int kind);
    void changePlace();
    void keepCurrent(const std::optional<std::string>& status, std::optional<std::size_t> stage);

    Session& m_session;
    const Theme& m_theme;
    StageMapModel* m_model;
    QTreeView* m_tree = nullptr;
    QWidget* m_actions = nullptr;
    QWidget* m_details = nullptr;
    Tag* m_proposed = nullptr;
    QPushButton* m_accept = nullptr;
    IconButton* m_up = nullptr;
    IconButton* m_down = nullptr;
    IconButton* m_remove = nullptr;
    TextLabel* m_firstLabel = nullptr;
    TextLabel* m_secondLabel = nullptr;
    QComboBox* m_first = nullptr;
    QComboBox* m_second = nullptr;
    quint64 m_ticket = 0; ///< of the newest map that was sent to the workspace
    bool m_updating = false;
};

} // namespace weir::ui
