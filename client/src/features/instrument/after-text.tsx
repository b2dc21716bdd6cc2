import type { Version } from '@quorate/shared/contracts/instrument'
import { citationIn } from '@quorate/shared/domain/instrument/citation'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { BackMatter } from '../reading/parts/back-matter.tsx'
import { WithdrawDocument } from '../reading/parts/withdraw-document.tsx'
import styles from './instrument.module.css'
import { instrumentPaths } from './names.ts'
import { instrumentsQuery } from './queries.ts'

const Corrigenda = lazy(async () => ({ default: (await import('../reading/parts/corrigenda.tsx')).Corrigenda }))

/** What comes after the text: its end, notes, files, corrigenda; and for the Secretariat, how to withdraw it. */
export function AfterText({ data }: { data: Version }) {
  const { id: committee, address } = useCommittee()
  const language = useLanguage()
  const navigate = useNavigate()
  const { instrument, outline, surroundings, sources, corrigenda, can } = data
  const mayWithdraw = can.withdrawInstrument === null
  const { data: list } = useQuery({ ...instrumentsQuery(committee), enabled: mayWithdraw })
  const isUnused = list?.instruments.find(({ id }) => id === instrument.id)?.used === false
  const withdraw = useCommand(committee, 'withdrawInstrument')
  const cited = new Map(outline.map((line) => [line.id, citationIn(line, language)]))
  return (
    <div className={styles.after}>
      <BackMatter surroundings={surroundings} sources={sources} />
      {corrigenda.length > 0 && (
        <Suspense>
          <Corrigenda corrigenda={corrigenda.map((each) => ({ ...each, place: cited.get(each.provision) ?? '' }))} />
        </Suspense>
      )}
      {mayWithdraw && isUnused && (
        <div>
          <WithdrawDocument
            kind="instrument"
            onWithdraw={async (reason) => {
              await withdraw.mutateAsync({ instrument: instrument.id, reason })
              await navigate(instrumentPaths(address).instruments)
            }}
            pending={withdraw.isPending}
            error={withdraw.error}
          />
        </div>
      )}
    </div>
  )
}
