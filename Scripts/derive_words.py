#!/usr/bin/env python3
"""Derives word and name statistics.

    Scripts/derive_words.py         writes Sources/LanguageData/Resources/{words,surnames,given_names,traditional}.tsv

words, given_names and the surnames' weights: PyPI jieba 0.42.1 (MIT), dict.txt.
the list of surnames and traditional: PyPI jionlp 1.5.31 (Apache-2.0).
Columns: Sources/LanguageData/README.md.
"""
import pathlib, re
from collections import Counter

from registry import by_bytes, temporary, unpack, write

JIEBA, JIONLP = "0.42.1", "1.5.31"
OUT = pathlib.Path(__file__).resolve().parent.parent / "Sources/LanguageData/Resources"
SOURCE = f"Derived by Scripts/derive_words.py from jieba {JIEBA} (PyPI, MIT), dict.txt"
WORDS = 72_000
HAN = re.compile(r"[\u4e00-\u9fff〇]{1,8}")
# jieba's tags, folded: v verb, vn verb or noun, n noun, a adjective, d adverb, p preposition, c conjunction,
# q measure, m number, r pronoun, t time, f direction, s place word, ns place, nr person, nt body, nz other name,
# u particle, i idiom, x other.
TAG = {"vn": "vn", "ns": "ns", "nr": "nr", "nrt": "nr", "nrfg": "nr", "nt": "nt", "nz": "nz", "an": "a", "ad": "a",
       "mq": "m", "l": "i", "zg": "x", "z": "a", "b": "a", "j": "nz", "y": "u", "e": "u", "o": "x", "g": "x", "k": "x", "h": "x"}
# The commonest surnames of the mainland, most bearers first (general knowledge, order approximate).
RANKED = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
          "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史贺陶毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
          "鲁岳翟申殷詹欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童毕凌单季成霍裴涂苗曲盛翁冉路游靳辛管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时"
          "阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞"
          "敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井"
          "祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇"
          "公哈湛宾戎勾茅利呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由")
# Surnames of today that the classical list lacks.
MORE_SURNAMES = ("闫肖覃付代仝亓苑丛禚邸苟鹿辜蹇原展战矫菅揭兰麦海初修由迟衣盖泮练郇苌门卿庹粟占楼忻励来区"
                 "邝冼郄逯萨苏次格达丹才仁旦多扎拉巴阿努艾买热古库吐麻刀召岩玉者冶撒沐朴昔线税令候寸铁")
COMPOUND = ("欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 端木 轩辕 钟离 闾丘 南宫 独孤 "
            "澹台 申屠 淳于 呼延 赫连 拓跋 万俟 百里 濮阳 鲜于 第五 东郭 西门 左丘 梁丘 完颜 纳兰 欧冶 叶赫 佟佳 申徒 哈斯").split()


def read_words(text):
    words = {}
    for line in text.splitlines():
        word, frequency, tag = line.split(" ")
        if HAN.fullmatch(word):
            words[word] = (int(frequency), tag)
    return words


def folded(tag):
    return TAG.get(tag) or TAG.get(tag[:1]) or (tag[0] if tag[0] in "vnadpcqmrtfsui" else "x")


def main():
    with temporary() as a, temporary() as b:
        words = read_words(next(unpack("jieba", JIEBA, a).rglob("jieba/dict.txt")).read_text("utf-8"))
        jionlp = unpack("jionlp", JIONLP, b) / "jionlp"
        rules = (jionlp / "rule/rule_pattern.py").read_text("utf-8")
        traditional = (jionlp / "dictionary/tra2sim_char.txt").read_text("utf-8")

    # Names of persons are left out: the name model finds them, and the dictionary's are mostly of novels.
    usual = [(w, f, t) for w, (f, t) in words.items() if not (t in ("nr", "nrt", "nrfg") and len(w) >= 2)]
    usual.sort(key=lambda e: (-e[1], e[0].encode()))
    write(OUT / "words.tsv", [SOURCE, "word, frequency, word class"],
          by_bytes(f"{w}\t{f}\t{folded(t)}" for w, f, t in usual[:WORDS]))

    classical = "".join(re.findall(r"'([^'|]+)'", rules.split("SINGLE_CHINESE_FAMILY_NAME = ")[1].split("# 此处")[0]))
    single = set(classical) | set(MORE_SURNAMES) | set(RANKED)
    rank = {s: i + 1 for i, s in enumerate(RANKED)}
    names = [w for w, (_, t) in words.items() if t == "nr" and 2 <= len(w) <= 4]
    weight, alone, first, second = Counter(), Counter(), Counter(), Counter()
    for name in names:
        surname = next((c for c in COMPOUND if name.startswith(c) and len(name) > 2), name[0])
        given = name[len(surname):]
        if (len(surname) == 1 and surname not in single) or not 1 <= len(given) <= 2:
            continue
        weight[surname] += 1
        if len(given) == 1:
            alone[given] += 1
        else:
            first[given[0]] += 1
            second[given[1]] += 1
    write(OUT / "surnames.tsv",
          [SOURCE + f"; list of surnames from jionlp {JIONLP} (Apache-2.0) and own additions",
           "surname, rank by number of bearers (- for the rare), how many different names in the dictionary begin with it, frequency of the same string as a word of another class"],
          [f"{s}\t{rank.get(s, '-')}\t{weight[s]}\t{words[s][0] if s in words and not words[s][1].startswith('nr') else 0}"
           for s in sorted(single | set(COMPOUND), key=lambda s: (rank.get(s, 9999), -weight[s], s.encode()))])
    chars = set(alone) | set(first) | set(second)
    rows = [(c, alone[c], first[c], second[c]) for c in chars if alone[c] + first[c] + second[c] >= 3]
    write(OUT / "given_names.tsv",
          [SOURCE, "character; how many names have it as the only, the first, the second character of the given name"],
          ["\t".join(map(str, r)) for r in sorted(rows, key=lambda r: (-sum(r[1:]), r[0].encode()))])
    pairs = [line.split("\t")[:2] for line in traditional.splitlines() if line.count("\t") >= 1]
    write(OUT / "traditional.tsv",
          [f"Derived by Scripts/derive_words.py from jionlp {JIONLP} (PyPI, Apache-2.0), tra2sim_char",
           "traditional character, simplified character"],
          by_bytes({f"{t}\t{s}" for t, s in pairs if len(t) == len(s) == 1 and t != s}))


if __name__ == "__main__":
    main()
