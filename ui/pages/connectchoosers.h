#pragma once

#include "proxy/core/config.h"
#include "ui/models/clients.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QComboBox;

namespace keyferry::ui {

/// What a snippet is made for: a group the client can use, an access key that opens it, a model.
class ConnectChoosers final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectChoosers(QWidget *parent = nullptr);

    /// Offers what fits the client; what was chosen stays where it still does.
    void fill(const Client &client, const SnapshotPtr &snapshot);

    /// Null where no group fits.
    [[nodiscard]] GroupPtr group() const;
    /// Absent where no key opens the group.
    [[nodiscard]] std::optional<AccessKeyId> accessKey() const;
    /// Chosen or typed; may be empty.
    [[nodiscard]] QString model() const;

    /// Chosen by hand; kept while clients that cannot use it are looked at.
    [[nodiscard]] GroupId preferred() const { return m_preferred; }
    void setPreferred(GroupId group) { m_preferred = group; }

Q_SIGNALS:
    /// Somebody chose another group, access key or model.
    void changed();

private:
    QComboBox *addBox(QBoxLayout *row, const QString &title);
    void fillGroups(const Client &client);
    void fillAccessKeys();
    void fillModels();
    void chooseGroup();

    SnapshotPtr m_snapshot{};
    QComboBox *m_groups = nullptr;
    QComboBox *m_accessKeys = nullptr;
    QComboBox *m_models = nullptr;
    GroupId m_modelsOf{}; ///< whose models are in the box
    GroupId m_preferred{};
};

} // namespace keyferry::ui
