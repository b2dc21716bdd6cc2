import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { enteredFrom } from '../../data/entered-from.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ImportForm } from '../../ui/import-form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { mandatePaths } from './names.ts'
import { mandatesQuery } from './queries.ts'

export function ImportMandatePage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const navigate = useNavigate()
  const list = useQuery(mandatesQuery(id))
  const importing = useCommand(id, 'importMandate')
  return (
    <Page title={t('mandate.import.title')} lead={t('mandate.import.lead')}>
      <Loaded query={list}>
        {({ can }) =>
          can.importMandate ? (
            <RefusalNote refusal={can.importMandate} notAllowed={t('mandate.mayNotImport')} />
          ) : (
            <ImportForm
              submitLabel={t('mandate.import.submit')}
              pending={importing.isPending}
              error={importing.error}
              onSubmit={async (document) =>
                importing.mutate(await enteredFrom(id, document), {
                  onSuccess: () => void navigate(mandatePaths(address).mandate),
                })
              }
            />
          )
        }
      </Loaded>
    </Page>
  )
}
