"""Checks entries of a record against docs/RECORD.md, with nothing but Python's standard library.

    python3 check.py FILE

FILE is JSON: {"entries": [entry, ...]}, in the order of their numbers. It may also have {"commands": [command, ...]}, the
commands that made them, or null where that is not known. Prints the number and the leaf hash of each entry, then what does
not agree, a line each. Exits with 1 where anything does not agree.
"""

import base64
import hashlib
import json
import sys

SAFE = 2**53 - 1


def utf16(text):
    """What members of an object are sorted by: the UTF-16 code units of their names."""
    units = text.encode("utf-16-be")
    return [units[at : at + 2] for at in range(0, len(units), 2)]


ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text):
    return '"' + "".join(ESCAPES.get(one, one if one >= " " else "\\u%04x" % ord(one)) for one in text) + '"'


def canonical(value):
    """The canonical JSON text of a value (RFC 8785), as the record uses it: numbers are safe integers."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) <= SAFE:
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=utf16)
        return "{" + ",".join(quoted(name) + ":" + canonical(value[name]) for name in names) + "}"
    raise ValueError("%r has no canonical form" % (value,))


def bytes_of(salt):
    """A salt is 16 bytes as base64url without padding."""
    return base64.urlsafe_b64decode(salt + "=" * (-len(salt) % 4))


def commitment(salt, value):
    return hashlib.sha256(bytes_of(salt) + value.encode("utf-8")).hexdigest()


def leaf_hash(entry):
    header = {name: entry[name] for name in ("committee", "seq", "at")}
    text = canonical({**header, "events": entry["leaf"]})
    return hashlib.sha256(b"\x00" + text.encode("utf-8")).hexdigest()


def texts_named(value):
    """The commitments to words that an event holds: objects with the one member `commitment`."""
    if isinstance(value, dict):
        if list(value) == ["commitment"] and isinstance(value["commitment"], str):
            return [value["commitment"]]
        value = list(value.values())
    return [name for item in value for name in texts_named(item)] if isinstance(value, list) else []


def faults_of_key(entry, command):
    """Where a text of an entry was erased, nothing is left of its command."""
    seq, key = entry["seq"], entry["key"]
    if ("salt" in key) != ("request" in key):
        return ["entry %d: only one of the commitment to its command and the salt is left" % seq]
    if command is None or "salt" not in key or commitment(key["salt"], canonical(command)) == key["request"]:
        return []
    return ["entry %d: its command is not what was committed to" % seq]


def faults_of(entry):
    seq = entry["seq"]
    faults = []
    if len(entry["leaf"]) != len(entry["open"]):
        faults.append("entry %d: %d commitments, %d events" % (seq, len(entry["leaf"]), len(entry["open"])))
    named = set()
    for index, (leaf, opening) in enumerate(zip(entry["leaf"], entry["open"])):
        if commitment(opening["salt"], opening["event"]) != leaf:
            faults.append("entry %d: event %d is not what was committed to" % (seq, index))
        event = json.loads(opening["event"])
        if canonical(event) != opening["event"]:
            faults.append("entry %d: event %d is not canonical JSON" % (seq, index))
        named.update(texts_named(event))
    for reference, text in entry["texts"].items():
        if reference not in named:
            faults.append("entry %d: no event names the text %s" % (seq, reference))
        if commitment(text["salt"], text["value"]) != reference:
            faults.append("entry %d: the text %s is not what was committed to" % (seq, reference))
    if "salt" in entry["key"] and not named <= set(entry["texts"]):
        faults.append("entry %d: a text was erased, and the commitment to its command is left" % seq)
    return faults


def faults_between(entries):
    """Numbers have no gap; times do not go back."""
    faults = []
    for before, entry in zip(entries, entries[1:]):
        if entry["committee"] != before["committee"] or entry["seq"] != before["seq"] + 1:
            faults.append("entry %d does not follow on entry %d" % (entry["seq"], before["seq"]))
        if entry["at"] < before["at"]:
            faults.append("entry %d is older than the one before it" % entry["seq"])
    return faults


def main(path):
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    entries = content["entries"]
    commands = content.get("commands", [None] * len(entries))
    for entry in entries:
        print("%d %s" % (entry["seq"], leaf_hash(entry)))
    faults = [fault for entry in entries for fault in faults_of(entry)] + faults_between(entries)
    for entry, command in zip(entries, commands):
        faults += faults_of_key(entry, command)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("Usage: python3 check.py FILE", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
