import { SegmentedControl } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import type { Correction, SeenProvision } from '@quorate/shared/domain/reading/corrections'
import { rawLines } from '@quorate/shared/domain/reading/lines'
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MessageKey } from '../../i18n/message-key.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { NumberForm, SplitForm, WordsForm } from './act-forms.tsx'
import { ApartLists } from './apart-lists.tsx'
import { ACTS, type Act, KEYS, undoOfKey } from './keys.ts'
import { lineOfPlace, paragraphStarts, provisionAt, provisionOf } from './places.ts'
import type { DraftDocument } from './queries.ts'
import { Questions } from './questions.tsx'
import { SelectedProvision } from './selected-provision.tsx'
import { SourcePane } from './source-pane.tsx'
import { Tree } from './tree.tsx'
import { nameOf, treeRows } from './tree-rows.ts'
import type { OpenDocument } from './use-document.ts'
import styles from './workbench.module.css'

type OneLanguageProps = {
  language: Language
  open: OpenDocument
  source: string
  reading: Pick<DraftDocument, 'changes' | 'encoding' | 'corrections'>
  onReadAs: (reading: Pick<DraftDocument, 'changes' | 'encoding'>, settled: Correction[]) => void
}

const PANES = ['questions', 'tree', 'source'] as const
type Pane = (typeof PANES)[number]
type Form = 'number' | 'split' | 'words'

