import type { Collection, Document } from 'mongodb'
import { startFixture } from './fixture.ts'

/** A store with one collection, `things`, to run pipelines on. */
export async function startPipelines() {
  const store = await startFixture()
  const things: Collection<Document> = store.db.collection('things')
  return {
    ...store,
    things,
    empty: () => things.drop(),
    fill: (docs: Document[]) => things.insertMany(docs as never),
    run: (...pipeline: Document[]): Promise<Document[]> => things.aggregate(pipeline).toArray(),
  }
}
