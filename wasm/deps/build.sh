#!/usr/bin/env bash
# Builds what Parley is made of but does not contain: ICU (Wasm libraries, cut data), CCTZ, the time zones, and a
# clean copy of the header-only libraries.
#
#   wasm/deps/build.sh [native|wasm|all]      builds what is missing; a second run takes a moment
#   wasm/deps/build.sh --paths native|wasm    prints NAME=PATH lines for deps.cmake, builds nothing; fails if one is missing
#
# Products go to ${PARLEY_CACHE:-${XDG_CACHE_HOME:-~/.cache}/parley}/deps, each in a folder named after a hash of all
# that shapes it: versions, flags, filter, the function below that makes it, the compiler. So a cache is never stale, two
# work trees can share one, and throwing it away is always safe. A product is made in tmp/ and renamed into place.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wasm=$(dirname "$here")
cache=${PARLEY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/parley}
deps=$cache/deps
tmp=$cache/tmp

native_products=(headers icu-src icu-data icu-native cctz-src cctz-native zones)
wasm_products=(headers icu-src icu-data icu-wasm cctz-src cctz-wasm zones)

say() { printf 'deps: %s\n' "$*" >&2; }
die() { printf 'deps: error: %s\n' "$*" >&2; exit 1; }

# ---- what is installed -----------------------------------------------------------------------------------------------

# Version of an installed Debian package; a second argument picks another field of it.
installed() {
  local version
  version=$(dpkg-query -W -f "\${db:Status-Abbrev}\${${2:-Version}}" "$1" 2>/dev/null) && [[ $version == ii* ]] \
    || die "Debian package '$1' is not installed (.ci/setup.sh installs what is needed, as root)"
  printf '%s\n' "${version#ii }"
}

need() { command -v "$1" >/dev/null || die "'$1' is not on PATH: install Debian package '$2'"; }

version_of_cxx() { need c++ g++; c++ --version | sed -n 1p; }
version_of_emcc() { need emcc emscripten; emcc --version | sed -n 1p; }

# ---- keys ------------------------------------------------------------------------------------------------------------

# Each product: key_NAME prints what shapes it, make_NAME FOLDER makes it. The text of make_NAME is part of the key.
declare -A folders
folder() {                # sets $folder, remembered: keys are made of keys
  local name=$1 key
  if [[ -z ${folders[$name]:-} ]]; then
    key=$({ "key_$name"; declare -f "make_$name"; } | sha256sum | cut -c1-12) || exit 1
    folders[$name]=$deps/$name-$key
  fi
  folder=${folders[$name]}
}

# ---- sources ---------------------------------------------------------------------------------------------------------

# Writes this machine's own Debian sources as deb-src entries into folder $1: the machine's configuration is only read.
# $2 is a pattern for the suites to take: sources of others rarely carry sources and may not answer.
write_apt_sources() {
  local to=$1 suite=$2 list parts file
  eval "$(apt-config shell list Dir::Etc::sourcelist/f parts Dir::Etc::sourceparts/d)"
  mkdir -p "$to"
  for file in "$list" "${parts%/}"/*.list; do
    [[ -f $file ]] || continue
    sed -nE "/cdrom:/d; s#^[[:space:]]*deb(-src)?([[:space:]]+(\[[^]]*\][[:space:]]*)?[^][:space:]]+[[:space:]]+$suite([-/[:space:]].*)?)\$#deb-src\2#p" \
      "$file" | sort -u
  done >"$to/machine.list"
  for file in "${parts%/}"/*.sources; do
    [[ -f $file ]] || continue
    grep -v '^#' "$file" | awk -v RS= -v ORS='\n\n' -v suite="$suite" '
      tolower($0) ~ "(^|\n)enabled:[ \t]*(no|false)" { next }
      match($0, /(^|\n)[Ss]uites:[^\n]*(\n[ \t][^\n]*)*/) &&
        substr($0, RSTART, RLENGTH) " " ~ "[: \t\n]" suite "[-/ \t\n]" {
          gsub(/(^|\n)[Tt]ypes:[^\n]*/, "\nTypes: deb-src"); print }'
  done >"$to/machine.sources"
  [[ -s $to/machine.list || -s $to/machine.sources ]]
}

