#!/usr/bin/env bash
# Makes a Python environment with the programs that read our exports, and prints its Python:
#   CONCENTRIC_PYTHON=$(Scripts/consumers.sh) make test
# With --spark also PySpark, which needs Java 17.
set -euo pipefail
packages=(networkx==3.6.1 igraph==1.0.0 rdflib==7.6.0 lxml==6.1.3 ladybug==0.22.0)
if [ "${1:-}" = --spark ]; then packages+=(pyspark==4.3.0); fi
folder=${TMPDIR:-/tmp}/concentric-consumers
if [ ! -x "$folder/bin/pip" ]; then python3 -m venv "$folder" >&2; fi
"$folder/bin/pip" install -q "${packages[@]}" >&2
echo "$folder/bin/python"
