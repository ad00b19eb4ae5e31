"""Makes a graph of grassroots governance to measure on, the same on every machine.

    python3 generate.py S|M|L FOLDER

Places stand in a tree (province, city, county, street, community). Each has organizations; people and
programmes serve them. Alliances are a simple graph: most within a county, some far, with a few organizations
that have very many. S has 30 thousand nodes and 160 thousand edges, M and L ten and a hundred times that.
Writes nodes.csv, edges.csv and parameters.json. Needs numpy.
"""
import json, os, sys
import numpy as np

SCALES = {"S": (10, 4, 3, 5, 7), "M": (31, 5, 5, 8, 8), "L": (31, 10, 10, 12, 12)}
MEAN_ALLIANCES = {"S": 8, "M": 10, "L": 10}
ORGANIZATIONS = {
    "province": ["province_dept", "province_committee"],
    "city": ["city_bureau", "city_committee"],
    "county": ["county_branch", "county_committee", "alliance"],
    "street": ["police_station", "street_committee"],
    "community": ["police_room", "residents_committee", "party_branch"],
}
TITLES = {"province_dept": "公安厅", "province_committee": "省委", "city_bureau": "公安局", "city_committee": "市委",
          "county_branch": "公安分局", "county_committee": "区委", "alliance": "平安联盟", "police_station": "派出所",
          "street_committee": "街道办事处", "police_room": "警务室", "residents_committee": "居委会", "party_branch": "党支部"}
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙", "伟芳娜敏静丽强磊军洋勇艳杰涛明超"


def generate(scale, folder):
    os.makedirs(folder, exist_ok=True)
    random = np.random.default_rng(20240501)
    nodes = open(f"{folder}/nodes.csv", "w", encoding="utf-8", newline="\n")
    edges = open(f"{folder}/edges.csv", "w", encoding="utf-8", newline="\n")
    nodes.write("id,label,name,kind,level\n")
    edges.write("source,target,type,role,since\n")
    levels = ["province", "city", "county", "street", "community"]
    units = ["省", "市", "区", "街道", "社区"]
    # Places, level by level; by place: id, name, county.
    places, level_places = [], []
    for depth, (level, unit, count) in enumerate(zip(levels, units, SCALES[scale])):
        parents = level_places[-1] if level_places else [None]
        level_places.append([])
        for parent in parents:
            for number in range(1, count + 1):
                place = len(places)
                above = places[parent] if parent is not None else None
                name = (above[1] if above else "") + f"{unit}{number}" if depth else f"省{number}"
                county = place if depth == 2 else above[2] if depth > 2 else None
                places.append((1_000_000_000 + place * 17, name, county))
                level_places[-1].append(place)
                nodes.write(f"{places[-1][0]},Place,{name},,{level}\n")
                if above:
                    edges.write(f"{places[-1][0]},{above[0]},SUBORDINATE_TO,,\n")
    # Organizations: those of a place stand under those of the place above.
    organizations, head_of, counties, kinds = [], {}, [], []
    parent_of = {}
    for depth, level in enumerate(levels):
        for index, place in enumerate(level_places[depth]):
            for position, kind in enumerate(ORGANIZATIONS[level]):
                number = len(organizations)
                identity = 2_000_000_000 + number * 10 + number * 7 % 10
                extra = f"第{index % 9 + 1}" if kind == "police_station" else ""
                organizations.append(identity)
                kinds.append(kind)
                counties.append(places[place][2] if places[place][2] is not None else -1)
                nodes.write(f"{identity},Organization,{places[place][1]}{extra}{TITLES[kind]},{kind},\n")
                edges.write(f"{identity},{places[place][0]},SERVES,,\n")
                if position == 0:
                    head_of[place] = identity
                above = index // SCALES[scale][depth] if depth else None
                if above is not None:
                    head = head_of[level_places[depth - 1][above]]
                    edges.write(f"{identity},{head},SUBORDINATE_TO,,\n")
                elif position:
                    edges.write(f"{identity},{head_of[place]},SUBORDINATE_TO,,\n")
    count = len(organizations)
    for number in range(max(1, len(level_places[3]) // 2)):
        identity = 3_000_000_000 + number
        place = level_places[3][number * 7 % len(level_places[3])]
        nodes.write(f"{identity},Program,{places[place][1]}平安建设项目{number % 5 + 1},,\n")
        edges.write(f"{identity},{places[place][0]},SERVES,,\n")
    people = count * 3 // 4
    names = random.integers(0, [len(SURNAMES), len(GIVEN), len(GIVEN)], size=(people, 3))
    serves = random.integers(0, count, size=people)
    roles = random.choice(["所长", "民警", "书记", "主任", "网格员"], size=people, p=[0.1, 0.4, 0.1, 0.1, 0.3])
    for number in range(people):
        a, b, c = names[number]
        identity = 4_000_000_000 + number
        nodes.write(f"{identity},Person,{SURNAMES[a]}{GIVEN[b]}{GIVEN[c]},,\n")
        edges.write(f"{identity},{organizations[serves[number]]},SERVES,{roles[number]},\n")
    alliances(scale, random, np.array(counties), np.array(organizations), edges)
    stations = [n for n in range(count) if kinds[n] == "police_station"]
    station = stations[len(stations) // 2]
    lookup = places[level_places[3][len(stations) // 3]][1]
    parameters = {
        "station": organizations[station], "bureau": organizations[kinds.index("city_bureau")],
        "station_name": f"{lookup}第{len(stations) // 3 % 9 + 1}派出所",
        "from": organizations[stations[1]], "to": organizations[count - 1 - count // 50],
        "city": "省2市3", "province": "省2市",
    }
    json.dump(parameters, open(f"{folder}/parameters.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def alliances(scale, random, counties, organizations, edges):
    """Pairs with weights by a power law: one end anywhere, the other mostly in the same county."""
    count = len(organizations)
    wanted = count * MEAN_ALLIANCES[scale]
    weights = (1 - random.random(count)) ** -0.55
    order = np.argsort(counties, kind="stable")
    sums = np.cumsum(weights[order])
    sorted_counties = counties[order]
    first = np.searchsorted(sorted_counties, sorted_counties, "left")
    last = np.searchsorted(sorted_counties, sorted_counties, "right") - 1
    below = np.where(first > 0, sums[first - 1], 0.0)
    start = np.minimum(np.searchsorted(sums, random.random(wanted) * sums[-1]), count - 1)
    near = random.random(wanted) < 0.95
    share = random.random(wanted)
    target = np.where(near, below[start] + share * (sums[last[start]] - below[start]), share * sums[-1])
    end = np.minimum(np.searchsorted(sums, target), count - 1)
    low, high = np.minimum(order[start], order[end]), np.maximum(order[start], order[end])
    pairs = np.unique(low[low != high].astype(np.int64) * count + high[low != high])
    pairs = pairs[random.permutation(len(pairs))]
    left, right = pairs // count, pairs % count
    swap = random.random(len(pairs)) < 0.5
    left, right = np.where(swap, right, left), np.where(swap, left, right)
    since = random.integers(2000, 2025, size=len(pairs))
    for chunk in range(0, len(pairs), 1_000_000):
        part = slice(chunk, chunk + 1_000_000)
        edges.write("".join(f"{a},{b},ALLIANCE_WITH,,{y}\n" for a, b, y in
                            zip(organizations[left[part]], organizations[right[part]], since[part])))


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in SCALES:
        sys.exit(__doc__)
    generate(sys.argv[1], sys.argv[2])
