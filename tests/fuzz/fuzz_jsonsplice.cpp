#include "proxy/channels/jsonsplice.h"

#include <QJsonDocument>

#include <cstdint>

using namespace keyferry::channels;

namespace {

using Kind = JsonItemChange::Kind;

void require(bool holds, const char *what, const QByteArray &text)
{
    if (!holds)
        qFatal("%s: '%s'", what, text.constData());
}

JsonLayout layoutAfterEdit(const QByteArray &edited)
{
    auto layout = objectLayout(edited);
    require(layout.has_value(), "no object after an edit", edited);
    return *std::move(layout);
}

// The names in order with the bytes of their values, but for those called `name`.
QByteArrayList othersIn(const QByteArray &text, const JsonLayout &layout, const QString &name)
{
    QByteArrayList others;
    for (const JsonItem &item : layout.items) {
        if (item.name != name)
            others.append(item.whole.in(text).toByteArray());
    }
    return others;
}

// What was replaced and is put back must give the text again, byte for byte.
void checkReplacing(const QByteArray &text, const JsonLayout &layout, const QString &name)
{
    const QByteArray edited = spliceMembers(text, layout, {{name, "[1.0]"}});
    const JsonLayout after = layoutAfterEdit(edited);
    require(after.items.size() == layout.items.size(), "members came or went", text);
    std::vector<JsonItemChange> back;
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        const bool isEdited = layout.items[i].name == name;
        require(!isEdited || after.items[i].value.in(edited) == QByteArrayView("[1.0]"),
                "not replaced",
                text);
        back.push_back({.kind = isEdited ? Kind::Replace : Kind::Keep,
                        .value = layout.items[i].value.in(text).toByteArray()});
    }
    require(spliceItems(edited, after, back, {}) == text, "bytes were lost", text);
}

void checkRemoving(const QByteArray &text, const JsonLayout &layout, const QString &name)
{
    const QByteArray edited = spliceMembers(text, layout, {{name, std::nullopt}});
    const JsonLayout after = layoutAfterEdit(edited);
    require(!after.last(name), "not removed", text);
    require(othersIn(edited, after, name) == othersIn(text, layout, name), "others changed", text);
}

void checkAdding(const QByteArray &text, const JsonLayout &layout)
{
    const auto name = QStringLiteral("a name that is not there yet");
    const QByteArray edited = spliceMembers(text, layout, {{name, "-0"}});
    const JsonLayout after = layoutAfterEdit(edited);
    require(after.items.back().name == name, "not added behind the others", text);
    require(spliceMembers(edited, after, {{name, std::nullopt}}) == text, "bytes changed", text);
}

// What we take for an object must be one for others, or the edit may be in the wrong place. Qt
// refuses numbers that no double holds and, unlike us, looks at what is behind the object.
void checkAgainstQt(const QByteArray &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    require(document.isObject() || error.error == QJsonParseError::GarbageAtEnd
                || error.error == QJsonParseError::IllegalNumber,
            "Qt reads no object",
            text);
}

} // namespace

// Every text that has a layout can be edited and edited back. The first byte chooses the member.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data + 1),
                          static_cast<qsizetype>(size - 1));
    const auto layout = objectLayout(text);
    if (!layout)
        return 0;
    checkAgainstQt(text);
    checkAdding(text, *layout);
    if (layout->items.empty())
        return 0;
    const QString name = layout->items[data[0] % layout->items.size()].name;
    checkReplacing(text, *layout, name);
    checkRemoving(text, *layout, name);
    return 0;
}
