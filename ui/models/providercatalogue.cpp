#include "ui/models/providercatalogue.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

Error badEntry(const QString &id, const QString &rule)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail = u"providers: %1: %2"_s.arg(id, rule),
            .field = u"providers"_s};
}

// The notes of resources/providers.json, for lupdate.
[[maybe_unused]] constexpr const char *notes[]{
    QT_TRANSLATE_NOOP("providers",
                      "The address of your resource, like https://my-resource.openai.azure.com. "
                      "The model is the name of a deployment."),
    QT_TRANSLATE_NOOP(
        "providers", "Zhipu's paths begin with /v4: clients use the endpoint with /v4 at its end."),
    QT_TRANSLATE_NOOP(
        "providers",
        "Ollama checks no keys; add any word as a key so that the group has one to send."),
    QT_TRANSLATE_NOOP(
        "providers",
        "LM Studio checks no keys; add any word as a key so that the group has one to send."),
    QT_TRANSLATE_NOOP("providers",
                      "Without --api-key vLLM checks no keys; add any word as a key so that the "
                      "group has one to send."),
    QT_TRANSLATE_NOOP("providers", "Give the address that stands before /v1 at your provider."),
};

Result<Provider> readProvider(const QJsonObject &object)
{
    const QString id = object.value("id"_L1).toString();
    const auto channel = channelFromName(object.value("channel"_L1).toString());
    if (id.isEmpty())
        return badEntry(id, u"has no id"_s);
    if (!channel)
        return badEntry(id, u"has no known channel"_s);
    const QString version = object.value("version_path"_L1).toString(u"/v1"_s);
    return Provider{.id = id,
                    .label = object.value("label"_L1).toString(),
                    .channel = *channel,
                    .baseUrl = object.value("base_url"_L1).toString(),
                    .versionPath = version,
                    .testModel = object.value("test_model"_L1).toString(),
                    .checkPath = version == "/v1"_L1 ? QString() : version + "/chat/completions"_L1,
                    .keyPrefix = object.value("key_prefix"_L1).toString(),
                    .note = object.value("note"_L1).toString()};
}

} // namespace

Result<std::vector<Provider>> parseProviders(QByteArrayView json)
{
    const auto document = QJsonDocument::fromJson(json.toByteArray());
    const QJsonArray entries = document.object().value("providers"_L1).toArray();
    if (entries.isEmpty())
        return badEntry(u"list"_s, u"is empty or not JSON"_s);

    std::vector<Provider> providers;
    for (const auto &entry : entries) {
        auto provider = readProvider(entry.toObject());
        if (!provider)
            return provider.error();
        providers.push_back(*std::move(provider));
    }
    return providers;
}

QString providerNote(const Provider &provider)
{
    return QCoreApplication::translate("providers", provider.note.toUtf8());
}

const std::vector<Provider> &builtInProviders()
{
    static const std::vector<Provider> providers = [] {
        QFile file(u":/keyferry/providers.json"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isOpen);
        auto parsed = parseProviders(isOpen ? file.readAll() : QByteArray());
        Q_ASSERT(parsed);
        return *std::move(parsed);
    }();
    return providers;
}

const Provider &providerAt(const QString &upstreamUrl)
{
    const auto &providers = builtInProviders();
    const auto found = std::find_if(providers.begin(), providers.end(), [&](const Provider &one) {
        return !one.baseUrl.isEmpty() && one.baseUrl == upstreamUrl;
    });
    return found == providers.end() ? providers.back() : *found;
}

} // namespace keyferry::ui
