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
import { instrumentPaths } from './names.ts'
import { instrumentsQuery } from './queries.ts'

export function ImportInstrumentPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const navigate = useNavigate()
  const list = useQuery(instrumentsQuery(id))
  const importing = useCommand(id, 'importInstrument')
  return (
    <Page title={t('instrument.import.title')} lead={t('instrument.import.lead')}>
      <Loaded query={list}>
        {({ can }) =>
          can.importInstrument ? (
            <RefusalNote refusal={can.importInstrument} notAllowed={t('instrument.mayNotImport')} />
          ) : (
            <ImportForm
              submitLabel={t('instrument.import.submit')}
              pending={importing.isPending}
              error={importing.error}
              onSubmit={async (document) =>
                importing.mutate(await enteredFrom(id, document), {
                  onSuccess: ({ events }) => {
                    const made = events.find((event) => event.type === 'InstrumentEntered')
                    void navigate(
                      made?.data
                        ? instrumentPaths(address).instrument(made.data.instrument)
                        : instrumentPaths(address).instruments,
                    )
                  },
                })
              }
            />
          )
        }
      </Loaded>
    </Page>
  )
}
