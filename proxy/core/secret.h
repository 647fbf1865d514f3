#pragma once

#include <QByteArray>
#include <QString>

namespace keyferry {

/// Key material: provider keys, access keys, proxy passwords. Wiped when the last copy goes
/// (OPENSSL_cleanse); it has no stream operator and no conversion, so that it reaches a log, a text
/// or a JSON value only on purpose.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    /// The clear bytes, for the one place that sends, stores or compares them.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

    /// First and last four characters around an ellipsis; only the ellipsis for secrets under 12.
    /// docs/data.md "Secrets".
    [[nodiscard]] QString masked() const;

    /// Compares in constant time for equal lengths.
    friend bool operator==(const Secret &a, const Secret &b);

private:
    void wipe();

    QByteArray m_bytes{};
};

/// True if both have the same bytes; the time taken depends on the lengths only.
[[nodiscard]] bool equalsInConstantTime(QByteArrayView a, QByteArrayView b);

/// `text` with every occurrence of `secret` replaced by its mask: for texts that come from outside
/// (an upstream's error).
[[nodiscard]] QString withoutSecret(QString text, const Secret &secret);

} // namespace keyferry
