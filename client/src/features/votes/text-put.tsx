import type { Vote } from '@quorate/shared/contracts/votes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../app/committee-context.ts'
import { Official } from '../../ui/official.tsx'
import { Redline, type RedlineMode } from '../../ui/redline.tsx'
import { RedlineModes } from '../../ui/redline-modes.tsx'
import { SymbolLink } from '../../ui/symbol-link.tsx'
import { changesPut } from './changes-put.ts'
import styles from './vote.module.css'

/** The exact text put to the vote: each provision with what would change in it. */
export function TextPut({ put, proposal }: { put: Vote['put']; proposal: string }) {
  const { t } = useTranslation()
  const { paths, principal } = useCommittee()
  const [mode, setMode] = useState<RedlineMode>('redline')
  const sponsor = principal(put.sponsor)
  const changes = changesPut(put)
  const bilingual = new Set(changes.map(({ language }) => language)).size > 1
  return (
    <section className={styles.put} aria-labelledby={`put-${proposal}`}>
      <div className={styles.putHead}>
        <h3 id={`put-${proposal}`} className={styles.heading}>
          {t('votes.textPut')}
        </h3>
        <RedlineModes mode={mode} onChange={setMode} />
      </div>
      <p className={styles.putTitle}>
        <SymbolLink to={paths.proposal(proposal)} symbol={put.symbol} title={put.title} />
      </p>
      {sponsor && (
        <p className={styles.soft}>
          {t('votes.textPutBy')} <Official text={sponsor.name} />
        </p>
      )}
      {changes.map(({ key, kind, provision, language, before, after, place }) => (
        <div key={key} className={styles.change}>
          <p className={styles.provision}>
            <span className={styles.provisionNumber}>{provision.number}</span> <Official text={provision.heading} />
            {bilingual && language !== null && <span> · {t(`votes.language.${language}`)}</span>}
            {kind !== 'replace' && <span className={styles.changeKind}> · {t(`votes.change.${kind}`)}</span>}
          </p>
          {kind === 'move' ? (
            <p>{place ? t('votes.change.movedAfter', { place }) : t('votes.change.movedFirst')}</p>
          ) : (
            <Redline before={before} after={after} mode={mode} {...(language === null ? {} : { lang: language })} />
          )}
        </div>
      ))}
    </section>
  )
}
