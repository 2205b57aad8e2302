import { z } from '../commands/zod'

type Command = z.ZodObject

/** How a screen holds what a command says. */
interface Mapping<Screen extends z.ZodRawShape, Meant> {
  /** What the screen has in its own way. Every other field is the command's own, and goes on as it is. */
  screen: Screen
  /** What that means. What means nothing is refused, at its control. */
  toCommand: (values: z.output<z.ZodObject<Screen>>, refuse: Refuse<keyof Screen>) => Meant
  /** The control that shows a field of the command, where it has another name. */
  controlOf?: (field: string, values: z.output<z.ZodObject<Screen>>) => string
}

/** Says at a control of the screen why it cannot be taken. */
export type Refuse<Control> = (control: Control, message: string) => void

/** A form as a door reads it. */
export interface Form<Read> {
  /** From what a browser sends to the command; what is wrong is said at the controls. */
  schema: z.ZodType<Read>
  /** At which control of the form, filled in like this, a field of the command is shown. */
  controlOf: (field: string, values: unknown) => string
}

/**
 * A form of the screen whose values become a command. It has no rules but those of the screen: what the command says is said by
 * the command's schema, for this door as for any other.
 */
export function formOf<
  Of extends Command,
  Screen extends z.ZodRawShape,
  Meant extends { [Field in keyof z.input<Of>]?: unknown },
>(command: Of, { screen, toCommand, controlOf = (field) => field }: Mapping<Screen, Meant>) {
  type Values = Omit<z.input<Of>, keyof Meant> & z.input<z.ZodObject<Screen>>
  const schema = z.looseObject(screen).transform((read, context) => {
    const values = read as z.output<z.ZodObject<Screen>>
    const said = new Set<string>()
    function say(control: string, message: string) {
      if (said.has(control)) return
      said.add(control)
      context.issues.push({ code: 'custom', path: [control], input: values, message })
    }
    const meant = toCommand(values, (control, message) => say(String(control), message))
    const checked = command.safeParse({ ...values, ...meant })
    for (const { path, message } of checked.error?.issues ?? [])
      say(controlOf(String(path[0] ?? 'form'), values), message)
    return checked.success && said.size === 0 ? checked.data : z.NEVER
  })
  return {
    // Of what is loose, types know nothing.
    schema: schema as unknown as z.ZodType<z.output<Of>, Values>,
    controlOf: (field, values) => controlOf(field, values as z.output<z.ZodObject<Screen>>),
  } satisfies Form<z.output<Of>>
}
