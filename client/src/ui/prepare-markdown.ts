/** Fetches what these texts need to be shown as they are meant to be: see `markdown-tokens.ts`, which comes with the pages. */
export async function prepareMarkdown(texts: readonly (string | null)[]): Promise<void> {
  const { fetchLexerFor } = await import('./markdown-tokens.ts')
  await fetchLexerFor(texts)
}
