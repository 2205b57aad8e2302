/** Who set up the Keyturn that is measured. */
export const administrator = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery' }
