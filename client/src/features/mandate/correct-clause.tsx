import type { Mandates } from '@quorate/shared/contracts/mandate'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { CorrectDocument } from '../reading/parts/correct-document.tsx'
import styles from './mandate.module.css'

type CorrectClauseProps = { mandate: string; clause: Mandates['mandates'][number]['clauses'][number] }

/** A corrigendum of a clause. */
export function CorrectClause({ mandate, clause }: CorrectClauseProps) {
  const { id } = useCommittee()
  const correct = useCommand(id, 'correctMandate')
  return (
    <CorrectDocument
      one={clause}
      className={styles.correct}
      onCorrect={(corrigendum) => correct.mutateAsync({ mandate, clause: clause.number, ...corrigendum })}
      pending={correct.isPending}
      error={correct.error}
    />
  )
}
