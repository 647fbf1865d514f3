#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"

#include <QWidget>

class QVBoxLayout;

namespace keyferry::ui {

class TextLabel;

/// What the steps of the wizard have stored so far. Each step stores its own part at once; what is
/// here is in the store.
struct SetupResult
{
    GroupId group{}; ///< 0: none was made or chosen
    bool isGroupNew = false;
    qint64 keysAdded = 0;
    AccessKeyId accessKey{}; ///< for the snippet; 0: none
    bool isAccessKeyNew = false;
    RequestId request{}; ///< the first one that arrived; 0: none
};

/// What every step works with; all of it must outlive the wizard.
struct SetupParts
{
    ConfigEditor *editor = nullptr;
    Gateway *gateway = nullptr;
    bool hasOtherUsers = false; ///< people with a login on this machine
};

/// One step of the wizard: a page that checks its fields, stores them when asked to and says how it
/// stands.
class SetupStep : public QWidget
{
    Q_OBJECT

public:
    SetupStep(const SetupParts &parts, SetupResult &result, QWidget *parent = nullptr);

    [[nodiscard]] virtual QString name() const = 0;
    /// What it is for, or once it is done what came of it.
    [[nodiscard]] virtual QString remark() const = 0;
    [[nodiscard]] virtual bool isDone() const = 0;
    /// Of the primary button.
    [[nodiscard]] virtual QString verb() const = 0;
    /// Why the primary button cannot be used; empty: it can.
    [[nodiscard]] virtual QString obstacle() const { return {}; }
    /// About to be shown: earlier steps may have changed what it is about.
    virtual void enter() {}
    /// The group of the result; null if there is none.
    [[nodiscard]] GroupPtr group() const;
    /// Stores it: stored() or failed() follows.
    virtual void store() = 0;

Q_SIGNALS:
    void changed(); ///< verb, remark or obstacle may be others
    void stored();
    void failed(const QString &sentence);

protected:
    void setHeading(const QString &title, const QString &sentence);
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    [[nodiscard]] ConfigEditor &editor() const { return *m_parts.editor; }
    [[nodiscard]] Gateway &gateway() const { return *m_parts.gateway; }
    [[nodiscard]] bool hasOtherUsers() const { return m_parts.hasOtherUsers; }
    [[nodiscard]] SetupResult &result() const { return m_result; }

private:
    SetupParts m_parts;
    SetupResult &m_result;
    TextLabel *m_title = nullptr;
    TextLabel *m_sentence = nullptr;
    QVBoxLayout *m_content = nullptr;
};

} // namespace keyferry::ui
