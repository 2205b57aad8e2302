/** The administrator of the measured Keyturn. */
export const administrator = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery' }
