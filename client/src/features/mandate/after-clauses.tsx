import type { Mandates } from '@quorate/shared/contracts/mandate'
import { citationIn } from '@quorate/shared/domain/instrument/citation'
import { lazy, Suspense } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { BackMatter } from '../reading/parts/back-matter.tsx'
import { WithdrawDocument } from '../reading/parts/withdraw-document.tsx'
import styles from './mandate.module.css'

type AfterClausesProps = { mandate: Mandates['mandates'][number]; mayWithdraw: boolean }

const Corrigenda = lazy(async () => ({ default: (await import('../reading/parts/corrigenda.tsx')).Corrigenda }))

/** What comes after the clauses: the end, notes, files, corrigenda; and for the Secretariat, how to withdraw the mandate. */
export function AfterClauses({ mandate, mayWithdraw }: AfterClausesProps) {
  const { id: committee } = useCommittee()
  const language = useLanguage()
  const withdraw = useCommand(committee, 'withdrawMandate')
  const { id, clauses, surroundings, sources, corrigenda, used } = mandate
  const cited = new Map(clauses.map((clause) => [clause.number, citationIn(clause, language)]))
  return (
    <div className={styles.after}>
      <BackMatter surroundings={surroundings} sources={sources} />
      {corrigenda.length > 0 && (
        <Suspense>
          <Corrigenda
            corrigenda={corrigenda.map((each) => ({ ...each, place: cited.get(each.clause) ?? each.clause }))}
          />
        </Suspense>
      )}
      {mayWithdraw && !used && (
        <div>
          <WithdrawDocument
            kind="mandate"
            onWithdraw={(reason) => withdraw.mutateAsync({ mandate: id, reason })}
            pending={withdraw.isPending}
            error={withdraw.error}
          />
        </div>
      )}
    </div>
  )
}
