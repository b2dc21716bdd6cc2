import { Button, Select, Textarea } from '@mantine/core'
import type { Amendments, Provisions } from '@quorate/shared/contracts/instrument'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import { type Draft, discardDraft, saveDraft } from '@quorate/shared/contracts/proposals'
import { isolated } from '@quorate/shared/domain/characters'
import type { Language } from '@quorate/shared/domain/language'
import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { perform } from '../../data/api.ts'
import { changeAnswers } from '../../data/change-answers.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { useAutosave } from '../../data/use-autosave.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { LineInput } from '../../ui/line-input.tsx'
import { readIn } from '../../ui/read-in.ts'
import { SavingNote } from '../../ui/saving-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './draft.module.css'
import { type DraftContent, effective, missing, touched, withText, withTitle } from './draft-state.ts'
import { proposalPaths } from './names.ts'
import { ProvisionEditor } from './provision-editor.tsx'
import { draftsQuery, proposalKeys } from './queries.ts'

type DraftEditorProps = {
  draft: string
  kept: Draft | null
  instrument: string
  version: number
  provisions: Provisions['provisions']
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

/** From the provision to the tabled amendment: text with its redline, title, reasons. */
export function DraftEditor(props: DraftEditorProps) {
  const { draft, provisions, amendments, mandate, provision: start } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { id: committee, address } = useCommittee()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [content, setContent] = useState(() => startContent(props))
  const [chosen, setChosen] = useState<string[]>(() => [
    ...new Set([...touched(content), ...(start && provisions.some(({ id }) => id === start) ? [start] : [])]),
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
  const base = useMemo(() => new Map(provisions.map(({ id, text }) => [id, text])), [provisions])
  const lacking = missing(content, base)

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
  const options = provisions
    .filter(({ id, text }) => !chosen.includes(id) && (text.en ?? text.fr ?? '') !== '')
    .map(({ id, number, heading, text }) => ({
      value: id,
      label: `${number}  ${isolated(readIn(heading, language).text || beginning(readIn(text, language).text))}`,
    }))
  return (
    <div className={styles.editor}>
      <section className={styles.section} aria-labelledby="draft-text">
        <h2 id="draft-text" className={styles.heading}>
          {t('proposals.draft.text')}
        </h2>
        {chosen.map((id) => {
          const provision = provisions.find((each) => each.id === id)
          if (!provision) return null
          return (
            <ProvisionEditor
              key={id}
              provision={provision}
              rivals={amendments.filter((each) => each.provisions.includes(id)).map(({ symbol }) => symbol)}
              content={content}
              onChange={setContent}
              onRemove={() => setChosen((all) => all.filter((each) => each !== id))}
            />
          )
        })}
        <Select
          label={t(chosen.length === 0 ? 'proposals.draft.pick' : 'proposals.draft.pickAnother')}
          placeholder={t('proposals.draft.pickHint')}
          data={options}
          value={null}
          searchable
          limit={OPTIONS_SHOWN}
          nothingFoundMessage={t('proposals.draft.noProvision')}
          maxDropdownHeight={360}
          onChange={(id) => {
            if (id === null) return
            setChosen((all) => [...all, id])
            const text = base.get(id)
            const into = text?.[language] === undefined ? (language === 'en' ? 'fr' : 'en') : language
            setContent((now) => withText(now, id, into, text?.[into] ?? ''))
          }}
        />
      </section>
      <section className={styles.section} aria-labelledby="draft-about">
        <h2 id="draft-about" className={styles.heading}>
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
            question={t('proposals.draft.tableQuestion')}
            onConfirm={tableIt}
            pending={table.isPending}
            error={table.error}
          >
            <p>{t('proposals.draft.tableText')}</p>
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

const LONGEST = 70

function beginning(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : text
}
