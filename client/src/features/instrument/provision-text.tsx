import type { Version } from '@quorate/shared/contracts/instrument'
import type { Language } from '@quorate/shared/domain/language'
import { lazy, Suspense } from 'react'
import styles from './instrument.module.css'

/** Comes when somebody asks which decision made which words. */
const ProvenanceText = lazy(async () => ({ default: (await import('./provenance-text.tsx')).ProvenanceText }))

type ProvisionTextProps = {
  data: Version
  provision: Version['provisions'][number]
  /** The language of the wording shown. */
  language: Language
  provenance: boolean
}

/** The words of a provision; on request, with the decisions that made them. */
export function ProvisionText({ data, provision, language, provenance }: ProvisionTextProps) {
  const spans = provision.spans[language]
  const plain = (
    <p className={styles.text} lang={language} dir="auto">
      {provision.text[language]}
    </p>
  )
  if (!provenance || !spans) return plain
  return (
    <Suspense fallback={plain}>
      <ProvenanceText data={data} spans={spans} language={language} />
    </Suspense>
  )
}
