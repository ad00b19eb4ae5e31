"""Writes results/table.md and results/scaling.svg from the stored results.

    python3 report.py [FOLDER]
"""
import glob, json, math, os, statistics, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ORDER = ["concentric", "duckdb", "ladybug", "kuzu"]
# Without a query language; they do not count as peers.
LIBRARIES = ["igraph", "floor"]
SCALES = ["S", "M", "L"]


def show(value):
    if value is None:
        return ""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def agreed(results, name):
    """The checksum that most peers gave."""
    sums = [r["queries"].get(name, {}).get("checksum") for e, r in results.items() if e in ORDER[1:]]
    sums = [s for s in sums if s]
    return max(sums, key=sums.count) if sums else None


def table(scale, results):
    engines = [e for e in ORDER if e in results]
    names = list(results["concentric"]["queries"])
    lines = [f"## {scale}: {results['concentric']['edges']:,} edges", "",
             "| query | " + " | ".join(engines) + " | best peer / ours |", "|---" + "|---:" * (len(engines) + 1) + "|"]
    ratios = []
    for name in names:
        right, cells, best, own = agreed(results, name), [], None, None
        for engine in engines:
            entry = results[engine]["queries"].get(name, {})
            time = entry.get("median_ms")
            wrong = time is not None and right and entry["checksum"] != right
            cells.append(("≠ " if wrong else "") + show(time) if time is not None else entry.get("error", "")[:7] and ("timeout" if entry["error"] == "timeout" else "error"))
            if time is None or wrong:
                continue
            if engine == "concentric":
                own = time
            elif best is None or time < best:
                best = time
        ratio = best / own if best and own else None
        if ratio:
            ratios.append(ratio)
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {'%.2g' % ratio if ratio else ''} |")
    summary = "Milliseconds, median."
    if ratios:
        mean = math.exp(statistics.mean(map(math.log, ratios)))
        summary += f" Geometric mean of the last column: **{mean:.1f}**; ahead in {sum(r >= 1 for r in ratios)} of {len(ratios)}."
    lines += ["", summary, "",
              "| | " + " | ".join(engines) + " |", "|---" + "|---:" * len(engines) + "|"]
    for title, key in (("import, s", "import_s"), ("import, peak MB", "import_mb"), ("open and first query, s", "open_s"), ("queries, peak MB", "memory_mb")):
        lines.append(f"| {title} | " + " | ".join(show(results[e].get(key)) for e in engines) + " |")
    lines.append("| version | " + " | ".join(str(results[e]["version"]).split("\n")[0] for e in engines) + " |")
    lines += ["", f"{results['concentric']['date']}, {results['concentric']['machine']}, load {results['concentric']['load']:.1f}.", ""]
    return lines


def library_table(results):
    """Ours beside libraries and kernels, which are called without a query."""
    engines = [e for e in LIBRARIES if e in results]
    names = [name for name in results["concentric"]["queries"] if any(name in results[e]["queries"] for e in engines)]
    if not names:
        return []
    lines = ["Beside a library and kernels in C, which have no query to read and plan:", "",
             "| query | concentric | " + " | ".join(engines) + " | ours / floor |", "|---" + "|---:" * (len(engines) + 2) + "|"]
    for name in names:
        right = agreed(results, name)
        entries = [results[e]["queries"].get(name, {}) for e in ["concentric"] + engines]
        cells = [("≠ " if entry.get("checksum", right) != right and right else "") + show(entry.get("median_ms")) for entry in entries]
        floor, own = results.get("floor", {}).get("queries", {}).get(name, {}).get("median_ms"), entries[0].get("median_ms")
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {'%.2g' % (own / floor) if own and floor else ''} |")
    return lines + [""]


def plot(by_scale):
    """Time over edges, both logarithmic, a line for each query that takes over 1 ms on the largest graph."""
    scales = [s for s in SCALES if s in by_scale]
    if len(scales) < 2:
        return None
    points = {}
    for scale in scales:
        result = by_scale[scale]["concentric"]
        for name, entry in result["queries"].items():
            if "median_ms" in entry:
                points.setdefault(name, []).append((result["edges"], entry["median_ms"]))
    lines = {name: found for name, found in points.items() if len(found) == len(scales) and found[-1][1] > 1}
    edges = [x for found in lines.values() for x, _ in found]
    times = [y for found in lines.values() for _, y in found]
    low, high = math.log10(min(edges)), math.log10(max(edges))
    bottom, top = math.log10(min(times)), math.log10(max(times))
    width, height, left, lower = 860, 520, 70, 470
    x = lambda value: left + (math.log10(value) - low) / (high - low) * 540
    y = lambda value: lower - (math.log10(value) - bottom) / (top - bottom) * 430
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">',
           f'<rect width="{width}" height="{height}" fill="white"/>',
           f'<text x="{left}" y="22" font-size="14">Time by edges of the graph, from {scales[0]} to {scales[-1]}; dashed: ten times the edges, ten times the time</text>']
    for decade in range(math.ceil(bottom), math.floor(top) + 1):
        out.append(f'<line x1="{left}" x2="{left + 540}" y1="{y(10 ** decade):.1f}" y2="{y(10 ** decade):.1f}" stroke="#ddd"/>'
                   f'<text x="{left - 8}" y="{y(10 ** decade) + 4:.1f}" text-anchor="end">{10.0 ** decade:g} ms</text>')
    for count in sorted(set(edges)):
        out.append(f'<text x="{x(count):.1f}" y="{lower + 24}" text-anchor="middle">{count:,}</text>')
    for start in range(math.ceil(bottom) - 1, math.floor(top) + 1):
        first, last = 10.0 ** start, 10.0 ** start * 10 ** (high - low)
        if bottom <= math.log10(first) and math.log10(last) <= top:
            out.append(f'<line x1="{left}" y1="{y(first):.1f}" x2="{left + 540}" y2="{y(last):.1f}" stroke="#999" stroke-dasharray="5 4"/>')
    names = sorted(lines, key=lambda name: -lines[name][-1][1])
    for index, name in enumerate(names):
        color = f"hsl({index * 360 // len(names)}, 60%, 42%)"
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in lines[name])
        label = 40 + index * 440 / max(len(names) - 1, 1)
        out.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.5"/>'
                   f'<line x1="{left + 540}" y1="{y(lines[name][-1][1]):.1f}" x2="{left + 580}" y2="{label:.1f}" stroke="{color}" stroke-width="0.5"/>'
                   f'<text x="{left + 584}" y="{label + 4:.1f}" fill="{color}" font-size="9">{name}</text>')
    return "\n".join(out + ["</svg>", ""])


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else f"{HERE}/results"
    by_scale = {}
    for path in sorted(glob.glob(f"{folder}/*-*.json")):
        result = json.load(open(path, encoding="utf-8"))
        by_scale.setdefault(result["scale"], {})[result["engine"]] = result
    lines = []
    for scale in SCALES:
        if "concentric" in by_scale.get(scale, {}):
            lines += table(scale, by_scale[scale]) + library_table(by_scale[scale])
    text = "\n".join(["# Measured", ""] + lines)
    open(f"{folder}/table.md", "w", encoding="utf-8").write(text)
    picture = plot({s: r for s, r in by_scale.items() if "concentric" in r})
    if picture:
        open(f"{folder}/scaling.svg", "w", encoding="utf-8").write(picture)
    print(text)


if __name__ == "__main__":
    main()
