#!/usr/bin/env bash
# Gives hostile bytes to every place where bytes come in, guided by libFuzzer with the address
# sanitizer. What it has learnt is kept in .build-fuzz/corpus; an input that breaks a promise in
# .build-fuzz/findings, and then the status is 1.
# usage: fuzz.sh SECONDS [TARGET]…
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=$1
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(documents rules parser queries jsonl graphml csv graphfile)
folder=.build-fuzz
program=$folder/release/ConcentricFuzz
CONCENTRIC_FUZZING=1 swift build -c release --product ConcentricFuzz --scratch-path $folder \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld || exit 2

# Each target starts from real inputs.
copy() { # TARGET ENDING FILE…
  local target=$1 ending=$2 file
  shift 2
  mkdir -p "$folder/seeds/$target"
  for file in "$@"; do [ -e "$file" ] && cp "$file" "$folder/seeds/$target/$(basename "$file").$ending"; done
}
rm -rf $folder/seeds
# The first byte of a document chooses the format: 0 text, 1 Markdown, 2 HTML, 3 JSON Lines.
mkdir -p $folder/seeds/documents
for file in seeds/*.txt Tests/Gold/*/*.txt; do
  name=$(basename "$file")
  { printf '\0'; head -c 3000 "$file"; } >"$folder/seeds/documents/$name"
  { printf '\2<html><title>派出所</title><body><p>'; head -c 1500 "$file"; } >"$folder/seeds/documents/$name.html"
done
printf '\3{"id":"a","text":"珠海路派出所与第十干休所结对共建。"}\n' >$folder/seeds/documents/one.jsonl
copy rules rules Sources/LanguageData/Resources/rules/*.rules examples/*/*.rules
copy parser cypher queries/*.cypher
copy queries cypher queries/*.cypher
copy jsonl jsonl Tests/Fuzzing/*.jsonl
copy graphml graphml Tests/Fuzzing/*.graphml
mkdir -p $folder/seeds/csv
printf 'id,label,name:string,x:int\n1,A;B,"a ""b""",5\n2,Organization,派出所,\n\0source,target,type,since\n1,2,T,2016\n' >$folder/seeds/csv/two.csv

status=0
# The leak checker takes what Swift's enums hold for lost (see `sanitize` in the Makefile).
for target in "${targets[@]}"; do
  mkdir -p $folder/corpus/$target $folder/seeds/$target $folder/findings
  echo "fuzz: $target, $seconds s" >&2
  ASAN_OPTIONS=detect_leaks=0 CONCENTRIC_FUZZ_TARGET=$target $program -max_total_time="$seconds" -timeout=120 -rss_limit_mb=4096 \
    -max_len=8192 -artifact_prefix="$folder/findings/$target-" -print_final_stats=1 \
    $folder/corpus/$target $folder/seeds/$target 2>&1 |
    grep -E "^stat::number_of_executed|SUMMARY|ERROR|Fatal error|Test unit written" | sed "s/^/$target: /"
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done
exit $status
