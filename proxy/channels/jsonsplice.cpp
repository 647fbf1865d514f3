#include "proxy/channels/jsonsplice.h"

#include "proxy/channels/jsontext.h"

#include <algorithm>
#include <utility>

namespace keyferry::channels {

namespace {

using Kind = JsonItemChange::Kind;

// Copies a text with some of its spans replaced. Spans come in order and do not overlap.
class Splicer
{
public:
    explicit Splicer(QByteArrayView text)
        : m_text(text)
    {
        m_result.reserve(text.size());
    }

    void replace(ByteSpan span, QByteArrayView bytes)
    {
        m_result.append(ByteSpan{m_taken, span.begin}.in(m_text));
        m_result.append(bytes);
        m_taken = span.end;
    }

    [[nodiscard]] QByteArray result() &&
    {
        replace({m_text.size(), m_text.size()}, {});
        return std::move(m_result);
    }

private:
    QByteArrayView m_text;
    qsizetype m_taken = 0;
    QByteArray m_result{};
};

// What goes with the items from `begin` up to `end`, whose neighbours stay.
ByteSpan cutOf(const std::vector<JsonItem> &items, std::size_t begin, std::size_t end)
{
    if (begin > 0)
        return {items[begin - 1].whole.end, items[end - 1].whole.end};
    if (end < items.size())
        return {items[begin].whole.begin, items[end].whole.begin};
    return {items[begin].whole.begin, items[end - 1].whole.end};
}

} // namespace

QByteArray spliceItems(QByteArrayView text,
                       const JsonLayout &layout,
                       const std::vector<JsonItemChange> &changes,
                       const QByteArrayList &added)
{
    const std::vector<JsonItem> &items = layout.items;
    Q_ASSERT(changes.size() == items.size());
    Splicer splicer(text);
    bool isEmpty = true;
    for (std::size_t i = 0; i < items.size();) {
        std::size_t end = i;
        while (end < items.size() && changes[end].kind == Kind::Remove)
            ++end;
        if (end > i) {
            splicer.replace(cutOf(items, i, end), {});
            i = end;
            continue;
        }
        isEmpty = false;
        if (changes[i].kind == Kind::Replace)
            splicer.replace(items[i].value, changes[i].value);
        ++i;
    }
    if (!added.isEmpty()) {
        const qsizetype behind = items.empty() ? layout.begin : items.back().whole.end;
        splicer.replace({behind, behind}, (isEmpty ? "" : ",") + added.join(','));
    }
    return std::move(splicer).result();
}

QByteArray spliceMembers(QByteArrayView text,
                         const JsonLayout &layout,
                         const std::vector<JsonMemberEdit> &edits)
{
    std::vector<JsonItemChange> changes(layout.items.size());
    QByteArrayList added;
    for (const JsonMemberEdit &edit : edits) {
        bool isThere = false;
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (layout.items[i].name != edit.name)
                continue;
            isThere = true;
            changes[i] = edit.value ? JsonItemChange{Kind::Replace, *edit.value}
                                    : JsonItemChange{Kind::Remove, {}};
        }
        if (!isThere && edit.value)
            added.append(quotedJson(edit.name) + ':' + *edit.value);
    }
    return spliceItems(text, layout, changes, added);
}

} // namespace keyferry::channels
