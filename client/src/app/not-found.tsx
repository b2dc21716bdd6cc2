import { useParams } from 'react-router'
import { useTranslation } from '../i18n/translate.ts'
import { Link } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'

export function NotFound() {
  const { t } = useTranslation()
  const { committee } = useParams()
  return (
    <Page title={t('shell.notFound.title')}>
      <p>{t('shell.notFound.text')}</p>
      <p>
        <Link to={committee === undefined ? '/' : `/${committee}/today`}>{t('shell.notFound.back')}</Link>
      </p>
    </Page>
  )
}
