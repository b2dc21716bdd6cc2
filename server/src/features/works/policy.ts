import type { Feature } from '../../http/feature.ts'
import { only, PRESIDING_OR_SECRETARIAT } from '../../record/policy.ts'

const ask = 'Works are linked by the chair, a vice-chair or the Secretariat. Ask them.'

export const workPolicies: Feature<'works'>['policies'] = {
  linkWorks: only(PRESIDING_OR_SECRETARIAT, ask),
  unlinkWorks: only(PRESIDING_OR_SECRETARIAT, ask),
}
