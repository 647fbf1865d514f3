#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "ui/models/clients.h"
#include "ui/pages/page.h"

class QScrollArea;
class QSplitter;

namespace keyferry::ui {

class AccessKeysCard;
class ClientListPane;
class ConnectChoosers;
class SnippetCard;
class TestStrip;
class TextLabel;
class Toast;

/// How programs are pointed at keyferry: a list of clients, the exact text for the chosen one, a
/// test request, and the access keys.
class ConnectPage final : public Page
{
    Q_OBJECT

public:
    ConnectPage(ConfigEditor &editor, Gateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Connect"); }
    [[nodiscard]] QLatin1String iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<Command> commands() override;
    [[nodiscard]] QList<QWidget *> regions() override;
    bool stepBack() override;
    [[nodiscard]] QWidget *mainList() override;
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

    void showClient(ClientId client);
    /// Brings the access keys into view.
    void showAccessKeys();
    void createAccessKey();
    void editAccessKey(AccessKeyId key);
    /// Opens the well-known key, if it is there, for another text.
    void replaceDefaultAccessKey();

Q_SIGNALS:
    /// Somebody wants to see this request: the requests page shows it.
    void requestRequested(keyferry::RequestId request);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBody();
    void applySnapshot();
    void showSnippet();
    void showNothingFits();
    void withAccessKey(void (ConnectPage::*use)(const Result<Secret> &));
    void revealSnippet(const Result<Secret> &secret);
    void copySnippet(const Result<Secret> &secret);
    void sendTest(const Result<Secret> &secret);
    void tell(const Error &error);
    [[nodiscard]] SnippetTarget target(const QString &accessKey) const;

    ConfigEditor &m_editor;
    Gateway &m_gateway;
    Toast *m_toast = nullptr;
    QSplitter *m_splitter = nullptr;
    ClientListPane *m_clients = nullptr;
    QScrollArea *m_scroll = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_hint = nullptr;
    ConnectChoosers *m_choosers = nullptr;
    SnippetCard *m_snippet = nullptr;
    TestStrip *m_test = nullptr;
    AccessKeysCard *m_keys = nullptr;
    QString m_shown{}; ///< the snippets as they are shown, masked
};

} // namespace keyferry::ui
