import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './instrument.module.css'
import { instrumentPaths } from './names.ts'
import { instrumentsQuery } from './queries.ts'

/** The instruments; if there is only one, that one. */
export function InstrumentsPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const query = useQuery(instrumentsQuery(id))
  const only = query.data?.instruments.length === 1 ? query.data.instruments[0] : undefined
  if (only) return <Navigate to={instrumentPaths(address).instrument(only.id)} replace />
  const mayImport = query.data?.can.importInstrument === null
  const importLink = mayImport && (
    <Button component={Link} to={instrumentPaths(address).importInstrument}>
      {t('instrument.importAction')}
    </Button>
  )
  return (
    <Page title={t('instrument.title')} actions={importLink}>
      <Loaded query={query}>
        {({ instruments }) =>
          instruments.length === 0 ? (
            <EmptyState title={t('instrument.none')}>{t('instrument.noneText')}</EmptyState>
          ) : (
            <ul className={styles.list}>
              {instruments.map(({ id: instrument, title, versions }) => (
                <li key={instrument}>
                  <Link to={instrumentPaths(address).instrument(instrument)}>
                    <Official text={title} />
                  </Link>{' '}
                  {t('instrument.version', { number: versions.at(-1)?.number ?? 1 })}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
