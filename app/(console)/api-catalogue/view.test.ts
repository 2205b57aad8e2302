import { expect, test } from 'vitest'
import { toSamples } from './view'

test.each([
  [['Alerts', 'Devices'], ['Security'], '2 sample APIs and 1 sample product'],
  [['Alerts'], [], '1 sample API'],
  [[], ['Security', 'Platform'], '2 sample products'],
])('the samples %j and %j are counted as "%s"', (apis, products, inWords) => {
  const samples = toSamples({
    apis: { names: apis, count: apis.length },
    products: { names: products, count: products.length },
  })
  expect(samples).toMatchObject({ inWords, count: apis.length + products.length })
})
