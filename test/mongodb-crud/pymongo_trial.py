"""A trial of the embedded store with a client of another make: python3 pymongo_trial.py URI"""

import datetime
import sys
import uuid
from contextlib import contextmanager

import pymongo
from bson import BSON, Binary, Code, DBRef, Decimal128, Int64, MaxKey, MinKey, ObjectId, Regex, Timestamp
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from bson.son import SON
from pymongo import (
    ASCENDING,
    DESCENDING,
    DeleteMany,
    DeleteOne,
    IndexModel,
    InsertOne,
    MongoClient,
    ReplaceOne,
    ReturnDocument,
    UpdateMany,
    UpdateOne,
    WriteConcern,
)
from pymongo.errors import (
    BulkWriteError,
    CursorNotFound,
    DuplicateKeyError,
    ExecutionTimeout,
    OperationFailure,
    WriteError,
)

client = MongoClient(sys.argv[1], uuidRepresentation="standard", serverSelectionTimeoutMS=5000, retryWrites=True)
db = client.trial


@contextmanager
def refused(code, kind=OperationFailure):
    """The lines inside must fail with this code; `error` holds what was raised afterwards."""
    caught = {}
    try:
        yield caught
    except kind as error:
        assert error.code == code, (error.code, error.details)
        caught["details"] = error.details
        return
    raise AssertionError(f"nothing was refused where {code} was expected")


def types_and_order():
    things = db.things
    one = SON(
        [
            ("_id", ObjectId()),
            ("double", 1.0),
            ("nan", float("nan")),
            ("negative_zero", -0.0),
            ("text", "é\0\U0001f600"),
            ("document", SON([("b", 1), ("a", SON()), ("2", None), ("1", [])])),
            ("list", [1, [2, [3, []]], {"x": None}]),
            ("bytes", b"\x00\xff"),
            ("typed_bytes", Binary(b"abc", 128)),
            ("uuid", uuid.uuid4()),
            ("yes", True),
            ("at", datetime.datetime(1969, 12, 31, 23, 59, 59, 999000)),
            ("nothing", None),
            ("regex", Regex("^a.*b$", "im")),
            ("code", Code("return 1")),
            ("scoped", Code("return x", {"x": 1})),
            ("int32", -(2**31)),
            ("stamp", Timestamp(2**32 - 1, 7)),
            ("int64", Int64(5)),
            ("large", Int64(-(2**63))),
            ("decimal", Decimal128("1.500")),
            ("decimal_tiny", Decimal128("-1E-6176")),
            ("decimal_nan", Decimal128("NaN")),
            ("min", MinKey()),
            ("max", MaxKey()),
            ("", "no name"),
            ("$dollar", {"$inner": 1}),
            ("dotted.name", 1),
            ("ref", DBRef("things", 1, "trial")),
        ]
    )
    sent = BSON.encode(one, codec_options=client.codec_options)
    things.insert_one(RawBSONDocument(sent))
    raw = db.get_collection("things", codec_options=CodecOptions(document_class=RawBSONDocument))
    assert raw.find_one().raw == sent, "the bytes that came back are others"
    things.update_one({}, {"$set": {"text": "other"}})
    assert list(things.find_one().keys()) == list(one.keys())
    assert isinstance(things.find_one()["int64"], Int64)
    types = ["double", "string", "object", "array", "binData", "objectId", "bool", "date", "null", "regex"]
    types += ["javascript", "javascriptWithScope", "int", "timestamp", "long", "decimal", "minKey", "maxKey"]
    for name in types:
        fields = [key for key in one if "." not in key and not key.startswith("$") and key]
        assert any(things.count_documents({key: {"$type": name}}) for key in fields), name
    mixed = [MinKey(), None, -1.5, Int64(2), Decimal128("2.5"), 3, "a", {"a": 1}, b"x", ObjectId(), False, True]
    mixed += [datetime.datetime(2026, 1, 1), Timestamp(1, 1), Regex("a"), MaxKey()]
    db.mixed.insert_many([{"_id": i, "v": v} for i, v in reversed(list(enumerate(mixed)))])
    for direction in (ASCENDING, DESCENDING):
        found = [d["_id"] for d in db.mixed.find().sort("v", direction)]
        assert found == sorted(range(len(mixed)), reverse=direction == DESCENDING), found
    db.mixed.create_index("v")
    assert [d["_id"] for d in db.mixed.find().sort("v", 1)] == list(range(len(mixed)))


