# Sourced by the other scripts: what keyferry needs from the system, and how it is installed.
# `a|b` stands for the first of the two that the system has, named so across Debian releases.

buildPackages=(
    cmake ninja-build g++ pkg-config ccache mold
    qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-charts-dev libqt6sql6-sqlite libgl-dev
    'libllhttp-dev|node-llhttp' libsimdjson-dev libssl-dev
    zlib1g-dev libbrotli-dev libzstd-dev
    qt6-tools-dev qt6-l10n-tools qt6-translations-l10n   # texts of the window, Qt's own among them
)
testPackages=(
    clang-format                          # the check `format`
    xvfb xauth openbox tint2 x11-utils xdotool imagemagick dbus fonts-dejavu-core fonts-noto-cjk   # desktop tests
    python3 python3-venv ca-certificates  # sdk tests: their clients come from PyPI and npm
    curl sqlite3
)
benchPackages=(nginx openssl python3 xvfb xauth openbox tint2 xdotool)   # the window is measured hidden in a tray

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

isInstalled() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Prints each entry of which no alternative is installed.
missingOf() {
    local entry name
    for entry in "$@"; do
        for name in ${entry//|/ }; do
            isInstalled "$name" && continue 2
        done
        echo "$entry"
    done
}

# Prints the first alternative that the package lists know.
availableOf() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    fail "no package ${1//|/ or } in the package lists; Debian 12 or Ubuntu 24.04 have it"
}

asRoot() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Installs what is missing through apt; elsewhere says what is needed and leaves it to CMake to name what it does not find.
installPackages() {
    if ! command -v apt-get >/dev/null; then
        cat >&2 <<'NEEDED'
This system has no apt, so nothing is installed for you. keyferry needs: CMake 3.25, Ninja, a C++20 compiler,
Qt 6.4 or later (Core, Charts, DBus, Network, Sql with SQLite, Svg, Widgets, LinguistTools, Test, and Qt's own
translations), OpenSSL 3, llhttp 8.1 or later, simdjson, zlib,
brotli, zstd and pkg-config;
the tests also Python 3.10 with venv, Xvfb, openbox, tint2 and clang-format.
NEEDED
        return
    fi

    local missing=() names=() entry
    mapfile -t missing < <(missingOf "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "not root and no sudo; install these packages: ${missing[*]}"
    fi

    echo "Installing: ${missing[*]}"
    # A list of somebody else's that cannot be read must not stop us; what is really missing, the installation says.
    asRoot apt-get update -q </dev/null || true
    for entry in "${missing[@]}"; do
        names+=("$(availableOf "$entry")") || exit 1
    done
    asRoot env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "${names[@]}" </dev/null
}

# configureAndBuild PRESET [target...]
configureAndBuild() {
    local preset=$1
    shift
    cmake --preset "$preset"
    if [ $# = 0 ]; then
        cmake --build --preset "$preset"
    else
        cmake --build --preset "$preset" --target "$@"
    fi
}
