#pragma once

#include "proxy/core/logreader.h"
#include "proxy/core/maintenance.h"
#include "ui/pages/settingspane.h"

class QPushButton;

namespace keyferry::ui {

/// What the database takes, and what can be done about it.
class StoragePane final : public SettingsPane
{
    Q_OBJECT

public:
    explicit StoragePane(LogReader *log, QWidget *parent = nullptr);

    void setFigures(const StoreFigures &figures);

Q_SIGNALS:
    void compactRequested();
    void failed(const keyferry::Error &error);

private:
    [[nodiscard]] QPushButton *makeFolderButton();
    void askToClear();
    void clear();

    LogReader *m_log;
    QString m_folder{};
    TextLabel *m_databaseSize = nullptr;
    TextLabel *m_place = nullptr;
    TextLabel *m_free = nullptr;
    TextLabel *m_logSize = nullptr;
    QPushButton *m_compact = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace keyferry::ui
