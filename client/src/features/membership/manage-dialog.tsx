import type { Participant, Principal } from '@quorate/shared/contracts/membership'
import { assertNever } from '@quorate/shared/domain/assert-never'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { AdmitDelegationForm } from './admit-delegation-form.tsx'
import { AdmitObserverForm } from './admit-observer-form.tsx'
import { AppointmentForm, RetireForm } from './appointment-forms.tsx'
import { CreateSeatForm } from './create-seat-form.tsx'
import { CredentialForm } from './credential-form.tsx'
import { EnrolForm } from './enrol-form.tsx'
import { EraseNameForm } from './erase-name-form.tsx'
import { ReinstateForm, SuspendForm } from './suspension-forms.tsx'

/** The act that the Secretariat is about to do. */
export type Managing =
  | { act: 'appoint'; person: Participant }
  | { act: 'retire'; person: Participant }
  | { act: 'suspend'; person: Participant }
  | { act: 'reinstate'; person: Participant }
  | { act: 'erase'; person: Participant }
  | { act: 'credential'; delegation: Principal }
  | { act: 'admitDelegation' | 'createSeat' | 'admitObserver' | 'enrol' }

/** One dialog for all acts of the Secretariat. */
export function ManageDialog({ managing, onClose }: { managing: Managing; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      opened
      onClose={onClose}
      title={useTitle(managing)}
      size="md"
      closeButtonProps={{ 'aria-label': t('membership.manage.cancel') }}
    >
      <Form managing={managing} onClose={onClose} />
    </Dialog>
  )
}

function useTitle(managing: Managing): string {
  const { t } = useTranslation()
  const language = useLanguage()
  switch (managing.act) {
    case 'appoint': {
      const name = managing.person.name ?? t('ui.erasedName')
      return t(managing.person.left ? 'membership.manage.bringBackTitle' : 'membership.manage.appointTitle', { name })
    }
    case 'retire':
      return t('membership.manage.retireTitle', { name: managing.person.name ?? t('ui.erasedName') })
    case 'suspend':
      return t('membership.manage.suspendTitle', { name: managing.person.name ?? t('ui.erasedName') })
    case 'reinstate':
      return t('membership.manage.reinstate')
    case 'erase':
      return t('membership.manage.eraseTitle', { name: managing.person.name ?? t('ui.erasedName') })
    case 'credential':
      return t('membership.manage.credentialTitle', { delegation: readIn(managing.delegation.name, language).text })
    default:
      return t(`membership.manage.${managing.act}`)
  }
}

function Form({ managing, onClose }: { managing: Managing; onClose: () => void }) {
  switch (managing.act) {
    case 'appoint':
      return <AppointmentForm person={managing.person} onClose={onClose} />
    case 'retire':
      return <RetireForm person={managing.person} onClose={onClose} />
    case 'suspend':
      return <SuspendForm person={managing.person} onClose={onClose} />
    case 'reinstate':
      return <ReinstateForm person={managing.person} onClose={onClose} />
    case 'erase':
      return <EraseNameForm person={managing.person} onClose={onClose} />
    case 'credential':
      return <CredentialForm delegation={managing.delegation} onClose={onClose} />
    case 'admitDelegation':
      return <AdmitDelegationForm onClose={onClose} />
    case 'createSeat':
      return <CreateSeatForm onClose={onClose} />
    case 'admitObserver':
      return <AdmitObserverForm onClose={onClose} />
    case 'enrol':
      return <EnrolForm onClose={onClose} />
    default:
      return assertNever(managing)
  }
}
