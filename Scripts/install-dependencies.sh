#!/usr/bin/env bash
# Installs by apt what building, drawing and testing need, and says what for. Does nothing when
# everything is there.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "error: no 'swift' on the PATH; install Swift 6.1 or newer from https://www.swift.org/install" >&2
  exit 1
fi

needed=()
why=()
need() {
  needed+=("$1")
  why+=("$2")
}

has_header() { [ -e "/usr/include/$1" ] || [ -e "/usr/local/include/$1" ]; }

has_header graphviz/gvc.h || need libgraphviz-dev "draws the networks"
has_header sqlite3.h || need libsqlite3-dev "keeps the graph files"
has_header fontconfig/fontconfig.h || need libfontconfig-dev "tells which fonts have Chinese glyphs"
has_header mimalloc.h || need libmimalloc-dev "allocates memory, faster than the C library"
command -v pkg-config >/dev/null || need pkg-config "tells the Swift build where the libraries are"
command -v make >/dev/null || need make "runs the targets"
if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=zh family)" ]; then
  need fonts-noto-cjk "Chinese glyphs in PNG and PDF pictures (57 MB)"
  command -v fc-list >/dev/null || need fontconfig "finds fonts"
fi

[ "${#needed[@]}" -eq 0 ] && exit 0

echo "These packages are missing:" >&2
for i in "${!needed[@]}"; do
  printf '  %-18s %s\n' "${needed[$i]}" "${why[$i]}" >&2
done
if ! command -v apt-get >/dev/null; then
  echo "error: there is no apt here; install their like by hand (the README has a list)" >&2
  exit 1
fi

sudo=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "error: installing needs root; run as root: apt-get install ${needed[*]}" >&2
    exit 1
  }
  sudo=(sudo)
fi
echo "Installing them by apt." >&2
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  "${needed[@]}" >/dev/null
