'use client'

import { useState, type ReactNode } from 'react'
import { AddDialog } from './add-dialog'
import type { CatalogueActions, ProductView } from './catalogue-view'
import { EditDialog } from './edit-dialog'
import { OpenContext, type OpenDialog } from './open-dialog'
import { RetireDialog } from './retire-dialog'

interface DialogsProps {
  actions: CatalogueActions
  products: ProductView[]
  children: ReactNode
}

/** Holds the one dialog that may be open over the catalogue. */
export function CatalogueDialogs({ actions, products, children }: DialogsProps) {
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })

  return (
    <OpenContext value={setDialog}>
      {children}
      {renderDialog()}
    </OpenContext>
  )

  function renderDialog() {
    switch (dialog.kind) {
      case 'none':
        return null
      case 'add':
        return <AddDialog add={actions.add} products={products} onClose={close} />
      case 'edit':
        return <EditDialog api={dialog.api} edit={actions.edit} products={products} onClose={close} />
      case 'retire':
        return <RetireDialog api={dialog.api} retire={actions.retire} onClose={close} />
      default:
        return dialog satisfies never
    }
  }
}
