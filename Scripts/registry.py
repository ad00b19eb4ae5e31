"""Fetches pinned packages from PyPI for the derive scripts."""
import hashlib, pathlib, subprocess, sys, tarfile, tempfile, zipfile


def unpack(package, version, into):
    """Downloads one package without its dependencies and unpacks it; returns the folder."""
    into = pathlib.Path(into)
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                    f"{package}=={version}", "--dest", str(into)], check=True)
    archive = next(p for p in into.iterdir() if p.name.lower().startswith(package.lower() + "-"))
    out = into / "unpacked"
    if archive.suffix == ".whl":
        zipfile.ZipFile(archive).extractall(out)
    else:
        tarfile.open(archive).extractall(out, filter="data")
    return out


def read_zipped(path, member):
    return zipfile.ZipFile(path).read(member).decode("utf-8-sig")


def write(path, header, rows):
    """Writes a resource: `#` comment lines, then rows; `\n` line ends, no trailing blanks."""
    text = "".join(f"# {line}\n" for line in header) + "".join(f"{row}\n" for row in rows)
    pathlib.Path(path).write_text(text, encoding="utf-8", newline="\n")
    print(f"{path}: {len(rows)} rows, {len(text.encode())} bytes,",
          "sha256", hashlib.sha256(text.encode()).hexdigest()[:16])


def by_bytes(items):
    """Sorted by UTF-8 bytes of the line, so that a reader can search the file without parsing it."""
    return sorted(items, key=lambda s: s.encode())


def temporary():
    return tempfile.TemporaryDirectory(prefix="derive-")
