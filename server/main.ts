import { serve } from './serve'

await serve(() => new Date())
