#pragma once

#include "proxy/channels/jsonlayout.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>
#include <vector>

namespace keyferry::channels {

/// What becomes of one item of a layout.
struct JsonItemChange
{
    enum class Kind { Keep, Replace, Remove } kind = Kind::Keep;
    QByteArray value{}; ///< JSON text, for Replace
};

/// The text with its items changed, one change an item, and others added behind the last one. An
/// item goes with the comma before it, the first one with the comma behind it. Nothing else changes
/// a byte. \param added  whole items, names included. Thread: any; pure.
[[nodiscard]] QByteArray spliceItems(QByteArrayView text,
                                     const JsonLayout &layout,
                                     const std::vector<JsonItemChange> &changes,
                                     const QByteArrayList &added);

/// Sets a member or, without a value, removes it.
struct JsonMemberEdit
{
    QString name{};
    std::optional<QByteArray> value{}; ///< JSON text, put in as it is

    friend bool operator==(const JsonMemberEdit &, const JsonMemberEdit &) = default;
};

/// The text of an object with its members edited. Every occurrence of a name changes, so that no
/// parser sees the old value, whichever it takes. \pre names are distinct. Thread: any; pure.
[[nodiscard]] QByteArray spliceMembers(QByteArrayView text,
                                       const JsonLayout &layout,
                                       const std::vector<JsonMemberEdit> &edits);

} // namespace keyferry::channels
