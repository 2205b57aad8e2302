'use client'

import type { ReactNode } from 'react'
import { NamedQuestion } from '@/components/ui/action-question'
import { ApiDialog } from './api-dialog'
import type { CatalogueActions, ProductView } from './catalogue-view'
import { losses } from './losses'
import { CatalogueHost } from './open-dialog'

interface DialogsProps {
  actions: CatalogueActions
  products: ProductView[]
  children: ReactNode
}

const empty = { name: '', slug: '', productId: '', writable: true, grantable: true }

/** The dialogs of the catalogue. They warn before credentials lose access. */
export function CatalogueDialogs({ actions, products, children }: DialogsProps) {
  return (
    <CatalogueHost
      render={(opened, close) => {
        switch (opened.kind) {
          case 'add':
            return (
              <ApiDialog
                title="Add API"
                saveLabel="Add"
                done="Added"
                values={empty}
                save={actions.add}
                products={products}
                slugFixed={false}
                onClose={close}
              />
            )
          case 'edit': {
            const { id, name, slug, writable, grantable, ...api } = opened.api
            const values = { name, slug, productId: api.productId ?? '', writable, grantable }
            return (
              <ApiDialog
                title="Edit API"
                saveLabel="Save"
                done="Saved"
                values={values}
                save={({ slug: _fixed, ...fields }) => actions.edit({ ...fields, id })}
                products={products}
                slugFixed
                warningOf={(fields) => losses(opened.api, { ...values, ...fields })}
                onClose={close}
              />
            )
          }
          case 'retire': {
            const { api } = opened
            return (
              <NamedQuestion
                title="Retire API"
                confirmLabel="Retire"
                done="Retired"
                action={actions.retire}
                id={api.id}
                onClose={close}
              >
                <p>
                  “{api.name}” is removed from the catalogue permanently. Its slug{' '}
                  <code className="text-text">{api.slug}</code> cannot be reused.
                </p>
                <p className="font-medium text-text">
                  {losses(api, { writable: false, grantable: false, productId: '' }) ??
                    `No credential can use ${api.slug} now.`}
                </p>
              </NamedQuestion>
            )
          }
          default:
            return opened satisfies never
        }
      }}
    >
      {children}
    </CatalogueHost>
  )
}
