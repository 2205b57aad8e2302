/** Attributes, so that a page may have hundreds of tooltips and render nothing for them. */
interface TooltipAttributes {
  'data-tooltip': string
  'data-tooltip-press'?: true
}

/**
 * A short text beside an element while that is hovered or focused; spread what this gives over the element, which must
 * be focusable. It is for the eye only: say the same to assistive technology through `aria-label` or `aria-describedby`.
 * `openOnPress`: also opens when pressed, for on touch there is neither hover nor focus to ask with.
 */
export function tooltip(text: string, { openOnPress = false } = {}): TooltipAttributes {
  return { 'data-tooltip': text, ...(openOnPress && { 'data-tooltip-press': true }) }
}
