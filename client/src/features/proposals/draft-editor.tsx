import { Button, Select, Textarea } from '@mantine/core'
import type { Amendments, Provisions } from '@quorate/shared/contracts/instrument'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import { type Draft, discardDraft, saveDraft } from '@quorate/shared/contracts/proposals'
import { isolated } from '@quorate/shared/domain/characters'
import { citationIn } from '@quorate/shared/domain/instrument/citation'
import { languagesOf } from '@quorate/shared/domain/instrument/consolidate'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { newKey, perform } from '../../data/api.ts'
import { changeAnswers } from '../../data/change-answers.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { useAutosave } from '../../data/use-autosave.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { LineInput } from '../../ui/line-input.tsx'
import { OnlyLanguage } from '../../ui/official.tsx'
import { readIn } from '../../ui/read-in.ts'
import { SavingNote } from '../../ui/saving-note.tsx'
import { ShownText } from '../../ui/shown-text.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { placeBeside, type Working, workingVersion } from './draft-places.ts'
import {
  type Awaited,
  asProvision,
  awaited,
  type DraftContent,
  drafted,
  effective,
  insertedIn,
  missing,
  subjects,
  withInsertion,
  withoutProvision,
  withTitle,
  withWording,
} from './draft-state.ts'
import { InsertedEditor, newProvision } from './inserted-editor.tsx'
import { Misfit } from './misfit.tsx'
import { proposalPaths } from './names.ts'
import { NewerVersion } from './newer-version.tsx'
import { beginning, inOutline, outlineOptions } from './place-picker.tsx'
import { ProvisionEditor } from './provision-editor.tsx'
import { draftsQuery, proposalKeys } from './queries.ts'

type DraftEditorProps = {
  draft: string
  kept: Draft | null
  instrument: string
  version: number
  provisions: Provisions['provisions']
  /** The version in force, and how many corrigenda it has. */
  current: number
  currentCorrigenda: number
  amendments: Amendments['amendments']
  mandate: Mandates['mandates'][number]
  /** The clause and the provision of the address, if it names them. */
  clause: string | null
  provision: string | null
}

/** Options of a field that are on the page at once: typing finds the others. */
const OPTIONS_SHOWN = 50

/** The usual clause of amendments: the one that asks for recommendations of amendments. */
const AMENDING_CLAUSE = '2.7'

function startContent({ kept, instrument, version, mandate, clause }: DraftEditorProps): DraftContent {
  if (kept) {
    const { id: _, savedAt: __, ...content } = kept
    return content
  }
  const numbers = mandate.clauses.map(({ number }) => number)
  const wanted = [clause, AMENDING_CLAUSE].find((each) => each !== null && numbers.includes(each))
  return {
    kind: 'amendment',
    clause: { mandate: mandate.id, clause: wanted ?? numbers[0] ?? '' },
    instrument,
    version,
    title: {},
    operations: [],
    justification: '',
  }
}

