#!/usr/bin/env bash
# make-deb.sh PROGRAM FOLDER: packs the program with its data, manual page and shell completions as
# a Debian package in FOLDER, and prints the package's path. The program should be linked with a
# static Swift runtime, so that it runs where Swift is not installed.
set -euo pipefail
program=$1
folder=$2
scripts=$(cd "$(dirname "$0")" && pwd)
version=$("$program" --version | sed -n '1s/.* //p')
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

"$scripts/install.sh" "$program" "$tree/usr" >/dev/null
strip --strip-unneeded "$tree/usr/lib/concentric/concentric"
install -D -m 644 "$scripts/../NOTICE" "$tree/usr/share/doc/concentric/copyright"
cat "$scripts/../LICENSE" >>"$tree/usr/share/doc/concentric/copyright"
find "$tree" -type d -exec chmod 755 {} +
find "$tree/usr" -type f ! -path '*/lib/concentric/concentric' -exec chmod 644 {} +

# The packages that hold the libraries which the program is linked with.
packages() {
  objdump -p "$1" | awk '$1 == "NEEDED" {print $2}' | while read -r name; do
    file=$(ldconfig -p | awk -v name="$name" '$1 == name {print $NF; exit}')
    # A library of no package, as a Swift runtime that is not static, cannot be named.
    [ -n "$file" ] || continue
    { dpkg -S "$file" || dpkg -S "$(readlink -f "$file")"; } 2>/dev/null | head -n 1 | cut -d: -f1
  done | sort -u
}
if objdump -p "$program" | grep -q 'NEEDED *libswiftCore'; then
  echo "warning: '$program' needs a Swift runtime where it is installed; 'make deb' links one in" >&2
fi
libc=$(dpkg-query -W -f '${Version}' libc6 | cut -d- -f1)
depends=$(packages "$program" | sed "s/^libc6\$/libc6 (>= $libc)/" | paste -sd, | sed 's/,/, /g')

mkdir "$tree/DEBIAN"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: concentric
Version: $version
Architecture: $architecture
Maintainer: The Concentric authors <concentric@localhost>
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: $depends
Recommends: fonts-noto-cjk | fonts-wqy-microhei, less
Section: text
Priority: optional
Description: knowledge graphs from Chinese texts on grassroots governance
 Concentric reads Chinese texts on police stations, party branches, communities
 and their alliances, builds a graph in which every node and edge carries the
 sentence that proves it, answers path queries, and draws networks.
CONTROL
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)

mkdir -p "$folder"
package=$folder/concentric_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zgzip --build "$tree" "$package" >/dev/null
echo "$package"
