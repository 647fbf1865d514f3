#pragma once

#include "proxy/core/gateway.h"
#include "proxy/core/keyexport.h"
#include "proxy/core/keyimport.h"
#include "ui/models/tasklistmodel.h"

namespace keyferry::ui {

/// Where keys come from: text that was pasted, or a file.
struct KeySource
{
    QByteArray text{};
    QString path{}; ///< instead of text, where it is set
};

/// Imports and exports of keys as tasks; each goes on by itself and says at its end what became of
/// it. Main thread; all it is given must outlive it.
class TransferTasks final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConfigEditor *editor = nullptr;
        Gateway *gateway = nullptr;
        TaskListModel *tasks = nullptr;
    };

    explicit TransferTasks(const Parts &parts, QObject *parent = nullptr);

    /// \param checkThem  starts a check of the added ones at the end
    void startImport(const GroupConfig &group, const KeySource &source, bool checkThem);
    void startExport(const GroupConfig &group,
                     const KeySelection &selection,
                     KeyFileFormat format,
                     const QString &path);

Q_SIGNALS:
    /// The check of added keys could not be started.
    void failed(const keyferry::Error &error);

private:
    Parts m_parts;
};

/// `1,240 added, 312 already there, 4 refused`; `No new keys` before them where none was added.
[[nodiscard]] QString importWords(const ImportReport &report);

} // namespace keyferry::ui