def arithmetic():
    sums = db.sums
    sums.insert_one({"_id": 1, "long": Int64(2**53 + 1), "decimal": Decimal128("0.1"), "int": 2**31 - 1})
    change = {"$inc": {"long": 1, "decimal": Decimal128("0.2"), "int": 1}, "$mul": {"none": Int64(3)}}
    found = sums.find_one_and_update({"_id": 1}, change, return_document=ReturnDocument.AFTER)
    assert found["long"] == 2**53 + 2 and isinstance(found["long"], Int64)
    assert found["int"] == 2**31 and isinstance(found["int"], Int64)
    assert str(found["decimal"]) == "0.3" and isinstance(found["none"], Int64)
    sums.update_one({"_id": 1}, {"$set": {"long": Int64(2**63 - 1)}})
    with refused(2, WriteError):
        sums.update_one({"_id": 1}, {"$inc": {"long": 1}})
    with refused(14, WriteError):
        sums.update_one({"_id": 1}, {"$inc": {"decimal": "x"}})
    assert sums.find_one()["long"] == 2**63 - 1


def cursors():
    numbers = db.numbers
    assert numbers.create_index([("k", ASCENDING), ("n", DESCENDING)], unique=True) == "k_1_n_-1"
    numbers.insert_many([{"_id": i, "k": i % 10, "n": i} for i in range(1000)])
    assert [d["n"] for d in numbers.find({"k": 3, "n": {"$lt": 100}}).sort("n", -1).limit(3)] == [93, 83, 73]
    for size in (0, 1, 2, 7, 999, 1000, 5000):
        assert [d["_id"] for d in numbers.find({}, batch_size=size).sort("_id", 1)] == list(range(1000)), size
    assert len(list(numbers.find().limit(-5))) == 5 and len(list(numbers.find(skip=990))) == 10
    assert len(list(numbers.find(limit=7, batch_size=7))) == 7 and len(list(numbers.find(limit=7, batch_size=2))) == 7
    cursor = numbers.find(batch_size=2, no_cursor_timeout=True)
    next(cursor)
    answer = db.command("killCursors", "numbers", cursors=[Int64(cursor.cursor_id), Int64(99)])
    assert answer["cursorsKilled"] == [cursor.cursor_id] and answer["cursorsNotFound"] == [99]
    with refused(43, CursorNotFound):
        list(cursor)
    with refused(50, ExecutionTimeout):
        db.slow.insert_many([{"a": i} for i in range(30_000)])
        list(db.slow.find({"b": {"$gt": 1}}).max_time_ms(1))
    assert numbers.find({"k": 1}).hint("k_1_n_-1").explain()["queryPlanner"]["winningPlan"]["inputStage"]["stage"] == "IXSCAN"
    with refused(2):
        list(numbers.find().hint("none"))
    assert numbers.count_documents({"k": {"$in": [1, 2]}}, skip=50, limit=100) == 100
    assert numbers.estimated_document_count() == 1000 and numbers.distinct("k", {"n": {"$lt": 3}}) == [0, 1, 2]
    if pymongo.version_tuple < (3, 12):
        # This client still asks for raw batches in the form that servers have left since version 6.
        with refused(5739101):
            list(numbers.find_raw_batches())


