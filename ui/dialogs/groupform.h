#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace keyferry::ui {

class FieldNote;
class UpstreamEditor;

/// The fields of a group: fills them from a draft or a provider, gives the draft back and puts
/// every broken rule beside its field. A field is judged once it has been touched, after a pause.
class GroupForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Create, Edit };

    struct Context
    {
        Kind kind = Kind::Create;
        QStringList taken{}; ///< names of the other groups
        QString baseUrl{};   ///< to say where the group will be served
    };

    explicit GroupForm(const Context &context, QWidget *parent = nullptr);

    void setDraft(const GroupDraft &draft);
    /// Names that other groups have by now.
    void setTaken(const QStringList &names) { m_context.taken = names; }
    /// Provider where there is one to choose, else the name.
    [[nodiscard]] QWidget *firstField() const;
    [[nodiscard]] GroupDraft draft() const;
    /// Judges every field, touched or not. \returns how many rules are broken
    int judgeAll();
    /// Puts an error of the store beside its field. \returns false if it has none
    [[nodiscard]] bool setStoreError(const Error &error);
    /// Broken rules of touched fields.
    [[nodiscard]] int visibleErrors() const { return m_visibleErrors; }
    /// How keys of the chosen provider usually begin; empty if they do in no way or none is chosen.
    [[nodiscard]] QString keyPrefix() const;
    /// Adds a row of the dialog's own below.
    void addRow(const QString &label, QWidget *field, QWidget *buddy);

Q_SIGNALS:
    void judged();

private:
    void addFields();
    void addProviders();
    void addCustomFields();
    void connectFields();
    void chooseProvider(int index);
    void onChannelChanged();
    [[nodiscard]] Channel channel() const;
    void touch(const QString &field);
    void judge();
    void useSuggestedName();
    void showServedAt();
    void showCheckHint();
    [[nodiscard]] std::vector<Error> errors() const;
    void showNote(FieldNote *note, const QString &field, const std::vector<Error> &errors);
    void showErrors(const std::vector<Error> &errors);

    Context m_context;
    GroupDraft m_base{}; ///< what has no field here stays as it was
    QFormLayout *m_layout = nullptr;
    QComboBox *m_provider = nullptr;
    QLineEdit *m_name = nullptr;
    FieldNote *m_nameNote = nullptr;
    QLineEdit *m_displayName = nullptr;
    FieldNote *m_displayNote = nullptr;
    QComboBox *m_channel = nullptr;
    QLineEdit *m_authHeader = nullptr;
    FieldNote *m_headerNote = nullptr;
    QLineEdit *m_authPrefix = nullptr;
    QLineEdit *m_authQuery = nullptr;
    FieldNote *m_queryNote = nullptr;
    UpstreamEditor *m_upstreams = nullptr;
    FieldNote *m_providerNote = nullptr;
    QLineEdit *m_testModel = nullptr;
    QLineEdit *m_checkPath = nullptr;
    FieldNote *m_checkNote = nullptr;
    QTimer m_pause{};
    QSet<QString> m_touched{};
    int m_visibleErrors = 0;
    int m_lastProvider = 0;
    bool m_isNameTyped = false;
};

/// What a form needs to know for a new group (`id` 0) or an edit of one that is there.
[[nodiscard]] GroupForm::Context formContext(const ConfigSnapshot &snapshot, GroupId id);

} // namespace keyferry::ui
