import { z } from 'zod'

// To learn whether it can compile objects to functions, Zod tries `eval`. Our content security policy blocks that, and
// browsers report the attempt on every page. It tries when a schema is made, so every file that makes one imports `z` from
// here.
z.config({ jitless: true })

export { z }
