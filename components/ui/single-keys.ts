'use client'

import { createContext } from 'react'

/** Whether single keys are shortcuts for the reader. */
export const SingleKeys = createContext(false)
