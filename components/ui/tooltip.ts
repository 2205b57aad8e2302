/** Plain attributes, so that a page can have hundreds of tooltips without rendering anything for them. */
interface TooltipAttributes {
  'data-tooltip': string
  'data-tooltip-press'?: true
}

/**
 * A short text beside a hovered or focused element. Spread the result over the element, which must be focusable. It is
 * visual only: give assistive technology the same text with `aria-label` or `aria-describedby`.
 * `openOnPress` also opens it on press, for touch screens.
 */
export function tooltip(text: string, { openOnPress = false } = {}): TooltipAttributes {
  return { 'data-tooltip': text, ...(openOnPress && { 'data-tooltip-press': true }) }
}
