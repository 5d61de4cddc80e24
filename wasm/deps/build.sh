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

# Writes this machine's own Debian sources as entries of type $2 (deb, deb-src) into folder $1, to be used with a private
# apt: the machine's configuration is only read. $3 is a pattern for the suites to take: others may not even answer.
write_apt_sources() {
  local to=$1 type=$2 suite=$3 list parts file
  eval "$(apt-config shell list Dir::Etc::sourcelist/f parts Dir::Etc::sourceparts/d)"
  mkdir -p "$to"
  for file in "$list" "${parts%/}"/*.list; do
    [[ -f $file ]] || continue
    sed -nE "/cdrom:/d; s#^[[:space:]]*deb(-src)?([[:space:]]+(\[[^]]*\][[:space:]]*)?[^][:space:]]+[[:space:]]+$suite([-/[:space:]].*)?)\$#$type\2#p" \
      "$file" | sort -u
  done >"$to/machine.list"
  for file in "${parts%/}"/*.sources; do
    [[ -f $file ]] || continue
    grep -v '^#' "$file" | awk -v RS= -v ORS='\n\n' -v suite="$suite" -v type="$type" '
      tolower($0) ~ "(^|\n)enabled:[ \t]*(no|false)" { next }
      match($0, /(^|\n)[Ss]uites:[^\n]*(\n[ \t][^\n]*)*/) &&
        substr($0, RSTART, RLENGTH) " " ~ "[: \t\n]" suite "[-/ \t\n]" {
          gsub(/(^|\n)[Tt]ypes:[^\n]*/, "\nTypes: " type); print }'
  done >"$to/machine.sources"
  [[ -s $to/machine.list || -s $to/machine.sources ]]
}

release() { . /etc/os-release && echo "${VERSION_CODENAME:-stable}"; }

# apt-get on folders of its own under $1: needs no root, changes nothing.
private_apt() {
  local apt=$1
  shift
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  apt-get -q -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$apt/sources" -o "Dir::State::lists=$apt/lists" \
    -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3 -o Acquire::Languages=none "$@"
}

# Fetches the upstream tarball of a Debian source package into the current folder; further arguments are tried in turn
# (name or name=version).
fetch_tarball() {
  local apt=$tmp/apt log=$tmp/apt.log candidate
  need apt-get apt
  if [[ ! -d $apt ]]; then
    say "reading the Debian mirror's list of sources (10 MB)"
    write_apt_sources "$apt/sources" deb-src "$(release)" || write_apt_sources "$apt/sources" deb-src '[^[:space:]]+' \
      || die "this machine's apt has no sources"
    private_apt "$apt" update >"$log" 2>&1 || true       # judged by whether the source can be had
  fi
  for candidate in "$@"; do
    say "fetching the source of $candidate"
    private_apt "$apt" source --tar-only "$candidate" >>"$log" 2>&1 && return
  done
  grep '^[EW]: ' "$log" | tail -5 >&2
  die "the Debian mirror did not give the source of '${1%%=*}': is it reachable, and does it carry sources?"
}

# Fetches the newest tzdata of this Debian release into the current folder, whether or not apt here looks at updates;
# fails where the mirror has none newer.
fetch_tzdata() {
  local apt=$tmp/apt-updates log=$tmp/apt.log file
  need apt-get apt
  say "looking for a newer tzdata: the one here is $(installed tzdata)"
  write_apt_sources "$apt/sources" deb "$(release)" || return 1
  for file in "$apt"/sources/*; do sed -Ei "s#([[:space:]])$(release)([[:space:]]|\$)#\1$(release)-updates\2#" "$file"; done
  private_apt "$apt" update >"$log" 2>&1 || true
  private_apt "$apt" download tzdata >>"$log" 2>&1 && return
  ! grep -E '^[EW]: .*(Failed to fetch|Some index files failed)' "$log" >&2 \
    || die "the Debian mirror did not answer when asked for tzdata"
  return 1
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
  echo "${folder##*/}"                                 # not where the cache lies
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

# Zone rules as TZif files, newer than what ICU and the browsers carry: from the installed tzdata, or where that is older
# than the tests count on (images of Debian are), from the newest the mirror has.
tzdata_wanted=2026f
key_zones() { installed tzdata; installed libc-bin; echo "$tzdata_wanted"; declare -f fetch_tzdata; }
make_zones() {
  local from=/usr/share/zoneinfo
  if dpkg --compare-versions "$(installed tzdata)" lt "$tzdata_wanted"; then
    mkdir "$1/deb" && cd "$1/deb"
    if fetch_tzdata; then
      dpkg-deb -x tzdata_*.deb .
      from=$1/deb/usr/share/zoneinfo
    else
      say "warning: zones are those of tzdata $(installed tzdata), older than $tzdata_wanted: upgrade tzdata"
    fi
  fi
  [[ -r $from/tzdata.zi ]] || die "$from/tzdata.zi is missing: reinstall Debian package 'tzdata'"
  PATH=$PATH:/usr/sbin zic -b fat -d "$1/zoneinfo" "$from/tzdata.zi"
  sed -n '1s/^# version //p' "$from/tzdata.zi" >"$1/version"
  [[ -s $1/version ]] || die "$from/tzdata.zi does not name its version"
  awk '$1 == "L" { print $2, $3 }' "$from/tzdata.zi" | sort >"$1/links.txt"       # "target alias", a line each
  cp "$from"/{tzdata.zi,zone.tab,zone1970.tab,iso3166.tab} "$1/"
  rm -rf "$1/deb"
  say "zones of tzdata $(<"$1/version")"
}

# ---- compiling -------------------------------------------------------------------------------------------------------

# key_of_compiled SOURCE cxx|emcc
key_of_compiled() {
  folder "$1"
  echo "${folder##*/}"                                 # not where the cache lies
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
