#pragma once

#include "proxy/core/gateway.h"
#include "ui/models/accesskeyremoval.h"
#include "ui/models/accesskeytablemodel.h"
#include "ui/widgets/secretclipboard.h"

#include <QTimer>
#include <QWidget>

class QMenu;

namespace keyferry::ui {

class DataTable;
class RevealStrip;
class TextLabel;
class Toast;

/// What programs present to keyferry: the access keys and everything that can be done with them.
class AccessKeysCard final : public QWidget
{
    Q_OBJECT

public:
    AccessKeysCard(ConfigEditor &editor, Gateway &gateway, Toast *toast, QWidget *parent = nullptr);

    void create();
    void edit(AccessKeyId key);
    void focusTable();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    void prepareTable();
    void placeButtons(int first, int last);
    [[nodiscard]] QWidget *makeRowButtons(AccessKeyId key);
    void fitHeight();
    [[nodiscard]] const AccessKeyConfig *find(AccessKeyId key) const;
    [[nodiscard]] AccessKeyId current() const;
    void openMenu(AccessKeyId key, const QPoint &where);
    void showDialog(const AccessKeyConfig *key);
    void reveal(AccessKeyId key);
    void copy(AccessKeyId key);
    void putIntoClipboard(const Secret &secret);
    void toggle(AccessKeyId key);
    void revoke(AccessKeyId key);
    void tell(const Error &error);

    ConfigEditor &m_editor;
    Toast *m_toast;
    AccessKeyTableModel m_model;
    AccessKeyRemoval m_removal;
    SecretClipboard m_clipboard{};
    DataTable *m_table = nullptr;
    RevealStrip *m_reveal = nullptr;
    TextLabel *m_none = nullptr;
    QTimer m_tick{}; ///< ages and expiries grow
};

} // namespace keyferry::ui
