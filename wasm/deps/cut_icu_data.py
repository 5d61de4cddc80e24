#!/usr/bin/env python3
"""Cuts ICU's finished data file down to what icu_filter.json asks for.

Why not ICU's own data filter: it needs the locale sources, and the release tarball has only the finished
icudtNNl.dat. So this takes the file apart (the package, then each resource bundle), drops what is not wanted,
writes the rest as genrb's text and lets genrb and gencmn put it together again. Bundles are read here rather
than by derb, because derb loses aliases and does not quote keys that hold a colon.

usage: cut_icu_data.py FILTER.json IN.dat OUT.dat WORKDIR
The layouts read here: ICU's icu/source/common/ucmndata.h (package) and uresdata.h (bundle).
"""
import fnmatch
import json
import os
import re
import shutil
import struct
import subprocess
import sys

LOCALE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]+)*$")


# ---- reading -----------------------------------------------------------------------------------------------

def unpack(path):
    """The items of a .dat package: name without the package prefix -> bytes."""
    data = open(path, "rb").read()
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD" or data[8] != 0:
        sys.exit(f"{path}: not a little-endian ICU data package")
    base = struct.unpack_from("<H", data)[0]
    count = struct.unpack_from("<I", data, base)[0]
    toc = [struct.unpack_from("<II", data, base + 4 + 8 * i) for i in range(count)]
    ends = [at for _, at in toc[1:]] + [len(data) - base]
    items = {}
    for (name_at, at), end in zip(toc, ends):
        name = data[base + name_at:data.index(b"\0", base + name_at)].decode()
        items[name.split("/", 1)[1]] = data[base + at:base + end]
    return items


class Typed:
    """A resource that Python has no type of its own for: alias, binary, integer vector."""

    def __init__(self, kind, value):
        self.kind, self.value = kind, value


class Bundle:
    """One .res file, read whole: tables become dicts, arrays lists, strings str, integers int."""

    def __init__(self, data, pool=None):
        self.data, self.pool = data, pool
        self.base = struct.unpack_from("<H", data)[0]
        root, first = struct.unpack_from("<II", data, self.base)
        length = first & 0xff
        index = struct.unpack_from(f"<{length}I", data, self.base + 4)
        attributes = index[5] if length > 5 else 0
        self.no_fallback = bool(attributes & 1)
        self.uses_pool = bool(attributes & 4)
        self.keys_from = 4 * (1 + length)                 # where this bundle's own keys begin
        self.keys_to = 4 * index[1] if index[1] > 1 + length else 0
        self.units = self.base + 4 * index[1]             # the 16-bit units
        self.pool_strings = (first >> 8) | (attributes & 0xf000) << 12
        self.pool_strings16 = attributes >> 16
        self.root = root

    def read(self):
        return self._value(self.root)

    def _numbers(self, form, at, count):
        return struct.unpack_from(f"<{count}{form}", self.data, at)

    def _word(self, offset):
        return self.base + 4 * offset

    def _key(self, data, at):
        return data[at:data.index(b"\0", at)].decode()

    def _key16(self, k):
        if k < self.keys_to:
            return self._key(self.data, self.base + k)
        return self._key(self.pool.data, self.pool.base + self.pool.keys_from + k - self.keys_to)

    def _key32(self, k):
        if k < 0x80000000:
            return self._key(self.data, self.base + k)
        return self._key(self.pool.data, self.pool.base + self.pool.keys_from + (k & 0x7fffffff))

    def _string(self, offset):
        if offset < self.pool_strings:
            return self.pool._string_at(self.pool.units + 2 * offset)
        return self._string_at(self.units + 2 * (offset - self.pool_strings))

    def _string_at(self, at):
        first, = self._numbers("H", at, 1)
        if not 0xdc00 <= first <= 0xdfff:                 # no length: up to the zero
            end = at
            while self.data[end:end + 2] != b"\0\0":
                end += 2
            return self.data[at:end].decode("utf-16-le")
        if first < 0xdfef:
            length, at = first & 0x3ff, at + 2
        elif first < 0xdfff:
            length, at = (first - 0xdfef) << 16 | self._numbers("H", at + 2, 1)[0], at + 4
        else:
            high, low = self._numbers("H", at + 2, 2)
            length, at = high << 16 | low, at + 6
        return self.data[at:at + 2 * length].decode("utf-16-le")

    def _counted_string(self, at):
        length, = self._numbers("I", at, 1)
        return self.data[at + 4:at + 4 + 2 * length].decode("utf-16-le")

    def _values16(self, at, count):
        for r in self._numbers("H", at, count):           # 16-bit values are always strings
            yield self._string(r if r < self.pool_strings16 else r - self.pool_strings16 + self.pool_strings)

    def _value(self, resource):
        kind, offset = resource >> 28, resource & 0x0fffffff
        at = self._word(offset)
        if kind == 0:
            return self._counted_string(at) if offset else ""
        if kind == 1:
            length = self._numbers("I", at, 1)[0] if offset else 0
            return Typed("bin", self.data[at + 4:at + 4 + length])
        if kind == 2:
            if not offset:
                return {}
            count, = self._numbers("H", at, 1)
            keys = self._numbers("H", at + 2, count)
            values = self._numbers("I", at + 2 + 2 * (count + (~count & 1)), count)
            return {self._key16(k): self._value(v) for k, v in zip(keys, values)}
        if kind == 3:
            return Typed("alias", self._counted_string(at) if offset else "")
        if kind == 4:
            count = self._numbers("I", at, 1)[0] if offset else 0
            keys = self._numbers("I", at + 4, count)
            values = self._numbers("I", at + 4 + 4 * count, count)
            return {self._key32(k): self._value(v) for k, v in zip(keys, values)}
        if kind == 5:
            at = self.units + 2 * offset
            count, = self._numbers("H", at, 1)
            keys = self._numbers("H", at + 2, count)
            return dict(zip(map(self._key16, keys), self._values16(at + 2 + 2 * count, count)))
        if kind == 6:
            return self._string(offset)
        if kind == 7:
            return offset - (1 << 28) if offset & (1 << 27) else offset
        if kind == 8:
            count = self._numbers("I", at, 1)[0] if offset else 0
            return [self._value(v) for v in self._numbers("I", at + 4, count)]
        if kind == 9:
            at = self.units + 2 * offset
            return list(self._values16(at + 2, self._numbers("H", at, 1)[0]))
        if kind == 14:
            count = self._numbers("I", at, 1)[0] if offset else 0
            return Typed("intvector", self._numbers("i", at + 4, count))
        sys.exit(f"resource type {kind} is not known")


