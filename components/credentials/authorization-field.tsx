'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { Radio } from '@/components/ui/radio'
import type { CredentialForm } from '@/lib/schemas/forms/credential'
import type { GrantOffer } from './form-offer'

interface AuthorizationFieldProps {
  authorization: CredentialForm['authorization']
  onAuthorization: (authorization: CredentialForm['authorization']) => void
  productIds: string[]
  onProducts: (ids: string[]) => void
  products: GrantOffer['products']
  error: string | undefined
}

/** Whose authority the credential acts with, and for which products. */
export function AuthorizationField(props: AuthorizationFieldProps) {
  const { authorization, onAuthorization, productIds, onProducts, products, error } = props

  function toggle(id: string, on: boolean) {
    onProducts(on ? [...productIds, id] : productIds.filter((other) => other !== id))
  }

  return (
    <Fieldset legend="Authorization" error={error}>
      <div className="flex flex-col">
        <Radio
          name="authorization"
          label="Cloud administrator"
          hint="All APIs granted above."
          checked={authorization === 'cloud_administrator'}
          onChange={() => onAuthorization('cloud_administrator')}
        />
        <Radio
          name="authorization"
          label="Product administrators"
          hint="Only those of the APIs granted above that belong to the chosen products."
          checked={authorization === 'product_administrator'}
          onChange={() => onAuthorization('product_administrator')}
        />
      </div>
      {authorization === 'product_administrator' && (
        <div className="ml-6 flex flex-wrap gap-x-5">
          {products.map((product) => (
            <Checkbox
              key={product.id}
              label={product.name}
              checked={productIds.includes(product.id)}
              onChange={(event) => toggle(product.id, event.target.checked)}
            />
          ))}
        </div>
      )}
    </Fieldset>
  )
}
