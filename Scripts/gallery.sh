#!/usr/bin/env bash
# gallery.sh PROGRAM GRAPH STATION: draws the pictures of the README into Graphs/.
set -euo pipefail
program=$1
graph=$2
station=$3

"$program" render "$graph" "$station" -o "Graphs/$station.svg"
"$program" render "$graph" 大嶝派出所 -o Graphs/大嶝派出所.svg --theme dark --lang en
"$program" render "$graph" -o Graphs/隶属关系.svg --layout dot --theme print --title 隶属关系 \
  --query "MATCH p = (:Organization)-[:SUBORDINATE_TO*1..5]->(:Place {name: '晋城市'}) RETURN p"