/** From the provision to the tabled amendment: what changes with its redline, title, reasons. */
export function DraftEditor(props: DraftEditorProps) {
  const { draft, provisions, amendments, mandate, provision: start, version, current } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { id: committee, address } = useCommittee()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [content, setContent] = useState(() => startContent(props))
  const [chosen, setChosen] = useState<string[]>(() => [
    ...new Set([...subjects(content), ...(start && provisions.some(({ id }) => id === start) ? [start] : [])]),
  ])
  const save = useCallback(
    async (content: DraftContent) => {
      const answer = await perform(saveDraft, { params: { committee, draft }, body: content })
      const { queryKey } = draftsQuery(committee)
      changeAnswers(client, queryKey, () =>
        client.setQueryData(queryKey, (data) => {
          const others = (data?.drafts ?? []).filter(({ id }) => id !== draft)
          return data && { ...data, drafts: [answer, ...others] }
        }),
      )
      return answer
    },
    [client, committee, draft],
  )
  const { saving, stop } = useAutosave(content, save)
  const table = useCommand(committee, 'tableProposal')
  const base = useMemo(() => provisions.map(asProvision), [provisions])
  const languages = useMemo(() => languagesOf(base), [base])
  const working = useWorking(base, content)
  const latest = useDeferredValue(content)
  const lacking = useMemo(() => missing(latest, base), [latest, base])
  const awaiting = useMemo(() => awaited(latest, base), [latest, base])

  const discard = async () => {
    stop()
    await perform(discardDraft, { params: { committee, draft }, body: {} }).catch(() => undefined)
    void client.invalidateQueries({ queryKey: [committee, ...proposalKeys.drafts] })
  }
  const tableIt = async () => {
    const answer = await table.mutateAsync(effective(content, base))
    await discard()
    const tabled = answer.events.find((event) => event.type === 'ProposalTabled')
    await navigate(
      tabled?.data ? proposalPaths(address).proposal(tabled.data.proposal) : proposalPaths(address).proposals,
    )
  }
  const leave = async () => {
    await discard()
    await navigate(proposalPaths(address).proposals)
  }
  const remove = (id: string) => setChosen((all) => all.filter((each) => each !== id))
  const insertBeside = (beside: string) => {
    const found = working.provisions.find((each) => each.id === beside)
    if (found === undefined) return
    const place = placeBeside(working.provisions, found, 'after')
    const inserted = newProvision(`n${newKey().replaceAll('-', '').slice(0, 20)}`, working.provisions, place, languages)
    setChosen((all) => [...all, inserted.id])
    setContent((now) => withInsertion(now, inserted, place.after))
  }
  return (
    <div className={styles.editor}>
      {version < current && (
        <NewerVersion
          {...{ committee, content, base, current }}
          instrument={props.instrument}
          corrigenda={props.currentCorrigenda}
          onTake={() => setContent((now) => ({ ...now, version: current }))}
        />
      )}
      <section className={styles.section} aria-labelledby="draft-text" data-wide>
        <h2 id="draft-text" className={styles.sectionHeading}>
          {t('proposals.draft.text')}
        </h2>
        {chosen.map((id) => {
          const provision = base.find((each) => each.id === id)
          const inserted = insertedIn(content, id)
          const shared = { languages, working, content, onChange: setContent }
          if (inserted) return <InsertedEditor key={id} provision={inserted} {...shared} />
          if (provision)
            return (
              <ProvisionEditor
                key={id}
                {...{ provision, base, ...shared }}
                rivals={amendments.filter((each) => each.provisions.includes(id)).map(({ symbol }) => symbol)}
                onRemove={() => remove(id)}
              />
            )
          return (
            subjects(content).includes(id) && (
              <GoneEditor
                key={id}
                {...{ id, working, content }}
                onRemove={() => {
                  setContent((now) => withoutProvision(now, id))
                  remove(id)
                }}
              />
            )
          )
        })}
        <div className={styles.add}>
          <ProvisionSelect
            label={t(chosen.length === 0 ? 'proposals.draft.pick' : 'proposals.draft.pickAnother')}
            provisions={base}
            without={chosen}
            onPick={(id) => {
              setChosen((all) => [...all, id])
              const found = base.find((each) => each.id === id)
              if (found) setContent((now) => withUnchanged(now, found, language))
            }}
          />
          <ProvisionSelect
            label={t('proposals.draft.insert')}
            description={t('proposals.draft.insertHint')}
            provisions={working.provisions}
            without={NONE}
            onPick={insertBeside}
          />
        </div>
      </section>
      <section className={styles.section} aria-labelledby="draft-about">
        <h2 id="draft-about" className={styles.sectionHeading}>
          {t('proposals.draft.about')}
        </h2>
        <TitleFields title={content.title} onChange={(title) => setContent((now) => ({ ...now, title }))} />
        <Textarea
          label={t('proposals.justification')}
          description={t('proposals.draft.justificationHint')}
          autosize
          minRows={4}
          maxLength={10_000}
          value={content.justification}
          onChange={({ currentTarget: { value } }) => setContent((now) => ({ ...now, justification: value }))}
        />
        <Select
          label={t('proposals.under')}
          data={mandate.clauses.map(({ number, text }) => ({
            value: number,
            label: `${number}  ${isolated(beginning(readIn(text, language).text))}`,
          }))}
          value={content.clause.clause}
          allowDeselect={false}
          searchable
          limit={OPTIONS_SHOWN}
          onChange={(clause) => {
            if (clause !== null) setContent((now) => ({ ...now, clause: { mandate: mandate.id, clause } }))
          }}
        />
      </section>
      <footer className={styles.footer}>
        <SavingNote saving={saving} />
        {lacking.length > 0 && (
          <p className={styles.lacking}>
            {t('proposals.draft.lacking', {
              what: new Intl.ListFormat(language).format(lacking.map((each) => t(`proposals.draft.lacks.${each}`))),
            })}
          </p>
        )}
        <div className={styles.buttons}>
          <ConfirmButton
            variant="filled"
            disabled={lacking.length > 0}
            label={t('proposals.draft.table')}
            {...(awaiting.length > 0 && { confirmLabel: t('proposals.draft.tableAwaiting') })}
            question={t('proposals.draft.tableQuestion')}
            onConfirm={tableIt}
            pending={table.isPending}
            error={table.error}
          >
            <p>{t('proposals.draft.tableText')}</p>
            <AwaitedList awaiting={awaiting} />
          </ConfirmButton>
          {(props.kept !== null || saving.state !== 'unchanged') && (
            <Button variant="default" onClick={() => void leave()}>
              {t('proposals.draft.discard')}
            </Button>
          )}
        </div>
      </footer>
    </div>
  )
}

