import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { SessionScreen } from './session-screen.tsx'

/** The session as the hall sees it: large, and without controls. */
export function SessionScreenPage() {
  const { id: committee } = useCommittee()
  const { session = '' } = useParams()
  return <SessionScreen committee={committee} session={session} />
}
