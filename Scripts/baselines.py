#!/usr/bin/env python3
"""Runs two part-of-speech taggers as baselines for name finding.

    baselines.py predict --docs DIR --out DIR     writes OUT/{jieba,cppjieba}/<document>.jsonl for `concentric evaluate --predicted`
    baselines.py speed TAGGER FILE...             tags the files with jieba or cppjieba and prints MB per CPU-second

Taken as nodes are words tagged nt (Organization), ns (Place), nr (Person); a tagger finds no programs and no edges.
Needs PyPI jieba 0.42.1 and cppjieba 0.1.1.
"""
import argparse, json, pathlib, sys, time

LABELS = {"nt": "Organization", "ns": "Place", "nr": "Person", "nrt": "Person", "nrfg": "Person"}


def jieba_words(text):
    import jieba, jieba.posseg
    jieba.setLogLevel(60)
    return [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


def cppjieba_tagger():
    import cppjieba
    tagger = cppjieba.Jieba()
    return lambda text: [tuple(pair) for pair in tagger.pseg(text)]


def nodes(words):
    seen = dict.fromkeys((LABELS[tag], word) for word, tag in words if tag in LABELS and len(word) > 1)
    return [{"kind": "node", "id": f"n{i}", "label": label, "name": name} for i, (label, name) in enumerate(seen)]


def predict(docs, out):
    for name, tag in (("jieba", jieba_words), ("cppjieba", cppjieba_tagger())):
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        for document in sorted(docs.glob("*.txt")):
            text = document.read_bytes().decode("utf-8-sig")
            lines = [json.dumps(node, ensure_ascii=False) for node in nodes(tag(text))]
            (folder / f"{document.stem}.jsonl").write_text("".join(l + "\n" for l in lines), encoding="utf-8")


def speed(tagger, files):
    tag = cppjieba_tagger() if tagger == "cppjieba" else jieba_words
    texts = [pathlib.Path(f).read_bytes() for f in files]
    tag("预热")
    start = time.process_time()
    for text in texts:
        tag(text.decode("utf-8-sig"))
    print(f"{sum(map(len, texts)) / 1e6 / (time.process_time() - start):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict")
    one.add_argument("--docs", type=pathlib.Path, required=True)
    one.add_argument("--out", type=pathlib.Path, required=True)
    two = commands.add_parser("speed")
    two.add_argument("tagger", choices=["jieba", "cppjieba"])
    two.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    if arguments.command == "predict":
        predict(arguments.docs, arguments.out)
    else:
        speed(arguments.tagger, arguments.files)


if __name__ == "__main__":
    sys.exit(main())
