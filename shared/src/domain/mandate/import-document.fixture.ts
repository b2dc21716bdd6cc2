/** A resolution in the form such documents have once they were copied out of a printed one; the wording is invented. */
export const RESOLUTION = `

RESOLUTION OF THE HARBOUR COUNCIL
ON THE TIDES GROUP

(May 1998)

RESOLUTION OF THE HARBOUR COUNCIL
ON THE TIDES GROUP

(May 1998)

THE HARBOUR COUNCIL¹,

NOTING :

- (1) its earlier wish to know the tides;
- (2) the charts that were drawn since;
- (3) that not all harbours have them.

RESOLVES that :

1. **The Tides Group shall** go on with its work.
2. **The Tides Group shall :**
 - 2.1. collect the tide tables of all harbours;
 - 2.2. advise on how tables are to be printed, whatever the

¹ Harbour Council is the short name of the Council of Free Harbours,
which has its seat on the coast.

2

RESOLUTION OF THE HARBOUR COUNCIL

paper they are printed on; and

- 2.3. do what is set out in Annex 1 hereto, for every m² of quay.

3. **The Harbour Master shall see to it that :**

- 3.1. there is lamp oil;
- 3.2. the work in Annex 2 is done.

o

o o

As paragraph 2.3 of this Resolution says, **the Tides Group shall :**

- (1) look into spring tides;
- (2) look into neap tides, in particular
 (a) by day; and
 (b) by night.

o

o o

As paragraph 3.2 of this Resolution says, **the Harbour Master shall** :

- (1) buy boats;
 - (2) paint them.
`

/** The same kind of document in Markdown, with headings. */
export const TERMS_OF_REFERENCE = `# Terms of reference of the Tides Group

Adopted in May 1998.

## 1. Purpose

The group advises on tides.[^a]

It meets at high water.

## 2. Tasks

2.1 Collect tables.

2.2 Print them
on paper:

- white; or
- blue.

2.4 \`Repealed\` clauses leave gaps.

[^a]: Not on tidal waves.

## Article 3 – Members

(1) The group has seven members.
(2) They swim.

## Annexe II — Boats

1. Boats are white.
2. Boats are:
   2.1 long; or
   2.2 wide.

---

Signed on the quay.
`
