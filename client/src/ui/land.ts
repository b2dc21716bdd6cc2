/** Milliseconds for which a place that was asked for is held while what is around it is being set. */
const LANDING = 15_000
const STEADY_FRAMES = 8
/** Frames in which what was sought has time to come. */
const SEEK_EVERY = 20

type Landing = {
  /** Called while the place is not on the page yet: brings it there. */
  seek?: () => void
  /** Whether what is at the place has been loaded. */
  ready?: (place: HTMLElement) => boolean
  /** Called once, when the place is there and loaded. */
  landed?: (place: HTMLElement) => void
}

/** Holds a place at the top of the screen until what is around it has been set, or the reader moves on. The answer ends it. */
export function land(id: string, { seek, ready = () => true, landed }: Landing): () => void {
  const began = performance.now()
  let steady = 0
  let arrived = false
  let frame = 0
  let over = false
  const end = () => {
    over = true
  }
  const signs = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const
  // Not what brought the reader here: only what they do from now on.
  setTimeout(() => {
    for (const sign of signs) window.addEventListener(sign, end, { once: true, passive: true })
  })
  const step = () => {
    const place = document.getElementById(id)
    if (over || performance.now() - began > LANDING || steady > STEADY_FRAMES) {
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
        landed?.(place)
      }
    } else if (frame % SEEK_EVERY === 0) seek?.()
    frame++
    requestAnimationFrame(step)
  }
  step()
  return end
}
