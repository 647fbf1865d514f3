#pragma once

#include "ui/models/clients.h"

#include <QWidget>

class QListWidget;

namespace keyferry::ui {

class SearchField;

/// The left side of the Connect page: search, and the clients under the headings of their sections.
class ClientListPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ClientListPane(QWidget *parent = nullptr);

    [[nodiscard]] ClientId current() const { return m_current; }
    void setCurrent(ClientId client);
    /// Mutes the clients that no group of the snapshot serves.
    void showFits(const ConfigSnapshot &snapshot);
    void focusSearch();
    /// \returns false if there was nothing to clear
    bool clearSearch();
    [[nodiscard]] QWidget *list() const;

Q_SIGNALS:
    void currentChanged(keyferry::ui::ClientId client);

private:
    void fill();
    void applySearch();
    void chooseFirst();
    void follow();

    SearchField *m_search = nullptr;
    QListWidget *m_list = nullptr;
    ClientId m_current = ClientId::Curl;
};

} // namespace keyferry::ui
