/** The question before a form with changes is closed. */
export const unsavedChanges = {
  title: 'Discard what you typed?',
  body: 'Your changes have not been saved.',
  leave: 'Discard',
  stay: 'Keep editing',
}
