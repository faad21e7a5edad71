#!/bin/sh
# Sets up what this machine lacks, then starts or checks the navigator. See usage() below.
# The second start does no set-up work: a stamp in .venv holds the hash of all that decides the set-up.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
env="$here/.venv"
python="$env/bin/python"

usage() {
    cat <<'USAGE'
./go run [arguments]        set up, then start the navigator (or its command line: ./go run find measures …)
./go test [arguments]       set up, then run all tests; a screen is not needed (arguments go to pytest: -n 2, -k …)
./go bench [arguments]      set up, then measure
./go reliability [arguments]  set up, then kill, damage and refuse for minutes (--minutes N, --seed S)
./go fuzz [arguments]       set up, then give changed files to every importer (--minutes N, --seed S, --only IMPORTER, --engine E)
./go lint                   set up, then ruff and the import contracts
./go screenshots [names]    make the pictures of README and the guide
./go samples                make the papers of docs/samples
./go translate              collect the texts of the interface and compile the English ones
./go tools                  set up what checks our data packages (continuous integration does it by itself)
./go setup                  set up only
USAGE
}

say() { printf '%s\n' "$*" >&2; }

stop() { # one sentence, and the exit code for "the machine must be changed first"
    say "$@"
    exit 2
}

# One line a library: the file the program loads and the Debian package that brings it. Ubuntu 24.04 renamed some
# packages (libglib2.0-0t64) but still answers to these names; the file names are the same everywhere.
libraries() {
    cat <<'LIST'
libglib-2.0.so.0 libglib2.0-0
libgthread-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libgssapi_krb5.so.2 libgssapi-krb5-2
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libxcb.so.1 libxcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libcups.so.2 libcups2
LIST
}

missing_libraries() { # prints the packages whose library the loader does not know
    PATH="$PATH:/sbin:/usr/sbin"
    command -v ldconfig >/dev/null || return 0
    known=$(ldconfig -p)
    libraries | while read -r file package; do
        case "$known" in *"$file "*) ;; *) printf '%s\n' "$package" ;; esac
    done | sort -u | tr '\n' ' '
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() { # prints the first Python of 3.11 or newer
    for name in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
}

missing_packages() { # prints all packages to install, with a blank behind each
    base=$(find_python)
    if [ -z "$base" ]; then
        printf 'python3 python3-venv '
    elif ! "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        "$base" -c 'import sys; print("python3.%d-venv" % sys.version_info[1], end=" ")'
    fi
    missing_libraries
}

install_packages() { # $1: package names
    line="apt-get install -y --no-install-recommends $1"
    refused="次の行を管理者が実行すると始められます (an administrator must run this line first): $line"
    command -v apt-get >/dev/null ||
        stop "Debian・Ubuntu の次のパッケージに当たるものを入れてください (please install what these Debian packages hold): $1"
    if [ "$(id -u)" = 0 ]; then
        sudo=""
    elif ! command -v sudo >/dev/null; then
        stop "$refused"
    elif [ -t 0 ]; then
        sudo="sudo"
    else
        sudo="sudo -n" # nobody is there to type a password
    fi
    [ -z "$sudo" ] || $sudo true 2>/dev/null || stop "$refused"
    say "パッケージを入れています (installing): $1"
    # The lists may be old or absent; a failed update of one source does not matter if the packages are found.
    $sudo apt-get update -qq >/dev/null 2>&1 || true
    # shellcheck disable=SC2086 # the names are words of ours
    $sudo env DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null || stop "$refused"
}

set_up() {
    packages=$(missing_packages)
    [ -z "$packages" ] || install_packages "${packages% }"
    base=$(find_python)
    [ -n "$base" ] || stop "Python 3.11 以上が必要です (Python 3.11 or newer is needed)."
    say "準備しています。初回だけ数分かかります (setting up, a few minutes the first time) …"
    "$python" -c '' 2>/dev/null && is_new_enough "$python" || "$base" -m venv --clear "$env" ||
        stop "仮想環境を作れません (the environment cannot be made): $env"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements.lock" ||
        stop "部品を取得できません。ネットワーク接続を確かめて、もう一度実行してください (the parts could not be fetched; check the network and run this again)."
}