def bulk_writes_and_errors():
    bulk = db.bulk
    bulk.create_index("u", unique=True, sparse=True)
    result = bulk.bulk_write(
        [
            InsertOne({"_id": 1, "u": 1}),
            InsertOne({"_id": 2, "u": 2}),
            UpdateOne({"_id": 1}, {"$set": {"x": [1, 2]}}),
            UpdateOne({"x": 2}, {"$set": {"x.$": 20}}),
            UpdateMany({}, {"$inc": {"n": 1}}),
            ReplaceOne({"_id": 3}, {"y": 1}, upsert=True),
            UpdateOne({"_id": 1}, {"$set": {"x.$[big]": 9}}, array_filters=[{"big": {"$gt": 10}}]),
            DeleteOne({"_id": 2}),
            DeleteMany({"none": 1}),
        ]
    )
    assert result.bulk_api_result["upserted"] == [{"index": 5, "_id": 3}], result.bulk_api_result
    assert (result.inserted_count, result.matched_count, result.modified_count, result.deleted_count) == (2, 5, 5, 1)
    assert bulk.find_one({"_id": 1}) == {"_id": 1, "u": 1, "x": [1, 9], "n": 1}
    requests = [
        InsertOne({"_id": 4, "u": 4}),
        InsertOne({"_id": 5, "u": 4}),
        UpdateOne({"_id": 6}, {"$set": {"u": 1}}, upsert=True),
        UpdateOne({"_id": 4}, {"$bad": 1}),
        InsertOne({"_id": 7}),
    ]
    with refused(65, BulkWriteError) as caught:
        bulk.bulk_write(requests, ordered=False)
    errors = caught["details"]["writeErrors"]
    assert [(e["index"], e["code"]) for e in errors] == [(1, 11000), (2, 11000), (3, 9)], errors
    assert errors[0]["keyPattern"] == {"u": 1} and errors[0]["keyValue"] == {"u": 4}
    assert errors[1]["keyValue"] == {"u": 1} and caught["details"]["nInserted"] == 2
    assert bulk.find_one({"_id": 7}) and not bulk.find_one({"_id": 6})
    bulk.delete_many({"_id": {"$gte": 4}})
    with refused(65, BulkWriteError) as caught:
        bulk.bulk_write(requests, ordered=True)
    assert len(caught["details"]["writeErrors"]) == 1 and not bulk.find_one({"_id": 7})
    with refused(11000, DuplicateKeyError) as caught:
        bulk.insert_one({"_id": 1})
    assert caught["details"]["keyValue"] == {"_id": 1} and caught["details"]["keyPattern"] == {"_id": 1}
    with refused(66, WriteError):
        bulk.update_one({"_id": 1}, {"$set": {"_id": 2}})
    with refused(28, WriteError):
        bulk.update_one({"_id": 1}, {"$set": {"u.deep": 2}})
    bulk.with_options(write_concern=WriteConcern(w=0)).insert_one({"_id": 100})
    while not bulk.find_one({"_id": 100}):
        pass
    bulk.with_options(write_concern=WriteConcern(w=1, j=True)).insert_one({"_id": 101})
    with refused(2):
        bulk.with_options(write_concern=WriteConcern(w=2)).insert_one({"_id": 102})


def find_and_modify():
    queue = db.queue
    queue.insert_many([{"_id": i, "rank": 9 - i, "state": "new"} for i in range(5)])
    first = queue.find_one_and_update({"state": "new"}, {"$set": {"state": "taken"}}, {"rank": 1}, sort=[("rank", 1)])
    assert first == {"_id": 4, "rank": 5}
    assert queue.find_one_and_replace({"_id": 4}, {"rank": 1}, return_document=ReturnDocument.AFTER) == {"_id": 4, "rank": 1}
    assert queue.find_one_and_delete({"rank": {"$gt": 7}}, sort=[("rank", -1)])["_id"] == 0
    assert queue.find_one_and_update({"_id": 77}, {"$set": {"a": 1}}, upsert=True) is None
    made = queue.find_one_and_update({"_id": 78}, {"$set": {"a": 1}}, upsert=True, return_document=ReturnDocument.AFTER)
    assert made == {"_id": 78, "a": 1}
    answer = db.command("findAndModify", "queue", query={"_id": 79}, update={"a": 1}, upsert=True)
    assert answer["lastErrorObject"] == {"n": 1, "updatedExisting": False, "upserted": 79} and answer["value"] is None
    assert queue.find_one_and_delete({"_id": "none"}) is None
    with refused(9):
        db.command("findAndModify", "queue", query={}, remove=True, update={"a": 1})


