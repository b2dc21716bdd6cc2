import { CHOICES, type MajorityBase, type VoteResult } from '@quorate/shared/domain/votes/majority'
import { useTranslation } from '../../i18n/translate.ts'
import { barGeometry } from './bar-geometry.ts'
import styles from './result-bar.module.css'

type ResultBarProps = {
  base: MajorityBase
  result: VoteResult
  /** `hall` is read from the last row. */
  size?: 'page' | 'hall'
}

/** The votes compared with the threshold: a bar whose length is the majority base, with the threshold drawn on it. */
export function ResultBar({ base, result, size = 'page' }: ResultBarProps) {
  const { t } = useTranslation()
  const { segments, threshold } = barGeometry(base, result)
  const counted = base !== 'present-and-voting'
  const silent = counted ? result.base - result.for - result.against - result.abstain : 0
  return (
    <figure className={styles.figure} data-size={size}>
      {threshold !== null && (
        <div className={styles.scale} aria-hidden="true">
          <span className={styles.needed} style={{ insetInlineStart: `${threshold}%` }} data-late={threshold > 70}>
            {t('votes.result.needed', { needed: result.needed })}
          </span>
        </div>
      )}
      <div
        className={styles.bar}
        role="img"
        aria-label={t('votes.result.barLabel', {
          for: result.for,
          against: result.against,
          abstain: result.abstain,
          needed: result.needed,
          base: result.base,
        })}
      >
        {segments.map(({ kind, start, length }) => (
          <span
            key={kind}
            className={styles.segment}
            data-kind={kind}
            style={{ insetInlineStart: `${start}%`, inlineSize: `${length}%` }}
          />
        ))}
        {threshold !== null && <span className={styles.threshold} style={{ insetInlineStart: `${threshold}%` }} />}
      </div>
      <dl className={styles.legend}>
        {CHOICES.map((kind) => (
          <div key={kind} className={styles.entry}>
            <dt>
              <span className={styles.swatch} data-kind={kind} aria-hidden="true" />
              {t(`votes.outcome.${kind}`)}
            </dt>
            <dd>{result[kind]}</dd>
          </div>
        ))}
        {silent > 0 && (
          <div className={styles.entry}>
            <dt>
              <span className={styles.swatch} data-kind="silent" aria-hidden="true" />
              {t('votes.outcome.silent')}
            </dt>
            <dd>{silent}</dd>
          </div>
        )}
      </dl>
      <figcaption className={styles.notes}>
        {segments.length === 0 && <span>{t('votes.result.nothingToShow')} </span>}
        {!counted && result.abstain > 0 && <span>{t('votes.result.notInBase', { abstain: result.abstain })} </span>}
        {result.quorumNeeded > 0 && (
          <span>{t('votes.result.quorum', { needed: result.quorumNeeded, present: result.present })}</span>
        )}
      </figcaption>
    </figure>
  )
}
