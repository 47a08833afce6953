// Runs before the first paint: language, direction and theme of the reader, from the address or,
// without a word there, from what the reader chose earlier. A file of its own because the content
// security policy forbids inline scripts.
;(() => {
  const query = new URLSearchParams(location.search)
  const stored = (name) => {
    try {
      return localStorage.getItem(`corridor.${name}`)
    } catch {
      return null
    }
  }
  const known = ['en', 'fr', 'es', 'ar']
  const wanted = [query.get('lang'), stored('lang'), ...(navigator.languages ?? [])]
  const lang = wanted
    .map((tag) => tag?.slice(0, 2).toLowerCase())
    .find((tag) => known.includes(tag))
  const theme = query.get('theme') ?? stored('theme')
  const root = document.documentElement
  root.lang = lang ?? 'en'
  root.dir = lang === 'ar' ? 'rtl' : 'ltr'
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
})()
