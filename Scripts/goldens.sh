#!/usr/bin/env bash
# Makes what the repository keeps of the program's results anew: the graph of seeds/, the pictures
# of it, and the expected results of the saved queries. See what has changed by: git diff
set -euo pipefail
station=$1
program=$CONCENTRIC
graph=Graphs/seeds.graph
mkdir -p Graphs

"$program" build seeds -o "$graph"
Scripts/gallery.sh "$program" "$graph" "$station"
"$program" run "$graph" queries --update
