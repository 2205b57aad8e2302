/** What is asked before a form with changes is closed. */
export const unsavedChanges = {
  title: 'Discard what you typed?',
  body: 'It has not been saved.',
  leave: 'Discard',
  stay: 'Keep editing',
}
