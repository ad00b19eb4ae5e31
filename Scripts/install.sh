#!/usr/bin/env bash
# install.sh PROGRAM PREFIX | install.sh --remove PREFIX
# Puts the program, its data, its manual page and its shell completions below PREFIX, or removes
# them.
set -euo pipefail
prefix=$2
library=$prefix/lib/concentric
files=(
  "$prefix/bin/concentric"
  "$prefix/share/bash-completion/completions/concentric"
  "$prefix/share/zsh/site-functions/_concentric"
  "$prefix/share/fish/vendor_completions.d/concentric.fish"
  "$prefix/share/man/man1/concentric.1.gz"
)

if [ "$1" = --remove ]; then
  rm -f "${files[@]}"
  rm -rf "$library"
  echo "removed from $prefix"
  exit 0
fi

program=$1
mkdir -p "$library" "$(dirname "${files[0]}")" "$(dirname "${files[1]}")" \
  "$(dirname "${files[2]}")" "$(dirname "${files[3]}")" "$(dirname "${files[4]}")"
# The program finds its data beside itself, so both live in one folder.
install -m 755 "$program" "$library/concentric"
for bundle in "$(dirname "$program")"/Concentric_*.resources; do
  rm -rf "$library/$(basename "$bundle")"
  cp -R "$bundle" "$library/"
done
install -d "$library/queries"
install -m 644 "$(dirname "$0")"/../queries/*.cypher "$library/queries/"
ln -sf ../lib/concentric/concentric "${files[0]}"
"$program" --generate-completion-script bash >"${files[1]}"
"$program" --generate-completion-script zsh >"${files[2]}"
"$program" --generate-completion-script fish >"${files[3]}"
"$(dirname "$0")/man-page.sh" "$program" | gzip -9n >"${files[4]}"
echo "installed ${files[0]}"
