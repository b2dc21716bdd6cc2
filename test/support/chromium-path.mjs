// Prints which Chromium to start and the environment it needs, as one line of JSON. A program of its own: the package
// is ESM only, and unpacks the system libraries that a bare machine lacks only if it believes that it runs in a cloud
// function.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x'
const { default: chromium } = await import('@sparticuz/chromium')

const executablePath = await chromium.executablePath()
const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env
process.stdout.write(JSON.stringify({ executablePath, env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } }))
