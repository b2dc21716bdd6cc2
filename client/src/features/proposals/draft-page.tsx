import type { Draft } from '@quorate/shared/contracts/proposals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useLocation, useParams, useSearchParams } from 'react-router'
import { newKey } from '../../data/api.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { amendmentsQuery, instrumentsQuery, wholeTextQuery } from '../instrument/queries.ts'
import { mandatesQuery } from '../mandate/queries.ts'
import { DraftEditor } from './draft-editor.tsx'
import { proposalPaths } from './names.ts'
import { draftsQuery } from './queries.ts'

/** A new draft gets its address at once, so that leaving and coming back finds it. */
export function NewDraftPage() {
  const { address } = useCommittee()
  const { search } = useLocation()
  const [id] = useState(() => `d${newKey().replaceAll('-', '').slice(0, 20)}`)
  return <Navigate to={proposalPaths(address).draft(id) + search} replace />
}

/** Drafting an amendment. */
export function DraftPage() {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const { draft = '' } = useParams()
  const drafts = useQuery(draftsQuery(id))
  const refusal = drafts.data?.can.tableProposal
  return (
    <Page title={t('proposals.draft.title')} lead={t('proposals.draft.lead')} width="wide">
      {refusal ? (
        <RefusalNote refusal={refusal} notAllowed={t('proposals.mayNotTable')} />
      ) : (
        <Loaded query={drafts}>
          {(data) => <WithDraft key={draft} id={draft} kept={data.drafts.find((each) => each.id === draft) ?? null} />}
        </Loaded>
      )}
    </Page>
  )
}

/** The instrument, the mandate and the clause: of the draft, of the address, or else the first there are. */
function WithDraft({ id, kept }: { id: string; kept: Draft | null }) {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const [search] = useSearchParams()
  const instruments = useQuery(instrumentsQuery(committee))
  const mandates = useQuery(mandatesQuery(committee))
  const wanted = kept?.instrument ?? search.get('instrument')
  return (
    <Loaded query={instruments}>
      {(found) => (
        <Loaded query={mandates}>
          {(held) => {
            const under = kept?.clause.mandate ?? search.get('mandate')
            const mandate = held.mandates.find((each) => each.id === under) ?? held.mandates[0]
            const instrument = found.instruments.find((each) => each.id === wanted) ?? found.instruments[0]
            const current = instrument?.versions.at(-1)
            const version = kept?.version ?? current?.number
            if (!instrument || current === undefined || version === undefined || !mandate)
              return <EmptyState title={t('proposals.draft.nothing')} />
            return (
              <WithVersion
                draft={id}
                kept={kept}
                instrument={instrument.id}
                version={version}
                current={current.number}
                currentCorrigenda={current.corrigenda}
                corrigenda={instrument.versions.find(({ number }) => number === version)?.corrigenda ?? 0}
                mandate={mandate}
                clause={search.get('clause')}
                provision={search.get('provision')}
              />
            )
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

type WithVersionProps = Omit<Parameters<typeof DraftEditor>[0], 'provisions' | 'amendments'> & { corrigenda: number }

function WithVersion({ corrigenda, ...props }: WithVersionProps) {
  const { id } = useCommittee()
  const { instrument, version } = props
  const text = useQuery(wholeTextQuery(id, { instrument, version, corrigenda }))
  const open = useQuery(amendmentsQuery(id, instrument, version))
  return (
    <Loaded query={text}>
      {(provisions) => (
        <Loaded query={open}>
          {({ amendments }) => <DraftEditor key={version} {...props} provisions={provisions} amendments={amendments} />}
        </Loaded>
      )}
    </Loaded>
  )
}