/** The document in one language: what is doubtful, the tree, and the source. */
export function OneLanguage({ language, open, source, reading, onReadAs }: OneLanguageProps) {
  const { t } = useTranslation()
  const { document, selected, select } = open
  const lines = useMemo(() => rawLines(source), [source])
  const rows = useMemo(() => treeRows(document), [document])
  const doubtful = useMemo(() => {
    const about = document.questions.map((question) => document.provisions[provisionOf(document, question)]?.id)
    return new Set(about.flatMap((id) => id ?? []))
  }, [document])
  const [pane, setPane] = useState<Pane>(document.questions.length > 0 ? 'questions' : 'tree')
  const [form, setForm] = useState<Form | null>(null)
  const [said, setSaid] = useState<{ words: string; times: number }>({ words: '', times: 0 })
  const tree = useRef<HTMLDivElement>(null)
  const row = rows.find(({ provision }) => provision.id === selected)

  const say = (words: string) => setSaid(({ times }) => ({ words, times: times + 1 }))
  const choose = (provision: string) => {
    setForm(null)
    select(provision)
    setPane('tree')
  }
  const toTree = () => tree.current?.querySelector<HTMLElement>('[role="tree"]')?.focus({ preventScroll: true })
  const correct = (correction: Correction, done: MessageKey) => {
    const about = 'provision' in correction ? correction.provision : null
    const provision = document.provisions.find(({ id }) => id === about)
    const obstacle = open.correct(correction)
    if (obstacle !== null) return say(t(`reading.obstacle.${obstacle}`))
    setForm(null)
    say(t(done, { provision: provision === undefined ? '' : nameOf(provision) }))
  }
  const act = (wanted: Act, on = selected) => {
    if (on === null) return
    if (on !== selected) select(on)
    setPane('tree')
    if (wanted === 'number' || wanted === 'words' || wanted === 'split') return setForm(wanted)
    if (wanted === 'furniture') return correct({ op: 'remove', provision: on, to: 'furniture' }, 'reading.did.remove')
    correct({ op: wanted, provision: on }, `reading.did.${wanted}`)
  }
  const back = (way: 'undo' | 'redo') => {
    setForm(null)
    say(t(open[way]() ? `reading.did.${way}` : `reading.did.nothing.${way}`))
  }
  // On the whole page: an answered question takes its button, and the focus with it.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const way = undoOfKey(event)
      const isElsewhere = event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]')
      if (way === null || isElsewhere) return
      event.preventDefault()
      back(way)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  const close = () => {
    setForm(null)
    toTree()
  }
  const finish = (correction: Correction, done: MessageKey) => {
    correct(correction, done)
    toTree()
  }
  const selectLine = (line: number) => {
    const provision = document.provisions[provisionAt(document, line)]
    if (provision === undefined) return say(t('reading.source.notInTree', { line }))
    setForm(null)
    select(provision.id)
  }
  const marked = row?.provision.lines ?? null
  const formOf = (wanted: Form, provision: SeenProvision) => {
    const { id } = provision
    const given = { provision, language, onCancel: close }
    switch (wanted) {
      case 'number':
        return (
          <NumberForm
            key={id}
            {...given}
            onDone={(number) => finish({ op: 'renumber', provision: id, number }, 'reading.did.number')}
          />
        )
      case 'words':
        return (
          <WordsForm
            key={id}
            {...given}
            onDone={(words) => finish({ op: 'reword', provision: id, ...words }, 'reading.did.reword')}
          />
        )
      case 'split':
        return (
          <SplitForm
            key={id}
            {...given}
            at={paragraphStarts(provision.text)[0] ?? 0}
            onDone={(at) => {
              const line = lineOfPlace(lines, provision, at)
              finish({ op: 'split', provision: id, at, ...(line !== undefined && { line }) }, 'reading.did.split')
            }}
          />
        )
    }
  }
  return (
    <div className={styles.language}>
      <div className={styles.panes}>
        <SegmentedControl
          fullWidth
          aria-label={t('reading.pane.label')}
          value={pane}
          onChange={setPane}
          data={PANES.map((each) => ({
            value: each,
            label:
              each === 'questions'
                ? t('reading.pane.questions', { count: document.questions.length })
                : t(`reading.pane.${each}`),
          }))}
        />
      </div>
      <Help />
      <div className={styles.parts} data-pane={pane}>
        <div className={styles.aside}>
          <Questions
            document={document}
            source={lines}
            language={language}
            reading={reading}
            onSelect={choose}
            onCorrect={correct}
            onAct={act}
            onReadAs={onReadAs}
          />
          <ApartLists document={document} language={language} onCorrect={correct} />
        </div>
        <div className={styles.middle} ref={tree}>
          <Tree
            rows={rows}
            language={language}
            selected={selected}
            doubtful={doubtful}
            onSelect={(provision) => {
              setForm(null)
              select(provision)
            }}
            onAct={act}
          />
        </div>
        <div className={styles.side}>
          <div className={styles.detail}>
            <SelectedProvision
              row={row}
              language={language}
              canUndo={open.canUndo}
              canRedo={open.canRedo}
              onAct={act}
              onCorrect={correct}
              onUndo={() => back('undo')}
              onRedo={() => back('redo')}
              said={<span key={said.times}>{said.words}</span>}
              form={row === undefined || form === null ? null : formOf(form, row.provision)}
            />
          </div>
          <SourcePane lines={lines} language={language} marked={marked} onLine={selectLine} />
        </div>
      </div>
    </div>
  )
}

/** The keys of the tree, in a line. */
function Help() {
  const { t } = useTranslation()
  const keys: [key: string, words: string][] = [
    ['↑↓←→', t('reading.tree.move')],
    ...ACTS.map((act): [string, string] => [KEYS[act], t(`reading.act.${act}`)]),
    ['Ctrl+Z', t('reading.undo')],
    ['Ctrl+Shift+Z', t('reading.redo')],
  ]
  return (
    <p className={styles.help}>
      {t('reading.tree.keys')}{' '}
      {keys.map(([key, words]) => (
        <span key={key} className={styles.key}>
          <kbd>{[...key].map(keySign)}</kbd> {words}
        </span>
      ))}
    </p>
  )
}

const ARROWS: Record<string, typeof IconArrowUp> = {
  '↑': IconArrowUp,
  '↓': IconArrowDown,
  '←': IconArrowLeft,
  '→': IconArrowRight,
}

/** Arrows are drawn: not every font has them. */
function keySign(sign: string) {
  const Arrow = ARROWS[sign]
  return Arrow === undefined ? sign : <Arrow key={sign} size={13} stroke={2} aria-label={sign} />
}
