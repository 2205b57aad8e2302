/** Replaces a part of the overview that could not be read; the other parts are shown. */
export function Unread() {
  return <p className="text-muted">This could not be read. Reload the page to try again.</p>
}
