import { Suspense } from 'react'
import { useWorkKinds, type WorkTextProps } from '../../../data/work-kinds.ts'
import { useTranslation } from '../../../i18n/translate.ts'

/** The text of a work, of any kind, that is put to the vote. */
export function WorkText({ kind, ...props }: WorkTextProps & { kind: string }) {
  const { t } = useTranslation()
  const Text = useWorkKinds().textOf(kind)
  if (Text === undefined)
    return (
      <>
        {props.heading}
        {props.children}
        <p>{t('works.unknownText')}</p>
      </>
    )
  return (
    <Suspense fallback={<div role="status" aria-label={t('ui.loading')} />}>
      <Text {...props} />
    </Suspense>
  )
}
