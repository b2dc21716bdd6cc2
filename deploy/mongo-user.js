// Run once by the MongoDB image, when its volume is empty: the account that the product uses, with rights on its own
// database only. `dbAdmin` is for `compact`, which rewrites files after words were erased.
db.getSiblingDB('quorate').createUser({
  user: 'quorate',
  pwd: process.env.QUORATE_MONGO_PASSWORD,
  roles: ['readWrite', 'dbAdmin'],
})
