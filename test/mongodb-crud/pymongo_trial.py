"""A trial of the embedded store with a client of another make: python3 pymongo_trial.py URI"""

import datetime
import sys
import uuid

from bson import Decimal128, Int64, ObjectId
from pymongo import ASCENDING, DESCENDING, InsertOne, MongoClient, ReturnDocument, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError, OperationFailure

client = MongoClient(sys.argv[1], uuidRepresentation="standard", serverSelectionTimeoutMS=5000)
assert client.server_info()["versionArray"][0] == 7
db = client.trial
things = db.things

one = {
    "_id": ObjectId(),
    "long": Int64(2**53 + 1),
    "decimal": Decimal128("1.50"),
    "uuid": uuid.uuid4(),
    "at": datetime.datetime(2026, 3, 1, 10),
    "nested": {"b": [1, 2.0, None, True], "a": "é"},
}
things.insert_one(one)
assert things.find_one({"long": 2**53 + 1}) == one
things.update_one({"_id": one["_id"]}, {"$inc": {"long": 1, "decimal": Decimal128("0.25")}})
found = things.find_one({"_id": one["_id"]})
assert found["long"] == 2**53 + 2 and isinstance(found["long"], Int64)
assert str(found["decimal"]) == "1.75"

numbers = db.numbers
assert numbers.create_index([("k", ASCENDING), ("n", DESCENDING)], unique=True) == "k_1_n_-1"
numbers.insert_many([{"_id": i, "k": i % 10, "n": i} for i in range(1000)])
assert [d["n"] for d in numbers.find({"k": 3, "n": {"$lt": 100}}).sort("n", -1).limit(3)] == [93, 83, 73]
assert sum(1 for _ in numbers.find({}, batch_size=7)) == 1000
try:
    numbers.insert_one({"k": 3, "n": 93})
    raise SystemExit("a duplicate was taken")
except DuplicateKeyError as error:
    assert error.details["keyValue"] == {"k": 3, "n": 93}
try:
    numbers.bulk_write([InsertOne({"_id": 1}), UpdateOne({"_id": 2000}, {"$set": {"k": 11}}, upsert=True)], ordered=False)
    raise SystemExit("a duplicate was taken")
except BulkWriteError as error:
    assert error.details["nUpserted"] == 1 and len(error.details["writeErrors"]) == 1
changed = numbers.find_one_and_update({"_id": 5}, {"$push": {"list": 1}}, return_document=ReturnDocument.AFTER)
assert changed["list"] == [1]
totals = list(numbers.aggregate([{"$match": {"k": {"$lt": 2}}}, {"$group": {"_id": "$k", "sum": {"$sum": "$n"}}}, {"$sort": {"_id": 1}}]))
assert totals == [{"_id": 0, "sum": 49500}, {"_id": 1, "sum": 49600}]
assert numbers.count_documents({"k": {"$in": [1, 2]}}) == 200
assert sorted(numbers.distinct("k"))[:3] == [0, 1, 2]
assert numbers.delete_many({"n": {"$gte": 500}}).deleted_count == 500
try:
    db.command("frobnicate")
    raise SystemExit("an unknown command was taken")
except OperationFailure as error:
    assert error.code == 59
with client.start_session() as session:
    assert numbers.find_one({"_id": 1}, session=session)["n"] == 1
client.drop_database("trial")
assert "trial" not in client.list_database_names()
print("pymongo is content")
