/** A name in a sentence. Its own direction, if it is Arabic or Hebrew, does not reach the words around it. */
export function Quoted({ children }: { children: string }) {
  return (
    <>
      “<bdi>{children}</bdi>”
    </>
  )
}
