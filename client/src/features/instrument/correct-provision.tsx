import type { Provisions, Version } from '@quorate/shared/contracts/instrument'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { CorrectDocument } from '../reading/parts/correct-document.tsx'
import styles from './instrument.module.css'

type CorrectProvisionProps = { data: Version; provision: Provisions['provisions'][number] }

/** A corrigendum of a provision. */
export function CorrectProvision({ data: { instrument, version }, provision }: CorrectProvisionProps) {
  const { id } = useCommittee()
  const correct = useCommand(id, 'correctInstrument')
  return (
    <CorrectDocument
      one={provision}
      className={styles.correct}
      onCorrect={(corrigendum) =>
        correct.mutateAsync({
          instrument: instrument.id,
          version: version.number,
          provision: provision.id,
          ...corrigendum,
        })
      }
      pending={correct.isPending}
      error={correct.error}
    />
  )
}
