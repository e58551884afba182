import { clampChroma, converter, formatHex, formatHex8, parse, wcagLuminance } from 'culori'
import type { Oklch } from 'culori'

/** What a colour is for: it decides where in the dark it goes. */
export type ColourRole = 'text' | 'ground' | 'line'

/**
 * No ground is lighter than the first relative luminance (WCAG 2.2), and no text darker than the second. So any text on any
 * ground has a contrast of (0.46 + 0.05) : (0.06 + 0.05) = 4.6 at least, which is AA, whatever the cascade puts on what.
 */
const MOST_GROUND = 0.06
const LEAST_TEXT = 0.46

/** Lightness (OKLCH) of the pane, of the lightest ground, of the dimmest and of the usual text in the dark. */
const PANE = 0.232
const LIGHTEST_GROUND = 0.39
const DIMMEST_TEXT = 0.765
const USUAL_TEXT = 0.92
const BRIGHTEST_TEXT = 0.97

/** What white paper becomes: the reader's own ground (styles/tokens.css: --pane). */
export const DARK_PAPER = '#1b1e22'

const toOklch = converter('oklch')

/**
 * A colour of a light message as it is in the dark: its hue kept, its lightness turned over where it must be. What is
 * no colour, or none of its own (`inherit`, system colours), comes back as it was.
 */
export function inTheDark(colour: string, role: ColourRole): string {
  const parsed = parse(colour)
  const original = parsed && toOklch(parsed)
  if (!original) return colour
  const alpha = original.alpha ?? 1
  if (alpha === 0) return colour
  const { l, c } = original
  if (role === 'text') return hex(lifted(original, alpha))
  if (role === 'line') return hex({ ...original, l: 0.31 + (1 - l) * 0.3 }, alpha)
  if (l > 0.985 && c < 0.02) return alpha === 1 ? DARK_PAPER : hex({ ...original, l: PANE }, alpha)
  return hex(darkened(original), alpha)
}

/** Faint text is taken as what it looks like on paper, and then stands at full strength. */
function lifted(original: Oklch, alpha: number): Oklch {
  const l = 1 - (1 - original.l) * alpha
  const wanted =
    l <= 0.5
      ? USUAL_TEXT - (l / 0.5) * (USUAL_TEXT - DIMMEST_TEXT)
      : Math.min(Math.max(l, DIMMEST_TEXT), BRIGHTEST_TEXT)
  let colour = within({ ...original, alpha: 1, l: wanted })
  while (wcagLuminance(colour) < LEAST_TEXT) colour = within({ ...colour, l: colour.l + 0.01 })
  return colour
}

function darkened(original: Oklch): Oklch {
  const { l } = original
  const wanted = l >= 0.5 ? PANE + ((1 - l) / 0.5) * (LIGHTEST_GROUND - PANE) : Math.min(l, LIGHTEST_GROUND)
  let colour = within({ ...original, l: wanted })
  while (wcagLuminance(colour) > MOST_GROUND) colour = within({ ...colour, l: colour.l - 0.01 })
  return colour
}

const within = (colour: Oklch): Oklch => clampChroma({ ...colour, l: Math.min(colour.l, 1) }, 'oklch')

const hex = (colour: Oklch, alpha = 1): string => {
  const shown = within({ ...colour, alpha })
  return alpha === 1 ? formatHex(shown) : formatHex8(shown)
}
