/** The attributes of a field that neither browsers nor password managers may remember or fill in. */
export const keepFromPasswordManagers = {
  autoComplete: 'off',
  'data-1p-ignore': true,
  'data-bwignore': true,
  'data-lpignore': 'true',
  'data-form-type': 'other',
}