# Fetches the upstream tarball of a Debian source package into the current folder; further arguments are tried in turn
# (name or name=version). Runs apt on folders of its own, so it needs no root and changes nothing.
fetch_tarball() {
  local apt=$tmp/apt options candidate
  need apt-get apt
  options=(-q -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$apt/sources" -o "Dir::State::lists=$apt/lists"
    -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3 -o Acquire::Languages=none
    -o APT::Get::List-Cleanup=0)
  if [[ ! -d $apt ]]; then
    say "reading the Debian mirror's list of sources (10 MB)"
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    write_apt_sources "$apt/sources" "$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")" \
      || write_apt_sources "$apt/sources" '[^[:space:]]+' || die "this machine's apt has no sources"
    apt-get "${options[@]}" update >"$tmp/apt.log" 2>&1 || true       # judged by whether the source can be had
  fi
  for candidate in "$@"; do
    say "fetching the source of $candidate"
    apt-get "${options[@]}" source --tar-only "$candidate" >>"$tmp/apt.log" 2>&1 && return
  done
  tail -5 "$tmp/apt.log" >&2
  rm -rf "$apt"
  die "the Debian mirror did not give the source of '${1%%=*}': is it reachable, and does it carry sources?"
}

# ---- products --------------------------------------------------------------------------------------------------------

# Staged, because /usr/include must never get on Emscripten's include path.
header_packages=(nlohmann-json3-dev libfmt-dev doctest-dev libcli11-dev)
key_headers() { local p; for p in "${header_packages[@]}"; do echo "$p $(installed "$p")"; done; }
make_headers() {
  local name
  for name in nlohmann fmt doctest CLI; do
    cp -RL "/usr/include/$name" "$1/" || die "/usr/include/$name is missing"
  done
}

# Upstream's ICU, in the version of the libicu-dev that the native build links.
key_icu-src() { installed libicu-dev source:Upstream-Version; }
make_icu-src() {
  local version
  version=$(installed libicu-dev source:Upstream-Version)
  mkdir "$1/tar" && cd "$1/tar"
  fetch_tarball "icu=$(installed libicu-dev source:Version)" icu
  [[ -f $(echo icu_"$version".orig.tar.*) ]] \
    || die "the mirror has the source of ICU as $(ls), but libicu-dev here is $version: upgrade libicu-dev"
  tar -xf icu_"$version".orig.tar.* -C "$1" --strip-components=2 \
    icu/source/common icu/source/i18n icu/source/stubdata icu/source/data/in icu/LICENSE
  rm -r "$1/tar"
  find "$1/data/in" -type f ! -name 'icudt*l.dat' -delete
}

# The locale data that is shipped, cut from ICU's own; native and Wasm load this same file.
key_icu-data() {
  folder icu-src
  echo "$folder"
  installed icu-devtools
  sha256sum <"$here/cut_icu_data.py"
  sha256sum <"$here/icu_filter.json"
}
make_icu-data() {
  need genrb icu-devtools
  need python3 python3
  folder icu-src
  PATH=$PATH:/usr/sbin python3 "$here/cut_icu_data.py" "$here/icu_filter.json" "$folder"/data/in/icudt*l.dat \
    "$1/icudt.dat" "$1/work" >&2
  rm -r "$1/work"
}

# An empty data library, linked where Debian's full one would be, so that native cannot know more than Wasm.
key_icu-native() { key_of_compiled icu-src cxx; }
make_icu-native() { compile "$1" native ICU_SOURCE icu-src; }

key_icu-wasm() { key_of_compiled icu-src emcc; }
make_icu-wasm() { compile "$1" wasm ICU_SOURCE icu-src; }

