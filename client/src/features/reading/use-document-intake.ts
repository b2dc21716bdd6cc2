import { keepFile, LARGEST_DOCUMENT } from '@quorate/shared/contracts/reading'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { perform } from '../../data/api.ts'
import { base64 } from './file-content.ts'
import { type DraftDocument, previewQuery } from './queries.ts'

/** A file, or a text that was pasted, under a name. */
export type Source = { name: string; content: Blob }

export const isTooLarge = ({ content }: Source): boolean => content.size > LARGEST_DOCUMENT

/** Keeps a file and reads it once, so that one that cannot be read is refused where it was chosen. */
export function useDocumentIntake(committee: string) {
  const client = useQueryClient()
  return useMutation<DraftDocument, Error, Source>({
    mutationFn: async ({ name, content }) => {
      const bytes = new Uint8Array(await content.arrayBuffer())
      const body = { name: name.slice(-200), content: base64(bytes) }
      const file = await perform(keepFile, { params: { committee }, body })
      const document: DraftDocument = { file, changes: 'accepted', corrections: [] }
      await client.fetchQuery({ ...previewQuery(committee, document), retry: false })
      return document
    },
  })
}
