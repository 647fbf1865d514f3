#pragma once

#include "proxy/channels/dialect.h"

#include <QTest>

namespace keyferry::channels {

/// Fields written as they look on the wire, `Name: value` by line.
[[nodiscard]] inline HeaderFields fieldsOf(const QByteArray &lines)
{
    HeaderFields fields;
    for (const QByteArray &line : lines.split('\n')) {
        if (const auto colon = line.indexOf(": "); colon > 0)
            fields.append(line.first(colon), line.sliced(colon + 2));
    }
    return fields;
}

/// The columns that compareReading() fetches.
inline void addReadingColumns()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("stream");
}

/// Reads the row's request and compares what the dialect makes of it.
inline void compareReading(const Dialect &dialect)
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, body);
    QFETCH(QString, model);
    QFETCH(bool, stream);
    const RequestTraits traits = dialect.read(target, fieldsOf(fields), body);
    QCOMPARE(traits, (RequestTraits{.model = model, .stream = stream}));
}

/// The head after the dialect has put the key `K+/` there, as target and fields by line.
[[nodiscard]] inline QByteArray headWithKey(Channel channel,
                                            const QByteArray &target,
                                            const QByteArray &lines,
                                            const ChannelOptions &options = {})
{
    OutgoingHead head{.target = target, .fields = fieldsOf(lines)};
    dialectFor(channel).applyKey(head, Secret("K+/"), options);
    QByteArray text = head.target;
    for (const HeaderField &field : head.fields)
        text += '\n' + field.name + ": " + field.value;
    return text;
}

} // namespace keyferry::channels