# A second start while the first still sets up waits for it, and then finds the stamp.
ensure_set_up() {
    wanted=$(cat "$here/go" "$here/pyproject.toml" "$here/requirements.lock" | sha256sum)
    [ "$(cat "$env/.stamp" 2>/dev/null || :)" != "$wanted" ] || return 0
    exec 9<"$here/go" # any file that stays serves as the lock
    ! command -v flock >/dev/null || flock 9
    if [ "$(cat "$env/.stamp" 2>/dev/null || :)" != "$wanted" ]; then
        set_up
        printf '%s\n' "$wanted" >"$env/.stamp"
    fi
    exec 9<&-
}

# The tools that check what the program writes are no part of it: their own environment inside .venv, their own lock.
# Prints why when they cannot be had; the tests that need them are skipped then, and fail in continuous integration.
ensure_tools() {
    tools="$env/tools"
    wanted=$(sha256sum <"$here/requirements-tools.lock")
    [ "$(cat "$tools/.stamp" 2>/dev/null || :)" != "$wanted" ] || return 0
    say "検査の道具を用意しています (fetching the tools that check data packages) …"
    if "$python" -m venv --clear "$tools" &&
        "$tools/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements-tools.lock"; then
        printf '%s\n' "$wanted" >"$tools/.stamp"
    else
        say "検査の道具を取得できません (the tools could not be fetched; check the network)."
        return 1
    fi
}

needs_window() { # false for a command-line verb, --help and --version
    while [ $# -gt 0 ]; do
        case "$1" in
        --library | --today | --lang | --theme) [ $# -lt 2 ] || shift ;;
        -h | --help | --version) return 1 ;;
        -*) ;;
        *) return 1 ;;
        esac
        shift
    done
}

verb=${1:-run}
[ $# -eq 0 ] || shift
case "$verb" in
run)
    ensure_set_up
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && needs_window "$@"; then
        stop "画面がありません。画面のある端末で、または xvfb-run ./go run で始めてください (there is no screen)."
    fi
    exec "$python" "$here/main.py" "$@"
    ;;
test)
    # Reads the PDFs of tests/views/printing; without it those tests are skipped.
    command -v pdftotext >/dev/null || (install_packages poppler-utils) || true
    ensure_set_up
    [ -z "${CI:-}" ] || ensure_tools || true
    cd "$here"
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "$python" -m pytest "$@"
    ;;
bench)
    ensure_set_up
    cd "$here"
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "$python" -m benchmarks "$@"
    ;;
reliability)
    ensure_set_up
    cd "$here"
    exec "$python" -m tests.reliability.run "$@"
    ;;
fuzz)
    ensure_set_up
    cd "$here"
    exec "$python" -m tests.fuzz.run "$@"
    ;;
lint)
    ensure_set_up
    cd "$here"
    "$env/bin/ruff" check .
    exec "$env/bin/lint-imports"
    ;;
translate)
    ensure_set_up
    cd "$here"
    mkdir -p resources/i18n
    texts=resources/i18n/navigator_en.ts
    find navigator -name '*.py' | sort >"$env/.sources"
    "$env/bin/pyside6-lupdate" -source-language ja_JP -target-language en_US -no-obsolete -locations none "@$env/.sources" -ts "$texts"
    exec "$env/bin/pyside6-lrelease" "$texts" -qm "${texts%.ts}.qm"
    ;;
screenshots)
    ensure_set_up
    cd "$here"
    exec "$python" -m docs.screenshots.make "$@"
    ;;
samples)
    ensure_set_up
    cd "$here"
    exec "$python" -m docs.samples.make
    ;;
setup) ensure_set_up ;;
tools)
    ensure_set_up
    ensure_tools
    ;;
help | -h | --help) usage ;;
*)
    usage >&2
    exit 2
    ;;
esac
