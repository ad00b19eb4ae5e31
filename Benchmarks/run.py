"""Times the queries of queries.json on ours and on peers side by side, and writes the table.

    python3 run.py --program ../.build/release/concentric [--scales S,M,L]
                   [--engines concentric,duckdb,ladybug,kuzu,igraph,floor]
                   [--data FOLDER] [--results FOLDER] [--runs N] [--only NAME,NAME]

Every engine runs in a process of its own and loads the same CSV files. A query runs once to warm up and
then at least `--runs` times; times go from query text to all rows in Python (ours: in the program).
Answers are compared by checksum: one that differs from the others' is marked. A peer that is not installed
is named and left out. igraph, a library without a query language, and floor.c, kernels in C, answer only
some queries; they say what is possible and do not count as peers. Needs numpy to make the data.
"""
import argparse, hashlib, importlib.util, json, multiprocessing, os, platform, resource, shutil, statistics, subprocess, sys, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
TIMEOUT = 60
LIBRARIES = ["igraph", "floor"]
LIBRARY_QUERIES = ["reach_2", "reach_3", "shortest_path", "triangles", "two_hop_count"]
LABELS = {"Place": "level", "Organization": "kind", "Program": None, "Person": None}


def queries(folder, scale, only):
    text = open(f"{HERE}/queries.json", encoding="utf-8").read()
    for key, value in json.load(open(f"{folder}/parameters.json", encoding="utf-8")).items():
        text = text.replace("{{%s}}" % key, str(value))
    found = json.loads(text)["queries"]
    for query in found:
        query.setdefault("ordered", False)
    return [query for query in found if not only or query["name"] in only]


