import { saveDraft } from '@quorate/shared/contracts/proposals'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { perform } from '../../data/api.ts'
import { changeAnswers } from '../../data/change-answers.ts'
import type { DraftContent } from './draft-state.ts'
import { draftsQuery } from './queries.ts'

/** Milliseconds without a keystroke after which the draft is saved. */
const QUIET = 900
const RETRY = 5000

export type Saving = { state: 'unchanged' } | { state: 'saving' } | { state: 'saved'; at: number } | { state: 'failed' }

/** Saves a draft on the server while it is written; if that fails, it keeps trying. */
export function useAutosave(committee: string, draft: string, content: DraftContent) {
  const client = useQueryClient()
  const [saving, setSaving] = useState<Saving>({ state: 'unchanged' })
  const saved = useRef(JSON.stringify(content))
  const stopped = useRef(false)
  const latest = useRef(content)
  latest.current = content

  const save = useCallback(async () => {
    const now = JSON.stringify(latest.current)
    if (stopped.current || now === saved.current) return
    setSaving({ state: 'saving' })
    try {
      const answer = await perform(saveDraft, { params: { committee, draft }, body: latest.current })
      saved.current = now
      setSaving({ state: 'saved', at: answer.savedAt })
      const { queryKey } = draftsQuery(committee)
      changeAnswers(client, queryKey, () =>
        client.setQueryData(queryKey, (data) => {
          const others = (data?.drafts ?? []).filter(({ id }) => id !== draft)
          return data && { ...data, drafts: [answer, ...others] }
        }),
      )
    } catch {
      setSaving({ state: 'failed' })
    }
  }, [client, committee, draft])

  useEffect(() => {
    if (JSON.stringify(content) === saved.current) return
    const timer = setTimeout(() => void save(), QUIET)
    return () => clearTimeout(timer)
  }, [content, save])

  const failed = saving.state === 'failed'
  useEffect(() => {
    if (!failed) return
    const timer = setInterval(() => void save(), RETRY)
    return () => clearInterval(timer)
  }, [failed, save])

  // Leaving the page saves the changes that are not saved yet.
  useEffect(() => () => void save(), [save])

  const stop = useCallback(() => {
    stopped.current = true
  }, [])
  return { saving, stop }
}