# Time zone arithmetic: CCTZ, as carried by Abseil (one upstream version in one Debian release).
key_cctz-src() { . /etc/os-release && echo "${ID:-} ${VERSION_ID:-}"; }
make_cctz-src() {
  mkdir "$1/tar" && cd "$1/tar"
  fetch_tarball abseil
  tar -xf abseil_*.orig.tar.* -C "$1" --strip-components=1 --wildcards \
    '*/LICENSE' '*/absl/base/config.h' '*/absl/base/options.h' '*/absl/base/policy_checks.h' \
    '*/absl/time/internal/cctz/include' '*/absl/time/internal/cctz/src'
  ls >"$1/upstream.txt"        # not "version": <version> is a C++ header
  rm -r "$1/tar"
  rm -f "$1"/absl/time/internal/cctz/src/*{_test,_benchmark,time_tool}.cc
}

key_cctz-native() { key_of_compiled cctz-src cxx; }
make_cctz-native() { compile "$1" native CCTZ_SOURCE cctz-src; }

key_cctz-wasm() { key_of_compiled cctz-src emcc; }
make_cctz-wasm() { compile "$1" wasm CCTZ_SOURCE cctz-src; }

# Zone rules of the installed tzdata as TZif files: newer than what ICU and the browsers carry.
key_zones() { installed tzdata; installed libc-bin; }
make_zones() {
  local zi=/usr/share/zoneinfo/tzdata.zi
  [[ -r $zi ]] || die "$zi is missing: reinstall Debian package 'tzdata'"
  PATH=$PATH:/usr/sbin zic -b slim -d "$1/zoneinfo" "$zi"
  sed -n '1s/^# version //p' "$zi" >"$1/version"
  [[ -s $1/version ]] || die "$zi does not name its version"
  awk '$1 == "L" { print $2, $3 }' "$zi" | sort >"$1/links.txt"       # "target alias", a line each
  cp "$zi" /usr/share/zoneinfo/{zone.tab,zone1970.tab,iso3166.tab} "$1/"
}

# ---- compiling -------------------------------------------------------------------------------------------------------

# key_of_compiled SOURCE cxx|emcc
key_of_compiled() {
  folder "$1"
  echo "$folder"
  "version_of_$2"
  declare -f compile
  cat "$here/CMakeLists.txt" "$here/icu.cmake" "$wasm/toolchain.cmake" | sha256sum
}

# compile FOLDER native|wasm OPTION SOURCE: wasm/deps/CMakeLists.txt with OPTION set to that product; keeps the .a files.
compile() {
  local to=$1 build=$1/build log=$tmp/compile.log options=()
  need cmake cmake
  need ninja ninja-build
  [[ $2 == wasm ]] && options=(-DCMAKE_TOOLCHAIN_FILE="$wasm/toolchain.cmake")
  folder "$4"
  cmake -G Ninja -S "$here" -B "$build" "${options[@]}" "-D$3=$folder" >"$log" 2>&1 \
    || { tail -20 "$log" >&2; die "configuring ${to##*/} failed"; }
  NINJA_STATUS='[%f/%t] ' ninja -C "$build" ${PARLEY_JOBS:+-j "$PARLEY_JOBS"} 2>&1 | tee "$log" | progress \
    || { tail -20 "$log" >&2; die "compiling ${to##*/} failed"; }
  mv "$build"/*.a "$to/"
  rm -r "$build"
}

# A line for every tenth of ninja's steps, where there are many.
progress() {
  awk -F'[][/]' '/^\[[0-9]+\/[0-9]+\]/ && $3 > 50 && int(10 * $2 / $3) > tenth {
    tenth = int(10 * $2 / $3); printf "deps:   %d of %d\n", $2, $3; fflush() }' >&2
}

# Makes a product unless it is there.
make() {
  local name=$1 new=$tmp/$1 start=$SECONDS
  folder "$name"
  local target=$folder
  [[ -d $target ]] && return
  say "making $name"
  mkdir -p "$new"
  (cd / && "make_$name" "$new")
  mv -T "$new" "$target"
  say "made $name in $((SECONDS - start)) s: $(du -sh "$target" | cut -f1)"
}

build() {
  local products=("$@") missing=() name free
  for name in "${products[@]}"; do
    folder "$name"
    [[ -d $folder ]] && touch -c "$folder" || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  mkdir -p "$deps"
  free=$(df -Pk "$deps" | awk 'NR == 2 { print int($4 / 1024) }')
  ((free >= 800)) || die "only $free MB free in $cache, 800 are needed (PARLEY_CACHE names another place)"
  exec 9>"$cache/lock"
  flock -n 9 || { say "waiting for another build in $cache"; flock 9; }
  rm -rf "$tmp" && mkdir -p "$tmp"
  trap 'rm -rf "$tmp"' EXIT
  for name in "${missing[@]}"; do make "$name"; done
  find "$deps" -mindepth 1 -maxdepth 1 -mtime +60 -exec rm -rf {} +    # what nobody has used for two months
}

# ---- doors -----------------------------------------------------------------------------------------------------------

paths() {
  local name products=("${native_products[@]}")
  [[ $1 == wasm ]] && products=("${wasm_products[@]}")
  for name in "${products[@]}"; do
    folder "$name"
    [[ -d $folder ]] || die "$name is not built: run wasm/deps/build.sh $1"
    echo "${name%-"$1"}=$folder"
  done
}

case ${1:-all} in
  native) build "${native_products[@]}" ;;
  wasm) build "${wasm_products[@]}" ;;
  all) build "${native_products[@]}" "${wasm_products[@]}" ;;
  --paths) [[ ${2:-} == native || ${2:-} == wasm ]] || die "--paths native or --paths wasm"; paths "$2" ;;
  *) sed -n '2,/^set -e/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
