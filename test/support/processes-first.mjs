import { createRequire } from 'node:module'

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer')

/** Files that start processes and browsers take longest: they begin first, and the short ones fill the workers at the end. */
const SLOW = ['e2e', 'integration', 'abuse']

export default class ProcessesFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ context }) => SLOW.includes(context.config.displayName?.name)
    const sorted = super.sort([...tests])
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))]
  }
}