def checksum(rows, ordered):
    def plain(value):
        if isinstance(value, float) and value == int(value):
            return int(value)
        return value
    lines = [json.dumps([plain(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() for row in rows]
    if not ordered:
        lines.sort()
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def measure(run, query, runs):
    try:
        start = time.perf_counter()
        rows = run(query)
        first = time.perf_counter() - start
        times = []
        for _ in range(1 if first > 8 else runs if first > 0.04 else max(runs, 25)):
            start = time.perf_counter()
            rows = run(query)
            times.append(time.perf_counter() - start)
        return {"median_ms": statistics.median(times) * 1e3, "min_ms": min(times) * 1e3, "rows": len(rows),
                "checksum": checksum(rows, query["ordered"])}
    except Exception as error:
        return {"error": "timeout" if time.perf_counter() - start > TIMEOUT * 0.95 else str(error).strip()[:200]}


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


# Peers. Each `load_…` makes a database from the CSV files, each `open_…` gives a function from a query to rows.

def load_duckdb(data, path):
    import duckdb
    database = duckdb.connect(path)
    database.execute(f"CREATE TABLE node AS FROM read_csv('{data}/nodes.csv', header=true, columns={{'id':'BIGINT','label':'VARCHAR','name':'VARCHAR','kind':'VARCHAR','level':'VARCHAR'}})")
    database.execute(f"CREATE TABLE edge AS FROM read_csv('{data}/edges.csv', header=true, columns={{'source':'BIGINT','target':'BIGINT','type':'VARCHAR','role':'VARCHAR','since':'BIGINT'}})")
    for label, extra in LABELS.items():
        database.execute(f"CREATE TABLE {label.lower()} AS SELECT id, name{', ' + extra if extra else ''} FROM node WHERE label = '{label}'")
    ends = "FROM edge JOIN {0} a ON a.id = source JOIN {1} b ON b.id = target WHERE type = '{2}'"
    for table, columns, source, target, kind in (
            ("sub_org", "", "organization", "organization", "SUBORDINATE_TO"), ("sub_place", "", "place", "place", "SUBORDINATE_TO"),
            ("serves_op", ", role", "organization", "place", "SERVES"), ("serves_ho", ", role", "person", "organization", "SERVES"),
            ("serves_gp", ", role", "program", "place", "SERVES"), ("alliance", ", since", "organization", "organization", "ALLIANCE_WITH")):
        database.execute(f"CREATE TABLE {table} AS SELECT source AS src, target AS dst{columns} {ends.format(source, target, kind)}")
    database.execute("CREATE TABLE ally AS SELECT src, dst FROM (SELECT src, dst FROM alliance UNION ALL SELECT dst, src FROM alliance) ORDER BY src, dst")
    database.execute("DROP TABLE node; DROP TABLE edge; ANALYZE; CHECKPOINT")
    database.close()


def open_duckdb(path):
    import duckdb
    database = duckdb.connect(path, read_only=True)
    def run(query):
        watch = threading.Timer(TIMEOUT, database.interrupt)
        watch.start()
        try:
            return database.execute(query["sql"]).fetchall()
        finally:
            watch.cancel()
    return run


def load_ladybug(data, path):
    load_property_graph("ladybug", data, path)


def load_kuzu(data, path):
    load_property_graph("kuzu", data, path)


def load_property_graph(module, data, path):
    library = importlib.import_module(module)
    connection = library.Connection(library.Database(path))
    split = split_tables(data)
    for label, extra in LABELS.items():
        connection.execute(f"CREATE NODE TABLE {label}(id INT64, name STRING{', ' + extra + ' STRING' if extra else ''}, PRIMARY KEY(id))")
        connection.execute(f"COPY {label} FROM '{split}/{label}.csv' (header=true)")
    tables = {"ALLIANCE_WITH": ("since INT64", ["Organization_Organization"]),
              "SUBORDINATE_TO": ("", ["Organization_Organization", "Place_Place"]),
              "SERVES": ("role STRING", ["Organization_Place", "Person_Organization", "Program_Place"])}
    for kind, (column, pairs) in tables.items():
        ends = ", ".join("FROM {} TO {}".format(*pair.split("_")) for pair in pairs)
        connection.execute(f"CREATE REL TABLE {kind}({ends}{', ' + column if column else ''})")
        for pair in pairs:
            source, target = pair.split("_")
            choice = f", from='{source}', to='{target}'" if len(pairs) > 1 else ""
            connection.execute(f"COPY {kind} FROM '{split}/{kind}.{pair}.csv' (header=true{choice})")


def split_tables(data):
    """The files by label and by type and ends, as these databases want them."""
    folder = f"{data}/tables"
    if os.path.exists(f"{folder}/done"):
        return folder
    os.makedirs(folder, exist_ok=True)
    label_of, files = {}, {}
    def out(name, header):
        if name not in files:
            files[name] = open(f"{folder}/{name}.csv", "w", encoding="utf-8")
            files[name].write(header + "\n")
        return files[name]
    with open(f"{data}/nodes.csv", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            identity, label, name, kind, level = line.rstrip("\n").split(",")
            label_of[identity] = label
            extra = {"kind": "," + kind, "level": "," + level, None: ""}[LABELS[label]]
            out(label, "id,name" + ("," + LABELS[label] if LABELS[label] else "")).write(f"{identity},{name}{extra}\n")
    extra_of = {"ALLIANCE_WITH": ",since", "SERVES": ",role", "SUBORDINATE_TO": ""}
    with open(f"{data}/edges.csv", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            source, target, kind, role, since = line.rstrip("\n").split(",")
            extra = {"ALLIANCE_WITH": "," + since, "SERVES": "," + role, "SUBORDINATE_TO": ""}[kind]
            out(f"{kind}.{label_of[source]}_{label_of[target]}", "source,target" + extra_of[kind]).write(f"{source},{target}{extra}\n")
    for file in files.values():
        file.close()
    open(f"{folder}/done", "w").close()
    return folder


def open_ladybug(path):
    return open_property_graph("ladybug", path)


def open_kuzu(path):
    return open_property_graph("kuzu", path)


def open_property_graph(module, path):
    library = importlib.import_module(module)
    connection = library.Connection(library.Database(path, read_only=True))
    connection.set_query_timeout(TIMEOUT * 1000)
    def run(query):
        result = connection.execute(query.get("ladybug", query["cypher"]))
        rows = []
        while result.has_next():
            rows.append(result.get_next())
        return rows
    return run


# Libraries: a function for each query that they can answer.

def load_igraph(data, path):
    import numpy
    organizations, pairs = [], []
    with open(f"{data}/nodes.csv", encoding="utf-8") as lines:
        organizations = [int(line.split(",", 1)[0]) for line in lines if line.split(",", 2)[1] == "Organization"]
    with open(f"{data}/edges.csv", encoding="utf-8") as lines:
        for line in lines:
            source, target, kind, _ = line.split(",", 3)
            if kind == "ALLIANCE_WITH":
                pairs.append((int(source), int(target)))
    identities = numpy.array(organizations)
    with open(path, "wb") as file:
        numpy.savez(file, identities=identities, pairs=numpy.searchsorted(identities, numpy.array(pairs)))
    shutil.copy(f"{data}/parameters.json", path + ".parameters.json")


def open_igraph(path):
    import igraph, numpy
    stored = numpy.load(path)
    graph = igraph.Graph(len(stored["identities"]), stored["pairs"])
    values = json.load(open(path + ".parameters.json", encoding="utf-8"))
    station, start, end = (int(numpy.searchsorted(stored["identities"], values[name])) for name in ("station", "from", "to"))
    def pairs():
        degrees = numpy.array(graph.degree())
        return int((degrees * (degrees - 1)).sum())
    kernels = {
        "reach_2": lambda: graph.neighborhood_size(station, order=2) - 1,
        "reach_3": lambda: graph.neighborhood_size(station, order=3) - 1,
        "shortest_path": lambda: graph.distances(start, end)[0][0],
        "triangles": lambda: len(graph.list_triangles()),
        "two_hop_count": pairs,
    }
    return lambda query: [[kernels[query["name"]]()]]


def run_floor(data, path, found):
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        print("floor: no C compiler, left out", flush=True)
        return None
    subprocess.run([compiler, "-O3", "-march=native", f"{HERE}/floor.c", "-o", path], check=True)
    values = json.load(open(f"{data}/parameters.json", encoding="utf-8"))
    lines = subprocess.run([path, f"{data}/nodes.csv", f"{data}/edges.csv"] + [str(values[name]) for name in ("station", "from", "to")],
                           check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    result = {"version": "cc -O3", "queries": {}}
    for entry in map(json.loads, lines):
        if any(query["name"] == entry["name"] for query in found):
            result["queries"][entry["name"]] = {"median_ms": entry["median_ms"], "min_ms": entry["min_ms"], "rows": 1,
                                                "checksum": checksum([[entry["answer"]]], False)}
            print(f"  {'floor':10} {entry['name']:26}", entry["median_ms"], flush=True)
    return result


def peer(engine, data, path, found, runs, connection):
    """In a process of its own: loads, then sends one message a query."""
    start = time.perf_counter()
    globals()[f"load_{engine}"](data, path)
    connection.send(("load", {"import_s": time.perf_counter() - start, "import_mb": memory()}))
    start = time.perf_counter()
    run = globals()[f"open_{engine}"](path)
    run(found[0])
    connection.send(("open", {"open_s": time.perf_counter() - start}))
    for query in found:
        connection.send(("start", query["name"]))
        connection.send(("query", (query["name"], measure(run, query, runs))))
    connection.send(("end", {"memory_mb": memory()}))


def run_peer(engine, data, path, found, runs):
    if importlib.util.find_spec(engine) is None:
        print(f"{engine}: not installed, left out", flush=True)
        return None
    if os.path.exists(path):
        subprocess.run(["rm", "-rf", path], check=True)
    if engine in LIBRARIES:
        found = [query for query in found if query["name"] in LIBRARY_QUERIES]
        if not found:
            return None
    result = {"queries": {}, "version": importlib.import_module("importlib.metadata").version(engine)}
    rest = found
    context = multiprocessing.get_context("spawn")
    while True:
        receiver, sender = context.Pipe(False)
        process = context.Process(target=peer if not result["queries"] else again, args=(engine, data, path, rest, runs, sender))
        process.start()
        sender.close()
        current, ended = None, False
        try:
            while receiver.poll(TIMEOUT * 4 if "open_s" in result else 3600):
                kind, value = receiver.recv()
                if kind == "start":
                    current = value
                elif kind == "query":
                    result["queries"][value[0]] = value[1]
                    print(f"  {engine:10} {value[0]:26}", value[1].get("median_ms", value[1].get("error")), flush=True)
                else:
                    result.update(value)
                ended = kind == "end"
        except EOFError:
            pass
        process.kill()
        process.join()
        if ended or current is None:
            return result
        if current not in result["queries"]:
            result["queries"][current] = {"error": "timeout" if not process.exitcode or process.exitcode == -9 else f"crash ({process.exitcode})"}
        rest = [query for query in found if query["name"] not in result["queries"]]
        if not rest:
            return result


def again(engine, data, path, found, runs, connection):
    run = globals()[f"open_{engine}"](path)
    for query in found:
        connection.send(("start", query["name"]))
        connection.send(("query", (query["name"], measure(run, query, runs))))
    connection.send(("end", {}))


def run_concentric(program, data, path, found, runs):
    def call(*arguments):
        start = time.perf_counter()
        process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, env=dict(os.environ, CONCENTRIC_TIMEOUT_S=str(TIMEOUT)))
        text = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{program} {' '.join(arguments)}: exit {process.returncode}")
        return time.perf_counter() - start, text, usage.ru_maxrss // 1024
    result = {"version": call("--version")[1].strip()}
    result["import_s"], _, result["import_mb"] = call("import", "--nodes", f"{data}/nodes.csv", "--edges", f"{data}/edges.csv", "-o", path)
    first = f"{path}.first.json"
    json.dump({"queries": found[:1]}, open(first, "w", encoding="utf-8"))
    result["open_s"] = min(call("query", path, found[0]["cypher"])[0] for _ in range(3))
    listed = f"{path}.queries.json"
    json.dump({"queries": found}, open(listed, "w", encoding="utf-8"))
    _, text, result["memory_mb"] = call("bench", path, "--queries", listed, "--runs", str(runs), "--json")
    result["queries"] = json.loads(text)["queries"]
    for name, value in result["queries"].items():
        print(f"  {'concentric':10} {name:26}", value.get("median_ms", value.get("error")), flush=True)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=f"{HERE}/../.build/release/concentric")
    parser.add_argument("--scales", default="S,M")
    parser.add_argument("--engines", default="concentric,duckdb,ladybug,kuzu,igraph,floor")
    parser.add_argument("--data", default="/tmp/concentric-benchmarks")
    parser.add_argument("--results", default=f"{HERE}/results")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    os.makedirs(options.results, exist_ok=True)
    for scale in options.scales.split(","):
        data = f"{options.data}/{scale}"
        if not os.path.exists(f"{data}/parameters.json"):
            subprocess.run([sys.executable, f"{HERE}/generate.py", scale, data], check=True)
        found = queries(data, scale, set(filter(None, options.only.split(","))))
        for engine in options.engines.split(","):
            path = f"{options.data}/{scale}.{engine}"
            print(f"{scale} {engine}", flush=True)
            if engine == "concentric":
                result = run_concentric(options.program, data, path + ".graph", found, options.runs)
            elif engine == "floor":
                result = run_floor(data, path, found)
            else:
                result = run_peer(engine, data, path, found, options.runs)
            if result is None:
                continue
            result.update(scale=scale, engine=engine, date=time.strftime("%Y-%m-%d"), load=os.getloadavg()[0],
                          machine=f"{os.cpu_count()} processors, {platform.platform()}",
                          edges=sum(1 for _ in open(f"{data}/edges.csv", "rb")) - 1)
            json.dump(result, open(f"{options.results}/{scale}-{engine}.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    subprocess.run([sys.executable, f"{HERE}/report.py", options.results], check=True)


if __name__ == "__main__":
    main()
