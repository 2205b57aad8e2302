/** The name under which a form has the error that its fields could not be checked. No field has this name. */
export const uncheckedField = 'unchecked'
