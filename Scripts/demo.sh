#!/usr/bin/env bash
# The whole way on the five texts in seeds/: graph, saved queries, pictures.
set -euo pipefail
station=$1
program=$CONCENTRIC
graph=Graphs/seeds.graph
mkdir -p Graphs

echo "── Building the graph of seeds/"
"$program" build seeds -o "$graph"
echo
echo "── Running the saved queries in queries/"
"$program" run "$graph" queries --format table
echo
echo "── Drawing the network of $station, and two other pictures"
Scripts/gallery.sh "$program" "$graph" "$station"
cat <<TEXT

Done. Next, try:
  $program shell $graph                 # ask your own; :help tells how
  $program query $graph "MATCH (a)-[:ALLIANCE_WITH]-(b) RETURN a.name, b.name"
  $program render $graph $station -o Graphs/$station.png
  xdg-open Graphs/$station.svg
TEXT
