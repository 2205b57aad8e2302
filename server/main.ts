import { passwordCost } from '@/lib/passwords/passwords'
import { serve } from './serve'

await serve({ clock: () => new Date(), passwordCost })
