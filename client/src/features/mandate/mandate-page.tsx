import { Button } from '@mantine/core'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import { useQuery } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { WithContents } from '../../ui/contents.tsx'
import type { ContentsLine } from '../../ui/contents-line.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './mandate.module.css'
import { mandatePaths } from './names.ts'
import { mandatesQuery } from './queries.ts'

type Mandate = Mandates['mandates'][number]

/** The mandates as a table of contents of all work. */
export function MandatePage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const query = useQuery(mandatesQuery(id))
  return (
    <Page
      title={t('mandate.title')}
      lead={t('mandate.lead')}
      width="wide"
      actions={
        query.data?.can.importMandate === null && (
          <Button component={Link} to={mandatePaths(address).importMandate} variant="default">
            {t('mandate.import.action')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={12}>
        {({ mandates }) =>
          mandates.length === 0 ? (
            <EmptyState title={t('mandate.none')}>{t('mandate.noneText')}</EmptyState>
          ) : (
            <WithContents lines={contentsOf(mandates)} places="main li[id^='clause-']">
              <div className={styles.mandates}>
                {mandates.map((mandate) => (
                  <OneMandate key={mandate.id} mandate={mandate} />
                ))}
              </div>
            </WithContents>
          )
        }
      </Loaded>
    </Page>
  )
}

const clauseId = (mandate: string, number: string) => `clause-${mandate}-${number}`

/** All clauses, those within another one further in. */
function contentsOf(mandates: Mandate[]): ContentsLine[] {
  return mandates.flatMap(({ id, clauses }) =>
    clauses.map(({ number, parent, text }) => ({
      ...{ id: clauseId(id, number), number, level: parent === null ? 0 : 1 },
      label: <Official text={text} />,
    })),
  )
}

function OneMandate({ mandate }: { mandate: Mandate }) {
  const { address } = useCommittee()
  return (
    <section aria-labelledby={`mandate-${mandate.id}`} className={styles.mandate}>
      <h2 id={`mandate-${mandate.id}`} className={styles.title}>
        <Official text={mandate.title} />
      </h2>
      <ol className={styles.clauses}>
        {mandate.clauses.map(({ number, parent, text, works, open }) => (
          <li key={number} id={clauseId(mandate.id, number)} className={styles.clause} data-nested={parent !== null}>
            <span className={styles.number}>{number}</span>
            <div className={styles.words}>
              <Link to={mandatePaths(address).clause(mandate.id, number)} className={styles.text}>
                <Official text={text} />
              </Link>
              <Work works={works} open={open} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Work({ works, open }: { works: number; open: number }) {
  const { t } = useTranslation()
  if (works === 0) return null
  return (
    <p className={styles.work}>
      <span>{t('mandate.works', { count: works })}</span>
      {open > 0 && <strong>{t('mandate.open', { count: open })}</strong>}
    </p>
  )
}
