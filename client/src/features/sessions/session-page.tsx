import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { SessionRoom } from './session-room.tsx'

/** The session room, with text, thread and vote of the current item. */
export function SessionPage() {
  const { id: committee } = useCommittee()
  const { session = '' } = useParams()
  return <SessionRoom key={session} committee={committee} session={session} />
}
