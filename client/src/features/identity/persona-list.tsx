import { TextInput } from '@mantine/core'
import { type Me, type Persona, signInAsPersona } from '@quorate/shared/contracts/identity'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { perform } from '../../data/api.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { CapacityBadge } from '../../ui/capacity-badge.tsx'
import { Line } from '../../ui/line.tsx'
import { Official } from '../../ui/official.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { matches } from './matches.ts'
import styles from './sign-in.module.css'

/** With more than this many personas there is a search field. */
const MANY = 8

/** The people of the demonstration, with their principals and rights. */
export function PersonaList({ personas, onSignedIn }: { personas: readonly Persona[]; onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const entering = useMutation({
    mutationFn: (persona: string) => perform(signInAsPersona, { params: {}, body: { persona } }),
    onSuccess: onSignedIn,
  })
  const shown = personas.filter((persona) => matches(persona, wanted))
  return (
    <section aria-labelledby="personas" className={styles.personas}>
      <h2 id="personas" className={styles.section}>
        {t('identity.personas.title')}
      </h2>
      <p className={styles.lead}>{t('identity.personas.lead')}</p>
      {personas.length > MANY && (
        <TextInput
          type="search"
          label={t('identity.personas.search')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          className={styles.search ?? ''}
        />
      )}
      <RefusalNote refusal={entering.error} />
      <ul className={styles.list}>
        {shown.map((persona) => (
          <li key={persona.persona}>
            <PersonaButton
              persona={persona}
              disabled={entering.isPending}
              onChoose={() => entering.mutate(persona.persona)}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.lead}>{t('identity.personas.none')}</p>}
    </section>
  )
}

type PersonaButtonProps = { persona: Persona; disabled: boolean; onChoose: () => void }

function PersonaButton({ persona, disabled, onChoose }: PersonaButtonProps) {
  const language = useLanguage()
  // Named by all the words on it, so that a person who uses speech can say any of them.
  return (
    <button type="button" className={styles.persona} disabled={disabled} onClick={onChoose}>
      <span className={styles.name}>
        <Line text={persona.name} />
      </span>
      <span className={styles.who}>
        <span className={styles.for}>
          {persona.principal && <Official text={persona.principal} />}
          <CapacityBadge capacity={persona.capacity} />
        </span>
        <span className={styles.may}>{persona.line[language]}</span>
      </span>
    </button>
  )
}
