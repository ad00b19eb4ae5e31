#!/usr/bin/env python3
"""Derives the administrative divisions of China from PyPI jionlp 1.5.31 (Apache-2.0).

    Scripts/derive_gazetteer.py            writes Sources/LanguageData/Resources/{divisions,towns,communities}.tsv

Names and codes are facts; the files' columns are described in Sources/LanguageData/README.md.
"""
import pathlib, re
from collections import Counter, defaultdict

from registry import by_bytes, read_zipped, temporary, unpack, write

VERSION = "1.5.31"
OUT = pathlib.Path(__file__).resolve().parent.parent / "Sources/LanguageData/Resources"
SOURCE = f"Derived by Scripts/derive_gazetteer.py from jionlp {VERSION} (PyPI, Apache-2.0), china_location"
PEOPLES = ("壮 回 维吾尔 藏 蒙古 苗 彝 土家 满 布依 侗 瑶 白 朝鲜 哈尼 黎 哈萨克 傣 畲 傈僳 东乡 仡佬 拉祜 佤 水 纳西 "
           "羌 土 仫佬 锡伯 柯尔克孜 景颇 达斡尔 撒拉 布朗 毛南 塔吉克 普米 阿昌 怒 鄂温克 京 基诺 德昂 保安 裕固 "
           "独龙 鄂伦春 赫哲 门巴 珞巴 各").split()
PEOPLE = re.compile("(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")族")
# 自治州 and the like whose name says the people without 族.
BARE = {"广西壮族自治区": "广西", "内蒙古自治区": "内蒙古", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
        "新疆维吾尔自治区": "新疆"}
# What stays when the kind word goes; zones (开发区, 新区) keep theirs.
STEM = re.compile(r"(.{2,})(?:特区|(?<=神农架)林区|矿区|地区)$|(.{2,})(?<!开发)(?<!园)(?<!新)(?<!示范)(?<!管理)(?<!度假)[市县区旗盟]$")
NOT_A_DIVISION = re.compile(r"行政区划$|^市辖区$")


def short_forms(name, given, level):
    """How people shorten a division's name: 青岛 for 青岛市, 玉树州 and 玉树 for 玉树藏族自治州."""
    forms = list(given)
    autonomous = re.search(r"自治(州|县|旗)$", name)
    if autonomous:
        stem = PEOPLE.sub("", name[: autonomous.start()])
        stem = re.sub(r"(?:蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克|回|藏)$", "", stem) or stem
        forms += [stem, stem + autonomous.group(1)]
    elif level == 1:
        forms += [BARE.get(name, re.sub(r"(省|市|特别行政区)$", "", name))]
    else:
        forms += [m.group(1) or m.group(2) for m in [STEM.match(name)] if m]
        # 管城区 for 管城回族区
        forms += [PEOPLE.sub("", name)] if PEOPLE.search(name[:-1]) else []
    return [f for f in dict.fromkeys(forms) if f != name and len(f) >= 2 and not f.endswith("矿")]


def read_tree(text):
    """Yields (level 1…5, name, code or '-', given short forms, code of the parent division)."""
    codes = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        level = len(line) - len(line.lstrip("\t")) + 1
        name, code, *given = line.strip().split("\t") + ["-"] * ("\t" not in line.strip())
        parent = next((codes[k] for k in range(level - 1, 0, -1) if codes.get(k)), "-")
        for deeper in range(level, 6):
            codes.pop(deeper, None)
        if NOT_A_DIVISION.search(name) or (level == 2 and (code == parent or name in ("香港", "澳门"))):
            continue
        if level <= 3:
            codes[level] = code if code != "-" else None
        yield level, name, code, [g for part in given for g in part.split("/")], parent


def main():
    with temporary() as scratch:
        folder = unpack("jionlp", VERSION, scratch) / "jionlp/dictionary"
        tree = list(read_tree(read_zipped(folder / "china_location.zip", "china_location.txt")))
        changes = (folder / "china_location_change.txt").read_text(encoding="utf-8-sig")

    upper = [t for t in tree if t[0] <= 3]
    code_of = {(name, parent): code for _, name, code, _, parent in upper}
    province_code = {name: code for level, name, code, _, _ in upper if level == 1}
    rows = []
    for level, name, code, given, parent in upper:
        forms = short_forms(name, given, level)
        rows.append(f"{level}\t{code}\t{parent}\t{name}\t{','.join(forms) or '-'}")
    for line in changes.splitlines():
        old, arrow, new = line.partition("=>")
        fields, target = old.split("\t"), new.split("\t")
        if not arrow or len(fields) < 7 or len(target) < 3:
            continue
        province = province_code.get(target[0])
        city = code_of.get((target[1], province), province)
        code = code_of.get((target[2], city)) or city
        name = fields[6]
        if code and name not in ("", "-") and name != target[2]:
            bare = re.sub(r"[市县区]$", "", name)
            rows.append(f"0\t{code}\t{city}\t{name}\t{bare if len(bare) >= 2 else '-'}")
    rows = list(dict.fromkeys(rows))
    rows.sort(key=lambda r: (r.split("\t")[0] == "0", r.split("\t")[1] == "-", r.split("\t")[1], r))
    write(OUT / "divisions.tsv",
          [SOURCE, "level, code (GB/T 2260), parent's code, name, short forms; level 0: a former name of the division of that code"],
          rows)

    towns = defaultdict(list)
    for level, name, _, _, parent in tree:
        if level == 4 and parent != "-":
            towns[name].append(parent)
    write(OUT / "towns.tsv", [SOURCE, "name, codes of the divisions that have a township, town or street of that name"],
          by_bytes(f"{name}\t{','.join(sorted(set(parents)))}" for name, parents in towns.items()))

    count = Counter(name for level, name, *_ in tree if level == 5)
    communities = [f"{name}\t{n}" for name, n in count.items()
                   if re.fullmatch(r"[\u4e00-\u9fff]{2,10}", name)
                   and (name.endswith("社区") or (n >= 3 and name.endswith(("村", "嘎查"))))]
    write(OUT / "communities.tsv", [SOURCE, "name of a community or village, how many places bear it"], by_bytes(communities))


if __name__ == "__main__":
    main()
