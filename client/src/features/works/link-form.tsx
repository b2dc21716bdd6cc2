import { Button, Group, Select } from '@mantine/core'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { LINK_MEANINGS, type LinkMeaning } from '@quorate/shared/domain/works/events'
import { useState } from 'react'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useFoundWorks } from './parts/use-found-works.ts'
import styles from './related-works.module.css'

type LinkFormProps = { committee: string; work: Pick<WorkLine, 'id' | 'symbol'>; onDone: () => void }

/** Links a work to another one, with a meaning. */
export function LinkForm({ committee, work, onDone }: LinkFormProps) {
  const { t } = useTranslation()
  const link = useCommand(committee, 'linkWorks')
  const [meaning, setMeaning] = useState<LinkMeaning>('arises-from')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<WorkLine | null>(null)
  const { found, label, isFetching } = useFoundWorks(committee, chosen === null ? words : '')
  const offered = found.filter(({ id }) => id !== work.id)
  const listed = chosen === null || offered.some(({ id }) => id === chosen.id) ? offered : [chosen, ...offered]
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== null) link.mutate({ from: work.id, to: chosen.id, meaning }, { onSuccess: onDone })
      }}
    >
      <Select
        label={t('works.related.meaning', { symbol: work.symbol })}
        data={LINK_MEANINGS.map((value) => ({ value, label: t(`works.meaning.${value}.choose`) }))}
        value={meaning}
        allowDeselect={false}
        onChange={(value) => setMeaning(LINK_MEANINGS.find((each) => each === value) ?? meaning)}
      />
      <Select
        label={t('works.related.which')}
        placeholder={t('works.related.search')}
        data={listed.map((each) => ({ value: each.id, label: label(each) }))}
        value={chosen?.id ?? null}
        searchable
        clearable
        // The server has searched already.
        filter={({ options }) => options}
        onSearchChange={setWords}
        onChange={(id) => setChosen(listed.find((each) => each.id === id) ?? null)}
        nothingFoundMessage={t(isFetching ? 'works.related.searching' : 'works.related.notFound')}
      />
      <p className={styles.reads} aria-live="polite">
        {chosen !== null &&
          t('works.related.reads', {
            symbol: work.symbol,
            meaning: t(`works.meaning.${meaning}.to`),
            other: chosen.symbol,
          })}
      </p>
      <RefusalNote refusal={link.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={chosen === null} loading={link.isPending}>
          {t('works.related.submit')}
        </Button>
      </Group>
    </form>
  )
}
