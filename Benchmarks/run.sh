#!/usr/bin/env bash
# Puts the peers into a virtual environment, where they can be had, and measures.
# usage: run.sh ENVIRONMENT [options of run.py]
set -euo pipefail
environment=$1
shift
if [ ! -x "$environment/bin/python" ]; then python3 -m venv "$environment"; fi
python="$environment/bin/python"
"$python" -c "import numpy" 2>/dev/null || "$python" -m pip install -q numpy
for peer in duckdb==2.0.0 ladybug==0.22.0 kuzu==0.11.3 igraph==1.0.0; do
  "$python" -c "import ${peer%%=*}" 2>/dev/null || "$python" -m pip install -q "$peer" ||
    echo "run.sh: $peer cannot be had here; it is left out" >&2
done
exec "$python" "$(dirname "$0")/run.py" "$@"
