#include "tests/support/scriptedproxy.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

// One accepted connection: hears who is wanted, then carries bytes both ways.
class ProxyConnection final : public QObject
{
public:
    ProxyConnection(qintptr descriptor, ScriptedProxy &proxy, QObject *parent)
        : QObject(parent)
        , m_proxy(proxy)
    {
        m_target.setProxy(QNetworkProxy::NoProxy);
        connect(&m_client, &QTcpSocket::readyRead, this, &ProxyConnection::onClient);
        connect(&m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_target, &QTcpSocket::connected, this, &ProxyConnection::onTarget);
        connect(&m_target, &QTcpSocket::readyRead, this, [this] {
            m_client.write(m_target.readAll());
        });
        connect(
            &m_target, &QTcpSocket::disconnected, this, [this] { m_client.disconnectFromHost(); });
        m_client.setSocketDescriptor(descriptor);
    }
    ~ProxyConnection() override
    {
        m_client.disconnect(this);
        m_target.disconnect(this);
    }

private:
    void onClient()
    {
        if (m_proxy.wish().isCurt)
            return m_client.abort();
        if (m_proxy.wish().isSilent)
            return;
        m_input += m_client.readAll();
        if (m_target.state() == QAbstractSocket::ConnectedState)
            m_target.write(std::exchange(m_input, {}));
        else if (m_input.startsWith('\x05') || m_isSocks)
            hearSocks();
        else if (m_input.endsWith("\r\n\r\n"_ba))
            hearConnect(std::exchange(m_input, {}));
    }

    void hearConnect(const QByteArray &head)
    {
        const auto &wish = m_proxy.wish();
        const QByteArray credentials = (wish.user + ':' + wish.password).toBase64();
        if (!wish.user.isEmpty()
            && !head.contains("Proxy-Authorization: Basic "_ba + credentials)) {
            m_client.write("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                           "Content-Length: 0\r\n\r\n");
            return;
        }
        const QByteArray target = head.split(' ').value(1);
        m_proxy.asked.push_back(target);
        if (wish.refusal != 0)
            m_client.write("HTTP/1.1 "_ba + QByteArray::number(wish.refusal)
                           + " No\r\nContent-Length: 0\r\n\r\n"_ba);
        else
            reach(target.sliced(target.lastIndexOf(':') + 1).toUShort());
    }

    // RFC 1928 and 1929; Qt sends each message in one piece.
    void hearSocks()
    {
        m_isSocks = true;
        const QByteArray message = std::exchange(m_input, {});
        const auto &wish = m_proxy.wish();
        if (m_step == 0) {
            // The method that suits us, or none of those offered.
            const char method = wish.user.isEmpty() ? '\x00' : '\x02';
            m_step = wish.user.isEmpty() ? 2 : 1;
            m_client.write(QByteArray("\x05") + (message.indexOf(method, 2) > 0 ? method : '\xff'));
        } else if (m_step == 1) {
            m_step = 2;
            const QByteArray expected = QByteArray("\x01") + char(wish.user.size()) + wish.user
                                        + char(wish.password.size()) + wish.password;
            m_client.write(message == expected ? QByteArray("\x01\x00", 2) : "\x01\x01"_ba);
        } else {
            const QByteArray name = message.mid(5, message.at(4));
            const quint16 port =
                quint16((quint8(message.at(message.size() - 2)) << 8) | quint8(message.back()));
            m_proxy.asked.push_back(name + ':' + QByteArray::number(port));
            if (wish.refusal != 0)
                m_client.write(socksReply(char(wish.refusal)));
            else
                reach(port);
        }
    }

    static QByteArray socksReply(char code)
    {
        return QByteArray("\x05") + code + QByteArray("\x00\x01\x7f\x00\x00\x01\x00\x50", 8);
    }

    void reach(quint16 port)
    {
        m_target.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    void onTarget()
    {
        m_client.write(m_isSocks ? socksReply('\0') : "HTTP/1.1 200 Yes\r\n\r\n"_ba);
    }

    ScriptedProxy &m_proxy;
    QTcpSocket m_client;
    QTcpSocket m_target;
    QByteArray m_input;
    bool m_isSocks = false;
    int m_step = 0; ///< of SOCKS: greeting, credentials, request
};

} // namespace

ScriptedProxy::ScriptedProxy()
    : ScriptedProxy(Wish{})
{}

ScriptedProxy::ScriptedProxy(Wish wish)
    : m_wish(std::move(wish))
{
    listen(QHostAddress::LocalHost);
}

QString ScriptedProxy::url(const QString &scheme, const QString &userInfo) const
{
    const QString user = userInfo.isEmpty() ? QString() : userInfo + u'@';
    return scheme + u"://"_s + user + u"127.0.0.1:"_s + QString::number(serverPort());
}

void ScriptedProxy::incomingConnection(qintptr descriptor)
{
    new ProxyConnection(descriptor, *this, &m_connections); // a child until it disconnects
}

} // namespace keyferry::test
