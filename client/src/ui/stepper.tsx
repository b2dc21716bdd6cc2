import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './stepper.module.css'

/** `open`: the steps after it have begun, but it is not over. */
export type Step = { key: string; label: ReactNode; state: 'done' | 'open' | 'now' | 'ahead'; detail?: ReactNode }

/** The steps of something with the current one, from left to right, or from top to bottom on narrow screens. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const { t } = useTranslation()
  return (
    <ol className={styles.stepper} aria-label={label}>
      {steps.map(({ key, label: name, state, detail }) => (
        <li key={key} className={styles.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className={styles.mark} aria-hidden="true" />
          <span className={styles.name}>
            {name}
            {state !== 'open' && <VisuallyHidden>, {t(`ui.stepper.${state}`)}</VisuallyHidden>}
          </span>
          {state === 'open' && <span className={styles.detail}>{t('ui.stepper.open')}</span>}
          {detail && <span className={styles.detail}>{detail}</span>}
        </li>
      ))}
    </ol>
  )
}
