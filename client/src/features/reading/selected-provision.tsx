import { Button } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import type { Correction } from '@quorate/shared/domain/reading/corrections'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../i18n/message-key.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ACTS, type Act, KEYS } from './keys.ts'
import styles from './selected-provision.module.css'
import { nameOf, type TreeRow } from './tree-rows.ts'

type SelectedProvisionProps = {
  row: TreeRow | undefined
  language: Language
  canUndo: boolean
  canRedo: boolean
  onAct: (act: Act) => void
  onCorrect: (correction: Correction, said: MessageKey) => void
  onUndo: () => void
  onRedo: () => void
  /** What was done last, or why it could not be done. */
  said: ReactNode
  /** The form of an act that needs one: a number, words, the place of a split. */
  form: ReactNode
}

/** The provision that is selected: all its words, and what one may do with it. */
export function SelectedProvision(props: SelectedProvisionProps) {
  const { row, language, canUndo, canRedo, onAct, onCorrect, onUndo, onRedo, said, form } = props
  const { t } = useTranslation()
  return (
    <section className={styles.selected} aria-label={t('reading.selected.label')}>
      <div className={styles.tools}>
        {ACTS.filter((act) => act !== 'furniture').map((act) => (
          <ActButton key={act} act={act} disabled={row === undefined} onAct={onAct} />
        ))}
        <Button
          variant="default"
          size="compact-sm"
          disabled={!canUndo}
          title={t('reading.byKey', { key: 'Ctrl+Z' })}
          leftSection={<IconArrowBackUp aria-hidden size={16} stroke={1.75} />}
          onClick={onUndo}
        >
          {t('reading.undo')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={!canRedo}
          title={t('reading.byKey', { key: 'Ctrl+Shift+Z' })}
          leftSection={<IconArrowForwardUp aria-hidden size={16} stroke={1.75} />}
          onClick={onRedo}
        >
          {t('reading.redo')}
        </Button>
      </div>
      {row !== undefined && (
        <div className={styles.tools}>
          <span className={styles.hint}>{t('reading.takeOut')}</span>
          {(['front', 'end'] as const).map((to) => (
            <Button
              key={to}
              variant="default"
              size="compact-sm"
              onClick={() => onCorrect({ op: 'remove', provision: row.provision.id, to }, 'reading.did.remove')}
            >
              {t(`reading.apart.${to}`)}
            </Button>
          ))}
          <ActButton act="furniture" disabled={false} onAct={onAct} />
        </div>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
      {form}
      {row !== undefined && (
        <>
          <p className={styles.facts}>
            <strong>{nameOf(row.provision)}</strong>
            <span>{t('reading.selected.level', { level: row.level })}</span>
            <span>
              {row.provision.lines[0] === row.provision.lines[1]
                ? t('reading.selected.line', { from: row.provision.lines[0] })
                : t('reading.selected.lines', { from: row.provision.lines[0], to: row.provision.lines[1] })}
            </span>
          </p>
          {form === null && row.provision.heading !== '' && (
            <p className={styles.heading} lang={language} dir="auto">
              {row.provision.heading}
            </p>
          )}
          {form !== null ? null : row.provision.text === '' ? (
            <p className={styles.facts}>{t('reading.selected.noText')}</p>
          ) : (
            <p className={styles.text} lang={language} dir="auto">
              {row.provision.text}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function ActButton({ act, disabled, onAct }: { act: Act; disabled: boolean; onAct: (act: Act) => void }) {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={disabled}
      title={t('reading.byKey', { key: KEYS[act] })}
      onClick={() => onAct(act)}
    >
      {t(`reading.act.${act}`)}
    </Button>
  )
}
