import { SegmentedControl } from '@mantine/core'
import type { ImportPreview } from '@quorate/shared/contracts/reading'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { PerLanguage } from '@quorate/shared/domain/reading/entered'
import { type Dispatch, type SetStateAction, useCallback, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { LineInput } from '../../ui/line-input.tsx'
import { SavingNote } from '../../ui/saving-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { AddLanguage } from './add-language.tsx'
import type { DraftContent } from './draft-of-import.tsx'
import { ImportButton } from './import-button.tsx'
import { type ImportKind, LANGUAGE_NAMES } from './names.ts'
import { OneLanguage } from './one-language.tsx'
import type { DraftDocument } from './queries.ts'
import { SideBySide } from './side-by-side.tsx'
import { type OpenDocument, useDocument } from './use-document.ts'
import type { useDraftSaving } from './use-draft-saving.ts'
import styles from './workbench.module.css'

type WorkbenchProps = {
  kind: ImportKind
  draft: string
  content: DraftContent
  previews: PerLanguage<ImportPreview>
  saving: ReturnType<typeof useDraftSaving>
  onContent: Dispatch<SetStateAction<DraftContent>>
  onDocument: (language: Language, change: (document: DraftDocument) => DraftDocument) => void
}

/** The documents of an import as they would stand: each language by itself, or both side by side; and the command. */
export function Workbench({ kind, content, previews, saving, onContent, onDocument }: WorkbenchProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const en = useOpenDocument('en', content, previews, onDocument)
  const fr = useOpenDocument('fr', content, previews, onDocument)
  const open = { en, fr }
  const languages = LANGUAGES.filter((language) => open[language] !== null)
  const [view, setView] = useState<Language | 'both'>(languages.includes(reader) ? reader : (languages[0] ?? 'en'))
  const missing = LANGUAGES.find((language) => !languages.includes(language))
  const shown = view === 'both' ? null : open[view]
  return (
    <div className={styles.workbench}>
      <div className={styles.titles}>
        {languages.map((language) => (
          <LineInput
            key={language}
            label={t('reading.documentTitle', { language: t(`reading.languages.${language}`) })}
            lang={language}
            maxLength={300}
            value={content.title[language] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onContent((now) => ({ ...now, title: { ...now.title, [language]: value } }))
            }
          />
        ))}
      </div>
      <div className={styles.bar}>
        {languages.length > 1 && (
          <SegmentedControl
            aria-label={t('reading.view.label')}
            value={view}
            onChange={setView}
            data={[
              ...languages.map((language) => ({ value: language, label: withQuestions(language, open[language]) })),
              { value: 'both' as const, label: t('reading.view.both') },
            ]}
          />
        )}
        {missing !== undefined && <AddLanguage language={missing} onContent={onContent} />}
        <SavingNote saving={saving.saving} />
        <div className={styles.end}>
          <ImportButton kind={kind} content={content} open={open} onImported={saving.discard} />
        </div>
      </div>
      {shown !== null && shown.failed > 0 && (
        <p className={styles.failed} role="alert">
          {t('reading.failed', { count: shown.failed })}
        </p>
      )}
      {view === 'both' && en !== null && fr !== null && (
        <SideBySide
          en={en.document}
          fr={fr.document}
          onOpen={(language, provision) => {
            open[language]?.select(provision)
            setView(language)
          }}
        />
      )}
      {view !== 'both' && shown !== null && (
        <OneLanguage
          key={view}
          language={view}
          open={shown}
          source={previews[view]?.source ?? ''}
          reading={content.documents[view] ?? { changes: 'accepted', corrections: [] }}
          onReadAs={(reading, corrections) => onDocument(view, ({ file }) => ({ file, ...reading, corrections }))}
        />
      )}
    </div>
  )
}

function useOpenDocument(
  language: Language,
  content: DraftContent,
  previews: PerLanguage<ImportPreview>,
  onDocument: WorkbenchProps['onDocument'],
) {
  const keep = useCallback(
    (corrections: DraftDocument['corrections']) => onDocument(language, (document) => ({ ...document, corrections })),
    [language, onDocument],
  )
  return useDocument(previews[language], content.documents[language]?.corrections ?? [], keep)
}

/** With how many questions are open there: a view shows those of its language alone. */
function withQuestions(language: Language, open: OpenDocument | null): string {
  const count = open?.document.questions.length ?? 0
  return count === 0 ? LANGUAGE_NAMES[language] : `${LANGUAGE_NAMES[language]} (${count})`
}
