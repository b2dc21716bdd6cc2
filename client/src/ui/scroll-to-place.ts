/** Milliseconds for which a requested place is held while its surroundings are being laid out. */
const HOLD = 15_000
const STEADY_FRAMES = 8
/** Frames within which the requested place has to appear. */
const SEEK_EVERY = 20

type ScrollOptions = {
  /** Called while the place is not on the page yet: brings it there. */
  seek?: () => void
  /** Whether the content of the place has been loaded. */
  ready?: (place: HTMLElement) => boolean
  /** Called once, when the place is there and loaded. */
  onArrival?: (place: HTMLElement) => void
}

/**
 * Holds a place at the top of the screen until its surroundings are laid out, or the reader scrolls. Returns the
 * function that ends it.
 */
export function scrollToPlace(id: string, { seek, ready = () => true, onArrival }: ScrollOptions): () => void {
  const began = performance.now()
  let steady = 0
  let arrived = false
  let frame = 0
  let over = false
  const end = () => {
    over = true
  }
  const signs = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const
  // Only the reader's input from now on counts, not the click that led here.
  setTimeout(() => {
    for (const sign of signs) window.addEventListener(sign, end, { once: true, passive: true })
  })
  const step = () => {
    const place = document.getElementById(id)
    if (over || performance.now() - began > HOLD || steady > STEADY_FRAMES) {
      for (const sign of signs) window.removeEventListener(sign, end)
      return
    }
    if (place) {
      const before = window.scrollY
      place.scrollIntoView({ block: 'start', behavior: 'instant' })
      const loaded = ready(place)
      steady = loaded && Math.abs(window.scrollY - before) < 1 ? steady + 1 : 0
      if (loaded && !arrived) {
        arrived = true
        onArrival?.(place)
      }
    } else if (frame % SEEK_EVERY === 0) seek?.()
    frame++
    requestAnimationFrame(step)
  }
  step()
  return end
}
