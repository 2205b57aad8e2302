import { z } from '../commands/zod'

type Command = z.ZodObject

/** How the values of a screen become a command. */
interface Mapping<Screen extends z.ZodRawShape, Meant> {
  /** The fields that only the screen has. All others are the command's own and are passed on unchanged. */
  screen: Screen
  /** The part of the command that these fields stand for. Calls `refuse` for values that stand for nothing. */
  toCommand: (values: z.output<z.ZodObject<Screen>>, refuse: Refuse<keyof Screen>) => Meant
  /** The control that shows a field of the command, if its name differs. */
  controlOf?: (field: string, values: z.output<z.ZodObject<Screen>>) => string
}

/** Reports at a control why its value is not accepted. */
export type Refuse<Control> = (control: Control, message: string) => void

/** A form as a door reads it. */
export interface Form<Read> {
  /** Converts what a browser sends into the command, with errors at the controls. */
  schema: z.ZodType<Read>
  /** The control that shows a field of the command, given the values of the form. */
  controlOf: (field: string, values: unknown) => string
}

/**
 * A form whose values become a command. It checks only what concerns the screen: all other rules are in the schema of the
 * command, for every door.
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
    // The types say nothing about the fields of a loose object.
    schema: schema as unknown as z.ZodType<z.output<Of>, Values>,
    controlOf: (field, values) => controlOf(field, values as z.output<z.ZodObject<Screen>>),
  } satisfies Form<z.output<Of>>
}
