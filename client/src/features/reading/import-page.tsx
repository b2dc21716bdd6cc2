import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { instrumentsQuery } from '../instrument/queries.ts'
import { mandatesQuery } from '../mandate/queries.ts'
import { DraftOfImport } from './draft-of-import.tsx'
import { type ImportKind, importPaths } from './names.ts'
import { StartOfImport } from './start-of-import.tsx'

export function ImportMandatePage() {
  const { id } = useCommittee()
  const query = useQuery(mandatesQuery(id))
  return (
    <ImportPage kind="mandate">
      {(content) => <Loaded query={query}>{({ can }) => content(can.importMandate)}</Loaded>}
    </ImportPage>
  )
}

export function ImportInstrumentPage() {
  const { id } = useCommittee()
  const query = useQuery(instrumentsQuery(id))
  return (
    <ImportPage kind="instrument">
      {(content) => <Loaded query={query}>{({ can }) => content(can.importInstrument)}</Loaded>}
    </ImportPage>
  )
}

type Refused = Parameters<typeof RefusalNote>[0]['refusal']
type ImportPageProps = {
  kind: ImportKind
  /** Shows the content once it is known whether this person may import. */
  children: (content: (refusal: Refused) => React.ReactNode) => React.ReactNode
}

/** The document is chosen on one page, and seen and corrected on another, whose address is that of its draft. */
function ImportPage({ kind, children }: ImportPageProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { draft } = useParams()
  return (
    <Page
      key={draft ?? 'start'}
      title={t(`reading.title.${kind}`)}
      kicker={draft !== undefined && <Link to={importPaths(address, kind).start}>{t('reading.back')}</Link>}
      lead={t(draft === undefined ? 'reading.lead' : 'reading.check')}
      width={draft === undefined ? 'reading' : 'wide'}
    >
      {children((refusal) =>
        refusal ? (
          <RefusalNote refusal={refusal} notAllowed={t(`reading.mayNot.${kind}`)} />
        ) : draft === undefined ? (
          <StartOfImport kind={kind} />
        ) : (
          <DraftOfImport key={draft} kind={kind} draft={draft} />
        ),
      )}
    </Page>
  )
}
