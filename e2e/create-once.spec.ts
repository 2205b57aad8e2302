import { isServerAction, ServerAction } from './support/server-action'
import { expect, test } from './support/test'

test('a double click on Create creates one client', async ({ console, stored }) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Clicked twice' })
  await dialog.getByRole('button', { name: 'Create', exact: true }).dblclick()
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.clients('Clicked twice')).toHaveLength(1)
})

test('the same submission sent again creates no second client, and does not reveal the secret', async ({
  console,
  byHand,
  stored,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Submitted twice' })
  const action = await ServerAction.caught(console.page, () => console.submitCreate(dialog))
  const http = await byHand('cloud_administrator')
  const answers = await Promise.all([1, 2, 3].map(() => action.send(http)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  expect(texts.filter((text) => text.includes('kt_secret_'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('This form was already sent'))).toHaveLength(2)
  const client = await stored.client('Submitted twice')
  expect(await stored.events(client.id)).toHaveLength(1)
})

test('while the server is unreachable, the form keeps its input, says so, and can be sent again', async ({
  console,
  stored,
}) => {
  const text = { name: 'Sent again', description: 'Typed once', contactEmail: 'again@example.com' }
  const dialog = await console.openCreate()
  await console.fill(dialog, { ...text, application: 'Automate' })
  let reachable = false
  await console.page.route('**/*', (route) =>
    isServerAction(route.request()) && !reachable ? route.abort('connectionrefused') : route.fallback(),
  )
  await console.submitCreate(dialog)
  await expect(dialog.getByRole('alert')).toContainText('Your change may have been saved')
  await expect(dialog.getByLabel('Name')).toHaveValue('Sent again')
  await expect(dialog.getByLabel('Description')).toHaveValue('Typed once')
  await expect(dialog.getByLabel('Contact email')).toHaveValue('again@example.com')
  await expect(dialog.getByLabel('Application')).toHaveValue('Automate')
  expect(await stored.clients('Sent again')).toEqual([])

  reachable = true
  await console.submitCreate(dialog)
  await console.readSecret()
  await console.takeSecret()
  expect(await stored.client('Sent again')).toMatchObject(text)
})

test('after a lost answer, the retry says that the client exists and how to get a new secret', async ({
  console,
  api,
  stored,
}) => {
  const dialog = await console.openCreate()
  await console.fill(dialog, { name: 'Answer lost' })
  let lost = false
  await console.page.route('**/*', async (route) => {
    if (lost || !isServerAction(route.request())) return route.fallback()
    lost = true
    await route.fetch()
    return route.abort('connectionreset')
  })
  await console.submitCreate(dialog)
  await expect(dialog.getByRole('alert')).toContainText('Your change may have been saved')
  await console.submitCreate(dialog)
  await expect(dialog.getByRole('alert')).toContainText(
    '“Answer lost” exists. Its secret cannot be shown again',
  )
  expect(await stored.clients('Answer lost')).toHaveLength(1)

  await dialog.getByRole('button', { name: 'Show “Answer lost”' }).click()
  await console.drawer('Answer lost').getByRole('button', { name: 'Reset secret...' }).click()
  await console.question('Reset API secret').getByRole('button', { name: 'Reset secret' }).click()
  const { clientId, secret } = await console.readSecret()
  await console.takeSecret()
  await api.redeem(clientId, secret)
})
