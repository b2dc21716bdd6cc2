import { type ComponentProps, lazy, Suspense } from 'react'
import { useTranslation } from '../../../i18n/translate.ts'
import { withVoteMessages } from './with-messages.ts'

/** The form is loaded only for those who put the question, not for everybody who reads the text. */
const Form = lazy(async () => ({ default: (await withVoteMessages(import('../open-vote-form.tsx'))).OpenVoteForm }))

export function PutQuestion(props: ComponentProps<typeof Form>) {
  const { t } = useTranslation()
  return (
    <Suspense fallback={<div role="status" aria-label={t('ui.loading')} />}>
      <Form {...props} />
    </Suspense>
  )
}
