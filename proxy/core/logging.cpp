#include "proxy/core/logging.h"

namespace keyferry {

Q_LOGGING_CATEGORY(lcHttp, "keyferry.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcChannels, "keyferry.channels", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRouting, "keyferry.routing", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTransport, "keyferry.transport", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEngine, "keyferry.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "keyferry.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "keyferry.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "keyferry.app", QtInfoMsg)

} // namespace keyferry
