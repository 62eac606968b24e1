// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/map_accessible.h"

#include "ui/scene/map_canvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include <algorithm>

namespace weir::ui {

namespace {

/// One element of the walk. It knows only its place: the map may have changed since it was asked for.
class ElementAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ElementAccessible(MapCanvas* canvas, int index)
        : m_canvas(canvas)
        , m_index(index)
    {
    }
    bool isValid() const override { return element().has_value(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_canvas ? m_canvas->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return m_canvas ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || !m_canvas->stream())
            return {};
        if (kind == QAccessible::Name)
            return summaryOf(m_canvas->layout(), *m_canvas->stream(), *element(), m_canvas->format());
        if (kind == QAccessible::Description)
            return describe(m_canvas->layout(), *m_canvas->stream(), *element(), m_canvas->format()).mid(1).join(QStringLiteral(". "));
        return {};
    }
    void setText(QAccessible::Text, const QString&) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect seen = m_canvas->viewRect(*element()).toRect();
        return {m_canvas->viewport()->mapToGlobal(seen.topLeft()), seen.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.focusable = true;
        state.selectable = true;
        state.selected = m_canvas->current() == element();
        state.focused = state.selected && m_canvas->hasFocus();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        m_canvas->setCurrent(element());
        if (name == pressAction())
            m_canvas->activate(*element());
        else
            m_canvas->setFocus();
    }
    QStringList keyBindingsForAction(const QString& name) const override
    {
        return name == pressAction() ? QStringList {QStringLiteral("Enter")} : QStringList();
    }
    [[nodiscard]] int index() const { return m_index; }

private:
    [[nodiscard]] std::optional<MapElement> element() const
    {
        const auto row = static_cast<std::size_t>(m_index);
        return m_canvas && row < m_canvas->elements().size() ? std::optional(m_canvas->elements()[row]) : std::nullopt;
    }
    QPointer<MapCanvas> m_canvas;
    int m_index;
};

class CanvasAccessible final : public QAccessibleWidget {
public:
    explicit CanvasAccessible(MapCanvas* canvas)
        : QAccessibleWidget(canvas, QAccessible::List)
        , m_canvas(canvas)
    {
    }
    ~CanvasAccessible() override { forget(); }
    CanvasAccessible(const CanvasAccessible&) = delete;
    CanvasAccessible& operator=(const CanvasAccessible&) = delete;

    int childCount() const override { return m_canvas ? static_cast<int>(m_canvas->elements().size()) : 0; }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (static_cast<int>(m_children.size()) <= index) {
            const int next = static_cast<int>(m_children.size());
            m_children.push_back(QAccessible::registerAccessibleInterface(new ElementAccessible(m_canvas, next)));
        }
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* element = dynamic_cast<const ElementAccessible*>(child);
        return element ? element->index() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (QAccessibleInterface* element = child(i); element && element->rect().contains(x, y))
                return element;
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        if (!m_canvas || !m_canvas->hasFocus() || !m_canvas->current())
            return nullptr;
        const auto& all = m_canvas->elements();
        const auto at = std::find(all.begin(), all.end(), *m_canvas->current());
        return at == all.end() ? nullptr : child(static_cast<int>(at - all.begin()));
    }

private:
    void forget()
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }
    QPointer<MapCanvas> m_canvas;
    mutable std::vector<QAccessible::Id> m_children; ///< made when asked for, as the base class asks us to
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<MapCanvas*>(object);
    return canvas ? new CanvasAccessible(canvas) : nullptr;
}

} // namespace

void installMapAccessibility()
{
    QAccessible::installFactory(makeAccessible); // the same function again changes nothing
}

void mapContentChanged(MapCanvas& canvas)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&canvas, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void mapCurrentChanged(MapCanvas& canvas)
{
    if (!QAccessible::isActive() || !canvas.current())
        return;
    const auto& all = canvas.elements();
    const auto at = std::find(all.begin(), all.end(), *canvas.current());
    QAccessibleEvent event(&canvas, QAccessible::Focus);
    event.setChild(static_cast<int>(at - all.begin()));
    QAccessible::updateAccessibility(&event);
}

} // namespace weir::ui
