import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { IconChevronRight } from '@tabler/icons-react'
import { lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from '../../../i18n/translate.ts'
import styles from '../work-list.module.css'

const Chain = lazy(async () => ({ default: (await import('./chain.tsx')).Chain }))

type ChainOnDemandProps = { committee: string; work: Pick<WorkLine, 'id' | 'symbol'> }

/** The chain of a work, fetched when it is first opened. */
export function ChainOnDemand({ committee, work }: ChainOnDemandProps) {
  const { t } = useTranslation()
  const id = useId()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronRight aria-hidden size={16} stroke={2} />
        {t(opened ? 'works.chain.hide' : 'works.chain.show', { symbol: work.symbol })}
      </button>
      <div id={id} hidden={!opened} className={styles.chain}>
        {opened && (
          <Suspense fallback={<div role="status" aria-label={t('ui.loading')} />}>
            <Chain committee={committee} work={work.id} />
          </Suspense>
        )}
      </div>
    </>
  )
}
