import { discardImportDraft, saveImportDraft } from '@quorate/shared/contracts/reading'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { perform } from '../../data/api.ts'
import { useAutosave } from '../../data/use-autosave.ts'
import type { DraftContent } from './draft-of-import.tsx'
import { importDraftQuery, readingKeys } from './queries.ts'

/** Saves the draft of an import while it is corrected, and discards it when it has been imported. */
export function useDraftSaving(committee: string, draft: string, content: DraftContent) {
  const client = useQueryClient()
  const save = useCallback(
    async (body: DraftContent) => {
      const answer = await perform(saveImportDraft, { params: { committee, draft }, body })
      client.setQueryData(importDraftQuery(committee, draft).queryKey, { id: draft, ...body, ...answer })
      void client.invalidateQueries({ queryKey: [committee, ...readingKeys.drafts] })
      return answer
    },
    [client, committee, draft],
  )
  const { saving, stop } = useAutosave(content, save)
  const discard = useCallback(async () => {
    stop()
    await perform(discardImportDraft, { params: { committee, draft }, body: {} }).catch(() => undefined)
    void client.invalidateQueries({ queryKey: [committee, ...readingKeys.drafts] })
  }, [client, committee, draft, stop])
  return { saving, discard }
}
