import { oddCharacters, whereIn } from '@quorate/shared/domain/characters'
import { Fragment, type ReactNode, useMemo } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './shown-text.module.css'

/**
 * An official text, with a mark at each character that does not show what it is. The mark replaces one that cannot be
 * seen or changes the direction, so that its text reads as it is written.
 */
export function ShownText({ text }: { text: string }) {
  const { t } = useTranslation()
  const odd = useMemo(() => oddCharacters(text, { prose: true }), [text])
  if (odd.length === 0) return text
  const parts: ReactNode[] = []
  let from = 0
  for (const one of odd) {
    const where = whereIn(text, one)
    parts.push(
      <Fragment key={one.at}>
        {text.slice(from, one.at)}
        <mark className={styles.mark} title={t(`ui.odd.${one.kind}`, { letter: one.letter, ...where })}>
          {one.kind === 'mixed-alphabets' && one.letter}
          <span className={styles.code}>{where.character}</span>
        </mark>
        {one.kind === 'line-break' && '\n'}
      </Fragment>,
    )
    from = one.at + one.letter.length
  }
  return [...parts, text.slice(from)]
}
