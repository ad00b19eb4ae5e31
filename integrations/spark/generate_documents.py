"""Writes COUNT made-up documents as JSON Lines, the same ones every time.

    generate_documents.py COUNT > documents.jsonl

The names repeat and conflict: the same station, community and person names stand in several cities,
some documents leave out the city or the bureau, some use short forms.
"""

import json
import random
import sys

CITIES = [("青岛市", ["市南区", "市北区", "李沧区"]), ("晋城市", ["城区", "泽州县"]),
          ("阳泉市", ["城区", "矿区"]), ("厦门市", ["翔安区", "思明区"]), ("济南市", ["市中区", "历下区"])]
STATIONS = ["南街", "珠海路", "中山路", "香港路", "新华", "和平路", "大嶝", "东关", "西关", "人民路"]
COMMUNITIES = ["万苑", "香港花园", "和平", "新华", "南街", "东关", "幸福", "阳光", "滨海", "田园"]
PEOPLE = ["陈明", "王建国", "李娜", "张伟", "刘洋", "赵志强", "孙丽华", "周国平", "吴海燕", "郑晓东"]
PROGRAMS = ["警暖万家", "同心圆", "平安守护", "红色先锋", "邻里连心", "枫桥警务"]
PARTNERS = ["中国工商银行{city}分行", "{city}实验小学", "{city}人民医院", "{district}人民法院", "{street}街道办事处"]

TEMPLATES = [
    "{bureau}{station}派出所与{community}社区党委签订共建协议。",
    "{station}派出所党支部与{community}社区党委、{partner}开展结对共建。",
    "{station}派出所所长{person}介绍，派出所推出“{program}”党建品牌，服务{community}社区居民。",
    "{person}任{bureau}{station}派出所教导员。",
    "{bureau}{station}派出所位于{city}{district}，下设{community}社区警务室。",
    "{community}社区党委书记{person}说，社区与{station}派出所建立联席会议机制。",
    "{city}公安局{short}在{community}社区启动“{program}”工程。",
    "{partner}与{bureau}{station}派出所、{community}社区居委会联合成立平安联盟。",
    "自{year}年起，{station}派出所与{partner}签订战略合作协议。",
    "{station}派出所未与{partner}签订协议。",
]


def document(number, chance):
    city, districts = chance.choice(CITIES)
    district = chance.choice(districts)
    short = district.rstrip("区县") + "分局" if len(district) > 2 else district + "分局"
    bureau = chance.choice([city + "公安局" + short, short, city + "公安局", ""])
    names = {
        "city": city, "district": district, "short": short, "bureau": bureau,
        "station": chance.choice(STATIONS), "community": chance.choice(COMMUNITIES),
        "person": chance.choice(PEOPLE), "program": chance.choice(PROGRAMS),
        "street": chance.choice(STATIONS), "year": chance.randint(2012, 2023),
    }
    names["partner"] = chance.choice(PARTNERS).format(**names)
    sentences = [template.format(**names)
                 for template in chance.sample(TEMPLATES, chance.randint(2, 5))]
    cut = chance.randint(0, len(sentences) - 1)
    text = "\n".join(part for part in ["".join(sentences[:cut]), "".join(sentences[cut:])] if part)
    record = {"id": "made-%06d" % (number * 7919 % 1000003), "text": text}
    if chance.random() < 0.7:
        record["title"] = names["station"] + "派出所：" + names["program"]
    if chance.random() < 0.6:
        record["date"] = "%d-%02d-%02d" % (
            names["year"], chance.randint(1, 12), chance.randint(1, 28))
    if chance.random() < 0.4:
        record["source"] = city + "日报"
    return record


def main():
    chance = random.Random(20240501)
    for number in range(int(sys.argv[1])):
        print(json.dumps(document(number, chance), ensure_ascii=False))


if __name__ == "__main__":
    main()
