#pragma once

#include "proxy/core/drafts.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace keyferry::ui {

class FieldNote;
class TextLabel;

/// One upstream: address, weight, its share of all weights, and a button to take it away.
class UpstreamLine final : public QWidget
{
    Q_OBJECT

public:
    explicit UpstreamLine(const UpstreamDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] UpstreamDraft draft() const;
    void setShare(int sum);
    void setRemovable(bool isRemovable);
    void setError(const QString &sentence);
    [[nodiscard]] QLineEdit *url() const { return m_url; }

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    QString m_proxyUrl; ///< kept as it is; no field here
    QLineEdit *m_url = nullptr;
    QSpinBox *m_weight = nullptr;
    TextLabel *m_share = nullptr;
    QToolButton *m_remove = nullptr;
    FieldNote *m_note = nullptr;
};

/// The upstreams of a group, at least one line.
class UpstreamEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit UpstreamEditor(QWidget *parent = nullptr);

    void setUpstreams(const std::vector<UpstreamDraft> &upstreams);
    [[nodiscard]] std::vector<UpstreamDraft> upstreams() const;
    /// What an empty list stands for, shown as placeholder; empty if nothing does.
    void setDefaultUrl(const QString &url);
    /// Shows errors whose field begins with `upstreams`, clears where there is none.
    void setErrors(const std::vector<Error> &errors);
    [[nodiscard]] QLineEdit *firstField() const;

Q_SIGNALS:
    void changed();

private:
    void addLine(const UpstreamDraft &draft);
    void removeLine(UpstreamLine *line);
    void addEmptyLine();
    void onChanged();

    void showPlaceholder();

    QString m_defaultUrl{};
    QVBoxLayout *m_column = nullptr;
    QList<UpstreamLine *> m_lines{};
    FieldNote *m_note = nullptr;
};

} // namespace keyferry::ui
