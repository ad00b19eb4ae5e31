#!/usr/bin/env python3
"""Measures extraction beside two part-of-speech taggers: how much is found, and how fast.

    Scripts/bench_extraction.py [--program .build/release/concentric] [--megabytes 5]

Quality: `concentric evaluate` on the annotated documents; the taggers' names (see baselines.py) on the same ones.
Speed: MB of UTF-8 text per CPU-second; the annotated texts, repeated, as files of their own; the program's start
(lexicons read, nothing extracted) is measured apart and taken off, as the tagger's is.
The taggers are installed by pip into .build/baselines; without network that part is left out, and says so.
"""
import argparse, json, os, pathlib, resource, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SETS = {"seeds": (ROOT / "Tests/Gold/seeds", ROOT / "seeds"), "dev": (ROOT / "Tests/Gold/dev", ROOT / "Tests/Gold/dev")}
PACKAGES = ["jieba==0.42.1", "cppjieba==0.1.1"]
ROWS = ["Organization", "Place", "Program", "Person", "nodes", "ALLIANCE_WITH", "SERVES", "SUBORDINATE_TO", "edges"]


def baseline_python():
    """The Python that has the taggers, or None."""
    folder = ROOT / ".build/baselines"
    python = folder / "bin/python"
    probe = [str(python), "-c", "import jieba, cppjieba"]
    if python.exists() and subprocess.run(probe, capture_output=True).returncode == 0:
        return python
    print("installing the taggers into .build/baselines …", file=sys.stderr)
    steps = [[sys.executable, "-m", "venv", str(folder)],
             [str(python), "-m", "pip", "install", "-q", "pybind11", "setuptools", "wheel"],
             [str(python), "-m", "pip", "install", "-q", "--no-build-isolation", *PACKAGES], probe]
    for step in steps:
        run = subprocess.run(step, capture_output=True, text=True)
        if run.returncode:
            print(f"left out: the taggers could not be installed: {run.stderr.strip()[-300:]}", file=sys.stderr)
            return None
    return python


def figures(program, gold, *source):
    run = subprocess.run([str(program), "evaluate", "--gold", str(gold), *map(str, source), "--json"],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["figures"]


def quality(program, python, scratch):
    for name, (gold, docs) in SETS.items():
        columns = {"concentric": figures(program, gold, "--docs", docs)}
        if python:
            out = scratch / name
            subprocess.run([str(python), str(ROOT / "Scripts/baselines.py"), "predict", "--docs", str(docs),
                            "--out", str(out)], check=True)
            for tagger in ("jieba", "cppjieba"):
                columns[tagger] = figures(program, gold, "--predicted", out / tagger)
        count = len(list(gold.glob("*.json")))
        print(f"\n{name} ({count} documents)" + "".join(f"{c:>24}" for c in columns))
        print(f"{'':18}" + f"{'P':>8}{'R':>8}{'F1':>8}" * len(columns))
        for row in ROWS:
            cells = "".join(f"{f[row]['precision']:8.3f}{f[row]['recall']:8.3f}{f[row]['f1']:8.3f}" for f in columns.values())
            print(f"{row:18}{cells}")


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def speed(program, python, scratch, megabytes):
    texts = [p for _, docs in SETS.values() for p in sorted(docs.glob("*.txt"))]
    corpus = scratch / "corpus"
    corpus.mkdir()
    size, number = 0, 0
    while size < megabytes * 1e6:
        data = texts[number % len(texts)].read_bytes()
        (corpus / f"{number:05}.txt").write_bytes(data)
        size, number = size + len(data), number + 1
    empty = scratch / "empty.txt"
    empty.write_text("")
    start = min(cpu_seconds([str(program), "extract", str(empty)]) for _ in range(3))
    work = min(cpu_seconds([str(program), "extract", "--threads", "1", str(corpus)]) for _ in range(3)) - start
    print(f"\nspeed on {size / 1e6:.1f} MB in {number} documents, best of 3, one thread")
    print(f"  concentric extract  {size / 1e6 / work:6.2f} MB per CPU-second (start: {start:.2f} s)")
    if python:
        for tagger, rounds in (("jieba", 1), ("cppjieba", 4)):
            files = [str(p) for p in sorted(corpus.glob("*.txt"))[: rounds * len(texts)]]
            command = [str(python), str(ROOT / "Scripts/baselines.py"), "speed", tagger, *files]
            rates = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
                     for _ in range(3)]
            print(f"  {tagger + ' tagging':18}  {max(rates):6.2f} MB per CPU-second (words and classes only)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/concentric")
    parser.add_argument("--megabytes", type=float, default=5)
    arguments = parser.parse_args()
    if not os.access(arguments.program, os.X_OK):
        parser.error(f"no program at {arguments.program}; run make build")
    python = baseline_python()
    with tempfile.TemporaryDirectory() as scratch:
        quality(arguments.program, python, pathlib.Path(scratch))
        speed(arguments.program, python, pathlib.Path(scratch), arguments.megabytes)


if __name__ == "__main__":
    main()
