# shellcheck shell=bash
# What the project needs on a machine, installed once: Debian packages, Node, built dependencies, npm packages.
# Sourced by ./check and ./try; made for a fresh Debian 12 (root, git, a shell). Every function is safe to call again
# and then takes a moment; each ends the script with one line that says what is wrong where it cannot do its work.

parley_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PARLEY_CACHE=${PARLEY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/parley}

# The core's compilers and libraries; what draws and runs the extension; what checks the source.
parley_packages=(
  ca-certificates dpkg-dev xz-utils zip unzip brotli
  build-essential cmake ninja-build python3 emscripten clang libclang-rt-dev
  nlohmann-json3-dev libfmt-dev doctest-dev libcli11-dev libicu-dev icu-devtools tzdata
  chromium firefox-esr fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
  clang-format clang-tidy
)

say() { printf 'parley: %s\n' "$*" >&2; }
die() { printf 'parley: error: %s\n' "$*" >&2; exit 1; }

# setup_packages [PACKAGE...]: installs the Debian packages of the list, or those named, that are missing.
setup_packages() {
  local wanted=("$@") missing=() log=$PARLEY_CACHE/apt.log free
  ((${#wanted[@]})) || wanted=("${parley_packages[@]}")
  command -v dpkg-query >/dev/null || die "this is not Debian: install by hand ${wanted[*]}"
  mapfile -t missing < <(LC_ALL=C comm -13 \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' | LC_ALL=C sort -u) \
    <(printf '%s\n' "${wanted[@]}" | LC_ALL=C sort -u))
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || die "not root, and missing: apt-get install --no-install-recommends ${missing[*]}"
  free=$(df -Pk /usr | awk 'NR == 2 { print int($4 / 1024) }')
  ((free >= 3000)) || die "only $free MB free on /usr, 3000 are needed for packages"
  mkdir -p "$PARLEY_CACHE" || die "cannot write to $PARLEY_CACHE"
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  parley_apt update >"$log" 2>&1 || { tail -n 5 "$log" >&2; die "apt-get update failed: is this machine's Debian mirror reachable?"; }
  # Status lines of apt come on descriptor 3: a line for every fifth of the way.
  { parley_apt install -y --no-install-recommends -o APT::Status-Fd=3 "${missing[@]}" 3>&1 >>"$log" 2>&1 </dev/null ||
    echo failed; } | awk -F: '
      $1 == "failed" { bad = 1 }
      ($1 == "dlstatus" || $1 == "pmstatus") && int($3 / 20) != part[$1] {
        part[$1] = int($3 / 20)
        printf "parley:   packages %s, %d%%\n", $1 == "dlstatus" ? "fetched" : "installed", $3
        fflush() }
      END { exit bad }' >&2 ||
    { grep '^E: ' "$log" >&2 || tail -n 5 "$log" >&2; die "apt could not install the packages; the whole story is in $log"; }
}

# apt-get that asks nothing and waits for another apt rather than failing.
parley_apt() { DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 "$@"; }

# Major version of the node on PATH, 0 where there is none.
parley_node_major() { { node --version 2>/dev/null || echo v0; } | sed 's/^v\([0-9]*\).*/\1/'; }

# setup_node: puts a Node of at least 20 first on PATH. Debian 12 has 18, so npm's own node package, which carries the
# binary, goes into the cache, with an npm beside it (Debian's npm runs only on Debian's node).
setup_node() {
  # A machine behind a certificate of its own has it in the system's file, which Node does not read by itself.
  if [[ -z ${NODE_EXTRA_CA_CERTS:-} && -r /etc/ssl/certs/ca-certificates.crt ]]; then
    export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
  fi
  local new=$PARLEY_CACHE/node-22 making=$PARLEY_CACHE/node-22.$$ log=$PARLEY_CACHE/node.log
  (($(parley_node_major) >= 20)) && command -v npm >/dev/null && return 0
  if [[ ! -x $new/node_modules/.bin/node ]]; then
    command -v npm >/dev/null || setup_packages nodejs npm
    say "installing Node 22: the one here is $(node --version 2>/dev/null || echo missing)"
    rm -rf "$making" && mkdir -p "$making" || die "cannot write to $PARLEY_CACHE"
    npm install --prefix "$making" --no-audit --no-fund node@22 npm@10 >"$log" 2>&1 </dev/null ||
      { tail -n 5 "$log" >&2; die "npm could not install node@22: is the npm registry reachable?"; }
    rm -rf "$new" && mv "$making" "$new" || die "cannot write to $PARLEY_CACHE"
  fi
  export PATH=$new/node_modules/.bin:$PATH
  hash -r
  (($(parley_node_major) >= 20)) || die "the Node in $new does not run: remove that folder and try again"
}

# setup_deps [native|wasm|all]: ICU, CCTZ, zones, headers.
setup_deps() { "$parley_root/wasm/deps/build.sh" "$@" || exit 1; }

# setup_npm FOLDER: its npm packages, as locked; again only when the lock or Node's major version changed.
setup_npm() {
  local folder=$parley_root/$1 stamp now log=$PARLEY_CACHE/npm-${1//\//-}.log
  stamp=$folder/node_modules/.parley-stamp
  [[ -f $folder/package-lock.json ]] || die "$1/package-lock.json is missing"
  now="$(sha256sum <"$folder/package-lock.json") node $(parley_node_major)"
  [[ -f $stamp && $(<"$stamp") == "$now" ]] && return 0
  say "installing npm packages in $1"
  mkdir -p "$PARLEY_CACHE" || die "cannot write to $PARLEY_CACHE"
  npm ci --prefix "$folder" --no-audit --no-fund >"$log" 2>&1 </dev/null ||
    { tail -n 8 "$log" >&2; die "npm ci failed in $1: is the npm registry reachable?"; }
  printf '%s\n' "$now" >"$stamp"
}
