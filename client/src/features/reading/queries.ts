import {
  getImportDraft,
  getImportDrafts,
  type ImportDraft,
  type ImportDrafts,
  type ImportPreview,
  type PreviewImport,
  previewImport,
} from '@quorate/shared/contracts/reading'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { get, perform } from '../../data/api.ts'

export const readingKeys = {
  drafts: ['reading', 'drafts'],
  draft: (draft: string) => ['reading', 'draft', draft],
} as const

/** Drafts are a person's own and no part of the record, so no point of the record is asked for. */
export const importDraftsQuery = (committee: string) =>
  queryOptions<ImportDrafts, Error, ImportDrafts, QueryKey>({
    queryKey: [committee, ...readingKeys.drafts],
    queryFn: () => get(getImportDrafts, { params: { committee } }),
  })

export const importDraftQuery = (committee: string, draft: string) =>
  queryOptions<ImportDraft, Error, ImportDraft, QueryKey>({
    queryKey: [committee, ...readingKeys.draft(draft)],
    queryFn: () => get(getImportDraft, { params: { committee, draft } }),
  })

/** A document of a draft: its file, how it is read, and what was corrected. */
export type DraftDocument = NonNullable<ImportDraft['documents']['en']>

/** How a file that is kept reads: the same file is always read alike. */
export const previewQuery = (committee: string, { file, changes, encoding }: Omit<DraftDocument, 'corrections'>) => {
  const body: PreviewImport = { file: file.sha256, changes, ...(encoding === undefined ? {} : { encoding }) }
  return queryOptions<ImportPreview, Error, ImportPreview, QueryKey>({
    queryKey: [committee, 'reading', 'preview', body],
    queryFn: () => perform(previewImport, { params: { committee }, body }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
