#!/usr/bin/env bash
# Tells the compiler how often each part of extraction runs, so that it lays the program out by that.
#
#   profile.sh measure FILE   builds a program that counts, extracts with it, and writes the counts to FILE
#   profile.sh flags FILE     prints what `swift build` takes to use them; nothing where this Swift cannot
#
# Parts whose code has changed since are compiled as if there were none.
set -euo pipefail
cd "$(dirname "$0")/.."

toolchain=$(swiftc -print-target-info | sed -n 's|.*"runtimeResourcePath": *"\(.*\)/lib/swift".*|\1|p')
merge=$toolchain/bin/llvm-profdata
runtime=$(find "$toolchain/lib/clang" -name "libclang_rt.profile-$(uname -m).a" -print -quit 2>/dev/null || true)

flags() {
  local counts=$1 usable
  [ -s "$counts" ] && [ -x "$merge" ] || return 0
  [[ $(swiftc -frontend -help-hidden) == *-ir-profile-use* ]] || return 0
  # Named by what it holds: with other counts all is compiled anew.
  usable=.build/counts-$(cksum <"$counts" | tr ' ' -).profdata
  if [ ! -s "$usable" ]; then
    mkdir -p .build
    gunzip -c "$counts" >"$usable.new"
    # An older compiler cannot read what a newer one wrote.
    if ! "$merge" show "$usable.new" >/dev/null 2>&1; then
      rm "$usable.new"
      return 0
    fi
    mv "$usable.new" "$usable"
  fi
  echo "-Xswiftc -Xfrontend -Xswiftc -ir-profile-use=$usable"
}

measure() {
  local counts=$1 scratch=.build/profile
  if [ ! -x "$merge" ] || [ -z "$runtime" ]; then
    echo "error: this Swift has no llvm-profdata or no profile runtime; take a release from https://www.swift.org" >&2
    exit 1
  fi
  # As `make build` builds, so that what is counted is what is compiled later.
  # shellcheck disable=SC2086
  swift build -c release --product concentric --scratch-path "$scratch" $RELEASE_FLAGS \
    -Xswiftc -Xfrontend -Xswiftc -ir-profile-generate \
    -Xlinker -u__llvm_profile_runtime -Xlinker "$runtime"
  rm -rf "$scratch/texts" "$scratch/counts"
  mkdir -p "$scratch/texts"
  # Many times the same, for reading the lexicons counts too, once.
  local copy text
  for copy in 1 2 3 4 5 6 7 8 9 10; do
    find seeds Tests/Gold -name '*.txt' | while read -r text; do
      cp "$text" "$scratch/texts/$copy-${text//\//-}"
    done
  done
  # Only extraction: a part that runs a little is taken for one that need not be fast, one that never runs is not.
  LLVM_PROFILE_FILE="$scratch/counts/%p.profraw" \
    "$scratch/release/concentric" extract --threads 1 "$scratch/texts" >/dev/null
  "$merge" merge --sparse -o "$scratch/all.profdata" "$scratch"/counts/*.profraw
  gzip -9nc "$scratch/all.profdata" >"$counts.new"
  mv "$counts.new" "$counts"
  ls -l "$counts"
}

case "${1-} ${2-}" in
"flags "*) flags "$2" ;;
"measure "?*) measure "$2" ;;
*) sed -n '2,5p' "$0" >&2 && exit 64 ;;
esac
