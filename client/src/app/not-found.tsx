import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
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
