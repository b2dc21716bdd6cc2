// Holds the imports to `.dependency-cruiser.cjs`: prints each one that is out of bounds, and exits with 1.
import swc from '@swc/core'
import { cruise, format } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

// dependency-cruiser asks swc for plain TypeScript whatever the file is called; `.tsx` has to be said.
const parseFile = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('.tsx') })

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs')
const PARTS = ['shared/src', 'server/src', 'server/embedded-store/src', 'client/src', 'test']
const { output } = await cruise(PARTS, { ...options, validate: true })
const report = await format(output, { outputType: 'err' })

process.stdout.write(`${report.output}\n`)
process.exitCode = report.exitCode > 0 ? 1 : 0
