# Builds, each once a run and only what changed; sourced by ./check and ./try after setup.sh.

built=" "

# step NAME COMMAND...: runs a build step with its output in build/log, shown only where it fails.
step() {
  local name=$1 log="build/log/$1.log"
  shift
  mkdir -p build/log
  say "building $name"
  "$@" >"$log" 2>&1 || { tail -n 40 "$log"; return 1; }
}

# build_preset NAME: configures and builds a CMake preset.
build_preset() {
  [[ $built == *" $1 "* ]] && return 0
  step "$1 (configure)" cmake --preset "$1" || return 1
  step "$1" cmake --build --preset "$1" || return 1
  built+="$1 "
}

build_native() { build_preset native; }

build_wasm() { build_native && build_preset wasm; }

build_extension() {
  [[ $built == *" extension "* ]] && return 0
  build_wasm || return 1
  setup_npm extension && setup_npm tests || return 1
  step extension node extension/build.mjs || return 1
  built+="extension "
}
