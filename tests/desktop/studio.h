#pragma once

#include "proxy/core/clock.h"
#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "tests/support/fakemaintenance.h"
#include "ui/models/maintenancetasks.h"
#include "ui/pages/mainwindow.h"

#include <QDialog>
#include <QSettings>
#include <QTemporaryDir>

#include <functional>

namespace keyferry::test {

/// The window with every page over stand-ins that hold example data. Scenes bring it into a state
/// and show that to whoever looks: a camera, or a test. The texts are in the language that was
/// installed when it was made.
class Studio
{
public:
    /// Sees each state under its name: the window, or what stands over it.
    using Look = std::function<void(const QString &name, QWidget &window, QWidget *over)>;

    struct Options
    {
        /// Of the window; scenes that are about a small one take `least`.
        QSize usual{1280, 800};
        Look look{};
        bool isEmpty = false; ///< nothing stored yet, in place of the example data
    };

    static constexpr QSize least{900, 600};

    explicit Studio(Options options);

    /// Every scene, one after the other.
    void play();

    /// Shows the window in this size, or in the usual one.
    void show(const QString &name, const QSize &size = {});
    /// Shows an open dialog over the window.
    void show(const QString &name, QDialog &dialog);
    /// Shows something that stands alone.
    void showAlone(const QString &name, QWidget &widget);
    void resize(const QSize &size) { m_window.resize(size); }
    void resize() { m_window.resize(m_options.usual); }

    [[nodiscard]] QSize usual() const { return m_options.usual; }
    [[nodiscard]] const Look &look() const { return m_options.look; }
    template<typename T>
    [[nodiscard]] T &page()
    {
        return *m_window.findChild<T *>();
    }

    [[nodiscard]] GroupPtr group(QByteArrayView name) const
    {
        return m_editor.snapshot()->group(name);
    }
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] FakeGateway &gateway() { return m_gateway; }
    [[nodiscard]] FakeConfigEditor &editor() { return m_editor; }
    [[nodiscard]] FakeLogReader &log() { return m_log; }
    [[nodiscard]] FakeMaintenance &maintenance() { return m_maintenance; }

private:
    void fill();
    void addPages();

    Options m_options;
    SystemClock m_clock{};
    QTemporaryDir m_data{};
    QSettings m_state;
    FakeGateway m_gateway{};
    FakeConfigEditor m_editor{};
    FakeLogReader m_log{};
    ui::OngoingWork m_work{m_gateway, m_editor};
    FakeMaintenance m_maintenance{};
    ui::MaintenanceTasks m_maintenanceTasks{m_maintenance, m_work.tasks};
    ui::MainWindow m_window;
};

} // namespace keyferry::test
