import { z } from 'zod'

// Zod compiles objects to functions where it may, and tries `eval` to find out: our content security policy refuses that, and
// browsers report the attempt on every page. It looks when a schema is made, so whoever makes one takes `z` from here.
z.config({ jitless: true })

export { z }
