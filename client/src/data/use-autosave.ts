import { useCallback, useEffect, useRef, useState } from 'react'
import type { Saving } from '../ui/saving-note.tsx'

/** Milliseconds without a change after which the draft is saved. */
const QUIET = 900
const RETRY = 5000

/**
 * Saves a draft while it is written; if that fails, it keeps trying. `save` sends the draft and answers when it was saved:
 * the same function, as long as it is the same draft.
 */
export function useAutosave<C>(content: C, save: (content: C) => Promise<{ savedAt: number }>) {
  const [saving, setSaving] = useState<Saving>({ state: 'unchanged' })
  const saved = useRef(JSON.stringify(content))
  const stopped = useRef(false)
  const latest = useRef(content)
  latest.current = content

  const saveNow = useCallback(async () => {
    const now = JSON.stringify(latest.current)
    if (stopped.current || now === saved.current) return
    setSaving({ state: 'saving' })
    try {
      const { savedAt } = await save(latest.current)
      saved.current = now
      setSaving({ state: 'saved', at: savedAt })
    } catch {
      setSaving({ state: 'failed' })
    }
  }, [save])

  useEffect(() => {
    if (JSON.stringify(content) === saved.current) return
    const timer = setTimeout(() => void saveNow(), QUIET)
    return () => clearTimeout(timer)
  }, [content, saveNow])

  const failed = saving.state === 'failed'
  useEffect(() => {
    if (!failed) return
    const timer = setInterval(() => void saveNow(), RETRY)
    return () => clearInterval(timer)
  }, [failed, saveNow])

  // Leaving the page saves the changes that are not saved yet.
  useEffect(() => () => void saveNow(), [saveNow])

  const stop = useCallback(() => {
    stopped.current = true
  }, [])
  return { saving, stop }
}