const NONE: readonly string[] = []

/** The version as drafted. It stays the same while only texts are written. */
function useWorking(base: readonly Provision[], { operations }: DraftContent): Working {
  const placing = JSON.stringify(operations.map((each) => ('text' in each ? { ...each, text: '' } : withoutText(each))))
  const latest = useRef(operations)
  latest.current = operations
  // biome-ignore lint/correctness/useExhaustiveDependencies: `placing` is all of the operations that it depends on
  return useMemo(() => workingVersion(base, latest.current), [base, placing])
}

function withoutText(operation: DraftContent['operations'][number]) {
  return operation.op === 'insert-after' ? { ...operation, provision: { ...operation.provision, text: {} } } : operation
}

/** The draft with a provision in it as it is, so that it is still there when one comes back. */
function withUnchanged(draft: DraftContent, { id, heading, text }: Provision, reader: Language): DraftContent {
  const field = (text.en ?? text.fr) === undefined ? 'heading' : 'text'
  const { text: words, language } = readIn(field === 'text' ? text : heading, reader)
  return withWording(draft, { provision: id, field, language }, words)
}

type ProvisionSelectProps = {
  label: string
  description?: string
  provisions: readonly Provision[]
  without: readonly string[]
  onPick: (id: string) => void
}

/** A field to find a provision by its number or words. */
function ProvisionSelect({ label, description, provisions, without, onPick }: ProvisionSelectProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const options = useMemo(
    () => outlineOptions(provisions, language).filter(({ value }) => !without.includes(value)),
    [provisions, without, language],
  )
  return (
    <Select
      {...{ label, description }}
      placeholder={t('proposals.draft.pickHint')}
      data={options}
      renderOption={inOutline}
      value={null}
      searchable
      limit={OPTIONS_SHOWN}
      nothingFoundMessage={t('proposals.draft.noProvision')}
      maxDropdownHeight={360}
      onChange={(id) => id !== null && onPick(id)}
    />
  )
}

/** What was written for a provision that the version does not have. */
function GoneEditor(props: { id: string; working: Working; content: DraftContent; onRemove: () => void }) {
  const { id, working, content, onRemove } = props
  const { t } = useTranslation()
  const written = LANGUAGES.flatMap((language) =>
    (['heading', 'text'] as const).map((field) => drafted(content, { provision: id, field, language }) ?? ''),
  ).filter((words) => words !== '')
  return (
    <fieldset className={styles.provision}>
      <legend className={styles.legend}>{t('proposals.draft.gone')}</legend>
      <Misfit code={working.misfits.get(id)} />
      {written.map((words) => (
        <p key={words} className={styles.words}>
          <ShownText text={words} />
        </p>
      ))}
      <div className={styles.tools}>
        <button type="button" className={styles.tool} onClick={onRemove}>
          {t('proposals.draft.leave')}
        </button>
      </div>
    </fieldset>
  )
}

/** What is tabled in one language only. */
function AwaitedList({ awaiting }: { awaiting: readonly Awaited[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (awaiting.length === 0) return null
  return (
    <div className={styles.awaited}>
      <p>{t('proposals.draft.awaiting')}</p>
      <ul>
        {awaiting.map(({ provision, field, language: only }) => (
          <li key={`${provision.id} ${field}`}>
            {t(`proposals.draft.awaited.${field}`, { number: citationIn(provision, language) })}{' '}
            <OnlyLanguage language={only} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type TitleFieldsProps = { title: DraftContent['title']; onChange: (title: DraftContent['title']) => void }

/** The title in the language in which it is written, and in the other one if there is one. */
function TitleFields({ title, onChange }: TitleFieldsProps) {
  const { t } = useTranslation()
  const own = useLanguage()
  const other: Language = own === 'en' ? 'fr' : 'en'
  const field = (language: Language) => ({
    lang: language,
    maxLength: 200,
    value: title[language] ?? '',
    onChange: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) =>
      onChange(withTitle(title, language, value)),
  })
  const named = (language: Language) => ({ language: t(`proposals.draft.languages.${language}`) })
  return (
    <>
      <LineInput
        label={t('proposals.draft.name', named(own))}
        description={t('proposals.draft.nameHint')}
        {...field(own)}
      />
      <LineInput label={t('proposals.draft.nameOther', named(other))} {...field(other)} />
    </>
  )
}