def aggregations():
    db.people.insert_many([{"_id": "a", "name": "Anna"}, {"_id": "b", "name": "Bo"}])
    db.papers.insert_many([{"_id": i, "by": "ab"[i % 2], "n": Int64(2**53 + i)} for i in range(4)])
    lookup = {"$lookup": {"from": "people", "localField": "by", "foreignField": "_id", "as": "author"}}
    found = list(db.papers.aggregate([{"$match": {"_id": 1}}, lookup, {"$unwind": "$author"}], batchSize=1))
    assert found == [{"_id": 1, "by": "b", "n": 2**53 + 1, "author": {"_id": "b", "name": "Bo"}}]
    inner = [{"$match": {"$expr": {"$eq": ["$_id", "$$who"]}}}, {"$project": {"_id": 0}}]
    lookup = {"$lookup": {"from": "people", "let": {"who": "$by"}, "pipeline": inner, "as": "author"}}
    assert [d["author"] for d in db.papers.aggregate([{"$sort": {"_id": 1}}, {"$limit": 1}, lookup])] == [[{"name": "Anna"}]]
    totals = list(db.papers.aggregate([{"$group": {"_id": "$by", "sum": {"$sum": "$n"}}}, {"$sort": {"_id": 1}}]))
    assert totals == [{"_id": "a", "sum": 2**54 + 2}, {"_id": "b", "sum": 2**54 + 4}]
    facets = db.papers.aggregate([{"$facet": {"n": [{"$count": "n"}], "m": [{"$match": {"by": "a"}}]}}])
    assert [(len(d["m"]), d["n"]) for d in facets] == [(2, [{"n": 4}])]
    with refused(115):
        db.papers.aggregate([{"$out": "elsewhere"}])
    with refused(40324):
        db.papers.aggregate([{"$nonsense": 1}])


def sessions():
    with client.start_session(causal_consistency=True) as session:
        db.sessions.insert_one({"_id": 1}, session=session)
        assert db.sessions.find_one({"_id": 1}, session=session) == {"_id": 1}
        assert len(list(db.sessions.find(batch_size=1, session=session))) == 1
    with refused(20):
        with client.start_session() as session, session.start_transaction():
            db.sessions.insert_one({"_id": 2}, session=session)
    # A standalone server takes no numbered writes: nothing here would know a repetition by its number.
    with refused(20):
        lsid = {"id": Binary(uuid.uuid4().bytes, 4)}
        db.command("insert", "sessions", documents=[{"_id": 3}], lsid=lsid, txnNumber=Int64(1))
    assert db.sessions.count_documents({}) == 1
    with refused(40573):
        db.sessions.watch()
    assert client.admin.command("endSessions", [])["ok"] == 1


def administration():
    checked = db.create_collection("checked", validator={"n": {"$gte": 0}})
    with refused(121, WriteError):
        checked.insert_one({"n": -1})
    checked.with_options().insert_one({"n": -1}, bypass_document_validation=True)
    with refused(115):
        db.create_collection("other", validator={"$jsonSchema": {"required": ["a"]}})
    with refused(48):
        db.command("create", "checked", validator={"m": 1})
    names = checked.create_indexes(
        [
            IndexModel("n", partialFilterExpression={"n": {"$gt": 5}}),
            IndexModel("at", expireAfterSeconds=3600),
            IndexModel([("a", 1), ("b", -1)], name="named", sparse=True),
        ]
    )
    assert names == ["n_1", "at_1", "named"]
    listed = checked.index_information()
    assert listed["at_1"]["expireAfterSeconds"] == 3600 and listed["named"]["key"] == [("a", 1), ("b", -1)]
    with refused(85):
        checked.create_index("n", name="another", partialFilterExpression={"n": {"$gt": 5}})
    with refused(86):
        checked.create_index("m", name="named")
    with refused(27):
        checked.drop_index("none")
    checked.drop_index("named")
    checked.drop_indexes()
    assert list(checked.index_information()) == ["_id_"]
    assert {"checked", "things"} <= set(db.list_collection_names())
    assert "trial" in client.list_database_names()
    checked.rename("renamed")
    with refused(26):
        db.none.rename("other")
    with refused(26):
        db.command("dropIndexes", "none", index="x")
    for scale in (1, 1024):
        stats = db.command("dbStats", scale=scale)
        assert stats["collections"] > 5 and stats["scaleFactor"] == scale
        assert stats["dataSize"] == db.command("dbStats")["dataSize"] / scale
    assert db.command("collStats", "numbers")["count"] == 1000
    assert client.server_info()["versionArray"] == [7, 0, 0, 0]
    assert client.admin.command("serverStatus")["process"] == "embedded"
    with refused(59):
        db.command("frobnicate")
    client.drop_database("trial")
    assert "trial" not in client.list_database_names()


client.drop_database("trial")
trials = [types_and_order, arithmetic, cursors, bulk_writes_and_errors, find_and_modify, aggregations, sessions]
for trial in [*trials, administration]:
    trial()
print("pymongo is content")
