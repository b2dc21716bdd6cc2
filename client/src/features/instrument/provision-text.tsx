import type { Provisions, Version } from '@quorate/shared/contracts/instrument'
import type { Language } from '@quorate/shared/domain/language'
import { DocumentText } from '../../ui/document-text.tsx'
import styles from './instrument.module.css'
import { ProvenanceText } from './provenance-text.tsx'

type ProvisionTextProps = {
  data: Version
  provision: Provisions['provisions'][number]
  /** The language of the wording shown. */
  language: Language
  provenance: boolean
}

/** The words of a provision; on request, with the decisions that made them. */
export function ProvisionText({ data, provision, language, provenance }: ProvisionTextProps) {
  const spans = provision.spans[language]
  if (provenance && spans) return <ProvenanceText data={data} spans={spans} language={language} />
  return (
    <p className={styles.text} lang={language} dir="auto">
      <DocumentText text={provision.text[language] ?? ''} />
    </p>
  )
}
