#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

std::vector<QByteArray> readFolder(const QString &folder)
{
    std::vector<QByteArray> inputs;
    QDirIterator each(folder, QDir::Files);
    while (each.hasNext()) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly))
            inputs.push_back(file.readAll());
    }
    return inputs;
}

void run(const QByteArray &input)
{
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

// `replay <folder> [rounds]`: a fuzz target over the files of a folder and over mixtures of them,
// for builds without libFuzzer. The seed is fixed, so that a failure comes again.
int main(int argc, char **argv)
{
    auto inputs = readFolder(QString::fromLocal8Bit(argc > 1 ? argv[1] : "."));
    std::sort(inputs.begin(), inputs.end()); // folders have no order
    for (const QByteArray &input : inputs)
        run(input);

    std::mt19937 random(1);
    const auto below = [&random](qsizetype limit) {
        return std::uniform_int_distribution<qsizetype>(0,
                                                        std::max<qsizetype>(0, limit - 1))(random);
    };
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 0;
    for (int round = 0; round < rounds && !inputs.empty(); ++round) {
        const auto &head =
            inputs[static_cast<std::size_t>(below(static_cast<qsizetype>(inputs.size())))];
        const auto &tail =
            inputs[static_cast<std::size_t>(below(static_cast<qsizetype>(inputs.size())))];
        QByteArray mixed = head.first(below(head.size() + 1)) + tail.sliced(below(tail.size()));
        for (auto flips = below(4); flips > 0 && !mixed.isEmpty(); --flips)
            mixed[below(mixed.size())] = "\r\n\t\0 :;0aF,%."[below(14)];
        run(mixed);
    }
    std::printf("%zu files, %d mixtures\n", inputs.size(), rounds);
    return inputs.empty() ? 1 : 0;
}
