'use client'

import { Quoted } from '@/components/ui/quoted'
import { DestroyQuestion } from '@/components/ui/destroy-question'
import type { OpenedProps } from '@/components/ui/dialog-host'
import { ApiDialog } from './api-dialog'
import { losses } from './losses'
import type { CatalogueDialog, CatalogueGiven } from './open-dialog'
import { ProductDialog } from './product-dialog'

interface CatalogueDialogsProps extends OpenedProps<CatalogueDialog> {
  given: CatalogueGiven
}

const empty = { name: '', slug: '', productId: '', writable: true, grantable: true }

/** The dialog that is open over the catalogue. It warns before credentials lose access. */
export function CatalogueDialogs({ opened, given, onClose: close }: CatalogueDialogsProps) {
  const { actions, products, reading } = given
  switch (opened.kind) {
    case 'add':
      return (
        <ApiDialog
          title="Add API"
          about={null}
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
          about={{ id }}
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
        <DestroyQuestion
          title="Retire API"
          confirmLabel="Retire"
          done="Retired"
          action={actions.retire}
          id={api.id}
          name={api.name}
          affected={actions.holders}
          says={({ count }) => losing(count, api.name)}
          reading={reading}
          onClose={close}
        >
          <p>
            <Quoted>{api.name}</Quoted> is removed from the catalogue permanently. Its slug{' '}
            <code className="text-text">{api.slug}</code> cannot be reused. An API that checks tokens offline
            still accepts issued tokens until they expire.
          </p>
        </DestroyQuestion>
      )
    }
    case 'addProduct':
      return (
        <ProductDialog
          title="Add product"
          about={null}
          saveLabel="Add"
          done="Added"
          values={{ name: '', slug: '' }}
          slugFixed={false}
          save={actions.addProduct}
          onClose={close}
        />
      )
    case 'renameProduct': {
      const { id, name, slug } = opened.product
      return (
        <ProductDialog
          title="Rename product"
          about={{ id }}
          saveLabel="Save"
          done="Saved"
          values={{ name, slug }}
          slugFixed
          save={(fields) => actions.renameProduct({ id, name: fields.name })}
          onClose={close}
        />
      )
    }
    case 'removeProduct': {
      const { product } = opened
      return (
        <DestroyQuestion
          title="Remove product"
          confirmLabel="Remove"
          done="Removed"
          action={actions.removeProduct}
          id={product.id}
          name={product.name}
          affected={actions.productUse}
          says={({ blocked }) => blocked ?? 'No API, credential or administrator has this product.'}
          reading={reading}
          onClose={close}
        >
          <p>
            <Quoted>{product.name}</Quoted> is removed from the catalogue permanently. Its slug{' '}
            <code className="text-text">{product.slug}</code> cannot be reused. You can remove only a product
            that nothing uses.
          </p>
        </DestroyQuestion>
      )
    }
    case 'removeSamples':
      return (
        <DestroyQuestion
          title="Remove the sample catalogue"
          confirmLabel="Remove"
          done="Removed"
          action={actions.removeSamples}
          id="samples"
          name="sample catalogue"
          affected={opened.samples}
          says={({ count }) => `${opened.samples.inWords} ${count === 1 ? 'is' : 'are'} erased:`}
          reading={reading}
          onClose={close}
        >
          <p>
            The sample APIs that were never granted or edited are erased, and so are the sample products that
            are empty then. You can use their slugs again. APIs that were granted stay, and so does
            Introspection, which belongs to Keyturn.
          </p>
        </DestroyQuestion>
      )
    default:
      return opened satisfies never
  }
}

/** What credentials lose by retiring an API. */
function losing(count: number, name: string): string {
  if (count === 0) return `No credential can use “${name}” now.`
  const credentials = count === 1 ? '1 credential loses' : `${count.toLocaleString('en')} credentials lose`
  return `${credentials} “${name}” at once:`
}