# ---- writing -----------------------------------------------------------------------------------------------

def quoted(s):
    s = s.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04X}", s) + '"'


def text(value, indent=1):
    """A resource in genrb's source form, after its key."""
    pad = "\n" + " " * indent
    if isinstance(value, str):
        return ":string{" + quoted(value) + "}"
    if isinstance(value, int):
        return f":int{{{value}}}"
    if isinstance(value, dict):
        return ":table{" + "".join(pad + quoted(k) + text(v, indent + 1) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return ":array{" + "".join(pad + text(v, indent + 1) + "," for v in value) + "}"
    if value.kind == "alias":
        return ":alias{" + quoted(value.value) + "}"
    if value.kind == "bin":
        return ":bin{" + value.value.hex() + "}"
    return ":intvector{" + ",".join(map(str, value.value)) + "}"


def source(name, bundle, value):
    """A whole bundle in genrb's source form."""
    return name + text(value).replace(":table", ":table(nofallback)" if bundle.no_fallback else ":table", 1) + "\n"


# ---- choosing ----------------------------------------------------------------------------------------------

class Rules:
    """'-/a/b' drops what lies under a/b, '+/a/b/c' takes that part back: the last rule that fits a leaf decides.
    A part of the path may be a pattern (*, ?, [..]); '@name' in it stands for any of the filter's set of that name.
    An array keeps its length (others point into it by index): a table dropped from it stays as an empty one."""

    def __init__(self, lines, sets):
        self.rules = []
        for line in lines:
            parts = []
            for part in line[2:].split("/"):
                names = sets[part[1:]] if part.startswith("@") else None
                parts.append(names.__contains__ if names is not None else
                             lambda key, part=part: fnmatch.fnmatchcase(key, part))
            self.rules.append((line[0] == "+", parts))

    def _kept(self, path, alias):
        if not path or path[0].startswith("%%"):                 # %%ALIAS, %%Parent: without them lookups never end
            return True
        kept = True
        for keep, parts in self.rules:
            if all(fits(key) for fits, key in zip(parts, path)):
                if len(parts) <= len(path):
                    kept = keep
                elif keep and alias:                      # something wanted is reached through it
                    kept = True
        return kept

    def apply(self, value, path=()):
        """The value without what was dropped; None where nothing is left of it."""
        if isinstance(value, dict) and value:
            left = {k: self.apply(v, path + (k,)) for k, v in value.items()}
            return {k: v for k, v in left.items() if v is not None} or None
        if isinstance(value, list) and self._kept(path, False):
            left = [self.apply(v, path + (str(i),)) for i, v in enumerate(value)]
            return [{} if isinstance(v, dict) and l is None else v if l is None else l for v, l in zip(value, left)]
        return value if self._kept(path, isinstance(value, Typed) and value.kind == "alias") else None


def current_currencies(supplemental):
    """Codes that are money somewhere today; a code without a name shows as itself, so old ones can go."""
    return {c["id"] for country in supplemental["CurrencyMap"].values()
            for c in country if "to" not in c and c.get("tender") != "false"}


def current_metazones(metazones):
    """Zone names that some zone bears today, as the keys of the zone bundles."""
    now = set()
    for spans in metazones["metazoneInfo"].values():
        for span in spans.values() if isinstance(spans, dict) else spans:
            if len(span) == 1 or span[2].startswith("9999"):
                now.add("meta:" + span[0])
    return now


def fixed_zones(zoneinfo):
    """Places in the zone table of the zones without rules, UTC and its like."""
    return {str(i) for i, name in enumerate(zoneinfo["Names"]) if name.startswith("Etc/") and name != "Etc/Unknown"}


class Cutter:
    def __init__(self, wanted, items, work):
        self.items, self.work = items, work
        self.wanted = wanted
        self.sets = {name: set(values) for name, values in wanted["sets"].items()}
        self.sets["currencies"] = current_currencies(self.bundle("curr/supplementalData").read())
        self.sets["metazones"] = current_metazones(self.bundle("metaZones").read())
        self.sets["fixed_zones"] = fixed_zones(self.bundle("zoneinfo64").read())
        self.out = os.path.join(work, "out")

    def bundle(self, name):
        bundle = Bundle(self.items[name + ".res"])
        if bundle.uses_pool:
            bundle.pool = Bundle(self.items[os.path.join(os.path.dirname(name), "pool.res")])
        return bundle

    def is_locale(self, name, languages):
        parts = name.split("_")
        return (LOCALE.match(name) and parts[0] in languages
                and not any(p in self.wanted["drop_subtags"] for p in parts[1:]))

    def genrb(self, tree, texts, pool):
        """Compiles {name: source text} into the tree's folder."""
        folder = os.path.join(self.work, "text", tree or "locales")
        target = os.path.join(self.out, tree)
        os.makedirs(folder, exist_ok=True)
        os.makedirs(target, exist_ok=True)
        for name, body in texts.items():
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as f:
                f.write(body)
        command = ["genrb", "-q", "-e", "UTF-8", "-s", folder, "-d", target]
        files = sorted(name + ".txt" for name in texts)
        if pool:
            run(*command, "--writePoolBundle", target, *files)
            run(*command, "--usePoolBundle", target, *files)
        else:
            run(*command, *files)

    def tree(self, tree, spec):
        names = {os.path.basename(n)[:-4] for n in self.items if os.path.dirname(n) == tree and n.endswith(".res")}
        languages = set(spec.get("languages", self.wanted["languages"]))
        chosen = {n for n in names if n == "root" or self.is_locale(n, languages)}
        rules = Rules(spec.get("rules", []), self.sets)
        texts, pooled = {}, False
        for name in sorted(chosen | {"res_index"}):
            bundle = self.bundle(os.path.join(tree, name))
            value = bundle.read()
            pooled |= bundle.uses_pool
            if name == "res_index":
                for table in ("InstalledLocales", "AliasLocales"):
                    value[table] = {k: v for k, v in value.get(table, {}).items() if k in chosen}
                value = {k: v for k, v in value.items() if v != {}}
            else:
                value = rules.apply(value) or {}
            texts[name] = source(name, bundle, value)
        self.genrb(tree, texts, pooled)

    def misc(self):
        """Bundles that are no locale's: copied as they are, or cut when they have rules."""
        for name, lines in self.wanted["misc"].items():
            if not lines:
                self.copy(name + ".res")
                continue
            bundle = self.bundle(name)
            tree, name = os.path.split(name)
            self.genrb(tree, {name: source(name, bundle, Rules(lines, self.sets).apply(bundle.read()))}, False)

    def copy(self, name):
        target = os.path.join(self.out, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as f:
            f.write(self.items[name])


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-3000:]}")


def main(filter_file, source, target, work):
    with open(filter_file, encoding="utf-8") as f:
        wanted = json.load(f)
    shutil.rmtree(work, ignore_errors=True)
    cutter = Cutter(wanted, unpack(source), work)
    for tree, spec in wanted["trees"].items():
        cutter.tree("" if tree == "locales" else tree, spec)
    cutter.misc()
    for name in wanted["files"]:
        cutter.copy(name)
    listed = sorted(os.path.relpath(os.path.join(folder, f), cutter.out)
                    for folder, _, files in os.walk(cutter.out) for f in files)
    with open(os.path.join(work, "list.txt"), "w") as f:
        f.write("\n".join(listed) + "\n")
    # gencmn, not icupkg: icupkg refuses a package whose root names dictionaries that are left out.
    name = os.path.basename(source)[:-4]
    run("gencmn", "-n", name, "-t", "dat", "-s", cutter.out, "-d", work, "0", os.path.join(work, "list.txt"))
    shutil.move(os.path.join(work, name + ".dat"), target)
    print(f"{len(listed)} items, {os.path.getsize(target)} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
