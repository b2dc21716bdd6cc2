// Sets the colour scheme before the first paint; a file of its own because the content policy allows no inline script.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('quorate-color-scheme')
  } catch {
    // Storage is not available: the system's scheme applies.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
